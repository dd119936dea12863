"""A storyboard artist's pencil: the blocking drawn over by hand on paper, with one colour where the story wants it.

Everything follows from the picture and a seed, so the same board is drawn the same way every time.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from engine.blocking import draw, finished
from engine.conditioning.vectors import Conditioning

Grey = NDArray[Any]  # [H, W] 0 black .. 1 white, or 0 nothing .. 1 everything
Picture = NDArray[np.uint8]  # [H, W, 3] RGB
Points = list[tuple[float, float]]  # shares of the picture

SIZE = (896, 504)
PAPER = np.array([250, 247, 240], np.float32)
GRAPHITE = np.array([52, 51, 56], np.float32)
RED = np.array([198, 66, 52], np.float32)
WASH = np.array([250, 196, 60], np.float32)
NOSE, NECK, R_SHOULDER, R_ELBOW, R_WRIST, L_SHOULDER, L_ELBOW, L_WRIST = range(8)
R_HIP, R_KNEE, R_ANKLE, L_HIP, L_KNEE, L_ANKLE = range(8, 14)


def drawn(seen: Conditioning, row: int, seed: int, wash: str = "umbrella") -> Picture:
    """The board of one frame: place, figures, shading, weather; what has the noun ``wash`` is painted over in yellow."""
    dry = replace(seen, weather="clear", style="pencil")
    empty = replace(dry, box_valid=np.zeros_like(seen.box_valid), pose_confidence=np.zeros_like(seen.pose_confidence))
    double = (2 * SIZE[0], 2 * SIZE[1])  # lines are taken from larger pictures, where they are finer
    whole, place = finished(dry, row, double, seed), finished(empty, row, double, seed)
    plain = draw(dry, row, SIZE)
    flat = _grey(plain)
    figures = _grown(_difference(plain, draw(empty, row, SIZE)), 3)
    random = np.random.default_rng(seed)
    pressure = 0.62 + 0.5 * _clouds(random, 90)
    far = _lines(place) * (1 - figures) * _loose(random) * 0.66
    near = _lines(whole) * figures
    lines = np.zeros_like(flat)
    for reach, weight in ((0.9, 1.05), (2.4, 0.42)):  # most lines are drawn twice, and not quite in the same place
        lines = np.maximum(
            lines, _shaken(np.maximum(far, near), random, reach) * weight * np.clip(pressure, 0.45, 1.15)
        )
    tone = _shaded(flat, figures, seen.light, random)
    rim = np.clip(_grown(figures, 5) - figures, 0, 1)  # an eraser was run round whoever matters
    tone *= 1 - 0.8 * rim
    lines *= 1 - 0.55 * rim
    graphite = 1 - (1 - np.clip(lines, 0, 1)) * (1 - tone)
    graphite *= 1 - 0.34 * _grain(random) * (graphite < 0.9)
    graphite = np.maximum(graphite, 0.5 * _construction(seen, row, random))
    if seen.weather == "rain":
        graphite = _rain(graphite, _under(seen, row, wash), random)
    picture = PAPER + (GRAPHITE - PAPER) * np.clip(graphite, 0, 1)[..., None]
    paint = _mask_of(dry, row, wash)
    if paint is not None:
        over = cv2.GaussianBlur(_shaken(paint, random, 3.0), (0, 0), 1.2) * (0.72 + 0.3 * _clouds(random, 60))
        picture *= 1 - np.clip(over, 0, 1)[..., None] * (1 - WASH / 255)
    return np.clip(picture, 0, 255).astype(np.uint8)


# -- Lines and tone ----------------------------------------------------------------------------------------------------


def _grey(picture: Picture) -> Grey:
    return cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY).astype(np.float32) / 255


def _difference(one: Picture, other: Picture) -> Grey:
    return (np.abs(one.astype(int) - other.astype(int)).max(2) > 5).astype(np.float32)


def _lines(double: Picture) -> Grey:
    """What is darker than its surroundings by the breadth of a line, from a picture of twice the size."""
    grey = _grey(double)
    closed = cv2.morphologyEx(grey, cv2.MORPH_CLOSE, cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (11, 11)))
    ridge = np.clip((closed - grey) * 4.2 - 0.25, 0, 1)
    return cv2.resize(cv2.erode(ridge, np.ones((3, 3), np.uint8)), SIZE, interpolation=cv2.INTER_AREA) * 1.25


def _shaded(flat: Grey, figures: Grey, light: str, random: np.random.Generator) -> Grey:
    """Graphite laid on in strokes: a rubbed ground, hatching where it is darker, crossed where it is darkest."""
    low, high = (0.12, 0.92) if light in ("day", "indoor") else (0.1, 0.72)
    dark = np.clip((high - _shaken(flat, random, 3.5)) / (high - low), 0, 1)
    dark = dark * (0.42 + 0.58 * figures) if light in ("day", "indoor") else dark * (0.72 + 0.28 * figures)
    rubbed = cv2.GaussianBlur(dark, (0, 0), 2.5) * (0.34 if light in ("day", "indoor") else 0.46)
    first = _hatching(random, 58, 6.4)
    second = _hatching(random, 14, 6.8)
    strokes = np.clip((dark - 0.3) * 1.7, 0, 0.75) * first + np.clip((dark - 0.66) * 1.9, 0, 0.6) * second
    return np.clip((rubbed + 0.42 * strokes) * _loose(random, figures), 0, 0.86)


def _hatching(random: np.random.Generator, degrees: float, spacing: float) -> Grey:
    """Strokes in one direction, a little bent and of uneven weight, 0..1."""
    width, height = SIZE
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    angle = np.radians(degrees)
    across = (
        x * np.cos(angle) + y * np.sin(angle) + 16 * (_clouds(random, 150) - 0.5) + 3.4 * (_clouds(random, 22) - 0.5)
    )
    along = y * np.cos(angle) - x * np.sin(angle)
    number = np.floor(across / spacing)
    own = np.abs(np.sin(number * 12.9898) * 43758.5453) % 1  # every stroke has its own weight, beginning and end
    stroke = 0.5 + 0.5 * np.cos((across / spacing - number - 0.5) * 2 * np.pi)
    ends = np.clip(3.2 * np.abs(np.sin(along / (46 + 40 * own) + own * 30)), 0.15, 1)
    return np.clip(stroke * 1.7 - 0.45, 0, 1) * ends * (0.5 + 0.5 * own) * (0.6 + 0.6 * _clouds(random, 40))


def _clouds(random: np.random.Generator, size: float) -> Grey:
    """Smooth noise, 0..1, with features of about so many pixels."""
    width, height = SIZE
    small = random.random((int(height / size) + 3, int(width / size) + 3)).astype(np.float32)
    return cv2.resize(small, (width, height), interpolation=cv2.INTER_CUBIC)


def _grain(random: np.random.Generator) -> Grey:
    """The tooth of the paper, where graphite does not reach."""
    width, height = SIZE
    rough = cv2.GaussianBlur(random.random((height, width)).astype(np.float32), (0, 0), 0.8)
    return np.clip((rough - 0.5) * 5 + 0.3, 0, 1)


def _shaken(grey: Grey, random: np.random.Generator, reach: float) -> Grey:
    """The same, drawn by a hand: every stretch of line goes a little astray."""
    width, height = SIZE
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    x += reach * 2 * (_clouds(random, 70) - 0.5) + reach * 0.5 * (_clouds(random, 13) - 0.5)
    y += reach * 2 * (_clouds(random, 70) - 0.5) + reach * 0.5 * (_clouds(random, 13) - 0.5)
    return cv2.remap(grey, x, y, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)


def _loose(random: np.random.Generator, keep: Grey | None = None) -> Grey:
    """The drawing runs out before the edges of the paper, unevenly, except where somebody is."""
    width, height = SIZE
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    edge = np.minimum(np.minimum(x, width - 1 - x) / 1.2, np.minimum(y, height - 1 - y))
    ragged = np.clip((edge - 4 - 34 * _clouds(random, 26) * _clouds(random, 120)) / 10, 0, 1)
    return ragged if keep is None else np.maximum(ragged, keep * np.clip(edge / 6, 0, 1))


def _grown(mask: Grey, pixels: int) -> Grey:
    return cv2.GaussianBlur(cv2.dilate(mask, np.ones((2 * pixels + 1, 2 * pixels + 1), np.uint8)), (0, 0), 1.5)


# -- What only a hand adds ---------------------------------------------------------------------------------------------


def _construction(seen: Conditioning, row: int, random: np.random.Generator) -> Grey:
    """What is left of the first sketch: the line of action, an oval for the head, the ground."""
    width, height = SIZE
    layer = np.zeros((height, width), np.float32)
    for person in range(seen.poses.shape[1]):
        if seen.pose_confidence[row, person].max() == 0:
            continue
        at = seen.poses[row, person].astype(np.float64) * SIZE
        hips = (at[R_HIP] + at[L_HIP]) / 2
        trunk = float(np.hypot(*(at[NECK] - hips)))
        feet = (at[R_ANKLE] + at[L_ANKLE]) / 2
        middle = at[NECK] + (at[NECK] - hips) * 0.3
        for _ in range(2):
            shift = random.normal(0, 0.02 * trunk, 2)
            axes = np.array([0.215, 0.275]) * trunk * random.uniform(0.95, 1.12)
            _ellipse(layer, middle + shift, axes, float(random.uniform(-14, 14)), 0.34)
        top = middle + (middle - hips) * 0.42
        _stroke(
            layer,
            [
                tuple(top),
                tuple(at[NECK] + random.normal(0, 2, 2)),
                tuple(hips),
                (float(feet[0]), float(feet[1]) + 0.3 * trunk),
            ],
            0.2,
            1.0,
            random,
        )
        across = (at[L_SHOULDER] - at[R_SHOULDER]) * 0.25
        _stroke(layer, [tuple(at[R_SHOULDER] - across), tuple(at[L_SHOULDER] + across)], 0.26, 1.0, random)
        low = max(float(at[R_ANKLE][1]), float(at[L_ANKLE][1])) + 0.22 * trunk
        _stroke(layer, [(feet[0] - 1.1 * trunk, low + 2), (feet[0] + 1.3 * trunk, low - 1)], 0.36, 1.3, random)
    return layer


def _ellipse(layer: Grey, middle: NDArray[np.float64], axes: NDArray[np.float64], turn: float, weight: float) -> None:
    centre = (round(float(middle[0]) * 16), round(float(middle[1]) * 16))
    size = (round(float(axes[0]) * 16), round(float(axes[1]) * 16))
    over = np.zeros_like(layer)
    cv2.ellipse(over, centre, size, turn, 20, 372, weight, 1, cv2.LINE_AA, 4)
    np.maximum(layer, over, out=layer)


def _curve(points: Points, count: int = 40) -> NDArray[np.float64]:
    """A smooth line [count, 2] through points in pixels (Catmull-Rom)."""
    nodes = np.array([points[0], *points, points[-1]], np.float64)
    pieces = len(points) - 1
    each = max(2, count // max(1, pieces))
    t = np.linspace(0, 1, each, endpoint=False)[:, None]
    line: list[NDArray[np.float64]] = []
    for at in range(pieces):
        a, b, c, d = nodes[at : at + 4]
        line.append(0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t**2 + (3 * b - 3 * c + d - a) * t**3))
    return np.concatenate([*line, nodes[-2:-1]])


def _stroke(layer: Grey, points: Points, weight: float, thick: float, random: np.random.Generator) -> None:
    """One pull of the pencil: it starts and ends thin, and trembles on its way."""
    line = _curve(points)
    line += np.cumsum(random.normal(0, 0.12, line.shape), 0)
    for at in range(len(line) - 1):
        share = at / (len(line) - 1)
        body = min(1.0, 4 * share + 0.35, 4 * (1 - share) + 0.35)
        over = (round(float(line[at][0]) * 16), round(float(line[at][1]) * 16))
        to = (round(float(line[at + 1][0]) * 16), round(float(line[at + 1][1]) * 16))
        cv2.line(layer, over, to, weight * body, max(1, round(thick * body)), cv2.LINE_AA, 4)


def _rain(graphite: Grey, shelter: NDArray[np.float64] | None, random: np.random.Generator) -> Grey:
    """Streaks, half of them pencil and half of them eraser; they end where somebody is sheltered."""
    width, height = SIZE
    pencil, eraser = np.zeros((height, width), np.float32), np.zeros((height, width), np.float32)
    for _ in range(190):
        x, y = random.uniform(-0.05, 1.08) * width, random.uniform(-0.1, 1.0) * height
        length = random.uniform(0.05, 0.12) * height
        end = (x - 0.2 * length, y + length)
        dark = random.random() < 0.42
        if shelter is not None:
            left, top, right, bottom = shelter
            if left < end[0] < right and y > top - 0.3 * length:
                continue
            if left < end[0] < right and end[1] > top + 0.1 * (bottom - top):
                continue
        _stroke(pencil if dark else eraser, [(x, y), end], 0.62 if dark else 0.85, 1.4 if dark else 2.0, random)
    return np.maximum(graphite * (1 - eraser), pencil)


def _under(seen: Conditioning, row: int, noun: str) -> NDArray[np.float64] | None:
    """The box of the umbrella in pixels, widened by the slant of the rain; None without one."""
    for entity, shown in enumerate(seen.entities):
        if shown.noun == noun and seen.box_valid[row, entity]:
            return seen.boxes[row, entity].astype(np.float64) * (*SIZE, *SIZE)
    return None


def _mask_of(seen: Conditioning, row: int, noun: str) -> Grey | None:
    """Where something of this noun is seen, without its handle."""
    for entity, shown in enumerate(seen.entities):
        if shown.noun == noun and seen.box_valid[row, entity]:
            valid = seen.box_valid.copy()
            valid[row, entity] = False
            mask = _difference(draw(seen, row, SIZE), draw(replace(seen, box_valid=valid), row, SIZE))
            return cv2.morphologyEx(mask, cv2.MORPH_OPEN, np.ones((23, 23), np.uint8))
    return None


# -- Marks on top: what moves, and what the camera does ---------------------------------------------------------------


def arrow(picture: Picture, points: Points, seed: int, thick: float = 5.0) -> None:
    """A red pencil arrow through points in shares of the picture."""
    random = np.random.default_rng(seed)
    line = _curve([(x * SIZE[0], y * SIZE[1]) for x, y in points], 60)
    layer = np.zeros(picture.shape[:2], np.float32)
    for shift in (-0.9, 0.8):
        path = [(float(x) + shift, float(y) + shift) for x, y in line[::6]] + [(float(line[-1][0]), float(line[-1][1]))]
        _stroke(layer, path, 0.9, thick * 0.6, random)
    way = line[-1] - line[-8]
    way /= max(1e-6, float(np.hypot(*way)))
    side = np.array([-way[1], way[0]])
    tip = line[-1] + way * thick * 1.5
    for sign in (-1, 1):
        back = tip - way * thick * 4.2 + side * sign * thick * 2.4
        _stroke(layer, [tuple(back), tuple((tip + back) / 2 + way * 0.6), tuple(tip)], 0.95, thick * 0.62, random)
    _pressed(picture, layer, random)


def frame_marks(picture: Picture, inner: tuple[float, float, float, float], seed: int) -> None:
    """A push-in: the frame where the camera ends, and lines from corner to corner."""
    random = np.random.default_rng(seed)
    layer = np.zeros(picture.shape[:2], np.float32)
    left, top, right, bottom = (value * size for value, size in zip(inner, (*SIZE, *SIZE), strict=True))
    corners = [(left, top), (right, top), (right, bottom), (left, bottom)]
    for one, other in zip(corners, [*corners[1:], corners[0]], strict=True):
        ahead = np.array(other) - np.array(one)
        _stroke(layer, [tuple(np.array(one) - ahead * 0.015), tuple(np.array(other) + ahead * 0.015)], 0.8, 2.0, random)
    width, height = SIZE
    outer = [(10, 10), (width - 10, 10), (width - 10, height - 10), (10, height - 10)]
    for one, other in zip(outer, corners, strict=True):
        start, stop = np.array(one, float), np.array(other)
        _stroke(layer, [tuple(start + (stop - start) * 0.1), tuple(start + (stop - start) * 0.62)], 0.75, 2.0, random)
        way = (stop - start) / float(np.hypot(*(stop - start)))
        tip = start + (stop - start) * 0.64
        side = np.array([-way[1], way[0]])
        for sign in (-1, 1):
            _stroke(layer, [tuple(tip - way * 15 + side * sign * 8), tuple(tip)], 0.8, 2.2, random)
    _pressed(picture, layer, random)


def _pressed(picture: Picture, layer: Grey, random: np.random.Generator) -> None:
    amount = np.clip(layer * (0.92 - 0.4 * _grain(random)), 0, 1)[..., None]
    picture[:] = np.clip(picture + (RED - picture) * amount, 0, 255).astype(np.uint8)


def palette() -> NDArray[np.uint8]:
    """The colours [N, 3] of a board: paper to graphite, paper to red pencil, and the wash under graphite."""
    graphite = PAPER + (GRAPHITE - PAPER) * np.linspace(0, 1, 13)[:, None]
    red = PAPER + (RED - PAPER) * np.array([0.4, 0.7, 1.0])[:, None]
    wet = np.concatenate(
        [graphite[:1] * 0.5 + graphite[:1] * WASH / 255 * 0.5, graphite[[0, 2, 4, 7, 10]] * WASH / 255]
    )
    return np.concatenate([graphite, red, (RED + GRAPHITE)[None] / 2, wet]).round().astype(np.uint8)
