"""The headings of acts and sequences on the boards: a triangle that folds, a name, and how much there is."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QPoint, QRect, Qt
from PySide6.QtGui import QPainter, QPen

from app import theme
from app.boards.layout import BAND, Heading
from engine.values.time import Rate, seconds_at

FOLD = 20  # pixels at the left that fold; the rest chooses


def name_of(heading: Heading) -> str:
    """What stands in a heading."""
    group = heading.group
    if heading.kind == "act":
        return group.act_name or _tr("Act")
    return group.name or _tr("Sequence {number}").format(number=group.number)


def count_of(heading: Heading, panels: int, frames: int, rate: Rate) -> str:
    """ "4 sequences · 46 panels · 1 min 12 s"."""
    parts = [_tr("{n} sequences").format(n=heading.groups)] if heading.kind == "act" else []
    parts.append(_tr("1 panel") if panels == 1 else _tr("{n} panels").format(n=panels))
    minutes, seconds = divmod(round(float(seconds_at(frames, rate))), 60)
    parts.append(_tr("{m} min {s} s").format(m=minutes, s=seconds) if minutes else _tr("{s} s").format(s=seconds))
    return "  ·  ".join(parts)


def folds(heading: Heading, at: QPoint, seen_left: int = 0) -> bool:
    """Whether a click here folds; elsewhere it chooses what is under the heading."""
    return heading.folded or at.x() < max(heading.rect.left(), seen_left) + FOLD + 6


def paint_heading(
    painter: QPainter, heading: Heading, rect: QRect, words: str, *, page: bool, hovered: bool, here: bool, ratio: float
) -> None:
    """Draws a heading at its place on the screen; in a single row its name stays in view while it scrolls."""
    painter.save()
    act = heading.kind == "act"
    card = not page and heading.folded
    if card:
        _card(painter, heading, rect, words, hovered)
        painter.restore()
        return
    if page:
        painter.fillRect(rect, theme.WINDOW if act else theme.PANEL)
        if not act:
            painter.fillRect(QRect(rect.left() + 8, rect.top() + 1, rect.width() - 16, 1), theme.RAISED)
    else:
        painter.fillRect(QRect(rect.left() + 5, rect.bottom() - 1, rect.width() - 10, 1), theme.RAISED)
    left = max(rect.left(), 0) + 6
    colour = theme.TEXT if hovered or here else theme.QUIET
    arrow = theme.tinted("right" if heading.folded else "down", 12, colour, ratio)
    middle = rect.center().y() + 1
    painter.drawPixmap(QPoint(left, middle - 6), arrow)
    left += FOLD - 4
    if heading.kind == "sequence" and heading.group.locked:
        painter.drawPixmap(QPoint(left, middle - 6), theme.tinted("lock", 12, theme.QUIET, ratio))
        left += 16
    painter.setFont(theme.text_font(10 if act else 9 if page else 8.5, strong=act or here))
    painter.setPen(theme.TEXT if act or hovered or here else theme.QUIET)
    room = QRect(left, rect.top(), max(0, rect.right() - left - 8), rect.height())
    if rect.height() > BAND:
        room.translate(0, 1)
    name = painter.fontMetrics().elidedText(name_of(heading), Qt.TextElideMode.ElideRight, room.width())
    painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, name)
    used = painter.fontMetrics().horizontalAdvance(name) + 14
    painter.setFont(theme.digits_font(8.5))
    painter.setPen(theme.FAINT if not hovered else theme.QUIET)
    rest = room.adjusted(used, 0, 0, 0)
    if rest.width() > painter.fontMetrics().horizontalAdvance(words):
        painter.drawText(rest, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)
    painter.restore()


def _card(painter: QPainter, heading: Heading, rect: QRect, words: str, hovered: bool) -> None:
    """A folded group in a single row: a small pile of boards with its name."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    paper = QRect(rect.left() + 8, rect.top() + BAND + 6, rect.width() - 18, 40)
    painter.setPen(QPen(theme.FAINT, 1))
    painter.setBrush(theme.RAISED)
    for step in (6, 3, 0):
        painter.drawRect(paper.translated(step, -step + 6))
    painter.setPen(theme.TEXT if hovered else theme.QUIET)
    painter.setFont(theme.text_font(8.5, strong=heading.kind == "act"))
    room = QRect(rect.left() + 6, paper.bottom() + 14, rect.width() - 10, rect.bottom() - paper.bottom() - 16)
    painter.drawText(
        room, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap, name_of(heading)
    )
    painter.setFont(theme.digits_font(8.5))
    painter.drawText(
        paper.translated(0, 6), Qt.AlignmentFlag.AlignCenter, words.split("  ·  ")[-2].split(" ")[0]
    )  # fmt: skip


def _tr(text: str) -> str:
    return QCoreApplication.translate("Headings", text)
