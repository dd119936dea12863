"""How the drawing is looked at: nearer, turned, mirrored, moved; and back to lying straight."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QTransform

NEAREST, FARTHEST = 16.0, 0.05  # pixels of the widget to one of the drawing
MARGIN = 16


@dataclass(frozen=True, slots=True)
class Sight:
    """``centre`` is the place of the drawing in the middle of the widget; None: the whole drawing, as large as it fits."""

    zoom: float = 1.0
    angle: float = 0.0  # degrees, clockwise
    flipped: bool = False
    centre: tuple[float, float] | None = None

    @property
    def fits(self) -> bool:
        return self.centre is None

    def settled(self, room: QSize, size: tuple[int, int]) -> Sight:
        """The same with its zoom and centre known."""
        if self.centre is not None:
            return self
        box = QTransform().rotate(self.angle).mapRect(QRectF(0, 0, *size))
        zoom = min((room.width() - 2 * MARGIN) / box.width(), (room.height() - 2 * MARGIN) / box.height())
        return replace(self, zoom=max(FARTHEST, zoom), centre=(size[0] / 2, size[1] / 2))

    def onto(self, room: QSize, size: tuple[int, int]) -> QTransform:
        """From pixels of the drawing to the widget."""
        sight = self.settled(room, size)
        assert sight.centre is not None
        made = QTransform()
        made.translate(room.width() / 2, room.height() / 2)
        made.rotate(sight.angle)
        made.scale(-sight.zoom if sight.flipped else sight.zoom, sight.zoom)
        made.translate(-sight.centre[0], -sight.centre[1])
        if sight.angle % 90 == 0:  # the paper's edge on a whole pixel, where it can be
            corner = made.map(QPointF(0, 0))
            shift = QTransform.fromTranslate(round(corner.x()) - corner.x(), round(corner.y()) - corner.y())
            made *= shift
        return made

    def zoomed(self, room: QSize, size: tuple[int, int], at: QPointF, factor: float) -> Sight:
        """What is under ``at`` stays under it."""
        sight = self.settled(room, size)
        under, _ = sight.onto(room, size).inverted()
        place = under.map(at)
        near = replace(sight, zoom=max(FARTHEST, min(NEAREST, sight.zoom * factor)))
        return near._with_under(room, size, at, place)

    def turned(self, room: QSize, size: tuple[int, int], degrees: float) -> Sight:
        """About the middle of the widget."""
        sight = self.settled(room, size)
        return replace(sight, angle=(sight.angle + degrees + 180) % 360 - 180)

    def panned(self, room: QSize, size: tuple[int, int], by: QPointF) -> Sight:
        sight = self.settled(room, size)
        under, _ = sight.onto(room, size).inverted()
        return replace(sight, centre=_pair(under.map(QPointF(room.width() / 2, room.height() / 2) - by)))

    def mirrored(self) -> Sight:
        return replace(self, flipped=not self.flipped)

    def _with_under(self, room: QSize, size: tuple[int, int], at: QPointF, place: QPointF) -> Sight:
        now = self.onto(room, size).map(place)
        return self.panned(room, size, at - now)


def _pair(at: QPointF) -> tuple[float, float]:
    return at.x(), at.y()
