"""Arithmetic on frames: how much they flicker, drift and break, and how near two pictures are.

The warp error is that of Lai et al. (1808.00449), PSNR and SSIM are those of Wang et al. (2004). A warp error is only as
good as the flow it is given: with a flow estimated from the frames themselves, dropped frames pass as perfect, so
wherever a board exists its own motion is used.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from engine.media.flow import Flow, Picture, moved

Mask = NDArray[np.bool_]  # [H, W]

FINE, COARSE = 1.2, 6.0  # pixels: what is smaller than the first is grain, between the two it is texture
EIGHTY = 1.2816  # of normal noise, in standard deviations, four fifths lie below so much
SAME = 10.0  # grey levels around the usual one within which a colour is asked how far it moved
BROKEN = 40.0  # grey levels by which a pixel differs that shows something else altogether


@dataclass(frozen=True)
class Residue:
    """What of a frame is not the frame before it, moved along: 0..255 but for the first."""

    error: float  # mean square, in shares of white: the warp error
    shift: tuple[float, float, float]  # of the colour, as a whole
    grain: float  # what differs from pixel to pixel
    boiling: float  # what differs from patch to patch


NOTHING = Residue(0.0, (0.0, 0.0, 0.0), 0.0, 0.0)


def residue(before: Picture, after: Picture, motion: Flow, sure: Mask) -> Residue:
    """What is left between two frames once one is brought back along a motion, where that motion is sure."""
    if sure.sum() < 16:
        return NOTHING
    left = np.asarray(cv2.subtract(moved(after, motion), before, dtype=cv2.CV_32F), np.float32)
    mask = sure.astype(np.uint8)
    error = cv2.norm(left, cv2.NORM_L2SQR, mask) / (3 * 255**2 * int(mask.sum()))
    shift, same = _shift(left, sure)
    rest = np.asarray(cv2.cvtColor(left - np.array(shift, np.float32), cv2.COLOR_RGB2GRAY) * same, np.float32)
    soft, softer = (np.asarray(cv2.GaussianBlur(rest, (0, 0), sigma), np.float32) for sigma in (FINE, COARSE))
    grain, boiling = (_spread(each[same]) for each in (rest - soft, soft - softer))
    return Residue(error, shift, grain, boiling)


def _shift(left: NDArray[np.float32], sure: Mask) -> tuple[tuple[float, float, float], Mask]:
    """How far the colour has moved as a whole, and where the same thing is seen before and after.

    Edges that are not quite in their place pull to either side, so only what is near the middle is asked.
    """
    places = np.flatnonzero(sure)
    levels = left.reshape(-1, 3)[places[:: max(1, len(places) // 4096)]]
    away = np.abs(left - np.median(levels, axis=0))
    far = np.maximum(np.maximum(away[..., 0], away[..., 1]), away[..., 2])
    near = sure & (far < SAME)
    if near.sum() < 16:
        near = sure
    red, green, blue, _ = cv2.mean(left, near.astype(np.uint8))
    return (red, green, blue), sure & (far < BROKEN)


def _spread(values: NDArray[np.float32]) -> float:
    """The standard deviation of noise that has these absolute values, whatever a few edges among them do."""
    return float(np.percentile(np.abs(values), 80)) / EIGHTY if len(values) else 0.0


def decibels(one: Picture, other: Picture) -> float:
    """Peak signal to noise between two pictures; 99 where they are the same."""
    error = float(np.mean((one.astype(np.float64) - other) ** 2))
    return 99.0 if error == 0 else float(min(99.0, 10 * np.log10(255**2 / error)))


def likeness(one: Picture, other: Picture) -> float:
    """Structural similarity of two pictures' brightness, 1 where they are the same."""
    a, b = (cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY).astype(np.float64) for picture in (one, other))

    def around(values: NDArray[np.float64]) -> NDArray[np.float64]:
        return np.asarray(cv2.GaussianBlur(values, (11, 11), 1.5), np.float64)

    mean_a, mean_b = around(a), around(b)
    spread_a, spread_b = around(a * a) - mean_a**2, around(b * b) - mean_b**2
    together = around(a * b) - mean_a * mean_b
    c1, c2 = (0.01 * 255) ** 2, (0.03 * 255) ** 2
    top = (2 * mean_a * mean_b + c1) * (2 * together + c2)
    return float((top / ((mean_a**2 + mean_b**2 + c1) * (spread_a + spread_b + c2))).mean())


def change(before: Picture, after: Picture) -> float:
    """Mean difference of a pixel between two frames, 0..255."""
    return float(cv2.norm(before, after, cv2.NORM_L1)) / before.size


def strength(picture: Picture) -> float:
    """Mean square of the slopes of a picture's brightness: bold lines have much of it, flat colour none."""
    grey = np.asarray(cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY), np.float32)
    return float(np.square(np.diff(grey, axis=0)).mean() + np.square(np.diff(grey, axis=1)).mean())


def outliers(values: NDArray[np.float64]) -> NDArray[np.float64]:
    """How far each value lies above the usual, in robust deviations: a seam stands out, an even shot has none."""
    if len(values) < 3:
        return np.zeros(len(values))
    middle = np.median(values)
    spread = 1.4826 * np.median(np.abs(values - middle)) + 1e-9 + 0.02 * abs(middle)
    return np.maximum(0, (values - middle) / spread)


def wavering(shifts: NDArray[np.float64], smooth: float = 2.0) -> NDArray[np.float64]:
    """What of the colour's way [T - 1, 3] comes and goes from frame to frame [T], in levels: a steady rise is none."""
    way = np.concatenate([np.zeros((1, 3)), np.cumsum(shifts, axis=0)])
    return np.array([np.abs(now - line_at(way, at, smooth)).max() for at, now in enumerate(way)])


def line_at(values: Sequence[NDArray[np.float64]] | NDArray[np.float64], at: int, smooth: float) -> NDArray[np.float64]:
    """What the straight line that fits best around a frame says of it [C], so that a steady rise stays what it is up to
    the ends. ``smooth`` is the width of a neighbourhood in frames."""
    first = max(0, at - reach_of(smooth))
    near = np.asarray(values[first : at + reach_of(smooth) + 1])
    if len(near) < 3:
        return near[at - first]
    away = np.arange(len(near), dtype=np.float64) - (at - first)
    weights = np.exp(-0.5 * (away / smooth) ** 2)
    total, first_moment, second = (float((weights * away**power).sum()) for power in range(3))
    one, other = weights @ near, (weights * away) @ near
    return (second * one - first_moment * other) / max(total * second - first_moment**2, 1e-9)


def reach_of(smooth: float) -> int:
    """The frames to either side that belong to a neighbourhood: beyond them a weight is less than a ten-millionth."""
    return int(np.ceil(6 * smooth))
