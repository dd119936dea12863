"""The lasso: draws around something, takes it up, moves, scales and turns it, and lays it down."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPen, QPolygonF

from app import theme
from app.canvas.desk import Desk
from app.canvas.hands import Hand, Touch
from engine.drawing.lasso import Move, Piece, changed_by, laid_down, lifted, lifted_all
from engine.drawing.sheet import whole

if TYPE_CHECKING:
    from app.canvas.view import CanvasView

GRAB = 9.0  # pixels around a corner
OUT = 20.0  # pixels from a corner to the ring that turns the piece
RING = 11.0  # pixels around that ring
STEP = 15.0  # degrees, with Shift
SMALLEST = 0.02  # share of its size to which a piece can be scaled


class LassoHand(Hand):
    cursor = Qt.CursorShape.CrossCursor

    def __init__(self, desk: Desk, view: CanvasView, *, whole_sheet: bool = False):
        super().__init__(desk, view)
        self.whole_sheet = whole_sheet  # Ctrl with any tool: everything on the layer comes along
        self.piece: Piece | None = None
        self.now = Move()
        self._outline: list[QPointF] = []
        self._from: tuple[QPointF, Move] | None = None
        self._corner = -1
        self._turns = False

    # -- the hand -----------------------------------------------------------------------------------------------------

    def press(self, touch: Touch) -> None:
        if self.piece is not None and self._take(touch):
            return
        self.settle()
        if not self.desk.may_draw() or self.desk.stack is None:
            return
        if self.whole_sheet:
            self.piece = lifted_all(self.desk.stack.sheet)
            self._from = touch.place, Move()
        else:
            self._outline = [touch.place]

    def move(self, touch: Touch) -> None:
        if self._outline:
            self._outline.append(touch.place)
            self.view.update()
        elif self.piece is not None and self._from is not None:
            self._place(touch)

    def release(self, touch: Touch) -> None:
        self._from, self._corner, self._turns = None, -1, False
        if self.whole_sheet:
            self.settle()
        elif self._outline and self.desk.stack is not None:
            outline, self._outline = self._outline, []
            self.piece = lifted(self.desk.stack.sheet, [(at.x(), at.y()) for at in outline])
            self.now = Move()
            self.view.update()

    def hover(self, touch: Touch) -> None:
        self.view.setCursor(self._cursor_at(touch))

    def cancel(self) -> bool:
        """Back to where it was."""
        had = self.piece is not None or bool(self._outline)
        if self.piece is not None:
            self._show(Move())
        self._drop()
        return had

    def settle(self) -> None:
        """Lays the piece down where it is."""
        piece, move = self.piece, self.now
        self._drop()
        if piece is not None and move != Move():
            sheet, _ = laid_down(piece, move)
            self.desk.put(
                sheet, changed_by(piece, move), QCoreApplication.translate("Canvas", "Move a piece of the drawing")
            )

    def key(self, event: QKeyEvent) -> bool:
        if self.piece is None:
            return False
        nudges = {
            Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1),
        }  # fmt: skip
        key = Qt.Key(event.key())
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.settle()
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            piece = self.piece
            self._drop()
            self.desk.put(
                piece.sheet,
                changed_by(piece, self.now),
                QCoreApplication.translate("Canvas", "Delete a piece of the drawing"),
            )
        elif key in nudges:
            far = 10 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1
            x, y = nudges[key]
            self._show(replace(self.now, x=self.now.x + x * far, y=self.now.y + y * far))
        else:
            return False
        return True

    # -- taking and placing -------------------------------------------------------------------------------------------

    def _take(self, touch: Touch) -> bool:
        self._corner = self._corner_at(touch.at)
        inside = self._inside(touch.at)
        self._turns = self._corner < 0 and not inside and self._on_ring(touch.at)
        if self._corner >= 0 or inside or self._turns:
            self._from = touch.place, self.now
            return True
        return False

    def _place(self, touch: Touch) -> None:
        assert self.piece is not None
        assert self._from is not None
        start, move = self._from
        by = touch.place - start
        if self._turns:
            self._show(self._turned(self.piece, touch))
            return
        if self._corner < 0:
            self._show(replace(move, x=move.x + by.x(), y=move.y + by.y()))
            return
        # the corner across from the one that is held stays where it is; both ways are measured along the piece's edges
        corners = _corners(self.piece, move)
        held, fixed = corners[self._corner], corners[(self._corner + 2) % 4]
        back = replace(move, turn=-move.turn)
        was = back.along(held.x() - fixed.x(), held.y() - fixed.y())
        to = back.along(held.x() + by.x() - fixed.x(), held.y() + by.y() - fixed.y())
        wide, high = to[0] / (was[0] or 1), to[1] / (was[1] or 1)
        if not touch.modifiers & Qt.KeyboardModifier.ShiftModifier:  # with Shift its proportions are free
            wide = high = max(wide, high, key=abs) if wide > 0 and high > 0 else min(wide, high)
        wide, high = _at_least(move.wide * wide), _at_least(move.high * high)
        left, top, right, bottom = self.piece.rect
        span = QPointF((right - left) / 2 * wide, (bottom - top) / 2 * high)
        sign = QPointF(1 if self._corner in (1, 2) else -1, 1 if self._corner in (2, 3) else -1)
        middle = fixed + QPointF(*move.along(span.x() * sign.x(), span.y() * sign.y()))
        x, y = self.piece.middle
        self._show(Move(middle.x() - x, middle.y() - y, wide, high, move.turn))

    def _turned(self, piece: Piece, touch: Touch) -> Move:
        assert self._from is not None
        start, move = self._from
        middle = QPointF(piece.middle[0] + move.x, piece.middle[1] + move.y)
        turn = move.turn + _angle(touch.place - middle) - _angle(start - middle)
        if touch.modifiers & Qt.KeyboardModifier.ShiftModifier:
            turn = round(turn / STEP) * STEP
        return replace(move, turn=(turn + 180) % 360 - 180)

    def _show(self, move: Move) -> None:
        if self.piece is None:
            return
        sheet, _ = laid_down(self.piece, move)
        self.desk.preview(sheet, changed_by(self.piece, self.now, move))
        self.now = move
        self.view.update()

    def _drop(self) -> None:
        if self.piece is not None and self.desk.stack is not None:
            # the sheet is put back as the document knows it; laying down comes as one step of its own
            sheet, _ = laid_down(self.piece, Move())
            self.desk.preview(sheet, whole(sheet))
        self.piece, self.now, self._outline, self._from = None, Move(), [], None
        self.view.update()

    # -- what is seen -------------------------------------------------------------------------------------------------

    def paint(self, painter: QPainter) -> None:
        onto = self.view.onto
        outline = [onto.map(at) for at in self._outline]
        if self.piece is not None and not self.whole_sheet:
            outline = [*self._box(), self._box()[0]]
        if not outline:
            return
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(0, 0, 0, 170), 1))
        painter.drawPolyline(outline)
        painter.setPen(QPen(QColor(255, 255, 255), 1, Qt.PenStyle.DashLine))
        painter.drawPolyline(outline)
        if self.piece is not None:
            painter.setPen(QPen(theme.LINE, 1))
            painter.setBrush(theme.TEXT)
            for corner in outline[:4]:
                painter.drawRect(QRectF(corner.x() - 3.5, corner.y() - 3.5, 7, 7))
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            for ink, wide in ((QColor(0, 0, 0, 170), 3.0), (theme.TEXT, 1.25)):
                painter.setPen(QPen(ink, wide))
                for ring in self._rings():
                    painter.drawEllipse(ring, 4, 4)

    def _box(self) -> list[QPointF]:
        """The piece's corners on the widget, clockwise from the top left."""
        onto = self.view.onto
        return [onto.map(corner) for corner in _corners(self.piece, self.now)] if self.piece is not None else []

    def _rings(self) -> list[QPointF]:
        """What turns the piece: outside of every corner, away from the middle."""
        box = self._box()
        middle = sum(box, QPointF()) / 4 if box else QPointF()
        rings: list[QPointF] = []
        for corner in box:
            away = corner - middle
            far = math.hypot(away.x(), away.y()) or 1.0
            rings.append(corner + away * (OUT / far))
        return rings

    def _on_ring(self, at: QPointF) -> bool:
        return any(math.hypot(ring.x() - at.x(), ring.y() - at.y()) <= RING for ring in self._rings())

    def _inside(self, at: QPointF) -> bool:
        return QPolygonF(self._box()).containsPoint(at, Qt.FillRule.WindingFill)

    def _corner_at(self, at: QPointF) -> int:
        for index, corner in enumerate(self._box()):
            if abs(corner.x() - at.x()) <= GRAB and abs(corner.y() - at.y()) <= GRAB:
                return index
        return -1

    def _cursor_at(self, touch: Touch) -> Qt.CursorShape:
        corner = self._corner_at(touch.at)
        if corner >= 0:
            return Qt.CursorShape.SizeFDiagCursor if corner % 2 == 0 else Qt.CursorShape.SizeBDiagCursor
        if self._inside(touch.at):
            return Qt.CursorShape.SizeAllCursor
        if self._on_ring(touch.at):
            return Qt.CursorShape.PointingHandCursor
        return Qt.CursorShape.CrossCursor


def _corners(piece: Piece, move: Move) -> list[QPointF]:
    """Clockwise from the top left."""
    return [QPointF(x, y) for x, y in piece.corners(move)]


def _angle(way: QPointF) -> float:
    return math.degrees(math.atan2(way.y(), way.x()))


def _at_least(share: float) -> float:
    return share if abs(share) >= SMALLEST else SMALLEST if share >= 0 else -SMALLEST
