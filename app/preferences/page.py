"""A page of choices, one under the other: what it is, the choice, and a quiet line about what it does."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from app import theme
from app.widgets.parts import label

NAMES = 168  # px that the names take


class Page(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(14)
        self.column.addStretch(1)

    def add(self, name: str, *choices: QWidget, about: str = "") -> None:
        """A line of the page. The name is also the accessible name of a choice that has none."""
        line = QHBoxLayout()
        line.setSpacing(8)
        first = label(name, colour=theme.QUIET)
        first.setFixedWidth(NAMES)
        line.addWidget(first)
        for choice in choices:
            if not choice.accessibleName() and name:
                choice.setAccessibleName(name)
            line.addWidget(choice)
        line.addStretch(1)
        part = QVBoxLayout()
        part.setSpacing(4)
        part.addLayout(line)
        if about:
            words = label(about, colour=theme.QUIET, size=9, wrap=True)
            words.setContentsMargins(NAMES + 8, 0, 0, 0)
            part.addWidget(words)
        self.column.insertLayout(self.column.count() - 1, part)


def choices(options: list[tuple[str, object]], chosen: object) -> QComboBox:
    made = QComboBox()
    for words, value in options:
        made.addItem(words, value)
    made.setCurrentIndex(next((at for at, (_, value) in enumerate(options) if value == chosen), 0))
    made.setFixedWidth(240)
    return made


def switch(words: str, on: bool) -> QCheckBox:
    made = QCheckBox(words)
    made.setChecked(on)
    return made
