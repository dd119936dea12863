"""Posing with the mouse: press, move, release, and then a look at the document."""

from __future__ import annotations

from math import hypot

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QMimeData, QPoint, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.overlays import bend
from app.overlays.body import L_ANKLE, L_KNEE, R_ELBOW, R_SHOULDER, R_WRIST
from app.overlays.poses import MIME, POSES, joints_of, on_stage
from app.player.panel import PlayerPanel
from app.pose.panel import PosePanel
from engine.document.model import CameraKey, Joint
from engine.document.pose_edits import set_pose
from engine.document.tracks import pose_at, pose_track
from tests.app.conftest import by_itself

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
SHIFT, ALT = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.AltModifier
ASPECT = 1280 / 720
STAND = on_stage(POSES[0], (0.4, 0.9), 0.66, ASPECT)


@pytest.fixture
def ana(studio):
    """Ana stands in the first shot, keyed at its first frame."""
    entity = next(entity for entity in studio.document.cast if entity.name == "Ana")
    studio.edit("Pose", set_pose, "shot-1", entity.id, 0, STAND)
    studio.select(entity=entity.id)
    return entity.id


@pytest.fixture
def panel(qtbot, studio, ana):
    return by_itself(qtbot, PosePanel(studio), 980, 600)


def joints(studio, entity: str, frame: int = 0) -> tuple[Joint, ...]:
    found = pose_at(studio.document.shot("shot-1"), entity, frame)
    assert found is not None
    return found


def on_screen(view, joint: Joint) -> QPoint:
    return view.from_stage(joint[:2]).toPoint()


def drag(view, start: QPoint, by: QPoint, modifiers=NONE, release: bool = True) -> None:
    QTest.mousePress(view, LEFT, modifiers, start)
    for share in (0.3, 0.7, 1.0):
        QTest.mouseMove(view, start + QPoint(round(by.x() * share), round(by.y() * share)))
        if modifiers != NONE:  # QTest's moves carry no modifiers
            key = Qt.Key.Key_Shift if modifiers == SHIFT else Qt.Key.Key_Alt
            QApplication.sendEvent(view, QKeyEvent(QEvent.Type.KeyPress, key, modifiers))
    if release:
        QTest.mouseRelease(view, LEFT, modifiers, start + by)


def length(pose: tuple[Joint, ...], first: int, second: int) -> float:
    return hypot((pose[first][0] - pose[second][0]) * ASPECT, pose[first][1] - pose[second][1])


# -- the mouse --------------------------------------------------------------------------------------------------------


def test_dragging_a_joint_moves_it_where_the_hand_goes_and_is_one_step_back(panel, studio, ana):
    steps = len(studio.editor.past)
    start = on_screen(panel.stage, STAND[R_WRIST])
    drag(panel.stage, start, QPoint(-60, -80))
    moved = joints(studio, ana)
    there = panel.stage.from_stage(moved[R_WRIST][:2])
    assert (there.x() - start.x(), there.y() - start.y()) == pytest.approx((-60, -80), abs=1.5)
    assert [joint for at, joint in enumerate(moved) if at != R_WRIST] == [
        joint for at, joint in enumerate(STAND) if at != R_WRIST
    ]
    assert len(studio.editor.past) == steps + 1
    studio.editor.undo()
    assert joints(studio, ana) == STAND


def test_a_click_that_trembles_changes_nothing_and_selects(panel, studio, ana):
    steps, start = len(studio.editor.past), on_screen(panel.stage, STAND[R_WRIST])
    drag(panel.stage, start, QPoint(1, 1))
    assert len(studio.editor.past) == steps
    assert (studio.selection.entity, studio.selection.joint) == (ana, R_WRIST)


def test_escape_in_a_drag_leaves_no_trace(panel, studio, ana):
    document, steps = studio.document, len(studio.editor.past)
    drag(panel.stage, on_screen(panel.stage, STAND[R_WRIST]), QPoint(-60, -80), release=False)
    assert joints(studio, ana) != STAND
    QTest.keyClick(panel.stage, Qt.Key.Key_Escape)
    assert studio.document is document
    assert len(studio.editor.past) == steps
    QTest.mouseRelease(panel.stage, LEFT, NONE, QPoint(10, 10))
    assert studio.document is document


def test_undo_under_the_hand_ends_the_gesture(panel, studio, ana):
    start = on_screen(panel.stage, STAND[R_WRIST])
    drag(panel.stage, start, QPoint(-60, -80), release=False)
    studio.undo()
    document, steps = studio.document, len(studio.editor.past)
    QTest.mouseMove(panel.stage, start + QPoint(-90, -90))
    QTest.mouseMove(panel.stage, start + QPoint(-99, -99))
    QTest.mouseRelease(panel.stage, LEFT, NONE, start)
    assert studio.document is document
    assert len(studio.editor.past) == steps


def test_a_drag_at_another_frame_keys_that_frame(panel, studio, ana):
    studio.move_playhead(12)
    drag(panel.stage, on_screen(panel.stage, STAND[R_WRIST]), QPoint(40, -40))
    track = pose_track(studio.document.shot("shot-1"), ana)
    assert [key.frame for key in track.keys] == [0, 12]
    assert track.keys[0].joints == STAND


def test_shift_bends_the_arm_and_keeps_its_bones(panel, studio, ana):
    drag(panel.stage, on_screen(panel.stage, STAND[R_WRIST]), QPoint(-40, -70), SHIFT)
    bent = joints(studio, ana)
    assert bent[R_SHOULDER] == STAND[R_SHOULDER]
    assert bent[R_WRIST] != STAND[R_WRIST]
    for bone in ((R_SHOULDER, R_ELBOW), (R_ELBOW, R_WRIST)):
        assert length(bent, *bone) == pytest.approx(length(STAND, *bone), abs=1e-6)


def test_alt_takes_along_what_hangs_on_the_joint(panel, studio, ana):
    drag(panel.stage, on_screen(panel.stage, STAND[L_KNEE]), QPoint(30, -20), ALT)
    moved = joints(studio, ana)
    for joint in (L_KNEE, L_ANKLE):
        by = moved[joint][0] - STAND[joint][0], moved[joint][1] - STAND[joint][1]
        assert by == pytest.approx((moved[L_KNEE][0] - STAND[L_KNEE][0], moved[L_KNEE][1] - STAND[L_KNEE][1]))
    assert moved[R_WRIST] == STAND[R_WRIST]


def test_a_limb_takes_the_whole_figure(panel, studio, ana):
    thigh = (panel.stage.from_stage(STAND[L_KNEE][:2]) * 0.5 + panel.stage.from_stage(STAND[11][:2]) * 0.5).toPoint()
    drag(panel.stage, thigh, QPoint(90, -10))
    moved = joints(studio, ana)
    by = moved[0][0] - STAND[0][0], moved[0][1] - STAND[0][1]
    assert by[0] > 0.05
    for before, after in zip(STAND, moved, strict=True):
        assert (after[0] - before[0], after[1] - before[1]) == pytest.approx(by)


def test_the_hand_is_right_under_a_camera_that_pushes_in_and_rolls(panel, studio, ana):
    shot = msgspec.structs.replace(studio.document.shot("shot-1"), camera=(CameraKey(0, (0.42, 0.6), 1.4, 15.0),))
    studio.edit("Camera", type(studio.document).with_shot, shot)
    start = on_screen(panel.stage, STAND[R_WRIST])
    drag(panel.stage, start, QPoint(35, 20))
    there = panel.stage.from_stage(joints(studio, ana)[R_WRIST][:2])
    assert (there.x(), there.y()) == pytest.approx((start.x() + 35, start.y() + 20), abs=1.5)


def test_whoever_only_stands_there_gets_a_key_of_the_pose_that_is_seen(panel, studio, ana):
    ben = next(entity.id for entity in studio.document.cast if entity.name == "Ben")
    assert pose_track(studio.document.shot("shot-1"), ben) is None
    seen = panel.posing.joints(ben)
    drag(panel.stage, on_screen(panel.stage, seen[R_WRIST]), QPoint(-20, -40))
    drag(panel.stage, on_screen(panel.stage, joints(studio, ben)[R_WRIST]), QPoint(-5, -5))
    keyed = joints(studio, ben)
    assert keyed[L_ANKLE] == pytest.approx(seen[L_ANKLE], abs=1e-5)
    assert keyed[R_WRIST] != seen[R_WRIST]


def test_the_same_hand_works_over_the_player(qtbot, studio, ana):
    player = by_itself(qtbot, PlayerPanel(studio), 900, 560)
    player.show_skeletons(True)
    drag(player.viewer, on_screen(player.viewer, STAND[R_WRIST]), QPoint(-50, -50))
    assert joints(studio, ana)[R_WRIST] != STAND[R_WRIST]
    player.show_skeletons(False)
    document = studio.document
    drag(player.viewer, on_screen(player.viewer, STAND[L_KNEE]), QPoint(50, 0))
    assert studio.document is document


# -- the keyboard -----------------------------------------------------------------------------------------------------


def test_tab_goes_from_joint_to_joint_and_out_again(panel, studio):
    panel.stage.setFocus()
    QTest.keyClick(panel.stage, Qt.Key.Key_Tab)
    assert studio.selection.joint == 0
    for _ in range(17):
        QTest.keyClick(panel.stage, Qt.Key.Key_Tab)
    assert studio.selection.joint == 17
    QTest.keyClick(panel.stage, Qt.Key.Key_Tab)
    assert studio.selection.joint == -1


def test_an_arrow_held_down_is_one_step_back(panel, studio, ana):
    studio.select(joint=R_WRIST)
    steps = len(studio.editor.past)
    for _ in range(3):
        QTest.keyPress(panel.stage, Qt.Key.Key_Right)
    QTest.keyRelease(panel.stage, Qt.Key.Key_Right)
    assert joints(studio, ana)[R_WRIST][0] == pytest.approx(STAND[R_WRIST][0] + 3 / 500)
    QTest.keyClick(panel.stage, Qt.Key.Key_Up, SHIFT)
    assert joints(studio, ana)[R_WRIST][1] == pytest.approx(STAND[R_WRIST][1] - 1 / 50)
    assert len(studio.editor.past) == steps + 2


def test_x_hides_a_joint_and_shows_it_again(panel, studio, ana):
    studio.select(joint=R_WRIST)
    QTest.keyClick(panel.stage, Qt.Key.Key_X)
    assert joints(studio, ana)[R_WRIST] == (*STAND[R_WRIST][:2], 0.0)
    QTest.keyClick(panel.stage, Qt.Key.Key_X)
    assert joints(studio, ana)[R_WRIST] == STAND[R_WRIST]


def test_delete_removes_the_key_at_the_playhead_only(panel, studio, ana):
    studio.edit("Pose", set_pose, "shot-1", ana, 10, STAND)
    studio.move_playhead(5)
    QTest.keyClick(panel.stage, Qt.Key.Key_Delete)
    assert [key.frame for key in pose_track(studio.document.shot("shot-1"), ana).keys] == [0, 10]
    studio.move_playhead(10)
    QTest.keyClick(panel.stage, Qt.Key.Key_Delete)
    assert [key.frame for key in pose_track(studio.document.shot("shot-1"), ana).keys] == [0]


# -- keys -------------------------------------------------------------------------------------------------------------


def test_dragging_a_diamond_moves_its_key_and_spares_what_it_passes_over(panel, studio, ana):
    studio.edit("Pose", set_pose, "shot-1", ana, 8, bend.translated(STAND, 0.1, 0))
    studio.edit("Pose", set_pose, "shot-1", ana, 12, bend.translated(STAND, 0.2, 0))
    row, steps = panel.keys, len(studio.editor.past)
    QTest.mousePress(row, LEFT, NONE, QPoint(round(row.x_of(8)), 20))
    for frame in (10, 12, 16):
        QTest.mouseMove(row, QPoint(round(row.x_of(frame)), 20))
    QTest.mouseRelease(row, LEFT, NONE, QPoint(round(row.x_of(16)), 20))
    assert [key.frame for key in pose_track(studio.document.shot("shot-1"), ana).keys] == [0, 12, 16]
    assert len(studio.editor.past) == steps + 1


def test_a_double_click_adds_a_key_and_takes_it_away(panel, studio, ana):
    row = panel.keys
    for keys in ([0, 6], [0]):
        QTest.mouseDClick(row, LEFT, NONE, QPoint(round(row.x_of(6)), 20))
        assert [key.frame for key in pose_track(studio.document.shot("shot-1"), ana).keys] == keys


def test_the_arrows_beside_the_key_go_from_key_to_key(panel, studio, ana):
    studio.edit("Pose", set_pose, "shot-1", ana, 10, STAND)
    studio.move_playhead(4)
    panel.next_button.click()
    assert studio.playhead == 10
    panel.previous_button.click()
    assert studio.playhead == 0


# -- the shelf --------------------------------------------------------------------------------------------------------


def test_a_pose_of_the_shelf_stands_where_the_figure_stood(panel, studio, ana):
    tile = next(tile for tile in panel.shelf.tiles if tile.pose.name == "Crouch")
    QTest.mouseClick(tile, LEFT)
    posed = joints(studio, ana)
    assert posed != STAND
    assert bend.bounds(posed)[3] == pytest.approx(bend.bounds(STAND)[3], abs=0.01)
    middle = sum(bend.bounds(posed)[::2]) / 2
    assert middle == pytest.approx(sum(bend.bounds(STAND)[::2]) / 2, abs=0.01)


def test_a_pose_dropped_on_the_picture_stands_where_it_was_dropped(panel, studio, ana):
    data = QMimeData()
    data.setData(MIME, b"Sit")
    at = panel.stage.from_stage((0.75, 0.8))
    what = (Qt.DropAction.CopyAction, data, LEFT, NONE)
    QApplication.sendEvent(panel.stage, QDragEnterEvent(at.toPoint(), *what))
    QApplication.sendEvent(panel.stage, QDropEvent(at, *what))
    left, _, right, bottom = bend.bounds(joints(studio, ana))
    assert ((left + right) / 2, bottom) == pytest.approx((0.75, 0.8), abs=0.01)


def test_copy_paste_and_mirror(panel, studio, ana):
    panel.copy_button.click()
    studio.move_playhead(9)
    panel.take_pose("Run")
    panel.paste_button.click()
    assert joints(studio, ana, 9) == STAND
    panel.mirror_button.click()
    assert joints(studio, ana, 9)[R_WRIST][1] == pytest.approx(STAND[7][1])


def test_a_narrow_dock_is_a_shelf_without_the_picture(panel):
    panel.resize(210, 500)
    assert not panel.stage.isVisible()
    panel.resize(900, 500)
    assert panel.stage.isVisible()


@pytest.mark.parametrize("pose", POSES, ids=lambda pose: pose.name)
def test_every_pose_is_a_body(pose):
    made = joints_of(pose)
    assert len(made) == 18
    assert max(y for _, y, _ in made) == pytest.approx(0)
    assert -1.15 < min(y for _, y, _ in made) < 0
    assert sum(1 for joint in made if joint[2] > 0) >= 14


def test_an_empty_film_says_the_next_gesture(qtbot, empty_studio):
    made = by_itself(qtbot, PosePanel(empty_studio), 900, 500)
    assert made.words.title
    assert made.words.hint
    made.take_pose("Stand")


# -- what a hand can do, without a window -------------------------------------------------------------------------------

coordinate = st.floats(-0.5, 1.5, allow_nan=False)


@given(st.sampled_from(sorted(bend.CHAINS)), coordinate, coordinate)
def test_a_reaching_limb_never_changes_its_length(joint, x, y):
    root, mid = bend.CHAINS[joint]
    reached = bend.reached(STAND, joint, (x, y), ASPECT)
    assert reached[root] == STAND[root]
    for bone in ((root, mid), (mid, joint)):
        assert length(reached, *bone) == pytest.approx(length(STAND, *bone), abs=1e-6)


@given(coordinate, coordinate)
def test_a_limb_that_can_reach_does(x, y):
    far = hypot((x - STAND[R_SHOULDER][0]) * ASPECT, y - STAND[R_SHOULDER][1])
    upper, lower = length(STAND, R_SHOULDER, R_ELBOW), length(STAND, R_ELBOW, R_WRIST)
    reached = bend.reached(STAND, R_WRIST, (x, y), ASPECT)
    if abs(upper - lower) + 1e-6 < far < upper + lower - 1e-6:
        assert reached[R_WRIST][:2] == pytest.approx((x, y), abs=1e-6)


def test_mirrored_twice_is_the_same_pose():
    twice = bend.mirrored(bend.mirrored(STAND))
    for before, after in zip(STAND, twice, strict=True):
        assert after == pytest.approx(before)
