"""What is said and done in the panel on the desk, read under the paper while it is drawn."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app import theme
from app.widgets.parts import elided_lines
from engine.document.model import Panel

LINE = 15  # pixels
LINES = 2


class Caption(QWidget):
    """Two lines: what is said and what is done, or as much of one of them; the tip has all of it."""

    def __init__(self) -> None:
        super().__init__()
        self.said, self.done = "", ""
        self.setFont(theme.text_font(8.5))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.setMinimumWidth(60)

    def show_panel(self, panel: Panel | None) -> None:
        said, done = (panel.dialogue, panel.action) if panel else ("", "")
        if (said, done) != (self.said, self.done):
            self.said, self.done = said, done
            words = "\n\n".join(filter(None, (said, done, panel.notes if panel else "")))
            self.setToolTip(words.replace("<", "‹"))
            self.setAccessibleName(words)
            self.update()

    def lines(self, width: int) -> list[tuple[str, bool]]:
        """What stands in this width, and whether it is said aloud."""
        each = 1 if self.said and self.done else LINES
        parts = [(words, aloud) for words, aloud in ((self.said, True), (self.done, False)) if words]
        return [
            (line, aloud)
            for words, aloud in parts
            for line in elided_lines(words, self.fontMetrics(), width, each)
        ]  # fmt: skip

    def sizeHint(self) -> QSize:
        return QSize(320, LINE * LINES)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        room = self.rect().adjusted(12, 0, -12, 0)
        lines = self.lines(room.width())
        top = (self.height() - LINE * len(lines)) // 2
        for at, (line, aloud) in enumerate(lines):
            painter.setPen(theme.TEXT if aloud else theme.QUIET)
            place = QRect(room.left(), top + at * LINE, room.width(), LINE)
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, line)
