"""What was measured of the shot under the playhead, in plain figures, with what nobody could measure said."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from app import theme
from app.measures import Measures
from app.widgets.parts import label
from engine.document.film import Placed
from engine.measure.marks import Marks

Line = tuple[str, str, str]  # name, figure, what it means
PINS = 3  # of the pinned pictures are told one by one


class Figures(QWidget):
    def __init__(self, measures: Measures):
        super().__init__()
        self.measures = measures
        self.heading = label(colour=theme.QUIET, size=9)
        self.grid = QGridLayout()
        self.grid.setContentsMargins(0, 0, 0, 0)
        self.grid.setHorizontalSpacing(12)
        self.grid.setVerticalSpacing(3)
        self.grid.setColumnStretch(0, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(12, 10, 12, 10)
        whole.setSpacing(6)
        whole.addWidget(self.heading)
        whole.addLayout(self.grid)
        self._lines: list[Line] | None = None

    def show_shot(self, placed: Placed | None) -> None:
        marks = self.measures.marks(placed.shot) if placed else None
        self.setVisible(marks is not None)
        if placed is None or marks is None:
            return
        self.heading.setText(_tr("Shot {number}").format(number=placed.number))
        lines = told(marks)
        if lines == self._lines:
            return
        self._lines = lines
        while (item := self.grid.takeAt(0)) is not None:
            if widget := item.widget():
                widget.deleteLater()
        for at, (name, figure, meaning) in enumerate(lines):
            left, right = label(name), label(figure, colour=theme.TEXT if figure != "–" else theme.QUIET)
            right.setFont(theme.digits_font())
            for part in (left, right):
                part.setToolTip(meaning)
            self.grid.addWidget(left, at, 0)
            self.grid.addWidget(right, at, 1, Qt.AlignmentFlag.AlignRight)

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(0, 0, self.width(), 1, theme.LINE)


def told(marks: Marks) -> list[Line]:
    """The figures that an artist can do something with."""
    lines: list[Line] = [
        (
            _tr("Picture at frame {n}").format(n=pin.frame),
            _tr("{db} dB, {share} alike").format(db=round(pin.decibels), share=f"{pin.likeness:.0%}"),
            _tr("How near the painted frame came to the picture that is pinned there. 30 dB is hard to tell apart."),
        )
        for pin in marks.pins[:PINS]
    ]
    beyond = max(0.0, marks.motion - marks.motion_floor)
    lines += [
        (
            _tr("Leaves its board"),
            f"{beyond:.1f}",
            _tr(
                "Thousandths of white, squared, beyond what the blocking has itself; judged on {share} of the picture, where the board says where it goes."
            ).format(share=f"{marks.coverage:.0%}"),
        ),
        (_tr("Colour comes and goes"), _levels(marks.gain), _tr("Levels of 255, from frame to frame.")),
        (_tr("Colour wanders off"), _levels(marks.drift), _tr("Levels of 255, over the whole shot.")),
        (_tr("Grain"), _levels(marks.grain), _tr("Noise from pixel to pixel that does not move along.")),
        (_tr("Boiling"), _levels(marks.boiling), _tr("Texture that does not move along.")),
    ]
    found = marks.adherence
    by = _tr("Judged by {judge}.").format(judge=found.judge) if found else ""
    nobody = _tr("There is nobody who could judge this for the model that painted the shot.")
    for name, share in ((_tr("Poses"), found and found.pose), (_tr("Figures in their places"), found and found.layout)):
        lines.append((name, "–" if share is None else f"{share:.0%}", nobody if share is None else by))
    return lines


def _levels(value: float) -> str:
    return f"{value:.1f}"


def _tr(text: str) -> str:
    return QCoreApplication.translate("Figures", text)
