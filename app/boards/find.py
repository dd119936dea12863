"""Finding panels by what is written on them: their numbers, captions and fields, and the names of their sequences."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from app import theme
from app.boards.model import PanelModel, Row
from app.widgets.parts import flat, label


class FindBar(QWidget):
    """A line over the boards. ``shown`` tells which panel the search is at."""

    shown = Signal(str)  # panel id
    changed = Signal()  # what is found

    def __init__(self, panels: PanelModel):
        super().__init__()
        self.panels = panels
        self.found: list[int] = []  # rows
        self.at = -1
        self.field = QLineEdit()
        self.field.setPlaceholderText(self.tr("Find in numbers and captions"))
        self.field.setAccessibleName(self.tr("Find in captions"))
        self.field.setClearButtonEnabled(True)
        self.field.setMaximumWidth(320)
        self.count = label(colour=theme.QUIET)
        self.previous = flat("up", self.tr("Previous found panel  Shift+Enter"))
        self.next = flat("down", self.tr("Next found panel  Enter"))
        self.close_ = flat("close", self.tr("End the search  Esc"))
        line = QHBoxLayout(self)
        line.setContentsMargins(8, 4, 4, 4)
        line.setSpacing(4)
        for part in (self.field, self.previous, self.next, self.count):
            line.addWidget(part)
        line.addStretch(1)
        line.addWidget(self.close_)
        self.field.textChanged.connect(self._typed)
        self.previous.clicked.connect(self.to_previous)
        self.next.clicked.connect(self.to_next)
        self.close_.clicked.connect(self.end)
        self.hide()

    def begin(self) -> None:
        """Ctrl+F: the line opens with the last search chosen."""
        self.show()
        self.field.setFocus()
        self.field.selectAll()
        self.search()

    def end(self) -> None:
        self.hide()
        self.found, self.at = [], -1
        self.changed.emit()

    def search(self) -> None:
        """Looks again, at the same words; stays where it is if that is still found."""
        words = self.field.text()
        here = self.found[self.at] if 0 <= self.at < len(self.found) else -1
        self.found = matches(self.panels, words)
        self.at = self.found.index(here) if here in self.found else -1
        self._count()
        self.changed.emit()

    def to_next(self) -> None:
        self._go(1)

    def to_previous(self) -> None:
        self._go(-1)

    def _typed(self) -> None:
        self.search()
        if self.found:
            self._go(0 if self.at >= 0 else 1)  # more letters of the same word do not lead away

    def _go(self, way: int) -> None:
        if self.found:
            self.at = (self.at + way) % len(self.found) if self.at >= 0 else 0 if way > 0 else len(self.found) - 1
            self._count()
            self.shown.emit(self.panels.rows[self.found[self.at]].panel.id)

    def _count(self) -> None:
        for button in (self.previous, self.next):
            button.setEnabled(bool(self.found))
        if not self.field.text().strip():
            self.count.setText("")
        elif not self.found:
            self.count.setText(self.tr("Nothing found"))
        elif self.at < 0:
            self.count.setText(self.tr("{n} panels").format(n=len(self.found)))
        else:
            self.count.setText(self.tr("{at} of {n}").format(at=self.at + 1, n=len(self.found)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.end()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._go(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        else:
            super().keyPressEvent(event)


def matches(panels: PanelModel, words: str) -> list[int]:
    """The rows on which all of these words are written somewhere."""
    wanted = words.casefold().split()
    if not wanted:
        return []
    names: dict[str, str] = {}
    for group in panels.groups:
        for row in range(group.first, group.stop):
            names[panels.rows[row].panel.id] = f"{group.act_name} {group.name}"
    found: list[int] = []
    for at, row in enumerate(panels.rows):
        text = f"{row.number} {written_on(row)} {names.get(row.panel.id, '')}".casefold()
        if all(word in text for word in wanted):
            found.append(at)
    return found


def written_on(row: Row) -> str:
    """All that is written on a panel."""
    panel, framing = row.panel, row.shot.framing
    own = " ".join(each.text for each in panel.own)
    said = f"{framing.size} {framing.angle} {framing.move}"
    return f"{panel.action} {panel.dialogue} {panel.slugging} {panel.notes} {own} {said}"
