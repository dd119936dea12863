"""``inbetweener export PROJECT --to FORMAT -o PATH``: the project as it stands in the boards, for others."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from engine.values.errors import InbetweenerError

from .projects import beside, opened
from .terminal import say, size_of

if TYPE_CHECKING:
    from engine.render.shots import Project

FORMATS = {
    "mp4": "the film as H.264, with its sound",
    "inbetweenz": "the whole project in one file, to hand it on",
    "frames": "every frame of the film as PNG, in a folder",
    "storyboard": "sheets for print, .pdf or .png; --sheet says how many panels stand on one",
    "cut": "an edit list (.otio, .xml for Premiere and Resolve, .edl), with a movie of every shot and its sound beside it",
    "csv": "the shot list for a spreadsheet",
    "openpose": "everybody's poses as OpenPose JSON, a folder for every shot and a file for every frame",
}

SUFFIXES = {
    "mp4": (".mp4", ".mov", ".mkv"),
    "inbetweenz": (".inbetweenz",),
    "storyboard": (".pdf", ".png"),
    "cut": (".otio", ".xml", ".edl"),
    "csv": (".csv",),
}
"""What a file of each format is named; the other formats are folders."""
PICTURED = ("mp4", "frames", "storyboard", "cut", "openpose")  # nothing of a film without frames

SHEETS = ("1", "2", "3", "4", "6", "9", "12", "30", "column")


def add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("project", type=Path, help="the project's folder")
    formats = "; ".join(f"{name}: {what}" for name, what in FORMATS.items())
    parser.add_argument("--to", choices=tuple(FORMATS), required=True, help=formats)
    parser.add_argument("-o", "--output", type=Path, required=True, metavar="PATH")
    parser.add_argument("--size", type=size_of, metavar="1280x720", help="of film, frames and movies, in pixels")
    parser.add_argument("--sheet", choices=SHEETS, default="6", help="panels on a storyboard sheet")
    parser.add_argument("--paper", choices=("a4", "letter"), default="a4", help="of storyboard sheets")
    parser.add_argument("--json", action="store_true", help="a summary as JSON")


def run(options: argparse.Namespace) -> int:
    from engine.document.film import film_frames
    from engine.render.shots import Project

    output: Path = options.output
    named = SUFFIXES.get(options.to, ())
    if named and output.suffix.lower() not in named:
        raise InbetweenerError(f"{output} is not named as a file of this kind.", f"Name it {' or '.join(named)}.")
    project = opened(options)
    options.output = beside(project.folder, output)
    writers: dict[str, Callable[[Project, argparse.Namespace], list[Path]]] = {
        "mp4": _film,
        "inbetweenz": _packed,
        "frames": _frames,
        "storyboard": _storyboard,
        "cut": _cut,
        "csv": _shot_list,
        "openpose": _poses,
    }
    if options.to in PICTURED and not film_frames(project.document):
        raise InbetweenerError("There is nothing to export: the film has no shots.", "Add a panel first.")
    files = writers[options.to](Project(project.document, project.folder), options)
    if options.json:
        say({"event": "summary", "files": [str(file) for file in files]})
    else:
        print(files[0] if len(files) == 1 else f"{len(files)} files in {output if output.is_dir() else output.parent}")
    return 0


def _film(project: Project, options: argparse.Namespace) -> list[Path]:
    from engine.render.film import active_takes, write_film
    from engine.render.watch import Nobody

    write_film(project, active_takes(project), options.output, options.size, Nobody())
    return [options.output]


def _packed(project: Project, options: argparse.Namespace) -> list[Path]:
    from engine.document.pack import pack

    return [pack(project.folder, options.output)]


def _frames(project: Project, options: argparse.Namespace) -> list[Path]:
    from engine.media.pictures import write_png
    from engine.render.film import active_takes, pictures_of
    from engine.render.watch import Nobody

    size = options.size or (project.document.width, project.document.height)
    files: list[Path] = []
    for number, picture in enumerate(pictures_of(project, active_takes(project), size, Nobody())):
        files.append(options.output / f"{number:06}.png")
        write_png(files[-1], picture)
    return files


def _storyboard(project: Project, options: argparse.Namespace) -> list[Path]:
    from engine.render.sheet import write_sheets

    return write_sheets(project, options.output, options.sheet, options.paper)


def _cut(project: Project, options: argparse.Namespace) -> list[Path]:
    from engine.render.cut import write_cut
    from engine.render.film import active_takes
    from engine.render.watch import Nobody

    return write_cut(project, active_takes(project), options.output, options.size, Nobody())


def _shot_list(project: Project, options: argparse.Namespace) -> list[Path]:
    from engine.render.shot_list import write_shot_list

    write_shot_list(project.document, options.output)
    return [options.output]


def _poses(project: Project, options: argparse.Namespace) -> list[Path]:
    from engine.conditioning import compile_shot
    from engine.document.film import placed_shots
    from engine.exchange.openpose import write

    size = options.size or (project.document.width, project.document.height)
    files: list[Path] = []
    for placed in placed_shots(project.document):
        seen = compile_shot(project.document, placed.shot)
        files += write(seen.poses, seen.pose_confidence, size, options.output / placed.number)
    return files
