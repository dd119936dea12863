"""Whether anything is painted at all, and when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QPushButton

from app import theme
from app.preferences.page import Page, switch
from app.widgets.parts import label
from engine.values.settings import data_folder

if TYPE_CHECKING:
    from app.window import Window


class PaintingPage(Page):
    def __init__(self, window: Window):
        super().__init__()
        self.window_ = window
        studio = window.studio
        self.generation = switch(self.tr("Inbetweens may be painted"), studio.generation)
        self.live = switch(self.tr("Draft while I work"), studio.live_drafts)
        self.models = QPushButton(self.tr("Show the folder"))
        where = label(str(data_folder() / "models"), colour=theme.QUIET)
        self.add(
            self.tr("Generation"), self.generation,
            about=self.tr("Off: a storyboard and animatic program. No model is loaded, nothing is painted, and no menu, "
                          "button or badge speaks of it. What was painted before is kept."),
        )  # fmt: skip
        self.add(
            self.tr("Drafts"), self.live,
            about=self.tr("When the hand rests, the shot under the playhead is painted anew. Off: only when you ask."),
        )  # fmt: skip
        self.add(self.tr("More models"), where, self.models)
        self.live.setEnabled(studio.generation)
        self.generation.toggled.connect(self._set_generation)
        self.live.toggled.connect(self._set_live)
        self.models.clicked.connect(self._show_models)

    def _set_generation(self, on: bool) -> None:
        if on != self.window_.studio.generation:
            self.window_.toggle_generation()
        self.live.setEnabled(on)

    def _set_live(self, on: bool) -> None:
        if on != self.window_.studio.live_drafts:
            self.window_.toggle_live()

    def _show_models(self) -> None:
        folder = data_folder() / "models"
        folder.mkdir(parents=True, exist_ok=True)
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
