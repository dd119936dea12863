"""Moving the camera: keys of the framing."""

from __future__ import annotations

from typing import Literal

import msgspec

from engine.document.changing import change_shot, frame_of, key_at, with_key, with_moved_key, within, without_key
from engine.document.model import CameraKey, Document, Ease, Point
from engine.document.tracks import camera_at

Move = Literal["push in", "pull out", "pan left", "pan right", "tilt up", "tilt down"]
PUSH = 1.3  # how much nearer a push-in comes
PANNED = 1.25  # the zoom from which there is room to pan
PAN = 0.1  # of the stage, to either side
MOST_ZOOM = 20.0


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
        now.zoom if zoom is None else within("A zoom", float(zoom), 0.1, MOST_ZOOM),
        now.roll if roll is None else within("A roll", float(roll), -360, 360),
        ease or now.ease,
    )
    return document if key == old else change_shot(document, shot_id, camera=with_key(shot.camera, key))


def ensure_camera_key(document: Document, shot_id: str, shot_frame: int) -> Document:
    """A key at this frame: the one that is there, else the framing between its neighbours."""
    return set_camera(document, shot_id, shot_frame)


def make_move(document: Document, shot_id: str, move: Move) -> Document:
    """A plain move from a shot's first frame to its last, instead of the keys that were there.

    It starts from how the shot is framed now; who pans over a frame that is full has to come a little nearer first.
    """
    shot = document.shot(shot_id)
    now = camera_at(shot, 0)
    framings: list[tuple[Point, float]]
    if move in ("push in", "pull out"):
        framings = [(now.centre, now.zoom), (now.centre, min(MOST_ZOOM, now.zoom * PUSH))]
    else:
        zoom = max(now.zoom, PANNED)
        (x, y), reach = now.centre, 0.5 / zoom  # from the frame's middle to its edge, in shares of the stage
        across, down = (PAN, 0.0) if move in ("pan left", "pan right") else (0.0, PAN)
        framings = [((_held(x + way * across, reach), _held(y + way * down, reach)), zoom) for way in (-1, 1)]
    if move in ("pull out", "pan left", "tilt up"):
        framings.reverse()
    document = change_shot(document, shot_id, camera=())
    for shot_frame, (centre, zoom) in zip((0, shot.frames - 1), framings, strict=True):
        document = set_camera(document, shot_id, shot_frame, centre, zoom, now.roll)
    return document


def _held(at: float, reach: float) -> float:
    """Where the frame's middle may be without showing what lies beside the stage."""
    return min(max(at, reach), 1 - reach)


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
