"""The keys of the canvas. They hold while the paper has the keyboard, whatever the window means by them elsewhere."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from app.canvas.tools import PALETTE, TOOLS

if TYPE_CHECKING:
    from app.canvas.panel import CanvasPanel

NONE, SHIFT, CTRL, ALT = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
)
Chord = tuple[str, Qt.KeyboardModifier]
REPEATS = frozenset({"[", "]", "{", "}", "Left", "Right"})  # what goes on while a key is held


class CanvasKeys:
    def __init__(self, panel: CanvasPanel):
        self.panel = panel
        self.table: dict[Chord, Callable[[], object]] = _table(panel)

    def wants(self, event: QKeyEvent) -> bool:
        """Whether a key is one of ours, and must not be a shortcut of the window's."""
        if event.key() == Qt.Key.Key_Space and not event.modifiers() & ~SHIFT:
            return True
        if event.key() == Qt.Key.Key_Escape:
            return True
        return _chord(event) in self.table or self._for_lasso(event)

    def press(self, event: QKeyEvent) -> bool:
        panel = self.panel
        if event.key() == Qt.Key.Key_Space:
            if not event.isAutoRepeat():
                panel.view.hold_space(True)
            return True
        if event.key() == Qt.Key.Key_Escape:
            if not panel.view.escape():
                panel.leave()
            return True
        if self._for_lasso(event) and panel.view.lasso.key(event):
            return True
        deed = self.table.get(_chord(event))
        if deed is None:
            return False
        if not event.isAutoRepeat() or _chord(event)[0] in REPEATS:
            deed()
        return True

    def release(self, event: QKeyEvent) -> bool:
        if event.key() == Qt.Key.Key_Space:
            if not event.isAutoRepeat():
                self.panel.view.hold_space(False)
            return True
        return False

    def _for_lasso(self, event: QKeyEvent) -> bool:
        taken = Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Delete, Qt.Key.Key_Backspace
        arrows = Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down
        plain = not event.modifiers() & ~(SHIFT | Qt.KeyboardModifier.KeypadModifier)
        return self.panel.view.lasso.piece is not None and plain and event.key() in (*taken, *arrows)


def _chord(event: QKeyEvent) -> Chord:
    held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    key = event.key()
    # brackets are found by what they write: on many keyboards they need Shift or AltGr
    if event.text() in ("[", "]", "{", "}") and not held & CTRL:
        return event.text(), held & ALT if held & ALT and not held & SHIFT else NONE
    names = {
        Qt.Key.Key_BracketLeft: "[", Qt.Key.Key_BracketRight: "]", Qt.Key.Key_Left: "Left", Qt.Key.Key_Right: "Right",
        Qt.Key.Key_Delete: "Delete", Qt.Key.Key_Backspace: "Backspace", Qt.Key.Key_Home: "Home",
    }  # fmt: skip
    try:
        name = names.get(Qt.Key(key)) or (chr(key) if 32 < key < 127 else "")
    except ValueError:
        name = ""
    return name, held


def _table(panel: CanvasPanel) -> dict[Chord, Callable[[], object]]:
    tools, view = panel.desk.tools, panel.view
    table: dict[Chord, Callable[[], object]] = {}
    for tool in TOOLS:
        for key in tool.keys:
            table[key, NONE] = lambda id_=tool.id: panel.choose_tool(id_)
    for key, ink in zip("890", PALETTE[:3], strict=True):
        table[key, NONE] = lambda ink=ink: tools.colour(ink)
    return table | {
        ("[", NONE): lambda: tools.resize(-1),
        ("]", NONE): lambda: tools.resize(1),
        ("[", ALT): lambda: tools.resize(-1, "eraser"),
        ("]", ALT): lambda: tools.resize(1, "eraser"),
        ("{", NONE): lambda: tools.fade(-1),
        ("}", NONE): lambda: tools.fade(1),
        ("[", CTRL): lambda: view.turn(-15),
        ("]", CTRL): lambda: view.turn(15),
        ("0", CTRL): view.fit,
        ("1", CTRL): view.actual,
        ("Home", NONE): view.fit,
        ("F", CTRL): view.flip,
        ("O", NONE): panel.toggle_onion,
        ("Left", NONE): lambda: panel.flip_panel(-1),
        ("Right", NONE): lambda: panel.flip_panel(1),
        ("Delete", NONE): panel.clear_layer,
        ("Backspace", NONE): panel.clear_layer,
        ("Backspace", ALT): panel.clear_layer,
    }
