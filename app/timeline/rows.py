"""How shots, panels and what is written over them are drawn, and which row is drawn by whom."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from app import theme
from app.timeline.blocks import bodies, free
from app.timeline.cut_rows import fades, paint_ramp, paint_transitions, ramp
from app.timeline.heat import paint_heat
from app.timeline.key_rows import paint_keys
from app.timeline.layout import Row, seen
from app.timeline.mark_rows import paint_markers
from app.timeline.scene import Scene
from app.timeline.sound_rows import paint_sounds
from app.timeline.text import label, length, wide

Painting = Callable[[QPainter, Scene, Row, int], None]
LABEL = 15  # pixels under a panel's picture for its number and length


def paint_shots(painter: QPainter, scene: Scene, row: Row, top: int) -> None:
    shots, view = scene.content.shots, scene.view
    part = seen(shots.starts, shots.stops, view)
    bodies(painter, scene, shots, part, top, row.height, theme.RAISED)
    if part.stop - part.start > view.width / 8:
        return
    rate, ends = scene.content.document.rate, free(shots, part)
    for index in range(part.start, part.stop):
        placed = scene.content.placed[index]
        left, right = view.x(placed.span.start), view.x(float(ends[index - part.start]))
        if placed.shot.id == scene.here:
            painter.fillRect(
                QRectF(np.floor(left) + 1, top, np.floor(right) - np.floor(left) - 1, row.height), theme.HOVER
            )
        if index:
            paint_ramp(painter, scene, index, top, row.height)
        if index + 1 < len(scene.content.placed) and fades(scene.content.placed[index + 1]):
            right -= ramp(scene, index + 1)
        left = max(left, 0.0) + ramp(scene, index)
        painter.setFont(scene.bold)
        painter.setPen(theme.TEXT)
        label(painter, QRectF(left + 7, top, right - left - 10, row.height), placed.number)
        painter.setFont(scene.font)
        if right - left > wide(placed.number, scene.bold.key()) + 62:
            painter.setPen(theme.QUIET)
            label(painter, QRectF(right - 60, top, 53, row.height), length(placed.shot.frames, rate), right=True)


def paint_panels(painter: QPainter, scene: Scene, row: Row, top: int) -> None:
    panels, view = scene.content.panels, scene.view
    part = seen(panels.starts, panels.stops, view)
    bodies(painter, scene, panels, part, top, row.height, theme.WINDOW)
    if part.stop - part.start > view.width / 10:
        _chosen_slivers(painter, scene, part, top, row.height)
        return
    picture, rate = row.height - LABEL, scene.content.document.rate
    edge, ends = scene.view.x, free(panels, part)
    for index in range(part.start, part.stop):
        placed = scene.content.placed[int(panels.shots[index])]
        panel = placed.shot.panels[int(panels.items[index])]
        left, right = np.floor(edge(float(panels.starts[index]))) + 1, np.floor(edge(float(ends[index - part.start])))
        chosen = panel.id in scene.chosen.panels
        body = QRectF(left, top, right - left, row.height)
        if chosen:
            painter.fillRect(body, theme.HOVER)
        if body.width() >= 12:
            thumbnail = scene.thumbnail(placed.shot, panel, picture)
            if thumbnail is not None:
                width = thumbnail.width() / thumbnail.devicePixelRatio()
                place = QRectF(left, top, min(width, body.width()), picture)
                ratio = thumbnail.devicePixelRatio()
                cut = (width - place.width()) / 2  # a narrow panel shows the middle of its picture
                painter.drawPixmap(place, thumbnail, QRectF(cut * ratio, 0, place.width() * ratio, thumbnail.height()))
            name = placed.label(panel)
            under = QRectF(left + 5, top + picture, body.width() - 10, LABEL)
            painter.setPen(theme.TEXT if chosen else theme.QUIET)
            needed = wide(name, scene.font.key())
            label(painter, under, name)
            lasting = length(panel.frames, rate)
            if body.width() > needed + wide(lasting, scene.font.key()) + 22:
                painter.setPen(theme.TEXT if chosen else theme.FAINT)
                label(painter, under, lasting, right=True)
        if chosen:
            painter.setPen(QPen(theme.ACCENT, 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(body.adjusted(1, 1, -1, -1))


def _chosen_slivers(painter: QPainter, scene: Scene, part: slice, top: int, height: int) -> None:
    """Selected panels that are too narrow for a frame are filled instead."""
    if not scene.chosen.panels:
        return
    panels = scene.content.panels
    for index in range(part.start, part.stop):
        placed = scene.content.placed[int(panels.shots[index])]
        if placed.shot.panels[int(panels.items[index])].id in scene.chosen.panels:
            left, right = scene.view.x(float(panels.starts[index])), scene.view.x(float(panels.stops[index]))
            painter.fillRect(QRectF(left, top, max(1.0, right - left), height), theme.ACCENT)


def paint_texts(painter: QPainter, scene: Scene, row: Row, top: int) -> None:
    blocks = scene.content.words if row.key == "words" else scene.content.spoken
    view = scene.view
    part = seen(blocks.starts, blocks.stops, view)
    bodies(painter, scene, blocks, part, top + 2, row.height - 4, theme.WINDOW)
    if part.stop - part.start > view.width / 12:
        return
    painter.setPen(theme.TEXT if row.key == "dialogue" else theme.QUIET)
    ends = free(blocks, part)
    for index in range(part.start, part.stop):
        left, right = max(0.0, view.x(float(blocks.starts[index]))), view.x(float(ends[index - part.start]))
        label(painter, QRectF(left + 7, top, right - left - 12, row.height), blocks.texts[index])


PAINTERS: dict[str, Painting] = {
    "markers": paint_markers, "shots": paint_shots, "heat": paint_heat, "transitions": paint_transitions,
    "panels": paint_panels, "keys": paint_keys, "pose": paint_keys, "layout": paint_keys, "camera": paint_keys,
    "words": paint_texts, "dialogue": paint_texts, "sound": paint_sounds,
}  # fmt: skip
