"""Things, one small drawing each, in the space of their box: 0..1 right and down."""

from __future__ import annotations

from engine.blocking.style import LAMP_LIGHT, Pen, mix, shade
from engine.document.model import Colour

WOOD: Colour = (150, 112, 78)
METAL: Colour = (96, 102, 112)
DARK: Colour = (52, 52, 60)
GLASS: Colour = (176, 206, 220)
LEAF: Colour = (104, 142, 92)
CREAM: Colour = (238, 230, 212)


def block(p: Pen, c: Colour) -> None:
    p.smooth([(0, 0.06), (0.06, 0), (0.94, 0), (1, 0.06), (1, 0.94), (0.94, 1), (0.06, 1), (0, 0.94)], c)
    p.smooth([(0.1, 0.1), (0.9, 0.1), (0.9, 0.34), (0.1, 0.34)], shade(c, 1.25), line=False)


def lamp(p: Pen, c: Colour) -> None:
    p.rect(0.46, 0.4, 0.54, 0.94, METAL)
    p.oval(0.2, 0.9, 0.8, 1, METAL)
    lit = p.hour.lamps
    p.shape([(0.3, 0), (0.7, 0), (1, 0.44), (0, 0.44)], mix(c, LAMP_LIGHT, 0.5) if lit else c, glowing=lit)
    p.glow(0.5, 0.36, 1.1)


def table(p: Pen, c: Colour) -> None:
    for x in (0.06, 0.86):
        p.rect(x, 0.15, x + 0.08, 1, shade(c, 0.72))
    p.rect(0.1, 0.16, 0.9, 0.28, shade(c, 0.84))
    p.rect(0, 0, 1, 0.18, c)


def desk(p: Pen, c: Colour) -> None:
    p.rect(0.04, 0.12, 0.12, 1, shade(c, 0.72))
    p.rect(0.56, 0.12, 0.96, 0.92, shade(c, 0.84))
    for y in (0.36, 0.62):
        p.mark([(0.58, y), (0.94, y)], c)
        p.rect(0.71, y - 0.12, 0.81, y - 0.08, METAL, line=False)
    p.rect(0, 0, 1, 0.14, c)


def chair(p: Pen, c: Colour) -> None:
    p.rect(0.08, 0, 0.22, 1, shade(c, 0.8))
    p.rect(0.78, 0.55, 0.92, 1, shade(c, 0.72))
    p.rect(0.08, 0.06, 0.24, 0.46, c)
    p.rect(0.04, 0.46, 1, 0.6, c)


def sofa(p: Pen, c: Colour) -> None:
    p.rect(0.08, 0.86, 0.16, 1, DARK)
    p.rect(0.84, 0.86, 0.92, 1, DARK)
    p.smooth([(0.06, 0.1), (0.14, 0), (0.86, 0), (0.94, 0.1), (0.94, 0.7), (0.06, 0.7)], shade(c, 0.84))
    p.rect(0.1, 0.5, 0.9, 0.9, c)
    p.mark([(0.5, 0.1), (0.5, 0.72)], c)
    p.mark([(0.1, 0.7), (0.9, 0.7)], c)
    for left in (0.0, 0.84):
        p.smooth(
            [
                (left, 0.42),
                (left + 0.03, 0.34),
                (left + 0.13, 0.34),
                (left + 0.16, 0.42),
                (left + 0.16, 0.92),
                (left, 0.92),
            ],
            shade(c, 1.1),
        )


def bed(p: Pen, c: Colour) -> None:
    p.rect(0, 0, 0.07, 1, WOOD)
    p.rect(0.94, 0.4, 1, 1, WOOD)
    p.rect(0.04, 0.62, 0.96, 0.86, shade(WOOD, 0.8))
    p.rect(0.05, 0.46, 0.95, 0.68, CREAM)
    p.smooth([(0.08, 0.34), (0.3, 0.3), (0.32, 0.5), (0.08, 0.52)], (248, 246, 240))
    p.smooth([(0.3, 0.42), (0.6, 0.36), (0.95, 0.42), (0.96, 0.76), (0.34, 0.76)], c)


def door(p: Pen, c: Colour) -> None:
    p.rect(0, 0, 1, 1, shade(c, 0.74))
    p.rect(0.08, 0.04, 0.92, 1, c)
    p.rect(0.2, 0.1, 0.8, 0.44, shade(c, 0.88))
    p.rect(0.2, 0.54, 0.8, 0.9, shade(c, 0.88))
    p.oval(0.8, 0.5, 0.9, 0.54, (220, 190, 110))


def window(p: Pen, c: Colour) -> None:
    p.rect(0, 0, 1, 1, c)
    p.rect(0.08, 0.07, 0.92, 0.9, p.hour.sky[1], glowing=True)
    p.detail([(0.2, 0.9), (0.42, 0.07), (0.56, 0.07), (0.34, 0.9)], (236, 242, 244))
    p.rect(0.47, 0.05, 0.53, 0.92, c)
    p.rect(0.06, 0.44, 0.94, 0.5, c)
    p.rect(-0.03, 0.9, 1.03, 1, shade(c, 1.15))


def box(p: Pen, c: Colour) -> None:
    p.rect(0, 0.16, 1, 1, c)
    p.shape([(0, 0.16), (0.1, 0), (0.9, 0), (1, 0.16)], shade(c, 1.25))
    p.rect(0.43, 0.16, 0.57, 0.46, shade(c, 1.45), line=False)


def book(p: Pen, c: Colour) -> None:
    p.shape([(0, 0.1), (0.5, 0.2), (0.5, 1), (0, 0.9)], c)
    p.shape([(1, 0.1), (0.5, 0.2), (0.5, 1), (1, 0.9)], shade(c, 0.84))
    p.shape([(0.06, 0.02), (0.5, 0.16), (0.94, 0.02), (0.94, 0.1), (0.5, 0.24), (0.06, 0.1)], CREAM)


def paper(p: Pen, c: Colour) -> None:
    page = mix(CREAM, c, 0.2)
    p.shape([(0.06, 0), (1, 0.08), (0.94, 1), (0, 0.92)], page)
    for y in (0.26, 0.46, 0.66):
        p.mark([(0.2, y), (0.78, y + 0.05)], page, 0.7)


def cup(p: Pen, c: Colour) -> None:
    p.oval(0.6, 0.26, 1, 0.74, shade(c, 0.8))
    p.oval(0.7, 0.38, 0.9, 0.62, shade(c, 1.3), line=False)
    p.smooth([(0, 0.06), (0.78, 0.06), (0.74, 0.8), (0.6, 1), (0.18, 1), (0.04, 0.8)], c)
    p.oval(0.02, 0, 0.76, 0.2, shade(c, 0.6))


def bottle(p: Pen, c: Colour) -> None:
    p.smooth([(0.36, 0.04), (0.64, 0.04), (0.66, 0.3), (1, 0.44), (1, 1), (0, 1), (0, 0.44), (0.34, 0.3)], c)
    p.rect(0.34, 0, 0.66, 0.1, CREAM)
    p.rect(0.06, 0.56, 0.94, 0.82, CREAM)


def phone(p: Pen, c: Colour) -> None:
    p.smooth([(0, 0.05), (0.1, 0), (0.9, 0), (1, 0.05), (1, 0.95), (0.9, 1), (0.1, 1), (0, 0.95)], c)
    p.rect(0.14, 0.1, 0.86, 0.84, GLASS, glowing=p.hour.lamps)


def television(p: Pen, c: Colour) -> None:
    p.shape([(0.36, 0.8), (0.64, 0.8), (0.74, 1), (0.26, 1)], METAL)
    p.rect(0, 0, 1, 0.86, c)
    p.rect(0.05, 0.07, 0.95, 0.78, GLASS, glowing=p.hour.lamps)
    p.detail([(0.2, 0.78), (0.5, 0.07), (0.66, 0.07), (0.36, 0.78)], (220, 234, 240))


def umbrella(p: Pen, c: Colour) -> None:
    p.stroke([(0.5, 0.1), (0.5, 0.9), (0.56, 0.98), (0.64, 0.93)], METAL, 0.03)
    p.smooth(
        [
            (0, 0.46),
            (0.1, 0.2),
            (0.36, 0.02),
            (0.64, 0.02),
            (0.9, 0.2),
            (1, 0.46),
            (0.75, 0.4),
            (0.5, 0.47),
            (0.25, 0.4),
        ],
        c,
    )
    p.mark([(0.5, 0.04), (0.3, 0.22), (0.25, 0.41)], c)
    p.mark([(0.5, 0.04), (0.7, 0.22), (0.75, 0.41)], c)


def ball(p: Pen, c: Colour) -> None:
    p.oval(0, 0, 1, 1, c)
    p.shape([(0.04, 0.36), (0.5, 0.24), (0.96, 0.36), (1, 0.5), (0.5, 0.4), (0, 0.5)], shade(c, 1.5), line=False)


def balloon(p: Pen, c: Colour) -> None:
    p.mark([(0.5, 0.6), (0.44, 0.8), (0.5, 1)])
    p.smooth([(0.5, 0), (0.96, 0.08), (1, 0.36), (0.6, 0.62), (0.4, 0.62), (0, 0.36), (0.04, 0.08)], c)
    p.oval(0.22, 0.12, 0.4, 0.26, shade(c, 1.5), line=False)


def car(p: Pen, c: Colour) -> None:
    p.smooth([(0.2, 0.42), (0.3, 0.02), (0.68, 0.02), (0.84, 0.42), (0.5, 0.5)], shade(c, 0.86))
    for glass in (
        [(0.28, 0.4), (0.345, 0.12), (0.47, 0.12), (0.47, 0.4)],
        [(0.52, 0.4), (0.52, 0.12), (0.645, 0.12), (0.75, 0.4)],
    ):
        p.shape(glass, GLASS)
    p.smooth([(0, 0.46), (0.06, 0.36), (0.9, 0.38), (1, 0.5), (1, 0.8), (0.98, 0.84), (0.02, 0.84), (0, 0.8)], c)
    p.mark([(0.5, 0.42), (0.5, 0.78)], c)
    p.oval(0.94, 0.46, 1, 0.6, LAMP_LIGHT, glowing=True)
    for x in (0.22, 0.78):
        p.disc(x, 0.82, 0.18, DARK)
        p.disc(x, 0.82, 0.08, (190, 192, 196), line=False)


def bicycle(p: Pen, c: Colour) -> None:
    for x in (0.22, 0.78):
        p.disc(x, 0.7, 0.3, DARK)
        p.disc(x, 0.7, 0.245, (206, 204, 196), line=False)
    p.stroke([(0.22, 0.7), (0.4, 0.34), (0.68, 0.34), (0.48, 0.7), (0.22, 0.7)], c, 0.05)
    p.stroke([(0.48, 0.7), (0.37, 0.2)], c, 0.05)
    p.stroke([(0.78, 0.7), (0.66, 0.12), (0.78, 0.08)], c, 0.05)
    p.oval(0.28, 0.13, 0.46, 0.22, DARK)


def bench(p: Pen, c: Colour) -> None:
    for x in (0.08, 0.84):
        p.rect(x, 0.1, x + 0.08, 1, METAL)
    for y in (0.04, 0.24):
        p.rect(0, y, 1, y + 0.14, c)
    p.rect(-0.01, 0.52, 1.01, 0.66, shade(c, 1.15))


def street_lamp(p: Pen, c: Colour) -> None:
    p.rect(0.42, 0.14, 0.58, 1, mix(METAL, c, 0.3))
    p.rect(0.28, 0.94, 0.72, 1, mix(METAL, c, 0.3))
    p.shape([(0.06, 0.05), (0.94, 0.05), (0.72, 0.17), (0.28, 0.17)], LAMP_LIGHT, glowing=p.hour.lamps)
    p.shape([(0, 0.055), (0.5, 0), (1, 0.055)], mix(METAL, c, 0.3))
    p.glow(0.5, 0.12, 0.36, 0.7)


def sign(p: Pen, c: Colour) -> None:
    p.rect(0.45, 0.3, 0.55, 1, METAL)
    p.rect(0, 0, 1, 0.42, c)
    p.mark([(0.16, 0.15), (0.84, 0.15)], c)
    p.mark([(0.16, 0.27), (0.66, 0.27)], c)


def tree(p: Pen, c: Colour) -> None:
    p.shape([(0.42, 0.5), (0.58, 0.5), (0.64, 1), (0.36, 1)], WOOD)
    leaf = mix(LEAF, c, 0.5)
    p.smooth([(-0.04, 0.42), (0.04, 0.12), (0.3, 0), (0.55, -0.04), (0.86, 0.04), (1.03, 0.28), (1.02, 0.54), (0.8, 0.7),
              (0.5, 0.66), (0.2, 0.71), (0.0, 0.6)], leaf)  # fmt: skip
    way = 0.1 if p.hour.towards[0] > 0.3 else -0.1
    p.smooth([(0.22 + way, 0.3), (0.3 + way, 0.12), (0.56 + way, 0.08), (0.78 + way, 0.2), (0.72 + way, 0.42), (0.4 + way, 0.46)],
             shade(leaf, 1.16), line=False)  # fmt: skip
    p.mark([(0.56, 0.5), (0.66, 0.56), (0.8, 0.5)], leaf)


def bush(p: Pen, c: Colour) -> None:
    leaf = mix(LEAF, c, 0.5)
    p.smooth([(0, 1), (0, 0.5), (0.16, 0.24), (0.4, 0.14), (0.6, 0), (0.84, 0.2), (1, 0.56), (1, 1)], leaf)
    p.smooth([(0.14, 0.5), (0.3, 0.26), (0.5, 0.24), (0.5, 0.46), (0.3, 0.6)], shade(leaf, 1.16), line=False)


def plant(p: Pen, c: Colour) -> None:
    for tip, low in (((0.04, 0.2), 0.42), ((0.96, 0.16), 0.58), ((0.3, 0.0), 0.46), ((0.72, 0.02), 0.54)):
        p.smooth([(low, 0.66), (tip[0] - 0.1, tip[1] + 0.2), tip, (tip[0] + 0.14, tip[1] + 0.22)], LEAF)
    p.shape([(0.2, 0.62), (0.8, 0.62), (0.7, 1), (0.3, 1)], c)


def flower(p: Pen, c: Colour) -> None:
    p.stroke([(0.5, 0.3), (0.48, 1)], LEAF, 0.05)
    p.smooth([(0.5, 0.8), (0.9, 0.6), (0.7, 0.86)], LEAF)
    for x, y in ((0.26, 0.14), (0.74, 0.14), (0.2, 0.36), (0.8, 0.36), (0.5, 0.46)):
        p.disc(x, y, 0.13, c)
    p.disc(0.5, 0.26, 0.11, (240, 206, 110), line=False)


def rock(p: Pen, c: Colour) -> None:
    p.smooth([(0, 1), (0.04, 0.5), (0.3, 0.1), (0.62, 0), (0.92, 0.4), (1, 1)], c)
    p.shape([(0.16, 0.5), (0.34, 0.18), (0.6, 0.1), (0.5, 0.46)], shade(c, 1.2), line=False)


def dog(p: Pen, c: Colour) -> None:
    p.stroke([(0.1, 0.46), (0.02, 0.2)], c, 0.1)
    for x in (0.16, 0.56):
        p.rect(x + 0.07, 0.6, x + 0.15, 0.98, shade(c, 0.78))
    p.smooth([(0.04, 0.42), (0.2, 0.34), (0.66, 0.34), (0.76, 0.5), (0.7, 0.74), (0.08, 0.72)], c)
    for x in (0.1, 0.56):
        p.rect(x, 0.6, x + 0.1, 1, c)
    p.smooth([(0.6, 0.06), (0.84, 0.04), (0.88, 0.2), (1, 0.24), (0.98, 0.4), (0.76, 0.46), (0.6, 0.4)], c)
    p.smooth([(0.58, 0.06), (0.7, 0.04), (0.7, 0.36), (0.56, 0.34)], shade(c, 0.62))
    p.oval(0.79, 0.14, 0.83, 0.2, DARK, line=False)
    p.oval(0.94, 0.22, 1, 0.3, DARK, line=False)


def cat(p: Pen, c: Colour) -> None:
    p.stroke([(0.2, 0.86), (0.0, 0.7), (0.08, 0.42)], c, 0.09)
    p.smooth([(0.14, 1), (0.16, 0.6), (0.36, 0.34), (0.66, 0.34), (0.84, 0.66), (0.86, 1)], c)
    p.shape([(0.36, 0.22), (0.38, 0), (0.56, 0.12)], shade(c, 0.8))
    p.shape([(0.94, 0.22), (0.92, 0), (0.74, 0.12)], shade(c, 0.8))
    p.smooth([(0.34, 0.16), (0.64, 0.06), (0.96, 0.16), (0.96, 0.4), (0.64, 0.5), (0.34, 0.4)], c)
    for x in (0.52, 0.78):
        p.oval(x - 0.035, 0.22, x + 0.035, 0.3, DARK, line=False)
    p.mark([(0.66, 0.7), (0.66, 0.98)], c)


def bird(p: Pen, c: Colour) -> None:
    p.shape([(0.86, 0.34), (1, 0.42), (0.86, 0.48)], (226, 170, 80))
    p.shape([(0.2, 0.5), (0, 0.72), (0.06, 0.84), (0.34, 0.7)], shade(c, 0.7))
    p.smooth([(0.14, 0.6), (0.4, 0.3), (0.62, 0.12), (0.88, 0.16), (0.92, 0.46), (0.74, 0.84), (0.34, 0.88)], c)
    p.smooth([(0.26, 0.56), (0.56, 0.42), (0.62, 0.6), (0.4, 0.74)], shade(c, 0.78))
    p.oval(0.74, 0.24, 0.8, 0.32, DARK, line=False)


def bag(p: Pen, c: Colour) -> None:
    p.stroke([(0.3, 0.36), (0.34, 0.06), (0.66, 0.06), (0.7, 0.36)], shade(c, 0.7), 0.07)
    p.smooth([(0.06, 0.3), (0.94, 0.3), (1, 0.96), (0.9, 1), (0.1, 1), (0, 0.96)], c)
    p.shape([(0.04, 0.3), (0.96, 0.3), (0.98, 0.52), (0.02, 0.52)], shade(c, 0.82))
    p.rect(0.44, 0.46, 0.56, 0.58, (222, 196, 124))


def suitcase(p: Pen, c: Colour) -> None:
    p.stroke([(0.36, 0.2), (0.36, 0.03), (0.64, 0.03), (0.64, 0.2)], DARK, 0.06)
    p.smooth([(0, 0.24), (0.06, 0.16), (0.94, 0.16), (1, 0.24), (1, 0.94), (0.94, 1), (0.06, 1), (0, 0.94)], c)
    for x in (0.18, 0.74):
        p.rect(x, 0.16, x + 0.08, 1, shade(c, 0.7))


def sword(p: Pen, c: Colour) -> None:
    p.shape([(0.38, 0.7), (0.38, 0.1), (0.5, 0), (0.62, 0.1), (0.62, 0.7)], (206, 212, 220))
    p.rect(0.42, 0.74, 0.58, 0.96, shade(c, 0.6))
    p.rect(0, 0.68, 1, 0.76, c)
    p.disc(0.5, 0.97, 0.03, c)


def guitar(p: Pen, c: Colour) -> None:
    p.rect(0.43, 0.06, 0.57, 0.6, shade(WOOD, 0.7))
    p.rect(0.38, 0, 0.62, 0.1, shade(WOOD, 0.55))
    p.smooth(
        [(0.2, 0.52), (0.5, 0.46), (0.8, 0.52), (0.78, 0.68), (1, 0.8), (0.86, 1), (0.14, 1), (0, 0.8), (0.22, 0.68)], c
    )
    p.disc(0.5, 0.72, 0.07, DARK)
    p.rect(0.34, 0.88, 0.66, 0.91, DARK, line=False)


def hat(p: Pen, c: Colour) -> None:
    p.smooth([(0.22, 0.74), (0.24, 0.1), (0.5, 0), (0.76, 0.1), (0.78, 0.74)], c)
    p.rect(0.23, 0.52, 0.77, 0.72, shade(c, 0.6))
    p.oval(0, 0.64, 1, 1, c)


def clock(p: Pen, c: Colour) -> None:
    p.oval(0, 0, 1, 1, c)
    p.oval(0.12, 0.12, 0.88, 0.88, CREAM)
    p.stroke([(0.5, 0.22), (0.5, 0.5), (0.7, 0.6)], DARK, 0.05)


def picture(p: Pen, c: Colour) -> None:
    p.rect(0, 0, 1, 1, c)
    p.rect(0.1, 0.12, 0.9, 0.88, CREAM)
    p.shape([(0.1, 0.88), (0.36, 0.42), (0.54, 0.66), (0.68, 0.52), (0.9, 0.88)], LEAF, line=False)


def shelf(p: Pen, c: Colour) -> None:
    p.rect(0, 0, 1, 1, c)
    for row in range(3):
        top = 0.06 + row * 0.32
        p.rect(0.07, top, 0.93, top + 0.26, shade(c, 0.62))
        for at, colour in enumerate(((168, 92, 80), (92, 120, 140), (206, 178, 120), (110, 132, 100))):
            left = 0.1 + at * 0.15 + row * 0.06
            p.rect(left, top + 0.05 + 0.03 * ((at + row) % 2), left + 0.12, top + 0.26, colour, line=False)


def candle(p: Pen, c: Colour) -> None:
    p.rect(0.22, 0.4, 0.78, 1, mix(CREAM, c, 0.5))
    p.smooth([(0.5, 0), (0.8, 0.26), (0.5, 0.4), (0.2, 0.26)], (255, 206, 110), glowing=True)
    p.glow(0.5, 0.2, 1.6, 0.7)


def boat(p: Pen, c: Colour) -> None:
    p.rect(0.47, 0.02, 0.51, 0.7, WOOD)
    p.shape([(0.53, 0.04), (0.9, 0.6), (0.53, 0.6)], CREAM)
    p.shape([(0.45, 0.14), (0.45, 0.6), (0.16, 0.6)], mix(CREAM, c, 0.3))
    p.smooth([(0, 0.68), (0.5, 0.7), (1, 0.66), (0.86, 1), (0.16, 1)], c)


def house(p: Pen, c: Colour) -> None:
    p.rect(0.1, 0.42, 0.9, 1, c)
    p.shape([(0, 0.44), (0.5, 0), (1, 0.44)], shade(c, 0.62))
    p.rect(0.42, 0.66, 0.58, 1, shade(WOOD, 0.8))
    for x in (0.19, 0.67):
        p.rect(x, 0.56, x + 0.14, 0.74, LAMP_LIGHT if p.hour.lamps else GLASS, glowing=p.hour.lamps)


def fence(p: Pen, c: Colour) -> None:
    for y in (0.3, 0.7):
        p.rect(0, y, 1, y + 0.1, shade(c, 0.84))
    for at in range(6):
        x = 0.03 + at * 0.165
        p.shape([(x, 0.12), (x + 0.055, 0), (x + 0.11, 0.12), (x + 0.11, 1), (x, 1)], c)


def ladder(p: Pen, c: Colour) -> None:
    for at in range(5):
        y = 0.1 + at * 0.19
        p.rect(0.1, y, 0.9, y + 0.05, shade(c, 0.84))
    p.rect(0, 0, 0.16, 1, c)
    p.rect(0.84, 0, 1, 1, c)


def food(p: Pen, c: Colour) -> None:
    p.stroke([(0.5, 0.2), (0.58, 0.02)], WOOD, 0.08)
    p.smooth(
        [(0.5, 0.22), (0.84, 0.12), (1, 0.4), (0.86, 0.86), (0.6, 1), (0.4, 1), (0.14, 0.86), (0, 0.4), (0.16, 0.12)], c
    )
    p.oval(0.2, 0.3, 0.36, 0.5, shade(c, 1.4), line=False)
