"""Ctrl+K: every action by its name, found by a few of its letters."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QListWidget, QListWidgetItem, QStyledItemDelegate, QVBoxLayout, QWidget

from app import theme
from app.actions import plain_label

ROW = 26
MOST = 12


class Commands(QFrame):
    """Opens over the window; what is typed narrows the list, Enter does the first."""

    def __init__(self, actions: list[tuple[str, QAction]], window: QWidget):
        super().__init__(window, Qt.WindowType.Popup)
        self.actions_ = actions
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.field = QLineEdit()
        self.field.setPlaceholderText(self.tr("What do you want to do?"))
        self.field.setAccessibleName(self.tr("Find a command"))
        self.field.setFrame(False)
        self.found = QListWidget()
        self.found.setItemDelegate(_Line(self.found))
        self.found.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.found.setUniformItemSizes(True)
        self.found.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 6, 6, 6)
        column.setSpacing(4)
        column.addWidget(self.field)
        column.addWidget(self.found)
        self.field.textChanged.connect(self.narrow)
        self.field.installEventFilter(self)
        self.found.itemClicked.connect(self.do)
        self.setFixedWidth(460)
        self.narrow("")
        middle = window.mapToGlobal(window.rect().center())
        self.move(middle.x() - self.width() // 2, window.mapToGlobal(window.rect().topLeft()).y() + 96)

    def narrow(self, text: str) -> None:
        self.found.clear()
        ranked = sorted(
            (rank, at) for at, (where, action) in enumerate(self.actions_)
            if (rank := fit(text, f"{plain_label(action)} {where}")) is not None and action.isEnabled()
        )  # fmt: skip
        for _, at in ranked[:60]:
            where, action = self.actions_[at]
            item = QListWidgetItem(plain_label(action))
            item.setData(Qt.ItemDataRole.UserRole, (where, action))
            item.setSizeHint(QSize(0, ROW))
            self.found.addItem(item)
        self.found.setCurrentRow(0)
        self.found.setFixedHeight(ROW * min(MOST, max(1, self.found.count())) + 4)
        self.adjustSize()

    def do(self, item: QListWidgetItem | None) -> None:
        self.close()
        if item:
            item.data(Qt.ItemDataRole.UserRole)[1].trigger()

    def eventFilter(self, watched, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            key = event.key()
            if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
                row = self.found.currentRow() + (1 if key == Qt.Key.Key_Down else -1)
                self.found.setCurrentRow(max(0, min(self.found.count() - 1, row)))
                return True
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.do(self.found.currentItem())
                return True
        return super().eventFilter(watched, event)

    def showEvent(self, event) -> None:
        super().showEvent(event)
        self.field.setFocus()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.WINDOW)
        painter.setPen(theme.LINE)
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))


class _Line(QStyledItemDelegate):
    def paint(self, painter: QPainter, option, index) -> None:
        where, action = index.data(Qt.ItemDataRole.UserRole)
        chosen = bool(option.state & option.state.State_Selected)
        if chosen:
            painter.fillRect(option.rect, theme.HOVER)
        text = option.rect.adjusted(34, 0, -10, 0)
        action.icon().paint(painter, option.rect.left() + 9, option.rect.top() + 5, 16, 16)
        painter.setPen(theme.TEXT)
        painter.drawText(text, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, plain_label(action))
        painter.setPen(theme.QUIET)
        keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        painter.drawText(text, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, keys or where)


def fit(typed: str, name: str) -> int | None:
    """How well a name answers what was typed, smaller is better; None: not at all. Letters may be left out."""
    typed, name = typed.lower().strip(), name.lower()
    if not typed:
        return 0
    at = name.find(typed)
    if at >= 0:
        return at if at == 0 or name[at - 1] == " " else 20 + at
    position, gaps = -1, 0
    for letter in typed.replace(" ", ""):
        found = name.find(letter, position + 1)
        if found < 0:
            return None
        gaps += found - position - 1
        position = found
    return 100 + gaps
