"""One small picture of every take, for lists: read once, in a quiet thread of its own."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from cachetools import LRUCache
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QImage, QPixmap

from app.fetcher import Fetcher
from app.reels import image_of, whole_frame
from engine.media.video import read_frames
from engine.store.takes import Take, take_frames

HEIGHT = 108  # pixels: sharp at twice the size of a list's picture
KEPT = 256


class Posters(QObject):
    arrived = Signal(str)  # take id
    _read = Signal(object, object)

    def __init__(self, parent: QObject | None = None):
        super().__init__(parent)
        self._known: LRUCache[str, QPixmap] = LRUCache(KEPT)
        self._missing: set[str] = set()
        self._read.connect(self._take_in)
        self._fetcher = Fetcher(self._read.emit, threads=1)

    def of(self, takes: Path, take: Take, aspect: float) -> QPixmap | None:
        """The picture from a take's middle; None until it has been read."""
        known = self._known.get(take.id)
        if known is None and take.id not in self._missing:
            self._fetcher.ask(take.id, _reading(take_frames(takes, take), take.frames // 2, aspect))
        return known

    def close(self) -> None:
        self._fetcher.close()

    def _take_in(self, take: str, image: QImage | None) -> None:
        self._fetcher.taken(take)
        if image is None:
            self._missing.add(take)
            return
        self._known[take] = QPixmap.fromImage(image)
        self.arrived.emit(take)


def _reading(path: Path, at: int, aspect: float) -> Callable[[], QImage | None]:
    def read() -> QImage | None:
        picture = next(read_frames(path, at, at + 1), None)
        if picture is None:
            return None
        image = whole_frame(image_of(picture), aspect)
        return image.scaledToHeight(HEIGHT, Qt.TransformationMode.SmoothTransformation)

    return read
