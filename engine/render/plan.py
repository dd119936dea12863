"""What has to be painted for a shot: its keys, the gaps between them, and in which order they can be had."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from engine.models.base import Size

from .windows import WindowRequest


@dataclass(frozen=True)
class Manner:
    """How a plan's windows are painted: the part of a request that all of them share."""

    size: Size
    steps: int
    seed: int
    weights: str
    pooled: int = 1
    strength: float = 1.0  # how far back to noise a refined window goes
    draft: Plan | None = None  # the plan whose pictures it starts from
    draft_name: str = ""  # what those pictures are called where they are not that plan's windows
    retries: tuple[tuple[int, int], ...] = ()  # (frame of its own time, seed): what it lies in has that seed


@dataclass(frozen=True)
class Planned:
    """One window of a plan."""

    request: WindowRequest
    rows: tuple[int, ...]  # of the shot's conditioning, one a picture; the last is held where the grid asks for more
    covers: tuple[tuple[int, int], ...] = ()  # (picture of the window, painted frame) for what is taken from it
    own: int = -1  # which of its pictures others hold on to: a key's own, a stretch's last

    @property
    def key(self) -> str:
        return self.request.key

    @property
    def given(self) -> bool:
        """Whether it is there already: a pinned picture, or one that a lock keeps."""
        return self.request.role in ("picture", "kept")

    @property
    def work(self) -> int:
        """What painting it costs, in steps of 1024 pixels; 0 for a picture, which is only encoded."""
        width, height = self.request.size
        return len(self.rows) * self.request.steps * max(1, width * height // 1024)


@dataclass(frozen=True)
class Plan:
    """All that has to be painted for a shot. ``rows[n]`` is the row of its conditioning that painted frame n shows."""

    rows: tuple[int, ...]
    held: int  # frames for which every painted frame is held
    pictures: tuple[Planned, ...]  # pinned pictures, to be encoded
    keys: tuple[Planned, ...]
    gaps: tuple[Planned, ...]
    notes: tuple[str, ...] = ()  # what could not be followed to the letter

    def windows(self) -> Iterator[Planned]:
        """Everything, each window after those it needs."""
        yield from self.pictures
        yield from self.keys
        yield from self.gaps

    def near(self, row: int) -> list[Planned]:
        """Everything, what is nearest to a row first, each window after those it needs."""
        made = {planned.key: planned for planned in self.windows()}
        order: dict[str, Planned] = {}

        def add(planned: Planned) -> None:
            asked = [planned]
            while asked:  # in a family that goes on from window to window, one asks for hundreds before it
                needed = [made[pin.key] for pin in asked[-1].request.pins if pin.key not in order]
                if needed:
                    asked += reversed(needed)
                else:
                    order.setdefault(asked[-1].key, asked.pop())

        def distance(planned: Planned) -> tuple[int, bool]:
            away = min((abs(self.rows[frame] - row) for _, frame in planned.covers), default=len(self.rows) * self.held)
            return away, planned.request.role != "key"

        for planned in sorted((*self.keys, *self.gaps), key=distance):
            if planned.key not in order:
                add(planned)
        return list(order.values())

    def source(self, painted_frame: int) -> tuple[Planned, int]:
        """The window that a painted frame is taken from, and which of its pictures it is."""
        return self._sources[painted_frame]

    @cached_property
    def _sources(self) -> dict[int, tuple[Planned, int]]:
        return {frame: (planned, picture) for planned in self.windows() for picture, frame in planned.covers}


def around(plan: Plan, row: int) -> tuple[int, int]:
    """The painted frames before and after a row, twice the same where it is itself painted, or beyond the ends."""
    before = max(0, bisect_right(plan.rows, row) - 1)
    after = before if row <= plan.rows[before] else min(before + 1, len(plan.rows) - 1)
    return before, after
