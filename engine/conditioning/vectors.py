"""What a model should see: a shot turned into arrays with one row per frame.

Everything is a share of the *frame*, after the camera: x right, y down, 0..1 from the left and top edges. Nothing here
depends on a size in pixels, on names, or on where the shot stands in the film; the digest of a slice is therefore the
name of what a window of those frames has to look like.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import msgspec
import numpy as np
from numpy.typing import NDArray

from engine.document.model import AssetName, Colour, EntityKind, Follow, Light, Look, Style, Weather
from engine.values.time import Rate, Span

Float = NDArray[np.float32]


class Shown(msgspec.Struct, frozen=True):
    """An entity as a model and the blocking see it: without its name."""

    kind: EntityKind
    noun: str
    colour: Colour
    look: Look
    description: str = ""
    references: tuple[AssetName, ...] = ()


class TextSpan(msgspec.Struct, frozen=True):
    span: Span  # shot frames
    text: str


class Pinned(msgspec.Struct, frozen=True):
    """A picture that a frame has to become."""

    frame: int  # shot frame
    picture: AssetName
    strength: float


@dataclass(frozen=True, eq=False)
class Conditioning:
    """T frames of a shot with E entities, P of them people with a skeleton."""

    rate: Rate
    aspect: float  # width / height of the frame
    style: Style
    light: Light
    weather: Weather
    follow: Follow
    entities: tuple[Shown, ...]  # E
    frames: NDArray[np.int32]  # [T] the frame of every row: of the shot, or of its own time
    poses: Float  # [T, P, 18, 2]
    pose_confidence: Float  # [T, P, 18], 0: unseen
    person_entity: NDArray[np.int32]  # [P] index into entities
    boxes: Float  # [T, E, 4] left, top, right, bottom; may reach beyond the frame
    box_valid: NDArray[np.bool_]  # [T, E]
    depth_order: Float  # [T, E] larger is farther
    place: NDArray[np.int32]  # [T] index into entities, -1: nowhere in particular
    camera: Float  # [T, 2, 3] takes (x, y, 1) on the stage to the frame
    texts: tuple[TextSpan, ...]
    pinned: tuple[Pinned, ...]

    def __len__(self) -> int:
        return len(self.frames)

    def rows(self, rows: slice | NDArray[np.int32] | list[int]) -> Conditioning:
        """Some of the frames, in the order given. Texts and pictures keep to the frames that are left."""
        frames = self.frames[rows]
        kept = {int(frame) for frame in frames}
        lowest, highest = (min(kept), max(kept)) if kept else (0, -1)
        return replace(
            self,
            frames=frames,
            poses=self.poses[rows],
            pose_confidence=self.pose_confidence[rows],
            boxes=self.boxes[rows],
            box_valid=self.box_valid[rows],
            depth_order=self.depth_order[rows],
            place=self.place[rows],
            camera=self.camera[rows],
            texts=tuple(text for text in self.texts if text.span.start <= highest and text.span.stop > lowest),
            pinned=tuple(pin for pin in self.pinned if pin.frame in kept),
        )

    def text_at(self, row: int) -> str:
        """The words that hold at a row, spans joined in their order."""
        frame = int(self.frames[row])
        return ", ".join(text.text for text in self.texts if frame in text.span)
