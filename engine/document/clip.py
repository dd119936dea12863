"""Panels that were copied, with everything keyed on them: to be pasted into this film or another one."""

from __future__ import annotations

from collections.abc import Sequence as Several
from typing import Any

import msgspec

from engine.document.assets import named_assets
from engine.document.changing import panel_place
from engine.document.joining import joined
from engine.document.keyed import everywhere, keyed_at, recast
from engine.document.model import AssetName, CaptionField, Document, Entity, Keyed, Panel, Sequence, Shot, waiting
from engine.document.panel_edits import inserted
from engine.document.shot_edits import add_shot
from engine.document.timing import part
from engine.values.errors import InbetweenerError
from engine.values.ids import new_id

replace = msgspec.structs.replace


class Clip(msgspec.Struct, frozen=True):
    """What was copied: whole shots, or some panels of one."""

    shots: tuple[Shot, ...]
    whole: bool  # the shots are all there; else they come as panels of the shot that they are pasted into
    cast: tuple[Entity, ...] = ()
    fields: tuple[CaptionField, ...] = ()

    def panels(self) -> tuple[Panel, ...]:
        return tuple(panel for shot in self.shots for panel in shot.panels)

    def assets(self) -> tuple[AssetName, ...]:
        """Every file that the clip names."""
        return tuple(named_assets(Document("", "", cast=self.cast, sequences=(Sequence("", "", self.shots),))))


def clip_of(document: Document, panel_ids: Several[str]) -> Clip:
    """Some panels, in the order of the film. Nobody's pose changes by it: what moves across a cut is keyed there."""
    chosen = set(panel_ids)
    shots, whole = list[Shot](), True
    for shot in document.shots():
        places = [at for at, panel in enumerate(shot.panels) if panel.id in chosen]
        if len(places) == len(shot.panels):
            shots.append(shot)
        elif places:
            whole = False
            shots.append(_some(shot, places))
    if not shots:
        raise InbetweenerError("Nothing is chosen to be copied.", "Choose one or more panels on the boards.")
    players = {name for shot in shots for name in _players(shot)}
    written = {own.field for shot in shots for panel in shot.panels for own in panel.own}
    return Clip(
        tuple(shots), whole or len(shots) > 1,
        tuple(entity for entity in document.cast if entity.id in players),
        tuple(field for field in document.fields if field.id in written),
    )  # fmt: skip


def fresh(clip: Clip) -> Clip:
    """The clip with new ids, without numbers and without what was painted: ready to be pasted once."""
    return replace(clip, shots=tuple(_fresh(everywhere(shot, _unpainted)) for shot in clip.shots))


def paste(document: Document, clip: Clip, after: str | None) -> Document:
    """Puts a fresh clip after a panel, or at the end of the film.

    Whole shots come after the panel's shot, panels into it. Who is not in the cast joins it; somebody of the same kind
    and name is taken to be the same.
    """
    document, names = _with_cast(document, clip)
    document, fields = _with_fields(document, clip)
    shots = tuple(_renamed(shot, names, fields) for shot in clip.shots)
    if clip.whole or after is None:
        beside = panel_place(document, after)[0].id if after else None
        for shot in shots:
            document = add_shot(document, shot, beside)
            beside = shot.id
        return document
    target, at = panel_place(document, after)
    return document.with_shot(inserted(target, at + 1, shots[0]))


def _fresh(shot: Shot) -> Shot:
    panels = tuple(replace(panel, id=new_id("panel")) for panel in shot.panels)
    return replace(
        shot, id=new_id("shot"), number="", kept="", take=None, approved=None, take_notes=(), cut_from=(), panels=panels
    )


def _unpainted(_: Keyed) -> dict[str, Any]:
    return {"locks": (), "retries": ()}


def _some(shot: Shot, places: list[int]) -> Shot:
    starts = (*shot.panel_starts(), shot.frames)
    for at in places:
        shot = keyed_at(keyed_at(shot, starts[at]), starts[at + 1] - 1)
    first, *rest = (part(shot, at, at + 1) for at in places)
    for one in rest:
        first = joined(first, one)
    return first


def _players(shot: Shot) -> set[str]:
    every = (shot, *waiting(shot))
    keyed = {track.entity for each in every for track in (*each.poses, *each.layouts)}
    return keyed | {name for each in every for r in each.staging for name in (r.subject, r.object)}


def _with_cast(document: Document, clip: Clip) -> tuple[Document, dict[str, str]]:
    here = {entity.id for entity in document.cast}
    alike = {(entity.kind, entity.name.casefold()): entity.id for entity in document.cast}
    names, new = dict[str, str](), list[Entity]()
    for entity in clip.cast:
        if entity.id not in here:
            known = alike.get((entity.kind, entity.name.casefold()))
            names[entity.id] = known or entity.id
            if known is None:
                new.append(entity)
    return (replace(document, cast=(*document.cast, *new)) if new else document), names


def _with_fields(document: Document, clip: Clip) -> tuple[Document, dict[str, str]]:
    here = {field.id for field in document.fields}
    alike = {field.name.casefold(): field.id for field in document.fields}
    names, new = dict[str, str](), list[CaptionField]()
    for field in clip.fields:
        if field.id not in here:
            known = alike.get(field.name.casefold())
            names[field.id] = known or field.id
            if known is None:
                new.append(field)
    return (replace(document, fields=(*document.fields, *new)) if new else document), names


def _renamed(shot: Shot, names: dict[str, str], fields: dict[str, str]) -> Shot:
    """The shot with others in the parts of some."""
    if names:
        shot = recast(shot, names)
    if fields:
        panels = (
            replace(
                panel, own=tuple(replace(each, field=fields.get(each.field, each.field)) for each in panel.own)
            )
            for panel in shot.panels
        )  # fmt: skip
        shot = replace(shot, panels=tuple(panels))
    return shot
