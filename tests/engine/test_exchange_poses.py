"""Keypoints in every dialect become the same poses, and people stay who they are from frame to frame."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from engine.conditioning import compile_shot
from engine.document.figure import standing_pose
from engine.document.film_edits import new_document
from engine.document.model import Document
from engine.document.tracks import pose_at
from engine.exchange import import_files
from engine.exchange.openpose import FROM_25, Frame, normalised, people, write
from engine.values.errors import InbetweenerError

SAMPLES = Path(__file__).parents[1] / "samples" / "pose"
BODY = np.array([(x * 640, y * 480, 1.0) for x, y, _ in standing_pose((0.4, 0.1, 0.6, 0.9), 4 / 3)])


def body_25(pose: np.ndarray) -> np.ndarray:
    wide = np.zeros((25, 3))
    wide[list(FROM_25)] = pose
    wide[8] = (pose[8] + pose[11]) / 2
    return wide


def flat(pose: np.ndarray) -> list[float]:
    return pose.reshape(-1).tolist()


def person(points) -> dict:
    return {"person_id": [-1], "pose_keypoints_2d": points, "face_keypoints_2d": [], "hand_left_keypoints_2d": None}


DIALECTS = {
    "ControlNet": {"people": [person(flat(BODY))], "canvas_width": 640, "canvas_height": 480},
    "a list of frames": [{"people": [person(flat(BODY))], "canvas_width": 640, "canvas_height": 480}],
    "nested": {"people": [person(BODY.tolist())], "canvas_width": 640, "canvas_height": 480},
    "normalised": {"people": [person(flat(BODY / (640, 480, 1)))], "canvas_width": 640, "canvas_height": 480},
    "BODY_25": {"version": 1.3, "people": [person(flat(body_25(BODY)))], "canvas_width": 640, "canvas_height": 480},
    "BODY_25 without a size": {"version": 1.3, "people": [person(flat(body_25(BODY)))]},
    "from -1 to 1": {"people": [person(flat(BODY / (320, 240, 1) - (1, 1, 0)))], "canvas_width": 640, "canvas_height": 480},
    "fkunn": {"width": 640, "height": 480, "keypoints": [BODY[:, :2].tolist()]},
    "nobody beside": {"people": [person(None), person([]), person(flat(BODY * 0)), person(flat(BODY))],
                      "canvas_width": 640, "canvas_height": 480},
    "text numbers": {"people": [person([str(value) for value in flat(BODY)])], "canvas_width": "640", "canvas_height": 480},
}  # fmt: skip


def imported(tmp_path: Path, plain, name: str = "a.json") -> Document:
    (tmp_path / name).write_text(json.dumps(plain))
    return import_files([tmp_path / name], tmp_path / "Film")


@pytest.mark.parametrize("dialect", DIALECTS)
def test_every_dialect_is_the_same_pose(tmp_path, dialect):
    film = imported(tmp_path, DIALECTS[dialect])
    assert (film.width, film.height) == (640, 480)
    (track,) = next(film.shots()).poses
    (key,) = track.keys
    assert np.allclose([joint[:2] for joint in key.joints], BODY[:, :2] / (640, 480), atol=1e-6)
    assert [joint[2] for joint in key.joints] == [1.0] * 18
    assert next(film.shots()).frames == 48


def test_points_beyond_the_edge_do_not_make_pixels_of_shares(tmp_path):
    beyond = BODY / (640, 480, 1)
    beyond[4, :2] = (1.4, -0.2)
    film = imported(tmp_path, {"people": [person(flat(beyond))], "canvas_width": 640, "canvas_height": 480})
    assert pose_at(next(film.shots()), film.cast[0].id, 0)[4][:2] == pytest.approx((1.4, -0.2))


def test_uncertain_points_keep_their_confidence(tmp_path):
    unsure = BODY.copy()
    unsure[:, 2] = 0.4
    unsure[4] = 0
    film = imported(tmp_path, {"people": [person(flat(unsure))], "canvas_width": 640, "canvas_height": 480})
    assert [joint[2] for joint in next(film.shots()).poses[0].keys[0].joints] == [0.4] * 4 + [0.0] + [0.4] * 13


def test_a_filmed_scene_gives_its_two_people_and_their_ghost_apart(tmp_path):
    """In these frames a third one has perfect confidence, and neither a neck nor half of a body."""
    notes: list[str] = []
    film = import_files([SAMPLES / "openpose_body25"], tmp_path / "Film", notes.append)
    shot = next(film.shots())
    assert shot.frames == 20
    assert [entity.name for entity in film.cast] == ["Person 1", "Person 2", "Extra 1"]
    assert film.width * 16 == film.height * 9  # upright, as nobody is beside the frame and many are below it
    assert len(notes) == 2
    assert len(shot.poses[1].keys) == 20
    for track in shot.poses[:2]:
        seen = [key for key in track.keys if key.joints[1][2] > 0]
        steps = np.abs(np.diff([key.joints[1][:2] for key in seen], axis=0))
        assert steps.max() < 0.06  # nobody changes places with anybody


def test_people_who_pass_each_other_stay_themselves():
    frames = []
    for at in range(40):
        left, right = BODY / (640, 480, 1), BODY / (640, 480, 1)
        left[:, 0] += -0.3 + at * 0.015
        right[:, 0] += 0.3 - at * 0.015
        right[:, 1] += 0.12
        frames.append(Frame((left, right) if at % 2 else (right, left), (1.0, 1.0)))
    found = people(frames)
    assert len(found) == 2
    for one in found:
        heights = {round(float(pose[0, 1]), 6) for pose in one.poses.values()}
        assert len(heights) == 1


def test_somebody_who_is_lost_for_some_frames_is_found_again():
    frames = [Frame((BODY / (640, 480, 1),) if at not in (3, 4, 5) else (), None) for at in range(12)]
    (one,) = people(frames)
    assert sorted(one.poses) == [0, 1, 2, 6, 7, 8, 9, 10, 11]
    assert not one.extra


def test_people_keep_their_proportions_in_a_film_of_another_shape(tmp_path):
    from engine.document.assets import Assets
    from engine.exchange import openpose
    from engine.exchange.brought import Setting

    (tmp_path / "a.json").write_text(json.dumps(DIALECTS["ControlNet"]))
    brought = openpose.read((tmp_path / "a.json",), Setting(Assets(tmp_path), new_document("wide")))
    joints = np.array(brought.sequences[0].shots[0].poses[0].keys[0].joints)
    before, after = np.ptp(BODY[:, :2], axis=0), np.ptp(joints[:, :2], axis=0) * (1280, 720)
    assert after[0] / after[1] == pytest.approx(before[0] / before[1])


def test_what_is_written_is_read_again_and_says_seen_exactly(tmp_path):
    film = import_files([SAMPLES / "openpose_body25"], tmp_path / "Film")
    shot = next(film.shots())
    seen = compile_shot(film, shot)
    files = write(seen.poses, seen.pose_confidence, (film.width, film.height), tmp_path / "out")
    assert len(files) == 20
    plain = json.loads(files[3].read_text())
    assert {value for one in plain["people"] for value in one["pose_keypoints_2d"][2::3]} == {0.0, 1.0}
    again = import_files([tmp_path / "out"], tmp_path / "Again")
    for track in shot.poses[:2]:
        key = track.keys[6]
        twins = [pose_at(next(again.shots()), other.entity, key.frame) for other in next(again.shots()).poses]
        wanted = np.array(key.joints)
        sure = wanted[:, 2] > 0.05
        best = min(np.abs(np.array(twin)[sure, :2] - wanted[sure, :2]).max() for twin in twins if twin)
        assert best < 1e-4


@pytest.mark.parametrize(
    "plain",
    [
        {"people": [person([1, 2, 3])]},
        {"people": [person(["a"] * 54)]},
        {"people": []},
        {"people": [person(flat(BODY))], "canvas_width": 0, "canvas_height": 5},
        [],
        {"hello": 1},
    ],
)
def test_what_cannot_be_read_is_told_and_leaves_nothing(tmp_path, plain):
    with pytest.raises(InbetweenerError, match=r"a\.json"):
        imported(tmp_path, plain)
    assert not (tmp_path / "Film").exists()


def test_one_joint_near_the_corner_does_not_make_shares_of_pixels():
    cut = BODY.copy()
    cut[4] = (1, 1, 1)
    (frame,) = normalised([Frame((cut,), (640.0, 480.0))], (640.0, 480.0))
    assert frame.people[0][4, :2] == pytest.approx((1 / 640, 1 / 480))
