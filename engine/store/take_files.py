"""Writing a take: its pictures lossless, then the few lines that say what it is."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from pathlib import Path

import msgspec
import numpy as np
from numpy.typing import NDArray

from engine.media.video import VideoWriter
from engine.values.files import atomic_write
from engine.values.time import Rate

from .takes import Take, take_frames


def write_take(takes: Path, take: Take, pictures: Iterable[NDArray[np.uint8]]) -> None:
    """Writes a take into a folder of takes. ``take.json`` comes last: a take without it was never finished."""
    folder = takes / take.shot / take.id
    folder.mkdir(parents=True, exist_ok=True)
    try:
        with VideoWriter(take_frames(takes, take), _shown_rate(take), (take.width, take.height), codec="ffv1") as video:
            for picture in pictures:
                video.write(picture)
        atomic_write(folder / "take.json", msgspec.json.format(msgspec.json.encode(take)))
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise


def _shown_rate(take: Take) -> Rate:
    """The rate at which a take's file plays as long as its shot: 24 frames a second on twos play at 12."""
    each = take.rate.fraction / take.held
    return Rate(each.numerator, each.denominator) if each >= 1 else take.rate
