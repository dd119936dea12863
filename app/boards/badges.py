"""The small mark in a thumbnail's corner: what kind of picture this is, told by shape as well as by colour."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from app import theme
from app.boards.model import Row
from app.jobs import ShotState

SIZE = 18
PLATE = QColor(22, 22, 22, 205)
LIGHT = QColor(232, 232, 232)


class Badge(NamedTuple):
    shape: str  # an icon of ours, or "ring" with the share that is painted
    colour: int  # rgb
    words: str
    share: float = 0.0


def badge_for(state: ShotState) -> Badge:
    """The one thing about a shot that matters most now: failure, then work, then what is out of date, then the gate."""
    if state.failed:
        return Badge("failed", theme.RED.rgb(), _tr("Failed: {why}").format(why=state.failed))
    if state.rendering is not None:
        return Badge("ring", LIGHT.rgb(), _tr("Painting"), round(state.rendering, 2))
    if state.stale:
        return Badge("stale", theme.AMBER.rgb(), _tr("Out of date: {what}").format(what=", ".join(state.stale)))
    return _gate(state)


def _gate(state: ShotState) -> Badge:
    match state.kind:
        case "final":
            return Badge("film", LIGHT.rgb(), _tr("Final"))
        case "approved":
            return Badge("approve", theme.GREEN.rgb(), _tr("Draft, approved"))
        case "draft":
            return Badge("half", LIGHT.rgb(), _tr("Draft"))
        case "blocking":
            return Badge("blocking", theme.QUIET.rgb(), _tr("Blocking"))
        case "drawing":
            return Badge("draft", theme.QUIET.rgb(), _tr("Drawing only"))


def badges_for(row: Row, state: ShotState) -> tuple[Badge, ...]:
    """A panel's badges from the right. What a shot has become is said once, at its first panel; what asks for somebody
    is said at every one of its panels, so that none of them has to be looked for. What is out of date is so beside
    what it is: an approved draft that is stale is still the approved one.
    """
    if row.shot.omitted:
        return ()
    telling = badge_for(state)
    if telling.shape == "stale":
        return (telling, _gate(state)) if row.first else (telling,)
    if telling.shape in ("failed", "ring"):
        return (telling,)
    if telling.shape in ("blocking", "draft"):
        # without a take each panel stands for itself: it is drawn, or it is not
        telling = _gate(ShotState("drawing" if row.panel.drawing else "blocking"))
        return (telling,) if row.first or telling.shape == "blocking" else ()
    return (telling,) if row.first else ()


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
        arc = QPen(QColor(badge.colour), 2)
        arc.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.setPen(arc)
        painter.drawArc(inner, 90 * 16, -round(max(0.04, badge.share) * 360 * 16))
    elif badge.shape == "half":
        painter.setPen(QPen(QColor(badge.colour), 1.25))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(inner)
        painter.setBrush(QColor(badge.colour))
        painter.drawPie(inner, 90 * 16, 180 * 16)
    elif badge.shape == "stale":
        painter.setBrush(QColor(badge.colour))
        top, left, right = inner.center().x(), inner.left() - 1, inner.right() + 1
        painter.drawPolygon(
            QPolygonF([QPointF(top, inner.top() - 1), QPointF(right, inner.bottom()), QPointF(left, inner.bottom())])
        )
        painter.setPen(QPen(QColor(22, 22, 22), 1.4))
        painter.drawLine(QPointF(top, inner.top() + 3), QPointF(top, inner.bottom() - 3.6))
        painter.drawPoint(QPointF(top, inner.bottom() - 1.5))
    else:
        painter.drawPixmap(
            QPointF(plate.left() + 2, plate.top() + 2), theme.tinted(badge.shape, 14, QColor(badge.colour), ratio)
        )
    painter.restore()


def _tr(text: str) -> str:
    return QCoreApplication.translate("Badge", text)
