"""How one shot becomes the next: ramps, valleys and travelling edges."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF

from app import theme
from app.timeline.batch import draw_lines, uprights
from app.timeline.blocks import SMALLEST, bodies
from app.timeline.layout import Row, seen
from app.timeline.scene import Scene, ink
from app.timeline.text import label, length
from engine.document.film import Placed

NAMES = {"dissolve": "Dissolve", "wipe": "Wipe", "fade": "Fade"}


def fades(placed: Placed) -> bool:
    return placed.shot.transition is not None and placed.shot.transition.kind == "fade"


def ramp(scene: Scene, index: int) -> float:
    """Pixels that a transition takes at the beginning of a shot."""
    if index == 0 or index >= len(scene.content.placed):
        return 0.0
    placed, before = scene.content.placed[index], scene.content.placed[index - 1]
    if placed.shot.transition is not None and fades(placed):
        return placed.shot.transition.frames / 2 * scene.view.scale
    return max(0, before.span.stop - placed.span.start) * scene.view.scale


def paint_ramp(painter: QPainter, scene: Scene, index: int, top: int, height: int) -> None:
    """A dissolve is two ramps that cross, a fade a valley, a wipe an edge that travels."""
    wide, placed = ramp(scene, index), scene.content.placed[index]
    transition = placed.shot.transition
    if wide < 3 or transition is None:
        return
    start = scene.view.x(placed.span.start)
    low, high = top + height - 1.0, top + 1.0
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if transition.kind == "fade":
        valley = [QPointF(start - wide, high), QPointF(start, low), QPointF(start + wide, high)]
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.LINE)
        painter.drawPolygon(QPolygonF(valley))
    else:
        body = QRectF(start, top, wide, height)
        painter.fillRect(body, theme.WINDOW)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink(theme.TEXT, 46))
        painter.drawPolygon(QPolygonF([QPointF(start, low), QPointF(start + wide, high), QPointF(start + wide, low)]))
        painter.setPen(QPen(theme.QUIET, 1))
        painter.drawLine(QPointF(start, low), QPointF(start + wide, high))
        if transition.kind == "dissolve":
            painter.drawLine(QPointF(start, high), QPointF(start + wide, low))
    painter.restore()


def paint_transitions(painter: QPainter, scene: Scene, row: Row, top: int) -> None:
    """A block for every transition with its name and length; a short line where a shot is simply cut."""
    view, blocks = scene.view, scene.content.transitions
    starts = scene.content.shots.starts[1:]
    cuts = starts[(starts > view.left) & (starts < view.right)]
    if len(cuts) * 12 < view.width:
        painter.setPen(QPen(theme.FAINT, 1))
        draw_lines(painter, uprights(view.xs(cuts), top + 6, top + row.height - 6))
    part = seen(blocks.starts, blocks.stops, view)
    bodies(painter, scene, blocks, part, top + 1, row.height - 2, theme.HOVER)
    if part.stop - part.start > view.width / (4 * SMALLEST):
        return
    rate = scene.content.document.rate
    painter.setPen(theme.TEXT)
    for index in range(part.start, part.stop):
        left, right = view.x(float(blocks.starts[index])), view.x(float(blocks.stops[index]))
        lasts = length(int(blocks.stops[index] - blocks.starts[index]), rate)
        name = f"{transition_name(blocks.texts[index])}  {lasts}" if right - left > 86 else lasts
        inside = QRectF(np.floor(left) + 5, top, right - left - 8, row.height)
        if painter.fontMetrics().horizontalAdvance(name) <= inside.width():
            label(painter, inside, name)


def transition_name(kind: str) -> str:
    return QCoreApplication.translate("Timeline", NAMES[kind])
