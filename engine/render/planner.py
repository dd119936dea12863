"""Where a shot's keys and gaps lie.

As a film is animated by hand: first the keys, each by itself, then the gaps between two keys, each knowing nothing
but its own frames, its two keys and the noise of its frames. So a change to one frame repaints the gap that it lies
in and no other, and gaps can be painted in any order, on any machine, and end up the same.

Places are counted in the shot's own time, so that a shot whose beginning was trimmed off, or the second half of one
that was cut in two, asks for the windows that were painted before. What shows none of its frames is not asked for.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Literal

from engine.conditioning.vectors import Conditioning, Pinned
from engine.models.base import Family, Grid

from .naming import Names
from .plan import Manner, Plan, Planned, around
from .windows import Pinning, WindowRequest


def key_places(painted: int, pinned: Iterable[int], grid: Grid, first: int = 0) -> list[int]:
    """Where keys lie among so many painted frames: the ends, what is pinned, and anchors between them.

    Anchors stand at fixed distances from the beginning of the shot's own time, so that a longer shot keeps the keys that
    it had, and a new pin splits one gap and touches no other. An anchor close to a pin is left out where the gap stays
    short enough: two keys side by side would each have a look of their own. A shot that was begun earlier has its
    ``first`` place before that beginning, where it keeps a key.
    """
    reach = (grid.longest - 1) // grid.stride  # in steps of the grid, from one key to the next at most
    near = reach // 4
    apart = max(1, reach - near)
    last = -(-(painted - 1) // grid.stride)
    first = first // grid.stride
    fixed = sorted({first, max(first, min(0, last)), last, *(place // grid.stride for place in pinned)})
    places = {first}
    for start, stop in pairwise(fixed):
        anchors = list(range((start // apart + 1) * apart, min(stop, last), apart))
        airy = [place for place in anchors if place - start > near and stop - place > near]
        short = all(b - a <= reach for a, b in pairwise([start, *airy, stop]))
        places.update(airy if short else anchors, (stop,))
    return [place * grid.stride for place in sorted(places)]


def plan_shot(
    family: Family,
    seen: Conditioning,
    manner: Manner,
    *,
    held: int,
    lead: int = 0,
    kept: Mapping[int, str] | None = None,
) -> Plan:
    """The plan of a shot: ``seen`` has a row for every frame of its own time, of which the first ``lead`` are not shown.

    ``kept`` names, for the frames that are locked, the picture that each of them keeps.
    """
    return _Planner(family, seen, manner, held, lead, kept or {}).plan()


class _Planner:
    """Counts in *places*: place n is painted for frame ``n * held`` of the shot's own time."""

    def __init__(
        self,
        family: Family,
        seen: Conditioning,
        manner: Manner,
        held: int,
        lead: int = 0,
        kept: Mapping[int, str] | None = None,
    ):
        self.family, self.seen, self.manner, self.held = family, seen, manner, held
        self.begun = int(seen.frames[0])  # the frame of the first row
        self.first, self.stop = self.begun // held, -(-(self.begun + len(seen)) // held)
        self.shown = (self.begun + lead) // held  # the first place that is seen
        self.names = Names(seen)
        self.notes: list[str] = []
        named = kept or {}
        self.kept = {place: named[at] for place in range(self.first, self.stop) if (at := place * held) in named}

    def plan(self) -> Plan:
        pins = self.pins()
        if self.family.abilities.keyframe in ("any", "ends"):
            pictures, keys, gaps = self.between_keys(pins)
        else:
            pictures, keys, gaps = self.forward(pins)
        rows = tuple(map(self.row, range(self.shown, self.stop)))
        needed = self.needed((*pictures, *keys, *gaps))
        pictures, keys, gaps = (
            tuple(self.numbered(one) for one in each if one.key in needed) for each in (pictures, keys, gaps)
        )
        return Plan(rows, self.held, pictures, keys, gaps, tuple(self.notes))

    def needed(self, every: Sequence[Planned]) -> set[str]:
        """The windows that show something of the shot, and those that these hold on to."""
        made = {planned.key: planned for planned in every}
        if self.shown == self.first:
            return set(made)
        asked = [planned for planned in every if self.numbered(planned).covers]
        needed: set[str] = set()
        while asked:
            planned = asked.pop()
            if planned.key not in needed:
                needed.add(planned.key)
                asked += [made[pin.key] for pin in planned.request.pins]
        return needed

    def numbered(self, planned: Planned) -> Planned:
        """The window with what it covers counted as painted frames of the shot; what is out of sight it covers not."""
        if not self.shown:
            return planned
        covers = tuple((picture, place - self.shown) for picture, place in planned.covers if place >= self.shown)
        return replace(planned, covers=covers)

    def pins(self) -> dict[int, Pinned]:
        """Pinned pictures by painted frame: each goes to the nearest frame that is painted, the closest one wins."""
        wanted: dict[int, Pinned] = {}
        ability = self.family.abilities.keyframe
        for pin in sorted(self.seen.pinned, key=lambda pin: -abs(pin.frame - self.held * self.place(pin))):
            if pin.strength * self.seen.follow.keyframe <= 0:
                continue
            if ability == "none":
                self.notes.append(f"{self.family.title} cannot follow the picture pinned at frame {pin.frame}.")
                continue
            place = self.place(pin)
            if self.family.grid.stride > 1 and ability == "ends":
                stride = self.family.grid.stride
                place = min(round(place / stride) * stride, (self.stop - 1) // stride * stride)
            wanted[place] = pin
        return {place: pin for place, pin in wanted.items() if place not in self.kept}  # what is locked stays

    # -- keys first, then the gaps between them -----------------------------------------------------------------------

    def between_keys(self, pins: dict[int, Pinned]) -> tuple[list[Planned], list[Planned], list[Planned]]:
        stride = self.family.grid.stride
        pictures = {place: self.picture(pin) for place, pin in pins.items()}
        on_grid = {place for place in pins if place % stride == 0}
        exact = self.exact(pins)
        kept = {place: self.kept_picture(place) for place in self.kept}
        # a picture followed to the letter is the key itself, in every place where it is pinned
        given = _covering({**exact, **kept})
        fixed = {*on_grid, *(place for place in kept if place % stride == 0)}
        places = key_places(self.stop, fixed, self.family.grid, self.first)
        ends: dict[int, Planned] = {}
        for place in places:
            if place in given:
                ends[place] = given[place]
            else:
                soft = (pictures[place].key, self.strength(pins[place])) if place in on_grid else None
                ends[place] = self.key(place, exact, soft)
        inside = {place: (pictures[place].key, self.strength(pin)) for place, pin in pins.items()}
        inside |= {place: (planned.key, 1.0) for place, planned in kept.items()}
        gaps: list[Planned] = []
        for start, stop in pairwise(places):
            inner = tuple(cover for cover in self.covered(list(range(start + 1, stop)), 1) if cover[1] not in kept)
            if inner:
                between = [
                    Pinning(place - start, *inside[place]) for place in range(start + 1, stop) if place in inside
                ]
                both = (Pinning(0, ends[start].key), *between, Pinning(stop - start, ends[stop].key))
                gaps.append(self.gap(list(range(start, stop + 1)), both, inner))
        keys = {planned.key: planned for planned in (*ends.values(), *(given[place] for place in kept))}
        loose = {picture.key: picture for picture in pictures.values() if picture.key not in keys}
        return list(loose.values()), list(keys.values()), gaps

    # -- one window after the other, for families that can hold on to a first picture at most -------------------------

    def forward(self, pins: dict[int, Pinned]) -> tuple[list[Planned], list[Planned], list[Planned]]:
        grid = self.family.grid
        chained = self.family.abilities.keyframe == "first"
        pictures = {place: self.picture(pin) for place, pin in pins.items()}
        exact = {place: pictures[place] for place, pin in pins.items() if self.strength(pin) == 1.0}
        begun = _covering({**exact, **{place: self.kept_picture(place) for place in self.kept}})
        begins = {self.first, max(self.first, min(0, self.stop - 1)), *pins}
        for place in begins - set(begun):  # where a stretch begins without a picture it has a key of its own
            soft = (pictures[place].key, self.strength(pins[place])) if place in pins else None
            begun[place] = self.key(place, {}, soft)
        gaps: list[Planned] = []
        for start, stop in pairwise([*sorted(begun), self.stop]):
            at, held_on = start, begun[start]
            while at < stop - 1:
                # a chained window begins with the picture that the one before it ended with
                length = min(grid.longest, grid.fits(stop - at))
                places = list(range(at, at + length))
                inner = tuple(cover for cover in self.covered(places[1:], 1) if cover[1] < stop)
                pin = (Pinning(0, held_on.key),) if chained else ()
                held_on = self.gap(places, pin, inner)
                gaps.append(held_on)
                at += length - 1
        if len(gaps) > 1:
            why = (
                "each goes on from the one before, so a change repaints everything after it up to the next key"
                if chained
                else "its stretches do not know each other"
            )
            self.notes.append(f"{self.family.title} paints this shot in {len(gaps)} stretches; {why}.")
        keys = {planned.key: planned for _, planned in sorted(begun.items())}
        loose = {picture.key: picture for picture in pictures.values() if picture.key not in keys}
        return list(loose.values()), list(keys.values()), gaps

    # -- parts --------------------------------------------------------------------------------------------------------

    def place(self, pin: Pinned) -> int:
        """The painted frame nearest to a pin: on twos a picture pinned at frame 3 is painted at frame 4."""
        return min((pin.frame + self.held // 2) // self.held, self.stop - 1)

    def row(self, place: int) -> int:
        """The row that a place shows; what lies beyond the shot's ends shows its first row or its last."""
        return min(max(place * self.held - self.begun, 0), len(self.seen) - 1)

    def exact(self, pins: dict[int, Pinned]) -> dict[int, Planned]:
        """The pictures that are followed to the letter, by painted frame: each is a key itself."""
        stride = self.family.grid.stride
        return {
            place: self.picture(pin) for place, pin in pins.items() if place % stride == 0 and self.strength(pin) == 1.0
        }

    def strength(self, pin: Pinned) -> float:
        return min(1.0, pin.strength * self.seen.follow.keyframe)

    def draft(self, rows: list[int]) -> tuple[str, ...]:
        """The windows of the draft that these rows grow from: those of the painted frames around each of them."""
        draft = self.manner.draft
        if draft is None:
            return ()
        if self.manner.draft_name:
            return (self.manner.draft_name,)
        frames = {frame for row in rows for frame in around(draft, row)}
        names = dict.fromkeys(draft.source(frame)[0].key for frame in sorted(frames))
        # what was drafted of it begins here: before that there is only its first picture
        return (*names, f"from {self.begun + draft.rows[0]}") if min(rows) < draft.rows[0] else tuple(names)

    def covered(self, places: list[int], first_picture: int) -> tuple[tuple[int, int], ...]:
        """Which places a window's pictures are; those beyond the shot's ends are painted and dropped."""
        return tuple((first_picture + n, place) for n, place in enumerate(places) if self.first <= place < self.stop)

    def picture(self, pin: Pinned) -> Planned:
        request = WindowRequest(
            "picture",
            self.family.name,
            self.family.version,
            self.manner.weights,
            self.manner.size,
            picture=pin.picture,
        )
        return Planned(request, (self.row(self.place(pin)),))

    def kept_picture(self, place: int) -> Planned:
        """A picture that stays as a take has it. Where it comes from is all that names it."""
        manner = self.manner
        name, version = self.family.name, self.family.version
        request = WindowRequest("kept", name, version, manner.weights, manner.size, picture=self.kept[place])
        return Planned(request, (self.row(place),))

    def key(self, place: int, given: Mapping[int, Planned], soft: tuple[str, float] | None = None) -> Planned:
        """A key by itself, from the staging. Where no place is staged, a picture shows it: the key is drawn beside the
        nearest pictures before and after it.

        Families with a stride see each picture as several frames, and a key as one of them cannot stand beside it.
        """
        beside: list[int] = []
        shown_by_pictures = int(self.seen.place[self.row(place)]) < 0
        if shown_by_pictures and self.family.grid.stride == 1 and self.family.abilities.keyframe == "any":
            before, after = sorted(at for at in given if at < place), sorted(at for at in given if at > place)
            nearest = sorted([*before[-1:], *after[:1]], key=lambda at: abs(at - place))
            beside = nearest[: self.family.grid.longest - 1]
        places = sorted([place, *beside])
        own = places.index(place)
        pins = [Pinning(row, given[at].key) for row, at in enumerate(places) if at in beside]
        pins += [Pinning(own, *soft)] if soft and soft[1] else []
        seed = self.seed(range(place, place + 1))
        return replace(self.window("key", places, tuple(pins), self.covered([place], own), seed), own=own)

    def seed(self, within: range) -> int:
        """The shot's own, or that of the latest try at one of these painted frames."""
        tries = [seed for frame, seed in self.manner.retries if frame // self.held in within]
        return tries[-1] if tries else self.manner.seed

    def gap(self, places: list[int], pins: tuple[Pinning, ...], covers: tuple[tuple[int, int], ...]) -> Planned:
        return self.window("gap", places, pins, covers, self.seed(range(places[0] + 1, places[-1])))

    def window(
        self,
        role: Literal["key", "gap"],
        places: list[int],
        pins: tuple[Pinning, ...],
        covers: tuple[tuple[int, int], ...],
        seed: int,
    ) -> Planned:
        rows = [self.row(place) for place in places]
        request = WindowRequest(
            role,
            self.family.name,
            self.family.version,
            self.manner.weights,
            self.manner.size,
            addresses=tuple(place * self.held for place in places[:: self.family.grid.stride]),
            seed=seed,
            steps=self.manner.steps,
            seen=self.names.of(rows),
            pins=pins,
            pooled=self.manner.pooled,
            draft=self.draft(rows),
            strength=self.manner.strength,
        )
        return Planned(request, tuple(rows), covers)


def _covering(given: dict[int, Planned]) -> dict[int, Planned]:
    """Pictures that are there already, each with all of the painted frames that it is."""
    covers: dict[str, list[tuple[int, int]]] = {}
    for place, planned in sorted(given.items()):
        covers.setdefault(planned.key, []).append((0, place))
    return {place: replace(planned, covers=tuple(covers[planned.key])) for place, planned in given.items()}


def plan_single(
    family: Family, seen: Conditioning, manner: Manner, *, held: int, lead: int = 0, painted_frame: int
) -> Planned:
    """One painted frame by itself: the first look at a place that is no key, and a part of no take."""
    planner = _Planner(family, seen, manner, held, lead)
    return planner.numbered(planner.key(planner.shown + painted_frame, planner.exact(planner.pins())))
