"""What a job tells of itself: events with its name on them, what it cost, and how long it will still take."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from engine.render.watch import Finish, Nobody, Stage
from engine.store.takes import Take
from engine.values.errors import Cancelled

from .events import Counts, Event, Kept, Looks, Progress, TakeMade

OFTEN = 0.05  # seconds between two words of progress at least

Kind = Literal["painting", "finishing", "film"]
KINDS: dict[Stage, Kind] = {
    "decoding": "finishing",
    "upscaling": "finishing",
    "compositing": "film",
    "encoding": "film",
}  # of the stages that are told by their frames


class Reporter(Nobody):
    """A watcher that makes events. ``stopped`` says whether the job is still wanted, ``rested`` is called in between."""

    def __init__(
        self,
        job: str,
        tell: Callable[[Event], None],
        stopped: Callable[[], bool] = lambda: False,
        rested: Callable[[], None] = lambda: None,
    ):
        self.job, self.tell = job, tell
        self.stopped, self.rested = stopped, rested
        self.frames = 0
        self.variation: int | None = None  # the seed that is painted, of several
        self._counts = Counts()
        self._began = time.monotonic()
        self._expected: dict[Kind, int] = {"painting": 0, "finishing": 0, "film": 0}
        self._done: dict[Kind, int] = {"painting": 0, "finishing": 0, "film": 0}
        self._pace = Paces()
        self._at = ("", "", 0)  # the stage, the shot, and how much of it was done when it was last heard of
        self._told = 0.0

    @property
    def counts(self) -> Counts:
        """What the job has cost so far."""
        counted = self._counts
        seconds = round(time.monotonic() - self._began, 3)
        return Counts(counted.model_calls, counted.store_hits, counted.windows, self.frames, seconds)

    def expect(self, work: int, frames: int = 0, film: int = 0) -> None:
        """What there is to do: painting in the unit of ``Planned.work``, frames of takes, and frames of the film."""
        self._expected = {"painting": work, "finishing": frames, "film": film}

    def tick(self) -> None:
        if self.stopped():
            raise Cancelled

    def rest(self) -> None:
        self.tick()
        self.rested()
        self._pace.begin()  # what was done in between is not this job's pace

    def worked(self, stage: Stage, shot: str, work: int) -> None:
        self._count("painting", work)
        done = self._done["painting"]
        self._tell(stage, shot, done, max(self._expected["painting"], done))

    def progress(self, stage: Stage, shot: str, done: int, total: int) -> None:
        kind = KINDS.get(stage)
        before = self._at[2] if self._at[:2] == (stage, shot) else 0
        self._at = stage, shot, done
        if kind is None:
            self._pace.begin()
        else:
            self._expected[kind] = max(self._expected[kind], self._done[kind] + total - before)
            self._count(kind, max(0, done - before))
        self._tell(stage, shot, done, total)

    def looks(
        self,
        shot: str,
        shot_frames: Sequence[int],
        pictures: NDArray[np.uint8],
        step: int,
        steps: int,
        finish: Finish,
        head: int = 0,
    ) -> None:
        self.tell(Looks(self.job, shot, tuple(shot_frames), pictures, step, steps, finish, self.variation, head))

    def take(self, take: Take) -> None:
        self.tell(TakeMade(self.job, take))

    def hit(self) -> None:
        counted = self._counts
        self._counts = Counts(counted.model_calls, counted.store_hits + 1, counted.windows)

    def painted(self, model_calls: int) -> None:
        counted = self._counts
        self._counts = Counts(counted.model_calls + model_calls, counted.store_hits, counted.windows + 1)
        self.tell(Kept(self.job, counted.windows + 1))

    def _count(self, kind: Kind, units: int) -> None:
        self._done[kind] += units
        self._pace.count(kind, units)

    def _tell(self, stage: Stage, shot: str, done: int, total: int) -> None:
        now = time.monotonic()
        if done >= total or now - self._told > OFTEN:
            self._told = now
            kind: Kind | None = None if stage == "loading" else KINDS.get(stage, "painting")
            left: dict[Kind, int] = {each: max(0, self._expected[each] - self._done[each]) for each in self._expected}
            self.tell(Progress(self.job, shot, stage, done, total, self._pace.seconds(kind, left)))


class Paces:
    """How long one unit of each kind of work takes here and now, measured from one word to the next."""

    def __init__(self) -> None:
        self._kind: Kind | None = None
        self._last = time.monotonic()
        self._spent: dict[Kind, tuple[float, int]] = {}

    def begin(self) -> None:
        """What comes next begins now, whatever was before."""
        self._kind, self._last = None, time.monotonic()

    def count(self, kind: Kind, units: int) -> None:
        now = time.monotonic()
        if kind == self._kind:
            seconds, before = self._spent.get(kind, (0.0, 0))
            self._spent[kind] = seconds + now - self._last, before + units
        self._kind, self._last = kind, now

    def seconds(self, kind: Kind | None, left: dict[Kind, int]) -> float | None:
        """What is left of every kind at its own pace; None while that of the present one is not known."""
        paces: dict[Kind, float] = {each: spent / units for each, (spent, units) in self._spent.items() if units}
        if kind not in paces:
            return None
        return sum(pace * left[each] for each, pace in paces.items())
