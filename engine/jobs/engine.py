"""The background engine: one thread that owns the queue and the worker, and tells the application what happens.

Asks and cancels may come from any thread; they are put into an inbox and handled one by one, so nothing here needs a
lock. Events are told in the engine's own thread.
"""

from __future__ import annotations

import queue
import statistics
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from engine.document.film import placed_shots
from engine.values.errors import InbetweenerError
from engine.values.ids import new_id
from engine.values.settings import data_folder

from .events import DraftAsk, Event, Failed, Finished, Progress, Queued, RenderAsk, Stopped, WorkerState
from .handle import Hands, Worker
from .queue import QueuedJob, QueueFolder

MakeHands = Callable[[Callable[[Event], None], Callable[[str], None]], Hands]

HANGS_AFTER = 60.0  # seconds without a word, and
HANGS_FACTOR = 8  # times the usual pause between two of them
LOADING = 900.0  # seconds that loading a model, and its first step, may take


@dataclass(frozen=True, eq=False)
class _Draft:
    job: str
    ask: DraftAsk
    deaths: int = 0


class Engine:
    """``hear`` is told every event, in the engine's thread."""

    def __init__(
        self,
        hear: Callable[[Event], None],
        families: str = "engine.models:FAMILIES",
        *,
        folder: Path | None = None,
        hands: MakeHands | None = None,
    ):
        self._tell = hear
        self._make = hands or (lambda heard, lost: Worker(heard, lost, families=families))
        self._kept = QueueFolder(folder or data_folder() / "queue")
        self._inbox: queue.SimpleQueue[Callable[[], None]] = queue.SimpleQueue()
        self._hands: Hands | None = None
        self._generation = 0  # of the worker: words of one that is gone are not heard
        self._draft: _Draft | None = None
        self._renders: list[QueuedJob] = []
        self._active: str = ""  # the render that the worker has
        self._resting: set[str] = set()  # stopped to be gone on with, not to be dropped
        self._paused = self._closed = False
        self._pulse = _Pulse()
        self._thread = threading.Thread(target=self._run, name="engine", daemon=True)
        self._thread.start()

    # -- from any thread ----------------------------------------------------------------------------------------------

    def ask(self, ask: DraftAsk) -> str:
        """Asks for a draft; a newer one takes its place. Gives the job's name."""
        job = new_id("draft")
        self._inbox.put(lambda: self._ask(_Draft(job, ask)))
        return job

    def submit(self, ask: RenderAsk) -> str:
        """Puts a render at the end of the queue, on disk before this returns. Gives the job's name."""
        queued = self._kept.keep(QueuedJob(new_id("job"), title_of(ask), ask))
        self._inbox.put(lambda: self._submit(queued))
        return queued.job

    def prepare(self, model: str) -> None:
        """Gets a model into memory before the first ask. A film that is opened will want its own."""
        self._inbox.put(lambda: self._painter().prepare(model))

    def cancel(self, job: str) -> None:
        """Stops a job between two steps, or takes it out of the queue."""
        self._inbox.put(lambda: self._cancel(job))

    def pause(self) -> None:
        """The queue rests after the present step. Drafts are painted all the same."""
        self._inbox.put(self._pause)

    def resume(self) -> None:
        self._inbox.put(self._resume)

    def retry(self, job: str) -> None:
        """Tries a parked job once more, or one that could not be begun."""
        self._inbox.put(lambda: self._retry(job))

    def close(self) -> None:
        """Ends after the present step. Renders that are not done go on the next time."""
        self._inbox.put(self._close)
        self._thread.join()

    @property
    def worker_pid(self) -> int | None:
        return self._hands.pid if isinstance(self._hands, Worker) else None

    # -- the engine's thread ------------------------------------------------------------------------------------------

    def _run(self) -> None:
        self._do(lambda: [self._submit(queued) for queued in self._kept.left_behind()])
        while not self._closed:
            try:
                asked = self._inbox.get(timeout=1.0)
            except queue.Empty:
                asked = self._look_after
            self._do(asked)

    def _do(self, asked: Callable[[], object]) -> None:
        """One thing at a time; a full disk or a worker that cannot be started is told, and the engine goes on."""
        try:
            asked()
        except InbetweenerError as error:
            self._refused(error.sentence, error.hint)
        except OSError as error:
            self._refused(f"The painting process could not be started: {error}.", "Try once more.")

    def _refused(self, sentence: str, hint: str) -> None:
        self._tell(Failed(self._active or (self._draft.job if self._draft else ""), sentence, hint))
        if self._hands is None:
            self._active, self._draft = "", None  # nobody has them

    def _ask(self, draft: _Draft) -> None:
        if self._draft:
            self._dropped(self._draft.job)
        self._draft = draft
        shots = {placed.shot.id: placed.number for placed in placed_shots(draft.ask.document)}
        if not draft.ask.warm:
            self._tell(Queued(draft.job, f"Draft of {shots.get(draft.ask.shot, '?')}"))
        self._painter().start(draft.job, draft.ask)
        self._pulse.beat()

    def _submit(self, queued: QueuedJob) -> None:
        self._renders.append(queued)
        self._tell(Queued(queued.job, queued.title))
        if queued.parked:
            self._tell(_parked(queued))
        self._next()

    def _next(self) -> None:
        """Gives the worker the next render, if it has none."""
        if self._active or self._paused or self._closed:
            return
        queued = next((queued for queued in self._renders if not queued.parked), None)
        if queued:
            self._active = queued.job
            self._replace(self._kept.keep(replace(queued, running=True)))
            self._painter().start(queued.job, queued.ask)
            self._pulse.beat()

    def _cancel(self, job: str) -> None:
        if job == self._active or (self._draft and self._draft.job == job):
            self._resting.discard(job)
            self._painter().stop(job)
        elif any(queued.job == job for queued in self._renders):
            self._drop(job)
            self._tell(Stopped(job))

    def _pause(self) -> None:
        self._paused = True
        if self._active:
            self._resting.add(self._active)
            self._painter().stop(self._active)

    def _resume(self) -> None:
        self._paused = False
        self._next()

    def _retry(self, job: str) -> None:
        queued = self._queued(job)
        if queued and job != self._active:
            self._replace(self._kept.keep(replace(queued, deaths=0)))
            self._tell(Queued(queued.job, queued.title))
            self._next()

    def _close(self) -> None:
        self._closed = True
        if self._hands:
            self._hands.close()
        for queued in self._renders:
            self._kept.release(queued)

    # -- the worker ---------------------------------------------------------------------------------------------------

    def _painter(self) -> Hands:
        if self._hands is None:
            self._generation += 1
            mine = self._generation
            self._pulse = _Pulse()
            self._tell(WorkerState("starting"))
            self._hands = self._make(
                lambda event: self._inbox.put(lambda: self._heard(mine, event)),
                lambda words: self._inbox.put(lambda: self._lost(mine, words)),
            )
        return self._hands

    def _heard(self, generation: int, event: Event) -> None:
        if generation != self._generation:
            return
        self._pulse.beat(step=isinstance(event, Progress) and event.stage != "loading")
        if isinstance(event, Stopped) and event.job in self._resting:
            self._resting.discard(event.job)
            self._free(event.job)
            return
        if isinstance(event, (Finished, Failed, Stopped)):
            known = event.job == self._active or (self._draft is not None and self._draft.job == event.job)
            self._free(event.job)
            self._drop(event.job)
            if known:
                self._tell(event)
            self._next()
            return
        self._tell(event)

    def _lost(self, generation: int, words: str) -> None:
        """The worker is gone. What it was at goes on in a new one, unless it has taken two down."""
        if generation != self._generation:
            return
        self._hands = None
        self._generation += 1
        self._tell(WorkerState("lost", words))
        draft, active = self._draft, self._queued(self._active)
        self._active, self._draft = "", None
        self._resting.clear()
        if active:
            active = self._kept.keep(replace(active, deaths=active.deaths + 1, running=False))
            self._replace(active)
            if active.parked:
                self._tell(_parked(active, words))
        if draft and draft.deaths + 1 < 2:
            self._draft = replace(draft, deaths=draft.deaths + 1)
            self._painter().start(draft.job, draft.ask)
        elif draft:
            self._tell(Failed(draft.job, words, "The draft was tried twice; change something and it is tried again."))
        self._next()

    def _look_after(self) -> None:
        """Ends a worker that has hung: it has something to do and says nothing for far too long."""
        if self._hands and (self._active or self._draft) and self._pulse.stopped():
            self._hands.kill()
            silent = round(self._pulse.silence())
            self._lost(self._generation, f"The painting process did not answer for {silent} seconds.")

    # -- the list -----------------------------------------------------------------------------------------------------

    def _queued(self, job: str) -> QueuedJob | None:
        return next((queued for queued in self._renders if queued.job == job), None)

    def _replace(self, new: QueuedJob) -> None:
        self._renders = [new if queued.job == new.job else queued for queued in self._renders]

    def _drop(self, job: str) -> None:
        self._renders = [queued for queued in self._renders if queued.job != job]
        self._kept.forget(job)

    def _free(self, job: str) -> None:
        """The worker no longer has this job."""
        if job == self._active:
            self._active = ""
            queued = self._queued(job)
            if queued:
                self._replace(self._kept.keep(replace(queued, running=False)))
        elif self._draft and self._draft.job == job:
            self._draft = None

    def _dropped(self, job: str) -> None:
        """A draft gave way to a newer one; the worker stops it by itself."""
        self._tell(Stopped(job))


class _Pulse:
    """How long the worker has been silent, against how long it usually is."""

    def __init__(self) -> None:
        self._last = time.monotonic()
        self._pauses: list[float] = []

    def beat(self, *, step: bool = False) -> None:
        now = time.monotonic()
        if step:
            self._pauses = [*self._pauses[-50:], now - self._last]
        self._last = now

    def silence(self) -> float:
        return time.monotonic() - self._last

    def stopped(self) -> bool:
        if len(self._pauses) < 4:
            return self.silence() > LOADING
        usual = statistics.quantiles(self._pauses, n=10)[-1]
        return self.silence() > max(HANGS_AFTER, HANGS_FACTOR * usual)


def title_of(ask: RenderAsk) -> str:
    """What a job is called in the queue: “Draft of 12A”, “Final of 3 shots”."""
    quality = {"blocking": "Blocking", "draft": "Draft", "final": "Final"}[ask.quality]
    placed = placed_shots(ask.document)
    if not ask.shots or len(ask.shots) == len(placed):
        return f"{quality} of the film"
    numbers = [each.number for each in placed if each.shot.id in ask.shots]
    return f"{quality} of {numbers[0]}" if len(numbers) == 1 else f"{quality} of {len(numbers)} shots"


def _parked(queued: QueuedJob, words: str = "") -> Failed:
    return Failed(
        queued.job,
        f"“{queued.title}” stopped the painting process twice and waits now. {words}".strip(),
        "What was painted is kept. Try it once more, or render at a smaller size or with a smaller model.",
    )
