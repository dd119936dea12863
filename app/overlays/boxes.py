"""Boxes over a picture: where things stand, with handles to size them by."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import hypot

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from app import theme
from app.overlays.inks import HALO, LIGHT, clear, shade

HANDLES = ((0, 0), (0.5, 0), (1, 0), (1, 0.5), (1, 1), (0.5, 1), (0, 1), (0, 0.5))
"""Eight places on a box, as shares of its width and height: clockwise from the top left corner."""

BODY = -1  # "handle" of the box itself
GRAB = 8.0  # px


@dataclass(frozen=True, slots=True)
class Boxed:
    """One box as it lies on the screen, clockwise from its top left; a rolled camera turns it."""

    entity: str
    name: str
    colour: QColor
    corners: tuple[QPointF, ...]
    selected: bool = False
    keyed: bool = True  # False: the staging put it there

    def at(self, share_x: float, share_y: float) -> QPointF:
        top = self.corners[0] + (self.corners[1] - self.corners[0]) * share_x
        bottom = self.corners[3] + (self.corners[2] - self.corners[3]) * share_x
        return top + (bottom - top) * share_y

    def shape(self) -> QPolygonF:
        return QPolygonF(list(self.corners))


@dataclass
class Boxes:
    """The overlay: whoever shows it sets ``boxes``, farthest first, before it is painted."""

    boxes: Sequence[Boxed] = ()
    hovered: tuple[str, int] | None = None  # entity and handle
    handles: bool = False
    visible: bool = True

    def paint(self, painter: QPainter, view: object) -> None:
        if not self.visible:
            return
        for box in sorted(self.boxes, key=lambda box: box.selected):
            draw_box(painter, box, bool(self.hovered and self.hovered[0] == box.entity))
            if self.handles and box.selected:
                draw_handles(painter, box, self.hovered[1] if self.hovered and self.hovered[0] == box.entity else None)


def draw_box(painter: QPainter, box: Boxed, hovered: bool) -> None:
    """A keyed box is a line; one that the staging placed is dashed, as on a floor plan."""
    shape = box.shape()
    strong = box.selected or hovered
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(clear(box.colour, 0.20 if box.selected else 0.13 if hovered else 0.06))
    painter.drawPolygon(shape)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(clear(HALO, 0.4 if box.keyed else 0.22), 3.25 if strong else 2.75))
    painter.drawPolygon(shape)
    pen = QPen(shade(box.colour, 1.25) if strong else box.colour, 1.75 if strong else 1.25)
    pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    if not box.keyed:
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        pen.setDashPattern([5, 4])
    painter.setPen(pen)
    painter.drawPolygon(shape)
    _draw_name(painter, box)


def draw_handles(painter: QPainter, box: Boxed, hovered: int | None) -> None:
    for number, share in enumerate(HANDLES):
        at = box.at(*share)
        half = 4.5 if number == hovered else 3.5
        painter.setPen(QPen(HALO, 1.25))
        painter.setBrush(LIGHT if number == hovered else shade(box.colour, 1.45))
        painter.drawRect(QRectF(at.x() - half, at.y() - half, 2 * half, 2 * half))


def taken(boxes: Sequence[Boxed], at: QPointF) -> tuple[str, int] | None:
    """What the hand would take: a handle of the selected box, its inside, else the nearest box under the hand."""
    for box in boxes:
        if box.selected:
            near = [(_far(box.at(*share), at), number) for number, share in enumerate(HANDLES)]
            distance, number = min(near)
            if distance <= GRAB:
                return box.entity, number
    under = [box for box in boxes if box.shape().containsPoint(at, Qt.FillRule.OddEvenFill)]
    for box in under:
        if box.selected:
            return box.entity, BODY
    return (under[-1].entity, BODY) if under else None


def _draw_name(painter: QPainter, box: Boxed) -> None:
    font = theme.text_font(8, strong=box.selected)
    painter.setFont(font)
    wide = painter.fontMetrics().horizontalAdvance(box.name)
    at = min(box.corners, key=lambda corner: corner.x() + corner.y())
    tag = QRectF(round(at.x()), round(at.y()) - 17, wide + 12, 16)
    if tag.top() < 2:  # a box that reaches the top of the view carries its name inside
        tag.moveTop(round(at.y()) + 1)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(shade(box.colour, 0.62) if box.selected else QColor(0, 0, 0, 130))
    painter.drawRoundedRect(tag, 2, 2)
    painter.setPen(LIGHT if box.selected else clear(LIGHT, 0.75))
    painter.drawText(tag, Qt.AlignmentFlag.AlignCenter, box.name)


def _far(first: QPointF, second: QPointF) -> float:
    return hypot(first.x() - second.x(), first.y() - second.y())
