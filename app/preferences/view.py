"""What surrounds the picture, and how much help there is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.preferences.page import Page, choices

if TYPE_CHECKING:
    from app.window import Window


class ViewPage(Page):
    def __init__(self, window: Window):
        super().__init__()
        self.window_ = window
        self.surround = choices(
            [(self.tr("Black"), "black"), (self.tr("18 % grey"), "18% grey"), (self.tr("Mid grey"), "mid grey")],
            window.player.viewer.surround,
        )
        self.add(
            self.tr("Around the picture"), self.surround,
            about=self.tr("Black for films in the dark, 18 % grey to judge colours, mid grey for line art."),
        )  # fmt: skip
        self.surround.activated.connect(self._set_surround)

    def _set_surround(self) -> None:
        self.window_.player.transport.surround.emit(self.surround.currentData())
