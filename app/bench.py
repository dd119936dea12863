"""What the window's own drawing takes, for ``inbetweener bench --window``: the timeline beside a plain QGraphicsView.

The times are the processor's, so that what else the machine does is counted as little as can be.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPen, QPolygonF
from PySide6.QtWidgets import (
    QApplication,
    QGraphicsItem,
    QGraphicsLineItem,
    QGraphicsPolygonItem,
    QGraphicsRectItem,
    QGraphicsScene,
    QGraphicsView,
)

from app import bench_boards, theme
from app.studio import Studio
from app.timeline import TimelinePanel
from app.timeline.layout import View
from engine.bench.figures import Figure, spread
from engine.document.figure import standing_pose
from engine.document.film_edits import new_document
from engine.document.folder import new_project
from engine.document.model import Document, Entity, Panel, PoseKey, PoseTrack, Sequence, Shot, Words
from engine.document.panel_edits import set_frames
from engine.values.time import Span

SIZE = (1600, 580)  # pixels of both
SCALES = (0.012, 0.02, 0.05, 0.1, 0.3, 0.6, 1.0, 2.0, 4.0, 8.0, 16.0, 48.0)  # pixels a frame, from all of the film on
PLAIN = "a QGraphicsView with an item for every panel and key, and no words"
PANEL = 24  # frames


def figures(times: int = 15) -> Iterator[Figure]:
    """Every figure as soon as it is known, in milliseconds that 19 of 20 stay below."""
    if sys.platform not in ("win32", "darwin") and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QApplication.instance() or QApplication(["inbetweener"])
    assert isinstance(application, QApplication)
    theme.apply(application)
    with tempfile.TemporaryDirectory(prefix="inbetweener-bench-", ignore_cleanup_errors=True) as folder:
        large, plain = Own(long_film(2500), Path(folder, "large")), Plain(long_film(2500))
        what = "timeline of 5,000 panels and 20,000 keys"
        slowest = max(SCALES, key=lambda scale: _late(large.repaints(scale, times)))
        every, other = (both.repaints(slowest, times) for both in (large, plain))
        yield Figure(f"{what}, repaint at its slowest zoom", _late(every), "ms", _late(other), PLAIN)
        whole = [_late(both.repaints(SCALES[0], times)) for both in (large, plain)]
        yield Figure(f"{what}, repaint of the whole film", whole[0], "ms", whole[1], PLAIN)
        moved = [_late(both.scrubs(4 * times)) for both in (large, plain)]
        yield Figure(f"{what}, a step of the playhead", moved[0], "ms", moved[1], PLAIN)
        large.close()
        small, plain = Own(long_film(1000), Path(folder, "small")), Plain(long_film(1000))
        edited = [_late(both.edits(2 * times)) for both in (small, plain)]
        yield Figure("timeline of 1,000 shots, from an edit to its picture", edited[0], "ms", edited[1], PLAIN)
        small.close()
        yield from bench_boards.figures(Path(folder), times)


def long_film(shots: int) -> Document:
    """Shots of two panels in which four people are posed twice."""
    people = tuple(
        Entity(f"person-{at}", f"Person {at}", "character", "person", colour=(90 + 30 * at, 120, 150))
        for at in range(4)
    )
    pose = standing_pose((0.4, 0.2, 0.6, 0.9), 16 / 9)
    keys = (PoseKey(6, pose), PoseKey(30, pose))
    made = tuple(
        Shot(
            f"shot-{at}",
            (Panel(f"panel-{at}-1", PANEL), Panel(f"panel-{at}-2", PANEL, dialogue="Where are we going?")),
            words=(Words(Span(0, 2 * PANEL), "a woman walks through a kitchen"),),
            poses=tuple(PoseTrack(person.id, keys) for person in people),
        )
        for at in range(shots)
    )
    film = new_document("Bench")
    return msgspec.structs.replace(film, cast=people, sequences=(Sequence("sequence-1", "", made),))


class Own:
    """The window's timeline, with the studio that it shows."""

    def __init__(self, film: Document, folder: Path):
        opened = new_project(folder.with_suffix(".inbetween"), film)
        self.studio = Studio(opened.document, opened.folder)
        self.panel = TimelinePanel(self.studio)
        self.panel.resize(*SIZE)
        self.panel.show()
        QApplication.processEvents()

    def repaints(self, scale: float, times: int) -> list[float]:
        middle = 0.0 if scale == SCALES[0] else self.studio.film_frames * 0.3

        def look(at: int) -> None:
            self.panel.show_view(View(middle + 7 * at / scale, scale, self.panel.view.width))
            self.panel.viewport().repaint()

        return _timed(look, times)

    def scrubs(self, times: int) -> list[float]:
        middle = int(self.studio.film_frames * 0.3)
        self.panel.show_view(View(middle, 4.0, self.panel.view.width))
        QApplication.processEvents()

        def step(at: int) -> None:
            self.studio.move_playhead(middle + 20 + at)
            QApplication.processEvents()  # what the step has touched is drawn, and no more

        return _timed(step, times)

    def edits(self, times: int) -> list[float]:
        self.panel.show_view(View(7000, 4.0, self.panel.view.width))

        def edit(at: int) -> None:
            self.studio.edit("Retime", set_frames, "panel-150-1", PANEL + 1 + at % 2)
            self.panel.viewport().repaint()

        return _timed(edit, times)

    def close(self) -> None:
        self.panel.close()
        self.studio.close()


class Plain:
    """The same film the way it is usually done: an item of the scene for each thing."""

    def __init__(self, film: Document):
        self.stage = QGraphicsScene()
        self.view = QGraphicsView(self.stage)
        self.items: list[QGraphicsItem] = []
        start = 0
        body, pen, diamond = QColor(58, 58, 58), QPen(Qt.PenStyle.NoPen), _diamond()
        for shot in film.shots():
            for place, panel in enumerate(shot.panels):
                rect = QGraphicsRectItem(QRectF(0, 0, panel.frames - 0.1, 58))
                rect.setPos(start + place * PANEL, 0)
                rect.setBrush(body)
                rect.setPen(pen)
                self._add(rect)
            for row, track in enumerate(shot.poses):
                for key in track.keys:
                    mark = QGraphicsPolygonItem(diamond)
                    mark.setFlag(QGraphicsItem.GraphicsItemFlag.ItemIgnoresTransformations)
                    mark.setPos(start + key.frame, 80 + 23 * row)
                    mark.setBrush(QColor(190, 120, 90))
                    mark.setPen(pen)
                    self._add(mark)
            start += shot.frames
        self.frames = start
        self.playhead = QGraphicsLineItem(0, 0, 0, SIZE[1])
        self.playhead.setPen(QPen(theme.ACCENT, 0))
        self.stage.addItem(self.playhead)
        self.view.resize(*SIZE)
        self.view.show()
        QApplication.processEvents()

    def _add(self, item: QGraphicsItem) -> None:
        self.stage.addItem(item)
        self.items.append(item)

    def _look(self, left: float, scale: float) -> None:
        self.view.resetTransform()
        self.view.scale(scale, 1)
        self.view.centerOn(left + SIZE[0] / scale / 2, SIZE[1] / 2)

    def repaints(self, scale: float, times: int) -> list[float]:
        middle = 0.0 if scale == SCALES[0] else self.frames * 0.3

        def look(at: int) -> None:
            self._look(middle + 7 * at / scale, scale)
            self.view.viewport().repaint()

        return _timed(look, times)

    def scrubs(self, times: int) -> list[float]:
        middle = self.frames * 0.3
        self._look(middle, 4.0)

        def step(at: int) -> None:
            self.playhead.setPos(middle + 20 + at, 0)
            QApplication.processEvents()

        return _timed(step, times)

    def edits(self, times: int) -> list[float]:
        self._look(7000, 4.0)
        edge = 150 * 2 * PANEL + PANEL
        later = [item for item in self.items if item.x() >= edge]

        def edit(at: int) -> None:
            for item in later:
                item.moveBy(1 if at % 2 else -1, 0)
            self.view.viewport().repaint()

        return _timed(edit, times)


def _timed(work: Callable[[int], None], times: int) -> list[float]:
    """Seconds of the processor for each go; the first, which makes what is kept, is not counted."""
    taken: list[float] = []
    for at in range(-1, times):
        began = time.thread_time()
        work(at)
        if at >= 0:
            taken.append(time.thread_time() - began)
    return taken


def _late(seconds: list[float]) -> float:
    return spread(seconds)[1]


def _diamond() -> QPolygonF:
    return QPolygonF([QPointF(0, -4.5), QPointF(4.5, 0), QPointF(0, 4.5), QPointF(-4.5, 0)])
