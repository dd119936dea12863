"""What is trimmed off a panel inside its shot: folded away with the frames that it lay on, and unfolded again.

Keys and spans are addressed by the shot's frames, and those run on from panel to panel. Frames that are trimmed off
where two panels meet have no number left: what lay on them waits with the panel that lost them, counted from the first
of them, and nothing that is seen, painted or measured asks for it. Three rules make that one thing with the trimming of
a shot's ends:

- A fold remembers enough to be undone to the letter. To lengthen a panel is to unfold it altogether and to fold what is
  left over, so that it does not matter in how many steps it is made longer.
- What comes behind a fold stays as it was. Where a track loses keys that it rested on or came from it is keyed there as
  it stood, and that key goes again with the fold, unless somebody has touched it. What comes before the fold leads to it.
- A fold in which nothing would be remembered is none.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, TypeVar

import msgspec

from engine.document.changing import Key, replaced
from engine.document.keyed import keyed_at, with_frames
from engine.document.locking import locks_of, places
from engine.document.model import Keyed, LayoutTrack, PoseTrack, Relation, Shot, Waiting, Words
from engine.values.time import Span

replace = msgspec.structs.replace
Side = Literal["before", "behind"]
Track = TypeVar("Track", PoseTrack, LayoutTrack)
Held = TypeVar("Held", Words, Relation)


def opened(shot: Shot, panel: int, side: Side, frames: int) -> Shot:
    """The shot with so many frames more on one side of a panel; what the panel has there holds over them."""
    if not frames:
        return shot
    at = _edge(shot, panel, side)

    def move_span(span: Span) -> Span:
        begins = span.start >= at if side == "behind" else span.start > at
        ends = span.stop >= at if side == "behind" else span.stop > at
        return Span(span.start + frames * begins, span.stop + frames * ends)

    moved = with_frames(shot, lambda frame: frame + frames if frame >= at else frame, move_span)
    return _resized(moved, panel, side, frames)


def folded(shot: Shot, panel: int, side: Side, frames: int, still: int | None = None) -> Shot:
    """The shot without so many frames on one side of a panel that has nothing waiting there; all that lay on them waits.

    ``still`` is the frame that is keyed where keys go, if it is not the one behind them.
    """
    at = _edge(shot, panel, side) - (frames if side == "behind" else 0)
    gone = Span(at, at + frames)
    held = keyed_at(shot, gone.stop if still is None else still, lambda keys, _: any(key.frame in gone for key in keys))

    def move(frame: int) -> int | None:
        return None if frame in gone else frame if frame < at else frame - frames

    def edge(frame: int) -> int:
        return frame if frame <= at else max(at, frame - frames)

    left = with_frames(held, move, lambda span: Span(edge(span.start), edge(span.stop)))
    left = _resized(left, panel, side, -frames)
    if opened(left, panel, side, frames) == shot:
        return left
    return _with_waiting(left, panel, side, _waiting(shot, held, gone))


def unfolded(shot: Shot, panel: int, side: Side) -> Shot:
    """The shot with everything in sight again that waits on one side of a panel."""
    waits = getattr(shot.panels[panel], side)
    if waits is None:
        return shot
    at = _edge(shot, panel, side)
    gone = Span(at, at + waits.frames)

    def move_span(span: Span) -> Span:
        return Span(span.start + waits.frames * (span.start >= at), span.stop + waits.frames * (span.stop > at))

    bare = _with_waiting(_unkeyed(shot, waits, at), panel, side, None)
    shot = with_frames(bare, lambda frame: frame + waits.frames if frame >= at else frame, move_span)
    shot = _resized(shot, panel, side, waits.frames)
    back = with_frames(
        waits, lambda frame: at + frame if 0 <= frame < waits.frames else None, lambda span: span.moved(at)
    )
    return replace(
        shot,
        words=tuple(sorted(_spans(shot.words, back.words, gone), key=lambda words: words.span)),
        staging=_spans(shot.staging, back.staging, gone, back.places),
        poses=_tracks(shot.poses, waits.poses, back.poses),
        layouts=_tracks(shot.layouts, waits.layouts, back.layouts),
        camera=_in_order(shot.camera, back.camera),
        keyframes=_in_order(shot.keyframes, back.keyframes),
        locks=locks_of(places((*shot.locks, *back.locks))),
        retries=tuple(sorted((*shot.retries, *back.retries), key=lambda retry: retry.frame)),
    )


def _edge(shot: Shot, panel: int, side: Side) -> int:
    """The shot frame at which a panel begins, or the one behind it."""
    return shot.panel_starts()[panel] + (shot.panels[panel].frames if side == "behind" else 0)


def _resized(shot: Shot, panel: int, side: Side, more: int) -> Shot:
    own = shot.panels[panel]
    begun = more if side == "before" else 0  # so much earlier
    panels = replaced(shot.panels, panel, replace(own, frames=own.frames + more, head=own.head - begun))
    return replace(shot, panels=panels, head=shot.head if panel else shot.head - begun)


def _with_waiting(shot: Shot, panel: int, side: Side, waits: Waiting | None) -> Shot:
    own = shot.panels[panel]
    now = replace(own, before=waits) if side == "before" else replace(own, behind=waits)
    return replace(shot, panels=replaced(shot.panels, panel, now))


# -- what waits -------------------------------------------------------------------------------------------------------


def _waiting(shot: Shot, held: Shot, gone: Span) -> Waiting:
    """What lies on some frames of a shot, with the keys that ``held`` has because of that.

    Every track is named, so that those of which nothing is left in sight come back to their places.
    """

    def waits(keys: tuple[Key, ...], now: tuple[Key, ...]) -> tuple[Key, ...]:
        were = {key.frame for key in keys}
        went = (key for key in now if key.frame in gone or key.frame not in were)
        return tuple(replace(key, frame=key.frame - gone.start) for key in went)

    def among(span: Span | None) -> bool:
        return span is not None and span.meets(gone) and not (span.start < gone.start and gone.stop < span.stop)

    lying = {name: getattr(shot, name) for name in Keyed.__struct_fields__}
    lying["words"] = tuple(words for words in shot.words if among(words.span))
    lying["staging"] = tuple(relation for relation in shot.staging if among(relation.span))
    waiting = with_frames(
        Waiting(frames=len(gone), **lying),
        lambda frame: frame - gone.start if frame in gone else None,
        lambda span: span.moved(-gone.start),
    )
    return replace(
        waiting,
        poses=tuple(
            replace(was, keys=waits(was.keys, now.keys)) for was, now in zip(shot.poses, held.poses, strict=True)
        ),
        layouts=tuple(
            replace(was, keys=waits(was.keys, now.keys)) for was, now in zip(shot.layouts, held.layouts, strict=True)
        ),
        camera=waits(shot.camera, held.camera),
        places=tuple(at for at, relation in enumerate(shot.staging) if among(relation.span)),
    )


def _unkeyed(shot: Shot, waits: Waiting, at: int) -> Shot:
    """The shot without the keys that were made because others had to wait, as far as nobody has touched them."""

    def left(keys: tuple[Key, ...], waiting: tuple[Key, ...]) -> tuple[Key, ...]:
        beyond = (key for key in waiting if not 0 <= key.frame < waits.frames)
        made = [replace(key, frame=at + (-1 if key.frame < 0 else 0)) for key in beyond]
        return tuple(key for key in keys if key not in made)

    poses = {track.entity: track.keys for track in waits.poses}
    layouts = {track.entity: track.keys for track in waits.layouts}
    return replace(
        shot,
        poses=tuple(replace(track, keys=left(track.keys, poses.get(track.entity, ()))) for track in shot.poses),
        layouts=tuple(replace(track, keys=left(track.keys, layouts.get(track.entity, ()))) for track in shot.layouts),
        camera=left(shot.camera, waits.camera),
    )


# -- what comes back --------------------------------------------------------------------------------------------------


def _in_order(keys: tuple[Key, ...], more: tuple[Key, ...]) -> tuple[Key, ...]:
    return tuple(sorted((*keys, *more), key=lambda key: key.frame))


def _tracks(seen: tuple[Track, ...], named: tuple[Track, ...], back: tuple[Track, ...]) -> tuple[Track, ...]:
    """The tracks that are seen with the keys that come back, in the order in which they stood."""
    found = {track.entity: track for track in seen}
    for track in back:
        here = found.get(track.entity)
        keys = sorted((*(here.keys if here else ()), *track.keys), key=lambda key: key.frame)
        found[track.entity] = replace(track, keys=tuple(keys))
    order = dict.fromkeys(track.entity for track in (*named, *seen))
    return tuple(found[who] for who in order if who in found)


def _spans(seen: tuple[Held, ...], back: tuple[Held, ...], gone: Span, stood: Sequence[int] = ()) -> tuple[Held, ...]:
    """What is said in sight with what comes back: the rest of something that is still said, or a thing by itself."""
    found = list(seen)
    for number, each in enumerate(back):
        assert each.span is not None, "only what has a span waits"
        place = stood[number] if stood else len(found)
        at = _rest_of(found, each, gone, place)
        span = Span(max(each.span.start, gone.start), min(each.span.stop, gone.stop))
        if at is None:
            found.insert(place, replace(each, span=span))
        else:
            here = found[at].span
            assert here is not None, "it touches what comes back"
            found[at] = replace(each, span=Span(min(here.start, span.start), max(here.stop, span.stop)))
    return tuple(found)


def _rest_of(seen: Sequence[Held], each: Held, gone: Span, place: int) -> int | None:
    """Where that stands of which something comes back the rest: the same, up to the frames that open or from them on.

    Where the same is said twice, it is the one in its place, or the one that is nearest to what it was.
    """
    assert each.span is not None, "only what has a span waits"
    before, behind = each.span.start < gone.start, each.span.stop > gone.stop
    bare = replace(each, span=gone)
    touching = [
        (at != place, abs(span.start - each.span.start) + abs(span.stop - each.span.stop), at)
        for at, span in ((at, one.span) for at, one in enumerate(seen) if replace(one, span=gone) == bare)
        if span and ((before and span.stop == gone.start) or (behind and span.start == gone.stop))
    ]
    return min(touching)[2] if touching else None
