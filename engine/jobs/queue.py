"""The queue on disk: one file for each render that was asked for, gone when it is done.

A queue that was left behind by a program that is no longer running is taken over by the next one. Nothing is lost by a
crash, a power cut or an update; what was painted until then is in the store.
"""

from __future__ import annotations

import os
import time
from dataclasses import dataclass, field, replace
from pathlib import Path

import msgspec
import psutil

from engine.values.files import atomic_write

from .events import RenderAsk
from .wire import ask_of, line, read_line

PARKED_AFTER = 2  # deaths of the worker, or of the program, while a job was painted


@dataclass(frozen=True, eq=False)
class QueuedJob:
    job: str
    title: str
    ask: RenderAsk
    order: float = field(default_factory=time.time)
    deaths: int = 0
    running: bool = False

    @property
    def parked(self) -> bool:
        """It took the worker down with it too often to be tried again by itself."""
        return self.deaths >= PARKED_AFTER


class _File(msgspec.Struct, frozen=True):
    job: str
    title: str
    order: float
    deaths: int
    running: bool
    owner: tuple[int, float] | None  # process id and when it began
    ask: msgspec.Raw


class QueueFolder:
    def __init__(self, folder: Path):
        self.folder = folder
        self._me = os.getpid(), psutil.Process().create_time()

    def keep(self, queued: QueuedJob, *, mine: bool = True) -> QueuedJob:
        """Writes a job down. ``mine`` False leaves it to whoever comes next."""
        body = read_line(line("render", queued.job, queued.ask)).body
        owner = self._me if mine else None
        file = _File(queued.job, queued.title, queued.order, queued.deaths, queued.running, owner, body)
        atomic_write(self._path(queued.job), msgspec.json.encode(file))
        return queued

    def forget(self, job: str) -> None:
        self._path(job).unlink(missing_ok=True)

    def left_behind(self) -> list[QueuedJob]:
        """The jobs of programs that are gone, the oldest first, now this one's."""
        found: list[QueuedJob] = []
        for path in self.folder.glob("*.json"):
            try:
                file = msgspec.json.decode(path.read_bytes(), type=_File)
                ask = ask_of("render", file.ask)
            except (msgspec.DecodeError, msgspec.ValidationError, OSError):
                path.rename(path.with_suffix(".damaged"))  # kept for a look, never tried again
                continue
            if file.owner and self._lives(*file.owner):
                continue
            assert isinstance(ask, RenderAsk)
            deaths = file.deaths + (1 if file.running else 0)
            found.append(QueuedJob(file.job, file.title, ask, file.order, deaths))
        return [self.keep(queued) for queued in sorted(found, key=lambda queued: queued.order)]

    def release(self, queued: QueuedJob) -> None:
        """Leaves a job to the next program."""
        self.keep(replace(queued, running=False), mine=False)

    def _lives(self, pid: int, began: float) -> bool:
        try:
            return abs(psutil.Process(pid).create_time() - began) < 1
        except psutil.NoSuchProcess:
            return False

    def _path(self, job: str) -> Path:
        return self.folder / f"{job}.json"
