"""How long an artist waits: from a joint that was moved to the first picture of it, through the real worker process."""

from __future__ import annotations

import queue
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from engine.jobs.engine import Engine
from engine.jobs.events import DraftAsk, Event, Failed, Finished, Looks, Stopped
from engine.jobs.handle import Worker
from engine.values.errors import InbetweenerError

from .figures import Figure, spread
from .shot import film, with_wrist_at

FRAME = 36  # where the joint is moved: a key of the pose
PATIENCE = 900.0  # seconds for the model to be loaded
STEPS = 3  # that are seen before a draft is cancelled


def waiting(model: str, whole_shot: float, times: int, families: str = "engine.models:FAMILIES") -> list[Figure]:
    """Figures in milliseconds. ``whole_shot``: seconds of the same model painting the whole shot before showing it."""
    with tempfile.TemporaryDirectory(prefix="inbetweener-bench-", ignore_cleanup_errors=True) as folder:
        at_work = _AtWork(Path(folder), model, families)
        try:
            dragging = [at_work.first_look(0.30 + 0.02 * drag, warm=True) for drag in range(times)]
            # at other heights, so that nothing drawn before is known
            resting = [at_work.first_look(0.31 + 0.02 * drag, warm=False) for drag in range(times)]
            stopped = [at_work.cancelled(0.32 + 0.02 * drag) for drag in range(times)]
        finally:
            at_work.engine.close()
    way = "the same model for the whole shot at once, then shown"
    steps = [step for each in stopped for step in each.steps]
    return [
        *_waits(dragging, resting, whole_shot, times, way),
        Figure("model calls for a picture while a joint is dragged", float(at_work.calls), "calls"),
        Figure(
            f"a cancel until painting has stopped, 19 in 20 of {times}",
            spread([each.seconds for each in stopped])[1],
            "ms",
            whole_shot * 1000,
            "the same model for the whole shot, which cannot be stopped before its end",
        ),
        Figure("one step of it, in the middle", spread(steps)[0] if steps else 0.0, "ms"),
        Figure("steps that go by after a cancel, at most", float(max(each.late for each in stopped)), "steps"),
    ]


def _waits(dragging: list[float], resting: list[float], whole_shot: float, times: int, way: str) -> list[Figure]:
    return [
        Figure(f"{said}, {which} of {times}", milliseconds, "ms", whole_shot * 1000, way)
        for said, seconds in (
            ("first picture while a joint is dragged", dragging),
            ("first picture when the hand rests", resting),
        )
        for which, milliseconds in zip(("middle", "19 in 20"), spread(seconds), strict=True)
    ]


@dataclass(frozen=True)
class _Cancelled:
    seconds: float  # until painting had stopped
    late: int  # steps that were seen after the cancel
    steps: list[float]  # seconds that each step before it took


class _AtWork:
    """An engine with its worker, the model loaded and a first draft under way, as while somebody works."""

    def __init__(self, folder: Path, model: str, families: str):
        self.project = folder / "Bench.inbetween"
        self.project.mkdir()
        self.document = film(model=model)
        self.calls = 0  # of the last draft that was waited for to its end
        self._heard: queue.SimpleQueue[Event] = queue.SimpleQueue()
        self.engine = Engine(
            self._heard.put,
            folder=folder / "queue",
            hands=lambda hear, lost: Worker(hear, lost, families=families, cache=folder / "cache"),
        )
        self._wait(self.engine.ask(DraftAsk(self.document, self.project, "shot-0", FRAME)), _is_look)

    def first_look(self, height: float, *, warm: bool) -> float:
        """Seconds from the edit to the first picture of it."""
        began = time.perf_counter()
        document = with_wrist_at(self.document, FRAME, height)
        job = self.engine.ask(DraftAsk(document, self.project, "shot-0", FRAME, warm=warm))
        self._wait(job, _is_look)
        seconds = time.perf_counter() - began
        if warm:
            done = self._wait(job, lambda event: isinstance(event, Finished))
            assert isinstance(done, Finished)
            self.calls = done.counts.model_calls
        return seconds

    def cancelled(self, height: float) -> _Cancelled:
        """A draft that is stopped while its inbetweens are painted."""
        document = with_wrist_at(self.document, FRAME, height)
        job = self.engine.ask(DraftAsk(document, self.project, "shot-0", FRAME))
        seen: list[float] = []
        began = time.perf_counter()
        for _ in range(STEPS):
            self._wait(job, _is_step)
            seen.append(time.perf_counter() - began)
            began = time.perf_counter()
        self.engine.cancel(job)
        late = 0
        while not isinstance(self._wait(job, lambda event: _is_step(event) or isinstance(event, Stopped)), Stopped):
            late += 1
        return _Cancelled(time.perf_counter() - began, late, seen[1:])

    def _wait(self, job: str, wanted: Callable[[Event], bool]) -> Event:
        stop = time.monotonic() + PATIENCE
        while time.monotonic() < stop:
            try:
                event = self._heard.get(timeout=1)
            except queue.Empty:
                continue
            if getattr(event, "job", "") != job:
                continue
            if isinstance(event, Failed):
                raise InbetweenerError(event.sentence, event.hint)
            if wanted(event):
                return event
        raise InbetweenerError(f"The worker did not answer for {PATIENCE:.0f} seconds.")


def _is_look(event: Event) -> bool:
    return isinstance(event, Looks)


def _is_step(event: Event) -> bool:
    return isinstance(event, Looks) and event.quality == "step"
