"""Between the stage, where the document keeps positions, and the frame, which is what the camera shows of it.

Both are counted in shares: x right, y down, 0..1 from the left and top edges.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QTransform

from engine.conditioning.compile import affines, carried_on
from engine.document.model import Document, Point, Shot
from engine.document.tracks import camera_at, drawn_frames


@dataclass(frozen=True, slots=True)
class Plane:
    """The camera at one frame as six numbers: frame = (a x + b y + c, d x + e y + f) of the stage."""

    a: float = 1.0
    b: float = 0.0
    c: float = 0.0
    d: float = 0.0
    e: float = 1.0
    f: float = 0.0

    @classmethod
    def of(cls, camera: NDArray[np.floating]) -> Plane:
        """A row of ``Conditioning.camera``, [2, 3]."""
        return cls(*(float(number) for number in camera.reshape(6)))

    @classmethod
    def at(cls, document: Document, shot: Shot, shot_frame: int) -> Plane:
        """The camera of a shot at one frame; level where it has no keys."""
        if not shot.camera:
            return LEVEL
        key = camera_at(shot, shot_frame)
        framing = np.array([[*key.centre, key.zoom, key.roll]])
        return cls.of(affines(framing, document.width / document.height)[0])

    @classmethod
    def over_drawing(cls, document: Document, shot: Shot, shot_frame: int) -> Plane:
        """From a panel's drawing to the frame: level as the panel begins, and then the camera's move since."""
        if not shot.camera:
            return LEVEL
        drawn = drawn_frames(shot)[shot.panels.index(shot.panel_at(shot_frame))]
        now, begun = cls.at(document, shot, shot_frame), cls.at(document, shot, drawn)
        return LEVEL if now == begun else cls.of(carried_on(now.array(), begun.array()))

    def array(self) -> NDArray[np.float64]:
        return np.array([[self.a, self.b, self.c], [self.d, self.e, self.f]])

    def frame(self, stage: Point) -> Point:
        x, y = stage
        return self.a * x + self.b * y + self.c, self.d * x + self.e * y + self.f

    def stage(self, frame: Point) -> Point:
        x, y = frame[0] - self.c, frame[1] - self.f
        area = self.a * self.e - self.b * self.d
        return (self.e * x - self.b * y) / area, (self.a * y - self.d * x) / area

    def transform(self) -> QTransform:
        return QTransform(self.a, self.d, self.b, self.e, self.c, self.f)


LEVEL = Plane()
"""A camera that shows the whole stage."""
