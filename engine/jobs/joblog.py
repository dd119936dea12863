"""A page of text for each job: what happened to it and when, for the artist and for whoever helps."""

from __future__ import annotations

import time
from contextlib import suppress
from pathlib import Path

from engine.document.film import placed_shots

from .events import Event, Failed, Finished, Held, Kept, Progress, Queued, RenderAsk, Stopped, TakeMade, WorkerState

PAGES = 200  # kept at most, the newest


class JobLog:
    def __init__(self, folder: Path):
        self.folder = folder
        self._numbers: dict[str, dict[str, str]] = {}  # the numbers of a job's shots
        self._stages: dict[str, tuple[str, str]] = {}
        with suppress(OSError):
            pages = sorted(folder.glob("*.txt"), key=lambda path: path.stat().st_mtime)
            for path in pages[:-PAGES]:
                path.unlink(missing_ok=True)

    def path(self, job: str) -> Path:
        return self.folder / f"{job}.txt"

    def begin(self, job: str, ask: RenderAsk) -> None:
        """From now on what happens to this job is written down."""
        self._numbers[job] = {placed.shot.id: placed.number for placed in placed_shots(ask.document)}

    def end(self, job: str) -> None:
        self._numbers.pop(job, None)
        self._stages.pop(job, None)

    def tell(self, event: Event) -> None:
        job = getattr(event, "job", "")
        if job in self._numbers:
            words = self._words(job, event)
            if words:
                self.write(job, words)

    def worker(self, job: str, event: WorkerState, report: str = "") -> None:
        """What became of the worker that had this job."""
        if job in self._numbers and event.words:
            self.write(job, f"{event.words}\n{report}".strip())

    def write(self, job: str, words: str) -> None:
        with suppress(OSError):  # a full disk must not stop the painting
            self.folder.mkdir(parents=True, exist_ok=True)
            with self.path(job).open("a", encoding="utf-8") as page:
                page.write(f"{time.strftime('%Y-%m-%d %H:%M:%S')}  {_indented(words)}\n")

    def _words(self, job: str, event: Event) -> str:
        match event:
            case Queued():
                where = f", to {event.file}" if event.file else ""
                return f"“{event.title}” of {event.film}, {event.when}{where}"
            case Progress(_, shot, stage):
                if self._stages.get(job) == (shot, stage):
                    return ""
                self._stages[job] = shot, stage
                number = self._numbers[job].get(shot)
                return f"shot {number}: {stage}" if number else stage
            case Kept() | Stopped():
                return "" if isinstance(event, Kept) else "stopped; what was painted is kept"
            case TakeMade(_, take):
                number = self._numbers[job].get(take.shot, "?")
                said = "".join(f"\n{note}" for note in take.notes)
                return f"shot {number}: {take.id}, {take.frames} frames painted in {take.seconds:.1f} s{said}"
            case Held():
                return f"waits: {event.sentence} {event.hint}"
            case Failed():
                return f"failed: {event.sentence} {event.hint}\n{event.report}".strip()
            case Finished(_, counts, film):
                cost = f"{counts.windows} windows painted, {counts.store_hits} found painted, {counts.frames} frames"
                return f"done in {counts.seconds:.1f} s: {cost}{f', {film}' if film else ''}"
            case _:
                return ""


def _indented(words: str) -> str:
    return words.replace("\n", "\n" + " " * 21)
