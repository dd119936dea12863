"""The queue itself: its order by hand, the night, what failed and is kept, what rests, and the pages that tell of it."""

from __future__ import annotations

import os
import stat
import threading
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import psutil
import pytest

from engine.jobs.awake import Awake
from engine.jobs.engine import Engine
from engine.jobs.events import (
    DraftAsk,
    Event,
    Failed,
    Finished,
    Kept,
    Looks,
    Order,
    Progress,
    Queued,
    RenderAsk,
    Stopped,
)
from engine.jobs.inplace import InPlace
from engine.jobs.night import Night
from engine.jobs.queue import QueuedJob, QueueFolder, in_line, placed
from engine.jobs.reporter import Reporter
from engine.render.easel import Easel
from tests.engine.boards import film, walk
from tests.engine.ears import Ears
from tests.engine.tiny_family import FAMILIES, SLOW

DAY, NIGHT = datetime(2026, 5, 4, 12, 0), datetime(2026, 5, 4, 23, 0)


@pytest.fixture(autouse=True)
def soon(monkeypatch: pytest.MonkeyPatch) -> None:
    """The engine looks after its worker and its night at once."""
    monkeypatch.setattr("engine.jobs.engine.LOOK_AFTER", 0.05)


class Clock:
    def __init__(self, now: datetime):
        self.now = now

    def __call__(self) -> datetime:
        return self.now


Make = Callable[..., Engine]


@pytest.fixture
def engine(ears: Ears, tmp_path: Path) -> Iterator[Make]:
    made: list[Engine] = []

    def make(heard: Ears = ears, clock: Clock | None = None, slow: bool = True) -> Engine:
        easel = Easel(SLOW if slow else FAMILIES, tmp_path / "cache", "cpu")
        made.append(Engine(heard, hands=lambda hear, _lost: InPlace(easel, hear), clock=clock or Clock(DAY)))
        return made[-1]

    yield make
    for each in made:
        each.close()


def ask(project: Path, frames: int = 24, **what: object) -> RenderAsk:
    return RenderAsk(film(walk("shot-1", frames, **what)), project, (), "draft")


def is_(kind: type, job: str) -> Callable[[Event], bool]:
    return lambda event: isinstance(event, kind) and getattr(event, "job", "") == job


def finished(ears: Ears) -> list[str]:
    return [event.job for event in ears.heard if isinstance(event, Finished)]


def test_jobs_are_painted_in_the_order_that_they_were_put_into(engine, ears, project):
    its = engine()
    its.pause()
    first, second, third = (its.submit(ask(project, seed=seed)) for seed in (1, 2, 3))
    its.move(third, following=first)
    ears.wait_for(lambda event: event == Order((third, first, second)))
    its.resume()
    ears.end_of(second)
    assert finished(ears) == [third, first, second]


def test_what_cannot_wait_is_painted_first_and_the_other_goes_on_where_it_was(engine, ears, project):
    its = engine()
    long = its.submit(ask(project, 60))
    ears.wait_for(is_(Kept, long))
    urgent = its.submit(ask(project, 12, seed=9), "now")
    ears.end_of(long)
    assert finished(ears) == [urgent, long]
    end = next(event for event in ears.heard if isinstance(event, Finished) and event.job == long)
    assert end.counts.store_hits > 0
    assert not any(isinstance(event, Stopped) for event in ears.heard)


def test_the_night_s_work_is_done_by_night_and_rests_in_the_morning(engine, ears, project):
    clock = Clock(DAY)
    its = engine(clock=clock)
    put_off = its.submit(ask(project, 60), "overnight")
    by_day = its.submit(ask(project, 12, seed=2))
    ears.end_of(by_day)
    assert not any(is_(Progress, put_off)(event) for event in ears.heard)
    clock.now = NIGHT
    ears.wait_for(is_(Kept, put_off))
    clock.now = DAY
    ears.wait_for(is_(Queued, put_off))  # it waits again
    its.set_night(Night(9, 15))
    assert isinstance(ears.end_of(put_off), Finished)


def test_a_night_is_an_hour_of_the_clock():
    assert [hour for hour in range(24) if Night(20, 7).at(DAY.replace(hour=hour))] == [*range(7), *range(20, 24)]
    assert [hour for hour in range(24) if Night(1, 5).at(DAY.replace(hour=hour))] == [1, 2, 3, 4]
    assert all(Night(6, 6).at(DAY.replace(hour=hour)) for hour in range(24))


def test_a_job_that_waits_is_changed_and_one_that_is_painted_is_not(engine, ears, project):
    its = engine()
    running = its.submit(ask(project, 48))
    waiting = its.submit(ask(project, 24, seed=2))
    ears.wait_for(is_(Progress, running))
    two = RenderAsk(film(walk("shot-1", 12), walk("shot-2", 12)), project, ("shot-2",), "draft")
    its.change(waiting, two)
    its.change(running, two)
    refused = ears.wait_for(lambda event: isinstance(event, Failed) and not event.job)
    assert "cannot be changed" in refused.sentence
    ears.end_of(waiting)
    (end,) = [event for event in ears.heard if isinstance(event, Finished) and event.job == waiting]
    assert end.counts.frames == 6
    assert [event.title for event in ears.heard if isinstance(event, Queued) and event.job == waiting][
        -1
    ] == "Draft of 2"


def test_a_paused_queue_frees_the_memory_and_stays_paused_when_the_program_comes_back(engine, ears, project, tmp_path):
    easel = Easel(SLOW, tmp_path / "cache", "cpu")
    first = Engine(ears, hands=lambda hear, _lost: InPlace(easel, hear))
    job = first.submit(ask(project, 60))
    ears.wait_for(is_(Kept, job))
    first.pause()
    ears.wait_for(is_(Queued, job))
    first.ask(DraftAsk(film(walk("shot-1", 12)), project, "shot-1", 0))
    ears.wait_for(lambda event: isinstance(event, Stopped) and event.job.startswith("draft"))
    for _ in range(100):
        if easel._held is None:
            break
        threading.Event().wait(0.02)
    assert easel._held is None
    first.close()
    again = Ears()
    second = engine(again)
    again.wait_for(is_(Queued, job))
    assert not any(isinstance(event, Progress) for event in again.heard)
    second.resume()
    end = again.end_of(job)
    assert isinstance(end, Finished)
    assert end.counts.store_hits > 0


def test_what_failed_stays_with_its_reason_until_it_is_tried_again_or_dropped(engine, ears, project, home):
    its = engine()
    bad, worse = (its.submit(ask(project, model="nobody", seed=seed)) for seed in (1, 2))
    good = its.submit(ask(project, 12))
    assert isinstance(ears.end_of(good), Finished)
    its.close()
    again = Ears()
    its = engine(again)
    failed = again.wait_for(is_(Failed, bad))
    assert failed.again
    assert "nobody" in failed.sentence
    its.change(bad, ask(project, 12))
    assert isinstance(again.end_of(bad), Finished)
    its.cancel(worse)
    again.wait_for(is_(Stopped, worse))
    assert not [path for path in (home / "data" / "queue").iterdir() if path.name != ".lock"]


def test_every_job_has_a_page_that_tells_what_happened_to_it(engine, ears, project):
    its = engine(slow=False)
    job = its.submit(ask(project, 12))
    ears.end_of(job)
    (told,) = {event.log for event in ears.heard if isinstance(event, Queued)}
    page = Path(told).read_text(encoding="utf-8")
    assert "“Draft of the film” of Test" in page
    assert "shot 1: inbetweens" in page
    assert "done in" in page


def test_two_programs_that_start_at_once_do_not_both_take_a_job(tmp_path, project):
    folder = tmp_path / "queue"
    QueueFolder(folder).keep(QueuedJob("job-1", "Draft", ask(project)), mine=False)
    found: list[list[QueuedJob]] = []
    starts = [threading.Thread(target=lambda: found.append(QueueFolder(folder).left_behind())) for _ in range(4)]
    for start in starts:
        start.start()
    for start in starts:
        start.join()
    assert sorted(len(taken) for taken in found) == [0, 0, 0, 1]


def test_the_order_does_not_depend_on_the_clock(engine, project, monkeypatch, ears):
    its = engine()
    its.pause()
    first = its.submit(ask(project, seed=1))
    ears.wait_for(is_(Queued, first))
    monkeypatch.setattr("engine.jobs.queue.time.time", lambda: 1000.0)  # set back by decades
    second = its.submit(ask(project, seed=2))
    ears.wait_for(is_(Queued, second))
    its.close()
    again = Ears()
    engine(again)
    order = again.wait_for(lambda event: isinstance(event, Order) and len(event.jobs) == 2)
    assert order.jobs == (first, second)


def test_a_place_between_two_jobs_is_always_found(project):
    one = ask(project)
    jobs = [QueuedJob(f"job-{at}", "", one, order=at) for at in range(3)]
    for _ in range(40):
        last = in_line(jobs)[-1]
        moved = placed(jobs, last, in_line(jobs)[1].job)
        jobs = [moved if job.job == moved.job else job for job in jobs]
    assert len({job.order for job in jobs}) == 3


def test_a_project_s_queue_of_an_earlier_version_is_taken_over(tmp_path, project):
    import msgspec

    from engine.jobs.wire import line, read_line

    body = read_line(line("render", "job-old", ask(project))).body
    old = {
        "job": "job-old",
        "title": "Draft",
        "order": 3.0,
        "deaths": 0,
        "running": True,
        "owner": (1, 2.0),
        "ask": body,
    }
    (tmp_path / "queue").mkdir()
    (tmp_path / "queue" / "job-old.json").write_bytes(msgspec.json.encode(old))
    (job,) = QueueFolder(tmp_path / "queue").left_behind()
    assert (job.job, job.cut_off, job.ask.quality) == ("job-old", 1, "draft")


@pytest.mark.skipif(os.name == "nt", reason="the system is asked there, not a command")
def test_the_computer_stays_awake_while_it_paints(engine, ears, project, tmp_path, monkeypatch):
    tool = tmp_path / "tools" / "systemd-inhibit"
    tool.parent.mkdir()
    noted = tmp_path / "awake"
    tool.write_text(f'#!/bin/sh\necho "$$ $@" > {noted}\nexec cat\n')
    tool.chmod(tool.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", f"{tool.parent}{os.pathsep}{os.environ['PATH']}")
    its = engine()
    job = its.submit(ask(project, 48))
    ears.wait_for(is_(Kept, job))
    holder, _, said = noted.read_text().partition(" ")
    assert "--what=sleep:idle" in said
    assert psutil.pid_exists(int(holder))
    ears.end_of(job)
    its.close()
    assert not psutil.pid_exists(int(holder))


def test_where_no_system_keeps_it_awake_nothing_happens(tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    awake = Awake()
    awake.hold()
    awake.hold()
    assert awake.held
    awake.release()
    assert not awake.held


def test_looks_and_kept_windows_are_told_one_by_one(engine, ears, project):
    its = engine(slow=False)
    job = its.submit(ask(project))
    ears.end_of(job)
    kept = [event.windows for event in ears.heard if isinstance(event, Kept)]
    assert kept == list(range(1, len(kept) + 1))
    assert any(isinstance(event, Looks) for event in ears.heard)


def test_the_time_left_counts_what_comes_after_the_painting(monkeypatch):
    now = [0.0]
    monkeypatch.setattr("engine.jobs.reporter.time.monotonic", lambda: now[0])
    told: list[Event] = []
    reporter = Reporter("job", told.append)
    reporter.expect(work=40, frames=6, film=0)

    def left() -> float | None:
        return told[-1].seconds_left

    for shot in ("shot-1", "shot-2"):
        reporter.progress("loading", "", 1, 1)
        for _ in range(2):
            reporter.worked("inbetweens", shot, 10)
            now[0] += 5.0
        if shot == "shot-1":
            assert left() == pytest.approx(0.5 * 20)  # ten more steps at half a second, twice
        for number in range(1, 4):
            reporter.progress("decoding", shot, number, 3)
            now[0] += 2.0
        if shot == "shot-1":
            assert left() == pytest.approx(0.5 * 20 + 2.0 * 3)  # the other shot's painting, and its frames
    assert left() == 0
