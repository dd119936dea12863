"""The whole film in one file: every shot in its best material, composited frame by frame, with its sound."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from engine.document.assets import Assets
from engine.document.film import film_frames
from engine.document.model import Document
from engine.media.mixing import film_mix
from engine.media.video import VideoWriter
from engine.models.base import Size
from engine.store.takes import Take
from engine.values.errors import InbetweenerError

from .ahead import ahead
from .composite import Material, Picture, film_pictures
from .enlarge import NEARLY
from .materials import material_of
from .shots import Project
from .watch import Watcher


def materials_of(project: Project, takes: Mapping[str, Take], *, blocked: bool = False) -> dict[str, Material]:
    """What each shot is seen as. ``takes`` names the take of each shot that has one; for ``blocked`` see material_of."""
    return {
        shot.id: material_of(project.document, shot, takes.get(shot.id), project.takes, project.read, blocked=blocked)
        for shot in project.document.shots()
    }


def active_takes(project: Project) -> dict[str, Take]:
    """The takes that the boards show, by shot."""
    found = {shot.id: project.take(shot, shot.take) for shot in project.document.shots()}
    return {shot: take for shot, take in found.items() if take}


def pictures_of(
    project: Project, takes: Mapping[str, Take], size: Size, watcher: Watcher, *, blocked: bool = False
) -> Iterator[Picture]:
    """Every frame of the film, in order."""
    document = project.document
    total = film_frames(document)
    made = film_pictures(document, materials_of(project, takes, blocked=blocked), size)
    for number, picture in enumerate(ahead(made), 1):
        watcher.tick()
        yield picture
        watcher.progress("compositing", "", number, total)


def write_film(
    project: Project,
    takes: Mapping[str, Take],
    path: Path,
    size: Size | None,
    watcher: Watcher,
    *,
    blocked: bool = False,
) -> int:
    """Writes the film as H.264 and says how many frames it has. The file is there whole or not at all."""
    document = project.document
    size = film_size(document, size)
    frames = 0
    sound = film_mix(document, Assets(project.folder)) if document.sounds else None
    with VideoWriter(path, document.rate, size, "h264", sound) as video:
        for picture in pictures_of(project, takes, size, watcher, blocked=blocked):
            video.write(picture)
            frames += 1
    return frames


def film_size(document: Document, size: Size | None) -> Size:
    """The size of the film's file: the film's own, or one that was asked for and has its proportions.

    Sides are even, because colour is stored for two by two pixels.
    """
    width, height = size or (document.width, document.height)
    if abs(width * document.height / (height * document.width) - 1) > NEARLY:
        fitting = round(width * document.height / document.width / 2) * 2
        raise InbetweenerError(
            f"{width} x {height} does not have the proportions of the film, {document.width} x {document.height}.",
            f"At that width it is {width} x {fitting}.",
        )
    return width + width % 2, height + height % 2
