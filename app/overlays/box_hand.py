"""The hand that moves and sizes boxes, over any view: whatever stands in them."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPointF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent

from app.overlays.boxes import BODY, HANDLES, Boxes, taken
from app.overlays.figures import Standing, boxed_of
from app.overlays.frame_view import FrameView
from app.overlays.gesture import Gesture
from app.overlays.scene import Scene
from app.overlays.tool import Tool
from engine.document.layout_edits import move_box
from engine.document.model import Box, Joint
from engine.document.pose_edits import set_pose

LEAST = 0.01  # of the stage: a box that can still be taken hold of
STEPS = {Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1)}
CURSORS = (
    Qt.CursorShape.SizeFDiagCursor,
    Qt.CursorShape.SizeVerCursor,
    Qt.CursorShape.SizeBDiagCursor,
    Qt.CursorShape.SizeHorCursor,
)


class BoxHand(QObject, Tool):
    """A drag keys the box of what it holds; of who was posed it moves the pose, which is what places them."""

    hinted = Signal(str)
    removed = Signal(str)  # entity: Delete was pressed

    def __init__(self, scene: Scene, view: FrameView):
        super().__init__(view)
        self.scene, self.view, self.studio = scene, view, scene.studio
        self.gesture = Gesture(self.studio)
        self.boxes = Boxes(handles=True)
        self.active = True
        self._nudging = False

    def show(self) -> None:
        """What the scene saw last, at the view's present zoom."""
        self.view.plane = self.scene.plane
        selected = self.studio.selection.entity
        shown = self.scene.standing if self.active else ()
        self.boxes.boxes = tuple(boxed_of(one, self.view, selected) for one in shown)

    # -- the mouse ----------------------------------------------------------------------------------------------------

    def press(self, event: QMouseEvent) -> bool:
        found = taken(self.boxes.boxes, event.position()) if self.active else None
        standing = self.scene.who(found[0]) if found else None
        if found is None or standing is None:
            return False
        handle, aspect = found[1], self.scene.aspect
        pressed = self.view.to_stage(event.position())
        self.studio.stop()
        self.studio.select(entity=standing.entity.id, joint=-1)

        def moved(at: QPointF, modifiers: Qt.KeyboardModifier) -> None:
            there = self.view.to_stage(at)
            by = there[0] - pressed[0], there[1] - pressed[1]
            keep = bool(modifiers & Qt.KeyboardModifier.ShiftModifier) or (standing.posed and handle != BODY)
            both = bool(modifiers & Qt.KeyboardModifier.AltModifier)
            self._put(standing, sized(standing.box, handle, by, aspect, keep, both))

        words = self.tr("Move {name}") if handle == BODY else self.tr("Size {name}")
        self.gesture.press(event.position(), words.format(name=standing.entity.name), moved)
        return True

    def move(self, event: QMouseEvent) -> bool:
        if self.gesture.move(event.position(), event.modifiers()):
            return True
        found = taken(self.boxes.boxes, event.position()) if self.active else None
        self._light(found)
        if found is not None:
            body = found[1] == BODY
            self.view.setCursor(Qt.CursorShape.SizeAllCursor if body else CURSORS[found[1] % 4])
        return found is not None

    def release(self, event: QMouseEvent) -> None:
        self.gesture.release()

    def leave(self) -> None:
        self._light(None)

    def _light(self, found: tuple[str, int] | None) -> None:
        if found != self.boxes.hovered:
            self.boxes.hovered = found
            words = self.tr("Drag moves, handles size · Shift keeps the proportions · Alt sizes about the middle")
            self.hinted.emit(words if found else "")
            self.view.update()

    def _put(self, standing: Standing, box: Box) -> None:
        name, shot, frame = standing.entity.id, self.scene.shot, self.scene.shot_frame
        if shot is None:
            return
        if standing.posed and standing.joints is not None:
            self.studio.drag(set_pose, shot.id, name, frame, fitted(standing.joints, standing.box, box))
        else:
            self.studio.drag(move_box, shot.id, name, frame, box)

    # -- the keyboard -------------------------------------------------------------------------------------------------

    def wants(self, event: QKeyEvent) -> bool:
        if not self.active or self.scene.who(self.studio.selection.entity) is None:
            return False
        keys = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace, Qt.Key.Key_Escape)
        return event.key() in STEPS or event.key() in keys

    def key(self, event: QKeyEvent) -> bool:
        key, standing = Qt.Key(event.key()), self.scene.who(self.studio.selection.entity)
        if not self.active:
            return False
        if key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            return self._next(-1 if key == Qt.Key.Key_Backtab else 1)
        if key == Qt.Key.Key_Escape and (self.gesture.under_way or standing):
            if not self.gesture.cancel():
                self.studio.select(entity="")
        elif key in STEPS and standing:
            step = 1 / 50 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1 / 500
            x, y = STEPS[key]
            if not self._nudging:
                self._nudging = True
                self.studio.begin_drag(self.tr("Move {name}").format(name=standing.entity.name))
            self._put(standing, sized(standing.box, BODY, (x * step, y * step), self.scene.aspect))
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and standing:
            self.removed.emit(standing.entity.id)
        else:
            return False
        return True

    def key_up(self, event: QKeyEvent) -> bool:
        if self._nudging and event.key() in STEPS and not event.isAutoRepeat():
            self.rest()
            return True
        return False

    def rest(self) -> None:
        if self._nudging:
            self._nudging = False
            self.studio.end_drag()

    def _next(self, step: int) -> bool:
        """False at either end, so that Tab leaves the picture again."""
        names = [one.entity.id for one in self.scene.standing]
        here = self.studio.selection.entity
        at = names.index(here) + step if here in names else (0 if step > 0 else len(names) - 1)
        inside = 0 <= at < len(names)
        self.studio.select(entity=names[at] if inside else "")
        return inside


def sized(box: Box, handle: int, by: tuple[float, float], aspect: float, keep: bool = False, both: bool = False) -> Box:
    """A box whose handle was dragged. ``keep`` its proportions; ``both`` sides move, about the middle."""
    left, top, right, bottom = box
    if handle == BODY:
        if keep and not both:
            by = (by[0], 0.0) if abs(by[0]) * aspect > abs(by[1]) else (0.0, by[1])
        return left + by[0], top + by[1], right + by[0], bottom + by[1]
    x, y = HANDLES[handle]
    wide, high = right - left, bottom - top
    grow_x = 0.0 if x == 0.5 else by[0] * (1 if x == 1 else -1)
    grow_y = 0.0 if y == 0.5 else by[1] * (1 if y == 1 else -1)
    times = 2 if both else 1
    new_wide, new_high = max(LEAST, wide + grow_x * times), max(LEAST, high + grow_y * times)
    if keep:
        scale = new_high / high if x == 0.5 else new_wide / wide if y == 0.5 else max(new_wide / wide, new_high / high)
        scale = max(scale, LEAST / min(wide, high))
        new_wide, new_high = wide * scale, high * scale
    # the side across from the handle stays; an edge handle that keeps the proportions grows about its own middle
    stay_x, stay_y = (0.5, 0.5) if both else (1 - x, 1 - y)
    at_x, at_y = left + wide * stay_x, top + high * stay_y
    return (
        at_x - new_wide * stay_x,
        at_y - new_high * stay_y,
        at_x + new_wide * (1 - stay_x),
        at_y + new_high * (1 - stay_y),
    )


def fitted(joints: tuple[Joint, ...], old: Box, new: Box) -> tuple[Joint, ...]:
    """A pose carried from one box into another."""
    across = (new[2] - new[0]) / max(old[2] - old[0], 1e-9)
    down = (new[3] - new[1]) / max(old[3] - old[1], 1e-9)
    return tuple((new[0] + (x - old[0]) * across, new[1] + (y - old[1]) * down, seen) for x, y, seen in joints)
