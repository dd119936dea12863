"""Panels: adding, ordering, timing, and what is drawn and written on them.

Keys of poses, boxes and camera belong to the panel on whose frames they lie, and go where it goes.
"""

from __future__ import annotations

from collections.abc import Sequence as Several
from typing import Literal

import msgspec

from engine.document.changing import change_panel, panel_place
from engine.document.joining import closed, held, joined
from engine.document.model import AssetName, Document, Keyed, Panel, Shot
from engine.document.shot_edits import add_shot, move_shots, remove_shots
from engine.document.timing import begun_later, part, retimed
from engine.values.errors import InbetweenerError
from engine.values.ids import new_id
from engine.values.time import Span

Caption = Literal["action", "dialogue", "slugging", "notes"]
LONGEST = 100_000  # frames of one panel


def new_panel(frames: int, drawing: AssetName | None = None) -> Panel:
    return Panel(new_id("panel"), frames, drawing)


def add_panel(document: Document, shot_id: str, panel: Panel, at: int | None = None) -> Document:
    """Adds a panel to a shot, at a place among its panels or at its end."""
    shot = document.shot(shot_id)
    at = len(shot.panels) if at is None else max(0, min(at, len(shot.panels)))
    return document.with_shot(inserted(shot, at, msgspec.structs.replace(_bare(shot), panels=(panel,))))


def remove_panels(document: Document, panel_ids: Several[str]) -> Document:
    """Takes panels away with the keys on their frames; a shot without panels goes, too."""
    for panel_id in panel_ids:
        shot, at = panel_place(document, panel_id)
        document = _with_or_without(document, shot, _taken_out(shot, at))
    return document


def duplicate_panel(document: Document, panel_id: str, new: str | None = None) -> Document:
    """A copy of a panel right after it, with its keys; ``new`` is the copy's id if somebody has to know it."""
    shot, at = panel_place(document, panel_id)
    copy = part(shot, at, at + 1)
    panel = msgspec.structs.replace(copy.panels[0], id=new or new_id("panel"))
    return document.with_shot(inserted(shot, at + 1, msgspec.structs.replace(copy, panels=(panel,))))


def move_panels(document: Document, panel_ids: Several[str], before: str | None) -> Document:
    """Moves panels, in the order given, before another panel or to the end of the film.

    A shot all of whose panels move keeps together and moves as a shot; other panels join the shot that they move into.
    """
    moving = list(dict.fromkeys(panel_ids))
    if not moving or before in moving:
        return document
    shots = [shot.id for shot in document.shots() if {panel.id for panel in shot.panels} <= set(moving)]
    whole = {panel.id for shot in document.shots() if shot.id in shots for panel in shot.panels} == set(moving)
    if before is None:
        if whole:
            return move_shots(document, shots, None)
        target = [shot.id for shot in document.shots() if shot.id not in shots][-1]
        for panel_id in moving:
            document, clip = _cut_out(document, panel_id)
            shot = document.shot(target)
            document = document.with_shot(inserted(shot, len(shot.panels), clip))
        return document
    target, at = panel_place(document, before)
    if at == 0 and whole:
        return move_shots(document, shots, target.id)
    for panel_id in moving:
        document, clip = _cut_out(document, panel_id)
        target, at = panel_place(document, before)
        document = document.with_shot(inserted(target, at, clip))
    return document


def carry_panels(document: Document, panel_ids: Several[str], beside: str, after: bool) -> Document:
    """Moves panels, in the order given, to stand right before or right after another one, in its shot.

    Shots that move with all their panels stay shots where they come to stand between two others.
    """
    moving = list(dict.fromkeys(panel_ids))
    if not after:
        return move_panels(document, moving, beside)
    if not moving or beside in moving:
        return document
    target, at = panel_place(document, beside)
    shots = [shot.id for shot in document.shots() if {panel.id for panel in shot.panels} <= set(moving)]
    whole = sum(len(document.shot(shot).panels) for shot in shots) == len(moving)
    if whole and at == len(target.panels) - 1:
        return move_shots(document, shots, None, after=target.id)
    for panel_id in moving:
        document, clip = _cut_out(document, panel_id)
        target, at = panel_place(document, beside)
        document = document.with_shot(inserted(target, at + 1, clip))
        beside = panel_id
    return document


def put_beside(document: Document, shots: Several[Shot], beside: str, after: bool) -> Document:
    """New shots right before or after a panel; between two panels of one shot they become panels of it."""
    target, at = panel_place(document, beside)
    at += after
    if 0 < at < len(target.panels):
        for shot in shots:
            target = inserted(target, at, shot)
            at += len(shot.panels)
        return document.with_shot(target)
    last = target.id
    for shot in shots:
        document = add_shot(document, shot, after=last) if after else add_shot(document, shot, before=target.id)
        last = shot.id
    return document


def set_drawing(document: Document, panel_id: str, drawing: AssetName | None) -> Document:
    """Puts a finished picture in the place of what was drawn, layers and all."""
    return change_panel(document, panel_id, drawing=drawing, layers=())


def set_caption(document: Document, panel_id: str, field: Caption, text: str) -> Document:
    """Writes what happens ("action"), is said ("dialogue"), how both are timed ("slugging") or what to think of ("notes")."""
    return change_panel(document, panel_id, **{field: text})


def pin_drawing(document: Document, panel_id: str, pinned: bool = True) -> Document:
    """Makes the drawing a keyframe at the panel's first frame, or no longer."""
    return change_panel(document, panel_id, pinned=pinned, head=0)


def set_frames(document: Document, panel_id: str, frames: int, ripple: bool = True) -> Document:
    """How long a panel is seen. With ``ripple`` what follows moves along, else the next panel gives or takes the time.

    What no longer fits waits out of sight, and comes back when the panel is made longer again.
    """
    shot, at = panel_place(document, panel_id)
    if not 1 <= frames <= LONGEST:
        raise InbetweenerError(f"A panel cannot last {frames} frames.", f"It lasts 1 to {LONGEST:,} frames.")
    old = shot.panels[at].frames
    if frames == old:
        return document
    if ripple:
        return document.with_shot(retimed(shot, at, frames))
    film = [(each, place) for each in document.shots() for place in range(len(each.panels))]
    place = next(i for i, (each, p) in enumerate(film) if each is shot and p == at)
    if place + 1 == len(film):
        return document.with_shot(retimed(shot, at, frames))
    neighbour, its_place = film[place + 1]
    following = neighbour.panels[its_place]
    frames = min(frames, old + following.frames - 1)
    if frames > old:  # whoever gets time gets it first, so that rolling back undoes each step where it was made
        return beginning_later(document.with_shot(retimed(shot, at, frames)), following.id, frames - old)
    document = beginning_later(document, following.id, frames - old)
    return document.with_shot(retimed(document.shot(shot.id), at, frames))


def beginning_later(document: Document, panel_id: str, by: int) -> Document:
    """A panel that gives its first frames to the one before it, or gets more where that is less than none.

    What is seen of it stays where it is in the film, and what it gives waits out of sight.
    """
    shot, at = panel_place(document, panel_id)
    return document.with_shot(begun_later(shot, at, by))


def _bare(shot: Shot) -> Shot:
    """The shot without anything keyed."""
    return msgspec.structs.replace(shot, **dict.fromkeys(_OF_PANELS, ()), head=0, tail=0)


def inserted(shot: Shot, at: int, clip: Shot) -> Shot:
    """The shot with a clip's panels and keys at a place; relations that hold all through it hold over the clip, too.

    Those that held all through the clip hold over it, unless the shot says something else of the same two.
    """
    lasting = tuple(relation for relation in shot.staging if relation.span is None)
    said = {frozenset((relation.subject, relation.object)) for relation in lasting}
    own = tuple(
        held(relation, Span(0, clip.frames))
        for relation in clip.staging
        if relation.span or frozenset((relation.subject, relation.object)) not in said
    )
    clip = msgspec.structs.replace(clip, staging=(*lasting, *own))
    if at:
        whole = joined(part(shot, 0, at), clip)
        return joined(whole, part(shot, at, len(shot.panels))) if at < len(shot.panels) else whole
    # the shot begins so much earlier, and is in its own time where it was
    fields = {name: getattr(shot, name) for name in shot.__struct_fields__ if name not in (*_OF_PANELS, "tail")}
    clip = msgspec.structs.replace(closed(clip), **fields)
    return msgspec.structs.replace(joined(clip, shot), head=shot.head - clip.frames)


_OF_PANELS = ("panels", *Keyed.__struct_fields__)


def _taken_out(shot: Shot, at: int) -> Shot | None:
    if len(shot.panels) == 1:
        return None
    if at == 0:
        return part(shot, 1, len(shot.panels))
    before = part(shot, 0, at)
    return joined(before, part(shot, at + 1, len(shot.panels))) if at + 1 < len(shot.panels) else before


def _cut_out(document: Document, panel_id: str) -> tuple[Document, Shot]:
    shot, at = panel_place(document, panel_id)
    return _with_or_without(document, shot, _taken_out(shot, at)), part(shot, at, at + 1)


def _with_or_without(document: Document, old: Shot, new: Shot | None) -> Document:
    return document.with_shot(new) if new else remove_shots(document, (old.id,))
