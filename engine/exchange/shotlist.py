"""The shot list as a table for spreadsheets: what a producer reads."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from engine.document.film import panel_label, placed_shots
from engine.document.model import Document, Shot
from engine.values.files import atomic_write
from engine.values.time import seconds_at, timecode

COLUMNS = (
    "Panel", "Shot", "Sequence", "In", "Out", "Frames", "Seconds", "Action", "Dialogue", "Notes", "Cast", "Place", "Light",
    "Weather",
)  # fmt: skip


def write(document: Document, path: Path) -> Path:
    """Writes the shot list as CSV that spreadsheets open with every letter of every language right."""
    atomic_write(path, b"\xef\xbb\xbf" + table(document).encode())
    return path


def table(document: Document) -> str:
    """One row a panel, in the order of the film."""
    out = io.StringIO()
    rows = csv.writer(out, lineterminator="\r\n")
    rows.writerow(COLUMNS)
    sequences = {shot.id: sequence.name for sequence in document.sequences for shot in sequence.shots}
    for placed in placed_shots(document):
        shot = placed.shot
        people, place = _seen(document, shot)
        for panel, start in zip(shot.panels, shot.panel_starts(), strict=True):
            at = placed.span.start + start
            cells = (
                panel_label(placed.number, shot, panel), placed.number, sequences[shot.id],
                timecode(at, document.rate), timecode(at + panel.frames, document.rate), str(panel.frames),
                f"{float(seconds_at(panel.frames, document.rate)):.2f}", panel.action, panel.dialogue, panel.notes,
                people, place, shot.light, shot.weather,
            )  # fmt: skip
            rows.writerow(map(_harmless, cells))
    return out.getvalue()


def _seen(document: Document, shot: Shot) -> tuple[str, str]:
    named = {name for relation in shot.staging for name in (relation.subject, relation.object)}
    named |= {track.entity for track in (*shot.poses, *shot.layouts)}
    seen = [entity for entity in document.cast if entity.id in named]
    people = ", ".join(entity.name for entity in seen if entity.kind != "place")
    return people, ", ".join(entity.name for entity in seen if entity.kind == "place")


def _harmless(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if cell.startswith(("=", "+", "-", "@", "\t", "\r")) else cell
