"""Pictures of films that are not open, or not as they are now: for the start page, for versions, for lost work."""

from __future__ import annotations

import hashlib
from collections.abc import Hashable
from dataclasses import dataclass
from pathlib import Path

import msgspec
import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from app.fetcher import Fetcher
from app.reels import image_of
from engine.document.film import film_frames
from engine.document.folder import MANIFEST
from engine.document.model import Document, Panel, Shot
from engine.document.schema import decode
from engine.media.pictures import read, write_png
from engine.render.materials import material_of
from engine.render.shots import Project
from engine.values.settings import cache_folder

WIDTH = 480  # of a still: sharp at 240 px on a screen with twice the pixels


@dataclass(frozen=True, eq=False)
class Film:
    """What a card on the start page says."""

    title: str
    boards: int
    length: str  # "0:18"
    image: QImage | None


class Stills(QObject):
    """``arrived`` brings what was asked for; None where there is no such picture."""

    arrived = Signal(object, object)  # key, QImage | Film | None

    def __init__(self, parent: QObject | None = None):
        super().__init__(parent)
        self._fetcher = Fetcher(self._come, threads=1)
        self.arrived.connect(self._taken)

    def ask_board(self, key: Hashable, document: Document, folder: Path, shot: Shot, panel: Panel) -> None:
        self._fetcher.ask(key, lambda: board_still(document, folder, shot, panel))

    def ask_film(self, key: Hashable, folder: Path) -> None:
        self._fetcher.ask(key, lambda: film_card(folder))

    def close(self) -> None:
        self._fetcher.close()

    def _come(self, key: Hashable, result: object) -> None:
        self.arrived.emit(key, result)

    def _taken(self, key: Hashable, _: object) -> None:
        self._fetcher.taken(key)


def board_still(document: Document, folder: Path, shot: Shot, panel: Panel) -> QImage:
    """A board as the film would show it without anything painted."""
    project = Project(document, folder)
    size = WIDTH, max(2, round(WIDTH * document.height / document.width / 2) * 2)
    start = shot.panel_starts()[shot.panels.index(panel)]
    return image_of(material_of(document, shot, None, project.takes, project.read).picture(start, size))


def film_card(folder: Path) -> Film | None:
    """A film's title, its length and its first drawn board; the picture is kept until the film is saved again."""
    try:
        document = decode((folder / MANIFEST).read_bytes()).document
    except FileNotFoundError:
        return None
    shots = tuple(document.shots())
    boards = [(shot, panel) for shot in shots for panel in shot.panels]
    frames = film_frames(document)
    seconds = round(frames * document.rate.den / document.rate.num)
    image = None
    if boards:
        shot, panel = next((board for board in boards if board[1].drawing), boards[0])
        wanted = hashlib.sha256(msgspec.json.encode((str(folder), shot, panel, document.width, document.height)))
        kept = cache_folder() / "films" / f"{wanted.hexdigest()[:32]}.png"
        if kept.exists():
            image = image_of(read(kept))
        else:
            image = board_still(document, folder, shot, panel)
            kept.parent.mkdir(parents=True, exist_ok=True)
            write_png(kept, pixels_of(image))
    return Film(document.title, len(boards), f"{seconds // 60}:{seconds % 60:02}", image)


def pixels_of(image: QImage) -> NDArray[np.uint8]:
    """[H, W, 3] RGB."""
    plain = image.convertToFormat(QImage.Format.Format_RGB888)
    rows = np.frombuffer(plain.constBits(), np.uint8).reshape(plain.height(), plain.bytesPerLine())
    return rows[:, : plain.width() * 3].reshape(plain.height(), plain.width(), 3).copy()
