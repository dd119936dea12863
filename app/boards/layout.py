"""Where everything lies on the boards: panels in one row or in a page of rows, under the headings of their groups.

Plain arithmetic without a widget, so that five thousand panels cost what their groups cost.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QPoint, QRect, QSize

from app.boards.model import Group

ACT = 32  # height of an act's heading on a page
HEADING = 28  # of a sequence's
BAND = 18  # of a sequence's over a single row
AIR = 6  # after a group
CARD = 76  # width of a folded group in a single row


@dataclass(frozen=True, slots=True)
class Heading:
    """What is clicked to fold a group, and to choose it."""

    kind: Literal["act", "sequence"]
    group: Group  # of an act: its first
    rect: QRect
    folded: bool
    groups: int = 1  # of an act: how many sequences


@dataclass(frozen=True, slots=True)
class Slot:
    """Where something that is dropped goes: beside a row, in that row's shot."""

    row: int
    after: bool


@dataclass(frozen=True, slots=True)
class _Block:
    group: Group
    start: int  # y on a page, x in a row: of its headings
    cells: int  # where its panels begin
    stop: int
    folded: bool


class Layout:
    """Places in the content's own pixels; whoever scrolls subtracts."""

    def __init__(
        self, groups: tuple[Group, ...], folded: frozenset[str], cell: QSize, room: int, *, wraps: bool, headed: bool,
        margin: int = 0,
    ):  # fmt: skip
        self.groups, self.folded, self.cell, self.wraps, self.headed = groups, folded, cell, wraps, headed
        self.room, self.margin = room, margin
        self.columns = max(1, (room - 2 * margin) // max(1, cell.width())) if wraps else 1
        self.headings: list[Heading] = []
        self._blocks: list[_Block] = []
        if wraps:
            self._lay_page()
        else:
            self._lay_row()
        self._starts = [block.start for block in self._blocks]
        self._rows = [block.group.first for block in self._blocks]

    def _lay_page(self) -> None:
        y, width = 0, self.room
        for place, group in enumerate(self.groups):
            start = y
            act_folded = bool(group.act) and group.act in self.folded
            if self.headed and group.begins_act:
                members = sum(other.act == group.act for other in self.groups[place:])
                self.headings.append(Heading("act", group, QRect(0, y, width, ACT), act_folded, members))
                y += ACT
            folded = act_folded or group.id in self.folded
            if self.headed and not act_folded:
                self.headings.append(Heading("sequence", group, QRect(0, y, width, HEADING), folded))
                y += HEADING
            cells = y
            if not folded:
                y += -(-(group.stop - group.first) // self.columns) * self.cell.height()
                y += AIR if self.headed else 0
            self._blocks.append(_Block(group, start, cells, y, folded))
        self.size = QSize(self.room, y)

    def _lay_row(self) -> None:
        x = self.margin
        band = BAND if self.headed else 0
        for place, group in enumerate(self.groups):
            start = x
            act_folded = bool(group.act) and group.act in self.folded
            folded = act_folded or group.id in self.folded
            if act_folded and not group.begins_act:
                pass  # the act's one card stands for all of it
            elif folded:
                kind: Literal["act", "sequence"] = "act" if act_folded else "sequence"
                members = sum(other.act == group.act for other in self.groups[place:]) if act_folded else 1
                x += CARD
                height = band + self.cell.height()
                self.headings.append(Heading(kind, group, QRect(start, 0, CARD, height), True, members))
            else:
                x += (group.stop - group.first) * self.cell.width()
                if self.headed and x > start:
                    self.headings.append(Heading("sequence", group, QRect(start, 0, x - start, band), False))
            self._blocks.append(_Block(group, start, start, x, folded))
        if self.headings and not self.headings[-1].folded:
            self.headings[-1].rect.setRight(max(self.headings[-1].rect.right(), self.room - self.margin - 1))
        self.size = QSize(x + self.margin, band + self.cell.height())

    # -- panels -------------------------------------------------------------------------------------------------------

    def rect(self, row: int) -> QRect:
        """Where a panel lies; an empty place when it is folded away."""
        at = bisect_right(self._rows, row) - 1
        while at >= 0 and row >= self._blocks[at].group.stop:
            at -= 1  # sequences without shots begin where the next one does
        if at < 0 or self._blocks[at].folded:
            return QRect()
        return self._cell(self._blocks[at], row - self._blocks[at].group.first)

    def _cell(self, block: _Block, place: int) -> QRect:
        width, height = self.cell.width(), self.cell.height()
        if not self.wraps:
            return QRect(block.cells + place * width, BAND if self.headed else 0, width, height)
        down, along = divmod(place, self.columns)
        return QRect(self.margin + along * width, block.cells + down * height, width, height)

    def row_at(self, at: QPoint) -> int:
        """The row whose panel lies here; -1 where there is none."""
        along = at.y() if self.wraps else at.x()
        for block in self._near(along, along + 1):
            if not block.folded:
                place = self._place(block, at)
                if 0 <= place < block.group.stop - block.group.first and self._cell(block, place).contains(at):
                    return block.group.first + place
        return -1

    def _place(self, block: _Block, at: QPoint) -> int:
        if not self.wraps:
            return (at.x() - block.cells) // max(1, self.cell.width())
        down = (at.y() - block.cells) // self.cell.height()
        along = max(0, min(self.columns - 1, (at.x() - self.margin) // self.cell.width()))
        return down * self.columns + along

    def seen(self, area: QRect) -> Iterator[tuple[int, QRect]]:
        """The panels that lie in an area, with their places."""
        start, stop = (area.top(), area.bottom() + 1) if self.wraps else (area.left(), area.right() + 1)
        step = self.cell.height() if self.wraps else self.cell.width()
        for block in self._near(start, stop):
            if block.folded or step <= 0:
                continue
            count = block.group.stop - block.group.first
            first, last = (start - block.cells) // step, -(-(stop - block.cells) // step)
            each = self.columns if self.wraps else 1
            for place in range(max(0, first) * each, min(count, max(0, last) * each)):
                yield block.group.first + place, self._cell(block, place)

    def within(self, area: QRect) -> list[int]:
        """The rows that a rubber band touches."""
        return [row for row, rect in self.seen(area) if rect.intersects(area)]

    def _near(self, start: int, stop: int) -> Iterator[_Block]:
        at = max(0, bisect_right(self._starts, start) - 1)
        while at > 0 and self._blocks[at - 1].stop > start:
            at -= 1
        for block in self._blocks[at:]:
            if block.start >= stop:
                return
            if block.stop > start:
                yield block

    # -- headings and slots -------------------------------------------------------------------------------------------

    def heading_at(self, at: QPoint) -> Heading | None:
        return next((heading for heading in self.headings if heading.rect.contains(at)), None)

    def shown(self, row: int, way: int) -> int:
        """The nearest row from this one on, itself included, that is not folded away; -1 when there is none."""
        last = self._blocks[-1].group.stop - 1 if self._blocks else -1
        while 0 <= row <= last:
            if not self.rect(row).isEmpty():
                return row
            row += way
        return -1

    def slot(self, at: QPoint) -> Slot | None:
        """Where something dropped here goes: before the panel on whose left half it is, after the other."""
        row = self.row_at(at)
        if row < 0:
            row = self._nearest(at)
            if row < 0:
                return None
        return Slot(row, at.x() > self.rect(row).center().x())

    def _nearest(self, at: QPoint) -> int:
        """The panel of the same line that is nearest, else the last one before."""
        blocks = [block for block in self._blocks if not block.folded and block.group.stop > block.group.first]
        if not blocks:
            return -1
        along = at.y() if self.wraps else at.x()
        block = next((block for block in reversed(blocks) if block.start <= along), blocks[0])
        count = block.group.stop - block.group.first
        if not self.wraps:
            return block.group.first + max(0, min(count - 1, self._place(block, at)))
        down = max(0, min(-(-count // self.columns) - 1, (at.y() - block.cells) // self.cell.height()))
        along_row = max(0, min(self.columns - 1, (at.x() - self.margin) // self.cell.width()))
        return block.group.first + min(count - 1, down * self.columns + along_row)

    def bar(self, slot: Slot) -> QRect:
        """Where the bar stands that shows what a drop would do."""
        cell = self.rect(slot.row)
        x = cell.right() - 1 if slot.after else cell.left() - 1
        return QRect(x, cell.top() + 2, 3, cell.height() - 6)

    def beside(self, row: int, down: int) -> int:
        """The row that lies so many lines below on a page, in the same column as far as there is one."""
        rect = self.rect(row)
        if not self.wraps or rect.isEmpty():
            return row
        at = rect.center()
        for _ in range(abs(down)):
            y = at.y() + (self.cell.height() if down > 0 else -self.cell.height())
            found = self._line(QPoint(at.x(), y), 1 if down > 0 else -1)
            if found < 0:
                return row
            row, at = found, QPoint(at.x(), self.rect(found).center().y())
        return row

    def _line(self, at: QPoint, way: int) -> int:
        """The panel in this column on the nearest line in a direction."""
        for _ in range(len(self.headings) + 2):
            if not 0 <= at.y() < self.size.height():
                return -1
            found = self.row_at(at)
            if found >= 0:
                return found
            line = next((rect for _, rect in self.seen(QRect(0, at.y(), self.room, 1))), None)
            if line is not None:
                return self._nearest(at)
            heading = self.heading_at(at)
            step = heading.rect.height() if heading else AIR
            at = QPoint(at.x(), at.y() + way * step)
        return -1
