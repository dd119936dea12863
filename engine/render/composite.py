"""Shots laid one after the other: camera on stills, dissolves, fades and wipes. Plain arithmetic on pictures."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Protocol, cast

import cv2
import numpy as np
from numpy.typing import NDArray

from engine.conditioning.vectors import Float
from engine.document.film import Placed, film_frames, placed_shots
from engine.document.model import Document, Transition
from engine.models.base import Size

Picture = NDArray[np.uint8]  # [H, W, 3]


class Material(Protocol):
    """What a shot is seen as: a take, its drawings or its blocking."""

    def pictures(self, size: Size) -> Iterator[Picture]:
        """One picture for every frame of the shot, all of this size."""
        ...

    def picture(self, shot_frame: int, size: Size) -> Picture:
        """The picture of one frame."""
        ...


def film_pictures(document: Document, materials: Mapping[str, Material], size: Size) -> Iterator[Picture]:
    """Every frame of the film in order. ``materials`` has one for each shot id."""
    placed = placed_shots(document)
    running: dict[str, Iterator[Picture]] = {}
    waiting = list(placed)
    on: list[Placed] = []
    for film_frame in range(film_frames(document)):
        while waiting and waiting[0].span.start <= film_frame:
            on.append(waiting.pop(0))
            running[on[-1].shot.id] = iter(materials[on[-1].shot.id].pictures(size))
        for gone in [each for each in on if film_frame >= each.span.stop]:
            on.remove(gone)
            del running[gone.shot.id]
        seen: Picture | None = None
        for each in on:
            picture = faded(next(running[each.shot.id]), document, placed, each, film_frame)
            coming = each.shot.transition
            seen = picture if seen is None or not coming else mixed(seen, picture, coming, each.shot_frame(film_frame))
        assert seen is not None, "every frame of the film lies in a shot"
        yield seen


def mixed(before: Picture, after: Picture, transition: Transition, frame: int) -> Picture:
    """A shot coming in over the one before it, ``frame`` frames into the transition."""
    if frame >= transition.frames:
        return after
    part = (frame + 1) / (transition.frames + 1)  # neither picture is ever alone: n frames, n mixtures
    if transition.kind == "wipe":
        edge = round(part * after.shape[1])
        return np.concatenate([after[:, :edge], before[:, edge:]], axis=1)
    return cast(Picture, cv2.addWeighted(before, 1 - part, after, part, 0))


def faded(picture: Picture, document: Document, placed: tuple[Placed, ...], each: Placed, film_frame: int) -> Picture:
    """A picture as dark as the fades at both ends of its shot make it."""
    level = 1.0
    coming = each.shot.transition
    if coming and coming.kind == "fade":
        into = coming.frames - coming.frames // 2
        level = min(level, (each.shot_frame(film_frame) + 1) / (into + 1))
    at = placed.index(each)
    leaving = placed[at + 1].shot.transition if at + 1 < len(placed) else None
    if leaving and leaving.kind == "fade":
        level = min(level, (each.span.stop - film_frame) / (leaving.frames // 2 + 1))
    return picture if level >= 1 else np.rint(picture * np.float32(max(0.0, level))).astype(np.uint8)


def framed(still: Picture, camera: Float | NDArray[np.float64], size: Size) -> Picture:
    """A still picture as a framing shows it. ``camera`` [2, 3] takes shares of the picture to the frame's."""
    width, height = size
    frame = np.array([[width, 0], [0, height]], np.float64)
    stage = np.array([[1 / still.shape[1], 0], [0, 1 / still.shape[0]]])
    matrix = np.concatenate([frame @ camera[:, :2] @ stage, frame @ camera[:, 2:]], axis=1)
    # pixel centres lie half a pixel inside: move there and back
    matrix[:, 2] += matrix[:, :2] @ [0.5, 0.5] - 0.5
    if np.allclose(matrix, np.eye(2, 3), atol=1e-4):
        return still
    shrinks = abs(np.linalg.det(matrix[:, :2])) < 0.5
    moved = cv2.warpAffine(
        still,
        matrix,
        size,
        flags=cv2.INTER_AREA if shrinks else cv2.INTER_CUBIC,
        borderMode=cv2.BORDER_REPLICATE,
    )
    return cast(Picture, moved)
