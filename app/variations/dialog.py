"""The same shot from four seeds, side by side and moving; one of them becomes the shot's own in one step."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app import theme
from app.studio import Studio
from app.variations.tile import TryTile
from app.variations.tries import TRIES, Tries
from app.widgets.parts import label
from engine.document.film import placed_shots


class VariationsDialog(QDialog):
    def __init__(self, studio: Studio, shot_id: str, shot_frame: int, parent: QWidget | None = None):
        super().__init__(parent)
        self.studio = studio
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        number = next((placed.number for placed in placed_shots(studio.document) if placed.shot.id == shot_id), "")
        self.setWindowTitle(self.tr("Variations of shot {number}").format(number=number))
        self.tries = Tries(studio, shot_id, shot_frame, self)
        self.selected = -1
        aspect = studio.document.width / studio.document.height
        self.tiles = [TryTile(at, aspect) for at in range(TRIES)]
        grid = QGridLayout()
        grid.setSpacing(8)
        for at, tile in enumerate(self.tiles):
            tile.chosen.connect(self.select)
            tile.taken.connect(self.take)
            grid.addWidget(tile, at // 2, at % 2)
        self.words = label(colour=theme.QUIET)
        self.more = QPushButton(self.tr("Four others"))
        self.use = QPushButton(self.tr("Use this one"))
        self.use.setProperty("main", True)
        self.use.setDefault(True)
        away = QPushButton(self.tr("Cancel"))
        self.more.setToolTip(self.tr("Paint the shot from four other seeds"))
        self.more.clicked.connect(self.ask)
        self.use.clicked.connect(lambda: self.take(self.selected))
        away.clicked.connect(self.reject)
        for button in (self.more, self.use, away):
            button.setAutoDefault(button is self.use)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.words, 1)
        for button in (self.more, away, self.use):
            foot.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(12)
        column.addLayout(grid, 1)
        column.addLayout(foot)
        self.resize(880, round(2 * 424 / aspect) + 120)
        self.tries.changed.connect(self._changed)
        self.tries.ended.connect(self._tell)
        studio.opened.connect(self.reject)
        self._beat = 0
        held = max(1, studio.document.held)
        self._clock = QTimer(self, interval=round(1000 * held / float(studio.document.rate.fraction)))
        self._clock.timeout.connect(self._advance)
        self._clock.start()
        self.ask()

    def ask(self) -> None:
        self.tries.ask()
        self.select(-1)
        for at, tile in enumerate(self.tiles):
            tile.show_try(self.tries.tries[at])
        self._tell()

    def select(self, number: int) -> None:
        self.selected = number
        for at, tile in enumerate(self.tiles):
            tile.select(at == number)
        self._tell()

    def take(self, number: int) -> None:
        """This one: the shot goes on with its seed."""
        if 0 <= number < len(self.tries.tries) and self.tries.choose(number):
            self.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if Qt.Key.Key_1 <= event.key() <= Qt.Key.Key_4:
            self.select(event.key() - Qt.Key.Key_1)
        elif event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down):
            step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -2, Qt.Key.Key_Down: 2}[
                Qt.Key(event.key())
            ]
            self.select((max(0, self.selected) + step) % TRIES if self.selected >= 0 else 0)
        else:
            super().keyPressEvent(event)

    def done(self, result: int) -> None:
        """However it is closed: nothing goes on behind its back."""
        self._clock.stop()
        self.tries.close()
        super().done(result)

    def _changed(self, number: int) -> None:
        if number < len(self.tries.tries):
            self.tiles[number].show_try(self.tries.tries[number])
        self._tell()

    def _tell(self) -> None:
        tries = self.tries.tries
        done = sum(each.take is not None for each in tries)
        ready = 0 <= self.selected < len(tries) and tries[self.selected].take is not None
        self.use.setEnabled(ready)
        if self.tries.failed:
            self.words.setText(self.tries.failed)
        elif done < len(tries):
            self.words.setText(self.tr("{done} of {all} painted").format(done=done, all=len(tries)))
        else:
            self.words.setText(self.tr("Choose the one that the shot goes on with."))

    def _advance(self) -> None:
        self._beat += 1
        for tile in self.tiles:
            tile.advance(self._beat)
