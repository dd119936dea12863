"""Pictures from outside as sheets: a picture file is one, a Photoshop file as many as it has layers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from PIL import Image

from engine.drawing.files import laid, read_sheet
from engine.drawing.sheet import Sheet, Size, content, empty
from engine.media import pictures
from engine.values.errors import InbetweenerError

if TYPE_CHECKING:
    from psd_tools import PSDImage
    from psd_tools.api.layers import Layer

MOST = 30  # layers of one file


@dataclass(frozen=True, eq=False, slots=True)
class Brought:
    name: str
    sheet: Sheet
    opacity: float = 1.0
    visible: bool = True
    alone: bool = False  # the whole file in one picture
    notes: tuple[str, ...] = ()


def bring(path: Path, size: Size) -> tuple[Brought, ...]:
    """Sheets of a file, bottom first. Raises InbetweenerError with the file's name."""
    if path.suffix.lower() == ".psd":
        layers = tuple(_psd_layers(path, size))
        if layers:
            return layers
    return (Brought(path.stem, read_sheet(path, size), alone=True),)


def _psd_layers(path: Path, size: Size) -> Iterator[Brought]:
    wide, high = pictures.size(path)
    if wide * high > pictures.LARGEST:
        raise InbetweenerError(f"{path.name} is {wide} x {high} pixels large.", "Make it smaller to use it here.")
    file = _opened(path)
    found = [layer for layer in file.descendants() if not layer.is_group()]
    if len(found) > MOST:
        raise InbetweenerError(f"{path.name} has {len(found)} layers.", f"Merge some: {MOST} fit on a panel.")
    for layer in found:
        sheet = _sheet(layer, (file.width, file.height), size)
        if sheet is None or empty(content(sheet)):
            continue
        blended = layer.blend_mode.name not in ("NORMAL", "PASS_THROUGH")
        note = (f"“{layer.name}” is blended as {layer.blend_mode.name.lower()}; here it lies flat.",) if blended else ()
        yield Brought(layer.name, sheet, round(layer.opacity / 255, 3), layer.is_visible(), notes=note)


def _opened(path: Path) -> PSDImage:
    from psd_tools import PSDImage  # noqa: PLC0415  reading Photoshop files takes half a second to import

    try:
        return PSDImage.open(path)
    except (OSError, ValueError, AssertionError, KeyError, EOFError) as error:  # psd-tools tells damage in many ways
        raise InbetweenerError(f"{path.name} is damaged and cannot be read.") from error


def _sheet(layer: Layer, file: Size, size: Size) -> Sheet | None:
    """A layer's pixels where they lie in its file."""
    try:
        image = layer.topil()
    except (ValueError, AssertionError, KeyError, NotImplementedError):
        return None  # an adjustment or a kind without pixels of its own
    if image is None:
        return None
    whole = Image.new("RGBA", file)
    whole.paste(image.convert("RGBA"), (layer.left, layer.top))
    return np.ascontiguousarray(laid(whole, size))
