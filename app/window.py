"""The window: the viewer in the middle, panels around it, menus above and the engine's state below."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, QSettings, Qt, QTimer
from PySide6.QtGui import QAction, QCloseEvent, QDragEnterEvent, QDropEvent, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenuBar, QMessageBox, QVBoxLayout, QWidget

from app import theme
from app.actions import ACTIONS, MENUS, WORKSPACES, make_actions, plain_label, refresh_actions, tip
from app.banner import Banner
from app.boards import BoardsPanel
from app.canvas.layers import LayersPanel
from app.canvas.panel import CanvasPanel
from app.cast import CastPanel
from app.commands import Commands
from app.curves.panel import CurvesPanel
from app.docks import Dock, place, refresh_titles
from app.doors import ON_START, Doors
from app.files import Files
from app.inspector import InspectorPanel
from app.keeper import Keeper
from app.keys import KeyGuard, Keymap, kept_keymap, native
from app.keys.editor import Named
from app.measures import Measures
from app.player.panel import PlayerPanel
from app.pose.panel import PosePanel
from app.queue import QueuePanel
from app.spots import SpotsPanel
from app.stage import Stage
from app.staging.panel import StagingPanel
from app.statusbar import Status
from app.studio import Studio
from app.timeline.panel import TimelinePanel
from app.topbar import TopBar
from app.variations import VariationsDialog
from app.verbs import go_to_panel, look_at_first
from app.widgets.keyed import name_keys
from app.workspaces import Workspaces
from engine.document.editor import Change

PAINTS = (
    "draft", "variations", "approve", "final", "final-approved", "compare-takes", "again", "first-tries", "lock-frames",
    "unlock-frames", "redo-rest", "extend-end", "extend-start", "bridge", "live", "pause", "want-draft", "want-final",
)  # fmt: skip
CONTEXT = (
    "new-panel", "new-shot", "cut-before", "-", "cut", "copy", "paste", "duplicate", "delete", "-", "start-sequence",
    "lock-numbers", "omit", "-", "draft", "approve", "final",
)  # fmt: skip


class Window(QMainWindow):
    def __init__(self, studio: Studio, keeper: Keeper):
        super().__init__()
        self.studio = studio
        self.keeper = keeper
        self.setAcceptDrops(True)
        self.setMinimumSize(960, 600)
        self.setWindowIcon(theme.app_icon())

        self.player = PlayerPanel(studio)
        self.canvas = CanvasPanel(studio)
        self.stage = Stage(studio, self.player, self.canvas)
        self.setCentralWidget(self.stage)
        self.boards = BoardsPanel(studio)
        self.inspector = InspectorPanel(studio)
        self.poses = PosePanel(studio)
        self.timeline = TimelinePanel(studio)
        self.measures = Measures(studio)
        self.docks = {
            id_: Dock(id_, name, panel, self)
            for id_, name, panel in (
                ("cast", self.tr("Cast"), CastPanel(studio)),
                ("poses", self.tr("Poses"), self.poses),
                ("inspector", self.tr("Inspector"), self.inspector),
                ("staging", self.tr("Staging"), StagingPanel(studio)),
                ("queue", self.tr("Queue"), QueuePanel(studio)),
                ("spots", self.tr("Weak Spots"), SpotsPanel(self.measures)),
                ("boards", self.tr("Boards"), self.boards),
                ("timeline", self.tr("Timeline"), self.timeline),
                ("curves", self.tr("Curves"), CurvesPanel(studio)),
                ("layers", self.tr("Layers"), LayersPanel(self.canvas.desk)),
            )
        }
        self.timeline.set_heat(self.measures)
        self.measures.found.connect(self.timeline.heat_changed)
        place(self, self.docks)
        self.actions_ = make_actions(self)
        self.boards.strip.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        for id_ in CONTEXT:
            separator = QAction(self)
            separator.setSeparator(True)
            self.boards.strip.addAction(self.actions_[id_] if id_ != "-" else separator)
        self.files = Files(self)
        self.workspaces = Workspaces(self, self._workspace_shown)
        self.doors = Doors(self)
        self.keys = KeyGuard(self, self.player.peek, self.workspaces.give_keys)
        self.top = TopBar(
            self._menus(), [self.actions_[name] for name in WORKSPACES], list(self.workspaces.own_actions.values())
        )
        self.banner = Banner()
        self.head = QWidget()
        stack = QVBoxLayout(self.head)
        stack.setContentsMargins(0, 0, 0, 0)
        stack.setSpacing(0)
        stack.addWidget(self.top)
        stack.addWidget(self.banner)
        self.setMenuWidget(self.head)
        self.status = Status(studio)
        self.statusBar().setSizeGripEnabled(False)
        self.statusBar().addWidget(self.status, 1)
        self.statusBar().setContentsMargins(0, 0, 0, 0)

        self._before_drawing = "boards"
        studio.drawing_asked.connect(self._draw)
        studio.opened.connect(lambda: look_at_first(studio))
        studio.changed.connect(self._first_boards)
        self.canvas.left.connect(lambda: self.show_workspace(self._before_drawing))
        self.boards.asked.connect(lambda id_: self.actions_[id_].trigger())
        studio.sights.append(self._shots_in_sight)
        self._settled = QTimer(self, singleShot=True, interval=60)
        self._settled.timeout.connect(self._titles)
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self.refresh)
        for signal in (
            studio.changed, studio.selection_changed, studio.opened, studio.wanted_changed, studio.playing_changed,
            studio.generation_changed, studio.stretch_changed, keeper.changed, self.timeline.bar.tool,
            self.timeline.bar.snapping, self.timeline.bar.following,
            *(action.triggered for action in self.actions_.values()),  # a switch of which others are another side
        ):  # fmt: skip
            signal.connect(self._refresh_soon)
        studio.jobs_changed.connect(self._refresh_later)
        self.canvas.desk.layers_changed.connect(self._refresh_soon)
        self.player.sound.state_changed.connect(self._refresh_later)
        self.player.playback.pace_changed.connect(self._refresh_later)
        studio.generation_changed.connect(self._generation_changed)
        for dock in self.docks.values():
            dock.dockLocationChanged.connect(lambda _: QTimer.singleShot(0, self, self._titles))
            dock.visibilityChanged.connect(lambda _: QTimer.singleShot(0, self, self._titles))
            dock.topLevelChanged.connect(lambda _: QTimer.singleShot(0, self, self._titles))
            dock.placed.connect(self._titles_later)
        self.use_keymap(kept_keymap())
        self._restore()
        self.refresh()

    # -- workspaces ---------------------------------------------------------------------------------------------------

    @property
    def workspace(self) -> str:
        return self.workspaces.name

    def show_workspace(self, name: str) -> None:
        """Another arrangement of the same panels; how this one was left is remembered."""
        self.workspaces.show(name)

    def _workspace_shown(self, name: str) -> None:
        # where figures are posed, the hand finds them on the picture
        self.player.show_skeletons(self.workspaces.base(name) == "staging")
        self.stage.draw(self.workspaces.base(name) == "draw")
        self.boards.strip.show_drawings(self.stage.drawing)
        if not self.stage.drawing:
            self._before_drawing = name
        self._generation_changed(self.studio.generation)
        self.refresh()

    def _first_boards(self, change: Change) -> None:
        if not any(True for _ in change.before.shots()):
            look_at_first(self.studio)

    def _draw(self, panel_id: str) -> None:
        """A panel on the desk, whatever is seen now."""
        go_to_panel(self.studio, panel_id)
        self.show_workspace("draw")

    def _restore(self) -> None:
        kept = QSettings()
        geometry = kept.value("window/geometry")
        if geometry is None or not self.restoreGeometry(geometry):
            self.resize(1600, 1000)
        self.workspaces.show(str(kept.value("window/workspace", "boards")))

    def _titles_later(self) -> None:
        """On a busy machine Qt lays docks out long after they were shown: their tabs are looked at when that is over."""
        self._settled.start()

    def _titles(self) -> None:
        refresh_titles(self, self.docks)

    # -- what can be done now -----------------------------------------------------------------------------------------

    def _refresh_soon(self) -> None:
        self._soon.start()

    def _refresh_later(self) -> None:
        if not self._soon.isActive():
            self._soon.start(100)

    def refresh(self) -> None:
        refresh_actions(self, self.actions_)
        if self.doors.starting or self.doors.tour:
            for id_, action in self.actions_.items():
                if id_ not in ON_START or self.doors.tour:
                    action.setEnabled(False)
        editor = self.studio.editor
        for id_, steps in (("undo", editor.past), ("redo", editor.future)):
            name = self.tr("Undo") if id_ == "undo" else self.tr("Redo")
            what = steps[-1][0] if steps else ""
            self.actions_[id_].setText(self.tr("{name} “{what}”").format(name=name, what=what) if what else name)
            self.actions_[id_].setToolTip(tip(self.actions_[id_]))
        self.top.middle.setVisible(not self.doors.starting)  # a film is looked at in workspaces, and there is none yet
        self.setWindowTitle(f"{self.studio.document.title}[*] — Inbetweener")
        self.setWindowModified(not self.keeper.saved)
        self.top.show_saved(self.keeper.words, self.keeper.state)
        for name, action in self.workspaces.own_actions.items():
            action.setChecked(name == self.workspace)

    def _generation_changed(self, on: bool) -> None:
        if not on:
            self.docks["queue"].hide()
            if self.studio.wanted in ("draft", "final"):
                self.studio.want("auto")
        self.player.transport.show_painted(on)
        self.actions_["render"].setVisible(on)
        for row in PAINTS:
            self.actions_[row].setVisible(on)

    def _shots_in_sight(self) -> list[str]:
        return [row.shot.id for row in self.boards.strip.visible_rows()] if self.boards.isVisible() else []

    def show_variations(self) -> None:
        """Four other tries of the shot that is worked on, to choose from."""
        here = self.studio.here()
        for shot in self.studio.selected_shots()[:1]:
            looked_at = here.shot_frame(self.studio.playhead) if here and here.shot.id == shot.id else 0
            VariationsDialog(self.studio, shot.id, looked_at, self).show()

    def toggle_generation(self) -> None:
        self.studio.set_generation(not self.studio.generation)
        QSettings().setValue("generation", self.studio.generation)

    def toggle_live(self) -> None:
        self.studio.live_drafts = not self.studio.live_drafts
        QSettings().setValue("live", self.studio.live_drafts)
        self.refresh()

    def toggle_full_screen(self) -> None:
        self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)

    def select_all(self) -> None:
        every = tuple(panel.id for shot in self.studio.document.shots() for panel in shot.panels)
        self.studio.select(panels=every)

    def show_commands(self) -> None:
        commands = [(row.menu, self.actions_[row.id]) for row in self.named_actions() if row.id != "commands"]
        panels = self.tr("Panels")
        commands += [(panels, dock.toggleViewAction()) for dock in self.docks.values()]
        commands += [(self.tr("Workspaces"), action) for action in self.workspaces.own_actions.values()]
        commands += [(self.tr("Recent films"), action) for action in self._recent_actions(self)]
        Commands(commands, self).show()

    def named_actions(self) -> list[Named]:
        """Every action with the menu that it stands in and the keys that it has by our own map."""
        where: dict[str, str] = {}
        for menu, ids in MENUS:
            for id_ in ids:
                where.setdefault(id_, QCoreApplication.translate("Actions", menu).replace("&", ""))
        other = self.tr("Other")
        rows = [
            Named(row.id, where.get(row.id, other), plain_label(self.actions_[row.id]), row.keys) for row in ACTIONS
        ]
        order = list(dict.fromkeys([*where.values(), other]))
        return sorted(rows, key=lambda row: order.index(row.menu))

    def use_keymap(self, keymap: Keymap) -> None:
        """The keys of every action, at once."""
        self.keymap = keymap
        given = keymap.keys((row.id, row.keys) for row in ACTIONS)
        for id_, keys in given.items():
            self.actions_[id_].setShortcuts([QKeySequence(key) for key in keys])
            self.actions_[id_].setToolTip(tip(self.actions_[id_]))
        named = {id_: native(keys[:1]) for id_, keys in given.items()}
        name_keys(self, named)
        self.studio.set_keys({id_: key or f"“{plain_label(self.actions_[id_])}”" for id_, key in named.items()})

    def about(self) -> None:
        QMessageBox.about(
            self,
            self.tr("About Inbetweener"),
            self.tr(
                "Inbetweener {version} draws what lies between your drawings.\nNothing leaves this machine."
            ).format(version=installed_version()),
        )

    # -- files --------------------------------------------------------------------------------------------------------

    def open_project(self, path: Path) -> bool:
        return self.files.open(path)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        self.files.take([Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()])
        event.acceptProposedAction()

    def closeEvent(self, event: QCloseEvent) -> None:
        self.inspector.settle()
        if not self.files.may_close():
            event.ignore()
            return
        self.workspaces.remember()
        kept = QSettings()
        kept.setValue("window/geometry", self.saveGeometry())
        kept.setValue("window/workspace", self.workspace)
        self.doors.close()
        self.canvas.close_desk()
        self.keeper.close()
        self.canvas.sweep()
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
                elif id_ == "workspaces":
                    for name in WORKSPACES:
                        menu.addAction(self.actions_[name])
                elif id_ == "panels":
                    self._panels = menu.addMenu(self.tr("&Panels"))
                    for dock in self.docks.values():
                        self._panels.addAction(dock.toggleViewAction())
                else:
                    menu.addAction(self.actions_[id_])
        return bar

    def _fill_recent(self) -> None:
        self._recent.clear()
        for action in self._recent_actions(self._recent):
            self._recent.addAction(action)
        self._recent.setEnabled(bool(self._recent.actions()))

    def _recent_actions(self, owner: QObject) -> list[QAction]:
        made: list[QAction] = []
        for path in self.keeper.recent():
            action = QAction(path.stem.replace("&", "&&"), owner)
            action.setToolTip(str(path))
            action.triggered.connect(lambda _=False, path=path: self.open_project(path))
            made.append(action)
        return made


def installed_version() -> str:
    """The number of this version; nothing where the program runs from a folder that was never installed."""
    try:
        return version("inbetweener")
    except PackageNotFoundError:
        return ""
