"""What was done since the last save, written down beside the project within two seconds, for the day of a crash.

A line is a shot that changed, or the whole film where more than shots changed. Reading stops at the first line that is
not whole: everything before it is good.
"""

from __future__ import annotations

import os
import re
import time
from dataclasses import dataclass
from pathlib import Path

import msgspec

from engine.document.model import Document, Shot
from engine.document.schema import decode, encode
from engine.values.errors import InbetweenerError
from engine.values.files import atomic_write
from engine.values.settings import data_folder

_LONG = 32 * 2**20  # bytes, after which a journal begins anew with one whole film


class _Line(msgspec.Struct, frozen=True):
    revision: int  # the save on which the change was made
    at: float  # seconds since 1970
    project: str
    film: str = ""  # a manifest
    shots: tuple[Shot, ...] = ()


@dataclass(frozen=True)
class Recovered:
    """Work that was done and not saved."""

    document: Document
    project: Path
    at: float  # when it was last written down, seconds since 1970


class Journal:
    """The journal of one open project. The caller notes the document when the hand rests, at most two seconds late."""

    def __init__(self, document: Document, project: Path, revision: int):
        self.path = journal_path(document.id)
        self.project, self.revision = project, revision
        self._noted: Document = document
        self._begun = False

    def note(self, document: Document) -> None:
        """Writes down what is new; on the disk when it returns."""
        if document is self._noted:
            return
        changed = _changed_shots(self._noted, document) if self._goes_on() else None
        whole = "" if changed else encode(document, self.revision).decode()
        line = msgspec.json.encode(_Line(self.revision, time.time(), str(self.project), whole, changed or ())) + b"\n"
        if self._goes_on():
            self._append(line)
        else:
            atomic_write(self.path, line)
        self._noted, self._begun = document, True

    def saved(self, document: Document, revision: int) -> None:
        """The document is safe in its project; the journal begins anew with the next change."""
        self._noted, self.revision, self._begun = document, revision, False
        self.path.unlink(missing_ok=True)

    def _goes_on(self) -> bool:
        return self._begun and self.path.exists() and self.path.stat().st_size < _LONG

    def _append(self, line: bytes) -> None:
        try:
            with self.path.open("ab") as file:
                file.write(line)
                file.flush()
                os.fsync(file.fileno())
        except OSError as error:
            raise InbetweenerError(
                f"Changes cannot be written down for a crash: {error.strerror}.", "Save the project now."
            ) from error


def recover(document_id: str, saved_revision: int) -> Recovered | None:
    """The film as it was noted last on top of this save; None when nothing was, or another save came after it."""
    found = _replayed(journal_path(document_id))
    return found[0] if found and found[1] == saved_revision else None


def forget(document_id: str) -> None:
    """The person does not want the work back, or has it back."""
    journal_path(document_id).unlink(missing_ok=True)


def journal_path(document_id: str) -> Path:
    safe = re.sub(r"[^A-Za-z0-9_-]", "_", document_id)[:80]
    return data_folder() / "journals" / f"{safe}.jsonl"


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


def _replayed(path: Path) -> tuple[Recovered, int] | None:
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
    return Recovered(document, Path(last.project), last.at), last.revision
