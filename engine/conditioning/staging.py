"""The staging as places on the stage: who stands where, how large, how far away, for every frame of a shot.

What an artist posed or boxed stays where it was put; the others find their places around where it stands as their
relations begin to hold, and stay there while it goes its way: a later key, or a cut that is moved, shifts nobody who
was seen before it. Where relations change within a shot people walk to their new places, they do not jump.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import networkx as nx
import numpy as np
from numpy.typing import NDArray

from engine.conditioning.relations import Orders, orders, spans
from engine.conditioning.sizes import GROUND, SEATS, size_of
from engine.document.figure import (
    HIPS,
    L_WRIST,
    NECK,
    R_WRIST,
    SITTING,
    Facing,
    Seen,
    body_boxes,
    fitted,
    sitting,
    standing,
)  # fmt: skip
from engine.document.model import Document, Entity, Shot
from engine.document.timing import between
from engine.document.tracks import box_rows, layout_track, pose_rows, pose_track
from engine.values.time import Span

Rows = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Stage:
    """A shot on its stage, before the camera: T frames, E entities that are not places, P of them with a skeleton."""

    entities: tuple[Entity, ...]  # E, in the order of the cast, places included
    people: tuple[int, ...]  # P indices into entities
    boxes: Rows  # [T, E, 4]
    valid: NDArray[np.bool_]  # [T, E]
    depth: Rows  # [T, E] larger is farther
    place: NDArray[np.int32]  # [T] index into entities, -1: nowhere in particular
    poses: Rows  # [T, P, 18, 2]
    confidence: Rows  # [T, P, 18]


def stage(document: Document, shot: Shot) -> Stage:
    """Solves the staging of a shot; raises StagingError where its relations contradict each other.

    Everybody finds their places in the shot's own time, and knows where relations change behind its end: to trim a shot
    moves nobody.
    """
    edges = (edge for relation in shot.staging if relation.span for edge in (relation.span.start, relation.span.stop))
    start, stop = max(0, shot.head), shot.frames
    if any(stop <= edge < stop + shot.tail for edge in edges):
        stop += shot.tail
    if not start and stop == shot.frames:
        return _solved(document, shot)
    found, rows = _solved(document, between(shot, -start, stop)), slice(start, start + shot.frames)
    return Stage(
        found.entities, found.people, found.boxes[rows], found.valid[rows], found.depth[rows], found.place[rows],
        found.poses[rows], found.confidence[rows],
    )  # fmt: skip


def _solved(document: Document, shot: Shot) -> Stage:
    aspect = document.width / document.height
    cast = {entity.id: entity for entity in document.cast}
    entities = _present(document, shot)
    index = {entity.id: at for at, entity in enumerate(entities)}
    things = [entity for entity in entities if entity.kind != "place"]
    frames = np.arange(shot.frames, dtype=np.int32)
    count = len(frames)
    pieces = [(span, orders(held, cast)) for span, held in spans(shot)]

    boxes = np.zeros((count, len(entities), 4))
    valid = np.zeros((count, len(entities)), np.bool_)
    depth = np.zeros((count, len(entities)))
    place = np.full(count, -1, np.int32)
    joints: dict[str, Rows] = {}
    seen: dict[str, Rows] = {}
    fixed: set[str] = set()
    for entity in things:
        at = index[entity.id]
        keyed, posed = layout_track(shot, entity.id), pose_track(shot, entity.id)
        if keyed:
            boxes[:, at], _ = box_rows(keyed.keys, frames)
            valid[:, at] = True
        if posed:
            joints[entity.id], seen[entity.id] = pose_rows(posed.keys, frames)
            boxes[:, at], valid[:, at] = body_boxes(joints[entity.id], seen[entity.id], aspect)
        if keyed or posed:
            fixed.add(entity.id)
        elif entity.kind == "character":
            joints[entity.id], seen[entity.id] = np.zeros((count, 18, 2)), np.zeros((count, 18))
            valid[:, at] = True
        else:
            valid[:, at] = True

    views = (entity for entity in entities if entity.kind == "place" and layout_track(shot, entity.id))
    view = next((index[entity.id] for entity in views), -1)  # a place with nobody in it
    free = [entity for entity in things if entity.id not in fixed]
    stands: list[dict[str, Rows]] = []  # for every piece the box of everybody who stands on their own
    for span, order in pieces:
        rows = slice(span.start, span.stop)
        place[rows] = view if order.place is None else index[order.place]
        known = {
            name: boxes[_met(shot, name, span, boxes[:, index[name]], valid[:, index[name]]), index[name]]
            for name in fixed
        }
        placed = _floor(things, free, known, order, aspect)
        stands.append(known | placed)
        for name, box in placed.items():
            boxes[rows, index[name]] = box
        for entity in things:
            depth[rows, index[entity.id]] = _depth(entity, order, cast)
    _glide(boxes, [index[entity.id] for entity in free], [span for span, _ in pieces], document.rate.nominal // 4)

    for (span, order), stood in zip(pieces, stands, strict=True):
        rows = slice(span.start, span.stop)
        for name in _hosts_first(things, order):
            entity, at = cast[name], index[name]
            if name in order.hosts and name not in fixed:
                boxes[rows, at] = _carried(entity, rows, boxes, joints, seen, index, order, cast, aspect)
                stood[name] = boxes[span.start, at]
            if entity.kind == "character" and name not in fixed:
                posture = sitting if _sits(name, order, cast) else standing
                far = {other: float(depth[span.start, index[other]]) for other in stood}
                figure = posture(_facing(name, stood, far, order), _hands(name, order))
                joints[name][rows] = fitted(figure, boxes[rows, at], aspect)
                seen[name][rows] = figure[:, 2]
    for entity in things:
        keyed = layout_track(shot, entity.id)
        if keyed:
            said = box_rows(keyed.keys, frames)[1]
            depth[:, index[entity.id]] = np.where(np.isnan(said), depth[:, index[entity.id]], said)

    people = tuple(index[entity.id] for entity in things if entity.id in joints)
    return Stage(
        entities, people, boxes, valid, depth, place,
        np.stack([joints[entities[at].id] for at in people], 1) if people else np.zeros((count, 0, 18, 2)),
        np.stack([seen[entities[at].id] for at in people], 1) if people else np.zeros((count, 0, 18)),
    )  # fmt: skip


def _present(document: Document, shot: Shot) -> tuple[Entity, ...]:
    """Whom the shot mentions, in the order of the cast."""
    named = {name for relation in shot.staging for name in (relation.subject, relation.object)}
    named |= {track.entity for track in shot.poses if track.keys} | {
        track.entity for track in shot.layouts if track.keys
    }
    return tuple(entity for entity in document.cast if entity.id in named)


def _met(shot: Shot, name: str, span: Span, boxes: Rows, seen: Seen) -> int:
    """The frame at which the others find somebody who was put where they are: as the span begins, or with the first
    key that has them in the frame, for who comes in from outside."""
    tracks = (pose_track(shot, name), layout_track(shot, name))
    keyed = sorted(key.frame for track in tracks if track for key in track.keys if key.frame in span)
    inside = (frame for frame in (span.start, *keyed) if seen[frame] and 0 <= boxes[frame, 0] + boxes[frame, 2] <= 2)
    return next(inside, span.start)


def _hosts_first(things: Sequence[Entity], order: Orders) -> list[str]:
    def steps(name: str) -> int:
        return 1 + steps(order.hosts[name][1]) if name in order.hosts else 0

    return sorted((entity.id for entity in things), key=steps)


def _depth(entity: Entity, order: Orders, cast: Mapping[str, Entity]) -> float:
    """How far away somebody is, in steps; props stand half a step behind people when nothing else is said."""
    if entity.id in order.hosts:
        verb, host = order.hosts[entity.id]
        return _depth(cast[host], order, cast) + (0.1 if verb == "in" else -0.1)
    if entity.id in order.depth:
        nearer = (_depth(cast[name], order, cast) + 1 for name in order.depth.predecessors(entity.id))
        return max(nearer, default=0.0)
    return 0.0 if entity.kind == "character" else 0.5


def _floor(
    things: Sequence[Entity], free: Sequence[Entity], known: Mapping[str, Rows], order: Orders, aspect: float
) -> dict[str, Rows]:
    """Boxes for whoever stands on their own and was not put anywhere by hand."""
    cast = {entity.id: entity for entity in things}
    sizes: dict[str, Rows] = {}
    for entity in free:
        if entity.id in order.hosts:
            continue
        size, far = size_of(entity), min(_depth(entity, order, cast), 3.0)
        scale = 0.9**far
        bottom = size.bottom - 0.045 * far if size.bottom == GROUND else size.bottom
        height = size.height * scale
        sizes[entity.id] = np.array([height * size.wide / aspect, bottom - height, bottom])
    names = [entity.id for entity in things if entity.id in sizes or entity.id in known]
    rank = _beside(names, order)

    def wished(name: str) -> tuple[float, int]:
        middle = (known[name][0] + known[name][2]) / 2 if name in known else 0.5
        return middle, rank.get(name, 0)

    row = [name for name in _in_line(names, order.across, wished) if name in rank]
    placed: dict[str, Rows] = {}
    run: list[str] = []
    before: str | None = None
    for name in [*row, None]:
        if name is not None and name in sizes:
            run.append(name)
            continue
        placed |= _spread(run, before, name, sizes, known, order)
        run, before = [], name
    return placed


def _in_line(names: Sequence[str], across: nx.DiGraph, wished: Callable[[str], tuple[float, int]]) -> Iterable[str]:
    """Everybody from left to right: as the order says, and where it says nothing as they are wished."""
    if not across:
        return sorted(names, key=wished)
    line = across.copy()
    line.add_nodes_from(names)
    return nx.lexicographical_topological_sort(line, key=wished)


def _beside(names: Sequence[str], order: Orders) -> dict[str, int]:
    """A place in the row for everybody, so that who stands behind or near somebody stands beside them."""
    if not (order.depth or order.near):
        return {name: at for at, name in enumerate(names)}
    together = nx.Graph([*order.depth.edges, *order.near])
    together.add_nodes_from(names)
    row: dict[str, int] = {}
    for name in names:
        if name in row:
            continue
        group = nx.node_connected_component(together, name)
        # begun at an end of the row, everybody comes to stand between those they belong to
        first = next((other for other in names if other in group and together.degree[other] == 1), name)
        for other in nx.dfs_preorder_nodes(together, first):
            row.setdefault(other, len(row))
    return {name: row[name] for name in names}


def _spread(
    run: Sequence[str], before: str | None, after: str | None, sizes: Mapping[str, Rows], known: Mapping[str, Rows],
    order: Orders,
) -> dict[str, Rows]:  # fmt: skip
    """Stands a run of neighbours between two who were put where they are, or between the edges of the frame."""
    if not run:
        return {}
    gaps = [_gap(one, other, sizes, order) for one, other in pairwise(run)]
    length = sum(float(sizes[name][0]) for name in run) + sum(gaps)
    start, stop = 0.03, 0.97
    if before is not None:
        start = float(known[before][2]) + 0.02
    if after is not None:
        stop = float(known[after][0]) - 0.02
    if length > stop - start and gaps:
        squeezed = max(0.0, length - (stop - start))
        gaps = [gap - min(squeezed / len(gaps), gap + 0.5 * float(min(sizes[a][0], sizes[b][0])))
                for gap, a, b in zip(gaps, run, run[1:], strict=False)]  # fmt: skip
        length = sum(float(sizes[name][0]) for name in run) + sum(gaps)
    at = (start + stop - length) / 2
    if after is not None and (order.near & {(run[-1], after)} or (length > stop - start and before is None)):
        at = stop - length
    elif before is not None and (order.near & {(run[0], before)} or (length > stop - start and after is None)):
        at = start
    placed: dict[str, Rows] = {}
    for name, gap in zip(run, [*gaps, 0.0], strict=True):
        width, top, bottom = sizes[name].tolist()
        placed[name] = np.array([at, top, at + width, bottom])
        at += width + gap
    return placed


def _gap(one: str, other: str, sizes: Mapping[str, Rows], order: Orders) -> float:
    """The air between two neighbours, a share of the frame's width; who stands behind somebody is partly covered."""
    if order.depth.has_edge(one, other) or order.depth.has_edge(other, one):
        return -0.55 * float(min(sizes[one][0], sizes[other][0]))
    return 0.02 if (one, other) in order.near else 0.14


def _glide(boxes: Rows, which: Sequence[int], pieces: Sequence[Span], reach: int) -> None:
    """Moves from one arrangement to the next around the frame where relations change.

    The shot's end does not hurry anybody: who is still on the way there is seen arriving when the shot grows.
    """
    if not which or len(pieces) < 2:
        return
    settled = boxes.copy()
    for one, other in pairwise(pieces):
        near = min(reach, len(one) // 2, reach if other is pieces[-1] else len(other) // 2)
        if near < 1:
            continue
        way = (np.arange(2 * near) + 0.5) / (2 * near)
        way = (way * way * (3 - 2 * way))[:, None, None]
        start, stop = settled[one.start, which], settled[other.start, which]
        rows = boxes[other.start - near : other.start + near]
        rows[:, which] = start + (stop - start) * way[: len(rows)]


def _carried(
    entity: Entity, rows: slice, boxes: Rows, joints: Mapping[str, Rows], seen: Mapping[str, Rows],
    index: Mapping[str, int], order: Orders, cast: Mapping[str, Entity], aspect: float,
) -> Rows:  # fmt: skip
    """Boxes [T, 4] of what is held by, stands on, is in or hangs above something else."""
    verb, host = order.hosts[entity.id]
    under = boxes[rows, index[host]]
    size = size_of(entity)
    scale = 0.9 ** min(max(_depth(cast[host], order, cast), 0.0), 3.0)
    height = size.height * scale
    width = height * size.wide / aspect
    siblings = [name for name in index if order.hosts.get(name) == (verb, host)]
    share = (siblings.index(entity.id) + 1) / (len(siblings) + 1)
    middle = under[:, 0] + (under[:, 2] - under[:, 0]) * share
    if verb == "holding":
        middle, bottom = _hand(host, siblings.index(entity.id), rows, under, joints, seen)
        bottom = bottom + height / 2
    elif verb == "on":
        bottom = under[:, 1]
        if _sits(entity.id, order, cast):
            seat = under[:, 1] + (under[:, 3] - under[:, 1]) * 0.5
            bottom = seat + (SITTING - HIPS) * height
            height, width = height * SITTING, width * 1.2
    elif verb == "in":
        bottom = under[:, 1] + (under[:, 3] - under[:, 1]) * 0.6
    else:
        bottom = np.maximum(under[:, 1] - 0.04, height + 0.02)
    return np.stack([middle - width / 2, bottom - height, middle + width / 2, bottom], 1)


def _hand(
    host: str, which: int, rows: slice, under: Rows, joints: Mapping[str, Rows], seen: Mapping[str, Rows]
) -> tuple[Rows, Rows]:
    """Where a hand is: the right one for the first thing held, then the left; the chest when no hand is seen."""
    chest = (under[:, 0] + under[:, 2]) / 2, under[:, 1] + (under[:, 3] - under[:, 1]) * 0.4
    if host not in joints:
        return chest
    at, sure = joints[host][rows], seen[host][rows]
    x, y = chest
    for joint in (NECK, *((R_WRIST, L_WRIST) if which % 2 else (L_WRIST, R_WRIST))):
        known = sure[:, joint] > 0
        x, y = np.where(known, at[:, joint, 0], x), np.where(known, at[:, joint, 1], y)
    return x, y


def _sits(name: str, order: Orders, cast: Mapping[str, Entity]) -> bool:
    """Whether somebody is on something that one sits on."""
    verb, host = order.hosts.get(name, ("", ""))
    return verb == "on" and cast[name].kind == "character" and cast[host].noun.lower().split(" ")[-1] in SEATS


def _hands(name: str, order: Orders) -> tuple[bool, bool]:
    held = sum(1 for verb, host in order.hosts.values() if verb == "holding" and host == name)
    return held > 0, held > 1


def _facing(name: str, stood: Mapping[str, Rows], far: Mapping[str, float], order: Orders) -> Facing:
    """Which way somebody turns who faces somebody else: to a side, or to or from us where that one is before or behind."""
    other = order.faces.get(name)
    root = order.root(other) if other else None
    if root is None or root not in stood or root == order.root(name):
        return "us"
    own, seen = stood[name], stood[root]
    aside = float(seen[0] + seen[2] - own[0] - own[2]) / 2
    if abs(aside) < float(own[2] - own[0]) * 0.35:
        return "away" if far[root] > far[name] else "us"
    return "right" if aside > 0 else "left"
