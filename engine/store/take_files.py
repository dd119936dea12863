"""Writing a take: its pictures lossless, then the few lines that say what it is."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable, Iterable
from pathlib import Path

import msgspec
import numpy as np
from numpy.typing import NDArray

from engine.media.video import VideoWriter
from engine.values.errors import DiskFull
from engine.values.files import atomic_write, in_words
from engine.values.time import Rate

from .reels import ReelBeside
from .takes import Take, take_frames

ABANDONED = 24 * 3600.0  # seconds after which a take that was never finished is one that a crash left


def write_take(
    takes: Path,
    take: Take,
    pictures: Iterable[NDArray[np.uint8]],
    notes: Callable[[], tuple[str, ...]] = tuple,
    beside: Callable[[Path], None] = lambda folder: None,
) -> Take:
    """Writes a take into a folder of takes. ``take.json`` comes last: a take without it was never finished.

    ``notes`` is asked when the last picture is written: what had to be done differently on the way. ``beside`` puts
    what else belongs to the take into its folder.
    """
    began = time.monotonic()
    folder = takes / take.shot / take.id
    try:
        _sweep(takes / take.shot)
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise in_words(folder, error) from error
    _need_room(folder, take.frames * take.width * take.height * 2)
    reel = ReelBeside(take)
    try:
        with VideoWriter(take_frames(takes, take), _shown_rate(take), (take.width, take.height), codec="ffv1") as video:
            for picture in pictures:
                video.write(picture)
                reel.write(picture)
        beside(folder)
        timings = {**take.timings, "writing": round(time.monotonic() - began, 3)}
        take = msgspec.structs.replace(take, notes=(*take.notes, *notes()), timings=timings)
        atomic_write(folder / "take.json", msgspec.json.format(msgspec.json.encode(take)))
    except BaseException:
        reel.drop()
        shutil.rmtree(folder, ignore_errors=True)
        raise
    reel.keep()
    return take


def remove_take(takes: Path, take: Take) -> None:
    """Takes a take away; its painted windows stay in the store until they are old."""
    # first the few lines that make it a take, so that a crash in between leaves none that cannot be played
    (takes / take.shot / take.id / "take.json").unlink(missing_ok=True)
    shutil.rmtree(takes / take.shot / take.id, ignore_errors=True)


def _sweep(shot: Path) -> None:
    """Clears away what renders left that were ended in the middle."""
    for folder in shot.glob("*/"):
        if not (folder / "take.json").exists():
            newest = max((path.stat().st_mtime for path in (folder, *folder.iterdir())), default=0.0)
            if newest < time.time() - ABANDONED:
                shutil.rmtree(folder, ignore_errors=True)


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
