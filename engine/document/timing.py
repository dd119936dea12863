"""Cutting, joining and retiming shots with everything that is keyed on their frames."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import accumulate

import msgspec
import numpy as np

from engine.document.changing import Key, key_at, replaced, with_key
from engine.document.locking import moved_locks
from engine.document.model import (
    CameraKey,
    Ease,
    LayoutKey,
    LayoutTrack,
    PoseKey,
    PoseTrack,
    Relation,
    Shot,
    Words,
)  # fmt: skip
from engine.document.tracks import box_rows, camera_at, pose_at
from engine.values.time import Span

replace = msgspec.structs.replace


def part(shot: Shot, first: int, stop: int) -> Shot:
    """The panels ``first <= panel < stop`` of a shot, with the keys that lie on their frames."""
    starts = (*accumulate((panel.frames for panel in shot.panels), initial=0),)
    kept = Span(starts[first], starts[stop])

    def move(frame: int) -> int | None:
        return frame - kept.start if frame in kept else None

    def move_span(span: Span) -> Span:
        return Span(*(max(0, min(edge - kept.start, len(kept))) for edge in (span.start, span.stop)))

    return replace(_with_frames(shot, move, move_span), panels=shot.panels[first:stop])


def keyed_at(shot: Shot, frame: int) -> Shot:
    """The shot with a key on a frame in every track that moves across it, so that a cut there changes no pose."""
    poses: list[PoseTrack] = []
    for track in shot.poses:
        joints = pose_at(shot, track.entity, frame)
        if joints and _moves_across(track.keys, frame):
            key = PoseKey(frame, joints, _ease_at(track.keys, frame))
            track = replace(track, keys=with_key(track.keys, key))
        poses.append(track)
    layouts: list[LayoutTrack] = []
    for track in shot.layouts:
        if _moves_across(track.keys, frame):
            (box,), (depth,) = box_rows(track.keys, np.array([frame], np.int32))
            left, top, right, bottom = box.tolist()
            known = None if np.isnan(depth) else float(depth)
            key = LayoutKey(frame, (left, top, right, bottom), known, _ease_at(track.keys, frame))
            track = replace(track, keys=with_key(track.keys, key))
        layouts.append(track)
    camera = shot.camera
    if _moves_across(camera, frame):
        camera = with_key(camera, replace(camera_at(shot, frame), ease=_ease_at(camera, frame)))
    return replace(shot, poses=tuple(poses), layouts=tuple(layouts), camera=camera)


def joined(shot: Shot, other: Shot) -> Shot:
    """Two shots as one continuous camera: the first one's light, seed and takes, the keys of both."""
    at = shot.frames

    def later(frame: int) -> int:
        return frame + at

    moved = _with_frames(other, later, lambda span: span.moved(at))
    both = [relation for relation in shot.staging if relation.span is None and relation in other.staging]
    staging = dict.fromkeys(
        [
            *both,
            *(_held(relation, Span(0, at)) for relation in shot.staging if relation not in both),
            *(_held(relation, Span(at, at + other.frames)) for relation in moved.staging if relation not in both),
        ]
    )
    return replace(
        shot,
        panels=(*shot.panels, *other.panels),
        words=(*shot.words, *moved.words),
        poses=_joined_poses(shot.poses, moved.poses),
        layouts=_joined_layouts(shot.layouts, moved.layouts),
        camera=(*shot.camera, *moved.camera),
        keyframes=(*shot.keyframes, *moved.keyframes),
        staging=_merged(tuple(staging)),
        locks=(*shot.locks, *moved.locks),
        retries=(*shot.retries, *moved.retries),
    )


def retimed(shot: Shot, panel: int, frames: int) -> Shot:
    """The shot with one panel made longer or shorter; what comes after moves along.

    Keys inside the panel keep their distance from its beginning; those that no longer fit go to its last frame.
    """
    start = shot.panel_starts()[panel]
    old = shot.panels[panel].frames

    def move(frame: int) -> int:
        if frame < start:
            return frame
        return frame + frames - old if frame >= start + old else min(frame, start + frames - 1)

    def move_span(span: Span) -> Span:
        edges = (
            edge + frames - old if edge >= start + old else min(edge, start + frames)
            for edge in (span.start, span.stop)
        )
        return Span(*edges)

    changed = _with_frames(shot, move, move_span)
    return replace(changed, panels=replaced(shot.panels, panel, replace(shot.panels[panel], frames=frames)))


def _with_frames(shot: Shot, move: Callable[[int], int | None], move_span: Callable[[Span], Span]) -> Shot:
    """The shot with every key and every span moved; what has no frame left is gone."""
    poses = (PoseTrack(track.entity, _moved(track.keys, move)) for track in shot.poses)
    layouts = (LayoutTrack(track.entity, _moved(track.keys, move)) for track in shot.layouts)
    words = (Words(move_span(words.span), words.text) for words in shot.words)
    staging = (replace(r, span=move_span(r.span)) if r.span else r for r in shot.staging)
    retries = {frame: retry for retry in shot.retries if (frame := move(retry.frame)) is not None}
    return replace(
        shot,
        locks=moved_locks(shot.locks, move),
        retries=tuple(replace(retry, frame=frame) for frame, retry in sorted(retries.items())),
        poses=tuple(track for track in poses if track.keys),
        layouts=tuple(track for track in layouts if track.keys),
        camera=_moved(shot.camera, move),
        keyframes=_moved(shot.keyframes, move),
        words=tuple(words for words in words if len(words.span)),
        staging=tuple(relation for relation in staging if relation.span is None or len(relation.span)),
    )


def _moved(keys: tuple[Key, ...], move: Callable[[int], int | None]) -> tuple[Key, ...]:
    moved: dict[int, Key] = {}
    for key in keys:
        frame = move(key.frame)
        if frame is not None:
            moved[frame] = msgspec.structs.replace(key, frame=frame)
    return tuple(moved.values())


def _moves_across(keys: tuple[Key, ...], frame: int) -> bool:
    """Whether a track is on its way from one key to another at a frame that has no key itself."""
    return (
        any(key.frame < frame for key in keys)
        and any(key.frame > frame for key in keys)
        and key_at(keys, frame) is None
    )


def _ease_at(keys: tuple[PoseKey, ...] | tuple[LayoutKey, ...] | tuple[CameraKey, ...], frame: int) -> Ease:
    return max((key for key in keys if key.frame < frame), key=lambda key: key.frame).ease


def _held(relation: Relation, span: Span) -> Relation:
    return relation if relation.span else replace(relation, span=span)


def _merged(relations: Sequence[Relation]) -> tuple[Relation, ...]:
    """Relations that follow each other without a gap become one again."""
    merged: list[Relation] = []
    for relation in relations:
        for at, old in enumerate(merged):
            same = (old.subject, old.verb, old.object) == (relation.subject, relation.verb, relation.object)
            if same and old.span and relation.span and old.span.stop == relation.span.start:
                merged[at] = replace(old, span=Span(old.span.start, relation.span.stop))
                break
        else:
            merged.append(relation)
    return tuple(merged)


def _joined_poses(tracks: tuple[PoseTrack, ...], more: tuple[PoseTrack, ...]) -> tuple[PoseTrack, ...]:
    keys: dict[str, tuple[PoseKey, ...]] = {}
    for track in (*tracks, *more):
        keys[track.entity] = (*keys.get(track.entity, ()), *track.keys)
    return tuple(PoseTrack(entity, own) for entity, own in keys.items())


def _joined_layouts(tracks: tuple[LayoutTrack, ...], more: tuple[LayoutTrack, ...]) -> tuple[LayoutTrack, ...]:
    keys: dict[str, tuple[LayoutKey, ...]] = {}
    for track in (*tracks, *more):
        keys[track.entity] = (*keys.get(track.entity, ()), *track.keys)
    return tuple(LayoutTrack(entity, own) for entity, own in keys.items())
