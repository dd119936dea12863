"""Why a take is no longer what its shot asks for, found out behind the window's back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from app.fetcher import Fetcher
from engine.document.model import Document, Shot
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
        self._known: dict[str, _Known] = {}
        self._fetcher = Fetcher(self._arrived.emit, threads=1)
        self._arrived.connect(self._take_in)

    def reasons(self, document: Document, shot: Shot, take: Take) -> tuple[str, ...]:
        known = self._known.get(shot.id)
        fresh = known and known.shot is shot and known.take == take.id and same_film(known.film, document)
        if not fresh:
            key = shot.id, id(shot), take.id
            self._fetcher.ask(key, self._comparison(document, shot, take))
        return known.reasons if known and known.take == take.id else ()

    def clear(self) -> None:
        self._fetcher.drop_all()
        self._known.clear()

    def close(self) -> None:
        self._fetcher.close()

    @staticmethod
    def _comparison(document: Document, shot: Shot, take: Take) -> Callable[[], _Known]:
        return lambda: _Known(shot, document, take.id, stale_reasons(document, shot, take))

    def _take_in(self, key: tuple[str, int, str], known: _Known | None) -> None:
        self._fetcher.taken(key)
        if known is None:  # the staging contradicts itself: whoever looks at the shot is told there
            return
        before = self._known.get(known.shot.id)
        self._known[known.shot.id] = known
        if before is None or before.reasons != known.reasons or before.take != known.take:
            self.found.emit(known.shot.id)


def same_film(one: Document, other: Document) -> bool:
    """Whether what every shot's picture depends on beside the shot is the same."""
    return one is other or (
        (one.cast is other.cast or one.cast == other.cast)
        and (one.rate, one.width, one.height, one.held, one.style, one.model)
        == (other.rate, other.width, other.height, other.held, other.style, other.model)
    )
