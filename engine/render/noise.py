"""Noise with an address: (seed, frame of the shot), never the window that asks for it.

Counter-based, so that any window reads the same noise for the same frame, in any order and on any machine. Part of it
is shared by all frames of a shot, which holds their textures together. A draft reads the average-pooled noise of the
final, so that both grow from the same structure.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from engine.models.base import Latents

VERSION = "1"  # raise it when the same address would give other noise
SHARED = 0.5  # share of the variance that all frames of a shot have in common

_FRAME, _SHOT = 1, 2  # which of the two streams a counter belongs to


def noise(seed: int, addresses: Sequence[int], channels: int, height: int, width: int, *, pooled: int = 1) -> Latents:
    """Unit normal noise ``[L, C, height, width]`` for the shot frames in ``addresses``.

    ``pooled`` draws it so many times finer along each side and pools it, with the variance kept: with 2, a draft's
    noise from that of a final twice as wide.
    """
    shape = channels, height * pooled, width * pooled
    common = _normal(seed, _SHOT, 0, shape) * np.float32(SHARED**0.5)
    own = np.float32((1 - SHARED) ** 0.5)
    frames = [common + own * _normal(seed, _FRAME, address, shape) for address in addresses]
    return np.stack([pool(frame.astype(np.float32, copy=False), pooled) for frame in frames])


def pool(fine: NDArray[np.float32], k: int) -> NDArray[np.float32]:
    """Noise ``[..., h k, w k] -> [..., h, w]``, pooled and scaled by k so that its variance stays one."""
    if k == 1:
        return fine
    *lead, height, width = fine.shape
    blocks = fine.reshape(*lead, height // k, k, width // k, k)
    return (blocks.mean(axis=(-3, -1), dtype=np.float32) * np.float32(k)).astype(np.float32)


def _normal(seed: int, stream: int, address: int, shape: tuple[int, ...]) -> NDArray[np.float32]:
    # a shot that was begun earlier has frames before the first of its own time
    philox = np.random.Philox(key=[seed % 2**64, stream], counter=np.array([0, 0, 0, address % 2**64], np.uint64))
    return np.random.Generator(philox).standard_normal(shape, dtype=np.float32)
