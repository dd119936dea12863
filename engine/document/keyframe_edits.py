"""Pinning pictures at frames."""

from __future__ import annotations

import msgspec

from engine.document.changing import change_shot, frame_of, key_at, with_key, with_moved_key, within, without_key
from engine.document.model import AssetName, Document, Keyframe


def pin_picture(
    document: Document, shot_id: str, shot_frame: int, picture: AssetName, strength: float = 1.0
) -> Document:
    """Pins a picture at a frame, in the place of one that is there; ``strength`` 0..1 is how closely it is followed."""
    shot = document.shot(shot_id)
    keyframe = Keyframe(frame_of(shot, shot_frame), picture, within("A strength", float(strength), 0, 1))
    return change_shot(document, shot_id, keyframes=with_key(shot.keyframes, keyframe))


def set_pin_strength(document: Document, shot_id: str, shot_frame: int, strength: float) -> Document:
    shot = document.shot(shot_id)
    keyframe = key_at(shot.keyframes, shot_frame)
    if keyframe is None:
        return document
    new = msgspec.structs.replace(keyframe, strength=within("A strength", float(strength), 0, 1))
    return change_shot(document, shot_id, keyframes=with_key(shot.keyframes, new))


def unpin(document: Document, shot_id: str, shot_frame: int) -> Document:
    return change_shot(document, shot_id, keyframes=without_key(document.shot(shot_id).keyframes, shot_frame))


def move_pin(document: Document, shot_id: str, shot_frame: int, to_frame: int) -> Document:
    """Moves a pinned picture in time; one that is already there makes room."""
    shot = document.shot(shot_id)
    moved = with_moved_key(shot.keyframes, shot_frame, frame_of(shot, to_frame))
    return change_shot(document, shot_id, keyframes=moved)
