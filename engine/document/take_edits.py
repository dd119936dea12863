"""Which take of a shot is seen, and which one the artist approved for the final."""

from __future__ import annotations

from engine.document.changing import change_shot
from engine.document.model import Document
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
