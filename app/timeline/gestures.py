"""What the hand does on the timeline, from press to release. Every gesture is one step back, and Escape undoes it whole."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt

from app.timeline import edits
from app.timeline.content import Key
from app.timeline.layout import boxed, snapped
from app.timeline.scene import HEADER, TOP
from app.timeline.text import length
from engine.document import panel_edits
from engine.document.film import panel_label

if TYPE_CHECKING:
    from app.timeline.panel import TimelinePanel

CONTROL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)
NEAR = 3.0  # pixels that the hand may tremble before a click becomes a drag


class Gesture(Protocol):
    snap: int | None  # the film frame that it has caught on
    hint: str  # what it is doing, in numbers

    def move(self, at: QPointF, modifiers: Qt.KeyboardModifier) -> None: ...
    def finish(self) -> None: ...
    def abandon(self) -> None: ...


class Scrub:
    """The playhead follows the hand."""

    snap: int | None = None
    hint = ""

    def __init__(self, panel: TimelinePanel):
        self.panel, self.start = panel, panel.studio.playhead

    def move(self, at: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        self.panel.studio.move_playhead(self.panel.view.frame(at.x() - HEADER))

    def finish(self) -> None:
        pass

    def abandon(self) -> None:
        self.panel.studio.move_playhead(self.start)


class Pan:
    """The film is pushed about under the middle button."""

    snap: int | None = None
    hint = ""

    def __init__(self, panel: TimelinePanel, at: QPointF):
        self.panel, self.last = panel, at

    def move(self, at: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        self.panel.pan(self.last.x() - at.x(), self.last.y() - at.y())
        self.last = at

    def finish(self) -> None:
        pass

    def abandon(self) -> None:
        pass


class BoxSelect:
    """Keys inside a rectangle. With Shift they are added to what was selected, with Control they are turned over."""

    snap: int | None = None
    hint = ""

    def __init__(self, panel: TimelinePanel, at: QPointF, modifiers: Qt.KeyboardModifier):
        self.panel, self.before = panel, panel.studio.selection
        self.start, self.place = panel.view.at(at.x() - HEADER), at  # its first corner stays on its frame while panning
        self.top = at.y() + panel.scrolled
        self.mode = modifiers
        self.box: QRectF | None = None

    def move(self, at: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        if self.box is None and (at - self.place).manhattanLength() < NEAR:
            return
        panel = self.panel
        x, y = panel.view.x(self.start) + HEADER, self.top - panel.scrolled
        self.box = QRectF(QPointF(x, y), at).normalized()
        found: list[Key] = []
        for row in panel.rows:
            keys = panel.content.keys.get(row.key)
            top = TOP + row.top - panel.scrolled
            if keys is None or top + row.height / 2 < self.box.top() or top + row.height / 2 > self.box.bottom():
                continue
            part = boxed(keys.frames, self.start, panel.view.at(at.x() - HEADER))
            found += [panel.content.key(keys, index) for index in range(part.start, part.stop)]
        before = self.before.keys
        if self.mode & CONTROL:
            chosen = [key for key in before if key not in set(found)] + [key for key in found if key not in set(before)]
        else:
            chosen = [*before, *found] if self.mode & SHIFT else found
        panel.studio.select(keys=tuple(dict.fromkeys(chosen)))

    def finish(self) -> None:
        if self.box is None and not self.mode & (SHIFT | CONTROL):
            self.panel.studio.select(keys=())

    def abandon(self) -> None:
        self.panel.studio.select(keys=self.before.keys)


class Retime:
    """A panel's right edge: whatever follows moves along, or with Alt the next panel gives what this one takes."""

    def __init__(self, panel: TimelinePanel, index: int, at: QPointF, modifiers: Qt.KeyboardModifier):
        self.panel, self.index = panel, index
        self.snap: int | None = None
        self.hint = ""
        self.roll = bool(modifiers & ALT)
        self.document = panel.studio.document
        blocks = panel.content.panels
        self.start, self.stop = int(blocks.starts[index]), int(blocks.stops[index])
        self.placed = panel.content.placed[int(blocks.shots[index])]
        self.board = self.placed.shot.panels[int(blocks.items[index])]
        self.grip = at.x() - HEADER - panel.view.x(self.stop)  # the hand seldom takes an edge by its very pixel
        targets = panel.content.targets()
        targets = targets[
            (targets > self.start) & ((targets < self.stop) | (targets > self.stop if self.roll else False))
        ]
        playhead = [panel.studio.playhead] if panel.studio.playhead > self.start else []
        self.targets = np.unique(np.concatenate([targets, np.array(playhead, np.int64)]))
        panel.studio.begin_drag("Roll panels" if self.roll else "Retime panel")

    def move(self, at: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        panel, rate = self.panel, self.document.rate
        place = panel.view.at(at.x() - HEADER - self.grip)
        self.snap = snapped(place, self.targets, panel.view) if panel.snaps(modifiers) else None
        edge = self.snap if self.snap is not None else round(place)
        frames = max(1, edge - self.start)
        following = edits.panel_after(self.document, self.board.id) if self.roll else None
        name = panel_label(self.placed.number, self.placed.shot, self.board)
        if following:
            frames = min(frames, self.board.frames + following.frames - 1)
            panel.studio.drag(edits.again(self.document, panel_edits.set_frames, self.board.id, frames, ripple=False))
            rest = self.board.frames + following.frames - frames
            self.hint = f"{name}  {length(frames, rate)}   next  {length(rest, rate)}"
        else:
            panel.studio.drag(edits.again(self.document, panel_edits.set_frames, self.board.id, frames))
            self.hint = f"{name}  {length(frames, rate)}   {_signed(frames - self.board.frames, rate)}"
        if self.snap is not None and self.snap - self.start != frames:
            self.snap = None

    def finish(self) -> None:
        self.panel.studio.end_drag()

    def abandon(self) -> None:
        self.panel.studio.abandon_drag()


class MoveKeys:
    """The selected keys, all by as many frames, no farther than their shots reach."""

    def __init__(self, panel: TimelinePanel, grabbed: Key, film_frame: int, at: QPointF):
        self.panel, self.grabbed, self.film_frame = panel, grabbed, film_frame
        self.snap: int | None = None
        self.hint = ""
        self.before = panel.studio.selection.keys
        self.keys = tuple(key for key in self.before if key[1] != "pinned")  # those stand where their panel begins
        self.document = panel.studio.document
        self.press = at
        self.grip = at.x() - HEADER - panel.view.x(film_frame)
        self.begun = False
        self.targets = np.unique(np.append(panel.content.targets_without(self.keys), panel.studio.playhead))

    def move(self, at: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        if not self.keys or (not self.begun and abs(at.x() - self.press.x()) < NEAR):
            return
        panel = self.panel
        if not self.begun:
            self.begun = True
            panel.studio.begin_drag("Move keys" if len(self.keys) > 1 else "Move key")
        place = panel.view.at(at.x() - HEADER - self.grip)
        self.snap = snapped(place, self.targets, panel.view) if panel.snaps(modifiers) else None
        wanted = (self.snap if self.snap is not None else round(place)) - self.film_frame
        by = edits.allowed(self.document, self.keys, wanted)
        if by != wanted:
            self.snap = None
        panel.studio.drag(edits.again(self.document, edits.moved_keys, self.keys, by))
        moved = {key: (key[0], key[1], key[2] + by) for key in self.keys}
        panel.studio.select(keys=tuple(moved.get(key, key) for key in self.before))
        rate = self.document.rate
        self.hint = f"frame {self.grabbed[2] + by + 1}   {_signed(by, rate)}"

    def finish(self) -> None:
        if self.begun:
            self.panel.studio.end_drag()

    def abandon(self) -> None:
        if self.begun:
            self.panel.studio.abandon_drag()
        self.panel.studio.select(keys=self.before)


class Respan:
    """The end of a stretch of words; the words that begin right there begin a little earlier or later."""

    def __init__(self, panel: TimelinePanel, index: int, at: QPointF):
        self.panel = panel
        self.snap: int | None = None
        self.hint = ""
        self.document = panel.studio.document
        blocks = panel.content.words
        self.placed = panel.content.placed[int(blocks.shots[index])]
        self.item, self.stop = int(blocks.items[index]), int(blocks.stops[index])
        self.grip = at.x() - HEADER - panel.view.x(self.stop)
        self.targets = np.unique(np.append(panel.content.targets(), panel.studio.playhead))
        panel.studio.begin_drag("Words")

    def move(self, at: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        place = self.panel.view.at(at.x() - HEADER - self.grip)
        self.snap = snapped(place, self.targets, self.panel.view) if self.panel.snaps(modifiers) else None
        wanted = self.snap if self.snap is not None else round(place)
        frame = edits.word_edge(self.placed.shot, self.item, self.placed.shot_frame(wanted))
        if frame != self.placed.shot_frame(wanted):
            self.snap = None
        self.panel.studio.drag(edits.again(self.document, edits.with_word_edge, self.placed.shot.id, self.item, frame))
        self.hint = length(frame - self.placed.shot.words[self.item].span.start, self.document.rate)

    def finish(self) -> None:
        self.panel.studio.end_drag()

    def abandon(self) -> None:
        self.panel.studio.abandon_drag()


def _signed(frames: int, rate) -> str:
    return f"{'−' if frames < 0 else '+'}{length(abs(frames), rate)}"
