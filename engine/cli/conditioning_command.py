"""``inbetweener conditioning PROJECT --shot S -o DIR``: the vectors and every map that a model is shown."""

from __future__ import annotations

import argparse
from pathlib import Path

from .projects import beside, opened, shot_named
from .terminal import say, size_of


def add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("project", type=Path, help="the project's folder")
    parser.add_argument("--shot", required=True, metavar="12A", help="the shot, by its number")
    parser.add_argument("-o", "--output", type=Path, required=True, metavar="DIR", help="the folder to write into")
    parser.add_argument("--size", type=size_of, metavar="WxH", help="of the maps; the film's own if not said")
    parser.add_argument("--json", action="store_true", help="a summary as JSON")


def run(options: argparse.Namespace) -> int:
    from engine.conditioning.export import write_conditioning

    project = opened(options)
    document = project.document
    shot = shot_named(document, options.shot)
    output = beside(project.folder, options.output)
    size = options.size or (document.width, document.height)
    files = write_conditioning(document, document.shot(shot), output, size)
    if options.json:
        say({"event": "summary", "shot": shot, "files": [str(file) for file in files]})
    else:
        print(f"{len(files)} files in {options.output}")
    return 0
