"""The films of the last days as cards, to be opened with the mouse or the arrow keys."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QPoint, QRect, QSize, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QPainter, QPen
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QMenu, QStyle, QStyledItemDelegate

from app import theme
from app.films import forget_film, recent_films
from app.language import clock, day
from app.stills import Film, Stills

CARD = QSize(240, 196)
PICTURE = QRect(8, 8, 224, 126)
FOLDER, FILM = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1


class RecentFilms(QListWidget):
    chosen = Signal(object)  # Path

    def __init__(self, stills: Stills):
        super().__init__()
        self.stills = stills
        self.setAccessibleName(self.tr("Films of the last days"))
        self.setViewMode(QListWidget.ViewMode.IconMode)
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.setMovement(QListWidget.Movement.Static)
        self.setUniformItemSizes(True)
        self.setSpacing(0)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setItemDelegate(_Card(self))
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._menu)
        self.itemClicked.connect(self._choose)
        self.itemActivated.connect(self._choose)
        stills.arrived.connect(self._arrived)

    def refresh(self) -> None:
        self.clear()
        folders = recent_films()
        for folder in folders:
            item = QListWidgetItem(folder.stem)
            item.setData(FOLDER, folder)
            item.setSizeHint(CARD)
            item.setToolTip(str(folder))
            self.addItem(item)
        for folder in reversed(folders):  # the last asked for comes first
            self.stills.ask_film(("film", str(folder)), folder)
        self.setCurrentRow(0)

    def _arrived(self, key: object, film: object) -> None:
        if isinstance(key, tuple) and key[0] == "film" and isinstance(film, Film):
            for at in range(self.count()):
                item = self.item(at)
                if str(item.data(FOLDER)) == key[1]:
                    item.setData(FILM, film)
                    item.setText(film.title)
                    words = self.tr("{title}, {n} boards, {length}")
                    item.setData(
                        Qt.ItemDataRole.AccessibleTextRole,
                        words.format(title=film.title, n=film.boards, length=film.length),
                    )

    def _choose(self, item: QListWidgetItem) -> None:
        self.chosen.emit(item.data(FOLDER))

    def _menu(self, at: QPoint) -> None:
        item = self.itemAt(at)
        if item is None:
            return
        folder: Path = item.data(FOLDER)
        menu = QMenu(self)
        menu.addAction(self.tr("Open")).triggered.connect(lambda: self.chosen.emit(folder))
        menu.addAction(self.tr("Show the folder")).triggered.connect(
            lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
        )
        menu.addAction(self.tr("Take off this list")).triggered.connect(lambda: self._forget(folder))
        menu.popup(self.viewport().mapToGlobal(at))

    def _forget(self, folder: Path) -> None:
        forget_film(folder)
        self.refresh()


class _Card(QStyledItemDelegate):
    def sizeHint(self, option, index) -> QSize:
        return CARD

    def paint(self, painter: QPainter, option, index) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRect(option.rect)
        over = bool(option.state & QStyle.StateFlag.State_MouseOver)
        has_focus = option.widget is not None and option.widget.hasFocus()
        current = bool(option.state & QStyle.StateFlag.State_Selected) and has_focus
        if over or current:
            painter.setPen(QPen(theme.ACCENT, 2) if current else Qt.PenStyle.NoPen)
            painter.setBrush(theme.RAISED)
            painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), 4, 4)
        picture = PICTURE.translated(rect.topLeft())
        painter.fillRect(picture, theme.LINE)
        film: Film | None = index.data(FILM)
        if film and film.image:
            size = film.image.size().scaled(picture.size(), Qt.AspectRatioMode.KeepAspectRatio)
            shown = QRect(QPoint(0, 0), size)
            shown.moveCenter(picture.center())
            painter.drawImage(shown, film.image)
        elif film:
            painter.setPen(theme.QUIET)
            painter.drawText(picture, Qt.AlignmentFlag.AlignCenter, self.tr("No boards yet"))
        line = QRect(picture.left(), picture.bottom() + 8, picture.width(), 18)
        painter.setFont(theme.text_font(9.5, strong=True))
        painter.setPen(theme.TEXT)
        title = painter.fontMetrics().elidedText(index.data(), Qt.TextElideMode.ElideRight, line.width())
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, title)
        line.translate(0, 18)
        painter.setFont(theme.digits_font(9))
        painter.setPen(theme.QUIET)
        if film:
            words = self.tr("{n} boards  ·  {length}").format(n=film.boards, length=film.length)
            painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, words)
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, _when(index.data(FOLDER)))
        painter.restore()


def _when(folder: Path) -> str:
    """When it was saved last: the time of today, the date of any other day."""
    try:
        saved = datetime.fromtimestamp((folder / "project.json").stat().st_mtime)
    except OSError:
        return ""
    if saved.date() == datetime.now().date():
        return clock(saved)
    return day(saved)
