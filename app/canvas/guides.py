"""Lines to compose by, drawn over the panel and never into it: thirds, the centre, safe areas, perspective."""

from __future__ import annotations

import json
import math
from dataclasses import dataclass, field, replace

from PySide6.QtCore import QPointF, QRectF, QSettings, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF, QTransform

from app import theme

KINDS = ("thirds", "centre", "safe", "perspective")
RAYS = 24  # lines to each vanishing point
GRAB = 10.0  # pixels around a vanishing point
NEAR = 9.0  # degrees from the way to a vanishing point at which a ruled line takes it
INK = QColor(70, 140, 220, 150)
DARK = QColor(0, 0, 0, 70)

Point = tuple[float, float]  # shares of the picture


@dataclass(frozen=True, slots=True)
class Guides:
    shown: frozenset[str] = frozenset()
    points: tuple[Point, Point] = ((-0.25, 0.42), (1.25, 0.42))  # vanishing points

    def toggled(self, kind: str) -> Guides:
        return replace(self, shown=self.shown ^ {kind})

    def along(self, start: Point, to: Point, size: tuple[int, int]) -> Point:
        """Where a line that begins at ``start`` ends, in pixels: on the way to a vanishing point, or upright, where it
        nearly is; else ``to``."""
        if "perspective" not in self.shown:
            return to
        width, height = size
        ways = [(x * width - start[0], y * height - start[1]) for x, y in self.points] + [(0.0, 1.0)]
        x, y = to[0] - start[0], to[1] - start[1]
        nearest, off = to, math.sin(math.radians(NEAR)) * math.hypot(x, y)
        for way in ways:
            far = math.hypot(*way)
            if far < 1e-6:
                continue  # a line out of a vanishing point goes wherever the hand goes
            length = (x * way[0] + y * way[1]) / far  # a line leads away from a vanishing point as well
            on = start[0] + way[0] / far * length, start[1] + way[1] / far * length
            if (apart := math.dist(on, to)) < off:
                nearest, off = on, apart
        return nearest

    def moved(self, at: int, to: Point) -> Guides:
        """One vanishing point elsewhere; the horizon stays level, so the other one comes along in height."""
        points = [(x, to[1]) for x, _ in self.points]
        points[at] = to
        return replace(self, points=(points[0], points[1]))


@dataclass
class GuidePainter:
    """Paints guides in the widget's own pixels, so that their lines are fine at every zoom."""

    guides: Guides = field(default_factory=Guides)

    def paint(self, painter: QPainter, onto: QTransform, width: int, height: int) -> None:
        """``onto`` leads from pixels of the drawing to the widget."""
        if not self.guides.shown:
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        frame = QRectF(0, 0, width, height)
        outline = QPainterPath()
        outline.addPolygon(QPolygonF(onto.map(QPolygonF(frame))))
        painter.setClipPath(outline, Qt.ClipOperation.IntersectClip)
        if "perspective" in self.guides.shown:
            self._perspective(painter, onto, frame)
        lines: list[tuple[QPointF, QPointF]] = []
        if "thirds" in self.guides.shown:
            for share in (1 / 3, 2 / 3):
                lines += [_upright(frame, share), _level(frame, share)]
        if "centre" in self.guides.shown:
            lines += [_upright(frame, 0.5), _level(frame, 0.5)]
            lines += [(frame.topLeft(), frame.bottomRight()), (frame.topRight(), frame.bottomLeft())]
        for start, end in lines:
            _line(painter, onto.map(start), onto.map(end))
        if "safe" in self.guides.shown:
            for share in (0.93, 0.90):
                inset_x, inset_y = frame.width() * (1 - share) / 2, frame.height() * (1 - share) / 2
                painter.setPen(QPen(INK, 1, Qt.PenStyle.SolidLine if share > 0.91 else Qt.PenStyle.DashLine))
                painter.drawPolygon(onto.map(QPolygonF(frame.adjusted(inset_x, inset_y, -inset_x, -inset_y))))
        painter.restore()
        if "perspective" in self.guides.shown:
            self._handles(painter, onto, frame)

    def point_at(self, at: QPointF, onto: QTransform, width: int, height: int) -> int:
        """Which vanishing point a hand would take here; -1: none."""
        if "perspective" in self.guides.shown:
            for index, (x, y) in enumerate(self.guides.points):
                away = onto.map(QPointF(x * width, y * height)) - at
                if away.x() ** 2 + away.y() ** 2 <= GRAB * GRAB:
                    return index
        return -1

    def _perspective(self, painter: QPainter, onto: QTransform, frame: QRectF) -> None:
        horizon = self.guides.points[0][1] * frame.height()
        _line(painter, onto.map(QPointF(0, horizon)), onto.map(QPointF(frame.width(), horizon)))
        painter.setPen(QPen(QColor(INK.red(), INK.green(), INK.blue(), 80), 1))
        for x, y in self.guides.points:
            point = QPointF(x * frame.width(), y * frame.height())
            far = 4 * frame.width()
            for ray in range(RAYS):
                turned = QTransform().rotate(360.0 / RAYS * ray + 180.0 / RAYS)
                painter.drawLine(onto.map(point), onto.map(point + turned.map(QPointF(far, 0))))

    def _handles(self, painter: QPainter, onto: QTransform, frame: QRectF) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for x, y in self.guides.points:
            at = onto.map(QPointF(x * frame.width(), y * frame.height()))
            painter.setPen(QPen(QColor(0, 0, 0, 160), 3))
            painter.drawEllipse(at, 5, 5)
            painter.setPen(QPen(theme.TEXT, 1.25))
            painter.drawEllipse(at, 5, 5)
        painter.restore()


def kept_guides() -> Guides:
    text = str(QSettings().value("canvas/guides") or "")
    try:
        shown, points = json.loads(text) if text else ([], Guides().points)
        first, second = ((float(x), float(y)) for x, y in points)
        return Guides(frozenset(kind for kind in shown if kind in KINDS), (first, second))
    except (ValueError, TypeError):
        return Guides()


def keep_guides(guides: Guides) -> None:
    QSettings().setValue("canvas/guides", json.dumps([sorted(guides.shown), guides.points]))


def _upright(frame: QRectF, share: float) -> tuple[QPointF, QPointF]:
    x = frame.width() * share
    return QPointF(x, 0), QPointF(x, frame.height())


def _level(frame: QRectF, share: float) -> tuple[QPointF, QPointF]:
    y = frame.height() * share
    return QPointF(0, y), QPointF(frame.width(), y)


def _line(painter: QPainter, start: QPointF, end: QPointF) -> None:
    painter.setPen(QPen(INK, 1))
    painter.drawLine(start, end)
