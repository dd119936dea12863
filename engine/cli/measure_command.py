"""``inbetweener measure PROJECT|VIDEO|pencil``: how well frames do what the board says, in figures."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from engine.values.errors import InbetweenerError

from .projects import opened, shots_named
from .terminal import say, table

if TYPE_CHECKING:
    from engine.measure.marks import Marks

VIDEOS = (".mp4", ".mov", ".mkv", ".webm", ".avi")
WORST = 3  # of a shot's faults are told
WORDS = {
    "motion": "does not go where the board says",
    "brightness": "the colour jumps",
    "frozen": "stands still",
    "skipped": "skips",
    "cut": "a cut",
}


def add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "project", type=Path, metavar="PROJECT|VIDEO|pencil", help="a project's shown takes, a film, or the model"
    )
    parser.add_argument("--shots", default="", metavar="1,2A,5-8", help="only these shots of a project")
    parser.add_argument("--clips", type=count_of, default=16, metavar="N", help="scenes that the model is measured on")
    parser.add_argument("--device", choices=("cpu", "cuda"), default="cpu", help="for the model")
    parser.add_argument("--weights", type=Path, metavar="FOLDER", help="the model's, in place of those in use")
    parser.add_argument("--page", type=Path, metavar="FOLDER", help="the model's whole report, with pictures")
    parser.add_argument(
        "--outside", type=Path, nargs="+", default=(), metavar="FILE", help="what others made, to be shown on that page"
    )
    parser.add_argument("--json", action="store_true", help="one measurement a line")


def count_of(text: str) -> int:
    """A number of scenes; anything else is told in words."""
    if not text.isdecimal() or not 2 <= int(text) <= 500:
        raise argparse.ArgumentTypeError(f"“{text}” is not a number of scenes from 2 to 500")
    return int(text)


def run(options: argparse.Namespace) -> int:
    path: Path = options.project
    if str(path) == "pencil":
        return _pencil(options)
    if path.suffix.lower() in VIDEOS:
        return _told([(path.name, _video(path))], as_json=options.json)
    measured = list(_project(options))
    if not measured:
        raise InbetweenerError(f"No shot of {path.name} shows a take.", "Paint it first: inbetweener render")
    return _told(measured, as_json=options.json)


def _pencil(options: argparse.Namespace) -> int:
    from engine.training import measure_pencil

    if options.page:
        from engine.training.page import write_page

        print(write_page(options.page, options.clips, options.weights, options.device, options.outside))
        return 0
    figures = measure_pencil(options.weights, options.device, options.clips)
    if options.json:
        say({"event": "summary", **figures})
    else:
        print(table([("figure", "value"), *((name, f"{value:.4g}") for name, value in figures.items())]))
    return 0


def _video(path: Path) -> Marks:
    from engine.measure.shots import measure_video
    from engine.media.video import read_frames

    return measure_video(read_frames(path))


def _project(options: argparse.Namespace) -> Iterator[tuple[str, Marks]]:
    from engine.document.film import placed_shots
    from engine.render.film import active_takes
    from engine.render.measured import marks_of
    from engine.render.shots import Project

    found = opened(options)
    project = Project(found.document, found.folder)
    takes = active_takes(project)
    wanted = shots_named(found.document, options.shots) or tuple(takes)
    for placed in placed_shots(found.document):
        take = takes.get(placed.shot.id)
        if take and placed.shot.id in wanted:
            yield placed.number, marks_of(project, placed.shot, take)


def _told(measured: list[tuple[str, Marks]], *, as_json: bool) -> int:
    if as_json:
        for name, marks in measured:
            say({"event": "marks", "of": name, **msgspec.to_builtins(marks)})
        faults = sum(len(marks.faults) for _, marks in measured)
        say({"event": "summary", "measured": len(measured), "faults": faults})
        return 0
    head = (
        "", "frames", "motion error", "of its blocking", "judged", "comes and goes", "drift", "grain", "boiling",
        "pinned", "pose", "layout",
    )  # fmt: skip
    print(table([head, *(_row(name, marks) for name, marks in measured)]))
    worst = [(name, fault) for name, marks in measured for fault in marks.faults[:WORST]]
    if worst:
        print()
        head = "", "after frame", "what", "how hot", "stands out"
        print(
            table([head, *((name, str(f.frame), WORDS[f.kind], f"{f.heat:.2f}", f"{f.far:.0f}") for name, f in worst)])
        )
    print(
        "Motion errors are thousandths, all else but the shares is levels of 255; lower is better. “Judged” is the share "
        "of the picture of which it is known where it goes. Heat is 1 where anybody sees it.",
        file=sys.stderr,
    )
    return 0


def _row(name: str, marks: Marks) -> tuple[str, ...]:
    found = marks.adherence
    return (
        name,
        str(marks.frames),
        f"{marks.motion:.2f}",
        f"{marks.motion_floor:.2f}",
        f"{marks.coverage:.0%}",
        f"{marks.gain:.2f}",
        f"{marks.drift:.1f}",
        f"{marks.grain:.1f}",
        f"{marks.boiling:.1f}",
        ", ".join(f"{pin.decibels:.0f} dB, {pin.likeness:.2f} at {pin.frame}" for pin in marks.pins) or "–",
        "–" if found is None or found.pose is None else f"{found.pose:.0%}",
        "–" if found is None or found.layout is None else f"{found.layout:.0%}",
    )
