"""LTX-Video in memory: the classes of diffusers' ``LTXConditionPipeline``, with our own noise and our own steps.

The pipeline draws its noise itself, so that a frame would look different in another window. The sampling here is the
pipeline's, written out; a test holds the two together.
"""

from __future__ import annotations

from collections.abc import Generator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import torch
from accelerate.hooks import remove_hook_from_module
from cachetools import LRUCache
from diffusers.models.autoencoders.autoencoder_kl_ltx import AutoencoderKLLTXVideo
from diffusers.models.transformers.transformer_ltx import LTXVideoTransformer3DModel
from diffusers.pipelines.ltx.modeling_latent_upsampler import LTXLatentUpsamplerModel
from diffusers.pipelines.ltx.pipeline_ltx_condition import LTXConditionPipeline, linear_quadratic_schedule
from diffusers.schedulers.scheduling_flow_match_euler_discrete import FlowMatchEulerDiscreteScheduler
from numpy.typing import NDArray
from torch import Tensor
from transformers import T5EncoderModel, T5Tokenizer

from engine.conditioning.sentence import sentence_at
from engine.conditioning.vectors import Conditioning

from .base import Latents, OnStep, Pictures, Step, Window
from .sentencepiece import read_vocabulary

GUIDANCE = 3.0  # how much further than the words alone, at "follow the words: 1"
UNWANTED = "worst quality, inconsistent motion, blurry, jittery, distorted"
SENTENCES = 64  # that are remembered as the model reads them
WORDS = 256  # tokens that the model was taught with
PIN_NOISE = 0.15  # pinned pictures are shown with a little noise, which lets them move
DECODE_TIME, DECODE_NOISE = 0.05, 0.025  # the decoder takes the last bit of noise away itself
MASKED = -10000.0
ACTIVATIONS = 4 * 2**30  # bytes beside the weights that a final window takes


def open_ltx(folder: Path, device: str) -> Ltx:
    """The weights of a checked folder, in memory and on the device as far as they fit."""
    dtype = torch.float32 if device == "cpu" else torch.bfloat16
    here: dict[str, Any] = {"local_files_only": True, "use_safetensors": True, "dtype": dtype}
    pipeline = LTXConditionPipeline(
        scheduler=FlowMatchEulerDiscreteScheduler(),
        vae=AutoencoderKLLTXVideo.from_pretrained(folder, subfolder="vae", **here),
        text_encoder=T5EncoderModel.from_pretrained(folder, subfolder="text_encoder", **here).eval(),
        tokenizer=_tokenizer(folder / "tokenizer"),
        transformer=LTXVideoTransformer3DModel.from_pretrained(folder, subfolder="transformer", **here),
    )
    pipeline.vae.enable_tiling()  # pictures wider than 512 pixels, piece by piece
    if device != "cpu":
        weights = sum(p.numel() * p.element_size() for part in _networks(pipeline) for p in part.parameters())
        if torch.cuda.mem_get_info(device)[0] > weights + ACTIVATIONS:
            pipeline.to(device)
        else:
            pipeline.enable_model_cpu_offload(device=device)
    if (folder / "latent_upsampler").is_dir():
        upsampler = LTXLatentUpsamplerModel.from_pretrained(folder, subfolder="latent_upsampler", **here)
        return LtxWithUpsampler(pipeline, upsampler)
    return Ltx(pipeline)


class Ltx:
    def __init__(self, pipeline: LTXConditionPipeline):
        self.pipeline = pipeline
        self.calls = 0
        self._device: torch.device | None = None  # where the pipeline itself cannot tell any more
        self._eye: torch.device | None = None  # where pictures become latents and latents pictures, if elsewhere
        self._in_turn = False  # what is wanted and what is not, one after the other
        self._read: LRUCache[str, tuple[Tensor, Tensor]] = LRUCache(SENTENCES)

    @torch.no_grad()
    def encode(self, pictures: Pictures) -> Latents:
        with self._working(eye=True) as device:
            return np.concatenate([self._encode(picture, device) for picture in pictures])

    @torch.no_grad()
    def decode(self, latents: Latents, seen: Conditioning | None = None) -> Pictures:
        vae = self.pipeline.vae
        with self._working(eye=True) as device:
            z = self._denormalised(_video(latents).to(device)).to(vae.dtype)
            time = None
            if vae.config.timestep_conditioning:
                noise = torch.randn(z.shape, generator=torch.Generator().manual_seed(0)).to(z)
                z = (1 - DECODE_NOISE) * z + DECODE_NOISE * noise
                time = torch.tensor([DECODE_TIME], device=device, dtype=z.dtype)
            video = vae.decode(z, time, return_dict=False)[0][0].float()  # [3, F, H, W], -1..1
        return _bytes(video.permute(1, 2, 3, 0).cpu().numpy())

    def preview(self, latents: Latents) -> Pictures:
        colours, offset = self._colours
        return _bytes(np.moveaxis(latents, 1, -1) @ colours + offset)

    @torch.no_grad()
    def paint(self, window: Window, on_step: OnStep) -> Latents:
        return self.sample(window, on_step, generator_for(window))

    def sample(self, window: Window, on_step: OnStep, generator: torch.Generator) -> Latents:
        """Euler steps along LTX's own curve of noise; ``generator`` gives the noise that pinned pictures are shown in."""
        with self._working() as device:
            return self._sample(window, on_step, generator, device)

    def _sample(self, window: Window, on_step: OnStep, generator: torch.Generator, device: torch.device) -> Latents:
        frames, _, height, width = window.noise.shape
        sigmas = noise_levels(window.steps, window.strength if window.start is not None else 1.0)
        tokens = lay_out(window, sigmas[0], generator).to(device)
        words, mask, guidance = self._words(window.seen, frames, height * width, len(tokens.pins), device)
        x = tokens.x
        for step, (sigma, following) in enumerate(pairwise(sigmas), 1):
            if window.pins:
                loose = tokens.x + PIN_NOISE * sigma**2 * _normal(x, generator)
                x = torch.where(tokens.exact, loose, x)
            level = (1 - tokens.held).clamp(max=sigma)  # [1, S]: what is held is cleaner than the rest
            v = self._velocity(x, level, tokens.where, words, mask, guidance)
            denoised = torch.where(tokens.exact, tokens.x, x - level[..., None] * v)
            x = torch.where(level[..., None] > sigma - 1e-6, x - (sigma - following) * v, x)
            on_step(Step(step, window.steps, _frames(denoised[:, len(tokens.pins) :], frames, height, width)))
        return _frames(torch.where(tokens.exact, tokens.x, x)[:, len(tokens.pins) :], frames, height, width)

    def _velocity(
        self, x: Tensor, level: Tensor, where: Tensor, words: Tensor, mask: Tensor, guidance: float
    ) -> Tensor:
        """The network's answer, guided away from what is not wanted when ``words`` holds both."""
        self.calls += 1
        parts = [slice(at, at + 1) for at in range(len(words))] if self._in_turn else [slice(None)]
        v = torch.cat([self._answer(x, level, where, words[part], mask[part]) for part in parts])
        return v if len(v) == 1 else v[:1] + guidance * (v[1:] - v[:1])

    def _answer(self, x: Tensor, level: Tensor, where: Tensor, words: Tensor, mask: Tensor) -> Tensor:
        both = len(words)
        return self.pipeline.transformer(
            hidden_states=x.to(words.dtype).expand(both, -1, -1),
            encoder_hidden_states=words,
            timestep=(level * 1000).expand(both, -1),
            encoder_attention_mask=mask,
            video_coords=where.expand(both, -1, -1),
            return_dict=False,
        )[0].float()

    # -- with little memory -------------------------------------------------------------------------------------------

    def economise(self, rung: str) -> str:
        vae, device = self.pipeline.vae, self._device or self.pipeline._execution_device
        on_card = device.type != "cpu"
        if rung == "tiles":
            vae.enable_tiling(256, 256, tile_sample_stride_height=192, tile_sample_stride_width=192)
            vae.use_framewise_decoding = True
            return "pictures were decoded in small pieces"
        if rung == "offload" and on_card:
            self.pipeline.enable_sequential_cpu_offload(device=device)
            return "parts of the model waited in main memory"
        if rung == "portions" and not self._in_turn:
            self._in_turn = True
            return "what is wanted and what is not was asked one after the other"
        if rung == "processor" and on_card and self._eye is None:
            remove_hook_from_module(vae, recurse=True)
            self._device, self._eye = device, vae.to("cpu").device
            return "pictures were decoded by the processor"
        return ""

    # -- words --------------------------------------------------------------------------------------------------------

    def _words(
        self, seen: Conditioning, frames: int, area: int, pins: int, device: torch.device
    ) -> tuple[Tensor, Tensor, float]:
        """Embeddings [B, U T, D] of the U sentences of a window, and who attends to which: a bias [B, pins + S, U T].

        B is 2 where the words are followed further than they go by themselves: first what is not wanted.
        """
        told = [sentence_at(seen, middle_row(frame, len(seen))) for frame in range(frames)]
        sentences = list(dict.fromkeys(told))
        read = [self._embedding(sentence, device) for sentence in sentences]
        length = read[0][0].shape[1]
        # pins hear the first sentence: they are given, and only have to be understood
        heard = torch.tensor([0] * pins + [sentences.index(sentence) for sentence in told for _ in range(area)])
        if len(sentences) == 1:
            heard = heard[:1]  # all hear the same: one row does for them, and not a gigabyte of them
        bias = torch.full((1, len(heard), len(sentences) * length), MASKED)
        for at, (_, mask) in enumerate(read):
            bias[0, heard == at, at * length : (at + 1) * length] = (1 - mask.float().cpu()) * MASKED
        words = torch.cat([embedding for embedding, _ in read], dim=1)
        guidance = 1 + (GUIDANCE - 1) * min(seen.follow.words, 1.0)
        if guidance <= 1:
            return words, bias.to(words), guidance
        unwanted, mask = self._embedding(UNWANTED, device)
        away = torch.full_like(bias, MASKED)
        away[0, :, :length] = (1 - mask.float().cpu()) * MASKED
        both = torch.cat([unwanted.repeat(1, len(sentences), 1), words])
        return both, torch.cat([away, bias]).to(both), guidance

    def _embedding(self, sentence: str, device: torch.device) -> tuple[Tensor, Tensor]:
        if sentence not in self._read:
            self._read[sentence] = self.pipeline._get_t5_prompt_embeds(
                sentence, max_sequence_length=WORDS, device=device
            )
        return self._read[sentence]

    # -- pictures -----------------------------------------------------------------------------------------------------

    def _encode(self, picture: NDArray[np.uint8], device: torch.device) -> Latents:
        vae = self.pipeline.vae
        pixels = torch.from_numpy(picture.astype(np.float32) / 127.5 - 1).permute(2, 0, 1)[None, :, None]
        z = vae.encode(pixels.to(device, vae.dtype)).latent_dist.mode().float()
        z = self.pipeline._normalize_latents(z, vae.latents_mean, vae.latents_std, vae.config.scaling_factor)
        return z[0].transpose(0, 1).cpu().numpy()

    def _denormalised(self, z: Tensor) -> Tensor:
        vae = self.pipeline.vae
        return self.pipeline._denormalize_latents(z, vae.latents_mean, vae.latents_std, vae.config.scaling_factor)

    @cached_property
    def _colours(self) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
        """The straight line from latents to colours [C, 3] that fits best: what this autoencoder makes of known fields."""
        random = np.random.default_rng(0)
        shrink = self.pipeline.vae_spatial_compression_ratio
        fields = random.integers(0, 256, (64, 4, 4, 3)).astype(np.uint8)
        latents = self.encode(fields.repeat(shrink, axis=1).repeat(shrink, axis=2))  # [64, C, 4, 4]
        x = np.moveaxis(latents, 1, -1).reshape(64 * 16, -1).astype(np.float64)
        y = fields.reshape(64 * 16, 3) / 127.5 - 1
        middle, grey = x.mean(axis=0), y.mean(axis=0)
        x, y = x - middle, y - grey
        ridge = 1e-3 * np.square(x).sum(axis=0).mean() * np.eye(x.shape[1])
        line = np.linalg.solve(x.T @ x + ridge, x.T @ y)
        return line.astype(np.float32), (grey - middle @ line).astype(np.float32)

    @contextmanager
    def _working(self, *, eye: bool = False) -> Generator[torch.device]:
        """The device to work on. Whatever happens, parts that wait in main memory go back there."""
        try:
            yield (self._eye if eye else None) or self._device or self.pipeline._execution_device
        finally:
            self.pipeline.maybe_free_model_hooks()


class LtxWithUpsampler(Ltx):
    def __init__(self, pipeline: LTXConditionPipeline, upsampler: torch.nn.Module):
        super().__init__(pipeline)
        self.upsampler = upsampler

    @torch.no_grad()
    def upsample(self, latents: Latents) -> Latents:
        """[L, C, h, w] -> [L, C, 2h, 2w]."""
        vae = self.pipeline.vae
        with self._working() as device:
            dtype = next(self.upsampler.parameters()).dtype
            z = self._denormalised(_video(latents).to(device)).to(dtype)
            z = self.upsampler.to(device)(z).float()
            self.upsampler.to("cpu")
            z = self.pipeline._normalize_latents(z, vae.latents_mean, vae.latents_std, vae.config.scaling_factor)
        return z[0].transpose(0, 1).cpu().numpy()


@dataclass(frozen=True, eq=False)
class Tokens:
    """A window as LTX sees it: one row of S tokens, those of pictures pinned after the first frame in front."""

    x: Tensor  # [1, S, C]
    held: Tensor  # [1, S] how firmly each is given, 0..1
    where: Tensor  # [1, 3, S] seconds, pixels from the top, pixels from the left
    pins: range  # the tokens in front

    @property
    def exact(self) -> Tensor:
        return (self.held > 1 - 1e-6)[..., None]

    def to(self, device: torch.device) -> Tokens:
        return Tokens(self.x.to(device), self.held.to(device), self.where.to(device), self.pins)


def lay_out(window: Window, sigma: float, generator: torch.Generator) -> Tokens:
    """The tokens that a window begins with at a level of noise."""
    frames, _, height, width = window.noise.shape
    x = _video(window.noise)
    if window.start is not None:
        x = sigma * x + (1 - sigma) * _video(window.start)
    held = torch.zeros(1, frames, height * width)
    front: list[tuple[Tensor, Tensor, Tensor]] = []
    for pin in window.pins:
        if not 0 <= pin.row < len(window.seen):
            raise ValueError(f"a picture is pinned at row {pin.row} of {len(window.seen)}")
        picture = _video(pin.latents)
        if pin.row == 0:
            x[:, :, :1] = torch.lerp(x[:, :, :1], picture, pin.strength)
            held[:, 0] = pin.strength
        else:
            if pin.strength < 1:
                picture = torch.lerp(_normal(picture, generator), picture, pin.strength)
            places = _places(1, height, width, pin.row)
            front.append((_packed(picture), torch.full((1, height * width), pin.strength), places))
    front.append((_packed(x), held.flatten(1), _places(frames, height, width, 0)))
    where = torch.cat([places for _, _, places in front], dim=2)
    where[:, 0] *= seconds_apart(window.seen)
    return Tokens(
        torch.cat([tokens for tokens, _, _ in front], dim=1),
        torch.cat([held for _, held, _ in front], dim=1),
        where,
        range((len(front) - 1) * height * width),
    )


def seconds_apart(seen: Conditioning) -> float:
    """The time from one picture of a window to the next: in a fast film only some of its frames are painted."""
    apart = max(1, int(seen.frames[1] - seen.frames[0])) if len(seen) > 1 else 1
    return float(apart / seen.rate.fraction)


def noise_levels(steps: int, strength: float = 1.0) -> list[float]:
    """``steps + 1`` levels from ``strength`` down to 0 on LTX's curve: slow while all is noise, fast at the end."""
    if strength >= 1:
        return [*linear_quadratic_schedule(steps).tolist(), 0.0]
    curve = np.array([*linear_quadratic_schedule(1000).tolist(), 0.0])
    begin = float(np.interp(-strength, -curve, np.arange(1001)))
    return [float(level) for level in np.interp(np.linspace(begin, 1000, steps + 1), np.arange(1001), curve)]


def middle_row(latent_frame: int, rows: int) -> int:
    """The row in the middle of those that a latent frame holds: 0 -> 0, 1 (rows 1 to 8) -> 5, 2 -> 13."""
    return min(max(0, latent_frame * 8 - 3), rows - 1)


def generator_for(window: Window) -> torch.Generator:
    """Randomness that belongs to a window: equal windows draw the same, in any order and in any process."""
    generator = torch.Generator()
    seed = np.random.SeedSequence(window.noise.ravel()[:64].view(np.uint32).tolist()).generate_state(1, np.uint64)[0]
    return generator.manual_seed(int(seed) >> 1)


def _tokenizer(folder: Path) -> T5Tokenizer:
    if (folder / "tokenizer.json").is_file():
        return T5Tokenizer.from_pretrained(folder, local_files_only=True)
    pieces, normaliser = read_vocabulary(folder / "spiece.model")
    return T5Tokenizer(vocab=pieces, _spm_precompiled_charsmap=normaliser or None)


def _networks(pipeline: LTXConditionPipeline) -> Sequence[torch.nn.Module]:
    return pipeline.transformer, pipeline.text_encoder, pipeline.vae


def _video(latents: Latents) -> Tensor:
    """[L, C, h, w] -> [1, C, L, h, w]"""
    return torch.from_numpy(np.array(latents, np.float32)).transpose(0, 1)[None]


def _packed(video: Tensor) -> Tensor:
    """[1, C, L, h, w] -> tokens [1, L h w, C]"""
    return LTXConditionPipeline._pack_latents(video)


def _frames(tokens: Tensor, frames: int, height: int, width: int) -> Latents:
    """Tokens [1, L h w, C] -> [L, C, h, w]"""
    video = LTXConditionPipeline._unpack_latents(tokens, frames, height, width)
    return video[0].transpose(0, 1).cpu().numpy().copy()


def _places(frames: int, height: int, width: int, row: int) -> Tensor:
    """Where the tokens of some latent frames are, counted in frames and pixels: [1, 3, frames h w]."""
    places = LTXConditionPipeline._prepare_video_ids(1, frames, height, width)
    return LTXConditionPipeline._scale_video_ids(places, frame_index=row).float()


def _normal(like: Tensor, generator: torch.Generator) -> Tensor:
    return torch.randn(like.shape, generator=generator).to(like.device)


def _bytes(colours: NDArray[np.float32]) -> Pictures:
    """-1..1 -> 0..255"""
    return np.rint((colours.clip(-1, 1) + 1) * 127.5).astype(np.uint8)
