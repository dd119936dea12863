"""The tooth of the paper: hills that a light pencil touches and valleys that only a firm one reaches."""

from __future__ import annotations

from functools import cache

import numpy as np
from numpy.typing import NDArray

from engine.drawing.sheet import Mask, Rect, Size, part

_TILE = 512  # pixels after which the paper repeats
_FINEST, _COARSEST = 2.2, 6.5  # pixels from hill to hill
_SOFT = np.float32(0.62)  # between what a hill takes and what a valley leaves: lead is no stencil
_FILM = np.float32(0.16)  # share of the graphite that lies everywhere


@cache
def tooth(size: Size) -> Mask:
    """Heights of a sheet of drawing paper, every height from 0 to 1 equally common; the same sheet every time."""
    rows, columns = -(-size[1] // _TILE), -(-size[0] // _TILE)
    return np.ascontiguousarray(np.tile(_tile(), (rows, columns))[: size[1], : size[0]])


def shaded(density: Mask, heights: Mask, strength: float) -> Mask:
    """How dark graphite of a density looks on paper: first on the hills, and everywhere when there is enough of it."""
    full = 1 - np.exp(-density)
    firm = np.clip((full - (1 - heights) * np.float32(strength)) / _SOFT + np.float32(0.5), 0, 1)
    firm *= firm * (3 - 2 * firm)
    return full * ((1 - _FILM) * firm + _FILM)


def shaded_part(density: Mask, rect: Rect, strength: float) -> NDArray[np.float32]:
    heights = tooth((density.shape[1], density.shape[0]))
    return shaded(part(density, rect), part(heights, rect), strength)


@cache
def _tile() -> Mask:
    rng = np.random.default_rng(20)
    spectrum = np.fft.rfft2(rng.standard_normal((_TILE, _TILE)))
    waves = np.hypot(np.fft.fftfreq(_TILE)[:, None], np.fft.rfftfreq(_TILE)[None, :])
    band = np.exp(-((waves * _FINEST) ** 2)) * (1 - np.exp(-((waves * _COARSEST) ** 2)))
    hills = np.fft.irfft2(spectrum * band, (_TILE, _TILE))  # periodic, so the sheet has no seams
    ranks = hills.ravel().argsort().argsort().reshape(hills.shape)
    return (ranks / (ranks.size - 1)).astype(np.float32)
