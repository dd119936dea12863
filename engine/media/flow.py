"""Where pixels go from one picture to the next, and pictures moved along."""

from __future__ import annotations

from typing import Any, cast

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


def moved(picture: Any, offsets: Flow) -> Any:
    """Every pixel taken from where its offset points; of a picture [H, W, 3] or of a plane [H, W]."""
    x, y = pixels(picture.shape[0], picture.shape[1])
    return cv2.remap(
        picture, x + offsets[..., 0], y + offsets[..., 1], cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE
    )


def halfway(before: Picture, after: Picture, part: float) -> Picture:
    """The picture that lies ``part`` of the way from one to the next.

    Both are moved there along their flow. What only one of them shows, because something hides or uncovers it, is
    taken from that one alone: mixing in what is not there is what leaves ghosts at every outline.
    """
    there, back = flow(before, after), flow(after, before)
    onward, away = _arrived(there, part), _arrived(back, 1 - part)  # the flow of what is seen half way
    one, other = moved(before, -part * onward), moved(after, -(1 - part) * away)
    kept = moved(consistent(there, back).astype(np.float32), -part * onward)
    shown = moved(consistent(back, there).astype(np.float32), -(1 - part) * away)
    weight, other_weight = (1 - part) * np.maximum(kept, 0.02), part * np.maximum(shown, 0.02)
    # neither can be followed: a mixture of both is as good as anything
    share = (other_weight / (weight + other_weight))[..., None]
    return np.rint(one + share * (other.astype(np.float32) - one)).astype(np.uint8)


def _arrived(way: Flow, part: float) -> Flow:
    """A flow where its pixels are when they have gone part of it; where none arrives, that of the places around."""
    height, width = way.shape[:2]
    x, y = pixels(height, width)
    column = np.rint(x + part * way[..., 0]).astype(np.intp)
    line = np.rint(y + part * way[..., 1]).astype(np.intp)
    inside = (column >= 0) & (column < width) & (line >= 0) & (line < height)
    # what goes farthest arrives last: it is nearer, as a rule, and hides the rest
    order = np.argsort(np.square(way[inside]).sum(axis=-1), kind="stable")
    there = np.zeros_like(way)
    filled = np.zeros((height, width), np.float32)
    there[line[inside][order], column[inside][order]] = way[inside][order]
    filled[line[inside], column[inside]] = 1
    around = cv2.GaussianBlur(there, (0, 0), 3)
    weight = cv2.GaussianBlur(filled, (0, 0), 3)
    return np.where(filled[..., None] > 0, there, around / np.maximum(weight, 1e-3)[..., None])


def pixels(height: int, width: int) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """x and y of every pixel, each [H, W]."""
    x, y = np.meshgrid(np.arange(width, dtype=np.float32), np.arange(height, dtype=np.float32))
    return x, y
