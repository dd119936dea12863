"""Sounds and markers that go along when what lies before them is made longer or shorter, so that they stay in step."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable

import msgspec

from engine.document.film import placed_shots
from engine.document.marker_edits import with_markers
from engine.document.model import Document
from engine.document.sound_edits import track_of

replace = msgspec.structs.replace


def followed(before: Document, now: Document, after: Document, still: frozenset[str] = frozenset()) -> Document:
    """``after`` with its sounds and markers as far from their panels as they were ``before``.

    ``before`` is the film when a gesture began, ``now`` just before its present step: what that step itself moved is left
    where it was put. So is what begins with the film, and what lies on a track in ``still``: "markers", "sound:<track>".
    Where panels changed their order nothing follows; nobody could say where to.
    """
    if before.sequences is after.sequences or not (after.sounds or after.markers):
        return after
    moved = _way(before, after)
    if moved is None:
        return after
    were = {sound.id: sound for sound in before.sounds}
    are = {sound.id: sound for sound in now.sounds}
    sounds = tuple(
        replace(sound, film_frame=moved(were[sound.id].film_frame))
        if sound.id in were
        and sound in (were[sound.id], are.get(sound.id))
        and f"sound:{track_of(after, sound).id}" not in still
        else sound
        for sound in after.sounds
    )
    if sounds != after.sounds:
        after = replace(after, sounds=sounds)
    if "markers" in still:
        return after
    flags = {marker.id: marker for marker in before.markers}
    flags_now = {marker.id: marker for marker in now.markers}
    markers = tuple(
        replace(marker, film_frame=moved(flags[marker.id].film_frame))
        if marker.id in flags and marker in (flags[marker.id], flags_now.get(marker.id))
        else marker
        for marker in after.markers
    )
    return with_markers(after, markers)


def _way(before: Document, after: Document) -> Callable[[int], int] | None:
    """Where a film frame went: between the beginnings of two panels that both films have, with the first of them.

    None: nothing went anywhere, or panels changed their order.
    """
    (old, old_end), (new, new_end) = _starts(before), _starts(after)
    both = [name for name in old if name in new]
    if both != [name for name in new if name in old]:
        return None
    fixed = [(old[name], new[name]) for name in both] + [(old_end, new_end)]
    if all(was == goes for was, goes in fixed):
        return None

    def moved(film_frame: int) -> int:
        at = bisect_right(fixed, film_frame, key=lambda each: each[0]) - 1
        if at < 0 or film_frame == 0:
            return film_frame
        was, goes = fixed[at]
        if at + 1 == len(fixed):
            return max(0, film_frame + goes - was)
        return max(0, min(goes + film_frame - was, max(goes, fixed[at + 1][1])))

    return moved


def _starts(document: Document) -> tuple[dict[str, int], int]:
    """The film frame at which each panel begins, and the one at which the film ends."""
    placed = placed_shots(document)
    starts = {
        panel.id: each.span.start + start
        for each in placed
        for panel, start in zip(each.shot.panels, each.shot.panel_starts(), strict=True)
    }
    return starts, placed[-1].span.stop if placed else 0
