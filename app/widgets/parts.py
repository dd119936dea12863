"""Headings, quiet labels, flat buttons, dots and rows: what every panel's page is set with."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QIcon, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from app import theme


def label(text: str = "", *, colour=theme.TEXT, strong: bool = False, size: float = 9.5, wrap: bool = False) -> QLabel:
    """Text that is never read as markup, whatever the artist wrote."""
    made = QLabel()
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setText(text)
    made.setFont(theme.text_font(size, strong=strong))
    palette = made.palette()
    palette.setColor(made.foregroundRole(), colour)
    made.setPalette(palette)
    made.setWordWrap(wrap)
    return made


def tint(made: QLabel, colour) -> None:
    palette = made.palette()
    palette.setColor(made.foregroundRole(), colour)
    made.setPalette(palette)


class Elided(QWidget):
    """One line of the artist's text, shortened in the middle of nowhere rather than pushing the panel wide."""

    def __init__(self, text: str = "", *, colour=theme.TEXT, mode=Qt.TextElideMode.ElideRight):
        super().__init__()
        self.text, self.colour, self.mode = text, colour, mode
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def set_text(self, text: str, colour=None) -> None:
        self.text, self.colour = text, colour or self.colour
        self.setToolTip(text)
        self.setAccessibleName(text)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(60, QFontMetrics(self.font()).height() + 2)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(self.colour)
        shown = painter.fontMetrics().elidedText(self.text, self.mode, self.width())
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)


def elided_lines(words: str, metrics: QFontMetrics, width: int, most: int) -> list[str]:
    """As many lines as there is room for, the last of them shortened."""
    lines: list[str] = []
    rest = words.split()
    while rest and len(lines) < most - 1:
        taken = 1
        while taken < len(rest) and metrics.horizontalAdvance(" ".join(rest[: taken + 1])) <= width:
            taken += 1
        lines.append(metrics.elidedText(" ".join(rest[:taken]), Qt.TextElideMode.ElideRight, width))
        rest = rest[taken:]
    if rest:
        lines.append(metrics.elidedText(" ".join(rest), Qt.TextElideMode.ElideRight, width))
    return lines


def flat(icon: str, tip: str, *, size: int = 16, checkable: bool = False) -> QToolButton:
    """A button that is only its icon; the tip is also its accessible name."""
    button = QToolButton()
    button.setIcon(theme.icon(icon))
    button.setIconSize(QSize(size, size))
    button.setToolTip(tip)
    button.setAccessibleName(tip)
    button.setCheckable(checkable)
    button.setAutoRaise(True)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return button


def dot(colour: QColor) -> QIcon:
    """A colour as a small round: whose pose it is, which marker. Drawn at four times its size, for every screen."""
    picture = QPixmap(48, 48)
    picture.setDevicePixelRatio(4)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawEllipse(1, 1, 10, 10)
    painter.end()
    return QIcon(picture)


def row(*parts: QWidget | None, spacing: int = 4) -> QHBoxLayout:
    """Parts side by side; None is the space that pushes the rest to the right."""
    made = QHBoxLayout()
    made.setContentsMargins(0, 0, 0, 0)
    made.setSpacing(spacing)
    for part in parts:
        if part is None:
            made.addStretch(1)
        else:
            made.addWidget(part, 1 if part.sizePolicy().horizontalPolicy() == QSizePolicy.Policy.Expanding else 0)
    return made


def combo(name: str) -> QComboBox:
    """A choice that takes the room there is; long words are cut rather than making the panel wide."""
    made = QComboBox()
    made.setAccessibleName(name)
    made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    made.setMinimumContentsLength(4)
    return made


class Section(QWidget):
    """A heading that folds what stands under it."""

    folded = Signal(bool)

    def __init__(self, title: str, *, open_: bool = True):
        super().__init__()
        self.title = title
        self.heading = QToolButton()
        self.heading.setText(title)
        self.heading.setAccessibleName(title)
        self.heading.setCheckable(True)
        self.heading.setChecked(open_)
        self.heading.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.heading.setIconSize(QSize(12, 12))
        self.heading.setFont(theme.text_font(9, strong=True))
        self.heading.setProperty("heading", True)
        self.heading.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.extra = QHBoxLayout()
        self.extra.setSpacing(2)
        top = QHBoxLayout()
        top.setContentsMargins(0, 0, 0, 0)
        top.addWidget(self.heading)
        top.addStretch(1)
        top.addLayout(self.extra)
        self.body = QWidget()
        self.page = QVBoxLayout(self.body)
        self.page.setContentsMargins(0, 2, 0, 4)
        self.page.setSpacing(6)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(top)
        whole.addWidget(self.body)
        self.heading.toggled.connect(self._fold)
        self._fold(open_)

    def _fold(self, open_: bool) -> None:
        self.heading.setIcon(theme.icon("down" if open_ else "right", lit=False))
        self.body.setVisible(open_)
        self.folded.emit(not open_)
