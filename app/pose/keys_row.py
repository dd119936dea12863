"""The shot's frames under the picture: the selected figure's keys as diamonds, the others' as dots."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from app import theme
from app.overlays.gesture import Gesture
from app.overlays.inks import clear, of, shade
from app.studio import Studio
from engine.document.changing import in_sight
from engine.document.model import Document, Entity, PoseKey, Shot
from engine.document.pose_edits import move_pose_key
from engine.document.tracks import pose_track

SIDE = 14  # px left and right of the first and the last frame
GRAB = 7.0


class KeysRow(QWidget):
    """Click or drag to seek, drag a diamond to move its key, double-click to add or to remove one."""

    sought = Signal(int)  # shot_frame
    toggled = Signal(int)  # shot_frame: add a key here, or remove it

    def __init__(self, studio: Studio):
        super().__init__()
        self.studio = studio
        self.gesture = Gesture(studio)
        self.shot: Shot | None = None
        self.shot_frame = 0
        self.entity: Entity | None = None
        self._hovered = -1
        self._seeking = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMouseTracking(True)
        self.setAccessibleName(self.tr("Pose keys"))
        self.setToolTip(self.tr("Drag a key to move it in time. Double-click adds or removes one."))

    def show_shot(self, shot: Shot | None, shot_frame: int, entity: Entity | None) -> None:
        self.shot, self.shot_frame, self.entity = shot, shot_frame, entity
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(240, 36)

    def x_of(self, shot_frame: float) -> float:
        last = max(1, (self.shot.frames if self.shot else 2) - 1)
        return SIDE + shot_frame / last * (self.width() - 2 * SIDE)

    def frame_at(self, x: float) -> int:
        if self.shot is None:
            return 0
        last = self.shot.frames - 1
        share = (x - SIDE) / max(1, self.width() - 2 * SIDE)
        return max(0, min(last, round(share * max(1, last))))

    def keys(self) -> tuple[PoseKey, ...]:
        track = pose_track(self.shot, self.entity.id) if self.shot and self.entity else None
        return in_sight(self.shot, track.keys) if self.shot and track else ()

    # -- painting -----------------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.PANEL)
        if self.shot is None:
            return
        middle = 20.0
        self._paint_ruler(painter)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frames = [key.frame for key in self.keys()]
        if self.entity and len(frames) > 1:
            painter.setPen(QPen(clear(of(self.entity.colour), 0.55), 2))
            painter.drawLine(QPointF(self.x_of(frames[0]), middle), QPointF(self.x_of(frames[-1]), middle))
        for track in self.shot.poses:
            if self.entity is None or track.entity != self.entity.id:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(theme.FAINT)
                for key in in_sight(self.shot, track.keys):
                    painter.drawEllipse(QPointF(self.x_of(key.frame), 31), 1.75, 1.75)
        x = self.x_of(self.shot_frame)
        painter.setPen(QPen(theme.ACCENT, 1))
        painter.drawLine(QPointF(round(x) + 0.5, 6), QPointF(round(x) + 0.5, self.height()))
        for frame in frames:
            self._paint_key(painter, QPointF(self.x_of(frame), middle), frame)

    def _paint_ruler(self, painter: QPainter) -> None:
        assert self.shot is not None
        painter.setFont(theme.digits_font(7.5))
        apart = (self.width() - 2 * SIDE) / max(1, self.shot.frames - 1)
        second = self.studio.document.rate.nominal
        for frame in range(self.shot.frames):
            x = round(self.x_of(frame))
            if frame % second == 0:
                painter.setPen(theme.HOVER)
                painter.drawLine(x, 0, x, 8)
                painter.setPen(theme.QUIET)
                painter.drawText(QPointF(x + 4, 8.5), f"{frame // second} s" if frame else "0")
            elif apart >= 4:
                painter.setPen(theme.RAISED)
                painter.drawLine(x, 0, x, 3)
        for start in self.shot.panel_starts()[1:]:
            x = round(self.x_of(start - 0.5))
            painter.setPen(QPen(theme.FAINT, 1, Qt.PenStyle.DotLine))
            painter.drawLine(x, 10, x, self.height())

    def _paint_key(self, painter: QPainter, at: QPointF, frame: int) -> None:
        assert self.entity is not None
        radius = 6.0 if frame == self._hovered else 5.0
        diamond = QPolygonF([at + QPointF(*by) for by in ((0, -radius), (radius, 0), (0, radius), (-radius, 0))])
        colour = of(self.entity.colour)
        here = frame == self.shot_frame
        painter.setPen(QPen(QColor(255, 255, 255) if here else shade(colour, 0.5), 1.5 if here else 1))
        painter.setBrush(shade(colour, 1.2) if here or frame == self._hovered else colour)
        painter.drawPolygon(diamond)

    # -- the mouse ----------------------------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton or self.shot is None:
            return
        frame = self._key_near(event.position())
        if frame < 0 or self.entity is None:
            self._seeking = True
            self.sought.emit(self.frame_at(event.position().x()))
            return
        begun, shot_id, entity_id = self.studio.document, self.shot.id, self.entity.id

        def moved(at: QPointF, _modifiers: Qt.KeyboardModifier) -> None:
            to = self.frame_at(at.x())
            # always from the document of the press: a key that is passed over comes back
            self.studio.drag(_from(begun), shot_id, entity_id, frame, to)
            self.sought.emit(to)

        self.gesture.press(event.position(), self.tr("Move key"), moved, clicked=lambda: self.sought.emit(frame))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._seeking:
            self.sought.emit(self.frame_at(event.position().x()))
        elif not self.gesture.move(event.position(), event.modifiers()):
            near = self._key_near(event.position())
            if near != self._hovered:
                self._hovered = near
                self.setCursor(Qt.CursorShape.SizeHorCursor if near >= 0 else Qt.CursorShape.ArrowCursor)
                self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._seeking = False
        self.gesture.release()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        near = self._key_near(event.position())
        self.toggled.emit(near if near >= 0 else self.frame_at(event.position().x()))

    def leaveEvent(self, event) -> None:
        self._hovered = -1
        self.update()

    def cancel(self) -> bool:
        return self.gesture.cancel()

    def _key_near(self, at: QPointF) -> int:
        near = [(abs(self.x_of(key.frame) - at.x()), key.frame) for key in self.keys()]
        if not near or not 12 <= at.y() <= 28:
            return -1
        distance, frame = min(near)
        return frame if distance <= GRAB else -1


def _from(begun: Document):
    def moved(_now: Document, shot_id: str, entity_id: str, frame: int, to: int) -> Document:
        return move_pose_key(begun, shot_id, entity_id, frame, to)

    return moved
