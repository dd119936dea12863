"""Playing: while the studio's flag is up, the frame that the clock says is the frame at the playhead.

The clock is the sound's own. Where the screen is too late, either frames are left out and the sound stays in time, or
every frame is shown and the sound waits for them: the artist chooses.
"""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QObject, QSettings, Qt, QTimer, Signal

from app.player.clock import Run
from app.player.listening import Listening
from app.studio import Studio
from engine.document.editor import Change

FASTEST = 8
PATIENCE = 3.0  # seconds that every-frame playing waits for a picture before it shows what there is


class Playback(QObject):
    """Moves the studio's playhead by the clock. A seek while it plays goes on from there."""

    dropped = Signal(int)  # frames that the screen was too late for, since play was pressed
    pace_changed = Signal(bool)  # every frame is shown, or not

    def __init__(
        self,
        studio: Studio,
        sound: Listening | None = None,
        ready: Callable[[int], bool] = lambda film_frame: True,
        parent: QObject | None = None,
    ):
        super().__init__(parent)
        self.studio = studio
        self.sound = sound or Listening(studio, parent=self)
        self.ready = ready  # whether a film frame's own picture is there, and no stand-in
        self.loop = False
        self.every_frame = bool(QSettings().value("player/every-frame", False, type=bool))
        self.speed = 1
        self.drops = 0
        self._run: Run | None = None
        self._shown = 0.0  # when the last frame was shown, while every frame is
        self._moving = False
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(4)
        self._timer.timeout.connect(self.tick)
        studio.playing_changed.connect(self._playing_changed)
        studio.playhead_moved.connect(self._playhead_moved)
        studio.changed.connect(self._document_changed)
        studio.stretch_changed.connect(self._stretch_changed)

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

    def set_every_frame(self, every_frame: bool) -> None:
        """True: no frame is left out, and the sound waits where the screen is late. False: the sound is never late."""
        if every_frame != self.every_frame:
            self.every_frame = every_frame
            QSettings().setValue("player/every-frame", every_frame)
            if self.studio.playing:
                self._begin()
            self.pace_changed.emit(every_frame)

    def toggle_pace(self) -> None:
        self.set_every_frame(not self.every_frame)

    def tick(self) -> None:
        """Shows what is due. Called every few milliseconds; most calls find nothing new."""
        if self._run is None:
            return
        now, here = self.sound.clock(), self.studio.playhead
        frame = self._run.frame_at(now)
        if frame == here:
            return
        if self.every_frame:
            self._next_frame(frame)
            return
        if frame is None:
            self._end()
            return
        late = abs(frame - here) - abs(self.speed)
        if late > 0 and not (self.loop and abs(frame - here) > (self._run.last - self._run.first) // 2):
            self.drops += late
            self.dropped.emit(self.drops)
        self._move(frame)

    def _next_frame(self, due: int | None) -> None:
        """The very next one, once its picture is there; where that took longer than a frame, sound begins anew with it."""
        run, here = self._run, self.studio.playhead
        assert run is not None
        following = here + (1 if run.speed > 0 else -1)
        if not run.first <= following <= run.last:
            if not run.loop:
                self._end()
                return
            following = run.first if run.speed > 0 else run.last
        if not self.ready(following) and time.monotonic() - self._shown < PATIENCE:
            return
        self._shown = time.monotonic()
        self._move(following)
        if due != following:
            self._begin()

    def _end(self) -> None:
        assert self._run is not None
        self._move(self._run.last if self._run.speed > 0 else self._run.first)
        self.studio.stop()

    def _playing_changed(self, playing: bool) -> None:
        if playing:
            self.drops, self._shown = 0, time.monotonic()
            self._begin(from_start=True)
            self._timer.start()
        else:
            self._timer.stop()
            self._run = None
            self.speed = 1
            self.sound.hush()

    def _playhead_moved(self, film_frame: int) -> None:
        if self._moving:
            return
        if self._run is not None:
            self._begin()
        elif not self.studio.playing:
            self.sound.scrub(film_frame)

    def _document_changed(self, change: Change) -> None:
        """Drafts that arrive while it plays are no reason to stumble; another rate or length is."""
        if self._run is None:
            return
        before, after = change.before, change.after
        same = before.rate == after.rate and self._bounds() == (self._run.first, self._run.last)
        if not same:
            self._begin()

    def _stretch_changed(self, _stretch: object) -> None:
        if self._run is not None:
            self._begin()

    def _bounds(self) -> tuple[int, int]:
        """The first and the last frame that are played."""
        last, stretch = self.studio.film_frames - 1, self.studio.stretch
        if self.loop and stretch and stretch.start <= last:  # only what lies between In and Out, again and again
            return stretch.start, min(last, stretch.stop - 1)
        return 0, last

    def _begin(self, from_start: bool = False) -> None:
        first, last = self._bounds()
        if last < 0:
            self.studio.stop()
            return
        if not first <= self.studio.playhead <= last:
            self._move(first if self.speed > 0 else last)
        elif from_start and self.speed > 0 and self.studio.playhead >= last:
            self._move(first)
        elif from_start and self.speed < 0 and self.studio.playhead <= first:
            self._move(last)
        here = self.studio.playhead
        began = self.sound.begin(here, first, last, self.speed, self.loop)
        self._run = Run(self.studio.document.rate, began, here, first, last, self.speed, self.loop)

    def _move(self, film_frame: int) -> None:
        self._moving = True
        try:
            self.studio.move_playhead(film_frame)
        finally:
            self._moving = False
