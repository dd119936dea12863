"""What the hand does on the timeline, from press to release. Every gesture is one step back, and Escape undoes it whole."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable
from typing import TYPE_CHECKING, Concatenate, ParamSpec, Protocol

import numpy as np
from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt

from app.timeline import edits
from app.timeline.content import Key
from app.timeline.layout import Frames, boxed, snapped
from app.timeline.scene import HEADER, TOP
from app.timeline.text import length
from engine.document.model import Document
from engine.values.time import Rate

if TYPE_CHECKING:
    from app.timeline.panel import TimelinePanel

P = ParamSpec("P")
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
    """What lies inside a rectangle: keys, markers and sounds. With Shift they are added, with Control turned over."""

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
        keys, sounds, markers = list[Key](), list[str](), list[str]()
        stop = panel.view.at(at.x() - HEADER)
        for row in panel.rows:
            top = TOP + row.top - panel.scrolled
            middle = top + row.height / 2
            if row.key in panel.tracks.locked or middle < self.box.top() or middle > self.box.bottom():
                continue
            if (found := panel.content.keys.get(row.key)) is not None:
                part = boxed(found.frames, self.start, stop)
                keys += [panel.content.key(found, index) for index in range(part.start, part.stop)]
            elif (heard := panel.content.sounds.get(row.key)) is not None:
                low, high = min(self.start, stop), max(self.start, stop)
                within = (heard.stops > low) & (heard.starts < high)
                sounds += [heard.sounds[index].id for index in np.flatnonzero(within).tolist()]
            elif row.key == "markers":
                part = boxed(panel.content.markers, self.start, stop)
                markers += [marker.id for marker in panel.content.document.markers[part]]
        before = self.before
        panel.studio.select(
            keys=self._together(before.keys, keys),
            sounds=self._together(before.sounds, sounds),
            markers=self._together(before.markers, markers),
        )

    def _together(self, before: tuple, found: list) -> tuple:
        if self.mode & CONTROL:
            both = [one for one in before if one not in set(found)] + [one for one in found if one not in set(before)]
        else:
            both = [*before, *found] if self.mode & SHIFT else found
        return tuple(dict.fromkeys(both))

    def finish(self) -> None:
        if self.box is None and not self.mode & (SHIFT | CONTROL):
            self.panel.studio.select(keys=(), sounds=(), markers=())

    def abandon(self) -> None:
        before = self.before
        self.panel.studio.select(keys=before.keys, sounds=before.sounds, markers=before.markers)


class Drag(ABC):
    """A gesture that changes the film. Nothing happens until the hand has really moved; then it is one step.

    ``drag`` says what the film is when the hand is at a place.
    """

    label = ""

    def __init__(self, panel: TimelinePanel, at: QPointF, film_frame: float):
        self.panel, self.press = panel, at
        self.document: Document = panel.studio.document  # as it was when the hand went down
        self.grip = at.x() - HEADER - panel.view.x(film_frame)  # the hand seldom takes a thing by its very pixel
        self.targets: Frames = np.empty(0, np.int64)
        self.snap: int | None = None
        self.hint = ""
        self.begun = False

    @property
    def rate(self) -> Rate:
        return self.document.rate

    def move(self, at: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        if not self.begun:
            if (at - self.press).manhattanLength() < NEAR:
                return
            self.begun = True
            self.panel.studio.begin_drag(self.label)
        self.drag(at, modifiers)

    @abstractmethod
    def drag(self, at: QPointF, modifiers: Qt.KeyboardModifier) -> None: ...

    def place(self, at: QPointF) -> float:
        """Where the thing is that was taken."""
        return self.panel.view.at(at.x() - HEADER - self.grip)

    def caught(self, at: QPointF, modifiers: Qt.KeyboardModifier) -> int:
        """The frame where it would land: what it catches on, or the nearest."""
        place = self.place(at)
        self.snap = snapped(place, self.targets, self.panel.view) if self.panel.snaps(modifiers) else None
        return self.snap if self.snap is not None else int(np.floor(place + 0.5))

    def landed(self, wanted: int, got: int) -> None:
        """What could not follow the hand has caught on nothing."""
        if wanted != got:
            self.snap = None

    def show(self, edit: Callable[Concatenate[Document, P], Document], *args: P.args, **kwargs: P.kwargs) -> None:
        """The film with this edit made on what was there when the hand went down."""
        self.panel.studio.drag(edits.again(self.document, edit, *args, **kwargs))

    def clicked(self) -> None:  # noqa: B027 -- most things do nothing then
        """The hand went up again where it went down."""

    def finish(self) -> None:
        if self.begun:
            self.panel.studio.end_drag()
        else:
            self.clicked()

    def abandon(self) -> None:
        if self.begun:
            self.panel.studio.abandon_drag()


def signed(frames: int, rate: Rate) -> str:
    return f"{'−' if frames < 0 else '+'}{length(abs(frames), rate)}"


def words(text: str) -> str:
    return QCoreApplication.translate("Timeline", text)
