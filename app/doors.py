"""What opens over the window: the start page, the tour, preferences, versions, and what has to be asked."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSettings, Qt, QTimer
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QWidget

from app import theme
from app.films import sample_film
from app.language import clock
from app.preferences import Preferences
from app.recovery import Offer, VersionsDialog
from app.start import NewFilm, StartPage
from app.stills import Stills
from app.tour.tour import SEEN, Tour
from engine.document.holding import Holder
from engine.document.recovery import Lost
from engine.values.errors import InbetweenerError

if TYPE_CHECKING:
    from app.window import Window

ON_START = (
    "new",
    "open",
    "open-packed",
    "import",
    "recent",
    "quit",
    "sample",
    "preferences",
    "tour",
    "about",
    "full-screen",
    "commands",
)


class Doors(QObject):
    """Held by the window. Nothing here is modal to the whole machine: a dialog belongs to its window."""

    def __init__(self, window: Window):
        super().__init__(window)
        self.window, self.keeper, self.studio = window, window.keeper, window.studio
        self.stills = Stills(self)
        self.start: StartPage | None = None
        self.tour: Tour | None = None
        self.offer: Offer | None = None
        self.preferences: Preferences | None = None
        self.versions: VersionsDialog | None = None
        self.keeper.lost_found.connect(self._lost_found)
        self.keeper.held_elsewhere.connect(self._held)
        self.keeper.changed.connect(self._saving_changed)
        self.studio.opened.connect(self._opened)
        QTimer.singleShot(0, self, self._look_first)

    @property
    def starting(self) -> bool:
        """Whether the start page covers the film."""
        return self.start is not None and self.start.isVisible()

    # -- the start page -----------------------------------------------------------------------------------------------

    def show_start(self, *, can_leave: bool = True) -> None:
        if self.start is None:
            page = self.start = StartPage(self.window, self.stills, self.window.head.height())
            page.new.connect(self.new_film)
            page.open.connect(self._open)
            page.bring.connect(self._import)
            page.sample.connect(self.open_sample)
            page.tour.connect(self._sample_and_tour)
            page.preferences.connect(self.show_preferences)
            page.film.connect(self._open_film)
            page.dropped.connect(self._dropped)
            page.left.connect(self.leave_start)
        self.studio.stop()
        self.start.appear(can_leave=can_leave)
        self.window.refresh()

    def leave_start(self) -> None:
        if self.starting and self.start:
            self.start.hide()
            self.window.boards.strip.setFocus()
            self.window.refresh()
            self._look_first()

    def new_film(self) -> None:
        dialog = NewFilm(self.window)
        if dialog.exec():
            self.window.inspector.settle()
            made = self.keeper.new_film(*dialog.film)
            self.leave_start()
            if made and self.window.workspaces.base(self.window.workspace) != "boards":
                self.window.show_workspace("boards")  # where an empty film says what to do

    def open_sample(self) -> None:
        try:
            opened = sample_film()
        except InbetweenerError as error:
            self.studio.told.emit(error.sentence, error.hint)
            return
        if opened and (opened.folder == self.studio.project or self.keeper.show(opened)):
            self.leave_start()
            if not QSettings().value(SEEN, False, type=bool):
                self.show_tour()

    def _sample_and_tour(self) -> None:
        QSettings().remove(SEEN)
        self.open_sample()

    def _open(self) -> None:
        if self.window.files.choose_open():
            self.leave_start()

    def _import(self) -> None:
        if self.window.files.choose_import(new=True):
            self.leave_start()

    def _open_film(self, folder: Path) -> None:
        if folder == self.studio.project or self.window.files.open(folder):
            self.leave_start()

    def _dropped(self, paths: list[Path]) -> None:
        if len(paths) == 1 and (paths[0].suffix == ".inbetweenz" or (paths[0] / "project.json").exists()):
            self._open_film(paths[0])
        else:
            self.keeper.import_files(paths, new=True)
            self.leave_start()

    def _opened(self) -> None:
        if self.starting and self.start:
            self.start.hide()
            self.window.refresh()

    # -- tour, preferences, versions ----------------------------------------------------------------------------------

    def show_tour(self) -> None:
        if self.tour is None:
            if self.starting and self.start:
                self.start.hide()
            self.studio.stop()
            self.tour = Tour(self.window, self._show_place, self._keys, paints=self.studio.generation)
            self.tour.ended.connect(self._tour_ended)
            self.window.refresh()

    def _tour_ended(self) -> None:
        self.tour = None
        self.window.show_workspace("boards")
        self.window.boards.strip.setFocus()
        self.window.refresh()

    def _show_place(self, workspace: str, place: str) -> QWidget:
        if self.window.workspaces.name != workspace:
            self.window.show_workspace(workspace)
        if place == "viewer":
            return self.window.player
        dock = self.window.docks[place]
        dock.show()
        dock.raise_()
        return dock

    def _keys(self, id_: str) -> str:
        action = self.window.actions_[id_]
        keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        return keys or f"“{action.text().replace('&', '')}”"

    def show_preferences(self, subject: int = 0) -> None:
        if self.preferences is None:
            self.preferences = Preferences(self.window)
            self.preferences.destroyed.connect(self._preferences_gone)
        self.preferences.show_subject(int(subject))
        self.preferences.show()
        self.preferences.raise_()
        self.preferences.activateWindow()

    def _preferences_gone(self) -> None:
        self.preferences = None

    def show_versions(self) -> None:
        self.window.inspector.settle()
        self.versions = VersionsDialog(self.studio, self.stills, self.window)
        self.versions.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.versions.open()

    # -- what has to be asked -----------------------------------------------------------------------------------------

    def _look_first(self) -> None:
        """What was found while the window was not there to tell."""
        if self.starting or not self.window.isVisible():
            return
        if self.keeper.lost and self.offer is None:
            self._lost_found(self.keeper.lost)
        if self.keeper.holder and self.window.banner.about != "held":
            self._held(self.keeper.holder)

    def _lost_found(self, lost: Lost) -> None:
        if self.starting or not self.window.isVisible() or self.offer is not None:
            return  # asked when the film is seen
        try:
            self.keeper.begin_recovery()
        except InbetweenerError as error:
            self.studio.told.emit(error.sentence, error.hint)
        self.offer = Offer(self.keeper, lost, self.stills, self.window)
        self.offer.finished.connect(self._offer_answered)
        self.offer.open()

    def _offer_answered(self, _: int) -> None:
        if self.offer:
            self.offer.deleteLater()
        self.offer = None

    def _held(self, holder: Holder) -> None:
        since = clock(datetime.fromtimestamp(holder.at))
        words = self.tr(
            "This film is open in another window on {machine}, since {when}. Here it can only be looked at."
        )
        self.window.banner.tell(
            "held",
            words.format(machine=holder.host, when=since),
            [
                (self.tr("Work here instead"), self.keeper.work_anyway),
                (self.tr("Save as…"), self.window.files.choose_save_as),
            ],
            theme.AMBER,
        )

    def _saving_changed(self) -> None:
        banner = self.window.banner
        self.window.top.show_saved(self.keeper.words, self.keeper.state)
        if not self.keeper.read_only:
            banner.forget("held")
        if self.keeper.state == "failed":
            words = self.keeper.refused or self.tr("The film could not be saved.")
            actions = [
                (self.tr("Try again"), self.keeper.save_now),
                (self.tr("Save as…"), self.window.files.choose_save_as),
            ]
            if banner.about != "failed" or banner.words.text() != words:
                banner.tell("failed", words, actions, theme.RED)
        else:
            banner.forget("failed")

    def close(self) -> None:
        self.stills.close()
