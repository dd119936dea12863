"""One take in the list: its picture, what it is called, when it was made, and how it stands."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QCoreApplication, QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QContextMenuEvent, QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QLineEdit, QWidget

from app import theme
from app.language import noted
from app.pictures import Picture
from engine.store.takes import Take

HEIGHT = 46
THUMB = QSize(68, 38)
PLATE = QColor(22, 22, 22, 215)


@dataclass(frozen=True, slots=True)
class TakeState:
    """How a take stands in its shot."""

    name: str = ""
    starred: bool = False
    shown: bool = False
    approved: bool = False
    letter: str = ""  # A or B while it is compared
    stale: tuple[str, ...] = ()
    locked: bool = False  # some of the shot's frames stay as this take has them


class TakeRow(QWidget):
    """A click shows it, two name it; the mouse over its picture leafs through it."""

    chosen = Signal(object)  # the take, in all of these
    starred = Signal(object)
    renamed = Signal(object, str)
    deleted = Signal(object)
    compared = Signal(object)
    asked = Signal(object, QPoint)  # for its menu, where on the screen

    def __init__(self, take: Take, picture: Callable[[int], Picture | None]):
        super().__init__()
        self.take, self.state = take, TakeState()
        self.poster: QPixmap | None = None
        self._picture = picture
        self._leafing: int | None = None  # the shot frame under the mouse
        self._edit: QLineEdit | None = None
        self.setFixedHeight(HEIGHT)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def show_state(self, state: TakeState, poster: QPixmap | None) -> None:
        if state == self.state and poster is self.poster:
            return
        self.state, self.poster = state, poster
        kind, more = take_words(self.take)
        said = [state.name or kind, more]
        said += [_tr("shown")] if state.shown else []
        said += [_tr("approved")] if state.approved else []
        said += [_tr("changed since: {what}").format(what=", ".join(state.stale))] if state.stale else []
        self.setAccessibleName(", ".join(said))
        take = self.take
        lines = [f"{kind}  {more}", f"{take.width} × {take.height}, {take.family} {take.version}"]
        lines += [_tr("{s:.0f} s of painting").format(s=take.seconds)] if take.seconds else []
        lines += [_tr("Frames of the shot are locked to this take.")] if state.locked else []
        lines += [_tr("Changed since: {what}").format(what=", ".join(state.stale))] if state.stale else []
        self.setToolTip("\n".join((*lines, *map(noted, take.notes))))
        self.update()

    def write(self) -> None:
        """The name becomes a field to write in."""
        edit = self._edit = _NameField(self.state.name, self)
        edit.setPlaceholderText(take_words(self.take)[0])
        edit.setAccessibleName(_tr("Name of the take"))
        edit.setGeometry(self._text_rect().adjusted(-4, 2, 0, -HEIGHT // 2 + 4))
        edit.editingFinished.connect(self._written)
        edit.show()
        edit.setFocus()
        edit.selectAll()

    def _written(self) -> None:
        edit, self._edit = self._edit, None
        if edit:
            name = edit.text().strip()
            edit.deleteLater()
            self.setFocus()
            if name != self.state.name:
                self.renamed.emit(self.take, name)

    # -- the mouse and the keys ---------------------------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        return QSize(160, HEIGHT)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at, thumb = event.position().toPoint(), self.thumb_rect()
        leafing = None
        if thumb.contains(at):
            frames = self.take.frames * self.take.held
            leafing = min(frames - 1, (at.x() - thumb.left()) * frames // thumb.width())
        if leafing != self._leafing:
            self._leafing = leafing
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        at = event.position().toPoint()
        if event.button() != Qt.MouseButton.LeftButton or not self.rect().contains(at):
            return
        if self.star_rect().contains(at):
            self.starred.emit(self.take)
        elif event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.compared.emit(self.take)
        else:
            self.chosen.emit(self.take)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self._text_rect().contains(event.position().toPoint()):
            self.write()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.asked.emit(self.take, event.globalPos())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.chosen.emit(self.take)
        elif key == Qt.Key.Key_F2:
            self.write()
        elif key == Qt.Key.Key_Delete:
            self.deleted.emit(self.take)
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.focusNextPrevChild(key == Qt.Key.Key_Down)
        else:
            super().keyPressEvent(event)

    def leaveEvent(self, event) -> None:
        self._leafing = None
        self.update()

    # -- how it looks -------------------------------------------------------------------------------------------------

    def thumb_rect(self) -> QRect:
        return QRect(QPoint(8, (HEIGHT - THUMB.height()) // 2), THUMB)

    def star_rect(self) -> QRect:
        return QRect(self.width() - 26, 3, 22, 20)

    def _text_rect(self) -> QRect:
        return QRect(
            self.thumb_rect().right() + 10, 0, self.star_rect().left() - self.thumb_rect().right() - 14, HEIGHT
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        state, hovered = self.state, self.underMouse() or self.hasFocus()
        if state.shown or hovered:
            painter.fillRect(self.rect(), theme.HOVER if state.shown and hovered else theme.RAISED)
        if state.shown:
            painter.fillRect(0, 0, 2, HEIGHT, theme.ACCENT)
        self._paint_picture(painter)
        kind, more = take_words(self.take)
        text = self._text_rect()
        upper, lower = text.adjusted(0, 6, 0, -HEIGHT // 2), text.adjusted(0, HEIGHT // 2 - 1, 0, -5)
        ratio = self.devicePixelRatioF()
        if state.approved:
            mark = theme.tinted("approve", 14, theme.GREEN, ratio)
            painter.drawPixmap(QPointF(upper.right() - 13, upper.center().y() - 6), mark)
            upper.adjust(0, 0, -18, 0)
        if self._edit is None:
            painter.setFont(theme.text_font(strong=state.shown))
            painter.setPen(theme.TEXT if state.shown or hovered else theme.QUIET.lighter(118))
            title = painter.fontMetrics().elidedText(state.name or kind, Qt.TextElideMode.ElideRight, upper.width())
            painter.drawText(upper, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, title)
        painter.setFont(theme.digits_font(8.5))
        painter.setPen(theme.AMBER if state.stale else theme.QUIET)
        if state.name:
            more = f"{kind}  {more}"
        if state.stale:
            mark = theme.tinted("stale", 12, theme.AMBER, ratio)
            painter.drawPixmap(QPointF(lower.left(), lower.center().y() - 5), mark)
            lower.adjust(16, 0, 0, 0)
            more = ", ".join(state.stale)
        lower.setRight(self.width() - 8)
        more = painter.fontMetrics().elidedText(more, Qt.TextElideMode.ElideRight, lower.width())
        painter.drawText(lower, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, more)
        if state.starred or hovered:
            colour = theme.TEXT if state.starred else theme.QUIET
            mark = theme.tinted("star-full" if state.starred else "star", 14, colour, ratio)
            painter.drawPixmap(QPointF(self.star_rect().left() + 4, self.star_rect().top() + 4), mark)

    def _paint_picture(self, painter: QPainter) -> None:
        rect = self.thumb_rect()
        painter.fillRect(rect, theme.FIELD)
        image: QImage | QPixmap | None = self.poster
        if self._leafing is not None:
            seen = self._picture(self._leafing)
            image = seen.image if seen else image
        if image is not None and not image.isNull():
            size = QSize(image.width(), image.height()).scaled(rect.size(), Qt.AspectRatioMode.KeepAspectRatio)
            place = QRectF(rect.center().x() - size.width() / 2 + 0.5, rect.top(), size.width(), size.height())
            place.moveTop(rect.top() + (rect.height() - size.height()) / 2)
            if isinstance(image, QPixmap):
                painter.drawPixmap(place, image, QRectF(image.rect()))
            else:
                painter.drawImage(place, image)
        if self._leafing is not None:
            share = self._leafing / max(1, self.take.frames * self.take.held - 1)
            painter.fillRect(
                QRectF(rect.left() + share * (rect.width() - 1), rect.top(), 1, rect.height()), theme.ACCENT
            )
        corner = rect.left()
        for letter in self.state.letter:
            plate = QRect(corner, rect.top(), 15, 14)
            painter.fillRect(plate, PLATE)
            painter.setFont(theme.text_font(8, strong=True))
            painter.setPen(theme.TEXT)
            painter.drawText(plate, Qt.AlignmentFlag.AlignCenter, letter)
        if self.state.locked:
            plate = QRect(rect.right() - 14, rect.bottom() - 13, 15, 14)
            painter.fillRect(plate, PLATE)
            painter.drawPixmap(
                plate.topLeft() + QPoint(1, 0), theme.tinted("lock", 13, theme.TEXT, self.devicePixelRatioF())
            )


class _NameField(QLineEdit):
    """Keeps its keys to itself: Enter must not choose the row beneath it."""

    def __init__(self, name: str, parent: QWidget):
        super().__init__(name, parent)
        self.before = name

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key == Qt.Key.Key_Escape:
            self.setText(self.before)
            self.clearFocus()
        else:
            super().keyPressEvent(event)
        event.accept()


class DrawingRow(QWidget):
    """The last line of the list: no take, but the drawings themselves."""

    chosen = Signal()

    def __init__(self):
        super().__init__()
        self.shown = False
        self.setFixedHeight(24)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setAccessibleName(_tr("Show the drawings"))
        self.setToolTip(_tr("Play the drawings instead of a take"))

    def set_shown(self, shown: bool) -> None:
        if shown != self.shown:
            self.shown = shown
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self.rect().contains(event.position().toPoint()):
            self.chosen.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.chosen.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self.shown or self.underMouse() or self.hasFocus():
            painter.fillRect(self.rect(), theme.RAISED)
        if self.shown:
            painter.fillRect(0, 0, 2, self.height(), theme.ACCENT)
        mark = theme.tinted("drawing", 14, theme.TEXT if self.shown else theme.QUIET, self.devicePixelRatioF())
        painter.drawPixmap(QPointF(10, 5), mark)
        painter.setFont(theme.text_font(strong=self.shown))
        painter.setPen(theme.TEXT if self.shown else theme.QUIET)
        text = self.rect().adjusted(32, 0, -8, 0)
        painter.drawText(text, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, _tr("Drawings"))


def take_words(take: Take) -> tuple[str, str]:
    """("Draft", "10:42  seed 7")"""
    kind = {"draft": _tr("Draft"), "final": _tr("Final"), "blocking": _tr("Blocking")}[take.quality]
    parts = [made_at(take.made)] if take.made else []
    parts.append(_tr("seed {n}").format(n=take.seed))
    return kind, "  ".join(parts)


def made_at(iso: str) -> str:
    """The hour of today's takes, the day of older ones."""
    try:
        made = datetime.fromisoformat(iso)
    except ValueError:
        return ""
    made = made.astimezone() if made.tzinfo else made
    today = datetime.now(made.tzinfo).date()
    return f"{made:%H:%M}" if made.date() == today else f"{made:%d %b}"


def _tr(text: str) -> str:
    return QCoreApplication.translate("TakesPart", text)
