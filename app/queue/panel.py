"""What is painted now with its live picture, what comes next, what waits for the night, what went wrong, what is done."""

from __future__ import annotations

from dataclasses import replace as replaced

from PySide6.QtCore import QPoint, QRect, QSettings, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QInputDialog,
    QLabel,
    QMenu,
    QPushButton,
    QScrollArea,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from app import theme, verbs
from app.jobs import JobView
from app.queue.changing import Changing
from app.queue.line import JobLine
from app.queue.notice import Notice
from app.queue.sections import SECTIONS, Place, Section, place_at, sections_of
from app.queue.words import Film, tonight
from app.studio import Studio
from app.widgets.keyed import KeyedWords
from app.widgets.parts import flat, label
from engine.document.film import Placed
from engine.jobs.night import Night


class QueuePanel(QWidget):
    def __init__(self, studio: Studio, parent: QWidget | None = None):
        super().__init__(parent)
        self.studio = studio
        self.setMinimumWidth(240)
        self.lines: dict[str, JobLine] = {}
        self.night = _night()
        self._words: tuple[tuple[Placed, ...], tuple[str, bool], Film] | None = None
        self.notice = Notice(studio, self)
        self.column = _Column()
        self.heads = {section: self._head() for section in SECTIONS}
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(self.column)
        self.area = scroll
        pages = QWidget()
        self.pages = QStackedLayout(pages)
        self.pages.setContentsMargins(0, 0, 0, 0)
        self.pages.addWidget(scroll)
        self.pages.addWidget(self._empty())
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._top())
        whole.addWidget(pages, 1)
        studio.jobs_changed.connect(self.refresh)
        studio.pictures_changed.connect(self._pictures_changed)
        studio.opened.connect(self.refresh)
        if studio.engine and self.night != Night():
            studio.engine.set_night(self.night)
        self.refresh()

    # -- parts --------------------------------------------------------------------------------------------------------

    def _top(self) -> QWidget:
        self.summary = label(colour=theme.QUIET)
        self.summary.setFont(theme.digits_font(9.5))
        self.all = flat("final", self.tr("Render all approved shots, now or tonight"))
        self.all.setMenu(self._approved_menu())
        self.all.setPopupMode(self.all.ToolButtonPopupMode.InstantPopup)
        self.pause = flat(
            "pause", self.tr("Pause: everything rests, and the memory is free for others"), checkable=True
        )
        self.clear = flat("delete", self.tr("Take what is over off the list"))
        self.pause.clicked.connect(self._pause)
        self.clear.clicked.connect(self.studio.clear_jobs)
        top = QWidget()
        line = QHBoxLayout(top)
        line.setContentsMargins(12, 4, 8, 4)
        line.setSpacing(2)
        line.addWidget(self.summary)
        line.addStretch(1)
        for button in (self.all, self.pause, self.clear):
            line.addWidget(button)
        return top

    def _approved_menu(self) -> QMenu:
        menu = QMenu(self)
        menu.addAction(self.tr("Render all approved shots"), self._all_approved)
        menu.addAction(self.tr("Render all approved shots tonight"), self._all_tonight)
        menu.addSeparator()
        menu.addAction(self.tr("When the night begins and ends…"), self._ask_night)
        return menu

    def _empty(self) -> QWidget:
        """Says the next gesture."""
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(8)
        centre = Qt.AlignmentFlag.AlignCenter
        how = self.tr(
            "{draft} drafts the chosen shots, {approve} approves what you like, {final} renders it as a final."
        )
        for words in (
            label(self.tr("Nothing to paint"), strong=True, wrap=True),
            KeyedWords(self.studio, how, colour=theme.QUIET),
        ):
            words.setAlignment(centre)
            column.addWidget(words)
        button = QPushButton(self.tr("Render all approved shots"))
        button.clicked.connect(self._all_approved)
        column.addSpacing(8)
        column.addWidget(button, 0, centre)
        column.insertStretch(0, 2)
        column.addStretch(3)
        return page

    def _head(self) -> QLabel:
        made = label(colour=theme.QUIET, size=9)
        made.setContentsMargins(12, 10, 8, 2)
        self.column.inside.addWidget(made)
        return made

    # -- what is seen -------------------------------------------------------------------------------------------------

    def refresh(self) -> None:
        studio, jobs = self.studio, self.studio.jobs
        film = self._film()
        for gone in self.lines.keys() - {job.job for job in jobs}:
            self._remove(gone)
        if self.column.carried not in self.lines.values():
            self.column.carried = None  # its turn came while it was carried
            self.column.mark(None)
        names = {
            "now": self.tr("Painting now"),
            "trouble": self.tr("Needs you"),
            "next": self.tr("Next"),
            "night": tonight(self.night),
            "done": self.tr("Done"),
        }
        order: list[QWidget] = []
        for section, listed in sections_of(jobs).items():
            head = self.heads[section]
            head.setText(names[section])
            head.setVisible(bool(listed) or (section == "night" and self.column.carried is not None))
            order.append(head)
            for job in listed:
                line = self._line(job, large=section == "now")
                line.show_job(job, film)
                order.append(line)
        self.column.put(order)
        self._sum_up(jobs)
        self.pause.setChecked(studio.paused)
        self.clear.setEnabled(any(not job.live for job in jobs))
        self.pages.setCurrentIndex(0 if jobs else 1)

    def _film(self) -> Film:
        """The same value as long as nothing that the lines say has changed."""
        studio, placed = self.studio, self.studio.placed()
        key = studio.document.title, studio.paused
        if self._words is None or self._words[0] is not placed or self._words[1] != key:
            rate = float(studio.document.rate.fraction)
            numbers = {each.shot.id: each.number for each in placed}
            seconds = {each.shot.id: each.shot.frames / rate for each in placed}
            self._words = placed, key, Film(studio.document.title, numbers, seconds, studio.paused)
        return self._words[2]

    def _sum_up(self, jobs: tuple[JobView, ...]) -> None:
        to_go = sum(job.live for job in jobs)
        parts = [self.tr("Paused")] if self.studio.paused else []
        if to_go:
            parts.append(self.tr("{n} to go").format(n=to_go))
        self.summary.setText(" · ".join(parts))

    def _line(self, job: JobView, *, large: bool) -> JobLine:
        known = self.lines.get(job.job)
        if known and known.large == large:
            return known
        if known:
            self._remove(job.job)
        made = self.lines[job.job] = JobLine(self.studio, large=large)
        made.carried.connect(self._carried)
        made.dropped.connect(self._dropped)
        made.nudged.connect(self._nudged)
        made.menu_asked.connect(self._menu)
        return made

    def _remove(self, job: str) -> None:
        line = self.lines.pop(job)
        line.hide()
        line.deleteLater()

    def _pictures_changed(self, shot: str) -> None:
        for line in self.lines.values():
            if not shot or line.thumb.about() == shot:
                line.thumb.update()

    # -- the order, by hand -------------------------------------------------------------------------------------------

    def _place(self, line: JobLine, at: QPoint) -> Place | None:
        listed = sections_of(self.studio.jobs)
        waiting: tuple[Section, ...] = ("next", "night")
        rows: list[tuple[Section, JobView, QRect]] = [
            (section, job, self.lines[job.job].geometry())
            for section in waiting
            for job in listed[section]
            if job.job in self.lines and self.lines[job.job] is not line
        ]
        y = self.column.mapFromGlobal(at).y()
        night = self.heads["night"]
        return place_at(y, rows, night.geometry().center().y() if night.isVisible() else None)

    def _carried(self, line: JobLine, at: QPoint) -> None:
        if self.column.carried is None:
            self.column.carried = line
            self.refresh()
        place = self._place(line, at)
        self.column.mark(place.y if place else None)
        self.area.ensureVisible(0, self.column.mapFromGlobal(at).y(), 0, 24)

    def _dropped(self, line: JobLine | None, at: QPoint) -> None:
        place = self._place(line, at) if line else None
        self.column.carried = None
        self.column.mark(None)
        if line and line.job and place:
            self._move(line.job, place)
        self.refresh()

    def _nudged(self, line: JobLine, way: int) -> None:
        if line.job is None:
            return
        listed = sections_of(self.studio.jobs)
        rows = listed["night"] if line.job in listed["night"] else listed["next"]
        to = rows.index(line.job) + way
        if 0 <= to < len(rows):
            following = rows[to] if way < 0 else next(iter(rows[to + 1 :]), None)
            when = following.when if following else rows[to].when
            self._move(line.job, Place(following.job if following else "", when, 0))

    def _move(self, job: JobView, place: Place) -> None:
        if self.studio.engine and place.following != job.job:
            self.studio.engine.move(job.job, place.following, place.when)

    # -- what else can be done with a job -----------------------------------------------------------------------------

    def _menu(self, line: JobLine, menu: QMenu) -> None:
        job, engine = line.job, self.studio.engine
        if job is None or engine is None:
            return
        if line.movable:
            menu.addAction(self.tr("Paint it before everything else"), lambda: engine.move(job.job, "", "now"))
            if job.when == "overnight":
                menu.addAction(self.tr("Paint it by day"), lambda: engine.move(job.job, "", "in turn"))
            else:
                menu.addAction(self.tr("Put it off to the night"), lambda: engine.move(job.job, "", "overnight"))
            menu.addSeparator()
        if job.queued and job.state in ("waiting", "held", "failed", "parked"):
            change = menu.addAction(self.tr("Change it…"), lambda: self._change(job))
            change.setEnabled(self._is_of_this_film(job))
        if job.state in ("failed", "parked", "held"):
            menu.addAction(self.tr("Try again"), line.again.click)
        if job.log:
            menu.addAction(self.tr("Show its log"), line.page.click)
        if job.live or job.again:
            menu.addAction(line.cancel.toolTip(), line.cancel.click)

    def _change(self, job: JobView) -> None:
        Changing(self.studio, job, self).open()

    def _is_of_this_film(self, job: JobView) -> bool:
        return job.project == str(self.studio.project)

    def _pause(self) -> None:
        self.studio.pause(not self.studio.paused)

    def _all_approved(self) -> None:
        verbs.final_approved(self.studio)

    def _all_tonight(self) -> None:
        verbs.final_approved(self.studio, "overnight")

    def _ask_night(self) -> None:
        """From one full hour to another."""
        title = self.tr("The night")
        begins, sure = QInputDialog.getInt(self, title, self.tr("It begins at this hour:"), self.night.begins, 0, 23)
        if sure:
            ends, sure = QInputDialog.getInt(self, title, self.tr("It ends at this hour:"), self.night.ends, 0, 23)
            if sure:
                self.set_night(replaced(self.night, begins=begins, ends=ends))

    def set_night(self, night: Night) -> None:
        self.night = night
        QSettings().setValue("night/begins", night.begins)
        QSettings().setValue("night/ends", night.ends)
        if self.studio.engine:
            self.studio.engine.set_night(night)
        self.refresh()


class _Column(QWidget):
    """The lines below each other, and the place where a carried one would go."""

    def __init__(self) -> None:
        super().__init__()
        self.carried: JobLine | None = None
        self._at: int | None = None
        self._order: list[QWidget] = []
        self.inside = QVBoxLayout(self)
        self.inside.setContentsMargins(0, 0, 0, 12)
        self.inside.setSpacing(0)
        self.inside.addStretch(1)

    def put(self, order: list[QWidget]) -> None:
        if order == self._order:
            return
        self._order = list(order)
        for at, widget in enumerate(order):
            if self.inside.indexOf(widget) != at:
                self.inside.insertWidget(at, widget)

    def mark(self, y: int | None) -> None:
        if y != self._at:
            self._at = y
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._at is not None:
            QPainter(self).fillRect(12, self._at - 1, self.width() - 20, 2, theme.ACCENT)

    def minimumSizeHint(self) -> QSize:
        return QSize(200, super().minimumSizeHint().height())


def _night() -> Night:
    kept = QSettings()
    return Night(int(str(kept.value("night/begins", 20))), int(str(kept.value("night/ends", 7))))
