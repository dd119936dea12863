"""The thin line under each shot that tells how far its frames are from what the boards ask.

Whoever measures hands a ``Heat`` to ``TimelinePanel.set_heat`` and calls ``heat_changed`` when a shot was measured anew;
the timeline draws it, shows its words under the mouse and offers what can be done about a frame.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter

from app import theme
from app.timeline.batch import columns, draw_rects
from app.timeline.layout import Row, View, seen
from app.timeline.scene import Scene
from engine.document.film import Placed
from engine.document.model import Shot

Offer = tuple[str, Callable[[], object]]  # what a menu says, and what it does
Levels = NDArray[
    np.float32
]  # [T] one for every frame of the shot: 0 as it should be .. 1 as bad as can be, NaN unknown

STEPS = ((0.0, 0.34, 2.0), (0.34, 0.67, 4.0), (0.67, 9.0, 6.0))  # from, up to, pixels high: told by height as by colour


class Heat(Protocol):
    """What is known about the frames of the film. Asked while painting, so every answer has to be at hand."""

    def anything(self) -> bool:
        """Whether any shot was measured; the line is only there when one was."""
        ...

    def of(self, shot: Shot) -> Levels | None:
        """None: this shot was never measured."""
        ...

    def words(self, shot: Shot, shot_frame: int) -> str:
        """What a tooltip says about a frame."""
        ...

    def offers(self, shot: Shot, shot_frame: int) -> Sequence[Offer]:
        """What can be done about a frame, for a menu."""
        ...


def paint_heat(painter: QPainter, scene: Scene, row: Row, top: int) -> None:
    if scene.heat is None:
        return
    found = [shares(placed, scene.heat.of(placed.shot), scene.view) for placed in _seen(scene)]
    if not any(len(levels) for _, _, levels in found):
        return
    lefts = np.concatenate([left for left, _, _ in found])
    widths = np.concatenate([width for _, width, _ in found])
    levels = np.concatenate([level for _, _, level in found])
    painter.setPen(Qt.PenStyle.NoPen)
    for (low, high, tall), colour in zip(STEPS, (QColor(86, 86, 86), theme.AMBER, theme.RED), strict=True):
        which = (levels >= low) & (levels < high)
        painter.setBrush(colour)
        draw_rects(painter, columns(lefts[which], top + row.height - tall, widths[which], tall))


def shares(placed: Placed, levels: Levels | None, view: View):
    """Left edges, widths and levels of one shot's marks: a frame each, or a pixel with the worst of its frames."""
    nothing = np.empty(0)
    left, right = view.x(placed.span.start), view.x(placed.span.stop)
    if levels is None or not len(levels):
        return nothing, nothing, nothing
    known = np.nan_to_num(levels, nan=-1.0)
    if view.scale >= 1:
        lefts = view.xs(placed.span.start + np.arange(len(known)))
        return np.floor(lefts), np.full(len(known), np.ceil(view.scale)), known
    pixels = max(1, int(right - left))
    edges = np.linspace(0, len(known), pixels + 1)[:-1].astype(int)
    return np.floor(left) + np.arange(pixels), np.ones(pixels), np.maximum.reduceat(known, edges)


def _seen(scene: Scene) -> tuple[Placed, ...]:
    shots = scene.content.shots
    return scene.content.placed[seen(shots.starts, shots.stops, scene.view)]
