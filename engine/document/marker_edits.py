"""Markers: flags on the film's own time, for beats and for things to come back to."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from engine.document.model import Document, Marker, MarkerColour, find
from engine.values.ids import new_id

replace = msgspec.structs.replace


def add_marker(
    document: Document, film_frame: int, name: str = "", colour: MarkerColour = "grey", new: str | None = None
) -> Document:
    """One more marker; where one stands already the film stays as it is. ``new`` is its id if somebody has to know it."""
    film_frame = max(0, film_frame)
    if marker_at(document, film_frame):
        return document
    return with_markers(
        document, (*document.markers, Marker(new or new_id("marker"), film_frame, name.strip(), colour))
    )


def move_markers(document: Document, marker_ids: Sequence[str], by: int) -> Document:
    """Markers that keep their distances; none goes before the film. One that stands where one arrives makes room."""
    moving = [find(document.markers, marker_id) for marker_id in marker_ids]
    if not moving:
        return document
    by = max(by, -min(marker.film_frame for marker in moving))
    moved = tuple(replace(marker, film_frame=marker.film_frame + by) for marker in moving)
    taken = {marker.film_frame for marker in moved}
    kept = tuple(each for each in document.markers if each.id not in marker_ids and each.film_frame not in taken)
    return with_markers(document, (*kept, *moved))


def change_marker(
    document: Document, marker_id: str, name: str | None = None, colour: MarkerColour | None = None
) -> Document:
    """Another name or colour; what is None stays."""
    old = find(document.markers, marker_id)
    new = replace(old, name=old.name if name is None else name.strip(), colour=colour or old.colour)
    return with_markers(document, tuple(new if marker.id == marker_id else marker for marker in document.markers))


def remove_markers(document: Document, marker_ids: Sequence[str]) -> Document:
    return with_markers(document, tuple(marker for marker in document.markers if marker.id not in marker_ids))


def marker_at(document: Document, film_frame: int) -> Marker | None:
    return next((marker for marker in document.markers if marker.film_frame == film_frame), None)


def with_markers(document: Document, markers: tuple[Marker, ...]) -> Document:
    """The film with these markers, by where they stand."""
    markers = tuple(sorted(markers, key=lambda marker: marker.film_frame))
    return document if markers == document.markers else replace(document, markers=markers)
