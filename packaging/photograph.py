"""Drives the real application through a film's day, with the mouse, and photographs what the artist sees.

    python packaging/photograph.py FOLDER [--scale 2] [--size 1600x1000]

Opens the sample in a home of its own, scrubs, bends a figure, sees the draft follow, approves, renders the final, plays
and exports. The pictures in the README are made by it.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # Qt reads the environment when it is imported, and that is made first
    from PySide6.QtWidgets import QWidget

    from app.main import House
    from app.timeline.panel import TimelinePanel

ROOT = Path(__file__).resolve().parents[1]
LONGEST = 600.0  # seconds that a draft or a final may take on a slow machine


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, help="where the pictures go")
    parser.add_argument("--scale", default="1", help="2 for a screen with twice the pixels")
    parser.add_argument("--size", default="1600x1000", help="of the window")
    parser.add_argument("--shot", default="2", help="the shot whose figure is bent")
    options = parser.parse_args()
    home = Path(tempfile.mkdtemp(prefix="inbetweener-photograph-"))
    os.environ["INBETWEENER_HOME"] = str(home)
    os.environ["QT_SCALE_FACTOR"] = options.scale
    if not os.environ.get("DISPLAY"):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    sys.path.insert(0, str(ROOT))
    try:
        return photograph(options.folder, options.size, options.shot)
    finally:
        shutil.rmtree(home, ignore_errors=True)


def photograph(folder: Path, size: str, number: str) -> int:
    from app.main import House, first_film, make_application

    make_application(())
    house = House(first_film(()))
    width, height = (int(side) for side in size.split("x"))
    house.window.resize(width, height)
    house.window.show()
    try:
        Day(house, folder, number).pass_by()
    finally:
        house.window.close()
        house.close()
    return 0


class Day:
    """One pass through the work, step by step."""

    def __init__(self, house: House, folder: Path, number: str):
        self.window, self.studio = house.window, house.studio
        self.folder = folder
        self.taken = 0
        self.placed = next(placed for placed in self.studio.placed() if placed.number == number)
        folder.mkdir(parents=True, exist_ok=True)

    def pass_by(self) -> None:
        self.open_sample()
        self.scrub()
        painted = self.wait_for_draft()
        self.bend()
        if painted:
            self.wait_for_draft()
            self.shoot("draft-after-bending")
            self.approve()
            self.render_final()
        self.play()
        self.export()

    # -- the steps ----------------------------------------------------------------------------------------------------

    def open_sample(self) -> None:
        self.rest(4.0)
        self.shoot("boards")

    def scrub(self) -> None:
        """Along the ruler, to the middle of the shot."""
        self.window.actions_["animatic"].trigger()
        self.rest(1.0)
        timeline = self.window.timeline
        to = self.placed.span.start + self.placed.shot.frames // 2
        view = timeline.viewport()
        y = 18
        start, stop = self.ruler_x(timeline, 0), self.ruler_x(timeline, to)
        self.drag(view, (start, y), (stop, y), steps=12)
        self.studio.move_playhead(to)
        self.rest(2.5)
        self.shoot("animatic")

    def bend(self) -> None:
        """The right wrist of the first figure, up and out, while the draft follows."""
        from PySide6.QtCore import Qt
        from PySide6.QtTest import QTest

        self.window.actions_["staging"].trigger()
        self.rest(1.5)
        figure = self.window.player.pose_hand.skeletons.figures[0]
        self.studio.select(entity=figure.entity)
        self.rest(0.5)
        figure = next(one for one in self.window.player.pose_hand.skeletons.figures if one.entity == figure.entity)
        wrist = figure.points[4].toPoint()
        viewer = self.window.player.viewer
        before = self.studio.document
        QTest.mousePress(viewer, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, wrist)
        for step in range(1, 13):
            QTest.mouseMove(viewer, wrist + (figure.points[1].toPoint() - wrist) * (step / 6.0))
            self.rest(0.03)
        self.rest(1.5)  # the hand pauses: a warm draft comes
        self.shoot("bending")
        QTest.mouseRelease(
            viewer, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier,
            wrist + (figure.points[1].toPoint() - wrist) * 2,
        )  # fmt: skip
        assert self.studio.document != before, "the drag bent nothing"

    def wait_for_draft(self) -> bool:
        """Whether the shot has a draft that is up to date; False where nobody is there to paint."""
        from engine.models import FAMILIES

        if FAMILIES[self.studio.document.model].find() is None:
            return False
        shot = self.placed.shot.id

        def fresh() -> bool:
            now = self.studio.document.shot(shot)
            return self.studio.active_take(now) is not None and not self.studio.states.of(now).stale

        self.until(lambda: any(job.state == "running" for job in self.studio.jobs) or fresh(), "a draft begins")
        self.rest(1.0)
        self.shoot("painting")
        self.until(fresh, "the draft is there")
        self.rest(1.0)
        self.shoot("draft")
        return True

    def approve(self) -> None:
        self.window.actions_["render"].trigger()
        self.studio.select(panels=(self.studio.document.shot(self.placed.shot.id).panels[0].id,))
        self.rest(0.5)
        self.window.docks["inspector"].raise_()
        self.rest(0.3)
        self.click(self.window.inspector.gate.approve)
        self.rest(0.5)
        self.shoot("approved")

    def render_final(self) -> None:
        self.click(self.window.inspector.gate.final)
        self.window.docks["queue"].raise_()
        self.until(lambda: any(job.state == "running" for job in self.studio.jobs), "the final begins")
        self.rest(3.0)
        self.shoot("rendering-final")
        self.until(lambda: not any(job.live for job in self.studio.jobs), "the final is there")
        self.rest(1.0)
        self.shoot("final")

    def play(self) -> None:
        self.window.actions_["animatic"].trigger()
        self.studio.move_playhead(self.placed.span.start)
        self.rest(1.0)
        self.studio.play()
        self.rest(1.0)
        self.shoot("playing")
        self.studio.stop()

    def export(self) -> None:
        self.window.actions_["render"].trigger()
        film = self.folder / "film.mp4"
        self.studio.export("film", film)
        self.rest(1.0)
        self.shoot("exporting")
        self.until(lambda: not any(job.live for job in self.studio.jobs), "the film is written")
        self.shoot("exported")

    # -- the hand and the camera --------------------------------------------------------------------------------------

    def shoot(self, name: str) -> None:
        self.taken += 1
        path = self.folder / f"{self.taken:02}-{name}.png"
        self.window.grab().save(str(path))
        print(path, flush=True)

    def rest(self, seconds: float) -> None:
        """Lets the window go on. (QTest.qWait would keep every other thread of Python from it.)"""
        from PySide6.QtCore import QEventLoop, QTimer

        loop = QEventLoop()
        QTimer.singleShot(round(seconds * 1000), loop.quit)
        loop.exec()

    def until(self, there: Callable[[], bool], what: str) -> None:
        begun = time.monotonic()
        while not there():
            for job in self.studio.jobs:
                if job.state == "failed":
                    raise SystemExit(f"{job.title}: {job.sentence} {job.hint}\n{job.report}")
            if time.monotonic() - begun > LONGEST:
                raise SystemExit(f"Waited {LONGEST:.0f} s in vain until {what}.")
            self.rest(0.1)

    def click(self, widget: QWidget) -> None:
        from PySide6.QtCore import Qt
        from PySide6.QtTest import QTest

        QTest.mouseClick(widget, Qt.MouseButton.LeftButton)

    def drag(self, widget: QWidget, start: tuple[int, int], stop: tuple[int, int], steps: int) -> None:
        from PySide6.QtCore import QPoint, Qt
        from PySide6.QtTest import QTest

        left, plain = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        QTest.mousePress(widget, left, plain, QPoint(*start))
        for step in range(1, steps + 1):
            share = step / steps
            at = QPoint(*(round(a + (b - a) * share) for a, b in zip(start, stop, strict=True)))
            QTest.mouseMove(widget, at)
            self.rest(0.04)
        QTest.mouseRelease(widget, left, plain, QPoint(*stop))

    def ruler_x(self, timeline: TimelinePanel, film_frame: int) -> int:
        from app.timeline.panel import HEADER

        return round(HEADER + timeline.view.x(film_frame))


if __name__ == "__main__":
    sys.exit(main())
