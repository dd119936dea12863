"""The player: the film as it is now, at the playhead, with everything that may lie over it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSettings, Qt
from PySide6.QtGui import QImage, QKeyEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from app import theme
from app.overlays.box_hand import BoxHand
from app.overlays.camera_hand import CameraHand
from app.overlays.marks import Badge, OnionSkin, SafeAreas, Words
from app.overlays.plane import Plane
from app.overlays.pose_drop import PoseDrop
from app.overlays.pose_hand import PoseHand
from app.overlays.posing import Posing
from app.overlays.scene import Scene
from app.player.cinema import Cinema, screen_for
from app.player.comparing import Against, CompareMenu, seen, sides
from app.player.listening import Listening
from app.player.mix import Layer, film_layers
from app.player.playback import Playback
from app.player.transport import Transport
from app.player.viewer import Shown, Viewer
from app.studio import Studio
from app.widgets.typed import shown_length
from engine.values.time import Rate

AHEAD = 30  # frames that are asked for before they are played
AHEAD_EVERY = 4


class PlayerPanel(QWidget):
    """Viewer above, transport below. Public verbs: toggle, step, shuttle, first, last, peek, fit,
    show_skeletons, show_boxes."""

    def __init__(self, studio: Studio, sound: Listening | None = None, parent: QWidget | None = None):
        super().__init__(parent)
        self.studio = studio
        self.viewer = Viewer()
        self.sound = sound or Listening(studio)
        self.sound.setParent(self)  # nothing of Qt's is left to Python's collector, which runs in any thread
        self.transport = Transport(studio.document.rate, self.sound)
        self.playback = Playback(studio, self.sound, self._ready, parent=self)
        self.scene = Scene(studio)
        posing = Posing(self.scene)
        self.pose_hand = PoseHand(posing, self.viewer)
        self.pose_drop = PoseDrop(posing, self.viewer)
        self.box_hand = BoxHand(self.scene, self.viewer)
        self.pose_hand.active = self.box_hand.active = False
        self.camera_hand = CameraHand(self.scene, self.viewer)
        self.viewer.tools += [self.camera_hand, self.pose_hand, self.box_hand]
        self.onion, self.guides, self.badge, self.words = OnionSkin(), SafeAreas(), Badge(), Words()
        self.viewer.overlays = [
            self.onion, self.box_hand.boxes, self.pose_hand.arc, self.pose_hand.skeletons,
            self.pose_drop, self.camera_hand.brackets, self.guides, self.badge, self.words,
        ]  # fmt: skip
        self._peeking = False
        self._before_takes: bool | None = None  # whether something was compared before two takes were
        self._looked_from = -1  # the frame at which what comes next was last asked for
        self.compare_menu = CompareMenu(studio, self)
        self.compare_menu.side_by_side = self.viewer.beside = bool(QSettings().value("player/beside", False, type=bool))
        self.cinema: Cinema | None = None
        self.setAccessibleName(self.tr("Player"))

        line = QFrame()
        line.setFixedHeight(1)
        line.setStyleSheet(f"background: {theme.LINE.name()}")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.viewer, 1)
        whole.addWidget(line)
        whole.addWidget(self.transport)

        self._connect()
        self.viewer.set_surround(_surround())
        self.transport.show_surround(self.viewer.surround)
        self.transport.show_wanted(studio.wanted)
        self.transport.show_pace(self.playback.every_frame)
        self.refresh()

    # -- verbs --------------------------------------------------------------------------------------------------------

    def toggle(self) -> None:
        self.playback.toggle()

    def shuttle(self, direction: int) -> None:
        """J -1, K 0, L 1."""
        self.playback.shuttle(direction)

    def step(self, frames: int) -> None:
        """Goes so many frames on and stops there."""
        self.studio.stop()
        self.studio.move_playhead(self.studio.playhead + frames)

    def step_second(self, direction: int) -> None:
        self.step(direction * self.studio.document.rate.nominal)

    def first(self) -> None:
        self.studio.move_playhead(0)

    def last(self) -> None:
        self.studio.move_playhead(self.studio.film_frames - 1)

    def peek(self, down: bool) -> None:
        """Shows the drawing beneath for as long as a key is held."""
        if down != self._peeking:
            self._peeking = down
            self.refresh()

    def fit(self) -> None:
        self.viewer.fit()

    def toggle_cinema(self) -> None:
        """The film alone on a whole screen, the second one where there is one; again, and it is gone."""
        if self.cinema:
            self.cinema.close()
            return
        document = self.studio.document
        self.cinema = Cinema(document.width / document.height, [self.guides, self.badge])
        self.cinema.left.connect(self._cinema_left)
        self.cinema.pressed.connect(self.keyPressEvent)
        screen, second = screen_for(self)
        self.refresh()
        self.cinema.show_on(screen, activate=not second)

    def _cinema_left(self) -> None:
        self.cinema = None

    def _close_cinema(self) -> None:
        if self.cinema:
            self.cinema.close()

    def show_skeletons(self, shown: bool) -> None:
        """Skeletons over the picture, to be bent there."""
        self.transport.skeletons.setChecked(shown)

    def show_boxes(self, shown: bool) -> None:
        """Boxes over the picture, to be moved and sized there."""
        self.transport.boxes.setChecked(shown)

    # -- showing ------------------------------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Fetches what the film shows at the playhead. Cheap: pictures are on the studio's shelf or they are not."""
        document, film_frame = self.studio.document, self.studio.playhead
        self.viewer.set_aspect(document.width / document.height)
        self.transport.time.show_frame(film_frame, document.rate)
        self.transport.show_rate(document.rate, self.playback.drops if self.studio.playing else 0)
        layers = film_layers(self.studio.placed(), film_frame)
        wanted = self._wanted(layers)
        shown: list[Shown] = []
        kind = ""
        for layer in layers:
            side = seen(self.studio, layer, wanted)
            shown.append((layer, side.image, side.plane))
            kind = side.kind
        self.transport.show_where(_where(layers[-1], document.rate) if layers else "")
        self.badge.kind = kind
        self.badge.stale = kind in ("draft", "final") and bool(self.studio.states.of(layers[-1].placed.shot).stale)
        self.words.title = "" if layers else self.tr("Nothing to play yet")
        hint = self.tr("Drop pictures or a script on the boards, or press {new-panel} for an empty panel.")
        self.words.hint = "" if layers else self.studio.with_keys(hint)
        if self.cinema:
            self.cinema.show_layers(tuple(shown), document.width / document.height)
        beneath = self._compare(layers[-1], shown) if self.viewer.comparing and layers else None
        if beneath is None:
            self.badge.other, self.badge.more = "", ("", "")
        self._refresh_overlays(layers[-1] if layers else None)
        self.viewer.show_layers(tuple(shown), beneath)
        if self.studio.playing and film_frame % AHEAD_EVERY == 0 and film_frame != self._looked_from:
            self._looked_from = film_frame
            self._look_ahead(film_frame)

    def _wanted(self, layers: Sequence[Layer]) -> str:
        """While the camera is moved, something that goes along with it at once: what is painted is as it was."""
        if self._peeking:
            return "drawing"
        if self.camera_hand.gesture.under_way and layers:
            drawn = layers[-1].placed.shot.panel_at(layers[-1].shot_frame).drawing
            return "drawing" if drawn else "blocking"
        return self.studio.wanted

    def _look_ahead(self, film_frame: int) -> None:
        """Asks for what comes in the next second, over the cut too; the nearest last, because that is fetched first."""
        speed, placed = self.playback.speed, self.studio.placed()
        far = min(AHEAD, 2 * self.studio.document.rate.nominal) * speed
        for frame in range(film_frame + far, film_frame, -speed):
            for layer in film_layers(placed, frame):
                self.studio.pictures.best_of(layer.placed.shot, layer.shot_frame, self.studio.wanted)

    def _ready(self, film_frame: int) -> bool:
        """Whether all that is seen at a frame can be shown as it is."""
        shelf, wanted = self.studio.pictures, self.studio.wanted
        return all(
            shelf.there(layer.placed.shot, layer.shot_frame, wanted)
            for layer in film_layers(self.studio.placed(), film_frame)
        )

    def _compare(self, layer: Layer, shown: list[Shown]) -> tuple[QImage, Plane]:
        """The picture on the left; on the right a take of its own may take the place of what the film shows."""
        left, right = sides(self.studio, layer, self.compare_menu.now)
        if right is not None:
            shown[:] = [(layer, right.image, right.plane)]
            self.badge.kind = right.kind
        self.badge.other, self.badge.more = left.kind, (left.more, right.more if right else "")
        return left.image, left.plane

    def _refresh_overlays(self, layer: Layer | None) -> None:
        if self.pose_hand.active or self.box_hand.active or self.camera_hand.active:
            self.scene.look()
        self.camera_hand.show()
        self.pose_hand.skeletons.names = not self.box_hand.active  # a box carries its owner's name already
        self.pose_hand.show(onion=self.onion.visible)
        self.box_hand.show()
        if layer is not None and self.onion.visible:
            panels = layer.placed.shot.panels
            at = panels.index(layer.placed.shot.panel_at(layer.shot_frame))
            self.onion.before = self._drawing(panels[at - 1].drawing) if at else None
            self.onion.after = self._drawing(panels[at + 1].drawing) if at + 1 < len(panels) else None

    def _drawing(self, name: str | None) -> QImage | None:
        return self.studio.pictures.drawing(name) if name else None

    # -- wiring -------------------------------------------------------------------------------------------------------

    def _connect(self) -> None:
        studio, bar = self.studio, self.transport
        studio.changed.connect(self.refresh)
        studio.playhead_moved.connect(self.refresh)
        studio.selection_changed.connect(self.refresh)
        studio.wanted_changed.connect(bar.show_wanted)
        studio.wanted_changed.connect(self.refresh)
        studio.pictures_changed.connect(self._pictures_changed)
        studio.pictures.fetched.connect(self._fetched)
        studio.playing_changed.connect(bar.show_playing)
        studio.playing_changed.connect(self.refresh)
        studio.opened.connect(self.refresh)
        studio.closed.connect(self._close_cinema)
        bar.first.clicked.connect(self.first)
        bar.last.clicked.connect(self.last)
        bar.back.clicked.connect(lambda: self.step(-1))
        bar.forward.clicked.connect(lambda: self.step(1))
        bar.play.clicked.connect(self.toggle)
        bar.loop.toggled.connect(self.playback.set_loop)
        bar.every_frame.connect(self.playback.set_every_frame)
        self.playback.pace_changed.connect(bar.show_pace)
        bar.wanted.connect(studio.want)
        bar.zoom.connect(lambda percent: self.viewer.zoom_to(percent) if percent else self.viewer.fit())
        bar.surround.connect(self._set_surround)
        bar.compare.toggled.connect(self._set_comparing)
        bar.ways.setMenu(self.compare_menu)
        self.compare_menu.against.connect(self._compare_with)
        self.compare_menu.beside.connect(self._set_beside)
        studio.compared_changed.connect(self._takes_compared)
        for button, overlay in (
            (bar.onion, self.onion),
            (bar.guides, self.guides),
        ):
            button.toggled.connect(lambda on, overlay=overlay: self._set_visible(overlay, on))
        bar.skeletons.toggled.connect(lambda on: self._set_active(self.pose_hand, on))
        bar.boxes.toggled.connect(lambda on: self._set_active(self.box_hand, on))
        bar.camera.toggled.connect(lambda on: self._set_active(self.camera_hand, on))
        self.viewer.missed.connect(lambda: studio.select(joint=-1))
        bar.time.sought.connect(studio.move_playhead)
        bar.time.refused.connect(studio.told)
        self.viewer.looked.connect(lambda: bar.show_zoom(self.viewer.zoom == 1.0, self.viewer.percent()))
        self.viewer.looked.connect(self._looked)

    def _pictures_changed(self, shot_id: str) -> None:
        shown = {layer.placed.shot.id for layer, _, _ in self.viewer.layers}
        if not shot_id or shot_id in shown:
            self.refresh()

    def _fetched(self) -> None:
        """In play, what was late may be there now."""
        if self.studio.playing:
            self.refresh()

    def _looked(self) -> None:
        if self.pose_hand.active or self.box_hand.active:
            self.refresh()

    def _set_visible(self, overlay: OnionSkin | SafeAreas, on: bool) -> None:
        overlay.visible = on
        self.refresh()

    def _set_active(self, tool: PoseHand | BoxHand | CameraHand, on: bool) -> None:
        """The camera is held by a hand that holds nothing else."""
        tool.active = on
        others = (
            (self.transport.skeletons, self.transport.boxes) if tool is self.camera_hand else (self.transport.camera,)
        )
        for other in others if on else ():
            other.setChecked(False)
        self.refresh()

    def _set_comparing(self, on: bool) -> None:
        if not on:
            self._before_takes = None  # it was ended by hand, whatever it was before
            self.studio.compare(None)
        self.viewer.compare(on)
        self.refresh()

    def _compare_with(self, kind: Against) -> None:
        self.compare_menu.now = kind
        self._show_comparison()

    def _show_comparison(self) -> None:
        self.transport.compare.setChecked(True)
        self.refresh()

    def _takes_compared(self) -> None:
        """Somebody put two takes against each other, here or in the inspector, or took them away."""
        if self.studio.compared:
            if self._before_takes is None:
                self._before_takes = self.transport.compare.isChecked()
            self._show_comparison()
        else:
            before, self._before_takes = self._before_takes, None
            if before is not None:
                self.transport.compare.setChecked(before)
            self.refresh()

    def _set_beside(self, beside: bool) -> None:
        QSettings().setValue("player/beside", beside)
        self.compare_menu.side_by_side = beside
        self.viewer.compare(True, beside=beside)
        self._show_comparison()

    def _set_surround(self, surround) -> None:
        self.viewer.set_surround(surround)
        self.transport.show_surround(surround)
        QSettings().setValue("player/surround", surround)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The same keys as the window's own actions, for a player that stands alone or has the focus."""
        match event.key():
            case Qt.Key.Key_Space:
                self.toggle()
            case Qt.Key.Key_J:
                self.shuttle(-1)
            case Qt.Key.Key_K:
                self.shuttle(0)
            case Qt.Key.Key_L:
                self.shuttle(1)
            case Qt.Key.Key_Left | Qt.Key.Key_Right:
                way = 1 if event.key() == Qt.Key.Key_Right else -1
                self.step_second(way) if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else self.step(way)
            case Qt.Key.Key_Home:
                self.first()
            case Qt.Key.Key_End:
                self.last()
            case _:
                super().keyPressEvent(event)


def _where(layer: Layer, rate: Rate) -> str:
    """*12·1  0:06*: the panel, and the time inside its shot, as boards say them."""
    shot = layer.placed.shot
    panel = layer.placed.label(shot.panel_at(layer.shot_frame))
    return f"{panel}   {shown_length(layer.shot_frame, rate)}"


def _surround():
    kept = QSettings().value("player/surround")
    return kept if kept in ("black", "18% grey", "mid grey") else "18% grey"
