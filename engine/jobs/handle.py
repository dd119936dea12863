"""The application's end of a worker process: starts it, speaks to it, and notices when it is gone."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

import msgspec

from engine.values.settings import data_folder

from .events import Ask, Event
from .wire import Pictures, ask_line, event_of, line, read_line

SAID = 8000  # bytes of what it printed that are kept for a report
ROOT = Path(__file__).resolve().parents[2]


class Hands(Protocol):
    """Whoever paints, here or in another process."""

    def start(self, job: str, ask: Ask) -> None: ...

    def prepare(self, model: str) -> None: ...

    def stop(self, job: str) -> None: ...

    def free(self) -> None:
        """Lets go of the model and its memory, when what it is at has stopped."""
        ...

    def give_way(self, gives_way: bool) -> None:
        """Leaves a processor to whoever plays a film, or takes it back; what is painted is the same."""
        ...

    def kill(self) -> None:
        """Ends it at once, whatever it is doing."""
        ...

    def close(self) -> None:
        """Ends it after the present step, and waits for that."""
        ...


class Worker:
    """A worker process. ``hear`` gets its events; ``lost`` why it ended and what it last printed, in words.

    Both are called in a thread of this handle's.
    """

    def __init__(
        self,
        hear: Callable[[Event], None],
        lost: Callable[[str, str], None],
        *,
        families: str,
        cache: Path | None = None,
        device: str | None = None,
    ):
        self._hear, self._lost = hear, lost
        self._pictures = Pictures.new()
        self._writing = threading.Lock()
        self._closing = False
        command = [sys.executable, "-m", "engine.jobs.worker", "--families", families]
        command += ["--pictures", str(self._pictures.folder)]
        command += ["--cache", str(cache)] if cache else []
        command += ["--device", device] if device else []
        paths = [str(ROOT), *filter(None, [os.environ.get("PYTHONPATH")])]
        self._log = data_folder() / "logs" / "worker.log"
        self._log.parent.mkdir(parents=True, exist_ok=True)
        with self._log.open("wb") as log:
            self._process = subprocess.Popen(
                command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=log,
                env={**os.environ, "PYTHONPATH": os.pathsep.join(paths)},
                creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            )
        self._reader = threading.Thread(target=self._read, name="worker's events", daemon=True)
        self._reader.start()

    @property
    def pid(self) -> int:
        return self._process.pid

    def start(self, job: str, ask: Ask) -> None:
        self._write(ask_line(job, ask))

    def prepare(self, model: str) -> None:
        self._write(line("prepare", model))

    def stop(self, job: str) -> None:
        self._write(line("stop", job))

    def free(self) -> None:
        self._write(line("free"))

    def give_way(self, gives_way: bool) -> None:
        self._write(line("give way" if gives_way else "take back"))

    def kill(self) -> None:
        self._process.kill()

    def close(self, patience: float = 10.0) -> None:
        self._closing = True
        self._write(line("close"))
        try:
            self._process.wait(patience)
        except subprocess.TimeoutExpired:
            self._process.kill()
        self._reader.join(patience)

    def _write(self, data: bytes) -> None:
        assert self._process.stdin
        try:
            with self._writing:
                self._process.stdin.write(data)
                self._process.stdin.flush()
        except (BrokenPipeError, OSError):
            pass  # it is gone; the reader tells so

    def _read(self) -> None:
        assert self._process.stdout
        with self._process.stdout as lines:
            for data in lines:
                if not data.endswith(b"\n"):
                    break  # killed in the middle of a line
                try:
                    event = event_of(read_line(data), self._pictures)
                except (msgspec.DecodeError, UnicodeDecodeError, OSError, KeyError):
                    self._process.kill()  # what it says cannot be understood: a new one takes over
                    break
                self._hear(event)
        status = self._process.wait()
        if self._process.stdin:
            self._process.stdin.close()
        self._pictures.clear()
        if not self._closing:
            said = self._said()
            last = f"It last said: {said[-1][:300]}" if said else ""
            self._lost(f"{last_words(status)} {last}".strip(), "\n".join(said))

    def _said(self) -> list[str]:
        """The last lines that the worker printed."""
        with self._log.open("rb") as log:
            log.seek(max(0, os.fstat(log.fileno()).st_size - SAID))
            return log.read().decode(errors="replace").strip().splitlines()[-40:]


def last_words(status: int) -> str:
    """Why a process ended, as far as its status tells."""
    if status in (-9, 137):
        return "The system ended the painting process, most often because memory ran out."
    if status < 0:
        return f"The painting process crashed (signal {-status})."
    return f"The painting process ended by itself (status {status})."
