"""Everything can be reached by the keyboard, says what it is, and is written in our own palette."""

from __future__ import annotations

import re

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QScrollBar, QWidget

from app import theme
from app.actions import ACTIONS, WORKSPACES
from engine.document.marker_edits import add_marker
from engine.document.panel_edits import remove_panels, set_caption
from engine.values.settings import RESOURCES


def nameless(window: QWidget) -> list[str]:
    """Widgets that take the keyboard and have no name for somebody who does not see them."""
    found = []
    for widget in window.findChildren(QWidget):
        takes = widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisibleTo(window) and widget.isEnabled()
        over = widget.parentWidget()
        if isinstance(over, QAbstractScrollArea) and over.viewport() is widget:
            continue  # it has the keys for the panel that it is the inside of
        if takes and not isinstance(widget, QScrollBar) and not widget.objectName().startswith("qt_"):
            face = QAccessible.queryAccessibleInterface(widget)
            if not (face and face.text(QAccessible.Text.Name)):
                found.append(f"{type(widget).__name__} in {type(widget.parent()).__name__}")
    return found


@pytest.mark.parametrize("name", WORKSPACES)
def test_whatever_takes_the_keyboard_says_what_it_is(shell, name):
    shell.actions_[name].trigger()
    QTest.qWait(20)
    for dock in shell.docks.values():
        if not dock.isHidden():
            dock.raise_()
            QTest.qWait(1)
            assert nameless(dock) == []
    assert nameless(shell.head) == []
    assert nameless(shell.status) == []
    assert nameless(shell.player) == []


def test_the_timeline_can_be_heard(shell):
    timeline, studio = shell.timeline, shell.studio
    studio.edit("Write", set_caption, "panel-3", "dialogue", "BEN: Now.")
    face = QAccessible.queryAccessibleInterface(timeline)
    assert face.role() == QAccessible.Role.List
    assert face.childCount() == 4
    third = face.child(2)
    assert third.text(QAccessible.Text.Name) == "Panel 2·2, 00:00:02:12 to 00:00:03:12, lasts 1:00"
    assert third.text(QAccessible.Text.Description) == "BEN: Now."
    middle = third.rect().center()
    assert face.childAt(middle.x(), middle.y()) is third
    timeline.setFocus()
    studio.move_playhead(60)
    assert face.focusChild() is third
    assert third.state().focused
    assert "playhead at 00:00:02:12" in face.text(QAccessible.Text.Description)
    QTest.keyClick(timeline, Qt.Key.Key_Left)  # as the arrows do for everybody
    assert face.focusChild().text(QAccessible.Text.Name).startswith("Panel 2·1")
    studio.edit("Marker", add_marker, 30, "bell")
    studio.select(markers=(studio.document.markers[0].id,))
    assert face.text(QAccessible.Text.Description) == "Marker bell at 00:00:01:06, playhead at 00:00:02:11"
    studio.edit("Delete", remove_panels, ("panel-3", "panel-4"))
    assert face.childCount() == 2
    assert not third.isValid()
    assert third.text(QAccessible.Text.Name) == ""


def test_what_opens_over_the_window_says_what_it_is(shell):
    shell.doors.show_preferences()
    preferences = shell.doors.preferences
    for at in range(preferences.pages.count()):
        preferences.show_subject(at)
        assert nameless(preferences) == []
    preferences.close()
    shell.doors.show_start()
    assert nameless(shell.doors.start) == []
    shell.doors.leave_start()
    shell.doors.show_versions()
    assert nameless(shell.doors.versions) == []
    shell.doors.versions.close()


def test_tab_goes_through_the_window_and_comes_back(shell):
    shell.boards.strip.setFocus()
    visited = []
    for _ in range(400):
        widget = QApplication.focusWidget()
        if widget in visited:
            break
        visited.append(widget)
        shell.focusNextChild()
    assert len(visited) > 10
    assert any(shell.inspector.isAncestorOf(widget) for widget in visited)
    assert any(shell.boards.isAncestorOf(widget) for widget in visited)


def test_every_surface_is_neutral():
    for colour in (
        theme.WINDOW,
        theme.PANEL,
        theme.FIELD,
        theme.RAISED,
        theme.HOVER,
        theme.LINE,
        theme.TEXT,
        theme.QUIET,
    ):
        assert colour.red() == colour.green() == colour.blue()
    sheet = (RESOURCES / "theme" / "window.qss").read_text(encoding="utf-8")
    for red, green, blue in re.findall(r"#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})\b", sheet):
        assert red == green == blue


def test_words_can_be_read_on_every_surface():
    def light(colour) -> float:
        channel = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in colour.getRgbF()[:3]]
        return 0.2126 * channel[0] + 0.7152 * channel[1] + 0.0722 * channel[2]

    for surface in (theme.WINDOW, theme.PANEL, theme.FIELD):
        for ink in (theme.TEXT, theme.QUIET):
            assert (light(ink) + 0.05) / (light(surface) + 0.05) >= 4.5


def test_every_icon_that_is_named_is_there_and_is_drawn_sharply_at_every_density():
    names = {row.icon for row in ACTIONS if row.icon}
    assert all((RESOURCES / "icons" / f"{name}.svg").is_file() for name in names)
    for ratio in (1.0, 1.5, 2.0):
        pixmap = theme.picture("play", 16, theme.TEXT, ratio)
        assert pixmap.width() == round(16 * ratio)
        assert pixmap.devicePixelRatio() == ratio


def test_generation_off_is_off_everywhere(shell):
    shell.studio.set_generation(False)
    QTest.qWait(20)
    told = []
    for name in WORKSPACES:
        if not shell.actions_[name].isVisible():
            continue
        shell.actions_[name].trigger()
        QTest.qWait(20)
        for widget in shell.findChildren(QWidget):
            if widget.isVisible():
                words = " ".join(
                    str(getattr(widget, name)())
                    for name in ("text", "toolTip", "accessibleName")
                    if _is_text(widget, name)
                )
                if re.search(r"\b([Dd]raft|[Ff]inal|[Pp]aint(ed|ing)|[Gg]enerat\w+|a take|takes)\b", words):
                    told.append(f"{name}: {type(widget).__name__}: {words}")
    assert told == []


def _is_text(widget: QWidget, name: str) -> bool:
    return callable(getattr(widget, name, None))
