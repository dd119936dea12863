"""Small pictures for the boards, read and shrunk behind the window's back, so that scrolling only ever paints."""

from __future__ import annotations

from pathlib import Path

from cachetools import LRUCache
from PySide6.QtCore import QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QPainter, QPixmap

from app import theme
from app.fetcher import Fetcher
from app.reels import image_of
from app.studio import Studio
from engine.document.model import Panel, Shot
from engine.media.pictures import read

ROOM = 128 << 20  # bytes of small pictures that are kept
REST = 90  # ms after which boards that were scrolled are at rest
TELL = 30  # ms between two words about new pictures

Key = tuple[str, str | int, int, int]  # what it is of, its name, width, height


class Thumbs(QObject):
    changed = Signal()
    _arrived = Signal(object, object)  # key, QImage

    def __init__(self, studio: Studio, parent: QObject | None = None):
        super().__init__(parent)
        self.studio = studio
        self.drawings = False  # of a panel that was drawn its drawing, whatever was painted from it
        # the last stays, however large it is
        self._held: LRUCache[Key, QPixmap] = LRUCache(ROOM, lambda seen: min(4 * seen.width() * seen.height(), ROOM))
        self._missing: set[Key] = set()
        self._last: dict[str, Key] = {}  # panel id: what was shown of it, until better has come
        self._tell = QTimer(self, singleShot=True, interval=TELL)
        self._tell.timeout.connect(self.changed)
        self._moving = QTimer(self, singleShot=True, interval=REST)
        self._moving.timeout.connect(self.changed)
        self._arrived.connect(self._take_in)
        self._fetcher = Fetcher(self._arrived.emit)
        studio.opened.connect(self._clear)
        studio.closed.connect(self.close)

    def of(self, shot: Shot, panel: Panel, shot_frame: int, size: QSize, ratio: float) -> tuple[QPixmap | None, bool]:
        """A panel's small picture, and whether it is the one that shall be shown; None until something has come.

        A picture that is asked for and not there yet is fetched; ``changed`` tells when it is.
        """
        width, height = round(size.width() * ratio), round(size.height() * ratio)
        if panel.drawing and (self.drawings or not self.studio.pictures.paints(shot)):
            key: Key = ("drawing", panel.drawing, width, height)
            found = self._held.get(key)
            if found is None and key not in self._missing:
                path = self.studio.project / "assets" / panel.drawing[:2] / panel.drawing
                self._fetcher.ask(key, lambda: _shrunk_file(path, width, height))
                return self._before(panel), False
            if found is not None:
                self._last[panel.id] = key
                return found, True
        if self._moving.isActive():
            return self._before(panel), False  # what is only scrolled past need not be painted for it
        image = self.studio.pictures.best_of(shot, shot_frame).image
        key = ("image", image.cacheKey(), width, height)
        found = self._held.get(key)
        if found is None:
            self._fetcher.ask(key, lambda: shrunk(image, width, height))
            return self._before(panel), False
        self._last[panel.id] = key
        return found, True

    def moving(self) -> None:
        """The boards are being scrolled: what has to be drawn or painted first waits until they rest."""
        self._moving.start()

    def close(self) -> None:
        self._fetcher.close()

    def _before(self, panel: Panel) -> QPixmap | None:
        key = self._last.get(panel.id)
        return self._held.get(key) if key else None

    def _take_in(self, key: Key, image: QImage | None) -> None:
        self._fetcher.taken(key)
        if image is None:
            self._missing.add(key)
        else:
            self._held[key] = QPixmap.fromImage(image)
        if not self._tell.isActive():
            self._tell.start()

    def _clear(self) -> None:
        self._fetcher.drop_all()
        self._held.clear()
        self._missing.clear()
        self._last.clear()


def _shrunk_file(path: Path, width: int, height: int) -> QImage:
    return shrunk(image_of(read(path)), width, height)


def shrunk(image: QImage, width: int, height: int) -> QImage:
    """A picture inside a place of another shape: all of it is seen, the rest is the film's own dark."""
    scaled = image.scaled(width, height, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation)
    if scaled.width() == width and scaled.height() == height:
        return scaled
    whole = QImage(width, height, QImage.Format.Format_RGB32)
    whole.fill(theme.LINE)
    painter = QPainter(whole)
    painter.drawImage((width - scaled.width()) // 2, (height - scaled.height()) // 2, scaled)
    painter.end()
    return whole
