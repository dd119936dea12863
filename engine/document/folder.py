"""A project on the disk: a folder with a manifest, the manifests before it, and what they name.

Saving writes a new manifest whole and only then lets it take the old one's place. Opening takes the manifest, and where
that is damaged the newest one before it that is not, and says so.
"""

from __future__ import annotations

import os
import re
import time
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

import msgspec

from engine.document.assets import Assets, named_assets
from engine.document.history import history, keep, read_kept, revision_of, saved_at, thin
from engine.document.model import Document
from engine.document.schema import Manifest, NewerSchemaError, decode, encode
from engine.values.errors import InbetweenerError
from engine.values.files import atomic_write

MANIFEST = "project.json"
TAKES = "takes"
SUFFIX = ".inbetween"

_STAMP = "%Y%m%dT%H%M%S"
_MOST_NOTES = 12
_COPY = re.compile(r"conflicted copy|sync-conflict|\.other-")
_GITIGNORE = "# what can be painted again, and what was thrown away\ntakes/\ntrash/\nhistory/\n*.part\n.open.json\n"
_GITATTRIBUTES = "project.json text eol=lf\nassets/** binary\n"


@dataclass(frozen=True)
class Opened:
    document: Document
    folder: Path
    notes: tuple[str, ...] = ()  # sentences for the artist about what was not as it should be
    read_only: bool = False
    revision: int = 0
    stamp: str = ""  # of the manifest on the disk, by which a change from outside is noticed


@dataclass(frozen=True)
class Saved:
    revision: int
    stamp: str
    notes: tuple[str, ...] = ()


def open_project(path: Path) -> Opened:
    """Opens a project folder, or the project.json in it. Raises InbetweenerError when no manifest can be read."""
    folder = path.parent if path.name == MANIFEST and not path.is_dir() else path
    if not folder.is_dir():
        raise InbetweenerError(f"There is no project {folder}.")
    data = _read(folder / MANIFEST)
    notes: list[str] = []
    try:
        manifest = decode(data or b"", f"{folder.absolute().name}/{MANIFEST}")
    except NewerSchemaError:
        raise
    except InbetweenerError as error:
        found = _newest_in_history(folder)
        if found is None:
            if data is None:
                raise InbetweenerError(f"{folder} is not a project: there is no {MANIFEST} in it.") from error
            raise
        manifest, saved = found
        damage = error.sentence if data is not None else f"{MANIFEST} is missing."
        notes.append(f"{damage} The version saved {saved:%d %B %Y at %H:%M} was opened instead.")
    if manifest.newer:
        notes.append("This project was saved by a newer version of the program; it can be looked at but not changed.")
    notes += _conflicts(folder)
    notes += _missing(manifest.document, Assets(folder))
    writable = os.access(folder, os.W_OK)
    if not writable:
        notes.append("This folder may not be written to; choose Save As to keep changes.")
    stamp = sha256(data).hexdigest() if data is not None else ""
    return Opened(manifest.document, folder, tuple(notes), manifest.newer or not writable, manifest.revision, stamp)


def save_project(document: Document, folder: Path, known: str | None = None) -> Saved:
    """Saves a film into its folder; when this returns it is on the disk.

    ``known`` is the stamp of the version that this document grew from. If another program saved in between, its version
    is kept beside under a name of its own, and a note says so.
    """
    data = _read(folder / MANIFEST)
    notes: tuple[str, ...] = ()
    before = _revision(data, folder)
    if data is not None and known is not None and sha256(data).hexdigest() != known:
        aside = folder / f"project.other-{time.strftime(_STAMP)}-{sha256(data).hexdigest()[:8]}.json"
        atomic_write(aside, data)
        notes = (f"The project was changed by somebody else meanwhile; their version is kept as {aside.name}.",)
    if data is not None and data == encode(document, before):
        return Saved(before, sha256(data).hexdigest(), notes)
    if data is not None and before and not any(revision_of(path) == before for path in history(folder)):
        _keep_first(folder, data, before)
    revision = before + 1
    new = encode(document, revision)
    atomic_write(folder / MANIFEST, new)
    now = datetime.now(UTC)
    try:
        keep(folder, new, revision, now)
        thin(folder, now)
    except (InbetweenerError, OSError) as error:  # the film itself is safe
        notes = (*notes, f"This version could not be kept for later. {error}")
    return Saved(revision, sha256(new).hexdigest(), notes)


def _keep_first(folder: Path, data: bytes, revision: int) -> None:
    """A manifest that came from somewhere else, without its history, can be gone back to as well."""
    saved = datetime.fromtimestamp((folder / MANIFEST).stat().st_mtime, UTC)
    with suppress(InbetweenerError):  # the film itself matters more
        keep(folder, data, revision, saved)


def set_beside(document: Document, folder: Path) -> None:
    """Keeps a state of the film beside the one that is saved, under a name of its own, because somebody else has it."""
    data = encode(document, _revision(_read(folder / MANIFEST), folder))
    atomic_write(folder / f"project.other-{time.strftime(_STAMP)}-{sha256(data).hexdigest()[:8]}.json", data)


def new_project(folder: Path, document: Document) -> Opened:
    """Makes a new project folder; one that has something in it already is refused."""
    refuse_taken(folder)
    atomic_write(folder / ".gitignore", _GITIGNORE.encode())
    atomic_write(folder / ".gitattributes", _GITATTRIBUTES.encode())
    (folder / "assets").mkdir(exist_ok=True)
    saved = save_project(document, folder)
    return Opened(document, folder, revision=saved.revision, stamp=saved.stamp)


def refuse_taken(folder: Path) -> None:
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise InbetweenerError(f"{folder} exists already.", "Choose another name, or open it.")


def _read(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise InbetweenerError(f"{path} cannot be read: {error.strerror}.") from error


class _Head(msgspec.Struct):
    revision: int = 0


def _revision(data: bytes | None, folder: Path) -> int:
    """The last revision that was saved, also where the manifest itself is damaged."""
    kept = max(map(revision_of, history(folder)), default=0)
    try:
        return max(msgspec.json.decode(data, type=_Head).revision, kept) if data else kept
    except (msgspec.DecodeError, UnicodeDecodeError):
        return kept


def _newest_in_history(folder: Path) -> tuple[Manifest, datetime] | None:
    for path in history(folder):
        saved = saved_at(path)
        try:
            if saved:
                return decode(read_kept(path), path.name), saved.astimezone()
        except InbetweenerError:
            continue  # an older one may be whole
    return None


def _conflicts(folder: Path) -> list[str]:
    """Copies that synchronising programs leave when two machines saved at once."""
    names = [path.name for path in folder.glob("project*.json") if _COPY.search(path.name)]
    return [f"There is another version of this project beside it: {name}." for name in sorted(names)]


def _missing(document: Document, assets: Assets) -> list[str]:
    missing: list[str] = []
    for name, place in named_assets(document).items():
        try:
            there = assets.has(name)
        except InbetweenerError:
            there = False
        if not there:
            heard = place.startswith("the sound")
            instead = "it is silent" if heard else "an empty page is shown in its place"
            missing.append(f"Missing: {place}; {instead}.")
    if rest := missing[_MOST_NOTES:]:
        missing = missing[:_MOST_NOTES]
        missing.append(f"{len(rest)} more files are missing.")
    return missing
