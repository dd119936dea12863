"""Who stands where at a frame of a shot, in the words of overlays: skeletons and boxes on the screen.

The staging of a shot is solved once for as long as the shot is the same value.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject

from app.overlays.body import parked
from app.overlays.boxes import Boxed
from app.overlays.frame_view import FrameView
from app.overlays.inks import of
from app.overlays.skeleton import Figure
from engine.conditioning.relations import StagingError
from engine.conditioning.staging import Stage, stage
from engine.document.model import Box, Document, Entity, Joint, Shot
from engine.document.tracks import layout_track, pose_track


@dataclass(frozen=True, slots=True)
class Standing:
    """One of the cast at one frame, on the stage."""

    entity: Entity
    box: Box
    depth: float  # larger is farther
    joints: tuple[Joint, ...] | None  # None: not a person
    posed: bool  # has pose keys of its own
    boxed: bool  # has box keys of its own


class Company(QObject):
    """The solved staging of the shot that was looked at last; one for all panels of a studio, which look at the same."""

    @classmethod
    def of(cls, studio: QObject) -> Company:
        return studio.findChild(cls) or cls(studio)

    def __init__(self, parent: QObject | None = None):
        super().__init__(parent)
        self.contradiction: StagingError | None = None
        self._known: tuple[Shot, tuple[Entity, ...], float] | None = None
        self._stage: Stage | None = None

    def at(self, document: Document, shot: Shot, shot_frame: int) -> tuple[Standing, ...]:
        """Everybody of the shot but its place, nearest last, as painters lay them down."""
        staged = self.stage(document, shot)
        if staged is None or not shot.frames:
            return ()
        row = max(0, min(shot_frame, len(staged.boxes) - 1))
        cast = {entity.id for entity in document.cast}
        people = {entity: person for person, entity in enumerate(staged.people)}
        found: list[Standing] = []
        for at, entity in enumerate(staged.entities):
            if entity.kind == "place" or not staged.valid[row, at] or entity.id not in cast:
                continue
            joints = None
            if at in people:
                where, seen = staged.poses[row, people[at]], staged.confidence[row, people[at]]
                joints = tuple((float(x), float(y), float(c)) for (x, y), c in zip(where, seen, strict=True))
            left, top, right, bottom = staged.boxes[row, at].tolist()
            found.append(
                Standing(
                    entity,
                    (left, top, right, bottom),
                    float(staged.depth[row, at]),
                    joints,
                    pose_track(shot, entity.id) is not None,
                    layout_track(shot, entity.id) is not None,
                )
            )
        return tuple(sorted(found, key=lambda standing: -standing.depth))

    def stage(self, document: Document, shot: Shot) -> Stage | None:
        """Under a contradiction the last staging of the shot that held, and ``contradiction`` says what does not."""
        aspect = document.width / document.height
        if self._known is None or self._known[0] is not shot or self._known[1:] != (document.cast, aspect):
            if self._known is None or self._known[0].id != shot.id:
                self._stage = None
            self._known = shot, document.cast, aspect
            try:
                self._stage, self.contradiction = stage(document, shot), None
            except StagingError as error:
                self.contradiction = error
        return self._stage


def figure_from(
    entity: Entity, joints: tuple[Joint, ...], view: FrameView, selected: bool = False, keyed: bool = True
) -> Figure:
    placed = parked(joints)
    return Figure(
        entity.id,
        entity.name,
        of(entity.colour),
        tuple(view.many_from_stage((x, y) for x, y, _ in placed)),
        tuple(confidence > 0 for _, _, confidence in placed),
        selected,
        keyed,
    )


def boxed_of(standing: Standing, view: FrameView, selected: str = "") -> Boxed:
    left, top, right, bottom = standing.box
    corners = tuple(view.from_stage(at) for at in ((left, top), (right, top), (right, bottom), (left, bottom)))
    return Boxed(
        standing.entity.id,
        standing.entity.name,
        of(standing.entity.colour),
        corners,
        standing.entity.id == selected,
        standing.boxed or standing.posed,
    )
