"""What is not as it should be in a project, with its place, so that it can be put right."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from engine.document.assets import Assets, named_assets
from engine.document.film import longest_transition, placed_shots
from engine.document.model import Document, Shot, waiting
from engine.values.errors import InbetweenerError


@dataclass(frozen=True)
class Problem:
    place: str  # "shot 12A", "Ana", "the film"
    sentence: str

    def __str__(self) -> str:
        return f"{self.place}: {self.sentence}"


def check(document: Document, folder: Path) -> tuple[Problem, ...]:
    """Every problem of a project that is open, from its files to its shots; empty when all is well."""
    return (*_of_files(document, folder), *_of_film(document))


def _of_files(document: Document, folder: Path) -> Iterator[Problem]:
    assets = Assets(folder)
    for name, place in named_assets(document).items():
        try:
            if not assets.has(name):
                yield Problem(place, f"the file {name[:12]}… is missing.")
            elif not assets.intact(name):
                yield Problem(place, f"the file {name[:12]}… is damaged.")
        except InbetweenerError as error:
            yield Problem(place, error.sentence)
    for path in sorted(folder.glob("**/.*.part")):
        yield Problem("the folder", f"{path.name} is left over from a write that was broken off; it can be deleted.")


def _of_film(document: Document) -> Iterator[Problem]:
    if document.width % 2 or document.height % 2:
        yield Problem("the film", f"{document.width} x {document.height} pixels are odd; videos need even sides.")
    placed = placed_shots(document)
    for number, count in Counter(shot.number for shot in placed).items():
        if count > 1:
            yield Problem(f"shot {number}", f"{count} shots have this number.")
    cast = {entity.id for entity in document.cast}
    for place in placed:
        for sentence in _of_shot(place.shot, cast):
            yield Problem(f"shot {place.number}", sentence)


def _of_shot(shot: Shot, cast: set[str]) -> Iterator[str]:
    every = (shot, *waiting(shot))
    unknown = {name for each in every for relation in each.staging for name in (relation.subject, relation.object)}
    unknown |= {track.entity for each in every for track in (*each.poses, *each.layouts)}
    for name in sorted(unknown - cast):
        yield f"{name} is in the shot but not in the cast."
    for what, frames in (
        ("a pose", [key.frame for track in shot.poses for key in track.keys]),
        ("a box", [key.frame for track in shot.layouts for key in track.keys]),
        ("the camera", [key.frame for key in shot.camera]),
        ("a picture", [keyframe.frame for keyframe in shot.keyframes]),
    ):
        outside = sorted(frame for frame in frames if frame >= shot.frames + shot.tail)
        if outside:
            yield f"{what} is keyed at frame {outside[0]}, which the shot does not have."
    for what, tracks in (("pose", shot.poses), ("box", shot.layouts)):
        for track in tracks:
            keyed = [key.frame for key in track.keys]
            if keyed != sorted(set(keyed)):
                yield f"the {what} keys of {track.entity} are out of order."
    if shot.transition and shot.transition.frames < 1:
        yield f"its {shot.transition.kind} lasts {shot.transition.frames} frames."
    if shot.transition and shot.transition.frames > longest_transition(shot.transition.kind, None, shot):
        yield f"its {shot.transition.kind} lasts {shot.transition.frames} frames, longer than the shot allows."
