"""Keys, stretches of words and markers by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QPointF, Qt

from app.timeline import edits
from app.timeline.content import Key
from app.timeline.gestures import ALT, Drag, signed, words
from app.timeline.layout import snapped
from app.timeline.scene import HEADER
from app.timeline.text import length
from engine.document import marker_edits
from engine.values.time import Span, timecode

if TYPE_CHECKING:
    from app.timeline.panel import TimelinePanel


class MoveKeys(Drag):
    """The selected keys, all by as many frames, no farther than their shots reach. With Alt they are copied."""

    def __init__(
        self, panel: TimelinePanel, grabbed: Key, film_frame: int, at: QPointF, modifiers: Qt.KeyboardModifier
    ):
        super().__init__(panel, at, film_frame)
        self.grabbed, self.film_frame = grabbed, film_frame
        self.before = panel.studio.selection.keys
        # a pinned drawing stands where its panel begins
        self.keys = tuple(key for key in self.before if key[1] != "pinned" and not panel.locked(key))
        self.copies = edits.copied(self.document, self.keys) if modifiers & ALT else ()
        starts = {each.shot.id: each.span.start for each in panel.content.placed}
        self.sorted = sorted(self.keys, key=lambda key: (starts[key[0]] + key[2], key[1]))  # as the copies are
        self.label = (
            words("Copy keys") if self.copies else words("Move keys") if len(self.keys) > 1 else words("Move key")
        )
        self.targets = panel.targets(moving=() if self.copies else self.keys)

    def move(self, at: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        if self.keys:
            super().move(at, modifiers)

    def drag(self, at: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        wanted = self.caught(at, modifiers) - self.film_frame
        by = edits.allowed(self.document, self.keys, wanted)
        self.landed(wanted, by)
        moved = {key: (key[0], key[1], key[2] + by) for key in self.keys}
        if self.copies:
            landed = [(copy, moved[key]) for copy, key in zip(self.copies, self.sorted, strict=True)]
            self.show(edits.with_copies, landed)
        else:
            self.show(edits.moved_keys, self.keys, by)
        self.panel.studio.select(keys=tuple(moved.get(key, key) for key in self.before))
        said = words("frame {frame}   {moved}")
        self.hint = said.format(frame=self.grabbed[2] + by + 1, moved=signed(by, self.rate))

    def abandon(self) -> None:
        super().abandon()
        self.panel.studio.select(keys=self.before)


class Respan(Drag):
    """The end of a stretch of words; the words that begin right there begin a little earlier or later."""

    def __init__(self, panel: TimelinePanel, index: int, at: QPointF):
        blocks = panel.content.words
        super().__init__(panel, at, int(blocks.stops[index]))
        self.placed = panel.content.placed[int(blocks.shots[index])]
        self.item = int(blocks.items[index])
        self.label = words("Words")
        self.targets = panel.targets()

    def drag(self, at: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        wanted = self.placed.shot_frame(self.caught(at, modifiers))
        frame = edits.word_edge(self.placed.shot, self.item, wanted)
        self.landed(wanted, frame)
        self.show(edits.with_word_edge, self.placed.shot.id, self.item, frame)
        self.hint = length(frame - self.placed.shot.words[self.item].span.start, self.rate)


class MoveMarkers(Drag):
    """The selected markers, all by as many frames."""

    def __init__(self, panel: TimelinePanel, index: int, at: QPointF):
        self.start = int(panel.content.markers[index])
        super().__init__(panel, at, self.start)
        self.chosen = panel.studio.selection.markers
        there = {marker.id: marker.film_frame for marker in self.document.markers}
        self.ids = tuple(name for name in self.chosen if name in there)
        self.first = min((there[name] for name in self.ids), default=0)
        self.label = words("Move markers") if len(self.ids) > 1 else words("Move marker")
        targets = panel.targets()
        self.targets = targets[~np.isin(targets, [there[name] for name in self.ids])]

    def drag(self, at: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        wanted = self.caught(at, modifiers) - self.start
        by = max(wanted, -self.first)
        self.landed(wanted, by)
        self.show(marker_edits.move_markers, self.ids, by)
        self.hint = f"{timecode(self.start + by, self.rate)}   {signed(by, self.rate)}"


class MoveStretch:
    """In or Out, in the ruler. No step of the film's: Undo does not know it."""

    hint = ""

    def __init__(self, panel: TimelinePanel, edge: str):
        self.panel, self.edge, self.before = panel, edge, panel.studio.stretch
        self.snap: int | None = None
        self.targets = panel.targets(stretch=False)

    def move(self, at: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        if self.before is None:
            return
        place = self.panel.view.at(at.x() - HEADER)
        self.snap = snapped(place, self.targets, self.panel.view) if self.panel.snaps(modifiers) else None
        frame = self.snap if self.snap is not None else int(np.floor(place + 0.5))
        start, stop = self.before.start, self.before.stop
        if self.edge == "in":
            stretch = Span(max(0, min(frame, stop - 1)), stop)
        else:
            stretch = Span(start, max(start + 1, min(frame, self.panel.content.frames)))
        self.panel.studio.set_stretch(stretch)
        self.hint = length(len(stretch), self.panel.studio.document.rate)

    def finish(self) -> None:
        pass

    def abandon(self) -> None:
        self.panel.studio.set_stretch(self.before)
