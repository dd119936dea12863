"""The timeline: one widget that draws only what is seen, scrubs in its ruler, and is edited by hand everywhere else."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPointF, Qt, QTimer
from PySide6.QtGui import (
    QContextMenuEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
    QWheelEvent,
)  # fmt: skip
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QToolTip, QWidget

from app import theme
from app.jobs import ShotState
from app.studio import Studio
from app.timeline import edits, gestures, paint
from app.timeline.content import Content, ShotParts, gathered
from app.timeline.heat import Heat
from app.timeline.hits import Hit, described, hit_at, keys_of, panels_of, shot_under
from app.timeline.layout import Row, View
from app.timeline.menus import keys_menu, offers_menu, tracks_menu
from app.timeline.pictures import Stamps, Thumbnails
from app.timeline.scene import HEADER, TOP, Scene, coded
from app.timeline.waves import Waves
from engine.document.editor import Change
from engine.document.model import Shot

EMPTY = "Drop pictures or a script here, or press N for an empty panel."
CURSORS = {
    "edge": Qt.CursorShape.SplitHCursor, "span edge": Qt.CursorShape.SplitHCursor,
    "eye": Qt.CursorShape.PointingHandCursor, "corner": Qt.CursorShape.PointingHandCursor,
}  # fmt: skip
REMOVES = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
OWN_KEYS = (Qt.Key.Key_Backslash, Qt.Key.Key_Equal, Qt.Key.Key_Plus, Qt.Key.Key_Minus)


class TimelinePanel(QAbstractScrollArea):
    def __init__(self, studio: Studio, parent: QWidget | None = None):
        super().__init__(parent)
        self.studio = studio
        self.snapping = True
        self.hidden: frozenset[str] = frozenset()
        self.view = View()
        self.gesture: gestures.Gesture | None = None
        self._hover = Hit()
        self._hand = QPointF()
        self._parts: dict[str, ShotParts] = {}
        self._states: dict[str, tuple[Shot, ShotState]] = {}
        self._codes: NDArray[np.int16] | None = None
        self._stamps, self._thumbnails, self._waves = Stamps(), Thumbnails(studio), Waves(studio)
        self._layer: QPixmap | None = None
        self._here = ""  # the shot under the playhead, which the shots' row marks
        self._fitted = False
        self.content: Content = gathered(studio.document, studio.placed(), self._parts)
        self.heat: Heat | None = None
        self._lay_rows()
        self.setAccessibleName("Timeline")
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumHeight(TOP + 90)
        self.viewport().setMouseTracking(True)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        corner = QWidget()
        corner.setFixedWidth(HEADER)
        self.addScrollBarWidget(corner, Qt.AlignmentFlag.AlignLeft)  # the bar lies under the film, not under the names
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.verticalScrollBar().valueChanged.connect(self.redraw)
        self.horizontalScrollBar().valueChanged.connect(self._scrolled)
        studio.changed.connect(self._changed)
        studio.opened.connect(self._opened)
        studio.playhead_moved.connect(self._playhead_moved)
        studio.selection_changed.connect(self.redraw)
        studio.pictures_changed.connect(self._forget_states)
        studio.jobs_changed.connect(self._forget_states)
        self._waves.arrived.connect(self.redraw)
        self._drift = QTimer(self)  # a drag that leaves the view pulls the film along
        self._drift.setInterval(16)
        self._drift.timeout.connect(self._drifts)

    # -- what is shown ------------------------------------------------------------------------------------------------

    @property
    def scrolled(self) -> int:
        return self.verticalScrollBar().value()

    def redraw(self, *_: object) -> None:
        """The standing picture is drawn again before the next look."""
        self._layer = None
        self.viewport().update()

    def set_heat(self, heat: Heat | None) -> None:
        """Who tells how far the frames are from what the boards ask; None: nobody does."""
        self.heat = heat
        self.heat_changed()

    def heat_changed(self, shot_id: str = "") -> None:
        """Something was measured: this shot, or any."""
        self._lay_rows()
        self._measure()
        self.redraw()

    def _lay_rows(self) -> None:
        self.rows = self.content.rows(self.hidden, self.heat is not None and self.heat.anything())

    def scene(self) -> Scene:
        selection = self.studio.selection
        here = shot_under(self.content, self.studio.playhead)
        area = self.viewport()
        return Scene(
            self.content, self.view, self.rows, self.scrolled, area.width(), area.height(), area.devicePixelRatioF(),
            theme.digits_font(9), theme.text_font(9, strong=True),
            frozenset(selection.panels), frozenset(selection.keys), selection.entity,
            self.state, self.states(), self._thumbnails.of, self._stamps.of, self._waves.of, here.shot.id if here else "",
            self.heat,
        )  # fmt: skip

    def state(self, shot: Shot) -> ShotState:
        known = self._states.get(shot.id)
        if known is None or known[0] is not shot:
            known = self._states[shot.id] = shot, self.studio.shot_state(shot)
        return known[1]

    def states(self) -> NDArray[np.int16]:
        """The states of all shots, looked up once until something happens to them."""
        if self._codes is None:
            self._codes = np.array([coded(self.state(each.shot)) for each in self.content.placed], np.int16)
        return self._codes

    def paintEvent(self, event: QPaintEvent) -> None:
        area = self.viewport()
        ratio = area.devicePixelRatioF()
        scene = self.scene()
        if self._layer is None or self._layer.size() != area.size() * ratio:
            self._stamps.ratio = self._thumbnails.ratio = ratio
            layer = QPixmap(area.size() * ratio)
            layer.setDevicePixelRatio(ratio)
            painter = QPainter(layer)
            paint.paint(painter, scene)
            painter.end()
            self._layer = layer
        painter = QPainter(area)
        painter.drawPixmap(0, 0, self._layer)
        self._paint_over(painter, scene)
        painter.end()

    def _paint_over(self, painter: QPainter, scene: Scene) -> None:
        """What moves: playhead, hover, and the gesture of the moment."""
        if not self.content.frames:
            paint.paint_empty(painter, scene, EMPTY)
            return
        hover, gesture = self._hover, self.gesture
        if hover.row is not None and hover.kind in ("header", "eye"):
            paint.paint_eye(painter, scene, hover.row, hover.kind == "eye")
        if hover.kind == "edge" and gesture is None:
            paint.paint_edge(painter, scene, hover.row, int(self.content.panels.stops[hover.index]))
        if isinstance(gesture, gestures.BoxSelect) and gesture.box is not None:
            paint.paint_box(painter, scene, gesture.box)
        if gesture is not None and gesture.snap is not None:
            paint.paint_snap(painter, scene, gesture.snap)
        paint.paint_playhead(painter, scene, self.studio.playhead)
        paint.paint_corner(painter, scene, self.studio.playhead, hover.kind == "corner")
        if gesture is not None and gesture.hint:
            paint.paint_hint(painter, scene, gesture.hint, self._hand)

    # -- the world changes --------------------------------------------------------------------------------------------

    def _changed(self, change: Change) -> None:
        self.content = gathered(change.after, self.studio.placed(), self._parts)
        self._lay_rows()
        self._codes = None
        self._measure()
        self.redraw()

    def _opened(self) -> None:
        self._parts.clear()
        self._states.clear()
        self._codes = None
        self._thumbnails.clear()
        self.content = gathered(self.studio.document, self.studio.placed(), self._parts)
        self._lay_rows()
        self.fit()

    def _playhead_moved(self, film_frame: int) -> None:
        if self.gesture is None:
            self.show_view(self.view.showing(film_frame))
        here = shot_under(self.content, film_frame)
        if here is not None and here.shot.id != self._here:
            self._here = here.shot.id
            self.redraw()
        self.viewport().update()

    def _forget_states(self, shot_id: str = "") -> None:
        if shot_id:
            self._states.pop(shot_id, None)
        else:
            self._states.clear()
        self._codes = None
        self.redraw()

    # -- moving about -------------------------------------------------------------------------------------------------

    def show_view(self, view: View) -> None:
        if view != self.view:
            self.view = view
            self._measure()
            self.redraw()

    def fit(self) -> None:
        """All of the film at once."""
        self.show_view(self.view.fitted(self.content.frames))
        self._measure()
        self.redraw()

    def zoom(self, factor: float, about_x: float) -> None:
        """Closer or farther; the frame under ``about_x``, a pixel of the widget, stays under it."""
        self.show_view(self.view.zoomed(factor, about_x - HEADER, self.content.frames))

    def pan(self, across: float, down: float) -> None:
        self.show_view(self.view.panned(across, self.content.frames))
        if down:
            self.verticalScrollBar().setValue(round(self.scrolled + down))

    def snaps(self, modifiers: Qt.KeyboardModifier) -> bool:
        """Control, held while dragging, turns snapping over."""
        return self.snapping != bool(modifiers & gestures.CONTROL)

    def _measure(self) -> None:
        """The scroll bars follow the view; the view is the truth."""
        across, down = self.horizontalScrollBar(), self.verticalScrollBar()
        across.blockSignals(True)
        lowest, highest = self.view.reach(self.content.frames)
        whole = self.view.x(0) >= 0 and self.view.x(self.content.frames) <= self.view.width
        across.setRange(0, 0 if whole else round((highest - lowest) * self.view.scale))
        across.setPageStep(max(1, round(self.view.width)))
        across.setSingleStep(40)
        across.setValue(round((self.view.left - lowest) * self.view.scale))
        across.blockSignals(False)
        tall = self.rows[-1].top + self.rows[-1].height + 1 if self.rows else 0
        down.setRange(0, max(0, tall - (self.viewport().height() - TOP)))
        down.setPageStep(max(1, self.viewport().height() - TOP))
        down.setSingleStep(22)

    def _scrolled(self, value: int) -> None:
        lowest, _ = self.view.reach(self.content.frames)
        self.view = View(lowest + value / self.view.scale, self.view.scale, self.view.width)
        self.redraw()

    def resizeEvent(self, event: QResizeEvent) -> None:
        width = float(max(1, self.viewport().width() - HEADER))
        self.view = View(self.view.left, self.view.scale, width)
        if not self._fitted and self.isVisible():
            self._fitted = True
            self.view = self.view.fitted(self.content.frames)
        self._measure()
        self.redraw()

    def wheelEvent(self, event: QWheelEvent) -> None:
        turn, pixels = event.angleDelta(), event.pixelDelta()
        up = turn.y() or turn.x()  # with Alt some systems turn the wheel sideways
        if event.modifiers() & (gestures.CONTROL | gestures.ALT):
            self.zoom(2.0 ** (up / 240), event.position().x())
        elif pixels.x() or (turn.x() and not turn.y()):
            self.pan(-(pixels.x() or turn.x() / 120 * 96), -pixels.y())
        elif event.modifiers() & gestures.SHIFT:
            self.pan(0, -(pixels.y() or turn.y() / 120 * 46))
        else:
            self.pan(-(pixels.y() or turn.y() / 120 * 96), 0)
        event.accept()

    # -- what is under the mouse --------------------------------------------------------------------------------------

    def hit(self, at: QPointF) -> Hit:
        return hit_at(self.content, self.rows, self.view, self.scrolled, at.x(), at.y())

    # -- the mouse ----------------------------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        at, modifiers = event.position(), event.modifiers()
        self._hand = at
        if event.button() == Qt.MouseButton.MiddleButton:
            self.gesture = gestures.Pan(self, at)
            self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
        elif event.button() == Qt.MouseButton.LeftButton and self.gesture is None:
            self._press(self.hit(at), at, modifiers)
        self.viewport().update()

    def _press(self, hit: Hit, at: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        if hit.kind in ("ruler", "cache") and self.content.frames:
            self.gesture = gestures.Scrub(self)
            self.gesture.move(at, modifiers)
        elif hit.kind == "corner":
            tracks_menu(self).popup(self.viewport().mapToGlobal(QPointF(8, TOP).toPoint()))
        elif hit.kind == "eye" and hit.row:
            self.hide_tracks(self.hidden | {hit.row.key})
        elif hit.kind == "header" and hit.row:
            self._press_header(hit.row, modifiers)
        elif hit.kind == "edge":
            self.gesture = gestures.Retime(self, hit.index, at, modifiers)
        elif hit.kind == "span edge":
            self.gesture = gestures.Respan(self, hit.index, at)
        elif hit.kind == "key" and hit.row:
            self._press_key(hit, at, modifiers)
        elif hit.kind in ("panel", "shot", "words"):
            self._choose(panels_of(self.content, hit), modifiers)
        else:
            self.gesture = gestures.BoxSelect(self, at, modifiers)

    def _press_header(self, row: Row, modifiers: Qt.KeyboardModifier) -> None:
        if modifiers & gestures.ALT:  # alone, or all again
            others = {key for key, _ in self.content.tracks()} - {row.key, "shots", "panels"}
            self.hide_tracks(frozenset() if self.hidden >= others else frozenset(others))
        elif row.key.startswith("pose:"):
            self.studio.select(entity=row.key.removeprefix("pose:"), joint=-1)

    def _press_key(self, hit: Hit, at: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        assert hit.row
        under, before = keys_of(self.content, hit), self.studio.selection.keys
        if modifiers & gestures.CONTROL:
            kept = tuple(key for key in before if key not in under)
            chosen = kept if len(kept) < len(before) else (*before, *under)
        elif modifiers & gestures.SHIFT:
            chosen = tuple(dict.fromkeys((*before, *under)))
        else:
            chosen = before if set(under) <= set(before) else under
        entity = hit.row.key.removeprefix("pose:")
        self.studio.select(keys=chosen, **({"entity": entity} if hit.row.key.startswith("pose:") else {}))
        if set(under) <= set(chosen):
            frame = int(self.content.keys[hit.row.key].frames[hit.index])
            self.gesture = gestures.MoveKeys(self, under[0], frame, at)

    def _choose(self, panels: tuple[str, ...], modifiers: Qt.KeyboardModifier) -> None:
        before = self.studio.selection.panels
        if modifiers & gestures.CONTROL:
            within = set(panels) <= set(before)
            chosen = {panel for panel in before if panel not in panels} if within else {*before, *panels}
        elif modifiers & gestures.SHIFT:
            chosen = {*before, *panels}
        else:
            chosen = set(panels)
        order = [panel.id for shot in self.studio.document.shots() for panel in shot.panels]
        self.studio.select(panels=tuple(panel for panel in order if panel in chosen), keys=())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hand = event.position()
        if self.gesture is not None:
            self.gesture.move(event.position(), event.modifiers())
            if self._beyond():
                self._drift.start()
            self.viewport().update()
            return
        hit = self.hit(event.position())
        if hit != self._hover:
            self._hover = hit
            self.viewport().setCursor(CURSORS.get(hit.kind, Qt.CursorShape.ArrowCursor))
            self.viewport().update()

    def _beyond(self) -> float:
        """How far the hand is outside the film's part of the view, to the left below 0."""
        x = self._hand.x()
        return min(0.0, x - HEADER) + max(0.0, x - HEADER - self.view.width)

    def _drifts(self) -> None:
        beyond = self._beyond()
        if self.gesture is None or isinstance(self.gesture, gestures.Pan) or not beyond:
            self._drift.stop()
            return
        self.pan(max(-40.0, min(40.0, beyond * 0.3)), 0)
        self.gesture.move(self._hand, QApplication.keyboardModifiers())
        self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self.gesture is not None:
            gesture, self.gesture = self.gesture, None
            gesture.finish()
            self.viewport().unsetCursor()
            self.viewport().update()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        hit = self.hit(event.position())
        if event.button() != Qt.MouseButton.LeftButton or hit.row is None:
            return
        frame = self.view.frame(event.position().x() - HEADER)
        if hit.kind in ("shot", "panel"):
            blocks = self.content.shots if hit.kind == "shot" else self.content.panels
            self.studio.move_playhead(int(blocks.starts[hit.index]))
        elif hit.kind == "key":
            self.studio.move_playhead(int(self.content.keys[hit.row.key].frames[hit.index]))
        elif hit.kind == "" and (hit.row.key.startswith("pose:") or hit.row.key == "camera"):
            self.add_key(hit.row.key, frame)

    def add_key(self, track: str, film_frame: int) -> None:
        """A pose key or a camera key where nothing changes yet, to be changed from there."""
        placed = shot_under(self.content, film_frame)
        if placed is None:
            return
        frame = placed.shot_frame(film_frame)
        self.studio.edit("Add key", edits.with_key, placed.shot.id, track, frame)
        self.studio.move_playhead(film_frame)
        named = {"entity": track.removeprefix("pose:")} if track.startswith("pose:") else {}
        self.studio.select(keys=((placed.shot.id, track, frame),), **named)

    def leaveEvent(self, event: QEvent) -> None:
        self._hover = Hit()
        self.viewport().update()

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            at = QPointF(event.pos())
            frame = self.view.frame(at.x() - HEADER)
            words = described(self.content, self.hit(at), frame, self.state, self.heat) if self.content.frames else ""
            QToolTip.showText(event.globalPos(), words, self.viewport())
            return True
        if event.type() == QEvent.Type.Leave:
            self.leaveEvent(event)
        return super().viewportEvent(event)

    # -- keys ---------------------------------------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        # what the window does with a key waits while the timeline has its own use for it
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._takes(event.key()):
            event.accept()
            return True
        return super().event(event)

    def _takes(self, key: int) -> bool:
        if key == Qt.Key.Key_Escape:
            return self.gesture is not None
        return bool(self.studio.selection.keys) if key in REMOVES else key in OWN_KEYS

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Escape if self.gesture is not None:
                gesture, self.gesture = self.gesture, None
                gesture.abandon()
                self.viewport().unsetCursor()
                self.viewport().update()
            case key if key in REMOVES and self.studio.selection.keys:
                self.remove_keys()
            case Qt.Key.Key_Backslash:
                self.fit()
            case Qt.Key.Key_Equal | Qt.Key.Key_Plus:
                self.zoom(1.5, self._playhead_x())
            case Qt.Key.Key_Minus:
                self.zoom(1 / 1.5, self._playhead_x())
            case _:
                super().keyPressEvent(event)

    def _playhead_x(self) -> float:
        x = self.view.x(self.studio.playhead)
        return HEADER + (x if 0 <= x <= self.view.width else self.view.width / 2)

    def remove_keys(self) -> None:
        """Takes the selected keys away; a drawing that was pinned is let go."""
        keys = self.studio.selection.keys
        self.studio.edit("Remove keys" if len(keys) > 1 else "Remove key", edits.without_keys, keys)
        self.studio.select(keys=())

    # -- tracks -------------------------------------------------------------------------------------------------------

    def hide_tracks(self, hidden: frozenset[str]) -> None:
        self.hidden = hidden - {"shots"}  # a film without its shots has no ground to stand on
        self._lay_rows()
        self._hover = Hit()
        self._measure()
        self.redraw()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        at = QPointF(event.pos())
        hit = self.hit(at)
        if hit.kind in ("header", "eye", "corner"):
            tracks_menu(self).popup(event.globalPos())
        elif hit.kind == "heat" and self.heat is not None:
            placed, film_frame = self.content.placed[hit.index], self.view.frame(at.x() - HEADER)
            offers = self.heat.offers(placed.shot, placed.shot_frame(film_frame))
            if offers:
                offers_menu(self, offers).popup(event.globalPos())
        elif hit.kind == "key":
            under = keys_of(self.content, hit)
            if not set(under) <= set(self.studio.selection.keys):
                self.studio.select(keys=under)
            keys_menu(self).popup(event.globalPos())
