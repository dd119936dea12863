"""A line under the menus about something that stays true until somebody acts: looked at only, not saved."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QWidget

from app import theme
from app.widgets.parts import label


class Banner(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.colour = theme.AMBER
        self.about = ""  # what it speaks of, so that only that takes it away again
        self.words = label()
        self.words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.buttons: list[QPushButton] = []
        self.line = QHBoxLayout(self)
        self.line.setContentsMargins(14, 4, 10, 4)
        self.line.setSpacing(8)
        self.line.addWidget(self.words, 1)
        self.hide()

    def tell(self, about: str, words: str, actions: Sequence[tuple[str, Callable[[], object]]], colour: QColor) -> None:
        """A sentence and what can be done about it."""
        self.about, self.colour = about, colour
        self.words.setText(words)
        self.words.setToolTip(words)
        self.setAccessibleName(words)
        for button in self.buttons:
            button.hide()
            button.deleteLater()
        self.buttons = [QPushButton(name) for name, _ in actions]
        for button, (_, act) in zip(self.buttons, actions, strict=True):
            button.clicked.connect(act)
            self.line.addWidget(button)
        self.show()

    def forget(self, about: str) -> None:
        if self.about == about:
            self.about = ""
            self.hide()

    def sizeHint(self) -> QSize:
        return QSize(200, 36)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.RAISED)
        painter.fillRect(0, 0, 4, self.height(), self.colour)
        painter.fillRect(0, self.height() - 1, self.width(), 1, theme.LINE)
