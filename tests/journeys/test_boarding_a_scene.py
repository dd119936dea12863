"""A morning with the boards: a scene laid out, cut, numbered, timed, found, copied, pitched and printed by hand."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from app.pitch import Pitch
from app.sheets import SheetsDialog
from engine.document.film import placed_shots, shot_numbers
from engine.document.film_edits import new_document
from engine.document.folder import new_project, open_project

LEFT, NONE, SHIFT = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier
Key = Qt.Key


@pytest.fixture
def window(open_window, tmp_path: Path):
    made = open_window(new_project(tmp_path / "scene.inbetween", new_document("Scene")).folder)
    QTest.qWait(50)
    return made


def test_a_scene_is_boarded_by_hand_and_is_on_the_disk_as_it_was_left(window, qtbot, tmp_path):
    studio, strip = window.studio, window.boards.strip

    def do(action: str) -> None:
        window.actions_[action].trigger()
        QTest.qWait(1)

    def at(row: int) -> QPoint:
        return strip.visualRect(strip.panels.index(row)).center()

    def panels() -> list[str]:
        return [panel.id for shot in studio.document.shots() for panel in shot.panels]

    # six boards, three cuts
    for _ in range(6):
        do("new-panel")
    assert [len(shot.panels) for shot in studio.document.shots()] == [6]
    for row in (4, 2):
        QTest.mouseClick(strip.viewport(), LEFT, NONE, at(row))
        do("cut-before")
    assert shot_numbers(studio.document) == ("1", "2", "3")

    # what is said, and as long as it takes to say it
    QTest.mouseClick(strip.viewport(), LEFT, NONE, at(2))
    QTest.qWait(20)
    field = window.inspector.captions.fields["dialogue"]
    field.setFocus()
    QTest.keyClicks(field, "ANA: I was only out in the rain, and forgot the time.")
    window.inspector.settle()
    QTest.qWait(20)
    spoken = window.inspector.captions.spoken
    QTest.mouseClick(spoken, LEFT, NONE, spoken.rect().center())
    said = studio.document.shot(list(studio.document.shots())[1].id).panels[0]
    assert said.frames == 118  # eleven words and a breath

    # a sequence of its own, whose numbers stay; a copy between two gets a letter
    QTest.mouseClick(strip.viewport(), LEFT, NONE, at(2))
    do("start-sequence")
    do("lock-numbers")
    QTest.mouseClick(strip.viewport(), LEFT, NONE, at(2))
    QTest.mouseClick(strip.viewport(), LEFT, SHIFT, at(3))
    strip.setFocus()
    do("copy")
    do("paste")
    assert shot_numbers(studio.document) == ("1", "2", "2A", "3")

    # found by a word, and cut from the film
    do("find")
    QTest.keyClicks(window.boards.finding.field, "rain")
    assert window.boards.finding.count.text() == "1 of 2"
    QTest.keyClick(window.boards.finding.field, Key.Key_Return)
    QTest.keyClick(window.boards.finding.field, Key.Key_Escape)
    do("omit")
    assert [placed.number for placed in placed_shots(studio.document)] == ["1", "2", "3"]

    # pitched, with a note
    pitch = Pitch(studio)
    pitch.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(pitch)
    pitch.show()
    QTest.keyClick(pitch, Key.Key_Home)
    QTest.keyClick(pitch, Key.Key_N)
    QTest.keyClicks(pitch.note, "Closer.")
    QTest.keyClick(pitch.note, Key.Key_Return)
    QTest.keyClick(pitch, Key.Key_Escape)
    assert next(studio.document.shots()).panels[0].notes == "Closer."

    # printed
    dialog = SheetsDialog(studio, tmp_path / "scene.pdf")
    qtbot.addWidget(dialog)
    dialog.save(tmp_path / "scene.pdf")
    qtbot.waitUntil(lambda: (tmp_path / "scene.pdf").exists(), timeout=20_000)

    # every step back and every step on again, and all of it on the disk
    done, order = studio.document, panels()
    steps = len(studio.editor.past)
    for _ in range(steps):
        studio.undo()
    assert panels() == []
    for _ in range(steps):
        studio.redo()
    assert (studio.document, panels()) == (done, order)
    window.keeper.save_now()
    qtbot.waitUntil(lambda: window.keeper.saved, timeout=10_000)
    assert open_project(studio.project).document == done
