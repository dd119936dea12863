"""Which tracks are put away, locked or looked at alone: the artist's own arrangement of each film, and kept for it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import QSettings

ALWAYS = frozenset({"shots"})  # a film without its shots has no ground to stand on
BESIDE = ALWAYS | {"panels", "heat", "markers"}  # stay when other tracks are looked at alone


@dataclass(frozen=True, slots=True)
class TrackStates:
    """Rows by their keys."""

    hidden: frozenset[str] = frozenset()
    locked: frozenset[str] = frozenset()
    alone: frozenset[str] = frozenset()  # looked at alone; none: all that are not hidden

    def away(self, every: list[str]) -> frozenset[str]:
        """The rows of these that are not shown."""
        if self.alone & set(every):
            return frozenset(key for key in every if key not in self.alone | BESIDE)
        return self.hidden - ALWAYS

    def with_hidden(self, key: str, hidden: bool) -> TrackStates:
        """Put away, or brought back; what is put away is not looked at alone any more."""
        if hidden:
            return replace(self, hidden=self.hidden | {key}, alone=self.alone - {key})
        return replace(self, hidden=self.hidden - {key})

    def with_lock_turned(self, key: str) -> TrackStates:
        return replace(self, locked=self.locked ^ {key})

    def with_alone_turned(self, key: str) -> TrackStates:
        return replace(self, alone=self.alone ^ {key})

    @property
    def timing_locked(self) -> bool:
        """Whether cuts, lengths and the order of panels stay as they are."""
        return bool(self.locked & {"shots", "panels"})


def remembered(film: str) -> TrackStates:
    """How the artist left the tracks of this film."""
    settings = QSettings()
    hidden, locked = (_keys(settings.value(f"timeline/{film}/{name}")) for name in ("hidden", "locked"))
    return TrackStates(hidden, locked)


def remember(film: str, states: TrackStates) -> None:
    settings = QSettings()
    for name, keys in (("hidden", states.hidden), ("locked", states.locked)):
        if keys:
            settings.setValue(f"timeline/{film}/{name}", " ".join(sorted(keys)))
        else:
            settings.remove(f"timeline/{film}/{name}")


def _keys(kept: object) -> frozenset[str]:
    return frozenset(kept.split(" ")) - {""} if isinstance(kept, str) else frozenset()
