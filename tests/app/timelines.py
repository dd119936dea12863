"""A timeline to take in hand: where its things are on the screen, and a mouse."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from app.timeline import TimelinePanel
from app.timeline.layout import View
from app.timeline.scene import HEADER, TOP
from engine.document.figure import standing_pose
from engine.document.pose_edits import set_pose
from tests.app.conftest import by_itself

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
CONTROL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.AltModifier
)  # fmt: skip
STANDS = standing_pose((0.4, 0.2, 0.6, 0.9), 16 / 9)


def posed(studio) -> str:
    """Ana, posed in the second shot, at its frames 6, 20 and 50."""
    ana = studio.document.cast[0].id
    for frame in (6, 20, 50):
        studio.edit("Pose", set_pose, "shot-2", ana, frame, STANDS)
    return ana


def laid_out(qtbot, studio) -> TimelinePanel:
    """A timeline on the screen, six pixels a frame."""
    made = by_itself(qtbot, TimelinePanel(studio), 1200, 460)
    made.show_view(View(0.0, 6.0, made.view.width))
    studio.editor.past.clear()
    return made


def spot(timeline: TimelinePanel, row: str, film_frame: float, down: float = 0.5) -> QPoint:
    found = next(each for each in timeline.rows if each.key == row)
    y = TOP + found.top - timeline.scrolled + found.height * down
    return QPoint(round(HEADER + timeline.view.x(film_frame)), round(y))


def drag(timeline: TimelinePanel, start: QPoint, stop: QPoint, modifiers=NONE, release: bool = True) -> None:
    port = timeline.viewport()
    QTest.mousePress(port, LEFT, modifiers, start)
    for step in range(1, 6):
        QTest.mouseMove(port, start + (stop - start) * step / 5)
    if release:
        QTest.mouseRelease(port, LEFT, modifiers, stop)


def frames(studio) -> list[list[int]]:
    return [[panel.frames for panel in shot.panels] for shot in studio.document.shots()]


def pose_frames(studio, entity: str) -> list[int]:
    return [key.frame for track in studio.document.shot("shot-2").poses if track.entity == entity for key in track.keys]
