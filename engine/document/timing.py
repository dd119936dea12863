"""Trimming, cutting, joining and retiming shots with everything that is keyed on their frames."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import accumulate
from typing import TypeVar

import msgspec
import numpy as np

from engine.document.changing import Key, in_sight, key_at, replaced, with_key
from engine.document.locking import moved_locks
from engine.document.model import (
    CameraKey,
    Ease,
    Keyframe,
    LayoutKey,
    LayoutTrack,
    Panel,
    PoseKey,
    PoseTrack,
    Relation,
    Shot,
    Words,
)  # fmt: skip
from engine.document.tracks import box_rows, camera_at, pose_at
from engine.values.time import Span

replace = msgspec.structs.replace
Track = TypeVar("Track", PoseTrack, LayoutTrack)
Keys = tuple[PoseKey, ...] | tuple[LayoutKey, ...] | tuple[CameraKey, ...]


def between(shot: Shot, start: int, stop: int) -> Shot:
    """The shot from one of its frames to another, everything else out of sight; it can reach beyond its ends.

    To trim a shot, to cut it in two and to make it longer again are all this: nothing that is keyed is lost, and
    nobody moves. Words and relations that hold up to an end hold over what was never there before, too.
    """
    panels: list[Panel] = []
    for at, (panel, begin) in enumerate(zip(shot.panels, shot.panel_starts(), strict=True)):
        first = start if at == 0 else max(start, begin)
        last = stop if at + 1 == len(shot.panels) else min(stop, begin + panel.frames)
        if first < last:
            panels.append(replace(panel, frames=last - first, head=panel.head + first - begin))
    known = Span(min(0, -shot.head), shot.frames + shot.tail)  # all that it ever was

    def move_span(span: Span) -> Span:
        began = min(start, span.start) if span.start <= known.start else span.start
        ended = max(stop, span.stop) if span.stop >= known.stop else span.stop
        return Span(began - start, ended - start)

    moved = _with_frames(shot, lambda frame: frame - start, move_span)
    return replace(moved, panels=tuple(panels), head=shot.head + start, tail=max(0, known.stop - stop))


def spared(shot: Shot, most: int) -> Shot:
    """The shot with so many keys of each track at most out of sight at either end: those next to it, and the last one.

    A film that is cut a hundred times must not become a hundred times as large.
    """

    def kept(keys: tuple[Key, ...]) -> tuple[Key, ...]:
        inside = in_sight(shot, keys)
        before = tuple(key for key in keys if key.frame < 0)
        behind = tuple(key for key in keys if key.frame >= shot.frames)
        if max(len(before), len(behind)) <= most:
            return keys
        return (*before[:1], *before[1:][1 - most :], *inside, *behind[:-1][: most - 1], *behind[-1:])

    return replace(
        shot,
        poses=tuple(replace(track, keys=kept(track.keys)) for track in shot.poses),
        layouts=tuple(replace(track, keys=kept(track.keys)) for track in shot.layouts),
        camera=kept(shot.camera),
        keyframes=kept(shot.keyframes),
    )


def part(shot: Shot, first: int, stop: int) -> Shot:
    """The panels ``first <= panel < stop`` of a shot, with the keys that lie on their frames.

    What was trimmed off its ends stays with the panels at its ends.
    """
    starts = (*accumulate((panel.frames for panel in shot.panels), initial=0),)
    begin, end = starts[first], starts[stop]
    cut, ended = first > 0, stop < len(shot.panels)

    def move(frame: int) -> int | None:
        return None if (cut and frame < begin) or (ended and frame >= end) else frame - begin

    def move_span(span: Span) -> Span:
        edges = (min(edge, end) if ended else edge for edge in (span.start, span.stop))
        return Span(*((max(edge, begin) if cut else edge) - begin for edge in edges))

    head, tail = shot.head + begin, 0 if ended else shot.tail
    return replace(_with_frames(shot, move, move_span), panels=shot.panels[first:stop], head=head, tail=tail)


def closed(shot: Shot, *, start: bool = True, end: bool = True) -> Shot:
    """The shot without what was trimmed off it. Nobody moves by it: what moves across its ends is keyed there."""
    if start:
        shot = keyed_at(shot, 0, lambda keys, first: bool(keys) and keys[0].frame < first)
    if end:
        shot = keyed_at(shot, shot.frames - 1, lambda keys, last: bool(keys) and keys[-1].frame > last)

    def move(frame: int) -> int | None:
        return None if (start and frame < 0) or (end and frame >= shot.frames) else frame

    def move_span(span: Span) -> Span:
        edges = (min(edge, shot.frames) if end else edge for edge in (span.start, span.stop))
        return Span(*(max(edge, 0) if start else edge for edge in edges))

    if start and shot.panels[0].head:
        shot = _unpinned(shot)
    head, tail = 0 if start else shot.head, 0 if end else shot.tail
    return replace(_with_frames(shot, move, move_span), head=head, tail=tail)


def _unpinned(shot: Shot) -> Shot:
    """The shot with a first panel that begins with what it shows first; where its drawing was pinned, a picture is."""
    first = shot.panels[0]
    panels = replaced(shot.panels, 0, replace(first, head=0, pinned=False))
    if not (first.pinned and first.drawing):
        return replace(shot, panels=panels)
    return replace(shot, panels=panels, keyframes=with_key(shot.keyframes, Keyframe(-first.head, first.drawing)))


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


def joined(shot: Shot, other: Shot) -> Shot:
    """Two shots as one continuous camera: the first one's light, seed and takes, the keys of both.

    Of a track that was cut in two and is the same in both, nothing is changed.
    """
    at = shot.frames
    ended, begun = closed(shot, start=False), closed(other, end=False)
    moved, was = later(begun, at), later(other, at)
    both = [relation for relation in shot.staging if relation.span is None and relation in other.staging]
    staging = dict.fromkeys(
        [
            *both,
            *(_held(relation, Span(0, at)) for relation in ended.staging if relation not in both),
            *(_held(relation, Span(at, at + other.frames)) for relation in moved.staging if relation not in both),
        ]
    )
    return replace(
        ended,
        panels=(*ended.panels, *moved.panels),
        words=shot.words if shot.words == was.words else (*ended.words, *moved.words),
        poses=_joined_tracks(shot.poses, was.poses, ended.poses, moved.poses),
        layouts=_joined_tracks(shot.layouts, was.layouts, ended.layouts, moved.layouts),
        camera=shot.camera if shot.camera == was.camera else (*ended.camera, *moved.camera),
        keyframes=(*ended.keyframes, *moved.keyframes),
        staging=shot.staging if shot.staging == was.staging else _merged(tuple(staging)),
        locks=(*ended.locks, *moved.locks),
        retries=(*ended.retries, *moved.retries),
        tail=other.tail,
    )


def later(shot: Shot, frames: int) -> Shot:
    """Everything that is keyed and said so many frames later, under the panels as they are."""
    return _with_frames(shot, lambda frame: frame + frames, lambda span: span.moved(frames))


def retimed(shot: Shot, panel: int, frames: int) -> Shot:
    """The shot with one panel made longer or shorter; what comes after moves along.

    Keys inside the panel keep their distance from its beginning; those that no longer fit go to its last frame. Behind
    the last panel there is room to wait out of sight.
    """
    if panel + 1 == len(shot.panels):
        return between(shot, 0, shot.frames + frames - shot.panels[panel].frames)
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


def _moves_across(keys: Keys, frame: int) -> bool:
    """Whether a track is on its way from one key to another at a frame."""
    return any(key.frame < frame for key in keys) and any(key.frame > frame for key in keys)


def _ease_at(keys: Keys, frame: int) -> Ease:
    return max((key for key in keys if key.frame < frame), key=lambda key: key.frame, default=keys[0]).ease


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


def _joined_tracks(
    old: tuple[Track, ...], was: tuple[Track, ...], tracks: tuple[Track, ...], more: tuple[Track, ...]
) -> tuple[Track, ...]:
    """What is left of the tracks of two shots, one for each entity; those that are the same in ``old`` and ``was`` stay."""
    found = {track.entity: track for track in old if track in was}
    same = set(found)
    for track in (*tracks, *more):
        if track.entity not in same:
            before = found.get(track.entity)
            found[track.entity] = replace(before, keys=(*before.keys, *track.keys)) if before else track
    order = dict.fromkeys(track.entity for track in (*old, *more))
    return tuple(found[who] for who in order if who in found)
