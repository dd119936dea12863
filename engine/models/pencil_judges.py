"""Three small readers of Pencil's world that judge what Pencil paints: where joints are, what a thing is and where its
edges run, and which place, light, weather and style a picture shows.

They learned from true frames alone and never saw a painted one, so Pencil cannot have learned to please them. What they
say holds for the drawn world only.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

import cv2
import numpy as np
import torch
import torch.nn.functional as F
from diffusers.configuration_utils import ConfigMixin, register_to_config
from diffusers.models.modeling_utils import ModelMixin
from numpy.typing import NDArray
from torch import Tensor, nn

from engine.models.pencil_pictures import conv

Image = NDArray[np.uint8]  # [H, W, 3]
Float = NDArray[np.float32]

CROP = 96  # pixels of the side of a figure's crop
CELLS = 24  # of a crop's side, in which a joint is looked for
ROOM = 1.3  # a crop's side, in longest sides of what it shows
THING = 64  # pixels of the side of a thing's crop
SHAPE = 32  # cells of a side in which its shape is told
BANDS = 4  # of a picture, from its top to its bottom


class Layer(nn.Module):
    """Two normalised convolutions beside an identity; ``stride`` 2 halves the size first."""

    def __init__(self, inputs: int, outputs: int, stride: int = 1):
        super().__init__()
        self.enter = nn.Conv2d(inputs, outputs, 3, stride=stride, padding=1)
        self.first = conv(outputs, outputs)
        self.second = conv(outputs, outputs, zero=True)
        self.norms = nn.ModuleList([nn.GroupNorm(8, outputs), nn.GroupNorm(8, outputs)])

    def forward(self, h: Tensor) -> Tensor:
        h = self.enter(h)
        inner = self.first(F.silu(self.norms[0](h)))
        return h + self.second(F.silu(self.norms[1](inner)))


class JointReader(ModelMixin, ConfigMixin):
    """Crops of one figure each -> for every joint how likely each cell of the crop holds it."""

    @register_to_config
    def __init__(self, widths: Sequence[int] = (48, 80, 128)):
        super().__init__()
        fine, middle, coarse = widths
        self.enter = nn.Sequential(nn.PixelUnshuffle(2), Layer(12, fine))
        self.fine = Layer(fine, middle, 2)
        self.middle = Layer(middle, coarse, 2)
        self.coarse = nn.Sequential(Layer(coarse, coarse, 2), Layer(coarse, coarse))
        self.middle_out = Layer(coarse * 2, middle)
        self.fine_out = Layer(middle * 2, middle)
        self.leave = conv(middle, 18)

    def forward(self, crops: Tensor) -> Tensor:
        """[N, 3, 96, 96] in -1..1 -> [N, 18, 24, 24] logits."""
        fine = self.fine(self.enter(crops))
        middle = self.middle(fine)
        h = F.interpolate(self.coarse(middle), size=middle.shape[-2:])
        h = self.middle_out(torch.cat([middle, h], dim=1))
        h = self.fine_out(torch.cat([fine, F.interpolate(h, size=fine.shape[-2:])], dim=1))
        return self.leave(h)


@dataclass
class Reading:
    """What a scene reader makes of N pictures, all as logits."""

    place: Tensor  # [N, places]
    light: Tensor  # [N, 4]
    weather: Tensor  # [N, 4]
    style: Tensor  # [N, 4]


class SceneReader(ModelMixin, ConfigMixin):
    """Whole pictures -> which place, light, weather and style are to be seen."""

    @register_to_config
    def __init__(self, places: Sequence[str] = (), widths: Sequence[int] = (48, 96, 144)):
        """``places`` names what is told apart, one noun for each drawing."""
        super().__init__()
        fine, middle, coarse = widths
        self.enter = nn.Sequential(nn.PixelUnshuffle(4), Layer(48, fine))
        self.middle = nn.Sequential(Layer(fine, middle, 2), Layer(middle, middle))
        self.coarse = nn.Sequential(Layer(middle, coarse, 2), Layer(coarse, coarse), Layer(coarse, coarse))
        self.sizes = [len(places), 4, 4, 4]
        self.told = nn.Sequential(
            nn.Linear(2 * fine + (2 + BANDS) * coarse, 256), nn.SiLU(), nn.Linear(256, sum(self.sizes))
        )

    def forward(self, pictures: Tensor) -> Reading:
        """[N, 3, H, W] in -1..1; sides in multiples of 16."""
        fine = self.enter(pictures)
        coarse = self.coarse(self.middle(fine))
        pooled = [pool for part in (fine, coarse) for pool in (part.mean(dim=(2, 3)), part.amax(dim=(2, 3)))]
        bands = F.adaptive_avg_pool2d(coarse, (BANDS, 1)).flatten(1)  # what is above what: sky, houses, ground
        return Reading(*self.told(torch.cat([*pooled, bands], dim=1)).split(self.sizes, dim=1))


class ThingReader(ModelMixin, ConfigMixin):
    """Crops of one thing or figure each -> what it is, and which part of the crop it fills."""

    @register_to_config
    def __init__(self, kinds: Sequence[str] = (), widths: Sequence[int] = (32, 64, 96, 128)):
        """``kinds`` names what is told apart, one noun for each drawing; what comes before the first is a person."""
        super().__init__()
        first, second, third, fourth = widths
        self.enter = nn.Sequential(nn.PixelUnshuffle(2), Layer(12, first))
        self.second = Layer(first, second, 2)
        self.third = Layer(second, third, 2)
        self.fourth = nn.Sequential(Layer(third, fourth, 2), Layer(fourth, fourth))
        self.third_out = Layer(third + fourth, third)
        self.second_out = Layer(second + third, second)
        self.first_out = Layer(first + second, first)
        self.shape = conv(first, 1)
        self.kind = nn.Sequential(nn.Linear(2 * (third + fourth), 128), nn.SiLU(), nn.Linear(128, 1 + len(kinds)))

    def forward(self, crops: Tensor) -> tuple[Tensor, Tensor]:
        """[N, 3, 64, 64] in -1..1 -> [N, 1 + kinds] and [N, 32, 32], logits."""
        first = self.enter(crops)
        second = self.second(first)
        third = self.third(second)
        h = self.fourth(third)
        pooled = [pool for part in (third, h) for pool in (part.mean(dim=(2, 3)), part.amax(dim=(2, 3)))]
        for leave, beside in ((self.third_out, third), (self.second_out, second), (self.first_out, first)):
            h = leave(torch.cat([beside, F.interpolate(h, size=beside.shape[-2:])], dim=1))
        return self.kind(torch.cat(pooled, dim=1)), self.shape(h)[:, 0]


@dataclass(frozen=True)
class Judges:
    """The readers, from a folder."""

    joints: JointReader
    things: ThingReader
    scenes: SceneReader

    @classmethod
    def load(cls, folder: Path) -> Judges:
        def net(kind: Any, name: str) -> Any:
            read = kind.from_pretrained(folder / name, torch_dtype=torch.float32, low_cpu_mem_usage=False)
            return read.eval().requires_grad_(False)

        return cls(net(JointReader, "joints"), net(ThingReader, "things"), net(SceneReader, "scenes"))

    @torch.inference_mode()
    def read_joints(self, picture: Image, poses: Float, confidence: Float) -> Float:
        """Where the joints of the figures [P, 18, 2] that were asked for are to be seen: the same shape, shares of the frame.

        A figure is looked for around where it was asked for; one without known joints comes back as it was.
        """
        found = poses.copy()
        height, width = picture.shape[:2]
        squares = [
            square(pose * (width, height), sure, (width, height)) for pose, sure in zip(poses, confidence, strict=True)
        ]
        known = [index for index, at in enumerate(squares) if at is not None]
        if known:
            crops = np.stack([cut(picture, cast(Float, squares[index])) for index in known])
            for index, cells in zip(known, places_of(self.joints(tones(crops))).numpy(), strict=True):
                left, top, side = cast(Float, squares[index])
                found[index] = (cells * side + (left, top)) / (width, height)
        return found

    @torch.inference_mode()
    def read(self, pictures: Image) -> Reading:
        """[N, H, W, 3] -> see ``SceneReader``."""
        return self.scenes(tones(pictures))

    @torch.inference_mode()
    def read_things(self, picture: Image, squares: Sequence[Float]) -> tuple[NDArray[np.int64], NDArray[np.bool_]]:
        """What is to be seen in each square (left, top, side) of a picture: [N] 0 for a person and 1 + kind for a thing,
        and the [N, 32, 32] cells of the square that it fills.
        """
        crops = np.stack([cut(picture, at, THING) for at in squares])
        kinds, shapes = self.things(tones(crops))
        return kinds.argmax(dim=1).numpy(), (shapes > 0).numpy()


def square(joints: Float, confidence: Float, size: tuple[int, int]) -> Float | None:
    """(left, top, side) of the crop around what the frame shows of a figure's joints [18, 2], in pixels.

    None when that is less than four joints.
    """
    known = joints[(confidence > 0.05) & ((joints >= 0) & (joints < size)).all(axis=1)]
    if len(known) < 4:
        return None
    low, high = known.min(axis=0), known.max(axis=0)
    side = max(12.0, ROOM * float((high - low).max()))
    left, top = (low + high) / 2 - side / 2
    return np.array([left, top, side], np.float32)


def around(mask: NDArray[np.bool_]) -> Float:
    """(left, top, side) of the square around what a mask [H, W] shows, in pixels."""
    columns, lines = np.flatnonzero(mask.any(axis=0)), np.flatnonzero(mask.any(axis=1))
    low, high = np.array([columns[0], lines[0]]), np.array([columns[-1] + 1, lines[-1] + 1])
    side = max(12.0, ROOM * float((high - low).max()))
    left, top = (low + high) / 2 - side / 2
    return np.array([left, top, side], np.float32)


def cut(picture: Image, at: Float, crop: int = CROP) -> Image:
    """The square (left, top, side) of a picture [H, W, 3] at the size of a crop; grey beyond the picture's edges."""
    return _cut(picture, at, crop, (128, 128, 128))


def cut_shape(mask: NDArray[np.bool_], at: Float) -> NDArray[np.bool_]:
    """[32, 32]: which cells of the square (left, top, side) of a mask [H, W] are filled, at least by half."""
    return _cut(mask.astype(np.uint8) * 255, at, SHAPE, (0,)) > 127


def _cut(picture: Image, at: Float, crop: int, beyond: Sequence[int]) -> Image:
    left, top, side = at.tolist()
    scale = crop / side
    way = np.array([[scale, 0, -left * scale], [0, scale, -top * scale]], np.float64)
    return np.asarray(cv2.warpAffine(picture, way, (crop, crop), flags=cv2.INTER_AREA, borderValue=beyond), np.uint8)


def tones(pictures: Image) -> Tensor:
    """[N, H, W, 3] of bytes -> [N, 3, H, W] in -1..1."""
    return torch.from_numpy(np.ascontiguousarray(pictures)).permute(0, 3, 1, 2).float() / 127.5 - 1


def places_of(logits: Tensor) -> Tensor:
    """[N, 18, 24, 24] -> [N, 18, 2]: x, y as shares of the crop, the mean of what is around the likeliest cell."""
    height, width = logits.shape[2:]
    likely = logits.flatten(2).softmax(dim=2)
    best = likely.argmax(dim=2)
    y, x = torch.meshgrid(torch.arange(height), torch.arange(width), indexing="ij")
    cells = torch.stack([x.flatten(), y.flatten()], dim=1).float()  # [NN, 2]
    near = (cells[None, None] - cells[best][:, :, None]).abs().amax(dim=3) <= 1.5
    weights = likely * near
    weights = weights / weights.sum(dim=2, keepdim=True)
    return (weights @ cells + 0.5) / torch.tensor([width, height])
