"""The tools above the tracks: what a drag does, the blade and the trims, snapping, marks, and how close one looks."""

from __future__ import annotations

import math
from typing import Literal, get_args

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QSlider, QToolButton, QWidget

from app import theme
from app.timeline.layout import CLOSEST
from app.widgets.keyed import keyed
from app.widgets.parts import flat

Tool = Literal["ripple", "roll", "slip", "slide"]
BAR = 30  # pixels
STEPS = 1000  # of the zoom's slider


class Bar(QWidget):
    """Buttons that only say what was pressed; the panel does it."""

    tool = Signal(str)
    snapping = Signal(bool)
    following = Signal(bool)
    zoomed = Signal(float)  # pixels a frame

    def __init__(self) -> None:
        super().__init__()
        self.farthest = 0.01  # pixels a frame at which all of the film is seen
        self.setAutoFillBackground(True)
        palette = self.palette()
        palette.setColor(self.backgroundRole(), theme.PANEL)
        self.setPalette(palette)
        line = QHBoxLayout(self)
        line.setContentsMargins(8, 2, 8, 2)
        line.setSpacing(2)
        self.tools = QButtonGroup(self)
        tips: dict[Tool, str] = {
            "ripple": self.tr("Ripple: what follows moves along"),
            "roll": self.tr("Roll: the next panel gives way (or hold Alt)"),
            "slip": self.tr("Slip: what happens in a panel, earlier or later (or drag with Alt and Shift)"),
            "slide": self.tr("Slide: a panel between its neighbours (or drag with Alt)"),
        }
        for name in get_args(Tool):
            button = keyed(flat(name, tips[name], checkable=True), f"tool-{name}")
            button.setProperty("tool", name)
            button.clicked.connect(lambda _=False, name=name: self.tool.emit(name))
            self.tools.addButton(button)
            line.addWidget(button)
        self.show_tool("ripple")
        line.addSpacing(8)
        self.buttons: dict[str, QToolButton] = {}
        for name, does, icon, tip in (
            ("split", "split-here", "split", self.tr("Split the panel, or the chosen sounds, at the playhead")),
            ("cut", "cut-here", "cut", self.tr("Cut the shot at the playhead")),
            ("trim-start", "trim-start", "trim-start", self.tr("Trim what is before the playhead off the panel")),
            ("trim-end", "trim-end", "trim-end", self.tr("Trim what is after the playhead off the panel")),
            ("", "", "", ""),
            ("marker", "marker", "marker", self.tr("Marker at the playhead")),
            ("mark-in", "mark-in", "mark-in", self.tr("In: what is looped begins here")),
            ("mark-out", "mark-out", "mark-out", self.tr("Out: what is looped ends here")),
            ("clear-marks", "clear-marks", "close", self.tr("Forget In and Out")),
        ):
            if not name:
                line.addSpacing(8)
                continue
            button = self.buttons[name] = keyed(flat(icon, tip), does)
            line.addWidget(button)
        line.addStretch(1)
        self.follow = flat("link", self.tr("Sounds and markers go along when panels grow or shrink"), checkable=True)
        self.follow.toggled.connect(self.following)
        line.addWidget(self.follow)
        snapping = flat("snap", self.tr("Snapping; Ctrl turns it over while dragging"), checkable=True)
        self.snap = keyed(snapping, "snapping")
        self.snap.setChecked(True)
        self.snap.toggled.connect(self.snapping)
        line.addWidget(self.snap)
        line.addSpacing(8)
        line.addWidget(self._zoom())
        self.fit = flat("fit", self.tr("Show the whole film (\\)"))
        line.addWidget(self.fit)

    def _zoom(self) -> QSlider:
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setRange(0, STEPS)
        self.slider.setFixedWidth(110)
        self.slider.setAccessibleName(self.tr("Zoom"))
        self.slider.setToolTip(self.tr("Zoom (= and −, or Ctrl and the wheel)"))
        self.slider.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.slider.valueChanged.connect(self._slid)
        return self.slider

    def show_tool(self, name: str) -> None:
        for button in self.tools.buttons():
            if button.property("tool") == name:
                button.setChecked(True)

    def show_zoom(self, scale: float, farthest: float) -> None:
        """Where the slider stands: every step of it is the same ratio."""
        self.farthest = min(farthest, CLOSEST / 2)
        share = math.log(max(scale, self.farthest) / self.farthest) / math.log(CLOSEST / self.farthest)
        self.slider.blockSignals(True)
        self.slider.setValue(round(share * STEPS))
        self.slider.blockSignals(False)

    def show_stretch(self, there: bool) -> None:
        self.buttons["clear-marks"].setEnabled(there)

    def _slid(self, step: int) -> None:
        self.zoomed.emit(self.farthest * (CLOSEST / self.farthest) ** (step / STEPS))

    def minimumSizeHint(self) -> QSize:
        return QSize(120, BAR)
