"""Poses, boxes and framings at any frame, for whoever draws them: see engine.document.tracks."""

from engine.document.tracks import box_at, camera_at, pose_at

__all__ = ["box_at", "camera_at", "pose_at"]
