"""Keeps the work: opens and saves projects, and has every change on disk before anybody has to think of it.

A change is in the journal within two seconds, and in the project folder when the hand has rested. All writing is done
in one thread of its own; "Saved" is said when the disk has it, never before.
"""

from __future__ import annotations

import os
import shutil
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import msgspec
from PySide6.QtCore import QCoreApplication, QObject, QSettings, QTimer, Signal

from app.studio import Studio
from app.verbs import go_to_panel
from engine.document.film import film_frames
from engine.document.film_edits import new_document, set_title
from engine.document.folder import SUFFIX, Opened, Saved, new_project, open_project, save_project
from engine.document.journal import Journal, forget, recover
from engine.document.model import Document
from engine.exchange import import_files, import_into
from engine.media.pictures import SUFFIXES
from engine.store.takes import takes_folder
from engine.values.errors import InbetweenerError
from engine.values.settings import RESOURCES, data_folder

RECENT = 12
NOTE = 1000  # ms from the first change to the journal
REST = 10_000  # ms without a change until the project is saved
LATEST = 60_000  # ms of work after which it is saved even if the hand never rests


@dataclass(frozen=True, eq=False)
class _Brought:
    """What an import made of a film: a whole new one in a folder, or one with more at its end."""

    folder: Path
    before: Document
    after: Document | None
    notes: list[str]


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
        self._done.connect(self._finished)
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
            copy_files(self.studio.project / "assets", folder / "assets")
            copy_files(takes_folder(self.studio.project), takes_folder(folder))
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

    # -- importing ----------------------------------------------------------------------------------------------------

    def import_files(self, paths: list[Path]) -> None:
        """Other programs' files at the end of this film; an empty film takes over their rate and shape."""
        document, folder = self.studio.document, self.studio.project
        names = paths[0].name if len(paths) == 1 else self.tr("{n} files").format(n=len(paths))
        self.studio.told.emit(self.tr("Importing {names}…").format(names=names), "")

        notes: list[str] = []

        def bring() -> _Brought:
            if not film_frames(document):
                made = free_folder(paths[0].stem)
                import_files(paths, made, notes.append)
                return _Brought(made, document, None, notes)
            return _Brought(folder, document, import_into(document, folder, paths, notes.append), notes)

        self._writer.submit(bring).add_done_callback(self._done.emit)

    def _brought(self, brought: _Brought) -> None:
        if brought.after is None:
            self.open(brought.folder)
            self.studio.told.emit(
                self.tr("{name} was imported.").format(name=brought.folder.stem), notes_line(brought.notes)
            )
            return
        if brought.folder != self.studio.project:
            return  # another film was opened meanwhile; nothing of this one was changed
        known = {shot.id for shot in brought.before.shots()}
        first = next((shot.panels[0].id for shot in brought.after.shots() if shot.id not in known), "")
        self.studio.edit(self.tr("Import"), with_brought, brought.before, brought.after)
        if first:
            go_to_panel(self.studio, first)
        done = self.tr("{n} shots were imported.").format(n=len(list(brought.after.shots())) - len(known))
        self.studio.told.emit(done, notes_line(brought.notes))

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

    def _finished(self, done: Future[Saved | _Brought]) -> None:
        error = done.exception()
        if error is not None and self._saving is None:
            self.studio.told.emit(*in_words(error, self.tr("Nothing was imported")))
        elif error is None and isinstance(result := done.result(), _Brought):
            self._brought(result)
        else:
            self._saved(done)

    def _saved(self, done: Future[Saved | _Brought]) -> None:
        document, self._saving = self._saving, None
        error = done.exception()
        if error is not None:
            self._say(self.tr("Not saved"))
            sentence, hint = in_words(error, self.tr("The film could not be saved"))
            self.studio.told.emit(sentence, hint)
            self._rest.start()
            return
        saved = done.result()
        assert isinstance(saved, Saved)
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
            self._say(self.tr("Saving soon"))

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

    def exports_folder(self) -> Path:
        """Where the last export went, else beside the film."""
        kept = Path(str(QSettings().value("exports") or ""))
        return kept if kept.is_dir() and str(kept) != "." else self.projects_folder()

    def recent(self) -> list[Path]:
        """Films that were open before, newest first, as far as they are still there."""
        return [path for path in recent_films() if path != self.studio.project]


def films_folder() -> Path:
    """Where new films are made until the artist chooses another place."""
    return data_folder() / "films"


def make_film(title: str) -> Opened:
    """A new film in a folder of its own."""
    folder = free_folder(title)
    return new_project(folder, new_document(folder.stem))


def free_folder(title: str) -> Path:
    """A place for a film of this title, numbered where the title is taken."""
    folder, number = films_folder() / f"{title}{SUFFIX}", 2
    while folder.exists():
        folder, number = films_folder() / f"{title} {number}{SUFFIX}", number + 1
    return folder


def notes_line(notes: list[str]) -> str:
    """What could not be brought along, as far as a line goes."""
    more = QCoreApplication.translate("Keeper", "{n} more notes.").format(n=len(notes) - 2) if len(notes) > 2 else ""
    return " ".join((*notes[:2], more)).strip()


def with_brought(document: Document, before: Document, after: Document) -> Document:
    """The film as it is now with what an import added to an earlier state of it."""
    there = {sequence.id for sequence in before.sequences}
    known = {member.id for member in before.cast}
    sounds = {sound.id for sound in before.sounds}
    return msgspec.structs.replace(
        document,
        sequences=(*document.sequences, *(one for one in after.sequences if one.id not in there)),
        cast=(*document.cast, *(one for one in after.cast if one.id not in known)),
        sounds=(*document.sounds, *(one for one in after.sounds if one.id not in sounds)),
    )


def import_filter() -> str:
    """What a file dialog offers first."""
    pictures = " ".join(f"*{suffix}" for suffix in SUFFIXES)
    kinds = f"{pictures} *.fountain *.fdx *.storyboarder *.otio *.fcpxml *.xml *.edl *.csv *.json"
    return QCoreApplication.translate("Keeper", "Pictures, scripts and boards ({kinds})").format(kinds=kinds)


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
