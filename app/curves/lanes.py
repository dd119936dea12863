"""Curves one under the other on one stretch of frames. The only file that knows pyqtgraph, read when it is first shown."""

from __future__ import annotations

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtWidgets import QApplication

from app import theme
from app.curves.channels import Channel, Curve
from engine.values.time import Rate, timecode

AXIS = 58  # pixels for the numbers on the left
REACH = 9  # pixels within which a key is taken
SHIFT = Qt.KeyboardModifier.ShiftModifier


class Frames(pg.AxisItem):
    """Time within the shot, as seconds and frames."""

    def __init__(self, rate: Rate, shown: bool):
        super().__init__("bottom", pen=pg.mkPen(theme.LINE), textPen=pg.mkPen(theme.QUIET))
        self.rate = rate
        self.setStyle(tickLength=-4, tickFont=theme.digits_font(8.5), showValues=shown)
        self.setHeight(20 if shown else 2)

    def tickStrings(self, values, scale, spacing):
        return [timecode(round(value), self.rate)[6:] if value >= 0 else "" for value in values]

    def tickSpacing(self, minVal, maxVal, size):  # noqa: N803 - pyqtgraph's names
        second = self.rate.nominal
        steps = (1, 2, 4, 6, 12, second, 2 * second, 5 * second, 10 * second, 60 * second)
        return [(next((step for step in steps if (maxVal - minVal) / step * 72 <= size), steps[-1]), 0)]


class Values(pg.AxisItem):
    """The numbers beside a lane: as few as can be read."""

    def __init__(self):
        super().__init__("left", pen=pg.mkPen(theme.LINE), textPen=pg.mkPen(theme.QUIET))
        self.setWidth(AXIS)
        self.setStyle(tickLength=-3, tickFont=theme.digits_font(8.5))

    def tickSpacing(self, minVal, maxVal, size):  # noqa: N803
        rough = max(1e-6, (maxVal - minVal) / max(1.0, size / 26))
        power = 10.0 ** np.floor(np.log10(rough))
        return [(next(step * power for step in (1, 2, 5, 10) if step * power >= rough), 0)]

    def tickValues(self, minVal, maxVal, size):  # noqa: N803
        """None so near an edge that its number would stand in the next lane's."""
        edge = (maxVal - minVal) * 7 / max(1.0, size)
        return [
            (spacing, [value for value in values if minVal + edge <= value <= maxVal - edge])
            for spacing, values in super().tickValues(minVal, maxVal, size)
        ]


class Keys(pg.ScatterPlotItem):
    """The diamonds. They leave every click to the ground, which knows how far a hand may miss them."""

    def mouseClickEvent(self, ev):
        ev.ignore()


class Ground(pg.ViewBox):
    """The ground of a lane: keys are taken with the left button, the middle one pushes, the wheel brings closer."""

    def __init__(self, lane: Lane):
        super().__init__(enableMenu=False)
        self.lane = lane
        self.setMouseEnabled(x=True, y=False)
        self.setBackgroundColor(theme.FIELD)
        self.setBorder(pg.mkPen(theme.LINE))

    def mouseDragEvent(self, ev, axis=None):
        if ev.button() != Qt.MouseButton.LeftButton:
            super().mouseDragEvent(ev, axis)
            return
        ev.accept()
        self.lane.dragged(ev)

    def mouseClickEvent(self, ev):
        if ev.button() == Qt.MouseButton.LeftButton:
            ev.accept()
            self.lane.clicked(ev)

    def wheelEvent(self, ev, axis=None):
        super().wheelEvent(ev, axis=0)


class Lane:
    """One curve with its keys."""

    def __init__(self, lanes: Lanes, channel: Channel, rate: Rate, last: bool):
        self.lanes, self.channel = lanes, channel
        self.curve: Curve | None = None
        self.taken: int | None = None  # the frame of the key in the hand
        self.ground = Ground(self)
        axes: dict[str, pg.AxisItem] = {"bottom": Frames(rate, last), "left": Values()}
        self.plot = pg.PlotItem(viewBox=self.ground, axisItems=axes, enableMenu=False)
        self.plot.hideButtons()
        self.line = self.plot.plot(pen=pg.mkPen(theme.QUIET, width=1.4), connect="finite", antialias=True)
        self.points = Keys(pxMode=True, hoverable=True, hoverBrush=pg.mkBrush(theme.TEXT), tip=None)
        self.plot.addItem(self.points)
        self.playhead = pg.InfiniteLine(angle=90, pen=pg.mkPen(theme.ACCENT, width=1))
        self.playhead.setZValue(-1)
        self.plot.addItem(self.playhead)
        self.name = pg.TextItem(channel.words, color=theme.QUIET, anchor=(0, 0), fill=pg.mkBrush(theme.FIELD))
        self.name.setFont(theme.text_font(9))
        self.name.setParentItem(self.ground)
        self.name.setPos(6, 2)

    def show(self, curve: Curve, chosen: frozenset[int], focused: bool) -> None:
        self.curve = curve
        frames = np.arange(len(curve.values))
        self.line.setData(frames, curve.values)
        self.points.setData(
            [
                {
                    "pos": (frame, value), "symbol": "d", "size": 15 if frame in chosen else 11,
                    "brush": pg.mkBrush(theme.ACCENT if frame in chosen else theme.QUIET), "pen": pg.mkPen(theme.FIELD, width=1.5),
                }
                for frame, value in curve.keys
            ]
        )  # fmt: skip
        self.name.setColor(theme.TEXT if focused else theme.QUIET)
        if self.taken is None:
            self._fit()

    def _fit(self) -> None:
        """All of the curve and a little air; while a key is in the hand the ground stands still."""
        assert self.curve
        known = self.curve.values[~np.isnan(self.curve.values)]
        low, high = (float(known.min()), float(known.max())) if len(known) else (0.0, 1.0)
        room = max(self.channel.room, (high - low) * 1.35)
        middle = (low + high) / 2
        self.ground.setYRange(middle - room / 2, middle + room / 2, padding=0)

    def key_near(self, at: QPointF) -> int | None:
        """The frame of the key within reach of a place in the scene."""
        best, nearest = None, float(REACH)
        for frame, value in self.curve.keys if self.curve else ():
            shown = self.ground.mapViewToScene(QPointF(frame, value))
            away = max(abs(shown.x() - at.x()), abs(shown.y() - at.y()))
            if away <= nearest:
                best, nearest = frame, away
        return best

    def clicked(self, ev) -> None:
        at = ev.scenePos()
        frame = self.key_near(at)
        place = round(self.ground.mapSceneToView(at).x())
        if ev.double() and frame is None:
            self.lanes.key_wanted.emit(self.channel, place)
        else:
            self.lanes.key_clicked.emit(self.channel, -1 if frame is None else frame)

    def dragged(self, ev) -> None:
        if ev.isStart():
            self.taken = self.key_near(ev.buttonDownScenePos())
            if self.taken is None:
                return
            self._start = self.ground.mapSceneToView(ev.buttonDownScenePos())
            assert self.curve
            self._value = dict(self.curve.keys)[self.taken]
            self.lanes.taken.emit(self.channel, self.taken)
        if self.taken is None:
            return
        if ev.isFinish():
            self.taken = None
            self.lanes.let_go.emit()
            return
        now = self.ground.mapSceneToView(ev.scenePos())
        frames, value = round(now.x() - self._start.x()), now.y() - self._start.y()
        if QApplication.keyboardModifiers() & SHIFT:  # along one axis only, the one that the hand went farther
            moved = ev.scenePos() - ev.buttonDownScenePos()
            frames, value = (frames, 0.0) if abs(moved.x()) > abs(moved.y()) else (0, value)
        self.lanes.moved.emit(self.channel, frames, self._value + value)


class Lanes(pg.GraphicsLayoutWidget):
    taken = Signal(object, int)  # channel, frame of the key
    moved = Signal(object, int, float)  # channel, frames from where it was, its value
    let_go = Signal()
    key_clicked = Signal(object, int)  # channel, frame; -1: beside all keys
    key_wanted = Signal(object, int)

    def __init__(self) -> None:
        super().__init__()
        self.setBackground(theme.PANEL)
        self.setAntialiasing(False)
        self.ci.setContentsMargins(0, 4, 8, 4)
        self.ci.setSpacing(2)
        self.setAccessibleName("Curves")
        self.lanes: list[Lane] = []
        self.length = 0

    def lay_out(self, channels: tuple[Channel, ...], rate: Rate) -> None:
        """A lane for every channel, one under the other, all on the same frames."""
        self.ci.clear()
        self.lanes = [Lane(self, channel, rate, last=at == len(channels) - 1) for at, channel in enumerate(channels)]
        for at, lane in enumerate(self.lanes):
            self.ci.addItem(lane.plot, at, 0)
            if at:
                lane.ground.setXLink(self.lanes[0].ground)
        self.length = 0

    def show_curves(self, curves: list[Curve], chosen: dict[str, frozenset[int]], focused: Channel | None) -> None:
        for lane, curve in zip(self.lanes, curves, strict=True):
            lane.show(curve, chosen.get(curve.channel.track, frozenset()), curve.channel == focused)
        if curves and len(curves[0].values) != self.length and not any(lane.taken is not None for lane in self.lanes):
            self.length = len(curves[0].values)
            self.fit()

    def fit(self) -> None:
        """The whole shot."""
        if self.lanes:
            margin = max(1.0, 0.02 * self.length)
            self.lanes[0].ground.setXRange(-margin, self.length - 1 + margin, padding=0)

    def show_playhead(self, shot_frame: int) -> None:
        for lane in self.lanes:
            lane.playhead.setPos(shot_frame)

    def drop(self) -> None:
        """The hand gave up what it held."""
        for lane in self.lanes:
            lane.taken = None
