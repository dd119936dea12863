"""A layer at one moment, in squares that are shared with the moments before it: what undo goes back to.

A stroke across a panel changes a few squares of 128 pixels; the others are the same arrays as before, so a hundred
steps back cost as much memory as the squares that a hundred strokes crossed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np

from engine.document.model import AssetName
from engine.drawing.sheet import Rect, Sheet, Size, blank

SIDE = 128
Place = tuple[int, int]  # column, row


@dataclass(eq=False, slots=True)
class Tiles:
    """Never changed once made, but for the name it gets when it is on the disk."""

    size: Size
    squares: dict[Place, Sheet] = field(default_factory=dict[Place, Sheet])  # a clear square is not in it
    picture: AssetName | None = None  # the file that holds it; None: not written yet, or nothing is drawn
    fresh: int = 0  # bytes that it does not share with the moment before

    @property
    def clear(self) -> bool:
        return not self.squares


def taken(sheet: Sheet, before: Tiles, changed: tuple[Rect, ...]) -> Tiles:
    """The sheet as it is now, copying only the squares that were touched since ``before``."""
    squares = dict(before.squares)
    fresh = 0
    for place in places(changed, before.size):
        square = _square(sheet, place)
        old = squares.get(place)
        if not square[..., 3].any():
            squares.pop(place, None)
        elif old is None or not np.array_equal(old, square):
            squares[place] = square.copy()
            fresh += square.nbytes
    return Tiles(before.size, squares, fresh=fresh)


def of_sheet(sheet: Sheet, picture: AssetName | None = None) -> Tiles:
    size = sheet.shape[1], sheet.shape[0]
    made = taken(sheet, Tiles(size), ((0, 0, *size),))
    made.picture = picture
    return made


def as_sheet(tiles: Tiles) -> Sheet:
    sheet = blank(tiles.size)
    for place, square in tiles.squares.items():
        _square(sheet, place)[:] = square
    return sheet


def put_back(sheet: Sheet, now: Tiles, wanted: Tiles) -> list[Rect]:
    """Makes a sheet that looks like ``now`` look like ``wanted``; gives the squares that changed."""
    changed: list[Rect] = []
    for place in differing(now, wanted):
        square = wanted.squares.get(place)
        _square(sheet, place)[:] = 0 if square is None else square
        changed.append(rect_of(place, now.size))
    return changed


def differing(one: Tiles, other: Tiles) -> Iterator[Place]:
    for place in one.squares.keys() | other.squares.keys():
        if one.squares.get(place) is not other.squares.get(place):
            yield place


def places(rects: tuple[Rect, ...], size: Size) -> set[Place]:
    """The squares that rectangles touch."""
    found: set[Place] = set()
    columns, rows = -(-size[0] // SIDE), -(-size[1] // SIDE)
    for left, top, right, bottom in rects:
        if right > left and bottom > top:
            for row in range(max(0, top // SIDE), min(rows, (bottom - 1) // SIDE + 1)):
                for column in range(max(0, left // SIDE), min(columns, (right - 1) // SIDE + 1)):
                    found.add((column, row))
    return found


def rect_of(place: Place, size: Size) -> Rect:
    left, top = place[0] * SIDE, place[1] * SIDE
    return left, top, min(size[0], left + SIDE), min(size[1], top + SIDE)


def _square(sheet: Sheet, place: Place) -> Sheet:
    left, top = place[0] * SIDE, place[1] * SIDE
    return sheet[top : top + SIDE, left : left + SIDE]
