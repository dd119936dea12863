"""The pen that everything is drawn with, plain for the blocking or finished in the film's style."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import cv2
import numpy as np
from numpy.typing import NDArray

from engine.blocking.light import HOURS, LAMP_LIGHT, Hour, Image, lit
from engine.document.model import Colour, Light, Style

Points = NDArray[np.float64] | Sequence[tuple[float, float]]  # [N, 2]

PAPER: Colour = (246, 242, 232)
LINES: dict[Style, Colour] = {
    "pencil": (66, 64, 70), "ink": (20, 20, 24), "tone": (44, 46, 52), "colour": (50, 40, 52)
}  # fmt: skip
SHIFT = 4  # bits of a pixel, so that slow moves do not step


def mix(one: Colour, other: Colour, amount: float) -> Colour:
    """``one`` with an amount 0..1 of ``other`` in it."""
    red, green, blue = (round(a + (b - a) * amount) for a, b in zip(one, other, strict=True))
    return red, green, blue


def shade(colour: Colour, factor: float) -> Colour:
    """Darker below 1, lighter above."""
    return mix(colour, (22, 18, 40), 1 - factor) if factor < 1 else mix(colour, (255, 250, 240), factor - 1)


def luminance(colour: Colour) -> float:
    return (0.30 * colour[0] + 0.59 * colour[1] + 0.11 * colour[2]) / 255


@lru_cache(maxsize=16384)
def rendered(colour: Colour, style: Style | None) -> Colour:
    """A lit colour as a style puts it on paper; None is the plain style of the blocking."""
    value = luminance(colour)
    if style == "pencil":
        return mix((104, 104, 112), PAPER, value**0.75)
    if style == "ink":
        return (26, 26, 30) if value < 0.17 else (122, 122, 126) if value < 0.34 else (198, 198, 198) if value < 0.56 else (250, 250, 248)
    if style == "tone":
        step = round(value**0.9 * 7) / 7
        return mix((46, 48, 56), (250, 250, 248), step)
    return colour


@lru_cache(maxsize=16384)
def shadowed(colour: Colour, style: Style | None) -> Colour:
    """The shadow side of what a style put on paper."""
    if style == "ink":
        return colour if luminance(colour) < 0.6 else (214, 214, 214)
    if style == "colour":
        return mix(colour, (36, 26, 70), 0.24)
    return mix(colour, (40, 40, 56), 0.2)


class Pen:
    """Draws in some local space onto an image. ``style`` None draws flat shapes without a line or a shadow."""

    def __init__(self, image: Image, light: Light, style: Style | None, near: bool, line: float):
        self.image, self.light, self.style, self.near, self.line = image, light, style, near, line
        self.hour: Hour = HOURS[light]
        self.matrix = np.array([[1.0, 0, 0], [0, 1.0, 0]])
        self.unit = 1.0  # pixels of one local unit of height

    @property
    def finished(self) -> bool:
        return self.style is not None

    def within(self, matrix: NDArray[np.float64]) -> Pen:
        """The same pen in another local space, given by the affine that takes it to pixels."""
        other = Pen(self.image, self.light, self.style, self.near, self.line)
        other.matrix = matrix
        other.unit = float(np.hypot(matrix[0, 1], matrix[1, 1]))
        return other

    def colour(self, colour: Colour) -> Colour:
        return rendered(lit(colour, self.light, self.near), self.style)

    def line_colour(self, colour: Colour | None = None) -> Colour:
        """The line round a shape; the place has softer lines than what stands in it."""
        line = LINES[self.style or "colour"]
        if self.style == "colour" and colour is not None:
            line = mix(line, shade(colour, 0.4), 0.5)
        if self.light == "night":
            line = mix(line, (14, 14, 30), 0.5)
        return line if self.near or colour is None else mix(line, colour, 0.45)

    def pixels(self, points: Points) -> NDArray[np.int32]:
        mapped = np.asarray(points, np.float64) @ self.matrix[:, :2].T + self.matrix[:, 2]
        return np.rint(np.clip(mapped, -20000, 20000) * (1 << SHIFT)).astype(np.int32)

    def width(self, share: float = 1.0) -> int:
        return max(1, round(self.line * share * (1 if self.near else 0.75)))

    # What is always drawn

    def shape(self, points: Points, colour: Colour, line: bool = True, glowing: bool = False) -> None:
        """A flat closed shape. ``glowing`` leaves its colour as it is, whatever the hour."""
        polygon = self.pixels(points)
        fill = rendered(colour, self.style) if glowing else self.colour(colour)
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
        self.shape(rounded(points), colour, line, glowing)

    def rect(
        self, left: float, top: float, right: float, bottom: float, colour: Colour, line: bool = True,
        glowing: bool = False,
    ) -> None:  # fmt: skip
        self.shape([(left, top), (right, top), (right, bottom), (left, bottom)], colour, line, glowing)

    def oval(
        self, left: float, top: float, right: float, bottom: float, colour: Colour, line: bool = True,
        glowing: bool = False,
    ) -> None:  # fmt: skip
        centre, half = ((left + right) / 2, (top + bottom) / 2), ((right - left) / 2, (bottom - top) / 2)
        self.shape(CIRCLE * half + centre, colour, line, glowing)

    def disc(self, x: float, y: float, radius: float, colour: Colour, line: bool = True, glowing: bool = False) -> None:
        """A true circle, whatever the proportions of the local space; the radius in units of its height."""
        across = radius * self.unit / max(1e-6, float(np.hypot(self.matrix[0, 0], self.matrix[1, 0])))
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
        if self.style is None:
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
        grey = rendered(colour, self.style) if self.style in ("pencil", "tone", "ink") else colour
        offset = np.array([left << SHIFT, top << SHIFT], np.int32)
        cv2.fillPoly(over, [polygon - offset], grey, cv2.LINE_AA, SHIFT)
        cv2.addWeighted(part, 1 - amount, over, amount, 0, dst=part)

    def glow(self, x: float, y: float, radius: float, strength: float = 0.6, colour: Colour = LAMP_LIGHT) -> None:
        """A halo of light, when lamps are lit."""
        if self.style is None or not self.hour.lamps:
            return
        centre = self.pixels([(x, y)])[0] / (1 << SHIFT)
        reach = radius * self.unit
        height, width = self.image.shape[:2]
        left, right = max(0, int(centre[0] - reach)), min(width, int(centre[0] + reach) + 1)
        top, bottom = max(0, int(centre[1] - reach)), min(height, int(centre[1] + reach) + 1)
        if right <= left or bottom <= top:
            return
        across = (np.arange(left, right, dtype=np.float32) - centre[0]) / reach
        down = (np.arange(top, bottom, dtype=np.float32) - centre[1]) / reach
        light = np.clip(1 - across[None] ** 2 - down[:, None] ** 2, 0, 1) ** 2 * strength
        if self.light == "indoor":
            light *= 0.6
        part = self.image[top:bottom, left:right]
        tone = np.array(rendered(colour, self.style), np.float32)
        part[:] = (part + (tone - part) * light[..., None]).astype(np.uint8)


CIRCLE = np.stack([np.cos(np.arange(28) / 28 * 2 * np.pi), np.sin(np.arange(28) / 28 * 2 * np.pi)], 1)
_ARC = np.linspace(-np.pi / 2, np.pi / 2, 8)
_ARC = np.stack([np.cos(_ARC), np.sin(_ARC)], 1)


def rounded(points: Points, times: int = 2) -> NDArray[np.float64]:
    """A closed outline with its corners cut (Chaikin)."""
    outline = np.asarray(points, np.float64)
    for _ in range(times):
        following = np.roll(outline, -1, 0)
        cut = np.empty((2 * len(outline), 2))
        cut[0::2], cut[1::2] = 0.75 * outline + 0.25 * following, 0.25 * outline + 0.75 * following
        outline = cut
    return outline


def capsule(
    start: NDArray[np.float64], end: NDArray[np.float64], at_start: float, at_end: float
) -> NDArray[np.float64]:
    """The outline of a limb: two round ends of their own radius, joined."""
    along = end - start
    length = float(np.hypot(along[0], along[1]))
    x, y = (along / length).tolist() if length > 1e-6 else (1.0, 0.0)
    turn = np.array([[x, y], [-y, x]])
    cap = _ARC @ turn
    return np.concatenate([end + cap * at_end, start - cap * at_start])
