"""The hand that bends figures, over any view: the pose editor's own and the player's."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QObject, QPointF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPen

from app.overlays import bend
from app.overlays.body import parked
from app.overlays.figures import figure_from
from app.overlays.frame_view import FrameView
from app.overlays.gesture import Gesture
from app.overlays.inks import clear, of
from app.overlays.marks import AFTER, BEFORE
from app.overlays.posing import Joints, Posing
from app.overlays.skeleton import BODY, MIDDLE, Figure, Skeletons, taken
from app.overlays.tool import Tool
from engine.document.model import Entity, Shot
from engine.document.pose_edits import move_joint, set_pose
from engine.document.tracks import pose_rows, pose_track

SMALL_STEP, LARGE_STEP = 1 / 500, 1 / 50  # of the stage, for the arrow keys
ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
MODIFIERS = {
    Qt.Key.Key_Shift: Qt.KeyboardModifier.ShiftModifier,
    Qt.Key.Key_Alt: Qt.KeyboardModifier.AltModifier,
    Qt.Key.Key_Control: Qt.KeyboardModifier.ControlModifier,
}


class Arc:
    """The way of the selected joint through the shot, a dot for every frame: whether a movement flows is seen at once."""

    def __init__(self) -> None:
        self.points: list[QPointF] = []
        self.keys: set[int] = set()  # places in points
        self.here = -1
        self.colour = QColor()

    def paint(self, painter: QPainter, view: object) -> None:
        if len(self.points) < 2:
            return
        painter.setPen(QPen(clear(self.colour, 0.5), 1))
        painter.drawPolyline(self.points)
        painter.setPen(Qt.PenStyle.NoPen)
        for place, at in enumerate(self.points):
            strong = place in self.keys or place == self.here
            painter.setBrush(QColor(255, 255, 255) if place == self.here else clear(self.colour, 1 if strong else 0.75))
            painter.drawEllipse(at, *((3.0, 3.0) if strong else (1.5, 1.5)))


class PoseHand(QObject, Tool):
    """Shows the scene's figures over a view and turns gestures into edits of the one that is held."""

    hinted = Signal(str)  # what the hand could do here

    def __init__(self, posing: Posing, view: FrameView):
        super().__init__(view)
        self.posing, self.view, self.studio = posing, view, posing.studio
        self.gesture = Gesture(self.studio)
        self.skeletons, self.arc = Skeletons(handles=True), Arc()
        self.active = True
        self._nudging = False

    # -- showing ------------------------------------------------------------------------------------------------------

    def show(self, onion: bool = False) -> None:
        """What the scene saw last, at the view's present zoom."""
        scene, drawn = self.posing.scene, self.skeletons
        entity = scene.character()
        self.view.plane = scene.plane
        drawn.figures = drawn.ghosts = ()
        self.arc.points = []
        if not self.active or scene.placed is None:
            return
        selected = entity.id if entity else ""
        drawn.joint = self.studio.selection.joint
        found: list[Figure] = []
        for one in scene.standing:
            if (joints := self.posing.joints(one.entity.id)) is not None:
                found.append(figure_from(one.entity, joints, self.view, one.entity.id == selected, one.posed))
        drawn.figures = tuple(found)
        if entity is not None:
            if onion:
                drawn.ghosts = self._ghosts(entity)
            self._show_arc(scene.placed.shot, entity)

    def _ghosts(self, entity: Entity) -> tuple[tuple[Figure, float], ...]:
        here = self.posing.scene.shot_frame
        keys = self.posing.keys()
        before = [key for key in keys if key.frame < here]
        after = [key for key in keys if key.frame > here]
        return tuple(
            (figure_from(entity, key.joints, self.view).tinted(ink), 0.8)
            for key, ink in ((before[-1] if before else None, BEFORE), (after[0] if after else None, AFTER))
            if key is not None
        )

    def _show_arc(self, shot: Shot, entity: Entity) -> None:
        joint, track = self.studio.selection.joint, pose_track(shot, entity.id)
        if joint < 0 or track is None or len(track.keys) < 2:
            return
        keyed = [key.frame for key in track.keys]
        frames = np.arange(max(0, keyed[0]), min(shot.frames, keyed[-1] + 1), dtype=np.int32)
        if len(frames) < 2:
            return
        at, seen = pose_rows(track.keys, frames)
        rows = [row for row in range(len(frames)) if seen[row, joint] > 0]
        places = {int(frames[row]): place for place, row in enumerate(rows)}
        self.arc.points = self.view.many_from_stage((x, y) for x, y in at[rows, joint].tolist())
        self.arc.keys = {places[frame] for frame in keyed if frame in places}
        self.arc.here = places.get(self.posing.scene.shot_frame, -1)
        self.arc.colour = of(entity.colour)

    # -- the mouse ----------------------------------------------------------------------------------------------------

    def press(self, event: QMouseEvent) -> bool:
        found = taken(self.skeletons.figures, event.position()) if self.active else None
        shot = self.posing.scene.shot
        if found is None or shot is None:
            return False
        entity, joint = found
        frame, view, aspect = self.posing.scene.shot_frame, self.view, self.posing.scene.aspect
        start = parked(self.posing.joints(entity) or ())
        pressed = view.to_stage(event.position())
        self.studio.stop()
        self.studio.select(entity=entity, joint=max(joint, -1))

        def moved(at: QPointF, modifiers: Qt.KeyboardModifier) -> None:
            there = view.to_stage(at)
            by = there[0] - pressed[0], there[1] - pressed[1]
            self.studio.drag(set_pose, shot.id, entity, frame, bent(start, joint, by, modifiers, aspect))

        self.gesture.press(event.position(), self._label(joint), moved)
        return True

    def move(self, event: QMouseEvent) -> bool:
        if self.gesture.move(event.position(), event.modifiers()):
            return True
        found = taken(self.skeletons.figures, event.position()) if self.active else None
        self._light(found)
        if found is not None:
            whole = found[1] in (MIDDLE, BODY)
            self.view.setCursor(Qt.CursorShape.SizeAllCursor if whole else Qt.CursorShape.PointingHandCursor)
        return found is not None

    def release(self, event: QMouseEvent) -> None:
        self.gesture.release()

    def leave(self) -> None:
        self._light(None)

    def _light(self, found: tuple[str, int] | None) -> None:
        if found != self.skeletons.hovered:
            self.skeletons.hovered = found
            self.hinted.emit(self._hint(found))
            self.view.update()

    def _label(self, joint: int) -> str:
        return self.tr("Move joint") if joint >= 0 else self.tr("Move figure")

    def _hint(self, found: tuple[str, int] | None) -> str:
        if found is None:
            return ""
        if found[1] in (MIDDLE, BODY):
            return self.tr("Drag moves the figure · Shift: straight · Ctrl: larger and smaller")
        if found[1] in bend.CHAINS:
            return self.tr("Drag moves the joint · Shift: the limb keeps its length and bends · X hides it")
        return self.tr("Drag moves the joint · Shift: swings with its limb · Alt: takes along what hangs on it")

    # -- the keyboard -------------------------------------------------------------------------------------------------

    def wants(self, event: QKeyEvent) -> bool:
        key = event.key()
        if not self.active or self.studio.selection.joint < 0:
            return self.gesture.under_way and key == Qt.Key.Key_Escape
        return key in ARROWS or key in (Qt.Key.Key_X, Qt.Key.Key_Delete, Qt.Key.Key_Backspace, Qt.Key.Key_Escape)

    def key(self, event: QKeyEvent) -> bool:
        key, chosen = Qt.Key(event.key()), self.studio.selection.joint >= 0
        if not self.active:
            return False
        if key in MODIFIERS:
            self.gesture.modifiers_changed(event.modifiers() | MODIFIERS[key])
        elif key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            return self._next_joint(-1 if key == Qt.Key.Key_Backtab else 1)
        elif key == Qt.Key.Key_Escape and (self.gesture.under_way or chosen):
            if not self.gesture.cancel():
                self.studio.select(joint=-1)
        elif key in ARROWS and chosen:
            self._nudge(ARROWS[key], bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
        elif key == Qt.Key.Key_X and chosen:
            self.posing.hide_joint(self.tr("Hide joint"), self.tr("Show joint"))
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and self.posing.key_here() is not None:
            self.posing.toggle_key(self.tr("Key pose"), self.tr("Remove pose key"))
        else:
            return False
        return True

    def key_up(self, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        if key in MODIFIERS:
            self.gesture.modifiers_changed(event.modifiers() & ~MODIFIERS[key])
        elif key in ARROWS and self._nudging and not event.isAutoRepeat():
            self.rest()
        else:
            return False
        return True

    def rest(self) -> None:
        if self._nudging:
            self._nudging = False
            self.studio.end_drag()

    def _nudge(self, way: tuple[int, int], large: bool) -> None:
        """A key held down is one step back, however often it repeats."""
        who, joint = self.posing.who(), self.studio.selection.joint
        joints = self.posing.joints(who[1].id) if who else None
        if who is None or joints is None:
            return
        start, step = parked(joints), LARGE_STEP if large else SMALL_STEP
        to = start[joint][0] + way[0] * step, start[joint][1] + way[1] * step
        if not self._nudging:
            self._nudging = True
            self.studio.begin_drag(self._label(joint))
        self.studio.drag(move_joint, who[0].id, who[1].id, self.posing.scene.shot_frame, joint, to, start)

    def _next_joint(self, step: int) -> bool:
        """False at either end, so that Tab leaves the picture again."""
        who, joint = self.posing.who(), self.studio.selection.joint
        if who is None or self.posing.joints(who[1].id) is None:
            return False
        joint = joint + step if joint >= 0 else (0 if step > 0 else 17)
        inside = 0 <= joint < 18
        self.studio.select(entity=who[1].id, joint=joint if inside else -1)
        return inside


def bent(start: Joints, joint: int, by: tuple[float, float], modifiers: Qt.KeyboardModifier, aspect: float) -> Joints:
    """What a drag makes of the pose it began with: the same wherever the hand went in between."""
    shift = bool(modifiers & Qt.KeyboardModifier.ShiftModifier)
    if joint < 0:
        if modifiers & Qt.KeyboardModifier.ControlModifier:
            return bend.sized(start, max(0.05, 1 - 2 * by[1]))
        if shift:
            by = (by[0], 0.0) if abs(by[0]) * aspect > abs(by[1]) else (0.0, by[1])
        return bend.translated(start, *by)
    to = start[joint][0] + by[0], start[joint][1] + by[1]
    if shift:
        return bend.reached(start, joint, to, aspect)
    if modifiers & Qt.KeyboardModifier.AltModifier:
        return bend.carried(start, joint, to)
    return bend.pulled(start, joint, to)
