"""The middle of the window: the picture that plays, or the paper that is drawn on."""

from __future__ import annotations

from PySide6.QtCore import QSize, QTimer
from PySide6.QtWidgets import QStackedWidget, QWidget

from app.canvas.panel import CanvasPanel
from app.player.panel import PlayerPanel
from app.studio import Studio


class Stage(QStackedWidget):
    """While the film plays, the player is seen; when it stops, the panel under the playhead is back on the desk."""

    def __init__(self, studio: Studio, player: PlayerPanel, canvas: CanvasPanel, parent: QWidget | None = None):
        super().__init__(parent)
        self.studio, self.player, self.canvas = studio, player, canvas
        self.drawing = False
        self.addWidget(player)
        self.addWidget(canvas)
        studio.playing_changed.connect(self._choose)

    def draw(self, drawing: bool) -> None:
        """Brings the canvas, or puts it away."""
        self.drawing = drawing
        self._choose()
        if drawing:
            # after whoever pressed the button or the board has taken the keys
            QTimer.singleShot(0, self, self._give_keys)

    def minimumSizeHint(self) -> QSize:
        """What is seen needs; the desk with its tools needs more than the film, and takes it only when it is there."""
        return (self.canvas if self.drawing else self.player).minimumSizeHint()

    def _choose(self, playing: bool = False) -> None:
        drawing = self.drawing and not self.studio.playing
        had_keys = self.isAncestorOf(self.window().focusWidget()) if self.window().focusWidget() else False
        self.setCurrentWidget(self.canvas if drawing else self.player)
        self.updateGeometry()
        if drawing and had_keys:
            self._give_keys()

    def _give_keys(self) -> None:
        if self.currentWidget() is self.canvas and self.isVisible():
            self.canvas.view.setFocus()
