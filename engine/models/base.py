"""The door between the engine and every model family.

Latents are numpy, float32 ``[L, C, h, w]``: L latent frames, C channels. A family with a causal video autoencoder has
fewer latent frames than pictures; ``Grid`` knows how many.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, Protocol

import numpy as np
from numpy.typing import NDArray

from engine.conditioning.vectors import Conditioning

Latents = NDArray[np.float32]  # [L, C, h, w]
Pictures = NDArray[np.uint8]  # [T, H, W, 3] sRGB
Size = tuple[int, int]  # width, height in pixels


@dataclass(frozen=True)
class Abilities:
    """What a family can follow. What a shot asks beyond this is said before the render, never dropped in silence."""

    pose: bool = False
    layout: bool = False
    keyframe: Literal["any", "ends", "first", "none"] = "none"
    reference: bool = False
    camera: bool = False
    words: Literal["per frame", "per shot", "none"] = "per shot"
    upsampler: bool = False  # brings its own latent upsampler for the refine pass


@dataclass(frozen=True)
class Grid:
    """Which sizes and lengths a family paints. Pictures come in ``stride * k + 1``; latents in ``k + 1``."""

    channels: int  # of the latents
    shrink: int  # pixels of the picture to one latent, along each side
    multiple: int  # both sides of a picture are a multiple of this
    stride: int  # pictures to one latent frame, after the first
    longest: int  # pictures in one window at most, itself on the grid

    def latent_frames(self, pictures: int) -> int:
        """Latent frames that hold so many pictures: with stride 8, 1 -> 1, 9 -> 2, 25 -> 4; others raise ValueError."""
        whole, rest = divmod(pictures - 1, self.stride)
        if pictures < 1 or rest:
            raise ValueError(f"{pictures} frames are not {self.stride} * k + 1")
        return whole + 1

    def fits(self, pictures: int) -> int:
        """The shortest length on the grid that holds so many pictures: with stride 8, 2 -> 9, 9 -> 9, 10 -> 17."""
        return -(-(max(pictures, 1) - 1) // self.stride) * self.stride + 1

    def size_near(self, width: int, height: int, pixels: int) -> Size:
        """A size on the grid with about the aspect ratio of width x height and about so many pixels."""
        scale = (pixels / (width * height)) ** 0.5
        sides = [max(self.multiple, round(side * scale / self.multiple) * self.multiple) for side in (width, height)]
        return sides[0], sides[1]


@dataclass(frozen=True, eq=False)
class Pin:
    """A picture that a row of the window has to become, in pixels and in the family's own latents."""

    row: int
    picture: NDArray[np.uint8]  # [H, W, 3]
    latents: Latents  # [1, C, h, w]
    strength: float = 1.0
    own: bool = False  # a key that this family painted from the same asking, where nobody's picture was given


@dataclass(frozen=True, eq=False)
class Window:
    """One fixed-shape call: the frames to paint, what they have to follow, and the noise they come out of."""

    seen: Conditioning  # F rows
    size: Size
    pins: tuple[Pin, ...]
    noise: Latents  # [L, C, h, w], unit normal
    steps: int
    start: Latents | None = None  # latents to begin from instead of pure noise
    strength: float = 1.0  # how much of the way back to noise they go first, 0..1


@dataclass(frozen=True, eq=False)
class Step:
    """What can be seen between two steps."""

    step: int  # 1..steps
    steps: int
    denoised: Latents  # the model's present idea of the clean latents


OnStep = Callable[[Step], None]  # may raise Cancelled


def unseen(step: Step) -> None:
    """An ``OnStep`` for whom nobody looks."""


class Model(Protocol):
    """A family with its weights in memory. It knows nothing of documents, plans or stores."""

    calls: int  # network evaluations since it was loaded

    def encode(self, pictures: Pictures) -> Latents:
        """[N, H, W, 3] -> [N, C, h, w], every picture by itself."""
        ...

    def decode(self, latents: Latents, seen: Conditioning | None = None) -> Pictures:
        """[L, C, h, w] of one window -> [F, H, W, 3]. ``seen``, F rows, is what they were painted from, if they were."""
        ...

    def preview(self, latents: Latents) -> Pictures:
        """A cheap look at latents between two steps: [L, C, h, w] -> [L, any height, any width, 3]."""
        ...

    def paint(self, window: Window, on_step: OnStep) -> Latents:
        """[L, C, h, w] for the window. Calls on_step after every step."""
        ...


@dataclass(frozen=True)
class Family:
    """What can be said of a family without loading it."""

    name: str  # "pencil": the word in documents and on the command line
    title: str
    version: str  # raise it when the same request would paint other pixels
    abilities: Abilities
    grid: Grid
    draft_pixels: int  # about so many pixels in a draft's picture: 224 * 128
    draft_steps: int
    final_pixels: int  # in the refined picture, before the pixel upscaler
    final_steps: int
    final_strength: float  # how far the refine pass goes back to noise
    memory: int  # bytes the weights and a final window need, about
    find: Callable[[], Path | None]  # the folder with weights, None when there is none
    missing: str  # what to do when there is none, in plain words
    load: Callable[[Path, str], Model]  # folder, device ("cpu", "cuda") -> weights in memory
    rate: int = 0  # pictures a second that it was taught; finals fill in what a faster film asks for, 0: any will do
