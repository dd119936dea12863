"""Teaching the upscaler: small pictures, clean or as the autoencoder gives them back, to the same drawn twice as large."""

from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np
import torch
import torch.nn.functional as F

from engine.models.pencil_pictures import Autoencoder, Upscaler
from engine.training import OnEvent, Told
from engine.training.autoencoder import Pictures, slopes, there_and_back, to_net
from engine.training.loop import Run, on

CROP = 64  # of the small picture
BATCH = 16


def pairs(net: Autoencoder, large: Pictures) -> tuple[Pictures, Pictures]:
    """Halves of large pictures [N, H, W, 3], every other one there and back through the autoencoder; and these."""
    half = (large.shape[2] // 2, large.shape[1] // 2)
    small = np.stack([cv2.resize(picture, half, interpolation=cv2.INTER_AREA) for picture in large])
    small[::2] = there_and_back(net, small[::2])
    return small, large


def train(
    small: Pictures,
    large: Pictures,
    minutes: float,
    file: Path,
    on_event: OnEvent,
    device: str = "cpu",
    steps: int | None = None,  # in place of the minutes
) -> Upscaler:
    """The averaged weights after so many minutes of work on pairs of pictures."""
    torch.manual_seed(0)
    net = on(Upscaler(), device)
    run = Run(net, minutes, 2e-3, file, steps=steps)
    height, width = small.shape[1:3]
    while run.share < 1:
        rng = np.random.default_rng((3, run.step))
        ones: list[Pictures] = []
        twos: list[Pictures] = []
        for index in rng.integers(0, len(small), BATCH):
            top, left = int(rng.integers(0, height - CROP + 1)), int(rng.integers(0, width - CROP + 1))
            ones.append(small[index, top : top + CROP, left : left + CROP])
            twos.append(large[index, 2 * top : 2 * (top + CROP), 2 * left : 2 * (left + CROP)])
        wanted = to_net(np.stack(twos), device)
        with torch.autocast(device, torch.bfloat16):
            given = net(to_net(np.stack(ones), device))
        edges = sum(
            ((one - other).abs().mean() for one, other in zip(slopes(given), slopes(wanted), strict=True)),
            0 * given.sum(),
        )
        run.learn(F.l1_loss(given, wanted) + F.mse_loss(given, wanted) + 0.5 * edges, BATCH)
        if run.step % 100 == 0:
            error = float(F.mse_loss(given.detach(), wanted)) / 4
            on_event(Told("upscaler", run.step, run.share, run.seen, {"psnr": float(-10 * np.log10(error))}))
            run.save()
    run.save()
    average = run.average
    assert isinstance(average, Upscaler)
    return average
