"""Projects of Storyboarder, from its first versions to its last: boards, drawings, times, captions and sounds.

A project is ``name.storyboarder`` beside ``images/``; a film of several scenes has ``storyboards/Scene-1-…/``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, cast

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from engine.document.model import AssetName, Document, Panel, Sequence, Shot, Sound
from engine.exchange.brought import (
    Brought,
    Setting,
    Suits,
    called,
    inside,
    natural,
    number,
    read_json,
    size_near,
    somebody,
    text,
)
from engine.exchange.pictures import keep
from engine.media import pictures, sound
from engine.values.errors import InbetweenerError
from engine.values.ids import new_id
from engine.values.time import Rate

SUFFIX = ".storyboarder"
_LAYERS = ("shot-generator", "reference", "", "fill", "tone", "pencil", "ink", "notes")  # from the bottom; "" the board
_MOST_BOARDS = 10_000
_LONGEST = 3_600_000  # milliseconds of one board
Json = Mapping[str, Any]


@dataclass
class _Reading:
    """What is gathered while the boards of one file are read in their order."""

    setting: Setting
    images: Path
    film: Document
    milliseconds: float = 0.0
    shots: list[list[Panel]] = field(default_factory=list[list[Panel]])
    numbers: list[str] = field(default_factory=list[str])
    sounds: list[Sound] = field(default_factory=list[Sound])
    notes: list[str] = field(default_factory=list[str])


def takes(path: Path) -> bool:
    return bool(_scenes(path))


def suits(paths: tuple[Path, ...]) -> Suits:
    for path in paths:
        for scene in _scenes(path):
            project = _project(scene)
            aspect = number(project.get("aspectRatio", 16 / 9), f"{scene.name}: aspectRatio", 0.2, 5)
            rate = number(project.get("fps", 24), f"{scene.name}: fps", 1, 240)
            return Suits(Rate.of(str(rate).removesuffix(".0")), size_near(aspect))
    return Suits()


def read(paths: tuple[Path, ...], setting: Setting) -> Brought:
    """A sequence for every scene, a shot for every new shot, a panel for every board."""
    film, sequences = setting.film, list[Sequence]()
    sounds, notes = list[Sound](), list[str]()
    before = 0
    for scene in (scene for path in paths for scene in _scenes(path)):
        reading = _read_scene(scene, Setting(setting.assets, film))
        film = reading.film
        shots = tuple(
            Shot(new_id("shot"), tuple(panels), number=said)
            for panels, said in zip(reading.shots, _numbers(reading), strict=True)
        )
        sequences.append(Sequence(new_id("sequence"), called(scene.stem), shots))
        sounds += [Sound(new_id("sound"), each.asset, before + each.film_frame, each.name) for each in reading.sounds]
        before += sum(shot.frames for shot in shots)
        notes += reading.notes
    return Brought(tuple(sequences), film.cast, tuple(sounds), tuple(notes))


def _scenes(path: Path) -> list[Path]:
    if path.is_file():
        return [path] if path.suffix.lower() == SUFFIX else []
    if not path.is_dir():
        return []
    own = sorted(path.glob(f"*{SUFFIX}"), key=natural)
    return own or sorted(path.glob(f"storyboards/*/*{SUFFIX}"), key=lambda scene: natural(scene.parent))


def _project(scene: Path) -> Json:
    project = read_json(scene)
    if not isinstance(project, dict) or not isinstance(cast("Json", project).get("boards"), list):
        raise InbetweenerError(f"{scene.name} is not a Storyboarder project: it has no boards.")
    return cast("Json", project)


def _read_scene(scene: Path, setting: Setting) -> _Reading:
    project = _project(scene)
    boards = cast("list[Any]", project["boards"])
    if len(boards) > _MOST_BOARDS:
        raise InbetweenerError(f"{scene.name} has {len(boards):,} boards; {_MOST_BOARDS:,} are the most.")
    usual = number(project.get("defaultBoardTiming", 2000), f"{scene.name}: defaultBoardTiming", 1, _LONGEST)
    aspect = number(project.get("aspectRatio", 16 / 9), f"{scene.name}: aspectRatio", 0.2, 5)
    canvas = (round(900 * aspect), 900) if aspect >= 1 else (900, round(900 / aspect))
    reading = _Reading(setting, scene.parent / "images", setting.film)
    # a project that never marks a new shot numbers every board by itself: 1A, 2A, 3A
    says_new = any(isinstance(board, dict) and board.get("newShot") for board in boards)
    for at, board in enumerate(boards, 1):
        place = f"{scene.name}: board {at}"
        if not isinstance(board, dict):
            raise InbetweenerError(f"{place} is not a board.")
        _read_board(cast("Json", board), place, usual, canvas, says_new, reading)
    return reading


def _read_board(
    board: Json, place: str, usual: float, canvas: tuple[int, int], says_new: bool, reading: _Reading
) -> None:
    said = re.match(r"\d+", text(board.get("shot")))
    shot_number = said[0] if said else ""
    another = (
        bool(board.get("newShot")) if says_new else not shot_number or shot_number != (reading.numbers or [""])[-1]
    )
    length = board.get("duration")
    length = usual if length is None or length == "" else number(length, f"{place}: duration", 0, _LONGEST)
    length = max(length or usual, _sound(board, place, reading))
    rate = reading.setting.film.rate
    # from one total to the next, so that a thousand roundings do not add up
    start, stop = (_frames(total, rate) for total in (reading.milliseconds, reading.milliseconds + length))
    reading.milliseconds += length
    panel = Panel(
        new_id("panel"), max(1, stop - start), _drawing(board, place, canvas, reading),
        action=text(board.get("action")), dialogue=text(board.get("dialogue")), notes=text(board.get("notes")),
    )  # fmt: skip
    if another or not reading.shots:
        reading.shots.append([])
        reading.numbers.append(shot_number)
    reading.shots[-1].append(panel)
    _characters(board, reading)


def _frames(milliseconds: float, rate: Rate) -> int:
    return int(milliseconds * rate.num / (rate.den * 1000) + 0.5)


def _numbers(reading: _Reading) -> list[str]:
    """The numbers of the shots, where they are not just counted."""
    counted = [str(at) for at in range(1, len(reading.numbers) + 1)]
    return [""] * len(counted) if reading.numbers == counted else reading.numbers


def _sound(board: Json, place: str, reading: _Reading) -> float:
    """Lays the board's sound on the film; its length in milliseconds, 0 without one."""
    audio = board.get("audio")
    if not isinstance(audio, dict):
        return 0.0
    name = text(cast("Json", audio).get("filename"))
    path = inside(reading.images, name, f"{place}: audio") if name else None
    if path is None or not path.is_file():
        reading.notes.append(f"{place}: the sound {name or 'without a name'} is missing.")
        return 0.0
    samples = sound.read(path)
    asset = reading.setting.assets.put_file(path)
    start = _frames(reading.milliseconds, reading.setting.film.rate)
    reading.sounds.append(Sound(new_id("sound"), asset, start, name))
    return len(samples) / 48.0


def _drawing(board: Json, place: str, canvas: tuple[int, int], reading: _Reading) -> AssetName | None:
    """The board's picture: its own and its layers on each other, else whatever small picture is left of it."""
    images, url = reading.images, text(board.get("url"))
    own = inside(images, url, place) if url else None
    layers: dict[str, tuple[Path, float]] = {}
    if own is not None and own.is_file():
        layers[""] = (own, 1.0)
    said = board.get("layers")
    for name, layer in cast("Json", said).items() if isinstance(said, dict) else ():
        if isinstance(layer, dict) and text(layer.get("url")) and name in _LAYERS:
            path = inside(images, text(layer.get("url")), f"{place}: layer {name}")
            opacity = layer.get("opacity")
            share = 1.0 if opacity is None else number(opacity, f"{place}: opacity of layer {name}", 0, 1)
            if path.is_file() and path != own:
                layers[name] = (path, share)
    if list(layers) == [""] and own is not None:
        return keep(own, reading.setting.assets)
    if layers:
        return reading.setting.assets.put(pictures.png_bytes(_composed(layers, canvas)), ".png")
    stem = Path(url).stem
    link = text(board.get("link"))
    left = [f"{stem}-posterframe.jpg", link, f"{stem}-thumbnail.png"] if stem else [link]
    for name in filter(None, left):
        path = inside(images, name, place)
        if path.is_file():
            reading.notes.append(f"{place}: only {name} is left of the drawing.")
            return keep(path, reading.setting.assets)
    if url or layers:
        reading.notes.append(f"{place}: the drawing {url} is missing.")
    return None


def _composed(layers: Mapping[str, tuple[Path, float]], canvas: tuple[int, int]) -> NDArray[np.uint8]:
    paper = Image.new("RGBA", canvas, (255, 255, 255, 255))
    for name in _LAYERS:
        if name in layers:
            path, opacity = layers[name]
            layer = pictures.read_layer(path)
            if layer.size != canvas:
                layer = layer.resize(canvas, Image.Resampling.LANCZOS)
            if opacity < 1:
                layer.putalpha(layer.getchannel("A").point([round(alpha * opacity) for alpha in range(256)]))
            paper = Image.alpha_composite(paper, layer)
    return np.array(paper.convert("RGB"))


def _characters(board: Json, reading: _Reading) -> None:
    """Figures of the shot generator who have a name join the cast."""
    generator = board.get("sg")
    data = cast("Json", generator).get("data") if isinstance(generator, dict) else None
    scene = cast("Json", data).get("sceneObjects") if isinstance(data, dict) else None
    for thing in cast("Json", scene).values() if isinstance(scene, dict) else ():
        if isinstance(thing, dict) and cast("Json", thing).get("type") == "character":
            name = text(cast("Json", thing).get("name")) or text(cast("Json", thing).get("displayName"))
            if name and len(name) < 80:
                reading.film, _ = somebody(reading.film, "character", name)
