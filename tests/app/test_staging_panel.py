"""Staging with the mouse: boxes over the picture, relations in the graph, and what cannot be said in words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu

from app.overlays.box_hand import LEAST, fitted, sized
from app.overlays.boxes import BODY, HANDLES
from app.overlays.poses import POSES, on_stage
from app.staging.panel import StagingPanel, present
from engine.document.cast_edits import add_entity, new_entity
from engine.document.layout_edits import move_box
from engine.document.model import Relation
from engine.document.pose_edits import set_pose
from engine.document.staging_edits import relate
from engine.document.tracks import box_at, layout_track, pose_at
from engine.values.time import Span
from tests.app.conftest import by_itself

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
BOX = (0.2, 0.3, 0.4, 0.9)


@pytest.fixture
def cast(studio):
    return {entity.name: entity.id for entity in studio.document.cast}


@pytest.fixture
def panel(qtbot, studio, cast):
    studio.edit("Box", move_box, "shot-1", cast["Ana"], 0, BOX)
    made = by_itself(qtbot, StagingPanel(studio), 1100, 520)
    studio.select(entity=cast["Ana"])
    return made


def shot(studio):
    return studio.document.shot("shot-1")


def at(panel, stage) -> QPoint:
    return panel.view.from_stage(stage).toPoint()


def drag(widget, start: QPoint, end: QPoint) -> None:
    QTest.mousePress(widget, LEFT, NONE, start)
    QTest.mouseMove(widget, (start + end) / 2)
    QTest.mouseMove(widget, end)
    QTest.mouseRelease(widget, LEFT, NONE, end)


# -- boxes ------------------------------------------------------------------------------------------------------------


def test_dragging_a_box_moves_it_and_is_one_step_back(panel, studio, cast):
    steps = len(studio.editor.past)
    start = at(panel, (0.3, 0.6))
    drag(panel.view, start, start + QPoint(80, -20))
    moved = box_at(shot(studio), cast["Ana"], 0)
    by = panel.view.to_stage((start + QPoint(80, -20)).toPointF())
    begun = panel.view.to_stage(start.toPointF())
    assert moved[0] - BOX[0] == pytest.approx(by[0] - begun[0], abs=1e-6)
    assert moved[3] - BOX[3] == pytest.approx(by[1] - begun[1], abs=1e-6)
    assert moved[2] - moved[0] == pytest.approx(0.2)
    assert len(studio.editor.past) == steps + 1


@pytest.mark.parametrize("handle", range(8))
def test_every_handle_moves_its_sides_and_no_others(panel, studio, cast, handle):
    x, y = HANDLES[handle]
    start = at(panel, (BOX[0] + 0.2 * x, BOX[1] + 0.6 * y))
    drag(panel.view, start, start + QPoint(14, 10))
    moved = box_at(shot(studio), cast["Ana"], 0)
    changed = [abs(after - before) > 1e-6 for before, after in zip(BOX, moved, strict=True)]
    assert changed == [x == 0, y == 0, x == 1, y == 1]


def test_escape_in_a_drag_of_a_box_leaves_no_trace(panel, studio):
    document, start = studio.document, at(panel, (0.3, 0.6))
    QTest.mousePress(panel.view, LEFT, NONE, start)
    QTest.mouseMove(panel.view, start + QPoint(50, 0))
    assert studio.document is not document
    QTest.keyClick(panel.view, Qt.Key.Key_Escape)
    assert studio.document is document
    QTest.mouseRelease(panel.view, LEFT, NONE, start)


def test_whoever_the_staging_placed_is_keyed_where_they_are_dragged(panel, studio, cast):
    assert layout_track(shot(studio), cast["Ben"]) is None
    box = panel.scene.who(cast["Ben"]).box
    start = at(panel, ((box[0] + box[2]) / 2, (box[1] + box[3]) / 2))
    drag(panel.view, start, start + QPoint(30, 0))
    moved = box_at(shot(studio), cast["Ben"], 0)
    assert moved[2] - moved[0] == pytest.approx(box[2] - box[0])
    assert moved[0] > box[0]


def test_a_posed_figure_is_moved_by_its_pose(panel, studio, cast):
    joints = on_stage(POSES[0], (0.6, 0.9), 0.6, 16 / 9)
    studio.edit("Pose", set_pose, "shot-1", cast["Ben"], 0, joints)
    box = panel.scene.who(cast["Ben"]).box
    start = at(panel, ((box[0] + box[2]) / 2, (box[1] + box[3]) / 2))
    drag(panel.view, start, start + QPoint(40, 0))
    assert layout_track(shot(studio), cast["Ben"]) is None
    moved = pose_at(shot(studio), cast["Ben"], 0)
    assert moved[0][0] - joints[0][0] == pytest.approx(moved[13][0] - joints[13][0])
    assert moved[0][0] > joints[0][0] + 0.02


def test_arrows_move_the_chosen_box_and_tab_chooses_the_next(panel, studio, cast):
    for _ in range(2):
        QTest.keyPress(panel.view, Qt.Key.Key_Right)
    QTest.keyRelease(panel.view, Qt.Key.Key_Right)
    assert box_at(shot(studio), cast["Ana"], 0)[0] == pytest.approx(BOX[0] + 2 / 500)
    order = [one.entity.id for one in panel.scene.standing]
    studio.select(entity="")
    QTest.keyClick(panel.view, Qt.Key.Key_Tab)
    assert studio.selection.entity == order[0]


def test_bring_forward_and_send_back_change_who_covers_whom(panel, studio, cast):
    studio.select(entity=cast["Ana"])
    panel.back_button.click()
    names = [one.entity.name for one in panel.scene.standing]
    assert names.index("Ana") < names.index("Ben")  # farthest first
    panel.forward_button.click()
    panel.forward_button.click()
    names = [one.entity.name for one in panel.scene.standing]
    assert names.index("Ana") > names.index("Ben")


# -- the graph --------------------------------------------------------------------------------------------------------


def node_at(panel, name: str) -> QPoint:
    return panel.graph.mapFromScene(panel.graph.nodes[name].pos())


def port_of(panel, name: str) -> QPoint:
    node = panel.graph.nodes[name]
    return panel.graph.mapFromScene(node.mapToScene(node.port()))


def test_the_graph_shows_the_cast_of_the_shot_and_their_relations(panel, studio, cast):
    assert set(panel.graph.nodes) == set(cast.values())
    assert [edge.relation for edge in panel.graph.edges] == list(shot(studio).staging)
    assert "Ana left of Ben" in panel.graph.accessibleDescription()


def test_people_stand_in_the_graph_as_they_do_in_the_picture(panel, cast):
    assert panel.graph.nodes[cast["Ana"]].x() < panel.graph.nodes[cast["Ben"]].x()
    assert panel.graph.nodes[cast["Kitchen"]].y() < panel.graph.nodes[cast["Ana"]].y()


def test_a_click_on_a_node_chooses_and_a_drag_moves_only_the_node(panel, studio, cast):
    document = studio.document
    start = node_at(panel, cast["Ben"])
    drag(panel.graph.viewport(), start, start + QPoint(0, 30))
    assert studio.selection.entity == cast["Ben"]
    assert studio.document is document
    moved = panel.graph.nodes[cast["Ben"]].pos()
    studio.edit("More", relate, "shot-1", cast["Ben"], "facing", cast["Ana"])
    assert panel.graph.nodes[cast["Ben"]].pos() == moved  # a hand's order outlives the next edit


def test_dragging_from_a_dot_to_another_node_offers_words_and_makes_a_relation(qtbot, panel, studio, cast):
    view = panel.graph.viewport()
    drag(view, port_of(panel, cast["Ana"]), node_at(panel, cast["Ben"]))
    menu = next(child for child in panel.findChildren(QMenu) if child.isVisible())
    words = next(action for action in menu.actions() if action.text() == "Ana facing Ben")
    words.trigger()
    menu.close()
    assert Relation(cast["Ana"], "facing", cast["Ben"]) in shot(studio).staging


def test_a_place_can_only_be_what_somebody_is_in(panel, cast):
    menu = QMenu()
    panel._add_verbs(menu, cast["Ana"], cast["Kitchen"])
    assert [action.text() for action in menu.actions() if action.text()] == ["Ana in Kitchen"]


def test_delete_takes_the_chosen_relation_away(panel, studio):
    edge = panel.graph.edges[-1]
    label = panel.graph.mapFromScene(edge.label_rect().center())
    QTest.mouseClick(panel.graph.viewport(), LEFT, NONE, label)
    QTest.keyClick(panel.graph, Qt.Key.Key_Delete)
    assert edge.relation not in shot(studio).staging
    studio.editor.undo()
    assert edge.relation in shot(studio).staging


def test_delete_on_a_node_takes_its_owner_out_of_the_shot(panel, studio, cast):
    QTest.mouseClick(panel.graph.viewport(), LEFT, NONE, node_at(panel, cast["Ana"]))
    QTest.keyClick(panel.graph, Qt.Key.Key_Delete)
    assert cast["Ana"] not in {entity.id for entity in present(shot(studio), studio.document.cast)}
    assert cast["Ana"] in {entity.id for entity in studio.document.cast}


def test_a_contradiction_is_said_in_words_and_shown_on_its_relations(panel, studio, cast):
    assert not panel.trouble_row.isVisible()
    studio.edit("Wrong", relate, "shot-1", cast["Ben"], "left of", cast["Ana"])
    assert panel.trouble_row.isVisible()
    assert "Ana left of Ben" in panel.trouble.text()
    wrong = {edge.relation.verb for edge in panel.graph.edges if edge.contradicts}
    assert wrong == {"left of"}
    assert {one.entity.name for one in panel.scene.standing} == {"Ana", "Ben"}  # they stay where they stood
    studio.editor.undo()
    assert not panel.trouble_row.isVisible()


def test_a_relation_over_some_frames_says_so_and_pales_elsewhere(panel, studio, cast):
    studio.edit("Near", relate, "shot-1", cast["Ana"], "near", cast["Ben"], Span(0, 12))
    edge = next(edge for edge in panel.graph.edges if edge.relation.verb == "near")
    assert edge.words == "near  0:00–0:12"
    assert edge.holds
    studio.move_playhead(20)
    assert not edge.holds


def test_the_menu_of_a_relation_changes_its_word_and_its_frames(panel, studio, cast):
    relation = Relation(cast["Ana"], "left of", cast["Ben"])
    studio.move_playhead(6)
    menu = QMenu()
    panel._fill_relation_menu(menu, relation)
    next(action for action in menu.actions() if action.text() == "From this frame on").trigger()
    assert Relation(cast["Ana"], "left of", cast["Ben"], Span(6, 24)) in shot(studio).staging


# -- coming in --------------------------------------------------------------------------------------------------------


def test_adding_to_the_shot_puts_a_thing_where_there_is_room(panel, studio):
    lamp = new_entity(studio.document, "prop", "Lamp", "floor lamp")
    studio.edit("Lamp", add_entity, lamp)
    panel._fill_add()
    [action] = panel.add_menu.actions()
    assert action.text() == "Lamp"
    action.trigger()
    left, top, right, bottom = box_at(shot(studio), lamp.id, 0)
    assert 0 <= left < right <= 1
    assert 0 <= top < bottom <= 1
    assert studio.selection.entity == lamp.id


def test_a_place_comes_in_around_everybody(panel, studio):
    street = new_entity(studio.document, "place", "Street", "street")
    studio.edit("Street", add_entity, street)
    steps = len(studio.editor.past)
    panel.add(street)
    assert sum(relation.object == street.id for relation in shot(studio).staging) == 2
    assert len(studio.editor.past) == steps + 1
    assert "at the same time" in panel.trouble.text()


def test_an_empty_shot_says_the_next_gesture(panel, studio):
    studio.move_playhead(90)
    assert panel.graph.title
    assert panel.graph.hint
    assert panel.add_button.isEnabled()


# -- the geometry of a drag ---------------------------------------------------------------------------------------------

share = st.floats(-0.9, 0.9)


@given(st.sampled_from([*range(8), BODY]), share, share, st.booleans(), st.booleans())
def test_a_box_never_turns_inside_out(handle, x, y, keep, both):
    left, top, right, bottom = sized(BOX, handle, (x, y), 16 / 9, keep, both)
    assert right - left >= LEAST * 0.99
    assert bottom - top >= LEAST * 0.99


@given(share, share)
def test_a_pose_goes_with_its_box(x, y):
    joints = on_stage(POSES[0], (0.5, 0.9), 0.6, 16 / 9)
    moved = fitted(joints, BOX, sized(BOX, BODY, (x, y), 16 / 9))
    for before, after in zip(joints, moved, strict=True):
        assert (after[0] - before[0], after[1] - before[1]) == pytest.approx((x, y), abs=1e-9)
