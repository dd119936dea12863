"""Has every stroke on the disk while the hand is already at the next one."""

from __future__ import annotations

from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path

import msgspec
from PySide6.QtCore import QObject, Signal

from engine.document.assets import Assets
from engine.document.layer_edits import Layers, drawn
from engine.document.model import AssetName
from engine.drawing.files import picture_of
from engine.drawing.proofs import Moment, Proofs
from engine.drawing.sheet import Size
from engine.media.pictures import Picture


@dataclass(frozen=True, eq=False, slots=True)
class Job:
    """A panel's layers as they were at one moment, and what the artist did to them."""

    project: Path
    panel: str
    label: str
    size: Size
    moments: tuple[Moment, ...]
    held: bool = False  # the pen is still down
    dropped: bool = False  # the pen's stroke was taken back: nothing to write


@dataclass(frozen=True, eq=False, slots=True)
class Written:
    """The same on the disk."""

    job: Job
    layers: Layers
    drawing: AssetName | None
    picture: Picture | None
    made: tuple[AssetName, ...]


class Writer(QObject):
    """One thread; what it was given first is done first."""

    ready = Signal()  # something is on the disk: ask next()

    def __init__(self, parent: QObject | None = None):
        super().__init__(parent)
        self._pool = ThreadPoolExecutor(1, thread_name_prefix="canvas")
        self._waiting: list[tuple[Job, Future[Written]]] = []
        self._proofs: tuple[str, Proofs] | None = None  # of the panel that was written last
        self.refused: dict[str, Job] = {}  # what the disk would not take, by its panel: it is tried again
        self._closed = False

    @property
    def busy(self) -> bool:
        return bool(self._waiting)

    @property
    def first(self) -> Job | None:
        """The job that comes next out of here."""
        return self._waiting[0][0] if self._waiting else None

    def write(self, job: Job) -> None:
        future = self._pool.submit(self._written, job)
        self._waiting.append((job, future))
        future.add_done_callback(self._told)

    def again(self) -> None:
        """Tries once more what the disk refused."""
        for job in tuple(self.refused.values()):
            if all(waiting.panel != job.panel for waiting, _ in self._waiting):
                self.write(replace(job, held=False))

    def next(self, *, wait: bool = False) -> tuple[Job, Future[Written]] | None:
        """The first job, if it is done or ``wait`` says to wait for it."""
        if not self._waiting or not (wait or self._waiting[0][1].done()):
            return None
        job, future = self._waiting.pop(0)
        if wait:
            future.exception()
        return job, future

    def close(self) -> None:
        self._closed = True
        self._pool.shutdown()
        self._proofs = None

    def _told(self, future: Future[Written]) -> None:
        if not self._closed:
            self.ready.emit()

    def _written(self, job: Job) -> Written:  # in the thread
        if job.dropped:
            return Written(job, (), None, None, ())
        if self._proofs is None or self._proofs[0] != job.panel or self._proofs[1].size != job.size:
            self._proofs = job.panel, Proofs(job.size)
        proofs, assets = self._proofs[1], Assets(job.project)
        made: list[AssetName] = []
        for layer, tiles in job.moments:
            if tiles.picture is None and not tiles.clear:
                tiles.picture = assets.put(proofs.layer_bytes(layer, tiles), ".png")
                made.append(tiles.picture)
        layers = tuple(msgspec.structs.replace(layer, picture=tiles.picture) for layer, tiles in job.moments)
        if not any(layer.picture for layer in drawn(layers)):
            return Written(job, layers, None, None, tuple(made))
        drawing = assets.put(proofs.drawing_bytes(job.moments), ".png")
        return Written(job, layers, drawing, picture_of(proofs.flat(job.moments)), (*made, drawing))
