"""What a reader is given, what it gives back, and the small refusals that all readers share."""

from __future__ import annotations

import math
import os
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec

from engine.document.assets import Assets
from engine.document.cast_edits import add_entity, new_entity
from engine.document.model import Document, Entity, EntityKind, Sequence, Sound, find
from engine.values.errors import InbetweenerError
from engine.values.time import Rate

Size = tuple[int, int]  # width, height

LARGEST_JSON = 64 * 2**20  # bytes
LONGEST_NAME = 255  # bytes of a file's name, on every system
LARGEST_SCRIPT = 16 * 2**20  # of text; the longest screenplays have a fiftieth of it


@dataclass(frozen=True)
class Setting:
    """The film that something is read into."""

    assets: Assets  # where its pictures and sounds go
    film: Document  # its rate, size and cast so far
    step: Callable[[str, int, int], None] = lambda what, done, total: None  # hears of long readings


@dataclass(frozen=True)
class Brought:
    """What a file holds, in our words."""

    sequences: tuple[Sequence, ...]
    cast: tuple[Entity, ...]  # the film's cast with whoever is new
    sounds: tuple[Sound, ...] = ()  # film_frame counts from the first of these sequences
    notes: tuple[str, ...] = ()  # sentences about what could not be brought along
    laid: tuple[Sound, ...] = ()  # sounds for the film itself, from its first frame on


@dataclass(frozen=True)
class Suits:
    """A rate and a size that a file was made for; None where it does not say."""

    rate: Rate | None = None
    size: Size | None = None


@dataclass(frozen=True)
class Format:
    name: str  # "Storyboarder"
    takes: Callable[[Path], bool]  # whether a file or folder is of this format
    read: Callable[[tuple[Path, ...], Setting], Brought]
    suits: Callable[[tuple[Path, ...]], Suits]
    gathers: bool = False  # several files in a row are read as one thing


def somebody(film: Document, kind: EntityKind, name: str, noun: str = "") -> tuple[Document, str]:
    """The cast member of this name, who joins the cast if nobody has it yet; the film and their id."""
    for entity in film.cast:
        if entity.kind == kind and entity.name.casefold() == name.casefold():
            return film, entity.id
    new = new_entity(film, kind, name, noun)
    return add_entity(film, new), new.id


def name_of(film: Document, entity_id: str) -> str:
    return find(film.cast, entity_id).name


def read_text(path: Path, largest: int = LARGEST_JSON) -> str:
    """A text file in UTF-8, with or without its mark, or in the two encodings that old programs still write."""
    try:
        data = path.read_bytes() if path.stat().st_size <= largest else None
    except OSError as error:
        raise InbetweenerError(f"{path.name} cannot be read: {error.strerror}.") from error
    if data is None:
        raise InbetweenerError(f"{path.name} is larger than {largest // 2**20} MB.")
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def read_json(path: Path) -> Any:
    try:
        return msgspec.json.decode(read_text(path).encode())
    except (msgspec.DecodeError, RecursionError) as error:
        raise InbetweenerError(f"{path.name} is damaged: {str(error)[:120]}.") from error


def number(value: Any, place: str, least: float, most: float) -> float:
    """A number that may be written as text, between two bounds; otherwise an error that names the place."""
    try:
        found = float(value)
    except (TypeError, ValueError):
        found = math.nan
    if isinstance(value, bool) or not least <= found <= most:
        raise InbetweenerError(f"{place} is {str(value)[:40]!r}, not a number from {least:g} to {most:g}.")
    return found


def text(value: Any) -> str:
    """Words that may be missing."""
    return value.strip() if isinstance(value, str) else ""


def called(name: str) -> str:
    """A file's name as words for the film: a name in another encoding than this machine's is no text."""
    return name.encode("utf-8", "replace").decode()


def inside(folder: Path, name: str, place: str) -> Path:
    """A file of this name right in a folder; a name that leads anywhere else is refused."""
    if len(os.fsencode(name)) > LONGEST_NAME:
        raise InbetweenerError(f"{place} names a file by {len(name)} letters: {name[:40]!r}…")
    odd = not name or name in (".", "..") or re.search(r'[\\/:*?"<>|\x00-\x1f]', name)
    path = folder / name
    if odd or (path.is_symlink() and path.resolve().parent != folder.resolve()):
        raise InbetweenerError(f"{place} names a file outside of its folder: {name[:80]!r}.")
    return path


def natural(path: Path) -> tuple[tuple[int, int | str], ...]:
    """Sorts 2 before 10, and A before b."""
    parts = re.findall(r"\d+|\D+", path.name.casefold())
    return tuple((0, int(part)) if part.isdecimal() and len(part) < 19 else (1, part) for part in parts)


def size_near(aspect: float, height: int = 720) -> Size:
    """Even pixels of these proportions, about as many as in 1280 x 720."""
    if aspect < 1:
        return height, round(height / aspect / 2) * 2
    return round(height * aspect / 2) * 2, height
