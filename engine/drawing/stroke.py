"""One stroke of one tool on one sheet, from pen down to pen up."""

from __future__ import annotations

import numpy as np

from engine.drawing.brush import Brush
from engine.drawing.grain import shaded_part
from engine.drawing.line import Line, Sample, straight_line
from engine.drawing.marks import mark
from engine.drawing.sheet import Mask, Rect, Sheet, bytes_of, cut, over, part, tinted, united


class Stroke:
    """Lives while the pen is down. The sheet shows it as it grows; ``before`` is the sheet without it."""

    def __init__(self, sheet: Sheet, brush: Brush, first: Sample, *, steady: float = 0.0, scale: float = 1.0,
                 taper: bool = False):  # fmt: skip
        self.sheet, self.brush, self.first = sheet, brush, first
        self.before = sheet.copy()
        self.wet: Mask = np.zeros(sheet.shape[:2], np.float32)
        self.line = Line(first, step=brush.step, steady=steady, scale=scale, taper=taper)
        self.changed: list[Rect] = []  # every rectangle that was touched
        self._noise = np.random.default_rng(int(first.x * 7919 + first.y * 104729) & 0xFFFFFFFF)
        self._moved = False

    def extend(self, sample: Sample) -> list[Rect]:
        """The pen went on; gives what has to be shown anew."""
        nodes = self.line.add(sample)
        if not len(nodes):
            return []
        self._moved = True
        return self._laid(mark(self.wet, self.brush, nodes, self._noise))

    def end(self) -> list[Rect]:
        """The pen was lifted; a tap leaves a dot."""
        nodes = self.line.end()
        if not self._moved:
            nodes = nodes[-1:].copy()
            nodes[:, 2] = max(float(nodes[0, 2]), self.first.pressure * 0.8)
        return self._laid(mark(self.wet, self.brush, nodes, self._noise))

    def ruled(self, sample: Sample) -> list[Rect]:
        """Instead of all so far: one straight line from where the pen went down."""
        old = self.changed
        for rect in old:
            part(self.wet, rect)[:] = 0
            part(self.sheet, rect)[:] = part(self.before, rect)
        self.changed = []
        self._moved = True
        start = Sample(self.first.x, self.first.y, sample.pressure, self.first.lean)
        nodes = straight_line(start, sample, self.brush.step)
        noise = np.random.default_rng(1)
        return old + self._laid(mark(self.wet, self.brush, nodes, noise))

    def undone(self) -> list[Rect]:
        """Takes the stroke off the sheet again."""
        for rect in self.changed:
            part(self.sheet, rect)[:] = part(self.before, rect)
        return self.changed

    @property
    def around(self) -> Rect:
        return united(self.changed)

    def _laid(self, rects: list[Rect]) -> list[Rect]:
        for rect in rects:
            self._lay(rect)
        self.changed += rects
        return rects

    def _lay(self, rect: Rect) -> None:
        brush = self.brush
        wet = part(self.wet, rect)
        inked = shaded_part(self.wet, rect, brush.tooth) if brush.way == "graphite" else wet
        alpha = bytes_of(inked, brush.opacity)
        under = part(self.before, rect)
        part(self.sheet, rect)[:] = cut(under, alpha) if brush.erases else over(under, tinted(alpha, brush.ink))
