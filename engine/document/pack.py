"""A project in one file for hand-off, and a folder again from such a file, whoever made it."""

from __future__ import annotations

import os
import re
import stat
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from engine.document.assets import Assets, named_assets
from engine.document.folder import MANIFEST, TAKES, Opened, open_project, refuse_taken
from engine.document.history import HISTORY
from engine.document.schema import decode, encode
from engine.values.errors import InbetweenerError
from engine.values.files import atomic_file, atomic_folder

SUFFIX = ".inbetweenz"
MOST_FILES = 20_000
MOST_BYTES = 4 * 2**30
MOST_RATIO = 200  # bytes out of one byte in; more is made to fill a disk
_FOLDERS = ("assets", HISTORY, TAKES)
_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)
_STEP = 2**20


def pack(folder: Path, path: Path, takes: bool = False) -> Path:
    """Writes a project into one file and reads it back before it takes its place; ``takes`` packs what was painted."""
    opened = open_project(folder)
    with atomic_file(path) as part:
        with zipfile.ZipFile(part, "w", zipfile.ZIP_DEFLATED, compresslevel=5) as archive:
            archive.writestr(MANIFEST, encode(opened.document, opened.revision))
            for file in _packed(opened, takes):
                # pictures and videos are small already
                kind = zipfile.ZIP_DEFLATED if file.suffix in (".json", ".wav", ".psd") else zipfile.ZIP_STORED
                archive.write(file, file.relative_to(opened.folder).as_posix(), kind)
        _verify(part, opened)
    return path


def unpack(path: Path, folder: Path) -> Opened:
    """Makes a project folder of a packed file, all of it or nothing."""
    refuse_taken(folder)
    with atomic_folder(folder) as inside:
        try:
            with zipfile.ZipFile(path) as archive:
                _extract(archive, inside, path.name)
        except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, RuntimeError) as error:
            raise InbetweenerError(f"{path.name} is damaged and cannot be unpacked.") from error
        except OSError as error:
            raise InbetweenerError(f"{path.name} could not be unpacked: {error.strerror or error}.") from error
        open_project(inside)  # nothing takes the folder's place that cannot be opened
    return open_project(folder)


def _packed(opened: Opened, takes: bool) -> Iterator[Path]:
    assets = Assets(opened.folder)
    for name in named_assets(opened.document):
        if assets.has(name):
            yield assets.path(name)
    if takes:
        yield from sorted(file for file in (opened.folder / TAKES).rglob("*") if file.is_file())


def _verify(part: Path, opened: Opened) -> None:
    with zipfile.ZipFile(part) as archive:
        damaged = archive.testzip()
        if damaged or decode(archive.read(MANIFEST)).document != opened.document:
            raise InbetweenerError(f"{damaged or MANIFEST} did not come back whole from the packed file.", "Try again.")


def _extract(archive: zipfile.ZipFile, folder: Path, name: str) -> None:
    members = archive.infolist()
    if len(members) > MOST_FILES:
        raise InbetweenerError(f"{name} holds {len(members):,} files; {MOST_FILES:,} are the most.")
    seen: set[str] = set()
    written = 0
    for member in members:
        if member.is_dir():
            continue
        inner = _safe(member, name)
        if str(inner).lower() in seen:
            raise InbetweenerError(f"{name} holds {inner} twice.")
        seen.add(str(inner).lower())
        target = folder / inner
        target.parent.mkdir(parents=True, exist_ok=True)
        own = 0
        with archive.open(member) as source, target.open("xb") as file:
            while piece := source.read(_STEP):
                own += len(piece)
                written += len(piece)
                if written > MOST_BYTES or own > max(member.compress_size, 1) * MOST_RATIO + _STEP:
                    raise InbetweenerError(f"{name} unpacks to more than it can be: {inner} was refused.")
                file.write(piece)
            file.flush()
            os.fsync(file.fileno())


def _safe(member: zipfile.ZipInfo, name: str) -> PurePosixPath:
    """The path of a member inside the project; anything that could lead elsewhere is refused."""
    text = member.filename
    inner = PurePosixPath(text)
    odd = (
        inner.is_absolute()
        or any(letter in text for letter in '\\:*?"<>|')
        or any(ord(letter) < 32 for letter in text)
        or any(part in ("..", ".") or part.endswith((" ", ".")) or _RESERVED.fullmatch(part) for part in inner.parts)
        or stat.S_ISLNK(member.external_attr >> 16)
    )
    known = text == MANIFEST or (len(inner.parts) > 1 and inner.parts[0] in _FOLDERS)
    if odd or not known:
        raise InbetweenerError(f"{name} holds a file that does not belong into a project: {text[:80]!r}.")
    return inner
