"""After a crash, on a full disk, in two windows: what the artist sees, and what she can do."""

from __future__ import annotations

import resource
import signal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.recovery import VersionsDialog
from engine.document.folder import new_project, open_project, save_project
from engine.document.holding import Hold
from engine.document.journal import Journal, journal_path
from engine.document.panel_edits import set_caption
from engine.document.recovery import TRIES, aside
from engine.document.shot_edits import set_light
from tests.app.conftest import small_film


@pytest.fixture
def crashed(tmp_path):
    """A film with work in its journal that was never saved."""
    opened = new_project(tmp_path / "crashed.inbetween", small_film())
    work = set_caption(opened.document, "panel-1", "action", "She turns")
    Journal(opened.document, opened.folder, opened.revision).note(work)
    return opened, work


def test_lost_work_is_offered_with_pictures_and_comes_back_as_one_step(crashed, open_window, qtbot):
    opened, work = crashed
    window = open_window(opened.folder)
    qtbot.waitUntil(lambda: window.doors.offer is not None, timeout=10_000)
    offer = window.doors.offer
    assert window.studio.document == opened.document
    assert [each.panel.id for each in offer.pictures.cards.found] == ["panel-1"]
    qtbot.waitUntil(lambda: bool(offer.pictures.cards.images), timeout=20_000)
    QTest.mouseClick(offer.back, Qt.MouseButton.LeftButton)
    assert window.studio.document == work
    assert open_project(opened.folder).document == opened.document  # the last good save is as it was
    window.studio.undo()
    assert window.studio.document == opened.document


def test_work_that_is_left_is_found_among_the_versions(crashed, open_window, qtbot):
    opened, work = crashed
    window = open_window(opened.folder)
    qtbot.waitUntil(lambda: window.doors.offer is not None, timeout=10_000)
    QTest.keyClick(window.doors.offer, Qt.Key.Key_Escape)
    assert window.studio.document == opened.document
    assert not journal_path(opened.document.id, opened.folder).exists()
    dialog = VersionsDialog(window.studio, window.doors.stills, window)
    assert [line.words for line in dialog.lines].count("not saved, kept after a crash") == 1
    row = next(at for at, line in enumerate(dialog.lines) if line.words != "saved")
    dialog.list.setCurrentRow(row)
    QTest.mouseClick(dialog.back, Qt.MouseButton.LeftButton)
    assert window.studio.document == work


def test_a_recovery_that_ends_the_program_is_not_tried_for_ever(crashed, open_window, qtbot):
    opened, _ = crashed
    first = open_window(opened.folder)
    qtbot.waitUntil(lambda: first.doors.offer is not None, timeout=10_000)
    first.keeper._hold.release()  # and here the program is gone
    first.doors.offer.hide()
    second = open_window(opened.folder)
    qtbot.waitUntil(lambda: second.doors.offer is not None, timeout=10_000)
    assert second.doors.offer.warning.text()
    assert not second.doors.offer.pictures.cards.found  # the pictures may have been what ended it
    assert second.doors.offer.leave.isDefault()
    second.keeper._hold.release()
    second.doors.offer.hide()
    assert TRIES == 2
    third = open_window(opened.folder)
    QTest.qWait(200)
    assert third.keeper.lost is None
    assert len(aside(opened.document.id, opened.folder)) == 1


def test_both_films_of_a_save_as_come_back_after_a_crash(shell, open_window, qtbot, tmp_path):
    first = shell.studio.project
    with qtbot.waitSignal(shell.keeper.moved):
        shell.keeper.save_as(tmp_path / "Second.inbetween")
    second = shell.studio.project
    qtbot.waitUntil(lambda: shell.keeper.state == "saved")
    other = open_window(first)
    other.studio.edit("Write", set_caption, "panel-1", "action", "in the first")
    shell.studio.edit("Write", set_caption, "panel-1", "action", "in the second")
    work = {first: other.studio.document, second: shell.studio.document}
    for window in (other, shell):
        qtbot.waitUntil(window.keeper._journal.path.exists, timeout=10_000)
        window.keeper._hold.release()  # and here the power is gone
    for folder in (second, first):
        window = open_window(folder)
        qtbot.waitUntil(lambda: window.doors.offer is not None, timeout=10_000)  # noqa: B023
        QTest.mouseClick(window.doors.offer.back, Qt.MouseButton.LeftButton)
        assert window.studio.document == work[folder]


def test_a_version_is_brought_back_as_a_step_and_the_present_is_not_lost(shell):
    studio = shell.studio
    first = studio.document
    studio.edit("Light", set_light, "shot-1", "night")
    now = studio.document
    save_project(now, studio.project)
    shell.actions_["versions"].trigger()
    dialog = shell.doors.versions
    assert len(dialog.lines) == 2
    dialog.list.setCurrentRow(1)
    assert "one changed board" in dialog.what.text()
    QTest.mouseClick(dialog.back, Qt.MouseButton.LeftButton)
    assert studio.document == first
    studio.undo()
    assert studio.document == now


def test_a_second_window_only_looks_until_it_is_told_to_take_over(shell, open_window, qtbot):
    second = open_window(shell.studio.project)
    qtbot.waitUntil(lambda: second.banner.isVisible(), timeout=10_000)
    assert second.studio.read_only
    before = second.studio.document
    second.studio.edit("Light", set_light, "shot-1", "night")
    assert second.studio.document is before
    shell.studio.edit("Light", set_light, "shot-2", "dusk")  # not saved yet
    QTest.mouseClick(second.banner.buttons[0], Qt.MouseButton.LeftButton)
    assert not second.studio.read_only
    assert not second.banner.isVisible()
    second.studio.edit("Light", set_light, "shot-1", "night")
    assert second.studio.document.shot("shot-1").light == "night"
    shell.keeper._look_around()
    assert shell.studio.read_only
    assert shell.banner.isVisible()
    qtbot.waitUntil(lambda: bool(list(shell.studio.project.glob("project.other-*.json"))), timeout=10_000)


def test_a_full_disk_turns_the_light_red_says_so_and_costs_nothing(shell, qtbot):
    keeper, studio = shell.keeper, shell.studio
    saved = open_project(studio.project).document
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    ignored = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    try:
        resource.setrlimit(resource.RLIMIT_FSIZE, (200, before[1]))
        studio.edit("Write", set_caption, "panel-1", "action", "No room " * 40)
        keeper.save_now()
        qtbot.waitUntil(lambda: shell.top.dot.state == "failed", timeout=10_000)
        told = shell.banner.words.text()
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, ignored)
    assert "disk is full" in told
    assert open_project(studio.project).document == saved
    if shell.banner.isVisible():  # it also tries again by itself
        QTest.mouseClick(shell.banner.buttons[0], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: keeper.state == "saved", timeout=15_000)
    assert not shell.banner.isVisible()
    assert open_project(studio.project).document == studio.document


def test_a_broken_import_says_what_to_do_and_the_window_goes_on(shell, qtbot, tmp_path):
    bad = tmp_path / "bad.storyboarder"
    bad.write_text("[" * 100_000)
    before = shell.studio.document
    shell.files.take([bad])
    assert shell.studio.jobs[-1].title == "Import of bad.storyboarder"
    qtbot.waitUntil(lambda: shell.studio.jobs[-1].state == "failed", timeout=30_000)
    assert "bad.storyboarder" in shell.studio.jobs[-1].sentence
    assert shell.studio.document is before


def test_an_import_can_be_cancelled_from_the_status_bar(shell, qtbot, tmp_path):
    import os

    endless = tmp_path / "endless.fountain"
    os.mkfifo(endless)
    shell.files.take([endless])
    qtbot.waitUntil(shell.status.cancel.isVisible, timeout=5000)
    QTest.mouseClick(shell.status.cancel, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: shell.studio.jobs[-1].state == "stopped", timeout=20_000)


def test_the_note_of_an_open_film_goes_when_it_is_closed(shell):
    assert Hold(shell.studio.project).other() is not None
    folder = shell.studio.project
    shell.close()
    assert Hold(folder).other() is None
