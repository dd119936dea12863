"""The background engine: one thread that owns the queue and the worker, and tells the application what happens.

Asks and cancels may come from any thread; they are put into an inbox and handled one by one, so nothing here needs a
lock. Events are told in the engine's own thread.
"""

from __future__ import annotations

import logging
import queue
import threading
import time
import traceback
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from engine.document.film import placed_shots
from engine.values.errors import InbetweenerError
from engine.values.ids import new_id
from engine.values.settings import data_folder

from . import words
from .awake import Awake
from .events import (
    Begun,
    DraftAsk,
    Event,
    Failed,
    Finished,
    Held,
    Kept,
    Order,
    Queued,
    RenderAsk,
    Resting,
    Stopped,
    When,
    WorkerState,
)
from .handle import Worker
from .joblog import JobLog
from .line import Line
from .night import Night
from .painters import Gone, MakeHands, Painters
from .queue import QueuedJob, QueueFolder, Trouble, before, placed

log = logging.getLogger(__name__)

LOOK_AFTER = 1.0  # seconds between two looks at the worker, the disks and the hour


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
        clock: Callable[[], datetime] = datetime.now,
    ):
        self._hear = hear
        self._folder = QueueFolder(folder or data_folder() / "queue")
        self._line = Line(self._folder)
        self._log = JobLog(data_folder() / "logs" / "jobs")
        self._clock, self._night = clock, Night()
        self._awake = Awake()
        self._inbox: queue.SimpleQueue[Callable[[], None]] = queue.SimpleQueue()
        make = hands or (lambda heard, lost: Worker(heard, lost, families=families))
        self._painters = Painters(make, self._inbox.put, self._heard, self._lost)
        self._draft: _Draft | None = None
        self._resting: set[str] = set()  # stopped to be gone on with, not to be dropped
        self._paused = self._closed = False
        self._stalled = False  # no worker can be started: nothing is tried until somebody asks
        self._order: tuple[str, ...] = ()
        self._thread = threading.Thread(target=self._run, name="engine", daemon=True)
        self._thread.start()

    # -- from any thread ----------------------------------------------------------------------------------------------

    def ask(self, ask: DraftAsk) -> str:
        """Asks for a draft; a newer one takes its place. Gives the job's name."""
        job = new_id("draft")
        self._inbox.put(lambda: self._ask(_Draft(job, ask)))
        return job

    def submit(self, ask: RenderAsk, when: When = "in turn") -> str:
        """Puts a render into the queue, on disk before this returns. Gives the job's name."""
        queued = self._folder.keep(QueuedJob(new_id("job"), words.title_of(ask), ask, when=when))
        self._inbox.put(lambda: self._submit(queued))
        return queued.job

    def prepare(self, model: str) -> None:
        """Gets a model into memory before the first ask. A film that is opened will want its own."""
        self._inbox.put(lambda: None if self._paused else self._painters.prepare(model))

    def cancel(self, job: str) -> None:
        """Stops a job between two steps, or takes it out of the queue, whatever became of it."""
        self._inbox.put(lambda: self._cancel(job))

    def pause(self) -> None:
        """Everything rests after the present step, also after the program was closed; the model leaves the memory."""
        self._inbox.put(self._pause)

    def resume(self) -> None:
        self._inbox.put(self._resume)

    def retry(self, job: str) -> None:
        """Tries once more what failed or was parked, or what waits for room on a disk."""
        self._inbox.put(lambda: self._retry(job))

    def move(self, job: str, following: str = "", when: When | None = None) -> None:
        """Puts a job right before another one, or at the end; ``when`` says among which."""
        self._inbox.put(lambda: self._move(job, following, when))

    def change(self, job: str, ask: RenderAsk) -> None:
        """Another ask takes the place of one that waits."""
        self._inbox.put(lambda: self._change(job, ask))

    def set_night(self, night: Night) -> None:
        """The hours in which jobs that wait for the night are painted."""
        self._inbox.put(lambda: self._set_night(night))

    def give_way(self, gives_way: bool) -> None:
        """Painting leaves a processor to the window while that plays a film. What is painted is the same."""
        self._inbox.put(lambda: self._painters.give_way(gives_way))

    def close(self) -> None:
        """Ends after the present step. Renders that are not done go on the next time."""
        self._inbox.put(self._close)
        self._thread.join()

    @property
    def worker_pid(self) -> int | None:
        return self._painters.pid

    # -- the engine's thread ------------------------------------------------------------------------------------------

    def _run(self) -> None:
        self._do(self._begin)
        look = time.monotonic() + LOOK_AFTER
        while not self._closed:
            with suppress(queue.Empty):
                self._do(self._inbox.get(timeout=max(0.0, look - time.monotonic())))
            if time.monotonic() >= look and not self._closed:
                self._do(self._look_after)
                look = time.monotonic() + LOOK_AFTER
        self._awake.release()

    def _do(self, asked: Callable[[], object]) -> None:
        """One thing at a time; what cannot be done, on a full disk say, is told, and the engine goes on."""
        try:
            asked()
        except InbetweenerError as error:
            self._tell(Failed("", error.sentence, error.hint))
        except OSError as error:
            self._tell(Failed("", f"The queue could not be written: {error.strerror or error}."))
        except Exception as error:  # the edge: without this thread nothing would be painted any more
            log.exception("the engine")
            sentence = f"Something in the queue went wrong: {type(error).__name__}: {error}."
            self._tell(Failed("", sentence, "You can go on.", traceback.format_exc()))
        self._mind()

    def _mind(self) -> None:
        """Tells the order when it is another one, and keeps the computer awake while there is work for it."""
        order = tuple(queued.job for queued in self._line)
        if order != self._order:
            self._order = order
            self._tell(Order(order))
        night = any(queued.when == "overnight" and queued.ready for queued in self._line)
        if self._line.active or (night and not self._paused and not self._stalled):
            self._awake.hold()
        else:
            self._awake.release()

    def _tell(self, event: Event) -> None:
        self._log.tell(event)
        self._hear(event)

    def _begin(self) -> None:
        left = self._folder.left_behind()
        self._paused = self._folder.paused
        if self._paused:
            self._tell(Resting(True))
        for queued in left:
            if queued.worn_out and queued.ready:
                queued = replace(queued, trouble=words.parked(queued, ""))
            self._take(queued)
        self._next()

    def _ask(self, draft: _Draft) -> None:
        idle = not (self._line.active or self._draft)
        if self._draft:
            self._tell(Stopped(self._draft.job))  # a newer one takes its place; the worker stops it by itself
            self._draft = None
        if self._paused:
            self._tell(Stopped(draft.job))
            return
        shots = {each.shot.id: each.number for each in placed_shots(draft.ask.document)}
        if not draft.ask.warm:
            ask = draft.ask
            title = f"Draft of {shots.get(ask.shot, '?')}"
            self._tell(Queued(draft.job, title, ask.document.title, str(ask.project), (ask.shot,), "draft"))
        self._draft = draft
        self._stalled = False
        self._start(draft.job, draft.ask, idle=idle)

    def _submit(self, queued: QueuedJob) -> None:
        self._take(placed(self._line, queued))
        self._stalled = False
        self._next()

    def _take(self, queued: QueuedJob) -> None:
        self._log.begin(queued.job, queued.ask)
        self._say(self._put(queued))

    def _say(self, queued: QueuedJob) -> None:
        """Tells how a job stands that is not being painted."""
        self._tell(words.queued(queued, str(self._log.path(queued.job))))
        if not queued.ready:
            self._tell(words.failed(queued))

    def _next(self) -> None:
        """Gives the worker the next render, if it has none that matters more."""
        if self._paused or self._closed or self._stalled:
            return
        active = self._line.find(self._line.active)
        best = next((queued for queued in self._line if queued is not active and self._wanted(queued)), None)
        if active:
            if (best and before(best, active)) or not self._wanted(active):
                self._rest(active)
            return
        if best:
            self._line.active = best.job
            self._put(replace(best, running=True))
            self._tell(Begun(best.job))
            self._start(best.job, best.ask, idle=self._draft is None)

    def _wanted(self, queued: QueuedJob) -> bool:
        """Whether a job may be painted now."""
        by_day = queued.when != "overnight"
        return queued.ready and queued.job not in self._line.held and (by_day or self._night.at(self._clock()))

    def _rest(self, queued: QueuedJob) -> None:
        """Stops a job after its present step, to be gone on with."""
        if queued.job not in self._resting and self._painters.here:
            self._resting.add(queued.job)
            self._painters.stop(queued.job)

    def _cancel(self, job: str) -> None:
        if self._painters.here and (job == self._line.active or (self._draft and self._draft.job == job)):
            self._resting.discard(job)
            self._painters.stop(job)
        elif self._line.find(job):
            self._drop(job, Stopped(job))

    def _pause(self) -> None:
        self._paused = True
        self._tell(Resting(True))
        active = self._line.find(self._line.active)
        if active:
            self._rest(active)
        if self._draft:
            self._painters.stop(self._draft.job)
        self._painters.free()  # when it has stopped
        self._folder.paused = True

    def _resume(self) -> None:
        self._paused = self._stalled = False
        self._line.held.clear()
        self._tell(Resting(False))
        self._next()
        self._folder.paused = False

    def _retry(self, job: str) -> None:
        queued = self._line.find(job)
        if queued and job != self._line.active:
            self._line.held.pop(job, None)
            self._stalled = False
            self._say(self._put(replace(queued, deaths=0, cut_off=0, trouble=None)))
            self._next()

    def _move(self, job: str, following: str, when: When | None) -> None:
        queued = self._line.find(job)
        if queued:
            moved = self._put(placed(self._line, replace(queued, when=when or queued.when), following))
            if job != self._line.active:
                self._say(moved)
            self._next()

    def _change(self, job: str, ask: RenderAsk) -> None:
        queued = self._line.find(job)
        if queued is None:
            return  # done or dropped in the meantime
        if job == self._line.active:
            raise InbetweenerError("It is being painted already and cannot be changed.", "Cancel it, and ask again.")
        self._line.held.pop(job, None)
        self._log.begin(job, ask)
        title = words.title_of(ask)
        self._say(self._put(replace(queued, ask=ask, title=title, deaths=0, cut_off=0, trouble=None)))
        self._next()

    def _set_night(self, night: Night) -> None:
        self._night = night
        self._next()

    def _close(self) -> None:
        self._closed = True
        self._painters.close()
        self._line.release()

    # -- the worker ---------------------------------------------------------------------------------------------------

    def _start(self, job: str, ask: DraftAsk | RenderAsk, *, idle: bool) -> None:
        try:
            self._painters.start(job, ask, idle=idle)
        except OSError as error:
            self._no_worker(str(error))

    def _heard(self, event: Event) -> None:
        match event:
            case Kept(job):
                queued = self._line.find(job)
                if queued and (queued.deaths or queued.cut_off):
                    self._put(replace(queued, deaths=0, cut_off=0))  # it gets on
            case Finished(job) | Failed(job) | Stopped(job) | Held(job):
                self._ended(job, event)
                return
            case _:
                pass
        self._tell(event)

    def _ended(self, job: str, event: Event) -> None:
        """The worker has done with a job, one way or the other."""
        if self._draft and self._draft.job == job:
            self._draft = None
            self._tell(event)
        queued = self._line.find(job)
        if queued and job == self._line.active:
            self._line.active = ""
            rests = job in self._resting
            self._resting.discard(job)
            if isinstance(event, Failed):
                self._fail(queued, Trouble(event.sentence, event.hint, event.report))
            elif isinstance(event, Held) or (isinstance(event, Stopped) and rests):
                self._say(self._put(replace(queued, running=False)))
                if isinstance(event, Held):
                    self._line.held[job] = event
                    self._tell(event)
            else:
                self._drop(job, event)
        self._next()

    def _lost(self, gone: Gone) -> None:
        """The worker is gone. What it was at goes on in a new one, unless it has taken two down."""
        lost = WorkerState("lost", gone.why)
        self._log.worker(self._line.active, lost, gone.report)
        self._tell(lost)
        if gone.for_good:
            self._no_worker(gone.why, gone.report)
            return
        draft, active = self._draft, self._line.find(self._line.active)
        self._line.active, self._draft = "", None
        self._resting.clear()
        if active:
            active = replace(active, deaths=active.deaths + gone.came, running=False)
            if active.worn_out:
                self._fail(active, words.parked(active, gone.why, gone.report))
            else:
                self._say(self._put(active))
        if draft and draft.deaths + 1 < 2 and not self._paused:
            self._draft = replace(draft, deaths=draft.deaths + 1)
            self._start(draft.job, draft.ask, idle=True)
        elif draft:
            hint = "The draft was tried twice; change something and it is tried again."
            self._tell(Failed(draft.job, gone.why, hint))
        self._next()

    def _no_worker(self, why: str, report: str = "") -> None:
        """Nothing can be painted: whoever waits is told, and nothing more is tried until somebody asks again."""
        self._stalled = True
        trouble = words.no_worker(why, report)
        draft, active = self._draft, self._line.find(self._line.active)
        self._draft, self._line.active = None, ""
        if draft:
            self._tell(Failed(draft.job, trouble.sentence, trouble.hint, report))
        if active:
            self._fail(active, trouble)

    def _look_after(self) -> None:
        """Ends a worker that has hung, and goes on with what waited for room on a disk or for the night."""
        if self._line.active or self._draft:
            self._painters.end_if_hung()
        self._line.let_in()
        self._next()

    # -- the list -----------------------------------------------------------------------------------------------------

    def _put(self, new: QueuedJob) -> QueuedJob:
        refused = self._line.put(new)
        if refused:
            self._tell(Failed("", refused))
        return new

    def _fail(self, queued: QueuedJob, trouble: Trouble) -> None:
        """A job stays in the queue and waits for the artist."""
        self._tell(words.failed(self._put(replace(queued, running=False, trouble=trouble))))

    def _drop(self, job: str, event: Event) -> None:
        self._line.drop(job)
        self._tell(event)
        self._log.end(job)
