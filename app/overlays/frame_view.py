"""The picture as the camera frames it, on its surround, with overlays above it.

Ctrl and the wheel zoom about the cursor, the middle button moves the picture, and whoever draws or points over it asks
here where a place of the stage or of the frame lies on the screen.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from app.overlays.framing import draw_picture, flattened
from app.overlays.inks import SURROUNDS, Surround
from app.overlays.plane import LEVEL, Plane
from app.overlays.tool import Tool
from engine.document.model import Box, Point

NEAREST, FARTHEST = 32.0, 0.1  # zoom against what fits


class Overlay(Protocol):
    """Something drawn over the picture."""

    def paint(self, painter: QPainter, view: FrameView) -> None: ...


class FrameView(QWidget):
    """Holds a picture, how it is looked at, and the overlays above it. Knows nothing of documents."""

    missed = Signal()  # a press that no tool took
    looked = Signal()  # zoom, place or surround changed

    def __init__(self, aspect: float = 16 / 9, margin: int = 12, parent: QWidget | None = None):
        super().__init__(parent)
        self.aspect = aspect
        self.margin = margin  # px around a picture that fits
        self.zoom = 1.0  # 1: fits
        self.plane = LEVEL
        self.picture: QImage | None = None
        self.picture_plane = LEVEL  # not level: the picture is a drawing, and the camera has moved since
        self.dim = 0.0  # how far the picture steps back behind what is drawn over it
        self.surround: Surround = "18% grey"
        self.overlays: list[Overlay] = []
        self.tools: list[Tool] = []
        self._held: Tool | None = None  # the tool that has the hand
        self._centre: Point = (0.5, 0.5)  # the place of the frame in the middle of the widget
        self._panned_from: QPointF | None = None
        self._scaled: tuple[tuple[int, QSize, Plane], QPixmap] | None = None
        self._last_painted: tuple[int, QSize, Plane] | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(160, 90)

    # -- what is shown ------------------------------------------------------------------------------------------------

    def show_picture(self, picture: QImage | None, plane: Plane = LEVEL) -> None:
        self.picture, self.picture_plane = picture, plane
        self.update()

    def set_aspect(self, aspect: float) -> None:
        if aspect != self.aspect:
            self.aspect = aspect
            self.update()

    def set_surround(self, surround: Surround) -> None:
        self.surround = surround
        self.looked.emit()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(640, round(640 / self.aspect))

    # -- where things are ---------------------------------------------------------------------------------------------

    def room(self) -> QRectF:
        """The part of the widget that the frame stands in."""
        return QRectF(self.rect())

    def other_rect(self) -> QRectF:
        """Where the frame of a picture is that this one is compared with: over it, or beside it."""
        return self.frame_rect()

    def frame_rect(self) -> QRectF:
        """The frame on the widget."""
        width, height = self._fitting()
        width, height = width * self.zoom, height * self.zoom
        middle = self.room().center()
        left = middle.x() - self._centre[0] * width
        top = middle.y() - self._centre[1] * height
        if self.zoom == 1.0:  # whole pixels, so that the picture's edge is sharp
            return QRectF(round(left), round(top), round(width), round(height))
        return QRectF(left, top, width, height)

    def from_frame(self, frame: Point) -> QPointF:
        rect = self.frame_rect()
        return QPointF(rect.x() + frame[0] * rect.width(), rect.y() + frame[1] * rect.height())

    def to_frame(self, at: QPointF) -> Point:
        rect = self.frame_rect()
        return (at.x() - rect.x()) / rect.width(), (at.y() - rect.y()) / rect.height()

    def from_stage(self, stage: Point) -> QPointF:
        return self.from_frame(self.plane.frame(stage))

    def many_from_stage(self, stage: Iterable[Point]) -> list[QPointF]:
        """The same for a whole figure at once: a drag asks for hundreds of places within one frame of the screen."""
        rect, frame = self.frame_rect(), self.plane.frame
        x, y, width, height = rect.x(), rect.y(), rect.width(), rect.height()
        return [QPointF(x + at[0] * width, y + at[1] * height) for at in map(frame, stage)]

    def to_stage(self, at: QPointF) -> Point:
        return self.plane.stage(self.to_frame(at))

    def box_from_frame(self, box: Box) -> QRectF:
        return QRectF(self.from_frame(box[:2]), self.from_frame(box[2:]))

    def percent(self) -> float:
        """Screen pixels to a pixel of the picture, in percent; 0 without a picture."""
        if self.picture is None or not self.picture.width():
            return 0.0
        return 100 * self.frame_rect().width() * self.devicePixelRatioF() / self.picture.width()

    # -- looking closer -----------------------------------------------------------------------------------------------

    def fit(self) -> None:
        self.zoom, self._centre = 1.0, (0.5, 0.5)
        self.looked.emit()
        self.update()

    def zoom_about(self, at: QPointF, factor: float) -> None:
        """What is under ``at`` stays under it."""
        frame = self.to_frame(at)
        self.zoom = max(FARTHEST, min(NEAREST, self.zoom * factor))
        width, height = (side * self.zoom for side in self._fitting())
        self._centre = (
            frame[0] - (at.x() - self.room().center().x()) / width,
            frame[1] - (at.y() - self.room().center().y()) / height,
        )
        self.looked.emit()
        self.update()

    def zoom_to(self, percent: float) -> None:
        """So many screen pixels to a pixel of the picture, about the middle of the view."""
        if now := self.percent():
            self.zoom_about(self.room().center(), percent / now)

    # -- events -------------------------------------------------------------------------------------------------------

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_about(event.position(), 1.0015 ** event.angleDelta().y())
            event.accept()
        else:
            event.ignore()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QNativeGestureEvent) and event.gestureType() == Qt.NativeGestureType.ZoomNativeGesture:
            self.zoom_about(event.position(), 1 + event.value())
            return True
        if isinstance(event, QKeyEvent):
            if event.type() == QEvent.Type.ShortcutOverride and any(tool.wants(event) for tool in self.tools):
                event.accept()  # arrows nudge what is held here, and do not step the film
                return True
            # Tab would leave before it came to keyPressEvent
            tab = event.type() == QEvent.Type.KeyPress and event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
            if tab and any(tool.key(event) for tool in self.tools):
                return True
        return super().event(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.MiddleButton:
            self._panned_from = event.position()
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
        elif event.button() == Qt.MouseButton.LeftButton:
            self._held = next((tool for tool in self.tools if tool.press(event)), None)
            if self._held is None:
                self.missed.emit()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._panned_from is not None:
            moved = event.position() - self._panned_from
            self._panned_from = event.position()
            rect = self.frame_rect()
            x, y = self._centre
            self._centre = (x - moved.x() / rect.width(), y - moved.y() / rect.height())
            self.looked.emit()
            self.update()
        elif self._held is not None:
            self._held.move(event)
        else:
            self._pass_over(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.MiddleButton:
            self._panned_from = None
            self.unsetCursor()
        elif event.button() == Qt.MouseButton.LeftButton and self._held is not None:
            held, self._held = self._held, None
            held.release(event)
            self._pass_over(event)

    def leaveEvent(self, event: QEvent) -> None:
        for tool in self.tools:
            tool.leave()

    def _pass_over(self, event: QMouseEvent) -> None:
        over: Tool | None = None
        for tool in self.tools:
            if over is None and tool.move(event):
                over = tool
            else:
                tool.leave()
        if over is None:
            self.unsetCursor()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not any(tool.key(event) for tool in self.tools):
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if not any(tool.key_up(event) for tool in self.tools):
            super().keyReleaseEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        for tool in self.tools:
            tool.rest()
        super().focusOutEvent(event)

    @property
    def panning(self) -> bool:
        return self._panned_from is not None

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.looked.emit()

    # -- painting -----------------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), SURROUNDS[self.surround])
        rect, room = self.frame_rect(), self.room()
        painter.save()
        painter.setClipRect(room)
        self.paint_picture(painter, rect)
        if self.dim:
            painter.fillRect(rect, QColor(0, 0, 0, round(255 * self.dim)))
        painter.restore()
        self.paint_other(painter)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for overlay in self.overlays:
            painter.save()
            if not getattr(overlay, "everywhere", False):
                painter.setClipRect(room)
            overlay.paint(painter, self)
            painter.restore()
        painter.end()

    def paint_picture(self, painter: QPainter, rect: QRectF) -> None:
        """A draft's few pixels are smoothed, not shown as tiles."""
        if self.picture is None or self.picture.isNull():
            return
        ratio = self.devicePixelRatioF()
        size = QSize(round(rect.width() * ratio), round(rect.height() * ratio))
        name = (self.picture.cacheKey(), size, self.picture_plane)
        if self._scaled and self._scaled[0] == name:
            painter.drawPixmap(rect.topLeft(), self._scaled[1])
        elif self._last_painted == name and self.zoom <= 1.0:
            # A picture that is painted twice is being worked over: it is scaled once for the whole drag.
            # Under a zoom the whole of it may be large, and only what is seen is worth the scaling.
            pixmap = QPixmap.fromImage(flattened(QRectF(QPointF(0, 0), QSizeF(size)), self.picture, self.picture_plane))
            pixmap.setDevicePixelRatio(ratio)
            self._scaled = name, pixmap
            painter.drawPixmap(rect.topLeft(), pixmap)
        else:
            self._last_painted = name
            draw_picture(painter, rect, self.picture, self.picture_plane)

    def paint_other(self, painter: QPainter) -> None:
        """What stands beside the frame."""

    def _fitting(self) -> tuple[float, float]:
        """Width and height of the frame when all of it is seen."""
        room = self.room()
        room_x, room_y = max(16, room.width() - 2 * self.margin), max(9, room.height() - 2 * self.margin)
        width = min(room_x, room_y * self.aspect)
        return width, width / self.aspect
