"""A project in another place, with everything that it names: all of it, or nothing."""

from __future__ import annotations

import os
import shutil
from dataclasses import replace
from pathlib import Path

from engine.document.folder import MANIFEST, TAKES, Opened, new_project, refuse_taken
from engine.document.model import Document
from engine.values.errors import InbetweenerError
from engine.values.files import atomic_file, atomic_folder


def copy_project(document: Document, source: Path, takes: Path, folder: Path) -> Opened:
    """A film in a new folder, with the assets of the folder that it comes from and what was painted for it."""
    refuse_taken(folder)
    if folder.resolve().is_relative_to(source.resolve()):
        raise InbetweenerError(
            f"{folder.name} cannot lie inside the film that it is a copy of.", "Choose another folder."
        )
    with atomic_folder(folder) as part:
        opened = new_project(part, document)
        copy_files(source / "assets", part / "assets")
        copy_files(takes, part / TAKES)
    return replace(opened, folder=folder)


def copy_files(source: Path, target: Path, *, link: bool = True) -> None:
    """A folder's files in another folder, its manifest last. What is there already is not copied again.

    Assets and takes never change, so a second name for the same bytes will do.
    """
    for path in sorted(source.rglob("*"), key=lambda path: path.name == MANIFEST):
        to = target / path.relative_to(source)
        if path.is_dir():
            to.mkdir(parents=True, exist_ok=True)
        elif not to.exists():
            to.parent.mkdir(parents=True, exist_ok=True)
            if not (link and _linked(path, to)):
                with atomic_file(to) as part:
                    shutil.copyfile(path, part)


def _linked(path: Path, to: Path) -> bool:
    try:
        os.link(path, to)
    except OSError:
        return False  # another disk, or one without second names
    return True
