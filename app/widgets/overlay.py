"""A sheet that lies over the whole window, or over all of it below the menus, and goes with its size."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRect, Qt
from PySide6.QtWidgets import QWidget


class Overlay(QWidget):
    """Covers its window from ``top`` pixels on. What lies beneath gets no mouse and, while it is open, no Tab."""

    def __init__(self, window: QWidget, top: int = 0):
        super().__init__(window)
        self.over = window
        self.top = top
        window.installEventFilter(self)
        self._cover()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.parent() and event.type() == QEvent.Type.Resize:
            self._cover()
        return super().eventFilter(watched, event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes round within the sheet."""
        inside = [child for child in self._in_order() if child.isVisible() and child.isEnabled()]
        if not inside:
            return False
        now = self.focusWidget()
        at = inside.index(now) if now in inside else -1
        inside[(at + (1 if forward else -1)) % len(inside)].setFocus()
        return True

    def _in_order(self) -> list[QWidget]:
        found: list[QWidget] = []
        each = self.nextInFocusChain()
        while each is not None and each is not self and len(found) < 1000:
            if self.isAncestorOf(each) and each.focusPolicy() & Qt.FocusPolicy.TabFocus:
                found.append(each)
            each = each.nextInFocusChain()
        return found

    def _cover(self) -> None:
        self.setGeometry(QRect(0, self.top, self.over.width(), self.over.height() - self.top))
