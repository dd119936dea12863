"""What a job tells of itself: events with its name on them, what it cost, and how long it will still take."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from engine.render.watch import Finish, Nobody, Stage
from engine.store.takes import Take
from engine.values.errors import Cancelled

from .events import Counts, Event, Kept, Looks, Progress, TakeMade

OFTEN = 0.05  # seconds between two words of progress at least


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
        self._expected = self._worked = 0
        self._since: tuple[str, float, int] | None = None  # the stage, when it began and at how much
        self._told = 0.0

    @property
    def counts(self) -> Counts:
        """What the job has cost so far."""
        counted = self._counts
        seconds = round(time.monotonic() - self._began, 3)
        return Counts(counted.model_calls, counted.store_hits, counted.windows, self.frames, seconds)

    def expect(self, work: int) -> None:
        """How much painting there is to do, in the unit of ``Planned.work``."""
        self._expected = work

    def tick(self) -> None:
        if self.stopped():
            raise Cancelled

    def rest(self) -> None:
        self.tick()
        paused = time.monotonic()
        self.rested()
        # what was done in between is not this job's pace
        if self._since and time.monotonic() - paused > OFTEN:
            stage, began, done = self._since
            self._since = stage, began + time.monotonic() - paused, done

    def worked(self, stage: Stage, shot: str, work: int) -> None:
        self._worked += work
        total = max(self._expected, self._worked)
        self._progress(stage, shot, self._worked, total, "painting")

    def progress(self, stage: Stage, shot: str, done: int, total: int) -> None:
        self._progress(stage, shot, done, total, stage)

    def looks(
        self,
        shot: str,
        shot_frames: Sequence[int],
        pictures: NDArray[np.uint8],
        step: int,
        steps: int,
        finish: Finish,
    ) -> None:
        self.tell(Looks(self.job, shot, tuple(shot_frames), pictures, step, steps, finish, self.variation))

    def take(self, take: Take) -> None:
        self.tell(TakeMade(self.job, take))

    def hit(self) -> None:
        counted = self._counts
        self._counts = Counts(counted.model_calls, counted.store_hits + 1, counted.windows)

    def painted(self, model_calls: int) -> None:
        counted = self._counts
        self._counts = Counts(counted.model_calls + model_calls, counted.store_hits, counted.windows + 1)
        self.tell(Kept(self.job, counted.windows + 1))

    def _progress(self, stage: Stage, shot: str, done: int, total: int, pace: str) -> None:
        now = time.monotonic()
        if self._since is None or self._since[0] != pace:
            self._since = pace, now, done
        _, began, first = self._since
        left = (now - began) / (done - first) * (total - done) if done > first else None
        if done >= total or now - self._told > OFTEN:
            self._told = now
            self.tell(Progress(self.job, shot, stage, done, total, left))
