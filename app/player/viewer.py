"""The viewer's picture: the film at the playhead, its transitions, its camera, and the drawing beneath."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QMouseEvent, QPainter, QPen

from app import theme
from app.overlays.frame_view import FrameView
from app.overlays.framing import draw_picture
from app.overlays.plane import LEVEL, Plane
from app.overlays.tool import Tool
from app.player.mix import Layer, draw_layer

Shown = tuple[Layer, QImage, Plane]
WIPE_GRAB = 10.0  # px to both sides of the line


class Viewer(FrameView):
    """Draws layers that somebody else has fetched."""

    def __init__(self) -> None:
        super().__init__()
        self.layers: tuple[Shown, ...] = ()
        self.beneath: tuple[QImage, Plane] | None = None  # the drawing, for the comparison
        self.comparing = False
        self.beside = False  # compared pictures stand side by side, instead of one over the other
        self.split = 0.5  # where the drawing ends and the best picture begins
        self.tools = [SplitHand(self)]
        self.setAccessibleName(self.tr("Viewer"))

    def show_layers(self, layers: tuple[Shown, ...], beneath: tuple[QImage, Plane] | None) -> None:
        halved = self.halved
        self.layers, self.beneath = layers, beneath
        if self.halved != halved:
            self.looked.emit()
        self.picture, self.picture_plane = layers[-1][1:] if layers else (None, LEVEL)
        self.update()

    def compare(self, comparing: bool, *, beside: bool | None = None) -> None:
        self.comparing = comparing
        self.beside = self.beside if beside is None else beside
        self.looked.emit()
        self.update()

    @property
    def halved(self) -> bool:
        return self.comparing and self.beside and self.beneath is not None

    def room(self) -> QRectF:
        """Beside another picture, the right half."""
        whole = super().room()
        return whole.adjusted(round(whole.width() / 2), 0, 0, 0) if self.halved else whole

    def other_rect(self) -> QRectF:
        return self.frame_rect().translated(-self.room().left(), 0)

    def zoom_about(self, at: QPointF, factor: float) -> None:
        """Both halves move as one: a cursor over the left means the same place on the right."""
        left = self.room().left()
        super().zoom_about(at + QPointF(left, 0) if at.x() < left else at, factor)

    def paint_other(self, painter: QPainter) -> None:
        if not self.halved or self.beneath is None:
            return
        edge = self.room().left()
        painter.save()
        painter.setClipRect(QRectF(0, 0, edge, self.height()))
        rect = self.other_rect()
        painter.fillRect(rect, QColor(0, 0, 0))
        draw_picture(painter, rect, *self.beneath)
        painter.restore()
        painter.fillRect(QRectF(edge, 0, 1, self.height()), theme.LINE)

    def paint_picture(self, painter: QPainter, rect: QRectF) -> None:
        if not self.layers:
            return
        painter.fillRect(rect, QColor(0, 0, 0))
        if len(self.layers) == 1 and self.layers[0][0].light == 1.0:
            super().paint_picture(painter, rect)
        else:
            for layer, image, plane in self.layers:
                draw_layer(painter, rect, layer, image, plane)
        if self.comparing and not self.beside and self.beneath is not None:
            self._draw_split(painter, rect, *self.beneath)

    def _draw_split(self, painter: QPainter, rect: QRectF, image: QImage, plane: Plane) -> None:
        at = round(rect.left() + rect.width() * self.split)
        painter.save()
        painter.setClipRect(QRectF(rect.left(), rect.top(), at - rect.left(), rect.height()))
        draw_picture(painter, rect, image, plane)
        painter.restore()
        painter.setPen(QPen(QColor(0, 0, 0, 120), 3))
        painter.drawLine(QPointF(at, rect.top()), QPointF(at, rect.bottom()))
        painter.setPen(QPen(theme.TEXT, 1))
        painter.drawLine(QPointF(at, rect.top()), QPointF(at, rect.bottom()))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(0, 0, 0, 140), 1))
        painter.setBrush(theme.TEXT)
        painter.drawEllipse(QPointF(at + 0.5, rect.center().y()), 8, 8)
        painter.setPen(QPen(theme.PANEL, 1.25))
        for side in (-1, 1):
            tip = QPointF(at + 0.5 + side * 5, rect.center().y())
            painter.drawPolyline([tip + QPointF(-side * 2.5, -2.5), tip, tip + QPointF(-side * 2.5, 2.5)])

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.fit()


class SplitHand(Tool):
    """Takes the line between the two pictures that are compared."""

    def __init__(self, viewer: Viewer):
        self.viewer = viewer
        self._held = False

    def press(self, event: QMouseEvent) -> bool:
        self._held = self._near(event.position())
        return self._held

    def move(self, event: QMouseEvent) -> bool:
        if self._held:
            rect = self.viewer.frame_rect()
            self.viewer.split = max(0.0, min(1.0, (event.position().x() - rect.left()) / rect.width()))
            self.viewer.update()
            return True
        near = self._near(event.position())
        if near:
            self.viewer.setCursor(Qt.CursorShape.SplitHCursor)
        return near

    def release(self, event: QMouseEvent) -> None:
        self._held = False

    def _near(self, at: QPointF) -> bool:
        viewer = self.viewer
        if not viewer.comparing or viewer.beside or viewer.beneath is None:
            return False
        rect = viewer.frame_rect()
        return abs(at.x() - rect.left() - rect.width() * viewer.split) < WIPE_GRAB and rect.contains(at)
