"""What was done since the last save, written down beside the project within two seconds, for the day of a crash.

A line is a shot that changed, or the whole film where more than shots changed. Reading stops at the first line that is
not whole: everything before it is good. Every project folder has a journal of its own: two copies of one film share the
film's id, and never what was done on them.
"""

from __future__ import annotations

import os
import re
import threading
import time
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import msgspec

from engine.document.model import Document, Shot
from engine.document.schema import decode, encode
from engine.values.errors import InbetweenerError
from engine.values.files import atomic_write
from engine.values.settings import data_folder

KEPT_ASIDE = 12  # of one film
_LONG = 32 * 2**20  # bytes, after which a journal begins anew with one whole film


class _Line(msgspec.Struct, frozen=True):
    revision: int  # the save on which the change was made
    at: float  # seconds since 1970
    project: str
    film: str = ""  # a manifest
    shots: tuple[Shot, ...] = ()
    stamp: str = ""  # of the manifest that this save wrote


@dataclass(frozen=True)
class Recovered:
    """Work that was done and not saved."""

    document: Document
    project: Path
    at: float  # when it was last written down, seconds since 1970
    revision: int  # the save that it grew from
    stamp: str  # of the manifest of that save; "" in a journal of an older program


class Journal:
    """The journal of one open project. The caller notes the document when the hand rests, at most two seconds late.

    Edits are counted by the caller, because noting and saving are done by two threads: what is older than what is noted
    already is not noted, and a save takes only what it has saved out of the journal.
    """

    def __init__(self, document: Document, project: Path, revision: int, stamp: str = ""):
        self.path = journal_path(document.id, project)
        self.project, self.revision, self.stamp = project, revision, stamp
        self._noted: Document = document
        self._count = 0
        self._file: tuple[int, int] | None = None  # which file is ours, once there is one
        self._one = threading.RLock()

    def note(self, document: Document, count: int | None = None) -> None:
        """Writes down what is new; on the disk when it returns. What another window or a crash left is never touched."""
        with self._one:
            count = self._count + 1 if count is None else count
            if document is self._noted or count <= self._count:
                return
            changed = _changed_shots(self._noted, document) if self._goes_on() else None
            if changed:
                self._append(self._line(shots=changed))
            else:
                self._begin(document)
            self._noted, self._count = document, count

    def saved(self, document: Document, revision: int, count: int | None = None, stamp: str = "") -> None:
        """The document is safe in its project. Changes that came after it stay written down."""
        with self._one:
            self.revision, self.stamp = revision, stamp
            if count is not None and self._count > count:
                self._begin(self._noted)
                return
            self._noted = document
            if count is not None:
                self._count = count  # a note that was still on its way is older than what is safe now
            if self._ours():
                self.path.unlink(missing_ok=True)
            self._file = None

    def _line(self, film: str = "", shots: tuple[Shot, ...] = ()) -> bytes:
        line = _Line(self.revision, time.time(), str(self.project), film, shots, self.stamp)
        return msgspec.json.encode(line) + b"\n"

    def _begin(self, document: Document) -> None:
        """The journal with one whole film in it, and nothing else."""
        if not self._ours():
            set_aside(self.path)
        atomic_write(self.path, self._line(film=encode(document, self.revision).decode()))
        self._file = _place(self.path)

    def _ours(self) -> bool:
        return self._file is not None and _place(self.path) == self._file

    def _goes_on(self) -> bool:
        return self._ours() and self.path.stat().st_size < _LONG

    def _append(self, line: bytes) -> None:
        whole = self.path.stat().st_size
        try:
            with self.path.open("ab") as file:
                file.write(line)
                file.flush()
                os.fsync(file.fileno())
        except OSError as error:
            with suppress(OSError):
                os.truncate(self.path, whole)  # half a line would hide every line after it
            raise InbetweenerError(
                f"Changes cannot be written down for a crash: {error.strerror}.", "Save the project now."
            ) from error


def set_aside(path: Path) -> Path | None:
    """Moves a journal out of the way, where nothing writes over it; the newest of each project are kept."""
    if not path.exists():
        return None
    target = aside_folder() / f"{path.stem}-{time.strftime('%Y%m%dT%H%M%S')}-{time.time_ns() % 10**6:06}.jsonl"
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        path.rename(target)
        for old in sorted(target.parent.glob(f"{path.stem}-{'[0-9]' * 8}T*.jsonl"))[:-KEPT_ASIDE]:
            old.unlink()
    except OSError as error:
        raise InbetweenerError(f"Unsaved work could not be set aside: {error.strerror}.") from error
    return target


def journal_path(document_id: str, project: Path) -> Path:
    """The journal of a film in this folder."""
    place = sha256(os.path.normcase(project.resolve()).encode()).hexdigest()[:12]
    return journals_folder() / f"{safe_name(document_id)}-{place}.jsonl"


def safe_name(document_id: str) -> str:
    """What the names of all journals of a film begin with, wherever copies of it lie."""
    return re.sub(r"[^A-Za-z0-9_-]", "_", document_id)[:80]


def journals_folder() -> Path:
    return data_folder() / "journals"


def aside_folder() -> Path:
    return journals_folder() / "aside"


def _place(path: Path) -> tuple[int, int] | None:
    """Which file this is, whatever it is called."""
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_dev, status.st_ino


def _changed_shots(before: Document, after: Document) -> tuple[Shot, ...] | None:
    """The shots that are new values, when nothing else is; None when more has changed."""
    old, new = tuple(before.shots()), tuple(after.shots())
    if [shot.id for shot in old] != [shot.id for shot in new]:
        return None
    changed = tuple(b for a, b in zip(old, new, strict=True) if a is not b)
    rebuilt = before
    for shot in changed:
        rebuilt = rebuilt.with_shot(shot)
    return changed if rebuilt == after else None


def replayed(path: Path) -> Recovered | None:
    """What a journal holds; None when nothing in it is whole."""
    try:
        lines = path.read_bytes().split(b"\n")
    except OSError:
        return None
    document: Document | None = None
    last: _Line | None = None
    for text in lines:
        try:
            line = msgspec.json.decode(text, type=_Line)
            if line.film:
                document = decode(line.film.encode(), path.name).document
            elif document is not None:
                for shot in line.shots:
                    document = document.with_shot(shot)
        except (msgspec.DecodeError, msgspec.ValidationError, InbetweenerError, KeyError, UnicodeDecodeError):
            break  # the machine stopped within this line
        last = line
    if document is None or last is None:
        return None
    return Recovered(document, Path(last.project), last.at, last.revision, last.stamp)
