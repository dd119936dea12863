"""Chooses what lies over the timeline's standing picture now: the playhead, the hover, and the gesture of the moment."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QPainter, QPixmap

from app.timeline import gestures, overlay
from app.timeline.cutting import Carry
from app.timeline.header import paint_corner, paint_switches
from app.timeline.hits import SWITCHES, Hit
from app.timeline.scene import Scene

if TYPE_CHECKING:
    from app.timeline.panel import TimelinePanel


def paint_over(painter: QPainter, scene: Scene, panel: TimelinePanel) -> None:
    """What moves: playhead, hover, and the gesture of the moment."""
    if not panel.content.frames:
        words = QCoreApplication.translate(
            "Timeline", "Drop pictures or a script here, or press {new-panel} for an empty panel."
        )
        overlay.paint_empty(painter, scene, panel.studio.with_keys(words))
        return
    hover, gesture = panel.hover, panel.gesture
    if hover.row is not None and gesture is None and (hover.kind == "header" or hover.kind in SWITCHES):
        paint_switches(painter, scene, hover.row, hover.kind if hover.kind in SWITCHES else None)
    if gesture is None and (edge := _edge_frame(panel, hover)) is not None:
        overlay.paint_edge(painter, scene, hover.row, edge)
    if isinstance(gesture, gestures.BoxSelect) and gesture.box is not None:
        overlay.paint_box(painter, scene, gesture.box)
    if isinstance(gesture, Carry) and gesture.begun:
        overlay.paint_insertion(painter, scene, gesture.before, gesture.lifted)
        overlay.paint_ghost(painter, gesture.at, gesture.wide(), _carried(panel, gesture))
    if gesture is not None and gesture.snap is not None:
        overlay.paint_snap(painter, scene, gesture.snap)
    overlay.paint_playhead(painter, scene, panel.studio.playhead)
    paint_corner(painter, scene, panel.studio.playhead, hover.kind == "time", hover.kind == "corner")
    if gesture is not None and gesture.hint:
        overlay.paint_hint(painter, scene, gesture.hint, panel.pointer)


def _carried(panel: TimelinePanel, gesture: Carry) -> QPixmap | None:
    """The first picture of what is carried."""
    first = gesture.panels[0]
    for placed in panel.content.placed:
        for board in placed.shot.panels:
            if board.id == first:
                return panel.thumbnails.of(placed.shot, board, 43)
    return None


def _edge_frame(panel: TimelinePanel, hit: Hit) -> int | None:
    """Where the edge stands that a press would take."""
    if hit.row is None or hit.row.key in panel.tracks.locked:
        return None
    match hit.kind:
        case "edge" if not panel.tracks.timing_locked:
            return int(panel.content.panels.stops[hit.index])
        case "cut":
            return int(panel.content.shots.starts[hit.index])
        case "sound start" | "sound end":
            found = panel.content.sounds[hit.row.key]
            return int((found.starts if hit.kind == "sound start" else found.stops)[hit.index])
        case _:
            return None
