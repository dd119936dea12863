"""A take measured against its board: is it steady, does it move as it should, are its pinned pictures in it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from engine.blocking import film as blocking_film
from engine.conditioning.compile import compile_shot
from engine.conditioning.vectors import Conditioning
from engine.document.model import AssetName, Document, Shot
from engine.media.flow import Picture, flow
from engine.media.video import read_frames
from engine.store.takes import Take

from .motion import implied_motion
from .steadiness import decibels, drift, flicker, outliers, warp_error

SEAM = 6.0  # robust deviations from which a pair of frames is called a seam
WIDTH = 320  # pixels at which everything is measured


@dataclass(frozen=True)
class Marks:
    """What was measured of one take. Errors are thousandths; the blocking's own stand beside them as the floor."""

    frames: int
    motion_error: float  # against the motion that the board implies
    blocking_error: float  # what the blocking itself has by the same measure: limbs move inside their boxes
    flicker: float  # grey levels a frame
    blocking_flicker: float
    drift: float  # CIELAB units
    pinned: tuple[tuple[int, float], ...]  # shot frame of a pinned picture, and its fidelity in dB
    seams: tuple[tuple[int, float], ...]  # shot frame after which a seam lies, and how far it stands out
    heat: tuple[float, ...]  # error of every pair of painted frames, for a line under the clip


def measure_take(
    document: Document, shot: Shot, take: Take, path: Path, read: Callable[[AssetName, tuple[int, int]], Picture]
) -> Marks:
    """Marks of a take whose pictures lie in ``path``; ``read`` gives an asset at a size."""
    seen = compile_shot(document, shot)
    size = _size(take)
    rows = [min(frame * take.held, len(seen) - 1) for frame in range(take.frames)]
    painted = [_small(picture, size) for picture in read_frames(path)]
    drawn = list(blocking_film(seen.rows(np.array(rows, np.int32)), size, None))
    errors, floor = (motion_errors(pictures, seen, rows, size) for pictures in (painted, drawn))
    # where the blocking breaks too, a limb moves, or somebody comes in: no fault of the painter's
    standing_out = outliers(np.maximum(errors - floor, 0))
    return Marks(
        frames=len(painted),
        motion_error=_mean(errors),
        blocking_error=_mean(floor),
        flicker=round(flicker(painted), 3),
        blocking_flicker=round(flicker(drawn), 3),
        drift=round(drift(painted), 2),
        pinned=tuple(
            (pin.frame, round(decibels(read(pin.picture, size), painted[_nearest(rows, pin.frame)]), 1))
            for pin in seen.pinned
            if pin.strength > 0
        ),
        seams=tuple((rows[at], round(float(far), 1)) for at, far in enumerate(standing_out) if far > SEAM),
        heat=tuple(round(float(error) * 1000, 3) for error in errors),
    )


def measure_video(pictures: Iterable[Picture]) -> Marks:
    """Marks of any video, by the flow of its own frames: blind to dropped frames, so only for want of a board."""
    small = [_small(picture, _shrunk(picture.shape[1], picture.shape[0])) for picture in pictures]
    errors = np.array([warp_error(one, two, flow(one, two)) for one, two in pairwise(small)])
    far = outliers(errors)
    return Marks(
        frames=len(small),
        motion_error=_mean(errors),
        blocking_error=0.0,
        flicker=round(flicker(small), 3),
        blocking_flicker=0.0,
        drift=round(drift(small), 2),
        pinned=(),
        seams=tuple((at, round(float(each), 1)) for at, each in enumerate(far) if each > SEAM),
        heat=tuple(round(float(error) * 1000, 3) for error in errors),
    )


def motion_errors(
    pictures: list[Picture], seen: Conditioning, rows: list[int], size: tuple[int, int]
) -> NDArray[np.float64]:
    """The warp error of every pair of painted frames against the motion that their board implies."""
    pairs = zip(pairwise(pictures), pairwise(rows), strict=True)
    return np.array([warp_error(*pair, implied_motion(seen, *at, size)) for pair, at in pairs])


def _size(take: Take) -> tuple[int, int]:
    return _shrunk(take.width, take.height)


def _shrunk(width: int, height: int) -> tuple[int, int]:
    return (width, height) if width <= WIDTH else (WIDTH, max(1, round(height * WIDTH / width)))


def _small(picture: Picture, size: tuple[int, int]) -> Picture:
    if (picture.shape[1], picture.shape[0]) == size:
        return picture
    return np.asarray(cv2.resize(picture, size, interpolation=cv2.INTER_AREA), np.uint8)


def _nearest(rows: list[int], frame: int) -> int:
    return min(range(len(rows)), key=lambda at: abs(rows[at] - frame))


def _mean(errors: NDArray[np.float64]) -> float:
    return round(float(errors.mean()) * 1000, 3) if len(errors) else 0.0
