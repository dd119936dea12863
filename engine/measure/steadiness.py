"""Arithmetic on frames: how much they flicker, drift and break, and how near two pictures are.

The warp error is that of Lai et al. (1808.00449). It is only as good as the flow it is given: with a flow estimated from
the frames themselves, dropped frames pass as perfect, so wherever a board exists its own motion is used.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

import cv2
import numpy as np
from numpy.typing import NDArray

from engine.media.flow import Flow, Picture, moved, pixels


def decibels(one: Picture, other: Picture) -> float:
    """Peak signal to noise between two pictures; 99 where they are the same."""
    error = float(np.mean((one.astype(np.float64) - other) ** 2))
    return 99.0 if error == 0 else min(99.0, 10 * np.log10(255**2 / error))


def flicker(pictures: Iterable[Picture]) -> float:
    """Mean change of a pixel from frame to frame, 0..255: VBench's figure, for shots that stand still."""
    changes = [float(np.abs(a.astype(np.int16) - b).mean()) for a, b in pairwise(pictures)]
    return float(np.mean(changes)) if changes else 0.0


def warp_error(before: Picture, after: Picture, motion: Flow) -> float:
    """Mean squared difference, in shares of white, between a frame and the next one brought back along the motion."""
    height, width = before.shape[:2]
    x, y = pixels(height, width)
    to_x, to_y = x + motion[..., 0], y + motion[..., 1]
    inside = (to_x >= 0) & (to_x <= width - 1) & (to_y >= 0) & (to_y <= height - 1)
    if not inside.any():
        return 0.0
    apart = (before.astype(np.float32) - moved(after, motion)) / 255
    return float((apart[inside] ** 2).mean())


def drift(pictures: Iterable[Picture]) -> float:
    """How far the mean colour of the frames strays from that of the first one at most, in CIELAB units."""
    means = np.array([_lab(picture) for picture in pictures])
    return float(np.linalg.norm(means - means[:1], axis=1).max()) if len(means) else 0.0


def outliers(values: NDArray[np.float64]) -> NDArray[np.float64]:
    """How far each value lies above the usual, in robust deviations: a seam stands out, an even shot has none."""
    if len(values) < 3:
        return np.zeros(len(values))
    middle = np.median(values)
    spread = 1.4826 * np.median(np.abs(values - middle)) + 1e-9 + 0.02 * abs(middle)
    return np.maximum(0, (values - middle) / spread)


def _lab(picture: Picture) -> NDArray[np.float64]:
    small = cv2.resize(picture, (32, 18), interpolation=cv2.INTER_AREA).astype(np.float32) / 255
    return cv2.cvtColor(small, cv2.COLOR_RGB2Lab).reshape(-1, 3).mean(axis=0).astype(np.float64)
