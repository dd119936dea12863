"""Lengths, order and transitions by hand: the edges of panels, panels themselves, and how one shot becomes the next."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QPointF, Qt

from app import boardwork
from app.timeline import edits
from app.timeline.gestures import NEAR, Drag, signed, words
from app.timeline.hits import board
from app.timeline.layout import nearest_index
from app.timeline.scene import HEADER
from app.timeline.text import length
from engine.document import panel_edits, retime_edits, shot_edits
from engine.document.film import longest_transition
from engine.document.model import Document, Transition, TransitionKind

if TYPE_CHECKING:
    from app.timeline.panel import TimelinePanel


class Retime(Drag):
    """A panel's right edge: whatever follows moves along, or the next panel gives what this one takes."""

    def __init__(self, panel: TimelinePanel, index: int, at: QPointF, roll: bool):
        blocks = panel.content.panels
        self.start, self.stop = int(blocks.starts[index]), int(blocks.stops[index])
        super().__init__(panel, at, self.stop)
        self.roll = roll
        self.label = words("Roll panels") if roll else words("Retime panel")
        self.placed, place = board(panel.content, index)
        self.board = self.placed.shot.panels[place]
        # what follows moves along with the edge, so that there is nothing in it to catch on
        targets = panel.targets()
        fixed = panel.fixed_targets()
        moving = targets[(targets > self.stop) & ~np.isin(targets, fixed)]
        self.targets = targets[(targets > self.start) & (targets != self.stop)]
        if not roll:
            self.targets = self.targets[~np.isin(self.targets, moving)]

    def drag(self, at: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        edge = self.caught(at, modifiers)
        frames = max(1, edge - self.start)
        following = edits.panel_after(self.document, self.board.id) if self.roll else None
        name = self.placed.label(self.board)
        if following:
            frames = min(frames, self.board.frames + following.frames - 1)
            self.show(panel_edits.set_frames, self.board.id, frames, ripple=False)
            rest = self.board.frames + following.frames - frames
            said = words("{panel}  {length}   next  {rest}")
            self.hint = said.format(panel=name, length=length(frames, self.rate), rest=length(rest, self.rate))
        else:
            self.show(panel_edits.set_frames, self.board.id, frames)
            self.hint = f"{name}  {length(frames, self.rate)}   {signed(frames - self.board.frames, self.rate)}"
        self.landed(edge, self.start + frames)


class Slide(Drag):
    """A panel pushed along between its neighbours, which give and take the time."""

    def __init__(self, panel: TimelinePanel, index: int, at: QPointF):
        blocks = panel.content.panels
        self.start, self.stop = int(blocks.starts[index]), int(blocks.stops[index])
        super().__init__(panel, at, self.start)
        self.label = words("Slide panel")
        self.placed, place = board(panel.content, index)
        self.board = self.placed.shot.panels[place]
        self.room = retime_edits.slide_room(self.document, self.board.id)
        targets = panel.targets()
        self.targets = targets[(targets <= self.start) | (targets >= self.stop)]

    def drag(self, at: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        wanted = self.caught(at, modifiers) - self.start
        by = max(self.room[0], min(wanted, self.room[1]))
        self.landed(wanted, by)
        self.show(retime_edits.slide_panel, self.board.id, by)
        self.hint = f"{self.placed.label(self.board)}   {signed(by, self.rate)}"


class Slip(Drag):
    """What happens in a panel, earlier or later, while the panel itself stays: all of its keys together."""

    def __init__(self, panel: TimelinePanel, index: int, at: QPointF):
        self.start = int(panel.content.panels.starts[index])
        super().__init__(panel, at, self.start)
        self.label = words("Slip panel")
        self.placed, place = board(panel.content, index)
        self.board = self.placed.shot.panels[place]
        self.keys = edits.keys_of_panel(self.placed.shot, self.board.id)
        self.room = edits.slip_room(self.placed.shot, self.board.id)

    def drag(self, at: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        by = max(self.room[0], min(self.caught(at, modifiers) - self.start, self.room[1]))
        self.show(edits.moved_keys, self.keys, by)
        self.hint = signed(by, self.rate) if self.keys else words("Nothing is keyed in this panel")


class Carry:
    """Panels lifted from their places and put between two others; shots, where a shot was taken."""

    snap: int | None = None
    hint = ""

    def __init__(
        self, panel: TimelinePanel, panels: tuple[str, ...], at: QPointF, whole: bool, clicked: tuple[str, ...]
    ):
        self.panel, self.panels, self.press, self.at = panel, panels, at, at
        self.clicked = clicked  # what is chosen when the hand only clicked
        content = panel.content
        self.edges = content.shots.starts if whole else content.panels.starts
        self.edges = np.append(self.edges, content.frames)
        self.begun = False
        chosen = set(panels)
        places = [at for at in range(len(content.panels.starts)) if self._name(at) in chosen]
        self.lifted = [(int(content.panels.starts[at]), int(content.panels.stops[at])) for at in places]
        self.before = int(content.panels.starts[places[0]]) if places else 0

    def wide(self) -> float:
        """Pixels of what is carried, as far as that helps to see where it goes."""
        frames = sum(stop - start for start, stop in self.lifted)
        return max(16.0, min(160.0, frames * self.panel.view.scale))

    def _name(self, index: int) -> str:
        placed, place = board(self.panel.content, index)
        return placed.shot.panels[place].id

    def move(self, at: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        if not self.begun and (at - self.press).manhattanLength() < NEAR + 2:
            return
        self.begun, self.at = True, at
        place = self.panel.view.at(at.x() - HEADER)
        self.before = int(self.edges[max(0, nearest_index(self.edges, place))])

    def finish(self) -> None:
        if not self.begun:
            if self.clicked:
                self.panel.studio.select(panels=self.clicked, keys=())
            return
        row = int(np.searchsorted(self.panel.content.panels.starts, self.before, "left"))
        after = row == len(self.panel.content.panels.starts)
        boardwork.carry(self.panel.studio, self.panels, self._name(row - 1 if after else row), after)

    def abandon(self) -> None:
        pass


class TransitionLength(Drag):
    """An edge of a transition, or a cut that becomes one: how long two shots are seen at once."""

    def __init__(self, panel: TimelinePanel, shot: int, at: QPointF):
        content = panel.content
        self.placed, self.before = content.placed[shot], content.placed[shot - 1]
        self.transition = self.placed.shot.transition or Transition("dissolve", 0)
        start = self.placed.span.start
        if self.transition.kind == "fade":
            self.fixed, edges = start, (start - self.transition.frames // 2, start + self.transition.frames // 2)
        else:
            self.fixed, edges = self.before.span.stop, (start, self.before.span.stop)
        place = panel.view.at(at.x() - HEADER)
        taken = min(edges, key=lambda edge: abs(edge - place))
        super().__init__(panel, at, taken)
        self.taken = taken
        self.label = words("Transition")
        self.targets = panel.targets()

    def drag(self, at: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        edge = self.caught(at, modifiers)
        if self.transition.kind == "fade":
            wanted = 2 * abs(edge - self.fixed)
        elif self.transition.frames == 0:
            wanted = abs(edge - self.taken)  # a cut is drawn open to either side
        else:
            sign = 1 if self.taken == self.fixed else -1
            wanted = self.transition.frames + sign * (edge - self.taken)
        most = longest_transition(self.transition.kind, self.before.shot, self.placed.shot)
        frames = max(0, min(wanted, most))
        self.landed(wanted, frames)
        self.show(with_transition, self.placed.shot.id, self.transition.kind, frames)
        self.hint = length(frames, self.rate) if frames else words("Cut")

    def clicked(self) -> None:
        if not self.transition.frames:
            self.panel.open_transition_menu(self.placed.shot.id)


def with_transition(document: Document, shot_id: str, kind: TransitionKind, frames: int) -> Document:
    """A transition of a kind and a length; of none at all it is a cut."""
    made = Transition(kind, frames) if frames else None
    return shot_edits.set_transition(document, shot_id, made)
