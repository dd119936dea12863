"""The world that Pencil learns from: the same for the same seed, with people in it who could be people."""

from __future__ import annotations

from typing import get_args

import numpy as np
import pytest

from engine.document.model import Light, Style, Weather
from engine.training.world import VOCABULARY, clip, scene
from engine.training.world_poses import ACTIONS, FORE, LIMITS, SHIN, THIGH, TRUNK, UPPER, angles, motion, skeleton
from engine.training.world_words import words_of
from engine.values.digest import digest

BONES = {(1, 2): 1.1, (2, 3): UPPER, (3, 4): FORE, (5, 6): UPPER, (6, 7): FORE, (8, 9): THIGH, (9, 10): SHIN, (11, 12): THIGH, (12, 13): SHIN}  # fmt: skip


def test_equal_seeds_give_equal_clips() -> None:
    one, other, third = clip(11, 4, (112, 64)), clip(11, 4, (112, 64)), clip(12, 4, (112, 64))
    assert np.array_equal(one.finished, other.finished)
    assert np.array_equal(one.blocking, other.blocking)
    assert digest(one.seen) == digest(other.seen)
    assert digest(one.seen) != digest(third.seen)


def test_a_clip_is_two_pictures_of_every_row() -> None:
    made = clip(5, 3, (224, 128))
    assert made.finished.shape == made.blocking.shape == (3, 128, 224, 3)
    assert made.finished.dtype == made.blocking.dtype == np.uint8
    assert len(made.seen) == 3


@pytest.mark.parametrize("name", sorted(ACTIONS))
def test_nobody_is_stretched(name: str) -> None:
    """A bone seen in a picture is at most as long as it is, whatever the pose and the side."""
    rng = np.random.default_rng(1)
    times = np.arange(0.0, 60.0)
    pose = motion(ACTIONS[name], times, rng)
    assert np.all(pose >= LIMITS[:, 0] - 1e-6)
    assert np.all(pose <= LIMITS[:, 1] + 1e-6)
    joints, seen = skeleton(pose, np.linspace(-180, 180, len(times)))
    for (start, end), length in BONES.items():
        assert np.hypot(*(joints[:, start] - joints[:, end]).T).max() < length + 1e-6
    assert joints[..., 1].max() < 0.01  # nobody sinks into the ground
    assert np.isin(seen, (0, 1)).all()


def test_people_move_smoothly() -> None:
    for name, action in ACTIONS.items():
        pose = motion(action, np.arange(0.0, 80.0, 0.25), np.random.default_rng(2))
        joints, _ = skeleton(pose, np.zeros(len(pose)))
        assert np.abs(np.diff(joints, axis=0)).max() < 0.6, (
            name
        )  # heads in a quarter of a frame; arms fly when somebody jumps


def test_faces_are_seen_from_the_front_and_hidden_from_behind() -> None:
    rest = angles({})[None]
    face = [0, 14, 15]
    assert skeleton(rest, np.zeros(1))[1][0, face].all()
    assert not skeleton(rest, np.full(1, 180.0))[1][0, face].any()
    right, left = (skeleton(rest, np.full(1, yaw))[1][0] for yaw in (90.0, -90.0))
    assert (right[14], right[15], right[16], right[17]) == (1, 0, 1, 0)
    assert (left[14], left[15], left[16], left[17]) == (0, 1, 0, 1)
    joints, _ = skeleton(rest, np.zeros(1))
    assert joints[0, 2, 0] < joints[0, 5, 0]  # whoever faces us has the right shoulder on our left
    assert np.hypot(*(joints[0, 1] - (joints[0, 8] + joints[0, 11]) / 2)) == pytest.approx(TRUNK)


def test_scenes_are_such_as_boards_give() -> None:
    styles: set[str] = set()
    lights: set[str] = set()
    weathers: set[str] = set()
    steps: set[int] = set()
    people: set[int] = set()
    words = set(VOCABULARY)
    for seed in range(150):
        seen = scene(seed, 3)
        rows, entities, persons = 3, len(seen.entities), len(seen.person_entity)
        assert seen.poses.shape == (rows, persons, 18, 2)
        assert seen.pose_confidence.shape == (rows, persons, 18)
        assert seen.boxes.shape == (rows, entities, 4)
        assert seen.camera.shape == (rows, 2, 3)
        assert np.isfinite(seen.poses).all()
        assert np.isfinite(seen.boxes).all()
        valid = seen.boxes[seen.box_valid]
        assert (valid[:, 2] > valid[:, 0]).all()
        assert (valid[:, 3] > valid[:, 1]).all()
        assert [seen.entities[owner].kind for owner in seen.person_entity] == ["character"] * persons
        assert seen.entities[seen.place[0]].kind == "place"
        assert not seen.box_valid[:, seen.place[0]].any()
        assert set(words_of(seen.text_at(0))) <= words
        assert seen.text_at(2) == seen.text_at(0)
        styles.add(seen.style)
        lights.add(seen.light)
        weathers.add(seen.weather)
        people.add(persons)
        steps.add(int(seen.frames[1] - seen.frames[0]))
    assert styles == set(get_args(Style))
    assert lights == set(get_args(Light))
    assert weathers == set(get_args(Weather))
    assert people == {0, 1, 2, 3}
    assert steps == {1, 2, 4}


def test_the_vocabulary_is_closed_and_small() -> None:
    assert len(set(VOCABULARY)) == len(VOCABULARY) < 800
    assert {"lamp", "kitchen", "night", "rain", "ink", "walks", "red"} <= set(VOCABULARY)
