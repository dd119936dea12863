"""What was measured of a take, as it lies beside it: one small file for the heat line, the seams and the curious."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import msgspec

from engine.store.takes import Take, take_frames
from engine.values.files import atomic_write

FILE = "marks.json"
VERSION = 1  # of what is measured: marks of another are made again

FaultKind = Literal["motion", "brightness", "frozen", "skipped", "cut"]


class Fault(msgspec.Struct, frozen=True):
    """A pair of frames that does not follow on."""

    frame: int  # the shot frame after which it lies
    kind: FaultKind
    far: float  # how far it stands out, in robust deviations
    heat: float
    gap: int = -1  # which stretch it belongs to; -1: none is known


class Stretch(msgspec.Struct, frozen=True):
    """One gap between two keys, which can be painted again by itself."""

    start: int  # shot frame of its first key
    stop: int  # of its last
    heat: float  # of its worst pair
    error: float


class Pin(msgspec.Struct, frozen=True):
    """How near a painted frame came to the picture pinned there."""

    frame: int
    decibels: float
    likeness: float  # structural similarity, 1: the same


class Adherence(msgspec.Struct, frozen=True):
    """How well somebody who looked at the pictures found in them what the board says."""

    judge: str  # who looked, in words
    pose: float | None = None  # share of the joints found in their place
    layout: float | None = None  # how much of the boxes is filled by who belongs there


class Marks(msgspec.Struct, frozen=True):
    """What was measured of one take. The blocking's own figures stand beside the take's as the floor.

    Errors are thousandths of white, squared; levels are 0..255. ``heat`` is 0 where a pair of frames follows on as it
    should and 1 where anybody sees that it does not.
    """

    frames: int
    motion: float  # against the motion that the board implies
    motion_floor: float  # what the blocking itself has by the same measure
    coverage: float  # share of the picture of which the board says where it goes
    gain: float  # levels by which the colour comes and goes
    drift: float  # levels by which it wanders off over the shot
    grain: float
    boiling: float
    flicker: float  # mean change of a pixel
    flicker_floor: float
    frozen: tuple[int, ...] = ()  # shot frames after which nothing moves although it should
    skipped: tuple[int, ...] = ()  # after which it moves much too far
    pins: tuple[Pin, ...] = ()
    adherence: Adherence | None = None  # None: there is nobody who could judge it
    stretches: tuple[Stretch, ...] = ()
    faults: tuple[Fault, ...] = ()  # the worst first
    heat: tuple[float, ...] = ()  # of every pair of painted frames
    rows: tuple[int, ...] = ()  # shot frame of each painted frame
    version: int = VERSION


def write_marks(takes: Path, take: Take, marks: Marks) -> None:
    """Puts marks beside a take that is there."""
    atomic_write(take_frames(takes, take).with_name(FILE), encoded(marks))


def encoded(marks: Marks) -> bytes:
    """The contents of the file that lies beside a take."""
    return msgspec.json.encode(marks)


def read_marks(takes: Path, take: Take) -> Marks | None:
    """The marks of a take; None when it was never measured, or by other rules than today's."""
    try:
        marks = msgspec.json.decode(take_frames(takes, take).with_name(FILE).read_bytes(), type=Marks)
    except (OSError, msgspec.DecodeError, UnicodeDecodeError):
        return None
    return marks if marks.version == VERSION else None
