"""What Pencil takes, part by part: one key, a gap, a final's stretch; in single and half precision; beside full pixels."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, replace
from typing import TYPE_CHECKING, Any

import numpy as np

from engine.blocking import draw
from engine.models import pencil
from engine.models.base import Pin, Window, unseen
from engine.models.pencil_signals import limbs, word_numbers
from engine.render.noise import noise
from engine.render.request import ShotRequest, request_of_shot
from engine.values.errors import InbetweenerError

from .figures import Figure, timed
from .shot import film

if TYPE_CHECKING:
    import torch

    from engine.models.pencil_denoiser import Shown

GAP = list(range(24, 58, 2))  # seventeen painted frames
KEY = [36]
SHRINK = pencil.GRID.shrink


def pencil_figures(times: int = 3, device: str = "cpu") -> list[Figure]:
    """Seconds, each the middle of some goes. Needs Pencil's weights."""
    folder = pencil.find()
    if folder is None:
        raise InbetweenerError("There is no Pencil here to measure.", pencil.FAMILY.missing)
    model = pencil.load(folder, device)
    document = film()
    draft = request_of_shot(document, document.shot("shot-0"))
    final = request_of_shot(document, document.shot("shot-0"), "final")
    key, gap = window(model, draft, KEY, pinned=False), window(model, draft, GAP)
    _work(model, key)  # the first call of a network takes its time
    refined = replace(
        window(model, final, GAP), start=model.encode(_larger(model, gap)), strength=final.family.final_strength
    )
    return [
        Figure("one key frame", _middle(lambda: _work(model, key), times), "s"),
        *(in_steps(model, replace(gap, steps=steps), times) for steps in (2, 4, 8)),
        Figure("17 frames of a final refined", _middle(lambda: _work(model, refined), times), "s"),
        *shares(model, gap, times),
        *precisions(model, gap, times),
        pixels(model, key, times),
    ]


def in_steps(model: pencil.Pencil, gap: Window, times: int) -> Figure:
    return Figure(f"a gap of 17 frames in {gap.steps} steps", _middle(lambda: _work(model, gap), times), "s")


def window(model: pencil.Pencil, request: ShotRequest, rows: list[int], *, pinned: bool = True) -> Window:
    """Some rows of the shot as one call, with a key at either end."""
    width, height = request.size
    seen = request.seen.rows(rows)
    pins: tuple[Pin, ...] = ()
    if pinned:
        pictures = np.stack([draw(seen, row, request.size) for row in (0, len(rows) - 1)])
        latents = model.encode(pictures)
        pins = tuple(
            Pin(row, pictures[at], latents[at : at + 1], own=True) for at, row in enumerate((0, len(rows) - 1))
        )
    start = noise(request.seed, rows, pencil.GRID.channels, height // SHRINK, width // SHRINK)
    return Window(seen, request.size, pins, start, request.family.draft_steps)


def shares(model: pencil.Pencil, gap: Window, times: int) -> list[Figure]:
    """How much of a gap's time each part of it takes. The blockings are drawn anew, as for a shot never seen."""
    import torch

    height, width = gap.noise.shape[2:]
    rows = range(len(gap.seen))
    shown = model.shown(gap)
    x, t = _tensor(gap.noise, model)[None], torch.ones(1, device=model.device)
    latents = model.paint(gap, unseen)
    parts: dict[str, Callable[[], object]] = {
        "text": lambda: [word_numbers(gap.seen.text_at(row), model.numbers) for row in rows],
        "pose drawing": lambda: [
            limbs(gap.seen.poses[row], gap.seen.pose_confidence[row], height, width, 1.0) for row in rows
        ],
        "blocking drawn and encoded": lambda: [model.encode(draw(gap.seen, row, gap.size)[None]) for row in rows],
        "network": lambda: [_step(model, x, t, shown, half=_is_quick()) for _ in range(gap.steps)],
        "decoding": lambda: model.decode(latents, gap.seen),
    }
    taken = {name: _middle(work, times) for name, work in parts.items()}
    whole = sum(taken.values())
    return [Figure(f"share of a gap: {name}", 100 * seconds / whole, "%") for name, seconds in taken.items()]


def precisions(model: pencil.Pencil, gap: Window, times: int) -> list[Figure]:
    """One step of the network in half precision, beside single. The two by turns."""
    import torch

    shown = model.shown(gap)
    x, t = _tensor(gap.noise, model)[None], torch.ones(1, device=model.device)
    half: list[float] = []
    single: list[float] = []
    for _ in range(max(3, times)):
        half += timed(lambda: _step(model, x, t, shown, half=True))
        single += timed(lambda: _step(model, x, t, shown, half=False))
    return [
        Figure("one step of a gap in half precision", _mid(half), "s", _mid(single), "the same in single precision")
    ]


def pixels(model: pencil.Pencil, key: Window, times: int) -> Figure:
    """One step for one frame beside the same network on every pixel, as it would work without an autoencoder."""
    import torch
    from torch.nn import functional

    shown = model.shown(key)
    x, t = _tensor(key.noise, model)[None], torch.ones(1, device=model.device)

    def grown(value: torch.Tensor) -> torch.Tensor:
        if value.ndim < 5:
            return value
        size = tuple(side * SHRINK for side in value.shape[-2:])
        return functional.interpolate(value.flatten(0, 1), size=size).unflatten(0, value.shape[:2])

    large = type(shown)(*(grown(getattr(shown, each.name)) for each in fields(shown)))
    small = _middle(lambda: _step(model, x, t, shown, half=_is_quick()), times)
    full = _middle(lambda: _step(model, grown(x), t, large, half=_is_quick()), 1)
    return Figure(
        "one step for one frame", small, "s", full, "the same network at full pixel resolution, without the autoencoder"
    )


def _step(model: pencil.Pencil, x: torch.Tensor, t: torch.Tensor, shown: Shown, *, half: bool) -> torch.Tensor:
    import torch

    with torch.inference_mode(), torch.autocast(torch.device(model.device).type, torch.bfloat16, enabled=half):
        return model.denoiser(x, t, shown)


def _work(model: pencil.Pencil, asked: Window) -> object:
    return model.decode(model.paint(asked, unseen), asked.seen)


def _larger(model: pencil.Pencil, gap: Window) -> Any:
    return model.upscale(model.decode(model.paint(gap, unseen), gap.seen))


def _tensor(latents: Any, model: pencil.Pencil) -> torch.Tensor:
    import torch

    return torch.from_numpy(np.ascontiguousarray(latents)).to(model.device)


def _is_quick() -> bool:
    """Whether Pencil would work in half precision here."""
    from engine.models.precision import halves_fast

    return halves_fast()


def _middle(work: Callable[[], object], times: int) -> float:
    return _mid(timed(work, times))


def _mid(seconds: list[float]) -> float:
    return sorted(seconds)[len(seconds) // 2]
