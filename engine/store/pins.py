"""What the store may not let go of: the painted windows that takes were made of.

A take that its film shows, or that the artist approved, keeps its windows whatever their age. One that lies in the
takes folder but that nobody has chosen keeps them as long as there is room for everything else.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import msgspec

from engine.document.folder import MANIFEST
from engine.values.files import atomic_write

UNSAVED = 300.0  # seconds: a take this much newer than its project's file may not be named in it yet


class Pin(msgspec.Struct, frozen=True):
    keys: list[str]
    project: str = ""  # the folder of the film that the take belongs to


class Pins:
    """A folder with one small file for each take."""

    def __init__(self, folder: Path):
        self.folder = folder

    def keep(self, take: str, keys: Iterable[str], project: Path | None) -> None:
        pin = Pin(sorted(set(keys)), str(project.resolve()) if project else "")
        atomic_write(self._path(take), msgspec.json.encode(pin))

    def drop(self, take: str) -> None:
        self._path(take).unlink(missing_ok=True)

    def follow(self, takes: Iterable[str], project: Path) -> None:
        """These takes belong to a film that lies in this folder now; it may have been moved."""
        for take in takes:
            pin = self._read(self._path(take))
            if pin and pin.project != str(project.resolve()):
                self.keep(take, pin.keys, project)

    def keys(self) -> tuple[set[str], set[str]]:
        """What chosen takes need, and what only others need."""
        chosen: set[str] = set()
        others: set[str] = set()
        named = _Named()
        for path in self.folder.glob("*.json"):
            pin = self._read(path)
            if pin:
                (chosen if named.needs(path, pin) else others).update(pin.keys)
        return chosen, others - chosen

    def _read(self, path: Path) -> Pin | None:
        try:
            data = path.read_bytes()
            if data.startswith(b"["):  # written before takes said whose they are
                return Pin(msgspec.json.decode(data, type=list[str]))
            return msgspec.json.decode(data, type=Pin)
        except (OSError, msgspec.DecodeError, UnicodeDecodeError):
            return None

    def _path(self, take: str) -> Path:
        return self.folder / f"{take}.json"


class _Named:
    """Reads each film's file once, to see which takes it names. Ids are long and random: their letters are enough."""

    def __init__(self) -> None:
        self._texts: dict[str, tuple[bytes, float] | None] = {}

    def needs(self, path: Path, pin: Pin) -> bool:
        if not pin.project:
            return True
        film = self._film(pin.project)
        if film is None:
            # a drive that is not plugged in keeps what it needs; a film that was thrown away needs nothing
            return not Path(pin.project).parent.is_dir()
        text, saved = film
        try:
            return path.stem.encode() in text or path.stat().st_mtime > saved - UNSAVED
        except FileNotFoundError:
            return False

    def _film(self, project: str) -> tuple[bytes, float] | None:
        if project not in self._texts:
            file = Path(project) / MANIFEST
            try:
                self._texts[project] = file.read_bytes(), file.stat().st_mtime
            except OSError:
                self._texts[project] = None
        return self._texts[project]
