"""A number that is dragged first and typed second: it scrubs, takes +5 or *1.5, and goes back on a double click."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget

from app import theme
from app.widgets.typed import typed_number
from engine.values.errors import InbetweenerError

HEIGHT = 24
SLOW = 0.1  # with Shift


def plain(value: float) -> str:
    return f"{value:g}"


class Scrub(QWidget):
    """One number of the document, with its name inside the field and, where it is a share, a bar behind it."""

    begun = Signal()  # the hand is down and moves
    moved = Signal(float)
    ended = Signal()
    abandoned = Signal()  # Escape while dragging
    typed = Signal(float)  # written, stepped by key, or put back by a double click
    refused = Signal(str, str)  # what was written is no number: sentence, hint

    def __init__(
        self,
        name: str,
        *,
        low: float = 0.0,
        high: float = 1.0,
        default: float = 0.0,
        per_pixel: float = 0.01,
        step: float = 0.05,
        bar: bool = False,
        whole: bool = False,
        shown: Callable[[float], str] = plain,
        read: Callable[[str, float], float] = typed_number,
        parent: QWidget | None = None,
    ):
        super().__init__(parent)
        self.name, self.low, self.high, self.default = name, low, high, default
        self.per_pixel, self.step, self.bar, self.whole = per_pixel, step, bar, whole
        self.shown, self.read = shown, read
        self.value = default
        self._press: QPoint | None = None
        self._start = default
        self._dragging = False
        self._hovered = False
        self._edit: QLineEdit | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.SizeHorCursor)
        self.setAccessibleName(name)
        self.setToolTip(self.tr("Drag to change, Shift for fine steps. Click to type. Double-click to reset."))

    def set_value(self, value: float) -> None:
        """Shows a value of the document. Does not tell anybody."""
        if value != self.value:
            self.value = value
            self.setAccessibleDescription(self.shown(value))
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(120, HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return QSize(56, HEIGHT)

    # -- painting -----------------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(theme.ACCENT if self.hasFocus() else theme.LINE)
        painter.setBrush(theme.FIELD)
        painter.drawRoundedRect(frame, 3, 3)
        if self.bar and self.high > self.low:
            share = (self.value - self.low) / (self.high - self.low)
            filled = frame.adjusted(1, 1, -1, -1)
            filled.setWidth(max(0.0, filled.width() * min(1.0, share)))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.HOVER if self._hovered or self._dragging else theme.RAISED)
            painter.drawRoundedRect(filled, 2, 2)
        text = self.rect().adjusted(8, 0, -8, 0)
        painter.setPen(theme.QUIET if self.isEnabled() else theme.FAINT)
        painter.drawText(text, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self.name)
        painter.setPen(theme.TEXT if self.isEnabled() else theme.FAINT)
        painter.setFont(theme.digits_font())
        painter.drawText(text, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, self.shown(self.value))

    def enterEvent(self, event: QEvent) -> None:
        self._hovered = True
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        self._hovered = False
        self.update()

    # -- the hand -----------------------------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._press, self._start = event.position().toPoint(), self.value

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._press is None:
            return
        along = event.position().toPoint().x() - self._press.x()
        if not self._dragging and abs(along) >= 3:
            self._dragging = True
            self.begun.emit()
        if self._dragging:
            slow = SLOW if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1.0
            self._take(self._start + along * self.per_pixel * slow, self.moved)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._press is None:
            return
        self._press = None
        if self._dragging:
            self._dragging = False
            self.ended.emit()
            self.update()
        else:
            self.write()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._take(self.default, self.typed)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # the panel scrolls; a number must not change because the wheel passed over it

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key == Qt.Key.Key_Escape and self._dragging:
            self._dragging, self._press = False, None
            self.abandoned.emit()
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Down):
            self._take(self.value - self.step, self.typed)
        elif key in (Qt.Key.Key_Right, Qt.Key.Key_Up):
            self._take(self.value + self.step, self.typed)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
            self.write()
        elif event.text() and (event.text().isdigit() or event.text() in "+-*/="):
            self.write(event.text())
        else:
            super().keyPressEvent(event)

    # -- typing -------------------------------------------------------------------------------------------------------

    def write(self, begun_with: str = "") -> None:
        """Opens the field for typing."""
        edit = self._edit = QLineEdit(self)
        edit.setAccessibleName(self.name)
        edit.setText(begun_with or self.shown(self.value))
        edit.setAlignment(Qt.AlignmentFlag.AlignRight)
        edit.setGeometry(self.rect())
        edit.installEventFilter(self)
        edit.returnPressed.connect(self._written)
        edit.show()
        edit.setFocus()
        if not begun_with:
            edit.selectAll()

    def eventFilter(self, watched, event: QEvent) -> bool:
        edit = self._edit
        if edit is not None and watched is edit:
            if event.type() == QEvent.Type.FocusOut:
                self._written()
            elif isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
                self._close()
                return True
            elif event.type() == QEvent.Type.MouseButtonDblClick and edit.selectedText() == edit.text():
                self._close()  # the second click of a double click on the field itself
                self._take(self.default, self.typed)
                return True
        return super().eventFilter(watched, event)

    def _written(self) -> None:
        if self._edit is None:
            return
        text = self._edit.text()
        self._close()
        if text == self.shown(self.value):
            return
        try:
            self._take(self.read(text, self.value), self.typed)
        except InbetweenerError as error:
            self.refused.emit(error.sentence, error.hint)

    def _close(self) -> None:
        edit, self._edit = self._edit, None
        if edit:
            edit.deleteLater()
            edit.hide()
            self.setFocus()

    def _take(self, value: float, told) -> None:
        value = min(self.high, max(self.low, round(value) if self.whole else value))
        if value != self.value:
            self.value = value
            self.update()
            told.emit(value)
