"""Takes: finished renderings of a shot, each with the request that made it, in ``Name.inbetween/takes/<shot>/<take>/``."""

from __future__ import annotations

from typing import Literal

import msgspec

from engine.values.time import Rate

Quality = Literal["blocking", "draft", "final"]


class Take(msgspec.Struct, frozen=True):
    """One finished rendering of a shot. Its frames lie in ``frames.mkv`` (lossless FFV1) beside ``take.json``."""

    id: str
    shot: str
    quality: Quality
    request: str  # digest of all that decided the pixels
    parts: dict[str, str]  # what the request was made of, part by part, so that a change can be named
    family: str
    version: str
    weights: str
    seed: int
    width: int
    height: int
    rate: Rate
    frames: int  # pictures in frames.mkv
    held: int  # film frames that each picture is held for
    windows: tuple[str, ...]  # keys of the painted windows in the store, in order
    draft: str = ""  # id of the approved draft that a final refines
    made: str = ""  # ISO time
    seconds: float = 0.0
    model_calls: int = 0
    notes: tuple[str, ...] = ()  # what was not followed, what memory made us do differently
