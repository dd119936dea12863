"""Sound files as samples: read whole, or decoded once and then read where they lie."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import av
import av.error
import numpy as np
from numpy.typing import NDArray

from engine.document.model import AssetName
from engine.media.video import SOUND_RATE, open_media
from engine.values.errors import InbetweenerError
from engine.values.files import atomic_file
from engine.values.settings import cache_folder

Samples = NDArray[np.float32]  # [N, 2] at 48 kHz, -1..1
Tape = NDArray[np.int16]  # [N, 2] at 48 kHz: what is played from, mapped from its file

SUFFIXES = (".wav", ".mp3", ".flac", ".m4a", ".aac", ".ogg", ".opus", ".aif", ".aiff")
"""The sound files that are taken; a video's sound is read too."""

LONGEST = 6 * 3600  # seconds
SHELF = 4 << 30  # bytes of decoded sound that are kept, about six hours
FULL = 32767


def read(path: Path) -> Samples:
    """A sound file, or the sound of a video, as float32 [N, 2] at 48 kHz."""
    pieces = list(blocks(path))
    return np.concatenate(pieces) if pieces else np.zeros((0, 2), np.float32)


def blocks(path: Path) -> Iterator[Samples]:
    """The same piece by piece, so that a long file is never whole in memory."""
    with open_media(path) as file:
        if not file.streams.audio:
            raise InbetweenerError(f"There is no sound in {path.name}.")
        if file.streams.audio[0].codec_context is None:
            raise InbetweenerError(f"The sound in {path.name} is coded in a way that cannot be read.")
        resampler = av.AudioResampler(format="flt", layout="stereo", rate=SOUND_RATE)
        length = 0
        try:
            for frame in file.decode(file.streams.audio[0]):
                for piece in _pieces(resampler.resample(frame)):
                    length += len(piece)
                    yield piece
                if length > LONGEST * SOUND_RATE:
                    raise InbetweenerError(f"{path.name} is longer than six hours.")
            yield from _pieces(resampler.resample(None))
        except av.error.FFmpegError as error:
            raise InbetweenerError(f"{path.name} is damaged and cannot be heard to its end.") from error


def decoded(path: Path, name: AssetName, folder: Path | None = None) -> Tape:
    """The samples of an asset, decoded to a file the first time and mapped from it ever after.

    ``folder`` holds what was decoded, the newest of it up to SHELF bytes.
    """
    tape = tape_file(name, folder)
    if not tape.is_file():
        with atomic_file(tape) as part, part.open("wb") as out:
            for piece in blocks(path):
                out.write(np.rint(np.clip(piece, -1, 1) * FULL).astype("<i2").tobytes())
        _make_room(tape.parent, tape)
    else:
        with suppress(OSError):
            tape.touch()  # the longest unused goes first
    if not tape.stat().st_size:
        return np.zeros((0, 2), np.int16)  # nothing cannot be mapped
    return np.memmap(tape, "<i2", "r").reshape(-1, 2)


def tape_file(name: AssetName, folder: Path | None = None) -> Path:
    return (folder or cache_folder() / "sounds") / f"{name[:64]}.s16"


def peaks(samples: Samples, columns: int) -> NDArray[np.float32]:
    """The lowest and the highest value in each of so many equal stretches: [columns, 2]."""
    if not len(samples) or columns < 1:
        return np.zeros((max(columns, 0), 2), np.float32)
    edges = np.linspace(0, len(samples), columns + 1).astype(np.int64)[:-1]
    low, high = samples.min(1), samples.max(1)
    return np.stack([np.minimum.reduceat(low, edges), np.maximum.reduceat(high, edges)], 1)


def _pieces(frames: list[Any]) -> Iterator[Samples]:
    for frame in frames:
        yield np.asarray(frame.to_ndarray(), np.float32).reshape(-1, 2)


def _make_room(folder: Path, newest: Path) -> None:
    """Takes the longest unused away until what is kept fits its shelf."""
    with suppress(OSError):  # another window of this program may be doing the same
        kept = sorted((file for file in folder.glob("*.s16")), key=lambda file: file.stat().st_mtime)
        size = sum(file.stat().st_size for file in kept)
        for file in kept:
            if size <= SHELF or file == newest:
                continue
            size -= file.stat().st_size
            file.unlink()  # whoever has it mapped keeps it until then; Windows refuses, and it goes another time
