"""Earlier versions of the film: a list of when, pictures of what would be different, and one button to bring it back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDialog, QListWidget, QListWidgetItem, QPushButton, QVBoxLayout, QWidget

from app import theme
from app.language import day, moment, second
from app.recovery.boards import Differences, summary
from app.stills import Stills
from app.studio import Studio
from app.widgets.parts import label, row
from engine.document.model import Document
from engine.document.recovery import aside, differences, read_aside
from engine.document.versions import read_version, versions
from engine.values.errors import InbetweenerError


@dataclass(frozen=True)
class Line:
    when: datetime
    words: str
    read: Callable[[], Document]


class VersionsDialog(QDialog):
    def __init__(self, studio: Studio, stills: Stills, parent: QWidget):
        super().__init__(parent)
        self.studio = studio
        self.chosen: Document | None = None
        self.setWindowTitle(self.tr("Versions of {title}").format(title=studio.document.title))
        self.setMinimumSize(860, 540)
        self.lines = self._lines()
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Versions"))
        self.list.setObjectName("versions")
        self.list.setFixedWidth(240)
        for line in self.lines:
            item = QListWidgetItem(f"{second(line.when)}\n{day(line.when)}  ·  {line.words}")
            item.setSizeHint(QSize(0, 48))
            self.list.addItem(item)
        self.heading = label(strong=True, size=12)
        self.what = label(colour=theme.QUIET, wrap=True)
        self.pictures = Differences(stills)
        self.back = QPushButton(self.tr("Bring this version back"))
        self.back.setProperty("main", True)
        self.close_ = QPushButton(self.tr("Close"))
        right = QVBoxLayout()
        right.setSpacing(8)
        right.addWidget(self.heading)
        right.addWidget(self.what)
        right.addWidget(self.pictures, 1)
        step = label(self.tr("Bringing a version back is one step that can be undone."), colour=theme.QUIET, wrap=True)
        right.addWidget(step)
        right.addLayout(row(None, self.close_, self.back, spacing=8))
        whole = row(self.list, spacing=20)
        whole.addLayout(right, 1)
        whole.setContentsMargins(20, 20, 20, 16)
        self.setLayout(whole)
        self.list.currentRowChanged.connect(self._show)
        self.list.itemActivated.connect(self._bring_back)
        self.back.clicked.connect(self._bring_back)
        self.close_.clicked.connect(self.reject)
        self._show(-1)
        for part in (self.list, self.back, step):
            part.setVisible(bool(self.lines))
        if self.lines:
            self.list.setCurrentRow(0)
        else:
            self._centre(right)
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lines(self) -> list[Line]:
        found = [
            Line(each.saved, self.tr("saved"), partial(read_version, each)) for each in versions(self.studio.project)
        ]
        found += [
            Line(datetime.fromtimestamp(each.at).astimezone(), self.tr("not saved, kept after a crash"), partial(read_aside, each))
            for each in aside(self.studio.document.id, self.studio.project)
        ]  # fmt: skip
        return sorted(found, key=lambda line: line.when, reverse=True)

    def _centre(self, column: QVBoxLayout) -> None:
        """Where there is nothing to choose, what is said of it stands in the middle."""
        for words in (self.heading, self.what):
            words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.pictures.hide()
        column.insertStretch(0, 2)
        column.insertStretch(3, 3)

    def _show(self, at: int) -> None:
        self.chosen = None
        self.back.setEnabled(False)
        if not 0 <= at < len(self.lines):
            if self.lines:
                return
            self.heading.setText(self.tr("No versions yet"))
            self.what.setText(self.tr("Every time that the film is saved, a version is kept here."))
            return
        line = self.lines[at]
        self.heading.setText(moment(line.when))
        try:
            document = line.read()
        except InbetweenerError as error:
            self.what.setText(str(error))
            return
        now = self.studio.document
        found = differences(now, document)
        self.chosen = document
        self.back.setEnabled(document != now and not self.studio.read_only)
        self.what.setText(self.tr("Compared with now: {what}").format(what=summary(found, now, document)))
        self.pictures.show_differences(found, now, document, self.studio.project)

    def _bring_back(self) -> None:
        document = self.chosen
        if document is None or not self.back.isEnabled():
            return
        self.accept()
        self.studio.edit(self.tr("Bring back a version"), lambda _: document)
