"""The files of a panel as they have to be now, made anew only where squares changed: there is one set for every stroke."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from engine.document.layer_edits import drawn
from engine.document.model import DrawingLayer
from engine.drawing.files import drawing_file, straight_file
from engine.drawing.sheet import Sheet, Size, blank, over, paper, part, straight
from engine.drawing.tiles import Place, Tiles, differing, places, rect_of

Moment = tuple[DrawingLayer, Tiles]


@dataclass
class Proofs:
    """The sheets that were written last, for one panel."""

    size: Size
    _flat: Sheet | None = None
    _laid: dict[Place, tuple[tuple[float, Sheet], ...]] = field(
        default_factory=dict[Place, tuple[tuple[float, Sheet], ...]]
    )
    _sheets: dict[str, tuple[Tiles, Sheet]] = field(default_factory=dict[str, tuple[Tiles, Sheet]])

    def flat(self, moments: Sequence[Moment]) -> Sheet:
        """What the camera sees of the layers: paper, and no notes."""
        if self._flat is None:
            self._flat = paper(self.size)
        seen = {layer.id for layer in drawn(tuple(layer for layer, _ in moments))}
        shown = [(layer.opacity, tiles.squares) for layer, tiles in moments if layer.id in seen]
        for place in places(((0, 0, *self.size),), self.size):
            squares = tuple((opacity, of[place]) for opacity, of in shown if place in of)
            old = self._laid.get(place, ())
            if len(old) == len(squares) and all(a == c and b is d for (a, b), (c, d) in zip(old, squares, strict=True)):
                continue
            self._laid[place] = squares
            square = part(self._flat, rect_of(place, self.size))
            square[:] = 255
            for opacity, above in squares:
                square[:] = over(square.copy(), above, opacity)
        return self._flat

    def layer(self, layer: DrawingLayer, tiles: Tiles) -> Sheet:
        """The layer as a file keeps it, with straight colours."""
        before, sheet = self._sheets.get(layer.id) or (Tiles(self.size), blank(self.size))
        for place in differing(before, tiles):
            square = tiles.squares.get(place)
            part(sheet, rect_of(place, self.size))[:] = 0 if square is None else straight(square)
        self._sheets[layer.id] = tiles, sheet
        return sheet

    def layer_bytes(self, layer: DrawingLayer, tiles: Tiles) -> bytes:
        return straight_file(self.layer(layer, tiles))

    def drawing_bytes(self, moments: Sequence[Moment]) -> bytes:
        return drawing_file(self.flat(moments))
