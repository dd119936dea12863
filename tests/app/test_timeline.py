"""The timeline with the mouse: press, move, release, then look at the document."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.timeline import TimelinePanel
from app.timeline.batch import columns, draw_rects
from app.timeline.hits import Hit
from app.timeline.layout import View, block_at, merged, nearest_index, ruler_step, snapped, stacked, thinned
from app.timeline.menus import menu_at
from app.timeline.scene import CACHE, HEADER, TOP
from app.timeline.tips import described
from app.timeline.tracks import TrackStates
from app.verbs import add_shot_here
from engine.document.camera_edits import set_camera
from engine.document.model import Transition, Words
from engine.document.shot_edits import set_transition
from engine.document.words_edits import add_words
from engine.values.time import Span
from tests.app.timelines import ALT, CONTROL, LEFT, NONE, SHIFT, drag, frames, pose_frames, spot

# -- Retiming ----------------------------------------------------------------------------------------------------------


def test_dragging_a_panels_edge_moves_all_that_follows(studio, timeline, ana):
    edge = spot(timeline, "panels", 60) - QPoint(2, 0)
    drag(timeline, edge, edge + QPoint(6 * 10, 0))
    assert frames(studio) == [[24], [46, 24], [48]]
    assert timeline.content.frames == 142
    assert pose_frames(studio, ana) == [6, 20, 60]  # the key over the next panel went along
    assert len(studio.editor.past) == 1
    studio.undo()
    assert frames(studio) == [[24], [36, 24], [48]]


def test_with_alt_the_next_panel_gives_the_time(studio, timeline):
    edge = spot(timeline, "panels", 60) - QPoint(2, 0)
    drag(timeline, edge, edge + QPoint(6 * 10, 0), ALT)
    assert frames(studio) == [[24], [46, 14], [48]]
    assert timeline.content.frames == 132


def test_a_panel_keeps_a_frame_however_far_its_edge_is_pushed(studio, timeline):
    edge = spot(timeline, "panels", 60) - QPoint(2, 0)
    drag(timeline, edge, edge - QPoint(6 * 50, 0))
    assert frames(studio) == [[24], [1, 24], [48]]


def test_escape_leaves_no_trace(studio, timeline):
    before = studio.document
    edge = spot(timeline, "panels", 60) - QPoint(2, 0)
    drag(timeline, edge, edge + QPoint(70, 0), release=False)
    assert studio.document is not before
    QTest.keyClick(timeline, Qt.Key.Key_Escape)
    assert studio.document is before
    assert timeline.gesture is None
    assert not studio.editor.past
    assert not studio.editor.dragging
    QTest.mouseRelease(timeline.viewport(), LEFT, NONE, edge)
    assert studio.document is before


# -- Keys --------------------------------------------------------------------------------------------------------------


def test_a_pose_key_is_dragged_to_another_frame(studio, timeline, ana):
    row = f"pose:{ana}"
    start = spot(timeline, row, 24 + 20)
    drag(timeline, start, start + QPoint(6 * 7, 0))
    assert pose_frames(studio, ana) == [6, 27, 50]
    assert studio.selection.keys == (("shot-2", row, 27),)
    assert studio.selection.entity == ana
    assert len(studio.editor.past) == 1


def test_a_key_that_passes_another_takes_nothing_from_it(studio, timeline, ana):
    start = spot(timeline, f"pose:{ana}", 24 + 6)
    port = timeline.viewport()
    QTest.mousePress(port, LEFT, NONE, start)
    for frame in (12, 20, 30, 40, 27):
        QTest.mouseMove(port, spot(timeline, f"pose:{ana}", 24 + frame))
    QTest.mouseRelease(port, LEFT, NONE, spot(timeline, f"pose:{ana}", 24 + 27))
    assert pose_frames(studio, ana) == [20, 27, 50]


def test_selected_keys_move_together_and_stay_in_their_shot(studio, timeline, ana):
    row = f"pose:{ana}"
    QTest.mouseClick(timeline.viewport(), LEFT, NONE, spot(timeline, row, 24 + 6))
    QTest.mouseClick(timeline.viewport(), LEFT, SHIFT, spot(timeline, row, 24 + 50))
    start = spot(timeline, row, 24 + 50)
    drag(timeline, start, start + QPoint(6 * 100, 0))
    assert pose_frames(studio, ana) == [15, 20, 59]
    assert studio.selection.keys == (("shot-2", row, 15), ("shot-2", row, 59))


def test_a_box_drawn_over_the_rows_chooses_the_keys_in_it(studio, timeline, ana):
    row = f"pose:{ana}"
    drag(timeline, spot(timeline, row, 24 + 2, 0.1), spot(timeline, row, 24 + 30, 0.9))
    assert studio.selection.keys == (("shot-2", row, 6), ("shot-2", row, 20))


def test_a_dragged_key_catches_on_the_playhead_and_control_lets_it_go(studio, timeline, ana):
    studio.move_playhead(24 + 30)
    row = f"pose:{ana}"
    start = spot(timeline, row, 24 + 20)
    drag(timeline, start, spot(timeline, row, 24 + 29), release=False)
    assert timeline.gesture is not None
    assert timeline.gesture.snap == 54
    QTest.mouseRelease(timeline.viewport(), LEFT, NONE, spot(timeline, row, 24 + 29))
    assert pose_frames(studio, ana) == [6, 30, 50]
    timeline.snapping = False
    drag(timeline, spot(timeline, row, 24 + 30), spot(timeline, row, 24 + 29))
    assert pose_frames(studio, ana) == [6, 29, 50]


def test_delete_removes_the_selected_keys_in_one_step(studio, timeline, ana):
    row = f"pose:{ana}"
    drag(timeline, spot(timeline, row, 22, 0.05), spot(timeline, row, 24 + 30, 0.95))
    assert studio.selection.keys == (("shot-2", row, 6), ("shot-2", row, 20))
    QTest.keyClick(timeline, Qt.Key.Key_Delete)
    assert pose_frames(studio, ana) == [50]
    assert studio.selection.keys == ()
    studio.undo()
    assert pose_frames(studio, ana) == [6, 20, 50]


def test_control_turns_a_key_over_and_a_click_beside_keys_lets_all_go(studio, timeline, ana):
    row = f"pose:{ana}"
    for frame in (6, 20, 6):
        QTest.mouseClick(timeline.viewport(), LEFT, CONTROL, spot(timeline, row, 24 + frame))
    assert studio.selection.keys == (("shot-2", row, 20),)
    QTest.mouseClick(timeline.viewport(), LEFT, NONE, spot(timeline, row, 24 + 35))
    assert studio.selection.keys == ()


def test_a_double_click_on_a_characters_row_keys_the_pose_that_is_there(studio, timeline, ana):
    QTest.mouseDClick(timeline.viewport(), LEFT, NONE, spot(timeline, f"pose:{ana}", 24 + 34.5))
    assert pose_frames(studio, ana) == [6, 20, 34, 50]
    assert studio.playhead == 24 + 34
    QTest.mouseDClick(timeline.viewport(), LEFT, NONE, spot(timeline, f"pose:{ana}", 10.5))
    assert [key.frame for key in studio.document.shot("shot-1").poses[0].keys] == [10]


def test_camera_keys_move_like_all_others(studio, timeline):
    studio.edit("Camera", set_camera, "shot-1", 4, zoom=1.5)
    drag(timeline, spot(timeline, "camera", 4), spot(timeline, "camera", 15))
    assert [key.frame for key in studio.document.shot("shot-1").camera] == [15]


def test_the_end_of_words_is_dragged_and_the_next_words_follow(studio, timeline):
    for span, text in ((Span(0, 30), "she waits"), (Span(30, 60), "he comes")):
        studio.edit("Words", add_words, "shot-2", text, span)
    edge = spot(timeline, "words", 24 + 30)
    drag(timeline, edge, edge + QPoint(6 * 8, 0))
    assert studio.document.shot("shot-2").words == (Words(Span(0, 38), "she waits"), Words(Span(38, 60), "he comes"))


# -- Looking -----------------------------------------------------------------------------------------------------------


def test_the_playhead_is_moved_in_the_ruler_and_nowhere_else(studio, timeline):
    ruler = QPoint(round(HEADER + timeline.view.x(50.5)), CACHE + 10)
    drag(timeline, ruler, ruler + QPoint(6 * 20, 0))
    assert studio.playhead == 70
    QTest.mouseClick(timeline.viewport(), LEFT, NONE, spot(timeline, "panels", 10))
    assert studio.playhead == 70
    assert studio.selection.panels == ("panel-1",)


def test_panels_are_chosen_by_click_shift_and_control(studio, timeline):
    port = timeline.viewport()
    QTest.mouseClick(port, LEFT, NONE, spot(timeline, "shots", 40))
    assert studio.selection.panels == ("panel-2", "panel-3")
    QTest.mouseClick(port, LEFT, SHIFT, spot(timeline, "panels", 10))
    assert studio.selection.panels == ("panel-1", "panel-2", "panel-3")
    QTest.mouseClick(port, LEFT, CONTROL, spot(timeline, "panels", 40))
    assert studio.selection.panels == ("panel-1", "panel-3")


@pytest.mark.parametrize("turn", [120, -120, 15])
def test_the_frame_under_the_cursor_stays_there_while_zooming(timeline, turn):
    at = QPointF(700, 200)
    before = timeline.view.at(at.x() - HEADER)
    for _ in range(7):
        wheel = QWheelEvent(
            at, timeline.viewport().mapToGlobal(at), QPoint(), QPoint(0, turn), Qt.MouseButton.NoButton, CONTROL,
            Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(timeline.viewport(), wheel)
    assert timeline.view.at(at.x() - HEADER) == pytest.approx(before, abs=1e-6)
    assert timeline.view.scale != 6.0


def test_backslash_shows_all_of_the_film(timeline):
    QTest.keyClick(timeline, Qt.Key.Key_Backslash)
    assert timeline.view.x(0) >= 0
    assert timeline.view.x(timeline.content.frames) <= timeline.view.width


def test_the_view_follows_the_playhead_that_leaves_it(studio, timeline):
    timeline.show_view(View(0.0, 30.0, timeline.view.width))
    studio.move_playhead(120)
    assert 0 <= timeline.view.x(120) < timeline.view.width


def test_a_track_is_put_away_and_brought_back(timeline, ana):
    row = next(row for row in timeline.rows if row.key == f"pose:{ana}")
    QTest.mouseClick(timeline.viewport(), LEFT, NONE, QPoint(HEADER - 15, TOP + row.top + row.height // 2))
    assert f"pose:{ana}" not in [row.key for row in timeline.rows]
    timeline.show_all_tracks()
    assert f"pose:{ana}" in [row.key for row in timeline.rows]


def test_delete_is_the_windows_own_key_while_no_key_is_chosen(studio, timeline, ana):
    press = QKeyEvent(QKeyEvent.Type.ShortcutOverride, Qt.Key.Key_Delete, NONE)
    press.ignore()
    QApplication.sendEvent(timeline, press)
    assert not press.isAccepted()
    studio.select(keys=(("shot-2", f"pose:{ana}", 6),))
    QApplication.sendEvent(timeline, press)
    assert press.isAccepted()


def test_every_state_and_row_can_be_painted(qtbot, studio, timeline, ana, long_studio, empty_studio):
    studio.edit("Transition", set_transition, "shot-2", Transition("dissolve", 10))
    studio.edit("Transition", set_transition, "shot-3", Transition("fade", 10))
    studio.select(panels=("panel-1",), entity=ana, keys=(("shot-2", f"pose:{ana}", 6),))
    for scale in (0.02, 0.5, 6, 48):
        timeline.show_view(View(0.0, scale, timeline.view.width))
        assert not timeline.grab().isNull()
    for other in (long_studio, empty_studio):
        made = TimelinePanel(other)
        qtbot.addWidget(made)
        made.resize(900, 300)
        assert not made.grab().isNull()


class Measured:
    """The second shot is good, then bad; nobody has looked at the others."""

    def __init__(self) -> None:
        self.again: list[int] = []

    def anything(self) -> bool:
        return True

    def of(self, shot):
        return np.linspace(0, 1, shot.frames, dtype=np.float32) if shot.id == "shot-2" else None

    def words(self, shot, shot_frame: int) -> str:
        return f"frame {shot_frame} flickers"

    def offers(self, shot, shot_frame: int):
        return [("Paint this gap again", lambda: self.again.append(shot_frame))]


def test_a_playhead_that_comes_to_another_shot_has_one_row_drawn_again_and_nothing_else_is_different(studio, timeline):
    studio.move_playhead(10)
    timeline.viewport().grab()
    studio.move_playhead(30)  # in the second shot
    assert not timeline._stale
    stepped = timeline.viewport().grab().toImage()
    timeline.redraw()
    assert timeline.viewport().grab().toImage() == stepped


def test_what_was_measured_stands_under_each_shot_and_is_told_there(studio, timeline):
    assert "heat" not in [row.key for row in timeline.rows]
    measured = Measured()
    timeline.set_heat(measured)
    at = spot(timeline, "heat", 24 + 50.5)
    told = described(timeline.content, timeline.hit(QPointF(at)), 24 + 50, timeline.states.of, measured)
    assert told == "frame 50 flickers"
    assert timeline.hit(QPointF(at)).kind == "heat"
    picture = timeline.viewport().grab().toImage()
    assert picture.pixelColor(spot(timeline, "heat", 24 + 58)) != picture.pixelColor(spot(timeline, "heat", 24 + 2))
    timeline.set_heat(None)
    assert "heat" not in [row.key for row in timeline.rows]


# -- Numbers -----------------------------------------------------------------------------------------------------------


@given(
    left=st.floats(-1e4, 1e6), scale=st.floats(0.001, 48), x=st.floats(0, 4000), factor=st.floats(0.01, 100),
    length=st.integers(1, 10_000_000),
)  # fmt: skip
def test_no_zoom_moves_what_is_under_the_cursor(left, scale, x, factor, length):
    view = View(left, scale, 4000.0)
    assert view.zoomed(factor, x, length).at(x) == pytest.approx(view.at(x), abs=1e-6, rel=1e-12)


@pytest.mark.parametrize(
    ("place", "found"), [(9.0, None), (10.9, 12), (12.2, 12), (15.9, 16), (18.1, None), (14.0, 12)]
)
def test_what_is_dragged_catches_on_the_nearest_thing_within_eight_pixels(place, found):
    assert snapped(place, np.array([12, 16]), View(0.0, 4.0, 100.0)) == found


def test_of_two_shots_under_a_dissolve_the_one_that_comes_in_is_meant():
    starts, stops = np.array([0, 20, 50]), np.array([24, 55, 70])
    assert [block_at(starts, stops, place) for place in (-1, 0, 19.9, 22, 52, 69.9, 70)] == [-1, 0, 0, 1, 2, 2, -1]


@pytest.mark.parametrize(("scale", "step"), [(0.001, 24 * 7200), (1, 120), (4, 24), (10, 12), (48, 2)])
def test_the_ruler_has_room_for_its_numbers(scale, step):
    labelled, small = ruler_step(scale, 24)
    assert labelled == step
    assert labelled % small == 0


def test_narrow_marks_are_drawn_as_one():
    assert thinned(np.array([0.0, 1, 4.9, 5, 12]), 5.0).tolist() == [0, 3, 4]
    lefts, rights = merged(np.array([0.0, 1, 2, 9]), np.array([1.0, 2, 3, 10]))
    assert (lefts.tolist(), rights.tolist()) == ([0, 9], [3, 10])
    assert nearest_index(np.array([4, 8]), 6) == 0
    assert nearest_index(np.array([], np.int64), 6) == -1


def test_rows_stand_one_under_the_other():
    rows = stacked([("shots", "Shots"), ("pose:x", "Ana"), ("words", "Words")])
    assert all(other.top == row.top + row.height + 1 for row, other in itertools.pairwise(rows))


def test_many_rectangles_are_drawn_in_one_call(qapp):
    from PySide6.QtGui import QColor, QImage, QPainter

    image = QImage(40, 4, QImage.Format.Format_RGB32)
    image.fill(0)
    painter = QPainter(image)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(255, 255, 255))
    draw_rects(painter, columns(np.arange(0.0, 40, 4), 0, np.full(10, 2.0), 4))
    painter.end()
    assert [QColor(image.pixel(x, 2)).red() for x in range(8)] == [255, 255, 0, 0] * 2


def test_hidden_shots_stay(timeline):
    timeline.set_tracks(TrackStates(frozenset({"shots", "panels"})))
    assert next(row.key for row in timeline.rows) == "shots"


def test_who_sees_all_of_a_film_goes_on_seeing_all_of_it_while_it_grows(studio, timeline):
    timeline.fit()
    assert timeline.view.holds(timeline.length())
    for _ in range(8):
        add_shot_here(studio)
        assert timeline.view.holds(timeline.length())
    timeline.fit()
    timeline.resize(timeline.width() + 200, timeline.height())
    assert timeline.view == timeline.view.fitted(timeline.length())
    timeline.zoom(4.0, 300)
    near = timeline.view.scale
    add_shot_here(studio)
    timeline.resize(timeline.width() - 100, timeline.height())
    assert timeline.view.scale == near


def test_between_the_cameras_keys_the_menu_makes_a_move_of_the_whole_shot(studio, timeline):
    menu = menu_at(timeline, Hit("", row("camera", timeline)), 30)
    named = {action.text(): action for action in menu.actions()}
    named["Pan right"].trigger()
    first, last = studio.document.shot("shot-2").camera
    assert (first.frame, last.frame) == (0, 59)
    assert first.centre[0] < last.centre[0]
    assert all(
        abs(key.centre[0] - 0.5) + 0.5 / key.zoom <= 0.5 + 1e-9 for key in (first, last)
    )  # nothing beside the stage
    named["Key here"].trigger()
    assert [key.frame for key in studio.document.shot("shot-2").camera] == [0, 6, 59]


def row(key, timeline):
    return next(each for each in timeline.rows if each.key == key)
