"""Pictures made larger: by a network where there is one, tile by tile where they are large, and exactly to the size asked.

A network doubles or quadruples; what is left to the size that is wanted is resampled. So 448 x 256 becomes 896 x 512 and
then 1792 x 1024, and that becomes 1280 x 720 or 1920 x 1080; once more, and it becomes 3840 x 2160.
"""

from __future__ import annotations

from typing import Protocol, cast, runtime_checkable

import cv2
import numpy as np
from numpy.typing import NDArray

from engine.document.model import Document
from engine.models.base import Model, Pictures, Size
from engine.models.upscalers import open_upscaler

Picture = NDArray[np.uint8]  # [H, W, 3]

TOO_LARGE = 1.5  # times the size that is wanted, beyond which a network is not asked once more
TILE = 512  # pixels of a tile's side
HALO = 32  # pixels that a tile sees of those beside it
NEARLY = 0.04  # proportions that differ by less are taken as the same


@runtime_checkable
class Upscales(Protocol):
    """A model that brings its own enlarger for pictures, or a file that is nothing else."""

    def upscale(self, pictures: Pictures) -> Pictures:
        """[N, H, W, 3] -> [N, kH, kW, 3], two times as large unless ``times`` says another number."""
        ...


def enlarger_of(document: Document, model: Model, device: str) -> Upscales | None:
    """Who enlarges the finals of a film: the file that it names, else the model that paints it; None: nobody."""
    if document.upscaler:
        return open_upscaler(document.upscaler, device)
    return model if isinstance(model, Upscales) else None


def enlarged(upscales: object, picture: Picture, size: Size) -> Picture:
    """A picture at a larger size: by an enlarger as far as it goes, and exactly there by resampling."""
    if isinstance(upscales, Upscales):
        times = times_of(upscales)
        while times > 1 and picture.shape[1] < size[0] and picture.shape[1] * times <= size[0] * TOO_LARGE:
            picture = tiled(upscales, picture)
    return resized(picture, size)


def times_of(upscales: Upscales) -> int:
    return int(getattr(upscales, "times", 2))


def tiled(upscales: Upscales, picture: Picture, tile: int = TILE, halo: int = HALO) -> Picture:
    """The enlarger's answer put together from tiles, each of which sees some of its neighbours.

    Where the network looks no farther than ``halo`` pixels the answer is the very same, in the memory of one tile.
    """
    height, width = picture.shape[:2]
    times = times_of(upscales)
    if max(height, width) <= tile + 2 * halo:
        return upscales.upscale(picture[None])[0]
    large = np.empty((height * times, width * times, 3), np.uint8)
    for top in range(0, height, tile):
        for left in range(0, width, tile):
            bottom, right = min(top + tile, height), min(left + tile, width)
            above, before = min(halo, top), min(halo, left)
            seen = picture[top - above : bottom + halo, left - before : right + halo]
            answer = upscales.upscale(np.ascontiguousarray(seen)[None])[0]
            y, x = above * times, before * times
            large[top * times : bottom * times, left * times : right * times] = answer[
                y : y + (bottom - top) * times, x : x + (right - left) * times
            ]
    return large


def resized(picture: Picture, size: Size) -> Picture:
    """A picture resampled to a size: Lanczos when it grows, area when it shrinks."""
    if (picture.shape[1], picture.shape[0]) == size:
        return picture
    grows = size[0] * size[1] > picture.shape[0] * picture.shape[1]
    method = cv2.INTER_LANCZOS4 if grows else cv2.INTER_AREA
    return cast(Picture, cv2.resize(picture, size, interpolation=method))


def enlarged_size(painted: Size, document: Document) -> Size:
    """The size to which a painted picture is enlarged: the film's own, where that is larger."""
    width, height = document.width + document.width % 2, document.height + document.height % 2
    if painted[0] >= width:
        return painted
    if abs(painted[0] * height / (painted[1] * width) - 1) < NEARLY:  # a model's grid is never quite 16:9
        return width, height
    return width, round(width * painted[1] / painted[0] / 2) * 2
