"""The shot drawn at once by our own hand: mannequins, props, place and light.

``draw`` is the blocking, the plain picture that every shot has without any model. ``finished`` is the same scene by
the same drawings in the film's style; it is what Pencil is taught to make of a blocking.
"""

from __future__ import annotations

from collections.abc import Iterator

import cv2
import numpy as np
from numpy.typing import NDArray

from engine.blocking.figure import draw_figure, draw_ground_shadow
from engine.blocking.light import Image, fall, lit, veil
from engine.blocking.places import INDOORS, PLACES, place_drawer
from engine.blocking.props import KINDS, prop_drawer
from engine.blocking.skeleton import read, standing_in
from engine.blocking.style import Pen, mix, rendered
from engine.conditioning.vectors import Conditioning, Shown
from engine.document.model import Colour, Look, Style

__all__ = ["KINDS", "PLACES", "draw", "film", "finished"]

_NOWHERE = Shown(kind="place", noun="", colour=(128, 128, 128), look=Look())
_SURE = np.ones(18, np.float32)
_VEILS = {"fog": 0.55, "snow": 0.22, "rain": 0.2}
_PIXELS = np.array([[1.0, 0, 0], [0, 1.0, 0]])
_FAR_OUT = 12  # frames; what strays farther is not seen anyway


def draw(seen: Conditioning, row: int, size: tuple[int, int]) -> Image:
    """The blocking of one row: uint8 [H, W, 3] RGB at (width, height)."""
    return _picture(seen, row, size, None, _place(seen, row, size, None))


def finished(seen: Conditioning, row: int, size: tuple[int, int], seed: int = 0) -> Image:
    """The same row as a finished storyboard picture in the film's style.

    ``seed`` only moves what hangs in the air; everything else follows from the blocking and the words.
    """
    return _picture(seen, row, size, seen.style, _place(seen, row, size, seen.style), seed)


def film(seen: Conditioning, size: tuple[int, int], style: Style | None, seed: int = 0) -> Iterator[Image]:
    """Every row in its order; the place is drawn again only when the camera moves. ``style`` None is the blocking."""
    last: tuple[int, bytes] | None = None
    place = np.empty(0, np.uint8)
    for row in range(len(seen)):
        now = int(seen.place[row]), seen.camera[row].tobytes()
        if now != last:
            place, last = _place(seen, row, size, style), now
        yield _picture(seen, row, size, style, place, seed)


def _scale(size: tuple[int, int]) -> int:
    return 2 if size[1] <= 480 else 1  # above that the pen's own smoothing is enough


def _line(height: int, scale: int) -> float:
    """Pixels of the canvas: a little over one at 128 rows, and finer in proportion on larger paper."""
    return max(1.0, 1.05 * (height / 128) ** 0.85) * scale


def _place(seen: Conditioning, row: int, size: tuple[int, int], style: Style | None) -> Image:
    scale = _scale(size)
    width, height = size[0] * scale, size[1] * scale
    image = np.empty((height, width, 3), np.uint8)
    entity = seen.entities[int(seen.place[row])] if seen.place[row] >= 0 else _NOWHERE
    to_pixels = seen.camera[row].astype(np.float64) * np.array([[width], [height]])
    pen = Pen(image, seen.light, style, near=False, line=_line(size[1], scale)).within(to_pixels)
    pen.rect(-9, -9, 10, 10, (200, 198, 194), line=False)
    place_drawer(entity.noun)(pen, entity.colour)
    if seen.weather != "clear" and not _inside(seen, row):
        veil(image, _air(seen, style), _VEILS[seen.weather])
    return image


def _air(seen: Conditioning, style: Style | None) -> Colour:
    """The colour of mist; in ink it is a wash, or there would be steps in it."""
    mist = mix(lit((206, 210, 216), seen.light, near=False), (206, 210, 216), 0.25)
    return rendered(mist, "tone" if style == "ink" else style)


def _drops(seen: Conditioning, style: Style | None) -> Colour:
    """The colour of rain and snow: bright, but grey where it falls on bare paper."""
    if style in ("pencil", "ink", "tone") and seen.light != "night":
        return (128, 128, 134)
    return mix(lit((232, 236, 244), seen.light, near=True), (255, 255, 255), 0.4)


def _picture(
    seen: Conditioning, row: int, size: tuple[int, int], style: Style | None, place: Image, seed: int = 0
) -> Image:
    scale = _scale(size)
    image = place.copy()
    height, width = image.shape[:2]
    line = _line(size[1], scale)
    pen = Pen(image, seen.light, style, near=True, line=line)
    for entity in np.argsort(-seen.depth_order[row], kind="stable"):
        shown = seen.entities[entity]
        if shown.kind == "character":
            _character(pen, seen, row, int(entity))
        elif shown.kind == "prop" and seen.box_valid[row, entity]:
            _prop(pen, shown, _pixels(seen.boxes[row, entity], width, height))
    if _inside(seen, row):
        return _down(image, size, scale)
    if seen.weather == "fog":
        veil(image, _air(seen, style), 0.16)
    fall(image, seen.weather, _drops(seen, style), int(seen.frames[row]) + 97 * seed, 0.6)
    return _down(image, size, scale)


def _inside(seen: Conditioning, row: int) -> bool:
    """Whether there is a roof, so that no weather comes in."""
    at = int(seen.place[row])
    return at >= 0 and place_drawer(seen.entities[at].noun) in INDOORS


def _down(image: Image, size: tuple[int, int], scale: int) -> Image:
    return image if scale == 1 else np.asarray(cv2.resize(image, size, interpolation=cv2.INTER_AREA), np.uint8)


def _pixels(box: NDArray[np.float32], width: int, height: int) -> NDArray[np.float64]:
    return np.clip(box.astype(np.float64), -_FAR_OUT, _FAR_OUT) * (width, height, width, height)


def _prop(pen: Pen, shown: Shown, box: NDArray[np.float64]) -> None:
    left, top, right, bottom = (float(side) for side in box)
    if right - left < 1 or bottom - top < 1:
        return
    own = pen.within(np.array([[right - left, 0, left], [0, bottom - top, top]]))
    smallest = min(right - left, bottom - top)
    own.line = min(pen.line, max(1.0, smallest / 14))  # a small thing is not drowned in its lines
    prop_drawer(shown.noun)(own, shown.colour)


def _character(pen: Pen, seen: Conditioning, row: int, entity: int) -> None:
    height, width = pen.image.shape[:2]
    shown = seen.entities[entity]
    body = None
    for person in np.flatnonzero(seen.person_entity == entity):
        joints = np.clip(seen.poses[row, person].astype(np.float64), -_FAR_OUT, _FAR_OUT) * (width, height)
        body = read(joints, seen.pose_confidence[row, person])
    if body is None and seen.box_valid[row, entity]:
        body = read(standing_in(_pixels(seen.boxes[row, entity], width, height)), _SURE)
    if body is None:
        return
    own = pen.within(_PIXELS)
    own.line = min(pen.line, max(0.5 * pen.line, body.head / 11))
    draw_ground_shadow(own, body)
    draw_figure(own, body, shown.look, shown.colour)
