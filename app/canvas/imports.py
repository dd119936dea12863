"""Pictures and the layers of Photoshop files laid on the panel that is on the desk."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication

from app.canvas.desk import Desk
from engine.document.layer_edits import Layers, add_layer, change_layer
from engine.drawing.bring import Brought, bring
from engine.drawing.sheet import Sheet
from engine.values.errors import InbetweenerError


def bring_pictures(desk: Desk, paths: list[Path]) -> None:
    """Each picture, and each layer of a Photoshop file, becomes a layer; one step back takes them all away again."""
    if desk.stack is None:
        desk.studio.told.emit(
            QCoreApplication.translate("Canvas", "There is no panel to lay a picture on."),
            QCoreApplication.translate("Canvas", "Press N for an empty one."),
        )
        return
    layers: Layers = desk.stack.layers
    sheets: dict[str, Sheet] = {}
    notes: list[str] = []
    try:
        for path in paths:
            for one in bring(path, desk.stack.size):
                layers, id_ = _with(layers, one, sheets, desk)
                sheets[id_] = one.sheet
                notes += one.notes
    except InbetweenerError as error:
        desk.studio.told.emit(error.sentence, error.hint)
        return
    if sheets:
        desk.set_layers(QCoreApplication.translate("Canvas", "Lay pictures on the panel"), layers, sheets)
        desk.choose_layer(next(reversed(sheets)))
    for note in notes[:1]:
        desk.studio.told.emit(note, "")


def _with(layers: Layers, one: Brought, sheets: dict[str, Sheet], desk: Desk) -> tuple[Layers, str]:
    """A single picture goes on the reference sheet while that is empty; everything else gets a sheet of its own."""
    assert desk.stack is not None
    reference = next((layer for layer in layers if layer.kind == "reference"), None)
    free = reference is not None and desk.stack.tiles[reference.id].clear and reference.id not in sheets
    if one.alone and reference is not None and free:
        return layers, reference.id
    above = next(reversed(sheets), None) or (reference.id if reference else None)
    grown = add_layer(layers, one.name, above)
    new = next(layer for layer in grown if layer.id not in {old.id for old in layers})
    return change_layer(grown, new.id, opacity=one.opacity, visible=one.visible), new.id
