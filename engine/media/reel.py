"""A reel: the pictures of a large take once more, as JPEGs that are read in any order and quick enough to be played.

A take itself is lossless, and a picture of 1920 x 1080 costs a processor a tenth of a second to read; from a reel it
costs a sixth of that. A reel can always be made again.
"""

from __future__ import annotations

import struct
from collections.abc import Iterable
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from engine.media.video import Picture
from engine.values.errors import InbetweenerError
from engine.values.files import atomic_file

MARK = b"reel0001"
QUALITY = 92
_TAIL = struct.Struct("<q8s")  # how many pictures, and the mark


def write_reel(path: Path, pictures: Iterable[Picture]) -> int:
    """The file is there whole or not at all. Gives the number of pictures."""
    offsets = [0]
    with atomic_file(path) as part, part.open("wb") as out:
        for picture in pictures:
            bgr = cv2.cvtColor(picture, cv2.COLOR_RGB2BGR)
            written, coded = cv2.imencode(".jpg", bgr, [cv2.IMWRITE_JPEG_QUALITY, QUALITY])
            if not written:
                raise InbetweenerError(f"A picture of {path.name} could not be coded.")
            offsets.append(offsets[-1] + out.write(coded.tobytes()))
        out.write(np.array(offsets, "<i8").tobytes())
        out.write(_TAIL.pack(len(offsets) - 1, MARK))
    return len(offsets) - 1


def read_reel(path: Path, index: int) -> NDArray[np.uint8]:
    """One picture as [H, W, 4] BGRA, as screens hold it. Raises OSError or ValueError where there is none."""
    with path.open("rb") as file:
        file.seek(-_TAIL.size, 2)
        count, mark = _TAIL.unpack(file.read(_TAIL.size))
        if mark != MARK or not 0 <= index < count:
            raise ValueError(f"{path.name} has no picture {index}")
        file.seek(-_TAIL.size - 8 * (count + 1 - index), 2)
        start, stop = struct.unpack("<qq", file.read(16))
        file.seek(start)
        coded = np.frombuffer(file.read(stop - start), np.uint8)
    picture = cv2.imdecode(coded, cv2.IMREAD_COLOR)
    if picture is None:
        raise ValueError(f"picture {index} of {path.name} is damaged")
    return np.asarray(cv2.cvtColor(picture, cv2.COLOR_BGR2BGRA), np.uint8)
