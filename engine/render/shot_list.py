"""The shot list: one row a panel, for a spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path

from engine.document.film import placed_shots
from engine.document.model import Document, Shot
from engine.values.files import atomic_write
from engine.values.time import seconds_at, timecode

COLUMNS = (
    "sequence", "shot", "panel", "from", "to", "frames", "seconds", "who", "action", "dialogue", "notes",
)  # fmt: skip


def write_shot_list(document: Document, path: Path) -> None:
    """Writes CSV as spreadsheets expect it: UTF-8 with a mark, commas, one heading row."""
    text = io.StringIO(newline="")
    table = csv.writer(text)
    table.writerow(COLUMNS)
    table.writerows(rows(document))
    atomic_write(path, text.getvalue().encode("utf-8-sig"))


def rows(document: Document) -> Iterator[tuple[str, ...]]:
    """One row of text a panel; times are the film's, the end is the first frame after the panel."""
    sequences = {shot.id: sequence.name for sequence in document.sequences for shot in sequence.shots}
    for placed in placed_shots(document):
        starts = placed.shot.panel_starts()
        for number, (panel, start) in enumerate(zip(placed.shot.panels, starts, strict=True), 1):
            first = placed.span.start + start
            yield tuple(
                _plain(cell)
                for cell in (
                    sequences[placed.shot.id],
                    placed.number,
                    str(number),
                    timecode(first, document.rate),
                    timecode(first + panel.frames, document.rate),
                    str(panel.frames),
                    f"{float(seconds_at(panel.frames, document.rate)):.3f}",
                    ", ".join(_who(document, placed.shot)),
                    panel.action,
                    panel.dialogue,
                    panel.notes,
                )
            )


def _who(document: Document, shot: Shot) -> Iterator[str]:
    named = {track.entity for track in (*shot.poses, *shot.layouts)}
    named |= {name for relation in shot.staging for name in (relation.subject, relation.object)}
    return (entity.name for entity in document.cast if entity.id in named)


def _plain(cell: str) -> str:
    """Text that no spreadsheet takes for a formula."""
    return f"'{cell}" if cell[:1] in ("=", "+", "-", "@", "\t", "\r") else cell  # "-2+3+cmd|…" is one, too
