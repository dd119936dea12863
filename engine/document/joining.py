"""Two shots as one continuous camera."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeVar

import msgspec

from engine.document.folding import folded, unfolded
from engine.document.keyed import later
from engine.document.locking import locks_of, places
from engine.document.model import Keyed, LayoutTrack, PoseTrack, Relation, Shot, Waiting
from engine.document.timing import between
from engine.values.time import Span

replace = msgspec.structs.replace
Track = TypeVar("Track", PoseTrack, LayoutTrack)
_SAME = tuple(name for name in Keyed.__struct_fields__ if name not in ("poses", "layouts"))


def joined(shot: Shot, other: Shot) -> Shot:
    """Two shots as one continuous camera: the first one's light, seed and takes, the keys of both.

    What was cut in two and is the same in both is put together again, and nothing else of it is changed.
    """
    at = shot.frames
    was = later(other, at)
    same = {name: getattr(shot, name) for name in _SAME if getattr(shot, name) == getattr(was, name)}
    poses = tuple(track for track in shot.poses if track in was.poses)
    layouts = tuple(track for track in shot.layouts if track in was.layouts)
    ended = closed(_without(shot, same, poses, layouts), start=False)
    moved = later(closed(_without(other, same, poses, layouts), end=False), at)
    both = replace(
        ended,
        panels=(*ended.panels, *moved.panels),
        words=(*ended.words, *moved.words),
        poses=_joined_tracks(shot.poses, poses, ended.poses, moved.poses),
        layouts=_joined_tracks(shot.layouts, layouts, ended.layouts, moved.layouts),
        camera=(*ended.camera, *moved.camera),
        keyframes=(*ended.keyframes, *moved.keyframes),
        staging=_staging(ended, moved, Span(0, at), Span(at, at + other.frames)),
        locks=locks_of(places((*ended.locks, *moved.locks))),
        retries=(*ended.retries, *moved.retries),
        tail=other.tail,
    )
    return replace(both, **same)


def closed(shot: Shot, *, start: bool = True, end: bool = True) -> Shot:
    """The shot with nothing out of sight beyond its ends: what was trimmed off there waits with its panels.

    Nobody moves by it: what moves across its ends is keyed there.
    """
    first, last = shot.panels[0], shot.panels[-1]
    if start and (frames := _reach(shot)[0]):
        whole = between(unfolded(shot, 0, "before"), -frames, shot.frames + _frames_of(first.before))
        shot = folded(whole, 0, "before", frames + _frames_of(first.before))
    if end and (frames := _reach(shot)[1]):
        whole = between(
            unfolded(shot, len(shot.panels) - 1, "behind"), 0, shot.frames + _frames_of(last.behind) + frames
        )
        shot = folded(whole, len(shot.panels) - 1, "behind", _frames_of(last.behind) + frames, shot.frames - 1)
    return replace(shot, head=0 if start else shot.head, tail=0 if end else shot.tail)


def _frames_of(waits: Waiting | None) -> int:
    return waits.frames if waits else 0


def _reach(shot: Shot) -> tuple[int, int]:
    """For how many frames before a shot and behind it there is anything."""
    tracks = (*shot.poses, *shot.layouts)
    keys = (*shot.camera, *shot.keyframes, *shot.retries, *(key for track in tracks for key in track.keys))
    spans = [each.span for each in (*shot.words, *shot.staging, *shot.locks) if each.span]
    edges = [0, shot.frames, *(edge for span in spans for edge in (span.start, span.stop))]
    for key in keys:
        edges += (key.frame, key.frame + 1)
    return -min(edges), max(edges) - shot.frames


def _without(shot: Shot, same: Iterable[str], poses: tuple[PoseTrack, ...], layouts: tuple[LayoutTrack, ...]) -> Shot:
    """The shot without what it has in common with another."""
    poses_of, layouts_of = ({track.entity for track in tracks} for tracks in (poses, layouts))
    return replace(
        shot,
        **dict.fromkeys(same, ()),
        poses=tuple(track for track in shot.poses if track.entity not in poses_of),
        layouts=tuple(track for track in shot.layouts if track.entity not in layouts_of),
    )


def _staging(ended: Shot, moved: Shot, here: Span, there: Span) -> tuple[Relation, ...]:
    """What holds in either shot, over its frames; what holds all through both goes on holding all through."""
    both = [relation for relation in ended.staging if relation.span is None and relation in moved.staging]
    first = (held(relation, here) for relation in ended.staging if relation not in both)
    second = (held(relation, there) for relation in moved.staging if relation not in both)
    return _merged(tuple(dict.fromkeys((*both, *first, *second))))


def held(relation: Relation, span: Span) -> Relation:
    """A relation that holds all through a shot as one that holds over its frames."""
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
    order: tuple[Track, ...], same: tuple[Track, ...], tracks: tuple[Track, ...], more: tuple[Track, ...]
) -> tuple[Track, ...]:
    """The tracks of two shots, one for each entity, and those that are the same in both as they are."""
    found = {track.entity: track for track in same}
    for track in (*tracks, *more):
        before = found.get(track.entity)
        found[track.entity] = replace(before, keys=(*before.keys, *track.keys)) if before else track
    names = dict.fromkeys(track.entity for track in (*order, *more))
    return tuple(found[who] for who in names if who in found)
