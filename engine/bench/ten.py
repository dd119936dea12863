"""Ten things that an artist does all day, in a film of a hundred shots: what each of them makes the model paint again.

Counted in the plans, so no weights are needed and no machine is quicker than another.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import msgspec

from engine.document.camera_edits import set_camera
from engine.document.cast_edits import change_entity
from engine.document.layout_edits import move_box
from engine.document.model import Document, Panel, Transition
from engine.document.panel_edits import add_panel, set_frames
from engine.document.shot_edits import move_shots, set_seed, set_transition
from engine.document.words_edits import add_words
from engine.models import FAMILIES
from engine.models.base import Family
from engine.render.request import request_of_shot
from engine.values.time import Span

from .figures import Figure, spread, timed
from .shot import film, with_wrist_at

SHOTS = 100
SHOT = "shot-0"
Windows = dict[str, int]  # what a film's plans hold: the name of a window and the model calls that it takes


def ten_edits(model: str, families: Mapping[str, Family] = FAMILIES, shots: int = SHOTS) -> Iterator[Figure]:
    """Model calls after each of ten edits, beside painting the whole film."""
    before = boxed(set_transition(film(shots, model), "shot-1", Transition("dissolve", 12)))
    known = windows_of(before, families)
    every = float(sum(known.values()))
    for what, after in edited(before).items():
        new = {key: calls for key, calls in windows_of(after, families, before).items() if key not in known}
        yield Figure(
            f"model calls after {what}", float(sum(new.values())), "calls", every, f"painting all {shots} shots again"
        )


def boxed(film: Document) -> Document:
    """The film with a lamp that is carried about: a box that is keyed now and then, as an artist would."""
    for at, frame in enumerate(range(0, 96, 12)):
        film = move_box(film, SHOT, "lamp", frame, (0.6 + 0.02 * at, 0.4, 0.7 + 0.02 * at, 0.8))
    return film


def edited(film: Document) -> dict[str, Document]:
    """The film after each of the ten."""
    longer = film.shot(SHOT).panels[-1]
    return {
        "one pose key": with_wrist_at(film, 36, 0.3),
        "one span of words": add_words(film, SHOT, "she looks up", Span(48, 60)),
        "one box": move_box(film, SHOT, "lamp", 48, (0.7, 0.4, 0.8, 0.8)),
        "a cut moved by six frames": set_frames(film, longer.id, longer.frames + 6),
        "another length of a dissolve": set_transition(film, "shot-1", Transition("dissolve", 20)),
        "a new name in the cast": change_entity(film, "ana", name="Hanna"),
        "shots in another order": move_shots(film, (SHOT,), None),
        "a camera move": set_camera(film, SHOT, 95, zoom=1.3),
        "another seed": set_seed(film, SHOT, 4711),
        "a new panel at a shot's end": add_panel(film, SHOT, Panel("panel-new", 24)),
    }


def windows_of(document: Document, families: Mapping[str, Family], like: Document | None = None) -> Windows:
    """Every window of a film's drafts. Shots that are the very same in a film ``like`` it, cast and all, are left out."""
    same = {shot.id: shot for shot in like.shots()} if like and _same_film(like, document) else {}
    found: Windows = {}
    for shot in document.shots():
        if same.get(shot.id) is not shot:
            for planned in request_of_shot(document, shot, families=families).plan.windows():
                found[planned.key] = planned.request.steps
    return found


def planning(model: str, times: int, families: Mapping[str, Family] = FAMILIES, shots: int = SHOTS) -> list[Figure]:
    """How long it takes to know what has to be painted."""
    document = film(shots, model)
    after = with_wrist_at(document, 36, 0.3)
    request_of_shot(document, document.shot(SHOT), families=families)  # the digest of the weights is read once
    whole = timed(lambda: windows_of(document, families), max(3, times // 3))
    one = timed(lambda: windows_of(after, families, document), times)
    return [
        Figure(
            f"the plan of a film of {shots} shots, in the middle", spread(whole)[0], "ms", 50.0, "what it should take"
        ),
        Figure(
            "the plan after an edit to one of them, in the middle", spread(one)[0], "ms", 50.0, "what it should take"
        ),
    ]


def _same_film(one: Document, other: Document) -> bool:
    bare = [msgspec.structs.replace(each, sequences=(), sounds=()) for each in (one, other)]
    return bare[0] == bare[1]
