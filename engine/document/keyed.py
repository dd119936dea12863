"""Everything that lies on frames, all together: moved to other frames, keyed at one, and what of it waits out of sight."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

import msgspec
import numpy as np

from engine.document.changing import Key, key_at, with_key
from engine.document.locking import moved_locks
from engine.document.model import (
    CameraKey,
    Ease,
    Keyed,
    LayoutKey,
    LayoutTrack,
    PoseKey,
    PoseTrack,
    Shot,
    Waiting,
    Words,
)  # fmt: skip
from engine.document.tracks import box_rows, camera_at, pose_at
from engine.values.time import Span

replace = msgspec.structs.replace
Lying = TypeVar("Lying", Shot, Waiting)
Keys = tuple[PoseKey, ...] | tuple[LayoutKey, ...] | tuple[CameraKey, ...]


def with_frames(keyed: Lying, move: Callable[[int], int | None], move_span: Callable[[Span], Span]) -> Lying:
    """What lies on frames with every key and every span moved; what has no frame left is gone."""
    poses = (PoseTrack(track.entity, _moved(track.keys, move)) for track in keyed.poses)
    layouts = (LayoutTrack(track.entity, _moved(track.keys, move)) for track in keyed.layouts)
    words = (Words(move_span(words.span), words.text) for words in keyed.words)
    staging = (replace(r, span=move_span(r.span)) if r.span else r for r in keyed.staging)
    retries = {frame: retry for retry in keyed.retries if (frame := move(retry.frame)) is not None}
    return replace(
        keyed,
        locks=moved_locks(keyed.locks, move),
        retries=tuple(replace(retry, frame=frame) for frame, retry in sorted(retries.items())),
        poses=tuple(track for track in poses if track.keys),
        layouts=tuple(track for track in layouts if track.keys),
        camera=_moved(keyed.camera, move),
        keyframes=_moved(keyed.keyframes, move),
        words=tuple(words for words in words if len(words.span)),
        staging=tuple(relation for relation in staging if relation.span is None or len(relation.span)),
    )


def later(shot: Shot, frames: int) -> Shot:
    """Everything that is keyed and said so many frames later, under the panels as they are."""
    return with_frames(shot, lambda frame: frame + frames, lambda span: span.moved(frames))


def keyed_at(shot: Shot, frame: int, needed: Callable[[Keys, int], bool] | None = None) -> Shot:
    """The shot with a key on a frame in every track that moves across it, so that a cut there changes no pose.

    ``needed`` says so of others, where it is not those that move across it that need one.
    """
    needed = needed or _moves_across
    poses: list[PoseTrack] = []
    for track in shot.poses:
        joints = pose_at(shot, track.entity, frame)
        if joints and needed(track.keys, frame) and not key_at(track.keys, frame):
            key = PoseKey(frame, joints, _ease_at(track.keys, frame))
            track = replace(track, keys=with_key(track.keys, key))
        poses.append(track)
    layouts: list[LayoutTrack] = []
    for track in shot.layouts:
        if needed(track.keys, frame) and not key_at(track.keys, frame):
            (box,), (depth,) = box_rows(track.keys, np.array([frame], np.int32))
            left, top, right, bottom = box.tolist()
            known = None if np.isnan(depth) else float(depth)
            key = LayoutKey(frame, (left, top, right, bottom), known, _ease_at(track.keys, frame))
            track = replace(track, keys=with_key(track.keys, key))
        layouts.append(track)
    camera = shot.camera
    if needed(camera, frame) and not key_at(camera, frame):
        camera = with_key(camera, replace(camera_at(shot, frame), ease=_ease_at(camera, frame)))
    return replace(shot, poses=tuple(poses), layouts=tuple(layouts), camera=camera)


def everywhere(shot: Shot, changed: Callable[[Keyed], dict[str, Any]]) -> Shot:
    """The shot with a change of what it shows, and the same change of all that waits with its panels."""

    def waiting(waits: Waiting | None) -> Waiting | None:
        return waits and replace(waits, **changed(waits))

    panels = tuple(
        replace(panel, before=waiting(panel.before), behind=waiting(panel.behind))
        if panel.before or panel.behind
        else panel
        for panel in shot.panels
    )
    return replace(shot, panels=panels, **changed(shot))


def recast(shot: Shot, names: Mapping[str, str]) -> Shot:
    """The shot with others in the parts of some: ``names`` has the new id for an old one."""

    def of(name: str) -> str:
        return names.get(name, name)

    def cast(keyed: Keyed) -> dict[str, Any]:
        return {
            "poses": tuple(replace(track, entity=of(track.entity)) for track in keyed.poses),
            "layouts": tuple(replace(track, entity=of(track.entity)) for track in keyed.layouts),
            "staging": tuple(replace(r, subject=of(r.subject), object=of(r.object)) for r in keyed.staging),
        }

    return everywhere(shot, cast)


def _moved(keys: tuple[Key, ...], move: Callable[[int], int | None]) -> tuple[Key, ...]:
    moved: dict[int, Key] = {}
    for key in keys:
        frame = move(key.frame)
        if frame is not None:
            moved[frame] = msgspec.structs.replace(key, frame=frame)
    return tuple(moved.values())


def _moves_across(keys: Keys, frame: int) -> bool:
    """Whether a track is on its way from one key to another at a frame."""
    return any(key.frame < frame for key in keys) and any(key.frame > frame for key in keys)


def _ease_at(keys: Keys, frame: int) -> Ease:
    return max((key for key in keys if key.frame < frame), key=lambda key: key.frame, default=keys[0]).ease
