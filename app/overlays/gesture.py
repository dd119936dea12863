"""A drag of the hand as one step back: it begins past three pixels, ends on release, and Esc leaves no trace."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, Qt

from app.studio import Studio

THRESHOLD = 3.0  # px: a click that trembles is still a click

Moved = Callable[[QPointF, Qt.KeyboardModifier], None]


class Gesture:
    """Holds what the hand does between press and release; ``moved`` is called with every position past the threshold."""

    def __init__(self, studio: Studio):
        self.studio = studio
        self.pressed: QPointF | None = None
        self.under_way = False
        self._label = ""
        self._moved: Moved | None = None
        self._clicked: Callable[[], None] | None = None
        self._last: QPointF | None = None

    def press(self, at: QPointF, label: str, moved: Moved, clicked: Callable[[], None] | None = None) -> None:
        """``clicked`` is called on a release that never became a drag."""
        self.cancel()
        self.pressed, self._label, self._moved, self._clicked = at, label, moved, clicked

    def move(self, at: QPointF, modifiers: Qt.KeyboardModifier) -> bool:
        """True while the gesture has the hand."""
        if self.pressed is None or self._moved is None:
            return False
        if not self.under_way:
            if (at - self.pressed).manhattanLength() < THRESHOLD:
                return True
            self.under_way = True
            self.studio.begin_drag(self._label)
        elif not self.studio.editor.dragging:  # undone under the hand: what is left of the gesture changes nothing
            self.under_way = False
            self._forget()
            return True
        self._last = at
        self._moved(at, modifiers)
        return True

    def modifiers_changed(self, modifiers: Qt.KeyboardModifier) -> None:
        """Shift pressed or let go while the hand rests: the drag answers at once."""
        if self.under_way and self._moved is not None and self._last is not None:
            self._moved(self._last, modifiers)

    def release(self) -> None:
        if self.under_way:
            self.under_way = False
            self.studio.end_drag()
        elif self.pressed is not None and self._clicked is not None:
            self._clicked()
        self._forget()

    def cancel(self) -> bool:
        """Takes a drag back as if it had never been; True when there was one."""
        was = self.under_way
        if was:
            self.under_way = False
            self.studio.abandon_drag()
        self._forget()
        return was

    def _forget(self) -> None:
        self.pressed = self._moved = self._clicked = self._last = None
