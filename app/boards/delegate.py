"""One panel on the boards: the picture with its aspect kept, number lower left, length lower right, badge top right."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QHelpEvent, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QToolTip

from app import theme
from app.boards.badges import badge_for, paint_badge
from app.boards.model import Index, PanelModel, Row
from app.studio import Studio
from app.widgets.typed import shown_length

SIDE = 6  # between a picture and its cell
TOP = 12  # the shot's line and the air under it
UNDER = 22  # the number and the length
WORDS = 18  # the caption, where there is room for it
KEPT = 400  # scaled pictures


class BoardDelegate(QStyledItemDelegate):
    def __init__(self, studio: Studio, parent=None):
        super().__init__(parent)
        self.studio = studio
        self.width = 168  # of a picture
        self.captions = False
        self.current = -1  # the row under the playhead
        self.current_shot = ""
        self._scaled: dict[tuple[int, int, int], QPixmap] = {}

    def picture_size(self) -> QSize:
        document = self.studio.document
        return QSize(self.width, round(self.width * document.height / document.width))

    def cell_height(self, *, captions: bool) -> int:
        return TOP + self.picture_size().height() + UNDER + (WORDS if captions else 0) + 4

    def fit_height(self, height: int) -> bool:
        """Makes pictures as large as a row of this height allows; whether that is another size than before."""
        document = self.studio.document
        room = height - TOP - UNDER - 4
        width = max(64, min(400, round(room * document.width / document.height)))
        changed = width != self.width
        self.width = width
        return changed

    def cell_size(self) -> QSize:
        return QSize(self.width + 2 * SIDE, self.cell_height(captions=self.captions))

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return self.cell_size()

    def picture_rect(self, cell: QRect) -> QRect:
        return QRect(cell.topLeft() + QRect(SIDE, TOP, 0, 0).topLeft(), self.picture_size())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: Row = index.data(PanelModel.RowRole)
        cell, at = option.rect, self.picture_rect(option.rect)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        here = index.row() == self.current
        ratio = option.widget.devicePixelRatioF()
        self._shot_line(painter, row, cell, at, row.shot.id == self.current_shot)
        picture = self.studio.pictures.best(row.shot.id, row.shot_frame)
        painter.drawPixmap(at, self._fitted(picture.image, at.size(), ratio))
        state = self.studio.shot_state(row.shot)
        if row.first:
            badge = badge_for(state)
            paint_badge(painter, QPointF(at.right() - 2, at.top() + 3), badge, ratio)
        if state.rendering is not None:
            painter.fillRect(QRectF(at.left(), at.bottom() - 2, at.width(), 3), QColor(0, 0, 0, 150))
            painter.fillRect(QRectF(at.left(), at.bottom() - 2, at.width() * state.rendering, 3), theme.TEXT)
        if selected or hovered:
            painter.save()
            painter.setBrush(Qt.BrushStyle.NoBrush)
            edge = QPen(theme.ACCENT if selected else theme.FAINT, 2 if selected else 1)
            edge.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
            painter.setPen(edge)
            grow = 2 if selected else 1
            painter.drawRect(at.adjusted(-grow, -grow, grow - 1, grow - 1))
            painter.restore()
        self._labels(painter, row, at, here, selected)

    def _shot_line(self, painter: QPainter, row: Row, cell: QRect, at: QRect, here: bool) -> None:
        # One line over all panels of a shot: where it ends, the camera cuts.
        left = at.left() if row.first else cell.left()
        right = at.right() + 1 if row.last else cell.right() + 1
        painter.fillRect(QRect(left, cell.top() + 4, right - left, 2), theme.QUIET if here else theme.HOVER)

    def _labels(self, painter: QPainter, row: Row, at: QRect, here: bool, selected: bool) -> None:
        under = QRect(at.left(), at.bottom() + 2, at.width(), UNDER)
        length = shown_length(row.panel.frames, self.studio.document.rate)
        painter.setFont(theme.digits_font(9))
        painter.setPen(theme.QUIET)
        painter.drawText(under, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, length)
        painter.setFont(theme.text_font(9, strong=here))
        painter.setPen(theme.TEXT if here or selected or row.first else theme.QUIET)
        metrics = QFontMetrics(painter.font())
        number = metrics.elidedText(row.number, Qt.TextElideMode.ElideRight, under.width() - 48)
        painter.drawText(under, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, number)
        if self.captions:
            words = row.panel.dialogue or row.panel.action or row.panel.notes
            painter.setFont(theme.text_font(8.5))
            painter.setPen(theme.QUIET)
            line = QRect(under.left(), under.bottom() - 1, under.width(), WORDS)
            shown = painter.fontMetrics().elidedText(
                words.replace("\n", " "), Qt.TextElideMode.ElideRight, line.width()
            )
            painter.drawText(line, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft, shown)

    def _fitted(self, image, size: QSize, ratio: float) -> QPixmap:
        """The picture scaled into its place once, not at every paint."""
        width, height = round(size.width() * ratio), round(size.height() * ratio)
        key = (image.cacheKey(), width, height)
        known = self._scaled.get(key)
        if known is None:
            while len(self._scaled) >= KEPT:
                self._scaled.pop(next(iter(self._scaled)))
            known = fitted(image, width, height)
            known.setDevicePixelRatio(ratio)
            self._scaled[key] = known
        return known

    def helpEvent(self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index) -> bool:
        if not index.isValid():
            return False
        row: Row = index.data(PanelModel.RowRole)
        lines = [row.number, badge_for(self.studio.shot_state(row.shot)).words]
        lines += [text for text in (row.panel.dialogue, row.panel.action) if text]
        # Qt.convertFromPlainText would keep the breaks; <pre> in a tip would not wrap. Plain text is enough here.
        QToolTip.showText(event.globalPos(), "\n".join(lines).replace("<", "‹"), view)
        return True


def fitted(image, width: int, height: int) -> QPixmap:
    """A picture inside a place of another shape: all of it is seen, the rest is the film's own dark."""
    scaled = image.scaled(width, height, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation)
    if scaled.width() == width and scaled.height() == height:
        return QPixmap.fromImage(scaled)
    whole = QPixmap(width, height)
    whole.fill(theme.LINE)
    painter = QPainter(whole)
    painter.drawImage((width - scaled.width()) // 2, (height - scaled.height()) // 2, scaled)
    painter.end()
    return whole
