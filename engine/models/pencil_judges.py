"""Two small readers of Pencil's world that judge what Pencil paints: where joints are, and what is in a picture.

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

from engine.models.pencil_nets import conv

Image = NDArray[np.uint8]  # [H, W, 3]
Float = NDArray[np.float32]

CROP = 96  # pixels of a crop's side
CELLS = 24  # of a crop's side, in which a joint is looked for
ROOM = 1.3  # a crop's side, in longest sides of the figure


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
    """What a picture reader makes of N pictures, all as logits."""

    parts: Tensor  # [N, 3, H / 2, W / 2]: background, people, things
    place: Tensor  # [N, places]
    light: Tensor  # [N, 4]
    weather: Tensor  # [N, 4]
    style: Tensor  # [N, 4]
    props: Tensor  # [N, kinds], each on its own


class PictureReader(ModelMixin, ConfigMixin):
    """Whole pictures -> what each pixel belongs to, and which place, light, weather, style and things are to be seen."""

    @register_to_config
    def __init__(self, places: Sequence[str] = (), kinds: Sequence[str] = (), widths: Sequence[int] = (64, 96, 144)):
        """``places`` and ``kinds`` name what is told apart, one noun for each drawing."""
        super().__init__()
        fine, middle, coarse = widths
        self.enter = nn.Sequential(nn.PixelUnshuffle(4), Layer(48, fine))
        self.middle = nn.Sequential(Layer(fine, middle, 2), Layer(middle, middle))
        self.coarse = nn.Sequential(Layer(middle, coarse, 2), Layer(coarse, coarse), Layer(coarse, coarse))
        self.middle_out = Layer(middle + coarse, middle)
        self.fine_out = Layer(fine + middle, fine)
        self.parts = nn.Sequential(conv(fine, 12), nn.PixelShuffle(2))
        self.sizes = [len(places), 4, 4, 4, len(kinds)]
        self.told = nn.Sequential(nn.Linear(2 * (fine + coarse), 256), nn.SiLU(), nn.Linear(256, sum(self.sizes)))

    def forward(self, pictures: Tensor) -> Reading:
        """[N, 3, H, W] in -1..1; sides in multiples of 16."""
        fine = self.enter(pictures)
        middle = self.middle(fine)
        coarse = self.coarse(middle)
        h = self.middle_out(torch.cat([middle, F.interpolate(coarse, size=middle.shape[-2:])], dim=1))
        h = self.fine_out(torch.cat([fine, F.interpolate(h, size=fine.shape[-2:])], dim=1))
        pooled = [pool for part in (fine, coarse) for pool in (part.mean(dim=(2, 3)), part.amax(dim=(2, 3)))]
        return Reading(self.parts(h), *self.told(torch.cat(pooled, dim=1)).split(self.sizes, dim=1))


@dataclass(frozen=True)
class Judges:
    """Both readers, from a folder."""

    joints: JointReader
    pictures: PictureReader

    @classmethod
    def load(cls, folder: Path) -> Judges:
        def net(kind: Any, name: str) -> Any:
            read = kind.from_pretrained(folder / name, torch_dtype=torch.float32, low_cpu_mem_usage=False)
            return read.eval().requires_grad_(False)

        return cls(cast(JointReader, net(JointReader, "joints")), cast(PictureReader, net(PictureReader, "pictures")))

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
        """[N, H, W, 3] -> see ``PictureReader``."""
        return self.pictures(tones(pictures))


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


def cut(picture: Image, at: Float) -> Image:
    """The square (left, top, side) of a picture at the size of a crop; grey beyond the picture's edges."""
    left, top, side = at.tolist()
    scale = CROP / side
    way = np.array([[scale, 0, -left * scale], [0, scale, -top * scale]], np.float64)
    crop = cv2.warpAffine(picture, way, (CROP, CROP), flags=cv2.INTER_AREA, borderValue=(128, 128, 128))
    return np.asarray(crop, np.uint8)


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
