"""The drawings before and after, shining through the paper: their darks in red and in green. Only the desk shows them."""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np

from engine.drawing.sheet import Ink, Sheet, Size, paper
from engine.media.pictures import Picture, fit

BEFORE: Ink = (214, 84, 74)
AFTER: Ink = (72, 160, 98)
FADE = 0.55  # of what the nearer one shows


def shone_through(
    size: Size, before: Sequence[Picture], after: Sequence[Picture], strength: float = 0.5, inks: tuple[Ink, Ink] = (BEFORE, AFTER)
) -> Sheet:  # fmt: skip
    """Paper with other drawings beneath it, the nearest first in each sequence."""
    ground = paper(size)
    for pictures, ink in ((before, inks[0]), (after, inks[1])):
        for away, picture in enumerate(pictures):
            shadow = traced(fit(picture, size), ink, strength * FADE**away)
            ground = np.asarray(cv2.multiply(ground, shadow, scale=1 / 255), np.uint8)
    return ground


def traced(picture: Picture, ink: Ink, strength: float) -> Sheet:
    """A drawing as light through paper: white where it is white, the ink where it is black."""
    light = cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY)
    dark = (255 - np.arange(256)) / 255 * strength
    shades = np.stack([255 - dark * (255 - value) for value in ink[::-1]] + [np.full(256, 255.0)], axis=1)
    table = (shades + 0.5).astype(np.uint8)[None]  # [1, 256, 4]
    return np.asarray(cv2.LUT(cv2.merge((light, light, light, light)), table), np.uint8)


def faint(ground: Sheet, picture: Picture, strength: float = 0.32) -> Sheet:
    """A picture far beneath the paper, to be drawn over."""
    size = ground.shape[1], ground.shape[0]
    beneath = cv2.cvtColor(fit(picture, size), cv2.COLOR_RGB2BGRA)
    veiled = cv2.addWeighted(beneath, strength, np.full_like(ground, 255), 1 - strength, 0)
    return np.asarray(cv2.multiply(ground, veiled, scale=1 / 255), np.uint8)
