"""Edit lists for OpenTimelineIO, as its version 0.15 and later read them: the one that loses nothing.

Format: https://opentimelineio.readthedocs.io/en/latest/tutorials/otio-serialized-schema.html
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from engine.document.model import MarkerColour
from engine.values.time import Rate

from .edit_list import EditList, Strip

COLOURS: dict[MarkerColour, str] = {
    "grey": "WHITE",
    "red": "RED",
    "yellow": "YELLOW",
    "green": "GREEN",
    "violet": "PURPLE",
}


def otio(edits: EditList, folder: Path) -> str:
    """The text of an .otio file that lies in ``folder``; it names movies and sounds from there."""
    rate = edits.rate
    shots: list[dict[str, Any]] = []
    for at, strip in enumerate(edits.strips):
        shown = edits.shown(at)
        if strip.coming:
            shots.append(_transition(strip, rate))
        movie = _media(strip.file, folder, len(strip.span), rate)
        seen = _range(shown.start - strip.span.start, len(shown), rate)
        boards = [
            {"board": name, "shot_frame": start, "action": action, "dialogue": dialogue}
            for name, start, action, dialogue in strip.boards
        ]
        shots.append(_clip(strip.name, movie, seen, {"inbetweener": {"boards": boards}}))
    tracks = [_track("Shots", "Video", shots)]
    for file in edits.sounds:
        whole = _range(0, edits.frames, rate)
        sound = _clip(file.stem, _media(file, folder, edits.frames, rate), whole, {})
        tracks.append(_track(file.stem, "Audio", [sound]))
    markers = [
        {
            "OTIO_SCHEMA": "Marker.2",
            "name": marker.name,
            "color": COLOURS[marker.colour],
            "marked_range": _range(marker.film_frame, 1, rate),
        }
        for marker in edits.markers
    ]
    stack = {"OTIO_SCHEMA": "Stack.1", "name": "tracks", "children": tracks, "markers": markers}
    timeline = {"OTIO_SCHEMA": "Timeline.1", "name": edits.title, "global_start_time": None, "tracks": stack}
    return json.dumps(timeline, indent=4, ensure_ascii=False)


def _track(name: str, kind: str, children: list[dict[str, Any]]) -> dict[str, Any]:
    return {"OTIO_SCHEMA": "Track.1", "name": name, "kind": kind, "children": children}


def _transition(strip: Strip, rate: Rate) -> dict[str, Any]:
    before = strip.cut - strip.span.start
    return {
        "OTIO_SCHEMA": "Transition.1",
        "name": "Wipe" if strip.wipes else "Dissolve",
        "transition_type": "Custom_Transition" if strip.wipes else "SMPTE_Dissolve",
        "in_offset": _time(before, rate),
        "out_offset": _time(strip.coming - before, rate),
    }


def _clip(name: str, media: dict[str, Any], seen: dict[str, Any], metadata: dict[str, Any]) -> dict[str, Any]:
    return {
        "OTIO_SCHEMA": "Clip.2",
        "name": name,
        "metadata": metadata,
        "source_range": seen,
        "media_references": {"DEFAULT_MEDIA": media},
        "active_media_reference_key": "DEFAULT_MEDIA",
    }


def _media(file: Path, folder: Path, frames: int, rate: Rate) -> dict[str, Any]:
    return {
        "OTIO_SCHEMA": "ExternalReference.1",
        "name": file.name,
        "target_url": file.relative_to(folder.absolute()).as_posix(),
        "available_range": _range(0, frames, rate),
    }


def _range(first: int, frames: int, rate: Rate) -> dict[str, Any]:
    return {"OTIO_SCHEMA": "TimeRange.1", "start_time": _time(first, rate), "duration": _time(frames, rate)}


def _time(frames: int, rate: Rate) -> dict[str, Any]:
    return {"OTIO_SCHEMA": "RationalTime.1", "value": float(frames), "rate": float(rate.fraction)}
