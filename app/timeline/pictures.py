"""Small pictures that are made once and stamped many times: key diamonds, thumbnails of drawings."""

from __future__ import annotations

from cachetools import LRUCache
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap, QPolygonF

from app import theme
from app.studio import Studio
from engine.document.model import Panel, Shot

KEPT = 600  # thumbnails


class Stamps:
    """Key diamonds in a colour: a plain one, a hollow one, and the larger ones of selected keys."""

    def __init__(self) -> None:
        self.ratio = 1.0
        self._made: dict[tuple[int, bool, bool, float], QPixmap] = {}

    def of(self, colour: QColor, filled: bool, selected: bool) -> QPixmap:
        name = (colour.rgb(), filled, selected, self.ratio)
        if name not in self._made:
            self._made[name] = _diamond(colour, filled, selected, self.ratio)
        return self._made[name]


def _diamond(colour: QColor, filled: bool, selected: bool, ratio: float) -> QPixmap:
    side = 17
    pixmap = QPixmap(round(side * ratio), round(side * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    centre = side / 2
    if selected:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.ACCENT)
        painter.drawPolygon(_corners(centre, 7.5))
        painter.setBrush(theme.FIELD)
        painter.drawPolygon(_corners(centre, 6.0))
    reach = 4.6 if selected else 4.4
    painter.setPen(QPen(colour if not filled else theme.LINE, 1.2 if not filled else 0.8))
    painter.setBrush(colour if filled else theme.FIELD)
    painter.drawPolygon(_corners(centre, reach))
    painter.end()
    return pixmap


def _corners(centre: float, reach: float) -> QPolygonF:
    return QPolygonF([
        QPointF(centre, centre - reach), QPointF(centre + reach, centre),
        QPointF(centre, centre + reach), QPointF(centre - reach, centre),
    ])  # fmt: skip


class Thumbnails:
    """Drawings at the height of the panels' row; the least looked at are dropped."""

    def __init__(self, studio: Studio):
        self.studio = studio
        self.ratio = 1.0
        self._made: LRUCache[tuple[str, int, float], QPixmap] = LRUCache(KEPT)

    def of(self, shot: Shot, panel: Panel, height: int) -> QPixmap | None:
        """None: the panel has no drawing, or it is being read; the studio tells when it has come."""
        if panel.drawing is None:
            return None
        name = (panel.drawing, height, self.ratio)
        if name in self._made:
            return self._made[name]
        image = self.studio.pictures.drawing(panel.drawing)
        if image is None:
            return None
        pixmap = QPixmap.fromImage(
            image.scaledToHeight(round(height * self.ratio), Qt.TransformationMode.SmoothTransformation)
        )
        pixmap.setDevicePixelRatio(self.ratio)
        self._made[name] = pixmap
        return pixmap

    def clear(self) -> None:
        self._made.clear()
