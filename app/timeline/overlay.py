"""What moves over the timeline's standing picture: the playhead, the hand's own marks, what a press would take."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QLineF, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPixmap, QPolygonF

from app import theme
from app.timeline.layout import Row, View
from app.timeline.scene import CACHE, HEADER, TOP, Scene, ink


def paint_edge(painter: QPainter, scene: Scene, row: Row | None, film_frame: float) -> None:
    """The edge that a press would take."""
    if row is not None:
        x = float(np.floor(scene.view.x(film_frame))) + HEADER
        painter.fillRect(QRectF(x - 1, scene.top(row), 2, row.height), theme.ACCENT)


def paint_insertion(painter: QPainter, scene: Scene, film_frame: int, lifted: Sequence[tuple[int, int]]) -> None:
    """Where what is carried would stand, and what was lifted from its place."""
    rows = [row for row in scene.rows if row.key in ("shots", "panels", "transitions", "heat")]
    if not rows:
        return
    top, bottom = scene.top(rows[0]), scene.top(rows[-1]) + rows[-1].height
    painter.save()
    painter.setClipRect(HEADER, TOP, scene.width - HEADER, scene.height - TOP)
    for start, stop in lifted:
        left, right = scene.view.x(start) + HEADER, scene.view.x(stop) + HEADER
        painter.fillRect(QRectF(left, top, right - left, bottom - top), ink(theme.FIELD, 150))
    x = float(np.floor(scene.view.x(film_frame))) + HEADER
    painter.fillRect(QRectF(x - 1, top - 2, 3, bottom - top + 4), theme.ACCENT)
    painter.restore()


def paint_ghost(painter: QPainter, at: QPointF, width: float, picture: QPixmap | None) -> None:
    """What is carried, under the hand: its first picture, or a sheet as wide as it is long."""
    box = QRectF(at.x() - width / 2, at.y() - 18, width, 36)
    if picture is not None:
        size = picture.deviceIndependentSize()
        box = QRectF(at.x() - size.width() / 2, at.y() - size.height() / 2, size.width(), size.height())
        painter.setOpacity(0.8)
        painter.drawPixmap(box.topLeft(), picture)
        painter.setOpacity(1.0)
    painter.setPen(QPen(theme.ACCENT, 1))
    painter.setBrush(ink(theme.ACCENT, 40))
    painter.drawRect(box)


def paint_playhead(painter: QPainter, scene: Scene, film_frame: int) -> None:
    """The accent line through everything; close up, the whole width of the frame that is seen."""
    view, accent = scene.view, theme.ACCENT
    x = float(np.floor(view.x(film_frame))) + HEADER
    painter.save()
    painter.setClipRect(HEADER, 0, scene.width - HEADER, scene.height)
    if view.scale >= 6:
        painter.fillRect(QRectF(x, TOP, view.scale, scene.height - TOP), ink(accent, 28))
    painter.fillRect(QRectF(x, CACHE + 6, 1, scene.height), accent)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(accent)
    y = CACHE + 3.0
    head = [
        QPointF(x - 5.5, y),
        QPointF(x + 6.5, y),
        QPointF(x + 6.5, y + 8),
        QPointF(x + 0.5, y + 15),
        QPointF(x - 5.5, y + 8),
    ]
    painter.drawPolygon(QPolygonF(head))
    painter.restore()


def playhead_strips(view: View, before: int, now: int, height: int) -> list[QRect]:
    """What has to be drawn again when the playhead has moved: where it was, where it is, and the time above the names."""
    wide = round(max(16.0, view.scale + 16))
    lefts = [round(view.x(frame)) + HEADER - 8 for frame in (before, now)]
    return [QRect(0, 0, HEADER, TOP), *(QRect(left, 0, wide, height) for left in lefts)]


def paint_snap(painter: QPainter, scene: Scene, film_frame: int) -> None:
    """The line that shows what a dragged thing has caught on."""
    x = np.floor(scene.view.x(film_frame)) + HEADER + 0.5
    painter.setPen(QPen(theme.TEXT, 1, Qt.PenStyle.DashLine))
    painter.drawLine(QLineF(x, TOP, x, scene.height))


def paint_box(painter: QPainter, scene: Scene, box: QRectF) -> None:
    painter.setPen(QPen(theme.ACCENT, 1))
    painter.setBrush(ink(theme.ACCENT, 36))
    painter.drawRect(box.adjusted(0.5, 0.5, -0.5, -0.5))


def paint_hint(painter: QPainter, scene: Scene, words: str, at: QPointF) -> None:
    """What a gesture is doing, in numbers, beside the hand."""
    painter.setFont(scene.font)
    width = painter.fontMetrics().horizontalAdvance(words) + 16
    left = min(at.x() + 14, scene.width - width - 4)
    box = QRectF(left, max(TOP, at.y() - 30), width, 22)
    painter.fillRect(box.adjusted(-1, -1, 1, 1), theme.LINE)
    painter.fillRect(box, theme.HOVER)
    painter.setPen(theme.TEXT)
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)


def paint_empty(painter: QPainter, scene: Scene, words: str) -> None:
    painter.setFont(scene.font)
    painter.setPen(theme.QUIET)
    place = QRectF(HEADER, TOP, scene.width - HEADER, scene.height - TOP)
    painter.drawText(place, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, words)
