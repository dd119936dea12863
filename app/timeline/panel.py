"""The timeline: one widget that draws only what is seen, scrubs in its ruler, and is edited by hand everywhere else."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QEvent, QPointF, Qt
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
from PySide6.QtWidgets import QAbstractScrollArea, QMenu, QToolTip, QWidget

from app import theme
from app.jobs import ShotState
from app.studio import Studio
from app.timeline import edits, gestures, paint
from app.timeline.content import Content, Key, ShotParts, gathered
from app.timeline.layout import Row, View, block_at, edge_at, key_at, row_at
from app.timeline.pictures import Stamps, Thumbnails, Waves
from app.timeline.scene import CACHE, HEADER, TOP, Scene
from app.timeline.text import length
from engine.document.editor import Change
from engine.document.film import panel_label
from engine.document.model import Shot
from engine.values.time import timecode

EMPTY = "Drop pictures or a script here, or press N to draw."


@dataclass(frozen=True, slots=True)
class Hit:
    """What is under the mouse: "ruler", "playhead", "header", "eye", "corner", "edge", "panel", "shot", "key", "text", ""."""

    kind: str = ""
    row: Row | None = None
    index: int = -1


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
        self._stamps, self._thumbnails, self._waves = Stamps(), Thumbnails(studio), Waves(studio)
        self._layer: QPixmap | None = None
        self._here = ""  # the shot under the playhead, which the shots' row marks
        self._fitted = False
        self.content: Content = gathered(studio.document, self._parts)
        self.rows = self.content.rows(self.hidden)
        self.setAccessibleName("Timeline")
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumHeight(TOP + 90)
        self.viewport().setMouseTracking(True)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
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

    # -- what is shown ------------------------------------------------------------------------------------------------

    @property
    def scroll(self) -> int:
        return self.verticalScrollBar().value()

    def redraw(self, *_: object) -> None:
        """The standing picture is drawn again before the next look."""
        self._layer = None
        self.viewport().update()

    def scene(self) -> Scene:
        selection = self.studio.selection
        here = self.studio.here()
        area = self.viewport()
        return Scene(
            self.content, self.view, self.rows, self.scroll, area.width(), area.height(), area.devicePixelRatioF(),
            theme.digits_font(9), theme.text_font(9, strong=True),
            frozenset(selection.panels), frozenset(selection.keys), selection.entity,
            self.state, self._thumbnails.of, self._stamps.of, self._waves.of, here.shot.id if here else "",
        )  # fmt: skip

    def state(self, shot: Shot) -> ShotState:
        known = self._states.get(shot.id)
        if known is None or known[0] is not shot:
            known = self._states[shot.id] = shot, self.studio.shot_state(shot)
        return known[1]

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
        self.content = gathered(change.after, self._parts)
        self.rows = self.content.rows(self.hidden)
        self._measure()
        self.redraw()

    def _opened(self) -> None:
        self._parts.clear()
        self._states.clear()
        self._thumbnails.clear()
        self.content = gathered(self.studio.document, self._parts)
        self.rows = self.content.rows(self.hidden)
        self.fit()

    def _playhead_moved(self, film_frame: int) -> None:
        if not isinstance(self.gesture, (gestures.Pan, gestures.Retime, gestures.MoveKeys)):
            self.show_view(self.view.showing(film_frame))
        here = self.studio.here()
        if here is not None and here.shot.id != self._here:
            self._here = here.shot.id
            self.redraw()
        self.viewport().update()

    def _forget_states(self, shot_id: str = "") -> None:
        if shot_id:
            self._states.pop(shot_id, None)
        else:
            self._states.clear()
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
            self.verticalScrollBar().setValue(round(self.scroll + down))

    def snaps(self, modifiers: Qt.KeyboardModifier) -> bool:
        """Control, held while dragging, turns snapping over."""
        return self.snapping != bool(modifiers & gestures.CONTROL)

    def _measure(self) -> None:
        """The scroll bars follow the view; the view is the truth."""
        across, down = self.horizontalScrollBar(), self.verticalScrollBar()
        across.blockSignals(True)
        lowest, highest = self.view.reach(self.content.frames)
        across.setRange(0, round((highest - lowest) * self.view.scale))
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
        x, y = at.x() - HEADER, at.y()
        row = row_at(self.rows, y - TOP + self.scroll) if y >= TOP else None
        if x < 0:
            if y < TOP:
                return Hit("corner")
            return Hit("eye" if row and at.x() > HEADER - 26 else "header" if row else "", row)
        if y < TOP:
            return Hit("ruler")
        if row is None:
            return Hit()
        blocks = self.content.panels
        if row.key == "panels" and (index := edge_at(blocks.stops, blocks.starts, self.view, x)) >= 0:
            return Hit("edge", row, index)
        keys = self.content.keys.get(row.key)
        if keys is not None and (index := key_at(keys.frames, self.view, x)) >= 0:
            return Hit("key", row, index)
        shelves = {
            "shots": ("shot", self.content.shots), "panels": ("panel", blocks),
            "words": ("text", self.content.words), "dialogue": ("text", self.content.spoken),
        }  # fmt: skip
        if row.key in shelves:
            kind, blocks = shelves[row.key]
            index = block_at(blocks.starts, blocks.stops, self.view.at(x))
            return Hit(kind if index >= 0 else "", row, index)
        return Hit("", row)

    def keys_of(self, hit: Hit) -> tuple[Key, ...]:
        """The keys that one diamond stands for: on the layout row several may share a frame."""
        assert hit.row
        keys = self.content.keys[hit.row.key]
        first = int(np.searchsorted(keys.frames, keys.frames[hit.index], "left"))
        last = int(np.searchsorted(keys.frames, keys.frames[hit.index], "right"))
        return tuple(self.content.key(keys, index) for index in range(first, last))

    def described(self, hit: Hit, at: QPointF) -> str:
        """What a tooltip says."""
        rate = self.studio.document.rate
        time = timecode(max(0, self.view.frame(at.x() - HEADER)), rate)
        if hit.kind == "corner":
            return "Choose the tracks that are shown"
        if hit.kind == "eye" and hit.row:
            return f"Put the track {hit.row.name} away. It comes back from the menu above."
        if hit.kind == "ruler":
            placed = self._shot_under(at)
            return f"{time}\n{self._state_words(placed.shot)}" if placed and at.y() < CACHE else time
        if hit.kind == "key" and hit.row:
            names = ", ".join(dict.fromkeys(self._track_name(key[1]) for key in self.keys_of(hit)))
            frame = int(self.content.keys[hit.row.key].frames[hit.index])
            return f"{names}\n{timecode(frame, rate)}"
        if hit.kind == "shot":
            placed = self.content.placed[hit.index]
            return f"Shot {placed.number}, {length(placed.shot.frames, rate)}\n{self._state_words(placed.shot)}"
        if hit.kind in ("panel", "edge"):
            blocks = self.content.panels
            placed = self.content.placed[int(blocks.shots[hit.index])]
            panel = placed.shot.panels[int(blocks.items[hit.index])]
            said = panel.action or panel.dialogue
            name = f"{panel_label(placed.number, placed.shot, panel)}, {length(panel.frames, rate)}"
            if hit.kind == "edge":
                return f"{name}\nDrag to retime; with Alt the next panel gives way."
            return f"{name}\n{said}" if said else name
        if hit.kind == "text" and hit.row:
            return (self.content.words if hit.row.key == "words" else self.content.spoken).texts[hit.index]
        return ""

    def _track_name(self, track: str) -> str:
        kind, _, entity = track.partition(":")
        name = next((each.name for each in self.studio.document.cast if each.id == entity), "")
        return {
            "pose": f"Pose of {name}", "layout": f"Box of {name}", "camera": "Camera", "keyframe": "Keyframe",
            "pinned": "Pinned drawing",
        }[kind]  # fmt: skip

    def _state_words(self, shot: Shot) -> str:
        state = self.state(shot)
        if state.failed:
            return f"Failed: {state.failed}"
        if state.rendering is not None:
            return f"Being painted, {state.rendering:.0%}"
        kind = {"drawing": "Drawing", "blocking": "Blocking", "draft": "Draft", "approved": "Approved draft", "final": "Final"}  # fmt: skip
        return kind[state.kind] + (f", changed since: {', '.join(state.stale)}" if state.stale else "")

    def _shot_under(self, at: QPointF):
        shots = self.content.shots
        index = block_at(shots.starts, shots.stops, self.view.at(at.x() - HEADER))
        return self.content.placed[index] if index >= 0 else None

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
        if hit.kind == "ruler" and self.content.frames:
            self.gesture = gestures.Scrub(self)
            self.gesture.move(at, modifiers)
        elif hit.kind == "corner":
            self.tracks_menu().popup(self.viewport().mapToGlobal(QPointF(8, TOP).toPoint()))
        elif hit.kind == "eye" and hit.row:
            self.hide_tracks(self.hidden | {hit.row.key})
        elif hit.kind == "header" and hit.row:
            self._press_header(hit.row, modifiers)
        elif hit.kind == "edge":
            self.gesture = gestures.Retime(self, hit.index, at, modifiers)
        elif hit.kind == "key" and hit.row:
            self._press_key(hit, at, modifiers)
        elif hit.kind in ("panel", "shot", "text"):
            self._choose(self._panels_of(hit), modifiers)
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
        under, before = self.keys_of(hit), self.studio.selection.keys
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

    def _panels_of(self, hit: Hit) -> tuple[str, ...]:
        if hit.kind == "shot":
            return tuple(panel.id for panel in self.content.placed[hit.index].shot.panels)
        blocks = self.content.panels
        if hit.kind == "panel":
            shot = self.content.placed[int(blocks.shots[hit.index])].shot
            return (shot.panels[int(blocks.items[hit.index])].id,)
        texts = self.content.words if hit.row and hit.row.key == "words" else self.content.spoken
        placed = self.content.placed[int(texts.shots[hit.index])]
        return (placed.shot.panel_at(placed.shot_frame(int(texts.starts[hit.index]))).id,)

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
            self.viewport().update()
            return
        hit = self.hit(event.position())
        if hit != self._hover:
            self._hover = hit
            taken = {"edge": Qt.CursorShape.SplitHCursor, "eye": Qt.CursorShape.PointingHandCursor, "corner": Qt.CursorShape.PointingHandCursor}  # fmt: skip
            self.viewport().setCursor(taken.get(hit.kind, Qt.CursorShape.ArrowCursor))
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
        shots = self.content.shots
        index = block_at(shots.starts, shots.stops, film_frame)
        if index < 0:
            return
        placed = self.content.placed[index]
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
            words = self.described(self.hit(at), at) if self.content.frames else ""
            QToolTip.showText(event.globalPos(), words, self.viewport())
            return True
        if event.type() == QEvent.Type.Leave:
            self.leaveEvent(event)
        return super().viewportEvent(event)

    # -- keys ---------------------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Escape if self.gesture is not None:
                gesture, self.gesture = self.gesture, None
                gesture.abandon()
                self.viewport().unsetCursor()
                self.viewport().update()
            case Qt.Key.Key_Delete | Qt.Key.Key_Backspace if self.studio.selection.keys:
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
        self.rows = self.content.rows(self.hidden)
        self._hover = Hit()
        self._measure()
        self.redraw()

    def tracks_menu(self) -> QMenu:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for key, name in self.content.tracks():
            if key == "shots":
                continue
            action = menu.addAction(name)
            action.setCheckable(True)
            action.setChecked(key not in self.hidden)
            action.toggled.connect(
                lambda shown, key=key: self.hide_tracks(self.hidden - {key} if shown else self.hidden | {key})
            )
        menu.addSeparator()
        menu.addAction("Show all", lambda: self.hide_tracks(frozenset()))
        return menu

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        hit = self.hit(QPointF(event.pos()))
        if hit.kind in ("header", "eye", "corner"):
            self.tracks_menu().popup(event.globalPos())
