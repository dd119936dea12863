"""What is written under panels, in the board's own fields and the artist's, and what a board says of the camera."""

from __future__ import annotations

from typing import Any, Literal

import msgspec

from engine.document.changing import change_panel, change_shot, panel_place, within
from engine.document.model import CaptionField, Document, Panel, Shot, Written, find, put
from engine.document.panel_edits import LONGEST, Caption
from engine.document.speech import spoken_seconds
from engine.values.errors import InbetweenerError
from engine.values.ids import new_id
from engine.values.time import Rate, frames_in

replace = msgspec.structs.replace

CAPTIONS: tuple[Caption, ...] = ("action", "dialogue", "slugging", "notes")
"""The fields that every board has, in their order."""


def written(panel: Panel, field: str) -> str:
    """What stands in one of the artist's own fields."""
    return next((own.text for own in panel.own if own.field == field), "")


def write_own(document: Document, panel_id: str, field_id: str, text: str) -> Document:
    """Writes into one of the artist's own fields; a text of nothing leaves nothing behind."""
    find(document.fields, field_id)
    shot, at = panel_place(document, panel_id)
    texts = {own.field: own.text for own in shot.panels[at].own} | {field_id: text}
    order = [field.id for field in document.fields]
    own = tuple(Written(field, texts[field]) for field in order if texts.get(field))
    return change_panel(document, panel_id, own=own)


def add_field(document: Document, name: str, new: str | None = None) -> Document:
    """One more field under every panel."""
    _refuse_name(document, name, "")
    return replace(document, fields=(*document.fields, CaptionField(new or new_id("field"), name.strip())))


def rename_field(document: Document, field_id: str, name: str) -> Document:
    _refuse_name(document, name, field_id)
    return replace(document, fields=put(document.fields, replace(find(document.fields, field_id), name=name.strip())))


def remove_field(document: Document, field_id: str) -> Document:
    """Takes a field away with what is written in it."""
    find(document.fields, field_id)
    for shot in document.shots():
        for panel in shot.panels:
            if any(own.field == field_id for own in panel.own):
                left = tuple(own for own in panel.own if own.field != field_id)
                document = change_panel(document, panel.id, own=left)
    return replace(document, fields=tuple(field for field in document.fields if field.id != field_id))


def move_field(document: Document, field_id: str, way: Literal[-1, 1]) -> Document:
    """Puts a field one place further up or down."""
    fields = list(document.fields)
    at = fields.index(find(document.fields, field_id))
    to = max(0, min(len(fields) - 1, at + way))
    fields.insert(to, fields.pop(at))
    return document if to == at else replace(document, fields=tuple(fields))


def set_framing(document: Document, shot_id: str, **said: Any) -> Document:
    """What a board says of the camera: ``size``, ``angle``, ``lens`` in millimetres, ``move``. Nothing is painted by it."""
    framing = replace(document.shot(shot_id).framing, **said)
    if framing.lens is not None:
        within("The focal length of a lens in millimetres", framing.lens, 1, 2000)
    return change_shot(document, shot_id, framing=framing)


def camera_words(shot: Shot) -> str:
    """What a board says of the camera, in one line: "MS, low, 35 mm, push in"."""
    framing = shot.framing
    lens = f"{framing.lens:g} mm" if framing.lens else ""
    return ", ".join(filter(None, (framing.size, framing.angle, lens, framing.move)))


def suggested_frames(panel: Panel, rate: Rate) -> int | None:
    """How long the panel's dialogue takes to be said, in frames; None where nothing is said. It is never forced."""
    seconds = spoken_seconds(panel.dialogue)
    return max(1, min(LONGEST, frames_in(seconds, rate))) if seconds else None


def _refuse_name(document: Document, name: str, but: str) -> None:
    if not name.strip():
        raise InbetweenerError("A field needs a name.", "Call it what you write in it, such as Effects.")
    if any(field.name.casefold() == name.strip().casefold() and field.id != but for field in document.fields):
        raise InbetweenerError(f"There is a field “{name.strip()}” already.", "Give this one another name.")
