"""Film time as digits: click to type a timecode, drag to scrub."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget

from app import theme
from engine.values.errors import InbetweenerError
from engine.values.time import Rate, parse_timecode, timecode

PIXELS_A_FRAME = 3.0


class TimeField(QWidget):
    """Shows ``frame`` of the film; asks for another one with ``sought``."""

    sought = Signal(int)  # film_frame
    refused = Signal(str, str)  # sentence, hint

    def __init__(self, rate: Rate):
        super().__init__()
        self.rate, self.frame = rate, 0
        self._pressed: QPointF | None = None
        self._from = 0
        self._scrubbing = False
        self._edit: QLineEdit | None = None
        self._hovered = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.SizeHorCursor)
        self.setAccessibleName(self.tr("Time"))
        self.setToolTip(self.tr("Click to type a time: 01:02:03, 120, 2s, +20. Drag to scrub."))

    def show_frame(self, frame: int, rate: Rate) -> None:
        if (frame, rate) != (self.frame, self.rate):
            self.frame, self.rate = frame, rate
            self.setAccessibleDescription(timecode(frame, rate))
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(round(QFontMetricsF(theme.digits_font(11)).horizontalAdvance("00:00:00:00")) + 20, 26)

    def write(self) -> None:
        """Opens the field for typing, with the time selected so that the first key replaces it."""
        if self._edit is not None:
            return
        edit = self._edit = QLineEdit(timecode(self.frame, self.rate), self)
        edit.setFont(theme.digits_font(11))
        edit.setAlignment(Qt.AlignmentFlag.AlignCenter)
        edit.setAccessibleName(self.accessibleName())
        edit.setGeometry(self.rect())
        edit.returnPressed.connect(self._written)
        edit.installEventFilter(self)
        edit.show()
        edit.setFocus()
        edit.selectAll()

    # -- painting -----------------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._hovered or self._scrubbing or self.hasFocus():
            painter.setPen(theme.ACCENT if self.hasFocus() else theme.LINE)
            painter.setBrush(theme.FIELD)
            painter.drawRoundedRect(self.rect().toRectF().adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
        font = theme.digits_font(11)
        painter.setFont(font)
        # hours and minutes that are nought step back, so that the eye finds what counts
        text = timecode(self.frame, self.rate)
        quiet = len(text) - len(text.lstrip("0:-"))
        quiet = min(quiet, len(text) - 5)
        metrics = QFontMetricsF(font)
        digit = max(metrics.horizontalAdvance(letter) for letter in "0123456789")
        colon = metrics.horizontalAdvance(":")
        x = (self.width() - sum(colon if letter == ":" else digit for letter in text)) / 2
        base = (self.height() + metrics.ascent() - metrics.descent()) / 2
        for at, letter in enumerate(text):
            wide = colon if letter == ":" else digit
            painter.setPen(theme.FAINT if at < quiet else theme.TEXT)
            painter.drawText(QPointF(x + (wide - metrics.horizontalAdvance(letter)) / 2, base), letter)
            x += wide

    def enterEvent(self, event: QEvent) -> None:
        self._hovered = True
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        self._hovered = False
        self.update()

    # -- the hand -----------------------------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed, self._from = event.position(), self.frame

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed is None:
            return
        along = event.position().x() - self._pressed.x()
        if abs(along) >= 3 or self._scrubbing:
            self._scrubbing = True
            self.sought.emit(max(0, self._from + round(along / PIXELS_A_FRAME)))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        clicked = self._pressed is not None and not self._scrubbing
        self._pressed, self._scrubbing = None, False
        if clicked:
            self.write()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
            self.write()
        elif event.text().isdigit():
            self.write()
            if self._edit:
                self._edit.setText(event.text())
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched, event: QEvent) -> bool:
        if watched is self._edit:
            if event.type() == QEvent.Type.FocusOut:
                self._close()
            elif (
                isinstance(event, QKeyEvent)
                and event.type() == QEvent.Type.KeyPress
                and event.key() == Qt.Key.Key_Escape
            ):
                self._close()
                return True
        return super().eventFilter(watched, event)

    def _written(self) -> None:
        if self._edit is None:
            return
        text = self._edit.text()
        self._close()
        try:
            self.sought.emit(max(0, parse_timecode(text, self.rate, self.frame)))
        except InbetweenerError as error:
            self.refused.emit(error.sentence, error.hint)

    def _close(self) -> None:
        edit, self._edit = self._edit, None
        if edit is not None:
            edit.removeEventFilter(self)
            edit.hide()
            edit.deleteLater()
            self.setFocus()
