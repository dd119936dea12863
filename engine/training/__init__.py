"""How Pencil is taught, from nothing but our own drawing program: ``inbetweener train pencil``.

``world`` draws scenes, ``shards`` lays them down as files; ``autoencoder``, ``decoder``, ``denoiser``, ``finisher`` and
``upscaler`` are the lessons, which ``teaching`` gives one after the other. ``judges`` learn apart from all of them, and
``measure``, ``judged`` and ``moving`` say on a ``page`` what came of it. Nothing else in the program needs this folder.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

Stage = Literal["autoencoder", "decoder", "denoiser", "finisher", "upscaler", "judges", "all"]


@dataclass(frozen=True)
class Told:
    """What a training says as it goes."""

    stage: str
    step: int
    share: float  # of the stage's budget, 0..1
    seen: int  # pictures or frames
    numbers: dict[str, float]


OnEvent = Callable[[Told], None]


def train_pencil(
    stage: Stage = "all",
    device: str = "cpu",
    minutes: float = 90,
    out: Path = Path("pencil-training"),
    on_event: OnEvent = lambda told: None,
) -> Path:
    """The folder with weights that Pencil can be loaded from, after so many minutes of work.

    ``out`` keeps the drawn world, checkpoints and sheets to look at; the same call with the same folder goes on where
    the last one stopped, on this machine or another.
    """
    from engine.training.teaching import teach

    return teach(stage, device, minutes, out, on_event)


def measure_pencil(folder: Path | None = None, device: str = "cpu", clips: int = 16) -> dict[str, float]:
    """What the weights in a folder (None: those in use) do on scenes that were never learned from, beside controls."""
    from engine.training.measure import measure

    return measure(folder, device, clips)
