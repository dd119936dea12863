"""What is chosen: the shot's number, the panel in it, its length, and how its picture stands."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app import theme
from app.inspector.framing import camera_move, lens_words
from app.jobs import ShotState
from app.studio import Studio
from app.widgets.parts import Elided, label, row
from app.widgets.scrub import Scrub
from app.widgets.typed import shown_length, typed_length
from engine.document.model import Panel, Shot
from engine.document.numbering import number_of, panel_label
from engine.document.panel_edits import set_frames


class HeadPart(QWidget):
    def __init__(self, studio: Studio):
        super().__init__()
        self.studio = studio
        self.number = label(size=12, strong=True)
        self.cast = Elided(colour=theme.QUIET)
        self.framed = Elided(colour=theme.QUIET)
        self.state = Elided(colour=theme.QUIET)
        self.length = Scrub(
            self.tr("Length"), low=1, high=100_000, default=24, per_pixel=0.25, step=1, whole=True,
            shown=lambda frames: shown_length(round(frames), studio.document.rate),
            read=lambda text, now: typed_length(text, round(now), studio.document.rate),
        )  # fmt: skip
        self.length.setFixedWidth(124)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.SIDE, 6, theme.SIDE, 10)
        column.setSpacing(3)
        column.addLayout(row(self.number, None, self.length))
        column.addWidget(self.cast)
        column.addWidget(self.framed)
        column.addWidget(self.state)
        self._panel = ""
        self.length.begun.connect(lambda: studio.begin_drag(self.tr("Change length")))
        self.length.moved.connect(lambda frames: studio.drag(set_frames, self._panel, round(frames)))
        self.length.ended.connect(studio.end_drag)
        self.length.abandoned.connect(studio.abandon_drag)
        self.length.typed.connect(
            lambda frames: studio.edit(self.tr("Change length"), set_frames, self._panel, round(frames))
        )
        self.length.refused.connect(studio.told)

    def show_panel(self, shot: Shot, panel: Panel) -> None:
        self._panel = panel.id
        document = self.studio.document
        number = panel_label(number_of(document, shot.id), shot, panel, document.numbering)
        self.number.setText(self.tr("{number}  OMIT").format(number=number) if shot.omitted else number)
        self.length.default = self.studio.document.rate.nominal
        self.length.set_value(panel.frames)
        self.cast.set_text(self._who(shot))
        framed = self._framed(shot)
        self.framed.set_text(framed)
        self.framed.setVisible(bool(framed))
        words, colour = state_line(self.studio.states.of(shot), self.studio.generation and shot.paint)
        self.state.set_text(words, colour)
        self.state.setVisible(self.studio.generation)

    def _who(self, shot: Shot) -> str:
        """Everybody and everything in the shot."""
        seen = {track.entity for track in (*shot.poses, *shot.layouts)}
        seen |= {one for relation in shot.staging for one in (relation.subject, relation.object)}
        names = [member.name for member in self.studio.document.cast if member.id in seen]
        return ", ".join(names) or self.tr("Nobody is staged here yet")

    def _framed(self, shot: Shot) -> str:
        """How long it is where that is not the panel's length, and how the camera sees it."""
        parts: list[str] = []
        if len(shot.panels) > 1:
            parts.append(self.tr("{n} panels, {length}").format(
                n=len(shot.panels), length=shown_length(shot.frames, self.studio.document.rate)
            ))  # fmt: skip
        framing = shot.framing
        said = (framing.size, framing.angle, lens_words(framing.lens), framing.move or camera_move(shot))
        parts += [word for word in said if word]
        return " · ".join(parts)


def state_line(state: ShotState, paints: bool) -> tuple[str, QColor]:
    """How the picture stands, in one line and its colour."""
    if not paints:
        return _tr("The drawing plays; nothing is painted"), theme.QUIET
    if state.failed:
        return _tr("Failed: {why}").format(why=state.failed), theme.RED
    if state.rendering is not None:
        return _tr("Painting…"), theme.TEXT
    words, colour = _kind_line(state)
    if state.stale:
        return _tr("{kind}; changed since: {what}").format(kind=words, what=", ".join(state.stale)), theme.AMBER
    return words, colour


def _kind_line(state: ShotState) -> tuple[str, QColor]:
    match state.kind:
        case "final":
            return _tr("Final"), theme.TEXT
        case "approved":
            return _tr("Draft, approved"), theme.GREEN
        case "draft":
            return (_tr("Draft; another one is approved") if state.gate else _tr("Draft")), theme.TEXT
        case "drawing" | "blocking":
            return _tr("Not painted yet"), theme.QUIET


def _tr(text: str) -> str:
    return QCoreApplication.translate("HeadPart", text)
