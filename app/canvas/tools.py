"""The tools on the desk in one table, and how the artist has set them."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from typing import Literal

from PySide6.QtCore import QObject, QSettings, Signal

from app.marking import N
from engine.document.model import LayerKind
from engine.drawing.brush import ERASER, INK, LARGEST, NOTE, PENCIL, SMALLEST, TONE, Brush
from engine.drawing.sheet import Ink

Deed = Literal["brush", "fill", "line", "lasso"]


@dataclass(frozen=True, slots=True)
class Tool:
    id: str
    label: str
    keys: tuple[str, ...]
    deed: Deed
    brush: Brush | None = None  # None: it uses the last one
    layer: LayerKind | None = None  # where it draws, unless a free layer or the reference is chosen
    hint: str = ""


TOOLS: tuple[Tool, ...] = (
    Tool("pencil", N("Canvas", "Pencil"), ("B", "1"), "brush", PENCIL, "pencil", N("Canvas", "Tilt the pen to shade.")),
    Tool("ink", N("Canvas", "Ink"), ("I", "2"), "brush", INK, "ink", N("Canvas", "Press to swell the line.")),
    Tool("tone", N("Canvas", "Tone"), ("T", "3"), "brush", TONE, "tone",
         N("Canvas", "One stroke never darkens itself. It lies under the pencil.")),
    Tool("note", N("Canvas", "Notes"), ("4",), "brush", NOTE, "notes", N("Canvas", "Only people see notes: no camera, no model.")),
    Tool("eraser", N("Canvas", "Eraser"), ("E", "5"), "brush", ERASER, None,
         N("Canvas", "Also the pen's other end, or hold Alt.")),
    Tool("fill", N("Canvas", "Fill"), ("G", "6"), "fill", TONE, "tone", N("Canvas", "Fills what lines enclose, over small gaps.")),
    Tool("line", N("Canvas", "Line"), ("U", "7"), "line", None, None, N("Canvas", "With the last brush. Or hold Shift with any brush.")),
    Tool("lasso", N("Canvas", "Lasso"), ("L",), "lasso", None, None,
         N("Canvas", "Draw around something, then drag it; corners scale it, the rings beside them turn it. Enter lays it down.")),
)  # fmt: skip

PALETTE: tuple[Ink, ...] = (
    (38, 38, 42), (12, 12, 14), (255, 255, 255), (112, 116, 122), (168, 172, 178), (210, 212, 216),
    (56, 92, 164), (104, 158, 214), (206, 58, 48), (226, 132, 72), (240, 198, 92), (96, 148, 84),
    (70, 118, 112), (122, 86, 150), (132, 92, 66), (230, 190, 160),
)  # fmt: skip
"""Graphite, black, white, three tones, and colours that sit quietly beside them."""


def tool_named(id_: str) -> Tool:
    return next(tool for tool in TOOLS if tool.id == id_)


class Tools(QObject):
    """Which tool is in the hand, and how wide, dark, steady and coloured each one is. Remembered from day to day."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None):
        super().__init__(parent)
        self.current = tool_named("pencil")
        self.last_brush = self.current  # what the line tool draws with
        self.steady = 0.25
        self.brushes = {tool.id: tool.brush for tool in TOOLS if tool.brush is not None}
        self._recall()

    @property
    def drawing(self) -> Tool:
        """The tool whose brush is used: the line and the lasso borrow the last one."""
        return self.current if self.current.brush is not None else self.last_brush

    @property
    def brush(self) -> Brush:
        return self.brushes[self.drawing.id]

    def choose(self, id_: str) -> None:
        tool = tool_named(id_)
        if tool.deed == "brush" and tool.id != "eraser":
            self.last_brush = tool
        if tool is not self.current:
            self.current = tool
            self.changed.emit()

    def set_brush(self, id_: str = "", **how: object) -> None:
        id_ = id_ or self.drawing.id
        brush = replace(self.brushes[id_], **how)  # pyright: ignore[reportArgumentType]
        if brush != self.brushes[id_]:
            self.brushes[id_] = brush
            self._keep()
            self.changed.emit()

    def resize(self, way: int, id_: str = "") -> None:
        """One step wider or narrower: steps that look alike at every size."""
        size = self.brushes[id_ or self.drawing.id].size
        step = 1.0 if size < 10 else 2.0 if size < 24 else 5.0 if size < 60 else 10.0 if size < 160 else 25.0
        self.set_brush(id_, size=max(SMALLEST, min(LARGEST, round(size + way * step))))

    def fade(self, way: int) -> None:
        self.set_brush(opacity=round(max(0.05, min(1.0, self.brush.opacity + way * 0.05)), 2))

    def colour(self, ink: Ink) -> None:
        if not self.brush.erases:
            self.set_brush(ink=ink)

    def set_steady(self, steady: float) -> None:
        if steady != self.steady:
            self.steady = steady
            self._keep()
            self.changed.emit()

    # -- from day to day ----------------------------------------------------------------------------------------------

    def _keep(self) -> None:
        kept = {
            id_: [brush.size, brush.opacity, list(brush.ink), brush.thin, brush.faint]
            for id_, brush in self.brushes.items()
        }
        QSettings().setValue("canvas/tools", json.dumps({"steady": self.steady, "brushes": kept}))

    def _recall(self) -> None:
        text = str(QSettings().value("canvas/tools") or "")
        try:
            kept = json.loads(text) if text else {}
            self.steady = float(kept.get("steady", self.steady))
            for id_, (size, opacity, ink, thin, faint) in kept.get("brushes", {}).items():
                if id_ in self.brushes:
                    self.brushes[id_] = replace(
                        self.brushes[id_],
                        size=max(SMALLEST, min(LARGEST, float(size))),
                        opacity=max(0.0, min(1.0, float(opacity))),
                        ink=(int(ink[0]), int(ink[1]), int(ink[2])),
                        thin=float(thin),
                        faint=float(faint),
                    )
        except (ValueError, TypeError, AttributeError, IndexError):
            return  # settings that another version wrote: the tools are as they come
