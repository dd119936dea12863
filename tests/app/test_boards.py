"""The boards with the mouse: choosing, moving, adding, and a thousand panels."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QHelpEvent, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip

from app import verbs
from app.boards import BoardsPanel
from engine.document.assets import Assets
from tests.app.conftest import by_itself

LEFT, NONE, SHIFT = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def boards(qtbot, studio):
    panel = by_itself(qtbot, BoardsPanel(studio), 1200, 150)
    QTest.qWait(30)
    return panel


def centre(boards, row: int) -> QPoint:
    return boards.strip.visualRect(boards.strip.panels.index(row)).center()


def order(studio) -> list[str]:
    return [panel.id for shot in studio.document.shots() for panel in shot.panels]


def test_a_click_chooses_a_panel_and_goes_to_its_first_frame(boards, studio):
    QTest.mouseClick(boards.strip.viewport(), LEFT, NONE, centre(boards, 2))
    assert studio.selection.panels == (order(studio)[2],)
    assert studio.playhead == boards.strip.panels.rows[2].film_frame


def test_shift_click_chooses_a_range(boards, studio):
    QTest.mouseClick(boards.strip.viewport(), LEFT, NONE, centre(boards, 0))
    QTest.mouseClick(boards.strip.viewport(), LEFT, SHIFT, centre(boards, 2))
    assert studio.selection.panels == tuple(order(studio)[:3])


def test_a_panel_dragged_past_another_stands_after_it_and_one_undo_brings_it_back(boards, studio):
    before = studio.document
    first, second, *rest = order(studio)
    view = boards.strip.viewport()
    QTest.mousePress(view, LEFT, NONE, centre(boards, 0))
    for share in (0.3, 0.6, 1.0):
        QTest.mouseMove(view, centre(boards, 0) + (centre(boards, 1) + QPoint(30, 0) - centre(boards, 0)) * share)
    QTest.mouseRelease(view, LEFT, NONE, centre(boards, 1) + QPoint(30, 0))
    assert order(studio) == [second, first, *rest]
    studio.undo()
    assert studio.document == before


def test_escape_while_dragging_moves_nothing(boards, studio):
    before = studio.document
    view = boards.strip.viewport()
    QTest.mousePress(view, LEFT, NONE, centre(boards, 0))
    QTest.mouseMove(view, centre(boards, 2))
    QTest.keyClick(boards.strip, Qt.Key.Key_Escape)
    QTest.mouseRelease(view, LEFT, NONE, centre(boards, 2))
    assert studio.document is before


def test_a_new_panel_comes_after_the_chosen_one_in_the_same_shot(boards, studio):
    QTest.mouseClick(boards.strip.viewport(), LEFT, NONE, centre(boards, 0))
    before = order(studio)
    verbs.add_panel_here(studio)
    after = order(studio)
    assert [panel for panel in after if panel in before] == before
    assert after[1] not in before
    assert studio.selection.panels == (after[1],)
    assert len(next(studio.document.shots()).panels) == 2


def test_duplicating_several_panels_is_one_step(boards, studio):
    studio.select(panels=tuple(order(studio)[:2]))
    steps = len(studio.editor.past)
    verbs.duplicate_panels(studio)
    assert len(order(studio)) == 6
    assert len(studio.editor.past) == steps + 1


def test_delete_takes_the_chosen_panels_away_and_chooses_the_next(boards, studio):
    first, _, third, fourth = order(studio)
    QTest.mouseClick(boards.strip.viewport(), LEFT, NONE, centre(boards, 1))
    QTest.keyClick(boards.strip, Qt.Key.Key_Delete)
    assert order(studio) == [first, third, fourth]
    assert studio.selection.panels == (third,)


def test_the_arrows_go_from_drawing_to_drawing(boards, studio):
    QTest.mouseClick(boards.strip.viewport(), LEFT, NONE, centre(boards, 0))
    QTest.keyClick(boards.strip, Qt.Key.Key_Right)
    assert studio.selection.panels == (order(studio)[1],)


def test_an_edit_in_one_panel_leaves_every_other_row_alone(boards, studio):
    from engine.document.panel_edits import set_caption

    gone: list[object] = []
    boards.strip.panels.rowsRemoved.connect(lambda *_: gone.append(1))
    boards.strip.panels.modelReset.connect(lambda: gone.append(1))
    studio.edit("Write", set_caption, order(studio)[1], "action", "Ana runs.")
    assert not gone
    assert boards.strip.panels.rows[1].panel.action == "Ana runs."


def test_an_empty_film_says_the_next_gesture(qtbot, empty_studio):
    panel = BoardsPanel(empty_studio)
    qtbot.addWidget(panel)
    asked: list[str] = []
    panel.asked.connect(asked.append)
    assert panel.pages.currentWidget() is panel.empty
    assert not any(button.isEnabled() for button in panel.of_panels)
    for button in panel.empty.buttons.values():
        QTest.mouseClick(button, LEFT)
    assert asked == ["new-shot", "import", "sample"]
    verbs.add_panel_here(empty_studio)
    assert panel.pages.currentWidget() is panel.strip
    assert all(button.isEnabled() for button in panel.of_panels)


def test_a_shot_that_comes_out_of_the_black_is_shown_where_it_is_seen_even_as_the_films_first(boards, studio):
    from engine.document.model import Transition
    from engine.document.shot_edits import set_transition

    studio.edit("Change transition", set_transition, "shot-1", Transition("fade", 12))
    QTest.mouseClick(boards.strip.viewport(), LEFT, NONE, centre(boards, 0))
    assert studio.playhead == 6
    studio.edit("Change transition", set_transition, "shot-1", Transition("dissolve", 12))  # out of no other shot
    verbs.go_to_panel(studio, "panel-1")
    assert studio.playhead == 0


def test_the_last_name_over_a_single_row_has_the_room_beside_its_panels(qtbot, studio):
    from engine.document.film_edits import rename_sequence
    from engine.document.panel_edits import remove_panels

    studio.edit("Delete", remove_panels, ("panel-2", "panel-3", "panel-4"))
    studio.edit("Name", rename_sequence, "sequence-1", "INT. MATTHEW'S BEDROOM - DAY")
    strip = by_itself(qtbot, BoardsPanel(studio), 1200, 150).strip
    assert [heading.rect.right() > 1100 for heading in strip.places.headings] == [True]


def test_a_shots_size_stands_beside_its_number_and_the_tip_says_all_of_the_camera(boards, studio, cells_painted):
    from engine.document.caption_edits import set_framing

    studio.edit("Describe the camera", set_framing, "shot-2", size="MS", angle="low", lens=35.0)
    boards.strip.viewport().repaint()
    assert {look.number: look.shot_size for look in cells_painted if look.shot_size} == {"2·1": "MS"}
    view = boards.strip.viewport()
    at = centre(boards, 2)
    QApplication.sendEvent(view, QHelpEvent(QEvent.Type.ToolTip, at, view.mapToGlobal(at)))
    assert "MS, low, 35 mm" in QToolTip.text()
    QToolTip.hideText()


def test_a_board_with_a_note_is_told_from_those_without(boards, studio, cells_painted):
    from engine.document.panel_edits import set_caption

    studio.edit("Write", set_caption, "panel-3", "notes", "Hold 8 frames longer.")
    boards.strip.viewport().repaint()
    assert {look.number for look in cells_painted if look.noted} == {"2·2"}


def test_while_the_artist_draws_the_boards_are_her_drawings(boards, studio, monkeypatch, qtbot):
    from engine.document.panel_edits import set_drawing

    drawing = studio.project / "drawing.png"
    picture = QImage(64, 36, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.white)
    picture.save(str(drawing))
    monkeypatch.setattr(studio.pictures, "paints", lambda shot: True)
    studio.edit("Draw", set_drawing, "panel-1", Assets(studio.project).put_file(drawing))

    def shown() -> str:
        key = boards.strip.thumbs._last.get("panel-1")
        return key[0] if key else ""

    qtbot.waitUntil(lambda: shown() == "image")  # the best that there is
    boards.strip.show_drawings(True)
    qtbot.waitUntil(lambda: shown() == "drawing")
    boards.strip.show_drawings(False)
    qtbot.waitUntil(lambda: shown() == "image")


def test_a_thousand_panels_answer_an_edit_by_painting_what_is_seen(qtbot, long_studio, cells_painted):
    from engine.document.panel_edits import set_frames

    panel = by_itself(qtbot, BoardsPanel(long_studio), 1400, 500)
    cells_painted.clear()
    long_studio.edit("Change length", set_frames, "panel-500", 48)
    panel.strip.viewport().repaint()
    assert len(cells_painted) < 40
    assert panel.strip.panels.rowCount() == 1000
