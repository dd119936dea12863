"""Keeps the work: opens and saves projects, and has every change on disk before anybody has to think of it.

A change is in the journal within two seconds, and in the project folder when the hand has rested. All saving is done in
one thread of its own; "Saved" is said when the disk has it, never before, and "Not saved" as soon as it refuses.
"""

from __future__ import annotations

from concurrent.futures import Future, ThreadPoolExecutor
from datetime import datetime
from pathlib import Path
from typing import Literal

from PySide6.QtCore import QObject, QSettings, QTimer, Signal

from app.copier import Copied
from app.films import films_folder, free_folder, make_film, recent_films, remember
from app.importer import Beside, Brought, new_ones, notes_line, suit_any_film, with_brought, with_pictures
from app.language import heard
from app.noter import Noter
from app.studio import Studio
from app.verbs import go_to_panel
from engine.document.copying import catch_up
from engine.document.film import film_frames
from engine.document.film_edits import set_title
from engine.document.folder import SUFFIX, Opened, Saved, open_project, save_project, set_beside
from engine.document.holding import Hold, Holder
from engine.document.journal import Journal
from engine.document.model import Document
from engine.document.recovery import Lost, begin_try, end_try, leave, lost_work
from engine.store.takes import takes_folder
from engine.values.errors import InbetweenerError
from engine.values.time import Rate, timecode

REST = 10_000  # ms without a change until the project is saved
LATEST = 60_000  # ms of work after which it is saved even if the hand never rests
AGAIN = 5_000  # ms until it is tried again when the disk refuses
WATCH = 3_000  # ms between two looks whether somebody else took the film
WELL = 10_000  # ms that brought back work must be shown without stopping the program

State = Literal["saved", "soon", "failed", "looking"]


class Keeper(QObject):
    changed = Signal()  # what the top of the window says about saving
    lost_found = Signal(object)  # Lost: work of a crash, for the artist to decide about
    held_elsewhere = Signal(object)  # Holder: somebody else has this film open
    moved = Signal(bool)  # a Save As has come to its end; whether work goes on in the other place
    _done = Signal(object)  # Future
    _journal_told = Signal(str, str)

    def __init__(self, studio: Studio, opened: Opened, parent: QObject | None = None):
        super().__init__(parent)
        self.studio = studio
        self.state: State = "saved"
        self.words = ""
        self.read_only = opened.read_only
        self.lost: Lost | None = None
        self.holder: Holder | None = None
        self._count = 0  # edits, by which the journal knows what is newer
        self._stamp = opened.stamp
        self._saving: tuple[Document, int] | None = None
        self._unnoted = ""  # why the journal could not be written
        self.refused = ""  # what the disk said, and what to do about it
        self._journal = Journal(studio.document, opened.folder, opened.revision, opened.stamp)
        self._hold = Hold(opened.folder)
        self._writer = ThreadPoolExecutor(1, thread_name_prefix="keeper")
        self._noter = Noter(self._journal_told.emit)
        self._rest = QTimer(self, singleShot=True, interval=REST)
        self._latest = QTimer(self, singleShot=True, interval=LATEST)
        self._watch = QTimer(self, interval=WATCH)
        self._rest.timeout.connect(self.save_now)
        self._latest.timeout.connect(self.save_now)
        self._watch.timeout.connect(self._look_around)
        self._done.connect(self._finished)
        self._journal_told.connect(self._noted)
        studio.changed.connect(self._document_changed)
        studio.importer.brought.connect(self._brought)
        studio.copier.ended.connect(self._copied)
        self._watch.start()
        self._begin(opened)

    @property
    def saved(self) -> bool:
        return self.state in ("saved", "looking")

    # -- opening ------------------------------------------------------------------------------------------------------

    def open(self, path: Path) -> bool:
        """Puts this film away and opens another one; whether it could be opened."""
        try:
            opened = open_project(path)
        except InbetweenerError as error:
            self.studio.told.emit(error.sentence, error.hint)
            return False
        return self.show(opened)

    def show(self, opened: Opened) -> bool:
        if not self._put_away():
            return False
        self.studio.open(opened.document, opened.folder)
        self._begin(opened)
        return True

    def new_film(self, title: str = "", rate: Rate | None = None, size: tuple[int, int] | None = None) -> bool:
        """Puts this film away and begins another one; whether it could be."""
        try:
            return self.show(make_film(title or self.tr("Untitled"), rate, size))
        except InbetweenerError as error:
            self.studio.told.emit(error.sentence, error.hint)
            return False

    def save_as(self, path: Path) -> None:
        """The film in another folder, with everything that it names. Work goes on here until the copy is whole, and
        then there; ``moved`` tells.
        """
        folder = path if path.suffix == SUFFIX else path.with_name(path.name + SUFFIX)
        self.studio.settle()
        try:
            document = set_title(self.studio.document, folder.stem)
        except InbetweenerError as error:
            self.studio.told.emit(error.sentence, error.hint)
            return
        self.studio.copier.copy(document, self.studio.project, folder)

    def _copied(self, copied: Copied) -> None:
        """What was drawn and painted while it was copied comes along; where it cannot, the copy is as it was asked for."""
        opened, source = copied.opened, self.studio.project
        if opened is None or copied.source != source:  # another film is open by now
            self.moved.emit(False)
            return
        self.studio.settle()
        try:
            catch_up(source, takes_folder(source), opened.folder)
        except InbetweenerError as error:
            self.studio.told.emit(error.sentence, error.hint)
            self.moved.emit(False)
            return
        self._put_away()  # what cannot be saved in the old place is in the new one
        self.studio.moved_to(opened.folder)
        self.studio.read_only = False
        self._begin(opened)  # before the edit: what it changes belongs into the new place's journal
        self.studio.edit(self.tr("Save as"), set_title, opened.folder.stem)
        self.save_now()
        self.moved.emit(True)

    def _begin(self, opened: Opened, *, anyway: bool = False) -> None:
        self._stamp = opened.stamp
        self._journal = Journal(self.studio.document, opened.folder, opened.revision, opened.stamp)
        self._hold = Hold(opened.folder)
        self.holder = None if opened.read_only or anyway else self._hold.other()
        self.read_only = self.studio.read_only = opened.read_only or self.holder is not None
        self._unnoted = ""
        if not self.read_only:
            self._hold.take()
        self.state, self.words = ("looking", self.tr("Read only")) if self.read_only else ("saved", self.tr("Saved"))
        remember(opened.folder)
        for note in opened.notes[:1]:
            more = self.tr("{n} more notes.").format(n=len(opened.notes) - 1) if len(opened.notes) > 1 else ""
            self.studio.told.emit(note, more)
        self.lost = None if self.read_only or anyway else lost_work(opened)
        self.changed.emit()
        if self.holder:
            self.held_elsewhere.emit(self.holder)
        if self.lost:
            self.lost_found.emit(self.lost)

    # -- after a crash ------------------------------------------------------------------------------------------------

    def begin_recovery(self) -> None:
        """Call before lost work is shown: should that stop the program, the next start knows."""
        begin_try(self._journal.path)

    def bring_back(self) -> None:
        """The unsaved work takes the place of what was saved, as a step that can be undone."""
        lost, self.lost = self.lost, None
        if lost:
            self.studio.edit(self.tr("Recovered work"), lambda document: lost.work.document)
            self.studio.told.emit(self.tr("Your work is back."), self.tr("Undo goes to what was saved."))
            QTimer.singleShot(WELL, self, self._recovery_went_well)

    def leave_lost(self) -> None:
        """The film stays as it was saved; the unsaved work is found among the versions."""
        if self.lost:
            self.lost = None
            leave(self._journal.path)

    def _recovery_went_well(self) -> None:
        end_try(self._journal.path)

    # -- two windows --------------------------------------------------------------------------------------------------

    def work_anyway(self) -> None:
        """Takes the film over from another window, which then only looks."""
        try:
            opened = open_project(self.studio.project)
        except InbetweenerError as error:
            self.studio.told.emit(error.sentence, error.hint)
            return
        if opened.stamp != self._stamp:  # they saved meanwhile
            self.studio.open(opened.document, opened.folder)
        self._begin(opened, anyway=True)

    def _look_around(self) -> None:
        """Somebody else works on this film now: what is not saved is kept beside, and this window only looks."""
        if self.read_only or self._saving:
            return
        other = self._hold.other()
        if other is None:
            return
        if not self.saved:
            self._rest.stop()
            self._latest.stop()
            self._writer.submit(set_beside, self.studio.document, self.studio.project).add_done_callback(
                self._done.emit
            )
        self.holder = other
        self.read_only = self.studio.read_only = True
        self.state, self.words = "looking", self.tr("Read only")
        self.changed.emit()
        self.held_elsewhere.emit(other)

    # -- importing ----------------------------------------------------------------------------------------------------

    def import_files(self, paths: list[Path], *, new: bool = False) -> None:
        """Other programs' files at the end of this film; an empty film takes over their rate and shape."""
        document, folder = self.studio.document, self.studio.project
        if new or not (film_frames(document) or suit_any_film(paths)):
            self.studio.importer.bring(paths, document, free_folder(paths[0].stem), new=True)
        elif self.read_only:
            self._say_read_only()
        else:
            self.studio.importer.bring(paths, document, folder, new=False)

    def _brought(self, brought: Brought) -> None:
        if brought.after is None:
            if self.open(brought.folder):
                done = self.tr("{name} was imported.").format(name=brought.folder.stem)
                self.studio.told.emit(done, notes_line(brought.notes))
            return
        if brought.folder != self.studio.project:
            return  # another film was opened meanwhile; nothing of this one was changed
        known = {shot.id for shot in brought.before.shots()}
        first = next((shot.panels[0].id for shot in brought.after.shots() if shot.id not in known), "")
        here = self.studio.playhead
        if brought.beside:
            self._put_beside(brought, brought.after, brought.beside)
            return
        self.studio.edit(self.tr("Import"), with_brought, brought.before, brought.after, here)
        sounds = new_ones(brought.before.sounds, brought.after.sounds)
        if first or not sounds:
            done = self.tr("{n} shots were imported.").format(n=len(list(brought.after.shots())) - len(known))
        else:
            when = timecode(here, self.studio.document.rate)
            done = self.tr("{name} is heard from {time} on.").format(name=", ".join(s.name for s in sounds), time=when)
        if first:
            go_to_panel(self.studio, first)
        self.studio.told.emit(done, notes_line(brought.notes))

    def _put_beside(self, brought: Brought, after: Document, beside: Beside) -> None:
        self.studio.edit(self.tr("Import pictures"), with_pictures, brought.before, after, beside)
        known = {panel.id for shot in brought.before.shots() for panel in shot.panels}
        new = tuple(panel.id for shot in after.shots() for panel in shot.panels if panel.id not in known)
        if new:
            go_to_panel(self.studio, new[0], select=new)
        done = self.tr("{n} pictures were put in.") if len(new) > 1 else self.tr("The picture was put in.")
        self.studio.told.emit(done.format(n=len(new)), notes_line(brought.notes))

    # -- saving -------------------------------------------------------------------------------------------------------

    def save_now(self) -> None:
        """Saves in the background; ``saved`` turns true when the disk has it."""
        self._rest.stop()
        self._latest.stop()
        if self.read_only:
            self._say_read_only()
            return
        if self._saving is not None:
            self._rest.start(200)  # one save after the other
            return
        self._saving = self.studio.document, self._count
        work = self._writer.submit(self._save, *self._saving, self.studio.project, self._stamp)
        work.add_done_callback(self._done.emit)

    def put_away(self) -> tuple[str, str] | None:
        """Saves what is open, and waits for it. Gives a sentence and a hint when the disk refuses."""
        self._rest.stop()
        self._latest.stop()
        self.studio.settle()
        if self.read_only:
            return None
        try:
            self._writer.submit(lambda: None).result()  # a save that is going on
            if self.state != "saved":
                saved = self._save(self.studio.document, self._count, self.studio.project, self._stamp)
                self._stamp = saved.stamp
                self._say_saved()
        except (InbetweenerError, OSError) as error:
            self._rest.start(AGAIN)
            sentence, hint = in_words(error, self.tr("The film could not be saved"))
            self._refuse(sentence, hint)
            return sentence, hint
        return None

    def close(self) -> None:
        """Lets go of everything. What ``put_away`` could not save stays in the journal for the next start."""
        for timer in (self._rest, self._latest, self._watch):
            timer.stop()
        self._noter.close()
        if self.state != "failed":
            end_try(self._journal.path)
        self._hold.release()
        self._writer.shutdown()

    def _put_away(self) -> bool:
        """What is open is saved before something else takes its place; where it cannot be, it stays open."""
        refused = self.put_away()
        if refused:
            self.studio.told.emit(*refused)
            return False
        self._noter.drop()
        end_try(self._journal.path)
        self._hold.release()
        return True

    def _save(self, document: Document, count: int, folder: Path, stamp: str) -> Saved:  # in the writer's thread
        saved = save_project(document, folder, stamp)
        self._journal.saved(document, saved.revision, count, saved.stamp)
        return saved

    def _finished(self, done: Future[Saved | None]) -> None:
        saving, self._saving = self._saving, None
        error = done.exception()
        if error is not None:
            sentence, hint = in_words(error, self.tr("The film could not be saved"))
            self._refuse(sentence, hint)
            self._rest.start(AGAIN)
            return
        saved = done.result()
        if saved is None or saving is None:
            return
        self._stamp = saved.stamp
        for note in saved.notes:
            self.studio.told.emit(note, "")
        if saving[0] is self.studio.document:
            self._say_saved()
        elif not self._unnoted:
            self._set("soon", self.tr("Saving soon"))

    def _document_changed(self, change: object) -> None:
        if self.read_only:
            return
        self._count += 1
        self._noter.note(self._journal, self.studio.document, self._count)
        if self.state != "failed":
            self._rest.start()
        if not self._latest.isActive():
            self._latest.start()
        if self.state == "saved":
            self._set("soon", self.tr("Saving soon"))

    def _noted(self, sentence: str, hint: str) -> None:
        """The journal says that the disk refuses, or that all is well again."""
        self._unnoted = sentence
        if sentence:
            self._refuse(sentence, hint)
        if not self._rest.isActive():
            self._rest.start(AGAIN)

    def _set(self, state: State, words: str) -> None:
        self.state, self.words = state, words
        self.studio.saved_changed.emit(words)
        self.changed.emit()

    def _refuse(self, sentence: str, hint: str) -> None:
        self.refused = f"{heard(sentence)} {heard(hint)}".strip()
        self._set("failed", self.tr("Not saved"))

    def _say_saved(self) -> None:
        self._set("saved", self.tr("Saved {when:%H:%M}").format(when=datetime.now()))

    def _say_read_only(self) -> None:
        self.studio.told.emit(
            self.tr("This film can be looked at, but not changed here."), self.tr("Choose Save as to keep changes.")
        )

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


def in_words(error: BaseException, what: str) -> tuple[str, str]:
    if isinstance(error, InbetweenerError):
        return error.sentence, error.hint
    if isinstance(error, OSError):
        return f"{what}: {error.strerror or error}.", ""
    raise error
