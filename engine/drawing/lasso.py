"""A piece of a sheet taken up with a lasso, moved, scaled and turned, and laid down again."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np

from engine.drawing.sheet import NOWHERE, Rect, Sheet, clipped, content, cut, empty, over, part, size_of, united

Point = tuple[float, float]
_FINER = 4  # the lasso's edge is drawn so many times finer than a pixel


@dataclass(frozen=True)
class Move:
    """Where a piece goes: scaled about its own middle, turned about it, then moved."""

    x: float = 0.0
    y: float = 0.0
    wide: float = 1.0
    high: float = 1.0
    turn: float = 0.0  # degrees clockwise

    def along(self, x: float, y: float) -> Point:
        """A step on the piece as a step on the sheet: turned, and not scaled."""
        cos, sin = math.cos(math.radians(self.turn)), math.sin(math.radians(self.turn))
        return x * cos - y * sin, x * sin + y * cos


@dataclass(eq=False, slots=True)
class Piece:
    """What was taken up, and the sheet with the hole that it left."""

    sheet: Sheet  # without the piece
    pixels: Sheet  # of the piece, inside ``rect``
    rect: Rect

    @property
    def middle(self) -> Point:
        return (self.rect[0] + self.rect[2]) / 2, (self.rect[1] + self.rect[3]) / 2

    def corners(self, move: Move) -> tuple[Point, Point, Point, Point]:
        """The corners where the piece goes, clockwise from its own top left; the other way round where it is mirrored."""
        (x, y), (left, top, right, bottom) = self.middle, self.rect

        def goes(corner_x: float, corner_y: float) -> Point:
            by_x, by_y = move.along((corner_x - x) * move.wide, (corner_y - y) * move.high)
            return x + move.x + by_x, y + move.y + by_y

        return goes(left, top), goes(right, top), goes(right, bottom), goes(left, bottom)


def lifted(sheet: Sheet, around: Sequence[Point]) -> Piece | None:
    """Takes up what a closed line goes around; None where nothing is drawn inside it."""
    outline = np.array(around, np.float64)
    if len(outline) < 3:
        return None
    mask = np.zeros(sheet.shape[:2], np.uint8)
    cv2.fillPoly(mask, [np.round(outline * 2**_FINER).astype(np.int32)], (255,), cv2.LINE_AA, _FINER)
    picked = cut(sheet, np.asarray(cv2.bitwise_not(mask), np.uint8))
    rect = content(picked)
    if empty(rect):
        return None
    return Piece(cut(sheet, mask), part(picked, rect).copy(), rect)


def lifted_all(sheet: Sheet) -> Piece | None:
    """Takes up the whole sheet."""
    rect = content(sheet)
    return None if empty(rect) else Piece(np.zeros_like(sheet), part(sheet, rect).copy(), rect)


def laid_down(piece: Piece, move: Move) -> tuple[Sheet, Rect]:
    """The sheet with the piece in its new place, and where that differs from the sheet with the hole."""
    corners = np.array(piece.corners(move))
    if move.wide == move.high == 1 and not move.turn and move.x == round(move.x) and move.y == round(move.y):
        pixels, (left, top) = piece.pixels, (round(float(share)) for share in corners[0])
    else:
        left, top = (int(share) for share in np.floor(corners.min(axis=0)) - 1)
        wide, high = (int(share) for share in np.ceil(np.ptp(corners, axis=0)) + 3)
        x, y = (float(share) for share in corners[0])
        pixels = _warped(piece.pixels, move, (x - left, y - top), (wide, high))
    around = (left, top, left + pixels.shape[1], top + pixels.shape[0])
    rect = clipped(around, size_of(piece.sheet))
    result = piece.sheet.copy()
    if empty(rect):
        return result, NOWHERE
    inner = (rect[0] - left, rect[1] - top, rect[2] - left, rect[3] - top)
    part(result, rect)[:] = over(part(piece.sheet, rect), np.ascontiguousarray(part(pixels, inner)))
    return result, rect


def changed_by(piece: Piece, *moves: Move) -> Rect:
    """Around where a piece lay and where it lies."""
    rects: list[Rect] = [piece.rect]
    for move in moves:
        across, down = zip(*piece.corners(move), strict=True)
        rects.append((int(min(across)) - 3, int(min(down)) - 3, int(max(across)) + 4, int(max(down)) + 4))
    return clipped(united(rects), size_of(piece.sheet))


def _warped(pixels: Sheet, move: Move, corner: Point, size: tuple[int, int]) -> Sheet:
    # a piece that shrinks is averaged first: warping alone would skip its thin lines
    small = min(1.0, abs(move.wide)), min(1.0, abs(move.high))
    if min(small) < 0.75:
        to = max(1, round(pixels.shape[1] * small[0])), max(1, round(pixels.shape[0] * small[1]))
        shrunk = (to[0] / pixels.shape[1], to[1] / pixels.shape[0])
        pixels = np.asarray(cv2.resize(pixels, to, interpolation=cv2.INTER_AREA), np.uint8)
    else:
        shrunk = (1.0, 1.0)
    wide, high = move.wide / shrunk[0], move.high / shrunk[1]
    across, down = move.along(wide, 0), move.along(0, high)
    onto = np.array([
        [across[0], down[0], corner[0] + (across[0] + down[0]) / 2 - 0.5],  # OpenCV counts from the middles of pixels
        [across[1], down[1], corner[1] + (across[1] + down[1]) / 2 - 0.5],
    ])  # fmt: skip
    warped = cv2.warpAffine(pixels, onto, size, flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_CONSTANT)
    return np.asarray(warped, np.uint8)
