"""Motion capture: whatever a program calls its bones, somebody moves in front of the camera and stays in the frame."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from engine.conditioning import compile_shot
from engine.conditioning.vectors import Conditioning
from engine.document.figure import L_ANKLE, L_EYE, L_SHOULDER, NECK, NOSE, R_ANKLE, R_EYE, R_SHOULDER, R_WRIST
from engine.exchange import import_files
from engine.exchange.bvh import moved, read_motion
from engine.exchange.mocap import EXACT
from engine.values.errors import InbetweenerError

SAMPLE = Path(__file__).parents[1] / "samples" / "mocap" / "freebvh.bvh"

# somebody who stands with hanging arms and looks along +z, in centimetres: part, parent, offset
BODY = {
    "hips": (None, (0, 95, 0)),
    "head": ("hips", (0, 58, 0)),
    **{
        f"{side} {part}": (f"{side} {parent}" if parent != "hips" else parent, (way * x, y, 0))
        for side, way in (("left", 1), ("right", -1))
        for part, parent, x, y in (
            ("shoulder", "hips", 17, 45), ("elbow", "shoulder", 2, -28), ("wrist", "elbow", 2, -26),
            ("hip", "hips", 9, -2), ("knee", "hip", 1, -42), ("ankle", "knee", 1, -42),
        )
    },
}  # fmt: skip
SIDES = {"left": "Left", "right": "Right"}
NAMES = {
    "Mixamo": ("mixamorig:{S}Arm", "mixamorig:{S}ForeArm", "mixamorig:{S}Hand", "mixamorig:{S}UpLeg",
               "mixamorig:{S}Leg", "mixamorig:{S}Foot"),
    "mocapbank": ("{S}Shoulder", "{S}Elbow", "{S}Wrist", "{S}Hip", "{S}Knee", "{S}Ankle"),
    "Xsens": ("{S}UpperArm", "{S}ForeArm", "{S}Hand", "{S}UpperLeg", "{S}LowerLeg", "{S}Foot"),
    "SMPL": ("{s}_shoulder", "{s}_elbow", "{s}_wrist", "{s}_hip", "{s}_knee", "{s}_ankle"),
    "Blender": ("upper_arm.{I}", "forearm.{I}", "hand.{I}", "thigh.{I}", "shin.{I}", "foot.{I}"),
    "3ds Max": ("Bip01 {I} UpperArm", "Bip01 {I} Forearm", "Bip01 {I} Hand", "Bip01 {I} Thigh", "Bip01 {I} Calf",
                "Bip01 {I} Foot"),
    "DAZ": ("{i}Shldr", "{i}ForeArm", "{i}Hand", "{i}Thigh", "{i}Shin", "{i}Foot"),
    "small letters": ("{s}upperarm", "{s}lowerarm", "{s}hand", "{s}upleg", "{s}leg", "{s}foot"),
}  # fmt: skip
PARTS = ("shoulder", "elbow", "wrist", "hip", "knee", "ankle")


def named(part: str, dialect: str) -> str:
    side, _, what = part.partition(" ")
    if not what:
        return {"hips": "Hips", "head": "Head"}[part]
    known = NAMES[dialect][PARTS.index(what)]
    return known.format(S=SIDES[side], s=side, I=SIDES[side][0], i=side[0])


def bvh(frames, dialect="Mixamo", *, z_up=False, everywhere=False, frame_time=1 / 24) -> str:
    """A file in which the hips go and turn so: (x, y, z, degrees about the upward axis) for every frame."""
    order = "Xposition Yposition Zposition Zrotation Xrotation Yrotation"
    rows: list[list[float]] = [[] for _ in frames]

    def axes(x, y, z):
        return (x, -z, y) if z_up else (x, y, z)

    def bone(part: str, depth: int) -> str:
        offset, children = BODY[part][1], [name for name, (parent, _) in BODY.items() if parent == part]
        placed = depth == 0 or everywhere
        for row, (x, y, z, turn) in zip(rows, frames, strict=True):
            at = np.add(offset, (x, y, z)) if depth == 0 else offset
            row += [*axes(*at)] if placed else []
            spun = turn if depth == 0 else 0
            row += [spun, 0, 0] if z_up else [0, 0, spun]
        inside = "".join(bone(child, depth + 1) for child in children) or "End Site\n{\nOFFSET 0 1 0\n}\n"
        kind = "JOINT" if depth else "ROOT"
        numbers = " ".join(map(str, axes(*offset)))
        channels = f"6 {order}" if placed else "3 Zrotation Xrotation Yrotation"
        return f"{kind} {named(part, dialect)}\n{{\nOFFSET {numbers}\nCHANNELS {channels}\n{inside}}}\n"

    told = bone("hips", 0)
    lines = "\n".join(" ".join(f"{value:.6f}" for value in row) for row in rows)
    return f"HIERARCHY\n{told}MOTION\nFrames: {len(frames)}\nFrame Time: {frame_time:.7f}\n{lines}\n"


def imported(tmp_path: Path, text: str, notes: list[str] | None = None) -> Conditioning:
    (tmp_path / "walk.bvh").write_text(text)
    film = import_files([tmp_path / "walk.bvh"], tmp_path / "Film", (notes if notes is not None else []).append)
    return compile_shot(film, next(film.shots()))


STANDS = [(0, 0, 0, 0)] * 4


@pytest.mark.parametrize("dialect", NAMES)
def test_every_programs_bones_are_the_same_joints(tmp_path, dialect):
    seen = imported(tmp_path, bvh(STANDS, dialect))
    other = imported_elsewhere(tmp_path, bvh(STANDS, "mocapbank"))
    assert np.allclose(seen.poses, other.poses, atol=1e-6)
    pose = seen.poses[0, 0]
    assert pose[R_SHOULDER, 0] < pose[NECK, 0] < pose[L_SHOULDER, 0]  # they face us
    assert pose[NOSE, 1] < pose[NECK, 1] < pose[R_WRIST, 1]
    assert seen.pose_confidence[0, 0, [NOSE, L_EYE, R_EYE]].all()


def imported_elsewhere(tmp_path: Path, text: str) -> Conditioning:
    (tmp_path / "other").mkdir()
    return imported(tmp_path / "other", text)


@pytest.mark.parametrize("way", [{"z_up": True}, {"everywhere": True}, {"z_up": True, "everywhere": True}])
def test_which_axis_is_up_and_which_joints_have_places_of_their_own_is_seen_in_the_file(tmp_path, way):
    walk = [(0, 2, 3 * step, 4 * step) for step in range(12)]
    plain, other = imported(tmp_path, bvh(walk)), imported_elsewhere(tmp_path, bvh(walk, **way))
    assert np.allclose(plain.poses, other.poses, atol=1e-5)
    assert np.array_equal(plain.pose_confidence, other.pose_confidence)


def test_the_camera_stands_where_they_face_and_a_face_that_turns_away_is_not_seen(tmp_path):
    turns = [(0, 0, 0, 70)] * 40 + [(0, 0, 0, 160)] * 8 + [(0, 0, 0, 250)] * 8
    seen = imported(tmp_path, bvh(turns))
    faces = seen.pose_confidence[:, 0][:, [NOSE, R_EYE, L_EYE]]
    assert faces[0].all()
    assert faces[44].sum() == 2  # from the side
    assert not faces[55].any()
    assert (seen.poses[55, 0, R_SHOULDER, 0] > seen.poses[55, 0, L_SHOULDER, 0]).all()


@pytest.mark.parametrize("rate", [24, 30, 60, 120])
def test_a_motion_lasts_as_long_as_it_was_captured(tmp_path, rate):
    seen = imported(tmp_path, bvh([(at, 0, 0, 0) for at in range(2 * rate)], frame_time=1 / rate))
    assert len(seen) == 48
    steps = np.diff(seen.poses[:-1, 0, NECK, 0])
    assert np.allclose(steps, steps.mean(), atol=2 * EXACT)


def test_who_walks_away_stays_in_the_frame_and_it_is_said(tmp_path):
    notes: list[str] = []
    seen = imported(tmp_path, bvh([(20 * at, 0, 12 * at, 0) for at in range(120)]), notes)
    assert (seen.poses > 0).all()
    assert (seen.poses < 1).all()
    assert len(notes) == 1
    assert "times shorter" in notes[0]
    tall = np.ptp(seen.poses[60, 0, :, 1])
    assert 0.3 < tall < 0.8
    near, far = seen.poses[119, 0], seen.poses[0, 0]
    assert np.ptp(near[:, 1]) > np.ptp(far[:, 1])  # who comes nearer is seen larger


def test_a_pose_with_spread_arms_before_the_first_frame_is_left_out(tmp_path):
    assert len(imported(tmp_path, bvh([(0, 0, 0, 0), *[(0, 0, 0, 40 + at) for at in range(9)]]))) == 9


def test_a_captured_walk_is_a_walk(tmp_path):
    film = import_files([SAMPLE], tmp_path / "Film")
    shot = next(film.shots())
    (track,) = shot.poses
    assert shot.frames == 55  # 69 at 30 frames a second
    assert len(track.keys) < 45
    seen = compile_shot(film, shot)
    poses = seen.poses[:, 0] * (16 / 9, 1)
    feet = poses[:, [R_ANKLE, L_ANKLE], 1]
    assert (feet.max(1) > 0.8).all()  # one foot is always on the ground
    shins = np.linalg.norm(poses[:, 9] - poses[:, 10], axis=1)
    assert shins.max() < 0.25
    assert film.cast[0].name == "Person 1"


def test_angles_are_applied_in_the_order_that_the_file_says(tmp_path):
    text = bvh([(0, 0, 0, 0)]).replace(
        "CHANNELS 6 Xposition Yposition Zposition Zrotation Xrotation Yrotation", "CHANNELS 2 order"
    )
    head = text.index("MOTION")
    width = sum(int(line.split()[1]) for line in text[:head].splitlines() if "CHANNELS" in line and "order" not in line)
    for order, expected in (("Zrotation Xrotation", (0, 0, 1)), ("Xrotation Zrotation", (-1, 0, 0))):
        row = " ".join(["90 90", *["0"] * width])
        (tmp_path / "turn.bvh").write_text(
            f"{text[:head].replace('order', order)}MOTION\nFrames: 1\nFrame Time: .04\n{row}\n"
        )
        motion = read_motion(tmp_path / "turn.bvh")
        turn = moved(motion).turns[0, 0]
        assert np.allclose(turn @ (0, 1, 0), expected, atol=1e-9)


@pytest.mark.parametrize(
    ("was", "now", "told"),
    [
        ("HIERARCHY", "HIERARCHIE", "line 1, it does not begin with HIERARCHY"),
        ("OFFSET 0 58 0", "OFFSET 0 fifty 0", "is not a number"),
        ("OFFSET 0 58 0", "OFFSET 0 nan 0", "is not a number"),
        ("CHANNELS 3 Z", "CHANNELS 3 W", "'Wrotation' is no channel"),
        ("Frames: 4", "Frames: 5", "the file ends after 4 of 5 frames"),
        ("Frames: 4", "Frames: 999999999", "is not a number from 1 to 100000"),
        ("Frame Time: 0.0416667", "Frame Time: 0.0", "is not a number from 0.0001 to 1"),
        ("Frame Time", "Frame Thyme", "no “Frame Time:” where it should be"),
        ("ROOT", "ROUTE", "there is 'ROUTE' where a ROOT or MOTION should be"),
    ],
)
def test_a_damaged_file_is_refused_with_its_line(tmp_path, was, now, told):
    text = bvh(STANDS)
    assert was in text
    with pytest.raises(InbetweenerError) as error:
        imported(tmp_path, text.replace(was, now, 1))
    assert error.value.sentence.startswith("walk.bvh is damaged: in line ")
    assert told in error.value.sentence
    assert not (tmp_path / "Film").exists()


def test_a_file_that_ends_anywhere_is_refused_in_words(tmp_path):
    lines = bvh(STANDS).splitlines()
    for stop in range(len(lines)):
        (tmp_path / "cut.bvh").write_text("\n".join(lines[:stop]))
        with pytest.raises(InbetweenerError, match=r"cut\.bvh is damaged: in line \d+"):
            read_motion(tmp_path / "cut.bvh")


def test_a_skeleton_that_is_nobodys_is_refused(tmp_path):
    with pytest.raises(InbetweenerError, match="no joint is called like a right hip, a left hip"):
        imported(tmp_path, bvh(STANDS).replace("UpLeg", "Wheel"))


def test_a_file_that_promises_more_than_it_holds_takes_no_room_for_it(tmp_path):
    joints = "".join("JOINT j { OFFSET 0 0 0 CHANNELS 6 " + "Xposition " * 6 for _ in range(100)) + "}" * 100
    skeleton = f"HIERARCHY\nROOT r {{ OFFSET 0 0 0 CHANNELS 0 {joints} }}\n"
    path = tmp_path / "promise.bvh"
    path.write_text(f"{skeleton}MOTION\nFrames: 100000\nFrame Time: .04\n", encoding="utf-8")
    with pytest.raises(InbetweenerError, match="more than the file holds"):
        read_motion(path)
