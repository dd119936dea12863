"""Teaching the autoencoder: pictures of the drawn world, in the finished and in the plain style, there and back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from engine.models.pencil_pictures import Autoencoder
from engine.models.precision import half
from engine.training import OnEvent, Told

from .loop import Run, on
from .shards import Shard

CROP = 96  # pixels; the field of view of the nets is smaller
BATCH = 32

Pictures = NDArray[np.uint8]  # [N, H, W, 3]


def to_net(pictures: Pictures, device: str = "cpu") -> Tensor:
    """[N, H, W, 3] of bytes -> [N, 3, H, W] in -1..1."""
    return torch.from_numpy(np.ascontiguousarray(pictures)).to(device).permute(0, 3, 1, 2).float() / 127.5 - 1


def from_net(pictures: Tensor) -> Pictures:
    """[N, 3, H, W] in about -1..1 -> [N, H, W, 3] of bytes."""
    return ((pictures.float().clamp(-1, 1) + 1) * 127.5).round().byte().permute(0, 2, 3, 1).cpu().numpy()


def decibels(one: Pictures, other: Pictures) -> float:
    """PSNR between pictures, the error averaged over all of them."""
    error = np.mean((one.astype(np.float32) - other.astype(np.float32)) ** 2)
    return float(10 * np.log10(255**2 / max(error, 1e-6)))


def slopes(pictures: Tensor) -> tuple[Tensor, Tensor]:
    return pictures[..., 1:, :] - pictures[..., :-1, :], pictures[..., 1:] - pictures[..., :-1]


def loss_of(net: Autoencoder, pictures: Tensor, noise: Tensor | None = None) -> Tensor:
    """Absolute, squared and edge error of the picture that comes back, and a little pull to unit latents."""
    mean, log_variance = net.posterior(pictures)
    noise = torch.randn_like(mean) if noise is None else noise
    back = net.draw(mean + noise * (log_variance / 2).exp())
    error = back - pictures
    edges = sum(
        ((one - other).abs().mean() for one, other in zip(slopes(back), slopes(pictures), strict=True)), 0 * mean.sum()
    )
    pull = 0.5 * (mean**2 + log_variance.exp() - 1 - log_variance).mean()
    return error.abs().mean() + 2 * (error**2).mean() + 0.5 * edges + 2e-4 * pull


class Gallery:
    """Pictures of the drawn world in memory: the newest shards of a folder."""

    def __init__(self, folder: Path, most: int = 80):
        self.folder = folder
        self.most = most
        self.shards: dict[Path, Shard] = {}

    def refresh(self) -> None:
        """Takes in what was drawn since."""
        for file in sorted(self.folder.glob("*.npz"))[-self.most :]:
            if file not in self.shards and (shard := Shard.load(file)):
                self.shards[file] = shard
        for file in list(self.shards)[: -self.most]:
            del self.shards[file]

    def crops(self, rng: np.random.Generator, count: int) -> Pictures:
        """Pieces of random pictures, three in five of the finished ones, every other one around somebody's joint."""
        shards = list(self.shards.values())
        pieces: list[Pictures] = []
        while len(pieces) < count:
            shard = shards[rng.integers(len(shards))]
            side = shard.finished if rng.random() < 0.6 else shard.blocking
            clip, frame = rng.integers(side.shape[0]), rng.integers(side.shape[1])
            picture = side[clip, frame]
            height, width = picture.shape[:2]
            x, y = rng.random(2)
            known = shard.poses[clip, frame].reshape(-1, 3)
            known = known[(known[:, 2] > 0) & (known[:, :2] > 0).all(axis=1) & (known[:, :2] < 1).all(axis=1)]
            if len(known) and rng.random() < 0.5:
                x, y, _ = known[rng.integers(len(known))]
            left = int(np.clip(x * width - rng.uniform(0.2, 0.8) * CROP, 0, width - CROP))
            top = int(np.clip(y * height - rng.uniform(0.2, 0.8) * CROP, 0, height - CROP))
            piece = picture[top : top + CROP, left : left + CROP]
            pieces.append(piece[:, ::-1] if rng.random() < 0.5 else piece)
        return np.stack(pieces)


def train(
    draw: Callable[[np.random.Generator, int], Pictures],  # (randomness, how many) -> crops to learn from
    held_out: Pictures,
    minutes: float,
    file: Path,
    on_event: OnEvent,
    device: str = "cpu",
    rate: float = 1e-3,
    report: int = 50,  # steps
    steps: int | None = None,  # in place of the minutes
) -> Autoencoder:
    """The averaged weights after so many minutes of work. Continues from the checkpoint when there is one."""
    torch.manual_seed(0)
    net = on(Autoencoder(), device)
    run = Run(net, minutes, rate, file, steps=steps)
    running = 0.0
    while run.share < 1:
        rng = np.random.default_rng((1, run.step))
        torch.manual_seed(run.step)
        pictures = to_net(draw(rng, BATCH), device)
        with half(device):
            loss = loss_of(net, pictures)
        run.learn(loss, BATCH)
        running += float(loss.detach())
        if run.step % report == 0:
            average = run.average
            assert isinstance(average, Autoencoder)
            back = there_and_back(average, held_out)
            numbers = {"loss": running / report, "psnr": decibels(back, held_out)}
            on_event(Told("autoencoder", run.step, run.share, run.seen, numbers))
            running = 0.0
            run.save()
    run.save()
    average = run.average
    assert isinstance(average, Autoencoder)
    return average


@torch.inference_mode()
def there_and_back(net: Autoencoder, pictures: Pictures, batch: int = 16) -> Pictures:
    """The pictures as the autoencoder gives them back."""
    device = next(net.parameters()).device.type
    parts: list[Pictures] = []
    for start in range(0, len(pictures), batch):
        with half(device):
            parts.append(from_net(net.decode(net.encode(to_net(pictures[start : start + batch], device)))))
    return np.concatenate(parts)
