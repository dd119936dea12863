"""A project in another place, with everything that it names: all of it, or nothing."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from engine.document.folder import MANIFEST, TAKES, Opened, new_project, refuse_taken
from engine.document.model import Document
from engine.values.errors import InbetweenerError
from engine.values.files import atomic_file, atomic_folder

Step = Callable[[int, int], object]  # bytes done, bytes in all; raises where nobody wants the copy any more


def copy_project(
    document: Document, source: Path, takes: Path, folder: Path, step: Step = lambda done, total: None
) -> Opened:
    """A film in a new folder, with the assets of the folder that it comes from and what was painted for it."""
    refuse_taken(folder)
    if folder.resolve().is_relative_to(source.resolve()):
        raise InbetweenerError(
            f"{folder.name} cannot lie inside the film that it is a copy of.", "Choose another folder."
        )
    with atomic_folder(folder) as part:
        opened = new_project(part, document)
        catch_up(source, takes, part, step)
    return replace(opened, folder=folder)


def catch_up(source: Path, takes: Path, folder: Path, step: Step = lambda done, total: None) -> None:
    """Assets and takes that a copy does not have yet."""
    wanted = [
        (path, to, path.stat().st_size)
        for path, to in (*_files(source / "assets", folder / "assets"), *_files(takes, folder / TAKES))
        if not to.exists()
    ]
    done, total = 0, sum(size for _, _, size in wanted)
    for path, to, size in wanted:
        step(done, total)
        _copy(path, to, link=True)
        done += size
    step(total, total)


def copy_files(source: Path, target: Path, *, link: bool = True) -> None:
    """A folder's files in another folder, its manifest last. What is there already is not copied again."""
    for path, to in _files(source, target):
        _copy(path, to, link=link)


def _files(source: Path, target: Path) -> Iterator[tuple[Path, Path]]:
    """Every whole file of a folder, and where it goes; the manifest last."""
    for path in sorted(source.rglob("*"), key=lambda path: path.name == MANIFEST):
        inside = path.relative_to(source)
        if path.is_file() and not any(part.endswith(".part") for part in inside.parts):
            yield path, target / inside


def _copy(path: Path, to: Path, *, link: bool) -> None:
    """Assets and takes never change, so a second name for the same bytes will do."""
    if to.exists() or not path.exists():  # what was thrown away meanwhile nobody needs
        return
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
