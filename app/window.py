"""The window: the viewer in the middle, panels around it, menus above and the engine's state below."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QSettings, Qt, QTimer
from PySide6.QtGui import QAction, QCloseEvent, QDragEnterEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QMainWindow, QMenu, QMenuBar, QMessageBox, QWidget

from app import theme
from app.actions import ACTIONS, MENUS, WORKSPACES, make_actions, refresh_actions, tip
from app.boards import BoardsPanel
from app.cast import CastPanel
from app.commands import Commands
from app.curves.panel import CurvesPanel
from app.docks import ARRANGEMENTS, Dock, arrange, place, refresh_titles
from app.exporter import FORMS
from app.importer import import_filter
from app.inspector import InspectorPanel
from app.keeper import Keeper
from app.player.panel import PlayerPanel
from app.pose.panel import PosePanel
from app.queue import QueuePanel
from app.staging.panel import StagingPanel
from app.statusbar import Status
from app.studio import Studio
from app.timeline.panel import TimelinePanel
from app.topbar import TopBar

CONTEXT = ("new-panel", "new-shot", "cut-before", "-", "duplicate", "delete", "-", "draft", "approve", "final")
VERSION = 1  # of the saved layout: raise it when docks come, go or change their names


class Window(QMainWindow):
    def __init__(self, studio: Studio, keeper: Keeper):
        super().__init__()
        self.studio = studio
        self.keeper = keeper
        self.workspace = "boards"
        self.setAcceptDrops(True)
        self.setMinimumSize(960, 600)
        self.setWindowIcon(theme.app_icon())

        self.player = PlayerPanel(studio)
        self.setCentralWidget(self.player)
        self.boards = BoardsPanel(studio)
        self.inspector = InspectorPanel(studio)
        self.poses = PosePanel(studio)
        self.timeline = TimelinePanel(studio)
        self.docks = {
            id_: Dock(id_, name, panel, self)
            for id_, name, panel in (
                ("cast", self.tr("Cast"), CastPanel(studio)),
                ("poses", self.tr("Poses"), self.poses),
                ("inspector", self.tr("Inspector"), self.inspector),
                ("staging", self.tr("Staging"), StagingPanel(studio)),
                ("queue", self.tr("Queue"), QueuePanel(studio)),
                ("boards", self.tr("Boards"), self.boards),
                ("timeline", self.tr("Timeline"), self.timeline),
                ("curves", self.tr("Curves"), CurvesPanel(studio)),
            )
        }
        place(self, self.docks)
        self.actions_ = make_actions(self)
        self.boards.strip.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        for id_ in CONTEXT:
            separator = QAction(self)
            separator.setSeparator(True)
            self.boards.strip.addAction(self.actions_[id_] if id_ != "-" else separator)
        self.top = TopBar(self._menus(), [self.actions_[name] for name in WORKSPACES])
        self.setMenuWidget(self.top)
        self.status = Status(studio)
        self.statusBar().setSizeGripEnabled(False)
        self.statusBar().addWidget(self.status, 1)
        self.statusBar().setContentsMargins(0, 0, 0, 0)

        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._refresh)
        for signal in (
            studio.changed, studio.selection_changed, studio.opened, studio.wanted_changed, studio.playing_changed,
            studio.generation_changed, keeper.changed,
        ):  # fmt: skip
            signal.connect(self._refresh_soon)
        studio.jobs_changed.connect(self._refresh_later)
        studio.generation_changed.connect(self._generation_changed)
        for dock in self.docks.values():
            dock.dockLocationChanged.connect(lambda _: QTimer.singleShot(0, self, self._titles))
            dock.visibilityChanged.connect(lambda _: QTimer.singleShot(0, self, self._titles))
            dock.topLevelChanged.connect(lambda _: QTimer.singleShot(0, self, self._titles))
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._focus_changed)
        self._restore()
        self._refresh()

    # -- workspaces ---------------------------------------------------------------------------------------------------

    def show_workspace(self, name: str) -> None:
        """Another arrangement of the same panels; how this one was left is remembered."""
        self._remember_workspace()
        self.workspace = name
        self.player.show_skeletons(name == "staging")  # where figures are posed, the hand finds them on the picture
        kept = QSettings().value(f"workspace/{name}")
        if kept is None or not self.restoreState(kept, VERSION):
            arrange(self, self.docks, ARRANGEMENTS[name])
            QTimer.singleShot(0, self, lambda: arrange(self, self.docks, ARRANGEMENTS[name]))
        self._generation_changed(self.studio.generation)
        self._titles()
        QTimer.singleShot(100, self, self._titles)  # when Qt has laid them out
        self._refresh()

    def reset_workspace(self) -> None:
        QSettings().remove(f"workspace/{self.workspace}")
        place(self, self.docks)
        arrange(self, self.docks, ARRANGEMENTS[self.workspace])
        self._titles()

    def _remember_workspace(self) -> None:
        if self.isVisible():
            QSettings().setValue(f"workspace/{self.workspace}", self.saveState(VERSION))

    def _restore(self) -> None:
        kept = QSettings()
        geometry = kept.value("window/geometry")
        if geometry is None or not self.restoreGeometry(geometry):
            self.resize(1600, 1000)
        name = str(kept.value("window/workspace", "boards"))
        self.workspace = name if name in ARRANGEMENTS else "boards"
        self.show_workspace(self.workspace)

    def _titles(self) -> None:
        refresh_titles(self, self.docks)

    # -- what can be done now -----------------------------------------------------------------------------------------

    def _refresh_soon(self) -> None:
        self._soon.start()

    def _refresh_later(self) -> None:
        if not self._soon.isActive():
            self._soon.start(100)

    def _refresh(self) -> None:
        refresh_actions(self, self.actions_)
        editor = self.studio.editor
        for id_, steps in (("undo", editor.past), ("redo", editor.future)):
            name = self.tr("Undo") if id_ == "undo" else self.tr("Redo")
            what = steps[-1][0] if steps else ""
            self.actions_[id_].setText(f"{name} “{what}”" if what else name)
            self.actions_[id_].setToolTip(tip(self.actions_[id_]))
        self.setWindowTitle(f"{self.studio.document.title}[*] — Inbetweener")
        self.setWindowModified(not self.keeper.saved)
        self.top.show_saved(self.keeper.words, self.keeper.state)
        if self.workspace in self.actions_:
            for name in WORKSPACES:
                self.actions_[name].setChecked(name == self.workspace)

    def _generation_changed(self, on: bool) -> None:
        if not on:
            self.docks["queue"].hide()
        self.actions_["render"].setVisible(on)
        for row in ("draft", "approve", "final", "final-approved", "live", "pause", "want-draft", "want-final"):
            self.actions_[row].setVisible(on)

    def toggle_generation(self) -> None:
        self.studio.set_generation(not self.studio.generation)
        QSettings().setValue("generation", self.studio.generation)

    def toggle_live(self) -> None:
        self.studio.live_drafts = not self.studio.live_drafts
        QSettings().setValue("live", self.studio.live_drafts)
        self._refresh()

    def toggle_full_screen(self) -> None:
        self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)

    def select_all(self) -> None:
        every = tuple(panel.id for shot in self.studio.document.shots() for panel in shot.panels)
        self.studio.select(panels=every)

    def show_commands(self) -> None:
        where = {
            id_: QCoreApplication.translate("Actions", menu).replace("&", "") for menu, ids in MENUS for id_ in ids
        }
        commands = [(where.get(row.id, ""), self.actions_[row.id]) for row in ACTIONS if row.id != "commands"]
        Commands(commands, self).show()

    def about(self) -> None:
        QMessageBox.about(
            self,
            self.tr("About Inbetweener"),
            self.tr("Inbetweener draws what lies between your drawings.\nNothing leaves this machine."),
        )

    # -- files --------------------------------------------------------------------------------------------------------

    def new_film(self) -> None:
        self.inspector.settle()
        self.keeper.new_film()

    def choose_open(self) -> None:
        start = str(self.keeper.projects_folder())
        path = QFileDialog.getExistingDirectory(self, self.tr("Open a film"), start)
        if path:
            self.open_project(Path(path))

    def open_project(self, path: Path) -> None:
        self.inspector.settle()
        self.keeper.open(path)

    def choose_import(self) -> None:
        names, _ = QFileDialog.getOpenFileNames(self, self.tr("Import"), "", import_filter())
        if names:
            self.keeper.import_files([Path(name) for name in names])

    def choose_save_as(self) -> None:
        self.inspector.settle()
        start = str(self.keeper.projects_folder() / f"{self.studio.document.title}.inbetween")
        name, _ = QFileDialog.getSaveFileName(self, self.tr("Save the film as"), start, self.tr("Films (*.inbetween)"))
        if name:
            self.keeper.save_as(Path(name))

    def choose_export(self, form: str) -> None:
        self.inspector.settle()
        suffix = FORMS[form].suffix
        start = self.keeper.exports_folder() / f"{self.studio.document.title}{suffix}"
        kinds = {
            "film": self.tr("Video (*.mp4)"),
            "frames": self.tr("A folder of pictures (*)"),
            "sheets": self.tr("Sheets (*.pdf *.png)"),
            "list": self.tr("Shot list (*.csv)"),
        }
        name, _ = QFileDialog.getSaveFileName(self, self.tr("Export"), str(start), kinds[form])
        if name:
            path = Path(name)
            path = path if path.suffix or not suffix else path.with_suffix(suffix)
            QSettings().setValue("exports", str(path.parent))
            self.studio.export(form, path)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if len(paths) == 1 and (paths[0] / "project.json").exists():
            self.open_project(paths[0])
        elif paths:
            self.keeper.import_files(paths)
        event.acceptProposedAction()

    def closeEvent(self, event: QCloseEvent) -> None:
        self.inspector.settle()
        self._remember_workspace()
        kept = QSettings()
        kept.setValue("window/geometry", self.saveGeometry())
        kept.setValue("window/workspace", self.workspace)
        self.keeper.close()
        super().closeEvent(event)

    # -- menus and keys -----------------------------------------------------------------------------------------------

    def _menus(self) -> QMenuBar:
        bar = QMenuBar()
        for title, ids in MENUS:
            menu = bar.addMenu(QCoreApplication.translate("Actions", title))
            for id_ in ids:
                if id_ == "-":
                    menu.addSeparator()
                elif id_ == "recent":
                    self._recent = menu.addMenu(self.tr("Open &recent"))
                    self._recent.aboutToShow.connect(self._fill_recent)
                elif id_ == "panels":
                    self._panels = menu.addMenu(self.tr("&Panels"))
                    for dock in self.docks.values():
                        self._panels.addAction(dock.toggleViewAction())
                else:
                    menu.addAction(self.actions_[id_])
        return bar

    def _fill_recent(self) -> None:
        menu: QMenu = self._recent
        menu.clear()
        for path in self.keeper.recent():
            action = QAction(path.stem.replace("&", "&&"), menu)
            action.setToolTip(str(path))
            action.triggered.connect(lambda _=False, path=path: self.open_project(path))
            menu.addAction(action)
        menu.setEnabled(bool(menu.actions()))

    def _focus_changed(self, old: QWidget | None, new: QWidget | None) -> None:
        # Only who has the keys is watched: a filter over every event of the application would be felt.
        if old is not None and old is not self:
            old.removeEventFilter(self)
        if new is not None and new is not self:
            new.installEventFilter(self)

    def eventFilter(self, watched, event: QEvent) -> bool:
        """Single keys are shortcuts everywhere except where somebody writes, chooses or presses with them."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and isinstance(watched, QWidget)
        ):
            if needs_key(watched, event):
                event.accept()
                return True
        elif event.type() in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease) and isinstance(event, QKeyEvent):
            peeks = event.key() == Qt.Key.Key_QuoteLeft and not event.isAutoRepeat()
            if peeks and isinstance(watched, QWidget) and watched.window() is self and not writes(watched):
                self.player.peek(event.type() == QEvent.Type.KeyPress)
        return super().eventFilter(watched, event)


def writes(widget: QWidget) -> bool:
    return bool(widget.inputMethodHints()) or widget.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)


def needs_key(widget: QWidget, event: QKeyEvent) -> bool:
    """Whether a key without Ctrl or Alt means something to the widget itself."""
    held = event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
    if held:
        return False
    key = event.key()
    if writes(widget):
        return bool(event.text()) or key in (
            Qt.Key.Key_Left,
            Qt.Key.Key_Right,
            Qt.Key.Key_Up,
            Qt.Key.Key_Down,
            Qt.Key.Key_Home,
            Qt.Key.Key_End,
        )
    if widget.inherits("QComboBox"):
        return bool(event.text()) or key in (Qt.Key.Key_Up, Qt.Key.Key_Down)
    if widget.inherits("QAbstractButton"):
        return key in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter)
    if widget.metaObject().className() == "Scrub":
        typed = event.text() and (event.text().isdigit() or event.text() in "+-*/=")
        return bool(typed) or key in (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down)
    return False
