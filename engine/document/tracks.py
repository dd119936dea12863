"""What lies between two keys: poses, boxes and framings at any frame of a shot.

Before its first key a track rests on it, after its last key it stays there. A joint that a key does not see is not seen
on the way to or from that key either: nobody knows where it would be.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from engine.document.model import (
    AssetName,
    Box,
    CameraKey,
    Ease,
    Joint,
    LayoutKey,
    LayoutTrack,
    Panel,
    PoseKey,
    PoseTrack,
    Shot,
)  # fmt: skip

Rows = NDArray[np.float64]
Frames = NDArray[np.int32]  # [T] shot frames


def pose_rows(keys: Sequence[PoseKey], frames: Frames) -> tuple[Rows, Rows]:
    """Joints [T, 18, 2] and confidence [T, 18] of a track with at least one key."""
    joints = np.array([key.joints for key in keys], np.float64)  # [K, 18, 3]
    before, after, share = _between([key.frame for key in keys], [key.ease for key in keys], frames)
    start, end, amount = joints[before], joints[after], share[:, None, None]
    mixed = start + (end - start) * amount
    one_sided = (start[..., 2] == 0) != (end[..., 2] == 0)
    on_start = (share == 0)[:, None]
    mixed[..., 2] = np.where(one_sided & ~on_start, 0.0, mixed[..., 2])
    return mixed[..., :2], mixed[..., 2]


def box_rows(keys: Sequence[LayoutKey], frames: Frames) -> tuple[Rows, Rows]:
    """Boxes [T, 4] and depths [T] of a track with at least one key; a depth is NaN where the staging decides it."""
    boxes = np.array([key.box for key in keys], np.float64)
    depths = np.array([np.nan if key.depth is None else key.depth for key in keys])
    before, after, share = _between([key.frame for key in keys], [key.ease for key in keys], frames)
    mixed = boxes[before] + (boxes[after] - boxes[before]) * share[:, None]
    known = np.isnan(depths[after]) | (share == 0)
    depth = np.where(known, depths[before], depths[before] + (depths[after] - depths[before]) * share)
    return mixed, depth


def camera_rows(keys: Sequence[CameraKey], frames: Frames) -> Rows:
    """Framings [T, 4] as centre x, centre y, zoom and roll. A zoom grows by equal ratios, as a lens does."""
    if not keys:
        return np.tile(np.array([0.5, 0.5, 1.0, 0.0]), (len(frames), 1))
    values = np.array([(*key.centre, key.zoom, key.roll) for key in keys], np.float64)
    before, after, share = _between([key.frame for key in keys], [key.ease for key in keys], frames)
    start, end, amount = values[before], values[after], share[:, None]
    mixed = start + (end - start) * amount
    mixed[:, 2] = start[:, 2] * (end[:, 2] / start[:, 2]) ** share
    return mixed


def pose_track(shot: Shot, entity_id: str) -> PoseTrack | None:
    """The pose keys of somebody in a shot; None where there are none."""
    return next((track for track in shot.poses if track.entity == entity_id and track.keys), None)


def layout_track(shot: Shot, entity_id: str) -> LayoutTrack | None:
    """The box keys of something in a shot; None where there are none."""
    return next((track for track in shot.layouts if track.entity == entity_id and track.keys), None)


def pose_at(shot: Shot, entity_id: str, shot_frame: int) -> tuple[Joint, ...] | None:
    """The joints that somebody's pose keys give at a frame; None without pose keys."""
    track = pose_track(shot, entity_id)
    if track is None:
        return None
    for key in track.keys:
        if key.frame == shot_frame:
            return key.joints
    at, confidence = pose_rows(track.keys, np.array([shot_frame], np.int32))
    return tuple((float(x), float(y), float(seen)) for (x, y), seen in zip(at[0], confidence[0], strict=True))


def box_at(shot: Shot, entity_id: str, shot_frame: int) -> Box | None:
    """The box that somebody's layout keys give at a frame; None without layout keys."""
    track = layout_track(shot, entity_id)
    if track is None:
        return None
    boxes, _ = box_rows(track.keys, np.array([shot_frame], np.int32))
    left, top, right, bottom = boxes[0].tolist()
    return left, top, right, bottom


def camera_at(shot: Shot, shot_frame: int) -> CameraKey:
    """The framing at a frame; the whole stage where no key says otherwise."""
    x, y, zoom, roll = camera_rows(shot.camera, np.array([shot_frame], np.int32))[0].tolist()
    return CameraKey(shot_frame, (x, y), zoom, roll)


def drawn_frames(shot: Shot) -> tuple[int, ...]:
    """The frame that each panel's drawing is of: its first, and where it was trimmed or begun earlier the one that was.

    What was trimmed off between two panels has no frame any more; there the drawing is what is seen first.
    """
    heads = (panel.head if at == 0 else min(0, panel.head) for at, panel in enumerate(shot.panels))
    return tuple(start - head for start, head in zip(shot.panel_starts(), heads, strict=True))


def pins(shot: Shot) -> tuple[tuple[int, Panel], ...]:
    """The panels whose drawings are pinned, each with its frame, but for those that wait between two panels."""
    last = len(shot.panels) - 1
    return tuple(
        (frame, panel)
        for at, (frame, panel) in enumerate(zip(drawn_frames(shot), shot.panels, strict=True))
        if panel.pinned
        and panel.drawing
        and (at == 0 or panel.head <= 0)
        and (at == last or -panel.head < panel.frames)
    )


def pinned_drawings(shot: Shot) -> tuple[tuple[int, AssetName], ...]:
    """The drawings that are pinned, each with its frame, as far as those are seen."""
    return tuple((frame, panel.drawing) for frame, panel in pins(shot) if panel.drawing and 0 <= frame < shot.frames)


def _between(keyed: list[int], eases: list[Ease], frames: Frames) -> tuple[NDArray[np.intp], NDArray[np.intp], Rows]:
    """For every frame the key before it, the key after it, and the eased way from the one to the other, 0..1."""
    at = np.array(keyed)
    before = np.clip(np.searchsorted(at, frames, "right") - 1, 0, None)
    after = np.minimum(before + 1, len(at) - 1)
    way = np.clip((frames - at[before]) / np.maximum(at[after] - at[before], 1), 0.0, 1.0)
    ease = np.array([_EASES.index(name) for name in eases])[before]
    share = np.where(ease == 0, way, np.where(ease == 1, way * way * (3 - 2 * way), 0.0))
    return before, after, share


_EASES: tuple[Ease, ...] = ("linear", "smooth", "hold")
