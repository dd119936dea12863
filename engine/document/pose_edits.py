"""Bending a figure: keys of its pose, one joint or all of them at a time."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from engine.document.changing import change_shot, frame_of, key_at, with_key, with_moved_key, without_key
from engine.document.figure import SLIM, standing_pose
from engine.document.model import JOINTS, Document, Ease, Joint, Point, PoseKey, PoseTrack, Shot
from engine.document.tracks import pose_at, pose_track
from engine.values.errors import InbetweenerError

_OTHER_SIDE = (0, 1, 5, 6, 7, 2, 3, 4, 11, 12, 13, 8, 9, 10, 15, 14, 17, 16)


def set_pose(
    document: Document, shot_id: str, entity_id: str, shot_frame: int, joints: Sequence[Joint], ease: Ease | None = None
) -> Document:
    """Keys a whole pose; an ease of None keeps the ease of the key that is there, "smooth" for a new one."""
    if len(joints) != len(JOINTS):
        raise InbetweenerError(f"A pose has {len(JOINTS)} joints, not {len(joints)}.")
    shot = document.shot(shot_id)
    document.entity(entity_id)
    frame, keys = frame_of(shot, shot_frame), _keys(shot, entity_id)
    old = key_at(keys, frame)
    key = PoseKey(frame, tuple(joints), ease or (old.ease if old else "smooth"))
    return document if key == old else _with_keys(document, shot, entity_id, with_key(keys, key))


def ensure_pose_key(
    document: Document, shot_id: str, entity_id: str, shot_frame: int, joints: Sequence[Joint] | None = None
) -> Document:
    """A key at this frame: the one that is there, else the pose between its neighbours, else ``joints``, else standing."""
    shot = document.shot(shot_id)
    if key_at(_keys(shot, entity_id), frame_of(shot, shot_frame)):
        return document
    found = pose_at(shot, entity_id, shot_frame) or joints or _somebody(document)
    return set_pose(document, shot_id, entity_id, shot_frame, found)


def move_joint(
    document: Document, shot_id: str, entity_id: str, shot_frame: int, joint: int, to: Point,
    joints: Sequence[Joint] | None = None,
) -> Document:  # fmt: skip
    """Moves one joint at a frame, which makes it seen and the frame a key. ``joints``: the pose when there is none yet."""
    keyed = ensure_pose_key(document, shot_id, entity_id, shot_frame, joints)
    pose = list(_pose(keyed, shot_id, entity_id, shot_frame))
    pose[joint] = (float(to[0]), float(to[1]), pose[joint][2] or 1.0)
    return set_pose(keyed, shot_id, entity_id, shot_frame, pose)


def show_joint(document: Document, shot_id: str, entity_id: str, shot_frame: int, joint: int, seen: bool) -> Document:
    """Says whether a joint can be seen: a hand behind the back cannot."""
    keyed = ensure_pose_key(document, shot_id, entity_id, shot_frame)
    pose = list(_pose(keyed, shot_id, entity_id, shot_frame))
    pose[joint] = (pose[joint][0], pose[joint][1], (pose[joint][2] or 1.0) if seen else 0.0)
    return set_pose(keyed, shot_id, entity_id, shot_frame, pose)


def move_pose(document: Document, shot_id: str, entity_id: str, shot_frame: int, by: Point) -> Document:
    """Moves the whole figure at a frame."""
    keyed = ensure_pose_key(document, shot_id, entity_id, shot_frame)
    pose = [(x + by[0], y + by[1], seen) for x, y, seen in _pose(keyed, shot_id, entity_id, shot_frame)]
    return set_pose(keyed, shot_id, entity_id, shot_frame, pose)


def scale_pose(
    document: Document, shot_id: str, entity_id: str, shot_frame: int, factor: float, around: Point
) -> Document:
    """Makes the whole figure larger or smaller at a frame, around a point that stays."""
    keyed = ensure_pose_key(document, shot_id, entity_id, shot_frame)
    pose = [
        (around[0] + (x - around[0]) * factor, around[1] + (y - around[1]) * factor, seen)
        for x, y, seen in _pose(keyed, shot_id, entity_id, shot_frame)
    ]
    return set_pose(keyed, shot_id, entity_id, shot_frame, pose)


def mirror_pose(document: Document, shot_id: str, entity_id: str, shot_frame: int) -> Document:
    """Turns the figure round at a frame: its left becomes its right, and it stays where it is."""
    keyed = ensure_pose_key(document, shot_id, entity_id, shot_frame)
    pose = _pose(keyed, shot_id, entity_id, shot_frame)
    across = [x for x, _, seen in pose if seen] or [0.5]
    turned = [(min(across) + max(across) - x, y, seen) for x, y, seen in pose]
    return set_pose(keyed, shot_id, entity_id, shot_frame, [turned[joint] for joint in _OTHER_SIDE])


def set_pose_ease(document: Document, shot_id: str, entity_id: str, shot_frame: int, ease: Ease) -> Document:
    """How the figure goes on from the key at this frame."""
    shot = document.shot(shot_id)
    key = key_at(_keys(shot, entity_id), shot_frame)
    return set_pose(document, shot_id, entity_id, shot_frame, key.joints, ease) if key else document


def remove_pose_key(document: Document, shot_id: str, entity_id: str, shot_frame: int) -> Document:
    """Takes a key away; without its last key a figure stands where the staging puts it."""
    shot = document.shot(shot_id)
    return _with_keys(document, shot, entity_id, without_key(_keys(shot, entity_id), shot_frame))


def move_pose_key(document: Document, shot_id: str, entity_id: str, shot_frame: int, to_frame: int) -> Document:
    """Moves a key in time; a key that is already there makes room."""
    shot = document.shot(shot_id)
    keys = with_moved_key(_keys(shot, entity_id), shot_frame, frame_of(shot, to_frame))
    return _with_keys(document, shot, entity_id, keys)


def set_pose_track(document: Document, shot_id: str, entity_id: str, keys: Sequence[PoseKey]) -> Document:
    """All keys of a figure at once, as motion that was captured or copied; no keys take the track away."""
    ordered = tuple(sorted({key.frame: key for key in keys}.values(), key=lambda key: key.frame))
    return _with_keys(document, document.shot(shot_id), entity_id, ordered)


def _keys(shot: Shot, entity_id: str) -> tuple[PoseKey, ...]:
    track = pose_track(shot, entity_id)
    return track.keys if track else ()


def _pose(document: Document, shot_id: str, entity_id: str, shot_frame: int) -> tuple[Joint, ...]:
    shot = document.shot(shot_id)
    pose = pose_at(shot, entity_id, frame_of(shot, shot_frame))
    assert pose is not None, "a pose that was just keyed"
    return pose


def _somebody(document: Document) -> tuple[Joint, ...]:
    """Somebody who stands in the middle of the stage."""
    aspect = document.width / document.height
    half = 0.7 * SLIM / aspect / 2
    return standing_pose((0.5 - half, 0.23, 0.5 + half, 0.93), aspect)


def _with_keys(document: Document, shot: Shot, entity_id: str, keys: tuple[PoseKey, ...]) -> Document:
    if keys == _keys(shot, entity_id):
        return document
    others = tuple(track for track in shot.poses if track.entity != entity_id)
    old = next((track for track in shot.poses if track.entity == entity_id), PoseTrack(entity_id))
    if not keys:
        return change_shot(document, shot.id, poses=others)
    new = msgspec.structs.replace(old, keys=keys)
    if old in shot.poses:
        return change_shot(
            document, shot.id, poses=tuple(new if track.entity == entity_id else track for track in shot.poses)
        )
    return change_shot(document, shot.id, poses=(*shot.poses, new))
