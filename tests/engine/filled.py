"""Shots with everything in them that lies on frames, for promises that hold for every one."""

from __future__ import annotations

from typing import Any

import msgspec
from hypothesis import strategies as st

from engine.document.locking import locks_of
from engine.document.model import (
    CameraKey,
    Document,
    Ease,
    Keyframe,
    LayoutKey,
    LayoutTrack,
    Lock,
    Panel,
    PoseKey,
    PoseTrack,
    Relation,
    Retry,
    Shot,
    Words,
)
from engine.values.time import Span
from tests.engine.boards import film, standing

EASES: tuple[Ease, ...] = ("linear", "smooth", "hold")
DRAWING = "a" * 64 + ".png"


@st.composite
def shots(draw: st.DrawFn, name: str = "shot", panels: int = 4) -> Shot:
    """A shot of some panels in which anything may be keyed, said, pinned and locked anywhere."""
    lengths = draw(st.lists(st.integers(1, 12), min_size=2, max_size=panels))
    frames = sum(lengths)

    def keys(kind: type, **values: st.SearchStrategy[Any]) -> tuple[Any, ...]:
        at = draw(st.sets(st.integers(0, frames - 1), max_size=5))
        return tuple(kind(frame, **{name: draw(value) for name, value in values.items()}) for frame in sorted(at))

    def spans() -> list[Span]:
        edges = draw(st.lists(st.tuples(st.integers(0, frames), st.integers(0, frames)), max_size=3))
        return [Span(min(edge), max(edge)) for edge in edges if edge[0] != edge[1]]

    where = st.integers(0, 8).map(lambda at: at / 8)
    ease = st.sampled_from(EASES)
    poses = [PoseTrack(who, keys(PoseKey, joints=where.map(standing), ease=ease)) for who in ("ana", "lamp")]
    boxes = where.map(lambda at: (at, 0.2, at + 0.2, 0.8))
    layouts = [LayoutTrack(who, keys(LayoutKey, box=boxes, ease=ease)) for who in ("lamp", "ana")]
    said = draw(st.permutations([("ana", "left of", "lamp"), ("lamp", "near", "ana"), ("ana", "holding", "lamp")]))
    staging = [Relation(*each, span) for each, span in zip(said, [*spans(), None], strict=False)]
    locked = [Lock(span, name, "take", 100 * at) for at, span in enumerate(spans())]
    return Shot(
        name,
        tuple(Panel(f"{name}-{at}", length, DRAWING, pinned=draw(st.booleans())) for at, length in enumerate(lengths)),
        words=tuple(sorted((Words(span, text) for span, text in zip(spans(), "abc", strict=False)), key=_span_of)),
        poses=tuple(track for track in poses if track.keys),
        layouts=tuple(track for track in layouts if track.keys),
        camera=keys(CameraKey, zoom=where.map(lambda at: 1 + at), ease=ease),
        keyframes=tuple(
            Keyframe(frame, DRAWING) for frame in sorted(draw(st.sets(st.integers(0, frames - 1), max_size=3)))
        ),
        staging=tuple(staging),
        locks=locks_of({at: (name, "take", at) for lock in locked for at in range(lock.span.start, lock.span.stop)}),
        retries=tuple(Retry(frame, frame) for frame in sorted(draw(st.sets(st.integers(0, frames - 1), max_size=3)))),
    )


def _span_of(words: Words) -> Span:
    return words.span


def films(**changes: Any) -> st.SearchStrategy[Document]:
    """Films of two such shots."""
    return st.tuples(shots("one"), shots("two")).map(lambda both: film(*both, **changes))


def forgetful(shot: Shot) -> Shot:
    """The shot without what waits out of sight between its panels."""
    panels = tuple(msgspec.structs.replace(panel, before=None, behind=None) for panel in shot.panels)
    return msgspec.structs.replace(shot, panels=panels)


def apart(document: Document, other: Document) -> dict[str, tuple[Any, Any]]:
    """What is not the same in the shots of two films, by the names of their fields; nothing where the films are equal."""
    pairs = zip(document.shots(), other.shots(), strict=True)
    found = {
        f"{one.id}.{name}": (getattr(one, name), getattr(two, name))
        for one, two in pairs
        for name in one.__struct_fields__
        if getattr(one, name) != getattr(two, name)
    }
    return found or ({"the film": (document, other)} if document != other else {})
