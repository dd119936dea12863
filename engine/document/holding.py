"""Who has a project open, written into its folder, so that a second window on the same film is noticed.

The note says who and since when; it binds nobody. A note whose program is gone, because the machine stopped, counts for
nothing. Whoever works on although somebody else has the film writes a note of their own, and the other finds it.
"""

from __future__ import annotations

import os
import socket
import time
from contextlib import suppress
from pathlib import Path

import msgspec
import psutil

from engine.values.errors import InbetweenerError
from engine.values.files import atomic_write
from engine.values.ids import new_id

NOTE = ".open.json"
FORGOTTEN = 24 * 3600.0  # seconds after which a note of another machine, which cannot be asked, counts for nothing
_LARGEST = 4096  # bytes
_NEARLY = 2.0  # seconds: two clocks on one machine may round differently


class Holder(msgspec.Struct, frozen=True):
    """A program that has a project open."""

    token: str
    host: str
    process: int
    begun: float  # when that process began, seconds since 1970: its number alone may be somebody else's by now
    at: float  # when the project was opened, seconds since 1970

    @property
    def alive(self) -> bool:
        if self.host != socket.gethostname():
            return time.time() - self.at < FORGOTTEN
        try:
            return abs(psutil.Process(self.process).create_time() - self.begun) < _NEARLY
        except psutil.Error:
            return False


class Hold:
    """One window's hold on a project folder."""

    def __init__(self, folder: Path):
        self.path = folder / NOTE
        self.token = new_id("window")

    def other(self) -> Holder | None:
        """Somebody else who has the project open now."""
        found = _read(self.path)
        return found if found and found.token != self.token and found.alive else None

    def take(self) -> None:
        """Writes the note, whoever stood there before. A folder that cannot be written to needs none."""
        here = psutil.Process(os.getpid())
        note = Holder(self.token, socket.gethostname(), here.pid, here.create_time(), time.time())
        with suppress(InbetweenerError):
            atomic_write(self.path, msgspec.json.encode(note))

    def release(self) -> None:
        found = _read(self.path)
        if found and found.token == self.token:
            with suppress(OSError):
                self.path.unlink(missing_ok=True)


def _read(path: Path) -> Holder | None:
    try:
        with path.open("rb") as file:
            return msgspec.json.decode(file.read(_LARGEST), type=Holder)
    except (OSError, msgspec.DecodeError, UnicodeDecodeError):
        return None
