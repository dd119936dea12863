"""The line at the bottom: what is being painted and for how long, what was said, and how much memory it takes."""

from __future__ import annotations

import psutil
from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from app import theme
from app.copier import COPY
from app.exporter import EXPORT
from app.importer import IMPORT
from app.jobs import JobView
from app.language import heard
from app.studio import Studio
from app.widgets.parts import Elided, flat, label, tint

SAID = 9000  # ms that a sentence stays
COUNTED = frozenset(
    {"compositing", "encoding", "decoding", "upscaling"}
)  # in frames; what is painted, in pieces of work
LOOK = 3000  # ms between two looks at the memory
SCARCE = 0.08  # of the machine's memory: with less than that left the label turns amber


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
        self.shown: JobView | None = None
        self._self = psutil.Process()
        self._said = QTimer(self, singleShot=True, interval=SAID)
        self._said.timeout.connect(self.refresh)
        studio.told.connect(self.say)
        studio.jobs_changed.connect(self.refresh)
        studio.generation_changed.connect(self.refresh)
        studio.changed.connect(self._film_changed)
        studio.opened.connect(self.refresh)
        self._look = QTimer(self, interval=LOOK)
        self._look.timeout.connect(self._worker)
        self._look.start()
        self.refresh()

    def say(self, sentence: str, hint: str) -> None:
        """A sentence for the artist, and what to do about it. It goes by itself."""
        self.icon.setPixmap(theme.picture("info", 16, theme.AMBER, self.devicePixelRatioF()))
        self.icon.show()
        self.words.set_text(f"{heard(sentence)}  {heard(hint)}".strip(), theme.TEXT)
        self._said.start()

    def refresh(self, *_: object) -> None:
        job = self.shown = self._job()
        self.bar.setVisible(job is not None)
        self.left.setVisible(job is not None)
        self.cancel.setVisible(job is not None)
        self.pause.setVisible(job is not None and paints(job))
        if not self._said.isActive():
            self.icon.hide()
            if job:
                self.words.set_text(job_line(job, self.studio.paused and paints(job)), theme.TEXT)
            else:
                self.words.set_text(film_line(self.studio), theme.QUIET)
        if job:
            self.bar.show_share(job.share)
            self.left.setText(left_line(job))
        self.pause.setChecked(self.studio.paused)
        self._worker()

    def _film_changed(self, *_: object) -> None:
        if self.shown is None and not self._said.isActive():
            self.words.set_text(film_line(self.studio), theme.QUIET)

    def _job(self) -> JobView | None:
        """What is worked on, else what comes next. Where nothing is painted, nothing is said of it."""
        jobs = [job for job in self.studio.jobs if self.studio.generation or not paints(job)]
        for state in ("running", "waiting", "held"):
            for job in jobs:
                if job.state == state:
                    return job
        return None

    def _worker(self, *_: object) -> None:
        """How much memory all of it takes, and who paints."""
        worker = self.studio.worker if self.studio.generation else None
        painter = self.studio.document.model.capitalize()
        here = self._self.memory_info().rss
        there = worker.memory if worker and worker.memory else 0
        machine = psutil.virtual_memory()
        words = f"{(here + there) / 1e9:.1f} GB"
        if self.studio.generation:
            if self.studio.paused:
                state = self.tr("{painter} rests").format(painter=painter)
            elif worker is None or worker.state == "ready":
                state = painter
            elif worker.state == "starting":
                state = self.tr("{painter} is getting ready").format(painter=painter)
            else:
                state = self.tr("{painter} stopped, and starts again").format(painter=painter)
            words = f"{words}  ·  {state}"
        self.memory.setText(words)
        scarce = machine.available < SCARCE * machine.total
        tint(self.memory, theme.AMBER if scarce else theme.QUIET)
        free = self.tr("{free} GB of {total} GB are free.").format(
            free=f"{machine.available / 1e9:.1f}", total=f"{machine.total / 1e9:.0f}"
        )
        if scarce:
            free = f"{free} {self.tr('Close other programs before a long render.')}"
        self.memory.setToolTip(free)

    def _cancel(self) -> None:
        if self.shown:
            self.studio.cancel(self.shown.job)


def paints(job: JobView) -> bool:
    """Whether a job is the engine's, and not an import or an export."""
    return not job.job.startswith((COPY, EXPORT, IMPORT))


def film_line(studio: Studio) -> str:
    """What there is, while nothing has to be told: "13 panels · 0:18"."""
    panels = sum(len(shot.panels) for shot in studio.document.shots())
    if not panels:
        return ""
    seconds = round(studio.film_frames * studio.document.rate.den / studio.document.rate.num)
    one = QCoreApplication.translate("Status", "1 panel  ·  {minutes}:{seconds:02}")
    many = QCoreApplication.translate("Status", "{n} panels  ·  {minutes}:{seconds:02}")
    words = one if panels == 1 else many
    return words.format(n=panels, minutes=seconds // 60, seconds=seconds % 60)


def job_line(job: JobView, paused: bool = False) -> str:
    """ "Draft of 12A: inbetweens 43 %"."""
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
        "copying": QCoreApplication.translate("Jobs", "copying"),
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
    if job.total > 1 and job.stage in COUNTED:
        return QCoreApplication.translate("Jobs", "{stage} {done} of {total}").format(
            stage=stage, done=job.done, total=job.total
        )
    if job.total > 1:
        return QCoreApplication.translate("Jobs", "{stage} {percent} %").format(
            stage=stage, percent=int(100 * job.done / job.total)
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
