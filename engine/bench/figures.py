"""A measured figure beside another way of doing the same, and the machine that both were taken on."""

from __future__ import annotations

import os
import platform
import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import psutil


@dataclass(frozen=True)
class Figure:
    """``ours`` and ``other`` in one unit. ``other`` is None where there is nothing to stand beside it."""

    what: str
    ours: float
    unit: str  # "ms", "frames", "frames a second"
    other: float | None = None
    way: str = ""  # what the other figure is of
    more_is_better: bool = False

    @property
    def ratio(self) -> float | None:
        """How many times better ours is; below 1 it is worse. None without another, or where one of them is nothing."""
        if self.other is None or not self.ours or not self.other:
            return None
        return self.ours / self.other if self.more_is_better else self.other / self.ours


def spread(seconds: Sequence[float]) -> tuple[float, float]:
    """The middle of some times and the one that 19 of 20 stay below, in milliseconds."""
    ordered = sorted(seconds)
    return statistics.median(ordered) * 1000, ordered[min(len(ordered) - 1, round(0.95 * (len(ordered) - 1)))] * 1000


def timed(work: Callable[[], object], times: int = 1) -> list[float]:
    """Seconds that some work takes, each time by itself."""
    taken: list[float] = []
    for _ in range(times):
        began = time.perf_counter()
        work()
        taken.append(time.perf_counter() - began)
    return taken


def timed_here(work: Callable[[], object]) -> float:
    """Seconds of the processor that some work takes in this thread, whatever else the machine does meanwhile."""
    began = time.thread_time()
    work()
    return time.thread_time() - began


def best(work: Callable[[], object], times: int = 9) -> float:
    """Milliseconds of the quickest of some goes: what the work itself takes, without what else the machine does."""
    return min(timed(work, times)) * 1000


def machine() -> dict[str, str]:
    """What the figures were taken on."""
    import torch

    card = torch.cuda.get_device_name(0) if torch.cuda.is_available() else "none"
    load = f"{os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else "not known"
    return {
        "processor": _processor(),
        "cores": str(os.cpu_count()),
        "memory": f"{psutil.virtual_memory().total / 2**30:.0f} GiB",
        "graphics card": card,
        "system": f"{platform.system()} {platform.release()}",
        "Python": platform.python_version(),
        "torch": f"{torch.__version__}, {torch.get_num_threads()} threads",
        "load before": load,
    }


def _processor() -> str:
    told = Path("/proc/cpuinfo")
    if told.is_file():
        names = [
            line.split(":", 1)[1].strip() for line in told.read_text().splitlines() if line.startswith("model name")
        ]
        if names:
            return names[0]
    return platform.processor() or platform.machine()
