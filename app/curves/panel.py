"""The curves panel: which numbers are shown, their lanes, and the exact value of the selected key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from app import theme
from app.curves.channels import (
    CAMERA,
    Channel,
    channels_of,
    curve_of,
    with_ease,
    with_key,
    with_moved,
    with_value,
    without_key,
)  # fmt: skip
from app.marking import N
from app.studio import Studio
from app.widgets.parts import flat, label
from app.widgets.scrub import Scrub
from engine.document.changing import key_at
from engine.document.model import Document, Ease, Shot
from engine.document.tracks import pose_track

if TYPE_CHECKING:
    from app.curves.lanes import Lanes

REMOVES = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
EASES: tuple[tuple[Ease, str], ...] = (
    ("linear", N("CurvesPanel", "Even")),
    ("smooth", N("CurvesPanel", "Ease in and out")),
    ("hold", N("CurvesPanel", "Hold until the next key")),
)


class CurvesPanel(QWidget):
    """Shows the shot under the playhead. pyqtgraph is read when somebody first looks at it."""

    def __init__(self, studio: Studio, parent: QWidget | None = None):
        super().__init__(parent)
        self.studio = studio
        self.lanes: Lanes | None = None
        self.hidden: set[str] = {"Roll"}
        self.focused: Channel | None = CAMERA[0]
        self._shown: tuple[tuple[Channel, ...], object] = ((), None)
        self._shot_id = ""
        self._start: tuple[Document, int] | None = None  # the film and the key's frame when the hand went down
        self.setAccessibleName(self.tr("Curves"))
        self.setMinimumHeight(150)
        self._page = QVBoxLayout(self)
        self._page.setContentsMargins(0, 0, 0, 0)
        self._page.setSpacing(0)
        self._page.addWidget(self._bar())
        self._quiet = label(self.tr("A shot under the playhead shows its curves here."), colour=theme.QUIET)
        self._quiet.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._page.addWidget(self._quiet, 1)
        studio.changed.connect(self._show)
        studio.opened.connect(self._show)
        studio.selection_changed.connect(self._show)
        studio.playhead_moved.connect(self._playhead_moved)

    def showEvent(self, event: QShowEvent) -> None:
        if self.lanes is None:
            from app.curves.lanes import Lanes  # noqa: PLC0415 - half a second that only those pay who look at curves

            self.lanes = Lanes()
            self.lanes.taken.connect(self._take)
            self.lanes.moved.connect(self._move)
            self.lanes.let_go.connect(self._let_go)
            self.lanes.key_clicked.connect(self._choose)
            self.lanes.key_wanted.connect(self._add)
            self.lanes.setFocusProxy(self)
            self._page.addWidget(self.lanes, 1)
            self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._show()

    # -- the bar above ------------------------------------------------------------------------------------------------

    def _bar(self) -> QWidget:
        bar = QWidget()
        line = QHBoxLayout(bar)
        line.setContentsMargins(8, 4, 8, 4)
        line.setSpacing(4)
        self._toggles = QHBoxLayout()
        self._toggles.setSpacing(2)
        line.addLayout(self._toggles)
        line.addStretch(1)
        self.frame = Scrub(self.tr("Frame"), low=0, high=0, whole=True, per_pixel=0.2, step=1)
        self.value = Scrub(self.tr("Value"), per_pixel=0.002, shown=lambda value: f"{value:.3f}")
        for field in (self.frame, self.value):
            field.setFixedWidth(128)
            field.begun.connect(self._begin_field)
            field.ended.connect(self._let_go)
            field.abandoned.connect(self._abandon)
            field.refused.connect(self.studio.told)
            line.addWidget(field)
        self.frame.moved.connect(self._scrub_frame)
        self.frame.typed.connect(self._type_frame)
        self.value.moved.connect(self._scrub_value)
        self.value.typed.connect(self._type_value)
        self._eases = QButtonGroup(self)
        for at, (ease, words) in enumerate(EASES):
            button = flat(f"ease-{ease}", self.tr(words), checkable=True)
            self._eases.addButton(button, at)
            line.addWidget(button)
        self._eases.idClicked.connect(self._ease)
        self.fit = flat("fit", self.tr("Show the whole shot"))
        self.fit.clicked.connect(lambda: self.lanes and self.lanes.fit())
        line.addWidget(self.fit)
        return bar

    def _lay_toggles(self, channels: tuple[Channel, ...]) -> None:
        while (item := self._toggles.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        for channel in channels:
            button = QToolButton()
            button.setText(channel.words)
            button.setAccessibleName(channel.words)
            button.setCheckable(True)
            button.setChecked(channel.name not in self.hidden)
            button.setAutoRaise(True)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.toggled.connect(lambda on, name=channel.name: self._toggle(name, on))
            self._toggles.addWidget(button)

    def _toggle(self, name: str, on: bool) -> None:
        self.hidden.discard(name) if on else self.hidden.add(name)
        self._show()

    # -- what is shown ------------------------------------------------------------------------------------------------

    def shot(self) -> Shot | None:
        here = self.studio.here()
        return here.shot if here else None

    def _show(self, *_: object) -> None:
        if self.lanes is None or not self.isVisible():
            return
        shot = self.shot()
        self.lanes.setVisible(shot is not None)
        self._quiet.setVisible(shot is None)
        if shot is None:
            self._show_fields(None)
            return
        selection = self.studio.selection
        offered = channels_of(self.studio.document, shot, selection.entity, selection.joint)
        shown = tuple(channel for channel in offered if channel.name not in self.hidden)
        if self._shown != (offered, shown):
            if self._shown[0] != offered:
                self._lay_toggles(offered)
            self._shown = (offered, shown)
            self.lanes.lay_out(shown, self.studio.document.rate)
        if self.focused not in shown:
            self.focused = shown[0] if shown else None
        chosen: dict[str, set[int]] = {}
        for shot_id, track, frame in selection.keys:
            if shot_id == shot.id:
                chosen.setdefault(track, set()).add(frame)
        curves = [curve_of(shot, channel) for channel in shown]
        self.lanes.show_curves(curves, {track: frozenset(frames) for track, frames in chosen.items()}, self.focused)
        self._show_playhead()
        self._show_fields(shot)

    def _playhead_moved(self, film_frame: int) -> None:
        shot = self.shot()
        if shot is not None and shot.id != self._shot_id:
            self._show()
        self._show_playhead()

    def _show_playhead(self) -> None:
        here = self.studio.here()
        self._shot_id = here.shot.id if here else ""
        if self.lanes is not None and here is not None and self.isVisible():
            self.lanes.show_playhead(here.shot_frame(self.studio.playhead))

    def chosen_key(self) -> tuple[Shot, Channel, int] | None:
        """The selected key that the fields speak of."""
        shot, channel = self.shot(), self.focused
        if shot is None or channel is None:
            return None
        for shot_id, track, frame in self.studio.selection.keys:
            if shot_id == shot.id and track == channel.track and _key(shot, channel, frame):
                return shot, channel, frame
        return None

    def _show_fields(self, shot: Shot | None) -> None:
        chosen = self.chosen_key() if shot else None
        for widget in (self.frame, self.value, *self._eases.buttons()):
            widget.setEnabled(chosen is not None)
        self._eases.setExclusive(False)
        for button in self._eases.buttons():
            button.setChecked(False)
        self._eases.setExclusive(True)
        if chosen is None or shot is None:
            return
        _, channel, frame = chosen
        curve = curve_of(shot, channel)
        self.frame.high = shot.frames - 1
        self.frame.set_value(frame)
        self.value.low, self.value.high, self.value.default = channel.low, channel.high, channel.default
        self.value.per_pixel, self.value.step = channel.room / 60, channel.room / 10
        self.value.shown = lambda value, digits=channel.digits: f"{value:.{digits}f}"
        for (key_frame, value), ease in zip(curve.keys, curve.eases, strict=True):
            if key_frame == frame:
                self.value.set_value(value)
                self._eases.button([name for name, _ in EASES].index(ease)).setChecked(True)
        self.value.update()

    # -- the hand -----------------------------------------------------------------------------------------------------

    def _select(self, channel: Channel, frame: int) -> None:
        shot = self.shot()
        self.focused = channel
        if shot is not None:
            self.studio.select(keys=((shot.id, channel.track, frame),) if frame >= 0 else ())
        self._show()

    def _choose(self, channel: Channel, frame: int) -> None:
        self.setFocus()
        self._select(channel, frame)

    def _take(self, channel: Channel, frame: int) -> None:
        self.setFocus()
        self._select(channel, frame)
        self._start = self.studio.document, frame
        self.studio.begin_drag(self.tr("Bend curve"))

    def _move(self, channel: Channel, frames: int, value: float) -> None:
        shot = self.shot()
        if self._start is None or shot is None:
            return
        document, frame = self._start
        to_frame = max(0, min(frame + frames, shot.frames - 1))
        self.studio.drag(lambda _: with_moved(document, shot.id, channel, frame, to_frame, value))
        self.studio.select(keys=((shot.id, channel.track, to_frame),))

    def _let_go(self) -> None:
        self._start = None
        self.studio.end_drag()
        self._show()

    def _abandon(self) -> None:
        if self._start is None:
            return
        _, frame = self._start
        self._start = None
        if self.lanes is not None:
            self.lanes.drop()
        self.studio.abandon_drag()
        if self.focused is not None:
            self._select(self.focused, frame)

    def _add(self, channel: Channel, frame: int) -> None:
        shot = self.shot()
        if shot is not None:
            frame = max(0, min(frame, shot.frames - 1))
            self.studio.edit(self.tr("Add key"), with_key, shot.id, channel, frame)
            self._select(channel, frame)

    # -- the fields ---------------------------------------------------------------------------------------------------

    def _begin_field(self) -> None:
        chosen = self.chosen_key()
        if chosen:
            self._start = self.studio.document, chosen[2]
            self.studio.begin_drag(self.tr("Change key"))

    def _scrub_frame(self, to: float) -> None:
        if self._start and self.focused:
            self._move_key(round(to), None)

    def _scrub_value(self, value: float) -> None:
        if self._start and self.focused:
            self._move_key(self._start[1], value)

    def _move_key(self, to_frame: int, value: float | None) -> None:
        shot, channel = self.shot(), self.focused
        if self._start is None or shot is None or channel is None:
            return
        document, frame = self._start
        self.studio.drag(lambda _: with_moved(document, shot.id, channel, frame, to_frame, value))
        self.studio.select(keys=((shot.id, channel.track, to_frame),))

    def _type_frame(self, to: float) -> None:
        chosen = self.chosen_key()
        if chosen:
            shot, channel, frame = chosen
            self.studio.edit(self.tr("Move key"), with_moved, shot.id, channel, frame, round(to))
            self._select(channel, round(to))

    def _type_value(self, value: float) -> None:
        chosen = self.chosen_key()
        if chosen:
            shot, channel, frame = chosen
            self.studio.edit(self.tr("Change key"), with_value, shot.id, channel, frame, value)

    def _ease(self, at: int) -> None:
        chosen = self.chosen_key()
        if chosen:
            shot, channel, frame = chosen
            self.studio.edit(self.tr("Ease"), with_ease, shot.id, channel, frame, EASES[at][0])

    # -- keys ---------------------------------------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        # what the window does with a key waits while the curves have their own use for it
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._takes(event.key()):
            event.accept()
            return True
        return super().event(event)

    def _takes(self, key: int) -> bool:
        if key == Qt.Key.Key_Escape:
            return self._start is not None
        return self.chosen_key() is not None if key in REMOVES else key == Qt.Key.Key_Backslash

    def keyPressEvent(self, event: QKeyEvent) -> None:
        chosen = self.chosen_key()
        if event.key() == Qt.Key.Key_Escape and self._start is not None:
            self._abandon()
        elif event.key() in REMOVES and chosen:
            shot, channel, frame = chosen
            self.studio.edit(self.tr("Remove key"), without_key, shot.id, channel, frame)
            self.studio.select(keys=())
        elif event.key() == Qt.Key.Key_Backslash and self.lanes is not None:
            self.lanes.fit()
        else:
            super().keyPressEvent(event)


def _key(shot: Shot, channel: Channel, frame: int) -> bool:
    if channel.track == "camera":
        return key_at(shot.camera, frame) is not None
    track = pose_track(shot, channel.entity)
    return track is not None and key_at(track.keys, frame) is not None
