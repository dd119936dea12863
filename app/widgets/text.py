"""A text of the document that grows with what is written, and becomes one step back when the pen rests."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QMimeData, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QSyntaxHighlighter, QTextCharFormat
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QSizePolicy, QWidget

from app import theme

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
REST = 700  # ms without a key before what was written becomes a step


class GrowingText(QPlainTextEdit):
    """Plain text, as high as its lines. ``written`` comes when the pen rests or leaves."""

    written = Signal(str)

    def __init__(self, name: str, hint: str, *, most_lines: int = 8, parent: QWidget | None = None):
        super().__init__(parent)
        self.most_lines = most_lines
        self.setPlaceholderText(hint)
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(1)
        self._shown = ""
        self._rest = QTimer(self, singleShot=True, interval=REST)
        self._rest.timeout.connect(self.settle)
        self.textChanged.connect(self._grown)
        self.textChanged.connect(self._rest.start)
        self._grown()

    def show_text(self, text: str) -> None:
        """Shows the document's text. What is being written at this moment is not disturbed by its own echo."""
        if text == self._shown and (self.hasFocus() or self.toPlainText() == text):
            return
        self._shown = text
        self.blockSignals(True)
        self.setPlainText(text)
        self.blockSignals(False)
        self._rest.stop()
        self._grown()

    def settle(self) -> None:
        """What was written becomes the document's."""
        self._rest.stop()
        text = self.toPlainText()
        if text != self._shown:
            self._shown = text
            self.written.emit(text)

    def insertFromMimeData(self, source: QMimeData) -> None:
        self.insertPlainText(source.text())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.settle()
        super().focusOutEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        written = event.key() in ENTER and event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.key() == Qt.Key.Key_Escape or written:
            self.settle()
            self.clearFocus()
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event) -> None:
        super().resizeEvent(event)
        self._grown()

    def _grown(self) -> None:
        needed = self._lines()
        lines = min(self.most_lines, needed)
        fits = needed <= self.most_lines
        self.setVerticalScrollBarPolicy(
            Qt.ScrollBarPolicy.ScrollBarAlwaysOff if fits else Qt.ScrollBarPolicy.ScrollBarAsNeeded
        )
        height = lines * self.fontMetrics().lineSpacing() + 14
        if height != self.height() or height != self.minimumHeight():
            self.setFixedHeight(height)

    def _lines(self) -> int:
        """As they are broken at this width. Qt breaks a line no earlier than somebody asks how high it is."""
        layout, block = self.document().documentLayout(), self.document().begin()
        lines = 0
        while block.isValid():
            layout.blockBoundingRect(block)
            lines += max(1, block.lineCount())
            block = block.next()
        return lines


class UnknownWords(QSyntaxHighlighter):
    """Underlines the words that the model has never seen."""

    def __init__(self, text: QPlainTextEdit, unknown: Callable[[str], list[tuple[int, int]]]):
        super().__init__(text.document())
        self.unknown = unknown

    def highlightBlock(self, text: str) -> None:
        mark = QTextCharFormat()
        mark.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
        mark.setUnderlineColor(theme.AMBER)
        for start, length in self.unknown(text):
            self.setFormat(start, length, mark)
