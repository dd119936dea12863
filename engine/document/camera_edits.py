"""Moving the camera: keys of the framing."""

from __future__ import annotations

import msgspec

from engine.document.changing import change_shot, frame_of, key_at, with_key, with_moved_key, within, without_key
from engine.document.model import CameraKey, Document, Ease, Point
from engine.document.tracks import camera_at


def set_camera(
    document: Document, shot_id: str, shot_frame: int, centre: Point | None = None, zoom: float | None = None,
    roll: float | None = None, ease: Ease | None = None,
) -> Document:  # fmt: skip
    """Keys the framing at a frame; what is None stays as it is there."""
    shot = document.shot(shot_id)
    frame = frame_of(shot, shot_frame)
    old = key_at(shot.camera, frame)
    now = old or camera_at(shot, frame)
    key = CameraKey(
        frame,
        now.centre if centre is None else (float(centre[0]), float(centre[1])),
        now.zoom if zoom is None else within("A zoom", float(zoom), 0.1, 20),
        now.roll if roll is None else within("A roll", float(roll), -360, 360),
        ease or now.ease,
    )
    return document if key == old else change_shot(document, shot_id, camera=with_key(shot.camera, key))


def ensure_camera_key(document: Document, shot_id: str, shot_frame: int) -> Document:
    """A key at this frame: the one that is there, else the framing between its neighbours."""
    return set_camera(document, shot_id, shot_frame)


def set_camera_ease(document: Document, shot_id: str, shot_frame: int, ease: Ease) -> Document:
    shot = document.shot(shot_id)
    key = key_at(shot.camera, shot_frame)
    if key is None:
        return document
    return change_shot(document, shot_id, camera=with_key(shot.camera, msgspec.structs.replace(key, ease=ease)))


def remove_camera_key(document: Document, shot_id: str, shot_frame: int) -> Document:
    return change_shot(document, shot_id, camera=without_key(document.shot(shot_id).camera, shot_frame))


def move_camera_key(document: Document, shot_id: str, shot_frame: int, to_frame: int) -> Document:
    """Moves a key in time; a key that is already there makes room."""
    shot = document.shot(shot_id)
    return change_shot(document, shot_id, camera=with_moved_key(shot.camera, shot_frame, frame_of(shot, to_frame)))
