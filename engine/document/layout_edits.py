"""Putting things where they belong: keys of boxes, and how far away a thing is."""

from __future__ import annotations

from engine.document.changing import change_shot, frame_of, key_at, with_key, with_moved_key, without_key
from engine.document.model import Box, Document, Ease, LayoutKey, LayoutTrack, Shot
from engine.document.tracks import box_at, layout_track
from engine.values.errors import InbetweenerError


def move_box(document: Document, shot_id: str, entity_id: str, shot_frame: int, box: Box) -> Document:
    """Keys a box at a frame; its depth and ease stay what they were there."""
    left, top, right, bottom = (float(edge) for edge in box)
    if not (left < right and top < bottom):
        raise InbetweenerError("A box needs some width and some height.")
    document.entity(entity_id)
    shot = document.shot(shot_id)
    frame, keys = frame_of(shot, shot_frame), _keys(shot, entity_id)
    old = key_at(keys, frame)
    key = LayoutKey(frame, (left, top, right, bottom), old.depth if old else None, old.ease if old else "smooth")
    return document if key == old else _with_keys(document, shot, entity_id, with_key(keys, key))


def set_depth(
    document: Document, shot_id: str, entity_id: str, shot_frame: int, depth: float | None, box: Box | None = None
) -> Document:
    """Says how far away something is at a frame, larger is farther; None leaves it to the staging.

    ``box`` is where it is seen when it has no box of its own yet.
    """
    shot = document.shot(shot_id)
    at = box_at(shot, entity_id, shot_frame) or box
    if at is None:
        raise InbetweenerError(
            "Only what has a box of its own can be moved to the front or to the back.", "Drag its box first."
        )
    keyed = move_box(document, shot_id, entity_id, shot_frame, at)
    shot = keyed.shot(shot_id)
    key = key_at(_keys(shot, entity_id), frame_of(shot, shot_frame))
    assert key is not None, "a box that was just keyed"
    return _with_keys(
        keyed, shot, entity_id, with_key(_keys(shot, entity_id), LayoutKey(key.frame, at, depth, key.ease))
    )


def set_layout_ease(document: Document, shot_id: str, entity_id: str, shot_frame: int, ease: Ease) -> Document:
    shot = document.shot(shot_id)
    key = key_at(_keys(shot, entity_id), shot_frame)
    if key is None:
        return document
    new = LayoutKey(key.frame, key.box, key.depth, ease)
    return _with_keys(document, shot, entity_id, with_key(_keys(shot, entity_id), new))


def remove_layout_key(document: Document, shot_id: str, entity_id: str, shot_frame: int) -> Document:
    """Takes a key away; without its last key a thing stands where the staging puts it."""
    shot = document.shot(shot_id)
    return _with_keys(document, shot, entity_id, without_key(_keys(shot, entity_id), shot_frame))


def move_layout_key(document: Document, shot_id: str, entity_id: str, shot_frame: int, to_frame: int) -> Document:
    """Moves a key in time; a key that is already there makes room."""
    shot = document.shot(shot_id)
    keys = with_moved_key(_keys(shot, entity_id), shot_frame, frame_of(shot, to_frame))
    return _with_keys(document, shot, entity_id, keys)


def _keys(shot: Shot, entity_id: str) -> tuple[LayoutKey, ...]:
    track = layout_track(shot, entity_id)
    return track.keys if track else ()


def _with_keys(document: Document, shot: Shot, entity_id: str, keys: tuple[LayoutKey, ...]) -> Document:
    if keys == _keys(shot, entity_id):
        return document
    tracks = {track.entity: track for track in shot.layouts}
    if keys:
        tracks[entity_id] = LayoutTrack(entity_id, keys)
    else:
        tracks.pop(entity_id, None)
    return change_shot(document, shot.id, layouts=tuple(tracks.values()))
