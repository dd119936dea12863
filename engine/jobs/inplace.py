"""The painting loop in a thread of this process: for tests, and where a second process is not wanted."""

from __future__ import annotations

import threading
from collections.abc import Callable

from engine.render.easel import Easel

from .events import Ask, DraftAsk, Event, WorkerState
from .loop import Loop


class InPlace:
    """Paints like a worker, without its own process."""

    def __init__(self, easel: Easel, hear: Callable[[Event], None]):
        self._loop = Loop(easel, hear)
        self._thread = threading.Thread(target=self._loop.run, name="painter", daemon=True)
        self._thread.start()
        hear(WorkerState("ready"))

    def start(self, job: str, ask: Ask) -> None:
        if isinstance(ask, DraftAsk):
            self._loop.draft(job, ask)
        else:
            self._loop.render(job, ask)

    def prepare(self, model: str) -> None:
        self._loop.prepare(model)

    def stop(self, job: str) -> None:
        self._loop.stop(job)

    def free(self) -> None:
        self._loop.free()

    def give_way(self, gives_way: bool) -> None:
        """It shares its processors with the rest of this process, film and all."""

    def kill(self) -> None:
        """A thread cannot be ended from outside; it is asked to."""
        self._loop.close()

    def close(self) -> None:
        self._loop.close()
        self._thread.join()
