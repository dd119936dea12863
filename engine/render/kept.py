"""Pictures that a lock takes out of a take: how they are named in a request, and where they are read."""

from __future__ import annotations

import re
from collections import OrderedDict
from collections.abc import Mapping
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from engine.document.locking import places
from engine.document.model import Shot
from engine.media.video import read_frames
from engine.store.takes import Take, read_takes, take_frames
from engine.values.errors import InbetweenerError

Picture = NDArray[np.uint8]  # [H, W, 3]
AT_ONCE = 12  # frames: locks keep stretches, and opening a file takes longer than reading on
_NAME = re.compile(r"([\w-]+)/([\w-]+)/(\d+)")  # ids as they are made; none leads out of the folder of takes


def kept_pictures(shot: Shot) -> Mapping[int, str]:
    """The names of what locked frames keep, by shot frame."""
    return {frame: f"{owner}/{take}/{at}" for frame, (owner, take, at) in places(shot.locks).items()}


def is_kept(name: str) -> bool:
    return "/" in name


class KeptPictures:
    """Reads locked frames from their takes; the stretch that was read last stays at hand."""

    def __init__(self, takes: Path):
        self.takes = takes
        self._known: dict[tuple[str, str], Take] = {}
        self._read: OrderedDict[tuple[str, str, int], list[Picture]] = OrderedDict()

    def read(self, name: str) -> Picture:
        """The picture ``"<shot>/<take>/<frame>"`` as it was painted."""
        parts = _NAME.fullmatch(name)
        if parts is None:
            raise InbetweenerError(f"“{name[:80]}” is not the name of a locked frame.")
        owner, name, frame = parts[1], parts[2], int(parts[3])
        take = self._take(owner, name)
        at = min(frame // take.held, take.frames - 1)
        key = owner, name, at // AT_ONCE
        if key not in self._read:
            start = key[2] * AT_ONCE
            stop = min(take.frames, start + AT_ONCE)
            self._read[key] = list(read_frames(take_frames(self.takes, take), start, stop))
            while len(self._read) > 2:
                self._read.popitem(last=False)
        return self._read[key][at % AT_ONCE]

    def _take(self, owner: str, name: str) -> Take:
        if (owner, name) not in self._known:
            found = next((take for take in read_takes(self.takes, owner) if take.id == name), None)
            if found is None:
                raise InbetweenerError(
                    "A frame of this shot is locked to a take that is no longer there.",
                    "Unlock its frames, or bring the take back.",
                )
            self._known[owner, name] = found
        return self._known[owner, name]
