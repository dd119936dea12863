"""What every sound of the film looks like on its own time: how long it is, its hills, and where it sets in."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from app.studio import Studio
from app.timeline.layout import Frames
from engine.document.model import Sound
from engine.media.mixing import film_sample
from engine.media.video import SOUND_RATE
from engine.media.waveform import Waveform
from engine.values.time import Rate

UNKNOWN = 24  # frames that a sound is drawn with until it was read


class Waves:
    """Waveforms by sound. What is not known yet is asked for, and the studio's sounds tell when it has arrived."""

    def __init__(self, studio: Studio):
        self.studio = studio

    def of(self, sound: Sound) -> Waveform | None:
        """None: it is being read, or it is missing, which was told when the project opened."""
        return self.studio.sounds.waveform(sound.asset)

    def whole(self, sound: Sound) -> int | None:
        """How many film frames its file has; None while nobody knows."""
        wave = self.of(sound)
        return None if wave is None else max(1, round(wave.samples / SOUND_RATE * self.studio.document.rate.fraction))

    def heard(self, sound: Sound) -> int:
        """How many film frames of it are heard, at least one."""
        whole = self.whole(sound)
        if whole is None:
            return sound.frames or UNKNOWN
        rest = max(1, whole - sound.skip)
        return rest if sound.frames is None else max(1, min(sound.frames, rest))

    def onsets(self, sound: Sound) -> Frames:
        """The film frames in which something sets in that is heard."""
        wave, rate = self.of(sound), self.studio.document.rate
        if wave is None:
            return np.empty(0, np.int64)
        frames = np.floor(wave.onsets / SOUND_RATE * float(rate.fraction) + 1e-6).astype(np.int64) - sound.skip
        return np.unique(frames[(frames >= 0) & (frames < self.heard(sound))]) + sound.film_frame


def hills(wave: Waveform, sound: Sound, rate: Rate, first: float, last: float, count: int) -> NDArray[np.float32]:
    """Low and high of so many columns between two film frames, as loud as the sound is set: [count, 2]."""
    per_frame = film_sample(1000, rate) / 1000
    shift = sound.skip - sound.film_frame
    found = wave.columns((first + shift) * per_frame, (last + shift) * per_frame, count)
    return np.clip(found * np.float32(sound.gain), -1, 1)
