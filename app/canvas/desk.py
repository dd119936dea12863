"""The panel that lies on the desk, drawn on: strokes as they grow, and every one of them on its way to the disk.

What is on the desk is always right at once; the document follows as soon as the disk has the pictures, one step a
stroke. While the pen is held down, what it has drawn so far is written every second.
"""

from __future__ import annotations

from concurrent.futures import Future
from pathlib import Path

import numpy as np
from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal

from app.canvas.remembered import Remembered
from app.canvas.tools import Tool, Tools, tool_named
from app.canvas.writer import Job, Writer, Written
from app.marking import N
from app.reels import image_of
from app.studio import Studio
from engine.document.changing import panel_place
from engine.document.layer_edits import Layers, change_layer, layers_of, set_layers
from engine.document.model import AssetName, DrawingLayer, Panel
from engine.drawing.brush import Brush
from engine.drawing.grain import tooth
from engine.drawing.line import Sample
from engine.drawing.sheet import NOWHERE, Rect, Sheet, Size, drawing_size
from engine.drawing.stack import Stack
from engine.drawing.stroke import Stroke
from engine.drawing.tiles import Tiles, of_sheet, taken
from engine.values.errors import InbetweenerError

WRITE = 600  # ms between two looks at a stroke that is still being drawn
LAYER_NAMES = {
    "reference": N("Canvas", "Reference"),
    "tone": N("Canvas", "Tone"),
    "pencil": N("Canvas", "Pencil"),
    "ink": N("Canvas", "Ink"),
    "notes": N("Canvas", "Notes"),
    "free": N("Canvas", "Free"),
}
AGAIN = 3000  # ms after which a disk that refused is asked once more
PATIENT = 400  # ms for which a stroke that is on the disk waits until the pen is lifted


class Desk(QObject):
    opened = Signal()  # another panel, or none, or one of another size
    changed = Signal(object)  # list of rectangles of the drawing that look different
    layers_changed = Signal()
    settling = Signal()  # a piece that is carried is laid down now

    def __init__(self, studio: Studio, parent: QObject | None = None):
        super().__init__(parent)
        self.studio = studio
        self.tools = Tools(self)
        self.panel = ""  # id; empty: nothing lies on the desk
        self.stack: Stack | None = None
        self.stroke: Stroke | None = None
        self.ground: Sheet | None = None  # what shines through the paper; None: nothing
        self.made: dict[Path, set[AssetName]] = {}  # files of every stroke of this session, by their project
        self._active = False
        self._settling = False
        self._label = ""
        self._seen: Panel | None = None
        self._known = Remembered()
        self._known.refused.connect(studio.told)
        self._held_open = False  # the document has a step that is not finished, of a stroke that is not
        self._writer = Writer(self)
        self._writer.ready.connect(self._take_in)
        self._look = QTimer(self, interval=WRITE)
        self._look.timeout.connect(self._write_held)
        self._later = QTimer(self, singleShot=True)
        self._later.timeout.connect(self._take_in_now)
        self._again = QTimer(self, singleShot=True, interval=AGAIN)
        self._again.timeout.connect(self._writer.again)
        studio.changed.connect(self._document_changed)
        studio.playhead_moved.connect(self.follow)
        studio.opened.connect(self._reopened)

    # -- what lies on it ----------------------------------------------------------------------------------------------

    def set_active(self, active: bool) -> None:
        """A desk that nobody sees reads nothing."""
        if active != self._active:
            self._active = active
            if active:
                self.follow()
            else:
                self.settle()

    @property
    def size(self) -> Size:
        return drawing_size(self.studio.document.width, self.studio.document.height)

    @property
    def busy(self) -> bool:
        """Something is drawn that the document does not have yet."""
        return self.stroke is not None or self._writer.busy

    @property
    def layer(self) -> DrawingLayer | None:
        return self.stack.layer if self.stack else None

    def follow(self, film_frame: int = -1) -> None:
        """The panel under the playhead is laid on the desk."""
        if not self._active or self.studio.playing:
            return
        here = self.studio.here()
        wanted = here.shot.panel_at(here.shot_frame(self.studio.playhead)).id if here else ""
        if wanted != self.panel or (self.stack is not None and self.stack.size != self.size):
            self._open(wanted)

    def _open(self, panel_id: str) -> None:
        self.settle()
        kept = self.layer.id if self.layer else "pencil"
        self.panel, self.ground, self._seen = panel_id, None, None
        self.stack = None
        if panel_id:
            shot, at = panel_place(self.studio.document, panel_id)
            self._seen = panel = shot.panels[at]
            layers, moments = layers_of(panel), {}
            if refused := self._writer.refused.get(panel_id):
                layers = tuple(layer for layer, _ in refused.moments)
                moments = {layer.id: tiles for layer, tiles in refused.moments}
            ids = [layer.id for layer in layers]
            active = kept if kept in ids else "pencil" if "pencil" in ids else ids[-1]
            self.stack = Stack(self.size, layers, moments or self._moments(layers), active)
            tooth(self.size)
        self.opened.emit()
        self.layers_changed.emit()

    def _reopened(self) -> None:
        self._known.clear()
        self.panel, self.stack, self._seen = "", None, None
        if self._active:
            self.follow()
            if not self.panel:
                self.opened.emit()
                self.layers_changed.emit()

    def show_ground(self, ground: Sheet | None) -> None:
        """What shines through the paper is another: the drawings before and after, or nothing."""
        if self.stack is None or (ground is None and self.ground is None):
            return
        self.ground = ground
        fresh = ground if ground is not None else np.full_like(self.stack.ground, 255)
        self.stack.ground = fresh
        self.stack.relay()
        self.changed.emit([self.stack.all])

    # -- strokes ------------------------------------------------------------------------------------------------------

    def begin(self, sample: Sample, *, eraser: bool = False, pen: bool = False, scale: float = 1.0) -> bool:
        """The pen touches down. False where nothing can be drawn, and then it has been said why."""
        tool = self._in_hand(eraser)
        if self.stroke is not None:
            self.end()
        if not self.choose_for(tool) or not self.may_draw() or self.stack is None:
            return False
        brush = self.tools.brushes["eraser"] if eraser else self.tools.brush
        self._label = self._named(tool, brush)
        self.stroke = Stroke(self.stack.sheet, brush, sample, steady=self.tools.steady, scale=scale, taper=pen)
        self._look.start()
        return True

    def extend(self, sample: Sample, *, ruled: bool = False) -> None:
        if self.stroke is not None and self.stack is not None:
            self._show(self.stroke.ruled(sample) if ruled else self.stroke.extend(sample))

    def end(self, *, ruled: bool = False) -> None:
        stroke, self.stroke = self.stroke, None
        self._look.stop()
        if stroke is None or self.stack is None:
            return
        if not ruled:
            self._show(stroke.end())
        self._keep(self._label, tuple(stroke.changed))
        if self._later.isActive():
            self._later.start(0)

    def abandon(self) -> None:
        """Escape: the stroke was never drawn."""
        stroke, self.stroke = self.stroke, None
        self._look.stop()
        if stroke is not None and self.stack is not None:
            rects = stroke.undone()
            self.stack.keep(tuple(rects))
            self._show(rects)
            self._write(self._label, dropped=True)

    def put(self, sheet: Sheet, changed: Rect, label: str) -> None:
        """The whole active sheet at once: a fill, a piece that was moved, a layer that was cleared."""
        if self.stack is not None and changed != NOWHERE:
            self.stack.sheet[:] = sheet
            self._show([changed])
            self._keep(label, (changed,))

    def preview(self, sheet: Sheet, changed: Rect) -> None:
        """The same while it is not decided yet: seen, and not written."""
        if self.stack is not None:
            self.stack.sheet[:] = sheet
            self._show([changed])

    def choose_for(self, tool: Tool) -> bool:
        """Goes to the layer on which a tool draws; a free layer or the reference that is chosen by hand stays."""
        if self.stack is None:
            return False
        kind = self.stack.layer.kind
        if tool.layer is not None and kind not in ("free", "reference", tool.layer):
            fitting = next((layer.id for layer in self.stack.layers if layer.kind == tool.layer), None)
            if fitting:
                self.choose_layer(fitting)
        return True

    def may_draw(self) -> bool:
        layer = self.layer
        if layer is None:
            return False
        if layer.locked:
            self.studio.told.emit(
                self.tr("The layer “{name}” is locked.").format(name=layer_name(layer)),
                self.tr("Click its lock, or draw on another layer."),
            )
        elif not layer.visible:
            self.studio.told.emit(
                self.tr("The layer “{name}” is hidden.").format(name=layer_name(layer)),
                self.tr("Click its eye, or draw on another layer."),
            )
        return layer.visible and not layer.locked

    def pick(self, x: int, y: int) -> None:
        """The brush takes the colour that is seen at a place."""
        if self.stack is not None and 0 <= x < self.stack.size[0] and 0 <= y < self.stack.size[1]:
            blue, green, red = (int(level) for level in self.stack.shown[y, x, :3])
            self.tools.colour((red, green, blue))

    # -- layers -------------------------------------------------------------------------------------------------------

    def choose_layer(self, layer_id: str) -> None:
        if self.stack is not None and layer_id != self.stack.active:
            self.settling.emit()
            self.stack.choose(layer_id)
            self.layers_changed.emit()

    def show_layer(self, layer_id: str, **how: object) -> None:
        """How a layer looks while a hand still changes it; keep_layers() makes it so."""
        if self.stack is not None:
            layers = change_layer(self.stack.layers, layer_id, **how)
            self._show(self.stack.change(layers, self.stack.tiles), shown=True)
            self.layers_changed.emit()

    def set_layers(self, label: str, layers: Layers, sheets: dict[str, Sheet] | None = None) -> None:
        """Other layers, some of them with new sheets: one step."""
        if self.stack is None:
            return
        self.settling.emit()
        tiles = dict(self.stack.tiles)
        for layer in layers:
            tiles.setdefault(layer.id, Tiles(self.stack.size))
        for id_, sheet in (sheets or {}).items():
            tiles[id_] = of_sheet(sheet)
        self._show(self.stack.change(layers, tiles), shown=True)
        self.layers_changed.emit()
        self._write(label)

    def keep_layers(self, label: str) -> None:
        self._write(label)

    def reread(self) -> None:
        """As the document has it: what was only shown is gone."""
        self._seen = None
        self._document_changed()

    # -- to the disk and to the document ------------------------------------------------------------------------------

    def settle(self) -> None:
        """When this returns, the document has every stroke."""
        if self._settling:
            return
        self._settling = True
        self.settling.emit()
        if self.stroke is not None:
            self.end()
        self._writer.again()
        while (done := self._writer.next(wait=True)) is not None:
            self._arrived(*done)
        self._settling = False

    def close(self) -> None:
        self.settle()
        self._writer.close()
        self._known.clear()
        self.panel, self.stack, self.ground = "", None, None
        self.opened.emit()

    def _keep(self, label: str, changed: tuple[Rect, ...]) -> None:
        if self.stack is not None and changed:
            before = self.stack.tiles[self.stack.active]
            if self.stack.keep(changed) is not before:
                self._write(label)
                self.layers_changed.emit()

    def _write_held(self) -> None:
        """The pen is still down: what it has drawn so far is written all the same."""
        stroke, stack = self.stroke, self.stack
        if stroke is None or stack is None or not stroke.changed or self._writer.busy:
            return
        now = taken(stack.sheet, stack.tiles[stack.active], tuple(stroke.changed))
        self._write(self._label, held=True, instead=now)

    def _write(self, label: str, *, held: bool = False, dropped: bool = False, instead: Tiles | None = None) -> None:
        stack = self.stack
        if stack is None:
            return
        moments = tuple(
            (layer, instead if instead is not None and layer.id == stack.active else stack.tiles[layer.id])
            for layer in stack.layers
        )
        self._writer.write(Job(self.studio.project, self.panel, label, stack.size, moments, held, dropped))

    def _take_in(self) -> None:
        """What is on the disk goes into the document, but not under a moving pen: everything that looks at the film
        looks again, and in a long one that is felt."""
        first = self._writer.first
        if self.stroke is None or first is None or first.held:
            self._take_in_now()
        elif not self._later.isActive():
            self._later.start(PATIENT)

    def _take_in_now(self) -> None:
        self._later.stop()
        while (done := self._writer.next()) is not None:
            self._arrived(*done)

    def _arrived(self, job: Job, done: Future[Written]) -> None:
        error = done.exception()
        if isinstance(error, InbetweenerError):
            if job.panel not in self._writer.refused:
                self.studio.told.emit(error.sentence, error.hint)
            self._writer.refused[job.panel] = job
            self._again.start()
            return
        self._writer.refused.pop(job.panel, None)
        written = done.result()
        self.made.setdefault(job.project, set()).update(written.made)
        if job.dropped:
            if self._held_open:
                self._held_open = False
                self.studio.abandon_drag()
            return
        for _, tiles in job.moments:
            self._known.keep(tiles)
        if written.drawing and written.picture is not None:
            self.studio.pictures.put_drawing(written.drawing, image_of(written.picture))
        if job.project != self.studio.project or not self._there(job.panel):
            return
        if job.held and not self._held_open:
            self.studio.begin_drag(job.label)
            self._held_open = True
        if self._held_open and self.studio.editor.dragging:
            self.studio.drag(set_layers, job.panel, written.layers, written.drawing)
        else:
            self.studio.edit(job.label, set_layers, job.panel, written.layers, written.drawing)
        if not job.held and self._held_open:
            self._held_open = False
            self.studio.end_drag()
        self._document_changed()

    def _document_changed(self, change: object = None) -> None:
        """Undo, or an edit from elsewhere: the desk shows what the document says."""
        if not self._active or self.stroke is not None or self._writer.busy:
            return
        if self.stack is None or not self._there(self.panel) or self.stack.size != self.size:
            self.follow()  # the first panel of an empty film comes under a playhead that never moved
            return
        shot, at = panel_place(self.studio.document, self.panel)
        panel = shot.panels[at]
        if self._seen is not None and panel.layers is self._seen.layers and panel.drawing == self._seen.drawing:
            return
        self._seen = panel
        self._writer.refused.pop(self.panel, None)
        layers = layers_of(panel)
        self._show(self.stack.change(layers, self._moments(layers)), shown=True)
        self.layers_changed.emit()

    def _there(self, panel_id: str) -> bool:
        return any(panel.id == panel_id for shot in self.studio.document.shots() for panel in shot.panels)

    def _moments(self, layers: Layers) -> dict[str, Tiles]:
        """The squares of every layer's picture: those on the desk, those remembered, else from its file."""
        here = tuple(self.stack.tiles.values()) if self.stack and self.stack.size == self.size else ()
        return {layer.id: self._known.moment(self.studio.project, layer.picture, self.size, here) for layer in layers}

    # -- small things -------------------------------------------------------------------------------------------------

    def _show(self, rects: list[Rect], *, shown: bool = False) -> None:
        if self.stack is not None and rects:
            if not shown:
                self.stack.show(rects)
            self.changed.emit(rects)

    def _in_hand(self, eraser: bool) -> Tool:
        return tool_named("eraser") if eraser else self.tools.drawing

    def _named(self, tool: Tool, brush: Brush) -> str:
        if brush.erases:
            return self.tr("Erase")
        return self.tr("{tool} stroke").format(tool=QCoreApplication.translate("Canvas", tool.label))


def layer_name(layer: DrawingLayer) -> str:
    """What a layer is called, in the artist's language where nobody named it."""
    return layer.name or QCoreApplication.translate("Canvas", LAYER_NAMES[layer.kind])
