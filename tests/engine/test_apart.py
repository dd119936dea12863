"""Files of unknown origin are read in a process of its own: whatever they do, the program goes on and says so."""

from __future__ import annotations

import os
import signal
import threading
import time
from pathlib import Path

import numpy as np
import pytest

from engine.document.film_edits import new_document
from engine.document.folder import new_project, open_project
from engine.exchange.apart import Import
from engine.media.pictures import write_png
from engine.values.errors import Cancelled, InbetweenerError


@pytest.fixture
def boards(tmp_path: Path) -> list[Path]:
    paths = [tmp_path / f"board {at}.png" for at in range(3)]
    for at, path in enumerate(paths):
        write_png(path, np.full((36, 64, 3), 40 * at, np.uint8))
    return paths


def test_a_film_comes_back_and_its_folder_is_made(boards, tmp_path):
    steps: list[tuple[str, int, int]] = []
    folder = tmp_path / "Made.inbetween"
    film = Import(boards, folder).run(lambda *step: steps.append(step), lambda note: None)
    assert open_project(folder).document == film
    assert [name for name, _, _ in steps][-3:] == ["board 0.png", "board 1.png", "board 2.png"]
    assert steps[-1][1:] == (2, 3)


def test_boards_come_to_the_end_of_a_film(boards, tmp_path):
    film = new_document("Film")
    folder = new_project(tmp_path / "Film.inbetween", film).folder
    after = Import(boards, folder, film).run(lambda *step: None, lambda note: None)
    assert sum(len(shot.panels) for shot in after.shots()) == 3
    assert all((folder / "assets" / p.drawing[:2] / p.drawing).exists() for s in after.shots() for p in s.panels)


def test_a_file_that_is_not_what_it_says_is_refused_in_words(tmp_path):
    bad = tmp_path / "bad.png"
    bad.write_bytes(b"\x89PNG\r\n\x1a\n" + b"\x00" * 60)
    with pytest.raises(InbetweenerError) as told:
        Import([bad], tmp_path / "X.inbetween").run(lambda *step: None, lambda note: None)
    assert "bad.png" in told.value.sentence
    assert told.value.hint
    assert not (tmp_path / "X.inbetween").exists()


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("walk.bvh", b"HIERARCHY\nROOT Hips\n{ wrong"),
        ("scene.fdx", b"<a>"),
        ("song.mp3", b"no sound" * 99),
        ("film.storyboarder", b"{}"),
        ("poses.json", b"[1]"),
        ("thing.xyz", b"?"),
    ],
)
def test_whoever_is_refused_a_file_is_told_what_to_do_about_it(tmp_path, name, data):
    (tmp_path / name).write_bytes(data)
    with pytest.raises(InbetweenerError) as told:
        Import([tmp_path / name], tmp_path / "X.inbetween").run(lambda *step: None, lambda note: None)
    assert name in told.value.sentence
    assert told.value.hint.endswith(".")


def test_a_file_nested_too_deep_is_refused(tmp_path):
    bad = tmp_path / "deep.storyboarder"
    bad.write_text("[" * 200_000 + "]" * 200_000)
    with pytest.raises(InbetweenerError):
        Import([bad], tmp_path / "X.inbetween").run(lambda *step: None, lambda note: None)


@pytest.fixture
def endless(tmp_path: Path) -> Path:
    """A script that never ends: a pipe that nobody writes to."""
    path = tmp_path / "endless.fountain"
    os.mkfifo(path)
    return path


def _when_reading(job: Import, act) -> threading.Thread:
    def wait() -> None:
        while job.pid is None:
            time.sleep(0.01)
        time.sleep(0.3)
        act()

    thread = threading.Thread(target=wait)
    thread.start()
    return thread


def test_an_import_that_is_cancelled_ends_at_once_and_leaves_nothing(endless, tmp_path):
    job = Import([endless], tmp_path / "X.inbetween")
    thread = _when_reading(job, job.cancel)
    with pytest.raises(Cancelled):
        job.run(lambda *step: None, lambda note: None)
    thread.join()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["endless.fountain"]


def test_a_file_that_stops_the_reading_process_is_named(endless, tmp_path):
    job = Import([endless], tmp_path / "X.inbetween")
    thread = _when_reading(job, lambda: os.kill(job.pid or 0, signal.SIGSEGV))
    with pytest.raises(InbetweenerError, match=r"endless\.fountain cannot be read.*SIGSEGV"):
        job.run(lambda *step: None, lambda note: None)
    thread.join()


def test_a_file_that_takes_for_ever_is_given_up(endless, tmp_path):
    with pytest.raises(InbetweenerError, match="longer than 1 s"):
        Import([endless], tmp_path / "X.inbetween", patience=1.0).run(lambda *step: None, lambda note: None)
