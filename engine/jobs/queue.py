"""The queue on disk: for each render that was asked for what it is, and how it stands, gone when it is done.

A queue that was left behind by a program that is no longer running is taken over by the next one. Nothing is lost by a
crash, a power cut or an update; what was painted until then is in the store.

    <job>.json        how it stands: a few hundred bytes, written at every change
    <job>-<n>.ask     what is asked, with the film as it was then; written once, and again when the artist changes it
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Generator, Iterable
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

import msgspec
import psutil

from engine.values.files import atomic_write

from .events import RenderAsk, When
from .wire import ask_of, line, read_line

PARKED_AFTER = 2  # deaths of the worker in a row, with no window finished between them
CUT_OFF_AFTER = 4  # the same of the program, which may have many reasons
FORGOTTEN = 3600.0  # seconds after which an ask that belongs to no job is one that a crash left
_RANK: dict[When, int] = {"now": 0, "in turn": 1, "overnight": 2}


class Trouble(msgspec.Struct, frozen=True):
    """Why a job is not painted any more until the artist says so."""

    sentence: str
    hint: str = ""
    report: str = ""
    parked: bool = False


@dataclass(frozen=True, eq=False)
class QueuedJob:
    job: str
    title: str
    ask: RenderAsk
    order: float = field(default_factory=time.time)  # among those with the same ``when``
    when: When = "in turn"
    deaths: int = 0  # of the worker, since a window was finished
    cut_off: int = 0  # of the program, likewise
    running: bool = False
    trouble: Trouble | None = None

    @property
    def ready(self) -> bool:
        return self.trouble is None

    @property
    def worn_out(self) -> bool:
        """It took the worker down with it too often to be tried again by itself."""
        return self.deaths >= PARKED_AFTER or self.cut_off >= CUT_OFF_AFTER


def in_line(jobs: Iterable[QueuedJob]) -> list[QueuedJob]:
    """The jobs in the order in which they are painted."""
    return sorted(jobs, key=lambda queued: (_RANK[queued.when], queued.order))


def before(one: QueuedJob, other: QueuedJob) -> bool:
    """Whether a job is urgent enough for another to give way in the middle of its work."""
    return one.when == "now" and other.when != "now"


def placed(jobs: Iterable[QueuedJob], job: QueuedJob, following: str = "") -> QueuedJob:
    """A job put right before another of its ``when``, or at that one's end."""
    others = [queued for queued in in_line(jobs) if queued.when == job.when and queued.job != job.job]
    at = next((at for at, queued in enumerate(others) if queued.job == following), len(others))
    low = others[at - 1].order if at else (others[0].order - 2 if others else 0.0)
    high = others[at].order if at < len(others) else low + 2
    return replace(job, order=(low + high) / 2)


class _File(msgspec.Struct, frozen=True):
    job: str
    title: str
    order: float
    deaths: int
    running: bool
    owner: tuple[int, float] | None  # process id and when it began
    ask: msgspec.Raw = msgspec.Raw(b"null")  # in files of earlier versions
    asked: str = ""  # the file with the ask
    when: When = "in turn"
    cut_off: int = 0
    trouble: Trouble | None = None


class QueueFolder:
    def __init__(self, folder: Path):
        self.folder = folder
        self._me = os.getpid(), born(os.getpid())
        self._asked: dict[str, tuple[RenderAsk, str]] = {}  # what lies on the disk, and where

    @property
    def paused(self) -> bool:
        return (self.folder / "paused").exists()

    @paused.setter
    def paused(self, paused: bool) -> None:
        if paused:
            atomic_write(self.folder / "paused", b"")
        else:
            (self.folder / "paused").unlink(missing_ok=True)

    def keep(self, queued: QueuedJob, *, mine: bool = True) -> QueuedJob:
        """Writes a job down as it stands. ``mine`` False leaves it to whoever comes next."""
        ask, name = self._asked.get(queued.job, (None, ""))
        old = name
        if ask is not queued.ask:
            number = int(name.rpartition("-")[2].partition(".")[0]) + 1 if name else 1
            name = f"{queued.job}-{number}.ask"
            atomic_write(self.folder / name, read_line(line("render", queued.job, queued.ask)).body)
        file = _File(
            queued.job,
            queued.title,
            queued.order,
            queued.deaths,
            queued.running,
            self._me if mine else None,
            asked=name,
            when=queued.when,
            cut_off=queued.cut_off,
            trouble=queued.trouble,
        )
        atomic_write(self._path(queued.job), msgspec.json.encode(file))
        self._asked[queued.job] = queued.ask, name
        if old and old != name:
            (self.folder / old).unlink(missing_ok=True)
        return queued

    def forget(self, job: str) -> None:
        self._path(job).unlink(missing_ok=True)
        _, name = self._asked.pop(job, (None, ""))
        if name:
            (self.folder / name).unlink(missing_ok=True)

    def left_behind(self) -> list[QueuedJob]:
        """The jobs of programs that are gone, in their order, now this one's."""
        if not self.folder.is_dir():
            return []
        with _alone(self.folder):  # two programs that start at once must not both take them
            found = [queued for path in self.folder.glob("*.json") if (queued := self._read(path))]
            self._sweep()
            return [self.keep(queued) for queued in in_line(found)]

    def release(self, queued: QueuedJob) -> None:
        """Leaves a job to the next program."""
        self.keep(replace(queued, running=False), mine=False)

    def _read(self, path: Path) -> QueuedJob | None:
        try:
            file = msgspec.json.decode(path.read_bytes(), type=_File)
            if file.owner and self._lives(*file.owner):
                return None
            ask = ask_of("render", file.ask if bytes(file.ask) != b"null" else (self.folder / file.asked).read_bytes())
        except FileNotFoundError as error:
            if not path.exists():
                return None  # done, this very moment
            return self._damaged(path, error)
        except (msgspec.DecodeError, UnicodeDecodeError, OSError) as error:
            return self._damaged(path, error)
        assert isinstance(ask, RenderAsk)
        if file.asked:
            self._asked[file.job] = ask, file.asked
        cut_off = file.cut_off + (1 if file.running else 0)
        return QueuedJob(file.job, file.title, ask, file.order, file.when, file.deaths, cut_off, trouble=file.trouble)

    def _damaged(self, path: Path, _error: Exception) -> None:
        path.rename(path.with_suffix(".damaged"))  # kept for a look, never tried again

    def _sweep(self) -> None:
        """Clears away what programs left that were ended between two files."""
        named = {name for _, name in self._asked.values()}
        for path in (*self.folder.glob("*.ask"), *self.folder.glob(".*.part")):
            owner = self.folder / f"{path.name.rpartition('-')[0]}.json"
            if path.name not in named and not owner.exists() and path.stat().st_mtime < time.time() - FORGOTTEN:
                path.unlink(missing_ok=True)

    def _lives(self, pid: int, began: float) -> bool:
        try:
            return abs(born(pid) - began) < 1
        except psutil.NoSuchProcess:
            return False

    def _path(self, job: str) -> Path:
        return self.folder / f"{job}.json"


def born(pid: int) -> float:
    """When a process began, by a clock that nobody sets: its number alone may be another's by now."""
    if sys.platform != "linux":
        return psutil.Process(pid).create_time()
    try:
        text = Path(f"/proc/{pid}/stat").read_text()
        boot = Path("/proc/sys/kernel/random/boot_id").read_text()
    except OSError as error:
        raise psutil.NoSuchProcess(pid) from error
    ticks = int(text.rpartition(")")[2].split()[19])
    # of another start of the machine nothing lives: its ticks must not be taken for this one's
    return int(boot[:7], 16) * 1e6 + ticks / os.sysconf("SC_CLK_TCK")


@contextmanager
def _alone(folder: Path) -> Generator[None]:
    """Held by one program at a time, and let go of by the system when that program ends."""
    with (folder / ".lock").open("ab") as file:
        if sys.platform == "win32":
            import msvcrt

            file.seek(0)
            msvcrt.locking(file.fileno(), msvcrt.LK_LOCK, 1)
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX)
        yield
