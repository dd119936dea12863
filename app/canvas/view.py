"""The paper on the screen: what is drawn, where the pen is, and every event of pen, mouse and wheel on its way to a hand."""

from __future__ import annotations

import math

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QDragEnterEvent,
    QDropEvent,
    QFocusEvent,
    QInputEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPointingDevice,
    QPolygonF,
    QTabletEvent,
    QTransform,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from app.canvas.desk import Desk
from app.canvas.guides import GuidePainter, kept_guides
from app.canvas.hands import BrushHand, FillHand, Hand, PanHand, PickHand, Touch, VanishHand, lean_of
from app.canvas.lasso import LassoHand
from app.canvas.screen import Screen
from app.canvas.sight import Sight
from app.overlays.inks import SURROUNDS
from app.overlays.marks import draw_words
from engine.drawing.sheet import Rect

PIXELS = 3.0  # screen pixels to one of the drawing, from which its pixels are shown as they are


class CanvasView(QWidget):
    looked = Signal()  # nearer, turned or mirrored
    tapped = Signal()  # Space, and nothing was dragged
    dropped = Signal(object)  # paths of pictures
    paper_wanted = Signal()  # a hand would draw where there is nothing to draw on

    def __init__(self, desk: Desk, parent: QWidget | None = None):
        super().__init__(parent)
        self.desk = desk
        self.sight = Sight()
        self.screen_: Screen | None = None
        self.guides = GuidePainter(kept_guides())
        self.title, self.hint = "", ""  # where there is nothing to draw on
        self.lasso = LassoHand(desk, self)
        self.hands: dict[str, Hand] = {
            "brush": BrushHand(desk, self),
            "line": BrushHand(desk, self, rules=True),
            "fill": FillHand(desk, self),
            "lasso": self.lasso,
        }
        self._vanish, self._pick = VanishHand(desk, self), PickHand(desk, self)
        self._ways: tuple[object, tuple[QTransform, QTransform, float]] | None = None
        self._held: Hand | None = None  # the hand that is down
        self._space = False
        self._panned = False
        self._pen_at: QPointF | None = None  # where the circle is
        self._pen_erases = False
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAttribute(Qt.WidgetAttribute.WA_TabletTracking)
        self.setMouseTracking(True)
        self.setAcceptDrops(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(240, 135)
        self.setAccessibleName(self.tr("Canvas"))
        desk.opened.connect(self._opened)
        desk.settling.connect(self.lasso.settle)
        desk.changed.connect(self._drawn)
        desk.tools.changed.connect(self._tool_changed)
        self._tool_changed()

    # -- where things are ---------------------------------------------------------------------------------------------

    @property
    def onto(self) -> QTransform:
        """From pixels of the drawing to the widget."""
        return self._looked_at()[0]

    @property
    def scale(self) -> float:
        """Pixels of the widget to one of the drawing."""
        return self._looked_at()[2]

    def place(self, at: QPointF) -> QPointF:
        return self._looked_at()[1].map(at)

    def _looked_at(self) -> tuple[QTransform, QTransform, float]:
        """Onto the widget, back from it, and the scale: a pen asks for them at every place."""
        name = self.sight, self.size(), self.desk.size
        if self._ways is None or self._ways[0] != name:
            onto = self.sight.onto(self.size(), self.desk.size)
            back, _ = onto.inverted()
            self._ways = name, (onto, back, self.sight.settled(self.size(), self.desk.size).zoom)
        return self._ways[1]

    # -- looking ------------------------------------------------------------------------------------------------------

    def fit(self) -> None:
        self._look(Sight(flipped=self.sight.flipped))

    def actual(self) -> None:
        """A pixel of the drawing on a pixel of the screen."""
        middle = QPointF(self.width() / 2, self.height() / 2)
        self.zoom_about(middle, 1 / self.devicePixelRatioF() / self.scale)

    def zoom_about(self, at: QPointF, factor: float) -> None:
        self._look(self.sight.zoomed(self.size(), self.desk.size, at, factor))

    def turn(self, degrees: float) -> None:
        self._look(self.sight.turned(self.size(), self.desk.size, degrees))

    def pan(self, by: QPointF) -> None:
        self._look(self.sight.panned(self.size(), self.desk.size, by))

    def flip(self) -> None:
        self._look(self.sight.mirrored())

    def _look(self, sight: Sight) -> None:
        self.sight = sight
        self.looked.emit()
        self.update()

    # -- painting -----------------------------------------------------------------------------------------------------

    def _opened(self) -> None:
        self._held = None
        self.lasso.piece = None
        self.screen_ = Screen(self.desk.stack.shown) if self.desk.stack else None
        self.update()

    def _drawn(self, rects: list[Rect]) -> None:
        """The drawing changed inside rectangles: only they are painted."""
        if self.screen_ is None:
            return
        self.screen_.refresh(rects)
        onto = self.onto
        for left, top, right, bottom in rects:
            self.update(_around(onto, QRectF(left, top, right - left, bottom - top)))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setClipRegion(event.region())
        painter.fillRect(event.rect(), SURROUNDS["18% grey"])
        stack = self.desk.stack
        if stack is None or self.screen_ is None:
            draw_words(painter, QRectF(self.rect()), self.title, self.hint)
            painter.end()
            return
        onto = self.onto
        self._paint_sheet(painter, onto, event.rect())
        self.guides.paint(painter, onto, *stack.size)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.lasso.paint(painter)
        self._paint_circle(painter)
        painter.end()

    def _paint_sheet(self, painter: QPainter, onto: QTransform, dirty: QRect) -> None:
        assert self.screen_ is not None
        width, height = self.desk.size
        painter.save()
        painter.setTransform(onto)
        shown = self._looked_at()[1].mapRect(QRectF(dirty)).adjusted(-4, -4, 4, 4) & QRectF(0, 0, width, height)
        if not shown.isEmpty():
            scale = self.scale * self.devicePixelRatioF()
            image, smaller = self.screen_.image_for(scale)
            # whole pixels of the image, so that a part is scaled exactly as the whole is
            source = QRectF(
                QPointF(math.floor(shown.left() / smaller), math.floor(shown.top() / smaller)),
                QPointF(math.ceil(shown.right() / smaller), math.ceil(shown.bottom() / smaller)),
            ) & QRectF(image.rect())
            target = QRectF(source.topLeft() * smaller, source.size() * smaller)
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, scale < PIXELS)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, self.sight.angle % 90 != 0)  # the paper's edge
            painter.drawImage(target, image, source)
        painter.restore()

    def _paint_circle(self, painter: QPainter) -> None:
        """How wide the brush is, in black and white so that it is seen on both."""
        if self._pen_at is None or not self._circled():
            return
        radius = self._radius()
        if radius < 1.5:
            return
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(0, 0, 0, 150), 1))
        painter.drawEllipse(self._pen_at, radius, radius)
        painter.setPen(QPen(QColor(255, 255, 255, 190), 1))
        painter.drawEllipse(self._pen_at, radius - 1, radius - 1)

    def _circled(self) -> bool:
        hand = self._held or self._hand_for(Qt.KeyboardModifier.NoModifier)
        return isinstance(hand, BrushHand) and not self._space

    def _radius(self) -> float:
        tools = self.desk.tools
        brush = tools.brushes["eraser"] if self._pen_erases else tools.brush
        return brush.size / 2 * self.scale

    def _circle_moved(self, at: QPointF | None, erases: bool = False) -> None:
        self._update_circle()
        self._pen_at, self._pen_erases = at, erases
        self._update_circle()

    def _update_circle(self) -> None:
        if self._pen_at is not None:
            reach = self._radius() + 2
            box = QRectF(self._pen_at.x() - reach, self._pen_at.y() - reach, 2 * reach, 2 * reach)
            self.update(box.toAlignedRect().adjusted(-1, -1, 1, 1))

    # -- the hand -----------------------------------------------------------------------------------------------------

    def settle(self) -> None:
        """Whatever is not decided is decided, before something else is done with the film."""
        if self._held is not None:
            self._held.settle()
            self._held = None
        self.lasso.settle()

    def _tool_changed(self) -> None:
        if self.desk.tools.current.deed != "lasso":
            self.lasso.settle()
        self._show_cursor()
        self.update()

    def _hand_for(self, modifiers: Qt.KeyboardModifier, button: Qt.MouseButton = Qt.MouseButton.LeftButton) -> Hand:
        if button == Qt.MouseButton.MiddleButton or self._space:
            return PanHand(self.desk, self)
        if button == Qt.MouseButton.RightButton:
            return self._pick
        deed = self.desk.tools.current.deed
        ctrl = modifiers & Qt.KeyboardModifier.ControlModifier
        if deed == "brush" and ctrl and not modifiers & Qt.KeyboardModifier.ShiftModifier:
            return LassoHand(self.desk, self, whole_sheet=True)
        return self.hands[deed]

    def _press(self, touch: Touch, button: Qt.MouseButton) -> None:
        if self._held is not None:
            return
        hand = self._hand_for(touch.modifiers, button)
        if self.desk.stack is None and isinstance(hand, BrushHand | FillHand):
            self.paper_wanted.emit()
        if self.desk.stack is None:
            return
        if isinstance(hand, BrushHand | FillHand) and self._vanish.takes(touch):
            hand = self._vanish
        self._held = hand
        if hand.cursor is not None:
            self.setCursor(hand.cursor)
        hand.press(touch)

    def _move(self, touch: Touch) -> None:
        self._circle_moved(touch.at, touch.eraser)
        if self._held is not None:
            self._held.move(touch)
        elif self.desk.tools.current.deed == "lasso" and not self._space:
            self.lasso.hover(touch)

    def _release(self, touch: Touch) -> None:
        hand, self._held = self._held, None
        if hand is not None:
            hand.release(touch)
            self._panned = self._panned or isinstance(hand, PanHand)
        self._show_cursor()

    def _show_cursor(self) -> None:
        if self._space:
            self.setCursor(Qt.CursorShape.OpenHandCursor)
            return
        hand = self._hand_for(Qt.KeyboardModifier.NoModifier)
        fine = self._radius() >= 1.5
        self.setCursor(hand.cursor or (Qt.CursorShape.BlankCursor if fine else Qt.CursorShape.CrossCursor))

    # -- pen and mouse ------------------------------------------------------------------------------------------------

    def tabletEvent(self, event: QTabletEvent) -> None:
        event.accept()  # or Qt would send the same once more as a mouse
        erases = event.pointerType() == QPointingDevice.PointerType.Eraser
        touch = self._touch(event, event.position(), event.pressure(), lean_of(event.xTilt(), event.yTilt()), erases)
        match event.type():
            case QEvent.Type.TabletPress:
                self.setFocus(Qt.FocusReason.MouseFocusReason)
                self._circle_moved(touch.at, touch.eraser)
                self._press(touch, event.button())
            case QEvent.Type.TabletRelease:
                self._release(touch)
            case _:
                self._move(touch)

    def _touch(self, event: QInputEvent, at: QPointF, pressure: float, lean: float, eraser: bool = False,
               pen: bool = True) -> Touch:  # fmt: skip
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        return Touch(at, self.place(at), pressure, lean, eraser or alt, pen, event.modifiers())

    def _mouse(self, event: QMouseEvent) -> Touch:
        return self._touch(event, event.position(), 1.0, 0.0, pen=False)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._press(self._mouse(event), event.button())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.mousePressEvent(event)  # two quick dots are two dots

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._move(self._mouse(event))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._release(self._mouse(event))

    def leaveEvent(self, event: QEvent) -> None:
        self._circle_moved(None)

    def wheelEvent(self, event: QWheelEvent) -> None:
        self.zoom_about(event.position(), 1.0015 ** event.angleDelta().y())
        event.accept()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QNativeGestureEvent):
            if event.gestureType() == Qt.NativeGestureType.ZoomNativeGesture:
                self.zoom_about(event.position(), 1 + event.value())
                return True
            if event.gestureType() == Qt.NativeGestureType.RotateNativeGesture:
                self.turn(event.value())
                return True
        return super().event(event)

    # -- keys that are held, told by the panel ------------------------------------------------------------------------

    def hold_space(self, held: bool) -> None:
        """Space drags the paper, with Shift it turns it; a tap without a drag plays."""
        if held == self._space:
            return
        self._space = held
        if held:
            self._panned = False
        elif not self._panned and self._held is None:
            self.tapped.emit()
        self._update_circle()
        self._show_cursor()

    def escape(self) -> bool:
        """Whether there was something to take back."""
        hand = self._held or (self.lasso if self.desk.tools.current.deed == "lasso" else None)
        self._held = None
        return hand.cancel() if hand is not None else False

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._space = False
        self._show_cursor()
        super().focusOutEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self.desk.stack is not None and any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        self.dropped.emit([url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()])
        event.acceptProposedAction()

    def sizeHint(self) -> QSize:
        return QSize(960, 540)


def _around(onto: QTransform, rect: QRectF) -> QRect:
    """What a part of the drawing covers on the widget, and the pixels that smoothing mixes in."""
    return QRectF(onto.map(QPolygonF(rect)).boundingRect()).toAlignedRect().adjusted(-2, -2, 2, 2)
