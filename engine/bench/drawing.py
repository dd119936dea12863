"""What a pen costs: from the place where it was seen to the pixels that the screen is given, and a stroke's files."""

from __future__ import annotations

import math
import statistics
import time
from collections.abc import Callable

import numpy as np

from engine.document.layer_edits import layers_of
from engine.document.model import Panel
from engine.drawing.brush import INK, PENCIL, TONE, Brush
from engine.drawing.line import Sample
from engine.drawing.proofs import Proofs
from engine.drawing.sheet import Sheet, Size, over, paper
from engine.drawing.stack import Stack
from engine.drawing.stroke import Stroke
from engine.drawing.tiles import Tiles, as_sheet, of_sheet

from .figures import Figure

SIZE: Size = (1920, 1080)
PLACES = 120  # of one stroke, as a quick hand leaves them at sixty a second


def drawing() -> list[Figure]:
    """Figures in milliseconds of processor time; what the window adds to show them is measured by packaging/pen_lag.py."""
    figures = [
        Figure(
            f"a place of a {name} stroke on a panel of {SIZE[0]} x {SIZE[1]} with five layers",
            statistics.median(_places(brush)),
            "ms",
            whole,
            "every layer laid over the paper again",
        )
        for whole in (_all_layers(),)
        for name, brush in (("pencil", PENCIL), ("ink", INK), ("tone", TONE))
    ]
    return [*figures, _step(), _files()]


def _places(brush: Brush) -> list[float]:
    stack = _stack()
    stroke = Stroke(stack.sheet, brush, _spiral(0))

    def on(at: int) -> None:
        stack.show(stroke.extend(_spiral(at)))

    return [_spent(lambda at=at: on(at)) for at in range(1, PLACES)]


def _all_layers() -> float:
    stack = _stack()
    sheets = [as_sheet(tiles) for tiles in stack.tiles.values()]

    def laid() -> Sheet:
        seen = paper(SIZE)
        for sheet in sheets:
            seen = over(seen, sheet)
        return seen

    return min(_spent(laid) for _ in range(5))


def _step() -> Figure:
    """One step of undo: the squares that the stroke crossed, against a copy of the layer."""
    stack = _stack()
    stroke = Stroke(stack.sheet, PENCIL, _spiral(0))
    for at in range(1, PLACES):
        stroke.extend(_spiral(at))
    before = stack.tiles[stack.active]
    ours = min(_spent(lambda: _kept(stack, before, stroke)) for _ in range(5))
    return Figure(
        "a step of undo for a stroke",
        ours,
        "ms",
        min(_spent(stack.sheet.copy) for _ in range(5)),
        "a copy of the layer",
    )


def _kept(stack: Stack, before: Tiles, stroke: Stroke) -> None:
    stack.tiles[stack.active] = before
    stack.keep(tuple(stroke.changed))


def _files() -> Figure:
    """The two files of a stroke, made anew where it went, against making all of both."""
    stack = _stack()
    moments = [(layer, stack.tiles[layer.id]) for layer in stack.layers]
    layer = stack.layer

    def written(proofs: Proofs) -> None:
        proofs.layer_bytes(layer, stack.tiles[layer.id])
        proofs.drawing_bytes(moments)

    warm = Proofs(SIZE)
    written(warm)
    stroke = Stroke(stack.sheet, PENCIL, _spiral(0))
    for at in range(1, 30):
        stroke.extend(_spiral(at))
    stack.keep(tuple(stroke.changed))
    moments = [(layer, stack.tiles[layer.id]) for layer in stack.layers]
    layer = stack.layer
    ours = _spent(lambda: written(warm))
    return Figure(
        "the files of a stroke",
        ours,
        "ms",
        min(_spent(lambda: written(Proofs(SIZE))) for _ in range(3)),
        "from nothing",
    )


def _stack() -> Stack:
    """A panel with something on each of its five layers."""
    layers = layers_of(Panel("panel", 24))
    tiles: dict[str, Tiles] = {}
    for at, layer in enumerate(layers):
        sheet = np.zeros((SIZE[1], SIZE[0], 4), np.uint8)
        stroke = Stroke(sheet, TONE if at < 2 else PENCIL, Sample(100, 150 + at * 180))
        for along in range(90):
            stroke.extend(Sample(100 + along * 19, 150 + at * 180 + 60 * math.sin(along / 8), 0.7))
        tiles[layer.id] = of_sheet(sheet)
    return Stack(SIZE, layers, tiles, "pencil")


def _spiral(at: int) -> Sample:
    angle, away = at / 36 * 2 * math.pi, 90 + at * 2.5
    return Sample(960 + away * math.cos(angle), 540 + away * math.sin(angle), 0.25 + 0.7 * abs(math.sin(at / 19)))


def _spent(work: Callable[[], object]) -> float:
    """Milliseconds of this thread's processor time, so that other programs do not count."""
    began = time.thread_time()
    work()
    return (time.thread_time() - began) * 1000
