"""Edits: what they change, what they share, and what they keep together."""

from __future__ import annotations

import msgspec
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.document import cast_edits, panel_edits, pose_edits, shot_edits, staging_edits
from engine.document.camera_edits import set_camera
from engine.document.editor import Editor
from engine.document.figure import body_boxes, fitted, standing, standing_pose
from engine.document.film_edits import new_document
from engine.document.keyframe_edits import pin_picture
from engine.document.layout_edits import move_box, set_depth
from engine.document.model import Document, Panel, Shot
from engine.document.take_edits import approve, use_take
from engine.document.tracks import box_at, camera_at, pose_at
from engine.document.words_edits import add_words
from engine.values.errors import InbetweenerError
from engine.values.time import Span

POSE = standing_pose((0.4, 0.2, 0.6, 0.9), 16 / 9)


def film(*lengths: tuple[int, ...]) -> Document:
    """A film with a shot for every tuple of panel lengths: shot s0 has panels p00, p01, ..."""
    document = new_document("A film")
    for at, panels in enumerate(lengths):
        shot = Shot(f"s{at}", tuple(Panel(f"p{at}{i}", frames) for i, frames in enumerate(panels)))
        document = shot_edits.add_shot(document, shot)
    ana = cast_edits.new_entity(document, "character", "Ana")
    return cast_edits.add_entity(document, msgspec.structs.replace(ana, id="ana"))


def panels(document: Document) -> list[list[str]]:
    return [[panel.id for panel in shot.panels] for shot in document.shots()]


def test_an_edit_shares_everything_that_it_did_not_touch():
    document = film((24,), (24,), (24,))
    after = pose_edits.move_joint(document, "s1", "ana", 5, 4, (0.3, 0.3))
    assert after.shot("s0") is document.shot("s0")
    assert after.shot("s2") is document.shot("s2")
    assert after.cast is document.cast
    assert after.shot("s1").panels is document.shot("s1").panels


def test_an_edit_that_changes_nothing_gives_the_same_document():
    document = pose_edits.set_pose(film((24,)), "s0", "ana", 0, POSE)
    for same in (
        pose_edits.set_pose(document, "s0", "ana", 0, POSE),
        pose_edits.remove_pose_key(document, "s0", "ana", 7),
        shot_edits.set_light(document, "s0", "day"),
        panel_edits.set_frames(document, "p00", 24),
        use_take(document, "s0", None),
        staging_edits.leave_shot(document, "s0", "nobody"),
    ):
        assert same is document


def test_moving_a_joint_between_two_keys_keys_the_pose_that_was_seen_there():
    document = pose_edits.set_pose(film((24,)), "s0", "ana", 0, POSE)
    document = pose_edits.set_pose(document, "s0", "ana", 20, [(x + 0.2, y, seen) for x, y, seen in POSE])
    between = pose_at(document.shot("s0"), "ana", 10)
    assert between is not None
    moved = pose_edits.move_joint(document, "s0", "ana", 10, 4, (0.1, 0.1))
    after = pose_at(moved.shot("s0"), "ana", 10)
    assert after is not None
    assert after[4] == (0.1, 0.1, 1.0)
    assert [joint for at, joint in enumerate(after) if at != 4] == [j for at, j in enumerate(between) if at != 4]
    assert between[0][0] == pytest.approx(POSE[0][0] + 0.1)  # smooth is half way at half time


def test_a_joint_that_a_key_does_not_see_is_not_seen_on_the_way():
    hidden = [(x, y, 0.0 if at == 4 else seen) for at, (x, y, seen) in enumerate(POSE)]
    document = pose_edits.set_pose(film((24,)), "s0", "ana", 0, POSE)
    document = pose_edits.set_pose(document, "s0", "ana", 20, hidden)
    shot = document.shot("s0")
    assert [pose_at(shot, "ana", frame)[4][2] for frame in (0, 1, 19, 20, 23)] == [1, 0, 0, 0, 0]


def test_mirroring_twice_is_the_pose_again():
    document = pose_edits.set_pose(film((24,)), "s0", "ana", 0, POSE)
    twice = pose_edits.mirror_pose(pose_edits.mirror_pose(document, "s0", "ana", 0), "s0", "ana", 0)
    assert np.allclose(pose_at(twice.shot("s0"), "ana", 0), POSE)


def test_a_drag_is_one_step_back():
    editor = Editor(film((24,)))
    start = editor.document
    editor.begin("Move the wrist")
    for step in range(20):
        editor.apply("Move the wrist", pose_edits.move_joint, "s0", "ana", 0, 4, (0.3 + step / 100, 0.3))
    editor.end()
    editor.undo()
    assert editor.document is start


def test_keys_stay_with_their_panel_when_the_panel_before_becomes_longer():
    document = set_camera(film((10, 10, 10)), "s0", 12, zoom=2.0)
    document = pin_picture(document, "s0", 25, "picture.png")
    document = add_words(document, "s0", "rain begins", Span(10, 20))
    longer = panel_edits.set_frames(document, "p00", 15).shot("s0")
    assert [key.frame for key in longer.camera] == [17]
    assert [pin.frame for pin in longer.keyframes] == [30]
    assert longer.words[0].span == Span(15, 25)
    assert longer.frames == 35


def test_without_ripple_the_next_panel_gives_the_time_and_the_film_keeps_its_length():
    document = film((10, 10), (10,))
    after = panel_edits.set_frames(document, "p01", 14, ripple=False)
    assert [[panel.frames for panel in shot.panels] for shot in after.shots()] == [[10, 14], [6]]
    assert panel_edits.set_frames(document, "p01", 99, ripple=False).shot("s1").frames == 1


def test_moving_a_panel_takes_its_keys_along():
    document = set_camera(film((10, 10, 10)), "s0", 3, zoom=2.0)
    assert panels(panel_edits.move_panels(document, ["p00"], before=None)) == [["p01", "p02", "p00"]]
    moved = panel_edits.move_panels(document, ["p00"], before="p02")
    assert panels(moved) == [["p01", "p00", "p02"]]
    assert [key.frame for key in moved.shot("s0").camera] == [13]


def test_moving_all_panels_of_a_shot_moves_the_shot():
    document = shot_edits.set_light(film((10,), (10, 10), (10,)), "s1", "night")
    moved = panel_edits.move_panels(document, ["p10", "p11"], before="p00")
    assert panels(moved) == [["p10", "p11"], ["p00"], ["p20"]]
    assert next(moved.shots()).light == "night"
    assert panels(panel_edits.move_panels(document, ["p00"], None)) == [["p10", "p11"], ["p20"], ["p00"]]


def test_a_shot_without_panels_goes():
    assert panels(panel_edits.remove_panels(film((10,), (10, 10)), ["p00", "p11"])) == [["p10"]]


@given(st.integers(0, 59), st.sampled_from(["p01", "p02"]))
def test_cutting_a_shot_moves_nobody(frame: int, cut: str):
    document = film((20, 20, 20))
    document = pose_edits.set_pose(document, "s0", "ana", 4, POSE, "linear")
    document = pose_edits.set_pose(document, "s0", "ana", 50, [(x + 0.3, y, s) for x, y, s in POSE], "linear")
    document = set_camera(set_camera(document, "s0", 0, zoom=1, ease="linear"), "s0", 59, centre=(0.7, 0.5))
    halves = shot_edits.split_shot(document, cut, new="second")
    first, second = halves.shot("s0"), halves.shot("second")
    assert first.frames + second.frames == 60
    half, at = (first, frame) if frame < first.frames else (second, frame - first.frames)
    assert np.allclose(pose_at(half, "ana", at), pose_at(document.shot("s0"), "ana", frame), atol=1e-9)
    assert np.allclose(camera_at(half, at).centre, camera_at(document.shot("s0"), frame).centre, atol=1e-9)
    again = shot_edits.merge_shots(halves, "s0").shot("s0")
    assert again.panels == document.shot("s0").panels
    assert np.allclose(pose_at(again, "ana", frame), pose_at(document.shot("s0"), "ana", frame), atol=1e-9)


def test_relations_over_the_whole_shot_stay_whole_through_a_cut_and_a_join():
    document = film((20, 20))
    ben = cast_edits.new_entity(document, "character", "Ben")
    document = cast_edits.add_entity(document, ben)
    document = staging_edits.relate(document, "s0", "ana", "left of", ben.id)
    document = staging_edits.relate(document, "s0", "ana", "facing", ben.id, Span(10, 30))
    halves = shot_edits.split_shot(document, "p01", new="second")
    assert halves.shot("second").staging[1].span == Span(-10, 10)  # what lies before the cut is out of sight
    assert shot_edits.merge_shots(halves, "s0").shot("s0").staging == document.shot("s0").staging


def test_removing_somebody_from_the_cast_leaves_no_trace():
    document = film((24,))
    ben = cast_edits.new_entity(document, "character", "Ben")
    document = staging_edits.relate(cast_edits.add_entity(document, ben), "s0", "ana", "near", ben.id)
    document = pose_edits.set_pose(document, "s0", "ana", 0, POSE)
    document = move_box(document, "s0", "ana", 0, (0.1, 0.1, 0.2, 0.2))
    gone = cast_edits.remove_entity(document, "ana")
    assert b"ana" not in msgspec.json.encode(gone)


def test_boxes_and_depth_keep_each_other():
    document = set_depth(film((24,)), "s0", "ana", 3, 2.0, box=(0.1, 0.1, 0.5, 0.5))
    document = move_box(document, "s0", "ana", 3, (0.2, 0.1, 0.6, 0.5))
    assert document.shot("s0").layouts[0].keys[0].depth == 2.0
    assert box_at(document.shot("s0"), "ana", 20) == (0.2, 0.1, 0.6, 0.5)
    with pytest.raises(InbetweenerError, match="width"):
        move_box(document, "s0", "ana", 3, (0.2, 0.1, 0.2, 0.5))


def test_only_a_take_can_be_approved():
    document = film((24,))
    with pytest.raises(InbetweenerError, match="no take"):
        approve(document, "s0")
    assert approve(use_take(document, "s0", "take-1"), "s0").shot("s0").approved == "take-1"


@pytest.mark.parametrize("facing", ["us", "away", "left", "right"])
def test_somebody_who_stands_fills_the_box_that_their_joints_give_back(facing):
    box = np.array([[0.3, 0.2, 0.3 + 0.7 * 0.35 / (16 / 9), 0.9]])
    joints = fitted(standing(facing), box, 16 / 9)
    (found,), _ = body_boxes(joints, standing(facing)[None, :, 2], 16 / 9)
    assert np.allclose(found[[1, 3]], box[0, [1, 3]], atol=0.02)
    assert found[0] >= box[0, 0] - 0.02
    assert found[2] <= box[0, 2] + 0.02
