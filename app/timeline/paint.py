"""Draws the timeline: cache bar, ruler, header and rows, from left to right only what is seen."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen

from app import theme
from app.timeline.batch import columns, draw_lines, draw_rects, uprights
from app.timeline.blocks import free
from app.timeline.header import paint_header
from app.timeline.layout import Row, ruler_step, seen
from app.timeline.rows import PAINTERS
from app.timeline.scene import CACHE, FAILED, HEADER, KIND, RENDERING, RULER, STALE, TOP, Scene, ink
from engine.values.time import Rate, timecode

HEIGHTS = (1, 2, 4, 5, 7)  # of the cache bar, by the place of the state in KINDS
SHADES = (QColor(82, 82, 82), QColor(112, 112, 112), QColor(150, 150, 150), theme.GREEN, QColor(206, 206, 206))
BESIDE = 9  # between a tick and its time, which the head of the playhead then leaves to be read
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
        _row(painter, scene, row)
    painter.restore()
    painter.save()
    painter.setClipRect(HEADER, 0, scene.width - HEADER, TOP)
    painter.translate(HEADER, 0)
    _cache(painter, scene)
    _ruler(painter, scene)
    _stretch(painter, scene)
    painter.restore()
    paint_header(painter, scene)


def paint_row(painter: QPainter, scene: Scene, row: Row) -> QRect:
    """One row again, while everything else is as it was; gives where that is."""
    place = QRect(HEADER, scene.top(row), scene.width - HEADER, row.height + 1)
    place &= QRect(HEADER, TOP, scene.width - HEADER, scene.height - TOP)
    painter.setFont(scene.font)
    painter.setClipRect(place)
    painter.fillRect(place, theme.FIELD)
    painter.translate(HEADER, 0)
    _ground(painter, scene)
    _row(painter, scene, row)
    return place


def _row(painter: QPainter, scene: Scene, row: Row) -> None:
    top = scene.top(row)
    if top < scene.height and top + row.height > TOP:
        PAINTERS[row.key.partition(":")[0]](painter, scene, row, top)
        if row.key in scene.tracks.locked:
            painter.fillRect(
                QRectF(0, top, scene.width, row.height), QBrush(ink(theme.LINE, 110), Qt.BrushStyle.BDiagPattern)
            )
        painter.fillRect(QRectF(0, top + row.height, scene.width, 1), theme.LINE)


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
            place = QRectF(view.x(frame) + BESIDE, CACHE + 1, 100, RULER - 6)
            words = shown_time(frame, rate)
            if place.left() + painter.fontMetrics().horizontalAdvance(words) <= view.width:  # half a time is none
                painter.drawText(place, NOMINAL, words)
    painter.fillRect(QRectF(0, bottom, scene.width, 1), theme.LINE)


def _stretch(painter: QPainter, scene: Scene) -> None:
    """What is played again and again: bright between its two brackets, the rest of the ruler darker."""
    if scene.stretch is None:
        return
    left, right = scene.view.x(scene.stretch.start), scene.view.x(scene.stretch.stop)
    top, height = CACHE, RULER
    shade = ink(theme.LINE, 150)
    if left > 0:
        painter.fillRect(QRectF(0, top, left, height), shade)
    if right < scene.view.width:
        painter.fillRect(QRectF(right, top, scene.view.width - right, height), shade)
    painter.fillRect(QRectF(left, top, right - left, 2), theme.TEXT)
    for x, inwards in ((np.floor(left), 1), (np.floor(right) - 1, -1)):
        painter.fillRect(QRectF(x, top, 1, height), theme.TEXT)
        painter.fillRect(QRectF(x if inwards > 0 else x - 3, top + height - 2, 4, 2), theme.TEXT)


def shown_time(frame: int, rate: Rate) -> str:
    """Timecode without the hours that a short film does not have: 00:12:07."""
    text = timecode(frame, rate)
    return text[3:] if text.startswith("00:") else text
