"""Where films are: the folder for new ones, the sample, and those that were open before."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSettings

from engine.document.copying import copy_files
from engine.document.film_edits import new_document, set_rate, set_size
from engine.document.folder import SUFFIX, Opened, new_project, open_project
from engine.values.settings import RESOURCES, data_folder
from engine.values.time import Rate

RECENT = 24


def films_folder() -> Path:
    """Where new films are made until the artist chooses another place."""
    chosen = str(QSettings().value("films") or "")
    return Path(chosen) if chosen else data_folder() / "films"


def make_film(title: str, rate: Rate | None = None, size: tuple[int, int] | None = None) -> Opened:
    """A new film in a folder of its own."""
    folder = free_folder(title)
    document = new_document(folder.stem)
    document = set_rate(document, rate) if rate else document
    return new_project(folder, set_size(document, *size) if size else document)


def free_folder(title: str) -> Path:
    """A place for a film of this title, numbered where the title is taken."""
    safe = (
        "".join("-" if letter in '\\/:*?"<>|' or ord(letter) < 32 else letter for letter in title).strip(" .") or "Film"
    )
    folder, number = films_folder() / f"{safe}{SUFFIX}", 2
    while folder.exists():
        folder, number = films_folder() / f"{safe} {number}{SUFFIX}", number + 1
    return folder


def sample_film() -> Opened | None:
    """The film that comes with the program, copied so that nothing that is tried on it touches the original."""
    originals = sorted((RESOURCES / "samples").glob(f"*{SUFFIX}"))
    if not originals:
        return None
    folder = films_folder() / originals[0].name
    if not (folder / "project.json").exists():
        copy_files(originals[0], folder, link=False)
    return open_project(folder)


def recent_films() -> list[Path]:
    """Films that were open before, newest first, as far as they are still there."""
    names = QSettings().value("recent") or []
    names = [names] if isinstance(names, str) else list(names)
    return [path for name in names if (path := Path(str(name))).is_dir()][:RECENT]


def remember(folder: Path) -> None:
    others = [str(path) for path in recent_films() if path != folder]
    QSettings().setValue("recent", [str(folder), *others][:RECENT])


def forget_film(folder: Path) -> None:
    """Takes a film off the list; its folder stays where it is."""
    QSettings().setValue("recent", [str(path) for path in recent_films() if path != folder])
