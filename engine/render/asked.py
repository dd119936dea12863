"""The film as it was when a take was asked for: what an approved take's final is made of, whatever was changed since."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import msgspec

from engine.document.model import Document, Shot
from engine.document.schema import decode, encode
from engine.document.timing import retimed
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


def cut_to(shot: Shot, frames: int) -> Shot | None:
    """The shot as moving the cut at its end makes it; None where more than its last panel would be gone."""
    last = len(shot.panels) - 1
    length = shot.panels[last].frames + frames - shot.frames
    return retimed(shot, last, length) if length >= 1 else None
