"""After a crash: what was done and not saved, kept until the artist has said what shall become of it.

Bringing work back is tried at most twice without asking more: a film that stops the program when it is shown must not
stop it at every start. What is not wanted, or does not fit any more, is set aside and can be found among the versions.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from engine.document.journal import Aside, Recovered, journal_path, replayed, set_aside
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
class Difference:
    """A board that is not the same in two states of a film."""

    kind: Literal["new", "changed", "gone"]
    shot: Shot
    panel: Panel


def lost_work(document: Document, revision: int, folder: Path) -> Lost | None:
    """What was done on this film and not saved; None when there is nothing that the saved film does not have."""
    tries = _tries(document.id)
    if tries >= TRIES:
        leave(document.id)
        return None
    found = replayed(journal_path(document.id))
    if found is None or found[0].project != folder:
        return None
    if found[0].document == document:
        return None
    return Lost(found[0], found[1] == revision, tries)


def begin_try(document_id: str) -> None:
    """Written down before lost work is shown or brought back, so that the next start knows what stopped this one."""
    atomic_write(_tried(document_id), str(_tries(document_id) + 1).encode())


def end_try(document_id: str) -> None:
    """It went well."""
    with suppress(OSError):
        _tried(document_id).unlink(missing_ok=True)


def leave(document_id: str) -> Path | None:
    """The artist does not want the work back, or not now: it is set aside, and no longer offered."""
    end_try(document_id)
    return set_aside(document_id)


def read_aside(kept: Aside) -> Document:
    found = replayed(kept.path)
    if found is None:
        raise InbetweenerError(f"{kept.path.name} cannot be read.", "Choose another version.")
    return found[0].document


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


def _tries(document_id: str) -> int:
    try:
        return int(_tried(document_id).read_text()[:4])
    except (OSError, ValueError):
        return 0


def _tried(document_id: str) -> Path:
    return journal_path(document_id).with_suffix(".tried")
