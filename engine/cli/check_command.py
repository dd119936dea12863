"""``inbetweener check PROJECT``: every problem with its place, and exit code 1 if there is one."""

from __future__ import annotations

import argparse
import os
from pathlib import Path

from .projects import opened
from .terminal import say


def add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("project", type=Path, help="the project's folder")
    parser.add_argument("--json", action="store_true", help="one problem a line")


def run(options: argparse.Namespace) -> int:
    from engine.conditioning.check import check_film

    project = opened(options)
    problems = check_film(project.document, project.folder)
    # that a folder may only be read is said, but is nothing wrong with the film in it
    notes = len(project.notes) - (not os.access(project.folder, os.W_OK))
    for problem in problems:
        if options.json:
            say({"event": "problem", "place": problem.place, "sentence": problem.sentence})
        else:
            print(f"{problem.place}: {problem.sentence}")
    if options.json:
        say({"event": "summary", "problems": len(problems), "notes": len(project.notes)})
    elif not problems and not notes:
        print("All is well.")
    return 1 if problems or notes else 0
