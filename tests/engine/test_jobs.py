"""The engine behind the window: the newest ask wins, a killed worker loses one window, a queue survives its program."""

from __future__ import annotations

import hashlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil
import pytest

from engine.jobs.engine import Engine
from engine.jobs.events import (
    DraftAsk,
    Event,
    Failed,
    Finished,
    Looks,
    Progress,
    Queued,
    RenderAsk,
    Stopped,
    TakeMade,
    WorkerState,
)
from engine.jobs.handle import ROOT, Worker
from engine.jobs.inplace import InPlace
from engine.jobs.perform import perform
from engine.jobs.queue import QueuedJob, QueueFolder
from engine.jobs.reporter import Reporter
from engine.media.video import probe, read_frames
from engine.render.easel import Easel
from tests.engine.boards import film, walk
from tests.engine.ears import Ears
from tests.engine.tiny_family import FAMILIES, SLOW

SLOWLY = "tests.engine.tiny_family:SLOW"
two_processors = pytest.mark.skipif(
    sys.platform != "linux" or len(os.sched_getaffinity(0)) < 2, reason="there is no processor that could be left"
)


def with_worker(ears: Ears) -> Engine:
    """An engine with a worker of its own that need not load torch to find out what it paints on."""
    return Engine(ears, hands=lambda hear, lost: Worker(hear, lost, families=SLOWLY, device="cpu"))


@pytest.fixture
def worker(ears: Ears) -> Iterator[Engine]:
    engine = with_worker(ears)
    yield engine
    engine.close()


@pytest.fixture
def in_place(ears: Ears, tmp_path: Path) -> Iterator[Engine]:
    easel = Easel(SLOW, tmp_path / "cache", "cpu")
    engine = Engine(ears, hands=lambda heard, _lost: InPlace(easel, heard))
    yield engine
    engine.close()


def frames_digest(project: Path) -> str:
    (path,) = project.rglob("frames.mkv")
    return hashlib.sha256(b"".join(picture.tobytes() for picture in read_frames(path))).hexdigest()


def undisturbed(tmp_path: Path, ask: RenderAsk) -> str:
    project = tmp_path / "undisturbed"
    project.mkdir()
    perform(
        Easel(FAMILIES, tmp_path / "undisturbed cache", "cpu"),
        RenderAsk(ask.document, project, ask.shots, ask.quality),
        Reporter("job", lambda event: None),
    )
    return frames_digest(project)


def test_a_killed_worker_costs_one_window_and_the_take_is_the_same(worker, ears, project, tmp_path):
    ask = RenderAsk(film(walk("shot-1", 60)), project, (), "draft")
    job = worker.submit(ask)
    ears.wait_for(lambda event: isinstance(event, Looks) and event.quality == "draft" and event.shot_frames[0] > 10)
    os.kill(worker.worker_pid, signal.SIGKILL)
    lost = ears.wait_for(lambda event: isinstance(event, WorkerState) and event.state == "lost")
    assert "memory ran out" in lost.words
    ended = ears.end_of(job)
    assert isinstance(ended, Finished)
    assert ended.counts.store_hits > 0
    assert frames_digest(project) == undisturbed(tmp_path, ask)


def test_a_job_that_kills_the_worker_twice_is_parked_and_can_be_tried_again(worker, ears, project):
    job = worker.submit(RenderAsk(film(walk("shot-1", 96)), project, (), "draft"))
    for _ in range(2):
        ears.wait_for(lambda event: isinstance(event, Progress))
        os.kill(worker.worker_pid, signal.SIGKILL)
        ears.wait_for(lambda event: isinstance(event, WorkerState) and event.state == "lost")
    ended = ears.end_of(job)
    assert isinstance(ended, Failed)
    assert "Draft of the film" in ended.sentence
    worker.retry(job)
    assert isinstance(ears.end_of(job), Finished)


@two_processors
def test_while_a_film_plays_the_worker_leaves_a_processor_to_it_and_so_does_the_next_one(worker, ears, project):
    every = os.sched_getaffinity(0)
    worker.submit(RenderAsk(film(walk("shot-1", 480)), project, (), "draft"))
    worker.give_way(True)
    assert kept_to(worker, len(every) - 1) < every
    os.kill(worker.worker_pid, signal.SIGKILL)
    ears.wait_for(lambda event: isinstance(event, WorkerState) and event.state == "lost")
    assert kept_to(worker, len(every) - 1) < every
    worker.give_way(False)
    assert kept_to(worker, len(every)) == every


@two_processors
def test_who_gives_way_paints_with_as_many_threads_because_fewer_would_round_otherwise():
    giving = "from engine.jobs.modest import Way; Way().give(True); "
    counts = [
        subprocess.run(
            [sys.executable, "-c", f"{first}import torch; print(torch.get_num_threads())"],
            cwd=ROOT, capture_output=True, text=True, check=True,
        ).stdout
        for first in ("", giving)
    ]  # fmt: skip
    assert counts[0] == counts[1]


def kept_to(engine: Engine, processors: int, patience: float = 60.0) -> set[int]:
    """The processors that every thread of the worker may use, as soon as they are so many."""
    stop, found = time.monotonic() + patience, set[int]()
    while time.monotonic() < stop and (len(found) != processors or engine.worker_pid is None):
        time.sleep(0.05)
        threads = psutil.Process(engine.worker_pid).threads() if engine.worker_pid else []
        found = set[int]().union(*(os.sched_getaffinity(thread.id) for thread in threads))
    return found


def test_a_worker_that_hangs_is_replaced(worker, ears, project, monkeypatch):
    monkeypatch.setattr("engine.jobs.pulse.HANGS_AFTER", 1.0)
    job = worker.submit(RenderAsk(film(walk("shot-1", 96)), project, (), "draft"))
    for _ in range(6):
        ears.wait_for(lambda event: isinstance(event, Progress) and event.stage != "loading")
    os.kill(worker.worker_pid, signal.SIGSTOP)
    ears.wait_for(lambda event: isinstance(event, WorkerState) and event.state == "lost")
    assert isinstance(ears.end_of(job), Finished)


def test_the_newest_draft_wins(in_place, ears, project):
    document = film(walk("shot-1", 96), walk("shot-2", 24))
    first = in_place.ask(DraftAsk(document, project, "shot-1", 0))
    ears.wait_for(lambda event: isinstance(event, Progress) and event.job == first)
    second, third = (in_place.ask(DraftAsk(document, project, "shot-2", frame)) for frame in (0, 12))
    assert isinstance(ears.end_of(third), Finished)
    ends = {event.job: event for event in ears.heard if isinstance(event, (Finished, Stopped))}
    assert isinstance(ends[first], Stopped)
    assert isinstance(ends[second], Stopped)
    assert [event.take.shot for event in ears.heard if isinstance(event, TakeMade)] == ["shot-2"]


def test_a_draft_is_painted_between_the_windows_of_a_render(in_place, ears, project):
    document = film(walk("shot-1", 96), walk("shot-2", 12))
    render = in_place.submit(RenderAsk(document, project, ("shot-1",), "draft"))
    ears.wait_for(lambda event: isinstance(event, Progress) and event.job == render)
    draft = in_place.ask(DraftAsk(document, project, "shot-2", 0))
    assert isinstance(ears.end_of(draft), Finished)
    assert not any(isinstance(event, Finished) and event.job == render for event in ears.heard)
    assert isinstance(ears.end_of(render), Finished)


def test_cancel_stops_between_two_steps_and_takes_out_of_the_queue(in_place, ears, project, home):
    document = film(walk("shot-1", 96))
    running, waiting = (in_place.submit(RenderAsk(document, project, (), "draft", seed=seed)) for seed in (1, 2))
    ears.wait_for(lambda event: isinstance(event, Progress) and event.job == running)
    in_place.cancel(waiting)
    in_place.cancel(running)
    heard = len(ears.heard)
    ears.end_of(running)
    assert sum(isinstance(event, Looks) for event in ears.heard[heard:]) < 10  # of some three hundred
    assert {event.job for event in ears.heard if isinstance(event, Stopped)} == {running, waiting}
    assert not list((home / "data" / "queue").glob("*.json"))


def test_a_paused_queue_rests_and_goes_on_where_it_was(in_place, ears, project):
    job = in_place.submit(RenderAsk(film(walk("shot-1", 60)), project, (), "draft"))
    ears.wait_for(lambda event: isinstance(event, Looks) and event.quality == "draft" and event.shot_frames[0] > 4)
    in_place.pause()
    other = in_place.submit(RenderAsk(film(walk("shot-1", 12)), project, (), "draft"))
    ears.wait_for(lambda event: isinstance(event, Queued) and event.job == other)
    time.sleep(0.3)
    heard = len(ears.heard)
    time.sleep(0.3)
    assert len(ears.heard) == heard
    in_place.resume()
    ended = ears.end_of(job)
    assert isinstance(ended, Finished)
    assert ended.counts.store_hits > 0
    assert isinstance(ears.end_of(other), Finished)


def test_a_queue_goes_on_after_its_program_was_closed(ears, project, tmp_path):
    ask = RenderAsk(film(walk("shot-1", 96)), project, (), "draft", film=tmp_path / "film.mp4")
    first = with_worker(Ears())
    job = first.submit(ask)
    time.sleep(1.0)
    first.close()
    assert not (tmp_path / "film.mp4").exists()
    second = with_worker(ears)
    assert isinstance(ears.end_of(job), Finished)
    second.close()
    assert probe(tmp_path / "film.mp4").frames == 96


def test_a_queue_survives_a_program_that_is_killed(ears, project, home):
    script = (
        "import sys; from pathlib import Path; from engine.jobs.queue import *; from engine.jobs.events import RenderAsk;"
        "from tests.engine.boards import film, walk;"
        "ask = RenderAsk(film(walk('shot-1', 12)), Path(sys.argv[1]), (), 'draft');"
        "QueueFolder(Path(sys.argv[2])).keep(QueuedJob('job-of-the-dead', 'Draft', ask));"
        "import os; os.kill(os.getpid(), 9)"
    )
    subprocess.run([sys.executable, "-c", script, project, home / "data" / "queue"], cwd=ROOT, check=False)
    engine = with_worker(ears)
    assert isinstance(ears.end_of("job-of-the-dead"), Finished)
    engine.close()


def test_the_queue_of_a_program_that_runs_is_left_alone(tmp_path, project):
    folder = QueueFolder(tmp_path / "queue")
    folder.keep(QueuedJob("job-1", "Draft", RenderAsk(film(walk("shot-1", 12)), project, (), "draft")))
    assert QueueFolder(tmp_path / "queue").left_behind() == []
    (tmp_path / "queue" / "job-2.json").write_text("{ torn")
    assert folder.left_behind() == []
    assert (tmp_path / "queue" / "job-2.damaged").exists()


def test_what_fails_is_said_in_words_and_the_loop_goes_on(in_place, ears, project):
    bad = in_place.ask(DraftAsk(film(walk("shot-1", 12, model="nobody")), project, "shot-1", 0))
    failed = ears.end_of(bad)
    assert isinstance(failed, Failed)
    assert "nobody" in failed.sentence
    assert "Traceback" in failed.report
    good = in_place.ask(DraftAsk(film(walk("shot-1", 12)), project, "shot-1", 0))
    assert isinstance(ears.end_of(good), Finished)


def test_a_model_can_be_made_ready_before_it_is_asked_for(ears, project, tmp_path):
    easel = Easel(SLOW, tmp_path / "cache", "cpu")
    engine = Engine(ears, hands=lambda heard, _lost: InPlace(easel, heard))
    engine.prepare("nobody")
    engine.prepare("tiny")
    job = engine.ask(DraftAsk(film(walk("shot-1", 12)), project, "shot-1", 0))
    assert isinstance(ears.end_of(job), Finished)
    assert not any(isinstance(event, Failed) for event in ears.heard)
    engine.close()


def test_a_worker_that_cannot_be_started_is_told_and_the_engine_goes_on(ears, project, tmp_path):
    easel = Easel(SLOW, tmp_path / "cache", "cpu")
    tries: list[int] = []

    def make(heard: Callable[[Event], None], _lost: Callable[[str], None]) -> InPlace:
        tries.append(1)
        if len(tries) == 1:
            raise OSError("no more processes")
        return InPlace(easel, heard)

    engine = Engine(ears, hands=make)
    job = engine.submit(RenderAsk(film(walk("shot-1", 12)), project, (), "draft"))
    failed = ears.end_of(job)
    assert isinstance(failed, Failed)
    assert "no more processes" in failed.sentence
    engine.retry(job)
    assert isinstance(ears.end_of(job), Finished)
    engine.close()
