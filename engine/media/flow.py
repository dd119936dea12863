"""Where pixels go from one picture to the next, and pictures moved along."""

from __future__ import annotations

from typing import cast

import cv2
import numpy as np
from numpy.typing import NDArray

Picture = NDArray[np.uint8]  # [H, W, 3]
Flow = NDArray[np.float32]  # [H, W, 2], pixels: where a pixel of the first picture is in the second

SMALLEST = 32  # pixels of a side below which there is nothing to search in


def flow(before: Picture, after: Picture) -> Flow:
    """Dense optical flow from one picture to the next."""
    search = cv2.DISOpticalFlow.create(cv2.DISOPTICAL_FLOW_PRESET_MEDIUM)
    grey = [cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY) for picture in (before, after)]
    start = np.zeros((*grey[0].shape, 2), np.float32)
    return start if min(grey[0].shape) < SMALLEST else cast(Flow, search.calc(grey[0], grey[1], start))


def consistent(there: Flow, back: Flow) -> NDArray[np.bool_]:
    """Where going there and back again ends near where it began [H, W]: elsewhere something is hidden or uncovered.

    The bounds are those of Sundaram et al. (2010).
    """
    height, width = there.shape[:2]
    x, y = pixels(height, width)
    to_x, to_y = x + there[..., 0], y + there[..., 1]
    inside = (to_x >= 0) & (to_x <= width - 1) & (to_y >= 0) & (to_y <= height - 1)
    returned = cv2.remap(back, to_x, to_y, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    astray = np.square(there + returned).sum(axis=-1)
    far = np.square(there).sum(axis=-1) + np.square(returned).sum(axis=-1)
    return inside & (astray <= 0.01 * far + 0.5)


def moved(picture: Picture, offsets: Flow) -> Picture:
    """Every pixel taken from where its offset points."""
    x, y = pixels(picture.shape[0], picture.shape[1])
    taken = cv2.remap(
        picture, x + offsets[..., 0], y + offsets[..., 1], cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE
    )
    return cast(Picture, taken)


def pixels(height: int, width: int) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """x and y of every pixel, each [H, W]."""
    x, y = np.meshgrid(np.arange(width, dtype=np.float32), np.arange(height, dtype=np.float32))
    return x, y
