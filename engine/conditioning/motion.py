"""The motion that a board implies: where every pixel should go from one frame of a shot to the next, and how surely.

The camera moves everything, a box what stands in it, a pose each limb by itself. Where two of them meet, where one goes
behind another and where a body has its hair and its skirt, the board does not say where a pixel goes: there nothing is
judged, and the share of the frame that is judged is told beside every figure.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from engine.conditioning.vectors import Conditioning
from engine.media.flow import Flow, pixels

Mask = NDArray[np.bool_]  # [H, W]
Affine = NDArray[np.float64]  # [2, 3], pixels to pixels
Points = NDArray[np.float64]  # [18, 2] pixels

TRUNK = (2, 5, 11, 8)  # shoulders and hips, around the body
NECK, NOSE, HIPS = 1, 0, (8, 11)
ARMS_AND_LEGS = ((2, 3), (3, 4), (5, 6), (6, 7), (8, 9), (9, 10), (11, 12), (12, 13))
THICK = 0.32  # of a limb, in lengths of the trunk
LOOSE = 0.22  # around a body, in lengths of the trunk: hair, skirt and sleeves move by themselves


@dataclass(frozen=True, eq=False)
class Implied:
    """What a board says of the way from one frame to another."""

    motion: Flow  # [H, W, 2] pixels
    sure: Mask

    @property
    def coverage(self) -> float:
        """The share of the frame of which the board says where it goes."""
        return float(self.sure.mean())


def implied(seen: Conditioning, row: int, after: int, size: tuple[int, int]) -> Implied:
    """What the board says of the way from one row of a shot to another, at a size in pixels."""
    width, height = size
    x, y = pixels(height, width)
    old, new = _ground(seen, row, after, size), _ground(seen, after, row, size)
    motion = np.empty((height, width, 2), np.float32)
    for part in np.unique(old.part).tolist():
        at, way = old.part == part, old.ways[part]
        here = np.stack([x[at], y[at]], 1) + 0.5
        motion[at] = here @ way[:, :2].T + way[:, 2] - here
    to_x, to_y = x + motion[..., 0], y + motion[..., 1]
    inside = (to_x >= 0) & (to_x <= width - 1) & (to_y >= 0) & (to_y <= height - 1)
    column = np.clip(np.rint(to_x), 0, width - 1).astype(np.intp)
    line = np.clip(np.rint(to_y), 0, height - 1).astype(np.intp)
    arrives = new.owner[line, column] == old.owner  # nobody else stands there now
    return Implied(motion, inside & arrives & ~old.loose & ~new.loose[line, column])


@dataclass(frozen=True, eq=False)
class _Ground:
    """Who stands where in a row, and where each of their parts goes."""

    part: NDArray[np.int32]  # [H, W] index into ways
    ways: list[Affine]  # the camera's first
    owner: NDArray[np.int32]  # [H, W] 1 + index of the entity that stands there, 0: nobody
    loose: Mask


def _ground(seen: Conditioning, row: int, other: int, size: tuple[int, int]) -> _Ground:
    shape = size[1], size[0]
    part, owner = np.zeros(shape, np.int32), np.zeros(shape, np.int32)
    loose = np.zeros(shape, np.bool_)
    ways = [_camera(seen, row, other, size)]
    for entity in _order(seen, row):
        body = _body(seen, row, entity, size)
        if body is None and not seen.box_valid[row, entity]:
            continue
        parts = _box(seen, row, other, entity, size) if body is None else _bones(seen, body, other, entity, size)
        margin = 1.0 if body is None else LOOSE * _trunk(body)
        whole = np.zeros(shape, np.uint8)
        for mask, way in parts:
            here = mask > 0
            part[here] = len(ways) if way is not None else 0
            loose[here] = way is None
            owner[here] = 1 + entity
            whole |= mask
            if way is not None:
                ways.append(way)
        loose |= (cv2.dilate(whole, _disc(margin)) > 0) & (whole == 0)
    return _Ground(part, ways, owner, loose)


def _order(seen: Conditioning, row: int) -> list[int]:
    """Who can be seen in a row, the farthest first."""
    order = np.argsort(-seen.depth_order[row], kind="stable").tolist()
    return [
        entity
        for entity in order
        if seen.entities[entity].kind != "place"
        and (seen.box_valid[row, entity] or _person(seen, row, entity) is not None)
    ]


def _person(seen: Conditioning, row: int, entity: int) -> int | None:
    people = np.flatnonzero(seen.person_entity == entity)
    return next((int(person) for person in people if (seen.pose_confidence[row, person] > 0).sum() >= 6), None)


def _body(seen: Conditioning, row: int, entity: int, size: tuple[int, int]) -> Points | None:
    """A body's joints in pixels, those that nobody knows as NaN; None for who has no pose, or not the bones of a body."""
    person = _person(seen, row, entity)
    if person is None:
        return None
    joints = np.clip(seen.poses[row, person].astype(np.float64), -9, 10) * size
    joints[seen.pose_confidence[row, person] <= 0] = np.nan
    return joints if np.isfinite(joints[[NECK, *HIPS]]).all() else None


def _trunk(body: Points) -> float:
    return max(2.0, float(np.hypot(*(body[list(HIPS)].mean(0) - body[NECK]))))


def _box(
    seen: Conditioning, row: int, other: int, entity: int, size: tuple[int, int]
) -> Iterator[tuple[NDArray[np.uint8], Affine | None]]:
    """What stands in a box, in one piece."""
    mask = np.zeros((size[1], size[0]), np.uint8)
    left, top, right, bottom = np.rint(seen.boxes[row, entity] * (*size, *size)).clip(-9999, 9999).astype(int).tolist()
    cv2.rectangle(mask, (left, top), (right, bottom), 1, -1)
    stays = bool(seen.box_valid[other, entity]) and _body(seen, other, entity, size) is None
    yield mask, _box_way(seen, row, other, entity, size) if stays else None


def _bones(
    seen: Conditioning, body: Points, other: int, entity: int, size: tuple[int, int]
) -> Iterator[tuple[NDArray[np.uint8], Affine | None]]:
    """The trunk, the head and the limbs of a body, each with the way that its bone goes."""
    then = _body(seen, other, entity, size)
    trunk = _trunk(body)
    for one, two in ((NECK, HIPS[0]), (NECK, NOSE), *ARMS_AND_LEGS):
        if not np.isfinite(body[[one, two]]).all():
            continue
        mask = np.zeros((size[1], size[0]), np.uint8)
        start, end = (tuple(each) for each in np.rint(body[[one, two]]).astype(int).tolist())
        if two == HIPS[0]:
            corners = body[list(TRUNK)]
            corners = corners[np.isfinite(corners).all(1)]
            cv2.fillConvexPoly(mask, cv2.convexHull(np.rint(corners).astype(np.int32)), 1)
        if two == NOSE:
            cv2.circle(mask, end, max(1, round(0.3 * trunk)), 1, -1)
        else:
            cv2.line(mask, start, end, 1, max(1, round(THICK * trunk)))
        stays = then is not None and bool(np.isfinite(then[[one, two]]).all())
        yield mask, _similar(body[one], body[two], then[one], then[two]) if stays and then is not None else None


def _disc(radius: float) -> NDArray[np.uint8]:
    side = 2 * max(1, round(radius)) + 1
    return np.asarray(cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (side, side)), np.uint8)


# -- ways -------------------------------------------------------------------------------------------------------------


def _camera(seen: Conditioning, row: int, after: int, size: tuple[int, int]) -> Affine:
    one, other = (np.vstack([seen.camera[at].astype(np.float64), (0.0, 0.0, 1.0)]) for at in (row, after))
    way = (other @ np.linalg.inv(one))[:2]
    stretch = np.array(size, np.float64)
    return np.hstack([way[:, :2] * stretch[:, None] / stretch[None], (way[:, 2] * stretch)[:, None]])


def _box_way(seen: Conditioning, row: int, after: int, entity: int, size: tuple[int, int]) -> Affine:
    old, new = (seen.boxes[at, entity].astype(np.float64) * (*size, *size) for at in (row, after))
    scale = (new[2:] - new[:2]) / np.maximum(old[2:] - old[:2], 1e-6)
    return np.hstack([np.diag(scale), (new[:2] - old[:2] * scale)[:, None]])


def _similar(a: Points, b: Points, c: Points, d: Points) -> Affine:
    """Turned, moved and scaled as the bone from a to b is when it becomes the one from c to d."""
    before, now = complex(*(b - a)), complex(*(d - c))
    turn = now / before if abs(before) > 1e-6 else complex(1)
    if not 0.5 < abs(turn) < 2:
        turn = complex(1)  # seen end on, a bone tells nothing of its size
    matrix = np.array([[turn.real, -turn.imag], [turn.imag, turn.real]])
    return np.hstack([matrix, (c - matrix @ a)[:, None]])
