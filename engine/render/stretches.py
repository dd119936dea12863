"""Pictures of finished takes that painting goes on from, read some at a time: opening a file takes longer than reading on."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from cachetools import LRUCache
from numpy.typing import NDArray

from engine.media.video import read_frames
from engine.store.takes import Take, take_frames

Picture = NDArray[np.uint8]  # [H, W, 3]
AT_ONCE = 12  # frames of a stretch


class Stretches:
    """The two stretches that were looked at last stay at hand: what is moved between two pictures needs them both."""

    def __init__(self, takes: Path):
        self.takes = takes
        self._read: LRUCache[tuple[str, str, int], list[Picture]] = LRUCache(2)

    def picture(self, take: Take, at: int) -> Picture:
        """One of a take's pictures; behind the last of them it is that one."""
        at = min(at, take.frames - 1)
        key = take.shot, take.id, at // AT_ONCE
        if key not in self._read:
            start = at - at % AT_ONCE
            stop = min(take.frames, start + AT_ONCE)
            self._read[key] = list(read_frames(take_frames(self.takes, take), start, stop))
        return self._read[key][at % AT_ONCE]
