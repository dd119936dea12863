"""What is done, said and thought while a panel is seen."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app import theme
from app.studio import Studio
from app.widgets.parts import label
from app.widgets.text import GrowingText
from engine.document.model import Panel, Shot
from engine.document.panel_edits import Caption, set_caption


class CaptionsPart(QWidget):
    def __init__(self, studio: Studio):
        super().__init__()
        self.studio = studio
        self._panel = ""
        self.fields: dict[Caption, GrowingText] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 4)
        column.setSpacing(2)
        written: dict[Caption, str] = {
            "action": self.tr("Write action"),
            "dialogue": self.tr("Write dialogue"),
            "notes": self.tr("Write notes"),
        }
        shown: dict[Caption, tuple[str, str]] = {
            "action": (self.tr("Action"), self.tr("What happens")),
            "dialogue": (self.tr("Dialogue"), self.tr("What is said")),
            "notes": (self.tr("Notes"), self.tr("What to think of")),
        }
        for caption, (name, hint) in shown.items():
            field = GrowingText(name, hint)
            field.written.connect(partial(self._written, caption, written[caption]))
            self.fields[caption] = field
            column.addWidget(label(name, colour=theme.QUIET, size=9))
            column.addWidget(field)
            column.addSpacing(4)

    def _written(self, caption: Caption, words: str, text: str) -> None:
        self.studio.edit(words, set_caption, self._panel, caption, text)

    def show_panel(self, shot: Shot, panel: Panel) -> None:
        self._panel = panel.id
        for caption, field in self.fields.items():
            field.show_text(getattr(panel, caption))

    def settle(self) -> None:
        for field in self.fields.values():
            field.settle()
