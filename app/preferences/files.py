"""Where films lie, and what keeps them safe."""

from __future__ import annotations

import shutil
from pathlib import Path

from PySide6.QtCore import QSettings, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QPushButton

from app import theme
from app.films import films_folder
from app.preferences.page import Page
from app.widgets.parts import label
from engine.values.settings import cache_folder, data_folder


class FilesPage(Page):
    def __init__(self) -> None:
        super().__init__()
        self.films = label(str(films_folder()))
        self.choose = QPushButton(self.tr("Choose…"))
        self.journals = QPushButton(self.tr("Show the folder"))
        self.logs = QPushButton(self.tr("Show the folder"))
        self.cache = label(colour=theme.QUIET)
        self.clear = QPushButton(self.tr("Clear"))
        self.add(self.tr("New films"), self.films, self.choose)
        self.add(
            self.tr("Journal"), self.journals,
            about=self.tr("Every change is written down within two seconds, whatever the program is doing, and the film "
                          "is saved when your hand rests. After a crash the next start offers what was not saved. "
                          "Versions: File, Versions…"),
        )  # fmt: skip
        self.add(
            self.tr("Pictures kept aside"), self.cache, self.clear,
            about=self.tr("Small pictures and painted parts that can be made again. Takes are in the films, not here."),
        )  # fmt: skip
        self.add(self.tr("What went wrong"), self.logs, about=self.tr("A log for a report. It stays on this machine."))
        self.choose.clicked.connect(self._choose)
        self.journals.clicked.connect(lambda: _show(data_folder() / "journals"))
        self.logs.clicked.connect(lambda: _show(data_folder() / "logs"))
        self.clear.clicked.connect(self._clear)
        self._count()

    def _choose(self) -> None:
        path = QFileDialog.getExistingDirectory(self, self.tr("Where new films go"), str(films_folder()))
        if path:
            QSettings().setValue("films", path)
            self.films.setText(path)

    def _count(self) -> None:
        size = sum(path.stat().st_size for path in _previews().rglob("*") if path.is_file())
        self.cache.setText(self.tr("{n} MB").format(n=round(size / 1e6, 1)))

    def _clear(self) -> None:
        shutil.rmtree(_previews(), ignore_errors=True)
        self._count()


def _previews() -> Path:
    return cache_folder() / "films"


def _show(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
