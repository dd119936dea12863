"""How loud every sound of the film is, frame by frame, read behind the window's back."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, Signal

from app.fetcher import Fetcher
from app.studio import Studio
from engine.document.assets import Assets
from engine.document.model import AssetName, Sound
from engine.media.sound import peaks, read
from engine.media.video import SOUND_RATE
from engine.values.time import Rate

Loudness = NDArray[np.float32]  # [N] 0..1, one for every film frame from the sound's first


class Waves(QObject):
    """Loudness by sound. What is not known yet is asked for, and ``arrived`` tells when it is."""

    arrived = Signal()
    _read = Signal(object, object)  # key and loudness, from the thread that read it

    def __init__(self, studio: Studio):
        super().__init__(studio)
        self.studio = studio
        self._known: dict[tuple[AssetName, Rate], Loudness | None] = {}
        self._fetcher: Fetcher | None = None
        self._read.connect(self._put_away)

    def of(self, sound: Sound) -> Loudness | None:
        """None: it is being read, or it is missing, which was told when the project opened."""
        key = sound.asset, self.studio.document.rate
        if key not in self._known:
            self._known[key] = None
            self._fetcher = self._fetcher or Fetcher(self._read.emit, threads=1)
            path = Assets(self.studio.project).path(sound.asset)
            self._fetcher.ask(key, lambda: loudness(read(path), key[1]))
        return self._known[key]

    def _put_away(self, key: tuple[AssetName, Rate], found: Loudness | None) -> None:
        self._known[key] = found
        if self._fetcher:
            self._fetcher.taken(key)
        self.arrived.emit()


def loudness(samples: NDArray[np.float32], rate: Rate) -> Loudness:
    """The largest excursion in every film frame of samples [N, 2]."""
    frames = max(1, round(len(samples) / SOUND_RATE * rate.fraction))
    return np.abs(peaks(samples, frames)).max(1)
