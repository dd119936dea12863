"""Earlier states of a film, as they were saved: to look at, and to bring back without losing what there is now."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from engine.document.folder import history, saved_at
from engine.document.model import Document
from engine.document.schema import decode
from engine.values.errors import InbetweenerError


@dataclass(frozen=True)
class Version:
    path: Path
    revision: int
    saved: datetime  # in this machine's time


def versions(folder: Path) -> tuple[Version, ...]:
    """The saves of a project that were kept, newest first."""
    found = ((path, saved_at(path)) for path in history(folder))
    return tuple(Version(path, int(path.name.split("-")[0]), saved.astimezone()) for path, saved in found if saved)


def read_version(version: Version) -> Document:
    try:
        return decode(version.path.read_bytes(), version.path.name).document
    except OSError as error:
        raise InbetweenerError(
            f"{version.path.name} cannot be read: {error.strerror}.", "Choose another one."
        ) from error
