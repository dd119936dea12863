"""The page that a day begins with: on the left what can be begun, on the right what was worked on."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSettings, QSize, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QLabel, QPushButton, QStackedLayout, QVBoxLayout, QWidget

from app import theme
from app.start.films import RecentFilms
from app.stills import Stills
from app.widgets.overlay import Overlay
from app.widgets.parts import label, row

SIDE = 384
INSET = 12  # of what stands in the column, so that what lights up under the mouse has an edge around its icon


class StartPage(Overlay):
    """Says what was chosen; whoever listens does it. Escape goes to the film that is open beneath."""

    new = Signal()
    open = Signal()
    bring = Signal()  # an import
    sample = Signal()
    tour = Signal()
    preferences = Signal()
    film = Signal(object)  # Path of a film of the list
    dropped = Signal(object)  # [Path]
    left = Signal()

    def __init__(self, window: QWidget, stills: Stills, top: int):
        super().__init__(window, top)
        self.setAcceptDrops(True)
        self.setAccessibleName(self.tr("Start"))
        mark = QLabel()
        mark.setContentsMargins(INSET - 3, 0, 0, 0)  # the mark has a little air of its own
        mark.setPixmap(theme.app_icon().pixmap(QSize(48, 48), self.devicePixelRatioF()))
        name = label("Inbetweener", size=17, strong=True)
        name.setContentsMargins(INSET, 0, 0, 0)
        words = label(self.tr("Storyboards that move"), colour=theme.QUIET)
        words.setContentsMargins(INSET, 0, 0, 0)
        self.make = Choice("new", self.tr("New film"), self.tr("An empty board, a title, a shape"))
        self.look = Choice("open", self.tr("Open…"), self.tr("A film on this machine"))
        self.take = Choice("import", self.tr("Import…"), self.tr("Pictures, a script, Storyboarder boards"))
        self.try_ = Choice("film", self.tr("Sample film"), self.tr("“Not a Cloud”, to play with"))
        self.show_tour = Link("info", self.tr("A tour in five cards"))
        self.settings = Link("settings", self.tr("Preferences"))
        self.always = QCheckBox(self.tr("Begin here every time"))
        self.always.setChecked(bool(QSettings().value("start/page", True, type=bool)))
        side = QWidget()
        side.setFixedWidth(SIDE)
        column = QVBoxLayout(side)
        column.setContentsMargins(20, 40, 24, 24)
        column.setSpacing(4)
        column.addWidget(mark)
        column.addSpacing(8)
        column.addWidget(name)
        column.addWidget(words)
        column.addSpacing(24)
        for choice in (self.make, self.look, self.take, self.try_):
            column.addWidget(choice)
        column.addStretch(1)
        for link in (self.show_tour, self.settings):
            column.addWidget(link)
        column.addSpacing(8)
        last = row(self.always)
        last.setContentsMargins(INSET, 0, 0, 0)
        column.addLayout(last)
        self.films = RecentFilms(stills)
        empty = label(
            self.tr("Films that you open are found here.\n\nNew to this? Begin with the sample film.\n"
                    "Or drop pictures, a script or a film on this page."),
            colour=theme.QUIET, wrap=True,
        )  # fmt: skip
        empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        pages = QWidget()
        self.pages = QStackedLayout(pages)
        self.pages.addWidget(self.films)
        self.pages.addWidget(empty)
        self.back = QPushButton(self.tr("Back to the film"))
        right = QVBoxLayout()
        right.setContentsMargins(24, 40, 24, 24)
        right.setSpacing(12)
        right.addLayout(row(label(self.tr("Films"), strong=True, size=12), None, self.back))
        right.addWidget(pages, 1)
        whole = row(side, spacing=0)
        whole.addLayout(right, 1)
        self.setLayout(whole)
        for button, signal in (
            (self.make, self.new), (self.look, self.open), (self.take, self.bring), (self.try_, self.sample),
            (self.show_tour, self.tour), (self.settings, self.preferences), (self.back, self.left),
        ):  # fmt: skip
            button.clicked.connect(signal)
        self.films.chosen.connect(self.film)
        self.always.toggled.connect(self._keep)

    def appear(self, *, can_leave: bool) -> None:
        self.films.refresh()
        known = self.films.count() > 0
        self.pages.setCurrentIndex(0 if known else 1)
        self.back.setVisible(can_leave)
        self.show()
        self.raise_()
        (self.films if known else self.try_).setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and not self.back.isHidden():
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        event.acceptProposedAction()
        if paths:
            self.dropped.emit(paths)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.PANEL)
        painter.fillRect(0, 0, SIDE, self.height(), theme.FIELD)

    def _keep(self, on: bool) -> None:
        QSettings().setValue("start/page", on)


class Choice(QAbstractButton):
    """Something that can be begun: what, and a line about it."""

    def __init__(self, icon: str, name: str, line: str):
        super().__init__()
        self.icon_, self.name, self.line = icon, name, line
        self.setAccessibleName(name)
        self.setAccessibleDescription(line)
        self.setFixedHeight(52)
        self.setMinimumWidth(200)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:
        return QSize(240, 52)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.underMouse() or self.hasFocus() or self.isDown():
            painter.setPen(theme.ACCENT if self.hasFocus() else Qt.PenStyle.NoPen)
            painter.setBrush(theme.LINE if self.isDown() else theme.RAISED)
            painter.drawRoundedRect(self.rect().adjusted(1, 1, -2, -2), 4, 4)
        picture = theme.tinted(self.icon_, 24, theme.TEXT, self.devicePixelRatioF())
        painter.drawPixmap(12, (self.height() - 24) // 2, picture)
        painter.setFont(theme.text_font(10.5, strong=True))
        painter.setPen(theme.TEXT)
        left, width = 48, self.width() - 52
        painter.drawText(left, 8, width, 18, Qt.AlignmentFlag.AlignVCenter, self.name)
        painter.setFont(theme.text_font(9))
        painter.setPen(theme.QUIET)
        line = painter.fontMetrics().elidedText(self.line, Qt.TextElideMode.ElideRight, width)
        painter.drawText(left, 26, width, 18, Qt.AlignmentFlag.AlignVCenter, line)


class Link(QAbstractButton):
    """A quiet way to something else."""

    def __init__(self, icon: str, name: str):
        super().__init__()
        self.icon_, self.name = icon, name
        self.setAccessibleName(name)
        self.setFixedHeight(28)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:
        return QSize(240, 28)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        colour = theme.TEXT if self.underMouse() or self.hasFocus() else theme.QUIET
        icon = theme.tinted(self.icon_, 16, colour, self.devicePixelRatioF())
        painter.drawPixmap(INSET, (self.height() - 16) // 2, icon)
        painter.setPen(colour)
        left, base = INSET + 24, self.height() - 4
        painter.drawText(left, 0, self.width() - left, self.height(), Qt.AlignmentFlag.AlignVCenter, self.name)
        if self.hasFocus():
            painter.setPen(theme.ACCENT)
            painter.drawLine(left, base, left + painter.fontMetrics().horizontalAdvance(self.name), base)
