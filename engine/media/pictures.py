"""Pictures from files, whoever made them, as plain pixels; and pixels back into files."""

from __future__ import annotations

import io
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import IO, TypeVar

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageCms, ImageOps, UnidentifiedImageError

from engine.values.errors import InbetweenerError
from engine.values.files import atomic_write

Picture = NDArray[np.uint8]  # [H, W, 3] RGB
Size = tuple[int, int]  # width, height
Used = TypeVar("Used")

FORMATS = ("PNG", "JPEG", "WEBP", "TIFF", "BMP", "GIF", "PSD")
SUFFIXES = (".png", ".jpg", ".jpeg", ".webp", ".tif", ".tiff", ".bmp", ".gif", ".psd")
LARGEST = 100_000_000  # pixels; a picture of more is an attack or a mistake


def read(path: Path) -> Picture:
    """A picture file as RGB, upright, transparent parts white. Raises InbetweenerError with the file's name."""
    try:
        with path.open("rb") as file:
            return _read(file, path.name)
    except FileNotFoundError as error:
        raise InbetweenerError(f"There is no picture {path}.") from error


def read_bytes(data: bytes, name: str = "The picture") -> Picture:
    """The same from a file's bytes."""
    return _read(io.BytesIO(data), name)


def read_layer(path: Path) -> Image.Image:
    """A picture file with its transparency, as an RGBA image to be laid over others."""
    try:
        with path.open("rb") as file:
            return _opened(file, path.name, lambda image: image.convert("RGBA"))
    except FileNotFoundError as error:
        raise InbetweenerError(f"There is no picture {path}.") from error


def size(path: Path) -> Size:
    """Width and height of a picture file as it is seen, without decoding it."""
    try:
        with warnings.catch_warnings(), path.open("rb") as file:
            warnings.simplefilter("ignore")
            image = Image.open(file, formats=FORMATS)
            turned = image.getexif().get(0x0112, 1) >= 5
            return (image.height, image.width) if turned else (image.width, image.height)
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise InbetweenerError(f"{path.name} cannot be read as a picture.") from error


def fit(picture: Picture, size: Size, paper: tuple[int, int, int] = (255, 255, 255)) -> Picture:
    """The whole picture at a size of pixels; where its proportions differ, paper is left at two sides."""
    width, height = size
    if picture.shape[:2] == (height, width):
        return picture
    scale = min(width / picture.shape[1], height / picture.shape[0])
    inner = max(1, min(width, round(picture.shape[1] * scale))), max(1, min(height, round(picture.shape[0] * scale)))
    scaled = _scaled(picture, inner)
    if inner == size:
        return scaled
    fitted = np.full((height, width, 3), paper, np.uint8)
    left, top = (width - inner[0]) // 2, (height - inner[1]) // 2
    fitted[top : top + inner[1], left : left + inner[0]] = scaled
    return fitted


def thumbnail(picture: Picture, longest: int = 320) -> Picture:
    """The picture no longer than this on either side; a smaller one stays as it is."""
    height, width = picture.shape[:2]
    scale = longest / max(height, width)
    return picture if scale >= 1 else _scaled(picture, (max(1, round(width * scale)), max(1, round(height * scale))))


def png_bytes(picture: NDArray[np.uint8]) -> bytes:
    """A picture [H, W, 3], a picture with transparency [H, W, 4] or a mask [H, W] as a PNG file."""
    if picture.dtype != np.uint8 or picture.ndim not in (2, 3):
        raise ValueError(f"a PNG is written from uint8 [H, W, 3], not from {picture.dtype} {list(picture.shape)}")
    buffer = io.BytesIO()
    Image.fromarray(np.ascontiguousarray(picture)).save(buffer, "PNG", compress_level=4)
    return buffer.getvalue()


def write_png(path: Path, picture: NDArray[np.uint8]) -> None:
    """Writes a PNG file whole or not at all."""
    atomic_write(path, png_bytes(picture))


def write_jpeg(path: Path, picture: NDArray[np.uint8], quality: int = 90) -> None:
    """A picture for a page to look at, small on the disk."""
    image = io.BytesIO()
    Image.fromarray(picture).save(image, "JPEG", quality=quality)
    atomic_write(path, image.getvalue())


def _read(file: IO[bytes], name: str) -> Picture:
    return _opened(file, name, _plain)


def _opened(file: IO[bytes], name: str, use: Callable[[Image.Image], Used]) -> Used:
    """What ``use`` makes of an upright picture; damage and excess are told in words."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # damage that can be read over; and the limit below is the stricter one
            with Image.open(file, formats=FORMATS) as image:
                if image.width * image.height > LARGEST:
                    raise InbetweenerError(
                        f"{name} is {image.width} x {image.height} pixels large.", "Make it smaller to use it here."
                    )
                return use(ImageOps.exif_transpose(image))
    except UnidentifiedImageError as error:
        raise InbetweenerError(
            f"{name} is not a picture that can be read.", "PNG, JPEG, WebP, TIFF, BMP, GIF and PSD can."
        ) from error
    # Pillow tells damage in several ways, by format
    except (OSError, ValueError, SyntaxError, EOFError, IndexError, Image.DecompressionBombError) as error:
        raise InbetweenerError(f"{name} is damaged and cannot be read.") from error


def _plain(image: Image.Image) -> Picture:
    if image.mode.startswith("I;16") or image.mode in ("I", "F"):
        values = np.asarray(image, np.float64)
        top = 255.0 if image.mode == "F" and values.max(initial=0) <= 255 else 65535.0
        grey = np.clip(values * (255.0 / top) + 0.5, 0, 255).astype(np.uint8)
        return np.repeat(grey[..., None], 3, 2)
    image = _in_srgb(image)
    if image.mode in ("RGBA", "LA", "PA", "La", "RGBa") or "transparency" in image.info:
        over = image.convert("RGBA")
        paper = Image.new("RGBA", over.size, (255, 255, 255, 255))
        image = Image.alpha_composite(paper, over)
    return np.array(image.convert("RGB"))


def _in_srgb(image: Image.Image) -> Image.Image:
    """A picture whose file names other colours than sRGB, in sRGB: tablets save in Display P3. The one conversion in."""
    profile = image.info.get("icc_profile")
    if not profile or image.mode not in ("RGB", "RGBA", "L", "CMYK"):
        return image
    try:
        named = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        if "srgb" in ImageCms.getProfileDescription(named).lower():
            return image
        kept = image.getchannel("A") if image.mode == "RGBA" else None
        colours = image.convert("RGB") if image.mode == "RGBA" else image
        turned = ImageCms.profileToProfile(colours, named, ImageCms.createProfile("sRGB"), outputMode="RGB")
    except (ImageCms.PyCMSError, OSError):
        return image  # a profile that nobody understands is as good as none
    assert turned is not None
    if kept is not None:
        turned.putalpha(kept)
    return turned


def _scaled(picture: Picture, size: Size) -> Picture:
    smaller = size[0] * size[1] < picture.shape[0] * picture.shape[1]
    scaled = cv2.resize(picture, size, interpolation=cv2.INTER_AREA if smaller else cv2.INTER_CUBIC)
    return np.asarray(scaled, np.uint8)
