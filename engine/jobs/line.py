"""The jobs of this program as they stand, in memory and on the disk."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

from engine.values.errors import InbetweenerError

from .events import Held
from .queue import QueuedJob, QueueFolder, in_line

ROOMY = 1.05  # times the room that was missing has to be there before a job goes on by itself
SOME = 1 << 20  # bytes: the room that is waited for where nobody knows how much is needed


class Line:
    def __init__(self, folder: QueueFolder):
        self.folder = folder
        self.jobs: tuple[QueuedJob, ...] = ()
        self.active = ""  # the job that the worker has
        self.held: dict[str, Held] = {}  # waiting for room on a disk

    def __iter__(self) -> Iterator[QueuedJob]:
        """In the order in which they are painted, the one that is painted now first."""
        return iter(sorted(in_line(self.jobs), key=lambda queued: queued.job != self.active))

    def find(self, job: str) -> QueuedJob | None:
        return next((queued for queued in self.jobs if queued.job == job), None)

    def put(self, new: QueuedJob) -> str:
        """A job stands otherwise now, here first and then on the disk. What is to be said when the disk is full."""
        if self.find(new.job):
            self.jobs = tuple(new if queued.job == new.job else queued for queued in self.jobs)
        else:
            self.jobs = (*self.jobs, new)
        try:
            self.folder.keep(new)
        except InbetweenerError as error:
            return str(error)  # it goes on; a crash now would find it as it was
        return ""

    def drop(self, job: str) -> None:
        self.jobs = tuple(queued for queued in self.jobs if queued.job != job)
        self.held.pop(job, None)
        self.folder.forget(job)

    def let_in(self) -> None:
        """Jobs that waited for room go on where there is some now."""
        self.held = {job: held for job, held in self.held.items() if not _has_room(held)}

    def release(self) -> None:
        """Leaves everything to the next program."""
        for queued in self.jobs:
            self.folder.release(queued)


def _has_room(held: Held) -> bool:
    folder = next((path for path in (Path(held.folder), *Path(held.folder).parents) if path.is_dir()), None)
    return folder is not None and shutil.disk_usage(folder).free > max(held.need * ROOMY, SOME)
