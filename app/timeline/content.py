"""What the timeline has to show, gathered from a document into sorted arrays that can be cut and searched quickly.

A shot is a frozen value, so what was gathered from it holds as long as the film has that same shot: while a key is
dragged, one shot is read again and the rest is put together from before.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from app.timeline.layout import Frames, Row, stacked
from engine.document.film import Placed
from engine.document.model import Document, Shot

Key = tuple[str, str, int]  # shot id, track, shot frame: what Selection.keys holds
Written = tuple[int, int, str, int]  # start and stop in shot frames, text, index among the shot's words or panels


@dataclass(frozen=True, eq=False, slots=True)
class Blocks:
    """Stretches of film with something written on them."""

    starts: Frames
    stops: Frames
    texts: tuple[str, ...]
    shots: NDArray[np.int32]  # index into Content.placed
    items: NDArray[np.int32]  # index among the shot's panels or words


@dataclass(frozen=True, eq=False, slots=True)
class Keys:
    """Points in film time, ascending."""

    frames: Frames
    shots: NDArray[np.int32]  # index into Content.placed
    local: NDArray[np.int32]  # shot frame
    tracks: NDArray[np.int16]  # index into names
    names: tuple[str, ...]  # "pose:<entity>", "layout:<entity>", "camera", "keyframe", "pinned"


@dataclass(frozen=True, eq=False, slots=True)
class ShotParts:
    """One shot's share, in shot frames. Plain lists: thousands of small arrays would take longer to join."""

    shot: Shot
    panel_starts: list[int]
    panel_stops: list[int]
    words: list[Written]
    spoken: list[Written]
    keys: list[tuple[str, str, list[int]]]  # row, track, frames


@dataclass(frozen=True, eq=False, slots=True)
class Content:
    document: Document
    placed: tuple[Placed, ...]
    frames: int  # of the film
    shots: Blocks
    panels: Blocks
    words: Blocks
    spoken: Blocks
    keys: dict[str, Keys] = field(default_factory=dict)  # by row
    entities: tuple[str, ...] = ()  # characters with a row of their own

    def key(self, keys: Keys, index: int) -> Key:
        shot = self.placed[int(keys.shots[index])].shot
        return shot.id, keys.names[int(keys.tracks[index])], int(keys.local[index])

    def rows(self, hidden: frozenset[str], measured: bool = False) -> tuple[Row, ...]:
        """The tracks of this film from top to bottom, without those that the artist put away."""
        return stacked((key, name) for key, name in self.tracks(measured) if key not in hidden)

    def tracks(self, measured: bool = False) -> list[tuple[str, str]]:
        """Every track that this film can show: (key, name). ``measured``: something is known about its frames."""
        people = [(f"pose:{entity.id}", entity.name) for entity in self.document.cast if entity.id in self.entities]
        sound = [("sound", "Sound")] if self.document.sounds else []
        heat = [("heat", "Measures")] if measured else []
        return [
            ("shots", "Shots"), *heat, ("panels", "Panels"), ("keys", "Keyframes"), *people, ("layout", "Layout"),
            ("camera", "Camera"), ("words", "Words"), ("dialogue", "Dialogue"), *sound,
        ]  # fmt: skip

    def targets(self) -> Frames:
        """Everything that a dragged edge snaps to: panel edges and keys."""
        return self.targets_without(())

    def targets_without(self, moving: tuple[Key, ...]) -> Frames:
        """Everything that dragged keys snap to, except themselves."""
        found = [self.panels.starts, self.panels.stops]
        starts = {each.shot.id: each.span.start for each in self.placed}
        for row, keys in self.keys.items():
            gone = [starts[shot] + frame for shot, track, frame in moving if row_of(track) == row and shot in starts]
            found.append(keys.frames[~np.isin(keys.frames, gone)] if gone else keys.frames)
        return np.unique(np.concatenate(found))


def shot_parts(shot: Shot) -> ShotParts:
    starts = list(shot.panel_starts())
    stops = [*starts[1:], shot.frames]
    tracks = [(f"pose:{track.entity}", [key.frame for key in track.keys]) for track in shot.poses]
    tracks += [(f"layout:{track.entity}", [key.frame for key in track.keys]) for track in shot.layouts]
    tracks.append(("camera", [key.frame for key in shot.camera]))
    tracks.append(("keyframe", [keyframe.frame for keyframe in shot.keyframes]))
    pinned = [at for at, panel in zip(starts, shot.panels, strict=True) if panel.pinned and panel.drawing]
    tracks.append(("pinned", pinned))
    return ShotParts(
        shot,
        starts,
        stops,
        [(words.span.start, words.span.stop, words.text, at) for at, words in enumerate(shot.words)],
        [(starts[at], stops[at], panel.dialogue, at) for at, panel in enumerate(shot.panels) if panel.dialogue],
        [(row_of(track), track, frames) for track, frames in tracks if frames],
    )


def row_of(track: str) -> str:
    """The row on which a track's keys stand."""
    if track in ("keyframe", "pinned"):
        return "keys"
    return "layout" if track.startswith("layout:") else track


def gathered(document: Document, placed: tuple[Placed, ...], known: dict[str, ShotParts]) -> Content:
    """The film as arrays. ``known`` keeps what was read from each shot, and is brought up to date."""
    parts: list[ShotParts] = []
    for each in placed:
        part = known.get(each.shot.id)
        if part is None or part.shot is not each.shot:
            part = known[each.shot.id] = shot_parts(each.shot)
        parts.append(part)
    if len(known) > 2 * len(parts) + 64:
        for gone in set(known) - {each.shot.id for each in placed}:
            del known[gone]
    offsets = np.array([each.span.start for each in placed], np.int64)
    shots = Blocks(
        offsets,
        np.array([each.span.stop for each in placed], np.int64),
        tuple(each.number for each in placed),
        np.arange(len(placed), dtype=np.int32),
        np.zeros(len(placed), np.int32),
    )
    rows = _key_rows(parts, offsets)
    return Content(
        document,
        placed,
        placed[-1].span.stop if placed else 0,
        shots,
        _panels(parts, offsets),
        _texts([part.words for part in parts], offsets),
        _texts([part.spoken for part in parts], offsets),
        rows,
        _people(document, placed, rows),
    )


def _people(document: Document, placed: tuple[Placed, ...], rows: dict[str, Keys]) -> tuple[str, ...]:
    """Characters who are posed or staged anywhere, in the order of the cast."""
    seen = {row.removeprefix("pose:") for row in rows if row.startswith("pose:")}
    for each in placed:
        for relation in each.shot.staging:
            seen |= {relation.subject, relation.object}
    return tuple(entity.id for entity in document.cast if entity.kind == "character" and entity.id in seen)


def _panels(parts: list[ShotParts], offsets: NDArray[np.int64]) -> Blocks:
    starts, stops, counts, items = list[int](), list[int](), list[int](), list[int]()
    for part in parts:
        starts += part.panel_starts
        stops += part.panel_stops
        counts.append(len(part.panel_starts))
        items += range(len(part.panel_starts))
    shots = np.repeat(np.arange(len(parts), dtype=np.int32), counts)
    at = offsets[shots]
    return Blocks(np.array(starts, np.int64) + at, np.array(stops, np.int64) + at, (), shots, np.array(items, np.int32))


def _key_rows(parts: list[ShotParts], offsets: NDArray[np.int64]) -> dict[str, Keys]:
    # per row: frames, then for every run of them its length, shot and track
    found: dict[str, tuple[list[int], list[int], list[int], list[str]]] = {}
    for index, part in enumerate(parts):
        for row, track, frames in part.keys:
            run = found.get(row)
            if run is None:
                run = found[row] = ([], [], [], [])
            run[0].extend(frames)
            run[1].append(len(frames))
            run[2].append(index)
            run[3].append(track)
    rows: dict[str, Keys] = {}
    for row, (frames, counts, shots, tracks) in found.items():
        names = tuple(dict.fromkeys(tracks))
        number = {name: at for at, name in enumerate(names)}
        local = np.array(frames, np.int64)
        shot = np.repeat(np.array(shots, np.int32), counts)
        track = np.repeat(np.array([number[name] for name in tracks], np.int16), counts)
        film = local + offsets[shot]
        if np.any(film[1:] < film[:-1]):  # under a dissolve two shots share frames, and one row shows many boxes
            order = np.argsort(film, kind="stable")
            film, shot, local, track = film[order], shot[order], local[order], track[order]
        rows[row] = Keys(film, shot, local.astype(np.int32), track, names)
    return rows


def _texts(spans: list[list[Written]], offsets: NDArray[np.int64]) -> Blocks:
    found = [
        (start + at, stop + at, text, shot, item)
        for shot, (at, own) in enumerate(zip(offsets.tolist(), spans, strict=True))
        for start, stop, text, item in own
    ]
    found.sort(key=lambda each: each[0])
    return Blocks(
        np.array([each[0] for each in found], np.int64),
        np.array([each[1] for each in found], np.int64),
        tuple(each[2] for each in found),
        np.array([each[3] for each in found], np.int32),
        np.array([each[4] for each in found], np.int32),
    )
