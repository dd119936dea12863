"""Teaching the finisher: what the denoiser paints, beside its blocking, to the picture that it should have become."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import cast

import numpy as np
import torch

from engine.models.pencil import TEMPERATURE
from engine.models.pencil_nets import Autoencoder, Denoiser, Finisher, sample, way_down
from engine.training import OnEvent, Told

from .autoencoder import CROP, Pictures, decibels, from_net, to_net
from .decoder import picture_loss
from .lessons import encoded, lesson, noise_like
from .loop import Run, on
from .shards import Shape, draw

BATCH = 16
UNFOLLOWED = 0.12  # of the pieces miss some of their blocking
HELD = 24  # pictures of every set that are not learned from, to look at


@dataclass(frozen=True)
class Painted:
    """Pictures of one size [N, H, W, 3]: painted, their blocking, and as they should be."""

    painted: Pictures
    blocking: Pictures
    wanted: Pictures

    def crops(self, rng: np.random.Generator, count: int) -> list[tuple[Pictures, Pictures, Pictures]]:
        """So many pieces of the three, turned over left for right every other time."""
        height, width = self.wanted.shape[1:3]
        pieces: list[tuple[Pictures, Pictures, Pictures]] = []
        for row in rng.integers(0, len(self.wanted) - HELD, count).tolist():
            top, left = int(rng.integers(0, height - CROP + 1)), int(rng.integers(0, width - CROP + 1))
            way = -1 if rng.random() < 0.5 else 1
            at = np.s_[row, top : top + CROP, left : left + CROP]
            painted, blocking, wanted = (side[at][:, ::way] for side in (self.painted, self.blocking, self.wanted))
            if (
                rng.random() < UNFOLLOWED
            ):  # what is not followed is not seen: a stripe has the picture itself in its place
                one, two = sorted(rng.integers(0, CROP, 2).tolist())
                blocking = np.concatenate([blocking[:one], painted[one:two], blocking[two:]])
            pieces.append((painted, blocking, wanted))
        return pieces


@torch.no_grad()
def paint_set(
    net: Denoiser, pictures: Autoencoder, shape: Shape, seeds: range, length: int, batch: int, other_hands: float
) -> Painted:
    """What the denoiser makes of the scenes of these seeds in two steps; clips are pinned at both ends."""
    device = next(net.parameters()).device.type
    sides: list[tuple[Pictures, Pictures, Pictures]] = []
    for start in range(seeds.start, seeds.stop, batch):
        drawn = draw(range(start, min(start + batch, seeds.stop)), shape, other_hands)
        shard = encoded(pictures, drawn)
        rng = np.random.default_rng((6, start))
        picks = [(shard, clip, np.arange(length)) for clip in range(len(drawn.words))]
        shown = lesson(rng, picks, device, everything=True).shown
        if length > 1:
            shown.pinned[:, [0, -1]] = 1
        noise = TEMPERATURE * noise_like(rng, shown.blocking)
        with torch.autocast(device, torch.bfloat16):
            clean = sample(net, noise, shown, way_down(2))
        free = (shown.pinned < 1).flatten().cpu().numpy()  # a pinned picture stays as it is
        made = decoded(pictures, clean.flatten(0, 1)[torch.from_numpy(free)])
        blocking, wanted = (
            side[:, :length].reshape(-1, *side.shape[2:])[free] for side in (drawn.blocking, drawn.finished)
        )
        sides.append((made, blocking, wanted))
    return Painted(*(np.concatenate(side) for side in zip(*sides, strict=True)))


@torch.no_grad()
def decoded(net: Autoencoder, latents: torch.Tensor, batch: int = 8) -> Pictures:
    """Latents as pictures of bytes."""
    with torch.autocast(latents.device.type, torch.bfloat16):
        return np.concatenate([from_net(net.decode(some)) for some in latents.float().split(batch)])


def train(
    sets: list[Painted],
    minutes: float,
    file: Path,
    on_event: OnEvent,
    device: str = "cpu",
    rate: float = 1.5e-3,
    report: int = 200,  # steps
) -> Finisher:
    """The averaged weights after so many minutes of work. Continues from the checkpoint when there is one."""
    torch.manual_seed(0)
    run = Run(on(Finisher(), device), minutes, rate, file)
    while run.share < 1:
        rng = np.random.default_rng((5, run.step))
        pieces = zip(*sets[int(rng.integers(len(sets)))].crops(rng, BATCH), strict=True)
        painted, blocking, wanted = (to_net(np.stack(piece), device) for piece in pieces)
        with torch.autocast(device, torch.bfloat16):
            made = run.net(painted, blocking)
        loss = picture_loss(made, wanted)
        run.learn(loss, BATCH)
        if run.step % report == 0:
            numbers = {"loss": float(loss.detach())} | held_out(cast(Finisher, run.average), sets[0], device)
            on_event(Told("finisher", run.step, run.share, run.seen, numbers))
            run.save()
    run.save()
    return cast(Finisher, run.average).requires_grad_(False)


@torch.inference_mode()
def held_out(net: Finisher, some: Painted, device: str) -> dict[str, float]:
    """PSNR of pictures that were not learned from, before and after."""
    painted, blocking, wanted = (side[-HELD:] for side in (some.painted, some.blocking, some.wanted))
    made = from_net(net(to_net(painted, device), to_net(blocking, device)))
    return {"before": decibels(painted, wanted), "after": decibels(made, wanted)}
