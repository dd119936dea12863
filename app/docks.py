"""Docks with quiet titles, and how the four workspaces arrange them."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QMoveEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QDockWidget, QHBoxLayout, QMainWindow, QSizePolicy, QTabBar, QTabWidget, QWidget

from app import theme
from app.widgets.overlay import Overlay
from app.widgets.parts import label

LEFT, RIGHT, BOTTOM = (
    Qt.DockWidgetArea.LeftDockWidgetArea,
    Qt.DockWidgetArea.RightDockWidgetArea,
    Qt.DockWidgetArea.BottomDockWidgetArea,
)
TITLE = 26


class Title(QWidget):
    """A dock's title: its name, and the panel's own tools at the right. Dragging it moves the dock."""

    def __init__(self, name: str, tools: QWidget | None = None):
        super().__init__()
        self.tools = tools
        self.setFixedHeight(TITLE)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        line = QHBoxLayout(self)
        line.setContentsMargins(theme.SIDE, 0, 4, 0)
        line.setSpacing(2)
        self.name = label(name, colour=theme.QUIET, size=9)
        line.addWidget(self.name)
        line.addStretch(1)
        if tools:
            line.addWidget(tools)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), TITLE)

    def minimumSizeHint(self) -> QSize:
        return QSize(40, TITLE)

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), theme.PANEL)


class NoTitle(QWidget):
    """What stands for the title while a tab already says the name."""

    def sizeHint(self) -> QSize:
        return QSize(0, 0)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, 0)


class Dock(QDockWidget):
    placed = Signal()  # it came to stand elsewhere, or has another size

    def __init__(self, id_: str, name: str, panel: QWidget, window: QMainWindow):
        super().__init__(name, window)
        self.setObjectName(id_)
        self.panel = panel
        self.setWidget(panel)
        panel.setAutoFillBackground(True)
        palette = panel.palette()
        palette.setColor(panel.backgroundRole(), theme.PANEL)
        panel.setPalette(palette)
        self.setFeatures(
            QDockWidget.DockWidgetFeature.DockWidgetMovable
            | QDockWidget.DockWidgetFeature.DockWidgetClosable
            | QDockWidget.DockWidgetFeature.DockWidgetFloatable
        )
        self.title = Title(name, getattr(panel, "tools", None))
        self.no_title = NoTitle()
        self.setTitleBarWidget(self.title)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.placed.emit()

    def moveEvent(self, event: QMoveEvent) -> None:
        super().moveEvent(event)
        self.placed.emit()

    def show_title(self, named: bool) -> None:
        """The title with its name, else what is left of it where a tab says the name: the panel's tools, if it has any."""
        self.title.name.setVisible(named)
        wanted = self.title if named or self.title.tools else self.no_title
        if self.titleBarWidget() is not wanted:
            self.setTitleBarWidget(wanted)
            wanted.show()


@dataclass(frozen=True, slots=True)
class Arrangement:
    """Which docks a workspace shows, which of them are raised, and how much room they take of the window."""

    shown: tuple[str, ...]
    raised: tuple[str, ...] = ()
    widths: tuple[tuple[str, int], ...] = ()
    shares: tuple[tuple[str, float], ...] = ()  # of the window's height
    tall: bool = False  # the right column reaches down to the status bar


ARRANGEMENTS: dict[str, Arrangement] = {
    "boards": Arrangement(
        ("cast", "inspector", "boards"),
        ("inspector",),
        (("cast", 208), ("inspector", 316)),
        (("boards", 0.46),),
        tall=True,
    ),
    "draw": Arrangement(
        ("layers", "boards"),
        ("layers",),
        (("layers", 232),),
        (("boards", 0.17),),
        tall=True,
    ),
    "animatic": Arrangement(
        ("inspector", "boards", "timeline", "curves"),
        ("inspector", "timeline"),
        (("inspector", 316),),
        (("boards", 0.17), ("timeline", 0.37)),
    ),
    "staging": Arrangement(
        ("cast", "poses", "staging", "inspector", "timeline", "curves"),
        ("staging", "timeline"),
        (("cast", 208), ("staging", 340)),
        (("timeline", 0.33),),
    ),
    "render": Arrangement(
        ("queue", "spots", "inspector", "boards"),
        ("queue",),
        (("queue", 360),),
        (("boards", 0.36),),
        tall=True,
    ),
}


def place(window: QMainWindow, docks: dict[str, Dock]) -> None:
    """Puts every dock where it belongs when nobody has moved it."""
    window.setDockNestingEnabled(True)
    window.setTabPosition(Qt.DockWidgetArea.AllDockWidgetAreas, QTabWidget.TabPosition.North)
    window.setCorner(Qt.Corner.BottomLeftCorner, BOTTOM)
    for id_, area in (("cast", LEFT), ("poses", LEFT), ("inspector", RIGHT), ("boards", BOTTOM), ("timeline", BOTTOM)):
        if id_ in docks:
            window.addDockWidget(area, docks[id_])
    if "poses" in docks:
        window.splitDockWidget(docks["cast"], docks["poses"], Qt.Orientation.Vertical)
    if "timeline" in docks:
        window.splitDockWidget(docks["boards"], docks["timeline"], Qt.Orientation.Vertical)
    for id_, beside in (
        ("staging", "inspector"),
        ("queue", "inspector"),
        ("spots", "inspector"),
        ("layers", "inspector"),
        ("curves", "timeline"),
    ):
        if id_ in docks and beside in docks:
            window.addDockWidget(window.dockWidgetArea(docks[beside]), docks[id_])
            window.tabifyDockWidget(docks[beside], docks[id_])


def arrange(window: QMainWindow, docks: dict[str, Dock], arrangement: Arrangement) -> None:
    """Shows a workspace's docks at their own sizes."""
    window.setCorner(Qt.Corner.BottomRightCorner, RIGHT if arrangement.tall else BOTTOM)
    for id_, dock in docks.items():
        dock.setFloating(False)
        dock.setVisible(id_ in arrangement.shown)
    for id_ in arrangement.raised:
        if id_ in docks:
            docks[id_].raise_()
    wide = [(docks[id_], width) for id_, width in arrangement.widths if id_ in docks]
    high = [(docks[id_], round(share * window.height())) for id_, share in arrangement.shares if id_ in docks]
    if wide:
        window.resizeDocks([dock for dock, _ in wide], [width for _, width in wide], Qt.Orientation.Horizontal)
    if high:
        window.resizeDocks([dock for dock, _ in high], [height for _, height in high], Qt.Orientation.Vertical)
    for sheet in window.findChildren(Overlay, options=Qt.FindChildOption.FindDirectChildrenOnly):
        sheet.raise_()  # a dock that was raised among its tabs came above what covers the window, too


def refresh_titles(window: QMainWindow, docks: dict[str, Dock]) -> None:
    """A dock behind tabs needs no name of its own: its tab is one."""
    _hide_stray_tabs(window, docks)
    for dock in docks.values():
        beside = [other for other in window.tabifiedDockWidgets(dock) if other.isVisible() or not other.isHidden()]
        dock.show_title(dock.isFloating() or not beside)


def _hide_stray_tabs(window: QMainWindow, docks: dict[str, Dock]) -> None:
    """Hides the tab bars that Qt leaves standing about: of docks that are put away, and second ones of one group."""
    here = {dock.windowTitle(): dock for dock in docks.values() if not dock.isHidden()}
    groups: dict[tuple[str, ...], list[QTabBar]] = {}
    for bar in window.findChildren(QTabBar, options=Qt.FindChildOption.FindDirectChildrenOnly):
        bar.setElideMode(Qt.TextElideMode.ElideNone)  # where many stand together, two arrows instead of “I…” and “St…”
        bar.setUsesScrollButtons(True)
        titles = tuple(bar.tabText(at) for at in range(bar.count()))
        if sum(title in here for title in titles) < 2:
            bar.hide()
        else:
            groups.setdefault(titles, []).append(bar)
    for titles, bars in groups.items():
        used = [bar for bar in bars if any(_stands_on(bar, here[title]) for title in titles if title in here)]
        for bar in bars:
            if used and bar not in used:
                bar.hide()
            elif used and bar.isHidden():
                bar.show()  # it was put away while Qt was still about to lay the docks out


def _stands_on(bar: QTabBar, dock: Dock) -> bool:
    above = abs(dock.geometry().top() - bar.geometry().bottom() - 1) <= 2
    return (
        dock.isVisible() and above and dock.geometry().left() <= bar.geometry().center().x() <= dock.geometry().right()
    )
