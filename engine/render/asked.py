"""The film as it was when a take was asked for: what an approved take's final is made of, whatever was changed since."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import msgspec

from engine.document.model import Document, Shot
from engine.document.schema import decode, encode
from engine.document.timing import part, retimed
from engine.store.takes import Take
from engine.values.errors import InbetweenerError

ASKED = "asked.json"


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


def timed_as(shot: Shot, now: Shot) -> tuple[Shot, tuple[int, ...]] | None:
    """The shot with the panels that are left of it as long as they are now, and which of them had to be made longer or
    shorter; None where they are other panels, or none of it is another time."""
    left = len(now.panels)
    if [panel.id for panel in shot.panels[:left]] != [panel.id for panel in now.panels]:
        return None
    changed = [at for at, panel in enumerate(now.panels) if panel.frames != shot.panels[at].frames]
    if not changed and left == len(shot.panels):
        return None
    timed = part(shot, 0, left) if left < len(shot.panels) else shot
    for at in changed:
        timed = retimed(timed, at, now.panels[at].frames)
    return timed, tuple(changed)
