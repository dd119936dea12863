"""A reel: the pictures of a large take once more, as JPEGs that are read in any order and quick enough to be played.

A take itself is lossless, and a picture of 1920 x 1080 costs a processor a tenth of a second to read; from a reel it
costs a sixth of that. A reel can always be made again.
"""

from __future__ import annotations

import struct
from collections.abc import Callable, Generator, Iterable
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

import cv2
import numpy as np
from numpy.typing import NDArray

from engine.media.video import Picture
from engine.values.errors import InbetweenerError
from engine.values.files import atomic_file

MARK = b"reel0001"
QUALITY = 92
_TAIL = struct.Struct("<q8s")  # how many pictures, and the mark


class ReelWriter:
    """A reel that grows: what is written can be read at once, by its place."""

    def __init__(self, part: Path, out: BinaryIO):
        self.part = part
        self._out = out
        self._offsets = [0]

    def __len__(self) -> int:
        """How many pictures can be read."""
        return len(self._offsets) - 1

    def write(self, picture: Picture) -> None:
        bgr = cv2.cvtColor(picture, cv2.COLOR_RGB2BGR)
        written, coded = cv2.imencode(".jpg", bgr, [cv2.IMWRITE_JPEG_QUALITY, QUALITY])
        if not written:
            raise InbetweenerError(f"A picture of {self.part.name} could not be coded.")
        stop = self._offsets[-1] + self._out.write(coded.tobytes())
        self._out.flush()
        self._offsets.append(stop)  # from here on it is there for others

    def read(self, index: int) -> NDArray[np.uint8]:
        """As ``read_reel``, while it grows."""
        if not 0 <= index < len(self):
            raise ValueError(f"{self.part.name} has no picture {index} yet")
        with self.part.open("rb") as file:
            return _picture(file, self._offsets[index], self._offsets[index + 1])

    def finish(self) -> None:
        self._out.write(np.array(self._offsets, "<i8").tobytes())
        self._out.write(_TAIL.pack(len(self), MARK))


@contextmanager
def growing_reel(path: Path) -> Generator[ReelWriter]:
    """The file is there whole when this ends well, or not at all."""
    with atomic_file(path) as part, part.open("wb") as out:
        reel = ReelWriter(part, out)
        yield reel
        reel.finish()


def write_reel(path: Path, pictures: Iterable[Picture], begun: Callable[[ReelWriter], None] = lambda reel: None) -> int:
    """Gives the number of pictures. ``begun`` is given the reel, which can be read from while it is written."""
    with growing_reel(path) as reel:
        begun(reel)
        for picture in pictures:
            reel.write(picture)
        return len(reel)


def read_reel(path: Path, index: int) -> NDArray[np.uint8]:
    """One picture as [H, W, 4] BGRA, as screens hold it. Raises OSError or ValueError where there is none."""
    with path.open("rb") as file:
        file.seek(-_TAIL.size, 2)
        count, mark = _TAIL.unpack(file.read(_TAIL.size))
        if mark != MARK or not 0 <= index < count:
            raise ValueError(f"{path.name} has no picture {index}")
        file.seek(-_TAIL.size - 8 * (count + 1 - index), 2)
        start, stop = struct.unpack("<qq", file.read(16))
        return _picture(file, start, stop)


def _picture(file: BinaryIO, start: int, stop: int) -> NDArray[np.uint8]:
    file.seek(start)
    picture = cv2.imdecode(np.frombuffer(file.read(stop - start), np.uint8), cv2.IMREAD_COLOR)
    if picture is None:
        raise ValueError(f"a picture of {file.name} is damaged")
    return np.asarray(cv2.cvtColor(picture, cv2.COLOR_BGR2BGRA), np.uint8)
