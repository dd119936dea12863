"""The people, things and places of the film."""

from __future__ import annotations

from typing import Any

import msgspec

from engine.document.model import Colour, Document, Entity, EntityKind, put
from engine.document.staging_edits import leave_shot
from engine.values.errors import InbetweenerError
from engine.values.ids import new_id

COLOURS: tuple[Colour, ...] = (
    (214, 84, 70), (62, 122, 178), (232, 176, 62), (92, 148, 98), (142, 96, 160), (222, 132, 92), (72, 156, 160),
    (188, 104, 132), (120, 112, 84), (96, 108, 132),
)  # fmt: skip
"""Colours that are told apart at a glance, for cast members in the order in which they join."""


def new_entity(document: Document, kind: EntityKind, name: str, noun: str = "", description: str = "") -> Entity:
    """Somebody new, in a colour that nobody of the cast wears yet while there is one."""
    worn = {entity.colour for entity in document.cast}
    free = [colour for colour in COLOURS if colour not in worn]
    colour = free[0] if free else COLOURS[len(document.cast) % len(COLOURS)]
    noun = noun or ("person" if kind == "character" else name.lower())
    return Entity(new_id("entity"), name, kind, noun, description, colour)


def add_entity(document: Document, entity: Entity) -> Document:
    if any(old.id == entity.id for old in document.cast):
        raise InbetweenerError(f"{entity.name} is in the cast already.")
    return msgspec.structs.replace(document, cast=(*document.cast, entity))


def change_entity(document: Document, entity_id: str, **changes: Any) -> Document:
    """``change_entity(document, ana, name="Anna", colour=(200, 40, 40))``"""
    old = document.entity(entity_id)
    new = msgspec.structs.replace(old, **changes)
    return document if new == old else msgspec.structs.replace(document, cast=put(document.cast, new))


def remove_entity(document: Document, entity_id: str) -> Document:
    """Takes somebody out of the cast, and out of every shot's staging, poses and boxes."""
    document.entity(entity_id)
    for shot in document.shots():
        document = leave_shot(document, shot.id, entity_id)
    return msgspec.structs.replace(document, cast=tuple(entity for entity in document.cast if entity.id != entity_id))


def move_entity(document: Document, entity_id: str, at: int) -> Document:
    """Moves somebody to another place in the list of the cast."""
    entity = document.entity(entity_id)
    others = [other for other in document.cast if other.id != entity_id]
    others.insert(max(0, min(at, len(others))), entity)
    return msgspec.structs.replace(document, cast=tuple(others))
