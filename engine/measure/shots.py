"""A take that is already there, or any video, measured from its file."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import msgspec
import numpy as np
from numpy.typing import NDArray

from engine.conditioning.compile import compile_shot
from engine.document.model import Document, Shot
from engine.media.flow import Picture, consistent, flow
from engine.media.video import read_frames
from engine.store.takes import Take, first_frame

from .adherence import adhering
from .judge import MOVES, Judge, Pair, ReadPin, leaps, pair_of, shrunk, small, weighed
from .marks import Fault, Marks
from .steadiness import NOTHING, Mask

CUT = 22.0  # levels that are left of a frame when nothing of the one before it is in it
HELD = (2, 3, 4)  # frames for which drawn films hold their pictures


def measure_take(
    document: Document,
    shot: Shot,
    take: Take,
    path: Path,
    read: ReadPin,
    stretches: Sequence[tuple[int, int]] = (),
) -> Marks:
    """Marks of a take whose pictures lie in ``path``; ``read`` gives an asset at a size."""
    seen = compile_shot(document, shot)
    before = take.head - first_frame(take)  # on twos its first picture may have begun before the shot did
    rows = [min(max(0, frame * take.held - before), len(seen) - 1) for frame in range(take.frames)]
    judge = Judge(
        seen, rows, (take.width, take.height), read,
        stretches=stretches, adhering=adhering(take.family, None, seen, rows),
    )  # fmt: skip
    for picture in read_frames(path):
        judge.see(picture)
    return judge.marks()


@dataclass(frozen=True)
class _Step:
    """From one frame of a video to the next: the pair, what of it could be followed, and whether it is a cut."""

    pair: Pair
    coverage: float
    cut: bool


def measure_video(pictures: Iterable[Picture]) -> Marks:
    """Marks of any video, by the flow of its own frames: for want of a board, and blind to much of what it would see."""
    steps: list[_Step] = []
    last: Picture | None = None
    for picture in pictures:
        size = shrunk(picture.shape[1], picture.shape[0])
        now = small(picture, size)
        if last is not None and last.shape == now.shape:
            steps.append(_step_between(last, now))
        last = now
    cuts = [at for at, step in enumerate(steps) if step.cut]
    changes = np.array([step.pair.change for step in steps])
    whole = _not_held(changes)
    rows = [at for at in whole if at not in set(cuts)]
    pairs = [steps[at].pair for at in rows]
    paces = np.array([pair.pace for pair in pairs])
    moving = bool(len(paces)) and float(np.median(paces)) > MOVES
    still = _stuck(np.array([pair.change for pair in pairs]))
    # nothing to stand beside them: the floor of every measure is zero
    nothing = [Pair(NOTHING, 0.0)] * len(pairs)
    shown = [*rows, rows[-1] + 1] if rows else []
    coverage = [steps[at].coverage for at in rows]
    marks = weighed(shown, pairs, nothing, coverage, still_and_far=(still, leaps(paces) & moving))
    cut = tuple(Fault(at, "cut", 0.0, 0.0) for at in cuts)
    return msgspec.structs.replace(
        marks, frames=len(steps) + (last is not None), faults=(*marks.faults, *cut), motion_floor=0.0
    )


def _step_between(before: Picture, after: Picture) -> _Step:
    there, back = flow(before, after), flow(after, before)
    sure = consistent(there, back)
    pair = pair_of(before, after, there, sure, there)
    rest = 255**2 * pair.left.error - float(np.square(pair.left.shift).mean())
    coverage = float(sure.mean())
    return _Step(pair, coverage, pair.change > CUT and (coverage < 0.5 or rest > CUT**2))


def _not_held(changes: NDArray[np.float64]) -> list[int]:
    """The steps at which something new is shown: in a film that holds its pictures the others are no fault."""
    usual = float(np.percentile(changes, 80)) if len(changes) else 0.0
    same = changes < max(0.05, 0.1 * usual)
    for held in HELD:
        for phase in range(held):
            new = np.arange(len(changes)) % held == phase
            if len(changes) >= 3 * held and same[~new].mean() > 0.95 and same[new].mean() < 0.3:
                return np.flatnonzero(new).tolist()
    return list(range(len(changes)))


def _stuck(changes: NDArray[np.float64]) -> Mask:
    """Steps at which nothing changes in a film in which everything else does."""
    usual = float(np.median(changes)) if len(changes) else 0.0
    return (changes < 0.1 * usual) & (usual > 0.3)
