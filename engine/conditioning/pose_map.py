"""Poses, boxes and figures as maps: the drawings by which pose and layout models are steered.

The pose map follows the drawing convention of OpenPose ControlNets pixel for pixel: 17 limbs as filled ellipses 4 pixels
thin at 60 % brightness, then the joints as discs in full colour, on black. Several people are drawn one after the other
(person-major), each whole over the one before; drawing limb by limb over everyone differs where people overlap.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import atan2, degrees, hypot

import cv2
import numpy as np
from numpy.typing import NDArray

from engine.document.model import Colour

Image = NDArray[np.uint8]  # [H, W, 3] RGB
Size = tuple[int, int]  # width, height in pixels

STICK = 4  # pixels, at any size
LIMBS = (
    (1, 2), (1, 5), (2, 3), (3, 4), (5, 6), (6, 7), (1, 8), (8, 9), (9, 10), (1, 11), (11, 12), (12, 13), (1, 0),
    (0, 14), (14, 16), (0, 15), (15, 17),
)  # fmt: skip
COLOURS: tuple[Colour, ...] = (
    (255, 0, 0), (255, 85, 0), (255, 170, 0), (255, 255, 0), (170, 255, 0), (85, 255, 0), (0, 255, 0), (0, 255, 85),
    (0, 255, 170), (0, 255, 255), (0, 170, 255), (0, 85, 255), (0, 0, 255), (85, 0, 255), (170, 0, 255), (255, 0, 255),
    (255, 0, 170), (255, 0, 85),
)  # fmt: skip
_LIMB_COLOURS: tuple[Colour, ...] = tuple((int(r * 0.6), int(g * 0.6), int(b * 0.6)) for r, g, b in COLOURS)


def pose_map(poses: NDArray[np.float32], confidence: NDArray[np.float32], size: Size) -> Image:
    """One frame's people, ``poses`` [P, 18, 2] as shares of the frame, drawn at a size in pixels.

    Joints of confidence 0 are left out. Limbs that leave the frame are drawn as far as they are in it.
    """
    width, height = size
    picture = np.zeros((height, width, 3), np.uint8)
    pixels = np.clip(np.asarray(poses, np.float64) * (width, height), -20000, 20000)
    for at, sure in zip(pixels, confidence, strict=True):
        seen = sure > 0
        for (start, end), colour in zip(LIMBS, _LIMB_COLOURS, strict=False):
            if seen[start] and seen[end]:
                _limb(picture, at[start], at[end], colour)
        for joint in np.flatnonzero(seen):
            x, y = at[joint]
            cv2.circle(picture, (int(x), int(y)), STICK, COLOURS[joint], -1)
    return picture


def layout_map(
    boxes: NDArray[np.float32],
    valid: NDArray[np.bool_],
    depth: NDArray[np.float32],
    colours: Sequence[Colour],
    size: Size,
) -> Image:
    """One frame's boxes [E, 4] as outlines in their entities' colours on white, the farthest first."""
    picture = np.full((size[1], size[0], 3), 255, np.uint8)
    for entity in far_to_near(valid, depth):
        left, top, right, bottom = _pixel_box(boxes[entity], size)
        cv2.rectangle(picture, (left, top), (right - 1, bottom - 1), colours[entity], 2)
    return picture


def box_masks(boxes: NDArray[np.float32], valid: NDArray[np.bool_], size: Size) -> NDArray[np.uint8]:
    """One frame's boxes [E, 4] as filled masks [E, H, W], 255 inside; empty where an entity is not there."""
    masks = np.zeros((len(boxes), size[1], size[0]), np.uint8)
    for entity in np.flatnonzero(valid):
        left, top, right, bottom = np.clip(_pixel_box(boxes[entity], size), 0, (*size, *size))
        masks[entity, top:bottom, left:right] = 255
    return masks


def far_to_near(valid: NDArray[np.bool_], depth: NDArray[np.float32]) -> list[int]:
    """The entities that are there, in the order in which they cover each other."""
    order = np.argsort(-depth, kind="stable")
    return [int(entity) for entity in order if valid[entity]]


def _limb(picture: Image, start: NDArray[np.float64], end: NDArray[np.float64], colour: Colour) -> None:
    middle = (start + end) / 2
    along = start - end
    length = hypot(along[0], along[1])
    angle = int(degrees(atan2(along[1], along[0])))
    outline = cv2.ellipse2Poly((int(middle[0]), int(middle[1])), (int(length / 2), STICK), angle, 0, 360, 1)
    cv2.fillConvexPoly(picture, np.asarray(outline, np.int32), colour)


def _pixel_box(box: NDArray[np.float32], size: Size) -> tuple[int, int, int, int]:
    far = np.clip(np.asarray(box, np.float64) * (*size, *size), -20000, 20000)
    left, top, right, bottom = np.rint(far).astype(int).tolist()
    return left, top, right, bottom
