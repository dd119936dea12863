"""Draws the timeline: cache bar, ruler, header and rows, from left to right only what is seen."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen, QPolygonF

from app import theme
from app.timeline.batch import columns, draw_lines, draw_rects, uprights
from app.timeline.layout import Row, ruler_step, seen
from app.timeline.rows import PAINTERS, free
from app.timeline.scene import CACHE, FAILED, HEADER, KIND, RENDERING, RULER, STALE, TOP, Scene, ink
from app.timeline.text import label
from engine.values.time import Rate, timecode

HEIGHTS = (1, 2, 4, 5, 7)  # of the cache bar, by the place of the state in KINDS
SHADES = (QColor(82, 82, 82), QColor(112, 112, 112), QColor(150, 150, 150), theme.GREEN, QColor(206, 206, 206))
NOMINAL = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


def paint(painter: QPainter, scene: Scene) -> None:
    """Everything that stands still while the playhead moves."""
    painter.setFont(scene.font)
    painter.fillRect(0, 0, scene.width, scene.height, theme.FIELD)
    painter.save()
    painter.setClipRect(HEADER, TOP, scene.width - HEADER, scene.height - TOP)
    painter.translate(HEADER, 0)
    _ground(painter, scene)
    for row in scene.rows:
        top = scene.top(row)
        if top < scene.height and top + row.height > TOP:
            PAINTERS[row.key.partition(":")[0]](painter, scene, row, top)
            painter.fillRect(QRectF(0, top + row.height, scene.width, 1), theme.LINE)
    painter.restore()
    painter.save()
    painter.setClipRect(HEADER, 0, scene.width - HEADER, TOP)
    painter.translate(HEADER, 0)
    _cache(painter, scene)
    _ruler(painter, scene)
    painter.restore()
    _header(painter, scene)


def _ground(painter: QPainter, scene: Scene) -> None:
    """Where there is film and where it ends, with a line where each shot begins."""
    view = scene.view
    film_left, film_right = view.x(0), view.x(scene.content.frames)
    bottom = scene.height
    if film_left > 0:
        painter.fillRect(QRectF(0, TOP, film_left, bottom), theme.LINE)
    if film_right < view.width:
        painter.fillRect(QRectF(film_right, TOP, view.width - film_right, bottom), theme.LINE)
    painter.setPen(Qt.PenStyle.NoPen)
    shots = scene.content.shots
    xs = view.xs(shots.starts)
    xs = xs[(xs >= -1) & (xs <= view.width)]
    if len(xs) * 6 < view.width:
        painter.setPen(QPen(theme.LINE, 1))
        draw_lines(painter, uprights(xs, TOP, bottom))


def _cache(painter: QPainter, scene: Scene) -> None:
    """What is painted of every shot: higher is better, hatched is not yet or no longer true."""
    view = scene.view
    painter.fillRect(QRectF(0, 0, scene.width, CACHE), theme.PANEL)
    shots = scene.content.shots
    part = seen(shots.starts, shots.stops, view)
    lefts = view.xs(shots.starts[part])
    rights = view.xs(free(shots, part))
    widths = np.maximum(1.0, rights - lefts - np.where(rights - lefts > 4, 1.0, 0.0))
    states = scene.states[part]
    painter.setPen(Qt.PenStyle.NoPen)
    for code in np.unique(states).tolist():
        which = states == code
        height = float(HEIGHTS[code & KIND])
        bars = columns(lefts[which], CACHE - 1 - height, widths[which], height)
        colour = SHADES[code & KIND]
        if code & (FAILED | RENDERING):
            bars[:, 1], bars[:, 3] = CACHE - 6, 5
            colour = theme.RED if code & FAILED else theme.TEXT
        elif code & STALE:
            colour = theme.AMBER
        painter.setBrush(colour if code < STALE else QBrush(colour, Qt.BrushStyle.BDiagPattern))
        draw_rects(painter, bars)
        if code & (STALE | FAILED):  # a firm line on top of the hatching, so that a narrow bar can be told as well
            painter.setBrush(colour)
            bars[:, 3] = 1
            draw_rects(painter, bars)
    for index in np.flatnonzero(states & RENDERING).tolist():
        share = scene.state(scene.content.placed[part.start + index].shot).rendering or 0.0
        painter.fillRect(QRectF(lefts[index], CACHE - 6, widths[index] * share, 5), theme.TEXT)


def _ruler(painter: QPainter, scene: Scene) -> None:
    view, rate = scene.view, scene.content.document.rate
    painter.fillRect(QRectF(0, CACHE, scene.width, RULER), theme.PANEL)
    labelled, small = ruler_step(view.scale, rate.nominal)
    first = max(0, int(view.left) // labelled * labelled)
    last = min(scene.content.frames, int(view.right) + 1)
    bottom = CACHE + RULER
    if first <= last:
        ticks = np.arange(first, last + 1, small)
        lengths = np.where(ticks % labelled == 0, 9.0, 4.0)
        lines = uprights(view.xs(ticks), 0, bottom)
        lines[:, 1] = bottom - lengths
        painter.setPen(QPen(theme.FAINT, 1))
        draw_lines(painter, lines)
        painter.setPen(theme.QUIET)
        for frame in range(first, last + 1, labelled):
            place = QRectF(view.x(frame) + 4, CACHE + 1, 100, RULER - 6)
            painter.drawText(place, NOMINAL, shown_time(frame, rate))
    painter.fillRect(QRectF(0, bottom, scene.width, 1), theme.LINE)


def shown_time(frame: int, rate: Rate) -> str:
    """Timecode without the hours that a short film does not have: 00:12:07."""
    text = timecode(frame, rate)
    return text[3:] if text.startswith("00:") else text


def _header(painter: QPainter, scene: Scene) -> None:
    painter.fillRect(0, 0, HEADER, scene.height, theme.PANEL)
    painter.save()
    painter.setClipRect(0, TOP, HEADER, scene.height - TOP)
    for row in scene.rows:
        top = scene.top(row)
        if top >= scene.height or top + row.height < TOP:
            continue
        chosen = bool(scene.entity) and row.key == f"pose:{scene.entity}"
        if chosen:
            painter.fillRect(0, top, HEADER - 1, row.height, theme.RAISED)
        left = 12
        if row.key.startswith("pose:"):
            colour = QColor(*scene.content.document.entity(row.key.removeprefix("pose:")).colour)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setBrush(colour)
            painter.setPen(QPen(theme.LINE, 1))
            painter.drawEllipse(QPointF(16.5, top + row.height / 2), 4.5, 4.5)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
            left = 27
        painter.setPen(theme.TEXT if row.key.startswith("pose:") else theme.QUIET)
        painter.setFont(scene.bold if chosen else scene.font)
        label(painter, QRectF(left, top, HEADER - left - 24, row.height), row.name)
        painter.fillRect(0, top + row.height, HEADER, 1, theme.LINE)
    painter.restore()
    painter.setFont(scene.font)
    painter.fillRect(0, TOP - 1, HEADER, 1, theme.LINE)
    painter.fillRect(HEADER - 1, 0, 1, scene.height, theme.LINE)


def paint_eye(painter: QPainter, scene: Scene, row: Row, near: bool) -> None:
    """The small eye at the end of a track's name that puts the track away."""
    eye = theme.picture("eye", 16, theme.TEXT if near else theme.QUIET, scene.ratio)
    top = scene.top(row)
    if row.key != "shots" and top >= TOP - row.height:
        painter.drawPixmap(QPointF(HEADER - 24, top + (row.height - 16) / 2), eye)


def paint_corner(painter: QPainter, scene: Scene, film_frame: int, near: bool) -> None:
    """Above the names: where the playhead is, and the way to the tracks that were put away."""
    painter.fillRect(0, 0, HEADER - 1, TOP - 1, theme.PANEL)
    painter.setFont(scene.font)
    painter.setPen(theme.TEXT)
    label(painter, QRectF(12, 0, HEADER - 40, TOP - 1), timecode(film_frame, scene.content.document.rate))
    painter.drawPixmap(
        QPointF(HEADER - 24, (TOP - 17) / 2),
        theme.picture("more", 16, theme.TEXT if near else theme.QUIET, scene.ratio),
    )


def paint_edge(painter: QPainter, scene: Scene, row: Row | None, film_frame: int) -> None:
    """The edge that a press would take."""
    if row is not None:
        x = float(np.floor(scene.view.x(film_frame))) + HEADER
        painter.fillRect(QRectF(x - 1, scene.top(row), 2, row.height), theme.ACCENT)


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
