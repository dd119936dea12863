"""A project opened for a command, and the shots that are named on the command line."""

from __future__ import annotations

import re
import sys
from typing import TYPE_CHECKING

from engine.values.errors import InbetweenerError

if TYPE_CHECKING:
    from pathlib import Path

    from engine.document.folder import Opened
    from engine.document.model import Document


def opened(path: Path) -> Opened:
    """The project; what was not as it should be is told."""
    from engine.document.folder import open_project

    project = open_project(path)
    for note in project.notes:
        print(f"note: {note}", file=sys.stderr)
    return project


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
            raise InbetweenerError(f"There is no shot “{name}” in this film.", f"Its shots are {numbers}{more}.")
    return tuple(dict.fromkeys(wanted))
