"""The drawing as the screen wants it: the sheet itself as an image, and one of half the size for looking from afar."""

from __future__ import annotations

from collections.abc import Iterable

import cv2
import numpy as np
from PySide6.QtGui import QImage

from engine.drawing.sheet import Rect, Sheet, size_of, whole

AFAR = 0.6  # screen pixels to one of the drawing, below which the half one is shown


class Screen:
    """Both sizes of one sheet, kept right where it changed. Nothing is copied: what is drawn is in the image."""

    def __init__(self, shown: Sheet):
        self.shown = shown
        self.half: Sheet | None = None
        self.image = image_over(shown)
        self._half_image: QImage | None = None

    def image_for(self, scale: float) -> tuple[QImage, int]:
        """The image to draw at so many screen pixels to one of the drawing, and how many times smaller it is."""
        if scale >= AFAR:
            return self.image, 1
        if self.half is None or self._half_image is None:
            width, height = size_of(self.shown)
            self.half = np.zeros((-(-height // 2), -(-width // 2), 4), np.uint8)
            self._half_image = image_over(self.half)
            self.refresh((whole(self.shown),))
        return self._half_image, 2

    def refresh(self, rects: Iterable[Rect]) -> None:
        """The sheet changed inside rectangles."""
        if self.half is not None:
            for rect in rects:
                halve(self.shown, self.half, rect)


def halve(shown: Sheet, into: Sheet, rect: Rect) -> None:
    """Averages two by two pixels inside a rectangle: a thin line seen from afar gets lighter, and is never skipped."""
    left, top = rect[0] // 2, rect[1] // 2
    right, bottom = min(into.shape[1], -(-rect[2] // 2)), min(into.shape[0], -(-rect[3] // 2))
    if right > left and bottom > top:
        source = shown[top * 2 : bottom * 2, left * 2 : right * 2]
        into[top:bottom, left:right] = cv2.resize(source, (right - left, bottom - top), interpolation=cv2.INTER_AREA)


def image_over(sheet: Sheet) -> QImage:
    """The sheet itself as an image, which lives no longer than the sheet."""
    width, height = size_of(sheet)
    return QImage(sheet.data, width, height, 4 * width, QImage.Format.Format_RGB32)
