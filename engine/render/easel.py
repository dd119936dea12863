"""What a painter stands at: the model in memory, the store of what was painted, the pictures painted last."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from weakref import WeakSet

import numpy as np
from cachetools import LRUCache
from numpy.typing import NDArray

from engine.models import FAMILIES, family_named
from engine.models.base import Family, Latents, Model, Size
from engine.models.weights import weights_digest
from engine.store.store import Store
from engine.values.errors import InbetweenerError
from engine.values.settings import cache_folder

from .memory import Remembers, Thrift, give_back, need_memory
from .watch import Watcher

PREVIEW_ROOM = 512 * 2**20
ENCODED = 48  # pinned pictures with their latents
LAST = 240  # frames of one shot whose latents are at hand: ten seconds, and some 5 MB of a small model


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
        self.encoded = Encoded()
        self._device = device
        self._held: tuple[tuple[str, str], Model] | None = None
        self._family: Family | None = None  # of the model in memory
        self.remembering: WeakSet[Remembers] = WeakSet()  # what is let go of first when memory runs out
        self.thrift = Thrift("", self.remembering)

    @property
    def device(self) -> str:
        """Where it is painted: "cpu" or "cuda"."""
        if not self._device:
            self._device = best_device()
        return self._device

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
        if self._held:
            self.free()  # the old one goes before the new one comes
        need_memory(family, self.device)
        model = family.load(folder, self.device)
        self.thrift = Thrift(family.title, self.remembering)
        self.thrift.watch(model)
        self._held, self._family = (name, model), family
        watcher.progress("loading", "", 1, 1)
        return model

    def holds(self, model: Model) -> bool:
        """Whether this is the model in memory."""
        return self._held is not None and self._held[1] is model

    def refuse_early(self, family: Family) -> None:
        """Says with numbers that a model will not fit, before anything else is begun."""
        if family.find() is not None and family is not self._family:
            need_memory(family, self.device, self._family)

    def free(self) -> None:
        """Lets go of the model, and of the card's memory with it."""
        self._held = self._family = None
        self.last = LastLatents()
        self.encoded.forget()
        give_back()


class Encoded:
    """Pinned pictures with their latents, so that a drag does not encode the same drawing at every move."""

    def __init__(self) -> None:
        self._model: Model | None = None  # whose latents these are
        self._known: LRUCache[str, tuple[NDArray[np.uint8], Latents]] = LRUCache(ENCODED)

    def find(self, model: Model, key: str) -> tuple[NDArray[np.uint8], Latents] | None:
        """The picture of a request and its latents, where this model has encoded it before."""
        return self._known.get(key) if model is self._model else None

    def keep(self, model: Model, key: str, found: tuple[NDArray[np.uint8], Latents]) -> None:
        if model is not self._model:
            self.forget()
            self._model = model
        self._known[key] = found

    def forget(self) -> None:
        self._model = None
        self._known.clear()


class LastLatents:
    """The latents that a shot's frames were last seen in: where a warm look starts from. Kept for one shot only."""

    def __init__(self) -> None:
        self._of: tuple[str, str, Size] = ("", "", (0, 0))
        self._latents: LRUCache[int, Latents] = LRUCache(LAST)

    def keep(self, shot: str, family: str, size: Size, shot_frame: int, latents: Latents) -> None:
        if self._of != (shot, family, size):
            self._of, self._latents = (shot, family, size), LRUCache(LAST)
        self._latents[shot_frame] = latents

    def near(self, shot: str, family: str, size: Size, shot_frame: int) -> Latents | None:
        """The latents [1, C, h, w] of the nearest frame known; None when nothing of this shot is."""
        if self._of != (shot, family, size) or not self._latents:
            return None
        return self._latents[min(self._latents, key=lambda frame: abs(frame - shot_frame))]


def weights_of(family: Family) -> str:
    """The digest of a family's weights; empty when it has none on this computer."""
    folder = family.find()
    return weights_digest(folder) if folder else ""


def best_device() -> str:
    import torch  # noqa: PLC0415 - only a process that paints needs it

    return "cuda" if torch.cuda.is_available() else "cpu"
