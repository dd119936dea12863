"""The film as an editing room knows it: strips of movies laid on a track, sounds below them, and marks."""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from pathlib import Path

from engine.document.film import Placed, film_frames, placed_shots, shared_frames
from engine.document.model import Document, Marker, Shot
from engine.values.time import Rate, Span


@dataclass(frozen=True)
class Strip:
    """A shot on the track. Its movie has every frame of it, those too that a transition shares with its neighbours."""

    name: str  # the number of the shot
    file: Path
    span: Span  # film frames, from its first to its last
    coming: int  # frames that it shares with the strip before it
    wipes: bool  # whether it comes in by a wipe; else it dissolves
    boards: tuple[tuple[str, int, str, str], ...]  # name, first shot frame, action, dialogue

    @property
    def cut(self) -> int:
        """The film frame at which the shot before it ends for those who know cuts only: the middle of what they share."""
        return self.span.start + self.coming // 2


@dataclass(frozen=True)
class EditList:
    """Everything that a list says. Files are absolute."""

    title: str
    rate: Rate
    size: tuple[int, int]
    frames: int
    strips: tuple[Strip, ...]
    sounds: tuple[Path, ...]  # a WAV for every track, each as long as the film
    markers: tuple[Marker, ...]

    def shown(self, at: int) -> Span:
        """The film frames of a strip between the cuts at its ends."""
        after = self.strips[at + 1].cut if at + 1 < len(self.strips) else self.frames
        return Span(self.strips[at].cut, after)


def edit_list(
    document: Document, size: tuple[int, int], movies: dict[str, Path], sounds: tuple[Path, ...] = ()
) -> EditList:
    """The list of a film. ``movies`` names the movie of every shot by the shot's id."""
    strips = [
        _strip(before.shot if before else None, each, movies[each.shot.id].absolute())
        for before, each in itertools.pairwise((None, *placed_shots(document)))
        if each
    ]
    return EditList(
        document.title,
        document.rate,
        size,
        film_frames(document),
        tuple(strips),
        tuple(sound.absolute() for sound in sounds),
        document.markers,
    )


def _strip(before: Shot | None, each: Placed, file: Path) -> Strip:
    shot = each.shot
    boards = tuple(
        (each.label(panel), start, panel.action, panel.dialogue)
        for panel, start in zip(shot.panels, shot.panel_starts(), strict=True)
    )
    wipes = shot.transition is not None and shot.transition.kind == "wipe"
    return Strip(each.number, file, each.span, shared_frames(before, shot), wipes, boards)
