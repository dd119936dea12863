"""Small marks over a picture: its badge, safe areas, the edge of what the camera sees, words on an empty stage."""

from __future__ import annotations

import math
from dataclasses import dataclass, field

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QImage, QPainter, QPen

from app import theme
from app.marking import N
from app.overlays.frame_view import FrameView
from app.overlays.inks import clear

BEFORE, AFTER = QColor(214, 84, 74), QColor(72, 160, 98)  # the onion skin's

BADGES: dict[str, tuple[str, QColor]] = {
    "drawing": (N("Badge", "DRAWING"), theme.QUIET),
    "blocking": (N("Badge", "BLOCKING"), theme.QUIET),
    "draft": (N("Badge", "DRAFT"), theme.TEXT),
    "step": (N("Badge", "PAINTING"), theme.TEXT),
    "final": (N("Badge", "FINAL"), theme.TEXT),
}


@dataclass
class Badge:
    """What kind of picture this is, in its top right corner: a generated picture is never mistaken for a drawing."""

    kind: str = ""
    stale: bool = False  # what the picture was made of has changed since
    other: str = ""  # under a comparison, the kind of the picture on the left
    more: tuple[str, str] = ("", "")  # what tells two takes apart that are compared, left and right
    visible: bool = True
    everywhere: bool = True  # the other picture may stand beside the frame

    def paint(self, painter: QPainter, view: FrameView) -> None:
        if not self.visible or self.kind not in BADGES:
            return
        font = theme.text_font(7.5, strong=True)
        font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, 0.8)
        painter.setFont(font)
        frame = view.frame_rect().intersected(QRectF(view.rect()))
        x = frame.right() - 8
        left, right = self.more
        words, ink = BADGES[self.kind]
        tags = [(words, ink, right)] + ([(N("Badge", "CHANGED SINCE"), theme.AMBER, "")] if self.stale else [])
        for words, ink, more in tags:
            x = self._draw(painter, words, ink, more, x, frame.top() + 8, from_right=True) - 4
        if self.other in BADGES:
            beside = view.other_rect().intersected(QRectF(view.rect()))
            self._draw(painter, *BADGES[self.other], left, beside.left() + 8, beside.top() + 8, from_right=False)

    def _draw(
        self, painter: QPainter, words: str, ink: QColor, more: str, x: float, y: float, *, from_right: bool
    ) -> float:
        """Draws one tag and gives back its left edge."""
        words = QCoreApplication.translate("Badge", words)
        words = f"{words}  {more}" if more else words
        wide = painter.fontMetrics().horizontalAdvance(words) + 14
        tag = QRectF(round(x - wide if from_right else x), round(y), wide, 18)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(20, 20, 20, 200))
        painter.drawRoundedRect(tag, 3, 3)
        painter.setPen(ink)
        painter.drawText(tag, Qt.AlignmentFlag.AlignCenter, words)
        return tag.left()


@dataclass
class SafeAreas:
    """Action safe at 93 %, title safe at 90 % of the frame (EBU R 95 and SMPTE ST 2046-1), and the middle."""

    visible: bool = False

    def paint(self, painter: QPainter, view: FrameView) -> None:
        if not self.visible:
            return
        frame = view.frame_rect()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for share, seen in ((0.93, 0.55), (0.90, 0.38)):
            inset_x, inset_y = frame.width() * (1 - share) / 2, frame.height() * (1 - share) / 2
            area = frame.adjusted(inset_x, inset_y, -inset_x, -inset_y)
            for ink in (QColor(0, 0, 0, 110), clear(theme.TEXT, seen)):
                painter.setPen(QPen(ink, 1))
                painter.drawRect(area.translated(1, 1) if ink.value() == 0 else area)
        middle, arm = frame.center(), 7.0
        painter.setPen(QPen(clear(theme.TEXT, 0.6), 1))
        painter.drawLine(middle - QPointF(arm, 0), middle + QPointF(arm, 0))
        painter.drawLine(middle - QPointF(0, arm), middle + QPointF(0, arm))


@dataclass
class FrameEdge:
    """The edge of what the camera sees, with what waits beyond it in shade: for panels where things stand outside."""

    visible: bool = True

    def paint(self, painter: QPainter, view: FrameView) -> None:
        if not self.visible:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(255, 255, 255, 46), 1))
        painter.drawRect(view.frame_rect().adjusted(-1, -1, 0, 0))


@dataclass
class OnionSkin:
    """Drawings of the panels before and after, seen through this one: their darks in red and in green, as on a desk."""

    before: QImage | None = None
    after: QImage | None = None
    visible: bool = False
    _tinted: dict[tuple[int, int], QImage] = field(default_factory=dict[tuple[int, int], QImage])

    def paint(self, painter: QPainter, view: FrameView) -> None:
        if not self.visible:
            return
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)  # the own lines stay black
        fresh: dict[tuple[int, int], QImage] = {}
        for image, ink in ((self.before, BEFORE), (self.after, AFTER)):
            if image is not None:
                name = image.cacheKey(), ink.rgb()
                fresh[name] = self._tinted.get(name) or tinted(image, ink)
                painter.drawImage(view.frame_rect(), fresh[name])
        self._tinted = fresh


def tinted(image: QImage, ink: QColor) -> QImage:
    """A drawing as if traced in one colour: dark stays, paper is clear."""
    darks = image.convertToFormat(QImage.Format.Format_Grayscale8)
    darks.invertPixels()
    traced = QImage(image.size(), QImage.Format.Format_ARGB32)
    traced.fill(ink)
    traced.setAlphaChannel(darks)
    return traced.convertToFormat(QImage.Format.Format_ARGB32_Premultiplied)


@dataclass
class Words:
    """A sentence where there is nothing yet, that says the next gesture."""

    title: str = ""
    hint: str = ""

    def paint(self, painter: QPainter, view: FrameView) -> None:
        if self.title:
            draw_words(painter, QRectF(view.rect()), self.title, self.hint)


def draw_words(painter: QPainter, where: QRectF, title: str, hint: str = "") -> None:
    """A sentence and the next gesture in the middle of a place, on a plate so that they read over any picture."""
    large, small = theme.text_font(11), theme.text_font(9.5)
    wrap = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignHCenter
    longest = max(QFontMetricsF(large).horizontalAdvance(title), QFontMetricsF(small).horizontalAdvance(hint))
    most = min(where.width() - 32, 440) - 32
    lines = math.ceil(longest / most)
    wide = min(most, longest / lines * (1.12 if lines > 1 else 1) + 2) + 32  # lines of one length, and no word alone
    room = QRectF(0, 0, wide - 32, 400)
    first = QFontMetricsF(large).boundingRect(room, wrap, title)
    second = QFontMetricsF(small).boundingRect(room, wrap, hint) if hint else QRectF()
    high = first.height() + (second.height() + 6 if hint else 0) + 28
    plate = QRectF(round(where.center().x() - wide / 2), round(where.center().y() - high / 2), round(wide), round(high))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(24, 24, 24, 205))
    painter.drawRoundedRect(plate, 4, 4)
    painter.setPen(theme.TEXT)
    painter.setFont(large)
    painter.drawText(plate.adjusted(16, 14, -16, 0), wrap, title)
    painter.setPen(theme.QUIET)
    painter.setFont(small)
    painter.drawText(plate.adjusted(16, 14 + first.height() + 6, -16, 0), wrap, hint)
