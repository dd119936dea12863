"""Reads a film into the timeline's arrays, and after an edit only the shots that are others now.

A shot is a frozen value: what was read from it holds as long as the film has that same shot. The arrays of the whole film
are kept in the order of its shots, and those of an unbroken run of changed shots are cut out of them and replaced.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from app.timeline.content import Blocks, Content, Keys, Sounds, row_of, sound_row
from engine.document.changing import in_sight
from engine.document.film import Placed
from engine.document.model import Document, Shot, Sound
from engine.document.sound_edits import sound_tracks
from engine.document.tracks import pinned_drawings
from engine.values.time import Span

Ints = NDArray[np.int64]
Heard = Callable[[Sound], int]  # how many film frames of a sound are heard
BLOCKS = ("panels", "words", "spoken")


@dataclass(frozen=True, eq=False, slots=True)
class ShotParts:
    """One shot's share, in shot frames. Plain lists: thousands of small arrays would take longer to join."""

    shot: Shot
    frames: int
    blocks: dict[str, list[tuple[int, int, int, str]]]  # of panels, words, spoken: start, stop, index, text
    keys: list[tuple[str, str, list[int]]]  # row, track, frames


@dataclass(frozen=True, eq=False, slots=True)
class Run:
    """What the shots of a film hold of one kind, shot after shot, in shot frames."""

    shots: Ints  # ascending: the index of the shot
    columns: tuple[Ints, ...]  # for blocks start, stop and index; for keys frame and track
    texts: list[str] = field(default_factory=list[str])

    def spliced(self, first: int, stop: int, new: Run, more: int) -> Run:
        """With what shots ``first <= shot < stop`` held replaced; the shots after them have other numbers then."""
        low, high = np.searchsorted(self.shots, (first, stop), "left").tolist()
        shots = np.concatenate([self.shots[:low], new.shots, self.shots[high:] + more])
        columns = tuple(
            np.concatenate([old[:low], own, old[high:]])
            for old, own in zip(self.columns, new.columns, strict=True)
        )  # fmt: skip
        return Run(
            shots, columns, [*self.texts[:low], *new.texts, *self.texts[high:]] if self.texts or new.texts else []
        )


class Gathering:
    """What is known of the film that was shown last."""

    def __init__(self) -> None:
        self._known: dict[str, ShotParts] = {}
        self._parts: list[ShotParts] = []
        self._blocks = {name: _no_run(3) for name in BLOCKS}
        self._keys: dict[str, Run] = {}
        self._names: dict[str, int] = {}  # of tracks

    def gather(self, document: Document, placed: tuple[Placed, ...], heard: Heard) -> Content:
        """The film as arrays."""
        self._read([each.shot for each in placed])
        starts = np.fromiter((each.span.start for each in placed), np.int64, len(placed))
        stops = np.fromiter((each.span.stop for each in placed), np.int64, len(placed))
        numbers = np.arange(len(placed), dtype=np.int32)
        shots = Blocks(starts, stops, tuple(each.number for each in placed), numbers, np.zeros_like(numbers))
        keys = {
            row: _in_film_time(run, starts, tuple(self._names)) for row, run in self._keys.items() if len(run.shots)
        }
        return Content(
            document,
            placed,
            int(stops[-1]) if len(stops) else 0,
            shots,
            _blocks(self._blocks["panels"], starts),
            _blocks(self._blocks["words"], starts),
            _blocks(self._blocks["spoken"], starts),
            _transitions(placed),
            np.array([marker.film_frame for marker in document.markers], np.int64),
            keys,
            _sounds(document, heard),
            self._people(document, keys),
        )

    def _read(self, shots: Sequence[Shot]) -> None:
        parts: list[ShotParts] = []
        for shot in shots:
            part = self._known.get(shot.id)
            if part is None or part.shot is not shot:
                part = self._known[shot.id] = shot_parts(shot)
            parts.append(part)
        if len(self._known) > 2 * len(parts) + 64:
            self._known = {part.shot.id: part for part in parts}
        first, last = _same_at_both_ends(self._parts, parts)
        stop, more = len(self._parts) - last, len(parts) - len(self._parts)
        middle = parts[first : len(parts) - last]
        if stop > first or middle:
            for name in BLOCKS:
                new = _block_run([part.blocks[name] for part in middle], first)
                self._blocks[name] = self._blocks[name].spliced(first, stop, new, more)
            found = self._key_runs(middle, first)
            for row in {*self._keys, *found}:
                old, new = self._keys.get(row) or _no_run(2), found.get(row) or _no_run(2)
                self._keys[row] = old.spliced(first, stop, new, more)
        self._parts = parts

    def _key_runs(self, parts: list[ShotParts], first: int) -> dict[str, Run]:
        # per row: frames, then for every track of a shot how many of them, its shot and its name's number
        found: dict[str, tuple[list[int], list[int], list[int], list[int]]] = {}
        for index, part in enumerate(parts, first):
            for row, track, frames in part.keys:
                run = found.get(row)
                if run is None:
                    run = found[row] = ([], [], [], [])
                run[0].extend(frames)
                run[1].append(len(frames))
                run[2].append(index)
                run[3].append(self._names.setdefault(track, len(self._names)))
        return {
            row: Run(
                np.repeat(np.array(shots, np.int64), counts),
                (np.array(frames, np.int64), np.repeat(np.array(tracks, np.int64), counts)),
            )
            for row, (frames, counts, shots, tracks) in found.items()
        }

    def _people(self, document: Document, keys: dict[str, Keys]) -> tuple[str, ...]:
        """Characters who are posed or staged anywhere, in the order of the cast."""
        seen = {row.removeprefix("pose:") for row in keys if row.startswith("pose:")}
        missing = [member.id for member in document.cast if member.kind == "character" and member.id not in seen]
        if missing:
            for part in self._parts:
                for relation in part.shot.staging:
                    seen |= {relation.subject, relation.object}
        return tuple(entity.id for entity in document.cast if entity.kind == "character" and entity.id in seen)


def shot_parts(shot: Shot) -> ShotParts:
    starts = list(shot.panel_starts())
    frames = starts[-1] + shot.panels[-1].frames
    stops = [*starts[1:], frames]
    tracks = [(f"pose:{track.entity}", [key.frame for key in in_sight(shot, track.keys)]) for track in shot.poses]
    tracks += [(f"layout:{track.entity}", [key.frame for key in in_sight(shot, track.keys)]) for track in shot.layouts]
    tracks.append(("camera", [key.frame for key in in_sight(shot, shot.camera)]))
    tracks.append(("keyframe", [keyframe.frame for keyframe in in_sight(shot, shot.keyframes)]))
    tracks.append(("pinned", [frame for frame, _ in pinned_drawings(shot)]))
    whole = Span(0, frames)
    words = [(at, words) for at, words in enumerate(shot.words) if words.span.meets(whole)]
    return ShotParts(
        shot,
        frames,
        {
            "panels": [(starts[at], stops[at], at, "") for at in range(len(starts))],
            "words": [(max(0, each.span.start), min(frames, each.span.stop), at, each.text) for at, each in words],
            "spoken": [
                (starts[at], stops[at], at, panel.dialogue) for at, panel in enumerate(shot.panels) if panel.dialogue
            ],
        },
        [(row_of(track), track, own) for track, own in tracks if own],
    )


def _same_at_both_ends(old: list[ShotParts], new: list[ShotParts]) -> tuple[int, int]:
    """How many shots at the beginning, and how many of the rest at the end, are still the same."""
    shorter = min(len(old), len(new))
    first = next((at for at in range(shorter) if old[at] is not new[at]), shorter)
    last = next((at for at in range(shorter - first) if old[-1 - at] is not new[-1 - at]), shorter - first)
    return first, last


def _no_run(columns: int) -> Run:
    return Run(np.empty(0, np.int64), tuple(np.empty(0, np.int64) for _ in range(columns)))


def _block_run(found: list[list[tuple[int, int, int, str]]], first: int) -> Run:
    rows = [row for own in found for row in own]
    if not rows:
        return _no_run(3)
    shots = np.repeat(np.arange(first, first + len(found)), [len(own) for own in found])
    numbers = np.array([row[:3] for row in rows], np.int64)
    texts = [row[3] for row in rows]
    return Run(shots, tuple(numbers.T), texts if any(texts) else [])


def _blocks(run: Run, starts: Ints) -> Blocks:
    """In film time. Under a dissolve two shots share frames, so what is written there may have to change places."""
    at = starts[run.shots]
    low, high, items = run.columns[0] + at, run.columns[1] + at, run.columns[2]
    shots, texts = run.shots, run.texts
    if texts and np.any(low[1:] < low[:-1]):
        order = np.argsort(low, kind="stable")
        low, high, shots, items = low[order], high[order], shots[order], items[order]
        texts = [texts[place] for place in order.tolist()]
    return Blocks(low, high, tuple(texts), shots.astype(np.int32), items.astype(np.int32))


def _in_film_time(run: Run, starts: Ints, names: tuple[str, ...]) -> Keys:
    local, tracks = run.columns
    film, shots = local + starts[run.shots], run.shots
    if np.any(film[1:] < film[:-1]):  # under a dissolve two shots share frames, and one row shows many boxes
        order = np.argsort(film, kind="stable")
        film, shots, local, tracks = film[order], shots[order], local[order], tracks[order]
    return Keys(film, shots.astype(np.int32), local.astype(np.int32), tracks.astype(np.int32), names)


def _transitions(placed: tuple[Placed, ...]) -> Blocks:
    """How shots come in: the frames that they share with the shot before them, or that a fade darkens."""
    found: list[tuple[int, int, str, int]] = []
    for index in range(1, len(placed)):
        transition = placed[index].shot.transition
        if transition is None:
            continue
        start = placed[index].span.start
        if transition.kind == "fade":
            half = transition.frames // 2
            found.append((start - half, start + transition.frames - half, transition.kind, index))
        elif placed[index - 1].span.stop > start:
            found.append((start, placed[index - 1].span.stop, transition.kind, index))
    return Blocks(
        np.array([each[0] for each in found], np.int64),
        np.array([each[1] for each in found], np.int64),
        tuple(each[2] for each in found),
        np.array([each[3] for each in found], np.int32),
        np.zeros(len(found), np.int32),
    )


def _sounds(document: Document, heard: Heard) -> dict[str, Sounds]:
    rows: dict[str, list[Sound]] = {f"sound:{track.id}": [] for track in sound_tracks(document)}
    for sound in document.sounds:
        rows[sound_row(document, sound)].append(sound)
    found: dict[str, Sounds] = {}
    for row, sounds in rows.items():
        sounds.sort(key=lambda sound: sound.film_frame)
        starts = np.array([sound.film_frame for sound in sounds], np.int64)
        found[row] = Sounds(starts, starts + np.array([heard(sound) for sound in sounds], np.int64), tuple(sounds))
    return found
