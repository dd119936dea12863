"""A pose of the library on its way over a view: its ghost stands under the cursor, and a drop sets it there."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPointF
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QPainter

from app.overlays.figures import figure_from
from app.overlays.frame_view import FrameView
from app.overlays.poses import MIME, POSES, on_stage
from app.overlays.posing import Posing
from app.overlays.skeleton import Figure, draw_ghost


class PoseDrop(QObject):
    """An overlay, and the view's filter for what is dropped on it."""

    def __init__(self, posing: Posing, view: FrameView):
        super().__init__(view)
        self.posing, self.view = posing, view
        self._ghost: Figure | None = None
        view.setAcceptDrops(True)
        view.installEventFilter(self)

    def paint(self, painter: QPainter, view: object) -> None:
        if self._ghost is not None:
            draw_ghost(painter, self._ghost, 0.95)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, (QDragEnterEvent, QDragMoveEvent)) and event.mimeData().hasFormat(MIME):
            event.acceptProposedAction()
            self._ghost = self._at(_name(event), event.position())
            self.view.update()
            return True
        if event.type() == QEvent.Type.DragLeave:
            self._ghost = None
            self.view.update()
        elif isinstance(event, QDropEvent) and event.mimeData().hasFormat(MIME):
            self._ghost = None
            name = _name(event)
            event.acceptProposedAction()
            self.posing.take(name, self.tr("Pose: {name}").format(name=name), self.view.to_stage(event.position()))
            return True
        return False

    def _at(self, name: str, at: QPointF) -> Figure | None:
        who = self.posing.who()
        if who is None:
            return None
        pose = next(pose for pose in POSES if pose.name == name)
        height = 0.66 * who[1].look.build
        joints = on_stage(pose, self.view.to_stage(at), height, self.posing.scene.aspect)
        return figure_from(who[1], joints, self.view)


def _name(event: QDropEvent) -> str:
    return bytes(event.mimeData().data(MIME).data()).decode()
