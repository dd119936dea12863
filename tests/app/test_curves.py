"""The curves: keys bent with the mouse and by number."""

from __future__ import annotations

import ast
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest

from app.curves import CurvesPanel
from app.curves.channels import CAMERA, channels_of, curve_of, with_moved, with_value
from engine.document.camera_edits import set_camera
from engine.document.figure import standing_pose
from engine.document.pose_edits import set_pose
from engine.document.tracks import camera_at
from tests.app.conftest import by_itself

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
ZOOM, ACROSS, DOWN, ROLL = CAMERA
WRIST = 4


@pytest.fixture
def ana(studio) -> str:
    return studio.document.cast[0].id


@pytest.fixture
def curves(qtbot, studio, ana):
    """A push-in over the second shot's 60 frames, and a hand that rises."""
    studio.edit("Camera", set_camera, "shot-2", 10, zoom=1.0)
    studio.edit("Camera", set_camera, "shot-2", 40, zoom=2.0)
    low = standing_pose((0.4, 0.2, 0.6, 0.9), 16 / 9)
    high = tuple((x, y - 0.3 if at == WRIST else y, seen) for at, (x, y, seen) in enumerate(low))
    studio.edit("Pose", set_pose, "shot-2", ana, 0, low)
    studio.edit("Pose", set_pose, "shot-2", ana, 30, high)
    studio.move_playhead(30)
    made = by_itself(qtbot, CurvesPanel(studio), 900, 480)
    QTest.qWait(30)  # the lanes take their sizes in the next turn of the event loop
    studio.editor.past.clear()
    return made


def lane_of(curves: CurvesPanel, name: str):
    assert curves.lanes
    return next(lane for lane in curves.lanes.lanes if lane.channel.name == name)


def spot(curves: CurvesPanel, name: str, frame: float, value: float) -> QPoint:
    assert curves.lanes
    return curves.lanes.mapFromScene(lane_of(curves, name).ground.mapViewToScene(QPointF(frame, value)))


def drag(curves: CurvesPanel, start: QPoint, stop: QPoint, release: bool = True) -> None:
    assert curves.lanes
    port = curves.lanes.viewport()
    QTest.mouseMove(port, start)
    QTest.mousePress(port, LEFT, NONE, start)
    for step in range(1, 9):
        QTest.mouseMove(port, start + (stop - start) * step / 8)
        QTest.qWait(12)  # pyqtgraph gathers moves that come faster
    if release:
        QTest.mouseRelease(port, LEFT, NONE, stop)


def click(curves: CurvesPanel, at: QPoint, twice: bool = False) -> None:
    assert curves.lanes
    port = curves.lanes.viewport()
    QTest.mouseMove(port, at)
    QTest.mouseClick(port, LEFT, NONE, at)
    if twice:
        QTest.mouseDClick(port, LEFT, NONE, at)
        QTest.mouseRelease(port, LEFT, NONE, at)


def zooms(studio) -> list[tuple[int, float]]:
    return [(key.frame, round(key.zoom, 2)) for key in studio.document.shot("shot-2").camera]


def test_a_camera_key_is_bent_with_the_mouse_in_one_step(studio, curves):
    drag(curves, spot(curves, "Zoom", 40, 2.0), spot(curves, "Zoom", 50, 1.5))
    (first, moved) = zooms(studio)
    assert first == (10, 1.0)
    assert moved[0] == 50
    assert moved[1] == pytest.approx(1.5, abs=0.06)
    assert studio.selection.keys == (("shot-2", "camera", 50),)
    assert len(studio.editor.past) == 1


def test_escape_leaves_no_trace(studio, curves):
    before = studio.document
    drag(curves, spot(curves, "Zoom", 40, 2.0), spot(curves, "Zoom", 50, 1.5), release=False)
    assert studio.document is not before
    QTest.keyClick(curves, Qt.Key.Key_Escape)
    assert studio.document is before
    assert not studio.editor.past


def test_a_click_selects_and_the_field_takes_the_exact_number(studio, curves):
    click(curves, spot(curves, "Zoom", 40, 2.0))
    assert studio.selection.keys == (("shot-2", "camera", 40),)
    assert (curves.frame.value, curves.value.value) == (40, 2.0)
    curves.value.typed.emit(1.75)
    assert zooms(studio) == [(10, 1.0), (40, 1.75)]
    curves.frame.typed.emit(44)
    assert zooms(studio) == [(10, 1.0), (44, 1.75)]
    curves._eases.button(2).click()
    assert [key.ease for key in studio.document.shot("shot-2").camera] == ["smooth", "hold"]


def test_a_double_click_keys_what_is_there_and_delete_takes_it_away(studio, curves):
    click(curves, spot(curves, "Across", 25, 0.53), twice=True)
    assert [frame for frame, _ in zooms(studio)] == [10, 25, 40]
    assert zooms(studio)[1][1] == pytest.approx(camera_at(studio.document.shot("shot-2"), 25).zoom, abs=0.01)
    QTest.keyClick(curves, Qt.Key.Key_Delete)
    assert [frame for frame, _ in zooms(studio)] == [10, 40]


def test_the_selected_joint_has_curves_of_its_own(studio, curves, ana):
    studio.select(entity=ana, joint=WRIST)
    QTest.qWait(30)
    lane = lane_of(curves, "Ana, right wrist, down")
    (_, low), (_, high) = lane.curve.keys
    assert high == pytest.approx(low - 0.3)
    drag(curves, spot(curves, lane.channel.name, 30, high), spot(curves, lane.channel.name, 20, high))
    assert [key.frame for key in studio.document.shot("shot-2").poses[0].keys] == [0, 20]


def test_curves_have_a_value_for_every_frame_and_gaps_where_nobody_sees(studio, ana, curves):
    shot = studio.document.shot("shot-2")
    curve = curve_of(shot, ZOOM)
    assert len(curve.values) == 60
    assert (curve.values[10], curve.values[40], curve.values[59]) == (1.0, 2.0, 2.0)
    pose = shot.poses[0].keys[0].joints
    hidden = tuple((x, y, 0.0 if at == WRIST else seen) for at, (x, y, seen) in enumerate(pose))
    studio.edit("Pose", set_pose, "shot-2", ana, 0, hidden)
    shot = studio.document.shot("shot-2")
    wrist = channels_of(studio.document, shot, ana, WRIST)[-1]
    values = curve_of(shot, wrist).values
    assert np.isnan(values[:30]).all()
    assert not np.isnan(values[30:]).any()


def test_a_number_changes_nothing_beside_itself(studio, curves):
    document = with_value(studio.document, "shot-2", ROLL, 40, 12.0)
    before, after = studio.document.shot("shot-2").camera, document.shot("shot-2").camera
    assert after[0] == before[0]
    assert (after[1].roll, after[1].zoom, after[1].centre) == (12.0, before[1].zoom, before[1].centre)
    assert with_moved(document, "shot-2", DOWN, 40, 40) is document


def test_only_the_lanes_know_pyqtgraph_and_they_are_read_late():
    """A window that shows no curves does not pay for them."""
    for path in sorted((Path(__file__).parents[2] / "app").rglob("*.py")):
        if path.name == "lanes.py":
            continue
        names = [
            alias.name if isinstance(node, ast.Import) else node.module or ""
            for node in ast.parse(path.read_text(encoding="utf-8")).body
            if isinstance(node, (ast.Import, ast.ImportFrom))
            for alias in node.names
        ]
        assert not {"pyqtgraph", "app.curves.lanes"} & set(names), path
