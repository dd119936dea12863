"""A hand over a picture: what a view passes its mouse and its keys to."""

from __future__ import annotations

from PySide6.QtGui import QKeyEvent, QMouseEvent


class Tool:
    """Does nothing by itself. A view asks its tools in order, and the first that says True has the hand."""

    def press(self, event: QMouseEvent) -> bool:
        return False

    def move(self, event: QMouseEvent) -> bool:
        """While the hand is down and while it only passes over."""
        return False

    def release(self, event: QMouseEvent) -> None: ...

    def leave(self) -> None:
        """The hand went elsewhere: whatever was lit goes dark."""

    def wants(self, event: QKeyEvent) -> bool:
        """Whether a key means something here now, and must not be a shortcut of the window's."""
        return False

    def key(self, event: QKeyEvent) -> bool:
        return False

    def key_up(self, event: QKeyEvent) -> bool:
        return False

    def rest(self) -> None:
        """The view lost the keyboard."""
