"""What the film shows at a frame: one shot, or two of them under a transition.

The same shares as ``engine.render.composite`` has, so that what is played is what is written.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from app.overlays.framing import draw_picture, fills, flattened
from app.overlays.plane import LEVEL, Plane
from engine.document.film import Placed
from engine.document.model import Shot

How = Literal["cut", "dissolve", "wipe"]


@dataclass(frozen=True, slots=True)
class Layer:
    """One shot's part in a frame of the film."""

    placed: Placed
    shot_frame: int
    how: How = "cut"
    share: float = 1.0  # how much of it has come in over the shot before
    light: float = 1.0  # how much light the fades at its two ends leave it


def film_layers(placed: tuple[Placed, ...], film_frame: int) -> tuple[Layer, ...]:
    """From the lowest to the topmost, of a film's shots in order. Empty in an empty film and beyond its end."""
    layers: list[Layer] = []
    last = bisect_right(placed, film_frame, key=lambda one: one.span.start)
    first = last  # neighbours share frames, and never more than one of them is long: a look at a few is enough
    while first and (last - first < 3 or film_frame in placed[first - 1].span):
        first -= 1
    for at in range(first, last):
        one = placed[at]
        if film_frame not in one.span:
            continue
        frame, coming = one.shot_frame(film_frame), one.shot.transition
        light = fade_light(one.shot, frame, placed[at + 1].shot if at + 1 < len(placed) else None)
        if not layers or coming is None or frame >= coming.frames:
            layers = [Layer(one, frame, light=light)]
        else:
            # neither picture is ever alone: n frames are n mixtures
            how: How = "wipe" if coming.kind == "wipe" else "dissolve"
            layers.append(Layer(one, frame, how, (frame + 1) / (coming.frames + 1), light))
    return tuple(layers)


def fade_light(shot: Shot, shot_frame: int, following: Shot | None) -> float:
    """1 away from the fades at a shot's two ends; half of a fade's frames belong to each side of the cut."""
    light = 1.0
    if shot.transition and shot.transition.kind == "fade":
        coming = shot.transition.frames - shot.transition.frames // 2
        light = min(light, (shot_frame + 1) / (coming + 1))
    if following and following.transition and following.transition.kind == "fade":
        going = following.transition.frames // 2
        light = min(light, (shot.frames - shot_frame) / (going + 1))
    return light


def draw_layer(painter: QPainter, rect: QRectF, layer: Layer, image: QImage, plane: Plane = LEVEL) -> None:
    """Draws one picture into the frame's rectangle the way its transition says."""
    painter.save()
    if layer.how == "wipe":
        painter.setClipRect(QRectF(rect.left(), rect.top(), rect.width() * layer.share, rect.height()))
    elif layer.how == "dissolve":
        if not fills(rect, image, plane):  # its edges have to dissolve with it, as one picture
            image, plane = flattened(rect, image, plane), LEVEL
        painter.setOpacity(layer.share)
    draw_picture(painter, rect, image, plane)
    painter.restore()
    if layer.light < 1 and layer.how == "cut":
        painter.fillRect(rect, QColor(0, 0, 0, round(255 * (1 - layer.light))))
