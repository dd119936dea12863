"""Single keys are shortcuts everywhere except where somebody writes, chooses or presses with them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

_LINE = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_End)
_PRESS = (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter)


class KeyGuard(QObject):
    """Watches whoever has the keys in a window, and keeps its shortcuts from taking what is typed there.

    Only the widget with the focus is watched: a filter over every event of the application would be felt.
    """

    def __init__(self, window: QWidget, peek: Callable[[bool], None], give_keys: Callable[[], None]):
        super().__init__(window)
        self.window, self.peek = window, peek
        self._left = QTimer(self, singleShot=True, interval=0)
        self._left.timeout.connect(give_keys)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._focus_changed)

    def _focus_changed(self, old: QWidget | None, new: QWidget | None) -> None:
        if old is not None and old is not self.window:
            old.removeEventFilter(self)
        if new is not None and new is not self.window:
            new.installEventFilter(self)
        if new is None and old is not None and self.window.isActiveWindow() and writes(old):
            self._left.start()  # who has written goes on with the boards, and need not click on them first

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not (isinstance(event, QKeyEvent) and isinstance(watched, QWidget)):
            return super().eventFilter(watched, event)
        if event.type() == QEvent.Type.ShortcutOverride:
            if needs_key(watched, event):
                event.accept()
                return True
        elif event.type() in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            peeks = event.key() == Qt.Key.Key_QuoteLeft and not event.isAutoRepeat()
            if peeks and watched.window() is self.window and not writes(watched):
                self.peek(event.type() == QEvent.Type.KeyPress)
        return super().eventFilter(watched, event)


def writes(widget: QWidget) -> bool:
    return bool(widget.inputMethodHints()) or widget.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)


def needs_key(widget: QWidget, event: QKeyEvent) -> bool:
    """Whether a key without Ctrl or Alt means something to the widget itself."""
    held = event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
    if held:
        return False
    key = event.key()
    if writes(widget):
        return bool(event.text()) or key in _LINE
    if widget.inherits("QComboBox"):
        return bool(event.text()) or key in (Qt.Key.Key_Up, Qt.Key.Key_Down)
    if widget.inherits("QAbstractButton"):
        return key in _PRESS
    if widget.inherits("QAbstractSlider"):
        return key in _LINE
    if widget.metaObject().className() == "Scrub":
        typed = event.text() and (event.text().isdigit() or event.text() in "+-*/=")
        return bool(typed) or key in _LINE[:4]
    return False
