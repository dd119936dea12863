"""Pictures on their way onto the boards from another program: a bar shows where they would stand, and there they go."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QPainter

from app import boardwork
from app.boards.layout import Slot

if TYPE_CHECKING:
    from app.boards.strip import BoardStrip


class PictureDrop(QObject):
    """The strip's filter for what is dragged over it. Scripts, sounds and films are the window's to take."""

    def __init__(self, strip: BoardStrip):
        super().__init__(strip)
        self.strip = strip
        self.slot: Slot | None = None
        self._count = 0
        strip.viewport().setAcceptDrops(True)
        strip.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QDropEvent):  # a drag that enters or moves is one as well
            return self._over(event)
        if event.type() == QEvent.Type.DragLeave:
            self._show(None, 0)
        return False

    def paint(self, painter: QPainter) -> None:
        if self.slot is not None:
            self.strip.hand.paint_bar(painter, self.slot, self._count)

    def _over(self, event: QDropEvent) -> bool:
        paths, image = boardwork.pictures_of(event.mimeData())
        slot = self._slot(event.position().toPoint()) if paths or image else None
        if slot is None:
            self._show(None, 0)
            event.ignore()
            return True
        event.setDropAction(Qt.DropAction.CopyAction)  # who offers files to be moved would take them away
        event.accept()
        if isinstance(event, (QDragEnterEvent, QDragMoveEvent)):
            self._show(slot, len(paths))
            return True
        self._show(None, 0)
        beside = self.strip.panels.rows[slot.row].panel.id, slot.after
        if paths:
            boardwork.bring_pictures(self.strip.studio, paths, beside)
        elif image:
            boardwork.put_picture(self.strip.studio, image, beside, self.tr("Drop picture"))
        return True

    def _slot(self, at: QPoint) -> Slot | None:
        slot = self.strip.places.slot(at + self.strip.offset)
        return slot if slot is not None and slot.row < len(self.strip.panels.rows) else None

    def _show(self, slot: Slot | None, count: int) -> None:
        scroll = self.strip.hand.scroll
        if slot is not None and not scroll.isActive():
            scroll.start()
        elif slot is None:
            scroll.stop()
        if (slot, count) != (self.slot, self._count):
            self.slot, self._count = slot, count
            self.strip.viewport().update()
