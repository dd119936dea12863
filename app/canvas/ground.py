"""What shines through the paper: the drawings before and after, and the blocking. It is seen on the desk and nowhere else."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, replace

import numpy as np
from PySide6.QtCore import QObject, QSettings, QTimer, Signal
from PySide6.QtGui import QImage

from app.canvas.desk import Desk
from app.studio import Studio
from engine.document.changing import panel_place
from engine.drawing.onion import AFTER, BEFORE, faint, shone_through
from engine.drawing.sheet import Ink, Sheet
from engine.media.pictures import Picture

MOST = 4  # drawings to each side
TINTS: tuple[tuple[Ink, Ink], ...] = (
    (BEFORE, AFTER), ((222, 128, 48), (64, 120, 206)), ((142, 84, 178), (176, 138, 40)), ((96, 96, 96), (150, 150, 150)),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Through:
    onion: bool = False
    before: int = 1
    after: int = 1
    strength: float = 0.5
    inks: tuple[Ink, Ink] = (BEFORE, AFTER)
    blocking: bool = False


class Ground(QObject):
    """Keeps what shines through the desk's paper in step with the film."""

    changed = Signal()  # how it is set

    def __init__(self, studio: Studio, desk: Desk, parent: QObject | None = None):
        super().__init__(parent)
        self.studio, self.desk = studio, desk
        self.through = _kept()
        self._shown: object = None  # what the present ground was made of
        self._of: object = None  # and the stack it was made for
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self.refresh)
        desk.opened.connect(self._opened)
        studio.changed.connect(self._later)
        studio.pictures_changed.connect(self._later)

    def set(self, **how: object) -> None:
        through = replace(self.through, **how)  # pyright: ignore[reportArgumentType]
        if through != self.through:
            self.through = through
            QSettings().setValue("canvas/through", json.dumps(asdict(through)))
            self.changed.emit()
            self.refresh()

    def refresh(self) -> None:
        """Lays another ground if anything in it is another."""
        if self.desk.stack is None or self.desk.stroke is not None:
            return
        images = self._images()
        made_of = (
            self.desk.stack.size,
            self.through,
            tuple(tuple(image.cacheKey() for image in side) for side in images),
        )
        if self.desk.stack is not self._of or made_of != self._shown:
            self._of, self._shown = self.desk.stack, made_of
            self.desk.show_ground(self._made(*images))

    def _opened(self) -> None:
        self._shown = self._of = None
        self.refresh()

    def _later(self) -> None:
        if self.through.onion or self.through.blocking:
            self._soon.start()

    def _images(self) -> tuple[list[QImage], list[QImage], list[QImage]]:
        """Drawings before, nearest first; drawings after; the blocking. Those that are being read come later."""
        through = self.through
        before: list[QImage] = []
        after: list[QImage] = []
        blocking: list[QImage] = []
        if through.onion:
            panels = [panel for shot in self.studio.document.shots() for panel in shot.panels]
            at = next((at for at, panel in enumerate(panels) if panel.id == self.desk.panel), -1)
            for side, chosen in (
                (before, panels[max(0, at - through.before) : at][::-1]),
                (after, panels[at + 1 : at + 1 + through.after]),
            ):
                for panel in chosen:
                    image = self.studio.pictures.drawing(panel.drawing) if panel.drawing else None
                    if image is not None:
                        side.append(image)
        if through.blocking and self.desk.panel:
            shot, at = panel_place(self.studio.document, self.desk.panel)
            picture = self.studio.pictures.best(shot.id, shot.panel_starts()[at], "blocking")
            if picture.kind == "blocking":
                blocking.append(picture.image)
        return before, after, blocking

    def _made(self, before: list[QImage], after: list[QImage], blocking: list[QImage]) -> Sheet | None:
        if not (before or after or blocking) or self.desk.stack is None:
            return None
        size = self.desk.stack.size
        through = self.through
        ground = shone_through(
            size,
            [picture_in(one) for one in before],
            [picture_in(one) for one in after],
            through.strength,
            through.inks,
        )
        for image in blocking:
            ground = faint(ground, picture_in(image))
        return ground


def picture_in(image: QImage) -> Picture:
    """An image's pixels, [H, W, 3] RGB."""
    image = image.convertToFormat(QImage.Format.Format_RGB32)
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine())
    pixels = rows[:, : image.width() * 4].reshape(image.height(), image.width(), 4)
    return np.ascontiguousarray(pixels[..., 2::-1])


def _kept() -> Through:
    text = str(QSettings().value("canvas/through") or "")
    try:
        kept = json.loads(text) if text else {}
        inks = kept.get("inks", (BEFORE, AFTER))
        first, second = ((int(r), int(g), int(b)) for r, g, b in inks)
        return Through(
            bool(kept.get("onion", False)),
            max(0, min(MOST, int(kept.get("before", 1)))),
            max(0, min(MOST, int(kept.get("after", 1)))),
            max(0.1, min(1.0, float(kept.get("strength", 0.5)))),
            (first, second),
            bool(kept.get("blocking", False)),
        )
    except (ValueError, TypeError, AttributeError):
        return Through()
