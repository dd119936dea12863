"""What a board says of the camera: the size of the shot, its angle, the lens, and the move."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QCompleter, QGridLayout, QLineEdit, QToolButton, QWidget

from app import theme
from app.studio import Studio
from app.widgets.parts import label, row
from app.widgets.typed import typed_number
from engine.document.camera_edits import Move, make_move
from engine.document.caption_edits import set_framing
from engine.document.model import Panel, Shot
from engine.document.tracks import camera_at
from engine.values.errors import InbetweenerError

SIZES = ("ECU", "CU", "MCU", "MS", "MLS", "LS", "ELS", "INSERT", "OTS", "POV", "2-SHOT")
LENSES = (14, 18, 21, 25, 28, 35, 50, 65, 85, 100, 135, 200)


class FramingPart(QWidget):
    def __init__(self, studio: Studio):
        super().__init__()
        self.studio = studio
        self._shot = ""
        self.shot_size = _Said(self.tr("Shot size"), SIZES)
        self.angle = _Said(
            self.tr("Angle"),
            (self.tr("eye level"), self.tr("low"), self.tr("high"), self.tr("bird's eye"), self.tr("dutch"),
             self.tr("over the shoulder"), self.tr("profile")),
        )  # fmt: skip
        self.lens = _Said(self.tr("Lens"), tuple(f"{lens} mm" for lens in LENSES))
        self.camera = _Said(
            self.tr("Camera move"),
            (self.tr("static"), self.tr("push in"), self.tr("pull out"), self.tr("pan left"), self.tr("pan right"),
             self.tr("tilt up"), self.tr("tilt down"), self.tr("truck"), self.tr("crane"), self.tr("handheld"),
             self.tr("zoom in"), self.tr("zoom out")),
        )  # fmt: skip
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 4)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(2)
        self.moving = _Moving(studio)
        for place, (name, field) in enumerate((
            (self.tr("Size"), self.shot_size), (self.tr("Angle"), self.angle), (self.tr("Lens"), self.lens),
            (self.tr("Move"), self.camera),
        )):  # fmt: skip
            down, along = divmod(place, 2)
            heading = label(name, colour=theme.QUIET, size=9)
            if field is self.camera:
                grid.addLayout(row(heading, None, self.moving), 3 * down, along)
            else:
                grid.addWidget(heading, 3 * down, along)
            grid.addWidget(field, 3 * down + 1, along)
            grid.setColumnStretch(along, 1)
        grid.setRowMinimumHeight(2, 4)
        self.shot_size.said.connect(lambda text: self._say(size=text))
        self.angle.said.connect(lambda text: self._say(angle=text))
        self.camera.said.connect(lambda text: self._say(move=text))
        self.lens.said.connect(self._say_lens)

    def show_panel(self, shot: Shot, panel: Panel) -> None:
        self._shot = shot.id
        framing = shot.framing
        self.shot_size.show_text(framing.size)
        self.angle.show_text(framing.angle)
        self.lens.show_text(lens_words(framing.lens))
        self.camera.show_text(framing.move, camera_move(shot))
        self.moving.show_shot(shot)

    def _say(self, **said: str) -> None:
        self.studio.edit(self.tr("Describe the camera"), set_framing, self._shot, **said)

    def _say_lens(self, text: str) -> None:
        words = text.casefold().removesuffix("mm").strip()
        now = self.studio.document.shot(self._shot).framing.lens
        try:
            lens = typed_number(words, now or 0.0) if words else None
        except InbetweenerError as error:
            self.studio.told.emit(error.sentence, error.hint)
            self.lens.show_text(lens_words(now))
            return
        self.studio.edit(self.tr("Choose lens"), set_framing, self._shot, lens=lens)


class _Moving(QToolButton):
    """The move that is only said yet. It proposes to make it; pressed, it does."""

    def __init__(self, studio: Studio):
        super().__init__()
        self.studio = studio
        self._shot = ""
        self._move: Move | None = None
        self.setText(self.tr("animate"))
        self.setToolTip(self.tr("Move the camera so from the shot's first frame to its last"))
        self.setAccessibleName(self.toolTip())
        self.setFont(theme.text_font(9))
        self.setAutoRaise(True)
        self.setFixedHeight(18)
        self.setProperty("line", True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.clicked.connect(self._make)

    def show_shot(self, shot: Shot) -> None:
        self._shot, self._move = shot.id, move_of(shot.framing.move)
        self.setVisible(self._move is not None and shot.frames > 1 and move_of(camera_move(shot)) != self._move)

    def _make(self) -> None:
        if self._move:
            self.studio.edit(self.tr("Move the camera"), make_move, self._shot, self._move)


class _Said(QComboBox):
    """A word out of the usual ones, or one of the artist's own; empty says nothing."""

    said = Signal(str)

    def __init__(self, name: str, usual: tuple[str, ...]):
        super().__init__()
        self._shown = ""
        self.writing = QLineEdit()
        self.setLineEdit(self.writing)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setAccessibleName(name)
        self.writing.setAccessibleName(name)
        self.setToolTip(name)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(4)
        self.addItems(("", *usual))
        completer = QCompleter(self.model(), self)
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.setCompleter(completer)
        self.activated.connect(self._settle)
        self.writing.editingFinished.connect(self._settle)

    def show_text(self, text: str, otherwise: str = "") -> None:
        """Shows the document's word, and faintly what holds while there is none."""
        self.writing.setPlaceholderText(otherwise or "–")
        if text != self._shown or not self.writing.hasFocus():
            self._shown = text
            self.setEditText(text)

    def _settle(self, _: object = None) -> None:
        text = self.currentText().strip()
        if text != self._shown:
            self._shown = text
            self.said.emit(text)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # the panel scrolls; a word must not change because the wheel passed over it


def lens_words(lens: float | None) -> str:
    return f"{lens:g} mm" if lens else ""


def move_of(words: str) -> Move | None:
    """The plain move that is meant by a board's words; None for those that a still picture cannot make."""
    moves: dict[str, Move] = {
        _tr("push in"): "push in", _tr("zoom in"): "push in", _tr("pull out"): "pull out", _tr("zoom out"): "pull out",
        _tr("pan left"): "pan left", _tr("pan right"): "pan right", _tr("tilt up"): "tilt up",
        _tr("tilt down"): "tilt down",
    }  # fmt: skip
    return next((move for said, move in moves.items() if said.casefold() == words.strip().casefold()), None)


def camera_move(shot: Shot) -> str:
    """The move that the camera's keys make, in a board's words."""
    if len(shot.camera) < 2:
        return ""
    first, last = camera_at(shot, 0), camera_at(shot, shot.frames - 1)
    if last.zoom > first.zoom * 1.02:
        return _tr("push in")
    if last.zoom < first.zoom / 1.02:
        return _tr("pull out")
    across, down = last.centre[0] - first.centre[0], last.centre[1] - first.centre[1]
    if max(abs(across), abs(down)) < 0.01:
        return ""
    if abs(across) >= abs(down):
        return _tr("pan right") if across > 0 else _tr("pan left")
    return _tr("tilt down") if down > 0 else _tr("tilt up")


def _tr(text: str) -> str:
    return QCoreApplication.translate("HeadPart", text)
