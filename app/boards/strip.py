"""The row of drawings: chosen with a click, a range or the arrows, moved by dragging to where the bar shows."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QListView, QWidget

from app import theme
from app.boards.delegate import SIDE, BoardDelegate
from app.boards.model import PanelModel, Row
from app.studio import Studio
from engine.document.editor import Change

SMALLEST, LARGEST = 96, 400  # width of a picture
ROWS_FROM = 300  # pixels of height from which one row becomes a page of rows
MARGIN = 4  # beside the outermost pictures
EDGE = 32  # pixels from the border where dragging scrolls


class BoardStrip(QListView):
    deleted = Signal()
    dropped = Signal(object, int)  # panel ids, the row before which they go

    def __init__(self, studio: Studio, parent: QWidget | None = None):
        super().__init__(parent)
        self.studio = studio
        self.panels = PanelModel(studio, self)
        self.look = BoardDelegate(studio, self)
        self.setModel(self.panels)
        self.setItemDelegate(self.look)
        self.setAccessibleName(self.tr("Boards"))
        self.setMouseTracking(True)
        self.setUniformItemSizes(True)
        self.setMovement(QListView.Movement.Static)
        self.setFlow(QListView.Flow.LeftToRight)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setSelectionRectVisible(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self._page_width = self.look.width
        self._press: QPoint | None = None
        self._pressed_row = -1
        self._carried: tuple[str, ...] = ()
        self._at = -1  # the row before which the carried panels would land
        self._syncing = False
        self._scroll = QTimer(self, interval=30)
        self._scroll.timeout.connect(self._scrolled_by_edge)
        self.setViewportMargins(MARGIN, 0, MARGIN, 0)
        self.set_wrapping(False)

        studio.changed.connect(self._document_changed)
        studio.opened.connect(self._reopened)
        studio.playhead_moved.connect(self._playhead_moved)
        studio.selection_changed.connect(self._selected_elsewhere)
        studio.pictures_changed.connect(self._pictures_changed)
        studio.jobs_changed.connect(self.viewport().update)
        self.selectionModel().selectionChanged.connect(self._selected_here)
        self._playhead_moved(studio.playhead)

    def _pictures_changed(self) -> None:
        self.viewport().update()

    # -- how it is laid out -------------------------------------------------------------------------------------------

    def set_wrapping(self, wraps: bool) -> None:
        """One row under the viewer, or a page of rows when the boards have the room."""
        self.setWrapping(wraps)
        self.look.captions = wraps
        self._fitted()
        off, needed = Qt.ScrollBarPolicy.ScrollBarAlwaysOff, Qt.ScrollBarPolicy.ScrollBarAsNeeded
        self.setHorizontalScrollBarPolicy(off if wraps else needed)
        self.setVerticalScrollBarPolicy(needed if wraps else off)
        self._relaid()

    def set_picture_width(self, width: int) -> None:
        """How large pictures are on a page of rows; a single row fills its height."""
        self._page_width = max(SMALLEST, min(LARGEST, width))
        if self._fitted():
            self._relaid()

    def _relaid(self) -> None:
        self.scheduleDelayedItemsLayout()
        if self.look.current >= 0:
            QTimer.singleShot(0, self, self._show_current)

    def resizeEvent(self, event) -> None:
        super().resizeEvent(event)
        wraps = self.height() >= ROWS_FROM
        if wraps != self.isWrapping():
            self.set_wrapping(wraps)
        elif self._fitted():
            self._relaid()

    def _fitted(self) -> bool:
        """Pictures as large as their row allows, or as their columns share the page; whether that changed them."""
        if not self.isWrapping():
            return self.look.fit_height(self.height() - self.horizontalScrollBar().sizeHint().height())
        room = self.width() - 2 * MARGIN - self.verticalScrollBar().sizeHint().width() - 1
        columns = max(1, room // (self._page_width + 2 * SIDE))
        width = max(SMALLEST, room // columns - 2 * SIDE)
        changed = width != self.look.width
        self.look.width = width
        return changed

    def wheelEvent(self, event: QWheelEvent) -> None:
        turn = event.angleDelta().y() or event.angleDelta().x()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.set_picture_width(self._page_width + (16 if turn > 0 else -16))
        elif self.isWrapping():
            super().wheelEvent(event)
        else:
            bar = self.horizontalScrollBar()
            pixels = event.pixelDelta().x() or event.pixelDelta().y()
            bar.setValue(bar.value() - (pixels or turn))
        event.accept()

    # -- in step with the studio --------------------------------------------------------------------------------------

    def _document_changed(self, change: Change) -> None:
        self._syncing = True
        self.panels.refresh()
        self._syncing = False
        if (change.before.width, change.before.height) != (change.after.width, change.after.height):
            self._relaid()
        self._selected_elsewhere()
        self._playhead_moved(self.studio.playhead)

    def _reopened(self) -> None:
        self._syncing = True
        self.panels.refresh()
        self._syncing = False
        self._relaid()
        self._selected_elsewhere()
        self._playhead_moved(self.studio.playhead)

    def _playhead_moved(self, film_frame: int) -> None:
        row = self.panels.row_at(film_frame)
        if row != self.look.current:
            self.look.current = row
            self.look.current_shot = self.panels.rows[row].shot.id if row >= 0 else ""
            self.viewport().update()
            self._show_current()

    def _show_current(self) -> None:
        if 0 <= self.look.current < self.panels.rowCount() and self._press is None:
            self.scrollTo(self.panels.index(self.look.current), QAbstractItemView.ScrollHint.EnsureVisible)

    def _selected_here(self) -> None:
        if not self._syncing:
            rows = sorted(index.row() for index in self.selectedIndexes())
            self.studio.select(panels=tuple(self.panels.rows[row].panel.id for row in rows), joint=-1)

    def _selected_elsewhere(self, selection: object = None) -> None:
        wanted = set(self.studio.selection.panels)
        rows = [at for at, row in enumerate(self.panels.rows) if row.panel.id in wanted] if wanted else []
        if rows == sorted(index.row() for index in self.selectedIndexes()):
            return
        chosen = QItemSelection()
        for row in rows:
            chosen.select(self.panels.index(row), self.panels.index(row))
        self._syncing = True
        self.selectionModel().select(chosen, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        if rows:
            self.selectionModel().setCurrentIndex(
                self.panels.index(rows[-1]), QItemSelectionModel.SelectionFlag.NoUpdate
            )
            self.scrollTo(self.panels.index(rows[-1]))
        self._syncing = False

    # -- the hand -----------------------------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        left = event.button() == Qt.MouseButton.LeftButton
        if left and index.isValid():
            self._press, self._pressed_row = event.position().toPoint(), index.row()
            if index in self.selectedIndexes() and not event.modifiers():
                # Several may be about to be carried: which one is chosen is decided when the hand lets go.
                self.setFocus(Qt.FocusReason.MouseFocusReason)
                self._go_to(index.row())
                return
        super().mousePressEvent(event)
        if left and index.isValid() and not event.modifiers():
            self._go_to(index.row())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = event.position().toPoint()
        if self._press is None:
            super().mouseMoveEvent(event)
            return
        far = (at - self._press).manhattanLength() >= QApplication.startDragDistance()
        if not self._carried and far and not event.modifiers():
            self._carried = self.studio.selection.panels
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
            self._scroll.start()
        if self._carried:
            self._at = self.row_before(at)
            self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        carried, at, pressed = self._carried, self._at, self._pressed_row
        was_pressed = self._press is not None
        self._let_go()
        if carried and at >= 0:
            self.dropped.emit(carried, at)
        elif was_pressed and not event.modifiers() and 0 <= pressed < self.panels.rowCount():
            self.setCurrentIndex(self.panels.index(pressed))
        super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._carried:
            self._let_go()
            return
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.deleted.emit()
            return
        super().keyPressEvent(event)
        moves = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_End)
        if event.key() in moves and self.currentIndex().isValid():
            self._go_to(self.currentIndex().row())

    def event(self, event: QEvent) -> bool:
        # The arrows move among the drawings here, whatever the window means by them elsewhere.
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            arrows = (
                Qt.Key.Key_Left,
                Qt.Key.Key_Right,
                Qt.Key.Key_Up,
                Qt.Key.Key_Down,
                Qt.Key.Key_Home,
                Qt.Key.Key_End,
            )
            plain = event.modifiers() in (
                Qt.KeyboardModifier.NoModifier,
                Qt.KeyboardModifier.ShiftModifier,
                Qt.KeyboardModifier.KeypadModifier,
            )
            if plain and event.key() in arrows and self.panels.rowCount():
                event.accept()
                return True
        return super().event(event)

    def row_before(self, at: QPoint) -> int:
        """The row before which something dropped here goes."""
        index = self.indexAt(at)
        if index.isValid():
            return index.row() + (at.x() > self.visualRect(index).center().x())
        if not self.panels.rowCount():
            return 0
        last = self.visualRect(self.panels.index(self.panels.rowCount() - 1))
        if at.y() > last.bottom() or (at.y() >= last.top() and at.x() > last.center().x()):
            return self.panels.rowCount()
        near = self.indexAt(QPoint(at.x(), max(0, min(at.y(), self.viewport().height() - 1, last.center().y()))))
        return near.row() if near.isValid() else self._at

    def _go_to(self, row: int) -> None:
        if 0 <= row < self.panels.rowCount():
            self.studio.move_playhead(self.panels.rows[row].seen_frame)

    def _let_go(self) -> None:
        self._press, self._carried, self._at, self._pressed_row = None, (), -1, -1
        self._scroll.stop()
        self.unsetCursor()
        self.viewport().update()

    def _scrolled_by_edge(self) -> None:
        at = self.viewport().mapFromGlobal(self.cursor().pos())
        if self.isWrapping():
            bar, near, far = self.verticalScrollBar(), at.y(), self.viewport().height() - at.y()
        else:
            bar, near, far = self.horizontalScrollBar(), at.x(), self.viewport().width() - at.x()
        if min(near, far) < EDGE and self.viewport().rect().adjusted(-80, -80, 80, 80).contains(at):
            bar.setValue(bar.value() + (-18 if near < far else 18))

    # -- the bar ------------------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._carried and self._at >= 0:
            painter = QPainter(self.viewport())
            bar = self.insertion_bar(self._at)
            painter.fillRect(bar, theme.ACCENT)
            painter.setPen(Qt.PenStyle.NoPen)
            if len(self._carried) > 1:
                painter.setBrush(theme.ACCENT)
                plate = QRect(bar.left() + 6, bar.top(), 24, 18)
                painter.drawRoundedRect(plate, 3, 3)
                painter.setPen(theme.LINE)
                painter.drawText(plate, Qt.AlignmentFlag.AlignCenter, str(len(self._carried)))

    def insertion_bar(self, row: int) -> QRect:
        """Where the bar stands that shows what a drop would do."""
        if row < self.panels.rowCount():
            cell = self.visualRect(self.panels.index(row))
            return QRect(cell.left() - 1, cell.top() + 2, 3, cell.height() - 6)
        cell = self.visualRect(self.panels.index(self.panels.rowCount() - 1))
        return QRect(cell.right() - 1, cell.top() + 2, 3, cell.height() - 6)

    def visible_rows(self) -> list[Row]:
        """The rows that can be seen, for whoever fetches their pictures first."""
        seen = self.viewport().rect()
        return [
            row for at, row in enumerate(self.panels.rows) if self.visualRect(self.panels.index(at)).intersects(seen)
        ]
