"""Thousands of equal marks in one call: numpy rows handed to QPainter where they lie, without an object for each."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QLineF, QRectF
from PySide6.QtGui import QPainter, QPixmap
from shiboken6 import Shiboken


def draw_rects(painter: QPainter, rects: NDArray[np.floating[Any]]) -> None:
    """Rectangles [N, 4]: left, top, width, height."""
    rows = np.ascontiguousarray(rects, np.float64)  # has to outlive the call: Qt reads it in place
    if len(rows):
        painter.drawRects(Shiboken.wrapInstance(rows.ctypes.data, QRectF), len(rows))  # pyright: ignore[reportCallIssue, reportArgumentType]


def draw_lines(painter: QPainter, lines: NDArray[np.floating[Any]]) -> None:
    """Lines [N, 4]: from x, from y, to x, to y."""
    rows = np.ascontiguousarray(lines, np.float64)
    if len(rows):
        painter.drawLines(Shiboken.wrapInstance(rows.ctypes.data, QLineF), len(rows))  # pyright: ignore[reportCallIssue, reportArgumentType]


def draw_stamps(painter: QPainter, centres: NDArray[np.floating[Any]], stamp: QPixmap) -> None:
    """The same small picture at every centre [N, 2]."""
    if not len(centres):
        return
    ratio = stamp.devicePixelRatio()
    width, height = float(stamp.width()), float(stamp.height())
    rows = np.empty((len(centres), 10))  # QPainter::PixmapFragment: x, y, source rect, scale x, scale y, angle, opacity
    rows[:, :2] = centres
    rows[:, 2:] = (0.0, 0.0, width, height, 1 / ratio, 1 / ratio, 0.0, 1.0)
    first = Shiboken.wrapInstance(rows.ctypes.data, QPainter.PixmapFragment)
    painter.drawPixmapFragments(first, len(rows), stamp)  # pyright: ignore[reportArgumentType]


def columns(
    lefts: NDArray[np.floating[Any]], top: float, widths: NDArray[np.floating[Any]], height: float
) -> NDArray[np.floating[Any]]:
    """Rectangles of one row from their left edges and widths."""
    rects = np.empty((len(lefts), 4))
    rects[:, 0], rects[:, 1], rects[:, 2], rects[:, 3] = lefts, top, widths, height
    return rects


def uprights(xs: NDArray[np.floating[Any]], top: float, bottom: float) -> NDArray[np.floating[Any]]:
    """Vertical lines at these positions, on the pixel grid."""
    lines = np.empty((len(xs), 4))
    lines[:, 0] = lines[:, 2] = np.floor(xs) + 0.5
    lines[:, 1], lines[:, 3] = top, bottom
    return lines
