"""Tips and sentences that name the key by which something is done, whichever key that is by now."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

from PySide6.QtGui import QColor
from PySide6.QtWidgets import QLabel, QWidget

from app import theme
from app.studio import Studio
from app.widgets.parts import tint

W = TypeVar("W", bound=QWidget)


def keyed(widget: W, action: str) -> W:
    """The widget does what this action of the window does: its tip names the action's key."""
    widget.setProperty("does", action)
    widget.setProperty("tip", widget.toolTip())
    return widget


def name_keys(window: QWidget, keys: Mapping[str, str]) -> None:
    """Every tip in the window with the key of its action, by the actions' ids, as it stands on the keyboard."""
    for widget in window.findChildren(QWidget):
        action = widget.property("does")
        if action:
            widget.setToolTip("  ".join(filter(None, (widget.property("tip"), keys.get(action, "")))))


class KeyedWords(QLabel):
    """A sentence that tells which key to press: "press {new-panel} for a new one"."""

    def __init__(self, studio: Studio, words: str, *, colour: QColor = theme.TEXT, size: float = 9.5):
        super().__init__()
        self.studio, self.words = studio, words
        self.setFont(theme.text_font(size))
        self.setWordWrap(True)
        tint(self, colour)
        studio.keys_changed.connect(self._say)
        self._say()

    def _say(self) -> None:
        self.setText(self.studio.with_keys(self.words))
