"""The boards as a panel: the strip, and what to do where there is nothing yet."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from app import theme, verbs
from app.boards.strip import BoardStrip
from app.studio import Studio
from app.widgets.parts import flat, label


class BoardsPanel(QWidget):
    def __init__(self, studio: Studio, parent: QWidget | None = None):
        super().__init__(parent)
        self.studio = studio
        self.strip = BoardStrip(studio)
        self.strip.dropped.connect(lambda panels, row: verbs.carry_panels(studio, panels, row))
        self.strip.deleted.connect(lambda: verbs.delete_panels(studio))
        self.empty = _Empty()
        self.pages = QStackedLayout(self)
        self.pages.setContentsMargins(0, 0, 0, 0)
        self.pages.addWidget(self.strip)
        self.pages.addWidget(self.empty)
        self.setMinimumHeight(116)
        self.tools = QWidget()
        line = QHBoxLayout(self.tools)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        for icon, tip, verb in (
            ("panel-add", self.tr("New panel  N"), verbs.add_panel_here),
            ("shot-add", self.tr("New shot  Shift+N"), verbs.add_shot_here),
            ("duplicate", self.tr("Duplicate panels  Ctrl+D"), verbs.duplicate_panels),
            ("delete", self.tr("Delete panels"), verbs.delete_panels),
        ):
            button = flat(icon, tip)
            button.clicked.connect(lambda _=False, verb=verb: verb(studio))
            line.addWidget(button)
        studio.changed.connect(self._choose_page)
        studio.opened.connect(self._choose_page)
        self._choose_page()

    def _choose_page(self) -> None:
        self.pages.setCurrentWidget(self.strip if self.strip.panels.rowCount() else self.empty)


class _Empty(QWidget):
    """The next gesture, in words."""

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.addStretch(1)
        for text, colour, size in (
            (self.tr("Drop pictures or a script here, or press N for an empty panel."), theme.TEXT, 11),
            (self.tr("PNG, JPEG, PSD · Fountain, Final Draft · Storyboarder · OpenPose"), theme.QUIET, 9),
        ):
            line = label(text, colour=colour, size=size)
            line.setAlignment(Qt.AlignmentFlag.AlignCenter)
            column.addWidget(line)
        column.addStretch(1)
