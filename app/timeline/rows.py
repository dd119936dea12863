"""How shots, panels and what is written over them are drawn, and which row is drawn by whom."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from app import theme
from app.timeline.blocks import bodies, free
from app.timeline.content import Blocks
from app.timeline.cut_rows import fades, paint_ramp, paint_transitions, ramp
from app.timeline.heat import paint_heat
from app.timeline.key_rows import paint_keys
from app.timeline.layout import Row, seen
from app.timeline.mark_rows import paint_markers
from app.timeline.scene import Scene
from app.timeline.sound_rows import paint_sounds
from app.timeline.text import label, length, wide

Painting = Callable[[QPainter, Scene, Row, int], None]
WORTH_READING = 30  # pixels: words with less room say nothing
LABEL = 15  # pixels under a panel's picture for its number and length


def paint_shots(painter: QPainter, scene: Scene, row: Row, top: int) -> None:
    shots, view = scene.content.shots, scene.view
    part = seen(shots.starts, shots.stops, view)
    bodies(painter, scene, shots, part, top, row.height, theme.RAISED)
    if part.stop - part.start > view.width / 12:
        return
    rate, placed_shots = scene.content.document.rate, scene.content.placed
    numbers, lengths = list[tuple[QRectF, str]](), list[tuple[QRectF, str]]()
    for index, left, right in _edges(scene, shots, part):
        placed = placed_shots[index]
        if placed.shot.id == scene.here:
            painter.fillRect(QRectF(left + 1, top, right - left - 1, row.height), theme.HOVER)
        if placed.shot.transition and index:
            paint_ramp(painter, scene, index, top, row.height)
            left = max(left, 0.0) + ramp(scene, index)
        if index + 1 < len(placed_shots) and fades(placed_shots[index + 1]):
            right -= ramp(scene, index + 1)
        left = max(left, 0.0)
        numbers.append((QRectF(left + 7, top, right - left - 10, row.height), placed.number))
        if right - left > wide(placed.number, strong=True) + 62:
            lasts = length(int(shots.stops[index] - shots.starts[index]), rate)
            lengths.append((QRectF(right - 60, top, 53, row.height), lasts))
    painter.setFont(scene.bold)  # one font after the other: changing it costs as much as a word
    painter.setPen(theme.TEXT)
    for place, text in numbers:
        label(painter, place, text, strong=True)
    painter.setFont(scene.font)
    painter.setPen(theme.QUIET)
    for place, text in lengths:
        label(painter, place, text, right=True)


def _edges(scene: Scene, blocks: Blocks, part: slice) -> Iterator[tuple[int, float, float]]:
    """Every block that is seen, by its index, with its left and right edge on the pixel grid."""
    lefts = np.floor(scene.view.xs(blocks.starts[part])).tolist()
    rights = np.floor(scene.view.xs(free(blocks, part))).tolist()
    return zip(range(part.start, part.stop), lefts, rights, strict=True)


def paint_panels(painter: QPainter, scene: Scene, row: Row, top: int) -> None:
    panels, view = scene.content.panels, scene.view
    part = seen(panels.starts, panels.stops, view)
    bodies(painter, scene, panels, part, top, row.height, theme.WINDOW)
    if part.stop - part.start > view.width / 10:
        _chosen_slivers(painter, scene, part, top, row.height)
        return
    picture, rate = row.height - LABEL, scene.content.document.rate
    shots, items, ratio = panels.shots[part].tolist(), panels.items[part].tolist(), scene.ratio
    for index, before, right in _edges(scene, panels, part):
        placed, left = scene.content.placed[shots[index - part.start]], before + 1
        panel = placed.shot.panels[items[index - part.start]]
        chosen = panel.id in scene.chosen.panels
        body = QRectF(left, top, right - left, row.height)
        if chosen:
            painter.fillRect(body, theme.HOVER)
        inside = body.adjusted(
            max(0.0, -left), 0, 0, 0
        )  # what begins before the screen is told where the screen begins
        if inside.width() >= 12:
            thumbnail = scene.thumbnail(placed.shot, panel, picture)
            if thumbnail is not None:
                width = thumbnail.width() / ratio
                place = QRectF(inside.left(), top, min(width, inside.width()), picture)
                cut = (width - place.width()) / 2  # a narrow panel shows the middle of its picture
                painter.drawPixmap(place, thumbnail, QRectF(cut * ratio, 0, place.width() * ratio, thumbnail.height()))
        if inside.width() >= 22:
            name = placed.label(panel)
            under = QRectF(inside.left() + 5, top + picture, inside.width() - 10, LABEL)
            painter.setPen(theme.TEXT if chosen else theme.QUIET)
            label(painter, under, name)
            lasting = length(panel.frames, rate)
            if inside.width() > wide(name) + wide(lasting) + 22:
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
    if part.stop - part.start > view.width / WORTH_READING:
        return
    painter.setPen(theme.TEXT if row.key == "dialogue" else theme.QUIET)
    for index, before, right in _edges(scene, blocks, part):
        left = max(0.0, before)
        label(painter, QRectF(left + 7, top, right - left - 12, row.height), blocks.texts[index])


PAINTERS: dict[str, Painting] = {
    "markers": paint_markers, "shots": paint_shots, "heat": paint_heat, "transitions": paint_transitions,
    "panels": paint_panels, "keys": paint_keys, "pose": paint_keys, "layout": paint_keys, "camera": paint_keys,
    "words": paint_texts, "dialogue": paint_texts, "sound": paint_sounds,
}  # fmt: skip
