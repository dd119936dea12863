"""Boards that are pictures: files or a folder of them, in the order that people number them."""

from __future__ import annotations

from pathlib import Path

from engine.document.assets import Assets
from engine.document.model import AssetName, Panel, Sequence, Shot
from engine.exchange.brought import Brought, Setting, Suits, called, natural, size_near
from engine.media import pictures
from engine.values.errors import InbetweenerError
from engine.values.ids import new_id
from engine.values.time import frames_in

SECONDS = 2  # that a picture is seen at first

_KEPT = (".png", ".jpg", ".jpeg", ".webp")  # what every room of the house shows; the rest becomes PNG


def takes(path: Path) -> bool:
    if path.is_dir():
        return any(_is_picture(inner) for inner in path.iterdir())
    return _is_picture(path)


def suits(paths: tuple[Path, ...]) -> Suits:
    first = next(iter(_files(paths)), None)
    if first is None:
        return Suits()
    width, height = pictures.size(first)
    if not 0.2 <= width / height <= 5:
        return Suits()
    return Suits(size=size_near(width / height))


def read(paths: tuple[Path, ...], setting: Setting) -> Brought:
    """A shot for every picture; a sequence for every folder, and one for pictures that came by themselves."""
    sequences: list[Sequence] = []
    loose = [path for path in paths if path.is_file()]
    frames = frames_in(SECONDS, setting.film.rate)
    groups = [("", loose), *((called(path.name), _files((path,))) for path in paths if path.is_dir())]
    total, done = sum(len(files) for _, files in groups), 0
    for name, files in groups:
        shots: list[Shot] = []
        for file in files:
            setting.step(file.name, done, total)
            shots.append(Shot(new_id("shot"), (Panel(new_id("panel"), frames, keep(file, setting.assets)),)))
            done += 1
        if shots:
            sequences.append(Sequence(new_id("sequence"), name, tuple(shots)))
    return Brought(tuple(sequences), setting.film.cast)


def keep(file: Path, assets: Assets) -> AssetName:
    """A picture file as an asset, after a look whether it can be read at all."""
    picture = pictures.read(file)
    try:
        return (
            assets.put(file.read_bytes(), file.suffix)
            if file.suffix.lower() in _KEPT
            else (assets.put(pictures.png_bytes(picture), ".png"))
        )
    except OSError as error:
        raise InbetweenerError(f"{file.name} cannot be read: {error.strerror}.") from error


def _files(paths: tuple[Path, ...]) -> list[Path]:
    found: list[Path] = []
    for path in paths:
        found += sorted(filter(_is_picture, path.iterdir()), key=natural) if path.is_dir() else [path]
    return found


def _is_picture(path: Path) -> bool:
    return path.suffix.lower() in pictures.SUFFIXES and not path.name.startswith(".") and path.is_file()
