"""Playing: while the studio's flag is up, the frame that the clock says is the frame at the playhead."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from app.player.clock import Run
from app.studio import Studio

FASTEST = 8


class Playback(QObject):
    """Moves the studio's playhead by the clock. A seek while it plays goes on from there."""

    dropped = Signal(int)  # frames that the screen was too late for, since play was pressed

    def __init__(self, studio: Studio, clock: Callable[[], int] = time.perf_counter_ns, parent: QObject | None = None):
        super().__init__(parent)
        self.studio = studio
        self.clock = clock  # ns
        self.loop = False
        self.speed = 1
        self.drops = 0
        self._run: Run | None = None
        self._moving = False
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(4)
        self._timer.timeout.connect(self.tick)
        studio.playing_changed.connect(self._playing_changed)
        studio.playhead_moved.connect(self._playhead_moved)
        studio.changed.connect(self._document_changed)
        studio.stretch_changed.connect(self._document_changed)

    def toggle(self) -> None:
        """Space. At the end of the film it begins again."""
        self.speed = 1
        self.studio.toggle_play()

    def shuttle(self, direction: int) -> None:
        """J is -1, K is 0, L is 1. Pressed again it goes twice as fast, against the direction it turns round."""
        if direction == 0:
            self.speed = 1
            self.studio.stop()
            return
        faster = self.studio.playing and self.speed * direction > 0
        self.speed = direction * min(FASTEST, abs(self.speed) * 2) if faster else direction
        if self.studio.playing:
            self._begin()
        else:
            self.studio.play()

    def set_loop(self, loop: bool) -> None:
        self.loop = loop
        if self.studio.playing:
            self._begin()

    def tick(self) -> None:
        """Shows what is due. Called every few milliseconds; most calls find nothing new."""
        if self._run is None:
            return
        frame = self._run.frame_at(self.clock())
        if frame is None:
            self._move(self._run.last if self._run.speed > 0 else self._run.first)
            self.studio.stop()
            return
        late = abs(frame - self.studio.playhead) - abs(self.speed)
        if late > 0 and not (self.loop and abs(frame - self.studio.playhead) > (self._run.last - self._run.first) // 2):
            self.drops += late
            self.dropped.emit(self.drops)
        if frame != self.studio.playhead:
            self._move(frame)

    def _playing_changed(self, playing: bool) -> None:
        if playing:
            self.drops = 0
            self._begin(from_start=True)
            self._timer.start()
        else:
            self._timer.stop()
            self._run = None
            self.speed = 1

    def _playhead_moved(self, _film_frame: int) -> None:
        if not self._moving and self._run is not None:
            self._begin()

    def _document_changed(self, _change: object) -> None:
        if self._run is not None:
            self._begin()

    def _begin(self, from_start: bool = False) -> None:
        last = self.studio.film_frames - 1
        if last < 0:
            self.studio.stop()
            return
        first = 0
        stretch = self.studio.stretch
        if self.loop and stretch and stretch.start <= last:  # only what lies between In and Out, again and again
            first, last = stretch.start, min(last, stretch.stop - 1)
        if not first <= self.studio.playhead <= last:
            self._move(first if self.speed > 0 else last)
        elif from_start and self.speed > 0 and self.studio.playhead >= last:
            self._move(first)
        elif from_start and self.speed < 0 and self.studio.playhead <= first:
            self._move(last)
        run = Run(self.studio.document.rate, self.clock(), self.studio.playhead, first, last, self.speed, self.loop)
        self._run = run

    def _move(self, film_frame: int) -> None:
        self._moving = True
        try:
            self.studio.move_playhead(film_frame)
        finally:
            self._moving = False
