"""Teaching the denoiser: from the blocking, the bones, the words and the pinned pictures to the finished clip."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from engine.models.pencil_denoiser import Denoiser, Shown, balance, sample, way_down
from engine.models.pencil_pictures import Autoencoder
from engine.models.precision import half
from engine.training import OnEvent, Told

from .lessons import Lesson, Library, encoded, lengths, lesson, noise_like, times
from .loop import Run, on
from .shards import Shard


def loss_of(net: Denoiser, taught: Lesson, noise: Tensor, t: Tensor, matter: Tensor | float = 1.0) -> Tensor:
    """Weighted squared error of the clean latents; small noise counts more than its small error; ``matter`` is for channels."""
    at = t[:, None, None, None, None]
    x = (1 - at) * taught.clean + at * noise
    _, turn = balance(at)
    return (taught.weight * matter * (net(x, t, taught.shown) - taught.clean) ** 2 / turn).mean()


def draw_lesson(
    library: Library, step: int, share: float, frames: int, device: str, learner: int = 0
) -> tuple[Lesson, Tensor, Tensor]:
    """The batch of a step: the same for the same step, however often the training was interrupted."""
    chances = dict(lengths(share))
    # Learners side by side take clips of one length, or each would wait for the longest.
    length = int(np.random.default_rng((3, step)).choice(list(chances), p=list(chances.values())))
    rng = np.random.default_rng((2, step, learner))
    taught = lesson(rng, library.pick(rng, length, frames), device)
    return taught, noise_like(rng, taught.clean), times(rng, len(taught.clean), device)


def train(
    library: Library,
    minutes: float,
    file: Path,
    on_event: OnEvent,
    *,
    net: Denoiser,
    held_out: Lesson | None = None,
    matter: Tensor | float = 1.0,
    device: str = "cpu",
    rate: float = 1e-3,
    frames: int = 32,  # of the draft's size in a batch
    report: int = 50,
    between: Callable[[int, Run], None] = lambda step, run: None,
    steps: int | None = None,
    learner: int = 0,
) -> Denoiser:
    """The averaged weights after so many minutes of work, or steps. Continues from the checkpoint when there is one.

    Learners side by side have a number each; the first of them reports and saves. ``between`` is called after every step: to take in new shards, to draw a sheet.
    """
    run = Run(on(net, device), minutes, rate, file, decay=0.9985, steps=steps)
    running: list[float] = []
    since = time.monotonic()
    while run.share < 1:
        taught, noise, t = draw_lesson(library, run.step, run.share, frames, device, learner)
        with half(device):
            loss = loss_of(net, taught, noise, t, matter)
        count, length, _, _height, _width = taught.clean.shape
        run.learn(loss, count * length)
        running.append(float(loss.detach()))
        between(run.step, run)
        if run.step % report == 0 and not learner:
            numbers = {"loss": float(np.mean(running)), "frames a second": 0.0}
            numbers["frames a second"] = report * frames / (time.monotonic() - since)
            if held_out is not None:
                numbers |= errors(averaged(run), held_out)
            on_event(Told("denoiser", run.step, run.share, run.seen, numbers))
            running, since = [], time.monotonic()
            run.save()
    if not learner:
        run.save()
    return averaged(run)


def averaged(run: Run) -> Denoiser:
    average = run.average
    assert isinstance(average, Denoiser)
    return average


@torch.inference_mode()
def errors(net: Denoiser, taught: Lesson) -> dict[str, float]:
    """Mean squared error of the clean latents from several amounts of noise; the mean alone would hide the small ones."""
    rng = np.random.default_rng(5)
    noise = noise_like(rng, taught.clean)
    device = taught.clean.device.type
    found: dict[str, float] = {}
    for t in (0.25, 0.5, 0.75, 1.0):
        with half(device):
            clean = net((1 - t) * taught.clean + t * noise, torch.full((len(noise),), t, device=device), taught.shown)
        found[f"error at {t}"] = float(((clean - taught.clean) ** 2).mean())
    return found


@torch.inference_mode()
def painted(net: Denoiser, shown: Shown, noise: Tensor, steps: int, temperature: float = 1.0) -> Tensor:
    """Latents out of noise."""
    with half(noise.device):
        return sample(net, noise * temperature, shown, way_down(steps))


def take_in(raw: Path, folder: Path, net: Autoencoder) -> bool:
    """Encodes one shard of pictures that is not yet encoded, and removes the pictures. False when there is none."""
    folder.mkdir(parents=True, exist_ok=True)
    for file in sorted(raw.glob("*.npz")):
        if shard := Shard.load(file):
            encoded(net, shard).save(folder / file.name)
            file.unlink()
            return True
    return False
