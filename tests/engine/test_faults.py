"""Whatever happens to the machine, nothing that was painted is lost, and what is painted again is the same."""

from __future__ import annotations

import os
import random
import shutil
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import psutil
import pytest

from engine.document.folder import open_project
from engine.jobs.engine import Engine
from engine.jobs.events import Event, Failed, Finished, Kept, Progress, Stopped, TakeMade
from engine.jobs.inplace import InPlace
from engine.jobs.perform import perform
from engine.jobs.reporter import Reporter
from engine.render.easel import Easel
from engine.store.store import Store
from engine.store.take_files import write_take
from engine.store.takes import Take
from engine.values.errors import InbetweenerError
from engine.values.time import Rate
from tests.engine.boards import film, walk
from tests.engine.ears import Ears
from tests.engine.killed import MEGABYTE, Nursery, ask_of, digest_of, kill_round, undisturbed
from tests.engine.tiny_family import FAMILIES, TINY, TinyModel

JOBS = int(os.environ.get("INBETWEENER_SOAK", "24"))  # one after the other; 200 by hand
forks = pytest.mark.skipif(sys.platform != "linux", reason="needs processes that are born painted and killed at will")


@pytest.fixture(autouse=True)
def soon(monkeypatch: pytest.MonkeyPatch) -> None:
    """The engine looks after its worker and its night at once."""
    monkeypatch.setattr("engine.jobs.engine.LOOK_AFTER", 0.05)


@pytest.fixture(scope="module")
def nursery() -> Iterator[Nursery]:
    made = Nursery()
    yield made
    made.close()


@pytest.fixture(scope="module")
def whole(nursery: Nursery, tmp_path_factory: pytest.TempPathFactory) -> dict:
    (undisturbed,) = nursery.run("paint", tmp_path_factory.mktemp("undisturbed"))
    assert undisturbed["status"] == 0
    return undisturbed


def nobody(event: Event) -> None: ...


def painted(easel: Easel, project: Path, hear: Callable[[Event], None] = nobody, **what: object) -> Reporter:
    watcher = Reporter("job", hear)
    perform(easel, ask_of(project, **what), watcher)
    return watcher


# -- ended in the middle ----------------------------------------------------------------------------------------------


@forks
def test_killed_at_every_stage_it_goes_on_to_the_same_bytes(nursery, whole, tmp_path):
    first = {said: at for at, said in reversed(list(enumerate(whole["said"], 1)))}  # of each kind, the first
    assert {"Progress loading", "Progress keys", "Progress inbetweens", "Progress refining"} <= first.keys()
    some = random.Random(7).sample(range(2, len(whole["said"])), 1)
    for at in sorted({*first.values(), *some}):
        folder = tmp_path / str(at)
        (killed,) = nursery.run("paint", folder, die=at)
        (again,) = nursery.run("paint", folder)
        kept = sum(line.startswith("Kept") for each in (killed, again) for line in each["said"])
        assert killed["status"] == -signal.SIGKILL
        assert again["answer"]["digest"] == whole["answer"]["digest"], whole["said"][at - 1]
        assert kept <= whole["answer"]["windows"], "what was told to be kept was painted again"


@forks
def test_killed_between_two_files_it_goes_on_to_the_same_bytes(nursery, whole, tmp_path):
    for at in (1, 2, 3):  # the latents, their folder, their manifest
        (killed,) = nursery.run("paint", tmp_path / str(at), die_at_flush=at)
        (again,) = nursery.run("paint", tmp_path / str(at))
        assert killed["status"] == -signal.SIGKILL
        assert again["answer"]["digest"] == whole["answer"]["digest"]


@forks
def test_real_programs_and_workers_that_are_killed_lose_nothing(tmp_path):
    expected, windows = undisturbed(tmp_path / "undisturbed")
    (tmp_path / "round").mkdir()
    done = kill_round(tmp_path / "round", random.Random(3))
    assert digest_of(tmp_path / "round") == expected
    assert done["kept"] <= windows
    assert not list((tmp_path / "round" / "home" / "data" / "queue").glob("*.json"))


@forks
def test_two_renders_of_one_film_at_once_do_not_disturb_each_other(nursery, whole, tmp_path):
    both = nursery.run("paint", tmp_path / "both", count=2)
    assert [each["status"] for each in both] == [0, 0]
    assert not list(tmp_path.rglob("*.part"))
    (again,) = nursery.run("paint", tmp_path / "both")
    assert again["answer"]["windows"] == 0
    takes = list((tmp_path / "both").rglob("frames.mkv"))
    assert len(takes) >= 2
    assert all((path.parent / "take.json").exists() for path in takes)


@forks
def test_the_number_of_threads_changes_nothing(nursery, whole, tmp_path):
    (one,) = nursery.run("paint", tmp_path / "one", threads=1)
    (three,) = nursery.run("paint", tmp_path / "three", threads=3)
    assert one["answer"]["digest"] == three["answer"]["digest"] == whole["answer"]["digest"]


def test_what_killed_renders_left_is_cleared_away(tmp_path, project):
    easel = Easel(FAMILIES, tmp_path / "cache", "cpu")
    painted(easel, project)
    (entry,) = list((tmp_path / "cache" / "store").glob("??/*.json"))[:1]
    torn = entry.with_name(f".{entry.name}.12ab34cd.part")
    widow = entry.with_name("0" * 32 + ".safetensors")
    half = project / "takes" / "shot-1" / "take-half"
    half.mkdir()
    (half / ".frames.mkv.12ab34cd.part").write_bytes(b"half")
    fresh = half.with_name("take-begun")  # somebody may be at this one
    fresh.mkdir()
    for path in (torn, widow):
        path.write_bytes(b"half")
    for path in (torn, widow, half, half / ".frames.mkv.12ab34cd.part"):
        os.utime(path, (time.time() - 2 * 86400,) * 2)
    painted(Easel(FAMILIES, tmp_path / "cache", "cpu"), project, frames=20)
    assert not torn.exists()
    assert not widow.exists()
    assert not half.exists()
    assert fresh.exists()


# -- too little memory ------------------------------------------------------------------------------------------------


class Starved(TinyModel):
    """Has no memory at some of its allocations, or for anything until it does with less."""

    def __init__(self, refused: range, ladder: dict[str, str]):
        super().__init__()
        self.refused, self.ladder = refused, ladder
        self.allocations = 0
        self.with_less = False

    def take(self) -> None:
        self.allocations += 1
        if self.allocations in self.refused and not self.with_less:
            raise RuntimeError("CUDA out of memory. Tried to allocate 2.00 GiB")

    def encode(self, pictures):
        self.take()
        return super().encode(pictures)

    def decode(self, latents, seen=None):
        self.take()
        return super().decode(latents, seen)

    def paint(self, window, on_step):
        self.take()

        def seen(step):
            self.take()
            on_step(step)

        return super().paint(window, seen)

    def economise(self, rung: str) -> str:
        self.with_less = self.with_less or bool(self.ladder.get(rung))
        return self.ladder.get(rung, "")


def starved(tmp_path: Path, name: str, refused: range, ladder: dict[str, str] | None = None):
    """A draft under such a model: the digest of its pictures, the take, and the model."""
    models: list[Starved] = []

    def load(_folder: Path, _device: str) -> Starved:
        models.append(Starved(refused, ladder or {}))
        return models[-1]

    takes: list[Take] = []
    project = tmp_path / name
    project.mkdir()
    easel = Easel({"tiny": replace(TINY, load=load)}, tmp_path / f"{name} cache", "cpu")
    painted(easel, project, lambda event: takes.append(event.take) if isinstance(event, TakeMade) else None, frames=6)
    return digest_of(project), takes[0], models[-1]


def test_without_memory_at_any_moment_the_take_is_the_same_and_says_so(tmp_path):
    expected, calm, model = starved(tmp_path, "calm", range(0))
    assert not calm.notes
    for at in range(1, model.allocations + 1):
        digest, take, _ = starved(tmp_path, f"at {at}", range(at, at + 1))
        assert digest == expected
        assert take.notes == ("Memory ran out: what was only remembered was let go of.",)


def test_each_rung_is_taken_in_its_turn_and_written_into_the_take(tmp_path):
    ladder = {"offload": "parts of the model waited", "processor": "pictures were decoded by the processor"}
    expected, _, _ = starved(tmp_path, "calm", range(0))
    digest, take, _ = starved(tmp_path, "starved", range(4, 10_000), ladder)
    assert digest == expected
    assert take.notes[1:] == ("Memory ran out: parts of the model waited.",)


def test_where_no_rung_is_left_it_is_said_with_numbers(tmp_path):
    with pytest.raises(InbetweenerError) as refused:
        starved(tmp_path, "starved", range(6, 10_000))
    assert "GB of memory are free" in refused.value.sentence
    assert "kept" in refused.value.hint
    assert list((tmp_path / "starved cache").rglob("*.safetensors"))  # latents are there before they are decoded


def test_other_errors_of_a_model_are_not_taken_for_too_little_memory(tmp_path, project):
    class Broken(TinyModel):
        def decode(self, latents, seen=None):
            raise RuntimeError("a shape does not fit")

    easel = Easel({"tiny": replace(TINY, load=lambda _folder, _device: Broken())}, tmp_path / "cache", "cpu")
    with pytest.raises(RuntimeError, match="a shape does not fit"):
        painted(easel, project)


def test_a_model_that_will_not_fit_is_refused_before_anything_is_begun(tmp_path, project):
    huge = {"tiny": replace(TINY, memory=10**15)}
    watcher = Reporter("job", nobody)
    with pytest.raises(InbetweenerError, match=r"needs about 1000000\.0 GB of memory and .* GB are free"):
        perform(Easel(huge, tmp_path / "cache", "cpu"), ask_of(project), watcher)
    assert not watcher.counts.windows


@forks
def test_with_little_address_space_less_is_done_at_a_time(nursery, whole, tmp_path):
    (starved,) = nursery.run("starve", tmp_path / "starved", room=1200 << 20)
    assert starved["status"] == 0
    assert starved["answer"]["digest"] == whole["answer"]["digest"]
    assert "Memory ran out: pictures were decoded one by one." in starved["answer"]["notes"]


# -- too little room --------------------------------------------------------------------------------------------------


@forks
@pytest.mark.parametrize(
    ("where", "full_at"),
    [("store", "Kept"), ("store", "Queued"), ("project", "decoding"), ("export", "compositing")],
)
def test_a_full_disk_makes_a_job_wait_and_it_goes_on_when_there_is_room(nursery, tmp_path, where, full_at):
    (calm,) = nursery.run("crowd", tmp_path / "calm", where=where, full_at="never")
    if calm["answer"].get("cannot"):
        pytest.skip("this system lends no disks")
    (crowded,) = nursery.run("crowd", tmp_path / "crowded", where=where, full_at=full_at)
    assert crowded["status"] == 0
    answer = crowded["answer"]
    assert answer["held"]
    assert "disk" in answer["held"][0]
    assert not answer["failed"]
    assert answer["digest"] == calm["answer"]["digest"]
    assert not answer["parts"]


@forks
def test_a_film_is_copied_whole_or_not_at_all_where_the_disk_is_full(nursery, tmp_path):
    (calm,) = nursery.run("copy", tmp_path / "calm")
    (full,) = nursery.run("copy", tmp_path / "full", room=2 * MEGABYTE)
    if full["answer"].get("cannot"):
        pytest.skip("this system lends no disks")
    assert not calm["answer"]["refused"]
    sentence = "The disk is full: Copy.inbetween could not be written. Make room and save again."
    assert full["answer"] == {"refused": sentence, "left": []}


@forks
def test_a_film_is_copied_whole_or_not_at_all_when_the_program_is_killed(nursery, tmp_path):
    (calm,) = nursery.run("copy", tmp_path / "calm")
    there = tmp_path / "copied" / "elsewhere" / "Copy.inbetween"
    for flush in range(1, 99):
        (killed,) = nursery.run("copy", tmp_path / "copied", die_at_flush=flush)
        if there.exists():
            break
    assert flush > 10
    assert killed["status"] == -signal.SIGKILL  # with the last flush of all, when the copy has its name
    assert len(list(there.parent.rglob("*"))) == len(calm["answer"]["left"])
    assert open_project(there).document == open_project(tmp_path / "copied" / "Test.inbetween").document


# -- what lies on the disk --------------------------------------------------------------------------------------------


def test_only_the_entry_that_is_damaged_is_painted_again(tmp_path, project):
    easel = Easel(FAMILIES, tmp_path / "cache", "cpu")
    painted(easel, project)
    expected = digest_of(project)
    entries = sorted((tmp_path / "cache" / "store").glob("??/*.safetensors"))
    assert len(entries) > 2
    for spoil in (_flip, _truncate, _empty, lambda path: path.with_suffix(".json").write_text("{ torn")):
        spoil(random.Random(5).choice(entries))
        shutil.rmtree(project / "takes")
        again = painted(Easel(FAMILIES, tmp_path / "cache", "cpu"), project)
        assert again.counts.windows == 1
        assert digest_of(project) == expected


def _flip(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 16
    path.write_bytes(data)


def _truncate(path: Path) -> None:
    os.truncate(path, path.stat().st_size // 3)


def _empty(path: Path) -> None:
    path.write_bytes(b"")


def test_the_store_stays_below_its_bound_and_keeps_what_chosen_takes_need(tmp_path, project):
    store = Store(tmp_path / "store", room=0)
    latents = np.zeros((1, 4, 16, 16), np.float32)
    key = {name: f"{at:032x}" for at, name in enumerate(("shown", "approved", "other", "loose", "gone", "away"))}
    request = Rate(24)  # whatever is asked: the key names it
    for name in key:
        store.room = 1 << 30
        store.save(key[name], latents, request, 0.1)
    (project / "project.json").write_text('{"take": "take-shown", "approved": "take-approved"}')
    for name in ("shown", "approved", "other"):
        store.pin(f"take-{name}", [key[name]], project)
    store.pin("take-gone", [key["gone"]], tmp_path / "thrown away.inbetween")
    store.pin("take-away", [key["away"]], tmp_path / "unplugged" / "film.inbetween")
    old = time.time() - 10 * 3600
    os.utime(store.folder / "pins" / "take-other.json", (old, old))
    size = store.size() // len(key)
    store.room = 5 * size
    store.trim()
    assert key["loose"] not in store  # what no take needs goes first
    store.room = size
    store.trim()
    assert {name for name in key if key[name] in store} == {"shown", "approved", "away"}
    store.pins.follow(["take-away"], project)  # the drive is here again, and the film does not name the take
    os.utime(store.folder / "pins" / "take-away.json", (old, old))
    store.trim()
    assert {name for name in key if key[name] in store} == {"shown", "approved"}


def test_a_clock_that_is_set_back_does_not_make_new_work_old(tmp_path, monkeypatch):
    store = Store(tmp_path / "store", room=1 << 30)
    latents = np.zeros((1, 4, 16, 16), np.float32)
    old, new = f"{1:032x}", f"{2:032x}"
    store.save(old, latents, Rate(24), 0.1)
    later = Store(tmp_path / "store", room=1 << 30)
    later.save(new, latents, Rate(24), 0.1)
    os.utime(later._manifest(new), (1000.0, 1000.0))  # as a clock in 1970 would have it
    later.room = later.size() - 1
    later.trim()
    assert new in later
    assert old not in later


# -- folders that go --------------------------------------------------------------------------------------------------


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Callable[[Ears], Engine]]:
    made: list[Engine] = []

    def make(ears: Ears) -> Engine:
        easel = Easel(FAMILIES, tmp_path / "cache", "cpu")
        made.append(Engine(ears, hands=lambda hear, _lost: InPlace(easel, hear)))
        return made[-1]

    yield make
    for each in made:
        each.close()


class Remover(Ears):
    """Takes a folder away the first time that something happens."""

    def __init__(self, stage: str, remove: Callable[[], object]):
        super().__init__()
        self.stage, self.remove = stage, remove
        self.removed = False

    def __call__(self, event: Event) -> None:
        if not self.removed and isinstance(event, Progress) and event.stage == self.stage:
            self.removed = True
            self.remove()
        super().__call__(event)


def test_an_output_folder_that_is_removed_in_the_middle_is_told_and_tried_again(engine, project, tmp_path):
    out = tmp_path / "out"
    ears = Remover("compositing", lambda: shutil.rmtree(out))
    its = engine(ears)
    job = its.submit(ask_of(project, exported=out / "film.mp4"))
    failed = ears.end_of(job)
    assert isinstance(failed, Failed)
    assert "film.mp4" in failed.sentence
    its.retry(job)
    end = ears.end_of(job)
    assert isinstance(end, Finished)
    assert not end.counts.windows
    assert (out / "film.mp4").is_file()


def test_a_project_that_is_moved_away_in_the_middle_leaves_no_ghost(engine, project, tmp_path):
    aside = project.with_name("Moved.inbetween")
    ears = Remover("inbetweens", lambda: project.rename(aside))
    its = engine(ears)
    job = its.submit(ask_of(project))
    failed = ears.end_of(job)
    assert isinstance(failed, Failed)
    assert "gone" in failed.sentence
    assert not project.exists()
    aside.rename(project)
    its.retry(job)
    end = ears.end_of(job)
    assert isinstance(end, Finished)
    assert not end.counts.windows


def test_a_take_is_written_whole_or_not_at_all(tmp_path):
    take = Take("take-1", "shot-1", "draft", "r", {}, "tiny", "1", "w", 0, 16, 16, Rate(24), 4, 2, ())

    def pictures():
        yield np.zeros((16, 16, 3), np.uint8)
        raise OSError(28, "No space left on device")

    with pytest.raises(OSError, match="No space"):
        write_take(tmp_path, take, pictures())
    assert not list(tmp_path.rglob("*.*"))


# -- again and again --------------------------------------------------------------------------------------------------


def test_job_after_job_leaves_nothing_behind(engine, project, tmp_path, home):
    ears = Ears()
    its = engine(ears)
    me = psutil.Process()
    held: list[tuple[int, int, int]] = []
    for at in range(JOBS):
        document = film(walk("shot-1", 2, seed=at % 5))
        job = its.submit(replace(ask_of(project), document=document))
        if at % 10 == 9:
            its.cancel(job)
        end = ears.end_of(job)
        assert isinstance(end, (Finished, Stopped))
        ears.heard.clear()
        if at in (JOBS // 3, JOBS - 1):
            files = _fewest(me.num_fds) if os.name != "nt" else 0
            held.append((me.memory_info().rss, files, _fewest(threading.active_count)))
    (rss, files, threads), (rss_after, files_after, threads_after) = held
    assert rss_after - rss < 8 << 20
    assert files_after <= files
    assert threads_after <= threads
    assert not [path for path in (home / "data" / "queue").iterdir() if path.name != ".lock"]
    assert not list(tmp_path.rglob("*.part"))


def _fewest(count: Callable[[], int]) -> int:
    """The least of a few looks: a job's end is heard before the queue has closed the file in which it notes it."""
    looks = [count()]
    for _ in range(10):
        time.sleep(0.02)
        looks.append(count())
    return min(looks)


def test_after_a_cancel_only_the_model_is_left_in_memory(engine, project):
    ears = Ears()
    its = engine(ears)
    job = its.submit(ask_of(project, frames=48))
    ears.wait_for(lambda event: isinstance(event, Kept))
    its.cancel(job)
    ears.end_of(job)
    painter = its._painters._hands._loop.easel
    for _ in range(50):
        if not len(painter.remembering):
            break
        time.sleep(0.02)
    assert not len(painter.remembering)  # no painter, and none of its pictures, outlives its job
