"""Why a take is no longer what its shot asks for, found out behind the window's back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from app.fetcher import Fetcher
from app.reasons import in_words
from engine.document.model import Document, Shot
from engine.render.asked import read_asked
from engine.render.request import stale_reasons
from engine.store.takes import Take


@dataclass(frozen=True, eq=False, slots=True)
class _Known:
    shot: Shot
    film: Document
    take: str
    reasons: tuple[str, ...]


class Staleness(QObject):
    """Answers at once with what it knows; ``found`` tells when it knows better. Comparing costs milliseconds a shot."""

    found = Signal(str)  # shot id
    _arrived = Signal(object, object)

    def __init__(self, parent: QObject | None = None):
        super().__init__(parent)
        self._known: dict[tuple[str, str], _Known] = {}  # by shot and take
        self._fetcher = Fetcher(self._arrived.emit, threads=1)
        self._arrived.connect(self._take_in)

    def reasons(self, document: Document, shot: Shot, take: Take, takes: Path) -> tuple[str, ...]:
        """Why this take of a shot is out of date. ``takes``: the folder that it lies in."""
        known = self._known.get((shot.id, take.id))
        if not (known and known.shot is shot and same_film(known.film, document)):
            key = shot.id, id(shot), take.id
            self._fetcher.ask(key, self._comparison(document, shot, take, takes))
        return known.reasons if known else ()

    def clear(self) -> None:
        self._fetcher.drop_all()
        self._known.clear()

    def close(self) -> None:
        self._fetcher.close()

    @staticmethod
    def _comparison(document: Document, shot: Shot, take: Take, takes: Path) -> Callable[[], _Known]:
        def compared() -> _Known:
            reasons = stale_reasons(document, shot, take, asked=lambda: read_asked(takes, take))
            return _Known(shot, document, take.id, tuple(map(in_words, reasons)))

        return compared

    def _take_in(self, key: tuple[str, int, str], known: _Known | None) -> None:
        self._fetcher.taken(key)
        if known is None:  # the staging contradicts itself: whoever looks at the shot is told there
            return
        before = self._known.get((known.shot.id, known.take))
        self._known[known.shot.id, known.take] = known
        if before is None or before.reasons != known.reasons:
            self.found.emit(known.shot.id)


def same_film(one: Document, other: Document) -> bool:
    """Whether what every shot's picture depends on beside the shot is the same."""
    return one is other or (
        (one.cast is other.cast or one.cast == other.cast)
        and (one.rate, one.width, one.height, one.held, one.style, one.model)
        == (other.rate, other.width, other.height, other.held, other.style, other.model)
    )
