"""Earlier states of a film, as they were saved: to look at, and to bring back without losing what there is now."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from engine.document.history import history, read_kept, revision_of, saved_at
from engine.document.model import Document
from engine.document.schema import decode


@dataclass(frozen=True)
class Version:
    path: Path
    revision: int
    saved: datetime  # in this machine's time


def versions(folder: Path) -> tuple[Version, ...]:
    """The saves of a project that were kept, newest first."""
    found = ((path, saved_at(path)) for path in history(folder))
    return tuple(Version(path, revision_of(path), saved.astimezone()) for path, saved in found if saved)


def read_version(version: Version) -> Document:
    return decode(read_kept(version.path), version.path.name).document
