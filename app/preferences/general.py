"""Language, size and what is seen first."""

from __future__ import annotations

from PySide6.QtCore import QSettings

from app import theme
from app.language import LANGUAGES
from app.preferences.page import Page, choices
from app.widgets.parts import label

SCALES = (0, 100, 125, 150, 175, 200)  # per cent; 0: as the system has it


class GeneralPage(Page):
    def __init__(self) -> None:
        super().__init__()
        kept = QSettings()
        named = [(self.tr("As the system"), ""), *((words, code) for code, words in LANGUAGES.items())]
        self.language = choices([(words, code) for words, code in named], str(kept.value("language") or ""))
        scales = [(f"{scale} %" if scale else self.tr("As the system"), scale) for scale in SCALES]
        self.scale = choices([(words, scale) for words, scale in scales], int(str(kept.value("scale") or 0)))
        self.first = choices(
            [(self.tr("The start page"), True), (self.tr("The film of the last time"), False)],
            bool(kept.value("start/page", True, type=bool)),
        )
        self.later = label(colour=theme.AMBER, wrap=True)
        self.add(self.tr("Language"), self.language)
        self.add(
            self.tr("Size of everything"), self.scale,
            about=self.tr("For pen displays with many pixels, where words are too small."),
        )  # fmt: skip
        self.add(self.tr("What is seen first"), self.first)
        self.column.insertWidget(self.column.count() - 1, self.later)
        self.language.activated.connect(self._set_language)
        self.scale.activated.connect(self._set_scale)
        self.first.activated.connect(self._set_first)

    def _set_language(self) -> None:
        QSettings().setValue("language", self.language.currentData())
        self._say_later()

    def _set_scale(self) -> None:
        QSettings().setValue("scale", self.scale.currentData())
        self._say_later()

    def _set_first(self) -> None:
        QSettings().setValue("start/page", self.first.currentData())

    def _say_later(self) -> None:
        self.later.setText(self.tr("This is seen when the program is started the next time."))
