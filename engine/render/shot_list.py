"""The shot list: one row a panel, for a spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path

from engine.document.caption_edits import written
from engine.document.film import placed_shots
from engine.document.model import Document, Shot
from engine.document.numbering import shot_numbers
from engine.values.files import atomic_write
from engine.values.time import seconds_at, timecode

COLUMNS = (
    "sequence", "shot", "panel", "from", "to", "frames", "seconds", "who", "action", "dialogue", "notes",
    "slugging", "size", "angle", "lens", "move", "act",
)  # fmt: skip


def write_shot_list(document: Document, path: Path) -> None:
    """Writes CSV as spreadsheets expect it: UTF-8 with a mark, commas, one heading row."""
    text = io.StringIO(newline="")
    table = csv.writer(text)
    table.writerow((*COLUMNS, *(_plain(field.name) for field in document.fields)))
    table.writerows(rows(document))
    atomic_write(path, text.getvalue().encode("utf-8-sig"))


def rows(document: Document) -> Iterator[tuple[str, ...]]:
    """One row of text a panel; times are the film's, the end is the first frame after the panel.

    An omitted shot is one row, so that nobody looks for its number in vain. The artist's own fields stand last.
    """
    spans = {placed.shot.id: placed.span for placed in placed_shots(document)}
    acts = {act.id: act.name for act in document.acts}
    numbers = iter(shot_numbers(document))
    for sequence in document.sequences:
        for shot in sequence.shots:
            number, act = next(numbers), acts.get(sequence.act, "")
            if shot.omitted:
                cells = (sequence.name, number, "", "OMIT", "OMIT", "0", "0.000", "", *[""] * 8, act)
                yield tuple(map(_plain, (*cells, *("" for _ in document.fields))))
                continue
            starts = shot.panel_starts()
            for place, (panel, start) in enumerate(zip(shot.panels, starts, strict=True), 1):
                timed = _times(document, spans[shot.id].start + start, panel.frames)
                framing = shot.framing
                said = framing.size, framing.angle, f"{framing.lens:g}" if framing.lens else "", framing.move
                own = (written(panel, field.id) for field in document.fields)
                captions = panel.action, panel.dialogue, panel.notes, panel.slugging
                who = ", ".join(_who(document, shot))
                cells = (sequence.name, number, str(place), *timed, who, *captions, *said, act, *own)
                yield tuple(map(_plain, cells))


def _times(document: Document, first: int, frames: int) -> tuple[str, str, str, str]:
    """From, to, frames and seconds."""
    rate = document.rate
    seconds = f"{float(seconds_at(frames, rate)):.3f}"
    return timecode(first, rate), timecode(first + frames, rate), str(frames), seconds


def _who(document: Document, shot: Shot) -> Iterator[str]:
    named = {track.entity for track in (*shot.poses, *shot.layouts)}
    named |= {name for relation in shot.staging for name in (relation.subject, relation.object)}
    return (entity.name for entity in document.cast if entity.id in named)


def _plain(cell: str) -> str:
    """Text that no spreadsheet takes for a formula."""
    return f"'{cell}" if cell[:1] in ("=", "+", "-", "@", "\t", "\r") else cell  # "-2+3+cmd|…" is one, too
