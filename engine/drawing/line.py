"""From the places where the pen was seen to the line that the hand meant.

The curve goes through the middles between the places, bent towards each of them: a uniform quadratic B-spline. It needs
to know one place ahead only, so it is never more than half a step behind the pen, and it has no corners.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from engine.drawing.brush import Nodes

LONGEST_STRING = 70.0  # pixels between the pen and the line at full steadiness
SETTLED = 0.6  # how much of a change of pressure is taken at once: tablets report it in steps
TAPER = 0.3  # share of its pressure with which a pen touches down, so that a line begins thin


@dataclass(frozen=True, slots=True)
class Sample:
    """The pen at one moment, in pixels of the drawing."""

    x: float
    y: float
    pressure: float = 1.0
    lean: float = 0.0  # 0 upright, 1 lying on its side


class Line:
    """A line as it is drawn. What it gives begins where it ended before, so that pieces join."""

    def __init__(self, first: Sample, *, step: float, steady: float = 0.0, scale: float = 1.0, taper: bool = False):
        """``scale``: pixels of the drawing to one of the screen, on which a hand's trembling has its size."""
        self.step = step
        self.string = steady * steady * LONGEST_STRING * scale
        self.ease = 1 / (1 + 2.5 * steady)
        start = (first.x, first.y, first.pressure * (TAPER if taper else 1.0), first.lean)
        self.pen = self.held = self.last = self.middle = start
        self.begun = False

    def add(self, sample: Sample) -> Nodes:
        """The next piece of the line, [N, 4]; empty while the pen has hardly moved."""
        self.pen = sample.x, sample.y, sample.pressure, sample.lean
        return self._to(self._followed())

    def end(self) -> Nodes:
        """The last piece, to where the pen was lifted."""
        pieces = [self._to(self.pen), _straight(self.middle, self.last, self.step)]
        return np.concatenate([piece for piece in pieces if len(piece)] or [np.array([self.last])])

    def _followed(self) -> tuple[float, float, float, float]:
        """Where the line goes on: the pen pulls it on a string, and trembling does not reach through."""
        (x, y, pressure, lean), (held_x, held_y, held_pressure, held_lean) = self.pen, self.held
        away = math.hypot(x - held_x, y - held_y)
        share = self.ease * max(0.0, 1 - self.string / away) if away > 1e-6 else 0.0
        self.held = (
            held_x + (x - held_x) * share,
            held_y + (y - held_y) * share,
            held_pressure + (pressure - held_pressure) * SETTLED,
            held_lean + (lean - held_lean) * SETTLED,
        )
        return self.held

    def _to(self, place: tuple[float, float, float, float]) -> Nodes:
        if math.hypot(place[0] - self.last[0], place[1] - self.last[1]) < 0.35:
            return np.empty((0, 4))
        middle = tuple((a + b) / 2 for a, b in zip(self.last, place, strict=True))
        if self.begun:
            piece = _bent(self.middle, self.last, middle, self.step)
        else:
            piece = _straight(self.last, middle, self.step)
        self.begun, self.middle, self.last = True, middle, place
        return piece


def straight_line(start: Sample, end: Sample, step: float) -> Nodes:
    """A ruler's line from one place to another."""
    first = start.x, start.y, start.pressure, start.lean
    return _straight(first, (end.x, end.y, end.pressure, end.lean), step)


Place = tuple[float, ...]


def _straight(start: Place, end: Place, step: float) -> Nodes:
    length = math.hypot(end[0] - start[0], end[1] - start[1])
    count = max(1, math.ceil(length / step))
    share = np.linspace(0, 1, count + 1)[:, None]
    return np.array(start) * (1 - share) + np.array(end) * share


def _bent(start: Place, towards: Place, end: Place, step: float) -> Nodes:
    length = math.hypot(towards[0] - start[0], towards[1] - start[1]) + math.hypot(
        end[0] - towards[0], end[1] - towards[1]
    )
    count = max(1, math.ceil(length / step))
    share = np.linspace(0, 1, count + 1)[:, None]
    one, two, three = (1 - share) ** 2, 2 * share * (1 - share), share**2
    return np.array(start) * one + np.array(towards) * two + np.array(end) * three
