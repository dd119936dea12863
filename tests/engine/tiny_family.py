"""A model so small that its answer is a formula: flat colours under a Gaussian, denoised exactly.

Every frame's mean is the boxes of its entities in their colours over the colour of the light; pinned frames pull their
neighbours. It is a real flow model (x_t = (1 - t) x0 + t eps) with the exact denoiser, in numpy, in milliseconds.
"""

from __future__ import annotations

import time
from dataclasses import replace
from pathlib import Path

import numpy as np

from engine.conditioning.vectors import Conditioning
from engine.models.base import Abilities, Family, Grid, Latents, OnStep, Pictures, Step, Window

SHRINK = 8
SPREAD = 0.1  # standard deviation of the data around its mean
LIGHTS = {"day": 0.8, "dusk": 0.3, "night": -0.6, "indoor": 0.5}


class TinyModel:
    def __init__(self, stride: int = 1, seconds_a_step: float = 0.0):
        self.calls = 0
        self.stride = stride
        self.seconds_a_step = seconds_a_step

    def encode(self, pictures: Pictures) -> Latents:
        n, h, w, _ = pictures.shape
        blocks = pictures.reshape(n, h // SHRINK, SHRINK, w // SHRINK, SHRINK, 3).mean(axis=(2, 4))
        return np.ascontiguousarray((blocks / 127.5 - 1).transpose(0, 3, 1, 2)).astype(np.float32)

    def decode(self, latents: Latents, seen: Conditioning | None = None) -> Pictures:
        small = np.rint((latents.clip(-1, 1) + 1) * 127.5).astype(np.uint8).transpose(0, 2, 3, 1)
        pictures = small.repeat(SHRINK, axis=1).repeat(SHRINK, axis=2)
        return np.concatenate([pictures[:1], pictures[1:].repeat(self.stride, axis=0)])

    def preview(self, latents: Latents) -> Pictures:
        return np.rint((latents.clip(-1, 1) + 1) * 127.5).astype(np.uint8).transpose(0, 2, 3, 1)

    def paint(self, window: Window, on_step: OnStep) -> Latents:
        means = np.stack([mean(window.seen, row, window.size) for row in range(0, len(window.seen), self.stride)])
        pins = {-(-pin.row // self.stride): pin for pin in window.pins}
        offsets = {row: pin.strength * (pin.latents[0] - means[row]) for row, pin in pins.items()}
        for row in range(len(means)):
            if offsets:
                nearness = np.array([1 / (1 + abs(row - at)) ** 2 for at in offsets])
                pull = sum(n * offset for n, offset in zip(nearness / nearness.sum(), offsets.values(), strict=True))
                means[row] += pull
        t = 1.0 if window.start is None else window.strength
        x = window.noise if window.start is None else (1 - t) * window.start + t * window.noise
        denoised = x
        for step in range(1, window.steps + 1):
            time.sleep(self.seconds_a_step)
            self.calls += 1
            gain = SPREAD**2 * (1 - t) / (SPREAD**2 * (1 - t) ** 2 + t**2)
            denoised = means + gain * (x - (1 - t) * means)
            for row, pin in pins.items():
                if pin.strength == 1:
                    denoised[row] = pin.latents[0]
            following = t * (1 - step / window.steps) / (1 - (step - 1) / window.steps)
            x = denoised + following / t * (x - denoised)
            t = following
            on_step(Step(step, window.steps, denoised.astype(np.float32)))
        return denoised.astype(np.float32)


def mean(seen: Conditioning, row: int, size: tuple[int, int]) -> Latents:
    w, h = size[0] // SHRINK, size[1] // SHRINK
    picture = np.full((3, h, w), LIGHTS[seen.light] + 0.1 * (len(seen.text_at(row)) % 3), np.float32)
    for index in np.argsort(-seen.depth_order[row], kind="stable"):
        if seen.box_valid[row, index]:
            left, top, right, bottom = (seen.boxes[row, index].clip(0, 1) * [w, h, w, h]).astype(int)
            colour = np.array(seen.entities[index].colour, np.float32) / 127.5 - 1
            picture[:, top : bottom + 1, left : right + 1] = colour[:, None, None]
    for person in range(seen.poses.shape[1]):
        for (x, y), confidence in zip(seen.poses[row, person], seen.pose_confidence[row, person], strict=True):
            if confidence > 0:
                picture[:, min(h - 1, max(0, int(y * h))), min(w - 1, max(0, int(x * w)))] = confidence
    return picture


TINY = Family(
    name="tiny",
    title="Tiny",
    version="1",
    abilities=Abilities(pose=True, layout=True, keyframe="any", words="per frame"),
    grid=Grid(channels=3, shrink=SHRINK, multiple=16, stride=1, longest=9),
    draft_pixels=64 * 32,
    draft_steps=4,
    final_pixels=128 * 64,
    final_steps=4,
    final_strength=0.5,
    memory=1_000_000,
    find=lambda: Path(__file__).parent,
    missing="It is always here.",
    load=lambda _folder, _device: TinyModel(),
)
FAMILIES = {"tiny": TINY}
SLOW = {"tiny": replace(TINY, load=lambda _folder, _device: TinyModel(seconds_a_step=0.02))}


def strided(stride: int = 8, longest: int = 25) -> Family:
    """A family whose latents hold several frames each, as those of causal video autoencoders do."""
    grid = Grid(channels=3, shrink=SHRINK, multiple=16, stride=stride, longest=longest)
    return replace(TINY, name="strided", grid=grid, load=lambda _folder, _device: TinyModel(stride))
