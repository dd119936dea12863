"""The panels of the film as rows, kept in step with the document by touching only the rows that changed."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from app.studio import Studio
from app.verbs import transition_in
from engine.document.model import Document, Numbering, Panel, Shot
from engine.document.numbering import panel_label, shot_numbers
from engine.document.sequence_edits import act_groups

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()


@dataclass(frozen=True, slots=True)
class Row:
    """One panel where it stands."""

    shot: Shot
    panel: Panel
    number: str  # "12A·2"
    film_frame: int  # where it begins; an omitted one where it would
    seen_frame: int  # where it is seen by itself, past the transition that brings it in
    shot_frame: int
    first: bool  # of its shot
    last: bool
    rules: Numbering

    @property
    def key(self) -> tuple[str, str]:
        return self.shot.id, self.panel.id


@dataclass(frozen=True, slots=True)
class Group:
    """A sequence on the boards, and the act that it stands in."""

    id: str
    name: str
    number: str
    first: int  # row
    stop: int
    frames: int  # of what is not omitted
    locked: bool
    act: str = ""
    act_name: str = ""
    begins_act: bool = False


def rows_of(studio: Studio, before: tuple[Row, ...] = ()) -> tuple[Row, ...]:
    """Every panel of the film, in order; rows that stand as they stood are the same rows."""
    document = studio.document
    rules = document.numbering
    known = {row.key: row for row in before}
    spans = {placed.shot.id: placed.span for placed in studio.placed()}
    opening = next(iter(spans), "")
    rows: list[Row] = []
    at = 0
    for shot, number in zip(document.shots(), shot_numbers(document), strict=True):
        span = spans.get(shot.id)
        at = span.start if span else at
        label = panel_label(number, shot, shot.panels[0], rules)
        old = known.get((shot.id, shot.panels[0].id))
        same = old and old.shot is shot and old.film_frame == at and old.number == label and old.rules is rules
        shot_frame = 0
        for place, panel in enumerate(shot.panels):
            if same:
                rows.append(known[shot.id, panel.id])
            else:
                last = place == len(shot.panels) - 1
                start = at + shot_frame
                seen = start + (0 if place else transition_in(shot, panel, opening=shot.id == opening))
                label = label if place == 0 else panel_label(number, shot, panel, rules)
                rows.append(Row(shot, panel, label, start, seen, shot_frame, place == 0, last, rules))
            shot_frame += panel.frames
        at = span.stop if span else at
    return tuple(rows)


def groups_of(document: Document) -> tuple[Group, ...]:
    """The sequences, with the rows that their panels have."""
    groups: list[Group] = []
    row = 0
    for run in act_groups(document):
        for place, sequence in enumerate(run.sequences):
            panels = sum(len(shot.panels) for shot in sequence.shots)
            frames = sum(shot.frames for shot in sequence.shots if not shot.omitted)
            act = run.act
            groups.append(
                Group(
                    sequence.id, sequence.name, sequence.number or str(len(groups) + 1), row, row + panels, frames,
                    sequence.locked, act.id if act else "", act.name if act else "", act is not None and place == 0,
                )
            )  # fmt: skip
            row += panels
    return tuple(groups)


class PanelModel(QAbstractListModel):
    RowRole = Qt.ItemDataRole.UserRole

    def __init__(self, studio: Studio, parent=None):
        super().__init__(parent)
        self.studio = studio
        self.rows = rows_of(studio)
        self.groups = groups_of(studio.document)
        self._places: dict[str, int] | None = None
        self._starts: list[int] | None = None

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.rows[index.row()]
        if role == self.RowRole:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.number
        if role == Qt.ItemDataRole.AccessibleTextRole:
            said = row.panel.dialogue or row.panel.action
            return self.tr("Panel {number}").format(number=row.number) + (f": {said}" if said else "")
        return None

    def refresh(self) -> None:
        """Takes over the document's panels: rows in the middle come or go, all others only change."""
        before, after = self.rows, rows_of(self.studio, self.rows)
        self._places = self._starts = None
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
        self.groups = groups_of(self.studio.document)
        changed = [at for at in range(len(after)) if at >= len(before) or after[at] is not before[at]]
        if changed:
            self.dataChanged.emit(self.index(changed[0]), self.index(changed[-1]))

    def place_of(self, panel_id: str) -> int:
        """The row of a panel; -1 when there is none."""
        if self._places is None:
            self._places = {row.panel.id: at for at, row in enumerate(self.rows)}
        return self._places.get(panel_id, -1)

    def row_at(self, film_frame: int) -> int:
        """The row whose panel is seen at a frame; -1 in an empty film."""
        placed = self.studio.here() if film_frame == self.studio.playhead else None
        if placed is None:
            return -1
        return self.place_of(placed.shot.panel_at(placed.shot_frame(film_frame)).id)

    def group_at(self, row: int) -> Group | None:
        """The sequence in which a row stands."""
        if self._starts is None:
            self._starts = [group.first for group in self.groups]
        at = bisect_right(self._starts, row) - 1
        while at >= 0 and not self.groups[at].first <= row < self.groups[at].stop:
            at -= 1
        return self.groups[at] if at >= 0 else None
