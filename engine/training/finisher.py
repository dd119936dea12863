"""Teaching the finisher: what the denoiser paints, beside its blocking, to the picture that it should have become."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import cast

import numpy as np
import torch
import torch.nn.functional as F
from numpy.typing import NDArray
from torch import Tensor

from engine.models.pencil import TEMPERATURE
from engine.models.pencil_denoiser import Denoiser, sample, way_down
from engine.models.pencil_pictures import Autoencoder, Finisher
from engine.models.precision import half
from engine.training import OnEvent, Told

from .autoencoder import CROP, Pictures, decibels, from_net, slopes, to_net
from .lessons import encoded, lesson, noise_like
from .loop import Run, on
from .shards import Shape, draw

Piece = tuple[Pictures, Pictures, Pictures, NDArray[np.uint8]]

BATCH = 16
CELL = 8  # pixels a latent
UNFOLLOWED = 0.12  # of the pieces miss some of their blocking
HELD = 24  # pictures of every set that are not learned from, to look at


@dataclass(frozen=True)
class Painted:
    """Pictures of one size [N, H, W, 3]: painted, their blocking, and as they should be, with the skeletons asked for."""

    painted: Pictures
    blocking: Pictures
    wanted: Pictures
    limbs: NDArray[np.uint8]  # [N, 48, H / 8, W / 8]

    def crops(self, rng: np.random.Generator, count: int) -> list[Piece]:
        """So many pieces; every other one is of somebody, as far as there is anybody.

        None is turned over, for skeletons tell left from right.
        """
        return [self._crop(rng, int(row)) for row in rng.integers(0, len(self.wanted) - HELD, count)]

    def _crop(self, rng: np.random.Generator, row: int) -> Piece:
        side = CROP // CELL
        rows, columns = self.limbs.shape[2:]
        top, left = int(rng.integers(0, rows - side + 1)), int(rng.integers(0, columns - side + 1))
        somebody = np.argwhere(self.limbs[row].any(axis=0))
        if len(somebody) and rng.random() < 0.5:
            middle = rng.choice(somebody) - rng.integers(2, side - 2, 2)
            top, left = np.clip(middle, 0, (rows - side, columns - side)).tolist()
        limbs = self.limbs[row, :, top : top + side, left : left + side]
        at = np.s_[row, top * CELL : top * CELL + CROP, left * CELL : left * CELL + CROP]
        painted, blocking, wanted = self.painted[at], self.blocking[at], self.wanted[at]
        if rng.random() < UNFOLLOWED:  # what is not followed is not seen: the picture itself is in its place
            one, two = sorted(rng.integers(0, CROP, 2).tolist())
            blocking = np.concatenate([blocking[:one], painted[one:two], blocking[two:]])
        if rng.random() < UNFOLLOWED:
            limbs = np.zeros_like(limbs)
        return painted, blocking, wanted, limbs


@torch.no_grad()
def paint_set(
    net: Denoiser, pictures: Autoencoder, shape: Shape, seeds: range, length: int, batch: int, other_hands: float
) -> Painted:
    """What the denoiser makes of the scenes of these seeds in two steps; clips are pinned at both ends."""
    device = next(net.parameters()).device.type
    sides: list[Piece] = []
    for start in range(seeds.start, seeds.stop, batch):
        drawn = draw(range(start, min(start + batch, seeds.stop)), shape, other_hands)
        shard = encoded(pictures, drawn)
        rng = np.random.default_rng((6, start))
        picks = [(shard, clip, np.arange(length)) for clip in range(len(drawn.words))]
        shown = lesson(rng, picks, device, everything=True).shown
        if length > 1:
            shown.pinned[:, [0, -1]] = 1
        noise = TEMPERATURE * noise_like(rng, shown.blocking)
        with half(device):
            clean = sample(net, noise, shown, way_down(2))
        free = (shown.pinned < 1).flatten().cpu().numpy()  # a pinned picture stays as it is
        made = decoded(pictures, clean.flatten(0, 1)[torch.from_numpy(free)])
        blocking, wanted = (
            side[:, :length].reshape(-1, *side.shape[2:])[free] for side in (drawn.blocking, drawn.finished)
        )
        limbs = (shown.limbs.flatten(0, 1)[torch.from_numpy(free)] * 255).round().byte().cpu().numpy()
        sides.append((made, blocking, wanted, limbs))
    return Painted(*(np.concatenate(side) for side in zip(*sides, strict=True)))


@torch.no_grad()
def decoded(net: Autoencoder, latents: torch.Tensor, batch: int = 8) -> Pictures:
    """Latents as pictures of bytes."""
    with half(latents.device):
        return np.concatenate([from_net(net.decode(some)) for some in latents.float().split(batch)])


def train(
    sets: list[Painted],
    minutes: float,
    file: Path,
    on_event: OnEvent,
    device: str = "cpu",
    rate: float = 1.5e-3,
    report: int = 200,  # steps
    steps: int | None = None,  # in place of the minutes
) -> Finisher:
    """The averaged weights after so many minutes of work. Continues from the checkpoint when there is one."""
    torch.manual_seed(0)
    run = Run(on(Finisher(), device), minutes, rate, file, steps=steps)
    while run.share < 1:
        rng = np.random.default_rng((5, run.step))
        crops = sets[int(rng.integers(len(sets)))].crops(rng, BATCH)
        painted, blocking, wanted, limbs = on_device([np.stack(side) for side in zip(*crops, strict=True)], device)
        with half(device):
            made = run.net(painted, blocking, limbs)
        loss = loss_of(made, wanted, limbs)
        run.learn(loss, BATCH)
        if run.step % report == 0:
            numbers = {"loss": float(loss.detach())} | held_out(cast(Finisher, run.average), sets[0], device)
            on_event(Told("finisher", run.step, run.share, run.seen, numbers))
            run.save()
    run.save()
    return cast(Finisher, run.average).requires_grad_(False)


def on_device(sides: list[NDArray[np.uint8]], device: str) -> list[Tensor]:
    """Pictures and the skeletons after them, as the net takes them."""
    *pictures, limbs = sides
    return [*(to_net(side, device) for side in pictures), torch.from_numpy(limbs).to(device).float() / 255]


def loss_of(made: Tensor, wanted: Tensor, limbs: Tensor) -> Tensor:
    """Squared error of pictures and of their edges, three times as much where somebody is, and a little absolute error.

    The squared error of edges has the same best answer as that of pictures, but lines are learned sooner by it.
    """
    somebody = F.max_pool2d((limbs.amax(1, keepdim=True) > 0).float(), 3, 1, 1)
    weight = 1 + 2 * F.interpolate(somebody, scale_factor=float(CELL))
    error = made - wanted
    edges = sum((side**2).mean() for side in slopes(error))
    return (weight * (10 * error**2 + 0.2 * error.abs())).mean() / weight.mean() + 5 * edges


@torch.inference_mode()
def held_out(net: Finisher, some: Painted, device: str) -> dict[str, float]:
    """PSNR of pictures that were not learned from, before and after."""
    painted, blocking, wanted, limbs = (side[-HELD:] for side in vars(some).values())
    tensors = on_device([painted, blocking, limbs], device)
    with half(device):
        made = from_net(net(*tensors))
    return {"before": decibels(painted, wanted), "after": decibels(made, wanted)}
