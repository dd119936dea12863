"""Short writing in small places: cut with an ellipsis, never squeezed, and times in the shape that artists read."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter

from engine.values.time import Rate

LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextSingleLine
RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight | Qt.TextFlag.TextSingleLine


def length(frames: int, rate: Rate) -> str:
    """A duration as seconds and frames: 1:12 is one second and twelve frames."""
    seconds, rest = divmod(frames, rate.nominal)
    return f"{seconds}:{rest:02}"


def label(painter: QPainter, place: QRectF, text: str, right: bool = False) -> None:
    """Writes what fits; nothing at all where not even two letters do."""
    if place.width() < 10 or not text:
        return
    shown = _fitting(text, int(place.width()), painter.font().key())
    if shown != "…":
        painter.drawText(place, RIGHT if right else LEFT, shown)


@lru_cache(maxsize=8192)
def _fitting(text: str, width: int, font_key: str) -> str:
    font = QFont()
    font.fromString(font_key)
    return QFontMetricsF(font).elidedText(" ".join(text.split()), Qt.TextElideMode.ElideRight, width)


@lru_cache(maxsize=256)
def wide(text: str, font_key: str) -> float:
    """Pixels that a short text needs."""
    font = QFont()
    font.fromString(font_key)
    return QFontMetricsF(font).horizontalAdvance(text)
