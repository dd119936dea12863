"""Hearing the film: which output its sounds go to, how loud, and the clock that the picture follows."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QObject, QSettings, QTimer, Signal

from app.player.clock import SAMPLE
from app.player.output import Fill, Output, Silence, Speakers
from app.player.voice import Grain, Passage, Voice
from app.studio import Studio
from engine.media.mixing import film_sample
from engine.media.sound import Samples
from engine.media.video import SOUND_RATE

IDLE = 4000  # ms after which an output that has nothing to say is let go
GRAIN = SOUND_RATE * 9 // 100  # samples of a frame that is scrubbed over: long enough to know a vowel
PATIENCE = 2_000_000_000  # ns in which an output has to ask for samples, or it is none

Opener = Callable[[Callable[[str], None]], Output]


class Listening(QObject):
    """One for the player. ``state_changed`` tells that the volume, the output or the words about it are others now."""

    state_changed = Signal()
    _failed = Signal(str)  # from the output's thread

    def __init__(
        self,
        studio: Studio,
        speakers: Opener = Speakers,
        silence: Output | None = None,
        now: Callable[[], int] = time.perf_counter_ns,
        parent: QObject | None = None,
    ):
        super().__init__(parent)
        self.studio = studio
        self.voice = Voice(now)
        self.silent = ""  # why nothing can be heard, in words; empty while it can
        self._said = False
        kept = QSettings()
        self.muted = bool(kept.value("sound/muted", False, type=bool))
        self.scrubs = bool(kept.value("sound/scrubs", True, type=bool))
        self.delay = int(_share(kept.value("sound/delay", 0), 1000))  # ms that wireless headphones need
        self._volume = _share(kept.value("sound/volume", 1.0))
        self._now = now
        self._open = speakers
        self._speakers: Output | None = None
        self._silence = silence or Silence()
        self._output: Output | None = None  # the one that runs
        self._idle = QTimer(self, singleShot=True, interval=IDLE)
        self._idle.timeout.connect(self._rest)
        self._watch = QTimer(self, interval=500)
        self._watch.timeout.connect(self._look_after_it)
        self._failed.connect(self._lost)
        self._set_loudness()
        studio.opened.connect(self._opened)
        studio.closed.connect(self.close)
        studio.changed.connect(self.refresh)
        studio.soloed_changed.connect(self.refresh)
        studio.sounds.arrived.connect(self.refresh)
        self.refresh()

    # -- what is heard ------------------------------------------------------------------------------------------------

    def clock(self) -> int:
        """Flicks, as the ear has them."""
        return self.voice.clock()

    def begin(self, film_frame: int, first: int, last: int, speed: int, loop: bool) -> int:
        """Plays from a frame on, over ``first <= film_frame <= last``. Gives the flick at which its first sample is heard."""
        rate = self.studio.document.rate
        self._use(self._speakers if self._hears() and self._speakers else self._silence)
        at = self.voice.count
        start = film_sample(film_frame + (speed < 0), rate)
        self.voice.say(Passage(at, start, film_sample(first, rate), film_sample(last + 1, rate), speed, loop))
        self._idle.stop()
        self._watch.start()
        self._say_why_silent()
        return at * SAMPLE

    def hush(self) -> None:
        self.voice.say(None)
        self._watch.stop()
        self._idle.start()

    def scrub(self, film_frame: int) -> None:
        """What a frame sounds like, for a moment."""
        if not (self.scrubs and self._hears() and self._speakers):
            return
        self._use(self._speakers)
        length = max(GRAIN, film_sample(1, self.studio.document.rate))
        self.voice.say(Grain(self.voice.count, film_sample(film_frame, self.studio.document.rate), length))
        self._idle.start()

    def refresh(self, _what: object = None) -> None:
        """The film's sounds are others now; what plays goes on with them."""
        self.voice.sounds = self.studio.sounds.lay()
        if self.studio.document.sounds and self._speakers is None and not self.silent:
            self._speakers = self._open(self._failed.emit)

    # -- how loud -----------------------------------------------------------------------------------------------------

    @property
    def volume(self) -> float:
        """0 to 1, as the hand has set it."""
        return self._volume

    def set_volume(self, volume: float) -> None:
        self._volume = min(1.0, max(0.0, volume))
        self.muted = False
        self._set_loudness()

    def set_muted(self, muted: bool) -> None:
        self.muted = muted
        self._set_loudness()

    def set_scrubs(self, scrubs: bool) -> None:
        self.scrubs = scrubs
        self._set_loudness()

    def set_delay(self, delay: int) -> None:
        """The picture waits so many milliseconds for ears that hear late."""
        self.delay = delay
        self._set_loudness()

    def level(self) -> tuple[float, float]:
        """How loud it was, left and right, since this was last asked."""
        return self.voice.level()

    @property
    def running(self) -> bool:
        return self._output is not None

    def close(self) -> None:
        self._rest()
        for output in (self._speakers, self._silence):
            if output:
                output.close()
        self._speakers = None

    # -- the output ---------------------------------------------------------------------------------------------------

    def _hears(self) -> bool:
        return bool(self.studio.document.sounds)

    def _use(self, output: Output) -> None:
        if output is self._output:
            return
        self._rest()
        self._output = output
        self.voice.wake()
        output.start(self._filling(output))
        self.state_changed.emit()

    def _filling(self, output: Output) -> Fill:
        def fill(length: int) -> Samples:
            # one that was let go may ask once more before it stops
            room = output.room + self.delay * SOUND_RATE // 1000
            return self.voice.fill(length, room) if self._output is output else nothing(length)

        return fill

    def _rest(self) -> None:
        output, self._output = self._output, None
        if output:
            output.stop()
            self.voice.rest()
            self.state_changed.emit()

    def _look_after_it(self) -> None:
        if self._output is self._speakers and self._now() - self.voice.pulled > PATIENCE:
            self._lost(self.tr("the sound output does not answer"))

    def _lost(self, why: str) -> None:
        """The film goes on without sound, and says so once."""
        if self.silent:
            return
        self.silent = why
        if self._speakers:
            going, self._speakers = self._speakers, None
            if self._output is going:
                self._output = None
                self.voice.rest()
                if self.studio.playing:
                    self._use(self._silence)
            going.close()
        if self.studio.playing:
            self._say_why_silent()
        self.state_changed.emit()

    def _say_why_silent(self) -> None:
        """Once, when it matters: not while the artist draws."""
        if self.silent and self._hears() and not self._said:
            self._said = True
            self.studio.told.emit(
                self.tr("The film plays without sound: {why}.").format(why=self.silent),
                self.tr("Connect headphones or speakers, then choose Look for the sound again beside the volume."),
            )

    def look_again(self) -> None:
        """Headphones were plugged in."""
        self.silent, self._said = "", False
        self.refresh()
        self.state_changed.emit()

    def _opened(self) -> None:
        self._rest()
        self.refresh()

    def _set_loudness(self) -> None:
        # the ear hears in proportions: half of the way is a quarter of the excursion
        self.voice.volume = 0.0 if self.muted else self._volume**2
        kept = QSettings()
        kept.setValue("sound/muted", self.muted)
        kept.setValue("sound/volume", self._volume)
        kept.setValue("sound/scrubs", self.scrubs)
        kept.setValue("sound/delay", self.delay)
        self.state_changed.emit()


def nothing(length: int) -> Samples:
    return Passage(0, 0, 0, 0).heard((), 0, length)


def _share(kept: object, most: float = 1.0) -> float:
    """A number from the settings file, which a hand may have written."""
    try:
        return min(most, max(0.0, float(str(kept))))
    except ValueError:
        return min(most, 1.0)
