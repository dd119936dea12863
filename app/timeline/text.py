"""Short writing in small places: cut with an ellipsis, never squeezed, and times in the shape that artists read.

Hundreds of words stand on a timeline, and most stand there again in the next picture of it: what was laid out once is kept.
"""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QStaticText

from app import theme
from engine.values.time import Rate

SIZE = 9.0  # points


def face(strong: bool = False) -> QFont:
    """The timeline's two fonts: times and names, and the one heavier weight for what is current."""
    return theme.text_font(SIZE, strong=True) if strong else theme.digits_font(SIZE)


@lru_cache(maxsize=4096)
def length(frames: int, rate: Rate) -> str:
    """A duration as seconds and frames: 1:12 is one second and twelve frames."""
    seconds, rest = divmod(frames, rate.nominal)
    return f"{seconds}:{rest:02}"


def label(painter: QPainter, place: QRectF, text: str, right: bool = False, strong: bool = False) -> None:
    """Writes what fits; nothing at all where not even two letters do. The painter's font has to be ``face(strong)``."""
    room = int(place.width())
    if room < 10 or not text:
        return
    laid, width, height = _laid(text, room, strong)
    if laid is not None:
        left = place.right() - width if right else place.left()
        painter.drawStaticText(QPointF(left, place.top() + (place.height() - height) / 2), laid)


@lru_cache(maxsize=8192)
def _laid(text: str, room: int, strong: bool) -> tuple[QStaticText | None, float, float]:
    font = face(strong)
    metrics = QFontMetricsF(font)
    shown = metrics.elidedText(" ".join(text.split()), Qt.TextElideMode.ElideRight, room)
    if shown == "…":
        return None, 0.0, 0.0
    made = QStaticText(shown)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setPerformanceHint(QStaticText.PerformanceHint.AggressiveCaching)
    made.prepare(font=font)
    return made, metrics.horizontalAdvance(shown), metrics.height()


@lru_cache(maxsize=4096)
def wide(text: str, strong: bool = False) -> float:
    """Pixels that a short text needs."""
    return QFontMetricsF(face(strong)).horizontalAdvance(text)
