"""Sheets in files and out of them: PNG with transparency for a layer, PNG without for the drawing they make."""

from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image

from engine.drawing.sheet import Sheet, Size, blank, multiplied, size_of, straight
from engine.media.pictures import Picture, read_layer

# Filters cost more than they save where most of a sheet is clear: 24 ms instead of 60 at 1920 x 1080
_QUICK = (cv2.IMWRITE_PNG_COMPRESSION, 1, cv2.IMWRITE_PNG_FILTER, cv2.IMWRITE_PNG_FILTER_NONE)


def layer_file(sheet: Sheet) -> bytes:
    """A layer as a PNG file, as quickly as one can be made: there is one for every stroke."""
    return straight_file(straight(sheet))


def straight_file(pixels: Sheet) -> bytes:
    """The same from colours that are not multiplied by alpha."""
    return _png(pixels)


def drawing_file(flat: Sheet) -> bytes:
    """What the camera sees as a PNG file; one without colour is kept as grey, a third of the work."""
    colours = flat[..., :3]
    grey = flat[..., 1]
    plain = np.array_equal(flat[..., 0], grey) and np.array_equal(grey, flat[..., 2])
    return _png(grey if plain else colours)


def read_sheet(path: Path, size: Size) -> Sheet:
    """A picture file laid on a sheet, whole, in the middle of it. Raises InbetweenerError with the file's name."""
    return laid(read_layer(path), size)


def laid(image: Image.Image, size: Size) -> Sheet:
    """A picture as large as the sheet allows, in the middle of it; beside it the sheet stays clear."""
    pixels = np.asarray(image.convert("RGBA"), np.uint8)
    sheet = multiplied(np.asarray(cv2.cvtColor(pixels, cv2.COLOR_RGBA2BGRA), np.uint8))
    if size_of(sheet) == size:
        return sheet
    scale = min(size[0] / sheet.shape[1], size[1] / sheet.shape[0])
    inner = max(1, min(size[0], round(sheet.shape[1] * scale))), max(1, min(size[1], round(sheet.shape[0] * scale)))
    # within half a percent of the sheet's own shape a picture fills it: no hairline of paper beside it
    inner = tuple(all_ if abs(side - all_) <= all_ * 0.005 else side for side, all_ in zip(inner, size, strict=True))
    scaled = cv2.resize(sheet, inner, interpolation=cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC)
    scaled[..., :3] = np.minimum(scaled[..., :3], scaled[..., 3:4])  # cubic curves overshoot at edges
    onto = blank(size)
    left, top = (size[0] - inner[0]) // 2, (size[1] - inner[1]) // 2
    onto[top : top + inner[1], left : left + inner[0]] = scaled
    return onto


def picture_of(flat: Sheet) -> Picture:
    """An opaque sheet as RGB."""
    return np.asarray(cv2.cvtColor(flat, cv2.COLOR_BGRA2RGB), np.uint8)


def _png(pixels: NDArray[np.uint8]) -> bytes:
    done, data = cv2.imencode(".png", np.ascontiguousarray(pixels), _QUICK)
    if not done:
        raise ValueError("OpenCV wrote no PNG")
    return data.tobytes()
