"""What is true of a drawn scene beside its pictures: who can be seen where, and which joints.

Optical flow is what the board implies (``engine.conditioning.motion``): the drawings move by nothing else.
"""

from __future__ import annotations

from dataclasses import replace

import cv2
import numpy as np
from numpy.typing import NDArray

from engine.blocking import draw
from engine.conditioning.vectors import Conditioning

Size = tuple[int, int]
DIFFERS = 8  # levels
SURE = 0.3  # the confidence from which a joint counts


def masks(seen: Conditioning, row: int, size: Size) -> NDArray[np.bool_]:
    """[E, H, W]: where each entity is to be seen, found by drawing the blocking without it. A place has no mask."""
    whole = draw(seen, row, size).astype(np.int16)
    found = np.zeros((len(seen.entities), size[1], size[0]), bool)
    for entity, shown in enumerate(seen.entities):
        if shown.kind == "place" or not _there(seen, row, entity):
            continue
        differs = np.abs(draw(without(seen, entity), row, size) - whole).max(axis=2) > DIFFERS
        # What has the colour of what is behind it leaves holes.
        found[entity] = cv2.morphologyEx(differs.astype(np.uint8), cv2.MORPH_CLOSE, np.ones((3, 3), np.uint8)) > 0
    return found


def without(seen: Conditioning, entity: int) -> Conditioning:
    """The scene with one of its entities away."""
    confidence, valid = seen.pose_confidence.copy(), seen.box_valid.copy()
    confidence[:, seen.person_entity == entity] = 0
    valid[:, entity] = False
    return replace(seen, pose_confidence=confidence, box_valid=valid)


def visible(seen: Conditioning, row: int, seen_where: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """[P, 18]: which joints are inside the picture and not hidden behind somebody nearer; ``seen_where`` are the masks."""
    _, height, width = seen_where.shape
    there = seen.pose_confidence[row] > SURE
    for person, entity in enumerate(seen.person_entity):
        near = cv2.dilate(seen_where[entity].astype(np.uint8), np.ones((5, 5), np.uint8)) > 0
        for joint, (x, y) in enumerate(seen.poses[row, person]):
            column, line = int(x * width), int(y * height)
            inside = 0 <= column < width and 0 <= line < height
            there[person, joint] &= inside and bool(near[line, column])
    return there


def _there(seen: Conditioning, row: int, entity: int) -> bool:
    people = seen.person_entity == entity
    return bool(seen.box_valid[row, entity] or (seen.pose_confidence[row, people] > 0).any())
