"""The ground under the tracks: the stretch of film that is seen, brought closer by wheel and slider, pushed about, fitted."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from app.timeline.bar import BAR, Bar
from app.timeline.gestures import ALT, CONTROL, SHIFT
from app.timeline.layout import Row, View
from app.timeline.scene import HEADER, TOP


class Ground(QAbstractScrollArea):
    """Who derives from it says how long the film is, what its rows are, and where the playhead stands."""

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self.view = View()
        self.rows: tuple[Row, ...] = ()
        self._layer = QPixmap()  # everything that stands still while the playhead moves
        self._stale = True  # it has to be drawn again
        self._fitted = False
        self.bar = Bar()
        self.bar.setParent(self)
        self.bar.zoomed.connect(self._zoomed)
        self.bar.fit.clicked.connect(self.fit)
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.setMinimumHeight(BAR + TOP + 90)
        self.setViewportMargins(0, BAR, 0, 0)
        corner = QWidget()
        corner.setFixedWidth(HEADER)
        self.addScrollBarWidget(corner, Qt.AlignmentFlag.AlignLeft)  # the bar lies under the film, not under the names
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.verticalScrollBar().valueChanged.connect(self.redraw)
        self.horizontalScrollBar().valueChanged.connect(self._scrolled)

    def length(self) -> int:
        """Frames of the film."""
        return 0

    def now(self) -> int:
        """The film frame at the playhead."""
        return 0

    @property
    def scrolled(self) -> int:
        return self.verticalScrollBar().value()

    def redraw(self, *_: object) -> None:
        """The standing picture is drawn again before the next look."""
        self._stale = True
        self.viewport().update()

    def show_view(self, view: View) -> None:
        if view != self.view:
            self.view = view
            self.measure()
            self.redraw()

    def fit(self) -> None:
        """All of the film at once."""
        self.show_view(self.view.fitted(self.length()))
        self.measure()
        self.redraw()

    def zoom(self, factor: float, about_x: float) -> None:
        """Closer or farther; the frame under ``about_x``, a pixel of the widget, stays under it."""
        self.show_view(self.view.zoomed(factor, about_x - HEADER, self.length()))

    def _zoomed(self, scale: float) -> None:
        """By the slider: about the playhead where it is seen."""
        self.zoom(scale / self.view.scale, self.playhead_x())

    def pan(self, across: float, down: float) -> None:
        self.show_view(self.view.panned(across, self.length()))
        if down:
            self.verticalScrollBar().setValue(round(self.scrolled + down))

    def measure(self) -> None:
        """The scroll bars and the slider follow the view; the view is the truth."""
        across, down = self.horizontalScrollBar(), self.verticalScrollBar()
        across.blockSignals(True)
        lowest, highest = self.view.reach(self.length())
        across.setRange(0, 0 if self.view.holds(self.length()) else round((highest - lowest) * self.view.scale))
        across.setPageStep(max(1, round(self.view.width)))
        across.setSingleStep(40)
        across.setValue(round((self.view.left - lowest) * self.view.scale))
        across.blockSignals(False)
        tall = self.rows[-1].top + self.rows[-1].height + 1 if self.rows else 0
        down.setRange(0, max(0, tall - (self.viewport().height() - TOP)))
        down.setPageStep(max(1, self.viewport().height() - TOP))
        down.setSingleStep(22)
        self.bar.show_zoom(self.view.scale, self.view.fitted(self.length()).scale)

    def _scrolled(self, value: int) -> None:
        lowest, _ = self.view.reach(self.length())
        self.view = View(lowest + value / self.view.scale, self.view.scale, self.view.width)
        self.redraw()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.bar.setGeometry(0, 0, self.width(), BAR)
        self.bar.raise_()
        width = float(max(1, self.viewport().width() - HEADER))
        fits = self._fitted and self.view == self.view.fitted(self.length())
        self.view = View(self.view.left, self.view.scale, width)
        if fits or (not self._fitted and self.isVisible()):
            self._fitted = True
            self.view = self.view.fitted(self.length())
        self.measure()
        self.redraw()

    def wheelEvent(self, event: QWheelEvent) -> None:
        turn, pixels = event.angleDelta(), event.pixelDelta()
        up = turn.y() or turn.x()  # with Alt some systems turn the wheel sideways
        if event.modifiers() & (CONTROL | ALT):
            self.zoom(2.0 ** (up / 240), event.position().x())
        elif pixels.x() or (turn.x() and not turn.y()):
            self.pan(-(pixels.x() or turn.x() / 120 * 96), -pixels.y())
        elif event.modifiers() & SHIFT or event.position().x() < HEADER:
            self.pan(0, -(pixels.y() or turn.y() / 120 * 46))
        else:
            self.pan(-(pixels.y() or turn.y() / 120 * 96), 0)
        event.accept()

    def playhead_x(self) -> float:
        x = self.view.x(self.now())
        return HEADER + (x if 0 <= x <= self.view.width else self.view.width / 2)
