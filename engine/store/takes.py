"""Takes: finished renderings of a shot, each with the request that made it, in ``Name.inbetween/takes/<shot>/<take>/``."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from typing import Literal

import msgspec

from engine.values.digest import digest
from engine.values.settings import RESOURCES, cache_folder
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
    live: bool = False  # a draft that came by itself while the artist worked; the oldest of those are let go
    length: int = 0  # of the shot as it was asked for, in its own frames; 0: not known, from an older version
    timings: dict[str, float] = {}  # seconds that each stage took
    head: int = 0  # the frame of the shot's own time that it began with


def takes_folder(project: Path) -> Path:
    """Where a project's takes are kept: with it, or in the cache where it may not be written, as the samples may not."""
    project = project.resolve()
    if os.access(project, os.W_OK) and not project.is_relative_to(RESOURCES):
        return project / "takes"
    return cache_folder() / "takes" / f"{project.stem}-{digest(str(project))[:8]}"


def read_takes(takes: Path, shot: str) -> tuple[Take, ...]:
    """The finished takes of a shot, the newest last. What is damaged or was never finished is passed over."""
    found: list[Take] = []
    for path in (takes / shot).glob("*/take.json"):
        try:
            take = msgspec.json.decode(path.read_bytes(), type=Take)
        except (msgspec.DecodeError, UnicodeDecodeError, OSError):
            continue
        if (path.parent / "frames.mkv").is_file():
            found.append(take)
    return tuple(sorted(found, key=lambda take: (take.made, take.id)))


def takes_of(takes: Path, owners: Iterable[str]) -> tuple[Take, ...]:
    """The finished takes of several shots, the newest last: of one and of those that it was cut from."""
    found = (take for shot in owners for take in read_takes(takes, shot))
    return tuple(sorted(found, key=lambda take: (take.made, take.id)))


def picture_at(take: Take, frame: int) -> int:
    """Which of a take's pictures is seen at a frame of its shot's own time, ``shot.head + shot_frame``.

    Before its first one that, behind its last one that. On twos pictures are painted for even frames: a take that begins
    with frame 5 begins with the picture that is seen at 4, too.
    """
    first = take.head // take.held
    return max(0, min(frame // take.held - first, take.frames - 1))


def first_frame(take: Take) -> int:
    """The frame of its shot's own time from which its first picture is seen."""
    return take.head // take.held * take.held


def take_frames(takes: Path, take: Take) -> Path:
    """The file with a take's pictures."""
    return takes / take.shot / take.id / "frames.mkv"
