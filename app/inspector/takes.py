"""The takes of a shot: every finished rendering is kept; one is shown, one may be approved."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QCoreApplication, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app import theme
from app.studio import Studio
from app.widgets.parts import Section
from engine.document.model import Panel, Shot
from engine.document.take_edits import use_take
from engine.store.takes import Take

MOST = 12  # rows; older takes stay on disk and in the timeline's menu


class TakesPart(Section):
    def __init__(self, studio: Studio):
        super().__init__(_tr("Takes"))
        self.studio = studio
        self.rows = QVBoxLayout()
        self.rows.setSpacing(0)
        self.page.addLayout(self.rows)
        self._shown: object = None

    def show_panel(self, shot: Shot, panel: Panel) -> None:
        takes = self.studio.takes.of(shot.id)[-MOST:][::-1] if self.studio.generation else ()
        self.setVisible(bool(takes))
        now = (shot.id, shot.take, shot.approved, takes)
        if now == self._shown:
            return
        self._shown = now
        while self.rows.count():
            item = self.rows.takeAt(0)
            line = item.widget() if item else None
            if line:
                line.deleteLater()
        for take in takes:
            line = TakeRow(take, shown=take.id == shot.take, approved=take.id == shot.approved)
            line.chosen.connect(
                lambda take_id, shot_id=shot.id: self.studio.edit(self.tr("Show take"), use_take, shot_id, take_id)
            )
            self.rows.addWidget(line)
        if takes:
            drawing = TakeRow(None, shown=shot.take is None, approved=False)
            drawing.chosen.connect(
                lambda _, shot_id=shot.id: self.studio.edit(self.tr("Show drawings"), use_take, shot_id, None)
            )
            self.rows.addWidget(drawing)


class TakeRow(QWidget):
    """One take: its kind, when it was made and from which seed. A click shows it in the boards."""

    chosen = Signal(object)  # the take's id, None: the drawings

    def __init__(self, take: Take | None, *, shown: bool, approved: bool):
        super().__init__()
        self.take, self.shown, self.approved = take, shown, approved
        self.setFixedHeight(24)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        kind, more = take_words(take)
        self.setAccessibleName(f"{kind}, {more}" if more else kind)
        if take:
            self.setToolTip("\n".join((f"{take.width} × {take.height}, {take.family} {take.version}", *take.notes)))

    def sizeHint(self) -> QSize:
        return QSize(120, 24)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self.rect().contains(event.position().toPoint()):
            self.chosen.emit(self.take.id if self.take else None)

    def keyPressEvent(self, event) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.chosen.emit(self.take.id if self.take else None)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.underMouse() or self.hasFocus():
            painter.fillRect(self.rect(), theme.RAISED)
        middle = self.rect().center().y() + 1
        painter.setPen(theme.TEXT if self.shown else theme.FAINT)
        painter.setBrush(theme.TEXT if self.shown else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(6, middle - 3, 6, 6)
        kind, more = take_words(self.take)
        text = self.rect().adjusted(22, 0, -8, 0)
        painter.setFont(theme.text_font(strong=self.shown))
        painter.setPen(theme.TEXT if self.shown else theme.QUIET)
        painter.drawText(text, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, kind)
        painter.setFont(theme.digits_font(9))
        painter.setPen(theme.QUIET)
        if self.approved:
            mark = theme.tinted("approve", 14, theme.GREEN, self.devicePixelRatioF())
            painter.drawPixmap(text.right() - 13, middle - 7, mark)
            text.adjust(0, 0, -20, 0)
        painter.drawText(text, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, more)


def take_words(take: Take | None) -> tuple[str, str]:
    """("Draft", "10:42 · seed 7")"""
    if take is None:
        return _tr("Drawings"), ""
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
