"""Sound: files as samples, the film's sounds mixed, and the hills of a waveform."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import av
import av.error
import numpy as np
from numpy.typing import NDArray

from engine.document.assets import Assets
from engine.document.model import Document
from engine.media.video import SOUND_RATE, open_media
from engine.values.errors import InbetweenerError

Samples = NDArray[np.float32]  # [N, 2] at 48 kHz, -1..1

LONGEST = 6 * 3600  # seconds


def read(path: Path) -> Samples:
    """A sound file, or the sound of a video, as float32 [N, 2] at 48 kHz."""
    with open_media(path) as file:
        if not file.streams.audio:
            raise InbetweenerError(f"There is no sound in {path.name}.")
        resampler = av.AudioResampler(format="flt", layout="stereo", rate=SOUND_RATE)
        pieces: list[Samples] = []
        length = 0
        try:
            for frame in file.decode(file.streams.audio[0]):
                length += _take(resampler.resample(frame), pieces)
                if length > LONGEST * SOUND_RATE:
                    raise InbetweenerError(f"{path.name} is longer than six hours.")
            _take(resampler.resample(None), pieces)
        except av.error.FFmpegError as error:
            raise InbetweenerError(f"{path.name} is damaged and cannot be heard to its end.") from error
    return np.concatenate(pieces) if pieces else np.zeros((0, 2), np.float32)


def mix(document: Document, assets: Assets, frames: int) -> Samples:
    """All sounds of a film over its first frames, never louder than a file can hold."""
    mixed = np.zeros((int(frames / document.rate.fraction * SOUND_RATE), 2), np.float32)
    for sound in document.sounds:
        start = int(sound.film_frame / document.rate.fraction * SOUND_RATE)
        if start >= len(mixed) or not assets.has(sound.asset):
            continue  # a sound that is missing is told when the project opens
        samples = read(assets.path(sound.asset))[: len(mixed) - start]
        mixed[start : start + len(samples)] += samples * np.float32(sound.gain)
    return np.clip(mixed, -1, 1)


def peaks(samples: Samples, columns: int) -> NDArray[np.float32]:
    """The lowest and the highest value in each of so many equal stretches: [columns, 2]."""
    if not len(samples) or columns < 1:
        return np.zeros((max(columns, 0), 2), np.float32)
    edges = np.linspace(0, len(samples), columns + 1).astype(np.int64)[:-1]
    low, high = samples.min(1), samples.max(1)
    return np.stack([np.minimum.reduceat(low, edges), np.maximum.reduceat(high, edges)], 1)


def _take(frames: list[Any], pieces: list[Samples]) -> int:
    length = 0
    for frame in frames:
        piece = np.asarray(frame.to_ndarray(), np.float32).reshape(-1, 2)
        pieces.append(piece)
        length += len(piece)
    return length
