"""When the engine is asked for a draft without anybody pressing a button: each time the hand rests.

First the shot under the playhead; when there is nothing left to do there, the shots that can be seen, from the nearest,
and then the others.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Protocol

from PySide6.QtCore import QObject, QTimer

from app.states import States
from engine.document.editor import Change
from engine.document.film import Placed
from engine.document.model import Document, Shot
from engine.render.request import paintable

PAUSE = 120  # ms without a move inside a drag: a warm draft
REST = 300  # ms after an edit: a cold one
LOOK = 900  # ms on a shot whose draft is missing or out of date
IDLE = 1500  # ms in which neither the hand nor the engine does anything, before other shots get theirs


class Hand(Protocol):
    """What this needs of the studio."""

    playhead: int
    playing: bool
    live_drafts: bool
    generation: bool
    states: States

    @property
    def document(self) -> Document: ...
    @property
    def at_work(self) -> bool: ...
    def here(self) -> Placed | None: ...
    def placed(self) -> tuple[Placed, ...]: ...
    def in_sight(self) -> Iterable[str]: ...


class RestingHand(QObject):
    """Watches edits and the playhead, and asks for the shot under it: ``ask(shot, shot_frame, warm)``."""

    def __init__(self, hand: Hand, ask: Callable[[Shot, int, bool], None], parent: QObject | None = None):
        super().__init__(parent)
        self.hand, self.ask = hand, ask
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(lambda: self._ask(warm=True))
        self._rest = QTimer(self, singleShot=True, interval=REST)
        self._rest.timeout.connect(lambda: self._ask(warm=False))
        self._idle = QTimer(self, singleShot=True, interval=IDLE)
        self._idle.timeout.connect(self._ask_for_another)
        self._asked: dict[str, Shot] = {}  # what was asked for in idle time: no shot is asked for twice as it is

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
        self._idle.start()

    def forget(self, shots: Iterable[str]) -> None:
        """These shots are gone; those that come back want their drafts again."""
        for shot in shots:
            self._asked.pop(shot, None)

    def idle(self) -> None:
        """The engine may have nothing to do now."""
        self._idle.start()

    def stop(self) -> None:
        self._pause.stop()
        self._rest.stop()
        self._idle.stop()
        self._asked.clear()

    def _ask(self, *, warm: bool) -> None:
        placed, hand = self.hand.here(), self.hand
        if placed is None or hand.playing or not (hand.live_drafts and hand.generation):
            return
        if paintable(placed.shot) and (warm or hand.states.wants_draft(placed.shot)):
            self._idle.stop()  # until the engine has said that it is at work, and then that it is done
            self._asked[placed.shot.id] = placed.shot
            self.ask(placed.shot, placed.shot_frame(hand.playhead), warm)
        else:
            self._idle.start()

    def _ask_for_another(self) -> None:
        """One more of the shots that nobody works on just now."""
        hand = self.hand
        if hand.playing or not (hand.live_drafts and hand.generation):
            return
        if hand.at_work or self._pause.isActive() or self._rest.isActive():
            return  # whoever ends that says so
        for placed in in_order(hand.placed(), hand.playhead, set(hand.in_sight())):
            shot = placed.shot
            if self._asked.get(shot.id) is not shot and paintable(shot) and hand.states.draws_by_itself(shot):
                self._asked[shot.id] = shot
                self.ask(shot, 0, False)
                return


def in_order(placed: Iterable[Placed], playhead: int, seen: set[str]) -> list[Placed]:
    """Shots that can be seen before those that cannot, each from the nearest to the playhead."""

    def away(each: Placed) -> tuple[bool, int]:
        return each.shot.id not in seen, max(each.span.start - playhead, playhead - each.span.stop + 1, 0)

    return sorted(placed, key=away)


PAINTED = (
    "words", "poses", "layouts", "camera", "keyframes", "staging", "light", "weather", "follow", "seed", "model", "paint",
    "locks", "retries", "head",
)  # fmt: skip


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
