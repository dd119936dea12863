"""What shots and panels are called on the boards: 1, 2, 2A, 3; SH010·2; 2-4.

A number is what people say to each other, not what a shot is known by: ids never change. A shot is called by its own
number where it has one, by the number that its locked sequence keeps for it, and otherwise by its place.
"""

from __future__ import annotations

import re
from collections.abc import Collection

import msgspec

from .model import Document, Numbering, Panel, Sequence, Shot

PLAIN = Numbering()
LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ"  # no I and no O, which are read as 1 and 0


def shot_numbers(document: Document) -> tuple[str, ...]:
    """Display numbers of all shots in order, omitted ones among them, since a number that was given is not given twice."""
    rules = document.numbering
    numbers: list[str] = []
    last = rules.first - rules.step
    for place, sequence in enumerate(document.sequences, 1):
        lead = _lead(rules, sequence, place)
        if rules.by_sequence:
            last = rules.first - rules.step
        for shot in sequence.shots:
            own = shot.number or shot.kept
            if own:
                last = _count(own, lead, last)
            else:
                last += rules.step
                own = f"{lead}{last:0{rules.digits}}"
            numbers.append(own)
    return tuple(numbers)


def number_of(document: Document, shot_id: str) -> str:
    """What one shot is called, omitted or not; KeyError when the film has none of this id."""
    numbers = zip((shot.id for shot in document.shots()), shot_numbers(document), strict=True)
    return dict(numbers)[shot_id]


def panel_label(number: str, shot: Shot, panel: Panel, rules: Numbering = PLAIN) -> str:
    """What a board shows under a drawing: the shot's number, and the panel's place where the shot has several."""
    if not rules.panel or (len(shot.panels) == 1 and not rules.single):
        return number
    at = next(at for at, each in enumerate(shot.panels) if each.id == panel.id)
    mark, kind = rules.panel[:-1], rules.panel[-1]
    return f"{number}{mark}{letters(at) if kind == 'A' else at + 1}"


def letters(at: int) -> str:
    """A, B … Z, AA, AB …, counted from 0 and without I and O."""
    name = ""
    at += 1
    while at:
        at, letter = divmod(at - 1, len(LETTERS))
        name = LETTERS[letter] + name
    return name


def with_kept_numbers(document: Document, sequence: int, shots: tuple[Shot, ...]) -> tuple[Shot, ...]:
    """The shots of a sequence, each with the number that is kept for it; what is new between two gets a letter."""
    if not document.sequences[sequence].locked:
        return tuple(msgspec.structs.replace(shot, kept="") if shot.kept else shot for shot in shots)
    if all(shot.number or shot.kept for shot in shots):
        return shots
    rules, named = document.numbering, list(shots)
    taken = {shot.number or shot.kept for shot in (*document.shots(), *shots)}
    lead = _lead(rules, document.sequences[sequence], sequence + 1)
    behind = [shot for later in document.sequences[sequence + 1 :] for shot in later.shots][:1]
    if rules.by_sequence:
        behind = []
    for at, shot in enumerate(named):
        if shot.number or shot.kept:
            continue
        before = _own(named[at - 1]) if at else ""
        after = next((_own(later) for later in (*named[at + 1 :], *behind) if _own(later)), "")
        number = _between(before, after, lead, rules, taken)
        taken.add(number)
        named[at] = msgspec.structs.replace(shot, kept=number)
    return tuple(named)


def _own(shot: Shot) -> str:
    return shot.number or shot.kept


def _lead(rules: Numbering, sequence: Sequence, place: int) -> str:
    """What stands before every counted number of a sequence."""
    if not rules.by_sequence:
        return rules.prefix
    return f"{sequence.number or place}{rules.by_sequence}{rules.prefix}"


def _count(number: str, lead: str, last: int) -> int:
    """The number in a number: 12 in *SH012A*. One without digits, or with a year in it, counts for nothing."""
    found = re.search(r"\d+", number.removeprefix(lead))
    return int(found[0]) if found and len(found[0]) < 6 else last


def _between(before: str, after: str, lead: str, rules: Numbering, taken: Collection[str]) -> str:
    if before and not after:
        counted = _count(before, lead, 0) + rules.step
        while (number := f"{lead}{counted:0{rules.digits}}") in taken:
            counted += rules.step
        return number
    if not before:
        number = f"{lead}A{after.removeprefix(lead)}"  # A12 stands before 12
        while number in taken:
            number = f"{lead}A{number.removeprefix(lead)}"
        return number
    lettered = re.fullmatch(rf"(.*\d{re.escape(rules.insert)}[A-Z]*?)([A-Z])", before)
    if lettered:
        following = LETTERS[LETTERS.index(lettered[2]) + 1 :][:1] if lettered[2] in LETTERS else ""
        if following and (number := lettered[1] + following) not in taken:
            return number  # after 12A comes 12B
        first, deeper = before, ""
    else:
        first, deeper = before, rules.insert
        if f"{first}{deeper}A" in taken:
            return _between("", after, lead, rules, taken)  # between 12 and 12A: A12A
    for letter in LETTERS:
        if (number := f"{first}{deeper}{letter}") not in taken:
            return number  # between 12A and 12B: 12AA
    return _between(f"{first}{deeper}Z", after, lead, rules, taken)
