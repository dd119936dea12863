"""How a process that paints steps back for the window: in rank all the time, from a processor while a film plays."""

from __future__ import annotations

import os
import sys
from contextlib import suppress

import psutil


def be_modest() -> None:
    """The window stays smooth while this process paints, because it steps back. To be called before torch is imported."""
    # threads that spin while they wait would take the time of everything else
    os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")
    this = psutil.Process()
    if sys.platform == "win32":
        this.nice(psutil.BELOW_NORMAL_PRIORITY_CLASS)
    else:
        this.nice(max(10, int(this.nice())))  # a program that was started to step back stays there


class Way:
    """The processors that this process may use: one of them can be left to a film that plays.

    The threads that paint stay as many as they are and share what is left, for with fewer of them sums are rounded
    otherwise, and what is painted would depend on who watched a film meanwhile. macOS lets nobody choose processors.
    """

    def __init__(self) -> None:
        self._every = psutil.Process().cpu_affinity() if hasattr(psutil.Process, "cpu_affinity") else []

    def give(self, gives_way: bool) -> None:
        if len(self._every) < 2:
            return
        import torch  # it counts processors when it begins, so it has to begin while all of them are there

        torch.set_num_threads(torch.get_num_threads())
        _keep_to(self._every[:-1] if gives_way else self._every)


def _keep_to(processors: list[int]) -> None:
    if sys.platform != "linux":
        psutil.Process().cpu_affinity(processors)
        return
    for thread in psutil.Process().threads():  # there each of them has its own
        with suppress(ProcessLookupError):
            os.sched_setaffinity(thread.id, processors)
