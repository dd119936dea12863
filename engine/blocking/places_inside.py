"""Rooms: places with a roof, where it never rains."""

from __future__ import annotations

from engine.blocking.backdrop import (
    BOTTOM,
    CREAM,
    LEAF,
    LEFT,
    RIGHT,
    STONE,
    TOP,
    WOOD,
    along,
    ground,
    own,
)
from engine.blocking.style import CIRCLE, LAMP_LIGHT, Pen, mix, shade
from engine.document.model import Colour


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
    ground(p, edge, floor)
    p.rect(LEFT, edge - 0.028, RIGHT, edge, mix(wall, CREAM, 0.55))
    if p.finished:
        # boards run towards us, so they open out from the middle of the picture
        for _, x in along(0.16):
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


def living_room(p: Pen, c: Colour) -> None:
    wall = own((206, 190, 168), c)
    _room(p, wall, WOOD)
    for _, x in along(1.7, 0.18):
        _window(p, x, 0.14, x + 0.2, 0.5, CREAM)
        for side in (x - 0.06, x + 0.2):
            p.shape(
                [(side, 0.08), (side + 0.06, 0.08), (side + 0.07, 0.62), (side - 0.01, 0.62)],
                shade(own((170, 96, 84), c), 0.9),
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
    p.shape(CIRCLE * (0.5, 0.075) + (0.5, 0.9), own((172, 124, 112), c))
    p.mark(CIRCLE * (0.44, 0.06) + (0.5, 0.9), own((172, 124, 112), c), 0.7, closed=True)


def kitchen(p: Pen, c: Colour) -> None:
    wall, front = own((214, 208, 190), c, 0.25), own((132, 152, 142), c)
    _room(p, wall, (186, 172, 152))
    for _, x in along(1.7, 0.32):
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
    _hanging_lamp(p, 0.62, 0.12, own((186, 110, 84), c))


def bedroom(p: Pen, c: Colour) -> None:
    wall = own((184, 180, 190), c)
    _room(p, wall, (170, 140, 112))
    for _, x in along(1.7, 0.1):
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
            own((126, 142, 172), c, 0.6),
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
    p.shape(CIRCLE * (0.34, 0.06) + (0.4, 0.92), own((196, 176, 150), c))


def office(p: Pen, c: Colour) -> None:
    wall = own((200, 204, 204), c, 0.3)
    _room(p, wall, (142, 146, 152))
    for number, x in along(0.44, 0.02):
        _window(p, x, 0.12, x + 0.36, 0.46, (222, 222, 218), view=False)
        for slat in range(3):
            p.rect(x, 0.12 + slat * 0.036, x + 0.36, 0.138 + slat * 0.036, (226, 224, 216), line=False)
        if number % 2 == 0:
            p.rect(x + 0.02, 0.56, x + 0.36, 0.585, own((178, 148, 112), c))
            p.rect(x + 0.03, 0.585, x + 0.045, 0.74, (90, 92, 98))
            p.rect(x + 0.24, 0.585, x + 0.35, 0.73, (170, 172, 174))
            p.mark([(x + 0.24, 0.655), (x + 0.35, 0.655)], (170, 172, 174))
            p.rect(x + 0.11, 0.44, x + 0.23, 0.54, (62, 66, 76))
            p.rect(x + 0.12, 0.453, x + 0.22, 0.525, (142, 182, 200), line=False, glowing=p.hour.lamps)
            p.rect(x + 0.16, 0.54, x + 0.18, 0.56, (62, 66, 76), line=False)
    for _, x in along(0.8, 0.3):
        p.rect(x - 0.12, -0.02, x + 0.12, 0.03, (250, 248, 236), glowing=True)


def classroom(p: Pen, c: Colour) -> None:
    wall = own((214, 204, 176), c)
    _room(p, wall, (168, 138, 106))
    for _, x in along(1.8, 0.2):
        p.rect(x - 0.015, 0.13, x + 0.535, 0.5, WOOD)
        p.rect(x, 0.155, x + 0.52, 0.475, (72, 102, 90))
        p.rect(x - 0.01, 0.49, x + 0.53, 0.51, shade(WOOD, 0.8), line=False)
        for y, end in ((0.24, 0.3), (0.31, 0.22), (0.38, 0.26)):
            p.detail([(x + 0.06, y), (x + end, y - 0.005), (x + end, y + 0.006), (x + 0.06, y + 0.01)], (214, 222, 212))
        p.shape(CIRCLE * (0.034, 0.06) + (x + 0.64, 0.2), CREAM)
        p.mark([(x + 0.64, 0.165), (x + 0.64, 0.2), (x + 0.655, 0.215)], CREAM)
        for window in (x + 0.78, x + 1.12):
            _window(p, window, 0.12, window + 0.26, 0.5, CREAM)
    for number, x in along(0.46, -0.04):
        if number % 4 != 1:
            p.rect(x, 0.64, x + 0.2, 0.67, (196, 158, 112))
            for leg in (x + 0.015, x + 0.175):
                p.rect(leg, 0.67, leg + 0.012, 0.82, (104, 106, 112))


def corridor(p: Pen, c: Colour) -> None:
    wall = own((196, 196, 182), c)
    p.rect(LEFT, TOP, RIGHT, BOTTOM, wall, line=False)
    floor, far = (150, 146, 142), (0.36, 0.24, 0.64, 0.6)
    left, top, right, bottom = far
    p.shape([(left, bottom), (right, bottom), (right + 2.6, BOTTOM), (left - 2.6, BOTTOM)], floor)
    p.shape([(left, top), (right, top), (right + 2.0, TOP), (left - 2.0, TOP)], mix(wall, (255, 255, 255), 0.45))
    p.rect(left, top, right, bottom, shade(wall, 0.84))
    p.rect(0.45, 0.32, 0.55, bottom, own((122, 98, 84), c))
    slope = (BOTTOM - bottom) / 2.6
    for at, step in enumerate((0.06, 0.26, 0.6)):
        wide = 0.07 + 0.06 * at
        for side in (-1, 1):
            near = 0.14 + step + wide
            away = 0.14 + step
            x0, x1 = 0.5 + side * away, 0.5 + side * near
            low0, low1 = bottom + (away - 0.14) * slope, bottom + (near - 0.14) * slope
            high0, high1 = top + 0.1 - (away - 0.14) * 0.14, top + 0.1 - (near - 0.14) * 0.14
            p.shape([(x0, high0), (x1, high1), (x1, low1), (x0, low0)], own((128, 106, 92), c))
        y = top - 0.05 - at * 0.12
        p.rect(0.5 - 0.05 - 0.02 * at, y - 0.022 - 0.01 * at, 0.5 + 0.05 + 0.02 * at, y, (252, 248, 232), glowing=True)
    p.shape([(0.46, bottom), (0.54, bottom), (0.9, BOTTOM), (0.1, BOTTOM)], own((168, 96, 88), c))


def hall(p: Pen, c: Colour) -> None:
    wall = own((178, 156, 140), c)
    _room(p, wall, (130, 96, 76))
    for number, x in along(0.5, 0.1):
        p.rect(x - 0.035, -0.2, x + 0.035, 0.7, shade(wall, 1.2))
        p.rect(x - 0.05, 0.64, x + 0.05, 0.7, shade(wall, 1.12))
        if number % 2:
            _window(p, x + 0.16, 0.1, x + 0.32, 0.5, CREAM, view=False)
        else:
            p.rect(x + 0.16, 0.2, x + 0.34, 0.7, shade(WOOD, 0.62))
            p.mark([(x + 0.25, 0.2), (x + 0.25, 0.7)], shade(WOOD, 0.62))
    _hanging_lamp(p, 0.5, 0.08, (180, 150, 90))


def shop(p: Pen, c: Colour) -> None:
    wall = own((214, 194, 166), c)
    _room(p, wall, (164, 150, 138))
    for _, x in along(1.2, 0.04):
        for row in range(3):
            y = 0.2 + row * 0.13
            for at in range(7):
                tint = ((190, 104, 84), (214, 178, 110), (110, 142, 132), (150, 112, 140))[(at * 3 + row) % 4]
                p.rect(x + 0.02 + at * 0.066, y - 0.075 - 0.015 * ((at + row) % 2), x + 0.066 + at * 0.066, y, tint)
            p.rect(x, y, x + 0.48, y + 0.018, WOOD)
        p.rect(x + 0.58, 0.5, x + 1.08, 0.78, own((122, 92, 78), c))
        p.rect(x + 0.56, 0.47, x + 1.1, 0.505, CREAM)
        _hanging_lamp(p, x + 0.82, 0.14, own((96, 116, 122), c))


def stage(p: Pen, c: Colour) -> None:
    red = own((150, 58, 62), c, 0.6)
    p.rect(LEFT, TOP, RIGHT, BOTTOM, shade(red, 0.72), line=False)
    for _, x in along(0.11):
        p.rect(x, TOP, x + 0.055, 0.7, shade(red, 0.88), line=False)
    ground(p, 0.7, (172, 132, 92))
    for left, right in ((LEFT, 0.02), (0.98, RIGHT)):
        p.rect(left, TOP, right, 0.8, red)
    for x in (-0.08, -0.03, 1.03, 1.08):
        p.mark([(x, -0.2), (x, 0.8)], red, 0.8)
    p.shape(CIRCLE * (0.36, 0.08) + (0.5, 0.86), (226, 200, 152), line=False, glowing=p.light == "night")
    p.glow(0.5, 0.5, 0.7, 0.25)
