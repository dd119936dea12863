"""After a crash: what was done and not saved, kept until the artist has said what shall become of it.

Bringing work back is tried at most twice without asking more: a film that stops the program when it is shown must not
stop it at every start. What is not wanted, or does not fit any more, is set aside and can be found among the versions.
"""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import msgspec

from engine.document.folder import MANIFEST, Opened
from engine.document.journal import (
    Recovered,
    aside_folder,
    journal_path,
    journals_folder,
    replayed,
    safe_name,
    set_aside,
)
from engine.document.model import Document, Panel, Shot
from engine.values.errors import InbetweenerError
from engine.values.files import atomic_write

TRIES = 2  # after so many that did not end well nothing is offered any more


@dataclass(frozen=True)
class Lost:
    """Unsaved work of a film, and how often bringing it back was begun and never ended."""

    work: Recovered
    fits: bool  # it grew from the version that is saved now
    tries: int


@dataclass(frozen=True)
class Aside:
    """Unsaved work that was not wanted, or not yet."""

    path: Path
    at: float  # when it was last written to, seconds since 1970


@dataclass(frozen=True)
class Difference:
    """A board that is not the same in two states of a film."""

    kind: Literal["new", "changed", "gone"]
    shot: Shot
    panel: Panel


def lost_work(opened: Opened) -> Lost | None:
    """What was done on this film and not saved; None when there is nothing that the saved film does not have."""
    journal = journal_path(opened.document.id, opened.folder)
    if not journal.exists():
        _follow(opened, journal)
    tries = _tries(journal)
    if tries >= TRIES:
        leave(journal)
        return None
    found = replayed(journal)
    if found is None or found.document == opened.document:
        return None
    return Lost(found, found.revision == opened.revision, tries)


def _follow(opened: Opened, journal: Path) -> None:
    """A project that was moved finds what was not saved of it where it lay before.

    It must have grown from the very version that lies here, and must not lie in its old folder any more: what was done
    on a copy belongs to the copy. An older program named journals after the film alone.
    """
    name = safe_name(opened.document.id)
    for path in (journals_folder() / f"{name}.jsonl", *sorted(journals_folder().glob(f"{name}-*.jsonl"))):
        found = replayed(path)
        if found is None:
            continue
        moved = found.stamp == opened.stamp != "" and not _lies_in(found.project, found.document.id)
        if moved or found.project.resolve() == opened.folder.resolve():
            with suppress(OSError):
                path.rename(journal)
                _tried(path).rename(_tried(journal))
            return


def _lies_in(folder: Path, document_id: str) -> bool:
    """Whether this film is there. Ids are long and random: their letters are enough."""
    try:
        return document_id.encode() in (folder / MANIFEST).read_bytes()
    except OSError:
        return False


def begin_try(journal: Path) -> None:
    """Written down before lost work is shown or brought back, so that the next start knows what stopped this one."""
    atomic_write(_tried(journal), str(_tries(journal) + 1).encode())


def end_try(journal: Path) -> None:
    """It went well."""
    with suppress(OSError):
        _tried(journal).unlink(missing_ok=True)


def leave(journal: Path) -> Path | None:
    """The artist does not want the work back, or not now: it is set aside, and no longer offered."""
    end_try(journal)
    return set_aside(journal)


def aside(document_id: str, folder: Path) -> tuple[Aside, ...]:
    """Unsaved work of this project that was set aside, newest first; also that of a folder that is gone by now."""
    name = re.escape(safe_name(document_id))
    own = journal_path(document_id, folder).stem
    found: list[Aside] = []
    for path in sorted(aside_folder().glob("*.jsonl"), reverse=True):
        named = re.fullmatch(rf"({name}(?:-[0-9a-f]{{12}})?)-(\d{{8}}T\d{{6}}-\d{{6}})\.jsonl", path.name)
        if named and (named[1] == own or _was_here(path, document_id, folder)):
            found.append(Aside(path, path.stat().st_mtime))
    return tuple(sorted(found, key=lambda each: each.at, reverse=True))


class _Head(msgspec.Struct):
    project: str = ""


def _was_here(path: Path, document_id: str, folder: Path) -> bool:
    try:
        with path.open("rb") as file:
            project = Path(msgspec.json.decode(file.readline(), type=_Head).project)
    except (OSError, msgspec.DecodeError, UnicodeDecodeError):
        return False
    return project.resolve() == folder.resolve() or not _lies_in(project, document_id)


def read_aside(kept: Aside) -> Document:
    found = replayed(kept.path)
    if found is None:
        raise InbetweenerError(f"{kept.path.name} cannot be read.", "Choose another version.")
    return found.document


def differences(before: Document, after: Document) -> tuple[Difference, ...]:
    """The boards that are new, changed or gone, in the order of the film that has them."""
    old = {panel.id: (shot, panel) for shot in before.shots() for panel in shot.panels}
    new = {panel.id for shot in after.shots() for panel in shot.panels}
    found: list[Difference] = []
    for shot in after.shots():
        for at, panel in enumerate(shot.panels):
            if panel.id not in old:
                found.append(Difference("new", shot, panel))
            elif old[panel.id][1] != panel or (at == 0 and _about(old[panel.id][0]) != _about(shot)):
                found.append(Difference("changed", shot, panel))
    found += [Difference("gone", shot, panel) for shot, panel in old.values() if panel.id not in new]
    return tuple(found)


def _about(shot: Shot) -> tuple[object, ...]:
    """Everything of a shot but its drawings: poses, staging, camera, words."""
    return tuple(getattr(shot, name) for name in shot.__struct_fields__ if name not in ("panels", "take", "approved"))


def _tries(journal: Path) -> int:
    try:
        return int(_tried(journal).read_text()[:4])
    except (OSError, ValueError):
        return 0


def _tried(journal: Path) -> Path:
    return journal.with_suffix(".tried")
