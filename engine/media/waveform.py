"""The hills of a sound, for drawing, and its onsets, for snapping: where a word, a step or a beat begins."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from engine.document.model import AssetName
from engine.media.sound import FULL, Tape, decoded, tape_file
from engine.values.files import atomic_file

HILL = 256  # samples under one pair of low and high
HOP = 480  # samples between two looks for an onset: 10 ms
WINDOW = 1024
APART = 8  # hops between two onsets at least
AT_ONCE = 3000  # hops: half a minute, so that an hour needs no gigabyte
CLEAR = 1.0  # how far above what is usual around it a change of the spectrum has to be
QUIETEST = 0.004  # of full scale; below that nothing begins


@dataclass(frozen=True, eq=False, slots=True)
class Waveform:
    """A whole sound small enough to be drawn at any zoom."""

    samples: int  # its length at 48 kHz
    low: NDArray[np.float32]  # [N] -1..1, one for every HILL samples
    high: NDArray[np.float32]
    onsets: NDArray[np.int64]  # samples, rising

    def columns(self, start: float, stop: float, count: int) -> NDArray[np.float32]:
        """Low and high of so many equal stretches between two samples: [count, 2]; beyond the sound they are 0."""
        drawn = np.zeros((max(0, count), 2), np.float32)
        if count < 1 or not len(self.low) or stop <= start:
            return drawn
        edges = np.floor(np.linspace(start, stop, count + 1)[:-1] / HILL).astype(np.int64)
        there = (edges >= 0) & (edges < len(self.low))
        if there.any():
            at = edges[there]
            last = min(len(self.low), max(int(np.ceil(stop / HILL)), int(at[-1]) + 1))
            drawn[there, 0] = np.minimum.reduceat(self.low[:last], at)
            drawn[there, 1] = np.maximum.reduceat(self.high[:last], at)
        return drawn


def waveform(path: Path, name: AssetName, folder: Path | None = None) -> Waveform:
    """The waveform of an asset, found once and kept beside its decoded samples."""
    kept = tape_file(name, folder).with_suffix(".hills.npz")
    if kept.is_file():
        found = _kept(kept)
        if found is not None:
            return found
    tape = decoded(path, name, folder)
    low, high = hills(tape)
    made = Waveform(len(tape), low, high, onsets(tape))
    with atomic_file(kept) as part, part.open("wb") as out:
        np.savez(out, samples=np.int64(made.samples), low=made.low, high=made.high, onsets=made.onsets)
    return made


def hills(tape: Tape) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """The lowest and the highest of every HILL samples, over both sides."""
    if not len(tape):
        return np.zeros(0, np.float32), np.zeros(0, np.float32)
    edges = np.arange(0, len(tape), HILL)
    low, high = (np.empty(len(edges), np.int16) for _ in range(2))
    step = 4096  # hills at once: the file is mapped, and is not read into memory as a whole
    for at in range(0, len(edges), step):
        part = tape[at * HILL : (at + step) * HILL]
        starts = edges[at : at + step] - at * HILL
        low[at : at + step] = np.minimum.reduceat(part.min(1), starts)
        high[at : at + step] = np.maximum.reduceat(part.max(1), starts)
    return low.astype(np.float32) / np.float32(FULL), high.astype(np.float32) / np.float32(FULL)


def onsets(tape: Tape) -> NDArray[np.int64]:
    """Samples at which something begins: where the spectrum grows much more than it does around it."""
    hops = max(0, (len(tape) - WINDOW) // HOP + 1)
    if hops < 3:
        return np.zeros(0, np.int64)
    growth = np.concatenate([_growth(tape, at, min(hops, at + AT_ONCE)) for at in range(0, hops, AT_ONCE)])
    usual = _around(growth, 25)
    over = growth - usual - CLEAR
    peak = (over > 0) & (growth >= _largest(growth, 3))
    chosen: list[int] = []
    for at in np.flatnonzero(peak):
        if not chosen or at - chosen[-1] >= APART:
            chosen.append(int(at))
    # the growth is seen when the window reaches it: it began in the part that is new to the window
    return np.array([at * HOP + WINDOW - HOP for at in chosen], np.int64)


def _growth(tape: Tape, first: int, last: int) -> NDArray[np.float32]:
    """How much louder the louder bands of the spectrum became from each hop to the next, in bels over all bands."""
    before = max(0, first - 1)
    part = tape[before * HOP : (last - 1) * HOP + WINDOW].astype(np.float32).mean(1) / np.float32(FULL)
    frames = np.lib.stride_tricks.sliding_window_view(part, WINDOW)[::HOP] * np.hanning(WINDOW).astype(np.float32)
    power = np.abs(np.fft.rfft(frames, axis=1)).astype(np.float32)
    bands = np.add.reduceat(power, (1, 2, 3, 4, 6, 8, 12, 16, 24, 32, 48, 64, 96, 128, 192, 256), axis=1)
    loud = np.log10(bands + QUIETEST * WINDOW / 4)
    rise = np.maximum(np.diff(loud, axis=0), 0).sum(1)
    return rise if before < first else np.concatenate([np.zeros(1, np.float32), rise])


def _around(values: NDArray[np.float32], reach: int) -> NDArray[np.float32]:
    """The mean over so many neighbours to both sides."""
    sums = np.concatenate([[0.0], np.cumsum(values, dtype=np.float64)])
    at = np.arange(len(values))
    first, last = np.maximum(at - reach, 0), np.minimum(at + reach + 1, len(values))
    return ((sums[last] - sums[first]) / (last - first)).astype(np.float32)


def _largest(values: NDArray[np.float32], reach: int) -> NDArray[np.float32]:
    padded = np.pad(values, reach)
    return np.lib.stride_tricks.sliding_window_view(padded, 2 * reach + 1).max(1)


def _kept(path: Path) -> Waveform | None:
    try:
        with np.load(path, allow_pickle=False) as held:
            return Waveform(int(held["samples"]), held["low"], held["high"], held["onsets"])
    except (OSError, ValueError, KeyError, EOFError):
        return None  # a damaged one is found again
