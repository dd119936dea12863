"""Teaching the upscaler: small pictures, clean or as the autoencoder gives them back, to the same drawn twice as large.

Every other lesson goes over it twice, from half of the small picture, because four times as large is what it gives on top
of its own.
"""

from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor

from engine.models.pencil_pictures import Autoencoder, Upscaler
from engine.models.precision import half
from engine.training import OnEvent, Told
from engine.training.autoencoder import Pictures, slopes, there_and_back, to_net
from engine.training.loop import Run, on

CROP = 64  # of the small picture
BATCH = 16


def cut(pictures: Pictures, across: int) -> Pictures:
    """[N, H, W, 3] -> [N across across, H / across, W / across, 3]: every picture in so many rows and columns."""
    count, height, width, _ = pictures.shape
    parts = pictures.reshape(count, across, height // across, across, width // across, 3)
    return parts.swapaxes(2, 3).reshape(-1, height // across, width // across, 3)


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
    while run.share < 1:
        rng = np.random.default_rng((3, run.step))
        if run.step % 2:
            ones, twos = _crops(rng, small, large, BATCH, CROP)
            given, wanted = _enlarged(net, ones, device), to_net(twos, device)
            loss = _loss(given, wanted)
        else:
            ones, fours = _crops(rng, small, large, BATCH // 2, 2 * CROP)
            halves = np.stack([cv2.resize(one, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA) for one in ones])
            between = _enlarged(net, halves, device)
            given, wanted = _enlarged(net, between, device), to_net(fours, device)
            loss = _loss(given, wanted) + _loss(between, to_net(ones, device))
        run.learn(loss, len(ones))
        if run.step % 100 == 0:
            error = float(F.mse_loss(given.detach(), wanted)) / 4
            on_event(Told("upscaler", run.step, run.share, run.seen, {"psnr": float(-10 * np.log10(error))}))
            run.save()
    run.save()
    average = run.average
    assert isinstance(average, Upscaler)
    return average


def _crops(
    rng: np.random.Generator, small: Pictures, large: Pictures, count: int, side: int
) -> tuple[Pictures, Pictures]:
    """Squares of some small pictures, and the same of the large ones."""
    height, width = small.shape[1:3]
    side = min(side, height, width)
    ones: list[Pictures] = []
    twos: list[Pictures] = []
    for index in rng.integers(0, len(small), count):
        top, left = int(rng.integers(0, height - side + 1)), int(rng.integers(0, width - side + 1))
        ones.append(small[index, top : top + side, left : left + side])
        twos.append(large[index, 2 * top : 2 * (top + side), 2 * left : 2 * (left + side)])
    return np.stack(ones), np.stack(twos)


def _enlarged(net: Upscaler, pictures: Pictures | Tensor, device: str) -> Tensor:
    with half(device):
        return net(pictures if isinstance(pictures, Tensor) else to_net(pictures, device))


def _loss(given: Tensor, wanted: Tensor) -> Tensor:
    """Absolute, squared and edge error."""
    edges = sum(
        ((one - other).abs().mean() for one, other in zip(slopes(given), slopes(wanted), strict=True)), 0 * given.sum()
    )
    return F.l1_loss(given, wanted) + F.mse_loss(given, wanted) + 0.5 * edges
