"""Where shots stand in the film, and what they are called there."""

from __future__ import annotations

from dataclasses import dataclass

from engine.values.time import Span

from .model import Document, Panel, Shot


@dataclass(frozen=True, slots=True)
class Placed:
    """A shot in the film. Under a dissolve or a wipe two neighbours share frames, so spans may overlap."""

    shot: Shot
    number: str
    span: Span  # film frames

    def shot_frame(self, film_frame: int) -> int:
        return film_frame - self.span.start


def shared_frames(before: Shot | None, shot: Shot) -> int:
    """Film frames that a shot's transition makes it share with the shot before it, never more than either has."""
    if before is None or shot.transition is None or shot.transition.kind == "fade":
        return 0
    return max(0, min(shot.transition.frames, shot.frames - 1, before.frames - 1))


def placed_shots(document: Document) -> tuple[Placed, ...]:
    """Every shot with its span of film frames and its display number, in order."""
    placed: list[Placed] = []
    at, before = 0, None
    for shot, number in zip(document.shots(), shot_numbers(document), strict=True):
        at -= shared_frames(before, shot)
        placed.append(Placed(shot, number, Span(at, at + shot.frames)))
        at, before = at + shot.frames, shot
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


def shot_numbers(document: Document) -> tuple[str, ...]:
    """Display numbers in order: a shot's own number where it has one, else one more than the last: 1, 2, 12A, 13."""
    numbers: list[str] = []
    last = 0
    for shot in document.shots():
        if shot.number:
            numbers.append(shot.number)
            digits = "".join(letter for letter in shot.number if letter.isdigit())
            last = int(digits) if digits and len(digits) < 6 else last
        else:
            last += 1
            numbers.append(str(last))
    return tuple(numbers)


def shot_by_number(document: Document, name: str) -> Shot | None:
    """The shot with this display number or id; None when the film has none."""
    for placed in placed_shots(document):
        if name in (placed.number, placed.shot.id):
            return placed.shot
    return None


def panel_label(number: str, shot: Shot, panel: Panel) -> str:
    """What a board shows under a drawing: the shot's number, and the panel's place where the shot has several."""
    return number if len(shot.panels) == 1 else f"{number}·{shot.panels.index(panel) + 1}"
