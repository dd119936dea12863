"""What the timeline has to show of a film: sorted arrays that can be cut and searched quickly."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QCoreApplication

from app.timeline.layout import Frames, Row, stacked
from engine.document.film import Placed
from engine.document.model import Document, Sound
from engine.document.sound_edits import sound_tracks

Key = tuple[str, str, int]  # shot id, track, shot frame: what Selection.keys holds


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
    tracks: NDArray[np.int32]  # index into names
    names: tuple[str, ...]  # "pose:<entity>", "layout:<entity>", "camera", "keyframe", "pinned"


@dataclass(frozen=True, eq=False, slots=True)
class Sounds:
    """The sounds of one track, by where they begin; they may lie over each other."""

    starts: Frames
    stops: Frames
    sounds: tuple[Sound, ...]


@dataclass(frozen=True, eq=False, slots=True)
class Content:
    document: Document
    placed: tuple[Placed, ...]
    frames: int  # of the film
    shots: Blocks
    panels: Blocks
    words: Blocks
    spoken: Blocks
    transitions: Blocks  # by the shot that comes in
    markers: Frames  # where the document's markers stand, in their order
    keys: dict[str, Keys] = field(default_factory=dict)  # by row
    sounds: dict[str, Sounds] = field(default_factory=dict)  # by row
    entities: tuple[str, ...] = ()  # characters with a row of their own

    def key(self, keys: Keys, index: int) -> Key:
        shot = self.placed[int(keys.shots[index])].shot
        return shot.id, keys.names[int(keys.tracks[index])], int(keys.local[index])

    def film_frame(self, key: Key) -> int | None:
        """Where a key stands in the film; None where its shot is gone."""
        start = next((each.span.start for each in self.placed if each.shot.id == key[0]), None)
        return None if start is None else start + key[2]

    def rows(self, hidden: frozenset[str], measured: bool = False) -> tuple[Row, ...]:
        """The tracks of this film from top to bottom, without those that the artist put away."""
        return stacked((key, name) for key, name in self.tracks(measured) if key not in hidden)

    def tracks(self, measured: bool = False) -> list[tuple[str, str]]:
        """Every track that this film can show: (key, name). ``measured``: something is known about its frames."""
        document = self.document
        people = [(f"pose:{entity.id}", entity.name) for entity in document.cast if entity.id in self.entities]
        marks = [("markers", _tr("Markers"))] if document.markers else []
        heat = [("heat", _tr("Measures"))] if measured else []
        cuts = [("transitions", _tr("Transitions"))] if len(self.placed) > 1 else []
        heard: list[tuple[str, str]] = []
        if document.sounds or document.sound_tracks:
            tracks = sound_tracks(document)
            numbered = _tr("Sound {n}") if len(tracks) > 1 else _tr("Sound")
            heard = [
                (f"sound:{track.id}", track.name or numbered.format(n=at)) for at, track in enumerate(tracks, start=1)
            ]
        return [
            *marks, ("shots", _tr("Shots")), *heat, *cuts, ("panels", _tr("Panels")), ("keys", _tr("Keyframes")), *people,
            ("layout", _tr("Layout")), ("camera", _tr("Camera")), ("words", _tr("Words")), ("dialogue", _tr("Dialogue")),
            *heard,
        ]  # fmt: skip

    def targets(self, moving: tuple[Key, ...] = ()) -> Frames:
        """Edges and keys of the film that a dragged thing can catch on, except the keys that are being dragged."""
        found = [self.panels.starts, self.panels.stops, self.transitions.starts]
        starts = {each.shot.id: each.span.start for each in self.placed} if moving else {}
        for row, keys in self.keys.items():
            gone = [starts[shot] + frame for shot, track, frame in moving if row_of(track) == row and shot in starts]
            found.append(keys.frames[~np.isin(keys.frames, gone)] if gone else keys.frames)
        return np.unique(np.concatenate(found))


def row_of(track: str) -> str:
    """The row on which a track's keys stand."""
    if track in ("keyframe", "pinned"):
        return "keys"
    return "layout" if track.startswith("layout:") else track


def sound_row(document: Document, sound: Sound) -> str:
    """The row on which a sound lies; the first where its own track is gone."""
    tracks = sound_tracks(document)
    return f"sound:{next((track.id for track in tracks if track.id == sound.track), tracks[0].id)}"


def _tr(text: str) -> str:
    return QCoreApplication.translate("Timeline", text)
