"""One weak spot on one line: how bad it is, where it is and what it is, with a button under the mouse."""

from __future__ import annotations

from PySide6.QtCore import (
    QAbstractItemModel,
    QCoreApplication,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetricsF, QHelpEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QToolTip

from app import theme
from app.measures import Spot, meaning, words
from app.spots.where import shown_time
from app.studio import Studio

HEIGHT = 30
SIDE = 12
BUTTON = 24
RED_FROM = 0.67  # heat: as in the line under the shots
Index = QModelIndex | QPersistentModelIndex


class SpotDelegate(QStyledItemDelegate):
    again = Signal(object)  # Spot: paint its stretch again

    def __init__(self, studio: Studio, parent: QObject | None = None):
        super().__init__(parent)
        self.studio = studio

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(240, HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        spot = _spot(index)
        if spot is None:
            return
        area = QRectF(option.rect)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        if hovered or chosen:
            painter.fillRect(area, theme.HOVER if chosen else theme.RAISED)
        # told by height as by colour
        tall = 6 + 14 * min(1.0, spot.fault.heat)
        colour = theme.RED if spot.fault.heat >= RED_FROM else theme.AMBER
        painter.fillRect(QRectF(SIDE, area.center().y() - tall / 2, 3, tall), colour)
        left = SIDE + 13
        painter.setFont(theme.text_font(9.5, strong=True))
        painter.setPen(theme.TEXT)
        number = max(34.0, QFontMetricsF(painter.font()).horizontalAdvance(spot.placed.number) + 10)
        middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(QRectF(left, area.top(), number, HEIGHT), middle, spot.placed.number)
        painter.setFont(theme.digits_font(9))
        painter.setPen(theme.QUIET)
        when = shown_time(spot, self.studio.document.rate)
        wide = QFontMetricsF(painter.font()).horizontalAdvance("00:00:00") + 12
        painter.drawText(QRectF(left + number, area.top(), wide, HEIGHT), middle, when)
        painter.setFont(theme.text_font())
        painter.setPen(theme.TEXT)
        start = left + number + wide
        room = area.right() - start - (BUTTON + 10 if hovered or chosen else 10)
        told = painter.fontMetrics().elidedText(words(spot.fault), Qt.TextElideMode.ElideRight, int(room))
        painter.drawText(QRectF(start, area.top(), room, HEIGHT), middle, told)
        if hovered or chosen:
            ratio = painter.device().devicePixelRatioF() if painter.device() else 1.0
            place = self.button(option.rect)
            painter.drawPixmap(
                QPointF(place.center().x() - 8, place.center().y() - 8), theme.tinted("reset", 16, theme.TEXT, ratio)
            )
        painter.restore()

    def editorEvent(self, event: QEvent, model: QAbstractItemModel, option: QStyleOptionViewItem, index: Index) -> bool:
        if isinstance(event, QMouseEvent) and event.button() == Qt.MouseButton.LeftButton:
            on = self.button(option.rect).contains(event.position())
            if on and event.type() == QEvent.Type.MouseButtonRelease:
                spot = _spot(index)
                if spot:
                    self.again.emit(spot)
            return on
        return super().editorEvent(event, model, option, index)

    def helpEvent(self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index) -> bool:
        spot = _spot(index)
        if spot is None:
            return False
        if self.button(option.rect).contains(QPointF(event.pos())):
            QToolTip.showText(event.globalPos(), _tr("Paint this stretch again"), view)
        else:
            QToolTip.showText(event.globalPos(), meaning(spot.fault), view)
        return True

    @staticmethod
    def button(rect) -> QRectF:
        """Where the stretch of a line can be painted again."""
        return QRectF(rect.right() - BUTTON - 6, rect.center().y() - BUTTON / 2, BUTTON, BUTTON)


def _spot(index: Index) -> Spot | None:
    spot = index.data(Qt.ItemDataRole.UserRole)
    return spot if isinstance(spot, Spot) else None


def _tr(text: str) -> str:
    return QCoreApplication.translate("Spots", text)
