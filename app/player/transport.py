"""The bar under the picture: what is shown, the transport, the time, how it is looked at."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLayout, QMenu, QToolButton, QWidget

from app import theme
from app.marking import N
from app.overlays.inks import SURROUNDS, Surround
from app.player.listening import Listening
from app.player.loudness import Loudness
from app.player.timefield import TimeField
from app.widgets.parts import flat, label
from engine.values.time import Rate

WANTED = (
    ("auto", N("Transport", "Best"), N("Transport", "The best picture there is")),
    ("drawing", "drawing", N("Transport", "The drawing")),
    ("blocking", "blocking", N("Transport", "The blocking")),
    ("draft", "draft", N("Transport", "The draft")),
    ("final", "final", N("Transport", "The final")),
)  # fmt: skip


class Transport(QWidget):
    """Buttons that only say what was pressed; the panel does it."""

    wanted = Signal(str)
    surround = Signal(str)
    zoom = Signal(float)  # percent; 0 fits
    every_frame = Signal(bool)  # which of the two gives way where the screen is late

    def __init__(self, rate: Rate, sound: Listening):
        super().__init__()
        self.first = flat("first", self.tr("First frame (Home)"))
        self.back = flat("step-back", self.tr("One frame back (Left)"))
        self.play = flat("play", self.tr("Play (Space)"), size=24)
        self.forward = flat("step-forward", self.tr("One frame forward (Right)"))
        self.last = flat("last", self.tr("Last frame (End)"))
        self.loop = flat("loop", self.tr("Play again from the start"), checkable=True)
        self.time = TimeField(rate)
        self.pace = self._pace_button()
        self._pace: tuple[Rate, int, bool] = rate, 0, False
        self.where = label("", colour=theme.QUIET, size=9)
        self.where.setFont(theme.digits_font(9))
        self.where.setToolTip(self.tr("Panel, and the time inside its shot"))
        self.compare = flat("wipe-over", self.tr("Compare (W)"), checkable=True)
        self.ways = flat("down", self.tr("What it is compared with, and how"), size=12)
        self.ways.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.ways.setFixedWidth(18)
        self.onion = flat("onion", self.tr("Drawings before and after, seen through"), checkable=True)
        self.skeletons = flat("pose", self.tr("Skeletons"), checkable=True)
        self.boxes = flat("box", self.tr("Boxes"), checkable=True)
        self.camera = flat("camera", self.tr("Camera in the hand"), checkable=True)
        self.guides = flat("guides", self.tr("Safe areas"), checkable=True)
        self.look = self._look_button()
        self.loudness = Loudness(sound)
        self.setFixedHeight(40)
        palette = self.palette()
        palette.setColor(self.backgroundRole(), theme.PANEL)
        self.setPalette(palette)
        self.setAutoFillBackground(True)

        left, middle, right = QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        for side in (left, middle, right):
            side.setSpacing(2)
        self.switch = self._wanted_switch()
        left.addWidget(self.switch)
        left.addSpacing(6)
        left.addWidget(self.compare)
        left.addWidget(self.ways)
        left.addStretch(1)
        for part in (self.first, self.back, self.play, self.forward, self.last, self.loop):
            middle.addWidget(part)
        middle.addSpacing(8)
        middle.addWidget(self.time)
        middle.addWidget(self.pace)
        middle.addSpacing(6)
        middle.addWidget(self.where)
        right.addStretch(1)
        for part in (self.onion, self.skeletons, self.boxes, self.camera, self.guides, self.look):
            right.addWidget(part)
        right.addSpacing(6)
        right.addWidget(self.loudness)
        whole = QHBoxLayout(self)
        whole.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        whole.setContentsMargins(8, 0, 8, 0)
        whole.setSpacing(8)
        whole.addLayout(left, 1)
        whole.addLayout(middle)
        whole.addLayout(right, 1)

    def show_wanted(self, kind: str) -> None:
        for button in self._switch.buttons():
            if button.property("kind") == kind:
                button.setChecked(True)

    def show_playing(self, playing: bool) -> None:
        self.play.setIcon(theme.icon("pause" if playing else "play"))
        words = self.tr("Stop (Space)") if playing else self.tr("Play (Space)")
        self.play.setToolTip(words)
        self.play.setAccessibleName(words)

    def show_rate(self, rate: Rate, drops: int = 0) -> None:
        """Frames a second, and beside it how many the screen was too late for."""
        if (rate, drops) != self._pace[:2]:
            self._pace = rate, drops, self._pace[2]
            self._show_pace()

    def show_pace(self, every_frame: bool) -> None:
        self._pace = *self._pace[:2], every_frame
        self._paces[every_frame].setChecked(True)
        self._show_pace()

    def _show_pace(self) -> None:
        rate, drops, every_frame = self._pace
        words = self.tr("{rate} fps  every frame") if every_frame else self.tr("{rate} fps  in time")
        if drops:
            words = self.tr("{rate} fps  −{drops}")
        self.pace.setText(words.format(rate=rate, drops=drops))
        tip = (
            self.tr("Every frame is shown, and the sound waits.")
            if every_frame
            else self.tr("The sound stays in time.")
        )
        if drops:
            tip = self.tr("{n} frames were not shown in time.").format(n=drops)
        self.pace.setToolTip(tip)
        self.pace.setAccessibleName(f"{self.pace.text()}. {tip}")

    def show_where(self, words: str) -> None:
        """Of a fixed width, which its digits keep: else the whole window would be laid out anew for every frame."""
        wide = self.where.fontMetrics().horizontalAdvance(words) + 2
        if wide != self.where.width():
            self.where.setFixedSize(wide, self.where.fontMetrics().height())
        self.where.setText(words)

    def minimumSizeHint(self) -> QSize:
        return QSize(340, 40)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What the menus have too steps aside in a narrow window; playing and the time stay."""
        super().resizeEvent(event)
        width = event.size().width()
        self.where.setVisible(width >= 1040)
        self.switch.setVisible(width >= 840)
        self.pace.setVisible(width >= 940)
        for button in (self.onion, self.skeletons, self.boxes, self.camera, self.guides, self.compare, self.ways):
            button.setVisible(width >= 670)
        self.loudness.level.setVisible(width >= 520)
        self.look.setVisible(width >= 440)

    def show_zoom(self, fits: bool, percent: float) -> None:
        self.look.setText(self.tr("Fit") if fits else f"{percent:.0f} %")

    def _pace_button(self) -> QToolButton:
        """The film's rate, and what gives way where the screen is late: one of two, and always to be seen which."""
        button = QToolButton()
        button.setFont(theme.digits_font(9))
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        ink = f"QToolButton {{ color: {theme.QUIET.name()}; padding: 4px 2px; }}"
        button.setStyleSheet(ink + f"QToolButton:hover {{ color: {theme.TEXT.name()}; }}")
        menu = QMenu(button)
        group = QActionGroup(menu)
        self._paces: dict[bool, QAction] = {}
        for every_frame, words in ((False, self.tr("Keep the sound in time")), (True, self.tr("Show every frame"))):
            action = menu.addAction(words)
            action.setCheckable(True)
            action.triggered.connect(lambda _=False, every_frame=every_frame: self.every_frame.emit(every_frame))
            group.addAction(action)
            self._paces[every_frame] = action
        button.setMenu(menu)
        return button

    def _wanted_switch(self) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(1)
        self._switch = QButtonGroup(self)
        for kind, face, tip in WANTED:
            if kind == "auto":
                button = QToolButton()
                button.setText(self.tr(face))
                button.setStyleSheet(f"QToolButton:checked {{ color: {theme.ACCENT.name()}; }}")  # as icons are lit
                button.setToolTip(self.tr(tip))
                button.setAccessibleName(self.tr(tip))
                button.setCheckable(True)
                button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            else:
                button = flat(face, self.tr(tip), checkable=True)
            button.setProperty("kind", kind)
            button.setFixedHeight(26)
            button.clicked.connect(lambda _=False, kind=kind: self.wanted.emit(kind))
            self._switch.addButton(button)
            row.addWidget(button)
        return holder

    def show_painted(self, shown: bool) -> None:
        """Whether what is painted can be chosen; where nothing is, nothing is said of it."""
        for button in self._switch.buttons():
            if button.property("kind") in ("draft", "final"):
                button.setVisible(shown)

    def _look_button(self) -> QToolButton:
        button = QToolButton()
        button.setText(self.tr("Fit"))
        button.setToolTip(self.tr("Zoom and surround"))
        button.setAccessibleName(self.tr("Zoom and surround"))
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setMinimumSize(QSize(52, 26))
        menu = QMenu(button)
        for words, percent in ((self.tr("Fit"), 0.0), ("50 %", 50.0), ("100 %", 100.0), ("200 %", 200.0)):
            menu.addAction(words).triggered.connect(lambda _=False, percent=percent: self.zoom.emit(percent))
        menu.addSeparator()
        group = QActionGroup(menu)
        self._surrounds: dict[Surround, QAction] = {}
        names: dict[Surround, str] = {
            "black": self.tr("Black surround"),
            "18% grey": self.tr("18 % grey surround"),
            "mid grey": self.tr("Mid grey surround"),
        }
        for surround in SURROUNDS:
            action = menu.addAction(names[surround])
            action.setCheckable(True)
            action.triggered.connect(lambda _=False, surround=surround: self.surround.emit(surround))
            group.addAction(action)
            self._surrounds[surround] = action
        button.setMenu(menu)
        return button

    def show_surround(self, surround: Surround) -> None:
        self._surrounds[surround].setChecked(True)
