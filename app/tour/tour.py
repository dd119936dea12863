"""The tour: the window darkens but for what a card speaks of; arrows go on and back, Escape ends it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, QRect, QSettings, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QKeyEvent, QKeySequence, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from app import theme
from app.widgets.overlay import Overlay
from app.widgets.parts import label, row

SEEN = "tour/seen"
WIDTH = 392


@dataclass(frozen=True, slots=True)
class Card:
    title: str
    words: str
    workspace: str
    place: str  # a dock's name, or "viewer"
    paints: bool = False  # it speaks of painting, which can be switched off


def _tr(text: str) -> str:
    return QCoreApplication.translate("Tour", text)


def cards(keys: Callable[[str], str]) -> tuple[Card, ...]:
    """What is told, in this order. ``keys`` gives an action's key as it is on this machine."""
    return (
        Card(
            _tr("Your boards"),
            _tr("{new} adds a panel after this one, {shot} begins a new shot. Drag boards to put them in order, drop "
                "pictures or a script to bring in what you have.").format(new=keys("new-panel"), shot=keys("new-shot")),
            "boards", "boards",
        ),
        Card(
            _tr("The picture"),
            _tr("{play} plays. Every shot moves at once, even before it is drawn, from its poses, its staging and its "
                "camera. Choose below it what you see: your drawing or what grows from it.").format(play=keys("play")),
            "boards", "viewer",
        ),
        Card(
            _tr("Time"),
            _tr("Drag a panel's edge and what follows moves along. Diamonds are keys of poses and of the camera: drag "
                "them too. Everything can be undone with {undo}.").format(undo=keys("undo")),
            "animatic", "timeline",
        ),
        Card(
            _tr("Who stands where"),
            _tr("Draw an arrow from one name to another: Ana left of Ben, holding the umbrella. In the picture take a "
                "joint and pull; the figure follows your hand."),
            "staging", "staging",
        ),
        Card(
            _tr("Approve, then render"),
            _tr("Drafts come by themselves while you work, and only where you want them. {approve} approves a draft; "
                "the final grows from that very draft. Your drawings are never touched, and nothing leaves this machine. "
                "{commands} finds everything else.").format(approve=keys("approve"), commands=keys("commands")),
            "boards", "inspector", paints=True,
        ),
    )  # fmt: skip


def quiet_last(keys: Callable[[str], str]) -> Card:
    """The last card where painting is switched off."""
    return Card(
        _tr("Everything else"),
        _tr("{commands} finds every command by a few letters. What you do is written down within two seconds and saved "
            "by itself; earlier versions are in the File menu.").format(commands=keys("commands")),
        "boards", "inspector",
    )  # fmt: skip


class Tour(Overlay):
    """``show_place(workspace, place)`` brings a part of the window to the front and gives the widget."""

    ended = Signal()

    def __init__(
        self, window: QWidget, show_place: Callable[[str, str], QWidget], keys: Callable[[str], str], *, paints: bool
    ):
        super().__init__(window)
        told = cards(keys)
        self.cards = told if paints else (*(card for card in told if not card.paints), quiet_last(keys))
        self._show_place = show_place
        self.at = -1
        self.hole = QRect()
        self.box = QFrame(self)
        self.box.setFixedWidth(WIDTH)
        self.box.setObjectName("card")
        self.title = label(strong=True, size=12)
        self.words = label(wrap=True)
        self.count = label(colour=theme.QUIET)
        self.skip = QPushButton(self.tr("End the tour"))
        self.back = QPushButton(self.tr("Back"))
        self.next = QPushButton(self.tr("Next"))
        self.next.setProperty("main", True)
        column = QVBoxLayout(self.box)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(8)
        column.addWidget(self.title)
        column.addWidget(self.words)
        column.addSpacing(8)
        column.addLayout(row(self.count, None, self.skip, self.back, self.next, spacing=6))
        self.skip.clicked.connect(self.end)
        self.back.clicked.connect(self._go_back)
        self.next.clicked.connect(self._go_on)
        for button in (self.skip, self.back, self.next):
            button.installEventFilter(self)
        self.show()
        self.raise_()
        self.go(0)

    def go(self, at: int) -> None:
        self.at = at
        card = self.cards[at]
        self.title.setText(card.title)
        self.words.setText(card.words)
        self.count.setText(f"{at + 1} / {len(self.cards)}")
        self.box.setAccessibleName(card.title)
        self.box.setAccessibleDescription(card.words)
        self.back.setEnabled(at > 0)
        self.next.setText(self.tr("Next") if at < len(self.cards) - 1 else self.tr("Begin"))
        self.next.setFocus()
        self._place = self._show_place(card.workspace, card.place)
        self._settle()
        QTimer.singleShot(150, self, self._settle)  # when the docks have found their places

    def end(self) -> None:
        QSettings().setValue(SEEN, True)
        self.ended.emit()
        self.hide()
        self.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A button would take the arrows to go to the next button."""
        if watched in (self.skip, self.back, self.next) and event.type() == QEvent.Type.KeyPress:
            assert isinstance(event, QKeyEvent)
            if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
                self.keyPressEvent(event)
                return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Cancel):
            self.end()
        elif event.key() == Qt.Key.Key_Right:
            self._go_on()
        elif event.key() == Qt.Key.Key_Left:
            self._go_back()
        else:
            super().keyPressEvent(event)

    def _go_on(self) -> None:
        if self.at + 1 < len(self.cards):
            self.go(self.at + 1)
        else:
            self.end()

    def _go_back(self) -> None:
        if self.at > 0:
            self.go(self.at - 1)

    def resizeEvent(self, event) -> None:
        super().resizeEvent(event)
        if self.at >= 0:
            self._settle()

    def _settle(self) -> None:
        """The hole over what is spoken of, and the card beside it, where there is most room."""
        self.raise_()
        corner = self._place.mapTo(self.over, QPoint(0, 0)) - self.pos()
        self.hole = QRect(corner, self._place.size()).intersected(self.rect())
        inside = self.box.layout()
        assert inside
        inside.activate()
        size = QSize(WIDTH, max(inside.heightForWidth(WIDTH), inside.minimumSize().height()))
        self.box.resize(size)
        hole, gap = self.hole, 16
        room = {
            "above": hole.top() - size.height() - gap,
            "below": self.height() - hole.bottom() - size.height() - gap,
            "left": hole.left() - size.width() - gap,
            "right": self.width() - hole.right() - size.width() - gap,
        }
        side = max(room, key=lambda side: room[side])
        x, y = hole.center().x() - size.width() // 2, hole.center().y() - size.height() // 2
        if room[side] >= 0:
            x = {"left": hole.left() - size.width() - gap, "right": hole.right() + gap}.get(side, x)
            y = {"above": hole.top() - size.height() - gap, "below": hole.bottom() + gap}.get(side, y)
        x = max(gap, min(x, self.width() - size.width() - gap))
        y = max(gap, min(y, self.height() - size.height() - gap))
        self.box.move(x, y)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        shade = QPainterPath()
        shade.addRect(self.rect())
        hole = QPainterPath()
        hole.addRoundedRect(self.hole, 4, 4)
        painter.fillPath(shade.subtracted(hole), QColor(0, 0, 0, 150))
        painter.setPen(QPen(theme.ACCENT, 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(self.hole.adjusted(1, 1, -1, -1), 4, 4)
