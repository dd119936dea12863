"""Enlargers that a person brings as one .safetensors file, as they are shared: two plain networks, known by their keys.

*Residual in residual dense blocks* are those of ESRGAN (Wang et al., 1809.00219) and Real-ESRGAN (2107.10833); the
*compact* network is a row of convolutions with its input laid over its output (SRVGGNet, of Real-ESRGAN as well). Which
of the two a file holds, how wide and how deep it is and by how much it enlarges is read from its tensors.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from engine.models.base import Pictures
from engine.values.errors import InbetweenerError
from engine.values.settings import model_folders

if TYPE_CHECKING:
    import torch
    from torch import Tensor

FOLDER = "upscalers"  # within the folders of weights
# names that the first ESRGAN gave its layers -> those that are used since
_FIRST = (
    (r"^model\.0\.", "conv_first."),
    (r"^model\.1\.sub\.(\d+)\.RDB(\d)\.conv(\d)\.0\.", r"body.\1.rdb\2.conv\3."),
    (r"^model\.1\.sub\.\d+\.(weight|bias)", r"conv_body.\1"),
    (r"^model\.3\.", "conv_up1."),
    (r"^model\.6\.", "conv_up2."),
    (r"^model\.8\.", "conv_hr."),
    (r"^model\.10\.", "conv_last."),
)


def upscaler_files() -> dict[str, Path]:
    """The enlargers on this computer by their names: the .safetensors files in the folder ``upscalers``."""
    found: dict[str, Path] = {}
    for folder in model_folders():
        for path in sorted((folder / FOLDER).glob("*.safetensors")):
            found.setdefault(path.stem, path)
    return found


def open_upscaler(name: str, device: str = "cpu") -> Upscaler:
    """The enlarger of this name, in memory."""
    path = upscaler_files().get(name)
    if path is None:
        there = ", ".join(upscaler_files()) or "there are none"
        raise InbetweenerError(
            f"The enlarger “{name}” is not on this computer.",
            f"Put {name}.safetensors into the folder models/{FOLDER}, or choose another: {there}.",
        )
    return Upscaler(path, device)


class Upscaler:
    """An enlarger with its weights in memory. ``times`` is by how much it enlarges each side."""

    def __init__(self, path: Path, device: str = "cpu"):
        from safetensors import SafetensorError
        from safetensors.torch import load_file

        try:
            weights = load_file(path, device)
        except (SafetensorError, OSError, ValueError) as error:
            raise InbetweenerError(f"{path.name} is damaged and cannot be read.", "Get the file again.") from error
        weights = _named({name: tensor.float() for name, tensor in weights.items()})
        if "conv_first.weight" in weights and "conv_last.weight" in weights:
            self._net = _Dense(weights)
        elif "body.0.weight" in weights and weights["body.0.weight"].ndim == 4:
            self._net = _Compact(weights)
        else:
            raise InbetweenerError(
                f"{path.name} holds a network of another kind than those that can be used here.",
                "Enlargers built as ESRGAN, Real-ESRGAN or its compact form can.",
            )
        self.device, self.times = device, self._net.times

    def upscale(self, pictures: Pictures) -> Pictures:
        """[N, H, W, 3] -> [N, times H, times W, 3]."""
        import torch

        made: list[Pictures] = []
        with torch.inference_mode():
            for picture in pictures:  # one by one: these networks are large
                x = torch.from_numpy(np.ascontiguousarray(picture)).to(self.device).permute(2, 0, 1)[None] / 255
                y = self._net(x).clamp(0, 1)
                made.append((y[0].permute(1, 2, 0) * 255).round().byte().cpu().numpy())
        return np.stack(made)


def _named(weights: dict[str, Tensor]) -> dict[str, Tensor]:
    """The tensors under the names that are used since, whatever they were wrapped in."""
    for wrapping in ("params_ema.", "params.", "module.", "netG."):
        weights = {name.removeprefix(wrapping): tensor for name, tensor in weights.items()}
    if "model.0.weight" not in weights:
        return weights
    named: dict[str, Tensor] = {}
    for name, tensor in weights.items():
        for old, new in _FIRST:
            changed = re.sub(old, new, name)
            if changed != name:
                named[changed] = tensor
                break
    return named


class _Dense:
    """Dense blocks within residual blocks, then nearest enlargement with a convolution after each doubling."""

    def __init__(self, weights: dict[str, Tensor]):
        self.weights = weights
        self.blocks = 1 + max(int(name.split(".")[1]) for name in weights if re.match(r"body\.\d+\.rdb", name))
        folded = weights["conv_first.weight"].shape[1] // weights["conv_last.weight"].shape[0]
        self.fold = {1: 1, 4: 2, 16: 4}[int(folded)]  # the picture's pixels that are folded into channels at first
        self.doublings = 2 if "conv_up2.weight" in weights else 1
        self.times = 2**self.doublings // self.fold

    def __call__(self, x: Tensor) -> Tensor:
        import torch.nn.functional as F

        height, width = x.shape[-2:]
        if self.fold > 1:
            x = F.pad(x, (0, -width % self.fold, 0, -height % self.fold), mode="replicate")
            x = F.pixel_unshuffle(x, self.fold)
        first = self.conv("conv_first", x)
        h = first
        for block in range(self.blocks):
            h = self.block(f"body.{block}", h)
        h = first + self.conv("conv_body", h)
        for doubling in range(1, self.doublings + 1):
            h = _leaky(self.conv(f"conv_up{doubling}", F.interpolate(h, scale_factor=2, mode="nearest")))
        if "conv_hr.weight" in self.weights:
            h = _leaky(self.conv("conv_hr", h))
        return self.conv("conv_last", h)[..., : height * self.times, : width * self.times]

    def conv(self, name: str, x: Tensor) -> Tensor:
        import torch.nn.functional as F

        return F.conv2d(x, self.weights[f"{name}.weight"], self.weights[f"{name}.bias"], padding=1)

    def block(self, name: str, x: Tensor) -> Tensor:
        import torch

        h = x
        for dense in (1, 2, 3):
            seen = h
            for conv in (1, 2, 3, 4):
                seen = torch.cat([seen, _leaky(self.conv(f"{name}.rdb{dense}.conv{conv}", seen))], 1)
            h = h + 0.2 * self.conv(f"{name}.rdb{dense}.conv5", seen)
        return x + 0.2 * h


class _Compact:
    """A row of convolutions at the picture's own size, unfolded at last over the picture enlarged."""

    def __init__(self, weights: dict[str, Tensor]):
        self.weights = weights
        self.layers = sorted({int(name.split(".")[1]) for name in weights if name.startswith("body.")})
        last = weights[f"body.{self.layers[-1]}.weight"]
        self.times = round((last.shape[0] // 3) ** 0.5)

    def __call__(self, x: Tensor) -> Tensor:
        import torch.nn.functional as F

        h = x
        for layer in self.layers:
            weight = self.weights[f"body.{layer}.weight"]
            if weight.ndim == 1:
                h = F.prelu(h, weight)
            else:
                h = F.conv2d(h, weight, self.weights[f"body.{layer}.bias"], padding=1)
        return F.pixel_shuffle(h, self.times) + F.interpolate(x, scale_factor=self.times, mode="nearest")


def _leaky(x: torch.Tensor) -> torch.Tensor:
    import torch.nn.functional as F

    return F.leaky_relu(x, 0.2)
