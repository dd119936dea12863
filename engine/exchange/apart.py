"""Reading files of unknown origin in a process of its own, so that a broken or a malicious one costs only that process.

The process has limits of memory and time, tells how far it is, and can be ended at any moment; nothing that it leaves
half done is seen.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable
from collections.abc import Sequence as Several
from pathlib import Path

import msgspec

from engine.document.model import Document
from engine.document.schema import decode, encode
from engine.values.errors import Cancelled, InbetweenerError

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 120.0  # seconds without a sign of life
AGAIN = "Nothing was changed. Open it in the program that it comes from, and save it there again."

Step = Callable[[str, int, int], None]  # what is read now, and how many of how many are done
Tell = Callable[[str], None]


class Job(msgspec.Struct):
    """What the process is asked."""

    paths: list[bytes]  # names of files are no text on every system
    folder: bytes  # the project: a new one where no film is given
    film: str = ""  # a manifest: the film that these files come to the end of


class Word(msgspec.Struct):
    """One line of what it says."""

    step: str = ""
    done: int = 0
    total: int = 0
    note: str = ""
    sentence: str = ""  # of an error
    hint: str = ""
    film: str = ""  # the file that holds the manifest of the result


class Import:
    """One import. ``run`` is called in a thread that may wait; ``cancel`` in any."""

    def __init__(self, paths: Several[Path], folder: Path, film: Document | None = None, patience: float = PATIENCE):
        self.paths, self.folder, self.film, self.patience = tuple(paths), folder, film, patience
        self.reading = self.paths[0].name if self.paths else ""
        self._process: subprocess.Popen[bytes] | None = None
        self._cancelled = False
        self._late = False
        self._one = threading.Lock()

    def run(self, step: Step, tell: Tell) -> Document:
        """The film with what was read. Raises InbetweenerError in words, or Cancelled."""
        with tempfile.TemporaryDirectory(prefix="inbetweener-import-") as aside:
            with self._one:
                if self._cancelled:
                    raise Cancelled
                process = self._process = self._begin(Path(aside))
            alarm = _Alarm(self.patience, self._too_late)
            try:
                film = self._listen(process, alarm, step, tell)
            finally:
                alarm.stop()
                process.kill()
                status = process.wait()
                assert process.stdout
                process.stdout.close()
                self._sweep(process.pid)
            if film is None:
                raise self._what_happened(status)
            return film

    def cancel(self) -> None:
        with self._one:
            self._cancelled = True
            if self._process:
                self._process.kill()

    @property
    def pid(self) -> int | None:
        return self._process.pid if self._process else None

    def _begin(self, aside: Path) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-P", "-m", "engine.exchange.child", str(aside)]
        paths = [str(ROOT), *filter(None, [os.environ.get("PYTHONPATH")])]
        job = Job(
            [os.fsencode(path.absolute()) for path in self.paths],
            os.fsencode(self.folder.absolute()),
            encode(self.film).decode() if self.film else "",
        )
        (aside / "job.json").write_bytes(msgspec.json.encode(job))
        return subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(paths), "OMP_NUM_THREADS": "1"},
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )

    def _listen(self, process: subprocess.Popen[bytes], alarm: _Alarm, step: Step, tell: Tell) -> Document | None:
        assert process.stdout
        for line in process.stdout:
            alarm.again()
            try:
                word = msgspec.json.decode(line, type=Word)
            except (msgspec.DecodeError, UnicodeDecodeError):
                continue  # a library that prints
            if word.sentence:
                raise InbetweenerError(word.sentence, word.hint or AGAIN)
            if word.note:
                tell(word.note)
            elif word.film:
                return decode(Path(word.film).read_bytes(), "what was imported").document
            elif word.step:
                self.reading = word.step
                step(word.step, word.done, word.total)
        return None

    def _too_late(self) -> None:
        self._late = True
        if self._process:
            self._process.kill()

    def _what_happened(self, status: int) -> Exception:
        if self._cancelled:
            return Cancelled()
        if self._late:
            return InbetweenerError(f"{self.reading} took longer than {self.patience:.0f} s to read.", AGAIN)
        why = f" ({signal.Signals(-status).name})" if -status in set(signal.Signals) else ""
        return InbetweenerError(f"{self.reading} cannot be read: it stopped the process that reads it{why}.", AGAIN)

    def _sweep(self, pid: int) -> None:
        """What a process that was ended had half made."""
        for left in self.folder.absolute().parent.glob(f".importing-{pid}-*"):
            shutil.rmtree(left, ignore_errors=True)


class _Alarm:
    """Rings when nobody has called for so long."""

    def __init__(self, seconds: float, ring: Callable[[], None]):
        self._seconds, self._ring = seconds, ring
        self._timer: threading.Timer | None = None
        self.again()

    def again(self) -> None:
        self.stop()
        self._timer = threading.Timer(self._seconds, self._ring)
        self._timer.daemon = True
        self._timer.start()

    def stop(self) -> None:
        if self._timer:
            self._timer.cancel()
