"""Pencil's denoiser, which inbetweens: what it is shown, how it looks from frame to frame, and the way down from noise.

A diffusers model like the others, on latents an eighth of the picture's size.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields

import torch
import torch.nn.functional as F
from diffusers.configuration_utils import ConfigMixin, register_to_config
from diffusers.models.modeling_utils import ModelMixin
from torch import Tensor, nn

from engine.models.pencil_pictures import conv

LEFT = 0.1  # variance of the clean latents that the conditioning leaves open


@dataclass
class Shown:
    """What the denoiser is shown beside the noisy latents, for B clips of T frames. Zero everywhere means nothing."""

    blocking: Tensor  # [B, T, C, h, w] latents of the plain drawing
    presence: Tensor  # [B, T, 1, h, w] how closely the blocking is to be followed, place by place
    limbs: Tensor  # [B, T, 48, h, w] the skeletons drawn at half size, folded
    pins: Tensor  # [B, T, C, h, w] latents of the pinned pictures
    pinned: Tensor  # [B, T] how closely, 0: no pin
    words: Tensor  # [B, T, W] long, 0: none, 1: a word it never learned
    said: Tensor  # [B, T] how closely the words are to be followed
    manner: Tensor  # [B, 3] long: style, light, weather; 0: unsaid

    def each(self, change: Callable[[Tensor], Tensor]) -> Shown:
        """The same with every tensor changed: moved to a device, some of the clips taken."""
        return Shown(*(change(getattr(self, field.name)) for field in fields(self)))


class Distance(nn.Module):
    """How much a frame listens to another by how far ahead it is, for every head. Any distance will do."""

    def __init__(self, heads: int):
        super().__init__()
        self.net = nn.Sequential(nn.Linear(3, 32), nn.SiLU(), nn.Linear(32, heads))

    def forward(self, ahead: Tensor) -> Tensor:
        """[...] frames -> [..., heads]."""
        away = ahead.abs()
        return self.net(torch.stack([ahead / 8, away / 8, torch.log1p(away)], dim=-1)).float()


class Block(nn.Module):
    """Two convolutions told what time it is and what is wanted."""

    def __init__(self, inputs: int, outputs: int, told: int):
        super().__init__()
        self.norm = nn.GroupNorm(8, inputs)
        self.first = conv(inputs, outputs)
        self.told = nn.Linear(told, outputs * 2)
        self.middle = nn.GroupNorm(8, outputs)
        self.second = conv(outputs, outputs, zero=True)
        self.beside = conv(inputs, outputs, side=1) if inputs != outputs else nn.Identity()

    def forward(self, h: Tensor, told: Tensor) -> Tensor:
        """[BT, C, h, w], [BT, told]."""
        scale, shift = self.told(told)[..., None, None].chunk(2, dim=1)
        inner = self.first(F.silu(self.norm(h)))
        inner = self.second(F.silu(self.middle(inner) * (1 + scale) + shift))
        return self.beside(h) + inner


class Looking(nn.Module):
    """Every frame looks at itself and at the pinned frames, which is how a pin's people and colours reach the others."""

    def __init__(self, channels: int, heads: int):
        super().__init__()
        self.heads = heads
        self.norm = nn.GroupNorm(8, channels)
        self.where = nn.Linear(12, channels)
        self.query_key = nn.Linear(channels, channels * 2)
        self.value = nn.Linear(channels, channels)
        self.out = nn.Linear(channels, channels)
        self.distance = Distance(heads)
        nn.init.zeros_(self.out.weight)
        nn.init.zeros_(self.out.bias)

    def forward(self, h: Tensor, clips: int, rows: Tensor | None, valid: Tensor | None) -> Tensor:
        """[BT, C, h, w]; rows and valid [B, n]: which frames of each clip are pinned."""
        count, channels, height, width = h.shape
        frames = count // clips
        tokens = self.norm(h).flatten(2).transpose(1, 2)  # [BT, N, C]
        query, key = self.query_key(tokens + self.where(places(height, width, h))).chunk(2, dim=-1)
        value = self.value(tokens)
        bias: Tensor | None = None
        if rows is not None and valid is not None:
            size = height * width
            at = rows[:, :, None, None].expand(-1, -1, size, channels)

            def with_pins(own: Tensor) -> Tensor:
                pinned = own.view(clips, frames, size, channels).gather(1, at).flatten(1, 2)  # [B, nN, C]
                return torch.cat([own, pinned.repeat_interleave(frames, dim=0)], dim=1)

            key, value = with_pins(key), with_pins(value)
            ahead = rows[:, None] - torch.arange(frames, device=h.device)[None, :, None]  # [B, T, n]
            heard = self.distance(ahead.float()).masked_fill(~valid[:, None, :, None], -1e4)
            heard = heard.flatten(0, 1).transpose(1, 2).repeat_interleave(size, dim=2)  # [BT, heads, nN]
            bias = F.pad(heard, (size, 0))[:, :, None].to(query.dtype).expand(-1, -1, size, -1)
        mixed = F.scaled_dot_product_attention(
            *(split(part, self.heads) for part in (query, key, value)), attn_mask=bias
        )
        return h + self.out(mixed.transpose(1, 2).flatten(2)).transpose(1, 2).reshape(h.shape)


class Listening(nn.Module):
    """Every place of the picture listens to the same place in the other frames."""

    def __init__(self, channels: int, heads: int):
        super().__init__()
        self.heads = heads
        self.norm = nn.GroupNorm(8, channels)
        self.query_key_value = nn.Linear(channels, channels * 3)
        self.out = nn.Linear(channels, channels)
        self.distance = Distance(heads)
        nn.init.zeros_(self.out.weight)
        nn.init.zeros_(self.out.bias)

    def forward(self, h: Tensor, clips: int) -> Tensor:
        count, channels, _height, _width = h.shape
        frames = count // clips
        if frames == 1:
            return h
        tokens = self.norm(h).view(clips, frames, channels, -1).permute(0, 3, 1, 2).flatten(0, 1)  # [BN, T, C]
        query, key, value = (split(part, self.heads) for part in self.query_key_value(tokens).chunk(3, dim=-1))
        at = torch.arange(frames, device=h.device)
        bias = self.distance((at[None] - at[:, None]).float()).permute(2, 0, 1)[None].to(query.dtype)
        mixed = F.scaled_dot_product_attention(query, key, value, attn_mask=bias.expand(len(tokens), -1, -1, -1))
        mixed = self.out(mixed.transpose(1, 2).flatten(2))
        return h + mixed.view(clips, -1, frames, channels).permute(0, 2, 3, 1).reshape(h.shape)


class Passing(nn.Module):
    """Every frame takes over something of the frames just before and after it, place by place."""

    def __init__(self, channels: int):
        super().__init__()
        self.norm = nn.GroupNorm(8, channels)
        self.mix = conv(channels * 3, channels, zero=True, side=1)

    def forward(self, h: Tensor, clips: int) -> Tensor:
        if len(h) == clips:
            return h
        inner = F.silu(self.norm(h)).unflatten(0, (clips, -1))
        before = torch.cat([inner[:, :1], inner[:, :-1]], dim=1)
        after = torch.cat([inner[:, 1:], inner[:, -1:]], dim=1)
        return h + self.mix(torch.cat([before, inner, after], dim=2).flatten(0, 1))


class Denoiser(ModelMixin, ConfigMixin):
    """Noisy latents and what is wanted -> clean latents; any number of frames, any size."""

    @register_to_config
    def __init__(
        self,
        channels: int = 12,
        widths: Sequence[int] = (96, 160, 224),
        heads: int = 4,
        hidden: int = 256,
        limbs: int = 48,
        vocabulary: int = 128,
    ):
        """``vocabulary`` counts the words with its two places for no word and an unknown one."""
        super().__init__()
        fine, middle, coarse = widths
        inputs = channels * 3 + 2 + limbs + 2 * (2 * channels + 1)
        self.words = nn.Embedding(vocabulary, hidden, padding_idx=0)
        self.manner = nn.Embedding(15, hidden)  # five of each, the first of them for unsaid
        self.time = nn.Sequential(nn.Linear(32, hidden), nn.SiLU(), nn.Linear(hidden, hidden))
        self.meaning = nn.Sequential(
            nn.LayerNorm(hidden), nn.Linear(hidden, hidden), nn.SiLU(), nn.Linear(hidden, hidden)
        )
        self.enter = conv(inputs, fine)
        self.through = conv(inputs, channels, zero=True, side=1)
        self.fine_in = nn.ModuleList([Block(fine, fine, hidden), Block(fine, fine, hidden)])
        self.to_middle = nn.Conv2d(fine, middle, 3, stride=2, padding=1)
        self.middle_in = nn.ModuleList([Block(middle, middle, hidden), Block(middle, middle, hidden)])
        self.to_coarse = nn.Conv2d(middle, coarse, 3, stride=2, padding=1)
        self.coarse = nn.ModuleList([Block(coarse, coarse, hidden), Block(coarse, coarse, hidden)])
        self.middle_out = nn.ModuleList([Block(middle + coarse, middle, hidden), Block(middle, middle, hidden)])
        self.fine_out = nn.ModuleList([Block(fine + middle, fine, hidden), Block(fine, fine, hidden)])
        self.looking = nn.ModuleList([Looking(width, heads) for width in (middle, coarse, middle)])
        self.listening = nn.ModuleList([Listening(width, heads) for width in (middle, coarse, middle)])
        self.passing = nn.ModuleList([Passing(fine), Passing(fine)])
        self.leave = nn.Sequential(nn.GroupNorm(8, fine), nn.SiLU(), conv(fine, channels, zero=True))
        self.tint = nn.Linear(hidden, channels * channels)
        nn.init.zeros_(self.tint.weight)
        nn.init.zeros_(self.tint.bias)
        nn.init.normal_(self.words.weight, std=0.2)
        nn.init.normal_(self.manner.weight, std=0.2)

    def forward(self, x: Tensor, t: Tensor, shown: Shown) -> Tensor:
        """x [B, T, C, h, w] on the path (1 - t) clean + t noise, t [B] in 0..1 -> clean latents, the same shape."""
        keep, turn = balance(t[:, None, None, None, None])
        return keep * x + turn * self.unbalanced(x, t, shown)

    def unbalanced(self, x: Tensor, t: Tensor, shown: Shown) -> Tensor:
        """What the network itself answers; see ``balance``."""
        clips, frames, _, height, width = x.shape
        scaled = x / ((1 - t) ** 2 + t**2).sqrt()[:, None, None, None, None]
        pinned = shown.pinned[:, :, None, None, None]
        blocking = shown.blocking * shown.presence
        inputs = [
            scaled,
            blocking,
            shown.presence,
            shown.pins * pinned,
            pinned.expand(-1, -1, 1, height, width),
            shown.limbs,
            beside_pins(shown, blocking),
        ]
        h = torch.cat(inputs, dim=2).flatten(0, 1)
        told = self.told(t, shown)
        rows, valid = pinned_rows(shown.pinned)
        # What a style does to flat colours is one matrix: to keep them as they are must not have to be learned by the rest.
        tints = self.tint(told).unflatten(1, (blocking.shape[2], -1))
        out = self.through(h) + torch.einsum("nij,njhw->nihw", tints, blocking.flatten(0, 1).to(tints.dtype))
        h = self.enter(h)
        for block in self.fine_in:
            h = block(h, told)
        h = fine = self.passing[0](h, clips)
        h = self.to_middle(h)
        for block in self.middle_in:
            h = block(h, told)
        h = middle = self.listening[0](self.looking[0](h, clips, rows, valid), clips)
        h = self.coarse[0](self.to_coarse(h), told)
        h = self.listening[1](self.looking[1](h, clips, rows, valid), clips)
        h = self.coarse[1](h, told)
        h = torch.cat([middle, F.interpolate(h, size=middle.shape[-2:])], dim=1)
        for block in self.middle_out:
            h = block(h, told)
        h = self.listening[2](self.looking[2](h, clips, rows, valid), clips)
        h = torch.cat([fine, F.interpolate(h, size=fine.shape[-2:])], dim=1)
        for block in self.fine_out:
            h = block(h, told)
        h = self.passing[1](h, clips)
        return (self.leave(h) + out).float().unflatten(0, (clips, frames))

    def told(self, t: Tensor, shown: Shown) -> Tensor:
        """Time, words and manner as one vector a frame, [BT, told]."""
        waves = 2.0 ** torch.arange(16, device=t.device) * 0.25
        angles = t[:, None] * waves * math.pi / 8
        time = self.time(torch.cat([angles.sin(), angles.cos()], dim=-1))  # [B, told]
        heard = self.words(shown.words)  # [B, T, W, told]
        count = (shown.words > 0).sum(dim=-1, keepdim=True).clamp(min=1)
        meaning = self.meaning(heard.sum(dim=2) / count.sqrt()) * shown.said[..., None]
        manner = self.manner(shown.manner + torch.arange(3, device=t.device) * 5).sum(dim=1)  # [B, told]
        return F.silu((time + manner)[:, None] + meaning).flatten(0, 1)


def balance(t: Tensor) -> tuple[Tensor, Tensor]:
    """Clean = keep * x + turn * answer, where the answer is the picture that is to be expected.

    The blocking says nearly everything, so little variance is left in the clean latents once it is known. With the
    preconditioning of Karras et al. 2022 for that variance instead of the data's whole one, the network never has to
    hand the noise through itself; with the whole one it learned that far too slowly.
    """
    left = LEFT * (1 - t)
    keep = left / (left * (1 - t) + t**2)
    return keep, 1 - keep * (1 - t)


def pinned_rows(pinned: Tensor) -> tuple[Tensor | None, Tensor | None]:
    """[B, T] strengths -> the pinned rows of every clip [B, n] and which of them are real, or None without pins."""
    most = int((pinned > 0).sum(dim=1).max()) if pinned.shape[1] > 1 else 0
    if not most:
        return None, None
    strength, rows = pinned.topk(most, dim=1)
    return rows, strength > 0


def beside_pins(shown: Shown, blocking: Tensor) -> Tensor:
    """The nearest pinned picture before and after every frame, each with its own blocking and how near it is.

    [B, T, 2 (2 C + 1), h, w]. What a pin has that its blocking has not, a frame with the same blocking should have too:
    attention finds what moved, and this hands over what stayed, so that a pinned frame's neighbour does not pop.
    """
    clips, frames, channels, height, width = blocking.shape
    if frames == 1 or not bool((shown.pinned > 0).any()):
        return blocking.new_zeros(clips, frames, 2 * (2 * channels + 1), height, width)
    at = torch.arange(frames, device=blocking.device)
    given = shown.pinned > 0
    before = torch.where(given, at, -frames * 8).cummax(dim=1).values
    after = torch.where(given, at, frames * 8).flip(1).cummin(dim=1).values.flip(1)
    parts: list[Tensor] = []
    for nearest in (before, after):
        known = (nearest >= 0) & (nearest < frames)
        row = nearest.clamp(0, frames - 1)
        strength = shown.pinned.gather(1, row) * known
        near = (strength / (1 + (nearest - at).abs() / 4))[:, :, None, None, None]
        pick = row[:, :, None, None, None].expand_as(blocking)
        heard = strength[:, :, None, None, None]
        parts += [shown.pins.gather(1, pick) * heard, blocking.gather(1, pick) * heard]
        parts.append(near.expand(-1, -1, 1, height, width))
    return torch.cat(parts, dim=2)


def places(height: int, width: int, like: Tensor) -> Tensor:
    """[N, 12] waves over the picture, by which tokens know where they are."""
    y, x = torch.meshgrid(
        torch.linspace(0, 1, height, device=like.device), torch.linspace(0, 1, width, device=like.device), indexing="ij"
    )
    angles = torch.stack([x, y], dim=-1).flatten(0, 1)[..., None] * torch.tensor([1.0, 2.0, 4.0], device=like.device)
    angles = angles.flatten(1) * math.pi
    return torch.cat([angles.sin(), angles.cos()], dim=-1)


def split(tokens: Tensor, heads: int) -> Tensor:
    """[B, N, C] -> [B, heads, N, C / heads]."""
    return tokens.unflatten(-1, (heads, -1)).transpose(1, 2)


def way_down(steps: int, highest: float = 1.0) -> list[float]:
    """The noise at the start of every step and at the end of the last: ``steps + 1`` times from highest to 0."""
    return [highest * (1 - step / steps) for step in range(steps)] + [0.0]


def sample(
    net: Denoiser,
    x: Tensor,
    shown: Shown,
    times: Sequence[float],
    seen: Callable[[int, Tensor], None] = lambda step, clean: None,
) -> Tensor:
    """Euler's way from x at times[0] down to clean latents; ``seen`` is shown the clean idea after every step.

    A pin of strength s holds its frame from pure noise until the noise is down to 1 - s: at 1 the frame becomes the
    pinned latents exactly, at a half it begins there and is finished freely.
    """
    clean = x
    for step, (now, then) in enumerate(itertools.pairwise(times), start=1):
        clean = net(x, torch.full((len(x),), now, device=x.device), shown)
        held = (shown.pinned > 0) & (shown.pinned >= 1 - now + 1e-6)
        clean = torch.where(held[:, :, None, None, None], shown.pins, clean)
        noise = (x - (1 - now) * clean) / now
        x = (1 - then) * clean + then * noise
        seen(step, clean)
    return clean
