"""How each kind of track draws what it holds."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from app import theme
from app.timeline.batch import columns, draw_lines, draw_rects, draw_stamps, uprights
from app.timeline.content import Blocks, Keys
from app.timeline.heat import paint_heat
from app.timeline.layout import Frames, Row, merged, seen, thinned
from app.timeline.scene import Scene, ink
from app.timeline.text import label, length, wide
from engine.document.film import Placed, panel_label

Painting = Callable[[QPainter, Scene, Row, int], None]
LABEL = 15  # pixels under a panel's picture for its number and length
APART = 7.0  # pixels between two diamonds: nearer ones are drawn as one
SMALLEST = 4.0  # pixels: narrower blocks are drawn as one


def free(blocks: Blocks, part: slice) -> Frames:
    """Where each block ends to the eye: under a dissolve the next one covers it."""
    stops = blocks.stops[part].copy()
    following = blocks.starts[part.start + 1 : part.stop + 1]
    stops[: len(following)] = np.minimum(stops[: len(following)], following)
    return stops


def _bodies(painter: QPainter, scene: Scene, blocks: Blocks, part: slice, top: int, height: int, fill: QColor) -> None:
    """Flat blocks with a gap of a pixel between them, or one bar where they are too narrow to be told apart."""
    lefts, rights = scene.view.xs(blocks.starts[part]), scene.view.xs(free(blocks, part))
    lefts, rights = np.maximum(lefts, -2.0), np.minimum(rights, scene.view.width + 2)
    if len(lefts) and float(np.mean(rights - lefts)) < SMALLEST:
        lefts, rights = merged(lefts, rights)
        rights = rights + 1
    lefts, rights = np.floor(lefts) + 1, np.floor(rights)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(fill)
    draw_rects(painter, columns(lefts, top, np.maximum(1.0, rights - lefts), height))


def paint_shots(painter: QPainter, scene: Scene, row: Row, top: int) -> None:
    shots, view = scene.content.shots, scene.view
    part = seen(shots.starts, shots.stops, view)
    _bodies(painter, scene, shots, part, top, row.height, theme.RAISED)
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
        _transition(painter, scene, index, top, row.height)
        if index + 1 < len(scene.content.placed) and _fades(scene.content.placed[index + 1]):
            right -= _ramp(scene, index + 1)
        left = max(left, 0.0) + _ramp(scene, index)
        painter.setFont(scene.bold)
        painter.setPen(theme.TEXT)
        label(painter, QRectF(left + 7, top, right - left - 10, row.height), placed.number)
        painter.setFont(scene.font)
        if right - left > wide(placed.number, scene.bold.key()) + 62:
            painter.setPen(theme.QUIET)
            label(painter, QRectF(right - 60, top, 53, row.height), length(placed.shot.frames, rate), right=True)


def _fades(placed: Placed) -> bool:
    return placed.shot.transition is not None and placed.shot.transition.kind == "fade"


def _ramp(scene: Scene, index: int) -> float:
    """Pixels that a transition takes at the beginning of a shot."""
    if index == 0 or index >= len(scene.content.placed):
        return 0.0
    placed, before = scene.content.placed[index], scene.content.placed[index - 1]
    if placed.shot.transition is not None and _fades(placed):
        return placed.shot.transition.frames / 2 * scene.view.scale
    return max(0, before.span.stop - placed.span.start) * scene.view.scale


def _transition(painter: QPainter, scene: Scene, index: int, top: int, height: int) -> None:
    """A dissolve is two ramps that cross, a fade a valley, a wipe an edge that travels."""
    ramp, placed = _ramp(scene, index), scene.content.placed[index]
    transition = placed.shot.transition
    if ramp < 3 or transition is None:
        return
    start = scene.view.x(placed.span.start)
    low, high = top + height - 1.0, top + 1.0
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if transition.kind == "fade":
        valley = [QPointF(start - ramp, high), QPointF(start, low), QPointF(start + ramp, high)]
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.LINE)
        painter.drawPolygon(QPolygonF(valley))
    else:
        body = QRectF(start, top, ramp, height)
        painter.fillRect(body, theme.WINDOW)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink(theme.TEXT, 46))
        painter.drawPolygon(QPolygonF([QPointF(start, low), QPointF(start + ramp, high), QPointF(start + ramp, low)]))
        painter.setPen(QPen(theme.QUIET, 1))
        painter.drawLine(QPointF(start, low), QPointF(start + ramp, high))
        if transition.kind == "dissolve":
            painter.drawLine(QPointF(start, high), QPointF(start + ramp, low))
    painter.restore()


def paint_panels(painter: QPainter, scene: Scene, row: Row, top: int) -> None:
    panels, view = scene.content.panels, scene.view
    part = seen(panels.starts, panels.stops, view)
    _bodies(painter, scene, panels, part, top, row.height, theme.WINDOW)
    if part.stop - part.start > view.width / 10:
        _chosen_slivers(painter, scene, part, top, row.height)
        return
    picture, rate = row.height - LABEL, scene.content.document.rate
    edge, ends = scene.view.x, free(panels, part)
    for index in range(part.start, part.stop):
        placed = scene.content.placed[int(panels.shots[index])]
        panel = placed.shot.panels[int(panels.items[index])]
        left, right = np.floor(edge(float(panels.starts[index]))) + 1, np.floor(edge(float(ends[index - part.start])))
        chosen = panel.id in scene.panels
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
            name = panel_label(placed.number, placed.shot, panel)
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
    if not scene.panels:
        return
    panels = scene.content.panels
    for index in range(part.start, part.stop):
        placed = scene.content.placed[int(panels.shots[index])]
        if placed.shot.panels[int(panels.items[index])].id in scene.panels:
            left, right = scene.view.x(float(panels.starts[index])), scene.view.x(float(panels.stops[index]))
            painter.fillRect(QRectF(left, top, max(1.0, right - left), height), theme.ACCENT)


def paint_keys(painter: QPainter, scene: Scene, row: Row, top: int) -> None:
    """Diamonds, with a line from key to key of one shot and one track: the stretch that moves by itself."""
    keys = scene.content.keys.get(row.key)
    if row.key.startswith("pose:"):
        colour = QColor(*scene.content.document.entity(row.key.removeprefix("pose:")).colour)
        colour = _readable(colour)
        if row.key == f"pose:{scene.entity}":
            painter.fillRect(QRectF(0, top, scene.width, row.height), ink(theme.TEXT, 10))
    else:
        colour = theme.QUIET
    if keys is None:
        return
    view = scene.view
    first = max(0, int(np.searchsorted(keys.frames, view.left - 8 / view.scale)) - 1)
    last = int(np.searchsorted(keys.frames, view.right + 8 / view.scale)) + 1
    part = slice(first, last)
    xs = view.xs(keys.frames[part])
    middle = top + row.height / 2
    if row.key != "keys" and len(xs) > 1:
        _stretches(painter, scene, keys, part, xs, middle, colour)
    filled = keys.tracks[part] == keys.names.index("pinned") if row.key == "keys" and "pinned" in keys.names else None
    for is_filled in (True, False):
        if filled is None and is_filled == (row.key == "keys"):
            continue
        mine = xs if filled is None else xs[filled == is_filled]
        mine = mine[thinned(mine, APART)]
        centres = np.stack([np.floor(mine) + 0.5, np.full(len(mine), np.floor(middle) + 0.5)], 1)
        draw_stamps(painter, centres, scene.stamp(colour, is_filled, False))
    if scene.keys:
        _chosen(painter, scene, row, keys, part, middle, colour)


def _stretches(painter: QPainter, scene: Scene, keys: Keys, part: slice, xs, middle: float, colour: QColor) -> None:
    together = (keys.shots[part][1:] == keys.shots[part][:-1]) & (keys.tracks[part][1:] == keys.tracks[part][:-1])
    apart = xs[1:] - xs[:-1] > 6
    chosen = np.flatnonzero(together & apart)
    lines = np.empty((len(chosen), 4))
    lines[:, 0], lines[:, 2] = xs[chosen] + 4, xs[chosen + 1] - 3
    lines[:, 1] = lines[:, 3] = np.floor(middle) + 0.5
    painter.setPen(QPen(ink(colour, 110), 1))
    draw_lines(painter, lines)


def _chosen(painter: QPainter, scene: Scene, row: Row, keys: Keys, part: slice, middle: float, colour: QColor) -> None:
    for index in range(max(0, part.start), min(part.stop, len(keys.frames))):
        if scene.content.key(keys, index) in scene.keys:
            x = np.floor(scene.view.x(float(keys.frames[index]))) + 0.5
            filled = row.key != "keys" or keys.names[int(keys.tracks[index])] == "pinned"
            draw_stamps(painter, np.array([[x, np.floor(middle) + 0.5]]), scene.stamp(colour, filled, True))


def _readable(colour: QColor) -> QColor:
    """A cast colour that can be seen on the dark ground, however dark the coat is."""
    light = 0.3 * colour.red() + 0.59 * colour.green() + 0.11 * colour.blue()
    return colour if light >= 96 else colour.lighter(int(100 * min(3.0, 96 / max(24.0, light))))


def paint_texts(painter: QPainter, scene: Scene, row: Row, top: int) -> None:
    blocks = scene.content.words if row.key == "words" else scene.content.spoken
    view = scene.view
    part = seen(blocks.starts, blocks.stops, view)
    _bodies(painter, scene, blocks, part, top + 2, row.height - 4, theme.WINDOW)
    if part.stop - part.start > view.width / 12:
        return
    painter.setPen(theme.TEXT if row.key == "dialogue" else theme.QUIET)
    ends = free(blocks, part)
    for index in range(part.start, part.stop):
        left, right = max(0.0, view.x(float(blocks.starts[index]))), view.x(float(ends[index - part.start]))
        label(painter, QRectF(left + 7, top, right - left - 12, row.height), blocks.texts[index])


def paint_sound(painter: QPainter, scene: Scene, row: Row, top: int) -> None:
    """The loudness of every sound, mirrored about the middle."""
    view = scene.view
    middle, half = top + row.height / 2, row.height / 2 - 3
    for sound in scene.content.document.sounds:
        wave = scene.wave(sound)
        start = view.x(sound.film_frame)
        frames = len(wave) if wave is not None else 24
        painter.fillRect(QRectF(start, top + 1, frames * view.scale, row.height - 2), theme.WINDOW)
        if wave is not None and len(wave):
            pixels = np.arange(max(0, int(start)), max(0, min(int(view.width), int(start + frames * view.scale))))
            at = np.clip(((pixels - start) / view.scale).astype(int), 0, len(wave) - 1)
            peaks = np.maximum.reduceat(wave, at) if view.scale < 1 and len(at) else wave[at]
            lines = uprights(pixels.astype(float), 0, 0)
            lines[:, 1], lines[:, 3] = middle - half * peaks, middle + half * peaks
            painter.setPen(QPen(theme.FAINT, 1))
            draw_lines(painter, lines)
        painter.setPen(theme.QUIET)
        label(painter, QRectF(max(0.0, start) + 7, top, 240, 18), sound.name)


PAINTERS: dict[str, Painting] = {
    "shots": paint_shots, "heat": paint_heat, "panels": paint_panels, "keys": paint_keys, "pose": paint_keys, "layout": paint_keys,
    "camera": paint_keys, "words": paint_texts, "dialogue": paint_texts, "sound": paint_sound,
}  # fmt: skip
