"""``inbetweener measure PROJECT|VIDEO|pencil``: how well frames do what the board says, in figures."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from engine.values.errors import InbetweenerError

from .projects import opened, shots_named
from .terminal import say, table

if TYPE_CHECKING:
    from engine.measure.shots import Marks

VIDEOS = (".mp4", ".mov", ".mkv", ".webm", ".avi")


def add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("what", metavar="PROJECT|VIDEO|pencil", help="a project's shown takes, a film, or the model")
    parser.add_argument("--shots", default="", metavar="1,2A,5-8", help="only these shots of a project")
    parser.add_argument("--clips", type=int, default=16, metavar="N", help="scenes that the model is measured on")
    parser.add_argument("--device", default="cpu", help="for the model: cpu or cuda")
    parser.add_argument("--json", action="store_true", help="one measurement a line")


def run(options: argparse.Namespace) -> int:
    path = Path(options.what)
    if options.what == "pencil":
        return _pencil(options)
    if path.suffix.lower() in VIDEOS:
        return _told([(path.name, _video(path))], as_json=options.json)
    measured = list(_project(path, options.shots))
    if not measured:
        raise InbetweenerError(f"No shot of {path.name} shows a take.", "Paint it first: inbetweener render")
    return _told(measured, as_json=options.json)


def _pencil(options: argparse.Namespace) -> int:
    from engine.training import measure_pencil

    figures = measure_pencil(None, options.device, options.clips)
    if options.json:
        say({"event": "summary", **figures})
    else:
        print(table([("figure", "value"), *((name, f"{value:.4g}") for name, value in figures.items())]))
    return 0


def _video(path: Path) -> Marks:
    from engine.measure.shots import measure_video
    from engine.media.video import read_frames

    return measure_video(read_frames(path))


def _project(path: Path, shots: str) -> Iterator[tuple[str, Marks]]:
    from engine.document.film import placed_shots
    from engine.measure.shots import measure_take
    from engine.render.film import active_takes
    from engine.render.shots import Project
    from engine.store.takes import take_frames

    found = opened(path)
    project = Project(found.document, found.folder)
    takes = active_takes(project)
    wanted = shots_named(found.document, shots) or tuple(takes)
    for placed in placed_shots(found.document):
        take = takes.get(placed.shot.id)
        if take and placed.shot.id in wanted:
            frames = take_frames(project.takes, take)
            yield placed.number, measure_take(found.document, placed.shot, take, frames, project.read)


def _told(measured: list[tuple[str, Marks]], *, as_json: bool) -> int:
    if as_json:
        for name, marks in measured:
            say({"event": "marks", "of": name, **asdict(marks)})
        seams = sum(len(marks.seams) for _, marks in measured)
        say({"event": "summary", "measured": len(measured), "seams": seams})
        return 0
    head = (
        "",
        "frames",
        "motion error",
        "of its blocking",
        "flicker",
        "of its blocking",
        "colour drift",
        "pinned",
        "seams",
    )
    print(table([head, *(_row(name, marks) for name, marks in measured)]))
    print("Errors are thousandths, lower is better; seams are frames after which the picture breaks.", file=sys.stderr)
    return 0


def _row(name: str, marks: Marks) -> tuple[str, ...]:
    return (
        name,
        str(marks.frames),
        f"{marks.motion_error:.2f}",
        f"{marks.blocking_error:.2f}",
        f"{marks.flicker:.2f}",
        f"{marks.blocking_flicker:.2f}",
        f"{marks.drift:.1f}",
        ", ".join(f"{decibels:.0f} dB at {frame}" for frame, decibels in marks.pinned) or "–",
        ", ".join(str(frame) for frame, _ in marks.seams) or "–",
    )
