"""The tools on the desk: how wide, how dark, how crisp, and what pressure and tilt do to them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from engine.drawing.sheet import Ink

Nodes = NDArray[np.float64]  # [N, 4]: x, y in pixels, pressure 0..1, lean 0..1 (0: the pen stands upright)
Way = Literal["graphite", "flat"]
SMALLEST, LARGEST = 1.0, 400.0  # pixels across
THINNEST = 0.55  # radius in pixels of the finest graphite; below it a line gets lighter instead


@dataclass(frozen=True, slots=True)
class Brush:
    way: Way  # graphite gathers where the pen goes twice; what is laid flat never gets darker than itself in one stroke
    size: float  # pixels across at full pressure
    ink: Ink = (24, 24, 26)
    opacity: float = 1.0
    thin: float = 1.0  # share of the size that is left without pressure; 1: pressure does not change it
    faint: float = 1.0  # share of the opacity that is left without pressure
    edge: float = 0.0  # share of the radius over which the edge fades; 0 is crisp
    tooth: float = 0.0  # how much the paper's grain shows
    lean: float = 1.0  # how many times wider it gets on its side
    erases: bool = False

    def radii(self, nodes: Nodes) -> NDArray[np.float64]:
        pressure = np.clip(nodes[:, 2], 0, 1)
        wide = self.thin + (1 - self.thin) * pressure
        return self.size / 2 * wide * (1 + (self.lean - 1) * nodes[:, 3])

    def strengths(self, nodes: Nodes) -> NDArray[np.float64]:
        return self.faint + (1 - self.faint) * np.clip(nodes[:, 2], 0, 1)

    @property
    def step(self) -> float:
        """Pixels between two places where the line is looked at: small against its width, so that nothing beads."""
        return max(1.0, self.size * 0.16) if self.way == "graphite" else max(3.0, self.size * 0.12)


PENCIL = Brush("graphite", 5.0, (38, 38, 42), opacity=0.96, thin=0.55, faint=0.06, tooth=0.62, lean=7.0)
INK = Brush("flat", 7.0, (12, 12, 14), thin=0.06)
TONE = Brush("flat", 90.0, (86, 92, 104), opacity=0.32, thin=0.7, edge=0.06)
ERASER = Brush("flat", 44.0, thin=0.35, faint=0.35, edge=0.18, erases=True)
NOTE = Brush("flat", 8.0, (206, 58, 48), thin=0.45, opacity=0.92)
