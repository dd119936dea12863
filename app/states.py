"""How each shot stands: what its picture is, why that is out of date, and whether it wants a draft."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QObject

from app.jobs import JobView, ShotState, shot_work
from app.staleness import Staleness
from app.takes import Takes
from engine.document.model import Document, Shot
from engine.store.takes import Take


class Film(Protocol):
    """What this needs of the studio."""

    jobs: tuple[JobView, ...]
    takes: Takes
    generation: bool

    @property
    def document(self) -> Document: ...


class States(Staleness):
    """Answers at once with what is known; ``found`` tells when more is."""

    def __init__(self, film: Film, parent: QObject | None = None):
        super().__init__(parent)
        self.film = film

    def of(self, shot: Shot) -> ShotState:
        """What the shot's badge says."""
        rendering, failed = shot_work(self.film.jobs, shot.id)
        if not (shot.paint and self.film.generation):
            return ShotState("drawing")
        take = self.film.takes.active(shot)
        if take is None:
            drawn = any(panel.drawing for panel in shot.panels)
            return ShotState("drawing" if drawn else "blocking", (), rendering, failed)
        kind = "final" if take.quality == "final" else "approved" if shot.approved == take.id else "draft"
        return ShotState(kind, self.stale(shot), rendering, failed, shot.approved is not None)

    def stale(self, shot: Shot) -> tuple[str, ...]:
        """What changed since the active take."""
        take = self.film.takes.active(shot)
        return self.why(shot, take) if take else ()

    def why(self, shot: Shot, take: Take) -> tuple[str, ...]:
        """Why one of a shot's takes is out of date, whether it is shown or not."""
        return self.reasons(self.film.document, shot, take, self.film.takes.folder)

    def draws_by_itself(self, shot: Shot) -> bool:
        """Whether a shot that nobody works on is drafted: what is approved or final is not touched unasked."""
        take = self.film.takes.active(shot)
        gate = shot.approved is not None or (take is not None and take.quality != "draft")
        return not gate and self.wants_draft(shot)

    def wants_draft(self, shot: Shot) -> bool:
        """Never painted, or changed since. A shot that the artist put back to its drawings is left alone."""
        take = self.film.takes.active(shot)
        return not self.film.takes.all_of(shot) if take is None else bool(self.stale(shot))
