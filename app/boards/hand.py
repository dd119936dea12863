"""The hand on the boards: choosing with clicks, ranges and a rubber band, carrying to where the bar shows, folding."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QColor, QContextMenuEvent, QHelpEvent, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QApplication, QToolTip

from app import theme
from app.boards.badges import Badge, badge_for, badges_for
from app.boards.headings import folds, name_of
from app.boards.layout import Heading, Slot
from app.widgets.typed import shown_length
from engine.document.caption_edits import camera_words

if TYPE_CHECKING:
    from app.boards.strip import BoardStrip

EDGE = 32  # pixels from the border where dragging scrolls
ARROWS = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_End,
          Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)  # fmt: skip
SHIFT, CONTROL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class BoardHand:
    def __init__(self, strip: BoardStrip):
        self.strip = strip
        self.hovered = -1
        self.hovered_heading: Heading | None = None
        self.slot: Slot | None = None  # where the carried panels would land
        self._press: QPoint | None = None  # in the content
        self._pressed_row = -1
        self._carried: tuple[str, ...] = ()
        self._anchor = ""  # panel from which Shift chooses
        self._lead = ""  # panel to which it chose
        self._band: QRect | None = None  # a rubber band, in the content
        self._kept: tuple[str, ...] = ()  # chosen before the band
        self.scroll = QTimer(strip, interval=30)  # while something is carried
        self.scroll.timeout.connect(self._scrolled_by_edge)

    @property
    def holds(self) -> bool:
        return self._press is not None

    # -- pressing -----------------------------------------------------------------------------------------------------

    def pressed(self, event: QMouseEvent) -> None:
        strip, at = self.strip, event.position().toPoint()
        strip.setFocus(Qt.FocusReason.MouseFocusReason)
        heading = strip.places.heading_at(at + strip.offset)
        row = strip.places.row_at(at + strip.offset)
        if event.button() == Qt.MouseButton.RightButton:
            if row >= 0 and self._id(row) not in strip.chosen:
                self._choose(row)
            return
        if event.button() != Qt.MouseButton.LeftButton:
            return
        if heading is not None:
            if folds(heading, at + strip.offset, strip.offset.x()):
                strip.fold(heading)
            else:
                self.choose_heading(heading)
            return
        self._press, self._pressed_row = at + strip.offset, row
        if row < 0:
            self._kept = strip.studio.selection.panels if event.modifiers() & (SHIFT | CONTROL) else ()
            return
        badge = self._badge_at(at, row)
        if badge is not None and badge.shape in ("failed", "stale"):
            self._tell_why(badge, row, event.globalPosition().toPoint())
        if event.modifiers() & SHIFT:
            self._choose_to(row)
        elif event.modifiers() & CONTROL:
            self._toggle(row)
        elif self._id(row) not in strip.chosen:
            self._choose(row)
        else:
            self._go_to(row)  # several may be about to be carried: which one is chosen is decided on release

    def moved(self, event: QMouseEvent) -> None:
        strip, at = self.strip, event.position().toPoint()
        if self._press is None:
            self._hover(at)
            return
        inside = at + strip.offset
        far = (inside - self._press).manhattanLength() >= QApplication.startDragDistance()
        if self._pressed_row < 0:
            if far or self._band is not None:
                self._stretch(inside)
        elif not self._carried and far and not event.modifiers() & (SHIFT | CONTROL):
            self._carried = self._in_order(strip.studio.selection.panels)
            strip.setCursor(Qt.CursorShape.ClosedHandCursor)
            self.scroll.start()
        if self._carried:
            self.slot = strip.places.slot(inside)
            strip.viewport().update()

    def released(self, event: QMouseEvent) -> None:
        strip = self.strip
        carried, slot, pressed, held = self._carried, self.slot, self._pressed_row, self.holds
        banded = self._band is not None
        self._let_go()
        if not held:
            return
        if carried and slot is not None and slot.row < len(strip.panels.rows):
            strip.dropped.emit(carried, self._id(slot.row), slot.after)
        elif pressed >= 0 and not event.modifiers() & (SHIFT | CONTROL) and pressed < len(strip.panels.rows):
            self._choose(pressed)
        elif pressed < 0 and not banded and not event.modifiers() & (SHIFT | CONTROL):
            strip.studio.select(panels=(), joint=-1)

    def double_clicked(self, event: QMouseEvent) -> None:
        strip, at = self.strip, event.position().toPoint()
        heading = strip.places.heading_at(at + strip.offset)
        if heading is not None and not folds(heading, at + strip.offset, strip.offset.x()):
            strip.renamed.emit(heading)
            return
        row = strip.places.row_at(at + strip.offset)
        if row >= 0 and event.button() == Qt.MouseButton.LeftButton:
            self._choose(row)
            strip.studio.drawing_asked.emit(self._id(row))
        elif heading is not None:
            strip.fold(heading)

    def _let_go(self) -> None:
        self._press, self._carried, self.slot, self._pressed_row = None, (), None, -1
        self._band, self._kept = None, ()
        self.scroll.stop()
        self.strip.unsetCursor()
        self.strip.viewport().update()

    # -- choosing -----------------------------------------------------------------------------------------------------

    def choose_heading(self, heading: Heading) -> None:
        """Everything under a heading."""
        strip = self.strip
        groups = strip.groups_of(heading)
        rows = [at for group in groups for at in range(group.first, group.stop)]
        if rows:
            strip.studio.select(panels=tuple(self._id(row) for row in rows), joint=-1)
            self._anchor, self._lead = self._id(rows[0]), self._id(rows[-1])
            self._go_to(rows[0])

    def _choose(self, row: int) -> None:
        self._anchor = self._lead = self._id(row)
        self.strip.studio.select(panels=(self._anchor,), joint=-1)
        self._go_to(row)

    def _choose_to(self, row: int) -> None:
        """Everything from where the last choice began to here."""
        strip = self.strip
        start = strip.panels.place_of(self._anchor)
        if start < 0:
            start = strip.panels.place_of((self._in_order(strip.studio.selection.panels) or (self._id(row),))[0])
            self._anchor = self._id(start)
        low, high = sorted((start, row))
        self._lead = self._id(row)
        strip.studio.select(panels=tuple(self._id(at) for at in range(low, high + 1)), joint=-1)

    def _toggle(self, row: int) -> None:
        chosen = set(self.strip.studio.selection.panels) ^ {self._id(row)}
        self._anchor = self._lead = self._id(row)
        self.strip.studio.select(panels=self._in_order(chosen), joint=-1)

    def _stretch(self, inside: QPoint) -> None:
        assert self._press is not None
        self._band = QRect(self._press, inside).normalized()
        rows = self.strip.places.within(self._band)
        chosen = {*self._kept, *(self._id(row) for row in rows)}
        self.strip.studio.select(panels=self._in_order(chosen), joint=-1)
        self.scroll.start()
        self.strip.viewport().update()

    def _in_order(self, panels: tuple[str, ...] | set[str]) -> tuple[str, ...]:
        place = self.strip.panels.place_of
        return tuple(sorted((panel for panel in panels if place(panel) >= 0), key=place))

    def _id(self, row: int) -> str:
        return self.strip.panels.rows[row].panel.id

    def _go_to(self, row: int) -> None:
        one = self.strip.panels.rows[row]
        if not one.shot.omitted:
            self.strip.studio.move_playhead(one.seen_frame)

    # -- keys ---------------------------------------------------------------------------------------------------------

    def wants_key(self, event: QEvent) -> bool:
        """The arrows move among the drawings here, whatever the window means by them elsewhere."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
            plain = held in (Qt.KeyboardModifier.NoModifier, SHIFT)
            shots = held == CONTROL and event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right)
            if ((plain and event.key() in (*ARROWS, *ENTER)) or shots) and self.strip.panels.rows:
                event.accept()
                return True
        return False

    def key(self, event: QKeyEvent) -> None:
        strip, key = self.strip, event.key()
        if key == Qt.Key.Key_Escape and (self._carried or self._band is not None):
            self._let_go()
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            strip.deleted.emit()
        elif key in ARROWS and strip.panels.rows:
            self._step(key, event.modifiers())
        elif key in ENTER and (chosen := strip.studio.selected_panel()):
            strip.studio.drawing_asked.emit(chosen[1].id)
        else:
            event.ignore()

    def _step(self, key: int, held: Qt.KeyboardModifier) -> None:
        strip = self.strip
        rows = strip.panels.rows
        at = strip.panels.place_of(self._lead) if self._lead in strip.chosen else -1
        if at < 0:
            chosen = self._in_order(strip.studio.selection.panels)
            at = strip.panels.place_of(chosen[-1]) if chosen else strip.current
        at = max(0, at)
        places = strip.places
        page = max(1, strip.viewport().height() // max(1, strip.cells.size().height()) - 1)
        if held & CONTROL and key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            to = self._shot_edge(at, 1 if key == Qt.Key.Key_Right else -1)
        elif key == Qt.Key.Key_Home:
            to = places.shown(0, 1)
        elif key == Qt.Key.Key_End:
            to = places.shown(len(rows) - 1, -1)
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right) or not strip.wraps:
            back = key in (Qt.Key.Key_Left, Qt.Key.Key_Up, Qt.Key.Key_PageUp)
            far = 1
            if key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
                far = max(1, strip.viewport().width() // max(1, strip.cells.size().width()) - 1)
            to = places.shown(max(0, min(len(rows) - 1, at - far if back else at + far)), -1 if back else 1)
        else:
            lines = page if key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown) else 1
            down = key in (Qt.Key.Key_Down, Qt.Key.Key_PageDown)
            to = places.beside(at, lines if down else -lines)
        if to < 0:
            return
        if held & SHIFT:
            self._choose_to(to)
            self._go_to(to)
        else:
            self._choose(to)
        strip.scrollTo(strip.panels.index(to))

    def _shot_edge(self, at: int, way: int) -> int:
        """The first panel of the next shot, or of this one, or of the one before."""
        rows = self.strip.panels.rows
        at += way
        while 0 < at < len(rows) and not rows[at].first:
            at += way
        return self.strip.places.shown(max(0, min(len(rows) - 1, at)), way)

    # -- hovering -----------------------------------------------------------------------------------------------------

    def hover(self, event: QEvent) -> bool:
        """Tips, the menu of a heading, and the hand that leaves. Whether that was all there is to an event."""
        if event.type() == QEvent.Type.Leave:
            self._hover(QPoint(-1, -1))
        elif isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            self._show_tip(event)
            return True
        elif isinstance(event, QContextMenuEvent):
            heading = self.strip.places.heading_at(event.pos() + self.strip.offset)
            if heading is not None:
                self.strip.heading_asked.emit(heading, event.globalPos())
                return True
        return False

    def _hover(self, at: QPoint) -> None:
        strip = self.strip
        inside = at + strip.offset
        out = at.x() < 0
        row = -1 if out else strip.places.row_at(inside)
        heading = None if out else strip.places.heading_at(inside)
        if row != self.hovered or heading != self.hovered_heading:
            self.hovered, self.hovered_heading = row, heading
            strip.viewport().update()
        badge = self._badge_at(at, row) if row >= 0 else None
        if badge is not None and badge.shape == "failed":
            strip.viewport().setCursor(Qt.CursorShape.PointingHandCursor)
        else:
            strip.viewport().unsetCursor()

    def _badge_at(self, at: QPoint, row: int) -> Badge | None:
        strip = self.strip
        one = strip.panels.rows[row]
        cell = strip.places.rect(row).translated(-strip.offset)
        return strip.cells.badge_at(cell, badges_for(one, strip.studio.states.of(one.shot)), at)

    def _tell_why(self, badge: Badge, row: int, at: QPoint) -> None:
        QToolTip.showText(at, badge.words.replace("<", "‹"), self.strip)
        if badge.shape == "failed":
            self.strip.told_why.emit(self.strip.panels.rows[row].shot.id)

    def _show_tip(self, event: QHelpEvent) -> None:
        strip, at = self.strip, event.pos()
        row = strip.places.row_at(at + strip.offset)
        heading = strip.places.heading_at(at + strip.offset)
        if row >= 0:
            one = strip.panels.rows[row]
            state = strip.studio.states.of(one.shot)
            badge = self._badge_at(at, row)
            length = shown_length(one.panel.frames, strip.studio.document.rate)
            lines = [badge.words] if badge else [f"{one.number}   {length}", badge_for(state).words]
            if not badge:
                written = camera_words(one.shot), one.panel.dialogue, one.panel.action, one.panel.notes
                lines += [text for text in written if text]
            text = "\n".join(lines)
        elif heading is not None:
            text = name_of(heading)
        else:
            text = ""
        QToolTip.showText(event.globalPos(), text.replace("<", "‹"), strip)

    # -- the bar and the band -----------------------------------------------------------------------------------------

    def paint(self, painter: QPainter) -> None:
        strip = self.strip
        if self._carried and self.slot is not None:
            self.paint_bar(painter, self.slot, len(self._carried))
        if self._band is not None:
            band = self._band.translated(-strip.offset)
            veil = QColor(theme.ACCENT)
            veil.setAlpha(36)
            painter.fillRect(band, veil)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(theme.ACCENT)
            painter.drawRect(band.adjusted(0, 0, -1, -1))

    def paint_bar(self, painter: QPainter, slot: Slot, count: int) -> None:
        """Where something would come to stand, and how many it is when it is several."""
        bar = self.strip.places.bar(slot).translated(-self.strip.offset)
        painter.fillRect(bar, theme.ACCENT)
        if count > 1:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.ACCENT)
            plate = QRect(bar.left() + 6, bar.top(), 26, 18)
            painter.drawRoundedRect(plate, 3, 3)
            painter.setPen(theme.LINE)
            painter.setFont(theme.digits_font(9))
            painter.drawText(plate, Qt.AlignmentFlag.AlignCenter, str(count))

    def _scrolled_by_edge(self) -> None:
        strip = self.strip
        at = strip.viewport().mapFromGlobal(strip.cursor().pos())
        if strip.wraps:
            bar, near, far = strip.verticalScrollBar(), at.y(), strip.viewport().height() - at.y()
        else:
            bar, near, far = strip.horizontalScrollBar(), at.x(), strip.viewport().width() - at.x()
        if min(near, far) < EDGE and strip.viewport().rect().adjusted(-80, -80, 80, 80).contains(at):
            bar.setValue(bar.value() + (-18 if near < far else 18))
