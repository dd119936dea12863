"""A page of storyboard panels with Qt's pen: words stay words in the PDF, in any script that the system can write."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QCoreApplication, QMarginsF, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QPageSize,
    QPainter,
    QPdfWriter,
    QPen,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)  # fmt: skip

from app import theme
from app.reels import image_of
from engine.document.model import Document
from engine.models.base import Size
from engine.render.sheet import Pictures, write_sheets
from engine.render.sheet_layout import FORMS, Board, Form, Line, Page, Paper, Prose, Rule, Still, boards_of, pages
from engine.render.shots import Project
from engine.render.watch import Watcher
from engine.values.files import atomic_file

DPI = 254  # of the pictures on paper
FINE = 16  # parts of a point: a font's size is a whole number of them
INK, SOFT, FAINT = QColor(28, 28, 30), QColor(110, 110, 116), QColor(206, 206, 210)

See = Callable[[Board, Size], NDArray[np.uint8]]


def laid_out(document: Document, form: Form, paper: Paper, panels: frozenset[str] | None) -> list[Page]:
    """The pages, with the fields in the reader's language."""
    return list(pages(document, boards_of(document, panels), form, paper, field_name))


def field_name(name: str) -> str:
    return {
        "Action": _tr("Action"), "Dialogue": _tr("Dialogue"), "Slugging": _tr("Slugging"), "Notes": _tr("Notes"),
    }.get(name, name)  # fmt: skip


def write(
    project: Project, path: Path, watch: Watcher, *, form: str, paper: Paper, panels: frozenset[str] | None
) -> None:  # fmt: skip
    """Writes a PDF whose words can be searched, or pictures of the pages."""
    if path.suffix.lower() != ".pdf":
        write_sheets(project, path, form, paper, panels, watch)
        return
    laid = laid_out(project.document, FORMS[form], paper, panels)
    see = Pictures(project)
    with atomic_file(path) as part:
        _write_pdf(project.document.title, laid, see, part, watch)


def _write_pdf(title: str, laid: list[Page], see: See, path: Path, watch: Watcher) -> None:
    writer = QPdfWriter(str(path))
    writer.setTitle(title)
    writer.setCreator("Inbetweener")
    writer.setResolution(DPI)
    writer.setPageMargins(QMarginsF(0, 0, 0, 0))
    writer.setPageSize(QPageSize(QSizeF(laid[0].width, laid[0].height), QPageSize.Unit.Point))
    painter = QPainter(writer)
    painter.scale(DPI / 72, DPI / 72)
    try:
        for number, page in enumerate(laid, 1):
            watch.tick()
            if number > 1:
                writer.newPage()
            paint(painter, page, see, DPI / 72)
            watch.progress("compositing", "", number, len(laid))
    finally:
        painter.end()


def paint(painter: QPainter, page: Page, see: See, density: float) -> None:
    """Draws a page whose points are the painter's units; ``density`` is how many pixels a point has."""
    painter.save()
    painter.scale(1 / FINE, 1 / FINE)
    for item in page.items:
        match item:
            case Line():
                _line(painter, item)
            case Prose():
                _prose(painter, item)
            case Still():
                size = round(item.width * density), round(item.height * density)
                place = _place(item.x, item.y, item.width, item.height)
                painter.drawImage(place, image_of(see(item.board, size)))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.setPen(QPen(FAINT, 0.6 * FINE))
                painter.drawRect(place)
            case Rule():
                painter.fillRect(_place(item.x, item.y, item.width, 0.6), FAINT)
    painter.restore()


def _line(painter: QPainter, item: Line) -> None:
    painter.setFont(_font(item.size, strong=item.strong))
    painter.setPen(INK if item.tone == "ink" else SOFT)
    text = painter.fontMetrics().elidedText(item.text, Qt.TextElideMode.ElideRight, round(item.width * FINE))
    side = Qt.AlignmentFlag.AlignRight if item.align == "right" else Qt.AlignmentFlag.AlignLeft
    painter.drawText(_place(item.x, item.y - 1, item.width, item.size * 1.6), side | Qt.AlignmentFlag.AlignTop, text)


def _prose(painter: QPainter, item: Prose) -> None:
    font = _font(item.size)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    y, stop = item.y * FINE, (item.y + item.height) * FINE
    for heading, text in item.captions:
        lead = f"{heading}  " if heading else ""
        layout = QTextLayout(lead + text.replace("\n", "\u2028"), font)
        layout.setTextOption(option)
        layout.setFormats([_toned(0, len(lead), SOFT), _toned(len(lead), len(text), INK if heading else SOFT)])
        layout.beginLayout()
        height, fitting = 0.0, 0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(item.width * FINE)
            line.setPosition(QPointF(0, height))
            height += line.height()
            fitting += y + height <= stop + FINE
        layout.endLayout()
        for at in range(fitting):
            layout.lineAt(at).draw(painter, QPointF(item.x * FINE, y))
        if fitting < layout.lineCount():
            return  # a page is only so long; the shot list has all the words
        y += height + item.size * 0.35 * FINE


def _toned(start: int, length: int, colour: QColor) -> QTextLayout.FormatRange:
    tone = QTextCharFormat()
    tone.setForeground(colour)
    made = QTextLayout.FormatRange()
    made.start, made.length, made.format = start, length, tone
    return made


def _place(x: float, y: float, width: float, height: float) -> QRectF:
    return QRectF(x * FINE, y * FINE, width * FINE, height * FINE)


def _font(size: float, *, strong: bool = False) -> QFont:
    font = QFont(theme.text_font())
    font.setPixelSize(max(1, round(size * FINE)))
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    if strong:
        font.setWeight(QFont.Weight.DemiBold)
    return font


def _tr(text: str) -> str:
    return QCoreApplication.translate("Sheets", text)
