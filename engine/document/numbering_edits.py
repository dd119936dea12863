"""Changing what shots are called: the rules of the film, numbers that are locked, and shots that are cut from it."""

from __future__ import annotations

import re
from collections.abc import Sequence as Several
from typing import Any

import msgspec

from engine.document.changing import change_shot, within
from engine.document.model import Document, Numbering, find, put
from engine.document.numbering import shot_numbers, with_kept_numbers
from engine.values.errors import InbetweenerError

replace = msgspec.structs.replace

_MARK = r"[^\w\s]?|_|"  # at most one sign between two parts of a number


def set_numbering(document: Document, **rules: Any) -> Document:
    """Changes rules by which shots and panels are called; those that are not named stay. Locked numbers stay, too."""
    new: Numbering = replace(document.numbering, **rules)
    within("The digits of a number", new.digits, 1, 8)
    within("The first number", new.first, 0, 99_999)
    within("The step from number to number", new.step, 1, 1000)
    for name, sign in (("insert", new.insert), ("by_sequence", new.by_sequence), ("panel", new.panel[:-1])):
        if not re.fullmatch(_MARK, sign):
            raise InbetweenerError(f"“{sign}” cannot stand within a number.", f"Choose one sign for “{name}”: - _ . ·")
    if new.panel and new.panel[-1] not in "1A":
        raise InbetweenerError(f"Panels cannot be numbered as “{new.panel}”.", "Choose digits or letters.")
    return document if new == document.numbering else replace(document, numbering=new)


def lock_numbers(document: Document, sequence_ids: Several[str], locked: bool = True) -> Document:
    """Keeps every shot of some sequences called what it is called now; or lets them be counted by their places again."""
    numbers = dict(zip((shot.id for shot in document.shots()), shot_numbers(document), strict=True))
    for sequence_id in sequence_ids:
        sequence = find(document.sequences, sequence_id)
        if sequence.locked == locked:
            continue
        kept = tuple(
            replace(shot, kept="" if shot.number or not locked else numbers[shot.id]) for shot in sequence.shots
        )
        changed = replace(sequence, locked=locked, shots=kept)
        document = replace(document, sequences=put(document.sequences, changed))
    return document


def renumber(document: Document, shot_ids: Several[str]) -> Document:
    """Takes away the numbers that shots were given one by one, so that they are counted again."""
    chosen = set(shot_ids)
    for at, sequence in enumerate(document.sequences):
        if not any(shot.id in chosen and shot.number for shot in sequence.shots):
            continue
        bare = tuple(replace(shot, number="") if shot.id in chosen else shot for shot in sequence.shots)
        changed = replace(sequence, shots=with_kept_numbers(document, at, bare))
        document = replace(document, sequences=put(document.sequences, changed))
    return document


def omit_shots(document: Document, shot_ids: Several[str], omitted: bool = True) -> Document:
    """Cuts shots from the film and leaves their boards and numbers standing; or brings them back."""
    for shot_id in shot_ids:
        document = change_shot(document, shot_id, omitted=omitted)
    return document
