"""What a painter stands at: the model in memory, the store of what was painted, the pictures painted last."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import psutil

from engine.models import FAMILIES, family_named
from engine.models.base import Family, Latents, Model, Size
from engine.models.weights import weights_digest
from engine.store.store import Store
from engine.values.errors import InbetweenerError
from engine.values.settings import cache_folder

from .watch import Watcher

PREVIEW_ROOM = 512 * 2**20
ENOUGH = 0.7  # of what a family asks for: its figure is a careful one


class Easel:
    """Lives as long as the process that paints. One model is kept: two would not fit most machines."""

    def __init__(
        self, families: Mapping[str, Family] = FAMILIES, folder: Path | None = None, device: str | None = None
    ):
        folder = folder or cache_folder()
        self.families = families
        self.store = Store(folder / "store")
        self.previews = Store(folder / "previews", PREVIEW_ROOM)  # warm and single looks: never part of a take
        self.last = LastLatents()
        self._device = device
        self._held: tuple[tuple[str, str], Model] | None = None

    def family(self, name: str) -> Family:
        return family_named(name, self.families)

    def model(self, family: Family, watcher: Watcher) -> Model:
        """The family's model, loaded if it is not the one in memory."""
        folder = family.find()
        if folder is None:
            raise InbetweenerError(f"The weights of {family.title} are not on this computer.", family.missing)
        name = family.name, weights_digest(folder)
        if self._held and self._held[0] == name:
            return self._held[1]
        watcher.progress("loading", "", 0, 1)
        self._held = None  # the old one goes before the new one comes
        device = self._device or best_device()
        if device == "cpu":
            need_memory(family)
        model = family.load(folder, device)
        self._held = name, model
        watcher.progress("loading", "", 1, 1)
        return model

    def holds(self, model: Model) -> bool:
        """Whether this is the model in memory."""
        return self._held is not None and self._held[1] is model

    def free(self) -> None:
        """Lets go of the model, and of the card's memory with it."""
        self._held = None
        self.last = LastLatents()


class LastLatents:
    """The latents that a shot's frames were last seen in: where a warm look starts from. Kept for one shot only."""

    def __init__(self) -> None:
        self._of: tuple[str, str, Size] = ("", "", (0, 0))
        self._latents: dict[int, Latents] = {}

    def keep(self, shot: str, family: str, size: Size, shot_frame: int, latents: Latents) -> None:
        if self._of != (shot, family, size):
            self._of, self._latents = (shot, family, size), {}
        self._latents[shot_frame] = latents

    def near(self, shot: str, family: str, size: Size, shot_frame: int) -> Latents | None:
        """The latents [1, C, h, w] of the nearest frame known; None when nothing of this shot is."""
        if self._of != (shot, family, size) or not self._latents:
            return None
        return self._latents[min(self._latents, key=lambda frame: abs(frame - shot_frame))]


def need_memory(family: Family) -> None:
    """Refuses what this computer's memory cannot hold, before the system has to end the whole process for it."""
    free = psutil.virtual_memory().available
    if free < family.memory * ENOUGH:
        raise InbetweenerError(
            f"{family.title} needs about {family.memory / 1e9:.1f} GB of memory and {free / 1e9:.1f} GB are free.",
            "Close other programs, or choose a smaller model.",
        )


def weights_of(family: Family) -> str:
    """The digest of a family's weights; empty when it has none on this computer."""
    folder = family.find()
    return weights_digest(folder) if folder else ""


def best_device() -> str:
    import torch  # noqa: PLC0415 - only a process that paints needs it

    return "cuda" if torch.cuda.is_available() else "cpu"
