"""How long the painting stands still when its process is ended from outside: from there to the next step of the same draft."""

from __future__ import annotations

import queue
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import psutil

from engine.jobs.engine import Engine
from engine.jobs.events import DraftAsk, Event, Failed, Looks, WorkerState
from engine.jobs.handle import Worker
from engine.values.errors import InbetweenerError

from .figures import Figure, spread
from .shot import film

PATIENCE = 600.0


def restarting(model: str, times: int = 3, families: str = "engine.models:FAMILIES") -> list[Figure]:
    """Seconds until the new process is there, and until the first step that it paints."""
    ready: list[float] = []
    stepped: list[float] = []
    for _ in range(times):
        with tempfile.TemporaryDirectory(prefix="inbetweener-bench-", ignore_cleanup_errors=True) as folder:
            there, step = _once(Path(folder), model, families)
            ready.append(there)
            stepped.append(step)
    return [
        Figure("a painting process that was ended until the next is there", spread(ready)[0] / 1000, "s"),
        Figure("a painting process that was ended until the next step is painted", spread(stepped)[0] / 1000, "s"),
    ]


def _once(folder: Path, model: str, families: str) -> tuple[float, float]:
    heard: queue.SimpleQueue[Event] = queue.SimpleQueue()
    project = folder / "Bench.inbetween"
    project.mkdir()
    engine = Engine(
        heard.put,
        folder=folder / "queue",
        hands=lambda hear, lost: Worker(hear, lost, families=families, cache=folder / "cache"),
    )
    try:
        engine.ask(DraftAsk(film(model=model), project, "shot-0", 36))
        _wait(heard, _is_step)
        assert engine.worker_pid is not None
        began = time.perf_counter()
        psutil.Process(engine.worker_pid).kill()
        _wait(heard, lambda event: isinstance(event, WorkerState) and event.state == "lost")
        _wait(heard, lambda event: isinstance(event, WorkerState) and event.state == "ready")
        ready = time.perf_counter() - began
        _wait(heard, _is_step)
        return ready, time.perf_counter() - began
    finally:
        engine.close()


def _is_step(event: Event) -> bool:
    return isinstance(event, Looks) and event.quality == "step"


def _wait(heard: queue.SimpleQueue[Event], wanted: Callable[[Event], bool]) -> None:
    stop = time.monotonic() + PATIENCE
    while time.monotonic() < stop:
        try:
            event = heard.get(timeout=1)
        except queue.Empty:
            continue
        if isinstance(event, Failed):
            raise InbetweenerError(event.sentence, event.hint)
        if wanted(event):
            return
    raise InbetweenerError(f"The worker did not answer for {PATIENCE:.0f} seconds.")
