"""The owner of everything live: the document's editor, the playhead, the selection, the pictures, the engine.

Panels hold a Studio, listen to its signals and call its verbs; they never hold each other.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Concatenate, ParamSpec

from PySide6.QtCore import QObject, Signal

from app.jobs import JobView, ShotState
from app.pictures import Shelf
from engine.conditioning.vectors import Conditioning
from engine.document.editor import Change, Editor
from engine.document.film import Placed, film_frames, placed_shots, shot_at
from engine.document.model import Document, Panel, Shot
from engine.values.errors import InbetweenerError

P = ParamSpec("P")


@dataclass(frozen=True, slots=True)
class Selection:
    """What the next gesture is about. Ids that the document no longer has are dropped by the studio."""

    panels: tuple[str, ...] = ()  # panel ids, in film order
    entity: str = ""  # a cast member
    joint: int = -1  # of that cast member's pose at the playhead, -1: none
    keys: tuple[tuple[str, str, int], ...] = ()  # (shot id, track, shot_frame); track: "pose:<entity>", "camera", ...


class Studio(QObject):
    changed = Signal(object)  # Change: the document is another one now
    playhead_moved = Signal(int)  # film_frame
    selection_changed = Signal(object)  # Selection
    pictures_changed = Signal(str)  # shot id: its best pictures are others now; "": any shot's
    jobs_changed = Signal()  # the queue, its progress, or the worker
    saved_changed = Signal(str)  # words for the status bar
    told = Signal(str, str)  # a sentence and a hint for the artist, never a modal dialog
    opened = Signal()  # another project is open
    playing_changed = Signal(bool)
    wanted_changed = Signal(str)

    def __init__(self, document: Document, project: Path, parent: QObject | None = None):
        super().__init__(parent)
        self.project = project
        self.editor = Editor(document)
        self.playhead = 0
        self.selection = Selection()
        self.playing = False
        self.wanted = "auto"
        self.live_drafts = True
        self.jobs: tuple[JobView, ...] = ()
        self.pictures = Shelf(self, self)
        self._compiled: dict[str, tuple[Shot, Document, Conditioning | None]] = {}
        self.editor.listeners.append(self._document_changed)

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
        self.editor.apply(label, change, *args, **kwargs)

    def begin_drag(self, label: str) -> None:
        """From here to end_drag() is one step back. abandon_drag(), on Escape, leaves no trace."""
        self.editor.begin(label)

    def drag(self, change: Callable[Concatenate[Document, P], Document], *args: P.args, **kwargs: P.kwargs) -> None:
        self.editor.apply("", change, *args, **kwargs)

    def end_drag(self) -> None:
        if self.editor.dragging:
            self.editor.end()

    def abandon_drag(self) -> None:
        if self.editor.dragging:
            self.editor.abandon()

    # -- time ---------------------------------------------------------------------------------------------------------

    def placed(self) -> tuple[Placed, ...]:
        return placed_shots(self.document)

    def here(self) -> Placed | None:
        """The shot under the playhead."""
        return shot_at(self.document, self.playhead)

    def move_playhead(self, film_frame: int) -> None:
        film_frame = max(0, min(film_frame, film_frames(self.document) - 1))
        if film_frame != self.playhead:
            self.playhead = film_frame
            self.playhead_moved.emit(film_frame)

    def play(self) -> None:
        """The player's clock runs while this flag is up."""
        if not self.playing and film_frames(self.document):
            self.playing = True
            self.playing_changed.emit(True)

    def stop(self) -> None:
        if self.playing:
            self.playing = False
            self.playing_changed.emit(False)

    def toggle_play(self) -> None:
        self.stop() if self.playing else self.play()

    # -- pictures -----------------------------------------------------------------------------------------------------

    def want(self, kind: str) -> None:
        """What the viewer shows: "auto", "drawing", "blocking", "draft" or "final"."""
        if kind != self.wanted:
            self.wanted = kind
            self.wanted_changed.emit(kind)

    def conditioning(self, shot: Shot) -> Conditioning | None:
        """The shot as arrays; None, and told, when its staging contradicts itself."""
        from engine.conditioning.compile import compile_shot

        known = self._compiled.get(shot.id)
        if known and known[0] is shot and known[1].cast is self.document.cast and known[1].rate == self.document.rate:
            return known[2]
        try:
            compiled = compile_shot(self.document, shot)
        except InbetweenerError as error:
            compiled = None
            self.told.emit(error.sentence, error.hint)
        self._compiled[shot.id] = (shot, self.document, compiled)
        return compiled

    def shot_state(self, shot: Shot) -> ShotState:
        """What the shot's badge says."""
        return ShotState("drawing")

    # -- selection ----------------------------------------------------------------------------------------------------

    def select(self, **what: object) -> None:
        """select(panels=("panel-1",)), select(entity="..."), select(joint=4): only what is named changes."""
        selection = replace(self.selection, **what)
        if selection != self.selection:
            self.selection = selection
            self.selection_changed.emit(selection)

    def selected_panel(self) -> tuple[Shot, Panel] | None:
        """The first selected panel with its shot, else the panel under the playhead."""
        for shot in self.document.shots():
            for panel in shot.panels:
                if panel.id in self.selection.panels:
                    return shot, panel
        placed = self.here()
        return (placed.shot, placed.shot.panel_at(placed.shot_frame(self.playhead))) if placed else None

    def _document_changed(self, change: Change) -> None:
        self.changed.emit(change)
        self.move_playhead(self.playhead)
