"""Choosing how storyboard sheets are printed, with the first page as it will be."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPoint, QSettings, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)  # fmt: skip

from app import theme
from app.sheets.painter import laid_out, paint, write
from app.studio import Studio
from app.widgets.parts import combo, label
from engine.models.base import Size
from engine.render.materials import PAPER, crossed
from engine.render.sheet_layout import FORMS, USUAL, Board, Page, Paper

if TYPE_CHECKING:
    from app.window import Window

SIDE = 460  # pixels of the preview


class SheetsDialog(QDialog):
    def __init__(self, studio: Studio, start: Path, parent: QWidget | None = None):
        super().__init__(parent)
        self.studio, self.start = studio, start
        self.setWindowTitle(self.tr("Print storyboard sheets"))
        kept = QSettings()
        self.forms = QButtonGroup(self)
        names = {
            "1": self.tr("1 panel a page"), "2": self.tr("2 panels a page"),
            "3": self.tr("3 panels, captions beside"), "4": self.tr("4 panels a page"),
            "6": self.tr("6 panels a page"), "9": self.tr("9 panels a page"), "12": self.tr("12 panels a page"),
            "30": self.tr("Contact sheet, 30 pictures"), "column": self.tr("One column, as in Japan"),
        }  # fmt: skip
        choices = QVBoxLayout()
        choices.setSpacing(6)
        choices.addWidget(label(self.tr("Page"), colour=theme.QUIET))
        for id_, name in names.items():
            button = QRadioButton(name)
            button.setProperty("form", id_)
            button.setChecked(id_ == str(kept.value("sheets/form") or USUAL))
            self.forms.addButton(button)
            choices.addWidget(button)
        self.paper = combo(self.tr("Paper"))
        self.paper.addItem("A4", "a4")
        self.paper.addItem(self.tr("US Letter"), "letter")
        self.paper.setCurrentIndex(max(0, self.paper.findData(kept.value("sheets/paper"))))
        choices.addSpacing(8)
        choices.addWidget(label(self.tr("Paper"), colour=theme.QUIET))
        choices.addWidget(self.paper)
        chosen = len(studio.selection.panels)
        self.only = QCheckBox(self.tr("Only the {n} chosen panels").format(n=chosen))
        self.only.setVisible(chosen > 1)
        choices.addSpacing(8)
        choices.addWidget(self.only)
        choices.addStretch(1)
        self.count = label(colour=theme.QUIET)
        choices.addWidget(self.count)
        self.preview = Preview(studio)
        save = QPushButton(self.tr("Save PDF…"))
        save.setProperty("main", True)
        save.setDefault(True)
        cancel = QPushButton(self.tr("Cancel"))
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(cancel)
        buttons.addWidget(save)
        choices.addLayout(buttons)
        both = QHBoxLayout(self)
        both.setContentsMargins(16, 16, 16, 16)
        both.setSpacing(20)
        both.addWidget(self.preview)
        both.addLayout(choices)
        self.forms.buttonClicked.connect(self.show_page)
        self.paper.activated.connect(self.show_page)
        self.only.toggled.connect(self.show_page)
        save.clicked.connect(self.choose_file)
        cancel.clicked.connect(self.reject)
        studio.pictures_changed.connect(self.preview.look_again)
        self.show_page()

    @property
    def form(self) -> str:
        chosen = self.forms.checkedButton()
        return str(chosen.property("form")) if chosen else USUAL

    @property
    def chosen_paper(self) -> Paper:
        return self.paper.currentData()

    @property
    def panels(self) -> frozenset[str] | None:
        return frozenset(self.studio.selection.panels) if self.only.isChecked() else None

    def show_page(self, *_: object) -> None:
        laid = laid_out(self.studio.document, FORMS[self.form], self.chosen_paper, self.panels)
        self.preview.show_page(laid[0])
        self.count.setText(self.tr("{n} pages").format(n=len(laid)) if len(laid) > 1 else self.tr("1 page"))

    def choose_file(self) -> None:
        kinds = self.tr("PDF (*.pdf);;Pictures (*.png)")
        name, _ = QFileDialog.getSaveFileName(self, self.tr("Save sheets"), str(self.start), kinds)
        if name:
            self.save(Path(name))

    def save(self, path: Path) -> None:
        """Begins to write; the queue and the status bar say how far it is."""
        path = path if path.suffix else path.with_suffix(".pdf")
        kept = QSettings()
        kept.setValue("sheets/form", self.form)
        kept.setValue("sheets/paper", self.chosen_paper)
        kept.setValue("exports", str(path.parent))
        how = partial(write, form=self.form, paper=self.chosen_paper, panels=self.panels)
        self.studio.exporter.write(how, self.studio.document, self.studio.project, path)
        self.accept()


def print_sheets(window: Window) -> None:
    """Opens the dialog over a window."""
    window.inspector.settle()
    start = window.keeper.exports_folder() / f"{window.studio.document.title}.pdf"
    dialog = SheetsDialog(window.studio, start, window)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()


class Preview(QWidget):
    """A page on a desk, with the pictures that the boards show."""

    def __init__(self, studio: Studio):
        super().__init__()
        self.studio = studio
        self.page: Page | None = None
        self._image: QImage | None = None
        self._soon = QTimer(self, singleShot=True, interval=60)
        self._soon.timeout.connect(self._paint_page)
        self.setFixedSize(SIDE + 24, SIDE + 24)
        self.setAccessibleName(self.tr("The first page"))

    def show_page(self, page: Page) -> None:
        self.page = page
        self._paint_page()

    def look_again(self, *_: object) -> None:
        if not self._soon.isActive():
            self._soon.start()

    def _paint_page(self) -> None:
        page = self.page
        if page is None:
            return
        ratio = self.devicePixelRatioF()
        density = SIDE / max(page.width, page.height) * ratio
        image = QImage(
            QSize(round(page.width * density), round(page.height * density)), QImage.Format.Format_RGB32
        )  # fmt: skip
        image.fill(Qt.GlobalColor.white)
        painter = QPainter(image)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        painter.scale(density, density)
        paint(painter, page, self._see, density)
        painter.end()
        image.setDevicePixelRatio(ratio)
        self._image = image
        self.update()

    def _see(self, board: Board, size: Size) -> NDArray[np.uint8]:
        if board.shot.omitted:
            return crossed(np.full((size[1], size[0], 3), PAPER, np.uint8))
        image = self.studio.pictures.best_of(board.shot, board.shot_frame).image
        small = image.scaled(
            *size, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
        ).convertToFormat(QImage.Format.Format_RGB888)
        rows = np.frombuffer(small.constBits(), np.uint8).reshape(small.height(), small.bytesPerLine())
        return rows[:, : size[0] * 3].reshape(size[1], size[0], 3)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(24, 24, 24))
        if self._image is not None:
            size = self._image.deviceIndependentSize().toSize()
            painter.drawImage(
                QPoint((self.width() - size.width()) // 2, (self.height() - size.height()) // 2), self._image
            )
