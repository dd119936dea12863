"""After a crash: what was not saved, as pictures, and whether it shall come back."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtWidgets import QDialog, QPushButton, QVBoxLayout, QWidget

from app import theme
from app.keeper import Keeper
from app.language import moment
from app.recovery.boards import Differences, summary
from app.stills import Stills
from app.widgets.parts import label, row
from engine.document.recovery import Lost, differences


class Offer(QDialog):
    """Closing it in any other way than by a button leaves everything as it was saved, and the work kept aside."""

    def __init__(self, keeper: Keeper, lost: Lost, stills: Stills, parent: QWidget):
        super().__init__(parent)
        self.keeper = keeper
        self.setWindowTitle(self.tr("Work that was not saved"))
        self.setMinimumSize(700, 480)
        when = moment(datetime.fromtimestamp(lost.work.at))
        saved, work = keeper.studio.document, lost.work.document
        found = differences(saved, work)
        self.heading = label(
            self.tr("The program ended before “{title}” was saved.").format(title=work.title), strong=True, size=12
        )
        self.what = label(
            self.tr("Your work until {when} was written down: {what}.").format(
                when=when, what=summary(found, saved, work)
            ),
            wrap=True,
        )
        self.warning = label(colour=theme.AMBER, wrap=True)
        self.pictures = Differences(stills)
        self.back = QPushButton(self.tr("Bring it back"))
        self.leave = QPushButton(self.tr("Leave the film as it was saved"))
        note = label(
            self.tr("Either way nothing is lost: undo goes to what was saved, and what you leave is kept among the versions."),
            colour=theme.QUIET, wrap=True,
        )  # fmt: skip
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(10)
        for part in (self.heading, self.what, self.warning):
            column.addWidget(part)
        column.addSpacing(6)
        column.addWidget(self.pictures, 1)
        column.addWidget(note)
        column.addLayout(row(None, self.leave, self.back, spacing=8))
        self.back.clicked.connect(self._bring_back)
        self.leave.clicked.connect(self.reject)
        careful = bool(lost.tries)
        if careful:
            self.warning.setText(
                self.tr(
                    "Bringing it back was tried before, and the program ended again. The pictures are not shown now."
                )
            )
        elif not lost.fits:
            self.warning.setText(self.tr("The film was saved again since then, perhaps on another machine."))
        self.warning.setVisible(bool(self.warning.text()))
        main = self.leave if careful or not lost.fits else self.back
        main.setProperty("main", True)
        main.setDefault(True)
        main.setFocus()
        if not careful:
            self.pictures.show_differences(found, saved, work, keeper.studio.project)

    def _bring_back(self) -> None:
        self.accept()
        self.keeper.bring_back()

    def reject(self) -> None:
        self.keeper.leave_lost()
        super().reject()
