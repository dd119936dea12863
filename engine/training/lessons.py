"""What the denoiser is shown while it learns: clips as latents, with some of what it is told left out, vague or wrong.

An artist places three joints, boxes half of the room, pins two drawings and says nothing of the rest. So every signal
is missing now and then, and one that is followed less than fully points less exactly at the truth.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from engine.models.pencil_denoiser import Shown
from engine.models.pencil_pictures import Autoencoder
from engine.models.pencil_signals import around, inside, limbs
from engine.models.precision import half

from .autoencoder import to_net
from .shards import CLIP, LARGE, LARGE_CLIP, LONG, STILL, Shard, shelf_of

Pick = tuple[Shard, int, NDArray[np.int64]]  # of a shard, a clip, and its frames


@dataclass(frozen=True)
class Lesson:
    """One batch: what is to be painted, what is shown for it, and how much every place matters."""

    clean: Tensor  # [B, T, C, h, w]
    shown: Shown
    weight: Tensor  # [B, T, 1, h, w], mean 1; less on pinned frames, which are given away


@torch.inference_mode()
def encoded(net: Autoencoder, shard: Shard, batch: int = 32) -> Shard:
    """The shard with latents in half precision in place of pictures."""
    device = next(net.parameters()).device.type

    def latents(pictures: NDArray[np.uint8]) -> NDArray[np.float16]:
        flat = pictures.reshape(-1, *pictures.shape[2:])
        parts: list[NDArray[np.float16]] = []
        for start in range(0, len(flat), batch):
            with half(device):
                parts.append(net.encode(to_net(flat[start : start + batch], device)).half().cpu().numpy())
        whole = np.concatenate(parts)
        return whole.reshape(*pictures.shape[:2], *whole.shape[1:])

    return replace(shard, finished=latents(shard.finished), blocking=latents(shard.blocking))


class Library:
    """Encoded shards in memory, sorted by what they hold."""

    def __init__(self, folder: Path):
        self.folder = folder
        self.shelves: dict[str, list[Shard]] = {}
        self.known: set[str] = set()

    def refresh(self) -> None:
        """Takes in what was encoded since."""
        for file in sorted(self.folder.glob("*.npz")):
            if file.name not in self.known:
                self.known.add(file.name)
                if shard := Shard.load(file):
                    self.shelves.setdefault(file.stem.split("-")[1], []).append(shard)

    def frames(self) -> int:
        return sum(
            shard.finished.shape[0] * shard.finished.shape[1] for shelf in self.shelves.values() for shard in shelf
        )

    def pick(self, rng: np.random.Generator, length: int, budget: int) -> list[Pick]:
        """Clips of so many frames and one size, about ``budget`` frames of the draft's size in all.

        Single frames come from clips and from stills; a quarter of them are of the final's size or another shape. One
        batch of clips in eight is of the final's size.
        """
        names = [name for name in self._names(rng, length) if name in self.shelves] or list(self.shelves)[:1]
        shelf = [shard for name in names for shard in self.shelves[name]]
        _, longest, _, height, width = shelf[0].finished.shape
        length = min(length, longest)
        count = max(1, round(budget * 16 * 28 / (length * height * width)))
        # A still is worth as much as a frame of a clip, and there are fewer of them in a shard.
        return [self._one(rng, shelf[rng.integers(len(shelf))], length) for _ in range(count)]

    def _names(self, rng: np.random.Generator, length: int) -> list[str]:
        """Shelves with clips of one size that are long enough, as far as there are any."""
        clip, long, large_clip, still, large = map(shelf_of, (CLIP, LONG, LARGE_CLIP, STILL, LARGE))
        chance = rng.random()
        if length > 1:
            if chance < 0.12 and large_clip in self.shelves:
                return [large_clip]
            return [long] if length > CLIP[0] and long in self.shelves else [clip, long]
        others = [name for name in self.shelves if name.startswith("1x") and name not in (still, large)]
        if chance < 0.15 and large in self.shelves:
            return [large]
        if chance < 0.27 and others:
            return [others[rng.integers(len(others))]]
        return [still, clip, long]

    def _one(self, rng: np.random.Generator, shard: Shard, length: int) -> Pick:
        clips, frames = shard.finished.shape[:2]
        start = rng.integers(frames - length + 1)
        rows = np.arange(start, start + length)
        # A single frame has no neighbour that could tell how it is drawn.
        fit = np.flatnonzero(~shard.otherwise) if length == 1 and not shard.otherwise.all() else np.arange(clips)
        return shard, int(rng.choice(fit)), rows if rng.random() < 0.5 else rows[::-1]  # film runs both ways


def lesson(rng: np.random.Generator, picks: list[Pick], device: str = "cpu", *, everything: bool = False) -> Lesson:
    """A batch of these clips. ``everything``: nothing is left out and nothing is pinned, as when the result is measured."""
    clean = np.stack([shard.finished[clip, rows] for shard, clip, rows in picks]).astype(np.float32)
    count, length, _, height, width = clean.shape
    blocking = np.stack([shard.blocking[clip, rows] for shard, clip, rows in picks]).astype(np.float32)
    words = np.repeat(np.stack([shard.words[clip] for shard, clip, _ in picks])[:, None], length, axis=1)
    manner = np.stack([shard.manner[clip] for shard, clip, _ in picks])
    presence = np.ones((count, length, 1, height, width), np.float32)
    weight = np.ones((count, length, 1, height, width), np.float32)
    bones = np.zeros((count, length, 48, height, width), np.float32)
    pinned = np.zeros((count, length), np.float32)
    said = np.ones((count, length), np.float32)
    for index, (shard, clip, rows) in enumerate(picks):
        poses = shard.poses[clip, rows]  # [T, P, 18, 3]
        people = np.stack([inside(around(pose[..., :2], pose[..., 2]), height, width) for pose in poses])
        weight[index, people[:, None]] += 2
        told = Told(rng) if not everything else FULLY
        off = rng.normal(0, 0.03 * (1 - told.pose), poses.shape[1:]) * (1, 1, 0) if told.pose < 1 else 0
        pose = (poses + off).astype(np.float32)
        for row in range(length):
            bones[index, row] = limbs(pose[row, ..., :2], pose[row, ..., 2], height, width, told.pose)
        presence[index] = told.layout
        presence[index, people[:, None]] = min(told.layout, told.pose) if rng.random() < 0.5 else told.pose
        if told.layout < 1:
            away = np.rint(rng.normal(0, 2 * (1 - told.layout), 2)).astype(int)
            blocking[index] = np.roll(blocking[index], away, axis=(-2, -1))
        if told.holes:
            for _ in range(told.holes):
                low, high = rng.random(2) * (0.7, 0.7), 0.15 + 0.6 * rng.random(2)
                hole = inside(np.concatenate([low, low + high])[None].astype(np.float32), height, width)
                presence[index, :, :, hole] = 0
        said[index] = told.words
        manner[index] *= rng.random(3) < told.manner
        if not everything:
            pinned[index] = pins(rng, length)
            while shard.otherwise[clip] and length > 1 and not pinned[index].any():
                pinned[index] = pins(rng, length)
    given = clean + rng.normal(0, 1, clean.shape).astype(np.float32) * (
        rng.uniform(0, 0.25, (count, 1, 1, 1, 1)) ** 2 * 2
    ).astype(np.float32)
    weight *= np.where(pinned == 1, 0.1, 1)[:, :, None, None, None].astype(np.float32)
    tensors = [blocking, presence, bones, given.astype(np.float32), pinned, words, said, manner]
    shown = Shown(*(torch.from_numpy(np.ascontiguousarray(array)).to(device) for array in tensors))
    return Lesson(torch.from_numpy(clean).to(device), shown, torch.from_numpy(weight / weight.mean()).to(device))


class Told:
    """How closely each signal is to be followed in one clip, drawn at random."""

    def __init__(self, rng: np.random.Generator | None):
        self.pose = self.layout = self.words = self.manner = 1.0
        self.holes = 0
        if rng is None:
            return
        if rng.random() < 0.04:  # nothing at all is told
            self.pose = self.layout = self.words = self.manner = 0.0
            return
        self.pose = _strength(rng, 0.07)
        self.layout = _strength(rng, 0.07)
        self.words = _strength(rng, 0.15)
        self.manner = 0.95
        self.holes = int(rng.integers(1, 4)) if rng.random() < 0.1 else 0


FULLY = Told(None)


def _strength(rng: np.random.Generator, absent: float) -> float:
    """Mostly 1, sometimes 0, sometimes in between."""
    chance = rng.random()
    return 0.0 if chance < absent else float(rng.random()) if chance < 2 * absent else 1.0


def pins(rng: np.random.Generator, length: int) -> NDArray[np.float32]:
    """Which frames are given: most often both ends, as between two keys."""
    given = np.zeros(length, np.float32)
    chance = rng.random()
    if length == 1:
        # A single frame with a soft pin is a drawing that is to be cleaned up.
        given[0] = rng.uniform(0.1, 0.9) if chance < 0.08 else 0
    elif chance < 0.4:
        given[[0, -1]] = 1
    elif chance < 0.6:
        given[0] = 1
    elif chance < 0.78:
        given[rng.choice(length, min(length, int(rng.integers(1, 4))), replace=False)] = 1
    if length > 1 and rng.random() < 0.1:
        given *= np.float32(rng.uniform(0.2, 1))
    return given


def noise_like(rng: np.random.Generator, clean: Tensor) -> Tensor:
    """Unit noise, of which all frames of a clip share some; how much is different every time."""
    count, _, *rest = clean.shape
    shared = torch.from_numpy(rng.uniform(0, 0.9, (count, 1, 1, 1, 1)).astype(np.float32)).to(clean.device)
    common = torch.from_numpy(rng.standard_normal((count, 1, *rest), np.float32)).to(clean.device)
    own = torch.from_numpy(rng.standard_normal(tuple(clean.shape), np.float32)).to(clean.device)
    return shared.sqrt() * common + (1 - shared).sqrt() * own


def times(rng: np.random.Generator, count: int, device: str) -> Tensor:
    """Where on the way each clip is: logit-normal, with nearly half at pure noise, where every picture begins.

    So many because the blocking says nearly everything: most of the picture is there after the first step.
    """
    drawn = 1 / (1 + np.exp(-rng.normal(0.4, 1.2, count)))
    drawn[rng.random(count) < 0.45] = 1.0
    return torch.from_numpy(drawn.astype(np.float32)).to(device)


def lengths(share: float) -> Iterator[tuple[int, float]]:
    """How long the clips are at this point of the training, with their chances."""
    if share < 0.35:
        yield from ((1, 1.0),)
    else:
        yield from ((1, 0.35), (8, 0.3), (16, 0.23), (25, 0.12))
