"""The motion that a board implies: where every pixel should go from one frame of a shot to the next, and how surely.

The camera moves everything, a box what stands in it, a pose each limb by itself. Where two of them meet, where one goes
behind another and where a body has its hair and its skirt, the board does not say where a pixel goes: there nothing is
judged, and the share of the frame that is judged is told beside every figure.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from engine.conditioning.vectors import Conditioning
from engine.media.flow import Flow, pixels

Mask = NDArray[np.bool_]  # [H, W]
Affine = NDArray[np.float64]  # [2, 3], pixels to pixels
Points = NDArray[np.float64]  # [N, 2] pixels; a body has 18
Fill = Callable[[NDArray[Any], int], None]  # puts a number into an image [H, W], wherever a part of somebody is
Part = tuple[Fill, Affine | None]  # and where that part goes; None: nobody knows

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
    here = np.stack([x.ravel(), y.ravel()], 1) + np.float64(0.5)
    going = _gone(here, old.ways[0]).astype(np.float32)  # nearly everything goes with the camera
    parts = old.part.ravel()
    for part in np.flatnonzero(np.bincount(parts)[1:]) + 1:
        at = np.flatnonzero(parts == part)
        going[at] = _gone(here[at], old.ways[part])
    motion = going.reshape(height, width, 2)
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
    loose = np.zeros(shape, np.uint8)
    ways = [_camera(seen, row, other, size)]
    for entity in _order(seen, row):
        body = _body(seen, row, entity, size)
        if body is None and not seen.box_valid[row, entity]:
            continue
        parts = _box(seen, row, other, entity, size) if body is None else _bones(seen, body, other, entity, size)
        margin = 1.0 if body is None else LOOSE * _trunk(body)
        whole = np.zeros(shape, np.uint8)
        for fill, way in parts:
            fill(part, len(ways) if way is not None else 0)
            fill(loose, int(way is None))
            fill(whole, 1)
            if way is not None:
                ways.append(way)
        owner[whole > 0] = 1 + entity
        loose |= np.asarray(cv2.dilate(whole, _disc(margin)), np.uint8) & ~whole
    return _Ground(part, ways, owner, loose.view(np.bool_))


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


def _box(seen: Conditioning, row: int, other: int, entity: int, size: tuple[int, int]) -> Iterator[Part]:
    """What stands in a box, in one piece."""
    edges = np.rint(seen.boxes[row, entity] * (*size, *size)).clip(-9999, 9999).astype(int).tolist()
    stays = bool(seen.box_valid[other, entity]) and _body(seen, other, entity, size) is None
    way = _box_way(seen, row, other, entity, size) if stays else None
    yield partial(_rectangle, edges[:2], edges[2:]), way


def _bones(seen: Conditioning, body: Points, other: int, entity: int, size: tuple[int, int]) -> Iterator[Part]:
    """The trunk, the head and the limbs of a body, each with the way that its bone goes."""
    then = _body(seen, other, entity, size)
    trunk = _trunk(body)
    known, pixel = np.isfinite(body[:, 0]), np.rint(np.nan_to_num(body)).astype(np.int32)
    corners = cv2.convexHull(pixel[[joint for joint in TRUNK if known[joint]]])
    thick, round_head = max(1, round(THICK * trunk)), max(1, round(0.3 * trunk))
    for one, two in ((NECK, HIPS[0]), (NECK, NOSE), *ARMS_AND_LEGS):
        if not (known[one] and known[two]):
            continue
        start, end = pixel[one].tolist(), pixel[two].tolist()
        if two == NOSE:
            fill = partial(_circle, end, round_head)
        else:
            fill = partial(_limb, start, end, thick, corners if two == HIPS[0] else None)
        stays = then is not None and bool(np.isfinite(then[[one, two]]).all())
        yield fill, _similar(body[one], body[two], then[one], then[two]) if stays and then is not None else None


def _circle(middle: list[int], radius: int, image: NDArray[Any], number: int) -> None:
    cv2.circle(image, middle, radius, number, -1)


def _limb(
    start: list[int], end: list[int], thick: int, corners: NDArray[Any] | None, image: NDArray[Any], number: int
) -> None:
    """A bone with its flesh; the trunk is what lies between its ``corners`` as well."""
    if corners is not None:
        cv2.fillConvexPoly(image, corners, number)
    cv2.line(image, start, end, number, thick)


def _rectangle(corner: list[int], other: list[int], image: NDArray[Any], number: int) -> None:
    cv2.rectangle(image, corner, other, number, -1)


def _disc(radius: float) -> NDArray[np.uint8]:
    side = 2 * max(1, round(radius)) + 1
    return np.asarray(cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (side, side)), np.uint8)


# -- ways -------------------------------------------------------------------------------------------------------------


def _gone(places: Points, way: Affine) -> Points:
    """How far places [N, 2] go."""
    return places @ way[:, :2].T + way[:, 2] - places


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
