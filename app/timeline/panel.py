"""The timeline: one widget that draws only what is seen, scrubs in its ruler, and is edited by hand everywhere else."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRect, QSettings, Qt, QTimer
from PySide6.QtGui import (
    QContextMenuEvent,
    QHelpEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
)  # fmt: skip
from PySide6.QtWidgets import QApplication, QToolTip, QWidget

from app.studio import Studio
from app.timeline import edits, gestures, hand, menus, overlay, paint
from app.timeline.content import Content, Key, row_of
from app.timeline.faces import Spoken
from app.timeline.gathering import Gathering
from app.timeline.ground import Ground
from app.timeline.heat import Heat
from app.timeline.hits import SWITCHES, Hit, Look, hit_at, shot_under
from app.timeline.layout import Frames
from app.timeline.mark_rows import flag_reach
from app.timeline.over import paint_over
from app.timeline.pictures import Stamps, Thumbnails
from app.timeline.scene import HEADER, Chosen, Scene
from app.timeline.states import States
from app.timeline.table import Table
from app.timeline.text import face
from app.timeline.tips import described
from app.timeline.tracks import TrackStates, remember, remembered
from app.timeline.waves import Waves
from engine.document.editor import Change

CURSORS = {
    "edge": Qt.CursorShape.SplitHCursor, "span edge": Qt.CursorShape.SplitHCursor,
    "transition edge": Qt.CursorShape.SplitHCursor, "cut": Qt.CursorShape.SplitHCursor,
    "sound start": Qt.CursorShape.SplitHCursor, "sound end": Qt.CursorShape.SplitHCursor,
    "in": Qt.CursorShape.SplitHCursor, "out": Qt.CursorShape.SplitHCursor,
    "fade in": Qt.CursorShape.SizeHorCursor, "fade out": Qt.CursorShape.SizeHorCursor,
    "corner": Qt.CursorShape.PointingHandCursor, "time": Qt.CursorShape.IBeamCursor,
    **dict.fromkeys(SWITCHES, Qt.CursorShape.PointingHandCursor),
}  # fmt: skip
REMOVES = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
ARROWS = (Qt.Key.Key_Left, Qt.Key.Key_Right)
OWN_KEYS = (Qt.Key.Key_Backslash, Qt.Key.Key_Equal, Qt.Key.Key_Plus, Qt.Key.Key_Minus)


class TimelinePanel(Ground):
    def __init__(self, studio: Studio, parent: QWidget | None = None):
        super().__init__(parent)
        self.studio = studio
        self.snapping = bool(QSettings().value("timeline/snapping", True, type=bool))
        self.tool = "ripple"  # what a drag on a panel or its edge does
        self.tracks: TrackStates = remembered(studio.document.id)
        self.gesture: gestures.Gesture | None = None
        self.heat: Heat | None = None
        self.table = Table(self)
        self.waves = Waves(studio)
        self.hover = Hit()
        self.pointer = QPointF()
        self._gathering = Gathering()
        self.states = States(studio)
        self._stamps, self.thumbnails = Stamps(), Thumbnails(studio)
        self._shown = studio.playhead  # where the playhead was drawn last
        self._here = ""  # the shot under the playhead, which the shots' row marks
        self.content: Content
        self._gather()
        self.setAccessibleName(self.tr("Timeline"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setMouseTracking(True)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.bar.snap.setChecked(self.snapping)
        self.studio.still = self.tracks.locked
        self.bar.show_stretch(studio.stretch is not None)
        self._drift = QTimer(self)  # a drag that leaves the view pulls the film along
        self._drift.setInterval(16)
        self._drift.timeout.connect(self._drifts)
        self.spoken = Spoken(self)
        self._connect()
        self.set_following(bool(QSettings().value("timeline/following", False, type=bool)))

    def _connect(self) -> None:
        studio, bar = self.studio, self.bar
        studio.changed.connect(self._changed)
        studio.opened.connect(self._opened)
        studio.playhead_moved.connect(self._playhead_moved)
        studio.selection_changed.connect(self.redraw)
        studio.pictures_changed.connect(self._forget_states)
        studio.work_changed.connect(self._forget_states)
        studio.stretch_changed.connect(self._stretch_changed)
        studio.soloed_changed.connect(self.redraw)
        studio.sounds.arrived.connect(self._sounds_arrived)
        bar.tool.connect(self.use_tool)
        bar.snapping.connect(self.set_snapping)
        bar.following.connect(self.set_following)
        for name, do in (
            ("split", self.table.split), ("cut", self.table.cut), ("trim-start", self.table.trim_start),
            ("trim-end", self.table.trim_end), ("marker", self.table.add_marker), ("mark-in", self.table.mark_in),
            ("mark-out", self.table.mark_out), ("clear-marks", self.table.clear_marks),
        ):  # fmt: skip
            bar.buttons[name].clicked.connect(do)

    # -- what is shown ------------------------------------------------------------------------------------------------

    def length(self) -> int:
        return self.content.frames

    def now(self) -> int:
        return self.studio.playhead

    def set_heat(self, heat: Heat | None) -> None:
        """Who tells how far the frames are from what the boards ask; None: nobody does."""
        self.heat = heat
        self.heat_changed()

    def heat_changed(self, shot_id: str = "") -> None:
        """Something was measured: this shot, or any."""
        self._lay_rows()
        self.redraw()

    def every_track(self) -> list[tuple[str, str]]:
        """Every track that could be shown: (key, name)."""
        return self.content.tracks(self.heat is not None and self.heat.anything())

    def _gather(self) -> None:
        self.content = self._gathering.gather(self.studio.document, self.studio.placed(), self.waves.heard)
        self._lay_rows()

    def _lay_rows(self) -> None:
        measured = self.heat is not None and self.heat.anything()
        every = [key for key, _ in self.content.tracks(measured)]
        self.rows = self.content.rows(self.tracks.away(every), measured)
        self.measure()

    def scene(self) -> Scene:
        selection, area = self.studio.selection, self.viewport()
        chosen = Chosen(
            frozenset(selection.panels), frozenset(selection.keys), frozenset(selection.sounds),
            frozenset(selection.markers), selection.entity,
        )  # fmt: skip
        return Scene(
            self.content, self.view, self.rows, self.scrolled, area.width(), area.height(), area.devicePixelRatioF(),
            face(), face(strong=True), chosen, self.tracks, self.studio.soloed,
            self.studio.stretch, self.states.of, self.states.codes(self.content.placed), self.thumbnails.of, self._stamps.of, self.waves.of,
            self._here, self.heat,
        )  # fmt: skip

    def paintEvent(self, event: QPaintEvent) -> None:
        area = self.viewport()
        ratio = area.devicePixelRatioF()
        scene = self.scene()
        if self._layer.size() != area.size() * ratio:
            self._layer = QPixmap(area.size() * ratio)
            self._layer.setDevicePixelRatio(ratio)
            self._stale = True
        if self._stale:
            self._stamps.ratio = self.thumbnails.ratio = ratio
            painter = QPainter(self._layer)
            paint.paint(painter, scene)
            painter.end()
            self._stale = False
        painter = QPainter(area)
        strips: list[QRect] = list(event.region())  # type: ignore[call-overload]  # the stubs know no rects of a region
        for strip in strips:  # one after the other they are copied; all at once they would be blended line by line
            painter.setClipRect(strip)
            painter.drawPixmap(0, 0, self._layer)
        painter.setClipping(False)
        paint_over(painter, scene, self)
        painter.end()

    # -- the world changes --------------------------------------------------------------------------------------------

    def _changed(self, change: Change) -> None:
        whole, frames = self.view.holds(self.length()), self.length()
        self._gather()
        if whole and self.gesture is None and self.length() > frames and not self.view.holds(self.length()):
            self.fit()  # who sees all of a film goes on seeing all of it while it grows; never under a hand that drags
        self.redraw()

    def _opened(self) -> None:
        self.states.forget()
        self.thumbnails.clear()
        self.tracks = remembered(self.studio.document.id)
        self.studio.still = self.tracks.locked
        self._gather()
        self.fit()

    def _sounds_arrived(self) -> None:
        self._gather()
        self.redraw()

    def _playhead_moved(self, film_frame: int) -> None:
        if self.gesture is None:
            self.show_view(self.view.showing(film_frame))
        here = shot_under(self.content, film_frame)
        if here is not None and here.shot.id != self._here:
            self._here = here.shot.id
            self._redraw_row("shots")
        for strip in overlay.playhead_strips(self.view, self._shown, film_frame, self.viewport().height()):
            self.viewport().update(strip)
        self._shown = film_frame

    def _redraw_row(self, key: str) -> None:
        """Only this row is another: drawing them all again would be felt while the film plays."""
        row = next((row for row in self.rows if row.key == key), None)
        if row is None or self._stale or self._layer.isNull():
            self.redraw()
            return
        painter = QPainter(self._layer)
        place = paint.paint_row(painter, self.scene(), row)
        painter.end()
        self.viewport().update(place)

    def _stretch_changed(self, stretch: object) -> None:
        self.bar.show_stretch(stretch is not None)
        self.redraw()

    def _forget_states(self, shot_id: str = "") -> None:
        self.states.forget(shot_id)
        self.redraw()

    # -- what a drag does, and what it catches on -----------------------------------------------------------------------

    def use_tool(self, tool: str) -> None:
        """ "ripple", "roll", "slip" or "slide"."""
        self.tool = tool
        self.bar.show_tool(tool)

    def set_snapping(self, snapping: bool) -> None:
        self.snapping = snapping
        self.bar.snap.setChecked(snapping)
        QSettings().setValue("timeline/snapping", snapping)

    def set_following(self, following: bool) -> None:
        """Sounds and markers stay with the panels that they begin in, except those on locked tracks."""
        self.studio.following = following
        self.bar.follow.setChecked(following)
        QSettings().setValue("timeline/following", following)

    def snaps(self, modifiers: Qt.KeyboardModifier) -> bool:
        """Control, held while dragging, turns snapping over."""
        return self.snapping != bool(modifiers & gestures.CONTROL)

    def targets(
        self, moving: tuple[Key, ...] = (), sounds: frozenset[str] = frozenset(), stretch: bool = True
    ) -> Frames:
        """Everything that a dragged thing catches on, except what is being dragged itself."""
        return np.unique(np.concatenate([self.content.targets(moving), self.fixed_targets(sounds, stretch)]))

    def fixed_targets(self, sounds: frozenset[str] = frozenset(), stretch: bool = True) -> Frames:
        """Of those, what stands on the film's own time: playhead, markers, In and Out, sounds and where they set in."""
        found: list[Frames] = [self.content.markers, np.array([self.studio.playhead], np.int64)]
        if stretch and self.studio.stretch is not None:
            found.append(np.array([self.studio.stretch.start, self.studio.stretch.stop], np.int64))
        for heard in self.content.sounds.values():
            for start, stop, sound in zip(heard.starts.tolist(), heard.stops.tolist(), heard.sounds, strict=True):
                if sound.id not in sounds:
                    found += [np.array([start, stop], np.int64), self.waves.onsets(sound)]
        return np.unique(np.concatenate(found))

    def locked(self, key: Key) -> bool:
        return row_of(key[1]) in self.tracks.locked

    # -- the mouse ----------------------------------------------------------------------------------------------------

    def hit(self, at: QPointF) -> Hit:
        """What is under a place of the viewport."""
        named = tuple(flag_reach(marker.name) for marker in self.content.document.markers)
        look = Look(self.content, self.rows, self.view, self.scrolled, self.studio.stretch, named)
        return hit_at(look, at.x(), at.y())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        at, modifiers = event.position(), event.modifiers()
        self.pointer = at
        if event.button() == Qt.MouseButton.MiddleButton:
            self.gesture = gestures.Pan(self, at)
            self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
        elif event.button() == Qt.MouseButton.LeftButton and self.gesture is None:
            self.gesture = hand.press(self, self.hit(at), at, modifiers)
        self.viewport().update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.pointer = event.position()
        if self.gesture is not None:
            self.gesture.move(event.position(), event.modifiers())
            if self._beyond():
                self._drift.start()
            self.viewport().update()
            return
        hit = self.hit(event.position())
        if hit != self.hover:
            self.hover = hit
            locked = hit.row is not None and hit.row.key in self.tracks.locked and hit.kind not in SWITCHES
            self.viewport().setCursor(
                Qt.CursorShape.ArrowCursor if locked else CURSORS.get(hit.kind, Qt.CursorShape.ArrowCursor)
            )
            self.viewport().update()

    def _beyond(self) -> float:
        """How far the hand is outside the film's part of the view, to the left below 0."""
        x = self.pointer.x()
        return min(0.0, x - HEADER) + max(0.0, x - HEADER - self.view.width)

    def _drifts(self) -> None:
        beyond = self._beyond()
        if self.gesture is None or isinstance(self.gesture, gestures.Pan) or not beyond:
            self._drift.stop()
            return
        self.pan(max(-40.0, min(40.0, beyond * 0.3)), 0)
        self.gesture.move(self.pointer, QApplication.keyboardModifiers())
        self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self.gesture is not None:
            gesture, self.gesture = self.gesture, None
            gesture.finish()
            self.viewport().unsetCursor()
            self.viewport().update()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            hand.double_click(self, self.hit(event.position()), event.position())

    def add_key(self, track: str, film_frame: int) -> None:
        """A pose key or a camera key where nothing changes yet, to be changed from there."""
        placed = shot_under(self.content, film_frame)
        if placed is None:
            return
        frame = placed.shot_frame(film_frame)
        self.studio.edit(self.tr("Add key"), edits.with_key, placed.shot.id, track, frame)
        self.studio.move_playhead(film_frame)
        named = {"entity": track.removeprefix("pose:")} if track.startswith("pose:") else {}
        self.studio.select(keys=((placed.shot.id, track, frame),), **named)

    def leaveEvent(self, event: QEvent) -> None:
        self.hover = Hit()
        self.viewport().update()

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            at = QPointF(event.pos())
            frame = self.view.frame(at.x() - HEADER)
            words = (
                described(self.content, self.hit(at), frame, self.states.of, self.heat) if self.content.frames else ""
            )
            QToolTip.showText(event.globalPos(), words, self.viewport())
            return True
        if event.type() == QEvent.Type.Leave:
            self.leaveEvent(event)
        return super().viewportEvent(event)

    # -- keys ---------------------------------------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        # what the window does with a key waits while the timeline has its own use for it
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._takes(event):
            event.accept()
            return True
        return super().event(event)

    def _takes(self, event: QKeyEvent) -> bool:
        if event.key() == Qt.Key.Key_Escape:
            return self.gesture is not None
        if event.matches(QKeySequence.StandardKey.Copy) or event.matches(QKeySequence.StandardKey.Cut):
            return bool(self.studio.selection.keys)
        if event.matches(QKeySequence.StandardKey.Paste):
            return bool(self.table.clip) and not self.studio.selection.panels
        if event.key() in ARROWS and event.modifiers() & gestures.ALT:
            return self.table.removes()  # else the window moves the panel among the others
        return self.table.removes() if event.key() in REMOVES else event.key() in OWN_KEYS

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Escape if self.gesture is not None:
                gesture, self.gesture = self.gesture, None
                gesture.abandon()
                self.viewport().unsetCursor()
                self.viewport().update()
            case key if key in REMOVES and self.table.removes():
                self.table.remove()
            case _ if event.matches(QKeySequence.StandardKey.Copy):
                self.table.copy()
            case _ if event.matches(QKeySequence.StandardKey.Cut):
                self.table.cut_keys()
            case _ if event.matches(QKeySequence.StandardKey.Paste):
                self.table.paste()
            case key if key in ARROWS and event.modifiers() & gestures.ALT and self.table.removes():
                second = self.studio.document.rate.nominal if event.modifiers() & gestures.SHIFT else 1
                self.table.nudge(second if key == Qt.Key.Key_Right else -second)
            case Qt.Key.Key_Backslash:
                self.fit()
            case Qt.Key.Key_Equal | Qt.Key.Key_Plus:
                self.zoom(1.5, self.playhead_x())
            case Qt.Key.Key_Minus:
                self.zoom(1 / 1.5, self.playhead_x())
            case _:
                super().keyPressEvent(event)

    # -- tracks -------------------------------------------------------------------------------------------------------

    def set_tracks(self, states: TrackStates) -> None:
        """Other tracks are hidden, locked or looked at alone; the film keeps them so on this machine."""
        self.tracks = states
        self.studio.still = states.locked
        remember(self.studio.document.id, states)
        self._lay_rows()
        self.hover = Hit()
        self.redraw()

    def show_all_tracks(self) -> None:
        self.set_tracks(TrackStates(locked=self.tracks.locked))

    def open_transition_menu(self, shot_id: str) -> None:
        menus.transition_menu(self, shot_id).popup(self.viewport().mapToGlobal(self.pointer.toPoint()))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        at = QPointF(event.pos())
        menu = menus.menu_at(self, self.hit(at), self.view.frame(at.x() - HEADER))
        if menu is not None:
            menu.popup(event.globalPos())
