"""The graph's nodes and edges: an entity as a rounded plate, a relation as an arrow with its word."""

from __future__ import annotations

from math import hypot

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPainterPath, QPen, QPolygonF
from PySide6.QtWidgets import QGraphicsItem, QGraphicsObject, QStyleOptionGraphicsItem, QWidget

from app import theme
from app.overlays.inks import CONTRADICTION, clear, of, shade
from app.relations import said
from engine.document.model import Entity, Relation

HIGH = 32.0
PORT = 5.0  # radius of the handle from which relations are drawn
ICONS = {"character": "person", "prop": "prop", "place": "place"}


class Node(QGraphicsObject):
    """Somebody or something of the shot. Moved by its plate; a relation is drawn from the handle at its edge."""

    def __init__(self, entity: Entity):
        super().__init__()
        self.entity = entity
        self.wide = max(92.0, QFontMetricsF(theme.text_font(strong=True)).horizontalAdvance(entity.name) + 62)
        self.edges: list[Edge] = []
        self.over = False
        self.target = False  # a relation that is being drawn would end here
        self.setFlags(
            QGraphicsItem.GraphicsItemFlag.ItemIsMovable
            | QGraphicsItem.GraphicsItemFlag.ItemIsSelectable
            | QGraphicsItem.GraphicsItemFlag.ItemSendsGeometryChanges
            | QGraphicsItem.GraphicsItemFlag.ItemIsFocusable
        )
        self.setAcceptHoverEvents(True)
        self.setZValue(2)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.setToolTip(entity.description)

    def plate(self) -> QRectF:
        return QRectF(-self.wide / 2, -HIGH / 2, self.wide, HIGH)

    def port(self) -> QPointF:
        return QPointF(self.wide / 2, 0)

    def on_port(self, scene_at: QPointF) -> bool:
        away = self.mapFromScene(scene_at) - self.port()
        return hypot(away.x(), away.y()) <= PORT + 5

    def boundingRect(self) -> QRectF:
        return self.plate().adjusted(-4, -4, PORT + 6, 4)

    def shape(self) -> QPainterPath:
        path = QPainterPath()
        path.addRoundedRect(self.plate(), 6, 6)
        path.addEllipse(self.port(), PORT + 4, PORT + 4)
        return path

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        plate, colour = self.plate(), of(self.entity.colour)
        chosen = self.isSelected()
        painter.setPen(QPen(theme.ACCENT, 1.5) if chosen or self.target else QPen(theme.LINE, 1))
        painter.setBrush(theme.HOVER if self.over or self.target else theme.RAISED)
        painter.drawRoundedRect(plate, 6, 6)
        chip = QPainterPath()
        chip.addRoundedRect(plate.adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        painter.save()
        painter.setClipPath(chip)
        painter.fillRect(QRectF(plate.left(), plate.top(), 6, HIGH), colour)
        painter.restore()
        ratio = widget.devicePixelRatioF() if widget else 1.0
        icon = theme.picture(ICONS[self.entity.kind], 16, theme.QUIET, ratio)
        painter.drawPixmap(QPointF(plate.left() + 13, -8), icon)
        painter.setFont(theme.text_font(strong=chosen))
        painter.setPen(theme.TEXT)
        painter.drawText(
            plate.adjusted(36, 0, -14, 0), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self.entity.name
        )
        if self.entity.kind != "place":
            painter.setPen(QPen(theme.LINE, 1.25))
            painter.setBrush(theme.TEXT if self.over else theme.FAINT)
            radius = PORT if self.over else 3.5
            painter.drawEllipse(self.port(), radius, radius)

    def hoverEnterEvent(self, event) -> None:
        self.over = True
        self.update()

    def hoverMoveEvent(self, event) -> None:
        on_port = self.entity.kind != "place" and self.on_port(event.scenePos())
        self.setCursor(Qt.CursorShape.CrossCursor if on_port else Qt.CursorShape.ArrowCursor)

    def hoverLeaveEvent(self, event) -> None:
        self.over = False
        self.update()

    def itemChange(self, change: QGraphicsItem.GraphicsItemChange, value):
        if change == QGraphicsItem.GraphicsItemChange.ItemPositionHasChanged:
            for edge in self.edges:
                edge.follow()
        return super().itemChange(change, value)


class Edge(QGraphicsObject):
    """*Ana left of Ben*: an arrow from Ana to Ben with the word on it. Several between two of them lie side by side."""

    def __init__(self, relation: Relation, start: Node, end: Node, lane: float, frames: str):
        super().__init__()
        self.relation, self.start, self.end, self.lane, self.frames = relation, start, end, lane, frames
        self.holds = True  # at the playhead
        self.contradicts = False
        self.over = False
        self._path = QPainterPath()
        self._label = QRectF()
        self._tip = QPolygonF()
        start.edges.append(self)
        end.edges.append(self)
        self.setFlags(QGraphicsItem.GraphicsItemFlag.ItemIsSelectable | QGraphicsItem.GraphicsItemFlag.ItemIsFocusable)
        self.setAcceptHoverEvents(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setZValue(1)
        self.follow()

    @property
    def words(self) -> str:
        verb = said(self.relation.verb)
        return f"{verb}  {self.frames}" if self.frames else verb

    def label_rect(self) -> QRectF:
        return self._label

    def follow(self) -> None:
        """Lays the arrow anew between its two nodes."""
        self.prepareGeometryChange()
        begin, end = self.start.pos(), self.end.pos()
        way = end - begin
        length = max(1.0, hypot(way.x(), way.y()))
        # lanes are counted across the pair, whichever way an arrow runs, so that two arrows never share one
        side = QPointF(-way.y() / length, way.x() / length) * self.lane
        if (self.start.entity.id, self.end.entity.id) > (self.end.entity.id, self.start.entity.id):
            side = -side
        bend = (begin + end) / 2 + side * 2
        first = _leaving(self.start.plate().translated(begin), begin + side * 0.6, bend)
        last = _leaving(self.end.plate().translated(end).adjusted(-5, -5, 5, 5), end + side * 0.6, bend)
        self._path = QPainterPath(first)
        self._path.quadTo(bend, last)
        onto = last - bend if self.lane else last - first
        far = max(0.01, hypot(onto.x(), onto.y()))
        along, across = onto / far, QPointF(-onto.y(), onto.x()) / far
        self._tip = QPolygonF([last + along * 3, last - along * 6 + across * 4, last - along * 6 - across * 4])
        font = theme.text_font(8.5)
        wide = QFontMetricsF(font).horizontalAdvance(self.words) + 14
        middle = self._path.pointAtPercent(0.5)
        self._label = QRectF(middle.x() - wide / 2, middle.y() - 9, wide, 18)

    def boundingRect(self) -> QRectF:
        return self._path.boundingRect().united(self._label).united(self._tip.boundingRect()).adjusted(-4, -4, 4, 4)

    def shape(self) -> QPainterPath:
        path = QPainterPath()
        path.addRect(self._label)
        return path

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ink = QColor(CONTRADICTION) if self.contradicts else theme.ACCENT if self.isSelected() else theme.QUIET
        if self.over and not self.contradicts and not self.isSelected():
            ink = theme.TEXT
        shown = 1.0 if self.holds or self.contradicts or self.isSelected() else 0.4
        pen = QPen(clear(ink, 0.85 * shown), 1.5 if self.isSelected() or self.contradicts else 1.25)
        if not self.holds:
            pen.setStyle(Qt.PenStyle.DashLine)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(pen)
        painter.drawPath(self._path)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(clear(ink, shown))
        painter.drawPolygon(self._tip)
        painter.setBrush(shade(CONTRADICTION, 0.42) if self.contradicts else theme.PANEL)
        painter.setPen(
            QPen(clear(ink, 0.9), 1) if self.isSelected() or self.over or self.contradicts else Qt.PenStyle.NoPen
        )
        painter.drawRoundedRect(self._label, 9, 9)
        font = theme.text_font(8.5)
        painter.setFont(font)
        painter.setPen(
            clear(theme.TEXT if self.isSelected() or self.over or self.contradicts else theme.QUIET, max(0.55, shown))
        )
        text = self._label.adjusted(7, 0, -7, 0)
        painter.drawText(text, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, said(self.relation.verb))
        if self.frames:
            painter.setPen(clear(theme.QUIET, shown))
            painter.drawText(text, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, self.frames)

    def hoverEnterEvent(self, event) -> None:
        self.over = True
        self.update()

    def hoverLeaveEvent(self, event) -> None:
        self.over = False
        self.update()


def _leaving(plate: QRectF, inside: QPointF, towards: QPointF) -> QPointF:
    """Where a line from the inside of a plate goes out of it."""
    way = towards - inside
    shares = [1.0]
    if way.x():
        shares.append(((plate.right() if way.x() > 0 else plate.left()) - inside.x()) / way.x())
    if way.y():
        shares.append(((plate.bottom() if way.y() > 0 else plate.top()) - inside.y()) / way.y())
    return inside + way * max(0.0, min(shares))
