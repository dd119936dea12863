"""Colours of what lies over pictures. The rest of the window's colours are the theme's."""

from __future__ import annotations

from typing import Literal

from PySide6.QtGui import QColor

from engine.document.model import Colour

Surround = Literal["black", "18% grey", "mid grey"]

SURROUNDS: dict[Surround, QColor] = {
    "black": QColor(0, 0, 0),
    "18% grey": QColor(46, 46, 46),  # 18 % of the display's code values: dark, but shadows still stand off it
    "mid grey": QColor(119, 119, 119),  # 18 % of the light: an exposure card
}
HALO = QColor(0, 0, 0, 150)  # under every line, so that it reads on white paper too
LIGHT = QColor(255, 255, 255)
CONTRADICTION = QColor(226, 92, 84)


def of(colour: Colour) -> QColor:
    """A cast colour, lifted where it is too dark to be seen over a picture."""
    ink = QColor(*colour)
    if ink.lightness() < 90:
        ink = QColor.fromHsl(max(0, ink.hslHue()), ink.hslSaturation(), 90)
    return ink


def shade(colour: QColor, factor: float) -> QColor:
    """Lighter above 1, darker below."""
    return colour.lighter(round(100 * factor)) if factor >= 1 else colour.darker(round(100 / factor))


def clear(colour: QColor, alpha: float) -> QColor:
    """The same colour, seen through."""
    faded = QColor(colour)
    faded.setAlphaF(max(0.0, min(1.0, alpha)))
    return faded
