"""What a shot asks, as the small maps and word numbers that Pencil reads; the same for learning and for painting."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import get_args

import cv2
import numpy as np
from numpy.typing import NDArray

from engine.conditioning.vectors import Conditioning, Float
from engine.document.model import Light, Style, Weather

LIMBS = (
    (1, 2), (2, 3), (3, 4), (1, 5), (5, 6), (6, 7), (1, 8), (8, 9), (9, 10), (1, 11), (11, 12), (12, 13),
    (1, 0), (0, 14), (14, 16), (0, 15), (15, 17),
)  # fmt: skip
"""The bones of a skeleton, as pairs of joints."""

WORDS = 24  # heard at a row at most; the rest is left out
UNKNOWN = 1  # the number of a word that Pencil never learned; 0 is no word
FOLD = 4  # skeletons are drawn at half the picture's size and folded to an eighth: 3 * 4 * 4 maps


def bone_colours() -> NDArray[np.uint8]:
    """[17, 3]: the colour of every bone tells left from right and upper from lower."""
    hues = np.arange(len(LIMBS)) * (180 / len(LIMBS))
    wheel = np.stack([hues, np.full_like(hues, 255), np.full_like(hues, 255)], axis=-1).astype(np.uint8)
    return cv2.cvtColor(wheel[None], cv2.COLOR_HSV2RGB)[0]


COLOURS = bone_colours().astype(float).tolist()


def limbs(poses: Float, confidence: Float, height: int, width: int, follow: float = 1.0) -> Float:
    """Skeletons [P, 18, 2] with confidence [P, 18] -> [48, height, width], the size of the latents, 0..1."""
    drawn = np.zeros((height * FOLD, width * FOLD, 3), np.uint8)
    if follow > 0:
        # Sixteenths of a pixel: a wrist that moves by less than a pixel still moves.
        points = np.rint(poses * (width * FOLD, height * FOLD) * 16 - 8).clip(-30000, 30000).astype(int).tolist()
        for person, seen in zip(points, confidence.tolist(), strict=True):
            for (one, other), colour in zip(LIMBS, COLOURS, strict=True):
                sure = min(seen[one], seen[other])
                if sure > 0.05:
                    shade = (colour[0] * sure, colour[1] * sure, colour[2] * sure)
                    cv2.line(drawn, person[one], person[other], shade, 1, cv2.LINE_AA, 4)
    folded = drawn.reshape(height, FOLD, width, FOLD, 3).transpose(4, 1, 3, 0, 2).reshape(-1, height, width)
    return folded.astype(np.float32) * (follow / 255)


def around(poses: Float, confidence: Float) -> Float:
    """[P, 4] left, top, right, bottom around each skeleton [P, 18, 2], with room for hair, hands and clothes."""
    boxes = np.zeros((len(poses), 4), np.float32)
    for box, person, seen in zip(boxes, poses, confidence, strict=True):
        known = person[seen > 0.05]
        if len(known):
            low, high = known.min(axis=0), known.max(axis=0)
            room = 0.06 + 0.12 * (high - low).max()
            box[:] = (*(low - room), *(high + room))
    return boxes


def inside(boxes: Float, height: int, width: int) -> NDArray[np.bool_]:
    """Which places of the latents lie in one of the boxes [P, 4]: [height, width]."""
    x, y = (np.arange(width) + 0.5) / width, (np.arange(height) + 0.5) / height
    found = np.zeros((height, width), bool)
    for left, top, right, bottom in boxes:
        found |= ((y >= top) & (y < bottom))[:, None] & ((x >= left) & (x < right))[None]
    return found


def presence(seen: Conditioning, row: int, height: int, width: int, *, room: bool = False) -> Float:
    """How closely the blocking is followed, place by place: the layout's strength, the pose's where people are.

    Where no place is staged the blocking shows an empty room that nobody asked for. It is followed only with ``room``.
    """
    staged = inside(seen.boxes[row][seen.box_valid[row]], height, width) | (room or int(seen.place[row]) >= 0)
    people = inside(around(seen.poses[row], seen.pose_confidence[row]), height, width)
    return np.where(people, seen.follow.pose, np.where(staged, seen.follow.layout, 0)).astype(np.float32)


def word_numbers(text: str, vocabulary: Mapping[str, int]) -> list[int]:
    """The numbers of the words of a text, at most WORDS of them."""
    return [vocabulary.get(word, UNKNOWN) for word in re.findall(r"[a-z]+", text.lower())][:WORDS]


def numbering(words: tuple[str, ...]) -> dict[str, int]:
    """Numbers for a vocabulary: 0 and 1 are taken."""
    return {word: number for number, word in enumerate(words, start=2)}


def manner(style: Style, light: Light, weather: Weather) -> tuple[int, int, int]:
    """Numbers for style, light and weather; 0 is kept for unsaid."""
    return (
        get_args(Style).index(style) + 1,
        get_args(Light).index(light) + 1,
        get_args(Weather).index(weather) + 1,
    )


def loosened(seen: Conditioning) -> Conditioning:
    """The shot with its camera followed only in part: at strength 0 the camera stands still.

    Positions come to us as shares of the frame, after the camera, so they are taken back to the stage and filmed again.
    """
    follow = seen.follow.camera
    if follow >= 1:
        return seen
    still = np.array([[1, 0, 0], [0, 1, 0]], np.float32)
    camera = still + follow * (seen.camera - still)
    whole = np.concatenate([seen.camera, np.tile(np.array([0, 0, 1], np.float32), (len(seen), 1, 1))], axis=1)
    again = np.stack([now @ np.linalg.inv(was) for now, was in zip(camera, whole, strict=True)])  # [T, 2, 3]

    def filmed(points: Float) -> Float:  # [T, ..., 2]
        flat = points.reshape(len(points), -1, 2)
        moved = flat @ again[:, :, :2].transpose(0, 2, 1) + again[:, None, :, 2]
        return moved.reshape(points.shape).astype(np.float32)

    left, top, right, bottom = np.moveaxis(seen.boxes, -1, 0)
    corners = np.stack([left, top, right, top, left, bottom, right, bottom], axis=-1).reshape(*left.shape, 4, 2)
    corners = filmed(corners)
    boxes = np.concatenate([corners.min(axis=-2), corners.max(axis=-2)], axis=-1)
    return replace(seen, camera=camera, poses=filmed(seen.poses), boxes=boxes)
