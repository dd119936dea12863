"""What a shot is seen as in the film: its take, its drawings under a moving camera, or its blocking."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from engine.blocking import draw
from engine.blocking import film as blocking_film
from engine.conditioning.compile import affines, carried_on, compile_shot
from engine.conditioning.vectors import Conditioning
from engine.document.model import AssetName, Document, Panel, Shot
from engine.document.tracks import camera_rows, drawn_frames
from engine.media.video import read_frames
from engine.models.base import Size
from engine.store.takes import Take, picture_at, take_frames
from engine.values.errors import InbetweenerError

from .composite import Material, Picture, framed
from .enlarge import resized

PAPER = 236  # the grey of a panel that nobody has drawn


@dataclass(frozen=True)
class TakeMaterial:
    """A take's own pictures, each held as long as it was painted for.

    A shot that was trimmed since shows some of them; one that was made longer holds the first and the last.
    """

    takes: Path
    take: Take
    shot: Shot

    def pictures(self, size: Size) -> Iterator[Picture]:
        wanted = [self._at(frame) for frame in range(self.shot.frames)]
        painted = enumerate(read_frames(self._path, wanted[0], wanted[-1] + 1), wanted[0])
        at, shown = -1, None
        for index in wanted:
            while at < index and (following := next(painted, None)) is not None:
                at, shown = following[0], resized(following[1], size)
            if shown is not None:
                yield shown

    def picture(self, shot_frame: int, size: Size) -> Picture:
        at = self._at(shot_frame)
        picture = next(read_frames(self._path, at, at + 1), None)
        if picture is None:
            *_, picture = read_frames(self._path)
        return resized(picture, size)

    def _at(self, shot_frame: int) -> int:
        return picture_at(self.take, self.shot.head + shot_frame)

    @property
    def _path(self) -> Path:
        return take_frames(self.takes, self.take)


@dataclass(frozen=True, eq=False)
class BlockingMaterial:
    """The shot drawn by our own hand."""

    seen: Conditioning

    def pictures(self, size: Size) -> Iterator[Picture]:
        return blocking_film(self.seen, size, None)

    def picture(self, shot_frame: int, size: Size) -> Picture:
        return draw(self.seen, shot_frame, size)


@dataclass(frozen=True, eq=False)
class DrawingMaterial:
    """The panels' drawings one after the other, each as it is drawn at first, and then with the shot's camera moving."""

    shot: Shot
    seen: Conditioning
    read: Callable[[AssetName, Size], Picture]

    def pictures(self, size: Size) -> Iterator[Picture]:
        for at, (panel, start) in enumerate(zip(self.shot.panels, self.shot.panel_starts(), strict=True)):
            still, begun = self._still(panel, size), self._begun(at)
            for frame in range(start, start + panel.frames):
                yield framed(still, carried_on(self.seen.camera[frame], begun), size)

    def picture(self, shot_frame: int, size: Size) -> Picture:
        panel = self.shot.panel_at(shot_frame)
        moved = carried_on(self.seen.camera[shot_frame], self._begun(self.shot.panels.index(panel)))
        return framed(self._still(panel, size), moved, size)

    def _begun(self, panel: int) -> NDArray[np.float64]:
        """The camera [2, 3] that saw what a panel's drawing shows; that may be out of sight by now."""
        frame = np.array([drawn_frames(self.shot)[panel]], np.int32)
        return affines(camera_rows(self.shot.camera, frame), self.seen.aspect)[0]

    def _still(self, panel: Panel, size: Size) -> Picture:
        if panel.drawing is None:
            return _paper(size)
        try:
            return self.read(panel.drawing, size)
        except InbetweenerError:
            # one lost drawing must not cost the film; opening and `check` name it
            return crossed(_paper(size))


def material_of(
    document: Document,
    shot: Shot,
    take: Take | None,
    takes: Path,
    read: Callable[[AssetName, Size], Picture],
    *,
    blocked: bool = False,
) -> Material:
    """How a shot is seen: its take where there is one, else its drawings, else its blocking.

    ``blocked`` puts the blocking of a shot that is to be painted before its drawings.
    """
    if take is not None and shot.paint:
        return TakeMaterial(takes, take, shot)
    seen = compile_shot(document, shot)
    drawn = any(panel.drawing for panel in shot.panels)
    staged = bool(shot.poses or shot.layouts or shot.staging)
    if drawn and not (blocked and shot.paint and staged):
        return DrawingMaterial(shot, seen, read)
    return BlockingMaterial(seen)


def _paper(size: Size) -> Picture:
    return np.full((size[1], size[0], 3), PAPER, np.uint8)


def crossed(paper: Picture) -> Picture:
    """Paper with a cross from corner to corner: here belongs a drawing that is missing."""
    height, width = paper.shape[:2]
    for start, stop in (((0, 0), (width - 1, height - 1)), ((0, height - 1), (width - 1, 0))):
        cv2.line(paper, start, stop, (150, 60, 60), max(1, height // 180), cv2.LINE_AA)
    return paper
