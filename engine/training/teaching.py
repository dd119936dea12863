"""The whole course: draw the world, teach the autoencoder, then the denoiser, then the upscaler, and lay down the weights."""

from __future__ import annotations

import itertools
import json
import os
import time
from collections.abc import Callable
from copy import deepcopy
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor

from engine.media.pictures import write_png
from engine.models.pencil import TEMPERATURE
from engine.models.pencil_denoiser import Denoiser
from engine.models.pencil_pictures import Autoencoder, Finisher, Upscaler
from engine.training import OnEvent, Stage, Told, autoencoder, decoder, denoiser, finisher, judges, upscaler, world
from engine.training.autoencoder import Pictures
from engine.training.learners import how_many, together
from engine.training.lessons import Lesson, Library, encoded, lesson
from engine.training.loop import Run, on, worked
from engine.training.shards import CLIP, HELD_OUT, LARGE, STILL, Drawers, Shape, draw, shelf_of
from engine.values.errors import InbetweenerError
from engine.values.files import atomic_write, in_words

SHARES = {"autoencoder": 0.15, "decoder": 0.05, "denoiser": 0.42, "finisher": 0.25, "upscaler": 0.06, "judges": 0.07}
"""Of the time, when everything is taught."""

CHECKPOINTS = {"judges": tuple(judges.LESSONS)}  # others have one of their own name
WEIGHTS = {"decoder": ("autoencoder",), "judges": tuple(f"judges/{name}" for name in judges.LESSONS)}

PICTURES = 60  # shards of pictures that the autoencoder learns from
FRAMES = {"cpu": 40_000, "cuda": 400_000}  # that the denoiser learns from, each many times
SHORT: Shape = (8, 224, 128)  # clips that the finisher learns from
PAINTED_SEEDS = (700_000_000, 730_000_000, 10_000_000)  # of what the finisher learns from
ENLARGED = 1600  # large pictures that the upscaler learns from
EXAMPLES = 12_000  # scenes that the judges learn from
FRAMES_A_STEP = 40
AHEAD = 12  # shards drawn before they are needed
SHEET = 600  # seconds between two sheets of samples


def teach(stage: Stage, device: str, minutes: float, out: Path, on_event: OnEvent) -> Path:
    """See ``engine.training.train_pencil``."""
    if device == "cuda" and not torch.cuda.is_available():
        raise InbetweenerError("There is no CUDA device here.", "Train on the CPU, or on a machine that has one.")
    weights = out / "pencil"
    try:
        weights.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise in_words(weights, error) from error
    stages = [stage] if stage != "all" else list(SHARES)
    for name in stages:
        budget = minutes if stage != "all" else minutes * SHARES[name]
        over = finished(name, budget, out)
        on_event(Told(name, 0, 1.0 if over else 0.0, 0, {}))
        if not over:
            LESSONS[name](device, budget, out, on_event)
    words = json.dumps(world.VOCABULARY, indent=0)
    atomic_write(weights / "words.json", words.encode())
    return weights


def finished(stage: str, minutes: float, out: Path) -> bool:
    """Whether a stage has had its time, and its weights were laid down after it.

    Such a stage is passed over: it would settle the latents anew that the next one has learned from.
    """
    checkpoints = [out / "checkpoints" / f"{name}.pt" for name in CHECKPOINTS.get(stage, (stage,))]
    laid = [out / "pencil" / name / "config.json" for name in WEIGHTS.get(stage, (stage,))]
    spent = sum(map(worked, checkpoints))  # read in any case: a damaged one is told before an hour of drawing
    if not all(file.exists() for file in (*checkpoints, *laid)):
        return False
    newest, oldest = max(file.stat().st_mtime for file in checkpoints), min(file.stat().st_mtime for file in laid)
    # learners side by side stop at the mean of their clocks, which the first one's own may be a little short of
    return newest <= oldest and spent >= 0.98 * minutes


def as_many(most: int, minutes: float, full: float, least: int) -> int:
    """How many examples a stage draws for itself: all from so many minutes on, and fewer for a shorter lesson."""
    return max(least, min(most, round(most * minutes / full)))


def drawers(folder: Path, first: int, ahead: int) -> Drawers:
    return Drawers(folder, first, max(1, (os.cpu_count() or 2) - 2), ahead)


def teach_autoencoder(device: str, minutes: float, out: Path, on_event: OnEvent) -> None:
    raw = out / "pictures"
    gallery = autoencoder.Gallery(raw, PICTURES)
    held_out = draw(range(HELD_OUT, HELD_OUT + 32), STILL).finished[:, 0]
    with drawers(raw, 1, PICTURES) as at_work:
        wait_for(lambda: len(list(raw.glob("*.npz"))) >= 4, at_work)
        crops = growing(gallery, at_work)
        net = autoencoder.train(crops, held_out, minutes, out / "checkpoints/autoencoder.pt", on_event, device)
    gallery.refresh()
    save(settled(net, gallery), out / "pencil/autoencoder")


def growing(gallery: autoencoder.Gallery, at_work: Drawers) -> Callable[[np.random.Generator, int], Pictures]:
    """Crops of what is drawn so far."""
    asked = itertools.count()

    def crops(rng: np.random.Generator, count: int) -> Pictures:
        if next(asked) % 50 == 0:
            at_work.check()
            gallery.refresh()
        return gallery.crops(rng, count)

    return crops


def teach_denoiser(device: str, minutes: float, out: Path, on_event: OnEvent) -> None:
    raw, latents = out / "pictures", out / "latents"
    first = 1 + max((int(file.name[:6]) for folder in (raw, latents) for file in folder.glob("*.npz")), default=0)
    library = Library(latents)
    pictures = load_autoencoder(out, device)
    with drawers(raw, first, AHEAD) as at_work:
        library.refresh()
        while not {shelf_of(STILL), shelf_of(CLIP)} <= library.shelves.keys():
            at_work.check()
            if not denoiser.take_in(raw, latents, pictures):
                time.sleep(0.5)
            library.refresh()

        def more(step: int, known: int) -> None:
            if step % 5 == 0 and known < FRAMES[device]:
                at_work.check()
                denoiser.take_in(raw, latents, pictures)

        with together(how_many(device), partial(learn, device, minutes, out)):
            learn(device, minutes, out, 0, on_event, more)


def learn(
    device: str,
    minutes: float,
    out: Path,
    learner: int,
    on_event: OnEvent = lambda told: None,
    more: Callable[[int, int], None] = lambda step, known: None,
) -> None:
    """What one learner does; the first of them also takes in new shards, reports, and saves sheets and weights."""
    pictures = load_autoencoder(out, device)
    library = Library(out / "latents")
    library.refresh()
    held_out = examination(pictures, device)
    torch.manual_seed(0)
    net = Denoiser(channels=pictures.config["channels"], vocabulary=len(world.VOCABULARY) + 2)
    sheets = time.monotonic()

    def between(step: int, run: Run) -> None:
        nonlocal sheets
        if step % 20 == 0:
            library.refresh()
        if learner:
            return
        more(step, library.frames())
        if time.monotonic() - sheets > SHEET:
            sheets = time.monotonic()
            sheet(pictures, denoiser.averaged(run), held_out, out / "sheets" / f"{step:06}.png")
            save(denoiser.averaged(run), out / "pencil/denoiser")

    taught = denoiser.train(
        library,
        minutes,
        out / "checkpoints/denoiser.pt",
        on_event,
        net=net,
        held_out=held_out,
        matter=importance(pictures, held_out),
        device=device,
        frames=FRAMES_A_STEP // how_many(device),
        between=between,
        learner=learner,
    )
    if not learner:
        sheet(pictures, taught, held_out, out / "sheets/last.png")
        save(taught, out / "pencil/denoiser")


def teach_upscaler(device: str, minutes: float, out: Path, on_event: OnEvent) -> None:
    pictures = load_autoencoder(out, device)
    count = as_many(ENLARGED, minutes, 2, 16)
    drawn = draw(range(900_000_000, 900_000_000 + count), LARGE)
    parts = [drawn.finished[:, 0], drawn.blocking[: count // 4, 0]]
    for across in (2, 4):  # parts of larger pictures, whose lines are as broad as those of what finals become
        first = 900_000_000 + across * 10_000_000
        larger = draw(range(first, first + max(1, count // across**3)), (1, across * LARGE[1], across * LARGE[2]))
        parts.append(upscaler.cut(larger.finished[:, 0], across))
    large = np.concatenate(parts)
    small, large = upscaler.pairs(pictures, large)
    net = upscaler.train(small, large, minutes, out / "checkpoints/upscaler.pt", on_event, device)
    save(net, out / "pencil/upscaler")


def teach_decoder(device: str, minutes: float, out: Path, on_event: OnEvent) -> None:
    """The decoder learns on; the encoder stays, and so do all latents."""
    raw = out / "pictures"
    gallery = autoencoder.Gallery(raw, PICTURES)
    net = load_autoencoder(out, device)
    held_out = draw(range(HELD_OUT, HELD_OUT + 32), STILL).finished[:, 0]
    with drawers(raw, 1, PICTURES // 3) as at_work:
        wait_for(lambda: len(list(raw.glob("*.npz"))) >= 4, at_work)
        crops = growing(gallery, at_work)
        net = decoder.train(net, crops, held_out, minutes, out / "checkpoints/decoder.pt", on_event, device)
    save(net, out / "pencil/autoencoder")


def teach_finisher(device: str, minutes: float, out: Path, on_event: OnEvent) -> None:
    """Stills, large stills, and clips by another hand that only their pins know of, as the denoiser paints them."""
    pictures, net = load_autoencoder(out, device), load_denoiser(out, device)
    sets = ((STILL, 1, 6000, 32, 0.0), (LARGE, 1, 400, 8, 0.0), (SHORT, 8, 200, 4, 0.6))
    painted = [
        finisher.paint_set(
            net, pictures, shape, range(first, first + as_many(most, minutes, 10, 32)), length, batch, hands
        )
        for first, (shape, length, most, batch, hands) in zip(range(*PAINTED_SEEDS), sets, strict=True)
    ]
    save(finisher.train(painted, minutes, out / "checkpoints/finisher.pt", on_event, device), out / "pencil/finisher")


def teach_all_judges(device: str, minutes: float, out: Path, on_event: OnEvent) -> None:
    """On the processor whatever the device: they are small."""
    judges.teach_judges(minutes, out, on_event, as_many(EXAMPLES, minutes, 5, 64))


LESSONS = {
    "autoencoder": teach_autoencoder,
    "denoiser": teach_denoiser,
    "decoder": teach_decoder,
    "finisher": teach_finisher,
    "upscaler": teach_upscaler,
    "judges": teach_all_judges,
}


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


def load_denoiser(out: Path, device: str) -> Denoiser:
    folder = out / "pencil/denoiser"
    if not (folder / "config.json").exists():
        raise InbetweenerError(f"There is no denoiser in {folder}.", "Teach it first: --stage denoiser")
    net = Denoiser.from_pretrained(folder, torch_dtype=torch.float32, low_cpu_mem_usage=False)
    return on(net, device).eval().requires_grad_(False)


def save(net: Autoencoder | Denoiser | Finisher | Upscaler, folder: Path) -> None:
    """Half precision: half the size, and no difference that can be seen."""
    deepcopy(net).half().save_pretrained(folder)
    config = folder / "config.json"
    told = json.loads(config.read_text(encoding="utf-8"))
    told.pop("_name_or_path", None)  # where it was loaded from is nobody's business
    config.write_text(json.dumps(told, indent=2, sort_keys=True) + "\n", encoding="utf-8")


@torch.inference_mode()
def settled(net: Autoencoder, gallery: autoencoder.Gallery, count: int = 256) -> Autoencoder:
    """The autoencoder with latents of mean 0 and variance 1."""
    rng = np.random.default_rng(0)
    device = next(net.parameters()).device.type
    pictures = autoencoder.to_net(gallery.crops(rng, count), device)
    raw = torch.cat([net.posterior(some)[0] for some in pictures.split(32)])
    mean, std = raw.mean(dim=(0, 2, 3)), raw.std(dim=(0, 2, 3))
    config: dict[str, Any] = {key: value for key, value in net.config.items() if not key.startswith("_")}
    config |= {
        "latent_mean": [round(value, 5) for value in mean.tolist()],
        "latent_std": [round(value, 5) for value in std.tolist()],
    }
    new = Autoencoder(**config)
    new.load_state_dict(net.state_dict())
    return on(new, device).eval().requires_grad_(False)


@torch.inference_mode()
def importance(pictures: Autoencoder, held_out: Lesson) -> Tensor:
    """[C, 1, 1], mean 1: how much of the picture changes with every channel, its square root so that none is neglected."""
    torch.manual_seed(0)
    latents = held_out.clean[:, ::5].flatten(0, 1).float()
    whole = pictures.decode(latents)
    changes: list[Tensor] = []
    for channel in range(latents.shape[1]):
        nudged = latents.clone()
        nudged[:, channel] += 0.3 * torch.randn_like(nudged[:, channel])
        changes.append(((pictures.decode(nudged) - whole) ** 2).mean())
    root = torch.stack(changes).sqrt()
    return (root / root.mean()).view(-1, 1, 1)


def examination(pictures: Autoencoder, device: str) -> Lesson:
    """Four held-out clips, everything told."""
    shard = encoded(pictures, draw(range(HELD_OUT + 100, HELD_OUT + 104), CLIP))
    rng = np.random.default_rng(0)
    return lesson(rng, [(shard, clip, np.arange(CLIP[0])) for clip in range(4)], device, everything=True)


@torch.inference_mode()
def sheet(pictures: Autoencoder, net: Denoiser, held_out: Lesson, file: Path) -> None:
    """A picture to look at: for frames of every clip the blocking, one step, six steps, and how it should be."""
    rng = np.random.default_rng(1)
    noise = torch.from_numpy(rng.standard_normal(tuple(held_out.clean.shape), np.float32)).to(held_out.clean.device)
    rows = [
        held_out.shown.blocking,
        denoiser.painted(net, held_out.shown, noise, 1),
        denoiser.painted(net, held_out.shown, noise, 6, TEMPERATURE),
        held_out.clean,
    ]
    columns = [
        np.concatenate([autoencoder.from_net(pictures.decode(clip[[0, 8]].float())) for clip in latents])
        for latents in rows
    ]
    lines = [np.concatenate([column[index] for column in columns], axis=1) for index in range(len(columns[0]))]
    file.parent.mkdir(parents=True, exist_ok=True)
    write_png(file, np.concatenate(lines))
