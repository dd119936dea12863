"""The small mark in a thumbnail's corner: what kind of picture this is, told by shape as well as by colour."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from app import theme
from app.jobs import ShotState

SIZE = 18
PLATE = QColor(22, 22, 22, 205)
LIGHT = QColor(232, 232, 232)


@dataclass(frozen=True, slots=True)
class Badge:
    shape: str  # an icon of ours, or "ring" with the share that is painted
    colour: QColor
    words: str
    share: float = 0.0


def badge_for(state: ShotState) -> Badge:
    """The one thing about a shot that matters most now: failure, then work, then what is out of date, then the gate."""
    if state.failed:
        return Badge("failed", theme.RED, state.failed)
    if state.rendering is not None:
        return Badge("ring", LIGHT, _tr("Painting"), state.rendering)
    if state.stale:
        return Badge("stale", theme.AMBER, _tr("Out of date: {what}").format(what=", ".join(state.stale)))
    match state.kind:
        case "final":
            return Badge("film", LIGHT, _tr("Final"))
        case "approved":
            return Badge("approve", theme.GREEN, _tr("Draft, approved"))
        case "draft":
            return Badge("half", LIGHT, _tr("Draft"))
        case "blocking":
            return Badge("blocking", theme.QUIET, _tr("Blocking"))
        case "drawing":
            return Badge("draft", theme.QUIET, _tr("Drawing"))


def paint_badge(painter: QPainter, corner: QPointF, badge: Badge, ratio: float) -> None:
    """Draws a badge whose top right corner is given."""
    plate = QRectF(corner.x() - SIZE, corner.y(), SIZE, SIZE)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(PLATE)
    painter.drawRoundedRect(plate, 3, 3)
    inner = plate.adjusted(4, 4, -4, -4)
    if badge.shape == "ring":
        painter.setPen(QPen(QColor(110, 110, 110), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(inner)
        arc = QPen(badge.colour, 2)
        arc.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.setPen(arc)
        painter.drawArc(inner, 90 * 16, -round(max(0.04, badge.share) * 360 * 16))
    elif badge.shape == "half":
        painter.setPen(QPen(badge.colour, 1.25))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(inner)
        painter.setBrush(badge.colour)
        painter.drawPie(inner, 90 * 16, 180 * 16)
    elif badge.shape == "stale":
        painter.setBrush(badge.colour)
        top, left, right = inner.center().x(), inner.left() - 1, inner.right() + 1
        painter.drawPolygon(
            QPolygonF([QPointF(top, inner.top() - 1), QPointF(right, inner.bottom()), QPointF(left, inner.bottom())])
        )
        painter.setPen(QPen(QColor(22, 22, 22), 1.4))
        painter.drawLine(QPointF(top, inner.top() + 3), QPointF(top, inner.bottom() - 3.6))
        painter.drawPoint(QPointF(top, inner.bottom() - 1.5))
    else:
        painter.drawPixmap(
            QPointF(plate.left() + 2, plate.top() + 2), theme.tinted(badge.shape, 14, badge.colour, ratio)
        )
    painter.restore()


def _tr(text: str) -> str:
    return QCoreApplication.translate("Badge", text)
