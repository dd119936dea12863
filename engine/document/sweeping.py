"""Takes away the pictures of strokes that nobody can come back to: undo ends with the session, versions do not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from engine.document.assets import Assets
from engine.document.history import history, read_kept
from engine.document.journal import journals_folder
from engine.document.model import AssetName
from engine.values.errors import InbetweenerError


def sweep(folder: Path, made: Iterable[AssetName]) -> int:
    """Removes those of the named assets that no manifest, no older version and no journal speaks of; gives how many.

    Only names that the caller made itself are looked at, so nothing that came from elsewhere can go.
    """
    left = set(made)
    for path in _speaking(folder):
        if not left:
            return 0
        try:
            text = read_kept(path).decode(errors="replace")
        except InbetweenerError:
            return 0  # who cannot be asked may need them all
        left = {name for name in left if name not in text}
    assets = Assets(folder)
    gone = 0
    for name in left:
        try:
            assets.path(name).unlink()
            gone += 1
        except OSError:
            continue  # gone already, or held: it is looked at by nobody and hurts nobody
    return gone


def _speaking(folder: Path) -> Iterator[Path]:
    yield from sorted(folder.glob("project*.json"))
    yield from history(folder)
    if journals_folder().is_dir():
        yield from sorted(path for path in journals_folder().rglob("*") if path.is_file())
