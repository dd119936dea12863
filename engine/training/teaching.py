"""The whole course: draw the world, teach the autoencoder, then the denoiser, then the upscaler, and lay down the weights."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from typing import Any

import numpy as np
import torch
import torch.nn.functional as F

from engine.media.pictures import write_png
from engine.models.pencil_nets import Autoencoder, Denoiser, Upscaler
from engine.training import OnEvent, Stage, autoencoder, denoiser, upscaler, world
from engine.training.lessons import Lesson, Library, encoded, lesson
from engine.training.loop import Run, on
from engine.training.shards import CLIP, HELD_OUT, LARGE, STILL, Drawers, draw
from engine.values.errors import InbetweenerError

SHARES = {"autoencoder": 0.22, "denoiser": 0.75, "upscaler": 0.03}
"""Of the time, when everything is taught."""

PICTURES = 60  # shards of pictures that the autoencoder learns from
FRAMES = {"cpu": 40_000, "cuda": 400_000}  # that the denoiser learns from, each many times
ENLARGED = 160  # large pictures that the upscaler learns from
SHEET = 600  # seconds between two sheets of samples


def teach(stage: Stage, device: str, minutes: float, out: Path, on_event: OnEvent) -> Path:
    """See ``engine.training.train_pencil``."""
    if device == "cuda" and not torch.cuda.is_available():
        raise InbetweenerError("There is no CUDA device here.", "Train on the CPU, or on a machine that has one.")
    weights = out / "pencil"
    stages = [stage] if stage != "all" else list(SHARES)
    for name in stages:
        budget = minutes if stage != "all" else minutes * SHARES[name]
        {"autoencoder": teach_autoencoder, "denoiser": teach_denoiser, "upscaler": teach_upscaler}[name](
            device, budget, out, on_event
        )
    (weights / "words.json").write_text(json.dumps(world.VOCABULARY, indent=0), encoding="utf-8")
    return weights


def drawers(folder: Path, first: int, ahead: int) -> Drawers:
    return Drawers(folder, first, max(1, (os.cpu_count() or 2) - 2), ahead)


def teach_autoencoder(device: str, minutes: float, out: Path, on_event: OnEvent) -> None:
    raw = out / "pictures"
    gallery = autoencoder.Gallery(raw, PICTURES)
    held_out = draw(range(HELD_OUT, HELD_OUT + 32), STILL).finished[:, 0]
    with drawers(raw, 1, PICTURES) as at_work:
        wait_for(lambda: len(list(raw.glob("*.npz"))) >= 4, at_work)
        drawn = 0

        def crops(rng: np.random.Generator, count: int) -> autoencoder.Pictures:
            nonlocal drawn
            if drawn % 50 == 0:
                gallery.refresh()
            drawn += 1
            return gallery.crops(rng, count)

        net = autoencoder.train(crops, held_out, minutes, out / "checkpoints/autoencoder.pt", on_event, device)
    save(settled(net, gallery), out / "pencil/autoencoder")


def teach_denoiser(device: str, minutes: float, out: Path, on_event: OnEvent) -> None:
    pictures = load_autoencoder(out, device)
    raw, latents = out / "pictures", out / "latents"
    library = Library(latents)
    held_out = examination(pictures, device)
    net = Denoiser(channels=pictures.config["channels"], vocabulary=len(world.VOCABULARY) + 2)
    first = 1 + max((int(file.name[:6]) for folder in (raw, latents) for file in folder.glob("*.npz")), default=0)
    sheets = 0.0
    with drawers(raw, first, 12) as at_work:

        def between(step: int, run: Run) -> None:
            nonlocal sheets
            if step % 5 == 0 and library.frames() < FRAMES[device]:
                at_work.check()
                if denoiser.take_in(raw, latents, pictures):
                    library.refresh()
            if time.monotonic() - sheets > SHEET:
                sheets = time.monotonic()
                average = denoiser.averaged(run)
                sheet(pictures, average, held_out, out / "sheets" / f"{step:06}.png")
                save(average, out / "pencil/denoiser")

        library.refresh()
        while not {"1x224x128", "16x224x128"} <= library.shelves.keys():
            at_work.check()
            if not denoiser.take_in(raw, latents, pictures):
                time.sleep(0.5)
            library.refresh()
        file = out / "checkpoints/denoiser.pt"
        taught = denoiser.train(
            library, minutes, file, on_event, net=net, held_out=held_out, device=device, between=between
        )
    sheet(pictures, taught, held_out, out / "sheets/last.png")
    save(taught, out / "pencil/denoiser")


def teach_upscaler(device: str, minutes: float, out: Path, on_event: OnEvent) -> None:
    pictures = load_autoencoder(out, device)
    drawn = draw(range(900_000_000, 900_000_000 + ENLARGED), LARGE)
    large = np.concatenate([drawn.finished[:, 0], drawn.blocking[: ENLARGED // 4, 0]])
    small, large = upscaler.pairs(pictures, large)
    net = upscaler.train(small, large, minutes, out / "checkpoints/upscaler.pt", on_event, device)
    save(net, out / "pencil/upscaler")


def wait_for(ready: Callable[[], bool], at_work: Drawers) -> None:
    while not ready():
        at_work.check()
        time.sleep(0.2)


def load_autoencoder(out: Path, device: str) -> Autoencoder:
    folder = out / "pencil/autoencoder"
    if not (folder / "config.json").exists():
        raise InbetweenerError(f"There is no autoencoder in {folder}.", "Teach it first: --stage autoencoder")
    net = Autoencoder.from_pretrained(folder, torch_dtype=torch.float32, low_cpu_mem_usage=False)
    return on(net, device).eval().requires_grad_(False)


def save(net: Autoencoder | Denoiser | Upscaler, folder: Path) -> None:
    """Half precision: half the size, and no difference that can be seen."""
    deepcopy(net).half().save_pretrained(folder)


@torch.inference_mode()
def settled(net: Autoencoder, gallery: autoencoder.Gallery, count: int = 256) -> Autoencoder:
    """The autoencoder with latents of mean 0 and variance 1, and with the matrix for glimpses."""
    rng = np.random.default_rng(0)
    device = next(net.parameters()).device.type
    pictures = autoencoder.to_net(gallery.crops(rng, count), device)
    raw = torch.cat([net.posterior(some)[0] for some in pictures.split(32)])
    mean, std = raw.mean(dim=(0, 2, 3)), raw.std(dim=(0, 2, 3))
    latents = ((raw - mean[:, None, None]) / std[:, None, None]).permute(0, 2, 3, 1).flatten(0, 2)
    small = F.pixel_unshuffle(F.avg_pool2d(pictures, 2), 4).permute(0, 2, 3, 1).flatten(0, 2)
    known = torch.cat([latents, torch.ones(len(latents), 1, device=device)], dim=1)
    preview = torch.linalg.lstsq(known, small).solution
    config: dict[str, Any] = {key: value for key, value in net.config.items() if not key.startswith("_")}
    config |= {
        "latent_mean": [round(value, 5) for value in mean.tolist()],
        "latent_std": [round(value, 5) for value in std.tolist()],
        "preview": [[round(value, 4) for value in row] for row in preview.tolist()],
    }
    new = Autoencoder(**config)
    new.load_state_dict(net.state_dict())
    return on(new, device).eval().requires_grad_(False)


def examination(pictures: Autoencoder, device: str) -> Lesson:
    """Four held-out clips, everything told."""
    shard = encoded(pictures, draw(range(HELD_OUT + 100, HELD_OUT + 104), CLIP))
    rng = np.random.default_rng(0)
    return lesson(rng, [(shard, clip, np.arange(CLIP[0])) for clip in range(4)], device, everything=True)


@torch.inference_mode()
def sheet(pictures: Autoencoder, net: Denoiser, held_out: Lesson, file: Path) -> None:
    """A picture to look at: for frames of every clip the blocking, 4 steps, 8 steps, and how it should be."""
    rng = np.random.default_rng(1)
    noise = torch.from_numpy(rng.standard_normal(tuple(held_out.clean.shape), np.float32)).to(held_out.clean.device)
    rows = [
        held_out.shown.blocking,
        denoiser.painted(net, held_out.shown, noise, 4),
        denoiser.painted(net, held_out.shown, noise, 8),
        held_out.clean,
    ]
    columns = [
        np.concatenate([autoencoder.from_net(pictures.decode(clip[[0, 8]].float())) for clip in latents])
        for latents in rows
    ]
    lines = [np.concatenate([column[index] for column in columns], axis=1) for index in range(len(columns[0]))]
    file.parent.mkdir(parents=True, exist_ok=True)
    write_png(file, np.concatenate(lines))
