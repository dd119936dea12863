"""Takes as pictures on the screen: small ones read whole, large ones exactly where somebody looks and from reels in play."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

from engine.media.reel import ReelWriter, read_reel, write_reel
from engine.media.video import read_frames
from engine.store.reels import make_room, reel_file
from engine.store.takes import Take

Images = dict[tuple, QImage]  # by their places on the shelf

WHOLE_TAKE = 96 << 20  # bytes: a smaller take is read whole
READ_AT_ONCE = 96 << 20  # bytes of a larger one
TOLD_AT_ONCE = 4


def stretch_of(take: Take, index: int) -> tuple[int, int]:
    """Which of a take's frames are read with this one: ``start <= frame < stop``."""
    size = take.width * take.height * 4
    if size * take.frames <= WHOLE_TAKE:
        return 0, take.frames
    together = max(1, READ_AT_ONCE // size)
    start = index // together * together
    return start, min(take.frames, start + together)


def read_stretch(
    path: Path, take: str, start: int, stop: int, aspect: float, tell: Callable[[tuple, Images], None]
) -> Images:
    """The frames of a take; the first of them are told at once, since somebody is waiting for them."""
    images: Images = {}
    for at, picture in enumerate(read_frames(path, start, stop), start):
        images[("take", take, at)] = whole_frame(image_of(picture), aspect)
        if len(images) == TOLD_AT_ONCE:
            tell(("take", take, at), images)
            images = {}
    return images


def make_reel(path: Path, take: Take, begun: Callable[[ReelWriter], None]) -> Images:
    """The reel of a take, unless there is one. Gives no pictures; who waits for them asks again."""
    reel = reel_file(take)
    if not reel.is_file():
        write_reel(reel, read_frames(path), begun)
        make_room(reel)
    return {}


def read_from_reel(take: Take, index: int, aspect: float, growing: ReelWriter | None = None) -> Images:
    pixels = growing.read(index) if growing is not None else read_reel(reel_file(take), index)
    return {("reel", take.id, index): whole_frame(screen_image(pixels), aspect)}


def whole_frame(image: QImage, aspect: float) -> QImage:
    """A painted picture in the film's own shape. A painter's grid of sizes is never quite that, but its frame is."""
    width = round(image.height() * aspect)
    if width == image.width():
        return image
    return image.scaled(
        width, image.height(), Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
    )


def image_of(pixels: NDArray[np.uint8]) -> QImage:
    """[H, W, 3] RGB as an image that paints fastest, with memory of its own."""
    pixels = np.ascontiguousarray(pixels)
    height, width = pixels.shape[:2]
    image = QImage(pixels.data, width, height, 3 * width, QImage.Format.Format_RGB888)
    return image.convertToFormat(QImage.Format.Format_RGB32)


def screen_image(pixels: NDArray[np.uint8]) -> QImage:
    """[H, W, 4] BGRA as the same."""
    height, width = pixels.shape[:2]
    return QImage(pixels.data, width, height, 4 * width, QImage.Format.Format_RGB32).copy()
