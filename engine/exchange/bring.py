"""Bringing other programs' files into a film: all that was named, in its order, or nothing at all."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable
from collections.abc import Sequence as Several
from itertools import groupby
from pathlib import Path

import msgspec

from engine.document.assets import Assets
from engine.document.film import film_frames
from engine.document.film_edits import new_document, set_rate, set_size
from engine.document.folder import new_project, save_project
from engine.document.model import Document
from engine.document.sound_edits import lay_sound
from engine.exchange import finaldraft, fountain, inbetween, mocap, openpose, pictures, sounds, storyboarder
from engine.exchange.brought import Brought, Format, Setting, called
from engine.values.errors import InbetweenerError

Tell = Callable[[str], None]
Step = Callable[[str, int, int], None]  # what is read now, and how many of how many are done
Group = tuple[Format, tuple[Path, ...]]

FORMATS: tuple[Format, ...] = (
    Format("Inbetweener", inbetween.takes, inbetween.read, inbetween.suits),
    Format("Storyboarder", storyboarder.takes, storyboarder.read, storyboarder.suits),
    Format("Fountain", fountain.takes, fountain.read, fountain.suits),
    Format("Final Draft", finaldraft.takes, finaldraft.read, finaldraft.suits),
    Format("pictures", pictures.takes, pictures.read, pictures.suits, gathers=True),
    Format("sounds", sounds.takes, sounds.read, sounds.suits, gathers=True),
    Format("OpenPose", openpose.takes, openpose.read, openpose.suits, gathers=True),
    Format("BVH", mocap.takes, mocap.read, mocap.suits),
)
"""Who is asked, in this order, whether a file is theirs."""


def import_files(
    paths: Several[Path],
    folder: Path,
    tell: Tell = lambda note: None,
    step: Step = lambda what, done, total: None,
) -> Document:
    """Builds one project folder from these files and folders, in their order.

    The folder appears when everything is in it; a file that cannot be read leaves nothing behind. ``tell`` hears a
    sentence about everything that could not be brought along.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise InbetweenerError(f"{folder} exists already.", "Choose another name, or add the files from its window.")
    groups = _groups(paths)
    film = _suited(new_document(_title(paths[0])), groups)
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=f".importing-{os.getpid()}-", dir=folder.parent) as temporary:
            made = new_project(Path(temporary) / "project", film).folder
            film = _brought(film, Assets(made), groups, tell, step)
            save_project(film, made)
            if folder.exists():
                folder.rmdir()
            made.rename(folder)
    except OSError as error:
        raise InbetweenerError(f"{folder} could not be made: {error.strerror or error}.") from error
    return film


def import_into(
    document: Document,
    folder: Path,
    paths: Several[Path],
    tell: Tell = lambda note: None,
    step: Step = lambda what, done, total: None,
) -> Document:
    """The film with these files at its end; their pictures and sounds become assets of the project in ``folder``."""
    return _brought(document, Assets(folder), _groups(paths), tell, step)


def _suited(film: Document, groups: Several[Group]) -> Document:
    """The film at the first rate and the first size that any of the files was made for."""
    found = [form.suits(files) for form, files in groups]
    rate = next((suits.rate for suits in found if suits.rate), None)
    size = next((suits.size for suits in found if suits.size), None)
    film = set_rate(film, rate) if rate else film
    return set_size(film, *size) if size else film


def _brought(film: Document, assets: Assets, groups: Several[Group], tell: Tell, step: Step) -> Document:
    total = sum(len(files) for _, files in groups)
    done = 0
    for form, files in groups:
        step(files[0].name, done, total)
        # a reader of many pictures says how far it is among its own
        brought = form.read(files, Setting(assets, film, step if len(groups) == 1 else Setting.step))
        done += len(files)
        for note in brought.notes:
            tell(note)
        film = _added(film, brought)
    return film


def _added(film: Document, brought: Brought) -> Document:
    start = film_frames(film)
    moved = tuple(msgspec.structs.replace(sound, film_frame=start + sound.film_frame) for sound in brought.sounds)
    film = msgspec.structs.replace(
        film,
        cast=brought.cast,
        sequences=(*film.sequences, *brought.sequences),
        sounds=(*film.sounds, *moved),
    )
    for sound in brought.laid:
        film = lay_sound(film, sound, 0)
    return film


def _groups(paths: Several[Path]) -> list[Group]:
    """What is read together: pictures in a row, keypoints in a row, everything else by itself."""
    if not paths:
        raise InbetweenerError("There is nothing to import.", "Name some files.")
    kinds = [(_format(path), path) for path in paths]
    groups: list[Group] = []
    for _, row in groupby(kinds, key=lambda kind: (kind[0].name, kind[1].is_dir(), kind[1].parent)):
        together = list(row)
        form = together[0][0]
        files = tuple(path for _, path in together)
        groups += [(form, files)] if form.gathers and files[0].is_file() else [(form, (file,)) for file in files]
    return groups


def _format(path: Path) -> Format:
    if not path.exists():
        raise InbetweenerError(f"There is no file {path}.")
    for form in FORMATS:
        if form.takes(path):
            return form
    names = ", ".join(form.name for form in FORMATS)
    raise InbetweenerError(f"{path.name} is nothing that can be imported.", f"What can be: {names}.")


def _title(path: Path) -> str:
    """The name of the first file without its suffix; pictures give their folder's."""
    return called(path.name if path.is_dir() else path.stem)
