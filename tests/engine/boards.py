"""Small films for tests."""

from __future__ import annotations

import msgspec

from engine.document.model import (
    CameraKey,
    Document,
    Entity,
    Joint,
    LayoutKey,
    LayoutTrack,
    Panel,
    PoseKey,
    PoseTrack,
    Sequence,
    Shot,
)


def standing(x: float, y: float = 0.5) -> tuple[Joint, ...]:
    """A person with all joints around a place."""
    return tuple((x + 0.01 * (joint % 3), y + 0.02 * joint - 0.18, 1.0) for joint in range(18))


def walk(shot_id: str, frames: int, **changes: object) -> Shot:
    """Ana walks from left to right, with a key every twelve frames."""
    steps = range(0, frames, 12)
    poses = tuple(PoseKey(frame, standing(0.2 + 0.6 * frame / frames)) for frame in steps)
    shot = Shot(
        shot_id,
        panels=(Panel(f"{shot_id}-panel-1", frames // 2), Panel(f"{shot_id}-panel-2", frames - frames // 2)),
        poses=(PoseTrack("ana", poses),),
        layouts=(LayoutTrack("lamp", (LayoutKey(0, (0.7, 0.3, 0.8, 0.9)),)),),
        camera=(CameraKey(0),),
    )
    return msgspec.structs.replace(shot, **changes)


def film(*shots: Shot, **changes: object) -> Document:
    """A film of these shots for the tiny family: 128 x 64 at 24 frames a second on twos."""
    cast = (
        Entity("ana", "Ana", "character", "person", colour=(200, 40, 40)),
        Entity("lamp", "Lamp", "prop", "lamp", colour=(40, 200, 90)),
    )
    document = Document("film-test", "Test", width=128, height=64, model="tiny", cast=cast)
    document = msgspec.structs.replace(document, sequences=(Sequence("seq-1", "One", shots),))
    return msgspec.structs.replace(document, **changes)
