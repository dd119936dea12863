"""``inbetweener import FILE... -o PROJECT``: a project from what other programs wrote."""

from __future__ import annotations

import argparse
from pathlib import Path

from .projects import tell
from .terminal import say


def add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("files", type=Path, nargs="+", metavar="FILE", help="in the order of the film; folders too")
    parser.add_argument(
        "-o", "--output", type=Path, required=True, metavar="PROJECT", help="the project's folder, Name.inbetween"
    )
    parser.add_argument("--json", action="store_true", help="a summary as JSON")


def run(options: argparse.Namespace) -> int:
    from engine.document.film import film_frames
    from engine.exchange.apart import Import

    notes: list[str] = []
    # nobody knows where these files come from: what one of them breaks is the process that reads it
    document = Import(options.files, options.output).run(lambda what, done, total: None, notes.append)
    for note in notes:
        tell(note, as_json=options.json)
    shots = list(document.shots())
    panels = sum(len(shot.panels) for shot in shots)
    if options.json:
        say({
            "event": "summary",
            "project": str(options.output),
            "sequences": len(document.sequences),
            "shots": len(shots),
            "panels": panels,
            "frames": film_frames(document),
            "cast": len(document.cast),
            "notes": len(notes),
        })  # fmt: skip
    else:
        print(f"{options.output}: {len(shots)} shots, {panels} panels, {film_frames(document)} frames")
    return 0
