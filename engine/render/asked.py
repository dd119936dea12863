"""The film as it was when a take was asked for: what an approved take's final is made of, whatever was changed since."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import msgspec

from engine.document.model import Document, Shot
from engine.document.schema import decode, encode
from engine.document.timing import begun_later, between, part, retimed
from engine.store.takes import Take
from engine.values.errors import InbetweenerError

ASKED = "asked.json"
SAID = ("poses", "layouts", "camera", "words", "keyframes", "staging", "light", "weather", "follow", "retries")


def excerpt(document: Document, shot: Shot) -> Document:
    """The film of just this shot, with all that its picture may depend on and nothing else."""
    sequence = next(each for each in document.sequences if any(other.id == shot.id for other in each.shots))
    alone = msgspec.structs.replace(shot, take=None, approved=None, take_notes=(), transition=None)
    only = msgspec.structs.replace(sequence, shots=(alone,))
    return msgspec.structs.replace(document, sequences=(only,), sounds=(), markers=(), sound_tracks=())


def write_asked(folder: Path, document: Document, shot: Shot) -> None:
    (folder / ASKED).write_bytes(encode(excerpt(document, shot)))


def read_asked(takes: Path, take: Take) -> Document | None:
    """What a take was asked as; None for takes that were made before this was kept."""
    path = takes / take.shot / take.id / ASKED
    try:
        return _read(path, path.stat().st_mtime_ns)
    except (OSError, InbetweenerError):
        return None


@lru_cache(maxsize=64)
def _read(path: Path, _written: int) -> Document:
    return decode(path.read_bytes(), path.name).document


@dataclass(frozen=True)
class Timed:
    """A shot with the panels that are left of it as long as they are now."""

    ways: tuple[Shot, ...]  # the ways in which that may have come about
    changed: tuple[int, ...]  # the panels that had to be made longer or shorter

    def led_to(self, now: Shot) -> bool:
        """Whether one of the ways ends with just what is keyed and said now: found out in no time."""
        return any(all(getattr(way, said) == getattr(now, said) for said in SAID) for way in self.ways)


def timed_as(shot: Shot, now: Shot) -> Timed | None:
    """What a shot became if nothing but its timing was changed; None where it has other panels, or the same timing."""
    names, left = [panel.id for panel in shot.panels], len(now.panels)
    first = names.index(now.panels[0].id) if now.panels[0].id in names else 0
    if names[first : first + left] != [panel.id for panel in now.panels]:
        return None
    if (now.head, now.frames) == (shot.head, shot.frames) and now.panels == shot.panels:
        return None
    starts = (*shot.panel_starts(), shot.frames)
    # panels that are gone were taken away with what is keyed on them, or lie behind a cut
    bases = (between(shot, starts[first], starts[first + left]), part(shot, first, first + left))
    ways = [_timed(base, now) for base in (bases if left < len(names) else (shot,))]
    changed = next((changed for _, changed in ways), ())
    return Timed(tuple(way for way, _ in ways), changed)


def _timed(shot: Shot, now: Shot) -> tuple[Shot, tuple[int, ...]]:
    """A shot with the timing of another that has the same panels, and those that another one follows and changed."""
    changed: list[int] = []
    trimmed = now.head - shot.head
    for at, panel in enumerate(now.panels):
        begun = panel.head - shot.panels[at].head if at else 0
        if begun and begun < shot.panels[at].frames:
            shot = begun_later(shot, at, begun)
            changed.append(at)
    for at in range(len(now.panels) - 1):
        frames = now.panels[at].frames + (0 if at else trimmed)
        if frames > 0 and frames != shot.panels[at].frames:
            shot = retimed(shot, at, frames)
            changed.append(at)
    return between(shot, trimmed, trimmed + now.frames), tuple(sorted(set(changed)))


def shows_more(take: Take, shot: Shot) -> bool:
    """Whether a take has all frames of its shot, and others before or behind them."""
    before, behind = shot.head - take.head, take.head + take.length - shot.head - shot.frames
    return before >= 0 and behind >= 0 and before + behind > 0


def as_long_as(take: Take, shot: Shot) -> Shot:
    """A shot that lies within its take, as long as it was when that was asked for."""
    start = take.head - shot.head
    return between(shot, start, start + take.length)
