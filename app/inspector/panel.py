"""The inspector as a panel: a head that says what is chosen, sections that scroll, and the gate that stays."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QFrame, QScrollArea, QStackedLayout, QVBoxLayout, QWidget

from app import theme
from app.inspector.captions import CaptionsPart
from app.inspector.film import FilmPart
from app.inspector.framing import FramingPart
from app.inspector.gate import GatePart
from app.inspector.head import HeadPart
from app.inspector.numbers import NumbersPart
from app.inspector.painting import PaintingPart
from app.inspector.picture import PicturePart
from app.inspector.takes import TakesPart
from app.studio import Studio
from app.widgets.keyed import KeyedWords


class InspectorPanel(QWidget):
    def __init__(self, studio: Studio, parent: QWidget | None = None):
        super().__init__(parent)
        self.studio = studio
        self.setMinimumWidth(280)
        self.head = HeadPart(studio)
        self.captions = CaptionsPart(studio)
        self.framing = FramingPart(studio)
        self.picture = PicturePart(studio)
        self.painting = PaintingPart(studio)
        self.takes = TakesPart(studio)
        self.film = FilmPart(studio)
        self.numbers = NumbersPart(studio)
        self.gate = GatePart(studio)
        self.parts = (
            self.head,
            self.captions,
            self.framing,
            self.picture,
            self.painting,
            self.takes,
            self.film,
            self.numbers,
            self.gate,
        )

        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(theme.SIDE, 4, 0, 12)
        column.setSpacing(8)
        for part in (self.captions, self.framing, self.picture, self.painting, self.takes, self.film, self.numbers):
            column.addWidget(part)
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the fields in it are what Tab goes to
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)  # it is the margin, full or empty
        scroll.setWidget(inside)
        page = QWidget()
        whole = QVBoxLayout(page)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.head)
        whole.addWidget(scroll, 1)
        whole.addWidget(self.gate)

        nothing = KeyedWords(
            studio, self.tr("Choose a panel in the boards, or press {new-panel} for a new one."), colour=theme.QUIET
        )
        nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        nothing.setMargin(24)
        self.pages = QStackedLayout(self)
        self.pages.setContentsMargins(0, 0, 0, 0)
        self.pages.addWidget(page)
        self.pages.addWidget(nothing)

        # Many signals come in one gesture; the fields are set once, before the next paint.
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self.refresh)
        for signal in (
            studio.changed, studio.selection_changed, studio.opened, studio.generation_changed, studio.states.found,
        ):  # fmt: skip
            signal.connect(self._refresh_soon)
        studio.work_changed.connect(self._work_changed)
        studio.playhead_moved.connect(self._playhead_moved)
        self._shown: tuple[str, str] | None = None
        self.refresh()

    def _refresh_soon(self) -> None:
        self._soon.start()

    def refresh(self) -> None:
        chosen = self.studio.selected_panel()
        self.pages.setCurrentIndex(0 if chosen else 1)
        if chosen is None:
            self._shown = None
            return
        shot, panel = chosen
        key = shot.id, panel.id
        if self._shown is not None and self._shown != key:
            self.settle()  # what was being written belongs to the panel that was there
        self._shown = key
        for part in self.parts:
            part.show_panel(shot, panel)

    def settle(self) -> None:
        """What is still being written becomes the document's; before saving, and before another panel is shown."""
        self.captions.settle()
        self.picture.settle()

    def _work_changed(self, shot_id: str) -> None:
        if self._shown and self._shown[0] == shot_id:
            self._soon.start()

    def _playhead_moved(self, film_frame: int) -> None:
        if self.studio.selection.panels or self.studio.playing:
            return
        chosen = self.studio.selected_panel()
        if chosen is None or (chosen[0].id, chosen[1].id) != self._shown:
            self._soon.start()
