"""Preferences: a list of subjects and a page for each. What is chosen holds at once; there is nothing to confirm."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDialog, QListWidget, QListWidgetItem, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from app import theme
from app.keys.editor import KeyEditor
from app.preferences.files import FilesPage
from app.preferences.general import GeneralPage
from app.preferences.painting import PaintingPage
from app.preferences.view import ViewPage
from app.widgets.parts import label, row

if TYPE_CHECKING:
    from app.window import Window


class Preferences(QDialog):
    """Stays open beside the window while the artist sees what a choice does."""

    def __init__(self, window: Window):
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Preferences"))
        self.resize(880, 600)
        self.keys = KeyEditor(window.named_actions(), window.keymap, lambda keymap: keep(window, keymap))
        self.general = GeneralPage()
        self.view = ViewPage(window)
        self.painting = PaintingPage(window)
        self.files = FilesPage()
        self.subjects = QListWidget()
        self.subjects.setAccessibleName(self.tr("Subjects"))
        self.subjects.setFixedWidth(216)
        self.subjects.setObjectName("subjects")
        self.subjects.setIconSize(QSize(16, 16))
        self.pages = QStackedWidget()
        for icon, name, page in (
            ("settings", self.tr("General"), self.general),
            ("eye", self.tr("View"), self.view),
            ("key", self.tr("Keys"), self.keys),
            ("draft", self.tr("Painting"), self.painting),
            ("folder", self.tr("Files and safety"), self.files),
        ):
            item = QListWidgetItem(theme.icon(icon), name)
            item.setSizeHint(QSize(0, 32))
            self.subjects.addItem(item)
            self.pages.addWidget(_titled(name, page))
        done = QPushButton(self.tr("Close"))
        done.setDefault(True)
        right = QVBoxLayout()
        right.setContentsMargins(20, 20, 20, 12)
        right.setSpacing(12)
        right.addWidget(self.pages, 1)
        right.addLayout(row(None, done))
        whole = row(self.subjects, spacing=0)
        whole.addLayout(right, 1)
        self.setLayout(whole)
        self.subjects.currentRowChanged.connect(self.pages.setCurrentIndex)
        done.clicked.connect(self.close)
        self.subjects.setCurrentRow(0)
        self.subjects.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_subject(self, at: int) -> None:
        self.subjects.setCurrentRow(at)


def keep(window: Window, keymap) -> None:
    keymap.keep()
    window.use_keymap(keymap)


def _titled(name: str, page: QWidget) -> QWidget:
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(16)
    column.addWidget(label(name, strong=True, size=12))
    column.addWidget(page, 1)
    return made
