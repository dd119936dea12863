"""A line to type into, opened over the timeline where something can be written: a time, a length, a name."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from app import theme


class Line(QLineEdit):
    """Enter takes what was typed, Escape and a click elsewhere leave everything as it was."""

    typed = Signal(str)

    def __init__(self, parent: QWidget, place: QRect, text: str, name: str, take: Callable[[str], object]):
        super().__init__(text, parent)
        self._over = False
        self.setFont(theme.digits_font(9))
        self.setTextMargins(-2, 0, -2, 0)
        self.setAccessibleName(name)
        self.setPlaceholderText(name)
        self.setGeometry(place)
        self.typed.connect(take)
        self.returnPressed.connect(self._take)
        self.show()
        self.setFocus()
        self.selectAll()

    def _take(self) -> None:
        text = self.text()
        self._close()
        self.typed.emit(text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._close()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            event.accept()  # every key is typed here, and none is the window's
            return True
        return super().event(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self._close()

    def _close(self) -> None:
        if not self._over:
            self._over = True
            self.hide()
            self.deleteLater()
            parent = self.parentWidget()
            if parent is not None and self.hasFocus():
                parent.setFocus()
