"""Fills what lines enclose, as a brush would: over small gaps, and a little under the lines themselves."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from engine.drawing.sheet import NOWHERE, Ink, Rect, Sheet, over, part, tinted

GAP = 3  # pixels of an opening that colour does not run through
UNDER = 2  # pixels that it goes under the line
LIKE = 46  # levels by which paper may differ from the place that was touched


def filled(sheet: Sheet, seen: Sheet, at: tuple[int, int], ink: Ink, opacity: float = 1.0) -> tuple[Sheet, Rect]:
    """The sheet with the area around a place in one colour, and where that is. ``seen`` is what holds the colour back."""
    area = enclosed(seen, at)
    if not area.any():
        return sheet, NOWHERE
    alpha = np.asarray(cv2.convertScaleAbs(cv2.GaussianBlur(area, (3, 3), 0), alpha=opacity), np.uint8)
    left, top, wide, high = cv2.boundingRect(alpha)
    rect = (left, top, left + wide, top + high)
    result = sheet.copy()
    # the colour goes behind what is on the same sheet already, so that lines stay lines
    part(result, rect)[:] = over(tinted(np.ascontiguousarray(part(alpha, rect)), ink), part(sheet, rect))
    return result, rect


def enclosed(seen: Sheet, at: tuple[int, int]) -> NDArray[np.uint8]:
    """255 where colour poured at a place would run to, [H, W]."""
    height, width = seen.shape[:2]
    x, y = at
    if not (0 <= x < width and 0 <= y < height):
        return np.zeros((height, width), np.uint8)
    touched = seen[y, x, :3].astype(np.int16)
    differs = np.abs(seen[..., :3].astype(np.int16) - touched).max(2)
    wall = (differs > LIKE).astype(np.uint8)
    thick = np.asarray(cv2.dilate(wall, _disc(GAP)), np.uint8)
    thick[y, x] = 0
    area = _poured(thick, at)
    if cv2.countNonZero(area) < (4 * GAP) ** 2:  # a narrow place, which the closing of gaps would shut
        area = _poured(wall, at)
    else:
        area = np.asarray(cv2.bitwise_and(cv2.dilate(area, _disc(GAP)), cv2.bitwise_not(wall * 255)), np.uint8)
    return np.asarray(cv2.dilate(area, _disc(UNDER)), np.uint8)


def _poured(wall: NDArray[np.uint8], at: tuple[int, int]) -> NDArray[np.uint8]:
    mask = np.zeros((wall.shape[0] + 2, wall.shape[1] + 2), np.uint8)
    cv2.floodFill(wall.copy(), mask, at, 1, flags=4 | cv2.FLOODFILL_MASK_ONLY | (255 << 8))
    return np.ascontiguousarray(mask[1:-1, 1:-1])


def _disc(radius: int) -> NDArray[np.uint8]:
    return np.asarray(cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (2 * radius + 1, 2 * radius + 1)), np.uint8)
