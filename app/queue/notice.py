"""A word from the system when the queue is through, for whoever has left the window to itself."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QSystemTrayIcon, QWidget

from app import theme
from app.jobs import DRAFT, JobView
from app.studio import Studio

LONG = 10.0  # seconds: what was quicker needs no notice


class Notice(QObject):
    """Sums up what was painted since the queue began. Where the system shows no notices, the window asks for a look."""

    def __init__(self, studio: Studio, widget: QWidget):
        super().__init__(widget)
        self.studio, self.widget = studio, widget
        self._going: set[str] = set()
        self._tray: QSystemTrayIcon | None = None
        studio.jobs_changed.connect(self._look)

    def _look(self) -> None:
        mine = [job for job in self.studio.jobs if not job.job.startswith(DRAFT)]
        waiting = any(job.live and not (job.state == "waiting" and job.when == "overnight") for job in mine)
        if waiting:
            self._going |= {job.job for job in mine if job.live}
        elif self._going:
            over = [job for job in mine if job.job in self._going and not job.live]
            self._going = set()
            if over and not self.studio.paused:
                self._tell(over)

    def _tell(self, over: list[JobView]) -> None:
        long = sum(job.counts.seconds for job in over if job.counts) >= LONG
        failed = any(job.state in ("failed", "parked") for job in over)
        window = self.widget.window()
        if window.isActiveWindow() or not (long or failed):
            return
        QApplication.alert(window)
        if QSystemTrayIcon.isSystemTrayAvailable() and QSystemTrayIcon.supportsMessages():
            self._tray = self._tray or QSystemTrayIcon(theme.app_icon(), self)
            self._tray.show()
            self._tray.showMessage("Inbetweener", self.words(over), theme.app_icon())

    def words(self, over: list[JobView]) -> str:
        """ "Final of 12A is done." or "7 jobs are done, 1 needs you: …"."""
        done = [job for job in over if job.state == "done"]
        trouble = [job for job in over if job.state in ("failed", "parked")]
        said = []
        if len(done) == 1:
            said.append(self.tr("{title} is done.").format(title=done[0].title))
        elif done:
            said.append(self.tr("{n} jobs are done.").format(n=len(done)))
        if trouble:
            said.append(self.tr("{title}: {why}").format(title=trouble[0].title, why=trouble[0].sentence))
        if len(trouble) > 1:
            said.append(self.tr("{n} more need you.").format(n=len(trouble) - 1))
        return " ".join(said)
