"""Copies a film to another place, with all that was drawn and painted for it, while the artist goes on."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from app.background import QUIET, Failure, Pace, attempted, thread
from engine.document.copying import copy_project
from engine.document.folder import Opened
from engine.document.model import Document
from engine.jobs.events import Counts, Event, Finished, Progress, Queued
from engine.store.takes import takes_folder
from engine.values.errors import Cancelled
from engine.values.ids import new_id

COPY = "copy-"


@dataclass(frozen=True, eq=False)
class Copied:
    """What became of a copy: the film as it was when it was asked for, or None where there is nothing."""

    source: Path
    opened: Opened | None


class Copier(QObject):
    """A thread for each copy. Events come like those of the engine."""

    ended = Signal(object)  # Copied
    _told = Signal(object)
    _over = Signal(str, object)

    def __init__(self, hear: Callable[[Event], None], parent: QObject | None = None):
        super().__init__(parent)
        self._told.connect(hear)
        self._over.connect(self._end)
        self._running: dict[str, threading.Thread] = {}
        self._unwanted: set[str] = set()

    @property
    def busy(self) -> bool:
        return bool(self._running)

    def copy(self, document: Document, source: Path, folder: Path) -> str:
        """Begins to copy; gives the job's name."""
        job = new_id(COPY.rstrip("-"))
        self._told.emit(Queued(job, self.tr("Save as {name}").format(name=folder.stem)))
        self._told.emit(Progress(job, "", "copying", 0, 0, None))
        self._running[job] = thread(lambda: self._run(job, document, source, folder), job, QUIET, daemon=False)
        return job

    def cancel(self, job: str) -> bool:
        """Whether the job is one of these."""
        if job in self._running:
            self._unwanted.add(job)
        return job.startswith(COPY)

    def close(self) -> None:
        """Stops what is being copied; nothing half stays on the disk."""
        self._unwanted.update(self._running)
        for running in self._running.values():
            running.join(timeout=30)

    def _end(self, job: str, copied: Copied) -> None:
        self._running.pop(job, None)
        self.ended.emit(copied)

    def _run(self, job: str, document: Document, source: Path, folder: Path) -> None:
        pace = Pace()

        def step(done: int, total: int) -> None:
            if job in self._unwanted:
                raise Cancelled
            if pace.due():
                self._told.emit(Progress(job, "", "copying", done, total, pace.left(done, total)))

        opened = attempted(lambda: copy_project(document, source, takes_folder(source), folder, step))
        if isinstance(opened, Failure):
            self._told.emit(opened.told(job, self.tr("{name} could not be written").format(name=folder.name)))
            self._over.emit(job, Copied(source, None))
        else:
            self._told.emit(Finished(job, Counts(seconds=pace.seconds)))
            self._over.emit(job, Copied(source, opened))
