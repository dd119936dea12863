"""The list of weak spots, with a click to go there and one to paint the stretch again; below it the shot's figures."""

from __future__ import annotations

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QStackedLayout, QVBoxLayout, QWidget

from app import theme
from app.measures import Measures, Spot, words
from app.spots.delegate import SpotDelegate
from app.spots.figures import Figures
from app.widgets.parts import flat, label, row

Index = QModelIndex | QPersistentModelIndex
SPOT = Qt.ItemDataRole.UserRole


class SpotsModel(QAbstractListModel):
    def __init__(self, parent: QObject | None = None):
        super().__init__(parent)
        self.spots: list[Spot] = []

    def show(self, spots: list[Spot]) -> None:
        if spots != self.spots:
            self.beginResetModel()
            self.spots = spots
            self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.spots)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        spot = self.spots[index.row()]
        if role == SPOT:
            return spot
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{spot.placed.number}: {words(spot.fault)}"
        return None


class SpotsPanel(QWidget):
    def __init__(self, measures: Measures, parent: QWidget | None = None):
        super().__init__(parent)
        self.measures, self.studio = measures, measures.studio
        self.setMinimumWidth(240)
        self.model = SpotsModel(self)
        self.list = QListView()
        self.list.setAccessibleName(self.tr("Weak spots"))
        self.list.setModel(self.model)
        self.delegate = SpotDelegate(self.studio, self.list)
        self.delegate.again.connect(self._again)
        self.list.setItemDelegate(self.delegate)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setMouseTracking(True)
        self.list.setUniformItemSizes(True)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.list.clicked.connect(self._go)
        self.list.activated.connect(self._go)
        self.empty = label("", colour=theme.QUIET, wrap=True)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.empty.setMargin(24)
        pages = QWidget()
        self.pages = QStackedLayout(pages)
        self.pages.setContentsMargins(0, 0, 0, 0)
        self.pages.addWidget(self.list)
        self.pages.addWidget(self.empty)
        self.summary = label(colour=theme.QUIET)
        self.look = flat("search", self.tr("Look over the takes that were never measured"))
        self.look.clicked.connect(measures.measure)
        top = QWidget()
        line = row(self.summary, None, self.look)
        line.setContentsMargins(12, 4, 8, 4)
        top.setLayout(line)
        self.figures = Figures(measures)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(top)
        whole.addWidget(pages, 1)
        whole.addWidget(self.figures)
        self._soon = QTimer(self, singleShot=True, interval=120)
        self._soon.timeout.connect(self.refresh)
        for signal in (measures.found, self.studio.changed, self.studio.opened, self.studio.generation_changed):
            signal.connect(self._changed)
        self.studio.playhead_moved.connect(self._moved)
        self._shot = ""

    def showEvent(self, event: QShowEvent) -> None:
        self.refresh()

    def refresh(self) -> None:
        if not self.isVisible():
            return
        spots = self.measures.spots()
        self.model.show(spots)
        shots = len({spot.placed.shot.id for spot in spots})
        unmeasured = len(self.measures.unmeasured())
        self.look.setVisible(unmeasured > 0)
        self.summary.setText(self._counted(len(spots), shots))
        self.pages.setCurrentIndex(0 if spots else 1)
        self.empty.setText(self._nothing(unmeasured))
        self.figures.show_shot(self.studio.here())

    def _counted(self, spots: int, shots: int) -> str:
        if not spots:
            return ""
        if spots == 1:
            return self.tr("1 weak spot")
        return (
            self.tr("{n} weak spots in {m} shots").format(n=spots, m=shots)
            if shots > 1
            else self.tr("{n} weak spots in 1 shot").format(n=spots)
        )

    def _nothing(self, unmeasured: int) -> str:
        if unmeasured:
            return self.tr("Some takes were never looked over. Press the glass above to do it now.")
        if self.measures.anything():
            return self.tr("Nothing stands out.")
        return self.tr("Every take is looked over as it is painted. What does not follow on is listed here.")

    def _changed(self) -> None:
        self._soon.start()

    def _moved(self, _film_frame: int) -> None:
        here = self.studio.here()
        if self.isVisible() and here is not None and here.shot.id != self._shot:
            self._shot = here.shot.id
            self.figures.show_shot(here)

    def _go(self, index: QModelIndex) -> None:
        spot = index.data(SPOT)
        if isinstance(spot, Spot):
            self.measures.show(spot)

    def _again(self, spot: Spot) -> None:
        self.measures.redo(spot.placed.shot, spot.shot_frame)
