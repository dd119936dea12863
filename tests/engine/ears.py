"""Hears an engine, and waits for what it says."""

from __future__ import annotations

import queue
import time
from collections.abc import Callable

from engine.jobs.events import Event, Failed, Finished, Stopped


class Ears:
    """Hears an engine and can wait for what it says."""

    def __init__(self) -> None:
        self.heard: list[Event] = []
        self._new: queue.SimpleQueue[Event] = queue.SimpleQueue()

    def __call__(self, event: Event) -> None:
        self.heard.append(event)
        self._new.put(event)

    def wait_for(self, wanted: Callable[[Event], bool], seconds: float = 90) -> Event:
        stop = time.monotonic() + seconds
        while time.monotonic() < stop:
            try:
                event = self._new.get(timeout=0.5)
            except queue.Empty:
                continue
            if wanted(event):
                return event
        raise AssertionError(f"never heard, only {self.heard[-5:]}")

    def end_of(self, job: str) -> Event:
        return self.wait_for(lambda event: isinstance(event, (Finished, Failed, Stopped)) and event.job == job)
