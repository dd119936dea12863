"""Renders in processes that are killed, starved and crowded, for the tests; and by hand as often as one likes:

    python -m tests.engine.killed --times 200            real programs with their workers, killed at random
    python -m tests.engine.killed --times 200 --inside   one render, killed between any two things that it does

A nursery is a process that has loaded everything and painted nothing: each render is a fork of it, ready in milliseconds.
"""

from __future__ import annotations

import argparse
import ctypes
import errno
import hashlib
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import threading
import time
import traceback
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np

from engine.document.assets import Assets
from engine.document.copying import copy_project
from engine.document.folder import new_project, open_project
from engine.document.take_edits import approve, use_take
from engine.jobs import reporter as reporting
from engine.jobs.engine import Engine
from engine.jobs.events import Event, Failed, Finished, Held, Kept, Looks, Progress, Queued, RenderAsk, TakeMade
from engine.jobs.handle import Worker
from engine.jobs.inplace import InPlace
from engine.jobs.perform import perform
from engine.media.video import read_frames
from engine.render.easel import Easel
from engine.values.errors import InbetweenerError
from tests.engine.boards import film, walk
from tests.engine.tiny_family import FAMILIES, TINY, TinyModel

ROOT = Path(__file__).resolve().parents[2]
FRAMES = 16
MEGABYTE = 1 << 20


def ask_of(project: Path, quality: str = "draft", exported: Path | None = None, frames: int = FRAMES) -> RenderAsk:
    return RenderAsk(film(walk("shot-1", frames)), project, (), quality, exported)  # type: ignore[arg-type]


def digest_of(folder: Path) -> str:
    """Of every picture of every finished take and film in a folder."""
    said = hashlib.sha256()
    videos = [path for path in folder.rglob("*.m*") if not path.name.startswith(".")]
    for path in sorted(videos, key=lambda path: (path.suffix, path.stat().st_size)):
        if path.suffix == ".mp4" or (path.suffix == ".mkv" and (path.parent / "take.json").exists()):
            for picture in read_frames(path):
                said.update(picture.tobytes())
    return said.hexdigest()


# -- the nursery ------------------------------------------------------------------------------------------------------


class Nursery:
    """Renders on demand, each in a fork of a process that has painted nothing."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.engine.killed", "nursery"],
            cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        )  # fmt: skip

    def run(self, work: str, folder: Path, count: int = 1, **what: Any) -> list[dict[str, Any]]:
        """What became of each of ``count`` renders at once: its status, what it said, and its answer if it had one."""
        assert self._process.stdin
        assert self._process.stdout
        folder.mkdir(parents=True, exist_ok=True)
        self._process.stdin.write(json.dumps({"work": work, "folder": str(folder), "count": count, **what}) + "\n")
        self._process.stdin.flush()
        return json.loads(self._process.stdout.readline())

    def close(self) -> None:
        assert self._process.stdin
        self._process.stdin.close()
        self._process.wait(20)


def nursery() -> None:
    for asked in sys.stdin:
        what = json.loads(asked)
        folder, work = Path(what.pop("folder")), WORKS[what.pop("work")]
        children = [_born(work, folder, number, what) for number in range(what.pop("count"))]
        print(json.dumps([_outcome(pid, folder, number) for number, pid in enumerate(children)]), flush=True)


def _born(work: Callable[..., Any], folder: Path, number: int, what: dict[str, Any]) -> int:
    for name in ("said", "answer"):
        (folder / f"{name}-{number}").unlink(missing_ok=True)
    pid = os.fork()
    if pid:
        return pid
    os.environ["INBETWEENER_HOME"] = str(folder / "home")
    status = 1
    try:
        answer = work(folder, Said(folder / f"said-{number}"), **what)
        (folder / f"answer-{number}").write_text(json.dumps(answer))
        status = 0
    except BaseException:
        traceback.print_exc()
    os._exit(status)


def _outcome(pid: int, folder: Path, number: int) -> dict[str, Any]:
    _, status = os.waitpid(pid, 0)
    said, answer = folder / f"said-{number}", folder / f"answer-{number}"
    return {
        "status": os.waitstatus_to_exitcode(status),
        "said": said.read_text().splitlines() if said.exists() else [],
        "answer": json.loads(answer.read_text()) if answer.exists() else None,
    }


class Said:
    """Writes down every event at once, and may end the process with one of them."""

    def __init__(self, path: Path):
        self.path = path
        self.at = 0
        self.die_at = -1

    def __call__(self, event: Event) -> None:
        with self.path.open("a") as file:
            file.write(" ".join(filter(None, (type(event).__name__, getattr(event, "stage", "")))) + "\n")
        self.step()

    def step(self) -> None:
        self.at += 1
        if self.at == self.die_at:
            os.kill(os.getpid(), signal.SIGKILL)


# -- what they do -----------------------------------------------------------------------------------------------------


def paint(folder: Path, said: Said, die: int = -1, die_at_flush: int = -1, threads: int = 0) -> dict[str, Any]:
    """A draft, approved and made a final, and a film of it; killed with some event, or between two files."""
    reporting.OFTEN = 0.0
    said.die_at = die
    _end_at_flush(die_at_flush)
    if threads:
        import cv2

        cv2.setNumThreads(threads)
    answer = _film(folder, Easel(FAMILIES, folder / "cache", "cpu"), said)
    return {**answer, "digest": digest_of(folder)}


def _end_at_flush(number: int) -> None:
    flush, count = os.fsync, iter(range(1, 1 << 30))

    def counted(handle: int) -> None:
        flush(handle)
        if next(count) == number:
            os.kill(os.getpid(), signal.SIGKILL)

    os.fsync = counted


def copy(folder: Path, said: Said, room: int = 0, die_at_flush: int = -1) -> dict[str, Any]:
    """A film is copied to another disk, which may be a small one: what is said, and what lies there afterwards."""
    source, elsewhere = folder / "Test.inbetween", folder / "elsewhere"
    elsewhere.mkdir(exist_ok=True)
    if not source.exists():
        new_project(source, film(walk("shot-1", FRAMES)))
        for number in range(3):
            Assets(source).put(bytes([number]) * MEGABYTE, ".png")
    if room and not small_disk(elsewhere, room):
        return {"cannot": True}

    def another_disk(*paths: object) -> None:
        raise OSError(errno.EXDEV, "another disk")

    os.link = another_disk
    _end_at_flush(die_at_flush)
    refused = ""
    try:
        copy_project(open_project(source).document, source, source / "takes", elsewhere / "Copy.inbetween")
    except InbetweenerError as error:
        refused = str(error)
    return {"refused": refused, "left": sorted(str(path.relative_to(elsewhere)) for path in elsewhere.rglob("*"))}


def _film(folder: Path, easel: Easel, said: Said) -> dict[str, Any]:
    project = folder / "Test.inbetween"
    project.mkdir(exist_ok=True)
    takes: list[Any] = []

    def hear(event: Event) -> None:
        if isinstance(event, TakeMade):
            takes.append(event.take)
        said(event)

    draft = reporting.Reporter("draft", hear)
    perform(easel, ask_of(project), draft)
    approved = approve(use_take(film(walk("shot-1", FRAMES)), "shot-1", takes[-1].id), "shot-1")
    final = reporting.Reporter("final", hear)
    perform(easel, RenderAsk(approved, project, (), "final", folder / "film.mp4"), final)
    windows = draft.counts.windows + final.counts.windows
    hits = draft.counts.store_hits + final.counts.store_hits
    notes = [note for take in takes for note in take.notes]
    return {"windows": windows, "hits": hits, "notes": notes}


class Hungry(TinyModel):
    """Takes real memory to decode: much at once, or less in portions."""

    at_once = 40

    def decode(self, latents: np.ndarray, *what: Any) -> np.ndarray:
        full = np.ones(self.at_once * 60 * MEGABYTE, np.uint8)  # touched: no system gives this away twice
        return super().decode(latents, *what) if full[-1] else latents

    def economise(self, rung: str) -> str:
        if rung != "portions":
            return ""
        self.at_once = 1
        return "pictures were decoded one by one"


def starve(folder: Path, said: Said, room: int) -> dict[str, Any]:
    """The same with so much address space and no more. Threads reserve some too, so it lies far from either need."""
    import resource

    import psutil

    limit = psutil.Process().memory_info().vms + room
    before = resource.getrlimit(resource.RLIMIT_AS)
    hungry = {"tiny": replace(TINY, load=lambda _folder, _device: Hungry())}
    resource.setrlimit(resource.RLIMIT_AS, (limit, before[1]))
    answer = _film(folder, Easel(hungry, folder / "cache", "cpu"), said)
    resource.setrlimit(resource.RLIMIT_AS, before)
    return {**answer, "digest": digest_of(folder)}


def crowd(folder: Path, said: Said, where: str, full_at: str) -> dict[str, Any]:
    """One of the folders lies on a small disk that somebody fills in the middle; then there is room again."""
    project, exported = folder / "Test.inbetween", folder / "exported"
    small = {"store": folder / "home" / "cache", "project": project, "export": exported}[where]
    for path in (small, project, exported):
        path.mkdir(parents=True, exist_ok=True)
    if not small_disk(small, 6 * MEGABYTE):
        return {"cannot": True}
    ballast = small / "ballast"
    told: list[Event] = []
    over = threading.Event()

    def hear(event: Event) -> None:
        told.append(event)
        said(event)
        if full_at in (type(event).__name__, getattr(event, "stage", "")) and not ballast.exists():
            if not any(isinstance(each, Held) for each in told):
                fill(ballast)
        elif isinstance(event, Held):
            ballast.unlink(missing_ok=True)
        elif isinstance(event, (Finished, Failed)):
            over.set()

    easel = Easel(FAMILIES, folder / "home" / "cache", "cpu")
    reporting.OFTEN = 0.0
    engine = Engine(hear, hands=lambda heard, _lost: InPlace(easel, heard))
    engine.submit(ask_of(project, exported=exported / "film.mp4"))
    over.wait(30)
    engine.close()
    held = [event.sentence for event in told if isinstance(event, Held)]
    failed = [event.sentence for event in told if isinstance(event, Failed)]
    parts = [path.name for path in small.rglob("*.part")]
    return {"held": held, "failed": failed, "digest": digest_of(folder), "parts": parts}


def small_disk(folder: Path, size: int) -> bool:
    """A disk of its own in this process's own world. Not everybody may have one."""
    libc = ctypes.CDLL(None, use_errno=True)
    user, group, world = os.getuid(), os.getgid(), 0x10000000 | 0x00020000  # new users, new mounts
    if not hasattr(libc, "unshare") or libc.unshare(world):
        return False
    Path("/proc/self/setgroups").write_text("deny")
    Path("/proc/self/uid_map").write_text(f"0 {user} 1")
    Path("/proc/self/gid_map").write_text(f"0 {group} 1")
    return not libc.mount(b"tmpfs", bytes(folder), b"tmpfs", 0, f"size={size}".encode())


def fill(path: Path) -> None:
    with path.open("wb", buffering=0) as file:
        for piece in (65536, 4096, 512):
            try:
                while True:
                    file.write(bytes(piece))
            except OSError:
                continue


WORKS: dict[str, Callable[..., Any]] = {"paint": paint, "starve": starve, "crowd": crowd, "copy": copy}


# -- real programs, killed at random ----------------------------------------------------------------------------------


def application(folder: Path) -> None:
    """A program with its engine and its worker that says what happens and ends when the queue is empty."""
    over, named = threading.Event(), threading.Event()

    def hear(event: Event) -> None:
        named.wait()  # a queue that was left behind is told before the engine has its name here
        if isinstance(event, (Kept, Queued, Finished, Failed, Progress)) and not isinstance(event, Looks):
            print(type(event).__name__, engine.worker_pid or 0, getattr(event, "sentence", ""), flush=True)
        if isinstance(event, Finished):
            over.set()
        if isinstance(event, Failed) and event.again:
            engine.retry(event.job)

    slow = "tests.engine.tiny_family:SLOW"
    engine = Engine(hear, hands=lambda heard, lost: Worker(heard, lost, families=slow, device="cpu"))
    named.set()
    submitted = folder / "submitted"
    if not submitted.exists():
        engine.submit(ask_of(folder / "Test.inbetween", exported=folder / "film.mp4", frames=40))
        submitted.touch()
    over.wait(120)
    engine.close()


def kill_round(folder: Path, chance: random.Random) -> dict[str, int]:
    """One job, with its program and its worker killed a few times before it is done."""
    (folder / "Test.inbetween").mkdir()
    environment = {**os.environ, "INBETWEENER_HOME": str(folder / "home")}
    kills, kept = {"application": 0, "worker": 0}, 0
    left = chance.randint(1, 3)
    while True:
        program = subprocess.Popen(
            [sys.executable, "-m", "tests.engine.killed", "application", str(folder)],
            cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True,
        )  # fmt: skip
        assert program.stdout
        worker, deadline = 0, time.monotonic() + chance.uniform(0.0, 3.0)
        for line in program.stdout:
            name, pid, *_ = line.split(" ", 2)
            worker = int(pid) or worker
            kept += name == "Kept"
            if left and worker and time.monotonic() > deadline:
                left -= 1
                victim = chance.choice(("application", "worker"))
                kills[victim] += 1
                _kill(program.pid if victim == "application" else worker)
                if victim == "application":
                    break
                deadline = time.monotonic() + chance.uniform(0.0, 3.0)
        if program.wait(60) == 0:
            break
        _wait_for_end(worker)
    return {**kills, "kept": kept}


def _kill(pid: int) -> None:
    with suppress(ProcessLookupError):  # it was quicker
        os.kill(pid, signal.SIGKILL)


def _wait_for_end(pid: int) -> None:
    import psutil

    if pid and psutil.pid_exists(pid):
        psutil.wait_procs([psutil.Process(pid)], timeout=30)


def undisturbed(folder: Path) -> tuple[str, int]:
    project = folder / "Test.inbetween"
    project.mkdir(parents=True)
    watcher = reporting.Reporter("job", lambda event: None)
    ask = ask_of(project, exported=folder / "film.mp4", frames=40)
    perform(Easel(FAMILIES, folder / "cache", "cpu"), ask, watcher)
    return digest_of(folder), watcher.counts.windows


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--times", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--inside", action="store_true")
    options = parser.parse_args()
    chance, begun = random.Random(options.seed), time.monotonic()
    with tempfile.TemporaryDirectory() as place:
        here = Path(place)
        if options.inside:
            kills = inside(here, options.times, chance)
        else:
            expected, windows = undisturbed(here / "undisturbed")
            kills, rounds = 0, 0
            while kills < options.times:
                folder, rounds = here / f"round-{rounds}", rounds + 1  # a round may be over before anybody is killed
                folder.mkdir()
                done = kill_round(folder, chance)
                kills += done["application"] + done["worker"]
                assert digest_of(folder) == expected, f"other pictures in {folder}"
                assert done["kept"] <= windows, f"{done['kept']} windows were painted, {windows} are needed"
                print(
                    f"{kills} kills, {time.monotonic() - begun:.0f} s: the same pictures, nothing painted twice",
                    flush=True,
                )
    print(f"{kills} kills in {time.monotonic() - begun:.0f} s: nothing was lost")


def inside(here: Path, times: int, chance: random.Random) -> int:
    """Kills one render between any two things that it does, and lets it go on: the same bytes, nothing painted twice."""
    births = Nursery()
    (whole,) = births.run("paint", here / "undisturbed")
    for at in range(times):
        folder = here / f"{at}"
        (killed,) = births.run("paint", folder, die=chance.randint(1, len(whole["said"])))
        (again,) = births.run("paint", folder)
        kept = sum(line.startswith("Kept") for each in (killed, again) for line in each["said"])
        assert killed["status"] == -signal.SIGKILL
        assert again["answer"]["digest"] == whole["answer"]["digest"], f"other pictures in {folder}"
        assert kept <= whole["answer"]["windows"], f"{kept} windows were painted in {folder}"
    births.close()
    return times


if __name__ == "__main__":
    if sys.argv[1:2] == ["nursery"]:
        nursery()
    elif sys.argv[1:2] == ["application"]:
        application(Path(sys.argv[2]))
    else:
        main()
