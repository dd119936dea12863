"""When memory runs out: one rung after the other is tried, what was done is written into the take, and the look is kept.

    caches      what is only remembered is let go of
    tiles       pictures are decoded in smaller pieces
    offload     parts of the model wait in main memory
    portions    less is worked on at a time
    processor   pictures are decoded by the processor

The first is ours; the others are the model's, as far as it has them. A model that still does not fit is given up, and
what could be smaller is said: the size of the picture is the artist's to change.
"""

from __future__ import annotations

import ctypes
import gc
import sys
from collections.abc import Callable
from typing import Literal, ParamSpec, Protocol, TypeVar, runtime_checkable
from weakref import WeakSet

import psutil

from engine.models.base import Family, Model
from engine.values.errors import InbetweenerError

P = ParamSpec("P")
R = TypeVar("R")
Rung = Literal["tiles", "offload", "portions", "processor"]
RUNGS: tuple[Rung, ...] = ("tiles", "offload", "portions", "processor")
ENOUGH = 0.7  # of what a family asks for: its figure is a careful one
EMPTIED = "Memory ran out: what was only remembered was let go of."
WORK = ("encode", "decode", "preview", "paint", "upsample", "upscale")  # what a model does, as far as it does it
SAID = ("out of memory", "can't allocate memory", "not enough memory", "alloc_failed")  # by errors of other kinds


@runtime_checkable
class Economises(Protocol):
    """A model that can do with less memory."""

    def economise(self, rung: Rung) -> str:
        """Goes on that way from now on. What that means, for the take's notes; empty where it changes nothing."""
        ...


class Remembers(Protocol):
    """Whoever keeps what could be made again."""

    def forget(self) -> None: ...


class Thrift:
    """How one model is used with too little memory. It stays as careful as it had to become."""

    def __init__(self, title: str, remembering: WeakSet[Remembers]):
        self.title = title
        self.remembering = remembering
        self.notes: list[str] = []  # what is done from now on, in order
        self.emptied = 0  # how often it was enough to let go of what was remembered
        self._left = list(RUNGS)

    def watch(self, model: Model) -> None:
        """Every kind of work of this model is tried again, a rung further down, when memory runs out."""
        for name in WORK:
            if hasattr(model, name):
                setattr(model, name, self._tried(model, getattr(model, name)))

    def _tried(self, model: Model, work: Callable[P, R]) -> Callable[P, R]:
        def tried(*args: P.args, **kwargs: P.kwargs) -> R:
            emptied = False
            while True:
                try:
                    return work(*args, **kwargs)
                except (MemoryError, RuntimeError) as error:
                    if not out_of_memory(error):
                        raise
                    refused = str(error)
                # outside of the handler: the error holds on to everything that did not fit
                if emptied:
                    self._step_down(model, refused)
                else:
                    emptied = True
                    self.emptied += 1
                let_go(self.remembering)

        return tried

    def _step_down(self, model: Model, refused: str) -> None:
        while self._left:
            rung = self._left.pop(0)
            meant = model.economise(rung) if isinstance(model, Economises) else ""
            if meant:
                self.notes.append(f"Memory ran out: {meant}.")
                return
        raise InbetweenerError(
            f"There is not enough memory for {self.title}: {free_words()}. {' '.join(self.notes)}",
            "Close other programs, or choose a smaller picture or a smaller model. What was painted is kept.",
        ) from MemoryError(refused)


def out_of_memory(error: BaseException) -> bool:
    """Whether an error says that there was no memory, whoever raised it."""
    if isinstance(error, MemoryError) or type(error).__name__ == "OutOfMemoryError":
        return True
    return isinstance(error, RuntimeError) and any(words in str(error).lower() for words in SAID)


def let_go(remembering: WeakSet[Remembers]) -> None:
    """Gives back what is only remembered, on the card and beside it."""
    for one in list(remembering):
        one.forget()
    give_back()


def give_back() -> None:
    """Gives memory that nobody uses back to the card and to the system."""
    gc.collect()
    torch = sys.modules.get("torch")  # not to be loaded for this
    if torch is not None and torch.cuda.is_initialized():
        torch.cuda.empty_cache()
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None) if sys.platform == "linux" else None
    if trim:
        trim(0)


def held_memory() -> int:
    """Bytes that painting holds: on the card where one is used, else in this process."""
    torch = sys.modules.get("torch")
    if torch is not None and torch.cuda.is_initialized():
        return int(torch.cuda.memory_reserved())
    return psutil.Process().memory_info().rss


def need_memory(family: Family, device: str, giving_way: Family | None = None) -> None:
    """Refuses what this computer cannot hold, with numbers, before the system ends the whole process for it.

    ``giving_way`` is the family in memory that this one would take the place of.
    """
    here, card = psutil.virtual_memory().available, _free_on(device)
    free = here + card + (giving_way.memory if giving_way else 0)
    if free < family.memory * ENOUGH:
        there = f"{here / 1e9:.1f} GB are free"
        if card:
            there = f"{here / 1e9:.1f} GB are free, {card / 1e9:.1f} GB on the card"
        raise InbetweenerError(
            f"{family.title} needs about {family.memory / 1e9:.1f} GB of memory and {there}.",
            "Close other programs, or choose a smaller model.",
        )


def free_words() -> str:
    card = _free_on("cuda")
    words = f"{psutil.virtual_memory().available / 1e9:.1f} GB of memory are free"
    return words + (f" and {card / 1e9:.1f} GB on the card" if card else "")


def _free_on(device: str) -> int:
    torch = sys.modules.get("torch")
    if device == "cpu" or torch is None or not torch.cuda.is_available():
        return 0
    return int(torch.cuda.mem_get_info()[0])
