"""Writing a take: its pictures lossless, then the few lines that say what it is."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from pathlib import Path

import msgspec
import numpy as np
from numpy.typing import NDArray

from engine.media.video import VideoWriter
from engine.values.errors import DiskFull
from engine.values.files import atomic_write
from engine.values.time import Rate

from .takes import Take, take_frames


def write_take(takes: Path, take: Take, pictures: Iterable[NDArray[np.uint8]]) -> None:
    """Writes a take into a folder of takes. ``take.json`` comes last: a take without it was never finished."""
    folder = takes / take.shot / take.id
    folder.mkdir(parents=True, exist_ok=True)
    _need_room(folder, take.frames * take.width * take.height * 2)
    try:
        with VideoWriter(take_frames(takes, take), _shown_rate(take), (take.width, take.height), codec="ffv1") as video:
            for picture in pictures:
                video.write(picture)
        atomic_write(folder / "take.json", msgspec.json.format(msgspec.json.encode(take)))
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise


def remove_take(takes: Path, take: Take) -> None:
    """Takes a take away; its painted windows stay in the store until they are old."""
    # first the few lines that make it a take, so that a crash in between leaves none that cannot be played
    (takes / take.shot / take.id / "take.json").unlink(missing_ok=True)
    shutil.rmtree(takes / take.shot / take.id, ignore_errors=True)


def _need_room(folder: Path, most: int) -> None:
    """Refuses before hours of work what the disk could not hold at the end."""
    free = shutil.disk_usage(folder).free
    if free < most:
        raise DiskFull(
            f"The disk is nearly full: {free / 1e6:.0f} MB are free and the take may need {most / 1e6:.0f} MB.",
            "Make room and try again. What was painted is kept.",
            str(folder),
            most,
        )


def _shown_rate(take: Take) -> Rate:
    """The rate at which a take's file plays as long as its shot: 24 frames a second on twos play at 12."""
    each = take.rate.fraction / take.held
    return Rate(each.numerator, each.denominator) if each >= 1 else take.rate
