"""The shelf of pictures: for every frame of every shot the best that can be shown now, and never a wait for it.

A picture that is not on the shelf is fetched in a thread of low priority; what is there in the meantime is shown, and
``Studio.pictures_changed`` tells when better has come.
"""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass
from typing import Literal, Protocol

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal
from PySide6.QtGui import QColor, QImage

from engine.document.model import AssetName, Document

Kind = Literal["drawing", "blocking", "draft", "final", "step"]
SHELF = 256 << 20  # bytes of pictures kept in memory


@dataclass(frozen=True, eq=False, slots=True)
class Picture:
    image: QImage  # Format_RGB32
    kind: Kind


class Owner(Protocol):
    """What the shelf needs of the studio."""

    @property
    def document(self) -> Document: ...


class Shelf(QObject):
    """Pictures by name, the least looked at leave first."""

    arrived = Signal(object, object)  # key, QImage

    def __init__(self, studio, parent: QObject | None = None):
        super().__init__(parent)
        self.studio = studio
        self._held: OrderedDict[object, QImage] = OrderedDict()
        self._bytes = 0
        self._wanted: set[object] = set()
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(2)
        self.arrived.connect(self._arrived)

    def best(self, shot_id: str, shot_frame: int, wanted: str = "auto") -> Picture:
        """The best picture that is there now. Asks for a better one in the background where there could be one."""
        shot = self.studio.document.shot(shot_id)
        panel = shot.panel_at(shot_frame)
        image = self.drawing(panel.drawing) if panel.drawing else None
        return Picture(image or self.paper(), "drawing")

    def drawing(self, name: AssetName) -> QImage | None:
        """A picture of the project's assets; None while it is being read, or when it is missing."""
        key = ("asset", name)
        if key in self._held:
            self._held.move_to_end(key)
            return self._held[key]
        if key not in self._wanted:
            self._wanted.add(key)
            self._pool.start(_Fetch(self, key, self.studio.project / "assets" / name[:2] / name))
        return None

    def paper(self) -> QImage:
        """An empty panel in the film's shape."""
        document = self.studio.document
        image = QImage(480, max(1, round(480 * document.height / document.width)), QImage.Format.Format_RGB32)
        image.fill(QColor(58, 58, 58))
        return image

    def _arrived(self, key: object, image: QImage) -> None:
        self._held[key] = image
        self.studio.pictures_changed.emit("")


class _Fetch(QRunnable):
    def __init__(self, shelf: Shelf, key: object, path):
        super().__init__()
        self.shelf, self.key, self.path = shelf, key, path

    def run(self) -> None:
        image = QImage(str(self.path))
        if not image.isNull():
            self.shelf.arrived.emit(self.key, image.convertToFormat(QImage.Format.Format_RGB32))
