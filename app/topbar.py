"""The line at the top: menus, the four workspaces, and whether the work is on disk."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QAction, QFocusEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QMenuBar, QSizePolicy, QToolButton, QWidget

from app import theme
from app.widgets.parts import label, tint


class SavedDot(QWidget):
    """Green and full once the disk has the work, grey and hollow before, a red square when the disk refuses."""

    def __init__(self) -> None:
        super().__init__()
        self.state = "saved"
        self.setFixedSize(12, 16)

    @property
    def saved(self) -> bool:
        return self.state == "saved"

    def sizeHint(self) -> QSize:
        return QSize(12, 16)

    def show_saved(self, state: str) -> None:
        self.state = state
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour = {"saved": theme.GREEN, "failed": theme.RED}.get(self.state)
        painter.setPen(colour or theme.QUIET)
        painter.setBrush(colour or Qt.BrushStyle.NoBrush)
        if self.state == "failed":
            painter.drawRect(QRectF(2.5, 4.5, 7, 7))
        else:
            painter.drawEllipse(QRectF(2.5, 4.5, 7, 7))


class TopBar(QWidget):
    def __init__(self, menus: QMenuBar, workspaces: list[QAction], own: list[QAction]):
        super().__init__()
        self.setFixedHeight(32)
        self.menus = menus
        menus.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        menus.setFixedHeight(31)
        self.middle = QWidget(self)
        tabs = QHBoxLayout(self.middle)
        tabs.setContentsMargins(0, 0, 0, 0)
        tabs.setSpacing(0)
        self._tabs = tabs
        self._own: list[Tab] = []
        for action in workspaces:
            tabs.addWidget(Tab(action))
        self.words = label(colour=theme.QUIET)
        self.dot = SavedDot()
        line = QHBoxLayout(self)
        line.setContentsMargins(4, 0, 10, 1)
        line.setSpacing(6)
        line.addWidget(menus)
        line.addStretch(1)
        line.addWidget(self.words)
        line.addWidget(self.dot)
        self.show_own(own)

    def show_own(self, actions: list[QAction]) -> None:
        """The artist's own workspaces, beside ours."""
        for tab in self._own:
            tab.hide()
            tab.deleteLater()
        self._own = [Tab(action) for action in actions]
        for tab in self._own:
            self._tabs.addWidget(tab)
            tab.show()
        self._centre()

    def show_saved(self, words: str, state: str) -> None:
        """What the disk has: "saved", "soon", "failed" or "looking"."""
        self.words.setText(words)
        tint(self.words, theme.RED if state == "failed" else theme.QUIET)
        self.dot.show_saved(state)
        self.dot.setAccessibleName(words)
        self.dot.setToolTip(words)
        self._centre()

    def resizeEvent(self, event) -> None:
        self._centre()
        super().resizeEvent(event)

    def _centre(self) -> None:
        """In the middle of the window, not of what the menus leave over; closer together where there is little room."""
        menus = self.menus.sizeHint().width() + 8
        for air, told in ((32, True), (32, False), (22, False), (12, False)):
            self._spread(air)
            right = 24 + (self.words.sizeHint().width() + 6 if told else 0)
            if menus + self.middle.width() + right <= self.width():
                break
        self.words.setVisible(told)  # the dot says the same, in colour and by its shape
        self.middle.move(max(menus, (self.width() - self.middle.width()) // 2), 0)
        self.middle.setFixedHeight(self.height())

    def _spread(self, air: int) -> None:
        for tab in self.middle.findChildren(Tab):
            tab.air = air
            tab.updateGeometry()
        self._tabs.activate()
        self.middle.adjustSize()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.WINDOW)
        painter.fillRect(0, self.height() - 1, self.width(), 1, theme.LINE)


class Tab(QToolButton):
    """A workspace's name, with a line under the one that is open."""

    def __init__(self, action: QAction):
        super().__init__()
        self.setDefaultAction(action)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(action.text().replace("&", ""))
        self._by_keys = False
        self.air = 32  # pixels beside the name, both sides together

    def focusInEvent(self, event: QFocusEvent) -> None:
        """A ring shows where the keys are that came here with Tab; a window that opens has no need of one."""
        self._by_keys = event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
        super().focusInEvent(event)

    def sizeHint(self) -> QSize:
        return QSize(self.fontMetrics().horizontalAdvance(self.text().replace("&", "")) + self.air, 32)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self.underMouse():
            painter.fillRect(self.rect().adjusted(0, 0, 0, -1), theme.RAISED)
        painter.setFont(theme.text_font(9.5, strong=self.isChecked()))
        painter.setPen(theme.TEXT if self.isChecked() or self.underMouse() else theme.QUIET)
        painter.drawText(self.rect().adjusted(0, 0, 0, -2), Qt.AlignmentFlag.AlignCenter, self.text().replace("&", ""))
        if self.isChecked():
            inset = self.air * 3 // 8
            painter.fillRect(inset, self.height() - 3, self.width() - 2 * inset, 2, theme.ACCENT)
        if self.hasFocus() and self._by_keys:
            painter.setPen(theme.ACCENT)
            painter.drawRect(self.rect().adjusted(2, 3, -3, -5))
