"""The viewer's picture: the film at the playhead, its transitions, its camera, and the drawing beneath."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QImage, QMouseEvent, QPainter, QPen

from app import theme
from app.overlays.frame_view import FrameView
from app.overlays.inks import clear
from app.overlays.plane import LEVEL, Plane
from app.player.mix import Layer, draw_layer, draw_picture

Shown = tuple[Layer, QImage, Plane]
WIPE_GRAB = 10.0  # px to both sides of the line


class Viewer(FrameView):
    """Draws layers that somebody else has fetched."""

    clicked = Signal(QPointF)

    def __init__(self) -> None:
        super().__init__()
        self.layers: tuple[Shown, ...] = ()
        self.beneath: tuple[QImage, Plane] | None = None  # the drawing, for the comparison
        self.comparing = False
        self.split = 0.5  # where the drawing ends and the best picture begins
        self._splitting = False
        self.setAccessibleName(self.tr("Viewer"))

    def show_layers(self, layers: tuple[Shown, ...], beneath: tuple[QImage, Plane] | None) -> None:
        self.layers, self.beneath = layers, beneath
        self.picture = layers[-1][1] if layers else None
        self.update()

    def compare(self, comparing: bool) -> None:
        self.comparing = comparing
        self.update()

    def paint_picture(self, painter: QPainter, rect: QRectF) -> None:
        if not self.layers:
            return
        painter.fillRect(rect, QColor(0, 0, 0))
        if len(self.layers) == 1 and self.layers[0][1:] == (self.picture, LEVEL) and self.layers[0][0].share == 1.0:
            self._plain(painter, rect)
        else:
            for layer, image, plane in self.layers:
                draw_layer(painter, rect, image, layer.how, layer.share, plane)
        if self.comparing and self.beneath is not None:
            self._draw_split(painter, rect, *self.beneath)

    def _plain(self, painter: QPainter, rect: QRectF) -> None:
        image = self.layers[0][1]
        if abs(image.width() / max(1, image.height()) / self.aspect - 1) < 0.01:
            self.draw_scaled(painter, rect, image)
        else:
            draw_picture(painter, rect, image, LEVEL)

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
        painter.setFont(theme.text_font(7.5, strong=True))
        painter.setPen(clear(theme.TEXT, 0.9))

    # -- events -------------------------------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self._on_split(event.position()):
            self._splitting = True
        else:
            super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._splitting:
            rect = self.frame_rect()
            self.split = max(0.0, min(1.0, (event.position().x() - rect.left()) / rect.width()))
            self.update()
        elif not self.panning and not event.buttons():
            self.setCursor(
                Qt.CursorShape.SplitHCursor if self._on_split(event.position()) else Qt.CursorShape.ArrowCursor
            )
        super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._splitting = False
        super().mouseReleaseEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.fit()

    def _on_split(self, at: QPointF) -> bool:
        if not self.comparing or self.beneath is None:
            return False
        rect = self.frame_rect()
        return abs(at.x() - (rect.left() + rect.width() * self.split)) < WIPE_GRAB and rect.top() <= at.y() <= rect.bottom()
