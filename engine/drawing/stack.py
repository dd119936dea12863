"""The sheets of one panel on top of each other: what is seen, kept right by laying anew only what changed.

Everything under the sheet that is drawn on is one opaque picture, everything above it is another, so a stroke costs the
same on a panel of two layers and on one of twenty.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from engine.document.layer_edits import Layers
from engine.document.model import DrawingLayer, find
from engine.drawing.sheet import NOWHERE, Rect, Sheet, Size, blank, empty, over, paper, part, united
from engine.drawing.tiles import Tiles, as_sheet, put_back, rect_of, taken


class Stack:
    """The layers of a panel while it lies on the desk. ``shown`` is always what they look like together."""

    def __init__(self, size: Size, layers: Layers, tiles: Mapping[str, Tiles], active: str):
        self.size = size
        self.layers = layers
        self.tiles = {layer.id: tiles.get(layer.id) or Tiles(size) for layer in layers}
        self.active = active
        self.ground = paper(size)  # what lies under everything: paper, and what shines through it
        self.shown = paper(size)
        self._under = paper(size)
        self._above: Sheet | None = None
        self.sheet = as_sheet(self.tiles[active])  # the one that is drawn on
        self.relay()

    @property
    def layer(self) -> DrawingLayer:
        return find(self.layers, self.active)

    @property
    def all(self) -> Rect:
        return 0, 0, *self.size

    # -- drawing ------------------------------------------------------------------------------------------------------

    def show(self, rects: Iterable[Rect]) -> None:
        """The active sheet changed inside rectangles: they are laid anew."""
        layer = self.layer
        for rect in rects:
            if empty(rect):
                continue
            seen = part(self._under, rect)
            if layer.visible:
                seen = over(seen, part(self.sheet, rect), layer.opacity)
            if self._above is not None:
                seen = over(seen, part(self._above, rect))
            part(self.shown, rect)[:] = seen

    def keep(self, changed: tuple[Rect, ...]) -> Tiles:
        """The active sheet as it is now becomes the layer's present moment."""
        self.tiles[self.active] = taken(self.sheet, self.tiles[self.active], changed)
        return self.tiles[self.active]

    # -- layers -------------------------------------------------------------------------------------------------------

    def choose(self, layer_id: str) -> None:
        """Another sheet is drawn on."""
        if layer_id != self.active:
            self.active = layer_id
            self.sheet = as_sheet(self.tiles[layer_id])
            self._lay_others()

    def change(self, layers: Layers, tiles: Mapping[str, Tiles]) -> list[Rect]:
        """Other layers, or others of their moments; gives the rectangles that look different."""
        same_order = [one.id for one in layers] == [one.id for one in self.layers]
        looks = {one.id: (one.visible, one.opacity, one.kind) for one in self.layers}
        changed: list[Rect] = []
        if same_order and all((one.visible, one.opacity, one.kind) == looks[one.id] for one in layers):
            others = False
            for layer in layers:
                now, wanted = self.tiles[layer.id], tiles[layer.id]
                if now is wanted:
                    continue
                if layer.id == self.active:
                    changed += put_back(self.sheet, now, wanted)
                else:
                    others = True
                    changed += [rect_of(place, self.size) for place in now.squares.keys() | wanted.squares.keys()]
                self.tiles[layer.id] = wanted
            self.layers = layers
            if others:
                self._lay_others()
            self.show(changed)
            return changed
        self.layers = layers
        self.tiles = {layer.id: tiles[layer.id] for layer in layers}
        if self.active not in self.tiles:
            self.active = layers[-1].id
        self.sheet = as_sheet(self.tiles[self.active])
        self.relay()
        return [self.all]

    def relay(self) -> None:
        """Everything is laid anew."""
        self._lay_others()
        self.show([self.all])

    def _lay_others(self) -> None:
        at = self.layers.index(self.layer)
        self._under = self.ground.copy()
        lay(self._under, [(layer, self.tiles[layer.id]) for layer in self.layers[:at]])
        above = [(layer, self.tiles[layer.id]) for layer in self.layers[at + 1 :]]
        self._above = None
        if any(layer.visible and not tiles.clear for layer, tiles in above):
            self._above = blank(self.size)
            lay(self._above, above)


def lay(onto: Sheet, layers: Iterable[tuple[DrawingLayer, Tiles]]) -> None:
    """Lays layers over a sheet, bottom first; squares where nothing is drawn cost nothing."""
    for layer, tiles in layers:
        if layer.visible and layer.opacity > 0:
            for place, square in tiles.squares.items():
                rect = rect_of(place, tiles.size)
                part(onto, rect)[:] = over(part(onto, rect), square, layer.opacity)


def around(tiles: Tiles) -> Rect:
    """Where something may be drawn, to the next square."""
    return united(rect_of(place, tiles.size) for place in tiles.squares) if tiles.squares else NOWHERE
