"""What places are made of: sky, ground, hills, and the way in which things repeat along them."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from engine.blocking.style import Pen, mix, shade
from engine.document.model import Colour

LEFT, RIGHT, TOP, BOTTOM = -1.3, 2.3, -1.2, 2.2  # how far a place goes on
WOOD: Colour = (158, 122, 90)
LEAF: Colour = (112, 146, 100)
GLASS: Colour = (170, 194, 206)
CREAM: Colour = (236, 228, 212)
STONE: Colour = (156, 154, 150)


def own(base: Colour, colour: Colour, amount: float = 0.38) -> Colour:
    """A colour of the place, leaning towards the one that it has in the cast; grey is no opinion."""
    opinion = (max(colour) - min(colour)) / 255
    return mix(base, colour, amount * min(1.0, 0.25 + 2.2 * opinion))


def along(step: float, start: float = 0.0) -> Iterable[tuple[int, float]]:
    """(number, x) of things that repeat along the whole place."""
    first = int(np.floor((LEFT - start) / step))
    last = int(np.ceil((RIGHT - start) / step))
    return ((number, start + number * step) for number in range(first, last + 1))


def vary(number: int, salt: int = 0) -> float:
    """0..1, different for every number and always the same for one."""
    return float(((number * 0.61803398875 + salt * 0.754877666) * 7.13) % 1.0)


def sky(p: Pen, horizon: float, orb: bool = True) -> None:
    """The sky down to a horizon: flat in the blocking, a gradient when finished."""
    high, low = p.hour.sky
    p.rect(LEFT, TOP, RIGHT, horizon + 0.02, mix(high, low, 0.35), line=False, glowing=True)
    if p.finished:
        bands = 10
        for band in range(bands):
            y = horizon * band / bands
            p.rect(LEFT, y, RIGHT, horizon + 0.02, mix(high, low, (band + 0.5) / bands), line=False, glowing=True)
    if p.light == "night":
        for number in range(26):
            x, y = LEFT + (RIGHT - LEFT) * vary(number, 1), horizon * (0.75 * vary(number, 2) - 0.1)
            p.disc(x, y, 0.005, (222, 226, 232), line=False, glowing=True)
    if orb:
        x, y = p.hour.orb_at
        if p.light != "indoor":
            p.disc(x, min(y, horizon - 0.1), 0.065, p.hour.orb, line=False, glowing=True)
            p.glow(x, min(y, horizon - 0.1), 0.3, 0.45, p.hour.orb)


def clouds(p: Pen) -> None:
    soft = mix(p.hour.sky[1], (255, 255, 255), 0.1 if p.light == "night" else 0.5)
    for number, x in along(0.62, 0.3):
        y, size = 0.10 + 0.16 * vary(number, 3), 0.7 + 0.6 * vary(number, 4)
        outline = np.array([(-0.16, 0.03), (-0.1, -0.02), (-0.03, -0.055), (0.05, -0.03), (0.12, -0.02), (0.17, 0.03)])
        p.smooth(outline * size + (x, y), soft, line=False, glowing=True)


def ground(p: Pen, top: float, colour: Colour, line: bool = True) -> None:
    p.rect(LEFT, top, RIGHT, BOTTOM, colour, line)


def hills(p: Pen, base: float, height: float, step: float, colour: Colour, salt: int = 0) -> None:
    points = [(x, base - height * (0.35 + 0.65 * vary(number, salt + 5))) for number, x in along(step)]
    p.smooth([(LEFT, BOTTOM), *points, (RIGHT, BOTTOM)], colour)


def nowhere(p: Pen, c: Colour) -> None:
    """No place in particular: a quiet backdrop with a floor."""
    wall = own((214, 210, 202), c)
    p.rect(LEFT, TOP, RIGHT, 0.72, wall, line=False)
    p.rect(LEFT, 0.72, RIGHT, BOTTOM, shade(wall, 0.88), line=False)
