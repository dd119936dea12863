"""The saves of a project that were kept: each a whole manifest, packed, under the number and the time of its save.

They are bytes of their own and not second names of the manifest: what damages the one must not damage the other. An
older program kept them as they were; both are read.
"""

from __future__ import annotations

import gzip
import re
import zlib
from datetime import UTC, datetime, timedelta
from pathlib import Path

from engine.document.schema import LARGEST
from engine.values.errors import InbetweenerError
from engine.values.files import atomic_write

HISTORY = "history"

_STAMP = "%Y%m%dT%H%M%S"
_NAMED = re.compile(r"(\d{6,})-(\d{8}T\d{6})\.json(\.gz)?")


def history(folder: Path) -> tuple[Path, ...]:
    """The saves of a project that were kept, newest first."""
    named = (path for path in (folder / HISTORY).glob("*.json*") if saved_at(path))
    return tuple(sorted(named, key=lambda path: path.name, reverse=True))


def saved_at(path: Path) -> datetime | None:
    """When a save was made, by its name; None for a file that is none."""
    named = _NAMED.fullmatch(path.name)
    return datetime.strptime(named[2], _STAMP).replace(tzinfo=UTC) if named else None


def revision_of(path: Path) -> int:
    """Which save of its project this is."""
    return int(path.name.split("-")[0])


def keep(folder: Path, data: bytes, revision: int, saved: datetime) -> None:
    """Keeps a manifest for later; on the disk when it returns."""
    name = f"{revision:06}-{saved.astimezone(UTC).strftime(_STAMP)}.json.gz"
    # no time inside: equal manifests are equal files
    atomic_write(folder / HISTORY / name, gzip.compress(data, 6, mtime=0))


def read_kept(path: Path) -> bytes:
    """The manifest of a save. Raises InbetweenerError where it is damaged, or larger than any film."""
    try:
        if path.suffix != ".gz":
            return path.read_bytes()
        with gzip.open(path) as file:
            return file.read(LARGEST + 1)  # a few bytes can unpack to more than a machine holds
    except (gzip.BadGzipFile, zlib.error, EOFError) as error:
        raise InbetweenerError(f"{path.name} is damaged.", "Choose another version.") from error
    except OSError as error:
        raise InbetweenerError(f"{path.name} cannot be read: {error.strerror}.", "Choose another version.") from error


def thin(folder: Path, now: datetime) -> None:
    """Lets go of saves that are close to others, like a backup does."""
    times = {path: at for path in history(folder) if (at := saved_at(path))}
    kept = thinned(list(times.values()), now)
    for path, at in times.items():
        if at not in kept:
            path.unlink(missing_ok=True)


def thinned(saved: list[datetime], now: datetime) -> set[datetime]:
    """Which of these times of saving are kept: the last 20, then one of each of 6 times ten minutes, 8 hours, 5 days."""
    newest_first = sorted(saved, reverse=True)
    kept = set(newest_first[:20])
    for length, count in ((timedelta(minutes=10), 6), (timedelta(hours=1), 8), (timedelta(days=1), 5)):
        for slot in range(count):
            stop, start = now - slot * length, now - (slot + 1) * length
            within = [at for at in newest_first if start < at <= stop]
            kept |= set(within[:1])
    return kept
