"""The boards that would be different, as pictures: before and after, or only what comes."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QRect, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QScrollArea, QWidget

from app import theme
from app.stills import Stills
from engine.document.film import placed_shots
from engine.document.model import Document
from engine.document.recovery import Difference

CARD, GAP, CAPTION = 200, 12, 40
MOST = 24  # more than that nobody compares


class Differences(QScrollArea):
    """Cards side by side; each says whether its board is new, changed or gone."""

    def __init__(self, stills: Stills):
        super().__init__()
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setAccessibleName(QCoreApplication.translate("Recovery", "Boards that differ"))
        self.setWidgetResizable(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.cards = _Cards(stills)
        self.setWidget(self.cards)

    def show_differences(self, found: tuple[Difference, ...], before: Document, after: Document, folder: Path) -> None:
        self.cards.show_differences(found, before, after, folder)
        self._fit()

    def resizeEvent(self, event) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self.cards.lay_out(self.viewport().width())


class _Cards(QWidget):
    def __init__(self, stills: Stills):
        super().__init__()
        self.stills = stills
        self.found: tuple[Difference, ...] = ()
        self.images: dict[object, QImage] = {}
        self.words: list[tuple[str, str]] = []
        self.aspect = 16 / 9
        self.columns = 3
        self.shown = object()
        stills.arrived.connect(self._arrived)

    def show_differences(self, found: tuple[Difference, ...], before: Document, after: Document, folder: Path) -> None:
        self.found, self.images = found[:MOST], {}
        self.aspect = after.width / after.height
        self.shown = object()
        labels = _labels(before) | _labels(after)
        self.words = [(kind_words(each.kind), labels.get(each.panel.id, "")) for each in self.found]
        told = ", ".join(f"{number} {kind}" for kind, number in self.words)
        self.setAccessibleName(told or QCoreApplication.translate("Recovery", "The boards are the same"))
        for at in reversed(range(len(self.found))):
            each = self.found[at]
            document = before if each.kind == "gone" else after
            self.stills.ask_board((self.shown, at), document, folder, each.shot, each.panel)
        self.update()

    def lay_out(self, width: int) -> None:
        self.columns = max(1, (width + GAP) // (CARD + GAP))
        rows = -(-len(self.found) // self.columns)
        self.setFixedSize(QSize(width, max(1, rows * (self._height() + GAP))))

    def _height(self) -> int:
        return round(CARD / self.aspect) + CAPTION

    def _arrived(self, key: object, image: object) -> None:
        if isinstance(key, tuple) and key[0] is self.shown and isinstance(image, QImage):
            self.images[key[1]] = image
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        picture = round(CARD / self.aspect)
        for at, (each, (kind, number)) in enumerate(zip(self.found, self.words, strict=True)):
            x = at % self.columns * (CARD + GAP)
            y = at // self.columns * (self._height() + GAP)
            rect = QRect(x, y, CARD, picture)
            image = self.images.get(at)
            if image is None:
                painter.fillRect(rect, theme.RAISED)
            else:
                painter.drawImage(rect, image)
            if each.kind == "gone":
                painter.setPen(QPen(theme.RED, 2))
                painter.drawLine(rect.topLeft(), rect.bottomRight())
            painter.setFont(theme.text_font(9.5, strong=True))
            painter.setPen(theme.TEXT)
            line = QRect(x, y + picture + 4, CARD, 18)
            painter.drawText(line, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, number)
            painter.setFont(theme.text_font(9))
            painter.setPen(theme.QUIET)
            painter.drawText(line, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, kind)


def kind_words(kind: str) -> str:
    return {
        "new": QCoreApplication.translate("Recovery", "new"),
        "changed": QCoreApplication.translate("Recovery", "changed"),
        "gone": QCoreApplication.translate("Recovery", "not in it"),
    }[kind]


def _labels(document: Document) -> dict[str, str]:
    return {panel.id: placed.label(panel) for placed in placed_shots(document) for panel in placed.shot.panels}


def summary(found: tuple[Difference, ...], before: Document, after: Document) -> str:
    """What comes, in one line: "3 boards changed, 1 new"."""
    parts: list[str] = []
    for kind, one, more in (
        (
            "new",
            QCoreApplication.translate("Recovery", "one new board"),
            QCoreApplication.translate("Recovery", "{n} new boards"),
        ),
        (
            "changed",
            QCoreApplication.translate("Recovery", "one changed board"),
            QCoreApplication.translate("Recovery", "{n} changed boards"),
        ),
        (
            "gone",
            QCoreApplication.translate("Recovery", "one board that is not in it"),
            QCoreApplication.translate("Recovery", "{n} boards that are not in it"),
        ),
    ):
        count = sum(each.kind == kind for each in found)
        if count:
            parts.append(one if count == 1 else more.format(n=count))
    if not parts:
        same = before == after
        return (
            QCoreApplication.translate("Recovery", "Just as the film is now")
            if same
            else QCoreApplication.translate("Recovery", "Changes beside the boards: order, cast, sound or settings")
        )
    return ", ".join(parts)
