"""Work beside the window: whatever becomes of it, somebody is told, and the next piece of work is done."""

from __future__ import annotations

import threading
import time
from itertools import pairwise

from app.background import Failure, attempted
from app.bridge import BREATH, CALM, Bridge
from app.fetcher import Fetcher
from engine.jobs.events import Failed, Progress, Stopped
from engine.values.errors import Cancelled, InbetweenerError


def refused() -> None:
    raise InbetweenerError("There is no room on the disk.", "Make some.")


def unwanted() -> None:
    raise Cancelled


def broken() -> None:
    raise ZeroDivisionError("by nothing")


def test_work_gives_what_it_made_or_the_one_sentence_why_not():
    assert attempted(lambda: 7) == 7
    told = [attempted(work).told("job", "The film could not be written") for work in (refused, unwanted, broken)]
    assert told[0] == Failed("job", "There is no room on the disk.", "Make some.")
    assert told[1] == Stopped("job")
    assert told[2].sentence == "The film could not be written: by nothing."
    assert "ZeroDivisionError" in told[2].report
    assert not told[0].report  # who is told what to do needs no report


def test_one_bad_picture_does_not_end_all_others():
    arrived: dict[str, object] = {}
    there = threading.Event()

    def arrive(key: str, result: object) -> None:
        arrived[key] = result
        if len(arrived) == 3:
            there.set()

    fetcher = Fetcher(arrive, threads=1)
    try:
        for key, fetch in (("good", lambda: "a picture"), ("refused", refused), ("broken", broken)):
            fetcher.ask(key, fetch)
        assert there.wait(10)
    finally:
        fetcher.close()
    assert arrived == {"good": "a picture", "refused": None, "broken": None}
    assert isinstance(attempted(broken), Failure)


def test_what_is_told_of_painting_comes_seldom_and_one_by_one_while_the_film_plays(qtbot):
    heard: list[tuple[str, float]] = []
    bridge = Bridge(lambda event: heard.append((event.job, time.monotonic())))

    def tell() -> None:
        for job in ("one", "two", "two", "three"):
            bridge._from_engine(Progress(job, "", "keys", 1, 2, None))

    try:
        bridge.give_way(True)
        tell()
        qtbot.wait(CALM // 4)
        assert heard == []
        qtbot.waitUntil(lambda: len(heard) == 3, timeout=10 * CALM)
        jobs, times = zip(*heard, strict=True)
        assert jobs == ("one", "two", "three")
        assert all(later - sooner >= 0.8 * BREATH / 1000 for sooner, later in pairwise(times))
    finally:
        bridge.close()
