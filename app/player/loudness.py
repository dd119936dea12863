"""How loud the film is: a button that mutes it, and a small meter on which the volume is set."""

from __future__ import annotations

import math

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QAction, QContextMenuEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QWidget

from app import theme
from app.player.listening import Listening
from app.widgets.parts import flat

LOWEST = -48.0  # dB at the meter's left end
FALL = 1.2  # dB between two looks: a bar falls slower than it rises, so that it can be read
STEP = 0.05
KNOB = 5  # pixels
DELAYS = (0, 50, 100, 150, 200, 300)  # ms


class Level(QWidget):
    """Two bars, left above right, and the volume as a line across them. Dragging sets it, the wheel and arrows too."""

    def __init__(self, sound: Listening):
        super().__init__()
        self.sound = sound
        self.bars = [LOWEST, LOWEST]  # dB
        self.cut = 0  # looks for which it still says that the sound was too loud
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setAccessibleName(self.tr("Volume"))
        self._look = QTimer(self, interval=33)
        self._look.timeout.connect(self.look)
        sound.state_changed.connect(self._changed)
        self._changed()

    def sizeHint(self) -> QSize:
        return QSize(64, 18)

    def look(self) -> None:
        """Asks how loud it was; the bars fall by themselves."""
        peaks = self.sound.level()
        self.cut = 45 if max(peaks) > 1 else max(0, self.cut - 1)
        for side, peak in enumerate(peaks):
            self.bars[side] = max(decibels(peak), self.bars[side] - FALL)
        if not self.sound.running and max(self.bars) <= LOWEST and not self.cut:
            self._look.stop()
        self.update()

    def _changed(self) -> None:
        percent = round(self.sound.volume * 100)
        words = self.tr("Volume {n} %").format(n=percent)
        self.setAccessibleDescription(words)
        self.setToolTip(
            self.tr("{words}: drag, or turn the wheel over it. Double click for 100 %.").format(words=words)
        )
        if self.sound.running and not self._look.isActive():
            self._look.start()
        self.update()

    # -- painting -----------------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        wide = self.width()
        top = self.height() / 2 - 4
        for side, level in enumerate(self.bars):
            bar = QRectF(0, top + side * 5, wide, 3)
            painter.fillRect(bar, theme.LINE)
            painter.fillRect(QRectF(0, bar.top(), self._x(), 3), theme.HOVER)  # as loud as it can become
            share = 1 - level / LOWEST
            if share > 0:
                painter.fillRect(
                    QRectF(0, bar.top(), wide * share, 3), theme.FAINT if self.sound.muted else theme.QUIET
                )
            loud = 1 - (-9.0) / LOWEST
            if share > loud and not self.sound.muted:
                painter.fillRect(QRectF(wide * loud, bar.top(), wide * (share - loud), 3), theme.TEXT)
        if self.cut:  # samples were cut off: the mix is too loud
            painter.fillRect(QRectF(wide - 2, top, 2, 8), theme.RED)
        x = self._x()
        ink = theme.ACCENT if self.hasFocus() else theme.TEXT if self.underMouse() else theme.QUIET
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.FAINT if self.sound.muted else ink)
        painter.drawRoundedRect(QRectF(x - KNOB / 2, top - 2, KNOB, 12), 2, 2)

    def _x(self) -> float:
        """Where the middle of the knob is."""
        return KNOB / 2 + self.sound.volume * (self.width() - KNOB)

    # -- the hand -----------------------------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._set(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._set(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.sound.set_volume(1.0)

    def wheelEvent(self, event: QWheelEvent) -> None:
        self.sound.set_volume(self.sound.volume + math.copysign(STEP, event.angleDelta().y()))
        event.accept()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and event.key() in KEYS:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in KEYS:
            self.sound.set_volume(self.sound.volume + KEYS[Qt.Key(event.key())] * STEP)
        else:
            super().keyPressEvent(event)

    def _set(self, event: QMouseEvent) -> None:
        self.sound.set_volume((event.position().x() - KNOB / 2) / max(1, self.width() - KNOB))


KEYS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Down: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: 1}


class Loudness(QWidget):
    """The button and the meter, side by side."""

    def __init__(self, sound: Listening):
        super().__init__()
        self.sound = sound
        self.mute = flat("sound", self.tr("Mute"))
        self.level = Level(sound)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(4)
        line.addWidget(self.mute)
        line.addWidget(self.level)
        self.mute.clicked.connect(self._clicked)
        sound.state_changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        sound = self.sound
        quiet = sound.muted or bool(sound.silent)
        self.mute.setIcon(theme.icon("mute" if quiet else "sound"))
        words = self.tr("Let the sound be heard") if sound.muted else self.tr("Mute")
        if sound.silent:
            words = self.tr("No sound: {why}. Click to look for it again.").format(why=sound.silent)
        self.mute.setToolTip(words)
        self.mute.setAccessibleName(words)

    def _clicked(self) -> None:
        if self.sound.silent:
            self.sound.look_again()
        else:
            self.sound.set_muted(not self.sound.muted)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = self.menu()
        menu.exec(event.globalPos())
        menu.deleteLater()

    def menu(self) -> QMenu:
        sound, menu = self.sound, QMenu(self)
        for words, on, verb in (
            (self.tr("Mute"), sound.muted, sound.set_muted),
            (self.tr("Hear the frame while scrubbing"), sound.scrubs, sound.set_scrubs),
        ):
            action = menu.addAction(words)
            action.setCheckable(True)
            action.setChecked(on)
            action.toggled.connect(verb)
        late = menu.addMenu(self.tr("Headphones are late by"))
        for delay in DELAYS:
            action: QAction = late.addAction(self.tr("{n} ms").format(n=delay))
            action.setCheckable(True)
            action.setChecked(delay == sound.delay)
            action.triggered.connect(lambda _=False, delay=delay: sound.set_delay(delay))
        menu.addSeparator()
        menu.addAction(self.tr("Look for the sound again")).triggered.connect(sound.look_again)
        return menu


def decibels(peak: float) -> float:
    """Of full scale, no lower than the meter goes and no higher than full."""
    return min(0.0, max(LOWEST, 20 * math.log10(peak))) if peak > 0 else LOWEST
