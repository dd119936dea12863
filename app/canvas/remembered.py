"""Moments of layers that undo comes back to without reading a file, as many as fit in some memory."""

from __future__ import annotations

from pathlib import Path

from cachetools import LRUCache
from PySide6.QtCore import QObject, Signal

from engine.document.assets import Assets
from engine.document.model import AssetName
from engine.drawing.files import read_sheet
from engine.drawing.sheet import Size
from engine.drawing.tiles import Tiles, of_sheet
from engine.values.errors import InbetweenerError

ROOM = 256 << 20  # bytes
FEWEST = 8  # moments that stay, however large they are


class Remembered(QObject):
    refused = Signal(str, str)  # a picture cannot be read: sentence, hint

    def __init__(self, parent: QObject | None = None):
        super().__init__(parent)
        self._known: LRUCache[tuple[AssetName, Size], Tiles] = LRUCache(
            ROOM, lambda tiles: min(tiles.fresh, ROOM // FEWEST)
        )

    def clear(self) -> None:
        self._known.clear()

    def keep(self, tiles: Tiles) -> None:
        if tiles.picture is not None:
            self._known[tiles.picture, tiles.size] = tiles

    def moment(self, project: Path, picture: AssetName | None, size: Size, here: tuple[Tiles, ...]) -> Tiles:
        """The squares of a picture; ``here`` are those that lie on the desk already."""
        if picture is None:
            return Tiles(size)
        known = next((tiles for tiles in here if tiles.picture == picture), None) or self._known.get((picture, size))
        if known is None:
            known = self._read(project, picture, size)
        self.keep(known)
        return known

    def _read(self, project: Path, picture: AssetName, size: Size) -> Tiles:
        try:
            return of_sheet(read_sheet(Assets(project).path(picture), size), picture)
        except InbetweenerError as error:
            self.refused.emit(error.sentence, error.hint)
            return Tiles(size, picture=picture)  # keeps its name: a file that is lost may be found again
