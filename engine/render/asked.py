"""The film as it was when a take was asked for: what an approved take's final is made of, whatever was changed since."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import msgspec

from engine.document.changing import replaced
from engine.document.model import Document, Shot
from engine.document.schema import decode, encode
from engine.document.timing import keyed_at, part, retimed
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
    left = len(now.panels)
    if [panel.id for panel in shot.panels[:left]] != [panel.id for panel in now.panels]:
        return None
    changed = tuple(at for at, panel in enumerate(now.panels) if panel.frames != shot.panels[at].frames)
    if not changed and left == len(shot.panels):
        return None
    timed = part(shot, 0, left) if left < len(shot.panels) else shot
    for at in changed:
        timed = retimed(timed, at, now.panels[at].frames)
    ended = now.frames < shot.frames and changed in ((), (left - 1,))
    return Timed((timed, _cut_at(shot, now.frames)) if ended else (timed,), changed)


def _cut_at(shot: Shot, frame: int) -> Shot:
    """The first half of a shot that was cut in two."""
    at = shot.panels.index(shot.panel_at(frame - 1))
    panel, inside = shot.panels[at], frame - shot.panel_starts()[at]
    first = keyed_at(shot, frame - 1)
    if inside < panel.frames:
        halves = (msgspec.structs.replace(panel, frames=frames) for frames in (inside, panel.frames - inside))
        first = msgspec.structs.replace(first, panels=replaced(first.panels, at, *halves))
    return part(first, 0, at + 1)
