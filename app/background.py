"""The one door to work beside the window: a quiet thread, and an end that is always told, in a sentence if it went wrong."""

from __future__ import annotations

import logging
import os
import sys
import threading
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from engine.jobs.events import Failed, Stopped
from engine.values.errors import Cancelled, InbetweenerError

log = logging.getLogger("inbetweener")
# Steps of niceness below the window, which then does not stutter, and above the painter, which can wait. A thread that
# steps back behind the painter stops the window instead, where it has to wait while it holds Python's lock.
QUIET = 5
BEAT = 0.05  # seconds between two words about progress

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Failure:
    """Why work ended before its end."""

    error: Exception
    report: str = ""  # where nobody expected it: for whoever wants to help

    def told(self, job: str, sentence: str) -> Stopped | Failed:
        """As a job's last word. ``sentence`` stands before what was not expected: "x.mp4 could not be written"."""
        if isinstance(self.error, Cancelled):
            return Stopped(job)
        if isinstance(self.error, InbetweenerError):
            return Failed(job, self.error.sentence, self.error.hint)
        return Failed(job, f"{sentence}: {self.error}.", "", self.report)


class Pace:
    """How long work has been under way, how long it will be, and when it is time for a word about it."""

    def __init__(self) -> None:
        self._begun = time.monotonic()
        self._last = self._begun - BEAT  # the first word is due at once

    @property
    def seconds(self) -> float:
        return time.monotonic() - self._begun

    def due(self) -> bool:
        """Whether the last word was long enough ago; then this is the next."""
        now = time.monotonic()
        if now - self._last < BEAT:
            return False
        self._last = now
        return True

    def left(self, done: int, total: int) -> float | None:
        """Seconds to the end at this pace; None before anything is done."""
        return self.seconds / done * (total - done) if done else None


def attempted(work: Callable[[], T]) -> T | Failure:
    """What the work gives, or why it gives nothing."""
    try:
        return work()
    except (Cancelled, InbetweenerError) as error:
        return Failure(error)
    except Exception as error:  # a worker's edge: whatever went wrong is logged once and told, and the window goes on
        report = traceback.format_exc()
        log.error("%s", report)
        return Failure(error, report)


def thread(work: Callable[[], object], name: str, nice: int = 0, *, daemon: bool = True) -> threading.Thread:
    """Begins to work beside the window, ``nice`` steps behind it, whatever the program was started with."""

    def run() -> None:
        if nice and sys.platform == "linux":
            lower = min(19, os.getpriority(os.PRIO_PROCESS, 0) + nice)
            os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), lower)
        work()

    begun = threading.Thread(target=run, name=name, daemon=daemon)
    begun.start()
    return begun
