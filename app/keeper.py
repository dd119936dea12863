"""Keeps the work: opens and saves projects, and has every change on disk before anybody has to think of it.

A change is in the journal within two seconds, and in the project folder when the hand has rested. All writing is done
in one thread of its own; "Saved" is said when the disk has it, never before.
"""

from __future__ import annotations

import os
import shutil
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject, QSettings, QTimer, Signal

from app.studio import Studio
from engine.document.film_edits import new_document, set_title
from engine.document.folder import SUFFIX, Opened, Saved, new_project, open_project, save_project
from engine.document.journal import Journal, forget, recover
from engine.document.model import Document
from engine.values.errors import InbetweenerError
from engine.values.settings import RESOURCES, data_folder

RECENT = 12
NOTE = 1000  # ms from the first change to the journal
REST = 10_000  # ms without a change until the project is saved
LATEST = 60_000  # ms of work after which it is saved even if the hand never rests


class Keeper(QObject):
    changed = Signal()  # what the top of the window says about saving
    _done = Signal(object)  # Future

    def __init__(self, studio: Studio, opened: Opened, parent: QObject | None = None):
        super().__init__(parent)
        self.studio = studio
        self.saved = True
        self.words = ""
        self.read_only = opened.read_only
        self._stamp = opened.stamp
        self._saving: Document | None = None
        self._journal = Journal(studio.document, opened.folder, opened.revision)
        self._writer = ThreadPoolExecutor(1, thread_name_prefix="keeper")
        self._note = QTimer(self, singleShot=True, interval=NOTE)
        self._rest = QTimer(self, singleShot=True, interval=REST)
        self._latest = QTimer(self, singleShot=True, interval=LATEST)
        self._note.timeout.connect(self._write_down)
        self._rest.timeout.connect(self.save_now)
        self._latest.timeout.connect(self.save_now)
        self._done.connect(self._saved)
        studio.changed.connect(self._document_changed)
        self._begin(opened)

    # -- opening ------------------------------------------------------------------------------------------------------

    def open(self, path: Path) -> None:
        """Puts this film away and opens another one."""
        try:
            opened = open_project(path)
        except InbetweenerError as error:
            self.studio.told.emit(error.sentence, error.hint)
            return
        self._put_away()
        self.studio.open(opened.document, opened.folder)
        self._begin(opened)

    def new_film(self) -> None:
        self._put_away()
        opened = make_film(self.tr("Untitled"))
        self.studio.open(opened.document, opened.folder)
        self._begin(opened)

    def save_as(self, path: Path) -> None:
        """The film in another folder, with everything that it names; work goes on there."""
        folder = path if path.suffix == SUFFIX else path.with_name(path.name + SUFFIX)
        try:
            document = set_title(self.studio.document, folder.stem)
            opened = new_project(folder, document)
            for name in ("assets", "takes"):
                copy_files(self.studio.project / name, folder / name)
        except InbetweenerError as error:
            self.studio.told.emit(error.sentence, error.hint)
            return
        except OSError as error:
            self.studio.told.emit(
                self.tr("The film could not be copied: {why}.").format(why=error.strerror or error),
                self.tr("Choose a place with more room, or another disk."),
            )
            return
        self._put_away()
        self.studio.moved_to(folder)
        self.studio.edit(self.tr("Save as"), set_title, folder.stem)
        self._begin(opened)

    def _begin(self, opened: Opened) -> None:
        self.read_only, self._stamp = opened.read_only, opened.stamp
        self._journal = Journal(self.studio.document, opened.folder, opened.revision)
        self.saved, self.words = True, self.tr("Read only") if opened.read_only else self.tr("Saved")
        remember(opened.folder)
        for note in opened.notes[:1]:
            more = self.tr("{n} more notes.").format(n=len(opened.notes) - 1) if len(opened.notes) > 1 else ""
            self.studio.told.emit(note, more)
        lost = recover(opened.document.id, opened.revision)
        if lost and lost.document != opened.document and lost.project == opened.folder:
            when = datetime.fromtimestamp(lost.at)
            self.studio.edit(self.tr("Recovered work"), lambda document: lost.document)
            self.studio.told.emit(
                self.tr("Work from {when:%H:%M} that was not saved is back.").format(when=when),
                self.tr("Undo goes to what was saved."),
            )
        self.changed.emit()

    # -- saving -------------------------------------------------------------------------------------------------------

    def save_now(self) -> None:
        """Saves in the background; ``saved`` turns true when the disk has it."""
        self._rest.stop()
        self._latest.stop()
        if self.read_only:
            self.studio.told.emit(
                self.tr("This film can be looked at, but not changed here."), self.tr("Choose Save as to keep changes.")
            )
            return
        if self._saving is not None:
            self._rest.start(200)  # one save after the other
            return
        document, folder, stamp = self.studio.document, self.studio.project, self._stamp
        self._saving = document
        self._writer.submit(self._save, document, folder, stamp).add_done_callback(self._done.emit)

    def close(self) -> None:
        """Everything is on disk when this returns."""
        for timer in (self._note, self._rest, self._latest):
            timer.stop()
        self._writer.submit(lambda: None).result()
        if not self.saved and not self.read_only:
            self._save(self.studio.document, self.studio.project, self._stamp)
        self._writer.shutdown()

    def _put_away(self) -> None:
        """What is open is saved, and waited for, before something else takes its place."""
        for timer in (self._note, self._rest, self._latest):
            timer.stop()
        self.studio.end_drag()
        if not self.saved and not self.read_only:
            self._writer.submit(self._save, self.studio.document, self.studio.project, self._stamp).result()
        forget(self.studio.document.id)

    def _save(self, document: Document, folder: Path, stamp: str) -> Saved:  # in the writer's thread
        saved = save_project(document, folder, stamp)
        self._journal.saved(document, saved.revision)
        return saved

    def _saved(self, done: Future[Saved]) -> None:
        document, self._saving = self._saving, None
        error = done.exception()
        if error is not None:
            self._say(self.tr("Not saved"))
            sentence, hint = in_words(error, self.tr("The film could not be saved"))
            self.studio.told.emit(sentence, hint)
            self._rest.start()
            return
        saved = done.result()
        self._stamp = saved.stamp
        for note in saved.notes:
            self.studio.told.emit(note, "")
        if document is self.studio.document:
            self.saved = True
            self._say(self.tr("Saved {when:%H:%M}").format(when=datetime.now()))

    def _document_changed(self, change: object) -> None:
        if self.read_only:
            return
        if not self._note.isActive():
            self._note.start()
        self._rest.start()
        if not self._latest.isActive():
            self._latest.start()
        if self.saved:
            self.saved = False
            self._say(self.tr("Saving when you rest"))

    def _write_down(self) -> None:
        document, journal = self.studio.document, self._journal
        self._writer.submit(journal.note, document).add_done_callback(self._noted)

    def _noted(self, done: Future[None]) -> None:
        error = done.exception()
        if error is not None:
            self.studio.told.emit(*in_words(error, self.tr("Changes cannot be written down")))

    def _say(self, words: str) -> None:
        self.words = words
        self.studio.saved_changed.emit(words)
        self.changed.emit()

    # -- where films are ----------------------------------------------------------------------------------------------

    def projects_folder(self) -> Path:
        return self.studio.project.parent if self.studio.project.exists() else films_folder()

    def recent(self) -> list[Path]:
        """Films that were open before, newest first, as far as they are still there."""
        return [path for path in recent_films() if path != self.studio.project]


def films_folder() -> Path:
    """Where new films are made until the artist chooses another place."""
    return data_folder() / "films"


def make_film(title: str) -> Opened:
    """A new film in a folder of its own, numbered where the title is taken."""
    folder, number = films_folder() / f"{title}{SUFFIX}", 2
    while folder.exists():
        folder, number = films_folder() / f"{title} {number}{SUFFIX}", number + 1
    return new_project(folder, new_document(folder.stem))


def sample_film() -> Opened | None:
    """The film that comes with the program, copied so that nothing that is tried on it touches the original."""
    originals = sorted((RESOURCES / "samples").glob(f"*{SUFFIX}"))
    if not originals:
        return None
    folder = films_folder() / originals[0].name
    if not (folder / "project.json").exists():
        copy_files(originals[0], folder, link=False)
    return open_project(folder)


def recent_films() -> list[Path]:
    names = QSettings().value("recent") or []
    names = [names] if isinstance(names, str) else list(names)
    return [path for name in names if (path := Path(str(name))).is_dir()][:RECENT]


def remember(folder: Path) -> None:
    others = [str(path) for path in recent_films() if path != folder]
    QSettings().setValue("recent", [str(folder), *others][:RECENT])


def copy_files(source: Path, target: Path, *, link: bool = True) -> None:
    """A folder's files in another folder. Assets and takes never change, so a second name for the same bytes will do."""
    for path in source.rglob("*"):
        to = target / path.relative_to(source)
        if path.is_dir():
            to.mkdir(parents=True, exist_ok=True)
        elif not to.exists():
            to.parent.mkdir(parents=True, exist_ok=True)
            if link:
                try:
                    os.link(path, to)
                    continue
                except OSError:
                    pass  # another disk, or one without second names
            shutil.copyfile(path, to)


def in_words(error: BaseException, what: str) -> tuple[str, str]:
    if isinstance(error, InbetweenerError):
        return error.sentence, error.hint
    if isinstance(error, OSError):
        return f"{what}: {error.strerror or error}.", ""
    raise error
