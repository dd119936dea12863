"""The drawn world on its way to the networks: clips are drawn by other processes and laid down as files of arrays.

A shard holds clips of one length and one size. Its name says which, and everything in it follows from its number, so a
training that is continued elsewhere draws the same world again.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import time
import zipfile
from dataclasses import dataclass
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.models.pencil_signals import WORDS, manner, numbering, word_numbers
from engine.training import world
from engine.values.errors import InbetweenerError

PEOPLE = 4  # with a skeleton, at most
OTHER_HANDS = 0.25  # of the clips are drawn otherwise than they are told, so that pins are listened to
HELD_OUT = 1_000_000_000  # seeds from here on are never learned from

Shape = tuple[int, int, int]  # frames, width, height

CLIP: Shape = (16, 224, 128)
LONG: Shape = (25, 224, 128)
LARGE_CLIP: Shape = (5, 448, 256)
STILL: Shape = (1, 224, 128)
LARGE: Shape = (1, 448, 256)
OTHERS: tuple[Shape, ...] = ((1, 160, 160), (1, 128, 224), (1, 256, 112), (1, 192, 144))
"""The draft's size most of all; the final's size and other aspect ratios so that they are not strange."""


@dataclass(frozen=True)
class Shard:
    """Clips of one length and size. ``finished`` and ``blocking`` are pictures [N, T, H, W, 3], or latents [N, T, C, h, w]."""

    finished: NDArray[Any]
    blocking: NDArray[Any]
    poses: NDArray[np.float32]  # [N, T, PEOPLE, 18, 3], x, y, confidence
    words: NDArray[np.int64]  # [N, WORDS]
    manner: NDArray[np.int64]  # [N, 3]
    otherwise: NDArray[np.bool_]  # [N]: drawn otherwise than the rest says; only its own pictures tell how

    def save(self, file: Path) -> None:
        """A crash leaves a .part, never half a shard."""
        part = file.with_suffix(".part")
        with part.open("wb") as sink:
            np.savez(sink, **vars(self))
        part.replace(file)

    @classmethod
    def load(cls, file: Path) -> Shard | None:
        """The shard in a file; a damaged one is removed and None, for there are others."""
        try:
            with np.load(file) as arrays:
                whole = {"otherwise": np.zeros(len(arrays["words"]), bool), **arrays}
                return cls(**whole)
        except (zipfile.BadZipFile, EOFError, ValueError):
            file.unlink(missing_ok=True)
            return None


def shape_of(number: int) -> Shape:
    """What the shard of this number holds: in ten, six of clips, two of stills, one of large stills, one of others."""
    place = number % 10
    if place in (0, 3, 5, 7):
        return CLIP
    if place in (6, 9):
        return LONG if place == 6 else LARGE_CLIP
    if place == 4:
        return LARGE
    return OTHERS[number // 10 % len(OTHERS)] if place == 8 else STILL


def clips_in(shape: Shape) -> int:
    frames, width, _ = shape
    if frames > 1:
        return 8
    return 24 if width > 300 else 96


def draw(seeds: range, shape: Shape, other_hands: float = 0.0) -> Shard:
    """The clips of these seeds; see ``world.clip``."""
    frames, width, height = shape
    numbers = numbering(world.VOCABULARY)
    clips = [world.clip(seed, frames, (width, height), other_hands) for seed in seeds]
    poses = np.zeros((len(clips), frames, PEOPLE, 18, 3), np.float32)
    words = np.zeros((len(clips), WORDS), np.int64)
    for index, clip in enumerate(clips):
        people = min(PEOPLE, clip.seen.poses.shape[1])
        poses[index, :, :people, :, :2] = clip.seen.poses[:, :people]
        poses[index, :, :people, :, 2] = clip.seen.pose_confidence[:, :people]
        heard = word_numbers(clip.seen.text_at(0), numbers)
        words[index, : len(heard)] = heard
    return Shard(
        np.stack([clip.finished for clip in clips]),
        np.stack([clip.blocking for clip in clips]),
        poses,
        words,
        np.array([manner(clip.seen.style, clip.seen.light, clip.seen.weather) for clip in clips], np.int64),
        np.array([clip.otherwise for clip in clips]),
    )


def shelf_of(shape: Shape) -> str:
    """By what shards of one shape are told from others."""
    return "x".join(map(str, shape))


def file_of(folder: Path, number: int) -> Path:
    return folder / f"{number:06}-{shelf_of(shape_of(number))}.npz"


def _drawing(folder: Path, first: int, every: int, ahead: int) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # an interrupt is the learner's to hear: it ends its drawers
    learner = multiprocessing.parent_process()
    assert learner is not None
    # Learning comes first on a machine with few cores.
    if os.name != "nt":
        os.nice(5)
    number = first
    while learner.is_alive():  # one that was killed cannot end us
        waiting = len(list(folder.glob("*.npz")))
        if waiting >= ahead:
            time.sleep(0.5)
            continue
        shape = shape_of(number)
        seeds = range(number * 1000, number * 1000 + clips_in(shape))
        if not file_of(folder, number).exists():
            draw(seeds, shape, OTHER_HANDS).save(file_of(folder, number))
        number += every


class Drawers:
    """Processes that keep some shards of pictures ahead of the learner. Use as a context: they end with it."""

    def __init__(self, folder: Path, first: int, processes: int, ahead: int):
        folder.mkdir(parents=True, exist_ok=True)
        self.folder = folder
        # Spawned, because a forked torch that has had threads may hang.
        context = multiprocessing.get_context("spawn")
        self.processes: list[BaseProcess] = [
            context.Process(target=_drawing, args=(folder, first + index, processes, ahead), daemon=True)
            for index in range(processes)
        ]

    def __enter__(self) -> Drawers:
        self._sweep()
        for process in self.processes:
            process.start()
        return self

    def __exit__(self, *_: object) -> None:
        for process in self.processes:
            process.terminate()
            process.join()
        self._sweep()

    def _sweep(self) -> None:
        """What a drawer that was ended had half drawn."""
        for part in self.folder.glob("*.part"):
            part.unlink(missing_ok=True)

    def check(self) -> None:
        """Raises when a drawer has died, rather than let the learner wait for ever."""
        if any(process.exitcode is not None for process in self.processes):
            raise InbetweenerError("The drawn world stopped coming.", "Look above for the reason and start again.")
