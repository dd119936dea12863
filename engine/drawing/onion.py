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
    light = cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY).astype(np.float32) / 255
    dark = (1 - light) * strength
    sheet = np.empty((*picture.shape[:2], 4), np.uint8)
    for channel, value in enumerate(ink[::-1]):
        sheet[..., channel] = (255 - dark * (255 - value)).astype(np.uint8)
    sheet[..., 3] = 255
    return sheet
