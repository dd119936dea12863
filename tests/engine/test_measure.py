"""What is measured tells good frames from bad ones, also where frames were dropped."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from engine.blocking import film as blocking_film
from engine.conditioning.compile import compile_shot
from engine.document.model import CameraKey
from engine.measure.motion import implied_motion
from engine.measure.shots import measure_take, measure_video
from engine.measure.steadiness import decibels, outliers
from engine.media.flow import Picture
from engine.store.take_files import write_take
from engine.store.takes import Take, take_frames
from tests.engine.boards import film, walk

SIZE = 128, 64
PAN = (CameraKey(0, centre=(0.4, 0.5), zoom=1.4), CameraKey(23, centre=(0.6, 0.5), zoom=1.4, ease="linear"))


@pytest.fixture(scope="module")
def drawn() -> list[Picture]:
    document = film(walk("shot-1", 24, camera=PAN))
    return list(blocking_film(compile_shot(document, document.shot("shot-1")), SIZE, None))


def marks_of(pictures: list[Picture], folder: Path):
    document = film(walk("shot-1", 24, camera=PAN))
    take = Take(
        "take-1", "shot-1", "draft", "", {}, "tiny", "1", "", 0, *SIZE, document.rate, len(pictures), 1, ()
    )  # fmt: skip
    write_take(folder, take, pictures)
    shot = document.shot("shot-1")
    return measure_take(document, shot, take, take_frames(folder, take), lambda _asset, _size: pictures[0])


def test_the_blocking_is_as_steady_as_the_blocking(drawn, tmp_path):
    marks = marks_of(drawn, tmp_path)
    assert marks.motion_error == marks.blocking_error
    assert marks.flicker == marks.blocking_flicker
    assert marks.seams == ()


def test_dropped_frames_are_seen(drawn, tmp_path):
    stuttering = [drawn[at // 4 * 4] for at in range(24)]
    assert marks_of(stuttering, tmp_path).motion_error > 1.3 * marks_of(drawn, tmp_path).motion_error


def test_a_seam_of_brightness_is_found_where_it_is(drawn, tmp_path):
    broken = [
        picture if at < 13 else np.clip(picture * 0.85, 0, 255).astype(np.uint8) for at, picture in enumerate(drawn)
    ]
    assert [frame for frame, _ in marks_of(broken, tmp_path).seams] == [12]
    assert 12 in [frame for frame, _ in measure_video(broken).seams]


def test_a_pan_moves_the_whole_stage():
    document = film(walk("shot-1", 24, poses=(), layouts=(), camera=PAN))
    seen = compile_shot(document, document.shot("shot-1"))
    motion = implied_motion(seen, 0, 23, SIZE)
    assert np.allclose(motion[..., 0], -0.2 * 1.4 * SIZE[0], atol=1e-3)
    assert np.allclose(motion[..., 1], 0, atol=1e-3)


def test_figures():
    grey = np.full((8, 8, 3), 100, np.uint8)
    assert decibels(grey, grey) == 99
    assert decibels(grey, grey + 10) == pytest.approx(28.13, abs=0.01)
    assert outliers(np.array([1.0, 1.1, 0.9, 9.0, 1.0])).argmax() == 3
    assert measure_video([grey]).frames == 1
