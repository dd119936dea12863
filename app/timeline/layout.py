"""Where everything on the timeline stands: frames to pixels and back, what is near the mouse, what it snaps to.

Plain numbers: nothing in here knows Qt, so that every promise about a pixel can be tested by a table.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

Frames = NDArray[np.int64]  # [N] film frames, ascending
Pixels = NDArray[np.floating[Any]]  # [N]

CLOSEST = 48.0  # pixels a frame: closer shows nothing more
SNAP = 8.0  # pixels within which a dragged edge or key jumps to something
GRIP = 4.0  # pixels on either side of an edge or beyond a key at which it can be taken


@dataclass(frozen=True, slots=True)
class View:
    """The stretch of film that is seen. ``left`` is where the film's ruler meets the left edge: a place, not a time."""

    left: float = 0.0  # film frames
    scale: float = 4.0  # pixels a frame
    width: float = 800.0  # pixels

    def x(self, film_frame: float) -> float:
        return (film_frame - self.left) * self.scale

    def xs(self, film_frames: Frames) -> Pixels:
        return (film_frames - self.left) * self.scale

    def at(self, x: float) -> float:
        """The place on the film's ruler under a pixel."""
        return self.left + x / self.scale

    def frame(self, x: float) -> int:
        """The frame whose picture is under a pixel: frame 3 fills the pixels from x(3) up to x(4)."""
        return int(np.floor(self.at(x) + 1e-9))

    def nearest(self, x: float) -> int:
        """The frame whose beginning is nearest to a pixel: where an edge or a key would land."""
        return int(np.floor(self.at(x) + 0.5))

    @property
    def right(self) -> float:
        return self.at(self.width)

    def zoomed(self, factor: float, about_x: float, film_frames: int) -> View:
        """Closer above 1. What is under ``about_x`` stays under it, to the last digit."""
        farthest = min(CLOSEST, 0.4 * self.width / max(1, film_frames))
        scale = min(CLOSEST, max(farthest, self.scale * factor))
        return replace(self, scale=scale, left=self.at(about_x) - about_x / scale)

    def panned(self, pixels: float, film_frames: int) -> View:
        """Moved along the film, but never so far that nothing of it is left to see."""
        lowest, highest = self.reach(film_frames)
        return replace(self, left=min(highest, max(lowest, self.left + pixels / self.scale)))

    def reach(self, film_frames: int) -> tuple[float, float]:
        """The least and the greatest ``left`` that scrolling allows; a zoom may have gone beyond, and may stay there."""
        seen = self.width / self.scale
        lowest = min(self.left, -16 / self.scale)
        return lowest, max(self.left, film_frames - 0.5 * seen, lowest)

    def fitted(self, film_frames: int) -> View:
        """All of the film, with a little air on both sides."""
        scale = min(CLOSEST, max(1.0, self.width - 32) / max(1, film_frames))
        return replace(self, left=-16 / scale, scale=scale)

    def holds(self, film_frames: int) -> bool:
        """Whether all of the film is seen."""
        return self.x(0) >= 0 and self.x(film_frames) <= self.width

    def showing(self, film_frame: int) -> View:
        """The next page when a frame has left the view: what plays is followed without a moving ground."""
        seen = self.width / self.scale
        if self.left <= film_frame < self.left + 0.94 * seen:
            return self
        return replace(self, left=film_frame - 0.06 * seen)


# -- Rows -------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Row:
    """One track: ``key`` names it for good, ``name`` is read in the header."""

    key: str  # "shots", "panels", "keys", "pose:<entity>", "layout", "camera", "words", "dialogue", "sound:<track>"
    name: str
    height: int
    top: int = 0  # pixels below the first row, before scrolling


HEIGHTS = {"markers": 18, "shots": 22, "heat": 7, "transitions": 18, "panels": 58, "keys": 22, "pose": 22, "layout": 22, "camera": 22, "words": 24, "dialogue": 24, "sound": 40}  # fmt: skip


def stacked(rows: Iterable[tuple[str, str]]) -> tuple[Row, ...]:
    """Rows one under the other with a line of one pixel between them, from (key, name)."""
    top, made = 0, list[Row]()
    for key, name in rows:
        made.append(Row(key, name, HEIGHTS[key.partition(":")[0]], top))
        top += made[-1].height + 1
    return tuple(made)


def row_at(rows: Sequence[Row], y: float) -> Row | None:
    """The row at a height, the line below it included."""
    for row in rows:
        if row.top <= y < row.top + row.height + 1:
            return row
    return None


# -- What is near ------------------------------------------------------------------------------------------------------


def seen(starts: Frames, stops: Frames, view: View) -> slice:
    """The blocks of which something is seen; both arrays ascend."""
    first = int(np.searchsorted(stops, view.left, "right"))
    last = int(np.searchsorted(starts, view.right, "left"))
    return slice(first, max(first, last))


def block_at(starts: Frames, stops: Frames, place: float) -> int:
    """The last block that covers a place on the ruler, or -1: under a dissolve the shot that comes in."""
    index = int(np.searchsorted(starts, place, "right")) - 1
    return index if index >= 0 and place < stops[index] else -1


def key_at(frames: Frames, view: View, x: float, reach: float = 7.0) -> int:
    """The key drawn nearest to a pixel and within reach of it, or -1."""
    index = nearest_index(frames, view.at(x))
    return index if index >= 0 and abs(view.x(float(frames[index])) - x) <= reach else -1


def edge_at(stops: Frames, starts: Frames, view: View, x: float) -> int:
    """The block whose right edge can be taken at a pixel, or -1; a narrow block keeps its middle for selecting."""
    index = nearest_index(stops, view.at(x))
    if index < 0:
        return -1
    inside = min(8.0, 0.25 * float(stops[index] - starts[index]) * view.scale)
    away = x - view.x(float(stops[index]))
    return index if -max(2.0, inside) <= away <= GRIP else -1


def nearest_index(frames: Frames, place: float) -> int:
    """The index of the frame nearest to a place, or -1 when there are none."""
    if not len(frames):
        return -1
    index = int(np.searchsorted(frames, place))
    if index == len(frames) or (index and place - frames[index - 1] <= frames[index] - place):
        index -= 1
    return index


def boxed(frames: Frames, first: float, last: float) -> slice:
    """The keys between two places on the ruler."""
    low, high = min(first, last), max(first, last)
    return slice(int(np.searchsorted(frames, low, "left")), int(np.searchsorted(frames, high, "right")))


def snapped(place: float, targets: Frames, view: View) -> int | None:
    """The target within eight pixels of a place, the nearest of them; None: it stays where the hand is."""
    index = nearest_index(targets, place)
    if index < 0 or abs(float(targets[index]) - place) * view.scale > SNAP:
        return None
    return int(targets[index])


# -- The ruler ---------------------------------------------------------------------------------------------------------


def ruler_step(scale: float, nominal: int) -> tuple[int, int]:
    """Frames between two labelled ticks and between two small ones, for a rate of ``nominal`` frames a second."""
    seconds = (1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 1800, 3600, 7200)
    within = tuple(part for part in (1, 2, 5, 6, 8, 10, 12, 15, 24, 25, 30) if part < nominal and nominal % part == 0)
    choices = (*within, *(nominal * part for part in seconds))
    labelled = next((step for step in choices if step * scale >= 96), choices[-1])
    small = next((step for step in choices if step * scale >= 9 and labelled % step == 0), labelled)
    return labelled, small


def thinned(xs: Pixels, pixels: float) -> NDArray[np.intp]:
    """Indices of the ascending positions that are worth drawing: at most one in every cell of so many pixels."""
    if not len(xs):
        return np.empty(0, np.intp)
    cells = np.floor(xs / pixels)
    return np.flatnonzero(np.concatenate([[True], cells[1:] != cells[:-1]]))


def merged(lefts: Pixels, rights: Pixels) -> tuple[Pixels, Pixels]:
    """Blocks too small to be told apart, drawn as one wherever they touch within a pixel."""
    if not len(lefts):
        return lefts, rights
    opens = np.flatnonzero(np.concatenate([[True], lefts[1:] > rights[:-1] + 1.5]))
    return lefts[opens], np.maximum.reduceat(rights, opens)
