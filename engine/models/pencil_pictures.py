"""Pencil's networks that see pictures: an autoencoder, the finisher that draws the lines, and the upscaler.

They are diffusers models (``save_pretrained`` / ``from_pretrained``, safetensors), so other tools can load them, but
they are built for a machine without a GPU: no normalisation in the autoencoder, and most of its work at an eighth of
the picture's size.
"""

from __future__ import annotations

from collections.abc import Sequence

import torch
import torch.nn.functional as F
from diffusers.configuration_utils import ConfigMixin, register_to_config
from diffusers.models.modeling_utils import ModelMixin
from torch import Tensor, nn


def conv(inputs: int, outputs: int, *, zero: bool = False, side: int = 3) -> nn.Conv2d:
    """A convolution that keeps the size; ``zero`` starts it out as silence, so that a new branch changes nothing."""
    layer = nn.Conv2d(inputs, outputs, side, padding=side // 2)
    if zero:
        nn.init.zeros_(layer.weight)
    if layer.bias is not None:
        nn.init.zeros_(layer.bias)
    return layer


class Residual(nn.Module):
    """Two convolutions beside an identity, without normalisation."""

    def __init__(self, channels: int):
        super().__init__()
        self.first = conv(channels, channels)
        self.second = conv(channels, channels, zero=True)

    def forward(self, h: Tensor) -> Tensor:
        return h + self.second(F.relu(self.first(F.relu(h))))


class Autoencoder(ModelMixin, ConfigMixin):
    """Pictures to latents an eighth of their size, and back."""

    @register_to_config
    def __init__(
        self,
        channels: int = 12,
        wide: int = 128,
        middle: int = 64,
        narrow: int = 32,
        latent_mean: Sequence[float] = (),
        latent_std: Sequence[float] = (),
    ):
        """``latent_mean`` and ``latent_std`` make latents of about unit variance."""
        super().__init__()
        self.encoder = nn.Sequential(
            nn.PixelUnshuffle(4),
            conv(48, middle),
            Residual(middle),
            nn.PixelUnshuffle(2),
            conv(middle * 4, wide, side=1),
            Residual(wide),
            Residual(wide),
            nn.ReLU(),
            conv(wide, channels * 2),
        )
        self.decoder = nn.Sequential(
            conv(channels, wide),
            Residual(wide),
            Residual(wide),
            Residual(wide),
            conv(wide, middle * 4, side=1),
            nn.PixelShuffle(2),
            Residual(middle),
            Residual(middle),
            conv(middle, narrow * 4, side=1),
            nn.PixelShuffle(2),
            Residual(narrow),
            nn.ReLU(),
            conv(narrow, 12),
            nn.PixelShuffle(2),
        )
        self.sketch = nn.Sequential(
            conv(channels, middle), Residual(middle), nn.ReLU(), conv(middle, 48), nn.PixelShuffle(4)
        )
        mean = torch.tensor(list(latent_mean) or [0.0] * channels).view(1, -1, 1, 1)
        std = torch.tensor(list(latent_std) or [1.0] * channels).view(1, -1, 1, 1)
        silent = {module.second for module in self.modules() if isinstance(module, Residual)}
        for module in self.modules():
            if isinstance(module, nn.Conv2d) and module not in silent:
                nn.init.orthogonal_(module.weight)  # keeps the signal's size on its way through, with no norms to do it
        self.register_buffer("mean", mean, persistent=False)
        self.register_buffer("std", std, persistent=False)

    def posterior(self, pictures: Tensor) -> tuple[Tensor, Tensor]:
        """[N, 3, H, W] in -1..1 -> mean and log variance of the raw latents, [N, C, H/8, W/8]."""
        mean, log_variance = self.encoder(pictures).float().chunk(2, dim=1)
        return mean, log_variance.clamp(-20, 10)

    def encode(self, pictures: Tensor) -> Tensor:
        """[N, 3, H, W] in -1..1 -> normalised latents [N, C, H/8, W/8]."""
        return (self.posterior(pictures)[0] - self.mean) / self.std

    def decode(self, latents: Tensor) -> Tensor:
        """Normalised latents -> pictures in about -1..1."""
        return self.draw(latents * self.std + self.mean)

    def draw(self, raw: Tensor) -> Tensor:
        """Raw latents -> pictures in about -1..1."""
        h = self.decoder[:-2](raw)
        with torch.autocast(raw.device.type, enabled=False):
            return self.decoder[-2:](h.float())  # half precision would leave steps in a clear sky

    def glimpse(self, latents: Tensor) -> Tensor:
        """A sketch of the picture at half its size, for a twentieth of the decoder's work: latents -> about -1..1."""
        return self.sketch(latents).float()


class Finisher(ModelMixin, ConfigMixin):
    """Draws into a painted picture what was asked for exactly: where edges, limbs and faces are, so that lines are lines.

    Latents hold an eighth of the size; a line that comes through them alone comes soft. Here it is drawn at the
    picture's own size, beside the blocking and the skeletons; a small U-Net at 1/2, 1/4 and 1/8 of it.
    """

    @register_to_config
    def __init__(self, width: int = 48, inner: int = 112, wide: int = 160, depth: int = 3):
        super().__init__()
        self.enter = nn.Sequential(conv(27, width), Residual(width))
        self.down = nn.Conv2d(width, inner, 3, stride=2, padding=1)
        self.middle = nn.Sequential(*(Residual(inner) for _ in range(depth)))
        self.deeper = nn.Sequential(
            nn.Conv2d(inner, wide, 3, stride=2, padding=1),
            *(Residual(wide) for _ in range(depth - 1)),
            nn.ReLU(),
            conv(wide, inner * 4, side=1),
            nn.PixelShuffle(2),
        )
        self.up = nn.Sequential(Residual(inner), nn.ReLU(), conv(inner, width * 4, side=1), nn.PixelShuffle(2))
        self.leave = nn.Sequential(Residual(width), nn.ReLU(), conv(width, 12, zero=True), nn.PixelShuffle(2))

    def forward(self, painted: Tensor, blocking: Tensor, limbs: Tensor) -> Tensor:
        """Pictures [N, 3, H, W] in -1..1, their blocking, and skeletons [N, 48, H / 8, W / 8] in 0..1 -> the pictures."""
        pair = [F.pixel_unshuffle(side, 2) for side in (painted, blocking)]
        h = self.enter(torch.cat([*pair, F.pixel_shuffle(limbs, 4)], dim=1))
        m = self.middle(self.down(h))
        h = h + self.up(m + self.deeper(m))
        return painted + self.leave(h).float()


class Upscaler(ModelMixin, ConfigMixin):
    """Pictures at twice their size: what interpolation cannot give back of lines and edges."""

    @register_to_config
    def __init__(self, width: int = 32, depth: int = 3):
        super().__init__()
        self.net = nn.Sequential(
            conv(3, width),
            *(Residual(width) for _ in range(depth)),
            nn.ReLU(),
            conv(width, 12, zero=True),
            nn.PixelShuffle(2),
        )

    def forward(self, pictures: Tensor) -> Tensor:
        """[N, 3, H, W] in -1..1 -> [N, 3, 2 H, 2 W]."""
        smooth = F.interpolate(pictures, scale_factor=2, mode="bicubic", align_corners=False)
        return smooth + self.net(pictures).float()
