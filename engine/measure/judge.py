"""Looks over a take while it is written: every pair of frames against what the board says, then the take as a whole.

Nothing is kept of a picture but a small copy until the next one has come, so a long final is judged in the memory of a
short one, and in the same pass that writes it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field

import cv2
import numpy as np
from numpy.typing import NDArray

from engine.blocking import film as blocking_film
from engine.conditioning.motion import Implied, implied
from engine.conditioning.vectors import Conditioning
from engine.document.model import AssetName
from engine.media.flow import Flow, Picture, flow

from .adherence import Adhering
from .marks import Adherence, Fault, FaultKind, Marks, Pin, Stretch
from .steadiness import Mask, Residue, change, decibels, likeness, outliers, residue, strength, wavering

WIDTH = 256  # pixels at which everything is measured
SEAM = 6.0  # robust deviations from which a pair of frames is called a seam
# what anybody sees, which is heat 1
BREAK = 4.0  # thousandths of warp error beyond the blocking's
BOLDEST = 6.0  # times the blocking's own lines that a picture's are believed to be bolder
JUMP = 6.0  # levels by which the colour jumps
GRAIN, BOILING = 12.0, 9.0  # levels of noise between two frames
PLAIN = 0.3  # heat below which nothing is a fault, however even the rest is
STILL = 0.12  # share of the usual change below which a frame is a frozen one
MOVES = 0.35  # pixels of the blocking's own median motion from which one can tell
TOO_FAR = 1.7  # times the motion that the blocking has
TEXTURED = 6.0  # levels from pixel to pixel where a flow can be told

ReadPin = Callable[[AssetName, tuple[int, int]], Picture]
Size = tuple[int, int]


@dataclass(frozen=True)
class Pair:
    """What was measured of two frames that follow each other."""

    left: Residue
    change: float
    pace: float = 0.0  # pixels that what can be seen to move has moved
    turned: tuple[float, float, float] = (0.0, 0.0, 0.0)  # levels by which the mean colour changed
    edges: float = 0.0  # how strong the lines are: what is half a pixel off costs so much more


def pair_of(before: Picture, after: Picture, motion: Flow, sure: Mask, way: Flow | None = None) -> Pair:
    """Two frames measured against the motion between them; ``way`` is how they move by themselves, where it is known."""
    red, green, blue, _ = np.subtract(cv2.mean(after), cv2.mean(before)).tolist()
    going = 0.0 if way is None else pace(before, way, sure)
    left, changed = residue(before, after, motion, sure), change(before, after)
    return Pair(left, changed, going, (red, green, blue), strength(before))


@dataclass
class _Row:
    pairs: list[Pair] = field(default_factory=list[Pair])
    last: Picture | None = None

    def add(self, picture: Picture, motion: Flow, sure: Mask, *, moves: bool) -> None:
        assert self.last is not None
        way = flow(self.last, picture) if moves else None
        self.pairs.append(pair_of(self.last, picture, motion, sure, way))


@dataclass(frozen=True, eq=False)
class _Board:
    """A row, and what the board says of the way there."""

    row: int
    board: Implied | None  # None for the first
    moves: bool


class Judge:
    """Judges one take. ``rows`` are the shot frames that are painted, ``stretches`` the gaps between two keys."""

    def __init__(
        self,
        seen: Conditioning,
        rows: Sequence[int],
        size: Size,
        read: ReadPin,
        *,
        stretches: Sequence[tuple[int, int]] = (),
        adhering: Adhering | None = None,
    ):
        self.seen, self.rows, self.size, self.read = seen, list(rows), shrunk(*size), read
        self.stretches, self.adhering = tuple(stretches), adhering
        self._painted, self._drawn = _Row(), _Row()
        self._coverage: list[float] = []
        self._pins: list[Pin] = []
        self._blocking = blocking_film(seen.rows(np.array(self.rows, np.int32)), self.size, None)
        self._at = self._drawn_at = 0  # how many pictures were looked at, and how many boards are ready
        self._pinned = {
            nearest(self.rows, pin.frame): pin for pin in seen.pinned if pin.strength * seen.follow.keyframe > 0
        }

    def watch(self, pictures: Iterable[Picture]) -> Iterator[Picture]:
        """The same pictures, each judged on its way: beside whoever makes and writes them, two frames behind at most."""
        with ThreadPoolExecutor(1, "boards") as boards, ThreadPoolExecutor(1, "judge") as judge:
            board = boards.submit(self._next_board)
            looking: Future[None] | None = None
            for at, picture in enumerate(pictures):
                if looking:
                    looking.result()
                this, board = board, boards.submit(self._next_board)
                # what is pinned is read in this thread, as the pictures are: who reads them does one thing at a time
                looking = judge.submit(self._look, picture, this, self._wanted(at))
                yield picture
            if looking:
                looking.result()

    def see(self, picture: Picture) -> None:
        """The next painted frame."""
        board: Future[_Board | None] = Future()
        board.set_result(self._next_board())
        self._look(picture, board, self._wanted(self._at))

    def _next_board(self) -> _Board | None:
        """What the next frame is measured by, which no painted picture has a part in; None behind the last."""
        if self._drawn_at == len(self.rows):
            return None
        at, self._drawn_at = self._drawn_at, self._drawn_at + 1
        drawn, board, moves = next(self._blocking), None, False
        if at:
            board = implied(self.seen, self.rows[at - 1], self.rows[at], self.size)
            moves = _moves(board.motion, board.sure)
            self._drawn.add(drawn, board.motion, board.sure, moves=moves)
        self._drawn.last = drawn
        return _Board(self.rows[at], board, moves)

    def _wanted(self, at: int) -> Picture | None:
        return self.read(self._pinned[at].picture, self.size) if at in self._pinned else None

    def _look(self, picture: Picture, made_ready: Future[_Board | None], wanted: Picture | None) -> None:
        found = made_ready.result()
        if found is None:
            return
        painted, board = small(picture, self.size), found.board
        if board:
            self._coverage.append(board.coverage)
            self._painted.add(painted, board.motion, board.sure, moves=found.moves)
        if wanted is not None:
            frame = self._pinned[self._at].frame
            self._pins.append(Pin(frame, round(decibels(wanted, painted), 1), round(likeness(wanted, painted), 3)))
        if self.adhering:
            self.adhering.look(found.row, painted)
        self._painted.last = painted
        self._at += 1

    def marks(self) -> Marks:
        """What was measured, once everything was seen."""
        adherence = self.adhering.adherence() if self.adhering else None
        return weighed(
            self.rows[: self._at], self._painted.pairs, self._drawn.pairs, self._coverage,
            tuple(self._pins), adherence, self.stretches,
        )  # fmt: skip


def weighed(
    rows: Sequence[int],
    painted: Sequence[Pair],
    drawn: Sequence[Pair],
    coverage: Sequence[float],
    pins: tuple[Pin, ...] = (),
    adherence: Adherence | None = None,
    stretches: Sequence[tuple[int, int]] = (),
    still_and_far: tuple[Mask, Mask] | None = None,
) -> Marks:
    """Marks from the measures of every pair, each beside the same pair of the blocking.

    ``still_and_far`` are the pairs that stand still or go too far, where that was found out in another way.
    """
    errors, floor = (1000 * np.array([pair.left.error for pair in pairs]) for pairs in (painted, drawn))
    shifts = _shifts(painted) - _shifts(drawn)
    frozen, skipped = still_and_far or (_frozen(painted, drawn), _skipped(painted, drawn))
    strong, plain = (np.array([pair.edges for pair in pairs]) for pairs in (painted, drawn))
    bolder = np.clip(strong / np.maximum(plain, 1e-9), 1, BOLDEST) if plain.any() else 1.0
    broken = np.maximum(0, errors - 1.5 * floor * bolder) / BREAK
    jumps = np.abs(shifts).max(axis=1, initial=0) / JUMP if len(shifts) else np.zeros(0)
    grain = _beyond([(a.left.grain, b.left.grain) for a, b in zip(painted, drawn, strict=True)])
    boiling = _beyond([(a.left.boiling, b.left.boiling) for a, b in zip(painted, drawn, strict=True)])
    heat = np.clip(np.max([broken, jumps, grain / GRAIN, boiling / BOILING, frozen | skipped], axis=0), 0, 1)
    kinds: dict[FaultKind, NDArray[np.float64]] = {"motion": broken, "brightness": jumps}
    faults = _faults(rows, kinds, frozen, skipped, heat, stretches)
    wavers = wavering(shifts)
    return Marks(
        frames=len(rows),
        motion=_mean(errors),
        motion_floor=_mean(floor),
        coverage=_mean(np.array(coverage)),
        gain=round(float(np.sqrt((wavers**2).mean())), 3),
        drift=_drift(shifts, painted, drawn),
        grain=_mean(grain),
        boiling=_mean(boiling),
        flicker=_mean(np.array([pair.change for pair in painted])),
        flicker_floor=_mean(np.array([pair.change for pair in drawn])),
        frozen=tuple(rows[at] for at in np.flatnonzero(frozen).tolist()),
        skipped=tuple(rows[at] for at in np.flatnonzero(skipped).tolist()),
        pins=pins,
        adherence=adherence,
        stretches=tuple(_stretch(rows, span, heat, errors) for span in stretches),
        faults=faults,
        heat=tuple(round(float(each), 3) for each in heat),
        rows=tuple(rows),
    )


def _faults(
    rows: Sequence[int],
    kinds: dict[FaultKind, NDArray[np.float64]],
    frozen: Mask,
    skipped: Mask,
    heat: NDArray[np.float64],
    stretches: Sequence[tuple[int, int]],
) -> tuple[Fault, ...]:
    found: list[Fault] = []
    far = {kind: outliers(values) for kind, values in kinds.items()}
    for at in range(len(heat)):
        kind = max(kinds, key=lambda kind: float(kinds[kind][at]))
        which: FaultKind = "frozen" if frozen[at] else "skipped" if skipped[at] else kind
        stands = float(far[kind][at])
        hot = float(kinds[kind][at])
        if frozen[at] or skipped[at] or (stands > SEAM and hot > PLAIN):
            gap = next((n for n, (start, stop) in enumerate(stretches) if start <= rows[at] < stop), -1)
            found.append(Fault(rows[at], which, round(min(stands, 999.0), 1), round(float(heat[at]), 3), gap))
    return tuple(sorted(found, key=lambda fault: (-fault.heat, -fault.far)))


def _stretch(
    rows: Sequence[int], span: tuple[int, int], heat: NDArray[np.float64], errors: NDArray[np.float64]
) -> Stretch:
    inside = [at for at in range(len(heat)) if span[0] <= rows[at] < span[1]]
    worst = max((float(heat[at]) for at in inside), default=0.0)
    return Stretch(span[0], span[1], round(worst, 3), _mean(errors[inside]))


def _frozen(painted: Sequence[Pair], drawn: Sequence[Pair]) -> Mask:
    """Pairs in which nothing changes although the blocking does."""
    ours, theirs = np.array([pair.change for pair in painted]), np.array([pair.change for pair in drawn])
    moving = theirs > 0.25
    usual = float(np.median(ours[moving])) if moving.any() else 0.0
    return moving & ((ours < 0.02) | (ours < STILL * usual))


def _skipped(painted: Sequence[Pair], drawn: Sequence[Pair]) -> Mask:
    """Pairs between which everything moves much farther than it does in the blocking."""
    ours, theirs = np.array([pair.pace for pair in painted]), np.array([pair.pace for pair in drawn])
    far = (theirs > MOVES) & (ours > TOO_FAR * theirs) & (ours > theirs + 0.75)
    return far & leaps(ours)


def leaps(paces: NDArray[np.float64]) -> Mask:
    """Steps that go much farther than those before and after them: one too far, and not a picture that quivers."""
    if len(paces) < 4:
        return np.zeros(len(paces), np.bool_)
    beside = np.array([np.median(np.delete(paces[max(0, at - 3) : at + 4], min(at, 3))) for at in range(len(paces))])
    return (paces > TOO_FAR * beside) & (paces > beside + 0.75)


def pace(before: Picture, way: Flow, sure: Mask) -> float:
    """Pixels that the textured half of a picture goes."""
    grey = cv2.cvtColor(before, cv2.COLOR_RGB2GRAY)
    slopes = cv2.Sobel(grey, cv2.CV_32F, 1, 0), cv2.Sobel(grey, cv2.CV_32F, 0, 1)
    firm = sure & (cv2.magnitude(*slopes) > 4 * TEXTURED)
    if firm.sum() < 64 or min(grey.shape) < 48:
        return 0.0
    return float(np.median(np.hypot(*way[firm].T)))


def _moves(motion: Flow, sure: Mask) -> bool:
    """Whether the camera goes far enough for a skipped frame to be told."""
    far = sure & (np.square(motion[..., 0]) + np.square(motion[..., 1]) > MOVES**2)
    places = int(np.count_nonzero(sure))
    # what the median says as well, which takes a tenth of all the time that judging does
    return places > 64 and 2 * int(np.count_nonzero(far)) > places


def _shifts(pairs: Sequence[Pair]) -> NDArray[np.float64]:
    return np.array([pair.left.shift for pair in pairs], np.float64).reshape(-1, 3)


def _drift(shifts: NDArray[np.float64], painted: Sequence[Pair], drawn: Sequence[Pair]) -> float:
    """Levels by which the colour wanders off, by both of two ways to tell.

    Along the motion small errors add up; of the mean colour the contents have their share. What both say is so.
    """
    along = np.cumsum(shifts, axis=0)
    turned = [np.array([pair.turned for pair in pairs], np.float64).reshape(-1, 3) for pairs in (painted, drawn)]
    whole = np.cumsum(turned[0] - turned[1], axis=0)
    agreed = np.where(along * whole > 0, np.minimum(np.abs(along), np.abs(whole)), 0)
    return round(float(agreed.max(initial=0)), 2)


def _beyond(pairs: list[tuple[float, float]]) -> NDArray[np.float64]:
    """What goes beyond a floor; noises add up by their squares."""
    return np.array([max(0.0, ours**2 - floor**2) ** 0.5 for ours, floor in pairs])


def _mean(values: NDArray[np.float64]) -> float:
    return round(float(values.mean()), 3) if len(values) else 0.0


def shrunk(width: int, height: int) -> Size:
    """The size at which a picture is measured."""
    return (width, height) if width <= WIDTH else (WIDTH, max(1, round(height * WIDTH / width)))


def small(picture: Picture, size: Size) -> Picture:
    if (picture.shape[1], picture.shape[0]) == size:
        return picture
    return np.asarray(cv2.resize(picture, size, interpolation=cv2.INTER_AREA), np.uint8)


def nearest(rows: Sequence[int], frame: int) -> int:
    """The painted frame nearest to a shot frame."""
    return min(range(len(rows)), key=lambda at: abs(rows[at] - frame))
