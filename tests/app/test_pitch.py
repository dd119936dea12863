"""The pitch: boards turned with the arrows, a note kept on the board it was made on, and back where it ended."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.pitch import Pitch
from engine.document.numbering_edits import omit_shots

Key = Qt.Key


@pytest.fixture
def pitch(qtbot, studio):
    studio.select(panels=("panel-2",))
    made = Pitch(studio)
    made.resize(800, 500)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    return made


def here(pitch) -> str:
    return pitch.row.panel.id


def test_it_begins_at_the_chosen_board_and_the_arrows_turn_the_pages(pitch):
    assert here(pitch) == "panel-2"
    QTest.keyClick(pitch, Key.Key_Right)
    assert here(pitch) == "panel-3"
    QTest.keyClick(pitch, Key.Key_Left, Qt.KeyboardModifier.ControlModifier)
    assert here(pitch) == "panel-2"
    QTest.keyClick(pitch, Key.Key_End)
    QTest.keyClick(pitch, Key.Key_Right)  # after the last there is nothing
    assert here(pitch) == "panel-4"
    QTest.mouseClick(pitch, Qt.MouseButton.RightButton)
    assert here(pitch) == "panel-3"


def test_a_number_and_enter_go_to_that_shot(pitch):
    QTest.keyClicks(pitch, "12")
    QTest.keyClick(pitch, Key.Key_Return)
    assert here(pitch) == "panel-4"


def test_a_note_is_one_more_line_on_its_board_and_one_step_back(pitch, studio):
    for words in ("Closer.", "And slower."):
        QTest.keyClick(pitch, Key.Key_N)
        QTest.keyClicks(pitch.note, words)
        QTest.keyClick(pitch.note, Key.Key_Return)
    assert studio.document.shot("shot-2").panels[0].notes == "Closer.\nAnd slower."
    assert here(pitch) == "panel-2"
    studio.undo()
    assert studio.document.shot("shot-2").panels[0].notes == "Closer."
    QTest.keyClick(pitch, Key.Key_N)
    QTest.keyClicks(pitch.note, "Never mind")
    QTest.keyClick(pitch.note, Key.Key_Escape)
    assert studio.document.shot("shot-2").panels[0].notes == "Closer."


def test_boards_turn_by_themselves_as_long_as_each_lasts(pitch, qtbot):
    QTest.keyClick(pitch, Key.Key_Home)
    QTest.keyClick(pitch, Key.Key_Space)
    qtbot.waitUntil(lambda: here(pitch) == "panel-2", timeout=4000)
    QTest.keyClick(pitch, Key.Key_Space)
    assert not pitch.running


def test_omitted_boards_are_not_pitched_and_leaving_stays_at_the_last_board(pitch, studio):
    studio.edit("Omit", omit_shots, ("shot-2",))
    assert [row.panel.id for row in pitch.rows] == ["panel-1", "panel-4"]
    QTest.keyClick(pitch, Key.Key_End)
    QTest.keyClick(pitch, Key.Key_Escape)
    assert studio.selection.panels == ("panel-4",)
    assert not pitch.isVisible()


def test_the_keys_are_told_for_as_long_as_the_hand_is_seen(pitch, qtbot):
    told = pitch.grab(pitch.rect().adjusted(0, 0, 0, -440)).toImage()
    pitch._hide_hand()
    assert pitch.grab(pitch.rect().adjusted(0, 0, 0, -440)).toImage() != told
    QTest.mouseMove(pitch, pitch.rect().center())
    assert pitch.grab(pitch.rect().adjusted(0, 0, 0, -440)).toImage() == told
