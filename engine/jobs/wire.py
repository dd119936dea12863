"""Asks and events as lines of JSON between the application and its worker. Pictures go beside the lines, as files.

No pickle: nothing that arrives can be more than the plain values below.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
import psutil

from .events import (
    Ask,
    DraftAsk,
    Event,
    Failed,
    Finished,
    Held,
    Kept,
    Looks,
    Progress,
    RenderAsk,
    Stopped,
    TakeMade,
    WorkerState,
)

ASKS: dict[str, type[Ask]] = {"draft": DraftAsk, "render": RenderAsk}
EVENTS: dict[str, type[Event]] = {
    kind.__name__: kind for kind in (Progress, Kept, TakeMade, Finished, Failed, Held, Stopped, WorkerState)
}
ROOM = 512 * 2**20  # bytes that pictures on their way may need at most, about
UNSEEN_AT_MOST = 16  # pictures on their way; looks between steps are left out while there are more


class Line(msgspec.Struct, frozen=True, omit_defaults=True):
    """One line in either direction."""

    do: str  # draft, render, stop, prepare, free, give way, take back, close; or the name of an event
    job: str = ""
    body: msgspec.Raw = msgspec.Raw(b"null")


@dataclass(frozen=True)
class LooksBody:
    """Looks without their pictures, which lie in a file as plain bytes."""

    job: str
    shot: str
    shot_frames: tuple[int, ...]
    step: int
    steps: int
    quality: str
    file: str
    shape: tuple[int, int, int, int]
    seed: int | None = None
    head: int = 0


def line(do: str, job: str = "", body: object = None) -> bytes:
    raw = msgspec.Raw(msgspec.json.encode(body, enc_hook=_plain))
    return msgspec.json.encode(Line(do, job, raw)) + b"\n"


def read_line(data: bytes) -> Line:
    return msgspec.json.decode(data, type=Line)


def ask_line(job: str, ask: Ask) -> bytes:
    return line("draft" if isinstance(ask, DraftAsk) else "render", job, ask)


def ask_of(kind: str, body: msgspec.Raw | bytes) -> Ask:
    return msgspec.json.decode(body, type=ASKS[kind], dec_hook=_typed)


def event_line(event: Event, pictures: Pictures) -> bytes | None:
    """An event as a line; None for looks that are left out, because there is no room or earlier ones still wait."""
    if not isinstance(event, Looks):
        return line(type(event).__name__, body=event)
    if event.quality == "step" and pictures.waiting() > UNSEEN_AT_MOST:
        return None
    rest = {field.name: getattr(event, field.name) for field in fields(event) if field.name != "pictures"}
    try:
        file = pictures.put(event.pictures)
    except OSError:
        return None  # no room for a look; the take will have the picture
    return line("Looks", body=LooksBody(**rest, file=file, shape=event.pictures.shape))


def event_of(arrived: Line, pictures: Pictures) -> Event:
    if arrived.do != "Looks":
        return msgspec.json.decode(arrived.body, type=EVENTS[arrived.do], dec_hook=_typed)
    body = msgspec.json.decode(arrived.body, type=LooksBody)
    seen: Any = pictures.take(body.file).reshape(body.shape)
    quality: Any = body.quality
    return Looks(body.job, body.shot, body.shot_frames, seen, body.step, body.steps, quality, body.seed, body.head)


class Pictures:
    """Pictures on their way from one process to the other: files in a folder that lies in memory where there is one.

    The reader deletes what it took, which tells the writer that it has arrived.
    """

    def __init__(self, folder: Path):
        self.folder = folder
        self._number = 0

    @classmethod
    def new(cls) -> Pictures:
        memory = Path("/dev/shm")
        roomy = memory.is_dir() and os.access(memory, os.W_OK) and shutil.disk_usage(memory).free > ROOM
        root = memory if roomy else Path(tempfile.gettempdir())
        for old in root.glob("inbetweener-pictures-*-*"):
            if not psutil.pid_exists(int(old.name.split("-")[2])):
                shutil.rmtree(old, ignore_errors=True)  # of a program that was killed
        return cls(Path(tempfile.mkdtemp(prefix=f"inbetweener-pictures-{os.getpid()}-", dir=root)))

    def put(self, pictures: np.ndarray[Any, np.dtype[np.uint8]]) -> str:
        self._number += 1
        name = f"{self._number}.rgb"
        path = self.folder / name
        try:
            np.ascontiguousarray(pictures).tofile(path)
        except OSError:
            path.unlink(missing_ok=True)
            raise
        return name

    def take(self, name: str) -> np.ndarray[Any, np.dtype[np.uint8]]:
        path = self.folder / name
        data = np.fromfile(path, np.uint8)
        path.unlink()
        return data

    def waiting(self) -> int:
        return sum(1 for _ in os.scandir(self.folder))

    def clear(self) -> None:
        for path in self.folder.glob("*"):
            path.unlink(missing_ok=True)
        if self.folder.is_dir():
            self.folder.rmdir()


def _plain(value: object) -> object:
    if isinstance(value, Path):
        return str(value)
    raise TypeError(f"a {type(value).__name__} does not travel")


def _typed(kind: type, value: Any) -> Any:
    if issubclass(kind, Path):
        return Path(value)
    raise TypeError(f"a {kind.__name__} does not travel")


Tell = Callable[[Event], None]
