"""Markers: small flags with their names, on the film's own time."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from app import theme
from app.timeline.layout import Row, thinned
from app.timeline.scene import Scene
from app.timeline.text import label, wide
from engine.document.model import MarkerColour

COLOURS: dict[MarkerColour, QColor] = {
    "grey": QColor(190, 190, 190), "red": QColor(222, 110, 104), "yellow": QColor(222, 184, 96),
    "green": QColor(128, 190, 136), "violet": QColor(172, 144, 214),
}  # fmt: skip
FLAG = 9.0  # pixels
CROWDED = 120  # markers in view: more are only ticks


def paint_markers(painter: QPainter, scene: Scene, row: Row, top: int) -> None:
    view, markers = scene.view, scene.content.document.markers
    frames = scene.content.markers
    first, last = np.searchsorted(frames, (view.left - 200 / view.scale, view.right)).tolist()
    xs = view.xs(frames[first:last])
    chosen = thinned(xs, 2.0).tolist()
    crowded = len(chosen) > CROWDED
    for place in chosen:
        marker, x = markers[first + place], float(np.floor(xs[place]))
        colour = COLOURS[marker.colour]
        if crowded:
            painter.fillRect(QRectF(x, top + 3, 1, row.height - 4), colour)
            continue
        selected = marker.id in scene.chosen.markers
        paint_flag(painter, x, top + 3, row.height - 4, colour, selected)
        room = float(xs[place + 1]) - x if place + 1 < len(xs) else 400.0
        if marker.name and room > 24:
            painter.setPen(theme.TEXT if selected else theme.QUIET)
            label(painter, QRectF(x + FLAG + 4, top, min(room - FLAG - 8, 220.0), row.height), marker.name)


def paint_flag(painter: QPainter, x: float, top: float, height: float, colour: QColor, selected: bool) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.ACCENT, 1.5) if selected else Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    flag = [
        QPointF(x, top), QPointF(x + FLAG, top), QPointF(x + FLAG - 2.5, top + 4),
        QPointF(x + FLAG, top + 8), QPointF(x, top + 8),
    ]  # fmt: skip
    painter.drawPolygon(QPolygonF(flag))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.fillRect(QRectF(x, top, 1, height), theme.ACCENT if selected else colour)


def flag_reach(name: str) -> float:
    """Pixels to the right of a marker's frame at which it can still be taken: its flag and its name."""
    return FLAG + 2 + (min(220.0, wide(name)) + 4 if name else 0.0)
