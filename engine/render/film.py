"""The whole film in one file: every shot in its best material, composited frame by frame, with its sound."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from engine.document.assets import Assets
from engine.document.film import film_frames
from engine.media import sound
from engine.media.video import VideoWriter
from engine.models.base import Size
from engine.store.takes import Take

from .composite import Picture, film_pictures
from .materials import material_of
from .shots import Project
from .watch import Watcher


def pictures_of(project: Project, takes: Mapping[str, Take], size: Size, watcher: Watcher) -> Iterator[Picture]:
    """Every frame of the film. ``takes`` names the take of each shot that has one."""
    document = project.document
    materials = {
        shot.id: material_of(document, shot, takes.get(shot.id), project.takes, project.read)
        for shot in document.shots()
    }
    total = film_frames(document)
    for number, picture in enumerate(film_pictures(document, materials, size), 1):
        watcher.tick()
        yield picture
        watcher.progress("compositing", "", number, total)


def write_film(project: Project, takes: Mapping[str, Take], path: Path, size: Size | None, watcher: Watcher) -> int:
    """Writes the film as H.264 and says how many frames it has. The file is there whole or not at all."""
    document = project.document
    size = even(size or (document.width, document.height))
    frames = 0
    mixed = sound.mix(document, Assets(project.folder), film_frames(document)) if document.sounds else None
    with VideoWriter(path, document.rate, size, "h264", mixed) as video:
        for picture in pictures_of(project, takes, size, watcher):
            video.write(picture)
            frames += 1
    return frames


def even(size: Size) -> Size:
    """The next even size: colour is stored for two by two pixels."""
    return size[0] + size[0] % 2, size[1] + size[1] % 2
