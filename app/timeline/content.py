"""What the timeline has to show, gathered from a document into sorted arrays that can be cut and searched quickly.

A shot is a frozen value, so what was gathered from it holds as long as the film has that same shot: while a key is
dragged, one shot is read again and the rest is put together from before.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from app.timeline.layout import Frames, Row, stacked
from engine.document.film import Placed, placed_shots
from engine.document.model import Document, Shot

Key = tuple[str, str, int]  # shot id, track, shot frame: what Selection.keys holds
Spoken = tuple[int, int, str, int]  # start and stop in shot frames, text, index among the shot's words or panels


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
    """One shot's share, in shot frames."""

    shot: Shot
    panel_starts: NDArray[np.int64]
    panel_stops: NDArray[np.int64]
    words: tuple[Spoken, ...]
    spoken: tuple[Spoken, ...]
    keys: dict[str, NDArray[np.int64]]  # by track


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

    def rows(self, hidden: frozenset[str]) -> tuple[Row, ...]:
        """The tracks of this film from top to bottom, without those that the artist put away."""
        return stacked((key, name) for key, name in self.tracks() if key not in hidden)

    def tracks(self) -> list[tuple[str, str]]:
        """Every track that this film can show: (key, name)."""
        people = [(f"pose:{entity.id}", entity.name) for entity in self.document.cast if entity.id in self.entities]
        sound = [("sound", "Sound")] if self.document.sounds else []
        return [
            ("shots", "Shots"), ("panels", "Panels"), ("keys", "Keyframes"), *people, ("layout", "Layout"),
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
    starts = np.array(shot.panel_starts(), np.int64)
    stops = np.append(starts[1:], shot.frames).astype(np.int64)
    keys: dict[str, NDArray[np.int64]] = {}
    for pose_track in shot.poses:
        keys[f"pose:{pose_track.entity}"] = np.array([key.frame for key in pose_track.keys], np.int64)
    for layout_track in shot.layouts:
        keys[f"layout:{layout_track.entity}"] = np.array([key.frame for key in layout_track.keys], np.int64)
    keys["camera"] = np.array([key.frame for key in shot.camera], np.int64)
    keys["keyframe"] = np.array([key.frame for key in shot.keyframes], np.int64)
    keys["pinned"] = np.array(
        [start for start, panel in zip(starts.tolist(), shot.panels, strict=True) if panel.pinned and panel.drawing],
        np.int64,
    )
    return ShotParts(
        shot,
        starts,
        stops,
        tuple((words.span.start, words.span.stop, words.text, at) for at, words in enumerate(shot.words)),
        tuple(
            (int(starts[at]), int(stops[at]), panel.dialogue, at)
            for at, panel in enumerate(shot.panels)
            if panel.dialogue
        ),
        {track: frames for track, frames in keys.items() if len(frames)},
    )


def gathered(document: Document, known: dict[str, ShotParts]) -> Content:
    """The film as arrays. ``known`` keeps what was read from each shot, and is brought up to date."""
    placed = placed_shots(document)
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
    counts = [len(part.panel_starts) for part in parts]
    shot_of_panel = np.repeat(np.arange(len(parts), dtype=np.int32), counts)
    panels = Blocks(
        _joined([part.panel_starts + at for part, at in zip(parts, offsets.tolist(), strict=True)]),
        _joined([part.panel_stops + at for part, at in zip(parts, offsets.tolist(), strict=True)]),
        (),
        shot_of_panel,
        _joined([np.arange(count) for count in counts]).astype(np.int32),
    )
    shots = Blocks(
        offsets,
        np.array([each.span.stop for each in placed], np.int64),
        tuple(each.number for each in placed),
        np.arange(len(placed), dtype=np.int32),
        np.zeros(len(placed), np.int32),
    )
    rows = _key_rows(parts, offsets)
    people = {entity.id for entity in document.cast if entity.kind == "character"}
    staged = {
        name
        for each in placed
        for relation in each.shot.staging
        for name in (relation.subject, relation.object)
        if name in people
    }
    posed = {row.removeprefix("pose:") for row in rows if row.startswith("pose:")}
    return Content(
        document,
        placed,
        placed[-1].span.stop if placed else 0,
        shots,
        panels,
        _texts([part.words for part in parts], offsets),
        _texts([part.spoken for part in parts], offsets),
        rows,
        tuple(entity.id for entity in document.cast if entity.id in staged | posed),
    )


def row_of(track: str) -> str:
    """The row on which a track's keys stand."""
    if track in ("keyframe", "pinned"):
        return "keys"
    return "layout" if track.startswith("layout:") else track


def _joined(arrays: list[NDArray[np.int64]]) -> NDArray[np.int64]:
    return np.concatenate(arrays) if arrays else np.empty(0, np.int64)


def _key_rows(parts: list[ShotParts], offsets: NDArray[np.int64]) -> dict[str, Keys]:
    gathering: dict[str, list[tuple[int, str, NDArray[np.int64]]]] = {}
    for index, part in enumerate(parts):
        for track, frames in part.keys.items():
            gathering.setdefault(row_of(track), []).append((index, track, frames))
    rows: dict[str, Keys] = {}
    for row, found in gathering.items():
        names = tuple(dict.fromkeys(track for _, track, _ in found))
        number = {name: at for at, name in enumerate(names)}
        counts = [len(frames) for _, _, frames in found]
        shots = np.repeat(np.array([index for index, _, _ in found], np.int32), counts)
        tracks = np.repeat(np.array([number[track] for _, track, _ in found], np.int16), counts)
        local = _joined([frames for _, _, frames in found])
        frames = local + offsets[shots]
        order = np.argsort(frames, kind="stable")  # under a dissolve two shots share frames, so keys may interleave
        rows[row] = Keys(frames[order], shots[order], local[order].astype(np.int32), tracks[order], names)
    return rows


def _texts(spans: list[tuple[Spoken, ...]], offsets: NDArray[np.int64]) -> Blocks:
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
