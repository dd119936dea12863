"""What one piece of a line leaves: crisp bands that never get darker than themselves, and graphite that gathers.

A band between two nodes is measured, not stamped: a pixel is as dark as it lies inside the tapering stroke. So a line
has no beads at any speed, and its edge is right to a part of a pixel.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from engine.drawing.brush import THINNEST, Brush, Nodes
from engine.drawing.sheet import Mask, Rect, clipped, empty, size_of

_AT_ONCE = 1 << 18  # pixels that are measured in one go
_RECT = 160.0  # pixels of line to one rectangle: a diagonal must not repaint the whole panel

Column = NDArray[np.float32]


def mark(wet: Mask, brush: Brush, nodes: Nodes, noise: np.random.Generator) -> list[Rect]:
    """Leaves a piece of line in ``wet``, the stroke's own coverage or density; gives the rectangles that changed."""
    radii, strengths = brush.radii(nodes), brush.strengths(nodes)
    if len(nodes) == 1:
        nodes, radii, strengths = (np.repeat(one, 2, axis=0) for one in (nodes, radii, strengths))
    changed: list[Rect] = []
    for start, stop in _pieces(nodes, radii):
        piece = slice(start, stop + 1)
        if brush.way == "flat":
            changed.append(_bands(wet, nodes[piece], radii[piece], strengths[piece], brush.edge))
        else:
            changed.append(_graphite(wet, nodes[piece], radii[piece], strengths[piece], noise))
    return [rect for rect in changed if not empty(rect)]


def _pieces(nodes: Nodes, radii: NDArray[np.float64]) -> Iterator[tuple[int, int]]:
    """Runs of nodes that are short enough for one rectangle and few enough for one go."""
    last = len(nodes) - 1
    steps = np.hypot(*np.diff(nodes[:, :2], axis=0).T)
    side = 2 * float(radii.max()) + float(steps.max(initial=0)) + 4
    most = max(1, min(int(_AT_ONCE / (side * side)), int(max(_RECT, side) / max(float(steps.mean()), 0.05))))
    for start in range(0, last, most):
        yield start, min(last, start + most)


def _bands(wet: Mask, nodes: Nodes, radii: NDArray[np.float64], strengths: NDArray[np.float64], edge: float) -> Rect:
    soft = max(1.0, 2 * edge * float(radii.max()))
    left, top, px, py = _patches(np.minimum(nodes[:-1, :2], nodes[1:, :2]), nodes, float(radii.max()) + soft / 2 + 1)
    x0, y0 = _column(nodes[:-1, 0] - left), _column(nodes[:-1, 1] - top)
    dx, dy = _column(np.diff(nodes[:, 0])), _column(np.diff(nodes[:, 1]))
    r0, dr = _column(radii[:-1]), _column(np.diff(radii))
    a0, da = _column(strengths[:-1]), _column(np.diff(strengths))
    over_length = 1 / np.maximum(dx * dx + dy * dy, np.float32(1e-9))
    ox, oy = px - x0, py - y0  # [N, 1, k], [N, k, 1]
    along = np.clip((ox * dx + oy * dy) * over_length, 0, 1)
    away_x, away_y = ox - along * dx, oy - along * dy
    away = np.sqrt(away_x * away_x + away_y * away_y)
    radius = r0 + along * dr
    inside = np.clip((radius - away) / np.float32(soft) + np.float32(0.5), 0, 1)
    if soft > 1:
        inside = inside * inside * (3 - 2 * inside)
    inside = np.minimum(inside, 2 * radius)  # a hair is lighter, not wider
    inside *= a0 + along * da
    return _left(wet, left, top, inside, np.maximum)


def _graphite(
    wet: Mask, nodes: Nodes, radii: NDArray[np.float64], strengths: NDArray[np.float64], noise: np.random.Generator
) -> Rect:
    lengths = np.hypot(*np.diff(nodes[:, :2], axis=0).T)
    dot = not lengths.any()
    middle = (nodes[:-1] + nodes[1:]) / 2
    radius = np.maximum((radii[:-1] + radii[1:]) / 2, THINNEST) * 1.2  # the profile is thin at its foot
    thinned = np.minimum(1, (radii[:-1] + radii[1:]) / 2 / THINNEST)
    passed = np.full(len(lengths), 0.7) if dot else lengths / radius
    # a lead is never even: every touch leaves a little more or less
    lying = 1 - 0.6 * middle[:, 3]  # on its side a lead spreads what its point lays in one line
    dark = (
        2.6 * lying * (strengths[:-1] + strengths[1:]) / 2 * passed * thinned * noise.uniform(0.72, 1.28, len(lengths))
    )
    left, top, px, py = _patches(middle[:, :2], middle, float(radius.max()) + 1)
    away_x, away_y = px - _column(middle[:, 0] - left), py - _column(middle[:, 1] - top)
    square = (away_x * away_x + away_y * away_y) / _column(radius * radius)
    profile = np.maximum(1 - square, 0)
    profile *= profile * _column(dark)
    return _left(wet, left, top, profile, np.add)


def _patches(
    corners: NDArray[np.float64], nodes: Nodes, reach: float
) -> tuple[NDArray[np.int64], NDArray[np.int64], Column, Column]:
    """A square of pixels around every piece: its corner, and the middles of its pixels counted from there."""
    long = np.abs(np.diff(nodes[:, :2], axis=0)).max(initial=0) if len(nodes) > len(corners) else 0.0
    side = int(np.ceil(long + 2 * reach)) + 2
    left, top = (np.floor(corners[:, at] - reach).astype(np.int64) for at in (0, 1))
    middles = np.arange(side, dtype=np.float32) + np.float32(0.5)
    return left, top, middles[None, None, :], middles[None, :, None]


def _column(values: NDArray[np.float64]) -> Column:
    return values.astype(np.float32)[:, None, None]


def _left(wet: Mask, left: NDArray[np.int64], top: NDArray[np.int64], patches: Column, join: np.ufunc) -> Rect:
    """Joins patches to what is there, one after the other; gives the rectangle around them."""
    side, size = patches.shape[1], size_of(wet)
    for x, y, patch in zip(left.tolist(), top.tolist(), patches, strict=True):
        x0, y0, x1, y1 = max(0, x), max(0, y), min(size[0], x + side), min(size[1], y + side)
        if x1 > x0 and y1 > y0:
            there = wet[y0:y1, x0:x1]
            join(there, patch[y0 - y : y1 - y, x0 - x : x1 - x], out=there)
    around = int(left.min()), int(top.min()), int(left.max()) + side, int(top.max()) + side
    return clipped(around, size)
