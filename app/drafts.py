"""When the engine is asked for a draft without anybody pressing a button: each time the hand rests."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QObject, QTimer

from engine.document.editor import Change
from engine.document.film import Placed
from engine.document.model import Document, Shot

PAUSE = 120  # ms without a move inside a drag: a warm draft
REST = 300  # ms after an edit: a cold one
LOOK = 900  # ms on a shot whose draft is missing or out of date


class Hand(Protocol):
    """What this needs of the studio."""

    playhead: int
    playing: bool
    live_drafts: bool
    generation: bool

    @property
    def document(self) -> Document: ...
    def here(self) -> Placed | None: ...
    def wants_draft(self, shot: Shot) -> bool: ...


class RestingHand(QObject):
    """Watches edits and the playhead, and asks for the shot under it: ``ask(shot, shot_frame, warm)``."""

    def __init__(self, hand: Hand, ask: Callable[[Shot, int, bool], None], parent: QObject | None = None):
        super().__init__(parent)
        self.hand, self.ask = hand, ask
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(lambda: self._ask(warm=True))
        self._rest = QTimer(self, singleShot=True, interval=REST)
        self._rest.timeout.connect(lambda: self._ask(warm=False))

    def edited(self, change: Change) -> None:
        """The document changed; only what a picture is made of matters."""
        placed = self.hand.here()
        if placed is None or same_picture(change.before, change.after, placed.shot):
            return
        if change.settled:
            self._pause.stop()
            self._rest.start(REST)
        else:
            self._rest.stop()
            self._pause.start()

    def looked(self) -> None:
        """The playhead moved: a shot that is looked at for a while gets its draft."""
        if not self._pause.isActive():
            self._rest.start(max(LOOK, self._rest.remainingTime()))

    def stop(self) -> None:
        self._pause.stop()
        self._rest.stop()

    def _ask(self, *, warm: bool) -> None:
        placed, hand = self.hand.here(), self.hand
        if placed is None or hand.playing or not (hand.live_drafts and hand.generation and placed.shot.paint):
            return
        if has_something_to_paint(placed.shot) and (warm or hand.wants_draft(placed.shot)):
            self.ask(placed.shot, placed.shot_frame(hand.playhead), warm)


def has_something_to_paint(shot: Shot) -> bool:
    """A shot with nobody in it, no words and no picture would be painted out of thin air."""
    return bool(
        shot.poses or shot.layouts or shot.staging or shot.words or shot.keyframes
        or any(panel.drawing for panel in shot.panels)
    )  # fmt: skip


PAINTED = ("words", "poses", "layouts", "camera", "keyframes", "staging", "light", "weather", "follow", "seed", "model", "paint")  # fmt: skip


def same_picture(before: Document, after: Document, shot: Shot) -> bool:
    """Whether an edit left alone everything that this shot's picture is made of."""
    old = next((other for other in before.shots() if other.id == shot.id), None)
    if old is None:
        return False
    if any(
        getattr(old, name) is not getattr(shot, name) and getattr(old, name) != getattr(shot, name) for name in PAINTED
    ):
        return False
    pinned = [(panel.drawing, panel.frames) for panel in shot.panels if panel.pinned]
    were = [(panel.drawing, panel.frames) for panel in old.panels if panel.pinned]
    return (
        pinned == were
        and old.frames == shot.frames
        and (before.cast is after.cast or before.cast == after.cast)
        and (before.style, before.width, before.height, before.held, before.model, before.rate)
        == (after.style, after.width, after.height, after.held, after.model, after.rate)
    )
