"""What a hand does on the paper while it is down: draw, rule a line, fill, pick a colour, pan, turn."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QPainter

from app.canvas.desk import Desk
from app.canvas.guides import keep_guides
from engine.drawing.fill import filled
from engine.drawing.line import Sample

if TYPE_CHECKING:
    from app.canvas.view import CanvasView

MOUSE_ON_GRAPHITE = 0.62  # the pressure of a mouse: a pencil's middle tone; whatever else is drawn at its full width
UPRIGHT, FLAT = 28.0, 62.0  # degrees of tilt between which a pencil goes from its point to its side


@dataclass(frozen=True, slots=True)
class Touch:
    """The pen or the mouse at one moment."""

    at: QPointF  # on the widget
    place: QPointF  # in pixels of the drawing
    pressure: float = 1.0
    lean: float = 0.0
    eraser: bool = False  # the pen's other end, or Alt
    pen: bool = False
    modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier


def lean_of(tilt_x: float, tilt_y: float) -> float:
    """How far a pen lies on its side, 0..1, from its two tilts in degrees."""
    return max(0.0, min(1.0, (math.hypot(tilt_x, tilt_y) - UPRIGHT) / (FLAT - UPRIGHT)))


class Hand:
    """Does nothing by itself."""

    cursor: Qt.CursorShape | None = None  # None: the brush's own circle

    def __init__(self, desk: Desk, view: CanvasView):
        self.desk, self.view = desk, view

    def press(self, touch: Touch) -> None: ...
    def move(self, touch: Touch) -> None: ...
    def release(self, touch: Touch) -> None: ...
    def hover(self, touch: Touch) -> None: ...
    def cancel(self) -> bool:
        """Escape; whether there was something to take back."""
        return False

    def settle(self) -> None:
        """Something else comes: what is not decided is decided."""

    def key(self, event: QKeyEvent) -> bool:
        return False

    def paint(self, painter: QPainter) -> None: ...


class BrushHand(Hand):
    """Draws; with Shift, or as the line tool, rules a line from where it touched down."""

    def __init__(self, desk: Desk, view: CanvasView, *, rules: bool = False):
        super().__init__(desk, view)
        self.rules = rules
        self._ruled = False
        self._pressure = 0.0

    def press(self, touch: Touch) -> None:
        self._ruled = self.rules or bool(touch.modifiers & Qt.KeyboardModifier.ShiftModifier)
        sample = self._sample(touch)
        self._pressure = sample.pressure
        self.desk.begin(sample, eraser=touch.eraser, pen=touch.pen, scale=1 / self.view.scale)

    def move(self, touch: Touch) -> None:
        sample = self._sample(touch)
        if self._ruled:
            self._pressure = max(self._pressure, sample.pressure)
            sample = Sample(*self._snapped(sample, touch.modifiers), self._pressure, sample.lean)
        self.desk.extend(sample, ruled=self._ruled)

    def release(self, touch: Touch) -> None:
        if self._ruled:
            self.desk.end(ruled=bool(self.desk.stroke and self.desk.stroke.changed))
            return
        if not touch.pen:  # a pen's last place was told by its last move; a mouse lets go where it is
            self.desk.extend(self._sample(touch))
        self.desk.end()

    def cancel(self) -> bool:
        drawing = self.desk.stroke is not None
        self.desk.abandon()
        return drawing

    def _sample(self, touch: Touch) -> Sample:
        pressure = touch.pressure
        if not touch.pen:
            graphite = self.desk.tools.brush.way == "graphite" and not touch.eraser
            pressure = MOUSE_ON_GRAPHITE if graphite else 1.0
        return Sample(touch.place.x(), touch.place.y(), pressure, touch.lean)

    def _snapped(self, sample: Sample, modifiers: Qt.KeyboardModifier) -> tuple[float, float]:
        """With Ctrl a ruled line lies level, upright or at 45 degrees; else it follows the perspective that is shown."""
        stroke = self.desk.stroke
        if stroke is None or self.desk.stack is None:
            return sample.x, sample.y
        if not modifiers & Qt.KeyboardModifier.ControlModifier:
            guides = self.view.guides.guides
            return guides.along((stroke.first.x, stroke.first.y), (sample.x, sample.y), self.desk.stack.size)
        x, y = sample.x - stroke.first.x, sample.y - stroke.first.y
        angle = round(math.atan2(y, x) / (math.pi / 4)) * math.pi / 4
        length = x * math.cos(angle) + y * math.sin(angle)
        return stroke.first.x + length * math.cos(angle), stroke.first.y + length * math.sin(angle)


class FillHand(Hand):
    cursor = Qt.CursorShape.CrossCursor

    def press(self, touch: Touch) -> None:
        desk = self.desk
        if not desk.choose_for(desk.tools.current) or not desk.may_draw() or desk.stack is None:
            return
        brush = desk.tools.brush
        at = math.floor(touch.place.x()), math.floor(touch.place.y())
        sheet, rect = filled(desk.stack.sheet, desk.stack.shown, at, brush.ink, brush.opacity)
        desk.put(sheet, rect, QCoreApplication.translate("Canvas", "Fill"))


class PickHand(Hand):
    cursor = Qt.CursorShape.CrossCursor

    def press(self, touch: Touch) -> None:
        self.desk.pick(math.floor(touch.place.x()), math.floor(touch.place.y()))

    move = press


class PanHand(Hand):
    cursor = Qt.CursorShape.ClosedHandCursor

    def __init__(self, desk: Desk, view: CanvasView):
        super().__init__(desk, view)
        self.moved = False
        self._from = QPointF()
        self._turning = False

    def press(self, touch: Touch) -> None:
        self._from = touch.at
        self._turning = bool(touch.modifiers & Qt.KeyboardModifier.ShiftModifier)

    def move(self, touch: Touch) -> None:
        self.moved = True
        if self._turning:
            self.view.turn(self._angle(touch.at) - self._angle(self._from))
        else:
            self.view.pan(touch.at - self._from)
        self._from = touch.at

    def _angle(self, at: QPointF) -> float:
        middle = QPointF(self.view.width() / 2, self.view.height() / 2)
        return math.degrees(math.atan2(at.y() - middle.y(), at.x() - middle.x()))


class VanishHand(Hand):
    """Takes a vanishing point of the perspective guide."""

    cursor = Qt.CursorShape.SizeAllCursor

    def __init__(self, desk: Desk, view: CanvasView):
        super().__init__(desk, view)
        self.point = -1

    def takes(self, touch: Touch) -> bool:
        stack = self.desk.stack
        self.point = -1 if stack is None else self.view.guides.point_at(touch.at, self.view.onto, *stack.size)
        return self.point >= 0

    def move(self, touch: Touch) -> None:
        if self.desk.stack is not None and self.point >= 0:
            width, height = self.desk.stack.size
            to = touch.place.x() / width, touch.place.y() / height
            self.view.guides.guides = self.view.guides.guides.moved(self.point, to)
            self.view.update()

    def release(self, touch: Touch) -> None:
        keep_guides(self.view.guides.guides)
