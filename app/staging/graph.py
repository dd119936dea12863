"""The scene graph of a shot, to be drawn and redrawn by hand."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QGraphicsScene, QGraphicsView

from app import theme
from app.overlays.marks import draw_words
from app.staging.items import Edge, Node
from app.staging.layout import floor_plan
from engine.document.model import Entity, Point, Relation

LANE = 16.0  # px between two relations of the same pair


class GraphView(QGraphicsView):
    """Nodes and edges of one shot. Says what the hand did; the panel makes edits of it."""

    entity_picked = Signal(str)  # "" none
    relation_drawn = Signal(str, str, QPoint)  # subject, object, where on the screen
    relation_menu = Signal(object, QPoint)
    relation_removed = Signal(object)
    entity_removed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.nodes: dict[str, Node] = {}
        self.edges: list[Edge] = []
        self.title, self.hint = "", ""
        self._kept: dict[str, dict[str, Point]] = {}  # shot -> entity -> where a hand put it
        self._shown: tuple[object, ...] = ()
        self._shot_id = ""
        self._drawn_from: Node | None = None
        self._drawn_to = QPointF()
        self._panned: QPoint | None = None
        self._filling = False
        self.setScene(QGraphicsScene(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setBackgroundBrush(theme.FIELD)
        self.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.setTransformationAnchor(QGraphicsView.ViewportAnchor.AnchorUnderMouse)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setViewportUpdateMode(QGraphicsView.ViewportUpdateMode.FullViewportUpdate)
        self.setMouseTracking(True)
        self.setAccessibleName(self.tr("Scene graph"))
        self.scene().selectionChanged.connect(self._selection_changed)

    # -- showing ------------------------------------------------------------------------------------------------------

    def show_graph(
        self,
        shot_id: str,
        entities: Sequence[Entity],
        relations: Sequence[Relation],
        boxes: Mapping[str, tuple[float, float]],
        frames_of: Callable[[Relation], str],
    ) -> None:
        """Builds the scene anew where the graph is another one; a graph that is the same keeps its nodes."""
        shown = (shot_id, tuple(entities), tuple(relations))
        if shown == self._shown:
            return
        other_shot = shot_id != self._shot_id
        self._shown, self._shot_id = shown, shot_id
        chosen = {edge.relation for edge in self.edges if edge.isSelected()}
        self._filling = True
        self._drawn_from = None
        self.scene().clear()
        self.nodes = {entity.id: Node(entity) for entity in entities}
        at = floor_plan(entities, boxes, relations, self._kept.get(shot_id, {}))
        for name, node in self.nodes.items():
            node.setPos(*at[name])
            self.scene().addItem(node)
        self.edges = []
        beside: dict[frozenset[str], list[Relation]] = defaultdict(list)
        for relation in relations:
            if relation.subject in self.nodes and relation.object in self.nodes and relation.subject != relation.object:
                beside[frozenset((relation.subject, relation.object))].append(relation)
        for together in beside.values():
            for place, relation in enumerate(together):
                lane = (place - (len(together) - 1) / 2) * LANE
                edge = Edge(
                    relation, self.nodes[relation.subject], self.nodes[relation.object], lane, frames_of(relation)
                )
                edge.setSelected(relation in chosen)
                self.scene().addItem(edge)
                self.edges.append(edge)
        self._filling = False
        if other_shot or not self._kept.get(shot_id):
            self.fit()

    def show_state(self, entity_id: str, holds: Callable[[Relation], bool], contradicting: Sequence[Relation]) -> None:
        """What changes without the graph changing: the selection, the playhead, what cannot hold together."""
        self._filling = True
        for name, node in self.nodes.items():
            node.setSelected(name == entity_id)
        for edge in self.edges:
            edge.holds, edge.contradicts = holds(edge.relation), edge.relation in contradicting
            edge.update()
        self._filling = False

    def show_words(self, title: str, hint: str = "") -> None:
        self.title, self.hint = title, hint
        self.viewport().update()

    def fit(self) -> None:
        """All nodes in view, never larger than life."""
        around = self.scene().itemsBoundingRect().adjusted(-24, -24, 24, 24)
        self.setSceneRect(around.adjusted(-2000, -2000, 2000, 2000))
        self.resetTransform()
        if around.width() and self.viewport().width() > 10:
            scale = min(1.0, self.viewport().width() / around.width(), self.viewport().height() / around.height())
            self.scale(scale, scale)
        self.centerOn(around.center())

    def chosen_relation(self) -> Relation | None:
        return next((edge.relation for edge in self.edges if edge.isSelected()), None)

    def drawForeground(self, painter: QPainter, rect: QRectF | QRect) -> None:
        if self._drawn_from is not None:
            pen = QPen(theme.ACCENT, 1.5)
            painter.setPen(pen)
            painter.drawLine(self._drawn_from.mapToScene(self._drawn_from.port()), self._drawn_to)
            painter.setBrush(theme.ACCENT)
            painter.drawEllipse(self._drawn_to, 3.5, 3.5)
        if self.title:
            painter.resetTransform()
            draw_words(painter, QRectF(self.viewport().rect()), self.title, self.hint)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    # -- the hand -----------------------------------------------------------------------------------------------------

    def wheelEvent(self, event: QWheelEvent) -> None:
        factor = 1.0015 ** event.angleDelta().y()
        if 0.25 < self.transform().m11() * factor < 3:
            self.scale(factor, factor)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = event.position().toPoint()
        if event.button() == Qt.MouseButton.MiddleButton:
            self._panned = at
            return
        node = self._node_at(at)
        scene_at = self.mapToScene(at)
        if (
            event.button() == Qt.MouseButton.LeftButton
            and node
            and node.entity.kind != "place"
            and node.on_port(scene_at)
        ):
            self._drawn_from, self._drawn_to = node, scene_at
            return
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = event.position().toPoint()
        if self._panned is not None:
            way = at - self._panned
            self._panned = at
            for bar, by in ((self.horizontalScrollBar(), way.x()), (self.verticalScrollBar(), way.y())):
                bar.setValue(bar.value() - by)
            return
        if self._drawn_from is not None:
            self._drawn_to = self.mapToScene(at)
            target = self._node_at(at)
            for node in self.nodes.values():
                node.target = node is target and node is not self._drawn_from
                node.update()
            self.viewport().update()
            return
        super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._panned = None
        if self._drawn_from is not None:
            begun, target = self._drawn_from, self._node_at(event.position().toPoint())
            self._stop_drawing()
            if target is not None and target is not begun:
                self.relation_drawn.emit(begun.entity.id, target.entity.id, event.globalPosition().toPoint())
            return
        super().mouseReleaseEvent(event)
        kept = self._kept.setdefault(self._shot_id, {})
        for name, node in self.nodes.items():
            if node.isSelected() and event.button() == Qt.MouseButton.LeftButton:
                kept[name] = (node.x(), node.y())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        edge = self._edge_at(event.position().toPoint())
        if edge is not None:
            self.relation_menu.emit(edge.relation, event.globalPosition().toPoint())
        elif self._node_at(event.position().toPoint()) is None:
            self._kept.pop(self._shot_id, None)
            self._shown = ()
            self.fit()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        edge = self._edge_at(event.pos())
        if edge is not None:
            self.relation_menu.emit(edge.relation, event.globalPos())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._drawn_from is not None:
            self._stop_drawing()
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            relation = self.chosen_relation()
            node = next((node for node in self.nodes.values() if node.isSelected()), None)
            if relation is not None:
                self.relation_removed.emit(relation)
            elif node is not None:
                self.entity_removed.emit(node.entity.id)
        else:
            super().keyPressEvent(event)

    def _stop_drawing(self) -> None:
        self._drawn_from = None
        for node in self.nodes.values():
            node.target = False
            node.update()
        self.viewport().update()

    def _node_at(self, at: QPoint) -> Node | None:
        return next((item for item in self.items(at) if isinstance(item, Node)), None)

    def _edge_at(self, at: QPoint) -> Edge | None:
        return next((item for item in self.items(at) if isinstance(item, Edge)), None)

    def _selection_changed(self) -> None:
        if not self._filling:
            node = next((node for node in self.nodes.values() if node.isSelected()), None)
            if node is not None or self.chosen_relation() is None:
                self.entity_picked.emit(node.entity.id if node else "")
