"""What the film shows at a frame: one shot, or two of them under a transition, and how drawings follow the camera."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from app.overlays.framing import draw_picture, fills, flattened
from app.overlays.plane import LEVEL, Plane
from engine.document.film import Placed, placed_shots
from engine.document.model import Document

How = Literal["cut", "dissolve", "wipe", "fade"]


@dataclass(frozen=True, slots=True)
class Layer:
    """One shot's part in a frame of the film. ``share`` is how much of it has come in, 0..1."""

    placed: Placed
    shot_frame: int
    how: How = "cut"
    share: float = 1.0


def film_layers(document: Document, film_frame: int, placed: tuple[Placed, ...] | None = None) -> tuple[Layer, ...]:
    """From the lowest to the topmost. Empty in an empty film and beyond its end."""
    placed = placed if placed is not None else placed_shots(document)
    seen = [(at, one) for at, one in enumerate(placed) if film_frame in one.span]
    layers: list[Layer] = []
    for at, one in seen:
        shot_frame = one.shot_frame(film_frame)
        shared = len(seen) > 1 and bool(layers)
        kind = one.shot.transition.kind if one.shot.transition else None
        if shared and kind in ("dissolve", "wipe"):
            frames = layers[-1].placed.span.stop - one.span.start
            layers.append(Layer(one, shot_frame, kind, (shot_frame + 1) / (frames + 1)))
        else:
            following = placed[at + 1].shot if at + 1 < len(placed) else None
            layers.append(Layer(one, shot_frame, "fade", fade_share(one, shot_frame, following)))
    return tuple(layers)


def fade_share(placed: Placed, shot_frame: int, following: object) -> float:
    """How much light a shot has under the fades at its two ends; 1 away from them."""
    share = 1.0
    transition = placed.shot.transition
    if transition and transition.kind == "fade":
        coming = transition.frames - transition.frames // 2
        if shot_frame < coming:
            share = min(share, (shot_frame + 1) / (coming + 1))
    leaving = getattr(following, "transition", None)
    if leaving and leaving.kind == "fade":
        going = leaving.frames // 2
        left = placed.shot.frames - 1 - shot_frame
        if left < going:
            share = min(share, (left + 1) / (going + 1))
    return share


def draw_layer(painter: QPainter, rect: QRectF, image: QImage, how: How, share: float, plane: Plane = LEVEL) -> None:
    """Draws one picture into the frame's rectangle the way its transition says."""
    painter.save()
    if how == "wipe":
        painter.setClipRect(QRectF(rect.left(), rect.top(), rect.width() * share, rect.height()))
    elif how == "dissolve" and share < 1:
        if not fills(rect, image, plane):  # its black edges have to dissolve with it, as one picture
            image, plane = flattened(rect, image, plane), LEVEL
        painter.setOpacity(share)
    draw_picture(painter, rect, image, plane)
    if how == "fade" and share < 1:
        painter.fillRect(rect, QColor(0, 0, 0, round(255 * (1 - share))))
    painter.restore()
