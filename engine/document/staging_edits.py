"""Saying who is in a shot and how they stand to each other."""

from __future__ import annotations

from itertools import compress
from typing import Any

import msgspec

from engine.document.changing import change_shot
from engine.document.keyed import everywhere
from engine.document.model import Document, Keyed, LayoutKey, LayoutTrack, Relation, Shot, Verb, Waiting
from engine.values.errors import InbetweenerError
from engine.values.time import Span


def relate(
    document: Document, shot_id: str, subject: str, verb: Verb, other: str, span: Span | None = None
) -> Document:
    """Adds a relation over a span of shot frames; None is as long as the shot lasts. One that is there already stays."""
    if subject == other:
        raise InbetweenerError(f"{document.entity(subject).name} cannot be {verb} itself.")
    for name in (subject, other):
        document.entity(name)
    shot = document.shot(shot_id)
    relation = Relation(subject, verb, other, span)
    if relation in shot.staging:
        return document
    return change_shot(document, shot_id, staging=(*shot.staging, relation))


def unrelate(document: Document, shot_id: str, relation: Relation) -> Document:
    shot = document.shot(shot_id)
    return change_shot(document, shot_id, staging=tuple(old for old in shot.staging if old != relation))


def change_relation(
    document: Document, shot_id: str, relation: Relation, verb: Verb | None = None, span: Span | None = None
) -> Document:
    """The same two in another relation, or over other frames; a span of None is the whole shot."""
    shot = document.shot(shot_id)
    new = msgspec.structs.replace(relation, verb=verb or relation.verb, span=span)
    changed = dict.fromkeys(new if old == relation else old for old in shot.staging)
    return change_shot(document, shot_id, staging=tuple(changed))


def leave_shot(document: Document, shot_id: str, entity_id: str) -> Document:
    """Takes somebody out of a shot: their relations, poses and boxes there, those that wait out of sight as well."""

    def without(keyed: Keyed) -> dict[str, Any]:
        there = [entity_id not in (relation.subject, relation.object) for relation in keyed.staging]
        left = {
            "staging": tuple(compress(keyed.staging, there)),
            "poses": tuple(track for track in keyed.poses if track.entity != entity_id),
            "layouts": tuple(track for track in keyed.layouts if track.entity != entity_id),
        }
        return left | ({"places": tuple(compress(keyed.places, there))} if isinstance(keyed, Waiting) else {})

    shot = document.shot(shot_id)
    left = everywhere(shot, without)
    return document if left == shot else document.with_shot(left)


def set_place(document: Document, shot_id: str, place_id: str | None) -> Document:
    """Where a shot plays, for shots in which nobody is: a view of an empty kitchen. None takes such a place away."""
    shot = document.shot(shot_id)
    places = {entity.id for entity in document.cast if entity.kind == "place"}
    bare = everywhere(
        shot, lambda keyed: {"layouts": tuple(track for track in keyed.layouts if track.entity not in places)}
    )
    if place_id is not None:
        document.entity(place_id)
        bare = with_place(bare, place_id)
    return change_shot(document, shot_id, layouts=bare.layouts, panels=bare.panels)


def with_place(shot: Shot, place_id: str) -> Shot:
    """A place fills the whole stage; a relation *Ana in kitchen* goes before it."""
    track = LayoutTrack(place_id, (LayoutKey(0, (0.0, 0.0, 1.0, 1.0)),))
    return msgspec.structs.replace(shot, layouts=(*shot.layouts, track))
