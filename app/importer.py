"""Brings other programs' files into the film, while the artist goes on: a job like any other, that can be cancelled."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import msgspec
from PySide6.QtCore import QCoreApplication, QObject, Signal

from app.background import Failure, Pace, attempted, thread
from app.language import heard
from engine.document.folder import MANIFEST
from engine.document.model import Document, Item
from engine.document.panel_edits import put_beside
from engine.document.sound_edits import lay_sound, sound_tracks
from engine.exchange import finaldraft, fountain, pictures
from engine.exchange.apart import Import
from engine.jobs.events import Counts, Event, Finished, Progress, Queued
from engine.media import sound
from engine.media.pictures import SUFFIXES
from engine.values.ids import new_id

IMPORT = "import-"

Beside = tuple[str, bool]  # a panel, and whether something stands after it or before it


@dataclass(frozen=True, eq=False)
class Brought:
    """What an import made of a film: a whole new one in a folder, or one with more at its end."""

    folder: Path
    before: Document
    after: Document | None  # None: the new film lies in the folder
    notes: tuple[str, ...]
    beside: Beside | None = None  # where what it brought stands; None: at the end


class Importer(QObject):
    """One thread for each import, which waits for a process that does the reading."""

    brought = Signal(object)  # Brought
    _told = Signal(object)

    def __init__(self, hear: Callable[[Event], None], parent: QObject | None = None):
        super().__init__(parent)
        self._told.connect(hear)
        self._jobs: dict[str, tuple[Import, threading.Thread]] = {}

    def bring(
        self, paths: list[Path], document: Document, folder: Path, *, new: bool, beside: Beside | None = None
    ) -> str:
        """Begins to read; gives the job's name. ``new``: into a new project in ``folder``, else to the film's end.

        Pictures may come ``beside`` a panel instead.
        """
        job = new_id(IMPORT.rstrip("-"))
        what = paths[0].name if len(paths) == 1 else self.tr("{n} files").format(n=len(paths))
        self._told.emit(Queued(job, self.tr("Import of {what}").format(what=what)))
        self._told.emit(Progress(job, "", "reading", 0, len(paths), None))
        work = Import(paths, folder, None if new else document)
        self._jobs[job] = work, thread(lambda: self._run(job, work, document, beside), job)
        return job

    def cancel(self, job: str) -> bool:
        """Whether the job is one of these."""
        if job in self._jobs:
            self._jobs[job][0].cancel()
        return job.startswith(IMPORT)

    def close(self) -> None:
        """Ends what is being read; nothing half stays on the disk."""
        for work, _ in self._jobs.values():
            work.cancel()
        for _, reading in self._jobs.values():
            reading.join(timeout=10)

    def _run(self, job: str, work: Import, before: Document, beside: Beside | None) -> None:
        notes: list[str] = []
        pace = Pace()

        def step(what: str, done: int, total: int) -> None:
            if pace.due():
                self._told.emit(Progress(job, "", "reading", done, total, pace.left(done, total)))

        after = attempted(lambda: work.run(step, notes.append))
        if isinstance(after, Failure):
            sentence = self.tr("{what} could not be imported").format(what=work.reading)
            self._told.emit(after.told(job, sentence))
            return
        self._told.emit(Finished(job, Counts(seconds=pace.seconds)))
        new = work.film is None
        self.brought.emit(Brought(work.folder, before, None if new else after, tuple(notes), beside))


def with_pictures(document: Document, before: Document, after: Document, beside: Beside) -> Document:
    """The film with the pictures that an import added beside a panel; at the end where that panel is gone by now."""
    if not any(panel.id == beside[0] for shot in document.shots() for panel in shot.panels):
        return with_brought(document, before, after)
    shots = [shot for sequence in new_ones(before.sequences, after.sequences) for shot in sequence.shots]
    return put_beside(document, shots, *beside)


def with_brought(document: Document, before: Document, after: Document, film_frame: int = 0) -> Document:
    """The film as it is now with what an import added to an earlier state of it.

    Sounds that came alone begin at ``film_frame``, where the artist is.
    """
    sequences = new_ones(before.sequences, after.sequences)
    sounds = new_ones(before.sounds, after.sounds)
    film = msgspec.structs.replace(
        document,
        sequences=(*document.sequences, *sequences),
        cast=(*document.cast, *new_ones(before.cast, after.cast)),
    )
    if sequences:
        tracks = new_ones(sound_tracks(film), sound_tracks(after))
        return msgspec.structs.replace(
            film,
            sounds=(*film.sounds, *sounds),
            sound_tracks=(*sound_tracks(film), *tracks) if tracks else film.sound_tracks,
        )
    for each in sounds:
        film = lay_sound(film, each, film_frame)
    return film


def new_ones(before: tuple[Item, ...], after: tuple[Item, ...]) -> tuple[Item, ...]:
    known = {one.id for one in before}
    return tuple(one for one in after if one.id not in known)


def suit_any_film(paths: list[Path]) -> bool:
    """Whether these have no shape and no rate that an empty film would take over: sounds, and scripts."""
    return all(
        path.suffix.lower() in sound.SUFFIXES or fountain.takes(path) or finaldraft.takes(path) for path in paths
    )


def are_pictures(paths: list[Path]) -> bool:
    """Whether these are boards without an order of their own: picture files, or folders of them."""
    return bool(paths) and all(map(pictures.takes, paths)) and not any((path / MANIFEST).exists() for path in paths)


def notes_line(notes: tuple[str, ...]) -> str:
    """What could not be brought along, as far as a line goes."""
    more = QCoreApplication.translate("Importer", "{n} more notes.").format(n=len(notes) - 2) if len(notes) > 2 else ""
    return " ".join((*map(heard, notes[:2]), more)).strip()


def import_filter() -> str:
    """What a file dialog offers first."""
    boards = " ".join(f"*{suffix}" for suffix in SUFFIXES)
    sounds = " ".join(f"*{suffix}" for suffix in sound.SUFFIXES)
    kinds = f"{boards} *.fountain *.fdx *.storyboarder *.json *.bvh {sounds}"
    return QCoreApplication.translate("Importer", "Pictures, scripts, boards and sounds ({kinds})").format(kinds=kinds)
