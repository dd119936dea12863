"""The shelf of poses: click one to take it at the playhead, or drag it onto the picture."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QDrag, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QApplication, QGridLayout, QScrollArea, QSizePolicy, QWidget

from app import theme
from app.overlays.poses import MIME, POSES, Pose, joints_of
from app.overlays.skeleton import Figure, draw_figure

TILE = QSize(58, 66)


class Tile(QWidget):
    """One pose as a small mannequin."""

    chosen = Signal(str)

    def __init__(self, pose: Pose):
        super().__init__()
        self.pose = pose
        self.colour = theme.QUIET
        self._pressed: QPoint | None = None
        self.setFixedSize(TILE)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setAccessibleName(pose.name)
        self.setToolTip(pose.name)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        over = self.underMouse() or self.hasFocus()
        painter.setPen(theme.ACCENT if self.hasFocus() else Qt.PenStyle.NoPen)
        painter.setBrush(theme.RAISED if over else theme.FIELD)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
        colour = self.colour if over else theme.QUIET
        draw_figure(painter, mannequin(self.pose, QRectF(self.rect()).adjusted(4, 4, -4, -5), colour, over))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed = event.position().toPoint()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed is None:
            return
        if (event.position().toPoint() - self._pressed).manhattanLength() >= QApplication.startDragDistance():
            self._pressed = None
            self._carry()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._pressed is not None:
            self._pressed = None
            self.chosen.emit(self.pose.name)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.chosen.emit(self.pose.name)
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        override = event.type() == QEvent.Type.ShortcutOverride
        if override and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Space:
            event.accept()  # chooses the pose, and does not play the film
            return True
        return super().event(event)

    def _carry(self) -> None:
        drag = QDrag(self)
        data = QMimeData()
        data.setData(MIME, self.pose.name.encode())
        drag.setMimeData(data)
        ratio = self.devicePixelRatioF()
        picture = QPixmap(round(TILE.width() * ratio), round(TILE.height() * ratio))
        picture.setDevicePixelRatio(ratio)
        picture.fill(QColor(0, 0, 0, 0))
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw_figure(painter, mannequin(self.pose, QRectF(QPointF(0, 0), TILE.toSizeF()), self.colour, True))
        painter.end()
        drag.setPixmap(picture)
        drag.setHotSpot(QPoint(TILE.width() // 2, TILE.height() - 4))
        drag.exec(Qt.DropAction.CopyAction)


class Shelf(QScrollArea):
    """All poses of the library; under the hand, one has the colour of whoever would take it."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        holder = QWidget()
        self._grid = QGridLayout(holder)
        self._grid.setContentsMargins(8, 8, 0, 8)
        self._grid.setSpacing(4)
        self._grid.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self._columns = 0
        self.tiles = [Tile(pose) for pose in POSES]
        for tile in self.tiles:
            tile.chosen.connect(self.chosen)
        self.setWidget(holder)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setAccessibleName(self.tr("Poses to begin from"))
        self._lay(2)

    def fit_to(self, column: bool) -> None:
        """A column of two beside a picture, or as many as there is room for."""
        if column:
            self.setFixedWidth(2 * TILE.width() + 4 + 8 + 4 + 12)
        else:
            self.setMinimumWidth(TILE.width() + 24)
            self.setMaximumWidth(16777215)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay(max(1, (self.viewport().width() - 8 + 4) // (TILE.width() + 4)))

    def show_colour(self, colour: QColor) -> None:
        for tile in self.tiles:
            tile.colour = colour

    def _lay(self, columns: int) -> None:
        if columns != self._columns:
            self._columns = columns
            for at, tile in enumerate(self.tiles):
                self._grid.addWidget(tile, at // columns, at % columns)


def mannequin(pose: Pose, room: QRectF, colour: QColor, bright: bool) -> Figure:
    """The pose as large as the room allows; all poses at one scale, so that who crouches is smaller."""
    joints = joints_of(pose)
    wide = max(x for x, _, _ in joints) - min(x for x, _, _ in joints)
    scale = min(room.height() / 1.03, room.width() / max(wide + 0.12, 0.1))
    points = tuple(QPointF(room.center().x() + x * scale, room.bottom() + y * scale) for x, y, _ in joints)
    return Figure("", "", colour, points, tuple(seen > 0 for _, _, seen in joints), bright)
