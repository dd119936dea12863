"""The ink in the brush, and the palette that opens under it."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QColorDialog, QMenu, QSizePolicy, QToolButton, QWidget, QWidgetAction

from app import theme
from app.canvas.tools import PALETTE
from engine.drawing.sheet import Ink

CELL = 24
COLUMNS = 4


class Swatch(QToolButton):
    chosen = Signal(object)  # Ink

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self.ink: Ink = PALETTE[0]
        self.usable = True
        self.setFixedSize(QSize(32, 32))
        self.setAutoRaise(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setToolTip(self.tr("Colour of the brush. The right button or the pen's own picks one from the drawing."))
        self.setAccessibleName(self.tr("Colour"))
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self)
        self.grid = PaletteGrid()
        self.grid.chosen.connect(self.chosen)
        self.grid.chosen.connect(menu.close)
        action = QWidgetAction(menu)
        action.setDefaultWidget(self.grid)
        menu.addAction(action)
        menu.addSeparator()
        menu.addAction(self.tr("Another colour…")).triggered.connect(self._ask)
        self.setMenu(menu)

    def show_ink(self, ink: Ink, *, usable: bool = True) -> None:
        self.ink, self.usable = ink, usable
        self.grid.ink = ink
        self.setEnabled(usable)
        self.update()

    def _ask(self) -> None:
        colour = QColorDialog.getColor(QColor(*self.ink), self.window(), self.tr("Colour"))
        if colour.isValid():
            self.chosen.emit((colour.red(), colour.green(), colour.blue()))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = QRectF(self.rect()).adjusted(6.5, 6.5, -6.5, -6.5)
        painter.setPen(QPen(theme.TEXT if self.underMouse() and self.usable else theme.QUIET, 1))
        painter.setBrush(QColor(*self.ink) if self.usable else theme.PANEL)
        painter.drawRoundedRect(frame, 3, 3)


class PaletteGrid(QWidget):
    """Colours to press on, 8 9 0 being the keys of the first three."""

    chosen = Signal(object)  # Ink

    def __init__(self) -> None:
        super().__init__()
        self.ink: Ink | None = None
        rows = -(-len(PALETTE) // COLUMNS)
        self.setFixedSize(COLUMNS * CELL + 16, rows * CELL + 12)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Palette"))

    def cell(self, at: int) -> QRect:
        return QRect(8 + at % COLUMNS * CELL, 6 + at // COLUMNS * CELL, CELL, CELL)

    def at(self, point: QPoint) -> int:
        return next((at for at in range(len(PALETTE)) if self.cell(at).contains(point)), -1)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        at = self.at(event.position().toPoint())
        if at >= 0:
            self.chosen.emit(PALETTE[at])

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for at, ink in enumerate(PALETTE):
            box = QRectF(self.cell(at)).adjusted(2.5, 2.5, -2.5, -2.5)
            painter.setPen(QPen(theme.ACCENT, 2) if ink == self.ink else QPen(theme.LINE, 1))
            painter.setBrush(QColor(*ink))
            painter.drawRoundedRect(box, 2, 2)
