"""Stretches of film as flat bodies side by side."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter

from app.timeline.batch import columns, draw_rects
from app.timeline.content import Blocks
from app.timeline.layout import Frames, merged
from app.timeline.scene import Scene

SMALLEST = 4.0  # pixels: narrower blocks are drawn as one


def free(blocks: Blocks, part: slice) -> Frames:
    """Where each block ends to the eye: under a dissolve the next one covers it."""
    stops = blocks.stops[part].copy()
    following = blocks.starts[part.start + 1 : part.stop + 1]
    stops[: len(following)] = np.minimum(stops[: len(following)], following)
    return stops


def bodies(painter: QPainter, scene: Scene, blocks: Blocks, part: slice, top: int, height: int, fill: QColor) -> None:
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
