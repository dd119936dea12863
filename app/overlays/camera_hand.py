"""The hand that holds the camera: what is seen is dragged, made larger at the frame's corners, turned from outside it."""

from __future__ import annotations

import math
from dataclasses import dataclass

from PySide6.QtCore import QObject, QPointF, QRectF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPen

from app import theme
from app.overlays.frame_view import FrameView
from app.overlays.gesture import Gesture
from app.overlays.inks import HALO
from app.overlays.plane import Plane
from app.overlays.scene import Scene
from app.overlays.tool import Tool
from engine.document.camera_edits import MOST_ZOOM, set_camera
from engine.document.tracks import camera_at

REACH = 18.0  # px from a corner, within which it is taken hold of
LEAST_ZOOM = 0.1


@dataclass
class Brackets:
    """The frame's four corners, and how near and how far turned the camera is."""

    visible: bool = False
    words: str = ""

    def paint(self, painter: QPainter, view: FrameView) -> None:
        if not self.visible:
            return
        rect = view.frame_rect()
        middle = rect.center()
        for ink, width in ((HALO, 5.0), (theme.ACCENT, 2.5)):
            painter.setPen(QPen(ink, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.SquareCap, Qt.PenJoinStyle.MiterJoin))
            for corner in corners(rect):
                inwards = QPointF(math.copysign(1, middle.x() - corner.x()), math.copysign(1, middle.y() - corner.y()))
                at = corner + inwards * 2
                painter.drawPolyline([at + QPointF(inwards.x() * REACH, 0), at, at + QPointF(0, inwards.y() * REACH)])
            painter.drawLine(middle - QPointF(6, 0), middle + QPointF(6, 0))
            painter.drawLine(middle - QPointF(0, 6), middle + QPointF(0, 6))
        painter.setFont(theme.digits_font(9))
        place = QRectF(middle.x() - 60, rect.bottom() - 30, 120, 20)
        painter.fillRect(place, HALO)
        painter.setPen(theme.TEXT)
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, self.words)


class CameraHand(QObject, Tool):
    """A drag keys the camera at the playhead, one step back for each."""

    def __init__(self, scene: Scene, view: FrameView):
        super().__init__(view)
        self.scene, self.view, self.studio = scene, view, scene.studio
        self.gesture = Gesture(self.studio)
        self.brackets = Brackets()
        self.active = False

    def show(self) -> None:
        """What the scene saw last."""
        shot = self.scene.shot
        self.brackets.visible = self.active and shot is not None
        if shot is not None:
            now = camera_at(shot, self.scene.shot_frame)
            self.brackets.words = f"×{now.zoom:.2f}   {now.roll:.0f}°"

    def press(self, event: QMouseEvent) -> bool:
        shot, at = self.scene.shot, event.position()
        if not self.active or shot is None or event.button() != Qt.MouseButton.LeftButton:
            return False
        document, frame, rect = self.studio.document, self.scene.shot_frame, self.view.frame_rect()
        now, plane, middle = camera_at(shot, frame), Plane.at(document, shot, frame), rect.center()
        begun = plane.stage(self.view.to_frame(at))

        def dragged(to: QPointF, modifiers: Qt.KeyboardModifier) -> None:
            there = plane.stage(self.view.to_frame(to))
            centre = now.centre[0] + begun[0] - there[0], now.centre[1] + begun[1] - there[1]
            self.studio.drag(set_camera, shot.id, frame, centre=centre)

        def sized(to: QPointF, modifiers: Qt.KeyboardModifier) -> None:
            grown = now.zoom * _far(to - middle) / max(1.0, _far(at - middle))
            self.studio.drag(set_camera, shot.id, frame, zoom=min(MOST_ZOOM, max(LEAST_ZOOM, grown)))

        def turned(to: QPointF, modifiers: Qt.KeyboardModifier) -> None:
            by = math.degrees(_angle(to - middle) - _angle(at - middle))
            roll = now.roll - (by + 180) % 360 + 180
            roll = 15 * round(roll / 15) if modifiers & Qt.KeyboardModifier.ShiftModifier else roll
            self.studio.drag(set_camera, shot.id, frame, roll=max(-360.0, min(360.0, roll)))

        self.studio.stop()
        cornered = min(_far(at - corner) for corner in corners(rect)) < REACH
        moved = sized if cornered else dragged if rect.contains(at) else turned
        self.gesture.press(at, self.tr("Move the camera"), moved)
        return True

    def move(self, event: QMouseEvent) -> bool:
        if self.gesture.move(event.position(), event.modifiers()):
            return True
        if not self.active or self.scene.shot is None:
            return False
        self.view.setCursor(self._cursor(event.position()))
        return True

    def release(self, event: QMouseEvent) -> None:
        self.gesture.release()

    def wants(self, event: QKeyEvent) -> bool:
        return event.key() == Qt.Key.Key_Escape and self.gesture.under_way

    def key(self, event: QKeyEvent) -> bool:
        return event.key() == Qt.Key.Key_Escape and self.gesture.cancel()

    def _cursor(self, at: QPointF) -> Qt.CursorShape:
        rect = self.view.frame_rect()
        for place, corner in enumerate(corners(rect)):
            if _far(at - corner) < REACH:
                return (Qt.CursorShape.SizeFDiagCursor, Qt.CursorShape.SizeBDiagCursor)[place % 2]
        return Qt.CursorShape.SizeAllCursor if rect.contains(at) else Qt.CursorShape.PointingHandCursor


def corners(rect: QRectF) -> tuple[QPointF, QPointF, QPointF, QPointF]:
    """Clockwise from the top left."""
    return rect.topLeft(), rect.topRight(), rect.bottomRight(), rect.bottomLeft()


def _far(way: QPointF) -> float:
    return math.hypot(way.x(), way.y())


def _angle(way: QPointF) -> float:
    return math.atan2(way.y(), way.x())
