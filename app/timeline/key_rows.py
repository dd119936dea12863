"""How keys are drawn: a diamond each, and a line along the way that a thing goes by itself."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter, QPen

from app import theme
from app.timeline.batch import draw_lines, draw_stamps
from app.timeline.content import Keys
from app.timeline.layout import Row, thinned
from app.timeline.scene import Scene, ink

APART = 7.0  # pixels between two diamonds: nearer ones are drawn as one


def paint_keys(painter: QPainter, scene: Scene, row: Row, top: int) -> None:
    """Diamonds, with a line from key to key of one shot and one track: the stretch that moves by itself."""
    keys = scene.content.keys.get(row.key)
    if row.key.startswith("pose:"):
        colour = QColor(*scene.content.document.entity(row.key.removeprefix("pose:")).colour)
        colour = _readable(colour)
        if row.key == f"pose:{scene.chosen.entity}":
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
    if scene.chosen.keys:
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
        if scene.content.key(keys, index) in scene.chosen.keys:
            x = np.floor(scene.view.x(float(keys.frames[index]))) + 0.5
            filled = row.key != "keys" or keys.names[int(keys.tracks[index])] == "pinned"
            draw_stamps(painter, np.array([[x, np.floor(middle) + 0.5]]), scene.stamp(colour, filled, True))


def _readable(colour: QColor) -> QColor:
    """A cast colour that can be seen on the dark ground, however dark the coat is."""
    light = 0.3 * colour.red() + 0.59 * colour.green() + 0.11 * colour.blue()
    return colour if light >= 96 else colour.lighter(int(100 * min(3.0, 96 / max(24.0, light))))
