"""The sheets of the panel on the desk, topmost first: what is seen, what is locked, what is drawn on."""

from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np
from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QInputDialog,
    QLineEdit,
    QMenu,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from app import theme
from app.canvas.desk import Desk, layer_name
from app.canvas.imports import bring_pictures
from app.canvas.screen import image_over
from app.widgets.parts import flat, label
from app.widgets.scrub import Scrub
from engine.document.layer_edits import UNSEEN, add_layer, change_layer, move_layer, remove_layer
from engine.document.model import DrawingLayer
from engine.drawing.sheet import over, paper
from engine.drawing.tiles import Tiles, as_sheet
from engine.media.pictures import SUFFIXES
from engine.values.errors import InbetweenerError

ROW = 44
EYE, LOCK = 26, 26
THUMB = 56, 32


class LayersPanel(QWidget):
    def __init__(self, desk: Desk, parent: QWidget | None = None):
        super().__init__(parent)
        self.desk = desk
        self.rows = LayerRows(desk)
        self.setAccessibleName(self.tr("Layers"))
        self.opacity = Scrub(
            self.tr("Opacity"), default=1.0, bar=True, per_pixel=0.006, shown=lambda value: f"{round(100 * value)} %"
        )
        self.opacity.moved.connect(self._show_opacity)
        self.opacity.ended.connect(lambda: desk.keep_layers(self.tr("Layer opacity")))
        self.opacity.abandoned.connect(self._abandon_opacity)
        self.opacity.typed.connect(self._type_opacity)
        self.opacity.refused.connect(desk.studio.told)
        self.empty = label(self.tr("Layers of the panel you draw on."), colour=theme.QUIET, size=9, wrap=True)
        self.empty.setContentsMargins(12, 12, 12, 12)

        self.tools = QWidget()
        line = QHBoxLayout(self.tools)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        self.buttons = {}
        for icon, tip, verb in (
            ("layer-add", self.tr("New layer above this one"), self.add),
            ("import", self.tr("Lay a picture or a Photoshop file on the panel…"), self.choose_pictures),
            ("up", self.tr("Layer up"), lambda: self.rows.shift(1)),
            ("down", self.tr("Layer down"), lambda: self.rows.shift(-1)),
            ("delete", self.tr("Delete layer"), self.rows.delete),
        ):
            button = flat(icon, tip)
            button.clicked.connect(lambda _=False, verb=verb: verb())
            line.addWidget(button)
            self.buttons[icon] = button

        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(self.rows)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        foot = QHBoxLayout()
        foot.setContentsMargins(8, 6, 8, 8)
        foot.addWidget(self.opacity)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 4, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.empty)
        whole.addWidget(scroll, 1)
        whole.addLayout(foot)
        self.setMinimumWidth(200)
        desk.layers_changed.connect(self._show)
        self._show()

    def add(self) -> None:
        """A free sheet above the one that is drawn on."""
        stack = self.desk.stack
        if stack is None:
            return
        above = stack.active if stack.layer.kind not in UNSEEN else None
        number = sum(layer.kind == "free" for layer in stack.layers) + 1
        try:
            layers = add_layer(stack.layers, self.tr("Layer {n}").format(n=number), above)
        except InbetweenerError as error:
            self.desk.studio.told.emit(error.sentence, error.hint)
            return
        new = next(layer.id for layer in layers if layer.id not in stack.tiles)
        self.desk.set_layers(self.tr("New layer"), layers)
        self.desk.choose_layer(new)

    def choose_pictures(self) -> None:
        kinds = " ".join(f"*{suffix}" for suffix in SUFFIXES)
        names, _ = QFileDialog.getOpenFileNames(
            self, self.tr("Lay pictures on the panel"), "", self.tr("Pictures ({kinds})").format(kinds=kinds)
        )
        if names:
            bring_pictures(self.desk, [Path(name) for name in names])

    def _show_opacity(self, value: float) -> None:
        if self.desk.layer is not None:
            self.desk.show_layer(self.desk.layer.id, opacity=round(value, 3))

    def _type_opacity(self, value: float) -> None:
        self._show_opacity(value)
        self.desk.keep_layers(self.tr("Layer opacity"))

    def _abandon_opacity(self) -> None:
        self.desk.reread()

    def _show(self) -> None:
        there = self.desk.stack is not None
        self.empty.setVisible(not there)
        self.opacity.setEnabled(there)
        for button in self.buttons.values():
            button.setEnabled(there)
        if self.desk.layer is not None:
            self.opacity.set_value(self.desk.layer.opacity)


class LayerRows(QWidget):
    """A row is an eye, a small picture, a name and a lock; a drag carries a sheet to another place in the stack."""

    chosen = Signal(str)

    def __init__(self, desk: Desk):
        super().__init__()
        self.desk = desk
        self._thumbs: dict[str, tuple[Tiles, float, QPixmap]] = {}
        self._press: tuple[QPoint, str] | None = None
        self._carried = ""
        self._at = -1  # row before which the carried one would land
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setMouseTracking(True)
        self.setAccessibleName(self.tr("Layers"))
        desk.layers_changed.connect(self._changed)

    @property
    def layers(self) -> tuple[DrawingLayer, ...]:
        """Topmost first, as the rows stand."""
        return tuple(reversed(self.desk.stack.layers)) if self.desk.stack else ()

    def row_rect(self, at: int) -> QRect:
        return QRect(0, at * ROW, self.width(), ROW)

    def eye_rect(self, at: int) -> QRect:
        return QRect(4, at * ROW, EYE, ROW)

    def lock_rect(self, at: int) -> QRect:
        return QRect(self.width() - LOCK - 4, at * ROW, LOCK, ROW)

    def sizeHint(self) -> QSize:
        return QSize(200, ROW * len(self.layers))

    def minimumSizeHint(self) -> QSize:
        return QSize(160, ROW * len(self.layers))

    def _changed(self) -> None:
        ids = {layer.id for layer in self.layers}
        self._thumbs = {id_: thumb for id_, thumb in self._thumbs.items() if id_ in ids}
        self.updateGeometry()
        self.update()

    # -- verbs --------------------------------------------------------------------------------------------------------

    def shift(self, way: int) -> None:
        stack = self.desk.stack
        if stack is not None:
            self._move(stack.active, stack.layers.index(stack.layer) + way)

    def delete(self) -> None:
        stack = self.desk.stack
        if stack is None:
            return
        try:
            layers = remove_layer(stack.layers, stack.active)
        except InbetweenerError as error:
            self.desk.studio.told.emit(error.sentence, error.hint)
            return
        self.desk.set_layers(self.tr("Delete layer"), layers)

    def rename(self, layer: DrawingLayer) -> None:
        name, sure = QInputDialog.getText(
            self, self.tr("Name the layer"), self.tr("Name"), QLineEdit.EchoMode.Normal, layer_name(layer)
        )
        if sure and self.desk.stack is not None and name.strip() != layer.name:
            layers = change_layer(self.desk.stack.layers, layer.id, name=name.strip())
            self.desk.set_layers(self.tr("Name layer"), layers)

    def _move(self, layer_id: str, to: int) -> None:
        if self.desk.stack is not None:
            layers = move_layer(self.desk.stack.layers, layer_id, to)
            if layers != self.desk.stack.layers:
                self.desk.set_layers(self.tr("Move layer"), layers)

    def _switch(self, layer: DrawingLayer, label_: str, **how: object) -> None:
        if self.desk.stack is not None:
            self.desk.set_layers(label_, change_layer(self.desk.stack.layers, layer.id, **how))

    # -- the hand -----------------------------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        at, point = self._row(event.position().toPoint()), event.position().toPoint()
        if at < 0 or event.button() != Qt.MouseButton.LeftButton:
            return
        layer = self.layers[at]
        if self.eye_rect(at).contains(point):
            self._switch(
                layer, self.tr("Hide layer") if layer.visible else self.tr("Show layer"), visible=not layer.visible
            )
        elif self.lock_rect(at).contains(point):
            self._switch(
                layer, self.tr("Unlock layer") if layer.locked else self.tr("Lock layer"), locked=not layer.locked
            )
        else:
            self.desk.choose_layer(layer.id)
            self._press = point, layer.id

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._press is None:
            return
        point = event.position().toPoint()
        if not self._carried and abs(point.y() - self._press[0].y()) > ROW // 4:
            self._carried = self._press[1]
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
        if self._carried:
            self._at = max(0, min(len(self.layers), round(point.y() / ROW)))
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        carried, at = self._carried, self._at
        self._let_go()
        if carried and at >= 0:
            ids = [layer.id for layer in self.layers]
            from_ = ids.index(carried)
            row = at - (1 if at > from_ else 0)
            self._move(carried, len(ids) - 1 - row)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        at, point = self._row(event.position().toPoint()), event.position().toPoint()
        if at >= 0 and not self.eye_rect(at).contains(point) and not self.lock_rect(at).contains(point):
            self._let_go()
            self.rename(self.layers[at])

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        at = self._row(event.pos())
        if at < 0:
            return
        layer = self.layers[at]
        self.desk.choose_layer(layer.id)
        menu = QMenu(self)
        menu.addAction(self.tr("Name…")).triggered.connect(lambda: self.rename(layer))
        menu.addAction(self.tr("Delete layer")).triggered.connect(self.delete)
        menu.exec(event.globalPos())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._carried:
            self._let_go()
        elif event.key() == Qt.Key.Key_Delete:
            self.delete()
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down) and self.desk.layer is not None:
            ids = [layer.id for layer in self.layers]
            at = ids.index(self.desk.layer.id) + (1 if event.key() == Qt.Key.Key_Down else -1)
            self.desk.choose_layer(ids[max(0, min(len(ids) - 1, at))])
        else:
            super().keyPressEvent(event)

    def _let_go(self) -> None:
        self._press, self._carried, self._at = None, "", -1
        self.unsetCursor()
        self.update()

    def _row(self, point: QPoint) -> int:
        at = point.y() // ROW
        return at if 0 <= at < len(self.layers) else -1

    # -- painting -----------------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for at, layer in enumerate(self.layers):
            if self.row_rect(at).intersects(event.rect()):
                self._paint_row(painter, at, layer)
        if self._carried and self._at >= 0:
            y = max(1, min(self.height() - 2, self._at * ROW))
            painter.fillRect(QRect(4, y - 1, self.width() - 8, 2), theme.ACCENT)

    def _paint_row(self, painter: QPainter, at: int, layer: DrawingLayer) -> None:
        row = self.row_rect(at)
        ratio = self.devicePixelRatioF()
        active = self.desk.layer is not None and layer.id == self.desk.layer.id
        if active:
            painter.fillRect(row, theme.RAISED)
            painter.fillRect(QRect(0, row.top(), 2, ROW), theme.ACCENT)
        ink = theme.TEXT if layer.visible else theme.FAINT
        eye = theme.tinted(
            "eye" if layer.visible else "eye-off", 16, theme.QUIET if layer.visible else theme.FAINT, ratio
        )
        painter.drawPixmap(self.eye_rect(at).center() - QPoint(8, 8), eye)
        thumb = QRect(EYE + 8, row.top() + (ROW - THUMB[1]) // 2, *THUMB)
        painter.setOpacity(1.0 if layer.visible else 0.35)
        painter.drawPixmap(thumb, self._thumb(layer))
        painter.setOpacity(1.0)
        painter.setPen(QPen(theme.LINE, 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(QRectF(thumb).adjusted(0.5, 0.5, -0.5, -0.5))
        text = QRect(thumb.right() + 10, row.top(), self.lock_rect(at).left() - thumb.right() - 14, ROW)
        painter.setFont(theme.text_font(9.5, strong=active))
        painter.setPen(ink)
        name = painter.fontMetrics().elidedText(layer_name(layer), Qt.TextElideMode.ElideRight, text.width())
        said = f"{round(100 * layer.opacity)} %" if layer.opacity < 1 else ""
        if layer.kind in UNSEEN:
            said = self.tr("not filmed")
        if said:
            painter.drawText(text.adjusted(0, 6, 0, -ROW // 2), Qt.AlignmentFlag.AlignVCenter, name)
            painter.setFont(theme.text_font(8))
            painter.setPen(theme.QUIET if layer.visible else theme.FAINT)
            said = painter.fontMetrics().elidedText(said, Qt.TextElideMode.ElideRight, text.width())
            painter.drawText(text.adjusted(0, ROW // 2, 0, -6), Qt.AlignmentFlag.AlignVCenter, said)
        else:
            painter.drawText(text, Qt.AlignmentFlag.AlignVCenter, name)
        lock = theme.tinted(
            "lock" if layer.locked else "unlock", 16, theme.TEXT if layer.locked else theme.FAINT, ratio
        )
        painter.drawPixmap(self.lock_rect(at).center() - QPoint(8, 8), lock)

    def _thumb(self, layer: DrawingLayer) -> QPixmap:
        assert self.desk.stack is not None
        ratio = self.devicePixelRatioF()
        tiles = self.desk.stack.tiles[layer.id]
        known = self._thumbs.get(layer.id)
        if known is None or known[0] is not tiles or known[1] != ratio:
            size = round(THUMB[0] * ratio), round(THUMB[1] * ratio)
            if tiles.clear:
                small = paper(size)
            else:
                sheet = self.desk.stack.sheet if layer.id == self.desk.stack.active else as_sheet(tiles)
                shrunk = np.asarray(cv2.resize(sheet, size, interpolation=cv2.INTER_AREA), np.uint8)
                small = over(paper(size), shrunk)
            pixmap = QPixmap.fromImage(image_over(small))
            pixmap.setDevicePixelRatio(ratio)
            known = self._thumbs[layer.id] = tiles, ratio, pixmap
        return known[2]
