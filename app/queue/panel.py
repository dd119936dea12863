"""Every job with its stage, its time left, and the ways to stop it or to read why it failed."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QStackedLayout, QVBoxLayout, QWidget

from app import theme, verbs
from app.jobs import JobView
from app.statusbar import ThinBar, left_line, stage_line
from app.studio import Studio
from app.widgets.parts import Elided, flat, label, row, tint


class QueuePanel(QWidget):
    def __init__(self, studio: Studio, parent: QWidget | None = None):
        super().__init__(parent)
        self.studio = studio
        self.setMinimumWidth(240)
        self.lines: dict[str, JobLine] = {}
        inside = QWidget()
        self.column = QVBoxLayout(inside)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(0)
        self.column.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidget(inside)
        empty = label(
            self.tr("Nothing to paint. Approve a draft with A, then render it with Ctrl+R."),
            colour=theme.QUIET, wrap=True,
        )  # fmt: skip
        empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        empty.setMargin(24)
        pages = QWidget()
        self.pages = QStackedLayout(pages)
        self.pages.setContentsMargins(0, 0, 0, 0)
        self.pages.addWidget(scroll)
        self.pages.addWidget(empty)
        self.pause = flat("pause", self.tr("Pause painting"), checkable=True)
        self.clear = flat("delete", self.tr("Take finished jobs off the list"))
        self.all = flat("final", self.tr("Render all approved shots"))
        self.pause.clicked.connect(lambda: studio.pause(not studio.paused))
        self.clear.clicked.connect(self._clear)
        self.all.clicked.connect(lambda: verbs.final_approved(studio))
        self.summary = label(colour=theme.QUIET)
        top = QWidget()
        line = QHBoxLayout(top)
        line.setContentsMargins(12, 4, 8, 4)
        line.setSpacing(2)
        line.addWidget(self.summary)
        line.addStretch(1)
        for button in (self.all, self.pause, self.clear):
            line.addWidget(button)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(top)
        whole.addWidget(pages, 1)
        studio.jobs_changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        jobs = self.studio.jobs
        for gone in self.lines.keys() - {job.job for job in jobs}:
            self.lines.pop(gone).deleteLater()
        # What is painted comes first, what waits in its order, what is over last and newest first.
        order = [job for job in jobs if job.state == "running"] + [job for job in jobs if job.state == "waiting"]
        order += [job for job in reversed(jobs) if not job.live]
        for at, job in enumerate(order):
            line = self.lines.get(job.job)
            if line is None:
                line = self.lines[job.job] = JobLine(self.studio)
            if self.column.indexOf(line) != at:
                self.column.insertWidget(at, line)
            line.show_job(job)
        waiting = sum(job.live for job in jobs)
        self.summary.setText(
            self.tr("Paused") if self.studio.paused else self.tr("{n} to go").format(n=waiting) if waiting else ""
        )
        self.pause.setChecked(self.studio.paused)
        self.clear.setEnabled(any(not job.live for job in jobs))
        self.pages.setCurrentIndex(0 if jobs else 1)

    def _clear(self) -> None:
        self.studio.clear_jobs()


class JobLine(QWidget):
    """One job."""

    def __init__(self, studio: Studio):
        super().__init__()
        self.studio = studio
        self.job: JobView | None = None
        self.title = Elided()
        self.left = label(colour=theme.QUIET)
        self.left.setFont(theme.digits_font(9))
        self.stage = label(colour=theme.QUIET, size=9, wrap=True)
        self.bar = ThinBar(40)
        self.bar.setMinimumWidth(40)
        self.bar.setMaximumWidth(16777215)
        self.cancel = flat("close", self.tr("Cancel"))
        self.copy = flat("copy", self.tr("Copy report"))
        self.reveal = flat("folder", self.tr("Show the film in its folder"))
        self.cancel.clicked.connect(lambda: self.job and studio.cancel(self.job.job))
        self.copy.clicked.connect(self._copy)
        self.reveal.clicked.connect(self._reveal)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 6, 12, 8)
        column.setSpacing(2)
        top = QHBoxLayout()
        top.setSpacing(4)
        top.addWidget(self.title, 1)
        for part in (self.left, self.copy, self.reveal, self.cancel):
            top.addWidget(part)
        column.addLayout(top)
        column.addWidget(self.bar)
        column.addLayout(row(self.stage))

    def show_job(self, job: JobView) -> None:
        if job == self.job:
            return
        self.job = job
        self.title.set_text(job.title, theme.TEXT if job.live or job.state == "failed" else theme.QUIET)
        self.left.setText(left_line(job))
        self.bar.setVisible(job.state == "running")
        self.bar.show_share(job.share)
        self.cancel.setVisible(job.live)
        self.copy.setVisible(job.state == "failed" and bool(job.report))
        self.reveal.setVisible(bool(job.film))
        self.stage.setText(self._words(job))
        tint(self.stage, theme.RED if job.state == "failed" else theme.QUIET)
        self.setAccessibleName(f"{job.title}: {self.stage.text()}")

    def _words(self, job: JobView) -> str:
        match job.state:
            case "running":
                return stage_line(job)
            case "waiting":
                return self.tr("waiting")
            case "failed":
                return f"{job.sentence} {job.hint}".strip()
            case "stopped":
                return self.tr("stopped; what was painted is kept")
            case "done":
                seconds = round(job.counts.seconds) if job.counts else 0
                took = self.tr("done in {m}:{s:02}").format(m=seconds // 60, s=seconds % 60)
                return f"{took} · {job.film}" if job.film else took

    def _copy(self) -> None:
        if self.job:
            QGuiApplication.clipboard().setText(f"{self.job.sentence}\n{self.job.hint}\n\n{self.job.report}")

    def _reveal(self) -> None:
        if self.job:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(Path(self.job.film).parent)))

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(12, self.height() - 1, self.width() - 24, 1, theme.LINE)
