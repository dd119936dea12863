"""Where shots stand in the film, and what they are called there."""

from __future__ import annotations

from dataclasses import dataclass

from engine.values.time import Span

from .model import Document, Numbering, Panel, Shot, TransitionKind
from .numbering import PLAIN, panel_label, shot_numbers


@dataclass(frozen=True, slots=True)
class Placed:
    """A shot in the film. Under a dissolve or a wipe two neighbours share frames, so spans may overlap."""

    shot: Shot
    number: str
    span: Span  # film frames
    rules: Numbering = PLAIN

    def shot_frame(self, film_frame: int) -> int:
        return film_frame - self.span.start

    def label(self, panel: Panel) -> str:
        """What a board shows under the drawing of one of the shot's panels: 12A·2."""
        return panel_label(self.number, self.shot, panel, self.rules)


def shared_frames(before: Shot | None, shot: Shot) -> int:
    """Film frames that a shot's transition makes it share with the shot before it, never more than either has."""
    if before is None or shot.transition is None or shot.transition.kind == "fade":
        return 0
    return max(0, min(shot.transition.frames, shot.frames - 1, before.frames - 1))


def longest_transition(kind: TransitionKind, before: Shot | None, shot: Shot) -> int:
    """The longest transition between two shots, or into the film: each keeps a frame of its own, and a fade darkens no more than half."""
    least = min(before.frames, shot.frames) if before else shot.frames
    return least if kind == "fade" else least - 1


def placed_shots(document: Document) -> tuple[Placed, ...]:
    """Every shot of the film with its span of film frames and its display number, in order; omitted shots are not in it."""
    placed: list[Placed] = []
    at, before = 0, None
    for shot, number in zip(document.shots(), shot_numbers(document), strict=True):
        if shot.omitted:
            continue
        at -= shared_frames(before, shot)
        stop = at + shot.frames
        placed.append(Placed(shot, number, Span(at, stop), document.numbering))
        at, before = stop, shot
    return tuple(placed)


def film_frames(document: Document) -> int:
    """The length of the film in frames."""
    placed = placed_shots(document)
    return placed[-1].span.stop if placed else 0


def shot_at(document: Document, film_frame: int) -> Placed | None:
    """The shot seen at a frame of the film; under a transition the one that comes in. None in an empty film."""
    seen = None
    for placed in placed_shots(document):
        if placed.span.start <= film_frame:
            seen = placed
    return seen


def shot_by_number(document: Document, name: str) -> Shot | None:
    """The shot with this display number or id; None when the film has none."""
    for placed in placed_shots(document):
        if name in (placed.number, placed.shot.id):
            return placed.shot
    return None
