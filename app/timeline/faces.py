"""The timeline as a screen reader finds it: a list of panels, through which the arrow keys move with the playhead.

Qt asks for this only where somebody is listening.
"""

# Qt answers with none where there is none; its stubs know of no such answer.
# pyright: reportIncompatibleMethodOverride=false

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, QPoint, QPointF, QRect, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleEvent, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget

from app.timeline.hits import board
from app.timeline.scene import HEADER, TOP
from app.timeline.spoken import current, marked, panel_here, panel_words

if TYPE_CHECKING:
    from app.timeline.panel import TimelinePanel

REST = 120  # ms without another step until what is current is said


class Spoken(QObject):
    """Says what is current when it has become another thing, and the timeline has the keys."""

    def __init__(self, panel: TimelinePanel):
        super().__init__(panel)
        self.panel = panel
        self._said = ""
        self._soon = QTimer(self, singleShot=True, interval=REST)
        self._soon.timeout.connect(self._say)
        panel.studio.playhead_moved.connect(self._moved)
        panel.studio.selection_changed.connect(self._moved)
        _install()

    def _moved(self, _: object) -> None:
        if QAccessible.isActive() and self.panel.hasFocus() and not self.panel.studio.playing:
            self._soon.start()

    def _say(self) -> None:
        words = current(self.panel)
        if words == self._said:
            return
        self._said = words
        if not marked(self.panel):
            here = QAccessibleEvent(self.panel, QAccessible.Event.Focus)
            here.setChild(panel_here(self.panel))
            QAccessible.updateAccessibility(here)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.panel, words))


class TimelineFace(QAccessibleWidget):
    def __init__(self, panel: TimelinePanel):
        super().__init__(panel, QAccessible.Role.List, panel.accessibleName())
        self.panel = panel
        self._items: dict[int, PanelFace] = {}

    def text(self, t: QAccessible.Text) -> str:
        if t in (QAccessible.Text.Description, QAccessible.Text.Value):
            return current(self.panel)
        return super().text(t)

    def childCount(self) -> int:
        return len(self.panel.content.panels.starts)

    def child(self, index: int) -> QAccessibleInterface | None:
        if not 0 <= index < self.childCount():
            return None
        if index not in self._items:
            item = self._items[index] = PanelFace(self, index)
            QAccessible.registerAccessibleInterface(item)
        return self._items[index]

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        return child.index if isinstance(child, PanelFace) else -1

    def focusChild(self) -> QAccessibleInterface | None:
        return self.child(panel_here(self.panel)) if self.panel.hasFocus() else None

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:
        viewport = self.panel.viewport()
        hit = self.panel.hit(QPointF(viewport.mapFromGlobal(QPoint(x, y))))
        return self.child(hit.index) if hit.kind in ("panel", "edge") else None


class PanelFace(QAccessibleInterface):
    """One panel on the timeline. It is asked anew each time: what stands at its place may be another one by now."""

    def __init__(self, over: TimelineFace, index: int):
        super().__init__()
        self.over, self.index = over, index

    def isValid(self) -> bool:
        return self.index < self.over.childCount()

    def object(self) -> QObject | None:
        return None

    def window(self) -> object:
        return self.over.window()

    def parent(self) -> QAccessibleInterface:
        return self.over

    def child(self, index: int) -> QAccessibleInterface | None:
        return None

    def childCount(self) -> int:
        return 0

    def indexOfChild(self, arg__1: QAccessibleInterface) -> int:
        return -1

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:
        return None

    def focusChild(self) -> QAccessibleInterface | None:
        return None

    def text(self, t: QAccessible.Text) -> str:
        if not self.isValid():
            return ""
        if t == QAccessible.Text.Name:
            return panel_words(self.over.panel, self.index)
        if t == QAccessible.Text.Description:
            placed, place = board(self.over.panel.content, self.index)
            return " ".join(filter(None, (placed.shot.panels[place].action, placed.shot.panels[place].dialogue)))
        return ""

    def setText(self, t: QAccessible.Text, text: str) -> None:
        """Nothing of it is written here."""

    def rect(self) -> QRect:
        panel = self.over.panel
        row = next((row for row in panel.rows if row.key == "panels"), None)
        if row is None or not self.isValid():
            return QRect()
        blocks, view = panel.content.panels, panel.view
        left, right = view.x(int(blocks.starts[self.index])), view.x(int(blocks.stops[self.index]))
        top = TOP + row.top - panel.scrolled
        place = QRect(round(HEADER + left), round(top), max(1, round(right - left)), round(row.height))
        return QRect(panel.viewport().mapToGlobal(place.topLeft()), place.size())

    def role(self) -> QAccessible.Role:
        return QAccessible.Role.ListItem

    def state(self) -> QAccessible.State:
        state, panel = QAccessible.State(), self.over.panel
        if not self.isValid():
            state.invalid = 1
            return state
        placed, place = board(panel.content, self.index)
        state.focusable = state.selectable = 1
        state.focused = int(panel.hasFocus() and panel_here(panel) == self.index)
        state.selected = int(placed.shot.panels[place].id in panel.studio.selection.panels)
        return state


@cache
def _install() -> None:
    QAccessible.installFactory(_face_of)


def _face_of(name: str, object_: QObject) -> QAccessibleInterface | None:
    return TimelineFace(cast("TimelinePanel", object_)) if name == "TimelinePanel" else None
