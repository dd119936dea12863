"""What has to be known before the first drawing: a name, a shape and a rate."""

from __future__ import annotations

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QComboBox, QDialog, QFormLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from app import theme
from app.films import free_folder
from app.widgets.parts import label, row
from engine.values.time import Rate

SHAPES: tuple[tuple[str, tuple[int, int]], ...] = (
    ("16:9", (1920, 1080)),
    ("2.39:1", (1920, 804)),
    ("1.85:1", (1920, 1038)),
    ("4:3", (1440, 1080)),
    ("1:1", (1080, 1080)),
    ("9:16", (1080, 1920)),
)
RATES: tuple[tuple[str, Rate], ...] = (
    ("23.976", Rate(24000, 1001)),
    ("24", Rate(24)),
    ("25", Rate(25)),
    ("29.97", Rate(30000, 1001)),
    ("30", Rate(30)),
    ("50", Rate(50)),
    ("60", Rate(60)),
)


class NewFilm(QDialog):
    """Remembers shape and rate, because most people always make the same."""

    def __init__(self, parent: QWidget):
        super().__init__(parent)
        self.setWindowTitle(self.tr("New film"))
        self.setMinimumWidth(420)
        self.title = QLineEdit()
        self.title.setPlaceholderText(self.tr("Untitled"))
        self.title.setAccessibleName(self.tr("Title"))
        self.shape = QComboBox()
        self.shape.setAccessibleName(self.tr("Shape"))
        for name, (width, height) in SHAPES:
            self.shape.addItem(f"{name}   {width} × {height}", (width, height))
        self.rate = QComboBox()
        self.rate.setAccessibleName(self.tr("Frames a second"))
        for name, rate in RATES:
            self.rate.addItem(self.tr("{rate} frames a second").format(rate=name), rate)
        self.where = label(colour=theme.QUIET, wrap=True)
        self.shape.setCurrentIndex(int(str(QSettings().value("new/shape", 0))) % len(SHAPES))
        self.rate.setCurrentIndex(int(str(QSettings().value("new/rate", 1))) % len(RATES))
        form = QFormLayout()
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(8)
        form.addRow(label(self.tr("Title"), colour=theme.QUIET), self.title)
        form.addRow(label(self.tr("Shape"), colour=theme.QUIET), self.shape)
        form.addRow(label(self.tr("Rate"), colour=theme.QUIET), self.rate)
        form.addRow("", self.where)
        make, cancel = QPushButton(self.tr("Make")), QPushButton(self.tr("Cancel"))
        make.setProperty("main", True)
        make.setDefault(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(16)
        column.addWidget(label(self.tr("New film"), strong=True, size=12))
        column.addLayout(form)
        column.addLayout(row(None, cancel, make, spacing=8))
        make.clicked.connect(self.accept)
        cancel.clicked.connect(self.reject)
        self.title.textChanged.connect(self._say_where)
        self._say_where()
        self.title.setFocus()

    @property
    def film(self) -> tuple[str, Rate, tuple[int, int]]:
        return self.title.text().strip(), self.rate.currentData(), tuple(self.shape.currentData())

    def accept(self) -> None:
        QSettings().setValue("new/shape", self.shape.currentIndex())
        QSettings().setValue("new/rate", self.rate.currentIndex())
        super().accept()

    def _say_where(self) -> None:
        folder = free_folder(self.title.text().strip() or self.tr("Untitled"))
        self.where.setText(self.tr("It will lie in {folder}.").format(folder=folder))
