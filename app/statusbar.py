"""The line at the bottom: what is being painted and for how long, what was said, and how much memory it takes."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from app import theme
from app.jobs import JobView
from app.studio import Studio
from app.widgets.parts import Elided, flat, label

SAID = 9000  # ms that a sentence stays


class ThinBar(QWidget):
    """How much of how much, without a box around it."""

    def __init__(self, width: int = 120):
        super().__init__()
        self.share = 0.0
        self.colour = theme.TEXT
        self.setFixedHeight(12)
        self.setFixedWidth(width)

    def show_share(self, share: float) -> None:
        self.share = share
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        middle = self.height() // 2 - 1
        painter.fillRect(0, middle, self.width(), 3, theme.LINE)
        painter.fillRect(0, middle, round(self.width() * self.share), 3, self.colour)


class Status(QWidget):
    def __init__(self, studio: Studio):
        super().__init__()
        self.studio = studio
        self.setFixedHeight(26)
        self.icon = label()
        self.words = Elided()
        self.words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.bar = ThinBar()
        self.left = label(colour=theme.QUIET)
        self.left.setFont(theme.digits_font(9))
        self.pause = flat("pause", self.tr("Pause painting"), checkable=True)
        self.cancel = flat("close", self.tr("Cancel this job"))
        self.memory = label(colour=theme.QUIET)
        self.memory.setFont(theme.digits_font(9))
        self.pause.clicked.connect(lambda: studio.pause(not studio.paused))
        self.cancel.clicked.connect(self._cancel)
        line = QHBoxLayout(self)
        line.setContentsMargins(10, 0, 10, 0)
        line.setSpacing(6)
        line.addWidget(self.icon)
        line.addWidget(self.words, 1)
        line.addWidget(self.bar)
        line.addWidget(self.left)
        line.addWidget(self.pause)
        line.addWidget(self.cancel)
        line.addSpacing(16)
        line.addWidget(self.memory)
        self._said = QTimer(self, singleShot=True, interval=SAID)
        self._said.timeout.connect(self.refresh)
        studio.told.connect(self.say)
        studio.jobs_changed.connect(self.refresh)
        studio.generation_changed.connect(self.refresh)
        studio.changed.connect(self._worker)
        self.refresh()

    def say(self, sentence: str, hint: str) -> None:
        """A sentence for the artist, and what to do about it. It goes by itself."""
        self.icon.setPixmap(theme.picture("info", 16, theme.AMBER, self.devicePixelRatioF()))
        self.icon.show()
        self.words.set_text(f"{sentence}  {hint}".strip(), theme.TEXT)
        self._said.start()

    def refresh(self, *_: object) -> None:
        running = next((job for job in self.studio.jobs if job.state == "running"), None)
        waiting = next((job for job in self.studio.jobs if job.state == "waiting"), None)
        held = next((job for job in self.studio.jobs if job.state == "held"), None)
        job = running or waiting or held
        for part in (self.bar, self.left, self.pause, self.cancel):
            part.setVisible(job is not None and self.studio.generation)
        if not self._said.isActive():
            self.icon.hide()
            self.words.set_text(job_line(job, self.studio.paused) if job and self.studio.generation else "", theme.TEXT)
        if job:
            self.bar.show_share(job.share)
            self.left.setText(left_line(job))
        self.pause.setChecked(self.studio.paused)
        self._worker()

    def _worker(self, *_: object) -> None:
        worker = self.studio.worker
        painter = self.studio.document.model.capitalize()
        if not self.studio.generation:
            self.memory.setText("")
        elif self.studio.paused:
            self.memory.setText(self.tr("{painter} rests").format(painter=painter))
        elif worker is None or worker.state == "ready":
            held = f"{worker.memory / 1e9:.1f} GB  ·  " if worker and worker.memory else ""
            self.memory.setText(f"{held}{painter}")
        elif worker.state == "starting":
            self.memory.setText(self.tr("{painter} is getting ready").format(painter=painter))
        else:
            self.memory.setText(self.tr("{painter} stopped, and starts again").format(painter=painter))

    def _cancel(self) -> None:
        job = next((job for job in self.studio.jobs if job.live), None)
        if job:
            self.studio.cancel(job.job)


def job_line(job: JobView, paused: bool = False) -> str:
    """ "Draft of 12A: inbetweens 3 of 7"."""
    if paused:
        return QCoreApplication.translate("Jobs", "{title}: paused").format(title=job.title)
    if job.state == "held":
        return f"{job.title}: {job.sentence}"
    if job.stopping:
        return QCoreApplication.translate("Jobs", "{title}: stopping").format(title=job.title)
    if job.state == "waiting" and job.when == "overnight":
        return QCoreApplication.translate("Jobs", "{title}: waits for the night").format(title=job.title)
    if job.state == "waiting":
        return QCoreApplication.translate("Jobs", "{title}: waiting").format(title=job.title)
    if job.state == "running":
        return f"{job.title}: {stage_line(job)}"
    return job.title


def stage_line(job: JobView) -> str:
    words = {
        "reading": QCoreApplication.translate("Jobs", "reading"),
        "loading": QCoreApplication.translate("Jobs", "opening the paint box"),
        "keys": QCoreApplication.translate("Jobs", "keys"),
        "inbetweens": QCoreApplication.translate("Jobs", "inbetweens"),
        "decoding": QCoreApplication.translate("Jobs", "developing"),
        "refining": QCoreApplication.translate("Jobs", "refining"),
        "upscaling": QCoreApplication.translate("Jobs", "enlarging"),
        "compositing": QCoreApplication.translate("Jobs", "compositing"),
        "encoding": QCoreApplication.translate("Jobs", "writing the film"),
    }
    stage = words.get(job.stage) or QCoreApplication.translate("Jobs", "painting")
    if job.total > 1:
        return QCoreApplication.translate("Jobs", "{stage} {done} of {total}").format(
            stage=stage, done=job.done, total=job.total
        )
    return stage


def left_line(job: JobView) -> str:
    """ "0:08 left"; nothing while nothing was measured."""
    if job.seconds_left is None or job.state != "running":
        return ""
    minutes, seconds = divmod(round(job.seconds_left), 60)
    hours, rest = divmod(minutes, 60)
    if hours:
        return QCoreApplication.translate("Jobs", "{hours}:{minutes:02}:{seconds:02} left").format(
            hours=hours, minutes=rest, seconds=seconds
        )
    return QCoreApplication.translate("Jobs", "{minutes}:{seconds:02} left").format(minutes=minutes, seconds=seconds)
