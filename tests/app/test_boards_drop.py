"""Pictures from other programs come to stand where they are dropped, or after what is chosen when they are pasted."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QColor, QDragEnterEvent, QDragMoveEvent, QDropEvent, QGuiApplication, QImage
from PySide6.QtWidgets import QApplication

from app import boardwork
from engine.media.pictures import write_png

COPY, LEFT, NONE = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


@pytest.fixture
def pictures(tmp_path: Path) -> list[Path]:
    paths = [tmp_path / f"board {at}.png" for at in range(2)]
    for at, path in enumerate(paths):
        write_png(path, np.full((90, 160, 3), 90 * at, np.uint8))
    return paths


def files(paths: list[Path]) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data


def drag(shell, data: QMimeData, panel: str, right: bool) -> bool:
    """Data held over one half of a panel; whether it may be let go there."""
    strip = shell.boards.strip
    rect = strip.visualRect(strip.panels.index(strip.panels.place_of(panel)))
    at = QPoint(rect.right() - 6 if right else rect.left() + 6, rect.center().y())
    QApplication.sendEvent(strip.viewport(), QDragEnterEvent(at, COPY, data, LEFT, NONE))
    moved = QDragMoveEvent(at, COPY, data, LEFT, NONE)
    QApplication.sendEvent(strip.viewport(), moved)
    drag.at = at
    return moved.isAccepted()


def drop(shell, data: QMimeData) -> None:
    QApplication.sendEvent(shell.boards.strip.viewport(), QDropEvent(QPointF(drag.at), COPY, data, LEFT, NONE))


def order(shell) -> list[list[str]]:
    """The panels of each shot; those that are new are called by what they show."""
    known = {f"panel-{at}" for at in range(1, 5)}
    return [
        [panel.id if panel.id in known else "new" for panel in shot.panels] for shot in shell.studio.document.shots()
    ]


@pytest.mark.parametrize(
    ("panel", "right", "after"),
    [
        ("panel-2", False, [["panel-1"], ["new"], ["new"], ["panel-2", "panel-3"], ["panel-4"]]),
        ("panel-2", True, [["panel-1"], ["panel-2", "new", "new", "panel-3"], ["panel-4"]]),
        ("panel-3", True, [["panel-1"], ["panel-2", "panel-3"], ["new"], ["new"], ["panel-4"]]),
        ("panel-1", False, [["new"], ["new"], ["panel-1"], ["panel-2", "panel-3"], ["panel-4"]]),
    ],
)
def test_pictures_stand_where_they_are_dropped_in_their_order_and_in_one_step(
    shell, qtbot, pictures, panel, right, after
):
    before = shell.studio.document
    data = files(pictures)
    assert drag(shell, data, panel, right)
    strip = shell.boards.strip
    assert strip.drop.slot.after is right
    bar = strip.places.bar(strip.drop.slot).translated(-strip.offset)
    shown = strip.viewport().grab(bar).toImage()
    assert shown.pixelColor(shown.rect().center()).blue() > 120  # the bar is seen
    drop(shell, data)
    assert strip.drop.slot is None
    qtbot.waitUntil(lambda: order(shell) == after, timeout=20_000)
    chosen = shell.studio.selection.panels
    new = [one for shot in shell.studio.document.shots() for one in shot.panels if one.id in chosen]
    assert len(new) == 2
    shades = [shell.studio.project / "assets" / one.drawing[:2] / one.drawing for one in new]
    assert [path.read_bytes() for path in shades] == [path.read_bytes() for path in pictures]
    shell.studio.undo()
    assert shell.studio.document == before


def test_a_script_among_them_is_left_to_the_window(shell, pictures, tmp_path):
    script = tmp_path / "scene.fountain"
    script.write_text("INT. KITCHEN - DAY\n\nAna waits.\n")
    assert not drag(shell, files([*pictures, script]), "panel-2", False)
    assert shell.boards.strip.drop.slot is None


def test_a_picture_out_of_a_browser_is_dropped_between_two_panels_of_a_shot(shell):
    image = QImage(64, 36, QImage.Format.Format_RGB32)
    image.fill(QColor(200, 80, 20))
    data = QMimeData()
    data.setImageData(image)
    assert drag(shell, data, "panel-3", False)
    drop(shell, data)
    assert order(shell) == [["panel-1"], ["panel-2", "new", "panel-3"], ["panel-4"]]


def test_picture_files_are_pasted_after_what_is_chosen(shell, qtbot, pictures):
    shell.studio.select(panels=("panel-2",))
    QGuiApplication.clipboard().setMimeData(files(pictures[:1]))
    boardwork.paste_panels(shell.studio)
    qtbot.waitUntil(lambda: order(shell) == [["panel-1"], ["panel-2", "new", "panel-3"], ["panel-4"]], timeout=20_000)


def test_a_film_that_may_not_be_changed_takes_no_pictures(shell, pictures):
    shell.studio.read_only = True
    data = files(pictures)
    drag(shell, data, "panel-2", False)
    drop(shell, data)
    assert not shell.studio.jobs
