"""Everything that is not as it should be in a project: its files, its shots, and what their staging cannot mean."""

from __future__ import annotations

from pathlib import Path

from engine.conditioning.relations import problems
from engine.document.check import Problem, check
from engine.document.film import placed_shots
from engine.document.model import Document


def check_film(document: Document, folder: Path) -> tuple[Problem, ...]:
    """Every problem of a project, the files' first; empty when all is well."""
    staging = (
        Problem(f"shot {placed.number}", sentence)
        for placed in placed_shots(document)
        for sentence in problems(document, placed.shot)
    )
    return (*check(document, folder), *staging)
