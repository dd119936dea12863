"""The pen that everything is drawn with, plain for the blocking or finished in the film's style."""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import lru_cache

import cv2
import numpy as np
from numpy.typing import NDArray

from engine.blocking.light import HOURS, LAMP_LIGHT, Hour, Image, lit
from engine.document.model import Colour, Light, Style

Points = NDArray[np.float64] | Sequence[tuple[float, float]] | Sequence[NDArray[np.float64]]  # [N, 2]

PAPER: Colour = (246, 242, 232)
LINES: dict[Style, Colour] = {
    "pencil": (56, 54, 60), "ink": (20, 20, 24), "tone": (44, 46, 52), "colour": (50, 40, 52)
}  # fmt: skip

# What ink makes of values: below each limit, one flat fill. In a dark hour the place sinks into black.
_INK_NEAR = ((0.15, (26, 26, 30)), (0.30, (132, 132, 136)), (0.46, (204, 204, 204)), (2.0, (251, 251, 249)))
_INK_FAR = ((0.17, (150, 150, 154)), (0.36, (206, 206, 206)), (0.5, (236, 236, 234)), (2.0, (251, 251, 249)))
_INK_DARK = ((0.24, (44, 44, 50)), (0.36, (104, 104, 110)), (0.55, (186, 186, 188)), (2.0, (250, 250, 248)))

SHIFT = 4  # bits of a pixel, so that slow moves do not step


@lru_cache(maxsize=65536)
def mix(one: Colour, other: Colour, amount: float) -> Colour:
    """``one`` with an amount 0..1 of ``other`` in it."""
    rest = 1 - amount
    return (
        round(one[0] * rest + other[0] * amount),
        round(one[1] * rest + other[1] * amount),
        round(one[2] * rest + other[2] * amount),
    )


def shade(colour: Colour, factor: float) -> Colour:
    """Darker below 1, lighter above."""
    return mix(colour, (22, 18, 40), 1 - factor) if factor < 1 else mix(colour, (255, 250, 240), factor - 1)


def luminance(colour: Colour) -> float:
    return (0.30 * colour[0] + 0.59 * colour[1] + 0.11 * colour[2]) / 255


@lru_cache(maxsize=32768)
def rendered(colour: Colour, style: Style | None, far: float = 0.0) -> Colour:
    """A lit colour as a style puts it on paper; None is the plain style of the blocking.

    ``far`` 0..1 leaves that much of the paper bare, so that people stand out from the place behind them.
    """
    value = luminance(colour)
    if style == "pencil":
        return mix(mix((78, 78, 86), PAPER, value**0.62), PAPER, far)
    if style == "ink":
        steps = _INK_NEAR if not far else _INK_DARK if far < 0.2 else _INK_FAR
        return next(ink for limit, ink in steps if value < limit)
    if style == "tone":
        step = round(value**0.72 * 7) / 7
        return mix(mix((48, 50, 58), (252, 252, 250), step), (252, 252, 250), far * 0.7)
    return colour


@lru_cache(maxsize=16384)
def shadowed(colour: Colour, style: Style | None) -> Colour:
    """The shadow side of what a style put on paper."""
    if style == "ink":
        return colour if luminance(colour) < 0.6 else (218, 218, 218)
    if style == "colour":
        return mix(colour, (36, 26, 70), 0.24)
    return mix(colour, (40, 40, 56), 0.2)


@lru_cache(maxsize=32768)
def painted(colour: Colour, light: Light, style: Style | None, near: bool, glowing: bool = False) -> Colour:
    """A colour of the cast as it ends up in the picture."""
    far = 0.0 if near else 0.1 if light == "night" else 0.38
    seen = colour if glowing else lit(colour, light, near)
    if near and style not in (None, "colour"):
        seen = mix(seen, colour, 0.45)  # without colour, values alone have to tell hair from skin from cloth
    return rendered(seen, style, far)


class Pen:
    """Draws in some local space onto an image. ``style`` None draws flat shapes without a line or a shadow."""

    def __init__(self, image: Image, light: Light, style: Style | None, near: bool, line: float):
        self.image = image
        self.light: Light = light
        self.style: Style | None = style
        self.near = near
        self.line = line
        self.hour: Hour = HOURS[light]
        self.unit = 1.0  # pixels of one local unit of height
        self.stretch = 1.0  # and how many of width make one of height
        self._place(np.array([[1.0, 0, 0], [0, 1.0, 0]]))

    @property
    def finished(self) -> bool:
        return self.style is not None

    def within(self, matrix: NDArray[np.float64]) -> Pen:
        """The same pen in another local space, given by the affine that takes it to pixels."""
        other = Pen(self.image, self.light, self.style, self.near, self.line)
        other._place(matrix)
        return other

    def _place(self, matrix: NDArray[np.float64]) -> None:
        self.linear = matrix[:, :2].T * (1 << SHIFT)
        self.offset = matrix[:, 2] * (1 << SHIFT)
        (a, b, x), (c, d, _) = matrix.tolist()
        self.unit = math.hypot(b, d)
        self.stretch = self.unit / max(1e-6, math.hypot(a, c))
        edge = 4 * self.width() + 2  # a line may reach in from outside
        self.left, self.right = -math.inf, math.inf
        if not self.near and b == 0 and a > 0:
            self.left = -(x + edge) / a
            self.right = (self.image.shape[1] + edge - x) / a

    def beside(self, points: Points) -> bool:
        """Whether all of this lies left or right of the picture: most of a place does."""
        if self.left == -math.inf:
            return False
        if isinstance(points, np.ndarray):
            low, high = float(points[:, 0].min()), float(points[:, 0].max())
        else:
            across = [float(point[0]) for point in points]
            low, high = min(across), max(across)
        return high < self.left or low > self.right

    def colour(self, colour: Colour) -> Colour:
        return painted(colour, self.light, self.style, self.near)

    def line_colour(self, colour: Colour | None = None) -> Colour:
        """The line round a shape; the place has softer lines than what stands in it."""
        line = LINES[self.style or "colour"]
        if self.style == "colour" and colour is not None:
            line = mix(line, shade(colour, 0.4), 0.5)
        if self.light == "night":
            line = mix(line, (14, 14, 30), 0.5)
        return line if self.near or colour is None else mix(line, colour, 0.45)

    def pixels(self, points: Points) -> NDArray[np.int32]:
        mapped = np.asarray(points, np.float64) @ self.linear + self.offset
        return np.rint(mapped).astype(np.int32)

    def width(self, share: float = 1.0) -> int:
        return max(1, round(self.line * share * (1 if self.near else 0.75)))

    # What is always drawn

    def shape(self, points: Points, colour: Colour, line: bool = True, glowing: bool = False) -> None:
        """A flat closed shape. ``glowing`` leaves its colour as it is, whatever the hour."""
        if self.beside(points):
            return
        polygon = self.pixels(points)
        fill = painted(colour, self.light, self.style, self.near, glowing)
        if line and self.style is not None:
            cv2.polylines(self.image, [polygon], True, self.line_colour(fill), 2 * self.width(), cv2.LINE_AA, SHIFT)
        cv2.fillPoly(self.image, [polygon], fill, cv2.LINE_AA, SHIFT)

    def group(self, parts: Sequence[tuple[NDArray[np.float64], NDArray[np.float64], Colour]]) -> None:
        """Shapes that are one body: (outline, its lit side, colour) each; lines run only round the whole."""
        polygons = [self.pixels(part[0]) for part in parts]
        colours = [self.colour(part[2]) for part in parts]
        if self.style is None:
            for polygon, fill in zip(polygons, colours, strict=True):
                cv2.fillPoly(self.image, [polygon], fill, cv2.LINE_AA, SHIFT)
            return
        for polygon, fill in zip(polygons, colours, strict=True):
            cv2.polylines(self.image, [polygon], True, self.line_colour(fill), 2 * self.width(), cv2.LINE_AA, SHIFT)
        for polygon, fill in zip(polygons, colours, strict=True):
            cv2.fillPoly(self.image, [polygon], shadowed(fill, self.style), cv2.LINE_AA, SHIFT)
        for part, fill in zip(parts, colours, strict=True):
            cv2.fillPoly(self.image, [self.pixels(part[1])], fill, cv2.LINE_AA, SHIFT)

    def smooth(self, points: Points, colour: Colour, line: bool = True, glowing: bool = False) -> None:
        if self.beside(points):
            return
        self.shape(rounded(points, 2 if len(self.image) < 600 else 3), colour, line, glowing)

    def rect(
        self, left: float, top: float, right: float, bottom: float, colour: Colour, line: bool = True,
        glowing: bool = False,
    ) -> None:  # fmt: skip
        if right < self.left or left > self.right:
            return
        self.shape([(left, top), (right, top), (right, bottom), (left, bottom)], colour, line, glowing)

    def oval(
        self, left: float, top: float, right: float, bottom: float, colour: Colour, line: bool = True,
        glowing: bool = False,
    ) -> None:  # fmt: skip
        centre, half = ((left + right) / 2, (top + bottom) / 2), ((right - left) / 2, (bottom - top) / 2)
        self.shape(CIRCLE * half + centre, colour, line, glowing)

    def disc(self, x: float, y: float, radius: float, colour: Colour, line: bool = True, glowing: bool = False) -> None:
        """A true circle, whatever the proportions of the local space; the radius in units of its height."""
        across = radius * self.stretch
        self.oval(x - across, y - radius, x + across, y + radius, colour, line, glowing)

    def stroke(self, points: Points, colour: Colour, width: float) -> None:
        """An open line with a body, such as a pole or a branch; the width in units of the local height."""
        thick = max(1, round(width * self.unit))
        fill = self.colour(colour)
        polygon = self.pixels(points)
        if self.style is not None:
            line = thick + 2 * self.width()
            cv2.polylines(self.image, [polygon], False, self.line_colour(fill), line, cv2.LINE_AA, SHIFT)
        cv2.polylines(self.image, [polygon], False, fill, thick, cv2.LINE_AA, SHIFT)

    # What only a finished picture has

    def mark(self, points: Points, on: Colour | None = None, width: float = 1.0, closed: bool = False) -> None:
        """A line of detail; light where it falls on something dark."""
        if self.style is None or self.beside(points):
            return
        colour = self.line_colour(None if on is None else self.colour(on))
        if on is not None and abs(luminance(self.colour(on)) - luminance(colour)) < 0.18:
            colour = mix(colour, PAPER, 0.5)
        cv2.polylines(self.image, [self.pixels(points)], closed, colour, self.width(width), cv2.LINE_AA, SHIFT)

    def detail(self, points: Points, colour: Colour) -> None:
        """A small flat shape without a line."""
        if self.style is not None:
            self.shape(points, colour, line=False)

    def tint(self, points: Points, amount: float, colour: Colour = (30, 26, 56)) -> None:
        """A cast shadow: darkens what is there."""
        polygon = self.pixels(points)
        low, high = polygon.min(0) >> SHIFT, (polygon.max(0) >> SHIFT) + 2
        height, width = self.image.shape[:2]
        left, top = max(0, int(low[0])), max(0, int(low[1]))
        right, bottom = min(width, int(high[0])), min(height, int(high[1]))
        if right <= left or bottom <= top:
            return
        part = self.image[top:bottom, left:right]
        over = part.copy()
        grey = rendered(colour, self.style)
        offset = np.array([left << SHIFT, top << SHIFT], np.int32)
        cv2.fillPoly(over, [polygon - offset], grey, cv2.LINE_AA, SHIFT)
        cv2.addWeighted(part, 1 - amount, over, amount, 0, dst=part)

    def glow(self, x: float, y: float, radius: float, strength: float = 0.6, colour: Colour = LAMP_LIGHT) -> None:
        """A halo of light, when lamps are lit."""
        if self.style is None or not self.hour.lamps:
            return
        reach = max(1, round(radius * self.unit))
        at_x, at_y = (int(value) for value in self.pixels([(x, y)])[0] >> SHIFT)
        height, width = self.image.shape[:2]
        left, right = max(0, at_x - reach), min(width, at_x + reach)
        top, bottom = max(0, at_y - reach), min(height, at_y + reach)
        if right <= left or bottom <= top:
            return
        part = self.image[top:bottom, left:right]
        light = _halo(reach)[top - at_y + reach : bottom - at_y + reach, left - at_x + reach : right - at_x + reach]
        light = light * (strength * (0.6 if self.light == "indoor" else 1.0))
        tone = np.empty_like(part)
        tone[:] = painted(colour, self.light, self.style, self.near, True)
        part[:] = cv2.blendLinear(part, tone, 1 - light, light)


@lru_cache(maxsize=64)
def _halo(reach: int) -> NDArray[np.float32]:
    """A round falling-off, [2 reach, 2 reach], 1 in the middle."""
    across = (np.arange(-reach, reach, dtype=np.float32) / reach) ** 2
    return np.square(np.clip(1 - across[None] - across[:, None], 0, 1), dtype=np.float32)


CIRCLE = np.stack([np.cos(np.arange(32) / 32 * 2 * np.pi), np.sin(np.arange(32) / 32 * 2 * np.pi)], 1)
_HALF = np.linspace(-np.pi / 2, np.pi / 2, 8)
_ARC = np.stack([np.cos(_HALF), np.sin(_HALF)], 1)


def rounded(points: Points, times: int = 2) -> NDArray[np.float64]:
    """A closed outline with its corners cut (Chaikin)."""
    outline = np.asarray(points, np.float64)
    for _ in range(times):
        following = np.concatenate([outline[1:], outline[:1]])
        cut = np.empty((2 * len(outline), 2))
        cut[0::2], cut[1::2] = 0.75 * outline + 0.25 * following, 0.25 * outline + 0.75 * following
        outline = cut
    return outline


def capsule(
    start: NDArray[np.float64], end: NDArray[np.float64], at_start: float, at_end: float
) -> NDArray[np.float64]:
    """The outline of a limb: two round ends of their own radius, joined."""
    x, y = (end - start).tolist()
    length = math.hypot(x, y)
    x, y = (x / length, y / length) if length > 1e-6 else (1.0, 0.0)
    turn = np.array([[x, y], [-y, x]])
    cap = _ARC @ turn
    return np.concatenate([end + cap * at_end, start - cap * at_start])
