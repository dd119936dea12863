"""One try as a picture that moves as soon as there are frames of it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from app import theme
from app.variations.tries import Try

UNDER = 22  # the line below the picture


class TryTile(QWidget):
    chosen = Signal(int)
    taken = Signal(int)  # a double click: this one, and be done

    def __init__(self, number: int, aspect: float):
        super().__init__()
        self.number, self.aspect = number, aspect
        self.tried: Try | None = None
        self.selected = False
        self.at = 0  # which of the frames that are there is seen
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(200, round(200 / aspect) + UNDER)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def show_try(self, tried: Try | None) -> None:
        self.tried = tried
        name = self.tr("Variation {n}").format(n=self.number + 1)
        self.setAccessibleName(name)
        self.setToolTip(self.tr("Seed {n}").format(n=tried.seed) if tried else "")
        self.update()

    def select(self, selected: bool) -> None:
        if selected != self.selected:
            self.selected = selected
            self.update()

    def advance(self, beat: int) -> None:
        """The next frame; the same beat for all four, so that they move together."""
        if self.tried and len(self.tried.frames) > 1:
            self.at = beat
            self.update()

    def picture(self) -> QImage | None:
        if not self.tried or not self.tried.frames:
            return None
        frames = sorted(self.tried.frames)
        return self.tried.frames[frames[self.at % len(frames)]]

    def sizeHint(self) -> QSize:
        return QSize(360, round(360 / self.aspect) + UNDER)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.chosen.emit(self.number)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.taken.emit(self.number)

    def frame_rect(self) -> QRectF:
        width, height = self.width() - 4, self.height() - UNDER - 4
        wide = min(width, height * self.aspect)
        tall = wide / self.aspect
        return QRectF((self.width() - wide) / 2, 2 + (height - tall) / 2, wide, tall)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        rect, picture = self.frame_rect(), self.picture()
        if picture is not None:
            painter.drawImage(rect, picture)
        else:
            painter.fillRect(rect, theme.FIELD)
        under = QRectF(rect.left(), rect.bottom() + 3, rect.width(), UNDER - 4)
        painter.setFont(theme.text_font(9, strong=self.selected))
        painter.setPen(theme.TEXT if self.selected else theme.QUIET)
        painter.drawText(under, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, str(self.number + 1))
        painter.setFont(theme.digits_font(9))
        painter.setPen(theme.QUIET)
        painter.drawText(under, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, self.words())
        if self.selected or self.underMouse():
            painter.setPen(QPen(theme.ACCENT if self.selected else theme.HOVER, 2))
            painter.drawRect(rect.adjusted(-1, -1, 1, 1))

    def words(self) -> str:
        if self.tried is None:
            return ""
        if self.tried.take:
            return self.tr("seed {n}").format(n=self.tried.seed)
        return self.tr("painting…") if self.tried.frames else self.tr("waiting…")

    def enterEvent(self, event) -> None:
        self.update()

    def leaveEvent(self, event) -> None:
        self.update()
