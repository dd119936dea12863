"""A project opened for a command, the shots that are named on the command line, and where its output may go."""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from engine.values.errors import InbetweenerError

from .terminal import say

if TYPE_CHECKING:
    import argparse

    from engine.document.folder import Opened
    from engine.document.model import Document


def opened(options: argparse.Namespace) -> Opened:
    """The project that a command is about; what was not as it should be is told."""
    from engine.document.folder import open_project

    project = open_project(options.project)
    for note in project.notes:
        tell(note, as_json=options.json)
    return project


def tell(note: str, *, as_json: bool) -> None:
    """A sentence beside the work."""
    if as_json:
        say({"event": "note", "sentence": note})
    else:
        print(f"note: {note}", file=sys.stderr)


def beside(project: Path, output: Path) -> Path:
    """The output, unless it would be written over the project itself."""
    from engine.document.folder import MANIFEST

    folder, path = (Path(os.path.realpath(each)) for each in (project, output))  # a loop of links is told when writing
    own = [folder / name for name in (MANIFEST, "assets", "history", "takes", "trash")]
    if path == folder or any(path == each or each in path.parents for each in own):
        raise InbetweenerError(
            f"{output} is a part of the project {project.name} itself.", "Name a file or a folder beside it."
        )
    return output


def shots_named(document: Document, text: str) -> tuple[str, ...]:
    """Ids of shots by their numbers or ids: ``1,2A,5-8``. Empty for all of them."""
    from engine.document.film import placed_shots, shot_by_number

    placed = placed_shots(document)
    wanted: list[str] = []
    for name in filter(None, (part.strip() for part in text.split(","))):
        shot = shot_by_number(document, name)
        ends = re.fullmatch(r"(\w+)\s*-\s*(\w+)", name)
        if shot:
            wanted.append(shot.id)
        elif ends and (first := shot_by_number(document, ends[1])) and (last := shot_by_number(document, ends[2])):
            ids = [each.shot.id for each in placed]
            wanted += ids[ids.index(first.id) : ids.index(last.id) + 1]
        else:
            numbers = ", ".join(each.number for each in placed[:20])
            more = " and more" if len(placed) > 20 else ""
            hint = f"Its shots are {numbers}{more}." if placed else "It has none yet."
            raise InbetweenerError(f"There is no shot “{name}” in this film.", hint)
    return tuple(dict.fromkeys(wanted))


def shot_named(document: Document, text: str) -> str:
    """The id of one shot by its number or id."""
    wanted = shots_named(document, text)
    if len(wanted) != 1:
        raise InbetweenerError(f"“{text}” names {len(wanted) or 'no'} shots.", "Name one of them.")
    return wanted[0]
