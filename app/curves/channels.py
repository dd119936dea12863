"""The numbers of a shot that change over its frames, one by one: what can be drawn as a curve and keyed by hand."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QCoreApplication

from app.marking import N
from engine.document.camera_edits import (
    ensure_camera_key,
    move_camera_key,
    remove_camera_key,
    set_camera,
    set_camera_ease,
)  # fmt: skip
from engine.document.changing import in_sight, key_at
from engine.document.model import CameraKey, Document, Ease, PoseKey, Shot
from engine.document.pose_edits import ensure_pose_key, move_joint, move_pose_key, remove_pose_key, set_pose_ease
from engine.document.tracks import camera_rows, pose_rows, pose_track


@dataclass(frozen=True, slots=True)
class Channel:
    """One number over time. ``part`` is its place: of the camera x, y, zoom, roll; of a joint x, y."""

    name: str
    track: str  # "camera" or "pose:<entity>", as in Selection.keys
    part: int
    joint: int = -1
    low: float = -2.0
    high: float = 3.0
    default: float = 0.5
    room: float = 0.1  # the least difference that fills a lane, so that a tremble is not drawn as a mountain
    digits: int = 3

    @property
    def words(self) -> str:
        """The name in the language of the window."""
        return _tr(self.name)

    @property
    def entity(self) -> str:
        return self.track.removeprefix("pose:")


CAMERA = (
    Channel(N("Curves", "Zoom"), "camera", 2, low=0.1, high=20.0, default=1.0, room=0.3, digits=2),
    Channel(N("Curves", "Across"), "camera", 0),
    Channel(N("Curves", "Down"), "camera", 1),
    Channel(N("Curves", "Roll"), "camera", 3, low=-360.0, high=360.0, default=0.0, room=6.0, digits=1),
)


JOINTS = (
    N("Curves", "nose"), N("Curves", "neck"), N("Curves", "right shoulder"), N("Curves", "right elbow"),
    N("Curves", "right wrist"), N("Curves", "left shoulder"), N("Curves", "left elbow"), N("Curves", "left wrist"),
    N("Curves", "right hip"), N("Curves", "right knee"), N("Curves", "right ankle"), N("Curves", "left hip"),
    N("Curves", "left knee"), N("Curves", "left ankle"), N("Curves", "right eye"), N("Curves", "left eye"),
    N("Curves", "right ear"), N("Curves", "left ear"),
)  # fmt: skip  # in the order of a pose


@dataclass(frozen=True, eq=False, slots=True)
class Curve:
    channel: Channel
    values: NDArray[np.float64]  # [T] one for every frame of the shot; NaN where nobody sees the joint
    keys: tuple[tuple[int, float], ...]  # frame and value
    eases: tuple[Ease, ...]


def channels_of(document: Document, shot: Shot, entity: str, joint: int) -> tuple[Channel, ...]:
    """The camera's four, and two of the selected joint where its owner is posed in this shot."""
    if not entity or joint < 0 or pose_track(shot, entity) is None:
        return CAMERA
    who, what = document.entity(entity).name, _tr(JOINTS[joint])
    return (
        *CAMERA,
        Channel(_tr("{who}, {joint}, across").format(who=who, joint=what), f"pose:{entity}", 0, joint),
        Channel(_tr("{who}, {joint}, down").format(who=who, joint=what), f"pose:{entity}", 1, joint),
    )


def _tr(text: str) -> str:
    return QCoreApplication.translate("Curves", text)


def curve_of(shot: Shot, channel: Channel) -> Curve:
    frames = np.arange(shot.frames, dtype=np.int32)
    if channel.track == "camera":
        values = camera_rows(shot.camera, frames)[:, channel.part]
        framings = in_sight(shot, shot.camera)
        keys = tuple((key.frame, _framing(key)[channel.part]) for key in framings)
        return Curve(channel, values, keys, tuple(key.ease for key in framings))
    track = pose_track(shot, channel.entity)
    found: tuple[PoseKey, ...] = track.keys if track else ()
    at, seen = pose_rows(found, frames)
    values = np.where(seen[:, channel.joint] > 0, at[:, channel.joint, channel.part], np.nan)
    shown = [key for key in in_sight(shot, found) if key.joints[channel.joint][2] > 0]
    keys = tuple((key.frame, key.joints[channel.joint][channel.part]) for key in shown)
    return Curve(channel, values, keys, tuple(key.ease for key in shown))


def _framing(key: CameraKey) -> tuple[float, float, float, float]:
    return (*key.centre, key.zoom, key.roll)


# -- Edits -------------------------------------------------------------------------------------------------------------


def with_value(document: Document, shot_id: str, channel: Channel, frame: int, value: float) -> Document:
    """The number at a key, or at a new key on this frame."""
    value = min(channel.high, max(channel.low, value))
    shot = document.shot(shot_id)
    if channel.track == "camera":
        key = key_at(shot.camera, frame)
        x, y = key.centre if key else camera_rows(shot.camera, np.array([frame], np.int32))[0, :2].tolist()
        match channel.part:
            case 2:
                return set_camera(document, shot_id, frame, zoom=value)
            case 3:
                return set_camera(document, shot_id, frame, roll=value)
            case 0:
                return set_camera(document, shot_id, frame, centre=(value, y))
            case _:
                return set_camera(document, shot_id, frame, centre=(x, value))
    document = ensure_pose_key(document, shot_id, channel.entity, frame)
    track = pose_track(document.shot(shot_id), channel.entity)
    key = key_at(track.keys, frame) if track else None
    assert key  # it was ensured
    x, y, _ = key.joints[channel.joint]
    to = (value, y) if channel.part == 0 else (x, value)
    return move_joint(document, shot_id, channel.entity, frame, channel.joint, to)


def with_moved(
    document: Document, shot_id: str, channel: Channel, frame: int, to_frame: int, value: float | None = None
) -> Document:
    """A key at another frame, and with another value where one is given."""
    if to_frame != frame:
        if channel.track == "camera":
            document = move_camera_key(document, shot_id, frame, to_frame)
        else:
            document = move_pose_key(document, shot_id, channel.entity, frame, to_frame)
    return document if value is None else with_value(document, shot_id, channel, to_frame, value)


def with_key(document: Document, shot_id: str, channel: Channel, frame: int) -> Document:
    if channel.track == "camera":
        return ensure_camera_key(document, shot_id, frame)
    return ensure_pose_key(document, shot_id, channel.entity, frame)


def without_key(document: Document, shot_id: str, channel: Channel, frame: int) -> Document:
    if channel.track == "camera":
        return remove_camera_key(document, shot_id, frame)
    return remove_pose_key(document, shot_id, channel.entity, frame)


def with_ease(document: Document, shot_id: str, channel: Channel, frame: int, ease: Ease) -> Document:
    if channel.track == "camera":
        return set_camera_ease(document, shot_id, frame, ease)
    return set_pose_ease(document, shot_id, channel.entity, frame, ease)
