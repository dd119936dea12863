"""The inspector: what is written becomes the document's, what is dragged is one step back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from app.inspector import InspectorPanel
from app.inspector.picture import place_of
from app.verbs import go_to_panel
from app.widgets.typed import typed_length, typed_number
from engine.document.caption_edits import set_framing
from engine.document.panel_edits import set_caption
from engine.store.takes import Take
from engine.values.errors import InbetweenerError
from engine.values.time import Rate
from tests.app.conftest import by_itself

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


@pytest.fixture
def inspector(qtbot, studio):
    panel = by_itself(qtbot, InspectorPanel(studio), 320, 900)
    go_to_panel(studio, "panel-2")
    QTest.qWait(20)
    return panel


def shot(studio, id_="shot-2"):
    return studio.document.shot(id_)


def drag(widget, across: int) -> None:
    start = widget.rect().center()
    QTest.mousePress(widget, LEFT, NONE, start)
    for step in range(1, 6):
        QTest.mouseMove(widget, start + QPoint(across * step // 5, 0))
    QTest.mouseRelease(widget, LEFT, NONE, start + QPoint(across, 0))


def test_what_is_written_is_kept_when_the_pen_rests(inspector, studio):
    field = inspector.captions.fields["dialogue"]
    field.setFocus()
    QTest.keyClicks(field, "You came.")
    inspector.settle()
    assert shot(studio).panels[0].dialogue == "You came."
    assert studio.editor.past[-1][0] == "Write dialogue"


def test_what_is_written_stays_with_its_panel_when_another_is_chosen(inspector, studio):
    QTest.keyClicks(inspector.captions.fields["action"], "Ana turns.")
    go_to_panel(studio, "panel-3")
    QTest.qWait(20)
    first, second = shot(studio).panels
    assert (first.action, second.action) == ("Ana turns.", "")
    assert inspector.captions.fields["action"].toPlainText() == ""


def test_dragging_the_length_is_one_step_back(inspector, studio):
    before = studio.document
    steps = len(studio.editor.past)
    drag(inspector.head.length, 40)
    assert shot(studio).panels[0].frames == 36 + 10
    assert len(studio.editor.past) == steps + 1
    studio.undo()
    assert studio.document == before


def test_escape_in_a_drag_leaves_no_trace(inspector, studio):
    before, field = studio.document, inspector.head.length
    start = field.rect().center()
    QTest.mousePress(field, LEFT, NONE, start)
    QTest.mouseMove(field, start + QPoint(60, 0))
    assert studio.document != before
    QTest.keyClick(field, Qt.Key.Key_Escape)
    QTest.mouseRelease(field, LEFT, NONE, start + QPoint(60, 0))
    assert studio.document == before
    assert not studio.editor.past


@pytest.mark.parametrize(("typed", "frames"), [("2s", 48), ("+5", 41), ("1:00", 24), ("*1.5", 54), ("12f", 12)])
def test_a_length_takes_what_people_write(inspector, studio, typed, frames):
    field = inspector.head.length
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_F2)
    editor = field._edit
    editor.setText(typed)
    QTest.keyClick(editor, Qt.Key.Key_Return)
    assert shot(studio).panels[0].frames == frames


def test_what_is_no_number_is_refused_in_words(inspector, studio):
    said: list[str] = []
    studio.told.connect(lambda sentence, hint: said.append(sentence))
    field = inspector.head.length
    field.write()
    field._edit.setText("soon")
    QTest.keyClick(field._edit, Qt.Key.Key_Return)
    assert shot(studio).panels[0].frames == 36
    assert "soon" in said[0]


def test_how_closely_is_a_bar_that_is_dragged(inspector, studio):
    drag(inspector.painting.follow["pose"], -80)
    assert shot(studio).follow.pose == pytest.approx(0.6)
    QTest.mouseDClick(inspector.painting.follow["pose"], LEFT, NONE, QPoint(50, 10))
    assert shot(studio).follow.pose == 1.0


def test_another_place_takes_everybody_there(inspector, studio):
    kitchen = place_of(studio.document, shot(studio))
    assert inspector.picture.place.currentText() == "Kitchen"
    assert kitchen
    inspector.picture.place.setCurrentIndex(0)
    inspector.picture.place.activated.emit(0)
    assert place_of(studio.document, shot(studio)) == ""
    inspector.picture.place.setCurrentIndex(1)
    inspector.picture.place.activated.emit(1)
    relations = {(relation.subject, relation.verb) for relation in shot(studio).staging if relation.object == kitchen}
    people = {member.id for member in studio.document.cast if member.kind == "character"}
    assert relations == {(person, "in") for person in people}


def test_a_draft_is_approved_and_taken_back_with_the_same_button(inspector, studio):
    take = Take("take-1", "shot-2", "draft", "r", {}, "pencil", "1", "w", 0, 224, 128, Rate(24), 30, 2, ())
    studio.takes.add(take)
    studio._show_take(take)
    QTest.qWait(20)
    assert inspector.gate.approve.isEnabled()
    assert not inspector.gate.final.isEnabled()
    QTest.mouseClick(inspector.gate.approve, LEFT)
    QTest.qWait(20)
    assert shot(studio).approved == "take-1"
    assert inspector.gate.final.isEnabled()
    QTest.mouseClick(inspector.gate.approve, LEFT)
    assert shot(studio).approved is None


def test_with_generation_off_nothing_speaks_of_it(inspector, studio):
    studio.set_generation(False)
    QTest.qWait(20)
    assert not inspector.painting.isVisible()
    assert not inspector.gate.isVisible()
    assert inspector.captions.isVisible()


@pytest.mark.parametrize(
    ("text", "number"), [("5", 5), ("+5", 15), ("-5", 5), ("=-5", -5), ("*2", 20), ("/4", 2.5), ("80 %", 80)]
)
def test_a_field_takes_numbers_and_steps(text, number):
    assert typed_number(text, 10) == number


def test_a_length_refuses_words():
    with pytest.raises(InbetweenerError):
        typed_length("a while", 24, Rate(24))


def test_a_field_is_as_high_as_what_is_written_in_it(inspector, studio):
    field = inspector.captions.fields["action"]
    low = field.height()
    studio.edit("Write", set_caption, "panel-2", "action", "Ana turns to the window and listens to the rain. " * 3)
    QTest.qWait(20)
    lines = field.document().begin().lineCount()
    assert lines > 2
    assert field.height() == low + (lines - 1) * field.fontMetrics().lineSpacing()


def test_a_move_that_is_only_said_is_made_by_a_click_and_one_step_takes_it_back(inspector, studio):
    moving = inspector.framing.moving
    assert moving.isHidden()
    studio.edit("Describe the camera", set_framing, "shot-2", move="crane")
    QTest.qWait(20)
    assert moving.isHidden()  # no still picture can do that
    studio.edit("Describe the camera", set_framing, "shot-2", move="push in")
    QTest.qWait(20)
    assert not moving.isHidden()
    QTest.mouseClick(moving, LEFT)
    first, last = shot(studio).camera
    assert (first.frame, first.zoom) == (0, 1.0)
    assert last.frame == shot(studio).frames - 1
    assert last.zoom > 1.2
    QTest.qWait(20)
    assert moving.isHidden()
    studio.undo()
    assert shot(studio).camera == ()


def test_control_and_enter_keep_what_was_written(inspector, studio):
    field = inspector.captions.fields["action"]
    field.setFocus()
    QTest.keyClicks(field, "Ana waits.")
    QTest.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert shot(studio).panels[0].action == "Ana waits."
    assert not field.hasFocus()


def test_the_films_first_shot_comes_out_of_the_black_or_not_at_all(inspector, studio):
    model = inspector.picture.transition.model()

    def offered() -> list[bool]:
        return [model.item(at).isEnabled() for at in range(model.rowCount())]

    assert all(offered())
    go_to_panel(studio, "panel-1")
    QTest.qWait(20)
    assert offered() == [True, False, True, False]  # cut, dissolve, fade, wipe
