"""The owner of everything live: the document's editor, the playhead, the selection, the pictures, the engine.

Panels hold a Studio, listen to its signals and call its verbs; they never hold each other.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Concatenate, ParamSpec

from PySide6.QtCore import QObject, Signal

from app.copier import Copier
from app.drafts import RestingHand
from app.exporter import Exporter
from app.importer import Importer
from app.jobs import Engine, JobView, jobs_after, stopping, worked_on
from app.pictures import Shelf
from app.posters import Posters
from app.sounds import Sounds
from app.states import States
from app.takes import Takes
from engine.document.editor import Change, Editor
from engine.document.film import Placed, placed_shots
from engine.document.following import followed
from engine.document.model import Document, Panel, Shot
from engine.document.take_edits import use_take
from engine.jobs.events import (
    DraftAsk,
    Event,
    Failed,
    Finished,
    Looks,
    RenderAsk,
    Resting,
    Stopped,
    TakeMade,
    When,
    WorkerState,
)
from engine.models import FAMILIES
from engine.store.takes import Quality, Take
from engine.values.errors import InbetweenerError
from engine.values.time import Span

P = ParamSpec("P")


@dataclass(frozen=True, slots=True)
class Selection:
    """What the next gesture is about. Ids that the document no longer has are dropped by the studio."""

    panels: tuple[str, ...] = ()  # panel ids, in film order
    entity: str = ""  # a cast member
    joint: int = -1  # of that cast member's pose at the playhead, -1: none
    keys: tuple[tuple[str, str, int], ...] = ()  # (shot id, track, shot_frame); track: "pose:<entity>", "camera", ...
    sounds: tuple[str, ...] = ()  # ids of sounds, and below of markers, that may be gone already
    markers: tuple[str, ...] = ()


class _Named(dict[str, str]):
    """Keys by the actions that have them; an action that no window offers is named by its id."""

    def __missing__(self, action: str) -> str:
        return f"“{action}”"


class Studio(QObject):
    changed = Signal(object)  # Change: the document is another one now
    playhead_moved = Signal(int)  # film_frame
    selection_changed = Signal(object)  # Selection
    pictures_changed = Signal(str)  # shot id: its best pictures are others now; "": any shot's
    jobs_changed = Signal()  # the queue, its progress, or the worker
    work_changed = Signal(str)  # shot id: it is painted now, farther than it was, no longer, or has a new take
    saved_changed = Signal(str)  # words for the status bar
    told = Signal(str, str)  # a sentence and a hint for the artist, never a modal dialog
    opened = Signal()  # another project is open
    closed = Signal()  # quiet threads of panels end, too
    drawing_asked = Signal(str)  # panel id: it is to be drawn on
    playing_changed = Signal(bool)
    wanted_changed = Signal(str)
    generation_changed = Signal(bool)
    settling = Signal()  # whoever has something on its way to the document brings it there at once
    compared_changed = Signal()  # two takes are put side by side, or no longer
    stretch_changed = Signal(object)  # Span | None: the film frames between In and Out
    soloed_changed = Signal(object)  # frozenset of sound tracks' ids
    keys_changed = Signal()  # sentences that name keys are said anew

    def __init__(self, document: Document, project: Path, parent: QObject | None = None):
        super().__init__(parent)
        self.project = project
        self.editor = Editor(document)
        self.playhead = 0
        self.selection = Selection()
        self.playing = False
        self.stretch: Span | None = None  # film frames from In up to Out: what is played again and again
        self.soloed: frozenset[str] = frozenset()  # ids of the sound tracks that alone are heard; none: all are
        self.following = False  # sounds and markers go along when what is before them grows or shrinks
        self.still: frozenset[str] = frozenset()  # "markers", "sound:<track>": those that stay all the same
        self._began: Document | None = None  # the film as it was when the hand went down
        self.wanted = "auto"
        self.compared: tuple[Take, Take] | None = None
        self.aside: list[Callable[[Event], bool]] = []  # who hears of the engine first, and whether it was theirs alone
        self.posters = Posters(self)
        self.sights: list[Callable[[], Iterable[str]]] = []  # who can say which shots are seen
        self.keys: Mapping[str, str] = {}  # how each action is named to somebody who is told to press its key
        self.live_drafts = True
        self.generation = True  # off: a storyboard and animatic program, and nothing else is shown
        self.read_only = False  # somebody else has the film, or it may not be written to
        self.engine: Engine | None = None
        self.paused = False
        self.jobs: tuple[JobView, ...] = ()
        self.worker: WorkerState | None = None
        self.takes = Takes(project)
        self.sounds = Sounds(self, self)
        self.pictures = Shelf(self, self)
        self.pictures.changed.connect(self.pictures_changed)
        self.exporter = Exporter(self.hear, self)
        self.importer = Importer(self.hear, self)
        self.copier = Copier(self.hear, self)
        self.errands = self.exporter, self.importer, self.copier  # what the window's own threads do for the film
        self.hand = RestingHand(self, self._ask_draft, self)
        self._placed: tuple[Document | None, tuple[Placed, ...]] = None, ()
        self.states = States(self, self)
        self.states.found.connect(self.pictures_changed)
        self.states.found.connect(self.hand.idle)
        self.jobs_changed.connect(self.hand.idle)
        self.editor.listeners.append(self._document_changed)

    def open(self, document: Document, project: Path) -> None:
        """Another project takes the place of this one."""
        self.stop()
        self.hand.stop()
        self.project = project
        self.editor = Editor(document)
        self.editor.listeners.append(self._document_changed)
        self.playhead = 0
        self.set_stretch(None)
        self.solo(frozenset())
        self.selection = Selection()
        self.jobs = tuple(job for job in self.jobs if job.live)
        self.takes = Takes(project)
        self.pictures.clear()
        self.sounds.clear()
        self.states.clear()
        self.compare(None)
        self.opened.emit()
        self.jobs_changed.emit()

    def moved_to(self, project: Path) -> None:
        """The same film lies in another folder now, with all that it names."""
        self.project = project
        self.takes = Takes(project)

    def close(self) -> None:
        """The quiet threads end."""
        self.closed.emit()
        self.jobs_changed.disconnect(self.hand.idle)  # what is still told on the way out asks for nothing more
        self.states.found.disconnect(self.hand.idle)
        self.hand.stop()
        for errand in self.errands:
            errand.close()
        self.pictures.close()
        self.sounds.close()
        self.states.close()
        self.posters.close()

    # -- the document -------------------------------------------------------------------------------------------------

    @property
    def document(self) -> Document:
        return self.editor.document

    def edit(
        self,
        label: str,
        change: Callable[Concatenate[Document, P], Document],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> None:
        """One step of the artist's: an edit function of engine.document with its arguments."""
        if not self.may_change():
            return
        try:
            self.editor.apply(label, self._in_step(change), *args, **kwargs)
        except InbetweenerError as error:
            self.told.emit(error.sentence, error.hint)

    def may_change(self) -> bool:
        """Whether this film may be changed here; where it may not, that is said."""
        if self.read_only:
            self.told.emit(
                self.tr("This film can be looked at, but not changed here."),
                self.tr("Choose Save as to work on a copy."),
            )
        return not self.read_only

    def _in_step(
        self, change: Callable[Concatenate[Document, P], Document]
    ) -> Callable[Concatenate[Document, P], Document]:
        """The same edit with sounds and markers going along, where the artist wants that."""
        if not self.following:
            return change
        began = self._began if self.editor.dragging and self._began else self.document

        def with_sounds(document: Document, *args: P.args, **kwargs: P.kwargs) -> Document:
            return followed(began, document, change(document, *args, **kwargs), self.still)

        return with_sounds

    @property
    def staying(self) -> frozenset[str] | None:
        """The tracks whose sounds and markers do not go along; None when none do."""
        return self.still if self.following else None

    def begin_drag(self, label: str) -> None:
        """From here to end_drag() is one step back. abandon_drag(), on Escape, leaves no trace."""
        self._began = self.document
        self.editor.begin(label)

    def drag(self, change: Callable[Concatenate[Document, P], Document], *args: P.args, **kwargs: P.kwargs) -> None:
        self.edit("", change, *args, **kwargs)

    def end_drag(self) -> None:
        if self.editor.dragging:
            self.editor.end()

    def abandon_drag(self) -> None:
        if self.editor.dragging:
            self.editor.abandon()

    def settle(self) -> None:
        """What is half done is finished now: the film is stepped back in, saved or put away next."""
        self.settling.emit()
        self.end_drag()

    def undo(self) -> None:
        self.settle()
        self.editor.undo()

    def redo(self) -> None:
        self.settle()
        self.editor.redo()

    # -- time ---------------------------------------------------------------------------------------------------------

    def placed(self) -> tuple[Placed, ...]:
        """Every shot with its place in the film. Asked for at every frame, so a film's places are found once."""
        if self._placed[0] is not self.document:
            self._placed = self.document, placed_shots(self.document)
        return self._placed[1]

    @property
    def film_frames(self) -> int:
        """The length of the film in frames."""
        placed = self.placed()
        return placed[-1].span.stop if placed else 0

    def here(self) -> Placed | None:
        """The shot under the playhead; under a transition the one that comes in."""
        placed = self.placed()
        index = bisect_right(placed, self.playhead, key=lambda each: each.span.start) - 1
        return placed[index] if index >= 0 else None

    def move_playhead(self, film_frame: int) -> None:
        film_frame = max(0, min(film_frame, self.film_frames - 1))
        if film_frame != self.playhead:
            self.playhead = film_frame
            self.playhead_moved.emit(film_frame)
            self.hand.looked()

    def play(self) -> None:
        """The player's clock runs while this flag is up."""
        if not self.playing and self.film_frames:
            self.playing = True
            self.playing_changed.emit(True)

    def stop(self) -> None:
        if self.playing:
            self.playing = False
            self.playing_changed.emit(False)
            self.hand.looked()

    def toggle_play(self) -> None:
        if self.playing:
            self.stop()
        else:
            self.play()

    def set_stretch(self, stretch: Span | None) -> None:
        """What is looked at again and again; None is the whole film."""
        if stretch != self.stretch:
            self.stretch = stretch
            self.stretch_changed.emit(stretch)

    def mark_in(self, film_frame: int) -> None:
        """The stretch begins with this frame; an Out that lies before it is forgotten."""
        stop = self.stretch.stop if self.stretch and self.stretch.stop > film_frame else self.film_frames
        self.set_stretch(Span(max(0, film_frame), stop) if film_frame < stop else None)

    def mark_out(self, film_frame: int) -> None:
        """The stretch ends with this frame, which still belongs to it; an In that lies behind it is forgotten."""
        start = self.stretch.start if self.stretch and self.stretch.start <= film_frame else 0
        self.set_stretch(Span(start, film_frame + 1))

    def solo(self, tracks: frozenset[str]) -> None:
        """Only these sound tracks are heard while the film plays; it is no property of the film."""
        if tracks != self.soloed:
            self.soloed = tracks
            self.soloed_changed.emit(tracks)

    # -- pictures -----------------------------------------------------------------------------------------------------

    def want(self, kind: str) -> None:
        """What the viewer shows: "auto", "drawing", "blocking", "draft" or "final"."""
        if kind != self.wanted:
            self.wanted = kind
            self.wanted_changed.emit(kind)

    def compare(self, take_a: Take | None, take_b: Take | None = None) -> None:
        """Puts two takes of one shot beside each other, A and B, until other ones are; None ends it.

        The viewer shows them as it likes; ``pictures.of_take(take, shot.head + shot_frame)`` gives their pictures.
        """
        pair = (take_a, take_b) if take_a and take_b and take_a.shot == take_b.shot else None
        if pair != self.compared:
            self.compared = pair
            self.compared_changed.emit()

    def active_take(self, shot: Shot, quality: str = "") -> Take | None:
        return self.takes.active(shot, quality) if self.generation else None

    def in_sight(self) -> Iterable[str]:
        """The shots that can be seen in the panels, whichever of them the playhead is on."""
        return [shot_id for seen in self.sights for shot_id in seen()]

    @property
    def at_work(self) -> bool:
        """Whether the engine has something to do, or a gesture is under way."""
        return self.editor.dragging or any(job.live for job in self.jobs)

    # -- words --------------------------------------------------------------------------------------------------------

    def set_keys(self, keys: Mapping[str, str]) -> None:
        self.keys = keys
        self.keys_changed.emit()

    def with_keys(self, words: str) -> str:
        """ "press {new-panel}": a sentence with the keys of the actions that it names, whichever they are by now."""
        return words.format_map(_Named(self.keys))

    # -- selection ----------------------------------------------------------------------------------------------------

    def select(self, **what: object) -> None:
        """select(panels=("panel-1",)), select(entity="..."), select(joint=4): only what is named changes."""
        selection = replace(self.selection, **what)
        if selection != self.selection:
            self.selection = selection
            self.selection_changed.emit(selection)

    def selected_panel(self) -> tuple[Shot, Panel] | None:
        """The first selected panel with its shot, else the panel under the playhead."""
        if self.selection.panels:
            for shot in self.document.shots():
                for panel in shot.panels:
                    if panel.id in self.selection.panels:
                        return shot, panel
        placed = self.here()
        return (placed.shot, placed.shot.panel_at(placed.shot_frame(self.playhead))) if placed else None

    def selected_shots(self) -> tuple[Shot, ...]:
        """The shots of the selected panels, else the one under the playhead."""
        chosen = set(self.selection.panels)
        shots = tuple(shot for shot in self.document.shots() if any(panel.id in chosen for panel in shot.panels))
        here = self.here()
        return shots or ((here.shot,) if here else ())

    # -- the engine ---------------------------------------------------------------------------------------------------

    def render(
        self, quality: Quality, shots: tuple[str, ...] = (), film: Path | None = None, when: When = "in turn"
    ) -> str:
        """Takes of these shots (all: none named), and the film where a path is given. Gives the job's name."""
        if self.engine is None:
            return ""
        try:
            return self.engine.submit(RenderAsk(self.document, self.project, shots, quality, film), when)
        except InbetweenerError as error:
            self.told.emit(error.sentence, error.hint)
            return ""

    def export(self, form: str, path: Path) -> None:
        """The film for others as it stands in the boards: see ``exporter.FORMS``."""
        self.exporter.export(form, self.document, self.project, path)

    def cancel(self, job: str) -> None:
        if not any(errand.cancel(job) for errand in self.errands) and self.engine:
            self.engine.cancel(job)
            self._have_jobs(stopping(self.jobs, job))

    def pause(self, paused: bool) -> None:
        """The whole queue rests after its present step, or goes on."""
        self.paused = paused
        if self.engine:
            if paused:
                self.engine.pause()
            else:
                self.engine.resume()
        self.jobs_changed.emit()

    def clear_jobs(self) -> None:
        """Takes what is over off the list, and what failed out of the queue."""
        for job in self.jobs:
            if not job.live and job.again:
                self.cancel(job.job)
        self._have_jobs(tuple(job for job in self.jobs if job.live))

    def _have_jobs(self, jobs: tuple[JobView, ...]) -> None:
        """Called thirty times a second while something is painted: who shows a shot is told only what is new of it."""
        before, self.jobs = self.jobs, jobs
        for shot in worked_on(before, jobs):
            self.work_changed.emit(shot)
        self.jobs_changed.emit()

    def set_generation(self, on: bool) -> None:
        """Off: no draft is asked for, no take is shown, and the window says nothing of either."""
        if on != self.generation:
            self.generation = on
            self.generation_changed.emit(on)
            self.pictures_changed.emit("")

    def hear(self, event: Event) -> None:
        """Something happened in the engine. What is only about tries that nobody has chosen is heard aside."""
        if any(hear(event) for hear in tuple(self.aside)):
            return
        match event:
            case Looks():
                self.pictures.look_at(event)
            case TakeMade():
                self.takes.add(event.take)
                self.pictures.take_made(event.take)
                self._show_take(event.take)
                self.work_changed.emit(event.take.shot)
            case WorkerState():
                self.worker = event
            case Resting(paused):
                self.paused = paused
            case Failed():
                self._gone(event.job)
                self.told.emit(event.sentence, event.hint)
            case Finished() | Stopped():
                self._gone(event.job)
            case _:
                pass
        self._have_jobs(jobs_after(self.jobs, event))

    def _show_take(self, take: Take) -> None:
        """A take that arrives is shown, and is no step of the artist's to be undone."""
        shot = next((shot for shot in self.document.shots() if shot.id == take.shot), None)
        # a try from another seed, which nobody waits for any more, is only one more in the list
        if shot and int(take.parts.get("seed", shot.seed)) == shot.seed:
            self.editor.amend(use_take, take.shot, take.id)

    def _gone(self, job: str) -> None:
        for view in self.jobs:
            if view.job == job and view.shot:
                self.pictures.forget_live(view.shot)

    def _ask_draft(self, shot: Shot, shot_frame: int, warm: bool) -> None:
        family = FAMILIES.get(shot.model or self.document.model)
        if (
            self.engine and not self.paused and family and family.find()
        ):  # nobody there to paint: the inspector says so, quietly
            self.engine.ask(DraftAsk(self.document, self.project, shot.id, shot_frame, warm))

    def _document_changed(self, change: Change) -> None:
        self._drop_what_is_gone()
        self._stop_drafts_of_what_is_gone(change)
        self.changed.emit(change)
        self.move_playhead(self.playhead)
        self.hand.edited(change)

    def _stop_drafts_of_what_is_gone(self, change: Change) -> None:
        """Nobody waits for drafts of shots that a step took out of the film; what somebody ordered for good goes on."""
        if change.before.sequences is change.after.sequences:
            return
        there = {shot.id for shot in change.after.shots()}
        gone = {shot.id for shot in change.before.shots()} - there
        self.hand.forget(gone)
        ours = [job for job in self.jobs if job.live and not job.stopping and job.project == str(self.project)]
        for job in ours:
            draft = job.quality == "draft" and not job.file
            if draft and gone.intersection(job.shots) and there.isdisjoint(job.shots):
                self.cancel(job.job)

    def _drop_what_is_gone(self) -> None:
        chosen = self.selection
        if chosen.panels:
            there = {panel.id for shot in self.document.shots() for panel in shot.panels}
            if not there.issuperset(chosen.panels):
                self.select(panels=tuple(panel for panel in chosen.panels if panel in there))
        if chosen.entity and all(member.id != chosen.entity for member in self.document.cast):
            self.select(entity="", joint=-1)
