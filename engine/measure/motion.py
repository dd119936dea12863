"""The motion that a board implies: where every pixel should go from one frame of a shot to the next."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from engine.conditioning.vectors import Conditioning
from engine.media.flow import Flow, pixels


def implied_motion(seen: Conditioning, row: int, after: int, size: tuple[int, int]) -> Flow:
    """Pixels [H, W, 2] from one row of a shot to another: the camera's move, and each box over what is behind it."""
    width, height = size
    x, y = pixels(height, width)
    place = np.stack([(x + 0.5) / width, (y + 0.5) / height], axis=-1).astype(np.float64)
    goes = _applied(_between(seen.camera[row], seen.camera[after]), place)
    for entity in np.argsort(-seen.depth_order[row], kind="stable"):
        if not (seen.box_valid[row, entity] and seen.box_valid[after, entity]):
            continue
        if seen.entities[entity].kind == "place":
            continue
        old, new = seen.boxes[row, entity].astype(np.float64), seen.boxes[after, entity].astype(np.float64)
        inside = ((place >= old[:2]) & (place <= old[2:])).all(axis=-1)
        scale = (new[2:] - new[:2]) / np.maximum(old[2:] - old[:2], 1e-6)
        goes[inside] = new[:2] + (place[inside] - old[:2]) * scale
    return ((goes - place) * (width, height)).astype(np.float32)


def _between(before: NDArray[np.float32], after: NDArray[np.float32]) -> NDArray[np.float64]:
    """What takes a place in the frame under one camera to its place under the other, [2, 3]."""
    one, other = (np.vstack([camera.astype(np.float64), (0.0, 0.0, 1.0)]) for camera in (before, after))
    return (other @ np.linalg.inv(one))[:2]


def _applied(matrix: NDArray[np.float64], places: NDArray[np.float64]) -> NDArray[np.float64]:
    return places @ matrix[:, :2].T + matrix[:, 2]
