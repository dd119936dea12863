"""Teaching the decoder on, once the latents are fixed.

The encoder is held, so every latent that was ever made stays what it is. The decoder learns from true latents, half of
them disturbed a little, so that what is painted nearly right looks right. The sketch, which shows every step of the
sampling, learns beside it what the decoder shows.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import cast

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor

from engine.models.pencil_pictures import Autoencoder
from engine.models.precision import half
from engine.training import OnEvent, Told

from .autoencoder import BATCH, Pictures, decibels, slopes, there_and_back, to_net
from .loop import Run, on

DISTURBED = 0.2  # the most by which latents are disturbed, in standard deviations


def loss_of(net: Autoencoder, latents: Tensor, pictures: Tensor) -> Tensor:
    """Absolute, squared and edge error of the decoder's picture, and the squared error of the sketch's."""
    back = net.decode(latents)
    sketched = net.glimpse(latents).float() - F.avg_pool2d(back.detach(), 2)
    return picture_loss(back, pictures) + (sketched**2).mean()


def picture_loss(made: Tensor, wanted: Tensor) -> Tensor:
    """Absolute, squared and edge error between pictures."""
    error = made - wanted
    edges = sum(
        ((one - other).abs().mean() for one, other in zip(slopes(made), slopes(wanted), strict=True)), 0 * error.sum()
    )
    return error.abs().mean() + 2 * (error**2).mean() + 0.5 * edges


def train(
    net: Autoencoder,
    draw: Callable[[np.random.Generator, int], Pictures],
    held_out: Pictures,
    minutes: float,
    file: Path,
    on_event: OnEvent,
    device: str = "cpu",
    rate: float = 6e-4,
    report: int = 100,  # steps
    steps: int | None = None,  # in place of the minutes
) -> Autoencoder:
    """The averaged weights after so many minutes of work; those of the encoder are the ones that were given."""
    net.requires_grad_(False)
    net.decoder.requires_grad_(True)
    net.sketch.requires_grad_(True)
    run = Run(on(net, device), minutes, rate, file, steps=steps)
    while run.share < 1:
        rng = np.random.default_rng((4, run.step))
        torch.manual_seed(run.step)
        pictures = to_net(draw(rng, BATCH), device)
        with torch.no_grad(), half(device):
            latents = net.encode(pictures).float()
        much = DISTURBED * torch.rand(BATCH, 1, 1, 1) * (torch.rand(BATCH, 1, 1, 1) < 0.5)
        latents = latents + much.to(device) * torch.randn_like(latents)
        with half(device):
            loss = loss_of(net, latents, pictures)
        run.learn(loss, BATCH)
        if run.step % report == 0:
            average = cast(Autoencoder, run.average)
            back = there_and_back(average, held_out)
            numbers = {"loss": float(loss.detach()), "psnr": decibels(back, held_out)}
            on_event(Told("decoder", run.step, run.share, run.seen, numbers | sketched(average, held_out)))
            run.save()
    run.save()
    return cast(Autoencoder, run.average).requires_grad_(False)


@torch.inference_mode()
def sketched(net: Autoencoder, pictures: Pictures) -> dict[str, float]:
    """How near the sketch comes to the decoder's own picture at half its size, in dB."""
    latents = net.encode(to_net(pictures[:16], next(net.parameters()).device.type))
    whole = F.avg_pool2d(net.decode(latents).clamp(-1, 1), 2)
    error = float(((net.glimpse(latents).clamp(-1, 1) - whole) ** 2).mean()) / 4
    return {"sketch": float(-10 * np.log10(max(error, 1e-9)))}
