"""Which take of a shot is seen, which one the artist approved for the final, and what is said of each."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgspec

from engine.document.changing import change_shot
from engine.document.model import Document, Shot, TakeNote
from engine.values.errors import InbetweenerError


def use_take(document: Document, shot_id: str, take: str | None) -> Document:
    """Shows a take in the boards and the film; None shows the drawings."""
    return change_shot(document, shot_id, take=take)


def approve(document: Document, shot_id: str, take: str | None = None) -> Document:
    """Approves a take, the active one if none is named: the final is refined from it."""
    chosen = take or document.shot(shot_id).take
    if chosen is None:
        raise InbetweenerError("There is no take to approve yet.", "Paint a draft of the shot first.")
    return change_shot(document, shot_id, take=chosen, approved=chosen)


def unapprove(document: Document, shot_id: str) -> Document:
    return change_shot(document, shot_id, approved=None)


def choose_variation(document: Document, shot_id: str, take: str, seed: int) -> Document:
    """Makes one of several tries the shot's own: its picture is shown, and its seed is what the shot goes on with."""
    return change_shot(document, shot_id, take=take, seed=seed)


def needed_takes(shot: Shot) -> set[str]:
    """The takes that a shot speaks of, but for those in its trash: its own, or those of a shot that it was cut from."""
    noted = (note.take for note in shot.take_notes if not note.trashed)
    named = {shot.take, shot.approved, *(lock.take for lock in shot.locks), *noted}
    return {take for take in named if take}


def note_of(shot: Shot, take: str) -> TakeNote:
    """What is said of a take; nothing yet, for most."""
    return next((note for note in shot.take_notes if note.take == take), TakeNote(take))


def name_take(document: Document, shot_id: str, take: str, name: str) -> Document:
    return _noted(document, shot_id, take, name=name.strip())


def star_take(document: Document, shot_id: str, take: str, starred: bool) -> Document:
    return _noted(document, shot_id, take, starred=starred)


def trash_takes(document: Document, shot_id: str, takes: Sequence[str], instead: str | None = None) -> Document:
    """Takes that are not listed any more. ``instead`` is shown where the one that is seen goes; an approved one stays."""
    shot = document.shot(shot_id)
    if shot.approved in takes:
        raise InbetweenerError("This take is approved.", "Take the approval back first: press A on the shot.")
    for take in takes:
        document = _noted(document, shot_id, take, trashed=True)
    return change_shot(document, shot_id, take=instead) if shot.take in takes else document


def restore_take(document: Document, shot_id: str, take: str) -> Document:
    return _noted(document, shot_id, take, trashed=False)


def forget_takes(document: Document, shot_id: str, takes: Sequence[str]) -> Document:
    """What was said of takes that are gone for good goes with them."""
    shot = document.shot(shot_id)
    return change_shot(document, shot_id, take_notes=tuple(n for n in shot.take_notes if n.take not in takes))


def _noted(document: Document, shot_id: str, take: str, **said: Any) -> Document:
    shot = document.shot(shot_id)
    note = msgspec.structs.replace(note_of(shot, take), **said)
    others = (other for other in shot.take_notes if other.take != take)
    said_something = note != TakeNote(take)
    return change_shot(document, shot_id, take_notes=(*others, *((note,) if said_something else ())))
