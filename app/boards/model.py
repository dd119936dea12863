"""The panels of the film as rows, kept in step with the document by touching only the rows that changed."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from app.studio import Studio
from app.verbs import transition_in
from engine.document.film import Placed, panel_label
from engine.document.model import Panel, Shot

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()


@dataclass(frozen=True, slots=True)
class Row:
    """One panel where it stands."""

    shot: Shot
    panel: Panel
    number: str  # "12A·2"
    film_frame: int  # where it begins
    seen_frame: int  # where it is seen by itself, past the transition that brings it in
    shot_frame: int
    first: bool  # of its shot
    last: bool

    @property
    def key(self) -> tuple[str, str]:
        return self.shot.id, self.panel.id


def rows_of(studio: Studio, before: tuple[Row, ...] = ()) -> tuple[Row, ...]:
    """Every panel of the film, in order; rows that stand as they stood are the same rows."""
    known = {row.key: row for row in before}
    first = next(iter(studio.placed()), None)
    rows: list[Row] = []
    for placed in studio.placed():
        shot, at = placed.shot, placed.span.start
        old = known.get((shot.id, shot.panels[0].id))
        moved = old is None or old.shot is not shot or old.film_frame != at or old.number != label_of(placed, 0)
        shot_frame = 0
        for place, panel in enumerate(shot.panels):
            if moved:
                last = place == len(shot.panels) - 1
                number = label_of(placed, place)
                start = at + shot_frame
                seen = start + (transition_in(shot, panel) if place == 0 and placed is not first else 0)
                rows.append(Row(shot, panel, number, start, seen, shot_frame, place == 0, last))
            else:
                rows.append(known[shot.id, panel.id])
            shot_frame += panel.frames
    return tuple(rows)


def label_of(placed: Placed, place: int) -> str:
    return panel_label(placed.number, placed.shot, placed.shot.panels[place])


class PanelModel(QAbstractListModel):
    RowRole = Qt.ItemDataRole.UserRole

    def __init__(self, studio: Studio, parent=None):
        super().__init__(parent)
        self.studio = studio
        self.rows = rows_of(studio)

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.rows[index.row()]
        if role == self.RowRole:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.number
        if role == Qt.ItemDataRole.ToolTipRole:
            return None
        if role == Qt.ItemDataRole.AccessibleTextRole:
            said = row.panel.dialogue or row.panel.action
            return self.tr("Panel {number}").format(number=row.number) + (f": {said}" if said else "")
        return None

    def refresh(self) -> None:
        """Takes over the document's panels: rows in the middle come or go, all others only change."""
        before, after = self.rows, rows_of(self.studio, self.rows)
        head = 0
        while head < min(len(before), len(after)) and before[head].key == after[head].key:
            head += 1
        tail = 0
        while tail < min(len(before), len(after)) - head and before[-1 - tail].key == after[-1 - tail].key:
            tail += 1
        if len(before) > head + tail:
            self.beginRemoveRows(QModelIndex(), head, len(before) - tail - 1)
            self.rows = (*before[:head], *before[len(before) - tail :])
            self.endRemoveRows()
        if len(after) > head + tail:
            self.beginInsertRows(QModelIndex(), head, len(after) - tail - 1)
            self.rows = after
            self.endInsertRows()
        self.rows = after
        if after:
            self.dataChanged.emit(self.index(0), self.index(len(after) - 1))

    def row_at(self, film_frame: int) -> int:
        """The row whose panel is seen at a frame; -1 in an empty film."""
        placed = self.studio.here() if film_frame == self.studio.playhead else None
        if placed is not None:
            panel = placed.shot.panel_at(placed.shot_frame(film_frame))
            for at, row in enumerate(self.rows):
                if row.panel.id == panel.id and row.shot.id == placed.shot.id:
                    return at
        return -1
