"""Writes the film for others, as it stands in the boards, while the artist goes on."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, Signal

from app.background import QUIET, Failure, Pace, attempted, thread
from engine.document.model import Document
from engine.document.pack import pack
from engine.jobs.events import Counts, Event, Finished, Progress, Queued
from engine.media.pictures import write_png
from engine.render.cut import write_cut
from engine.render.film import active_takes, pictures_of, write_film
from engine.render.sheet import write_sheets
from engine.render.shot_list import write_shot_list
from engine.render.shots import Project
from engine.render.watch import Nobody, Stage
from engine.values.errors import Cancelled
from engine.values.ids import new_id

EXPORT = "export-"

Write = Callable[[Project, Path, "_Watch"], object]


@dataclass(frozen=True, slots=True)
class Form:
    """One thing that a film can become."""

    suffix: str  # "" is a folder
    write: Write


class Exporter(QObject):
    """One export at a time, each in a thread of its own. Events come like those of the engine."""

    _told = Signal(object)

    def __init__(self, hear: Callable[[Event], None], parent: QObject | None = None):
        super().__init__(parent)
        self._told.connect(hear)
        self._watches: dict[str, _Watch] = {}

    def export(self, form: str, document: Document, project: Path, path: Path) -> str:
        """Begins to write; gives the job's name."""
        return self.write(FORMS[form].write, document, project, path)

    def write(self, form: Write, document: Document, project: Path, path: Path) -> str:
        """The same in a form that has been chosen more closely."""
        job = new_id(EXPORT.rstrip("-"))
        watch = self._watches[job] = _Watch(job, self._told.emit)
        title = QCoreApplication.translate("Exporter", "Export of {name}").format(name=path.name)
        self._told.emit(Queued(job, title))
        self._told.emit(Progress(job, "", "compositing", 0, 0, None))
        film = Project(document, project)
        watch.thread = thread(lambda: _export(form, film, path, watch), job, QUIET, daemon=False)
        return job

    def cancel(self, job: str) -> bool:
        """Whether the job is one of these."""
        if job in self._watches:
            self._watches[job].wanted = False
        return job.startswith(EXPORT)

    def close(self) -> None:
        """Stops what is being written; nothing half stays on the disk."""
        for watch in self._watches.values():
            watch.wanted = False
        for watch in self._watches.values():
            if watch.thread:
                watch.thread.join(timeout=30)


class _Watch(Nobody):
    """Tells how far it is, and stops between two frames when nobody wants it any more."""

    def __init__(self, job: str, tell: Callable[[Event], None]):
        self.job, self.tell = job, tell
        self.wanted = True
        self.frames = 0
        self.thread: threading.Thread | None = None
        self.pace = Pace()

    def tick(self) -> None:
        if not self.wanted:
            raise Cancelled

    def progress(self, stage: Stage, shot: str, done: int, total: int) -> None:
        self.tick()
        self.frames = max(self.frames, done)
        if self.pace.due() or done == total:
            self.tell(Progress(self.job, "", stage, done, total, self.pace.left(done, total)))


def _export(form: Write, project: Project, path: Path, watch: _Watch) -> None:
    """In a thread of its own, to the end, whatever that is."""
    ended = attempted(lambda: form(project, path, watch))
    if isinstance(ended, Failure):
        sentence = QCoreApplication.translate("Exporter", "{name} could not be written").format(name=path.name)
        watch.tell(ended.told(watch.job, sentence))
    else:
        watch.tell(Finished(watch.job, Counts(frames=watch.frames, seconds=watch.pace.seconds), str(path)))


def _film(project: Project, path: Path, watch: _Watch) -> None:
    write_film(project, active_takes(project), path, None, watch)


def _frames(project: Project, folder: Path, watch: _Watch) -> None:
    size = project.document.width, project.document.height
    for number, picture in enumerate(pictures_of(project, active_takes(project), size, watch)):
        write_png(folder / f"{number:06}.png", picture)


def _sheets(project: Project, path: Path, watch: _Watch) -> None:
    write_sheets(project, path)


def _list(project: Project, path: Path, watch: _Watch) -> None:
    write_shot_list(project.document, path)


def _cut(project: Project, path: Path, watch: _Watch) -> None:
    write_cut(project, active_takes(project), path, None, watch)


def _packed(project: Project, path: Path, watch: _Watch) -> None:
    pack(project.folder, path)


FORMS: dict[str, Form] = {
    "film": Form(".mp4", _film),
    "frames": Form("", _frames),
    "sheets": Form(".pdf", _sheets),
    "cut": Form(".otio", _cut),
    "list": Form(".csv", _list),
    "pack": Form(".inbetweenz", _packed),
}
