"""The canvas as a panel: tools at the left, how they are set above, how the paper is looked at below."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QMenu, QToolButton, QVBoxLayout, QWidget

from app import theme
from app.canvas.caption import Caption
from app.canvas.desk import Desk
from app.canvas.ground import MOST, TINTS, Ground
from app.canvas.guides import KINDS, keep_guides
from app.canvas.imports import bring_pictures
from app.canvas.keys import CanvasKeys
from app.canvas.swatch import Swatch
from app.canvas.tools import TOOLS
from app.canvas.view import CanvasView
from app.studio import Studio
from app.verbs import add_panel_here, go_to_panel
from app.widgets.parts import flat, label
from app.widgets.scrub import Scrub
from engine.document.sweeping import sweep
from engine.drawing.brush import LARGEST, SMALLEST


class CanvasPanel(QWidget):
    """Public verbs: settle, close_desk, choose_tool, flip_panel, toggle_onion, clear_layer, leave."""

    left = Signal()  # the artist is done drawing

    def __init__(self, studio: Studio, parent: QWidget | None = None):
        super().__init__(parent)
        self.studio = studio
        self.desk = Desk(studio, self)
        self.view = CanvasView(self.desk)
        self.ground = Ground(studio, self.desk, self)
        self.keys = CanvasKeys(self)
        self.setAccessibleName(self.tr("Canvas"))
        self.view.installEventFilter(self)
        self.view.tapped.connect(studio.toggle_play)
        self.view.paper_wanted.connect(self._lay_first_paper)
        self.view.dropped.connect(lambda paths: bring_pictures(self.desk, [Path(path) for path in paths]))

        self.tool_buttons: dict[str, QToolButton] = {}
        body = QHBoxLayout()
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(0)
        body.addWidget(self._tool_strip())
        body.addWidget(_line(upright=True))
        body.addWidget(self.view, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._options())
        whole.addWidget(_line())
        whole.addLayout(body, 1)
        whole.addWidget(_line())
        whole.addWidget(self._looks())

        self.desk.tools.changed.connect(self._show_tools)
        self.desk.opened.connect(self._show_panel)
        studio.changed.connect(self._show_panel)
        studio.opened.connect(self._show_panel)
        studio.keys_changed.connect(self._show_panel)
        self.ground.changed.connect(self._show_ground)
        studio.settling.connect(self.settle)
        self.view.looked.connect(self._show_sight)
        self._show_tools()
        self._show_ground()
        self._show_panel()

    # -- verbs --------------------------------------------------------------------------------------------------------

    def settle(self) -> None:
        """When this returns, the document has every stroke."""
        self.view.settle()
        self.desk.settle()

    def close_desk(self) -> None:
        self.view.settle()
        self.desk.close()

    def sweep(self) -> None:
        """Pictures of strokes that were undone or drawn over are of no use to the next session."""
        names = {name for made in self.desk.made.values() for name in made}
        for folder in {*self.desk.made, self.studio.project}:
            sweep(folder, names)

    def choose_tool(self, id_: str) -> None:
        self.desk.tools.choose(id_)
        self.desk.choose_for(self.desk.tools.current)

    def flip_panel(self, way: int) -> None:
        """To the next or the previous drawing, as one flips through a pad."""
        panels = [panel.id for shot in self.studio.document.shots() for panel in shot.panels]
        at = panels.index(self.desk.panel) + way if self.desk.panel in panels else -1
        if 0 <= at < len(panels):
            go_to_panel(self.studio, panels[at])

    def toggle_onion(self) -> None:
        self.ground.set(onion=not self.ground.through.onion)

    def clear_layer(self) -> None:
        stack = self.desk.stack
        if stack is not None and self.desk.may_draw() and not stack.tiles[stack.active].clear:
            self.desk.put(stack.sheet * 0, stack.all, self.tr("Clear layer"))

    def _lay_first_paper(self) -> None:
        """Whoever draws in an empty film has a panel to draw on."""
        if not self.studio.placed():
            add_panel_here(self.studio)

    def leave(self) -> None:
        self.settle()
        self.left.emit()

    # -- being seen ---------------------------------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        self.desk.set_active(True)
        super().showEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        self.view.settle()
        self.desk.set_active(False)
        super().hideEvent(event)

    def eventFilter(self, watched, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and watched is self.view:
            if event.type() == QEvent.Type.ShortcutOverride and self.keys.wants(event):
                event.accept()
                return True
            if event.type() == QEvent.Type.KeyPress and self.keys.press(event):
                return True
            if event.type() == QEvent.Type.KeyRelease and self.keys.release(event):
                return True
        return super().eventFilter(watched, event)

    # -- the tools ----------------------------------------------------------------------------------------------------

    def _tool_strip(self) -> QWidget:
        strip = _surface()
        strip.setFixedWidth(40)
        column = QVBoxLayout(strip)
        column.setContentsMargins(4, 6, 4, 6)
        column.setSpacing(2)
        group = QButtonGroup(self)
        group.setExclusive(True)
        for tool in TOOLS:
            name = QCoreApplication.translate("Canvas", tool.label)
            hint = QCoreApplication.translate("Canvas", tool.hint)
            button = flat(f"tool-{tool.id}", name, size=20, checkable=True)
            button.setToolTip(f"{name}  {tool.keys[0]}\n{hint}")
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.clicked.connect(lambda _=False, id_=tool.id: self.choose_tool(id_))
            group.addButton(button)
            column.addWidget(button)
            self.tool_buttons[tool.id] = button
            if tool.id in ("note", "eraser"):
                column.addSpacing(6)
        column.addSpacing(8)
        self.swatch = Swatch()
        self.swatch.chosen.connect(self.desk.tools.colour)
        column.addWidget(self.swatch)
        column.addStretch(1)
        return strip

    def _options(self) -> QWidget:
        tools = self.desk.tools
        bar, line = _bar()
        self.name = label("", strong=True)
        self.name.setMinimumWidth(56)
        self.size_ = Scrub(
            self.tr("Size"), low=SMALLEST, high=LARGEST, default=8, per_pixel=0.25, step=1, whole=True,
            shown=lambda value: self.tr("{n} px").format(n=round(value)),
        )  # fmt: skip
        self.opacity = _share(self.tr("Opacity"), 1.0)
        self.steady = _share(self.tr("Steady hand"), 0.25)
        for scrub, told, wide in (
            (self.size_, lambda value: tools.set_brush(size=float(round(value))), 110),
            (self.opacity, lambda value: tools.set_brush(opacity=round(value, 2)), 120),
            (self.steady, lambda value: tools.set_steady(round(value, 2)), 140),
        ):
            scrub.setFixedWidth(wide)
            scrub.moved.connect(told)
            scrub.typed.connect(told)
            scrub.refused.connect(self.studio.told)
        self.steady.setToolTip(self.tr("Takes the trembling out of a line: the pen pulls it along on a string."))
        self.by_size = _switch("brush-size", self.tr("Press harder for a wider line"), self._set_by_size)
        self.by_opacity = _switch("drop", self.tr("Press harder for a darker line"), self._set_by_opacity)
        self.where = label("", colour=theme.QUIET)
        done = flat("close", self.tr("Done drawing  Esc"))
        done.clicked.connect(self.leave)
        for part in (self.name, self.size_, self.by_size, self.opacity, self.by_opacity, self.steady):
            line.addWidget(part)
        line.addStretch(1)
        line.addWidget(self.where)
        line.addWidget(done)
        return bar

    def _set_by_size(self, on: bool) -> None:
        tools = self.desk.tools
        plain = next(tool.brush for tool in TOOLS if tool.id == tools.drawing.id)
        tools.set_brush(thin=(plain.thin if plain and plain.thin < 1 else 0.3) if on else 1.0)

    def _set_by_opacity(self, on: bool) -> None:
        tools = self.desk.tools
        plain = next(tool.brush for tool in TOOLS if tool.id == tools.drawing.id)
        tools.set_brush(faint=(plain.faint if plain and plain.faint < 1 else 0.1) if on else 1.0)

    def _show_tools(self) -> None:
        tools = self.desk.tools
        self.tool_buttons[tools.current.id].setChecked(True)
        self.name.setText(QCoreApplication.translate("Canvas", tools.current.label))
        brush = tools.brush
        brushed = tools.current.deed in ("brush", "line")
        self.size_.set_value(brush.size)
        self.opacity.set_value(brush.opacity)
        self.steady.set_value(tools.steady)
        self.by_size.setChecked(brush.thin < 1)
        self.by_opacity.setChecked(brush.faint < 1)
        self.size_.setEnabled(brushed)
        self.opacity.setEnabled(brushed or tools.current.deed == "fill")
        for part in (self.steady, self.by_size, self.by_opacity):
            part.setEnabled(brushed)
        self.swatch.show_ink(brush.ink, usable=not brush.erases)

    # -- looking ------------------------------------------------------------------------------------------------------

    def _looks(self) -> QWidget:
        bar, line = _bar()
        back = flat("left", self.tr("Previous drawing  Left"))
        back.clicked.connect(lambda: self.flip_panel(-1))
        on = flat("right", self.tr("Next drawing  Right"))
        on.clicked.connect(lambda: self.flip_panel(1))
        self.onion = _switch("onion", self.tr("Onion skin  O"), lambda on: self.ground.set(onion=on))
        self.onion.setToolTip(self.tr("Onion skin  O\nThe right button chooses its colours."))
        self.onion.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.onion.customContextMenuRequested.connect(self._choose_tints)
        self.before = _count(self.tr("Before"), lambda count: self.ground.set(before=count))
        self.after = _count(self.tr("After"), lambda count: self.ground.set(after=count))
        self.strength = _share(self.tr("Strength"), 0.5)
        self.strength.setFixedWidth(110)
        self.strength.moved.connect(lambda value: self.ground.set(strength=round(max(0.1, value), 2)))
        self.strength.typed.connect(lambda value: self.ground.set(strength=round(max(0.1, value), 2)))
        self.blocking = _switch(
            "blocking", self.tr("The blocking beneath, to draw over"), lambda on: self.ground.set(blocking=on)
        )
        self.guides = flat("guides", self.tr("Guides"))
        self.guides.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.guides.setMenu(self._guide_menu())
        self.mirror = _switch("flip", self.tr("Look at it mirrored  Ctrl+F"), lambda _: self.view.flip())
        straight = flat("turn", self.tr("Turn it straight, all of it in sight  Home"))
        straight.clicked.connect(self.view.fit)
        self.zoom = label("", colour=theme.QUIET)
        self.zoom.setFont(theme.digits_font(9))
        self.zoom.setMinimumWidth(84)
        self.zoom.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.caption = Caption()
        for part in (back, on, self.onion, self.before, self.after, self.strength, self.blocking):
            line.addWidget(part)
        line.addWidget(self.caption, 1)
        for part in (self.guides, self.mirror, straight, self.zoom):
            line.addWidget(part)
        return bar

    def _guide_menu(self) -> QMenu:
        names = (self.tr("Thirds"), self.tr("Centre and diagonals"), self.tr("Safe areas"), self.tr("Perspective"))
        menu = QMenu(self)
        for kind, name in zip(KINDS, names, strict=True):
            action = menu.addAction(name)
            action.setCheckable(True)
            action.setChecked(kind in self.view.guides.guides.shown)
            action.toggled.connect(lambda _=False, kind=kind: self._toggle_guide(kind))
        return menu

    def _choose_tints(self) -> None:
        """Two colours that are told apart, for every eye and every pencil."""
        names = self.tr("Red and green"), self.tr("Orange and blue"), self.tr("Violet and ochre"), self.tr("Grey")
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for name, inks in zip(names, TINTS, strict=True):
            action = menu.addAction(name)
            action.setCheckable(True)
            action.setChecked(inks == self.ground.through.inks)
            action.triggered.connect(lambda _=False, inks=inks: self.ground.set(inks=inks))
        menu.popup(self.onion.mapToGlobal(QPoint(0, 0)))

    def _toggle_guide(self, kind: str) -> None:
        self.view.guides.guides = self.view.guides.guides.toggled(kind)
        keep_guides(self.view.guides.guides)
        self.view.update()

    def _show_ground(self) -> None:
        through = self.ground.through
        self.onion.setChecked(through.onion)
        self.blocking.setChecked(through.blocking)
        self.before.set_value(through.before)
        self.after.set_value(through.after)
        self.strength.set_value(through.strength)
        for part in (self.before, self.after, self.strength):
            part.setEnabled(through.onion)

    def _show_sight(self) -> None:
        sight = self.view.sight
        percent = round(100 * self.view.scale * self.devicePixelRatioF())
        turned = f"  {sight.angle:+.0f}°" if round(sight.angle) else ""
        self.zoom.setText(f"{percent} %{turned}")
        self.mirror.setChecked(sight.flipped)

    def _show_panel(self, *_: object) -> None:
        where, on_desk = "", None
        for placed in self.studio.placed() if self.desk.panel else ():
            for panel in placed.shot.panels:
                if panel.id == self.desk.panel:
                    where, on_desk = placed.label(panel), panel
        self.where.setText(where)
        self.caption.show_panel(on_desk)
        self.view.title = self.tr("Nothing to draw on yet")
        self.view.hint = self.studio.with_keys(
            self.tr("Draw, and there is a first panel. {new-panel} adds the next one.")
        )
        self._show_sight()

    def resizeEvent(self, event) -> None:
        super().resizeEvent(event)
        self._show_sight()


def _bar() -> tuple[QWidget, QHBoxLayout]:
    bar = _surface()
    bar.setFixedHeight(36)
    line = QHBoxLayout(bar)
    line.setContentsMargins(10, 0, 6, 0)
    line.setSpacing(6)
    return bar, line


def _surface() -> QWidget:
    made = QWidget()
    made.setAutoFillBackground(True)
    palette = made.palette()
    palette.setColor(made.backgroundRole(), theme.PANEL)
    made.setPalette(palette)
    return made


def _line(*, upright: bool = False) -> QFrame:
    line = QFrame()
    line.setStyleSheet(f"background: {theme.LINE.name()}")
    if upright:
        line.setFixedWidth(1)
    else:
        line.setFixedHeight(1)
    return line


def _share(name: str, default: float) -> Scrub:
    return Scrub(name, default=default, bar=True, per_pixel=0.008, shown=lambda value: f"{round(100 * value)} %")


def _switch(icon: str, tip: str, told: Callable[[bool], object]) -> QToolButton:
    button = flat(icon, tip, checkable=True)
    button.clicked.connect(lambda on: told(bool(on)))
    return button


def _count(name: str, told: Callable[[int], object]) -> Scrub:
    scrub = Scrub(name, low=0, high=MOST, default=1, per_pixel=0.05, step=1, whole=True)
    scrub.setFixedWidth(84)
    scrub.moved.connect(lambda value: told(round(value)))
    scrub.typed.connect(lambda value: told(round(value)))
    return scrub
