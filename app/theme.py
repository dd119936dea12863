"""How the window looks: neutral surfaces, one accent, our own icons; the pictures are the only colour.

Fusion with our palette, and one short style sheet in ``resources/theme/window.qss`` for what a palette cannot say.
"""

from __future__ import annotations

import re
from functools import cache

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QIcon, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication

from engine.values.settings import RESOURCES

WINDOW = QColor(48, 48, 48)
PANEL = QColor(40, 40, 40)
FIELD = QColor(36, 36, 36)
RAISED = QColor(58, 58, 58)
HOVER = QColor(68, 68, 68)
LINE = QColor(28, 28, 28)
TEXT = QColor(216, 216, 216)
QUIET = QColor(152, 152, 152)  # 4.5 to 1 on every surface
FAINT = QColor(96, 96, 96)  # what cannot be used now
EDGE = QColor(112, 112, 112)  # of what can be ticked: 3 to 1 on every surface
ACCENT = QColor(92, 158, 232)  # selection, focus, playhead: nothing else
AMBER = QColor(226, 164, 62)  # stale
GREEN = QColor(106, 184, 116)  # approved, saved
RED = QColor(226, 92, 84)  # failed
GRID = 8
SIDE = 10  # pixels from a dock's edge to its title and to what stands under it

_NAMED = {
    "window": WINDOW,
    "panel": PANEL,
    "field": FIELD,
    "raised": RAISED,
    "hover": HOVER,
    "line": LINE,
    "text": TEXT,
    "quiet": QUIET,
    "faint": FAINT,
    "edge": EDGE,
    "accent": ACCENT,
    "amber": AMBER,
    "green": GREEN,
    "red": RED,
}


def apply(application: QApplication) -> None:
    """Dresses the application. Call once, before the first window is made."""
    application.setStyle("Fusion")
    application.setPalette(palette())
    application.setFont(text_font())
    sheet = (RESOURCES / "theme" / "window.qss").read_text(encoding="utf-8")
    icons = (RESOURCES / "theme").as_posix()
    sheet = re.sub(r"@(\w+)", lambda match: _named(match[1], icons), sheet)
    application.setStyleSheet(sheet)


def palette() -> QPalette:
    colours = QPalette()
    role = QPalette.ColorRole
    for which, colour in (
        (role.Window, WINDOW),
        (role.Base, FIELD),
        (role.AlternateBase, PANEL),
        (role.Button, RAISED),
        (role.Mid, LINE),
        (role.Dark, LINE),
        (role.Shadow, QColor(20, 20, 20)),
        (role.Light, HOVER),
        (role.Midlight, RAISED),
        (role.WindowText, TEXT),
        (role.Text, TEXT),
        (role.ButtonText, TEXT),
        (role.BrightText, QColor(255, 255, 255)),
        (role.PlaceholderText, QColor(140, 140, 140)),
        (role.Highlight, ACCENT),
        (role.Accent, ACCENT),
        (role.HighlightedText, QColor(16, 16, 16)),
        (role.Link, ACCENT),
        (role.LinkVisited, ACCENT),
        (role.ToolTipBase, RAISED),
        (role.ToolTipText, TEXT),
    ):
        colours.setColor(which, colour)
    disabled = QPalette.ColorGroup.Disabled
    for which in (role.WindowText, role.Text, role.ButtonText):
        colours.setColor(disabled, which, FAINT)
    colours.setColor(disabled, role.Highlight, HOVER)
    return colours


@cache
def text_font(size: float = 9.5, *, strong: bool = False) -> QFont:
    """The system's font at the window's size; ``strong`` is the one heavier weight, for the current thing."""
    font = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
    font.setPointSizeF(size)
    if strong:
        font.setWeight(QFont.Weight.DemiBold)
    return font


@cache
def digits_font(size: float = 9.5) -> QFont:
    """For times and numbers that change: every digit is as wide as the next."""
    font = text_font(size)
    if hasattr(font, "setFeature"):  # Qt 6.7 and later; many fonts have tabular digits by default
        font.setFeature(QFont.Tag("tnum"), 1)
    return font


@cache
def icon(name: str, *, lit: bool = True) -> QIcon:
    """One of our icons, ``resources/icons/<name>.svg``, for 16 and 24 px at every screen density.

    A checked button's icon is lit in the accent, unless being checked is only how it looks when open.
    """
    made = QIcon()
    on = ACCENT if lit else QColor(196, 196, 196)
    for size in (16, 24):
        for ratio in (1, 2, 3):
            for mode, state, colour in (
                (QIcon.Mode.Normal, QIcon.State.Off, QColor(196, 196, 196)),
                (QIcon.Mode.Active, QIcon.State.Off, QColor(240, 240, 240)),
                (QIcon.Mode.Selected, QIcon.State.Off, QColor(240, 240, 240)),
                (QIcon.Mode.Disabled, QIcon.State.Off, FAINT),
                (QIcon.Mode.Normal, QIcon.State.On, on),
                (QIcon.Mode.Active, QIcon.State.On, on.lighter(115)),
                (QIcon.Mode.Disabled, QIcon.State.On, FAINT),
            ):
                made.addPixmap(picture(name, size, colour, ratio), mode, state)
    return made


def picture(name: str, size: int, colour: QColor, ratio: float = 1.0) -> QPixmap:
    """An icon as pixels in one colour."""
    pixmap = QPixmap(QSize(round(size * ratio), round(size * ratio)))
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    _drawing(name, colour.rgb()).render(painter, QRectF(0, 0, pixmap.width(), pixmap.height()))
    painter.end()
    pixmap.setDevicePixelRatio(ratio)
    return pixmap


@cache
def _tinted(name: str, size: int, rgb: int, ratio: float) -> QPixmap:
    return picture(name, size, QColor(rgb), ratio)


def tinted(name: str, size: int, colour: QColor, ratio: float) -> QPixmap:
    """The same, kept: for delegates, which paint it hundreds of times."""
    return _tinted(name, size, colour.rgb(), ratio)


@cache
def _drawing(name: str, rgb: int) -> QSvgRenderer:
    svg = (RESOURCES / "icons" / f"{name}.svg").read_text(encoding="utf-8")
    return QSvgRenderer(QByteArray(svg.replace("currentColor", QColor(rgb).name()).encode()))


def _named(word: str, folder: str) -> str:
    return folder if word == "folder" else _NAMED[word].name()


@cache
def app_icon() -> QIcon:
    """The program's own mark."""
    made = QIcon()
    svg = (RESOURCES / "icons" / "app" / "inbetweener.svg").read_bytes()
    drawing = QSvgRenderer(QByteArray(svg))
    for size in (16, 24, 32, 48, 64, 128, 256):
        pixmap = QPixmap(size, size)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        drawing.render(painter, QRectF(0, 0, size, size))
        painter.end()
        made.addPixmap(pixmap)
    return made
