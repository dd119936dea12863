"""One job of the queue: its picture, what it is and how it stands, and what can be done about it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QPoint, Qt, QUrl, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDesktopServices,
    QGuiApplication,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from app import theme
from app.jobs import JobView
from app.queue.thumb import Thumb
from app.queue.words import Film, state_line
from app.statusbar import ThinBar, left_line
from app.studio import Studio
from app.widgets.parts import Elided, flat, label, tint

THUMB = 64
WIDEST = 16777215


class JobLine(QWidget):
    """``large`` is the one that is painted now: its picture fills the panel."""

    carried = Signal(object, QPoint)  # this line, where the hand is on the screen
    dropped = Signal(object, QPoint)
    nudged = Signal(object, int)  # one place up or down
    menu_asked = Signal(object, QMenu)

    def __init__(self, studio: Studio, *, large: bool = False):
        super().__init__()
        self.studio, self.large = studio, large
        self.job: JobView | None = None
        self._pressed: QPoint | None = None
        self._carrying = False
        self._film: Film | None = None
        self.thumb = Thumb(studio, 0 if large else THUMB)
        self.title = Elided()
        self.title.setFont(theme.text_font(9.5, strong=large))
        self.left = label(colour=theme.QUIET)
        self.left.setFont(theme.digits_font(9))
        self.mark = label()
        self.stage = label(colour=theme.QUIET, size=9, wrap=True)
        self.bar = ThinBar(40)
        self.bar.setMinimumWidth(40)
        self.bar.setMaximumWidth(WIDEST)
        self.cancel = flat("close", self.tr("Cancel"))
        self.hint = label(colour=theme.QUIET, size=9, wrap=True)
        self.again = flat("reset", self.tr("Try again"))
        self.again.setText(self.tr("Try again"))
        self.again.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.copy = flat("copy", self.tr("Copy report"))
        self.page = flat("words", self.tr("Show its log"))
        self.reveal = flat("folder", self.tr("Show the film in its folder"))
        self._connect(self.cancel.clicked, lambda job: studio.cancel(job.job))
        self._connect(self.again.clicked, lambda job: studio.engine and studio.engine.retry(job.job))
        self._connect(self.copy.clicked, self._copy)
        self._connect(self.page.clicked, lambda job: _open(job.log))
        self._connect(self.reveal.clicked, lambda job: _open(str(Path(job.film).parent)))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._lay_out()

    def _connect(self, signal, do: Callable[[JobView], object]) -> None:
        signal.connect(lambda: do(self.job) if self.job else None)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(2)
        top.addWidget(self.mark)
        top.addWidget(self.title, 1)
        for part in (self.left, self.page, self.copy, self.reveal, self.cancel):
            top.addWidget(part)
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addLayout(top)
        words.addWidget(self.bar)
        words.addWidget(self.stage)
        words.addWidget(self.hint)
        words.addWidget(self.again, 0, Qt.AlignmentFlag.AlignLeft)
        if self.large:
            whole = QVBoxLayout(self)
            whole.setSpacing(4)
            whole.addWidget(self.thumb)
            whole.addLayout(words)
        else:
            whole = QHBoxLayout(self)
            whole.setSpacing(8)
            whole.addWidget(self.thumb, 0, Qt.AlignmentFlag.AlignTop)
            whole.addLayout(words, 1)
            words.addStretch(1)
        whole.setContentsMargins(12, 6, 8, 6)

    # -- what is seen -------------------------------------------------------------------------------------------------

    def show_job(self, job: JobView, film: Film) -> None:
        if job is self.job and film is self._film:
            return
        self.job, self._film = job, film
        trouble = job.state in ("failed", "parked")
        self.thumb.show_job(job)
        self.title.set_text(job.title, theme.TEXT if job.live or trouble else theme.QUIET)
        self.left.setText(self.tr("stopping…") if job.stopping else left_line(job))
        self.bar.setVisible(job.state == "running")
        self.bar.show_share(job.share)
        self.again.setVisible((trouble and job.again) or job.state == "held")
        self.copy.setVisible(trouble)
        self.page.setVisible(bool(job.log) and (trouble or self.large or job.state in ("done", "held")))
        self.reveal.setVisible(bool(job.film))
        self.cancel.setVisible(job.live or job.again)
        self.cancel.setEnabled(not job.stopping)
        tip = self.tr("Cancel") if job.live else self.tr("Take it off the queue")
        self.cancel.setToolTip(tip)
        self.cancel.setAccessibleName(tip)
        sign = {"failed": ("failed", theme.RED), "parked": ("warning", theme.RED), "held": ("clock", theme.AMBER)}
        self.mark.setVisible(job.state in sign)
        if job.state in sign:
            name, colour = sign[job.state]
            self.mark.setPixmap(theme.picture(name, 16, colour, self.devicePixelRatioF()))
        said = state_line(job, film)
        self.stage.setText(said)
        self.stage.setVisible(bool(said))
        self.hint.setText(job.hint if trouble or job.state == "held" else "")
        self.hint.setVisible(bool(self.hint.text()))
        tint(self.stage, theme.TEXT if trouble or job.state == "held" else theme.QUIET)
        self.setCursor(Qt.CursorShape.OpenHandCursor if self.movable else Qt.CursorShape.ArrowCursor)
        self.setToolTip(self.tr("Drag to change the order") if self.movable else "")
        self.setAccessibleName(f"{job.title}: {self.stage.text()}")

    @property
    def movable(self) -> bool:
        return self.job is not None and self.job.queued and self.job.state in ("waiting", "held")

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self._carrying:
            painter.fillRect(self.rect(), theme.HOVER)
        elif self.hasFocus():
            painter.fillRect(0, 0, 2, self.height(), theme.ACCENT)

    # -- by hand ------------------------------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.movable:
            self._pressed = event.position().toPoint()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed is None:
            return
        far = (event.position().toPoint() - self._pressed).manhattanLength()
        if not self._carrying and far >= QApplication.startDragDistance():
            self._carrying = True
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
            self.update()
        if self._carrying:
            self.carried.emit(self, event.globalPosition().toPoint())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        carried, self._carrying, self._pressed = self._carrying, False, None
        self.setCursor(Qt.CursorShape.OpenHandCursor if self.movable else Qt.CursorShape.ArrowCursor)
        self.update()
        if carried:
            self.dropped.emit(self, event.globalPosition().toPoint())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        ways = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        if self.movable and event.modifiers() & Qt.KeyboardModifier.AltModifier and event.key() in ways:
            self.nudged.emit(self, ways[Qt.Key(event.key())])
        elif event.key() == Qt.Key.Key_Escape and self._carrying:
            self._carrying, self._pressed = False, None
            self.dropped.emit(None, QPoint())
            self.update()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = QMenu(self)
        self.menu_asked.emit(self, menu)
        if menu.actions():
            menu.exec(event.globalPos())
        menu.deleteLater()

    def _copy(self, job: JobView) -> None:
        QGuiApplication.clipboard().setText(f"{job.sentence}\n{job.hint}\n\n{job.report}")


def _open(path: str) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(path))
