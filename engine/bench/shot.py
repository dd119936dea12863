"""The shot that everything is measured on: four seconds in which somebody walks through a kitchen and lifts an arm."""

from __future__ import annotations

import msgspec

from engine.document.figure import standing_pose
from engine.document.model import Document, Entity, Panel, PoseKey, PoseTrack, Relation, Sequence, Shot, Words
from engine.document.pose_edits import move_joint
from engine.values.time import Span

FRAMES = 96
WRIST = 4  # of the joints: the right one
ANA = "ana"


def film(shots: int = 1, model: str = "pencil") -> Document:
    """A film of that shot, so many times over, each with a seed of its own."""
    cast = (
        Entity(ANA, "Ana", "character", "woman", colour=(196, 60, 60)),
        Entity("lamp", "Lamp", "prop", "lamp", colour=(240, 190, 70)),
        Entity("kitchen", "Kitchen", "place", "kitchen", colour=(150, 170, 160)),
    )
    document = Document("film-bench", "Bench", model=model, cast=cast)
    made = tuple(_shot(f"shot-{number}", number) for number in range(shots))
    return msgspec.structs.replace(document, sequences=(Sequence("sequence-1", "Kitchen", made),))


def with_wrist_at(document: Document, shot_frame: int, height: float) -> Document:
    """Ana's right wrist at another height at a frame that has a key."""
    return move_joint(document, "shot-0", ANA, shot_frame, WRIST, (0.3, height))


def _shot(name: str, seed: int) -> Shot:
    poses: list[PoseKey] = []
    for frame in range(0, FRAMES, 12):
        left = 0.15 + 0.45 * frame / FRAMES
        poses.append(PoseKey(frame, standing_pose((left, 0.2, left + 0.2, 0.95), 16 / 9, "right")))
    return Shot(
        name,
        panels=(Panel(f"{name}-panel-1", 48), Panel(f"{name}-panel-2", FRAMES - 48)),
        words=(Words(Span(0, FRAMES), "a woman walks through a kitchen"),),
        poses=(PoseTrack(ANA, tuple(poses)),),
        staging=(Relation("lamp", "in", "kitchen"), Relation(ANA, "in", "kitchen")),
        light="indoor",
        seed=seed,
    )
