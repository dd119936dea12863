"""An artist at the real program, which runs as a process of its own and can be killed.

    PYTHONPATH=. python tests/journeys/artist.py DAY

Starts Inbetweener as the command does, and does a day's gestures in it with mouse and keys. Every line of the output is
one thing that was seen, as JSON.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Callable

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from app.commands import Commands
from app.main import make_application, run
from app.window import Window
from engine.document.journal import journal_path

PATIENCE = 60.0  # seconds, on a machine that does other things as well


def first_day(window: Window) -> None:
    """Start page, sample, tour, palette, preferences; then work that is never saved."""
    doors = window.doors
    say(starts_with_page=doors.starting)
    assert doors.start
    click(doors.start.try_)
    titles = []
    while doors.tour:
        titles.append(doors.tour.title.text())
        click(doors.tour.next)
    say(film=window.studio.document.title, tour=titles)
    boards = panels(window)
    QTest.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    palette = until(lambda: next((w for w in QApplication.topLevelWidgets() if isinstance(w, Commands)), None))
    QTest.keyClicks(palette.field, "new pan")
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    say(palette_added=panels(window) - boards)
    QTest.keyClick(window, Qt.Key.Key_Comma, Qt.KeyboardModifier.ControlModifier)
    preferences = until(lambda: doors.preferences)
    preferences.show_subject(2)
    preferences.keys.preset.setCurrentText("Storyboarder")
    preferences.keys.preset.textActivated.emit("Storyboarder")
    preferences.close()
    window.activateWindow()
    rest(50)
    boards = panels(window)
    window.boards.strip.setFocus()
    QTest.keyClick(window.boards.strip, Qt.Key.Key_D)
    say(storyboarder_duplicated=panels(window) - boards)
    window.keeper.save_now()
    until(lambda: window.keeper.state == "saved")
    say(saved=str(window.studio.project), boards=panels(window))
    field = window.inspector.captions.fields["action"]
    field.setFocus()
    QTest.keyClicks(field, "Never saved")
    window.studio.play()  # the film runs, and the words are still being written
    typed = time.monotonic()
    window.inspector.settle()
    path = journal_path(window.studio.document.id, window.studio.project)
    until(lambda: path.exists() and "Never saved" in path.read_text(encoding="utf-8"))
    say(written_down_after=round(time.monotonic() - typed, 2), saved_now=window.keeper.saved)
    rest(600_000)  # until somebody pulls the plug


def second_day(window: Window) -> None:
    """The film of yesterday, and what the crash left."""
    doors = window.doors
    assert doors.start
    films = doors.start.films
    say(starts_with_page=doors.starting, first_card=films.item(0).text())
    QTest.keyClick(films, Qt.Key.Key_Return)
    offer = until(lambda: doors.offer)
    before = actions(window)
    until(lambda: offer.pictures.cards.images)
    say(
        offered=len(offer.pictures.cards.found),
        pictures=len(offer.pictures.cards.images),
        before="Never saved" in before,
    )
    click(offer.back)
    say(back="Never saved" in actions(window), undo=window.studio.editor.past[-1][0])
    window.keeper.save_now()
    until(lambda: window.keeper.state == "saved")
    say(saved=True, key=window.actions_["duplicate"].shortcuts()[0].toString())
    window.close()


def screening(window: Window) -> None:
    """The film on a projector, which is unplugged while it plays."""
    say(screens=[screen.geometry().getRect() for screen in QApplication.screens()])
    click(window.doors.start.try_)
    click(window.doors.tour.skip)
    until(window.isActiveWindow)
    window.show_workspace("animatic")
    film = Qt.Key.Key_F11, Qt.KeyboardModifier.ControlModifier
    QTest.keyClick(window, *film)
    shown = until(lambda: window.player.cinema)
    rest(500)
    say(film=shown.geometry().getRect(), keys_stay=window.isActiveWindow())
    window.boards.strip.setFocus()
    QTest.keyClick(window.boards.strip, Qt.Key.Key_Space)
    until(lambda: window.studio.playhead > 5)
    say(plays=window.studio.playing, same=shown.viewer.layers == window.player.viewer.layers)
    subprocess.run(["xrandr", "--delmonitor", "right"], check=True)
    until(lambda: len(QApplication.screens()) == 1)
    until(lambda: window.player.cinema is None)
    say(unplugged=True, plays=window.studio.playing, keys_stay=window.isActiveWindow())
    QTest.keyClick(window, *film)
    shown = until(lambda: window.player.cinema)
    until(shown.isActiveWindow)
    say(film=shown.geometry().getRect())
    QTest.keyClick(shown, Qt.Key.Key_Escape)
    until(lambda: window.player.cinema is None)
    window.close()


DAYS: dict[str, Callable[[Window], None]] = {"first": first_day, "second": second_day, "screening": screening}


def say(**seen: object) -> None:
    print(json.dumps(seen), flush=True)


def click(widget: QWidget) -> None:
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)


def panels(window: Window) -> int:
    return sum(len(shot.panels) for shot in window.studio.document.shots())


def actions(window: Window) -> str:
    return " ".join(panel.action for shot in window.studio.document.shots() for panel in shot.panels)


def rest(milliseconds: int) -> None:
    """Lets the window go on. (QTest.qWait would keep every other thread of Python from it.)"""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def until(there: Callable[[], object]):
    """What is waited for, as soon as it is there."""
    begun = time.monotonic()
    while not (found := there()):
        assert time.monotonic() - begun < PATIENCE, "waited in vain"
        rest(20)
    return found


def begin(day: str) -> None:
    window = next((each for each in QApplication.topLevelWidgets() if isinstance(each, Window)), None)
    if window is None or not window.isVisible():
        QTimer.singleShot(20, lambda: begin(day))
        return
    rest(100)
    DAYS[day](window)


if __name__ == "__main__":
    make_application(())
    QTimer.singleShot(0, lambda: begin(sys.argv[1]))
    sys.exit(run(()))
