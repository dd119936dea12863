"""Changes a job that waits: which shots, how well, where to, and with the boards as they are now."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from app import theme
from app.jobs import JobView
from app.studio import Studio
from app.widgets.parts import combo, label
from engine.cli.projects import shots_named
from engine.document.film import placed_shots
from engine.jobs.events import RenderAsk
from engine.values.errors import InbetweenerError


class Changing(QDialog):
    """The boards are taken as they stand when it is closed: whoever changes a job wants what is seen now."""

    def __init__(self, studio: Studio, job: JobView, parent: QWidget):
        super().__init__(parent)
        self.studio, self.job = studio, job
        self.setWindowTitle(self.tr("Change “{title}”").format(title=job.title))
        self.quality = combo(self.tr("What is painted"))
        for name, text in (("draft", self.tr("Draft")), ("final", self.tr("Final"))):
            self.quality.addItem(text, name)
        self.quality.setCurrentIndex(self.quality.findData(job.quality))
        placed = placed_shots(studio.document)
        numbers = [each.number for each in placed if each.shot.id in job.shots]
        every = len(numbers) == len(placed)
        self.shots = QLineEdit("" if every else ", ".join(numbers))
        self.shots.setPlaceholderText(self.tr("all"))
        self.shots.setToolTip(self.tr("Their numbers: 1, 2A, 5-8. Empty: the whole film"))
        self.first = QCheckBox(self.tr("Paint it before everything else"))
        self.first.setChecked(job.when == "now")
        self.refusal = label(colour=theme.RED, wrap=True)
        self.refusal.hide()
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        form = QFormLayout()
        form.addRow(self.tr("Paint"), self.quality)
        form.addRow(self.tr("Shots"), self.shots)
        form.addRow("", self.first)
        now = label(
            self.tr("It will be painted from the boards as they are now."), colour=theme.QUIET, size=9, wrap=True
        )
        whole = QVBoxLayout(self)
        whole.addLayout(form)
        whole.addWidget(now)
        whole.addWidget(self.refusal)
        whole.addWidget(buttons)
        self.finished.connect(self.deleteLater)

    def accept(self) -> None:
        studio, engine = self.studio, self.studio.engine
        try:
            shots = shots_named(studio.document, self.shots.text())
        except InbetweenerError as error:
            self.refusal.setText(str(error))
            self.refusal.show()
            return
        if engine:
            film = Path(self.job.file) if self.job.file else None
            engine.change(
                self.job.job, RenderAsk(studio.document, studio.project, shots, self.quality.currentData(), film)
            )
            if self.first.isChecked() != (self.job.when == "now"):
                engine.move(self.job.job, "", "now" if self.first.isChecked() else "in turn")
        super().accept()
