"""Makes the sample project ``resources/samples/Not a Cloud.inbetween``: its story, its poses and its drawings.

    .venv/bin/python packaging/sample.py            again from nothing, in place
    .venv/bin/python packaging/sample.py FOLDER     somewhere else

The same picture by picture on every run: ids are fixed, and every drawing follows from its seed.
"""

from __future__ import annotations

import io
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image
from sample_pencil import SIZE, Points, arrow, drawn, frame_marks, palette
from sample_story import told

from engine.blocking import finished
from engine.conditioning.compile import compile_shot
from engine.conditioning.vectors import Conditioning
from engine.document.assets import Assets, asset_name
from engine.document.folder import new_project
from engine.document.history import HISTORY
from engine.document.keyframe_edits import pin_picture
from engine.document.model import AssetName, Document, Shot
from engine.document.panel_edits import set_drawing

ROOT = Path(__file__).resolve().parents[1]
NAME = "Not a Cloud.inbetween"


@dataclass(frozen=True)
class Board:
    """How a panel is drawn: the shot frame that tells most of it, and the marks in red pencil."""

    frame: int
    arrows: tuple[Points, ...] = ()
    push: tuple[float, float, float, float] | None = None
    coloured: bool = False


BOARDS: dict[str, Board] = {
    "panel-11": Board(12, ([(0.42, 0.86), (0.5, 0.85), (0.6, 0.86)], [(0.06, 0.94), (0.2, 0.94), (0.34, 0.94)])),
    "panel-12": Board(56, ([(0.6, 0.42), (0.585, 0.3), (0.555, 0.2)],)),
    "panel-21": Board(20, ([(0.66, 0.5), (0.7, 0.44), (0.695, 0.36)],)),
    "panel-31": Board(12),
    "panel-32": Board(50),
    "panel-41": Board(18),
    "panel-42": Board(30, ([(0.5, 0.86), (0.6, 0.83), (0.7, 0.84)],)),
    "panel-51": Board(6, push=(0.44, 0.31, 0.9, 0.9)),
    "panel-61": Board(26, ([(0.985, 0.3), (0.93, 0.26), (0.87, 0.25)],)),
    "panel-71": Board(20),
    "panel-81": Board(24, ([(0.64, 0.9), (0.74, 0.89), (0.86, 0.9)],)),
    "panel-91": Board(0, coloured=True),
    "panel-92": Board(52, coloured=True),
}
PINNED_PICTURE = ("shot-7", 20, 0.9)  # a colour key: shot, frame, how closely it is followed


def main(target: Path) -> None:
    document, pictures = drawn_film()
    if target.exists():
        shutil.rmtree(target)
    new_project(target, document)
    shutil.rmtree(target / HISTORY)  # a sample has no past
    assets = Assets(target)
    for name, data in pictures.items():
        assert assets.put(data, ".png") == name
    size = sum(path.stat().st_size for path in target.rglob("*") if path.is_file())
    print(f"{target}: {len(pictures)} pictures, {size / 1000:,.0f} kB")


def drawn_film() -> tuple[Document, dict[AssetName, bytes]]:
    """The film with its drawings, and the bytes of every picture by name."""
    document, pictures = told(), dict[AssetName, bytes]()
    for number, shot in enumerate(document.shots(), 1):
        seen = compile_shot(document, shot)
        for place, panel in enumerate(shot.panels, 1):
            board = BOARDS[panel.id]
            picture = _board(seen, board, 10 * number + place)
            name = _kept(pictures, _png(picture) if board.coloured else _pencil_png(picture))
            document = set_drawing(document, panel.id, name)
    shot_id, frame, strength = PINNED_PICTURE
    shot = document.shot(shot_id)
    name = _kept(pictures, _png(_colour_key(document, shot, frame)))
    return pin_picture(document, shot_id, frame, name, strength), pictures


def _board(seen: Conditioning, board: Board, seed: int) -> NDArray[np.uint8]:
    if board.coloured:
        return finished(seen, board.frame, SIZE, seed)
    picture = drawn(seen, board.frame, seed)
    for at, points in enumerate(board.arrows):
        arrow(picture, points, seed * 10 + at)
    if board.push:
        frame_marks(picture, board.push, seed)
    return picture


def _colour_key(document: Document, shot: Shot, frame: int) -> NDArray[np.uint8]:
    return finished(compile_shot(document, shot), frame, SIZE, shot.seed)


def _png(picture: NDArray[np.uint8]) -> bytes:
    return _bytes(Image.fromarray(picture).quantize(96, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE))


def _pencil_png(picture: NDArray[np.uint8]) -> bytes:
    """Graphite, red pencil and one wash need a palette of two dozen colours, and the project stays small."""
    colours = palette()
    apart = ((picture[:, :, None].astype(np.int32) - colours.astype(np.int32)) ** 2).sum(-1)
    image = Image.fromarray(apart.argmin(-1).astype(np.uint8), "P")
    image.putpalette(colours.tobytes())
    return _bytes(image)


def _bytes(image: Image.Image) -> bytes:
    file = io.BytesIO()
    image.save(file, "PNG", optimize=True)
    return file.getvalue()


def _kept(pictures: dict[AssetName, bytes], data: bytes) -> AssetName:
    name = asset_name(data, ".png")
    pictures[name] = data
    return name


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "resources" / "samples" / NAME)
