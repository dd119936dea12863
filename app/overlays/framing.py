"""A picture laid into the frame: as it is where it fills it, moved where it is a drawing and the camera moves."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QTransform

from app.overlays.plane import LEVEL, Plane


def draw_picture(painter: QPainter, rect: QRectF, image: QImage, plane: Plane = LEVEL) -> None:
    """``rect`` is the frame. Beyond its edges the paper goes on; beside a drawing of other proportions it is black."""
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    if fills(rect, image, plane):
        painter.drawImage(rect, image)
        return
    aspect, own = rect.width() / rect.height(), image.width() / max(1, image.height())
    painter.save()
    painter.setClipRect(rect, Qt.ClipOperation.IntersectClip)
    painter.fillRect(rect, QColor(0, 0, 0) if abs(own / aspect - 1) >= 0.01 else image.pixelColor(0, 0))
    # the drawing as large as the frame allows, in the middle of it, in shares of the frame
    wide, high = (1.0, aspect / own) if own >= aspect else (own / aspect, 1.0)
    whole = QRectF((1 - wide) / 2, (1 - high) / 2, wide, high)
    onto = QTransform().translate(rect.left(), rect.top()).scale(rect.width(), rect.height())
    painter.setTransform(plane.transform() * onto, combine=True)
    painter.drawImage(whole, image)
    painter.restore()


def flattened(rect: QRectF, image: QImage, plane: Plane) -> QImage:
    """The same as a picture of its own, black edges included."""
    flat = QImage(rect.size().toSize(), QImage.Format.Format_RGB32)
    painter = QPainter(flat)
    draw_picture(painter, QRectF(flat.rect()), image, plane)
    painter.end()
    return flat


def fills(rect: QRectF, image: QImage, plane: Plane) -> bool:
    """Whether the picture has the frame's own proportions and no camera to follow."""
    return plane == LEVEL and abs(image.width() / max(1, image.height()) * rect.height() / rect.width() - 1) < 0.01
