"""The boards as a view: one row of drawings or a page of rows, under the headings of their sequences and acts.

What is chosen is the studio's selection; what is folded away is this view's own, and remembered for each film.
"""

from __future__ import annotations

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QItemSelectionRange,
    QModelIndex,
    QPoint,
    QRect,
    QSettings,
    QSize,
    Qt,
    QTimer,
    Signal,
)  # fmt: skip
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QRegion, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractItemView, QWidget

from app import theme
from app.boards.cell import SIDE, Cells
from app.boards.drop import PictureDrop
from app.boards.hand import BoardHand
from app.boards.headings import count_of, paint_heading
from app.boards.layout import BAND, Heading, Layout
from app.boards.model import Group, Index, PanelModel, Row
from app.boards.thumbs import Thumbs
from app.jobs import ShotState
from app.studio import Selection, Studio
from engine.document.editor import Change

SMALLEST, LARGEST = 80, 480  # width of a picture
ROWS_FROM = 300  # pixels of height from which one row becomes a page of rows
MARGIN = 4  # beside the outermost pictures


class BoardStrip(QAbstractItemView):
    deleted = Signal()
    dropped = Signal(object, str, bool)  # panel ids, the panel beside which they go, whether after it
    heading_asked = Signal(object, QPoint)  # Heading, where on the screen: its menu
    renamed = Signal(object)  # Heading: its name is to be written
    wrapped = Signal()  # it is a page of rows now, or one row
    told_why = Signal(str)  # shot id: why it failed is asked

    def __init__(self, studio: Studio, parent: QWidget | None = None):
        super().__init__(parent)
        self.studio = studio
        self.panels = PanelModel(studio, self)
        self.thumbs = Thumbs(studio, self)
        self.cells = Cells(studio, self.thumbs)
        self.chosen: frozenset[str] = frozenset()
        self.found: frozenset[str] = frozenset()  # panels that a search names
        self.current = -1  # the row under the playhead
        self.folded = frozenset[str]()
        self.wraps = False
        self._page_width = self.cells.width
        self._layout: Layout | None = None
        self._blurred: set[int] = set()  # rows that were painted before their pictures had come
        self.setModel(self.panels)
        self.setAccessibleName(self.tr("Boards"))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setMouseTracking(True)
        self.viewport().setMouseTracking(True)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.hand = BoardHand(self)
        self.drop = PictureDrop(self)
        self._unfold_known()
        self.set_wrapping(False)

        studio.changed.connect(self._document_changed)
        studio.opened.connect(self._reopened)
        studio.playhead_moved.connect(self._playhead_moved)
        studio.selection_changed.connect(self._selected)
        studio.pictures_changed.connect(self._pictures_changed)
        studio.work_changed.connect(self._pictures_changed)
        studio.generation_changed.connect(self._repaint)
        self.thumbs.changed.connect(self._sharpen)
        self._selected(studio.selection)
        self._playhead_moved(studio.playhead)

    def _repaint(self, *_: object) -> None:
        self.viewport().update()

    def _pictures_changed(self, shot: str) -> None:
        """Only the shot that has another picture, or another badge, is painted again."""
        if not shot:
            self.viewport().update()
            return
        offset = self.offset
        for at, rect in self.places.seen(self.viewport().rect().translated(offset)):
            if self.panels.rows[at].shot.id == shot:
                self.viewport().update(rect.translated(-offset))

    def _sharpen(self) -> None:
        """Only what waited for its picture is painted again."""
        offset, seen = self.offset, self.viewport().rect()
        for at in tuple(self._blurred):
            rect = self.places.rect(at).translated(-offset)
            if rect.intersects(seen):
                self.viewport().update(rect)
            else:
                self._blurred.discard(at)  # scrolled past: it is painted anew when it comes back

    def show_drawings(self, on: bool) -> None:
        """While the artist draws, the boards are her drawings; else the best that there is of each."""
        if on != self.thumbs.drawings:
            self.thumbs.drawings = on
            self.viewport().update()

    # -- how it is laid out -------------------------------------------------------------------------------------------

    @property
    def headed(self) -> bool:
        """Whether the film has groups that are worth a heading."""
        groups = self.panels.groups
        return len(groups) > 1 or any(group.name or group.act or group.locked for group in groups)

    @property
    def places(self) -> Layout:
        if self._layout is None:
            self._layout = Layout(
                self.panels.groups, self.folded, self.cells.size(), self.viewport().width(),
                wraps=self.wraps, headed=self.headed, margin=MARGIN,
            )  # fmt: skip
        return self._layout

    def set_wrapping(self, wraps: bool) -> None:
        """One row under the viewer, or a page of rows when the boards have the room."""
        self.wraps = wraps
        self.cells.captions = wraps
        off, needed = Qt.ScrollBarPolicy.ScrollBarAlwaysOff, Qt.ScrollBarPolicy.ScrollBarAsNeeded
        self.setHorizontalScrollBarPolicy(off if wraps else needed)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn if wraps else off)
        self._fitted()
        self.lay_out(keep_current=True)
        self.wrapped.emit()

    def picture_width(self) -> int:
        return self._page_width

    def set_picture_width(self, width: int) -> None:
        """How large pictures are on a page of rows; a single row fills its height."""
        self._page_width = max(SMALLEST, min(LARGEST, width))
        if self._fitted():
            self.lay_out(keep_current=True)

    def lay_out(self, *, keep_current: bool = False) -> None:
        self._layout = None
        self._blurred.clear()
        self.updateGeometries()
        self.viewport().update()
        if keep_current and self.current >= 0:
            QTimer.singleShot(0, self, self.show_current)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wraps = self.height() >= ROWS_FROM
        if wraps != self.wraps:
            self.set_wrapping(wraps)
        else:
            self._fitted()
            self.lay_out(keep_current=True)

    def _fitted(self) -> bool:
        """Pictures as large as their row allows, or as their columns share the page; whether that changed them."""
        if not self.wraps:
            band = BAND if self.headed else 0
            return self.cells.fit_height(self.height() - self.horizontalScrollBar().sizeHint().height() - band)
        room = self.width() - 2 * MARGIN - self.verticalScrollBar().sizeHint().width() - 1
        columns = max(1, room // (self._page_width + 2 * SIDE))
        width = max(SMALLEST, room // columns - 2 * SIDE)
        changed = width != self.cells.width
        self.cells.width = width
        return changed

    def updateGeometries(self) -> None:
        size, view = self.places.size, self.viewport().size()
        for bar, whole, seen, step in (
            (self.horizontalScrollBar(), size.width(), view.width(), self.cells.size().width()),
            (self.verticalScrollBar(), size.height(), view.height(), self.cells.size().height()),
        ):
            bar.setRange(0, max(0, whole - seen))
            bar.setPageStep(seen)
            bar.setSingleStep(max(16, step // 4))

    def set_folded(self, ids: frozenset[str]) -> None:
        """Which groups are folded away, by the ids of their sequences and acts."""
        if ids != self.folded:
            self.folded = ids
            QSettings().setValue(f"folded/{self.studio.document.id}", sorted(ids))
            self.lay_out()

    def fold(self, heading: Heading, folded: bool | None = None) -> None:
        """Folds a group, or opens it again."""
        id_ = heading.group.act if heading.kind == "act" else heading.group.id
        folded = id_ not in self.folded if folded is None else folded
        self.set_folded(self.folded | {id_} if folded else self.folded - {id_})

    def fold_all(self, folded: bool) -> None:
        self.set_folded(frozenset(group.id for group in self.panels.groups) if folded else frozenset())

    def _unfold_known(self) -> None:
        kept = QSettings().value(f"folded/{self.studio.document.id}") or []
        self.folded = frozenset([kept] if isinstance(kept, str) else map(str, list(kept)))

    # -- what a view of items has to answer ---------------------------------------------------------------------------

    def horizontalOffset(self) -> int:
        return self.horizontalScrollBar().value()

    def verticalOffset(self) -> int:
        return self.verticalScrollBar().value()

    @property
    def offset(self) -> QPoint:
        return QPoint(self.horizontalScrollBar().value(), self.verticalScrollBar().value())

    def visualRect(self, index: Index) -> QRect:
        return self.places.rect(index.row()).translated(-self.offset) if index.isValid() else QRect()

    def indexAt(self, point: QPoint) -> QModelIndex:
        row = self.places.row_at(point + self.offset)
        return self.panels.index(row) if row >= 0 else QModelIndex()

    def isIndexHidden(self, index: Index) -> bool:
        return self.places.rect(index.row()).isEmpty()

    def moveCursor(self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        return self.currentIndex()  # the hand knows its own keys

    def setSelection(self, rect: QRect, command: QItemSelectionModel.SelectionFlag) -> None:
        """The hand chooses by itself."""

    def visualRegionForSelection(self, selection: QItemSelection) -> QRegion:
        return QRegion(self.viewport().rect())

    def scrollTo(
        self, index: Index, hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible
    ) -> None:
        rect = self.places.rect(index.row()) if index.isValid() else QRect()
        if rect.isEmpty():
            return
        for bar, low, high, seen in (
            (self.horizontalScrollBar(), rect.left(), rect.right() + 1, self.viewport().width()),
            (self.verticalScrollBar(), rect.top(), rect.bottom() + 1, self.viewport().height()),
        ):
            if low < bar.value():
                bar.setValue(low)
            elif high > bar.value() + seen:
                bar.setValue(high - seen)

    # -- in step with the studio --------------------------------------------------------------------------------------

    def _document_changed(self, change: Change) -> None:
        before = self.panels.groups
        headed = self.headed
        self.panels.refresh()
        shaped = (change.before.width, change.before.height) != (change.after.width, change.after.height)
        if shaped or headed != self.headed:
            self._fitted()
        if shaped or before != self.panels.groups:
            self.lay_out()
        self._playhead_moved(self.studio.playhead)
        self.viewport().update()

    def _reopened(self) -> None:
        self._unfold_known()
        self.panels.refresh()
        self._fitted()
        self.lay_out(keep_current=True)
        self._selected(self.studio.selection)
        self._playhead_moved(self.studio.playhead)

    def _playhead_moved(self, film_frame: int) -> None:
        row = self.panels.row_at(film_frame)
        if row != self.current:
            self.current = row
            self.viewport().update()
            self.show_current()

    def show_current(self) -> None:
        if 0 <= self.current < len(self.panels.rows) and not self.hand.holds:
            self.scrollTo(self.panels.index(self.current))

    def _selected(self, selection: Selection) -> None:
        chosen = frozenset(selection.panels)
        if chosen == self.chosen:
            return
        self.chosen = chosen
        rows = sorted(row for panel in chosen if (row := self.panels.place_of(panel)) >= 0)
        picked = QItemSelection()
        start = 0
        for at in range(1, len(rows) + 1):
            if at == len(rows) or rows[at] != rows[at - 1] + 1:
                picked.append(QItemSelectionRange(self.panels.index(rows[start]), self.panels.index(rows[at - 1])))
                start = at
        self.selectionModel().select(picked, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        if rows and not self.hand.holds:
            self.selectionModel().setCurrentIndex(
                self.panels.index(rows[-1]), QItemSelectionModel.SelectionFlag.NoUpdate
            )
            if len(rows) == 1:
                self.scrollTo(self.panels.index(rows[0]))
        self.viewport().update()

    # -- painting -----------------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        states: dict[str, ShotState] = {}
        areas: list[QRect] = list(event.region())  # type: ignore[call-overload]  # the stubs know no rects of a region
        for area in areas:
            painter.setClipRect(area)
            painter.fillRect(area, theme.PANEL)
            self._paint_area(painter, area, states)
        painter.setClipping(False)
        self.hand.paint(painter)
        self.drop.paint(painter)
        painter.end()

    def _paint_area(self, painter: QPainter, area: QRect, states: dict[str, ShotState]) -> None:
        offset, ratio = self.offset, self.devicePixelRatioF()
        area = area.translated(offset)
        rows = self.panels.rows
        current = rows[self.current] if 0 <= self.current < len(rows) else None
        for at, rect in self.places.seen(area):
            if not rect.intersects(area):
                continue
            row = rows[at]
            state = states.get(row.shot.id)
            if state is None:
                state = states[row.shot.id] = self.studio.states.of(row.shot)
            sharp = self.cells.paint(
                painter, rect.translated(-offset), row, state, ratio,
                current=at == self.current,
                in_current_shot=current is not None and row.shot.id == current.shot.id,
                chosen=row.panel.id in self.chosen, hovered=at == self.hand.hovered,
                found=row.panel.id in self.found,
            )  # fmt: skip
            if sharp:
                self._blurred.discard(at)
            else:
                self._blurred.add(at)
        self._paint_headings(painter, area, offset, ratio)

    def _paint_headings(self, painter: QPainter, area: QRect, offset: QPoint, ratio: float) -> None:
        here = self.panels.group_at(self.current)
        for heading in self.places.headings:
            if not heading.rect.intersects(area):
                continue
            panels, frames = self.amount(heading)
            own = here is not None and (
                here.act == heading.group.act if heading.kind == "act" else here.id == heading.group.id
            )
            paint_heading(
                painter, heading, heading.rect.translated(-offset),
                count_of(heading, panels, frames, self.studio.document.rate),
                page=self.wraps, hovered=heading == self.hand.hovered_heading, here=own, ratio=ratio,
            )  # fmt: skip

    def amount(self, heading: Heading) -> tuple[int, int]:
        """Panels and frames under a heading."""
        groups = self.groups_of(heading)
        return sum(group.stop - group.first for group in groups), sum(group.frames for group in groups)

    def groups_of(self, heading: Heading) -> list[Group]:
        if heading.kind == "sequence":
            return [heading.group]
        return [group for group in self.panels.groups if group.act == heading.group.act]

    # -- the hand -----------------------------------------------------------------------------------------------------

    def wheelEvent(self, event: QWheelEvent) -> None:
        turn = event.angleDelta().y() or event.angleDelta().x()
        pixels = event.pixelDelta().y() or event.pixelDelta().x()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.set_picture_width(self._page_width + (16 if turn > 0 else -16))
        else:
            bar = self.verticalScrollBar() if self.wraps else self.horizontalScrollBar()
            bar.setValue(bar.value() - (pixels or turn))
        event.accept()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """What is on the screen already is moved there; only what comes into view is painted."""
        self.thumbs.moving()
        if self.hand.holds:
            self.viewport().update()  # the bar or the band stays where the hand is
            return
        self.viewport().scroll(dx, dy)
        if not self.wraps and self.headed:
            self.viewport().update(0, 0, self.viewport().width(), BAND)  # names of sequences stay in view

    def sizeHint(self) -> QSize:
        return QSize(800, 160)

    def visible_rows(self) -> list[Row]:
        """The rows that can be seen."""
        area = self.viewport().rect().translated(self.offset)
        return [self.panels.rows[at] for at, _ in self.places.seen(area)]

    def mousePressEvent(self, event) -> None:
        self.hand.pressed(event)

    def mouseMoveEvent(self, event) -> None:
        self.hand.moved(event)

    def mouseReleaseEvent(self, event) -> None:
        self.hand.released(event)

    def mouseDoubleClickEvent(self, event) -> None:
        self.hand.double_clicked(event)

    def keyPressEvent(self, event) -> None:
        self.hand.key(event)

    def event(self, event) -> bool:
        # Qt asks before the hand is there, too
        return (isinstance(event, QKeyEvent) and self.hand.wants_key(event)) or super().event(event)

    def viewportEvent(self, event) -> bool:
        hovers = event.type() in (QEvent.Type.Leave, QEvent.Type.ToolTip, QEvent.Type.ContextMenu)
        return (hovers and self.hand.hover(event)) or super().viewportEvent(event)
