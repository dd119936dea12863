"""Shots: adding, ordering, cutting and joining them, and what holds for a whole shot."""

from __future__ import annotations

from collections.abc import Sequence as Several
from itertools import pairwise

import msgspec

from engine.document.changing import change_shot, panel_place, within
from engine.document.film import longest_transition
from engine.document.joining import joined
from engine.document.model import Document, Follow, Light, Panel, Sequence, Shot, Transition, Weather
from engine.document.numbering import with_kept_numbers
from engine.document.timing import between, spared
from engine.values.errors import InbetweenerError
from engine.values.ids import new_id

replace = msgspec.structs.replace
SPARE = 120  # keys of a track that a half of a cut shot keeps out of sight: motion that was captured has thousands


def new_shot(frames: int, panel: Panel | None = None) -> Shot:
    """A shot with one panel."""
    return Shot(new_id("shot"), (panel or Panel(new_id("panel"), frames),))


def add_shot(document: Document, shot: Shot, after: str | None = None, before: str | None = None) -> Document:
    """Adds a shot after another one, before one, or at the end of the film."""
    beside = after or before
    if beside is None:
        if not document.sequences:
            return replace(document, sequences=(Sequence(new_id("sequence"), "", (shot,)),))
        last = document.sequences[-1]
        return _with_shots(document, len(document.sequences) - 1, (*last.shots, shot))
    at, place = _place(document, beside)
    place += after is not None
    return _with_shots(document, at, (*_shots(document, at)[:place], shot, *_shots(document, at)[place:]))


def remove_shots(document: Document, shot_ids: Several[str]) -> Document:
    gone = set(shot_ids)
    for at in range(len(document.sequences)):
        document = _with_shots(document, at, tuple(shot for shot in _shots(document, at) if shot.id not in gone))
    return document


def remove_shot(document: Document, shot_id: str) -> Document:
    document.shot(shot_id)
    return remove_shots(document, (shot_id,))


def duplicate_shot(document: Document, shot_id: str, new: str | None = None) -> Document:
    """A copy of a shot right after it, with new ids and without takes; ``new`` is its id if somebody has to know it."""
    shot = document.shot(shot_id)
    panels = tuple(replace(panel, id=new_id("panel")) for panel in shot.panels)
    copy = replace(
        shot, id=new or new_id("shot"), number="", kept="", panels=panels, take=None, approved=None, take_notes=(),
        cut_from=(),
    )  # fmt: skip
    return add_shot(document, copy, after=shot_id)


def move_shots(document: Document, shot_ids: Several[str], before: str | None, after: str | None = None) -> Document:
    """Moves shots, in the order given, before another shot, after one, or to the end of the film.

    A number that a locked sequence kept for a shot stays behind when the shot leaves it.
    """
    moving = [document.shot(shot_id) for shot_id in dict.fromkeys(shot_ids)]
    beside = before or after
    if not moving or beside in shot_ids or len(moving) == len(list(document.shots())):
        return document
    at = _place(document, beside)[0] if beside else len(document.sequences) - 1
    at_home = {shot.id for shot in _shots(document, at)}
    moving = [shot if shot.id in at_home or not shot.kept else replace(shot, kept="") for shot in moving]
    left = remove_shots(document, shot_ids)
    if beside is None:
        for shot in moving:
            left = add_shot(left, shot)
        return left
    at, place = _place(left, beside)
    place += before is None
    return _with_shots(left, at, (*_shots(left, at)[:place], *moving, *_shots(left, at)[place:]))


def split_shot(document: Document, panel_id: str, new: str | None = None) -> Document:
    """Cuts a shot before one of its panels. Nobody moves by it, and the second half begins with a cut.

    The second half is a new shot; ``new`` is its id if somebody has to know it.
    """
    shot, at = panel_place(document, panel_id)
    if at == 0:
        raise InbetweenerError("The shot begins with this panel already.", "Choose a later panel to cut before it.")
    return in_halves(document, *halves(shot, shot.panel_starts()[at], new))


def halves(shot: Shot, shot_frame: int, new: str | None = None) -> tuple[Shot, Shot]:
    """A shot cut in two before a frame: each keeps out of sight what the other one shows, and both keep its takes."""
    second = replace(
        spared(between(shot, shot_frame, shot.frames), SPARE),
        id=new or new_id("shot"), number="", kept="", transition=None, cut_from=shot.owners,
    )  # fmt: skip
    return spared(between(shot, 0, shot_frame), SPARE), second


def in_halves(document: Document, first: Shot, second: Shot) -> Document:
    """The film with the halves of a shot in its place; transitions that are longer than a half become as short."""
    cut = add_shot(document.with_shot(first), second, after=first.id)
    seen = (None, *(shot for shot in cut.shots() if not shot.omitted))
    for before, shot in pairwise(seen):
        if shot and shot.transition and (shot.id == first.id or (before and before.id == second.id)):
            frames = min(shot.transition.frames, longest_transition(shot.transition.kind, before, shot))
            cut = change_shot(cut, shot.id, transition=replace(shot.transition, frames=frames) if frames else None)
    return cut


def merge_shots(document: Document, shot_id: str) -> Document:
    """Joins a shot with the one after it into one continuous camera."""
    at, place = _place(document, shot_id)
    shots = _shots(document, at)
    if place + 1 == len(shots):
        raise InbetweenerError("There is no shot after this one in its sequence.", "Choose the shot before it.")
    return _with_shots(document, at, (*shots[:place], joined(shots[place], shots[place + 1]), *shots[place + 2 :]))


def set_number(document: Document, shot_id: str, number: str) -> Document:
    """What a shot is called: "12A"; empty numbers it by its place."""
    return change_shot(document, shot_id, number=number.strip())


def set_light(document: Document, shot_id: str, light: Light) -> Document:
    return change_shot(document, shot_id, light=light)


def set_weather(document: Document, shot_id: str, weather: Weather) -> Document:
    return change_shot(document, shot_id, weather=weather)


def set_follow(
    document: Document, shot_id: str, pose: float | None = None, layout: float | None = None,
    keyframe: float | None = None, camera: float | None = None, words: float | None = None,
) -> Document:  # fmt: skip
    """How closely the model is to follow each signal, 0..1; None stays as it is."""
    given = {"pose": pose, "layout": layout, "keyframe": keyframe, "camera": camera, "words": words}
    said = {
        name: within("How closely to follow", float(value), 0, 1) for name, value in given.items() if value is not None
    }
    follow: Follow = replace(document.shot(shot_id).follow, **said)
    return change_shot(document, shot_id, follow=follow)


def set_seed(document: Document, shot_id: str, seed: int) -> Document:
    """Another seed draws the same shot another way."""
    return change_shot(document, shot_id, seed=int(within("A seed", seed, 0, 2**53)))


def set_model(document: Document, shot_id: str, model: str | None) -> Document:
    """Who paints this shot; None is whoever paints the film."""
    return change_shot(document, shot_id, model=model)


def set_paint(document: Document, shot_id: str, paint: bool) -> Document:
    """Whether anything is painted at all; where not, the drawings play."""
    return change_shot(document, shot_id, paint=paint)


def set_transition(document: Document, shot_id: str, transition: Transition | None) -> Document:
    """How a shot comes in over the one before it; None is a cut."""
    if transition is not None:
        within("The length of a transition in frames", transition.frames, 1, 1000)
    return change_shot(document, shot_id, transition=transition)


def _place(document: Document, shot_id: str) -> tuple[int, int]:
    """The sequence that has this shot, and the shot's place in it."""
    for at, sequence in enumerate(document.sequences):
        for place, shot in enumerate(sequence.shots):
            if shot.id == shot_id:
                return at, place
    raise KeyError(shot_id)


def _shots(document: Document, sequence: int) -> tuple[Shot, ...]:
    return document.sequences[sequence].shots


def _with_shots(document: Document, sequence: int, shots: tuple[Shot, ...]) -> Document:
    old = document.sequences[sequence]
    if len(shots) == len(old.shots) and all(a is b for a, b in zip(shots, old.shots, strict=True)):
        return document
    changed = replace(old, shots=with_kept_numbers(document, sequence, shots))
    return replace(document, sequences=(*document.sequences[:sequence], changed, *document.sequences[sequence + 1 :]))
