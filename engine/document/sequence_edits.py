"""Sequences and acts: begun at a shot, joined, moved and named. A sequence belongs to the act that it stands in."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

import msgspec

from engine.document.model import Act, Document, Sequence, find, put
from engine.document.numbering import with_kept_numbers
from engine.values.errors import InbetweenerError
from engine.values.ids import new_id

replace = msgspec.structs.replace


@dataclass(frozen=True, slots=True)
class ActGroup:
    """Neighbouring sequences of one act; of none where ``act`` is None."""

    act: Act | None
    sequences: tuple[Sequence, ...]


def act_groups(document: Document) -> tuple[ActGroup, ...]:
    """The film's sequences by acts, in order."""
    acts = {act.id: act for act in document.acts}
    runs = groupby(document.sequences, key=lambda sequence: sequence.act)
    return tuple(ActGroup(acts.get(act), tuple(run)) for act, run in runs)


def sequence_of(document: Document, shot_id: str) -> Sequence:
    """The sequence that has this shot; KeyError when none has."""
    for sequence in document.sequences:
        if any(shot.id == shot_id for shot in sequence.shots):
            return sequence
    raise KeyError(shot_id)


def begin_sequence(document: Document, shot_id: str, name: str = "", new: str | None = None) -> Document:
    """From this shot on it is another sequence; ``new`` is its id if somebody has to know it."""
    sequence = sequence_of(document, shot_id)
    at = document.sequences.index(sequence)
    place = next(place for place, shot in enumerate(sequence.shots) if shot.id == shot_id)
    if place == 0:
        raise InbetweenerError(
            "The sequence begins with this shot already.", "Choose a later shot to begin another sequence with it."
        )
    first = replace(sequence, shots=sequence.shots[:place])
    rest = Sequence(
        new or new_id("sequence"), name, sequence.shots[place:], act=sequence.act, locked=sequence.locked
    )  # fmt: skip
    return replace(document, sequences=(*document.sequences[:at], first, rest, *document.sequences[at + 1 :]))


def join_sequence(document: Document, sequence_id: str) -> Document:
    """Puts a sequence's shots at the end of the sequence before it, which keeps its name."""
    sequence = find(document.sequences, sequence_id)
    at = document.sequences.index(sequence)
    if at == 0:
        raise InbetweenerError("There is no sequence before this one.", "Choose a later sequence to join it.")
    before = document.sequences[at - 1]
    left = (*document.sequences[: at - 1], before, *document.sequences[at + 1 :])
    document = replace(document, sequences=left)
    shots = with_kept_numbers(document, at - 1, (*before.shots, *sequence.shots))
    return _tidy(replace(document, sequences=put(left, replace(before, shots=shots))))


def move_sequence(document: Document, sequence_id: str, before: str | None) -> Document:
    """Moves a sequence before another one, or to the end of the film; it joins the act that it comes to."""
    if sequence_id == before:
        return document
    moved = find(document.sequences, sequence_id)
    rest = tuple(sequence for sequence in document.sequences if sequence.id != sequence_id)
    if not rest:
        return document
    at = len(rest) if before is None else next(at for at, each in enumerate(rest) if each.id == before)
    act = rest[at].act if at < len(rest) else rest[-1].act
    order = (*rest[:at], replace(moved, act=act), *rest[at:])
    if [each.id for each in order] == [each.id for each in document.sequences]:
        return document
    return _tidy(replace(document, sequences=order))


def set_sequence_number(document: Document, sequence_id: str, number: str) -> Document:
    """What a sequence is called before its shots' numbers; empty counts it by its place."""
    sequence = find(document.sequences, sequence_id)
    return replace(document, sequences=put(document.sequences, replace(sequence, number=number.strip())))


def begin_act(document: Document, sequence_id: str, name: str, before: str = "", new: str | None = None) -> Document:
    """From this sequence on it is another act, as far as the act went that it was in.

    ``before`` names the act that the earlier sequences become where they have none yet: the film's first act.
    """
    sequence = find(document.sequences, sequence_id)
    at, old = document.sequences.index(sequence), sequence.act
    if document.sequences[at - 1].act != old if at else old:
        raise InbetweenerError("The act begins with this sequence already.", "Choose a later sequence.")
    act = Act(new or new_id("act"), name)
    acts, order = [*document.acts, act], list(document.sequences)
    for place in range(at, len(order)):
        if order[place].act != old:
            break
        order[place] = replace(order[place], act=act.id)
    if not old and at and before:
        earlier = Act(new_id("act"), before)
        acts.append(earlier)
        for place in range(at - 1, -1, -1):
            if order[place].act:
                break
            order[place] = replace(order[place], act=earlier.id)
    return _tidy(replace(document, sequences=tuple(order), acts=tuple(acts)))


def join_act(document: Document, act_id: str) -> Document:
    """An act's sequences belong to the act before it; the first act's to none."""
    find(document.acts, act_id)
    first = next(at for at, sequence in enumerate(document.sequences) if sequence.act == act_id)
    before = document.sequences[first - 1].act if first else ""
    order = tuple(replace(each, act=before) if each.act == act_id else each for each in document.sequences)
    return _tidy(replace(document, sequences=order))


def rename_act(document: Document, act_id: str, name: str) -> Document:
    return replace(document, acts=put(document.acts, replace(find(document.acts, act_id), name=name)))


def _tidy(document: Document) -> Document:
    """Acts in the order of the film, without those that nobody is in any more."""
    used = tuple(dict.fromkeys(sequence.act for sequence in document.sequences if sequence.act))
    acts = {act.id: act for act in document.acts}
    return replace(document, acts=tuple(acts[act] for act in used if act in acts))
