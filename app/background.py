"""The one door to work beside the window: a quiet thread, and an end that is always told, in a sentence if it went wrong."""

from __future__ import annotations

import logging
import os
import sys
import threading
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
