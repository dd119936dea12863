"""Which takes a shot has, and which of them is looked at."""

from __future__ import annotations

from pathlib import Path

from engine.document.model import Shot
from engine.store.takes import Take, read_takes, takes_folder


class Takes:
    """The takes of an open project, read from its folder once and kept in step by the engine's events."""

    def __init__(self, project: Path):
        self.folder = takes_folder(project)
        self._of: dict[str, tuple[Take, ...]] = {}

    def all_of(self, shot: Shot) -> tuple[Take, ...]:
        """A shot's takes, oldest first, and those of the shots that it was cut from, as far as they show some of it."""
        own = self.of(shot.id)
        if not shot.cut_from:
            return own
        stop = shot.head + shot.frames
        others = (take for owner in shot.cut_from for take in self.of(owner))
        shared = (take for take in others if take.head < stop and shot.head < take.head + take.length)
        return tuple(sorted((*own, *shared), key=lambda take: (take.made, take.id)))

    def of(self, shot_id: str) -> tuple[Take, ...]:
        """The takes that were painted for a shot itself, oldest first."""
        known = self._of.get(shot_id)
        if known is None:
            known = self._of[shot_id] = read_takes(self.folder, shot_id)
        return known

    def add(self, take: Take) -> None:
        others = tuple(other for other in self.of(take.shot) if other.id != take.id)
        self._of[take.shot] = (*others, take)

    def listed(self, shot: Shot) -> tuple[Take, ...]:
        """The takes that the artist has not thrown away, oldest first."""
        gone = {note.take for note in shot.take_notes if note.trashed}
        return tuple(take for take in self.all_of(shot) if take.id not in gone)

    def trashed(self, shot: Shot) -> tuple[Take, ...]:
        """Those that were thrown away and can still be brought back."""
        gone = {note.take for note in shot.take_notes if note.trashed}
        return tuple(take for take in self.all_of(shot) if take.id in gone)

    def drop(self, shot_id: str, takes: tuple[str, ...]) -> None:
        """These are no longer on the disk."""
        self._of[shot_id] = tuple(take for take in self.of(shot_id) if take.id not in takes)

    def active(self, shot: Shot, quality: str = "") -> Take | None:
        """The take that the shot shows, None: its drawings. Where a quality is asked, the shown or newest of that."""
        chosen = next((take for owner in shot.owners for take in self.of(owner) if take.id == shot.take), None)
        if not quality or (chosen and chosen.quality == quality):
            return chosen
        return next((take for take in reversed(self.listed(shot)) if take.quality == quality), None)
