"""When nobody works: the hours in which what was put off is painted."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Night:
    """From one full hour to another, over midnight or not; the same twice is the whole day."""

    begins: int = 20
    ends: int = 7

    def at(self, now: datetime) -> bool:
        if self.begins < self.ends:
            return self.begins <= now.hour < self.ends
        return now.hour >= self.begins or now.hour < self.ends
