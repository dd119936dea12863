"""Tips that name the key by which something is done, whichever key that is by now."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

from PySide6.QtWidgets import QWidget

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
