"""The painting loop: at most one draft and one render at a time, the draft first, the newest draft always.

It runs in the worker's main thread, or in a thread of the process that asks. The methods may be called from any thread.
"""

from __future__ import annotations

import logging
import threading
import traceback
from collections.abc import Callable
from dataclasses import dataclass

from engine.render.easel import Easel
from engine.render.memory import give_back, held_memory, out_of_memory
from engine.render.watch import Nobody
from engine.values.errors import Cancelled, DiskFull, InbetweenerError

from .events import Ask, DraftAsk, Event, Failed, Finished, Held, RenderAsk, Stopped, WorkerState
from .perform import perform
from .reporter import Reporter

log = logging.getLogger(__name__)


@dataclass(frozen=True, eq=False)
class Job:
    name: str
    ask: Ask


class Loop:
    def __init__(self, easel: Easel, tell: Callable[[Event], None]):
        self.easel, self.tell = easel, tell
        self._changed = threading.Condition()
        self._draft: Job | None = None  # waiting; a newer one takes its place
        self._render: Job | None = None
        self._model = ""  # to be in memory before it is asked for
        self._free = False  # the model is to leave the memory
        self._stopped: set[str] = set()
        self._running: set[str] = set()
        self._closing = False

    # -- from any thread ----------------------------------------------------------------------------------------------

    def draft(self, job: str, ask: DraftAsk) -> None:
        with self._changed:
            if self._draft:
                self.tell(Stopped(self._draft.name))
            self._draft = Job(job, ask)
            self._changed.notify()

    def render(self, job: str, ask: RenderAsk) -> None:
        with self._changed:
            self._render = Job(job, ask)
            self._changed.notify()

    def prepare(self, model: str) -> None:
        """Gets a model into memory while there is nothing else to do, so that the first draft does not wait for it."""
        with self._changed:
            self._model = model
            self._changed.notify()

    def stop(self, job: str) -> None:
        """Between two steps it ends with Stopped."""
        with self._changed:
            if self._draft and self._draft.name == job:
                self._draft = None
                self.tell(Stopped(job))
            elif self._render and self._render.name == job:
                self._render = None
                self.tell(Stopped(job))
            elif job in self._running:
                self._stopped.add(job)

    def free(self) -> None:
        """Lets go of the model and of the memory that it holds, when there is nothing else to do."""
        with self._changed:
            self._free, self._model = True, ""
            self._changed.notify()

    def close(self) -> None:
        with self._changed:
            self._closing = True
            self._changed.notify()

    # -- in the painting thread ---------------------------------------------------------------------------------------

    def run(self) -> None:
        """Paints what is asked until it is closed."""
        while True:
            with self._changed:
                self._changed.wait_for(
                    lambda: self._draft or self._render or self._model or self._free or self._closing
                )
                if self._closing:
                    return
                job = self._next() if self._draft or self._render else None
                model, self._model = self._model, ""
                free, self._free = self._free, False
            if job:
                self._perform(job)
            elif model:
                self._load(model)
            elif free:
                self.easel.free()
                self.tell(ready())

    def _next(self) -> Job:
        job, self._draft, self._render = (
            (self._draft, None, self._render) if self._draft else (self._render, None, None)
        )
        assert job
        self._running.add(job.name)
        return job

    def _perform(self, job: Job) -> None:
        is_draft = isinstance(job.ask, DraftAsk)

        def stopped() -> bool:
            with self._changed:
                return self._closing or job.name in self._stopped or (is_draft and self._draft is not None)

        reporter = Reporter(job.name, self.tell, stopped, (lambda: None) if is_draft else self._draft_first)
        try:
            film = perform(self.easel, job.ask, reporter)
            event: Event = Finished(job.name, reporter.counts, str(film or ""))
        except Cancelled:
            event = Stopped(job.name)
        except DiskFull as error:
            event = (
                Failed(job.name, error.sentence, error.hint)
                if is_draft
                else Held(job.name, error.sentence, error.hint, error.folder, error.need)
            )
        except InbetweenerError as error:
            event = Failed(job.name, error.sentence, error.hint, traceback.format_exc())
        except Exception as error:  # the edge: whatever else went wrong is told in words, and the loop goes on
            event = Failed(job.name, *in_words(error), traceback.format_exc())
            self.easel.free()
        with self._changed:
            self._running.discard(job.name)
            self._stopped.discard(job.name)
        if not is_draft:
            del reporter
            give_back()  # the memory that the job took, not the model's: the next one needs that
        self.tell(event)

    def _load(self, model: str) -> None:
        try:
            self.easel.model(self.easel.family(model), Nobody())
        except Exception:  # nobody has asked for a picture yet; whoever does is told in words
            log.exception("%s could not be made ready", model)
            self.easel.free()

    def _draft_first(self) -> None:
        """Between two windows of a render, a draft that came in the meantime is painted."""
        with self._changed:
            job, self._draft = self._draft, None
            if job is None:
                return
            self._running.add(job.name)
        self._perform(job)


def ready() -> WorkerState:
    """What is told between two jobs."""
    return WorkerState("ready", memory=held_memory())


def in_words(error: Exception) -> tuple[str, str]:
    """A sentence and a hint for what nobody foresaw."""
    if out_of_memory(error):
        return (
            "There was not enough memory to paint this.",
            "Close other programs, or choose a smaller film or a smaller model. What was painted is kept.",
        )
    return f"Painting stopped: {type(error).__name__}: {error}", "What was painted is kept; try once more."
