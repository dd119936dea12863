"""Places under the sky, and the station, whose one side is open."""

from __future__ import annotations

import numpy as np

from engine.blocking.backdrop import (
    BOTTOM,
    CREAM,
    GLASS,
    LEAF,
    LEFT,
    RIGHT,
    TOP,
    WOOD,
    along,
    clouds,
    ground,
    hills,
    own,
    sky,
    vary,
)
from engine.blocking.style import LAMP_LIGHT, Pen, mix, shade
from engine.document.model import Colour


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
            glow = lit and vary(number * 7 + row * 3 + column, 6) > 0.45
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


def street(p: Pen, c: Colour) -> None:
    sky(p, 0.6)
    far = mix(p.hour.sky[1], (110, 116, 132), 0.4)
    for number, x in along(0.19, 0.05):
        p.rect(x, 0.12 + 0.2 * vary(number, 8), x + 0.15, 0.6, far, line=False, glowing=True)
    base = 0.7
    x, number = LEFT, 0
    walls: tuple[Colour, ...] = ((190, 150, 124), (176, 170, 158), (160, 120, 106), (198, 184, 152), (142, 148, 156))
    while x < RIGHT:
        width = 0.24 + 0.1 * vary(number, 9)
        _house_front(p, x, width, 0.02 + 0.2 * vary(number, 10), base, own(walls[number % 5], c), number)
        x += width + (0.06 if number % 3 == 2 else 0.008)
        number += 1
    ground(p, base, (178, 174, 168))
    p.rect(LEFT, 0.775, RIGHT, 0.795, (204, 200, 192))
    p.rect(LEFT, 0.795, RIGHT, BOTTOM, (112, 114, 122))
    for _, x in along(0.34, 0.1):
        p.shape([(x, 0.905), (x + 0.15, 0.905), (x + 0.14, 0.93), (x - 0.02, 0.93)], (214, 208, 190), line=False)
    for _, x in along(0.12, 0.0):
        p.mark([(x, 0.705), (x - 0.03, 0.772)], (178, 174, 168), 0.7)


def alley(p: Pen, c: Colour) -> None:
    sky(p, 0.6, orb=False)
    wall = own((158, 116, 98), c)
    p.rect(0.4, 0.2, 0.62, 0.66, shade(GLASS, 0.9))
    ground(p, 0.64, (128, 124, 124))
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


def _skyline(p: Pen, c: Colour) -> None:
    sky(p, 0.72)
    clouds(p)
    for layer, (step, base, salt) in enumerate(((0.13, 0.24, 11), (0.2, 0.36, 14))):
        tone = mix(p.hour.sky[1], own((104, 112, 132), c), 0.45 + 0.3 * layer)
        for number, x in along(step, 0.03):
            top = base + 0.26 * vary(number, salt)
            p.rect(x, top, x + step * 0.82, 0.8, tone, glowing=True)
            if layer:
                for row in range(4):
                    for column in range(3):
                        if vary(number * 5 + row * 3 + column, salt) > 0.5:
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


def rooftop(p: Pen, c: Colour) -> None:
    _skyline(p, c)
    wall = own((168, 142, 126), c)
    p.rect(LEFT, 0.6, RIGHT, 0.76, shade(wall, 0.88))
    p.rect(LEFT, 0.575, RIGHT, 0.61, shade(wall, 1.15))
    ground(p, 0.75, (152, 148, 146))
    for _, x in along(1.3, 0.06):
        p.rect(x, 0.4, x + 0.13, 0.74, shade(wall, 0.76))
        p.rect(x - 0.012, 0.37, x + 0.142, 0.405, shade(wall, 0.6))
    for _, x in along(0.3):
        p.mark([(x, 0.76), (0.5 + (x - 0.5) * 2.0, 1.6)], (152, 148, 146), 0.7)


def city(p: Pen, c: Colour) -> None:
    _skyline(p, c)
    ground(p, 0.72, own((150, 148, 146), c, 0.2))
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
    lean = 0.04 * (vary(number, 21) - 0.5)
    p.smooth(crown * size + (x + lean, base), leaf)
    towards = p.hour.towards
    p.smooth(
        crown * (size * 0.55) + (x + lean + 0.03 * size * towards[0], base - 0.21 * size), shade(leaf, 1.13), line=False
    )


def park(p: Pen, c: Colour) -> None:
    sky(p, 0.56)
    clouds(p)
    grass = own((140, 168, 112), c)
    hills(p, 0.6, 0.14, 0.3, mix(p.hour.sky[1], (112, 140, 116), 0.5))
    for number, x in along(0.36, 0.16):
        _tree(p, x, 0.64, 0.62 + 0.3 * vary(number, 20), mix(LEAF, (156, 160, 90), 0.5 * vary(number, 22)), number)
    ground(p, 0.63, grass)
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
    for number, x in along(0.17, 0.04):
        y = 0.68 + 0.04 * vary(number, 23)
        p.mark([(x, y), (x + 0.006, y - 0.022), (x + 0.012, y)], grass, 0.8)


def forest(p: Pen, c: Colour) -> None:
    sky(p, 0.6, orb=False)
    deep = own((84, 112, 88), c)
    haze = mix(p.hour.sky[1], (120, 148, 124), 0.55)
    p.rect(LEFT, TOP, RIGHT, 0.7, haze, line=False, glowing=True)
    for number, x in along(0.1, 0.02):
        w = 0.012 + 0.012 * vary(number, 24)
        p.rect(x, TOP, x + w, 0.66, mix(haze, (62, 70, 62), 0.3), line=False, glowing=True)
    hills(p, 0.72, 0.14, 0.14, mix(haze, deep, 0.6), 3)
    for number, x in along(0.33, 0.12):
        w = 0.03 + 0.03 * vary(number, 25)
        low = 0.76 + 0.05 * vary(number, 26)
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
    canopy = [(x, 0.02 + 0.1 * vary(number, 27)) for number, x in along(0.11)]
    p.smooth([(LEFT, TOP), *canopy, (RIGHT, TOP)], shade(deep, 0.8))
    ground(p, 0.79, own((128, 128, 88), c, 0.3))
    for number, x in along(0.4, 0.3):
        fern = np.array([(-0.1, 0), (-0.09, -0.05), (-0.03, -0.08), (0.02, -0.055), (0.08, -0.06), (0.1, 0)])
        p.smooth(fern + np.array([x, 0.8 + 0.01 * vary(number, 28)]), deep)


def field(p: Pen, c: Colour) -> None:
    sky(p, 0.6)
    clouds(p)
    crop = own((206, 184, 116), c)
    hills(p, 0.64, 0.2, 0.42, mix(p.hour.sky[1], (116, 136, 140), 0.45), 5)
    hills(p, 0.68, 0.12, 0.3, mix(LEAF, p.hour.sky[1], 0.15), 6)
    ground(p, 0.66, crop)
    for _, x in along(0.24):
        p.shape(
            [(x, 0.665), (x + 0.05, 0.665), (0.5 + (x + 0.09 - 0.5) * 3, BOTTOM), (0.5 + (x - 0.5) * 3, BOTTOM)],
            shade(crop, 0.92),
            line=False,
        )
    for _, x in along(0.22, 0.05):
        p.rect(x, 0.6, x + 0.012, 0.7, WOOD)
    p.rect(LEFT, 0.622, RIGHT, 0.636, WOOD)


def mountains(p: Pen, c: Colour) -> None:
    sky(p, 0.62)
    clouds(p)
    rock = mix(p.hour.sky[1], own((108, 116, 140), c), 0.6)
    for number, x in along(0.52, 0.2):
        top, half = 0.14 + 0.16 * vary(number, 30), 0.36
        p.shape([(x - half, 0.72), (x, top), (x + half, 0.72)], rock, glowing=True)
        p.shape([(x - half * 0.22, top + (0.72 - top) * 0.22), (x, top), (x + half * 0.22, top + (0.72 - top) * 0.22),
                 (x + half * 0.06, top + (0.72 - top) * 0.17), (x - half * 0.05, top + (0.72 - top) * 0.26)],
                mix(rock, (255, 255, 255), 0.6), line=False, glowing=True)  # fmt: skip
    hills(p, 0.7, 0.1, 0.2, (108, 132, 112), 7)
    ground(p, 0.72, own((150, 156, 120), c))
    for number, x in along(0.26, 0.07):
        size = 0.7 + 0.5 * vary(number, 34)
        for level in range(2):
            y = 0.745 - level * 0.07 * size
            half = (0.042 - 0.012 * level) * size
            p.shape([(x - half, y), (x, y - 0.12 * size), (x + half, y)], (88, 118, 100))


def beach(p: Pen, c: Colour) -> None:
    sky(p, 0.52)
    clouds(p)
    sea = mix(mix(*p.hour.sky, 0.3), (60, 128, 146), 0.45)
    p.rect(LEFT, 0.52, RIGHT, 0.9, sea, glowing=True)
    p.rect(LEFT, 0.6, RIGHT, 0.9, mix(sea, (120, 180, 180), 0.25), line=False, glowing=True)
    for number, x in along(0.28, 0.07):
        y = 0.55 + 0.09 * vary(number, 31)
        p.rect(x, y, x + 0.1, y + 0.006, mix(sea, (255, 255, 255), 0.4), line=False, glowing=True)
    edge = [(x, 0.70 + 0.022 * (number % 2)) for number, x in along(0.2)]
    sand = own((226, 204, 160), c, 0.3)
    p.smooth([(LEFT, BOTTOM), *((x, y - 0.02) for x, y in edge), (RIGHT, BOTTOM)], (240, 244, 240), line=False)
    p.smooth([(LEFT, BOTTOM), *edge, (RIGHT, BOTTOM)], sand)


def snowfield(p: Pen, c: Colour) -> None:
    sky(p, 0.6)
    snow = own((232, 236, 242), c, 0.15)
    hills(p, 0.66, 0.2, 0.4, mix(p.hour.sky[1], (196, 208, 226), 0.6), 8)
    for number, x in along(0.3, 0.1):
        size = 0.8 + 0.5 * vary(number, 33)
        for level in range(3):
            y = 0.7 - level * 0.09 * size
            half = (0.065 - 0.016 * level) * size
            p.shape([(x - half, y), (x, y - 0.15 * size), (x + half, y)], (86, 116, 112))
    hills(p, 0.74, 0.06, 0.5, snow, 9)
    ground(p, 0.76, snow, line=False)


def station(p: Pen, c: Colour) -> None:
    wall = own((188, 178, 160), c)
    p.rect(LEFT, TOP, RIGHT, 0.7, wall, line=False)
    p.rect(LEFT, TOP, RIGHT, 0.04, (92, 98, 108))
    for _, x in along(0.44, 0.1):
        p.rect(x + 0.09, 0.14, x + 0.31, 0.26, (240, 236, 224))
        p.rect(x + 0.09, 0.185, x + 0.31, 0.215, own((70, 104, 140), c, 0.6), line=False)
    train = own((92, 122, 132), c, 0.6)
    p.rect(-0.62, 0.3, 1.7, 0.66, train)
    p.rect(-0.62, 0.52, 1.7, 0.555, CREAM, line=False)
    for _, x in along(0.22, 0.03):
        if -0.6 < x < 1.52:
            lit = p.hour.lamps
            p.rect(x, 0.36, x + 0.15, 0.48, LAMP_LIGHT if lit else GLASS, glowing=lit)
    ground(p, 0.68, (166, 162, 158))
    p.rect(LEFT, 0.7, RIGHT, 0.725, (226, 190, 92))
    for _, x in along(0.62, 0.04):
        p.rect(x - 0.018, TOP, x + 0.018, 0.72, (98, 104, 112))
