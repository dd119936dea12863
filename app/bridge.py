"""The one door between the window and the engine's thread: asks go in, events come out in the window's own time."""

from __future__ import annotations

import threading
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from engine.jobs.engine import Engine
from engine.jobs.events import DraftAsk, Event, Looks, Progress, RenderAsk, When
from engine.jobs.night import Night

BEAT = 33  # ms: pictures and progress come no oftener than this, however fast the engine is
CALM = 500  # ms: and no oftener than this while the film plays, one after the other,
BREATH = 15  # ms apart, so that no frame of it waits for all of them


class Bridge(QObject):
    """Holds the engine. ``hear`` is called in the window's thread, for every event that still matters then."""

    _poked = Signal(object)  # an object: narrower signals wrap or empty what they carry

    def __init__(self, hear: Callable[[Event], None], parent: QObject | None = None):
        super().__init__(parent)
        self.hear = hear
        self._waiting: list[Event] = []
        self._lock = threading.Lock()
        self._calm = False
        self._beat = QTimer(self, singleShot=True)
        self._beat.timeout.connect(self._deliver)
        self._poked.connect(self._start_beat)
        self.engine = Engine(self._from_engine)

    def ask(self, ask: DraftAsk) -> None:
        self.engine.ask(ask)

    def submit(self, ask: RenderAsk, when: When = "in turn") -> str:
        return self.engine.submit(ask, when)

    def prepare(self, model: str) -> None:
        self.engine.prepare(model)

    def cancel(self, job: str) -> None:
        self.engine.cancel(job)

    def pause(self) -> None:
        self.engine.pause()

    def resume(self) -> None:
        self.engine.resume()

    def retry(self, job: str) -> None:
        self.engine.retry(job)

    def move(self, job: str, following: str = "", when: When | None = None) -> None:
        self.engine.move(job, following, when)

    def change(self, job: str, ask: RenderAsk) -> None:
        self.engine.change(job, ask)

    def set_night(self, night: Night) -> None:
        self.engine.set_night(night)

    def give_way(self, gives_way: bool) -> None:
        """While the film plays the painter leaves it a processor, and what is told of painting leaves it the window."""
        self._calm = gives_way
        self.engine.give_way(gives_way)

    def close(self) -> None:
        """Waits for the engine's thread; what it was painting is in the store and goes on next time."""
        self.engine.close()
        self._beat.stop()

    def _from_engine(self, event: Event) -> None:  # in the engine's thread
        with self._lock:
            first = not self._waiting
            self._waiting.append(event)
        if first:
            self._poked.emit(None)

    def _start_beat(self, _: object) -> None:
        if not self._beat.isActive():
            self._beat.start(CALM if self._calm else BEAT)

    def _deliver(self) -> None:
        with self._lock:
            events = newest(self._waiting)
            events, self._waiting = (events[:1], events[1:]) if self._calm else (events, [])
            more = bool(self._waiting)
        if more:
            self._beat.start(BREATH)
        for event in events:
            self.hear(event)


def newest(events: list[Event]) -> list[Event]:
    """The events in order, without the pictures and progress that a later one in the same beat replaces."""
    kept: list[Event] = []
    seen: set[tuple[object, ...]] = set()
    for event in reversed(events):
        key: tuple[object, ...] | None = None
        if isinstance(event, Looks):
            key = ("looks", event.job, event.shot, event.shot_frames)
        elif isinstance(event, Progress):
            key = ("progress", event.job)
        if key is None or key not in seen:
            kept.append(event)
        if key is not None:
            seen.add(key)
    return kept[::-1]
