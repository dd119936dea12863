"""The film's sounds laid over each other: what is heard at any sample of the film.

Playing and exporting ask the same function, so that what is heard is what is written.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from engine.document.assets import Assets
from engine.document.model import AssetName, Document, Sound
from engine.document.sound_edits import track_of
from engine.media.sound import FULL, Samples, Tape, decoded
from engine.media.video import SOUND_RATE
from engine.values.time import Rate

Heard = Callable[[AssetName], Tape | None]  # None: it is missing, or not decoded yet


@dataclass(frozen=True, eq=False, slots=True)
class Laid:
    """One sound on the film's own line of samples."""

    sound: str  # its id
    tape: Tape  # what is heard of it, trimmed
    start: int  # film_sample
    gain: float
    fade_in: int  # samples
    fade_out: int

    @property
    def stop(self) -> int:
        return self.start + len(self.tape)


def film_sample(film_frame: int, rate: Rate) -> int:
    """The first sample of a frame: 2002 to a frame at 24000/1001, exactly."""
    return film_frame * SOUND_RATE * rate.den // rate.num


def lay(document: Document, heard: Heard, alone: frozenset[str] = frozenset()) -> tuple[Laid, ...]:
    """The sounds that can be heard, in their order: none on a muted track, and only those on the tracks ``alone``."""
    found: list[Laid] = []
    for sound in document.sounds:
        track = track_of(document, sound)
        silent = track.muted or sound.gain * track.gain == 0 or (alone and track.id not in alone)
        tape = None if silent else heard(sound.asset)
        if tape is not None:
            found.append(_laid(sound, tape, sound.gain * track.gain, document.rate))
    return tuple(laid for laid in found if len(laid.tape))


def mixed(sounds: tuple[Laid, ...], start: int, count: int) -> Samples:
    """So many samples from one of the film on, summed; what is louder than 1 is left to whoever plays or writes it."""
    total = np.zeros((max(0, count), 2), np.float32)
    for laid in sounds:
        first, last = max(start, laid.start), min(start + count, laid.stop)
        if first < last:
            piece = laid.tape[first - laid.start : last - laid.start].astype(np.float32)
            piece *= np.float32(laid.gain / FULL)
            _fade(piece, laid, first - laid.start)
            total[first - start : last - start] += piece
    return total


def film_mix(document: Document, assets: Assets) -> Callable[[int, int], Samples]:
    """The film's sound for its file, never louder than that can hold: ``(start, count)`` to samples."""
    sounds = lay(document, lambda name: decoded(assets.path(name), name) if assets.has(name) else None)
    return lambda start, count: np.clip(mixed(sounds, start, count), -1, 1)


def _laid(sound: Sound, tape: Tape, gain: float, rate: Rate) -> Laid:
    def samples(frames: int) -> int:
        return film_sample(max(0, frames), rate)

    skip = samples(sound.skip)
    heard = tape[skip:] if sound.frames is None else tape[skip : skip + samples(sound.frames)]
    return Laid(
        sound.id,
        heard,
        film_sample(sound.film_frame, rate),
        gain,
        min(samples(sound.fade_in), len(heard)),
        min(samples(sound.fade_out), len(heard)),
    )


def _fade(piece: Samples, laid: Laid, at: int) -> None:
    """Multiplies by the fades what begins ``at`` samples into a sound. A quarter of a sine: two that cross keep their power."""
    if at < laid.fade_in:
        part = piece[: laid.fade_in - at]
        part *= _swell(np.arange(at, at + len(part)), laid.fade_in)
    left = len(laid.tape) - at  # samples from here to the sound's end
    if left - len(piece) < laid.fade_out:
        part = piece[max(0, left - laid.fade_out) :]
        first = left - (len(piece) - len(part))
        part *= _swell(np.arange(first - 1, first - 1 - len(part), -1), laid.fade_out)


def _swell(at: NDArray[np.int64], length: int) -> Samples:
    return np.sin((at + 0.5) * (np.pi / 2 / length)).astype(np.float32)[:, None]
