"""The film's sounds, decoded behind the window's back: for the player to mix and for the timeline to draw."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Protocol

from PySide6.QtCore import QObject, Signal

from app.fetcher import Fetcher
from engine.document.assets import Assets
from engine.document.model import AssetName, Document
from engine.media.mixing import Laid, lay
from engine.media.sound import Tape, decoded
from engine.media.waveform import Waveform, waveform

Key = tuple[str, AssetName]  # "tape" or "hills", and whose


class Owner(Protocol):
    """What is asked of the studio."""

    project: Path
    soloed: frozenset[str]

    @property
    def document(self) -> Document: ...


class Sounds(QObject):
    """What is not known yet is asked for, and ``arrived`` tells when it is. Missing sounds stay unknown."""

    arrived = Signal()
    _read = Signal(object, object)  # key and what was found, from the thread that found it

    def __init__(self, owner: Owner, parent: QObject | None = None):
        super().__init__(parent)
        self.owner = owner
        self._known: dict[Key, Any] = {}
        self._fetcher: Fetcher | None = None
        self._read.connect(self._put_away)

    def waveform(self, asset: AssetName) -> Waveform | None:
        """A whole sound for drawing, with its onsets; None while it is being read, and where it is missing."""
        return self._look("hills", asset)

    def tape(self, asset: AssetName) -> Tape | None:
        return self._look("tape", asset)

    def lay(self) -> tuple[Laid, ...]:
        """The sounds of the film as they can be heard now: decoded, on no muted track, and alone where one is soloed."""
        return lay(self.owner.document, self.tape, self.owner.soloed)

    def clear(self) -> None:
        """Another project is open."""
        if self._fetcher:
            self._fetcher.drop_all()
        self._known.clear()

    def close(self) -> None:
        if self._fetcher:
            self._fetcher.close()

    def _look(self, what: str, asset: AssetName) -> Any:
        key = what, asset
        if key not in self._known:
            self._known[key] = None
            self._fetcher = self._fetcher or Fetcher(self._read.emit, threads=1)
            find = decoded if what == "tape" else waveform
            path = Assets(self.owner.project).path(asset)
            self._fetcher.ask(key, lambda: find(path, asset))
        return self._known[key]

    def _put_away(self, key: Key, found: Any) -> None:
        if self._fetcher:
            self._fetcher.taken(key)
        if key in self._known and found is not None:
            self._known[key] = found
            self.arrived.emit()
