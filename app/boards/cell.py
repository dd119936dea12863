"""One panel on the boards: the picture with its aspect kept, number lower left, length lower right, badge top right.

What a cell looks like is painted once and kept: scrolling past thousands of panels only puts pictures on the screen.
"""

from __future__ import annotations

from typing import NamedTuple

from cachetools import LRUCache
from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QImage, QPainter, QPen, QPixmap

from app import theme
from app.boards.badges import SIZE, Badge, badges_for, paint_badge
from app.boards.model import Row
from app.boards.thumbs import Thumbs
from app.jobs import ShotState
from app.studio import Studio
from app.widgets.parts import elided_lines
from app.widgets.typed import shown_length
from engine.values.time import Rate

SIDE = 6  # between a picture and its cell
TOP = 12  # the shot's line and the air under it
UNDER = 22  # the number and the length
WORDS = 17  # a line of the caption
LINES = 2  # of the caption, where there is room for it
NOTE = 12  # the mark of a panel that has a note
KEPT = 1200  # cells
BADGE_AT = QPoint(2, 3)  # from the picture's top right corner


class Look(NamedTuple):
    """All that decides how a cell looks. Equal looks are painted once."""

    picture: int  # cacheKey; 0: empty
    sharp: bool
    size: tuple[int, int, int]  # cell width and height, percents of the screen's density
    number: str
    shot_size: str  # "MS", beside the number of a shot's first panel
    frames: int
    rate: Rate
    words: str
    noted: bool  # somebody wrote a note on it
    ends: tuple[bool, bool]  # first and last of its shot
    omitted: bool
    badges: tuple[Badge, ...]
    rendering: float | None
    current: bool
    in_current_shot: bool
    chosen: bool
    hovered: bool
    found: bool


class Cells:
    def __init__(self, studio: Studio, thumbs: Thumbs):
        self.studio, self.thumbs = studio, thumbs
        self.width = 168  # of a picture
        self.captions = False
        self._kept: LRUCache[Look, QPixmap] = LRUCache(KEPT)

    # -- sizes --------------------------------------------------------------------------------------------------------

    def picture_size(self) -> QSize:
        document = self.studio.document
        return QSize(self.width, round(self.width * document.height / document.width))

    def fit_height(self, height: int) -> bool:
        """Makes pictures as large as a row of this height allows; whether that is another size than before."""
        document = self.studio.document
        room = height - TOP - UNDER - 4
        width = max(64, min(400, round(room * document.width / document.height)))
        changed = width != self.width
        self.width = width
        return changed

    def size(self) -> QSize:
        words = WORDS * LINES if self.captions else 0
        return QSize(self.width + 2 * SIDE, TOP + self.picture_size().height() + UNDER + words + 4)

    def picture_rect(self, cell: QRect) -> QRect:
        return QRect(cell.topLeft() + QPoint(SIDE, TOP), self.picture_size())

    def badge_at(self, cell: QRect, badges: tuple[Badge, ...], at: QPoint) -> Badge | None:
        """The badge under the hand."""
        right = self.picture_rect(cell).topRight() + QPoint(-BADGE_AT.x(), BADGE_AT.y())
        for place, badge in enumerate(badges):
            corner = right - QPoint(place * (SIZE + 2), 0)
            if QRect(corner.x() - SIZE, corner.y(), SIZE, SIZE).contains(at):
                return badge
        return None

    # -- painting -----------------------------------------------------------------------------------------------------

    def paint(
        self, painter: QPainter, cell: QRect, row: Row, state: ShotState, ratio: float, *,
        current: bool, in_current_shot: bool, chosen: bool, hovered: bool, found: bool,
    ) -> bool:  # fmt: skip
        """Puts a panel on the screen; whether with the picture that it shall have."""
        picture, sharp = self.thumbs.of(row.shot, row.panel, row.shot_frame, self.picture_size(), ratio)
        look = Look(
            picture.cacheKey() if picture is not None else 0, sharp,
            (cell.width(), cell.height(), round(ratio * 100)), row.number, row.shot.framing.size if row.first else "", row.panel.frames,
            self.studio.document.rate, caption_of(row) if self.captions else "", bool(row.panel.notes), (row.first, row.last),
            row.shot.omitted, badges_for(row, state),
            None if state.rendering is None else round(state.rendering, 2),
            current, in_current_shot, chosen, hovered, found,
        )  # fmt: skip
        kept = self._kept.get(look)
        if kept is None:
            kept = self._kept[look] = self._painted(look, picture, ratio)
        painter.drawPixmap(cell.topLeft(), kept)
        return sharp

    def _painted(self, look: Look, picture: QPixmap | None, ratio: float) -> QPixmap:
        width, height, _ = look.size
        image = QImage(round(width * ratio), round(height * ratio), QImage.Format.Format_RGB32)
        image.setDevicePixelRatio(ratio)
        image.fill(theme.PANEL)
        painter = QPainter(image)
        cell = QRect(0, 0, width, height)
        at = self.picture_rect(cell)
        _shot_line(painter, look, cell, at)
        if picture is None:
            painter.fillRect(at, QColor(58, 58, 58))
        else:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, not look.sharp)
            painter.drawPixmap(at, picture)
        if look.omitted:
            _omit(painter, at)
        for place, badge in enumerate(look.badges):
            corner = QPointF(at.right() - BADGE_AT.x() - place * (SIZE + 2), at.top() + BADGE_AT.y())
            paint_badge(painter, corner, badge, ratio)
        if look.rendering is not None:
            painter.fillRect(QRectF(at.left(), at.bottom() - 2, at.width(), 3), QColor(0, 0, 0, 150))
            painter.fillRect(QRectF(at.left(), at.bottom() - 2, at.width() * look.rendering, 3), theme.TEXT)
        if look.chosen or look.hovered or look.found:
            _edge(painter, at, look)
        _labels(painter, look, at, ratio)
        painter.end()
        return QPixmap.fromImage(image)


def caption_of(row: Row) -> str:
    """What stands under a panel where there is room: what is said, else what is done, else what to think of."""
    panel = row.panel
    return (panel.dialogue or panel.action or panel.slugging or panel.notes).replace("\n", " ")


def _shot_line(painter: QPainter, look: Look, cell: QRect, at: QRect) -> None:
    # One line over all panels of a shot: where it ends, the camera cuts.
    first, last = look.ends
    left = at.left() if first else cell.left()
    right = at.right() + 1 if last else cell.right() + 1
    colour = theme.QUIET if look.in_current_shot else theme.HOVER
    painter.fillRect(QRect(left, cell.top() + 4, right - left, 2), colour)


def _omit(painter: QPainter, at: QRect) -> None:
    painter.save()
    painter.fillRect(at, QColor(40, 40, 40, 190))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.FAINT, 1.2))
    painter.drawLine(QPointF(at.left(), at.bottom() + 1), QPointF(at.right() + 1, at.top()))
    painter.setFont(theme.text_font(9, strong=True))
    painter.setPen(theme.QUIET)
    box = painter.fontMetrics().boundingRect("OMIT").adjusted(-7, -2, 7, 2)
    box.moveCenter(at.center())
    painter.fillRect(box, theme.PANEL)
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, "OMIT")
    painter.restore()


def _edge(painter: QPainter, at: QRect, look: Look) -> None:
    grow = 2 if look.chosen else 1
    colour = theme.ACCENT if look.chosen else theme.QUIET if look.found else theme.FAINT
    edge = QPen(colour, grow)
    edge.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(edge)
    painter.drawRect(at.adjusted(-grow, -grow, grow - 1, grow - 1))


def _labels(painter: QPainter, look: Look, at: QRect, ratio: float) -> None:
    under = QRect(at.left(), at.bottom() + 2, at.width(), UNDER)
    middle = Qt.AlignmentFlag.AlignVCenter
    painter.setFont(theme.digits_font(9))
    painter.setPen(theme.FAINT if look.omitted else theme.QUIET)
    length = shown_length(look.frames, look.rate)
    painter.drawText(under, middle | Qt.AlignmentFlag.AlignRight, length)
    left = under.width() - painter.fontMetrics().horizontalAdvance(length) - 8
    if look.noted:
        left -= NOTE + 4
        icon = theme.tinted("tool-note", NOTE, theme.FAINT if look.omitted else theme.TEXT, ratio)
        painter.drawPixmap(QPoint(under.left() + left + 6, under.center().y() - NOTE // 2 + 1), icon)
    font = theme.text_font(9, strong=look.current)
    painter.setFont(font)
    bright = look.current or look.chosen or look.ends[0]
    painter.setPen(theme.FAINT if look.omitted else theme.TEXT if bright else theme.QUIET)
    number = QFontMetrics(font).elidedText(look.number, Qt.TextElideMode.ElideMiddle, left)
    painter.drawText(under, middle | Qt.AlignmentFlag.AlignLeft, number)
    if look.shot_size:
        past = QFontMetrics(font).horizontalAdvance(number) + 8
        painter.setFont(theme.text_font(8.5))
        painter.setPen(theme.FAINT if look.omitted else theme.QUIET)
        if painter.fontMetrics().horizontalAdvance(look.shot_size) <= left - past:
            painter.drawText(under.adjusted(past, 0, 0, 0), middle | Qt.AlignmentFlag.AlignLeft, look.shot_size)
    if look.words:
        painter.setFont(theme.text_font(8.5))
        painter.setPen(theme.QUIET)
        box = QRect(under.left(), under.bottom() - 1, under.width(), WORDS * LINES)
        for at_line, line in enumerate(elided_lines(look.words, painter.fontMetrics(), box.width(), LINES)):
            painter.drawText(
                QRect(box.left(), box.top() + at_line * WORDS, box.width(), WORDS), Qt.AlignmentFlag.AlignTop, line
            )
