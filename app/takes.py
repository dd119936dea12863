"""Which takes a shot has, and which of them is looked at."""

from __future__ import annotations

from pathlib import Path

import msgspec

from engine.document.model import Shot
from engine.store.takes import Take


class Takes:
    """The takes of an open project, read from its folder once and kept in step by the engine's events."""

    def __init__(self, project: Path):
        self.project = project
        self._of: dict[str, tuple[Take, ...]] = {}

    def of(self, shot_id: str) -> tuple[Take, ...]:
        """A shot's takes, oldest first."""
        known = self._of.get(shot_id)
        if known is None:
            known = self._of[shot_id] = read_takes(self.project / "takes" / shot_id)
        return known

    def add(self, take: Take) -> None:
        others = tuple(other for other in self.of(take.shot) if other.id != take.id)
        self._of[take.shot] = (*others, take)

    def active(self, shot: Shot, quality: str = "") -> Take | None:
        """The take that the shot shows, None: its drawings. Where a quality is asked, the shown or newest of that."""
        chosen = self.named(shot.id, shot.take)
        if not quality or (chosen and chosen.quality == quality):
            return chosen
        return next((take for take in reversed(self.of(shot.id)) if take.quality == quality), None)

    def named(self, shot_id: str, take_id: str | None) -> Take | None:
        return next((take for take in self.of(shot_id) if take.id == take_id), None)


def read_takes(folder: Path) -> tuple[Take, ...]:
    """The takes in a shot's folder, oldest first. A folder whose ``take.json`` is not whole is no take yet."""
    takes: list[Take] = []
    for manifest in sorted(folder.glob("*/take.json")):
        try:
            takes.append(msgspec.json.decode(manifest.read_bytes(), type=Take))
        except (OSError, msgspec.DecodeError):
            continue
    return tuple(sorted(takes, key=lambda take: take.made))
