"""What is measured tells good frames from bad ones: every fault is found by its own measure, and clean film is clean."""

from __future__ import annotations

import threading
from dataclasses import replace
from itertools import pairwise

import cv2
import msgspec
import numpy as np
import pytest

from engine.bench.shot import ANA, with_wrist_at
from engine.bench.shot import film as bench_film
from engine.blocking import film as blocking_film
from engine.conditioning.compile import compile_shot
from engine.conditioning.motion import implied
from engine.conditioning.vectors import Conditioning, Pinned
from engine.document.model import CameraKey, Keyframe, LayoutKey, LayoutTrack, PoseKey, PoseTrack, Style
from engine.document.pose_edits import move_joint
from engine.measure.adherence import LOOKS, Detected, Drawn, adhering
from engine.measure.judge import Judge
from engine.measure.marks import Marks, read_marks, write_marks
from engine.measure.shots import measure_take, measure_video
from engine.measure.steadiness import decibels, likeness, outliers, residue, wavering
from engine.media.flow import Picture
from engine.store.take_files import write_take
from engine.store.takes import Take, take_frames
from tests.engine.boards import film, walk

SIZE = 224, 128
FRAMES = 36
ROWS = list(range(0, FRAMES, 2))
GAPS = ((0, 14), (14, 28), (28, 34))
PAN = (CameraKey(0, centre=(0.45, 0.5), zoom=1.2), CameraKey(FRAMES, centre=(0.53, 0.5), zoom=1.25, ease="linear"))


STANDING = (CameraKey(0),)


def board(camera: tuple[CameraKey, ...] = STANDING, style: Style = "colour") -> Conditioning:
    document = msgspec.structs.replace(bench_film(), style=style)
    shot = document.shot("shot-0")
    return compile_shot(document, msgspec.structs.replace(shot, camera=camera)).rows(slice(0, FRAMES))


def painted(seen: Conditioning, style: Style = "colour") -> list[Picture]:
    """What a painter without a fault would paint."""
    return list(blocking_film(seen.rows(ROWS), SIZE, style))


def judged(seen: Conditioning, pictures: list[Picture]) -> Marks:
    judge = Judge(seen, ROWS, SIZE, lambda _asset, _size: pictures[0], stretches=GAPS)
    assert sum(1 for _ in judge.watch(pictures)) == len(pictures)
    return judge.marks()


def test_a_take_that_is_judged_while_it_is_written_is_judged_as_one_that_is_read_again():
    seen = board(PAN)
    seen = replace(seen, pinned=(Pinned(ROWS[3], "pinned.png", 1.0),))
    pictures = [noisy(picture, patches(at, 2.0) * 9) for at, picture in enumerate(painted(seen))]
    read = Judge(seen, ROWS, SIZE, lambda _asset, _size: pictures[0], stretches=GAPS, adhering=Drawn(seen, ROWS))
    beside = Judge(seen, ROWS, SIZE, lambda _asset, _size: pictures[0], stretches=GAPS, adhering=Drawn(seen, ROWS))
    for picture in (*pictures, pictures[-1]):  # one more than was asked for is no frame of the shot
        read.see(picture)
    assert sum(1 for _ in beside.watch([*pictures, pictures[-1]])) == len(pictures) + 1
    assert beside.marks() == read.marks()
    assert read.marks().pins
    assert not [thread for thread in threading.enumerate() if thread.name.startswith(("judge", "boards"))]


@pytest.fixture(scope="module")
def still() -> tuple[Conditioning, list[Picture]]:
    seen = board()
    return seen, painted(seen)


@pytest.fixture(scope="module")
def panned() -> tuple[Conditioning, list[Picture]]:
    seen = board(PAN)
    return seen, painted(seen)


def noisy(picture: Picture, levels: np.ndarray) -> Picture:
    return np.clip(picture + levels[..., None], 0, 255).astype(np.uint8)


def patches(at: int, sigma: float) -> np.ndarray:
    rough = np.random.default_rng(at).normal(0, 1, (SIZE[1], SIZE[0])).astype(np.float32)
    soft = cv2.GaussianBlur(rough, (0, 0), sigma)
    return soft / soft.std()


# -- clean is clean ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("style", ["colour", "pencil", "ink", "tone"])
def test_a_clean_film_scores_clean_in_every_style(style: Style):
    seen = board(PAN, style)
    marks = judged(seen, painted(seen, style))
    assert marks.faults == marks.frozen == marks.skipped == ()
    assert max(marks.heat) < 0.25
    assert marks.gain < 0.3
    assert marks.drift < 4
    assert marks.grain < 1
    assert marks.boiling < 1
    assert marks.coverage > 0.8


def test_the_blocking_is_as_steady_as_the_blocking(panned):
    seen, _ = panned
    marks = judged(seen, list(blocking_film(seen.rows(ROWS), SIZE, None)))
    assert marks.motion == marks.motion_floor
    assert marks.flicker == marks.flicker_floor
    assert set(marks.heat) == {0.0}


# -- each fault is found by its own measure ---------------------------------------------------------------------------


def test_gain_that_flickers_is_gain_and_nothing_else(panned):
    seen, clean = panned
    marks = judged(seen, [np.clip(p * (1 + 0.02 * (-1) ** at), 0, 255).astype(np.uint8) for at, p in enumerate(clean)])
    assert marks.gain > 2 > 10 * judged(seen, clean).gain
    assert marks.grain < 1.5


def test_grain_is_grain_and_not_boiling(still):
    seen, clean = still
    marks = judged(seen, [noisy(p, np.random.default_rng(at).normal(0, 4, p.shape[:2])) for at, p in enumerate(clean)])
    assert 3.5 < marks.grain < 7  # two frames of noise are subtracted from each other
    assert marks.boiling < marks.grain / 3
    assert marks.gain < 0.3


def test_boiling_is_boiling_and_not_grain(still):
    seen, clean = still
    marks = judged(seen, [noisy(p, 5 * patches(at, 3)) for at, p in enumerate(clean)])
    assert marks.boiling > 3
    assert marks.grain < marks.boiling / 3


def test_outlines_that_wobble_do_not_go_where_the_board_says(still):
    seen, clean = still
    y, x = np.mgrid[: SIZE[1], : SIZE[0]].astype(np.float32)
    wobbly = [
        cv2.remap(p, x + 1.5 * patches(2 * at, 6), y + 1.5 * patches(2 * at + 1, 6), cv2.INTER_LINEAR)
        for at, p in enumerate(clean)
    ]
    assert judged(seen, wobbly).motion > 20 * judged(seen, clean).motion


def test_a_seam_of_colour_is_found_where_it_is_and_in_its_stretch(panned):
    seen, clean = panned
    broken = [p if at < 11 else np.clip(p * 0.95, 0, 255).astype(np.uint8) for at, p in enumerate(clean)]
    (fault,) = judged(seen, broken).faults
    assert (fault.frame, fault.kind, fault.gap) == (20, "brightness", 1)
    assert fault.far > 50
    stretches = judged(seen, broken).stretches
    assert max(stretches, key=lambda stretch: stretch.heat) == stretches[1]


def test_colour_that_wanders_off_is_drift_and_no_seam(panned):
    seen, clean = panned
    away = np.array([0.4, 0.0, -0.4])
    marks = judged(seen, [np.clip(p + away * at, 0, 255).round().astype(np.uint8) for at, p in enumerate(clean)])
    assert 5 < marks.drift < 11
    assert marks.faults == ()


def test_frames_that_stand_still_are_found(still):
    seen, clean = still
    assert judged(seen, [clean[at // 4 * 4] for at in range(len(clean))]).frozen == tuple(
        row for at, row in enumerate(ROWS[:-1]) if at % 4 != 3
    )


def test_a_frame_left_out_under_a_moving_camera_is_a_skip(panned):
    seen, clean = panned
    shorter = [*clean[:9], *clean[10:], clean[-1]]
    marks = judged(seen, shorter)
    assert ROWS[8] in marks.skipped
    assert marks.frozen == (ROWS[-2],)


def test_a_pose_that_is_not_asked_for_is_seen(still):
    seen, clean = still
    document = with_wrist_at(bench_film(), 36, 0.3)
    for joint in (9, 12):  # and the knees
        shot = document.shot("shot-0")
        keys = tuple(
            msgspec.structs.replace(
                key,
                joints=tuple(
                    (x + 0.12, y, c) if at in (joint, joint + 1) else (x, y, c)
                    for at, (x, y, c) in enumerate(key.joints)
                ),
            )
            for key in shot.poses[0].keys
        )
        document = document.with_shot(
            msgspec.structs.replace(shot, poses=(msgspec.structs.replace(shot.poses[0], keys=keys),))
        )
    other = compile_shot(document, document.shot("shot-0")).rows(slice(0, FRAMES))
    wrong = painted(other)
    right, off = (Drawn(seen, ROWS) for _ in range(2))
    for row, one, two in zip(ROWS, clean, wrong, strict=True):
        right.look(row, one)
        off.look(row, two)
    told, mistold = right.adherence(), off.adherence()
    assert told
    assert mistold
    assert told.pose
    assert mistold.pose
    assert told.pose == told.layout == 1
    assert mistold.pose < 0.8
    assert mistold.layout < 0.9


def test_a_models_own_detector_is_asked_before_our_hand_and_of_others_nobody_judges(still):
    seen, clean = still

    class OffBy:
        detector = "a detector that is always off by so much"

        def __init__(self, by: float):
            self.by = by

        def read_joints(self, picture, poses, confidence):
            return poses + np.float32(self.by)

    shares: list[float | None] = []
    for by in (0.01, 0.3):
        judge = adhering("other", OffBy(by), seen, ROWS)
        assert isinstance(judge, Detected)
        judge.look(0, clean[0])
        adherence = judge.adherence()
        assert adherence
        assert adherence.judge == OffBy.detector
        shares.append(adherence.pose)
    assert shares == [1.0, 0.0]

    class Nowhere(OffBy):
        def read_joints(self, picture, poses, confidence):
            raise FileNotFoundError

    blind = adhering("pencil", Nowhere(0), seen, ROWS)
    assert blind
    blind.look(0, clean[0])
    kept = blind.adherence()  # our hand still judges
    assert kept
    assert (kept.pose, kept.layout) == (1.0, 1.0)
    assert adhering("other", object(), seen, range(9)) is None
    assert isinstance(adhering("pencil", object(), seen, range(9)), Drawn)


# -- the motion of a board --------------------------------------------------------------------------------------------


def test_a_pan_moves_the_whole_stage():
    camera = (CameraKey(0, centre=(0.4, 0.5), zoom=1.4), CameraKey(23, centre=(0.6, 0.5), zoom=1.4, ease="linear"))
    document = film(walk("shot-1", 24, poses=(), layouts=(), camera=camera))
    way = implied(compile_shot(document, document.shot("shot-1")), 0, 23, (128, 64))
    assert np.allclose(way.motion[..., 0], -0.2 * 1.4 * 128, atol=1e-3)
    assert np.allclose(way.motion[..., 1], 0, atol=1e-3)
    assert way.coverage == pytest.approx(1 - 0.28, abs=0.02)  # what has left the frame cannot be judged


def test_what_stands_in_a_box_goes_with_it_and_what_it_hides_is_not_judged():
    keys = LayoutKey(0, (0.25, 0.25, 0.5, 0.75), ease="linear"), LayoutKey(23, (0.5, 0.25, 0.75, 0.75))
    document = film(walk("shot-1", 24, poses=(), layouts=(LayoutTrack("lamp", keys),)))
    way = implied(compile_shot(document, document.shot("shot-1")), 0, 23, (128, 64))
    assert way.motion[32, 48, 0] == pytest.approx(32, abs=0.01)
    assert way.motion[4, 48, 0] == 0
    assert way.sure[32, 48]
    assert not way.sure[32, 80]  # the lamp comes to stand here
    assert way.sure[4, 4]


def test_every_limb_goes_by_itself():
    """A forearm turned about its elbow by a right angle, held away from the body: the hand goes far, the neck nowhere."""
    document = bench_film()
    (elbow, wrist), (turned, _) = ((0.06, 0.3), (0.06, 0.5)), ((0.06 + 0.2 * 9 / 16, 0.3), 0)
    away = move_joint(move_joint(document, "shot-0", ANA, 0, 3, elbow), "shot-0", ANA, 0, 4, wrist)
    joints = away.shot("shot-0").poses[0].keys[0].joints
    keys = PoseKey(0, joints), PoseKey(12, (*joints[:4], (*turned, 1.0), *joints[5:]))
    shot = msgspec.structs.replace(away.shot("shot-0"), poses=(PoseTrack(ANA, keys),))
    way = implied(compile_shot(away, shot), 0, 12, SIZE)
    x, y = round(wrist[0] * SIZE[0]), round(wrist[1] * SIZE[1]) - 1
    assert way.motion[y, x] == pytest.approx([0.2 * 9 / 16 * SIZE[0], -0.2 * SIZE[1]], abs=1.5)
    neck = joints[1]
    assert np.abs(way.motion[round(neck[1] * SIZE[1]), round(neck[0] * SIZE[0])]).max() < 0.1


# -- any video, and the arithmetic ------------------------------------------------------------------------------------


def test_a_video_without_a_board_tells_seams_cuts_stills_and_twos(panned):
    _, clean = panned
    assert measure_video(clean).faults == ()
    broken = [p if at < 11 else np.clip(p * 0.85, 0, 255).astype(np.uint8) for at, p in enumerate(clean)]
    assert [(fault.frame, fault.kind) for fault in measure_video(broken).faults] == [(10, "brightness")]
    twos = [p for p in clean for _ in range(2)]
    assert (measure_video(twos).faults, measure_video(twos).frames) == ((), 36)
    stuck = [*clean[:8], clean[7], *clean[8:]]
    assert [(fault.frame, fault.kind) for fault in measure_video(stuck).faults] == [(7, "frozen")]
    other = painted(board(style="ink"), "ink")
    cut = [*clean[:10], *(255 - p[:, ::-1] for p in other[:10])]
    assert [(fault.frame, fault.kind) for fault in measure_video(cut).faults] == [(9, "cut")]
    assert measure_video(clean[:1]).frames == 1
    assert measure_video([]).frames == 0


def test_marks_lie_beside_their_take_and_those_of_other_rules_are_made_again(tmp_path):
    document = film(walk("shot-1", 24, keyframes=(Keyframe(12, "a.png"),)), width=224, height=128)
    shot = document.shot("shot-1")
    clean = list(blocking_film(compile_shot(document, shot), SIZE, None))
    take = Take(
        "take-1", "shot-1", "draft", "", {}, "tiny", "1", "", 0, *SIZE, document.rate, len(clean), 1, ()
    )  # fmt: skip
    write_take(tmp_path, take, iter(clean))
    marks = measure_take(document, shot, take, take_frames(tmp_path, take), lambda _asset, _size: clean[12])
    assert [(pin.frame, pin.decibels, pin.likeness) for pin in marks.pins] == [(12, 99.0, 1.0)]
    assert marks.adherence is None
    assert read_marks(tmp_path, take) is None
    write_marks(tmp_path, take, marks)
    assert read_marks(tmp_path, take) == marks
    write_marks(tmp_path, take, msgspec.structs.replace(marks, version=0))
    assert read_marks(tmp_path, take) is None


@pytest.mark.parametrize("frames", [1, 7, 19, 48, 200])
def test_a_detector_looks_at_some_of_a_takes_frames_from_its_first_on_and_never_at_many(frames):
    looked: list[int] = []

    class Counts:
        detector = "a detector that counts"

        def read_joints(self, picture, poses, confidence):
            looked.append(int(picture[0, 0, 0]))
            return poses

    judge = adhering("other", Counts(), board(), range(frames))
    assert judge
    for at in range(frames):
        judge.look(0, np.full((SIZE[1], SIZE[0], 3), at, np.uint8))
    assert looked[0] == 0
    assert min(frames, LOOKS // 2) <= len(looked) <= LOOKS


def test_figures():
    grey = np.full((32, 32, 3), 100, np.uint8)
    assert decibels(grey, grey) == 99
    assert decibels(grey, grey + 10) == pytest.approx(28.13, abs=0.01)
    lines = grey.copy()
    lines[::4] = 160
    assert likeness(lines, lines) == pytest.approx(1)
    assert likeness(lines, 255 - lines) < 0 < likeness(lines, cv2.GaussianBlur(lines, (0, 0), 1)) < 0.95
    assert outliers(np.array([1.0, 1.1, 0.9, 9.0, 1.0])).argmax() == 3
    rise = np.full((20, 3), 0.5)
    assert wavering(rise).max() < 1e-9
    assert wavering(np.array([[(-1.0) ** at] * 3 for at in range(20)])).mean() > 0.3
    left = residue(grey, grey + 7, np.zeros((32, 32, 2), np.float32), np.ones((32, 32), bool))
    assert left.shift == pytest.approx((7, 7, 7))
    assert (left.grain, left.boiling) == (0, 0)
    assert all(a.frame <= b.frame for a, b in pairwise(sorted(measure_video([grey] * 3).faults, key=lambda f: f.frame)))
