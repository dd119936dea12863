"""The layers of a panel's drawing, and the drawing that the camera sees, which is always what they look like together.

A panel that nobody has drawn on keeps no layers; it is drawn on as if it had the five that every panel begins with.
"""

from __future__ import annotations

from typing import Any

import msgspec

from engine.document.changing import change_panel
from engine.document.model import AssetName, Document, DrawingLayer, LayerKind, Panel, find, put
from engine.values.errors import InbetweenerError
from engine.values.ids import new_id

STANDARD: tuple[LayerKind, ...] = ("reference", "tone", "pencil", "ink", "notes")
"""Bottom first: a picture to draw over, washes, the rough, the clean line, and remarks that only people see."""
UNSEEN: frozenset[LayerKind] = frozenset({"notes"})
"""What neither the camera nor a model ever sees."""
MOST = 40  # layers of one panel
Layers = tuple[DrawingLayer, ...]


def layers_of(panel: Panel) -> Layers:
    """The layers to draw on: the panel's own, or the first five, with the picture that it came as for reference."""
    if panel.layers:
        return panel.layers
    first, *others = STANDARD
    return (DrawingLayer(first, first, picture=panel.drawing), *(DrawingLayer(kind, kind) for kind in others))


def set_layers(document: Document, panel_id: str, layers: Layers, drawing: AssetName | None) -> Document:
    """Puts layers on a panel with the drawing that was flattened from them, one never without the other."""
    if len({layer.id for layer in layers}) != len(layers):
        raise ValueError("two layers of a panel have one id")
    return change_panel(document, panel_id, layers=layers, drawing=drawing)


def change_layer(layers: Layers, layer_id: str, **changes: Any) -> Layers:
    """The layers with some fields of one replaced."""
    return put(layers, msgspec.structs.replace(find(layers, layer_id), **changes))


def add_layer(layers: Layers, name: str, above: str | None = None, picture: AssetName | None = None) -> Layers:
    """The layers with a free one above another, or on top of all but the notes."""
    if len(layers) >= MOST:
        raise InbetweenerError(f"A panel has {MOST} layers at most.", "Delete one that is not needed any more.")
    new = DrawingLayer(new_id("layer"), "free", name, picture)
    if above is not None:
        at = layers.index(find(layers, above)) + 1
    else:
        at = next((at for at, layer in enumerate(layers) if layer.kind in UNSEEN), len(layers))
    return (*layers[:at], new, *layers[at:])


def remove_layer(layers: Layers, layer_id: str) -> Layers:
    """The layers without one; the last one stays."""
    find(layers, layer_id)
    if len(layers) == 1:
        raise InbetweenerError("A panel keeps one layer.", "Clear it instead.")
    return tuple(layer for layer in layers if layer.id != layer_id)


def move_layer(layers: Layers, layer_id: str, to: int) -> Layers:
    """The layers with one at another place, counted from the bottom."""
    moved = find(layers, layer_id)
    others = [layer for layer in layers if layer.id != layer_id]
    others.insert(max(0, min(to, len(others))), moved)
    return tuple(others)


def drawn(layers: Layers) -> Layers:
    """What the camera sees of them, bottom first."""
    return tuple(layer for layer in layers if layer.visible and layer.opacity > 0 and layer.kind not in UNSEEN)
