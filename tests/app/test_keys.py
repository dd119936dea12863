"""Keys: presets that contradict nothing, a map that can be changed, and typing that nobody steals."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from app.actions import ACTIONS
from app.keys.keymap import Keymap, kept_keymap
from app.keys.presets import PRESETS

ROWS = [(row.id, row.keys) for row in ACTIONS]


@pytest.mark.parametrize("preset", PRESETS)
def test_no_key_does_two_things(preset):
    given = [key for keys in Keymap(preset).keys(ROWS).values() for key in keys]
    assert len(given) == len(set(given))


@pytest.mark.parametrize("preset", PRESETS)
def test_a_preset_gives_what_it_promises(preset):
    keys = Keymap(preset).keys(ROWS)
    for id_, promised in PRESETS[preset].items():
        assert keys[id_] == tuple(promised.split("; "))


@pytest.mark.parametrize(
    ("preset", "wanted"),
    [
        (
            "Premiere",
            {"Ctrl+K": "split-here", "Q": "trim-start", "W": "trim-end", "Shift+Del": "delete", "Y": "tool-slip"},
        ),
        ("Resolve", {"Ctrl+B": "split-here", "Ctrl+\\": "split-here", "Shift+Backspace": "delete", "N": "snapping"}),
    ],
)
def test_an_editors_hand_finds_its_keys(preset, wanted):
    everybody = {"Space": "play", "J": "backward", "K": "stop", "L": "forward", "I": "mark-in", "O": "mark-out",
                 "M": "marker", "Up": "previous-panel", "Down": "next-panel", "Ctrl+Z": "undo"}  # fmt: skip
    does = {key: id_ for id_, keys in Keymap(preset).keys(ROWS).items() for key in keys}
    assert {key: does.get(key) for key in everybody | wanted} == everybody | wanted


@pytest.mark.parametrize("preset", PRESETS)
def test_whoever_gives_up_a_key_for_a_preset_is_not_left_without_one(preset):
    ours, theirs = Keymap().keys(ROWS), Keymap(preset).keys(ROWS)
    assert [id_ for id_, keys in ours.items() if keys and not theirs[id_]] == []


def test_the_keys_of_another_editor_cut_and_trim_and_choose_the_tool(shell, qtbot):
    shell.doors.show_preferences(2)
    editor = shell.doors.preferences.keys
    editor.preset.setCurrentText("Premiere")
    editor.preset.textActivated.emit("Premiere")
    shell.doors.preferences.close()
    split = shell.timeline.bar.buttons["split"]
    assert split.toolTip() == "Split the panel, or the chosen sounds, at the playhead  Ctrl+K"
    studio = shell.studio
    studio.move_playhead(24 + 12)
    QTest.keyClick(shell.boards.strip, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert [panel.frames for panel in studio.document.shot("shot-2").panels] == [12, 24, 24]
    studio.undo()
    QTest.keyClick(shell.boards.strip, Qt.Key.Key_Q)
    assert [panel.frames for panel in studio.document.shot("shot-2").panels] == [24, 24]
    QTest.keyClick(shell.boards.strip, Qt.Key.Key_Y)
    assert shell.timeline.tool == "slip"
    qtbot.waitUntil(lambda: not shell.actions_["tool-ripple"].isChecked(), timeout=2000)
    assert shell.actions_["tool-slip"].isChecked()
    studio.select(panels=("panel-3",))
    QTest.keyClick(shell.boards.strip, Qt.Key.Key_Delete, Qt.KeyboardModifier.ShiftModifier)
    assert [panel.id for panel in studio.document.shot("shot-2").panels] == ["panel-2"]


def test_whoever_has_the_key_gives_it_up():
    keymap = Keymap().with_keys("play", ["N"], ROWS)
    keys = keymap.keys(ROWS)
    assert keys["play"] == ("N",)
    assert "N" not in keys["new-panel"]
    assert keymap.reset("play").keys(ROWS)["play"] == ("Space",)


def test_the_map_is_kept_and_a_damaged_one_is_no_harm():
    from PySide6.QtCore import QSettings

    Keymap("Premiere").with_keys("play", ["Ctrl+Alt+P"], ROWS).keep()
    assert kept_keymap().keys(ROWS)["play"] == ("Ctrl+Alt+P",)
    assert kept_keymap().preset == "Premiere"
    QSettings().setValue("keys/own", "{damaged")
    QSettings().setValue("keys/preset", "Unknown")
    assert kept_keymap() == Keymap()


def test_a_key_is_changed_by_pressing_it_and_the_window_obeys_at_once(shell):
    shell.doors.show_preferences(2)
    editor = shell.doors.preferences.keys
    editor.choose("new-panel")
    QTest.keyClick(editor.press, Qt.Key.Key_Space)
    assert "Play" in editor.word.text()
    QTest.mouseClick(editor.add, Qt.MouseButton.LeftButton)
    assert shell.actions_["new-panel"].shortcuts() == [QKeySequence("Space")]
    assert shell.actions_["play"].shortcuts() == []
    QTest.mouseClick(editor.back, Qt.MouseButton.LeftButton)
    assert shell.actions_["new-panel"].shortcut() == QKeySequence("N")
    shell.doors.preferences.close()
    QTest.keyClick(shell.boards.strip, Qt.Key.Key_N)
    assert len(next(shell.studio.document.shots()).panels) == 2


def test_an_action_is_found_by_its_key(shell):
    shell.doors.show_preferences(2)
    editor = shell.doors.preferences.keys
    editor.search.setText("ctrl+s")
    shown = [id_ for id_, item in editor._items.items() if not item.isHidden()]
    assert "save" in shown
    assert "new-panel" not in shown
    shell.doors.preferences.close()


def test_a_preset_is_taken_at_once(shell):
    shell.doors.show_preferences(2)
    editor = shell.doors.preferences.keys
    editor.preset.setCurrentText("Storyboarder")
    editor.preset.textActivated.emit("Storyboarder")
    assert QKeySequence("D") in shell.actions_["duplicate"].shortcuts()
    assert QKeySequence("D") not in shell.actions_["draft"].shortcuts()
    shell.doors.preferences.close()


def test_space_presses_a_focused_button_and_plays_nothing(shell, qtbot):
    pressed = []
    button = QPushButton("Here", shell)
    button.toggled.connect(pressed.append)
    button.setCheckable(True)
    button.show()
    button.setFocus()
    qtbot.waitUntil(button.hasFocus, timeout=5000)
    QTest.keyClick(button, Qt.Key.Key_Space)
    assert pressed
    assert not shell.studio.playing


def test_letters_in_a_choice_choose_and_do_nothing_else(shell, qtbot):
    from PySide6.QtWidgets import QComboBox

    combo = QComboBox(shell)
    combo.addItems(["Day", "Night"])
    combo.show()
    combo.setFocus()
    qtbot.waitUntil(combo.hasFocus, timeout=5000)
    QTest.keyClick(combo, Qt.Key.Key_N)
    assert combo.currentText() == "Night"
    assert len(next(shell.studio.document.shots()).panels) == 1
