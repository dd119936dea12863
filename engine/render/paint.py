"""Painting a shot: its plan walked window by window, each taken from the store or painted and put there.

What is painted is saved as latents before it is decoded, so that stopping, crashing or running out of memory costs one
window at most.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

import numpy as np
from cachetools import LRUCache
from numpy.typing import NDArray

from engine.document.model import AssetName
from engine.models.base import Latents, Model, Pictures, Pin, Size, Step, Window

from .decoded import Decoded
from .easel import Easel
from .memory import EMPTIED
from .noise import noise
from .plan import Plan, Planned
from .request import ShotRequest
from .watch import Stage, Watcher
from .windows import WindowRequest, shown

ReadPicture = Callable[[AssetName, Size], NDArray[np.uint8]]  # an asset as a picture of just this size
Start = Callable[[Planned], Latents]  # what a refined window begins with


@dataclass(frozen=True, eq=False)
class Work:
    """One shot to be painted, and everything that painting it asks of the document."""

    shot: str
    request: ShotRequest
    read: ReadPicture
    start: Start | None = None

    @property
    def plan(self) -> Plan:
        return self.request.plan


PINS = 32  # keys with their latents that it remembers: a gap needs two of them, and a film of ten minutes has thousands


class Painter:
    """Paints the windows of one shot."""

    def __init__(self, easel: Easel, work: Work, watcher: Watcher):
        self.easel, self.work, self.watcher = easel, work, watcher
        self.made = {planned.key: planned for planned in work.plan.windows()}
        self._model: Model | None = None
        self._pins: LRUCache[str, tuple[NDArray[np.uint8], Latents]] = LRUCache(PINS)
        self._decoded = Decoded()
        self.calls, self.seconds = 0, 0.0
        self._emptied = easel.thrift.emptied
        easel.remembering.add(self)

    @property
    def model(self) -> Model:
        """The model, loaded when it is first needed and again when another had to take its place."""
        if self._model is None or not self.easel.holds(self._model):
            self._model = self.easel.model(self.work.request.family, self.watcher)
        return self._model

    @property
    def notes(self) -> tuple[str, ...]:
        """What too little memory made us do differently."""
        thrift = self.easel.thrift
        return (*((EMPTIED,) if thrift.emptied > self._emptied else ()), *thrift.notes)

    def forget(self) -> None:
        """Lets go of decoded pictures; they are decoded again from their latents."""
        self._decoded.forget()

    def paint(self, shot_frame: int = 0) -> None:
        """Paints what is not in the store, nearest to a frame of the shot first, and shows everything."""
        for planned in self.work.plan.near(self.work.request.lead + shot_frame):
            self.watcher.tick()
            if not planned.covers and planned.given:
                continue  # encoded where it is pinned
            latents = None if planned.request.role == "kept" else self.latents(planned)
            if planned.covers:  # a key beyond the shot's end only holds its last gap
                self.show(planned, latents)
            self.watcher.rest()

    def latents(self, planned: Planned) -> Latents:
        """A window's latents [L, C, h, w], from the store or from the model."""
        if planned.given:
            return self.pin(planned.key)[1]
        found = self.easel.store.load(planned.key)
        if found is not None:
            self.watcher.hit()
        else:
            found = self._paint(planned)
        return found

    def pictures(self) -> Iterator[NDArray[np.uint8]]:
        """Every painted frame in order, [H, W, 3] each, decoded window by window as they were painted."""
        decoded: dict[str, Pictures] = {}
        frames = len(self.work.plan.rows)
        last_use = {self.work.plan.source(frame)[0].key: frame for frame in range(frames)}
        for frame in range(frames):
            self.watcher.tick()
            planned, picture = self.work.plan.source(frame)
            if planned.key not in decoded:
                decoded[planned.key] = self.seen(planned)
            yield decoded[planned.key][picture]
            if last_use[planned.key] == frame:
                del decoded[planned.key]
                self._decoded.let_go(planned.key)

    def picture(self, painted_frame: int) -> NDArray[np.uint8]:
        """One painted frame, [H, W, 3]."""
        planned, picture = self.work.plan.source(painted_frame)
        return self.seen(planned)[picture]

    def stored(self, planned: Planned) -> Latents:
        """Latents of a window that was painted in this job; painted again if the store has lost them since."""
        if planned.given:
            return self.pin(planned.key)[1]
        found = self.easel.store.load(planned.key)
        return self._paint(planned) if found is None else found

    def seen(self, planned: Planned) -> Pictures:
        """The pictures of a window that was painted, and of a locked frame just the picture that it keeps."""
        if planned.request.role == "kept":
            return self.work.read(planned.request.picture, planned.request.size)[None]
        return self.decode(planned, self.stored(planned))

    def decode(self, planned: Planned, latents: Latents) -> Pictures:
        """A window's pictures [F, H, W, 3]; remembered while there is room, for they are shown and then written."""
        known = self._decoded.find(planned.key)
        if known is None:
            seen = None if planned.given else shown(self.work.request.seen, list(planned.rows))
            known = self.model.decode(latents, seen)
            self._decoded.keep(planned.key, known)
        return known

    def show(self, planned: Planned, latents: Latents | None) -> None:
        """Tells the watcher what a finished window looks like; a locked frame needs no latents for that."""
        request = self.work.request
        if latents is None:
            pictures = self.seen(planned)
        else:
            self._remember(planned, latents)
            pictures = self.decode(planned, latents)
        frames = [request.shot_frame(frame) for _, frame in planned.covers]
        chosen = np.stack([pictures[picture] for picture, _ in planned.covers])
        steps = max(1, planned.request.steps)
        self.watcher.looks(self.work.shot, frames, chosen, steps, steps, request.quality, request.head)

    # -- one window ---------------------------------------------------------------------------------------------------

    def _paint(self, planned: Planned) -> Latents:
        request = planned.request
        model, calls, began = self.model, self.model.calls, time.monotonic()
        latents = model.paint(self.window(planned), self._on_step(planned))
        seconds = time.monotonic() - began
        self.easel.store.save(planned.key, latents, request, seconds)
        self.watcher.painted(model.calls - calls)
        self.calls += model.calls - calls
        self.seconds += seconds
        return latents

    def window(self, planned: Planned) -> Window:
        """The call that a planned window is."""
        request = planned.request
        return Window(
            seen=shown(self.work.request.seen, list(planned.rows)),
            size=request.size,
            pins=tuple(
                Pin(pin.row, *self.pin(pin.key), pin.strength, own=self._alone(pin.key)) for pin in request.pins
            ),
            noise=self.noise(request),
            steps=request.steps,
            start=self.work.start(planned) if self.work.start else None,
            strength=request.strength,
        )

    def _alone(self, key: str) -> bool:
        """Whether it was painted from what the shot asks and nothing else, no picture of anybody's among it."""
        planned = self.made[key]
        return not planned.given and not planned.request.pins

    def noise(self, request: WindowRequest) -> Latents:
        grid = self.work.request.family.grid
        height, width = request.size[1] // grid.shrink, request.size[0] // grid.shrink
        return noise(request.seed, request.addresses, grid.channels, height, width, pooled=request.pooled)

    def pin(self, key: str) -> tuple[NDArray[np.uint8], Latents]:
        """The picture that a request ends with, and its latents [1, C, h, w]."""
        found = self._pins.get(key)
        if found is None:
            planned = self.made[key]
            if planned.given:
                found = self._encoded(planned)
            else:
                latents = self.stored(planned)
                picture = self.decode(planned, latents)[planned.own]
                # a latent of a family with a stride may stand for several pictures: only a key's is a picture's
                alone = len(latents) == len(planned.rows)
                found = picture, latents[planned.own][None] if alone else self.model.encode(picture[None])
            self._pins[key] = found
        return found

    def _encoded(self, planned: Planned) -> tuple[NDArray[np.uint8], Latents]:
        """A picture that is there already, with its latents: encoded once for as long as the model is in memory."""
        known = self.easel.encoded.find(self.model, planned.key)
        if known is None:
            picture = self.work.read(planned.request.picture, planned.request.size)
            known = picture, self.model.encode(picture[None])
            self.easel.encoded.keep(self.model, planned.key, known)
        return known

    def _on_step(self, planned: Planned) -> Callable[[Step], None]:
        stage, shot, request = self._stage(planned), self.work.shot, planned.request
        stride = self.work.request.family.grid.stride
        covered, asked = dict(planned.covers), self.work.request

        def on_step(step: Step) -> None:
            self.watcher.tick()
            self.watcher.worked(stage, shot, planned.work // request.steps)
            # latent 0 is one picture, every other one stands for `stride` pictures and is shown from the first of them
            first = {latent: max(0, (latent - 1) * stride + 1) for latent in range(len(step.denoised))}
            seen = [latent for latent, picture in first.items() if picture in covered]
            if seen and step.step < request.steps:
                frames = [asked.shot_frame(covered[first[latent]]) for latent in seen]
                looks = self.model.preview(step.denoised)[seen]
                self.watcher.looks(shot, frames, looks, step.step, request.steps, "step", asked.head)

        return on_step

    def _remember(self, planned: Planned, latents: Latents) -> None:
        request = self.work.request
        if request.quality == "draft" and len(latents) == len(planned.rows):
            for row, frame in zip(planned.rows, latents, strict=True):
                self.easel.last.keep(self.work.shot, request.family.name, request.size, row, frame[None])

    def _stage(self, planned: Planned) -> Stage:
        if self.work.request.quality == "final":
            return "refining"
        return "keys" if planned.request.role == "key" else "inbetweens"


def window_keys(plan: Plan) -> tuple[str, ...]:
    """The keys of everything that a plan keeps in the store."""
    return tuple(planned.key for planned in plan.windows() if not planned.given)


def unpainted(easel: Easel, request: ShotRequest) -> int:
    """The work that a shot still takes, its draft's included."""
    windows = {planned.key: planned.work for planned in request.plan.windows()}
    left = sum(work for key, work in windows.items() if work and key not in easel.store)
    return left + (unpainted(easel, request.draft) if request.draft else 0)


def counted(pictures: Iterable[NDArray[np.uint8]], tell: Callable[[int], None]) -> Iterator[NDArray[np.uint8]]:
    """The pictures, with a word after each."""
    for number, picture in enumerate(pictures, 1):
        yield picture
        tell(number)
