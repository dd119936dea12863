"""Every place that a shot can be set in, one small drawing each, on the stage: 0..1 is the frame, and there is more
of every place beyond it for the camera to find."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import numpy as np

from engine.blocking.style import CIRCLE, LAMP_LIGHT, Pen, mix, shade
from engine.document.model import Colour

Drawer = Callable[[Pen, Colour], None]

LEFT, RIGHT, TOP, BOTTOM = -1.3, 2.3, -1.2, 2.2  # how far a place goes on
WOOD: Colour = (158, 122, 90)
LEAF: Colour = (112, 146, 100)
GLASS: Colour = (170, 194, 206)
CREAM: Colour = (236, 228, 212)
STONE: Colour = (156, 154, 150)


def _own(base: Colour, colour: Colour, amount: float = 0.38) -> Colour:
    """A colour of the place, leaning towards the one that it has in the cast; grey is no opinion."""
    opinion = (max(colour) - min(colour)) / 255
    return mix(base, colour, amount * min(1.0, 0.25 + 2.2 * opinion))


def _along(step: float, start: float = 0.0) -> Iterable[tuple[int, float]]:
    """(number, x) of things that repeat along the whole place."""
    first = int(np.floor((LEFT - start) / step))
    last = int(np.ceil((RIGHT - start) / step))
    return ((number, start + number * step) for number in range(first, last + 1))


def _vary(number: int, salt: int = 0) -> float:
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
            x, y = LEFT + (RIGHT - LEFT) * _vary(number, 1), horizon * (0.75 * _vary(number, 2) - 0.1)
            p.disc(x, y, 0.005, (222, 226, 232), line=False, glowing=True)
    if orb:
        x, y = p.hour.orb_at
        if p.light != "indoor":
            p.disc(x, min(y, horizon - 0.1), 0.065, p.hour.orb, line=False, glowing=True)
            p.glow(x, min(y, horizon - 0.1), 0.3, 0.45, p.hour.orb)


def _clouds(p: Pen) -> None:
    soft = mix(p.hour.sky[1], (255, 255, 255), 0.1 if p.light == "night" else 0.5)
    for number, x in _along(0.62, 0.3):
        y, size = 0.10 + 0.16 * _vary(number, 3), 0.7 + 0.6 * _vary(number, 4)
        outline = np.array([(-0.16, 0.03), (-0.1, -0.02), (-0.03, -0.055), (0.05, -0.03), (0.12, -0.02), (0.17, 0.03)])
        p.smooth(outline * size + (x, y), soft, line=False, glowing=True)


def _ground(p: Pen, top: float, colour: Colour, line: bool = True) -> None:
    p.rect(LEFT, top, RIGHT, BOTTOM, colour, line)


def _hills(p: Pen, base: float, height: float, step: float, colour: Colour, salt: int = 0) -> None:
    points = [(x, base - height * (0.35 + 0.65 * _vary(number, salt + 5))) for number, x in _along(step)]
    p.smooth([(LEFT, BOTTOM), *points, (RIGHT, BOTTOM)], colour)


def _window(p: Pen, left: float, top: float, right: float, bottom: float, frame: Colour, view: bool = True) -> None:
    """A window seen from inside."""
    p.rect(left - 0.012, top - 0.02, right + 0.012, bottom + 0.02, frame)
    p.rect(left, top, right, bottom, mix(*p.hour.sky, 0.6), glowing=True)
    if view:
        low = bottom - (bottom - top) * 0.3
        p.shape([(left, bottom), (left, low), ((left + right) / 2, low - 0.04), (right, low + 0.02), (right, bottom)],
                mix(p.hour.sky[1], (70, 96, 84), 0.5), line=False, glowing=True)  # fmt: skip
    middle = (left + right) / 2
    p.rect(middle - 0.005, top, middle + 0.005, bottom, frame, line=False)
    p.rect(left, (top + bottom) / 2 - 0.008, right, (top + bottom) / 2 + 0.008, frame, line=False)
    p.rect(left - 0.02, bottom + 0.01, right + 0.02, bottom + 0.035, shade(frame, 0.9))


def _room(p: Pen, wall: Colour, floor: Colour, edge: float = 0.7) -> None:
    p.rect(LEFT, TOP, RIGHT, edge, wall, line=False)
    _ground(p, edge, floor)
    p.rect(LEFT, edge - 0.028, RIGHT, edge, mix(wall, CREAM, 0.55))
    if p.finished:
        # boards run towards us, so they open out from the middle of the picture
        for _, x in _along(0.16):
            p.mark([(x, edge + 0.01), (0.5 + (x - 0.5) * 2.6, BOTTOM)], floor, 0.7)


def _light_on_floor(p: Pen, left: float, right: float, edge: float) -> None:
    """What the window throws on the floor by day."""
    if p.light == "day":
        p.detail([(left + 0.06, edge + 0.04), (right + 0.06, edge + 0.04), (right + 0.2, edge + 0.2), (left + 0.2, edge + 0.2)],
                 (248, 236, 206))  # fmt: skip


def _hanging_lamp(p: Pen, x: float, y: float, colour: Colour) -> None:
    p.rect(x - 0.003, TOP, x + 0.003, y, (80, 76, 76), line=False)
    p.shape([(x - 0.022, y - 0.04), (x + 0.022, y - 0.04), (x + 0.06, y + 0.04), (x - 0.06, y + 0.04)], colour)
    lit = p.hour.lamps
    p.rect(x - 0.04, y + 0.04, x + 0.04, y + 0.052, LAMP_LIGHT if lit else CREAM, line=False, glowing=lit)
    p.glow(x, y + 0.06, 0.42, 0.55)


def _living_room(p: Pen, c: Colour) -> None:
    wall = _own((206, 190, 168), c)
    _room(p, wall, WOOD)
    for _, x in _along(1.7, 0.18):
        _window(p, x, 0.14, x + 0.2, 0.5, CREAM)
        for side in (x - 0.06, x + 0.2):
            p.shape(
                [(side, 0.08), (side + 0.06, 0.08), (side + 0.07, 0.62), (side - 0.01, 0.62)],
                shade(_own((170, 96, 84), c), 0.9),
            )
        _light_on_floor(p, x, x + 0.2, 0.7)
        p.rect(x + 0.42, 0.2, x + 0.56, 0.4, WOOD)
        p.rect(x + 0.435, 0.225, x + 0.545, 0.375, CREAM, line=False)
        p.shape([(x + 0.435, 0.375), (x + 0.48, 0.29), (x + 0.545, 0.375)], LEAF, line=False)
        p.rect(x + 0.72, 0.3, x + 0.98, 0.7, shade(WOOD, 0.8))
        for row in range(3):
            p.rect(x + 0.735, 0.325 + 0.125 * row, x + 0.965, 0.425 + 0.125 * row, shade(WOOD, 0.5), line=False)
            for at, book in enumerate(
                ((170, 92, 80), (92, 122, 138), (206, 178, 120), (120, 136, 104), (150, 110, 130))
            ):
                left = x + 0.745 + 0.038 * at + 0.01 * row
                p.rect(
                    left,
                    0.345 + 0.125 * row + 0.015 * ((at + row) % 2),
                    left + 0.03,
                    0.425 + 0.125 * row,
                    book,
                    line=False,
                )
    p.shape(CIRCLE * (0.5, 0.075) + (0.5, 0.9), _own((172, 124, 112), c))
    p.mark(CIRCLE * (0.44, 0.06) + (0.5, 0.9), _own((172, 124, 112), c), 0.7, closed=True)


def _kitchen(p: Pen, c: Colour) -> None:
    wall, front = _own((214, 208, 190), c, 0.25), _own((132, 152, 142), c)
    _room(p, wall, (186, 172, 152))
    for _, x in _along(1.7, 0.32):
        _window(p, x, 0.16, x + 0.24, 0.44, CREAM)
        _light_on_floor(p, x, x + 0.2, 0.74)
        for left in (x - 0.34, x - 0.19, x + 0.36, x + 0.51):
            p.rect(left, 0.08, left + 0.145, 0.32, front)
            p.rect(left + 0.115, 0.24, left + 0.125, 0.29, CREAM, line=False)
        p.rect(x + 0.84, 0.14, x + 1.06, 0.72, (214, 218, 216))
        p.mark([(x + 0.84, 0.34), (x + 1.06, 0.34)], (214, 218, 216))
        p.rect(x + 0.86, 0.38, x + 0.87, 0.48, STONE, line=False)
        p.rect(x - 0.5, 0.52, x + 0.8, 0.72, front)
        for at in range(8):
            p.mark([(x - 0.34 + at * 0.155, 0.55), (x - 0.34 + at * 0.155, 0.72)], front, 0.8)
        p.rect(x - 0.52, 0.49, x + 0.82, 0.525, (226, 220, 208))
        p.stroke([(x + 0.12, 0.49), (x + 0.12, 0.42), (x + 0.16, 0.42)], STONE, 0.012)
        p.rect(x + 0.46, 0.435, x + 0.54, 0.49, (92, 92, 98))
    _hanging_lamp(p, 0.62, 0.12, _own((186, 110, 84), c))


def _bedroom(p: Pen, c: Colour) -> None:
    wall = _own((184, 180, 190), c)
    _room(p, wall, (170, 140, 112))
    for _, x in _along(1.7, 0.1):
        _window(p, x, 0.16, x + 0.18, 0.48, CREAM)
        _light_on_floor(p, x, x + 0.18, 0.7)
        p.smooth(
            [(x + 0.44, 0.38), (x + 0.46, 0.32), (x + 0.86, 0.32), (x + 0.88, 0.38), (x + 0.88, 0.7), (x + 0.44, 0.7)],
            shade(WOOD, 0.8),
        )
        p.smooth([(x + 0.48, 0.46), (x + 0.62, 0.44), (x + 0.64, 0.56), (x + 0.48, 0.56)], (246, 242, 234))
        p.smooth([(x + 0.68, 0.46), (x + 0.82, 0.44), (x + 0.84, 0.56), (x + 0.68, 0.56)], (246, 242, 234))
        p.smooth(
            [(x + 0.42, 0.56), (x + 0.46, 0.53), (x + 0.86, 0.53), (x + 0.9, 0.56), (x + 0.92, 0.78), (x + 0.4, 0.78)],
            _own((126, 142, 172), c, 0.6),
        )
        p.rect(x + 0.96, 0.56, x + 1.06, 0.72, WOOD)
        p.rect(x + 1.005, 0.48, x + 1.015, 0.56, STONE, line=False)
        lit = p.hour.lamps
        p.shape(
            [(x + 0.985, 0.4), (x + 1.035, 0.4), (x + 1.055, 0.49), (x + 0.965, 0.49)],
            LAMP_LIGHT if lit else CREAM,
            glowing=lit,
        )
        p.glow(x + 1.01, 0.46, 0.4, 0.6)
    p.shape(CIRCLE * (0.34, 0.06) + (0.4, 0.92), _own((196, 176, 150), c))


def _office(p: Pen, c: Colour) -> None:
    wall = _own((200, 204, 204), c, 0.3)
    _room(p, wall, (142, 146, 152))
    for number, x in _along(0.44, 0.02):
        _window(p, x, 0.12, x + 0.36, 0.46, (222, 222, 218), view=False)
        for slat in range(3):
            p.rect(x, 0.12 + slat * 0.036, x + 0.36, 0.138 + slat * 0.036, (226, 224, 216), line=False)
        if number % 2 == 0:
            p.rect(x + 0.02, 0.56, x + 0.36, 0.585, _own((178, 148, 112), c))
            p.rect(x + 0.03, 0.585, x + 0.045, 0.74, (90, 92, 98))
            p.rect(x + 0.24, 0.585, x + 0.35, 0.73, (170, 172, 174))
            p.mark([(x + 0.24, 0.655), (x + 0.35, 0.655)], (170, 172, 174))
            p.rect(x + 0.11, 0.44, x + 0.23, 0.54, (62, 66, 76))
            p.rect(x + 0.12, 0.453, x + 0.22, 0.525, (142, 182, 200), line=False, glowing=p.hour.lamps)
            p.rect(x + 0.16, 0.54, x + 0.18, 0.56, (62, 66, 76), line=False)
    for _, x in _along(0.8, 0.3):
        p.rect(x - 0.12, -0.02, x + 0.12, 0.03, (250, 248, 236), glowing=True)


def _classroom(p: Pen, c: Colour) -> None:
    wall = _own((214, 204, 176), c)
    _room(p, wall, (168, 138, 106))
    for _, x in _along(1.8, 0.2):
        p.rect(x - 0.015, 0.13, x + 0.535, 0.5, WOOD)
        p.rect(x, 0.155, x + 0.52, 0.475, (72, 102, 90))
        p.rect(x - 0.01, 0.49, x + 0.53, 0.51, shade(WOOD, 0.8), line=False)
        for y, end in ((0.24, 0.3), (0.31, 0.22), (0.38, 0.26)):
            p.detail([(x + 0.06, y), (x + end, y - 0.005), (x + end, y + 0.006), (x + 0.06, y + 0.01)], (214, 222, 212))
        p.shape(CIRCLE * (0.034, 0.06) + (x + 0.64, 0.2), CREAM)
        p.mark([(x + 0.64, 0.165), (x + 0.64, 0.2), (x + 0.655, 0.215)], CREAM)
        for window in (x + 0.78, x + 1.12):
            _window(p, window, 0.12, window + 0.26, 0.5, CREAM)
    for number, x in _along(0.46, -0.04):
        if number % 4 != 1:
            p.rect(x, 0.64, x + 0.2, 0.67, (196, 158, 112))
            for leg in (x + 0.015, x + 0.175):
                p.rect(leg, 0.67, leg + 0.012, 0.82, (104, 106, 112))


def _corridor(p: Pen, c: Colour) -> None:
    wall = _own((196, 196, 182), c)
    p.rect(LEFT, TOP, RIGHT, BOTTOM, wall, line=False)
    floor, far = (150, 146, 142), (0.36, 0.24, 0.64, 0.6)
    left, top, right, bottom = far
    p.shape([(left, bottom), (right, bottom), (right + 2.6, BOTTOM), (left - 2.6, BOTTOM)], floor)
    p.shape([(left, top), (right, top), (right + 2.0, TOP), (left - 2.0, TOP)], mix(wall, (255, 255, 255), 0.45))
    p.rect(left, top, right, bottom, shade(wall, 0.84))
    p.rect(0.45, 0.32, 0.55, bottom, _own((122, 98, 84), c))
    slope = (BOTTOM - bottom) / 2.6
    for at, step in enumerate((0.06, 0.26, 0.6)):
        wide = 0.07 + 0.06 * at
        for side in (-1, 1):
            near = 0.14 + step + wide
            away = 0.14 + step
            x0, x1 = 0.5 + side * away, 0.5 + side * near
            low0, low1 = bottom + (away - 0.14) * slope, bottom + (near - 0.14) * slope
            high0, high1 = top + 0.1 - (away - 0.14) * 0.14, top + 0.1 - (near - 0.14) * 0.14
            p.shape([(x0, high0), (x1, high1), (x1, low1), (x0, low0)], _own((128, 106, 92), c))
        y = top - 0.05 - at * 0.12
        p.rect(0.5 - 0.05 - 0.02 * at, y - 0.022 - 0.01 * at, 0.5 + 0.05 + 0.02 * at, y, (252, 248, 232), glowing=True)
    p.shape([(0.46, bottom), (0.54, bottom), (0.9, BOTTOM), (0.1, BOTTOM)], _own((168, 96, 88), c))


def _hall(p: Pen, c: Colour) -> None:
    wall = _own((178, 156, 140), c)
    _room(p, wall, (130, 96, 76))
    for number, x in _along(0.5, 0.1):
        p.rect(x - 0.035, -0.2, x + 0.035, 0.7, shade(wall, 1.2))
        p.rect(x - 0.05, 0.64, x + 0.05, 0.7, shade(wall, 1.12))
        if number % 2:
            _window(p, x + 0.16, 0.1, x + 0.32, 0.5, CREAM, view=False)
        else:
            p.rect(x + 0.16, 0.2, x + 0.34, 0.7, shade(WOOD, 0.62))
            p.mark([(x + 0.25, 0.2), (x + 0.25, 0.7)], shade(WOOD, 0.62))
    _hanging_lamp(p, 0.5, 0.08, (180, 150, 90))


def _shop(p: Pen, c: Colour) -> None:
    wall = _own((214, 194, 166), c)
    _room(p, wall, (164, 150, 138))
    for _, x in _along(1.2, 0.04):
        for row in range(3):
            y = 0.2 + row * 0.13
            for at in range(7):
                tint = ((190, 104, 84), (214, 178, 110), (110, 142, 132), (150, 112, 140))[(at * 3 + row) % 4]
                p.rect(x + 0.02 + at * 0.066, y - 0.075 - 0.015 * ((at + row) % 2), x + 0.066 + at * 0.066, y, tint)
            p.rect(x, y, x + 0.48, y + 0.018, WOOD)
        p.rect(x + 0.58, 0.5, x + 1.08, 0.78, _own((122, 92, 78), c))
        p.rect(x + 0.56, 0.47, x + 1.1, 0.505, CREAM)
        _hanging_lamp(p, x + 0.82, 0.14, _own((96, 116, 122), c))


def _stage(p: Pen, c: Colour) -> None:
    red = _own((150, 58, 62), c, 0.6)
    p.rect(LEFT, TOP, RIGHT, BOTTOM, shade(red, 0.72), line=False)
    for _, x in _along(0.11):
        p.rect(x, TOP, x + 0.055, 0.7, shade(red, 0.88), line=False)
    _ground(p, 0.7, (172, 132, 92))
    for left, right in ((LEFT, 0.02), (0.98, RIGHT)):
        p.rect(left, TOP, right, 0.8, red)
    for x in (-0.08, -0.03, 1.03, 1.08):
        p.mark([(x, -0.2), (x, 0.8)], red, 0.8)
    p.shape(CIRCLE * (0.36, 0.08) + (0.5, 0.86), (226, 200, 152), line=False, glowing=p.light == "night")
    p.glow(0.5, 0.5, 0.7, 0.25)


def _house_front(p: Pen, x: float, width: float, top: float, base: float, wall: Colour, number: int) -> None:
    p.rect(x, top, x + width, base, wall)
    p.rect(x - 0.006, top - 0.025, x + width + 0.006, top, shade(wall, 0.7))
    columns = 3 if width > 0.26 else 2
    lit = p.hour.lamps and p.light != "indoor"
    cell = width / columns
    rows = max(1, int((base - 0.2 - top) / 0.15))
    for row in range(rows):
        for column in range(columns):
            left, high = x + cell * (column + 0.25), top + 0.05 + row * 0.15
            glow = lit and _vary(number * 7 + row * 3 + column, 6) > 0.45
            p.rect(
                left,
                high,
                left + cell * 0.5,
                high + 0.085,
                LAMP_LIGHT if glow else shade(GLASS, 0.7 if lit else 1.0),
                glowing=glow,
            )
            if glow and row == 0 and column == 1:
                p.glow(left + cell * 0.25, high + 0.04, 0.14, 0.35)
    shop = ((168, 84, 74), (72, 106, 116), (196, 150, 84), (92, 112, 84))[number % 4]
    p.rect(x + 0.02, base - 0.17, x + width - 0.02, base, shade(wall, 0.62))
    p.rect(x + 0.035, base - 0.14, x + width * 0.6, base - 0.03, LAMP_LIGHT if lit else GLASS, glowing=lit)
    p.rect(x + width * 0.68, base - 0.15, x + width * 0.86, base, shade(shop, 0.8))
    p.shape(
        [(x + 0.02, base - 0.2), (x + width - 0.02, base - 0.2), (x + width, base - 0.145), (x, base - 0.145)], shop
    )


def _street(p: Pen, c: Colour) -> None:
    sky(p, 0.6)
    far = mix(p.hour.sky[1], (110, 116, 132), 0.4)
    for number, x in _along(0.19, 0.05):
        p.rect(x, 0.12 + 0.2 * _vary(number, 8), x + 0.15, 0.6, far, line=False, glowing=True)
    base = 0.7
    x, number = LEFT, 0
    walls: tuple[Colour, ...] = ((190, 150, 124), (176, 170, 158), (160, 120, 106), (198, 184, 152), (142, 148, 156))
    while x < RIGHT:
        width = 0.24 + 0.1 * _vary(number, 9)
        _house_front(p, x, width, 0.02 + 0.2 * _vary(number, 10), base, _own(walls[number % 5], c), number)
        x += width + (0.06 if number % 3 == 2 else 0.008)
        number += 1
    _ground(p, base, (178, 174, 168))
    p.rect(LEFT, 0.775, RIGHT, 0.795, (204, 200, 192))
    p.rect(LEFT, 0.795, RIGHT, BOTTOM, (112, 114, 122))
    for _, x in _along(0.34, 0.1):
        p.shape([(x, 0.905), (x + 0.15, 0.905), (x + 0.14, 0.93), (x - 0.02, 0.93)], (214, 208, 190), line=False)
    for _, x in _along(0.12, 0.0):
        p.mark([(x, 0.705), (x - 0.03, 0.772)], (178, 174, 168), 0.7)


def _alley(p: Pen, c: Colour) -> None:
    sky(p, 0.6, orb=False)
    wall = _own((158, 116, 98), c)
    p.rect(0.4, 0.2, 0.62, 0.66, shade(GLASS, 0.9))
    _ground(p, 0.64, (128, 124, 124))
    for side, edge in ((-1, 0.36), (1, 0.66)):
        end = LEFT if side < 0 else RIGHT
        out = edge + side * 0.9
        p.shape(
            [(edge, TOP), (edge, 0.66), (out, 1.25), (end, 1.6), (end, TOP)], wall if side < 0 else shade(wall, 0.8)
        )
        for row in range(7):
            y = -0.1 + row * 0.11
            p.mark([(edge + side * 0.02, y), (edge + side * 0.07, y - 0.003)], wall, 0.8)
            p.mark([(edge + side * 0.12, y + 0.05), (edge + side * 0.2, y + 0.05)], wall, 0.8)
        x = edge + side * 0.22
        glow = p.hour.lamps and side > 0
        p.rect(x - 0.05, 0.16, x + 0.05, 0.36, LAMP_LIGHT if glow else shade(GLASS, 0.75), glowing=glow)
        p.glow(x, 0.26, 0.26 if side > 0 else 0.01, 0.4)


def _city(p: Pen, c: Colour) -> None:
    sky(p, 0.72)
    _clouds(p)
    for layer, (step, base, salt) in enumerate(((0.13, 0.24, 11), (0.2, 0.36, 14))):
        tone = mix(p.hour.sky[1], _own((104, 112, 132), c), 0.45 + 0.3 * layer)
        for number, x in _along(step, 0.03):
            top = base + 0.26 * _vary(number, salt)
            p.rect(x, top, x + step * 0.82, 0.8, tone, glowing=True)
            if layer:
                for row in range(4):
                    for column in range(3):
                        if _vary(number * 5 + row * 3 + column, salt) > 0.5:
                            left, high = x + 0.025 + column * 0.045, top + 0.04 + row * 0.06
                            lit = p.hour.lamps
                            p.rect(
                                left,
                                high,
                                left + 0.024,
                                high + 0.03,
                                LAMP_LIGHT if lit else mix(tone, (255, 255, 255), 0.3),
                                line=False,
                                glowing=True,
                            )


def _rooftop(p: Pen, c: Colour) -> None:
    _city(p, c)
    wall = _own((168, 142, 126), c)
    p.rect(LEFT, 0.6, RIGHT, 0.76, shade(wall, 0.88))
    p.rect(LEFT, 0.575, RIGHT, 0.61, shade(wall, 1.15))
    _ground(p, 0.75, (152, 148, 146))
    for _, x in _along(1.3, 0.06):
        p.rect(x, 0.4, x + 0.13, 0.74, shade(wall, 0.76))
        p.rect(x - 0.012, 0.37, x + 0.142, 0.405, shade(wall, 0.6))
    for _, x in _along(0.3):
        p.mark([(x, 0.76), (0.5 + (x - 0.5) * 2.0, 1.6)], (152, 148, 146), 0.7)


def _city_ground(p: Pen, c: Colour) -> None:
    _city(p, c)
    _ground(p, 0.72, _own((150, 148, 146), c, 0.2))
    p.rect(LEFT, 0.72, RIGHT, 0.745, (196, 192, 184))


def _tree(p: Pen, x: float, base: float, size: float, leaf: Colour, number: int) -> None:
    p.shape(
        [
            (x - 0.014 * size, base - 0.3 * size),
            (x + 0.014 * size, base - 0.3 * size),
            (x + 0.024 * size, base),
            (x - 0.024 * size, base),
        ],
        (122, 94, 74),
    )
    crown = np.array(
        [(-0.14, -0.34), (-0.11, -0.54), (0.0, -0.64), (0.11, -0.56), (0.15, -0.36), (0.07, -0.22), (-0.07, -0.21)]
    )
    lean = 0.04 * (_vary(number, 21) - 0.5)
    p.smooth(crown * size + (x + lean, base), leaf)
    towards = p.hour.towards
    p.smooth(
        crown * (size * 0.55) + (x + lean + 0.03 * size * towards[0], base - 0.21 * size), shade(leaf, 1.13), line=False
    )


def _park(p: Pen, c: Colour) -> None:
    sky(p, 0.56)
    _clouds(p)
    grass = _own((140, 168, 112), c)
    _hills(p, 0.6, 0.14, 0.3, mix(p.hour.sky[1], (112, 140, 116), 0.5))
    for number, x in _along(0.36, 0.16):
        _tree(p, x, 0.64, 0.62 + 0.3 * _vary(number, 20), mix(LEAF, (156, 160, 90), 0.5 * _vary(number, 22)), number)
    _ground(p, 0.63, grass)
    p.smooth(
        [
            (LEFT, 0.78),
            (0.1, 0.745),
            (0.6, 0.76),
            (1.2, 0.74),
            (RIGHT, 0.78),
            (RIGHT, 0.9),
            (1.2, 0.88),
            (0.5, 0.91),
            (0.0, 0.88),
            (LEFT, 0.9),
        ],
        (214, 196, 160),
    )
    for number, x in _along(0.17, 0.04):
        y = 0.68 + 0.04 * _vary(number, 23)
        p.mark([(x, y), (x + 0.006, y - 0.022), (x + 0.012, y)], grass, 0.8)


def _forest(p: Pen, c: Colour) -> None:
    sky(p, 0.6, orb=False)
    deep = _own((84, 112, 88), c)
    haze = mix(p.hour.sky[1], (120, 148, 124), 0.55)
    p.rect(LEFT, TOP, RIGHT, 0.7, haze, line=False, glowing=True)
    for number, x in _along(0.1, 0.02):
        w = 0.012 + 0.012 * _vary(number, 24)
        p.rect(x, TOP, x + w, 0.66, mix(haze, (62, 70, 62), 0.3), line=False, glowing=True)
    _hills(p, 0.72, 0.14, 0.14, mix(haze, deep, 0.6), 3)
    for number, x in _along(0.33, 0.12):
        w = 0.03 + 0.03 * _vary(number, 25)
        low = 0.76 + 0.05 * _vary(number, 26)
        bark = (112, 90, 74)
        p.shape(
            [
                (x - w, TOP),
                (x + w, TOP),
                (x + w, low - 0.1),
                (x + w * 1.7, low),
                (x - w * 1.7, low),
                (x - w, low - 0.1),
            ],
            bark,
        )
        p.mark([(x - w * 0.3, 0.0), (x - w * 0.2, 0.34)], bark, 0.8)
        p.mark([(x + w * 0.3, 0.3), (x + w * 0.25, 0.6)], bark, 0.8)
    canopy = [(x, 0.02 + 0.1 * _vary(number, 27)) for number, x in _along(0.11)]
    p.smooth([(LEFT, TOP), *canopy, (RIGHT, TOP)], shade(deep, 0.8))
    _ground(p, 0.79, _own((128, 128, 88), c, 0.3))
    for number, x in _along(0.4, 0.3):
        fern = np.array([(-0.1, 0), (-0.09, -0.05), (-0.03, -0.08), (0.02, -0.055), (0.08, -0.06), (0.1, 0)])
        p.smooth(fern + (x, 0.8 + 0.01 * _vary(number, 28)), deep)


def _field(p: Pen, c: Colour) -> None:
    sky(p, 0.6)
    _clouds(p)
    crop = _own((206, 184, 116), c)
    _hills(p, 0.64, 0.2, 0.42, mix(p.hour.sky[1], (116, 136, 140), 0.45), 5)
    _hills(p, 0.68, 0.12, 0.3, mix(LEAF, p.hour.sky[1], 0.15), 6)
    _ground(p, 0.66, crop)
    for number, x in _along(0.24):
        p.shape(
            [(x, 0.665), (x + 0.05, 0.665), (0.5 + (x + 0.09 - 0.5) * 3, BOTTOM), (0.5 + (x - 0.5) * 3, BOTTOM)],
            shade(crop, 0.92),
            line=False,
        )
    for _, x in _along(0.22, 0.05):
        p.rect(x, 0.6, x + 0.012, 0.7, WOOD)
    p.rect(LEFT, 0.622, RIGHT, 0.636, WOOD)


def _mountains(p: Pen, c: Colour) -> None:
    sky(p, 0.62)
    _clouds(p)
    rock = mix(p.hour.sky[1], _own((108, 116, 140), c), 0.6)
    for number, x in _along(0.52, 0.2):
        top, half = 0.14 + 0.16 * _vary(number, 30), 0.36
        p.shape([(x - half, 0.72), (x, top), (x + half, 0.72)], rock, glowing=True)
        p.shape([(x - half * 0.22, top + (0.72 - top) * 0.22), (x, top), (x + half * 0.22, top + (0.72 - top) * 0.22),
                 (x + half * 0.06, top + (0.72 - top) * 0.17), (x - half * 0.05, top + (0.72 - top) * 0.26)],
                mix(rock, (255, 255, 255), 0.6), line=False, glowing=True)  # fmt: skip
    _hills(p, 0.7, 0.1, 0.2, (108, 132, 112), 7)
    _ground(p, 0.72, _own((150, 156, 120), c))
    for number, x in _along(0.26, 0.07):
        size = 0.7 + 0.5 * _vary(number, 34)
        for level in range(2):
            y = 0.745 - level * 0.07 * size
            half = (0.042 - 0.012 * level) * size
            p.shape([(x - half, y), (x, y - 0.12 * size), (x + half, y)], (88, 118, 100))


def _beach(p: Pen, c: Colour) -> None:
    sky(p, 0.52)
    _clouds(p)
    sea = mix(mix(*p.hour.sky, 0.3), (60, 128, 146), 0.45)
    p.rect(LEFT, 0.52, RIGHT, 0.9, sea, glowing=True)
    p.rect(LEFT, 0.6, RIGHT, 0.9, mix(sea, (120, 180, 180), 0.25), line=False, glowing=True)
    for number, x in _along(0.28, 0.07):
        y = 0.55 + 0.09 * _vary(number, 31)
        p.rect(x, y, x + 0.1, y + 0.006, mix(sea, (255, 255, 255), 0.4), line=False, glowing=True)
    edge = [(x, 0.70 + 0.022 * (number % 2)) for number, x in _along(0.2)]
    sand = _own((226, 204, 160), c, 0.3)
    p.smooth([(LEFT, BOTTOM), *((x, y - 0.02) for x, y in edge), (RIGHT, BOTTOM)], (240, 244, 240), line=False)
    p.smooth([(LEFT, BOTTOM), *edge, (RIGHT, BOTTOM)], sand)


def _snowfield(p: Pen, c: Colour) -> None:
    sky(p, 0.6)
    snow = _own((232, 236, 242), c, 0.15)
    _hills(p, 0.66, 0.2, 0.4, mix(p.hour.sky[1], (196, 208, 226), 0.6), 8)
    for number, x in _along(0.3, 0.1):
        size = 0.8 + 0.5 * _vary(number, 33)
        for level in range(3):
            y = 0.7 - level * 0.09 * size
            half = (0.065 - 0.016 * level) * size
            p.shape([(x - half, y), (x, y - 0.15 * size), (x + half, y)], (86, 116, 112))
    _hills(p, 0.74, 0.06, 0.5, snow, 9)
    _ground(p, 0.76, snow, line=False)


def _station(p: Pen, c: Colour) -> None:
    wall = _own((188, 178, 160), c)
    p.rect(LEFT, TOP, RIGHT, 0.7, wall, line=False)
    p.rect(LEFT, TOP, RIGHT, 0.04, (92, 98, 108))
    for _, x in _along(0.44, 0.1):
        p.rect(x + 0.09, 0.14, x + 0.31, 0.26, (240, 236, 224))
        p.rect(x + 0.09, 0.185, x + 0.31, 0.215, _own((70, 104, 140), c, 0.6), line=False)
    train = _own((92, 122, 132), c, 0.6)
    p.rect(-0.62, 0.3, 1.7, 0.66, train)
    p.rect(-0.62, 0.52, 1.7, 0.555, CREAM, line=False)
    for _, x in _along(0.22, 0.03):
        if -0.6 < x < 1.52:
            lit = p.hour.lamps
            p.rect(x, 0.36, x + 0.15, 0.48, LAMP_LIGHT if lit else GLASS, glowing=lit)
    _ground(p, 0.68, (166, 162, 158))
    p.rect(LEFT, 0.7, RIGHT, 0.725, (226, 190, 92))
    for _, x in _along(0.62, 0.04):
        p.rect(x - 0.018, TOP, x + 0.018, 0.72, (98, 104, 112))


def _nowhere(p: Pen, c: Colour) -> None:
    """No place in particular: a quiet backdrop with a floor."""
    wall = _own((214, 210, 202), c)
    p.rect(LEFT, TOP, RIGHT, 0.72, wall, line=False)
    p.rect(LEFT, 0.72, RIGHT, BOTTOM, shade(wall, 0.88), line=False)


_DRAWERS: dict[Drawer, str] = {
    _living_room: "living room, lounge, room, apartment, flat, home, house, interior, library, study",
    _kitchen: "kitchen, diner, galley",
    _bedroom: "bedroom, hotel room, nursery, hospital",
    _office: "office, workplace, studio, laboratory, lab, meeting room",
    _classroom: "classroom, school",
    _corridor: "corridor, hallway, passage, tunnel, prison",
    _hall: "hall, palace, castle, church, temple, museum, ballroom, lobby",
    _shop: "shop, store, cafe, bar, market, supermarket, restaurant, bakery, garage, workshop",
    _stage: "stage, theatre, theater, cinema, concert",
    _street: "street, town, village, road, sidewalk, pavement, square",
    _alley: "alley, backstreet, lane",
    _city_ground: "city, skyline, downtown, harbour, bridge",
    _rooftop: "rooftop, roof, balcony, terrace",
    _park: "park, garden, playground, backyard, yard, lawn",
    _forest: "forest, woods, wood, jungle",
    _field: "field, meadow, countryside, farm, farmland, plain, desert",
    _mountains: "mountain, mountains, hill, hills, cliff, valley, canyon",
    _beach: "beach, sea, seaside, shore, ocean, coast, lake, river, island",
    _snowfield: "snowfield, winter landscape, tundra, ice",
    _station: "station, train station, platform, subway, metro, airport",
}
INDOORS = frozenset({_living_room, _kitchen, _bedroom, _office, _classroom, _corridor, _hall, _shop, _stage})
"""Where it never rains."""

PLACES: dict[str, Drawer] = {noun: drawer for drawer, nouns in _DRAWERS.items() for noun in nouns.split(", ")}
"""Every noun that has a place of its own."""


def place_drawer(noun: str) -> Drawer:
    """The drawing for a noun: the noun itself, else the last of its words that is known, else a quiet backdrop."""
    noun = noun.strip().lower()
    if noun in PLACES:
        return PLACES[noun]
    return next((PLACES[word] for word in reversed(noun.split()) if word in PLACES), _nowhere)
