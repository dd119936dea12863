"""The cut for an editing room: a movie of every shot, a WAV of every sound track, and a list that lays them as the film does."""

from __future__ import annotations

import itertools
import re
import wave
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import numpy as np

from engine.document.assets import Assets
from engine.document.film import Placed, film_frames, placed_shots
from engine.document.model import Document
from engine.document.sound_edits import sound_tracks
from engine.exchange.edit_list import EditList, edit_list
from engine.exchange.edl import edl
from engine.exchange.otio import otio
from engine.exchange.xmeml import xmeml
from engine.media.mixing import film_sample, lay, mixed
from engine.media.sound import decoded
from engine.media.video import SOUND_RATE, VideoWriter
from engine.models.base import Size
from engine.store.takes import Take
from engine.values.errors import InbetweenerError
from engine.values.files import atomic_file, atomic_write

from .ahead import ahead
from .composite import Material, Picture, faded
from .film import film_size, materials_of
from .shots import Project
from .watch import Watcher

LISTS: dict[str, Callable[[EditList, Path], str]] = {
    ".otio": otio,
    ".xml": lambda edits, folder: xmeml(edits),
    ".edl": lambda edits, folder: edl(edits),
}
"""Who writes the list of each name; the folder is where it will lie."""


def write_cut(
    project: Project, takes: Mapping[str, Take], path: Path, size: Size | None, watcher: Watcher
) -> list[Path]:
    """Writes the list, with all that it names in a folder beside it; the list comes last. Gives every file written."""
    if path.suffix.lower() not in LISTS:
        raise InbetweenerError(f"{path.name} is not named as an edit list.", "Name it .otio, .xml or .edl.")
    document = project.document
    size = film_size(document, size)
    media = path.with_name(f"{path.stem} media")
    movies = _movies(project, takes, media, size, watcher)
    sounds = _sounds(document, Assets(project.folder), media)
    edits = edit_list(document, size, movies, sounds)
    atomic_write(path, LISTS[path.suffix.lower()](edits, path.parent).encode())
    return [path, *movies.values(), *sounds]


def _movies(project: Project, takes: Mapping[str, Take], media: Path, size: Size, watcher: Watcher) -> dict[str, Path]:
    """A movie of every shot, by shot: all its frames, those too that it shares with a neighbour, and its fades."""
    document = project.document
    placed = placed_shots(document)
    materials = materials_of(project, takes)
    total, done = sum(each.shot.frames for each in placed), 0
    files: dict[str, Path] = {}
    taken: set[str] = set()
    for each in placed:
        # an artist's rules may give two shots one number, and some disks take 1a for 1A
        name = next(name for name in _names(_plain(each.number)) if name.lower() not in taken)
        taken.add(name.lower())
        files[each.shot.id] = media / f"{name}.mov"
        with VideoWriter(files[each.shot.id], document.rate, size) as video:
            for picture in ahead(_pictures(document, placed, each, materials[each.shot.id], size)):
                watcher.tick()
                video.write(picture)
                done += 1
                watcher.progress("compositing", "", done, total)
    return files


def _pictures(
    document: Document, placed: tuple[Placed, ...], each: Placed, material: Material, size: Size
) -> Iterator[Picture]:
    for film_frame, picture in enumerate(material.pictures(size), each.span.start):
        yield faded(picture, document, placed, each, film_frame)


def _sounds(document: Document, assets: Assets, media: Path) -> tuple[Path, ...]:
    """A WAV of every track that is heard, as long as the film and as loud as it is there."""
    files: list[Path] = []
    stop = film_sample(film_frames(document), document.rate)
    for place, track in enumerate(sound_tracks(document), 1):
        laid = lay(
            document, lambda name: decoded(assets.path(name), name) if assets.has(name) else None, frozenset({track.id})
        )
        if not laid:
            continue
        files.append(media / f"{_plain(f'Sound {place} {track.name}')}.wav")
        with atomic_file(files[-1]) as part, wave.open(str(part), "wb") as sink:
            sink.setparams((2, 2, SOUND_RATE, 0, "NONE", ""))
            for start in range(0, stop, SOUND_RATE):
                samples = np.clip(mixed(laid, start, min(SOUND_RATE, stop - start)), -1, 1)
                sink.writeframes((samples * 32767).astype("<i2").tobytes())
    return tuple(files)


def _names(name: str) -> Iterator[str]:
    """A name, and what it becomes where it is taken."""
    yield name
    yield from (f"{name} ({again})" for again in itertools.count(2))


def _plain(name: str) -> str:
    """A name that every disk takes."""
    return re.sub(r'[<>:"/\\|?*\x00-\x1f]', "_", name).strip(" .")
