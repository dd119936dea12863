"""What the picture shows: its words, light, weather and place, and whether the drawing has to be met."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QStandardItemModel
from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QLineEdit

from app import theme
from app.studio import Studio
from app.widgets.parts import Section, combo, label
from app.widgets.text import GrowingText, UnknownWords
from engine.document.model import Document, Panel, Shot, Transition, find
from engine.document.numbering import number_of
from engine.document.panel_edits import pin_drawing
from engine.document.shot_edits import set_light, set_number, set_transition, set_weather
from engine.document.staging_edits import relate, unrelate
from engine.document.words_edits import add_words, change_words, set_shot_words
from engine.models import FAMILIES
from engine.models.pencil import known_words
from engine.values.time import Rate, Span

_WORD = re.compile(r"[^\W\d_]+")


class PicturePart(Section):
    def __init__(self, studio: Studio):
        super().__init__(_tr("Picture"))
        self.studio = studio
        self._shot = self._panel = ""
        self.words = GrowingText(self.tr("Words for the picture"), self.tr("Night street, rain, a lamp in the window"))
        self.words.written.connect(
            lambda text: studio.edit(self.tr("Write words for the picture"), with_words, self._shot, self._panel, text)
        )
        self.unknown = UnknownWords(self.words, self._unknown)
        self.words.setToolTip(self.tr("Words with dots under them are words that Pencil does not know."))
        self.page.addWidget(self.words)
        self.number = QLineEdit()
        self.number.setAccessibleName(self.tr("Shot number"))
        self.light = choice(self.tr("Light"), (
            ("day", self.tr("Day")), ("dusk", self.tr("Dusk")), ("night", self.tr("Night")),
            ("indoor", self.tr("Indoors")),
        ))  # fmt: skip
        self.weather = choice(self.tr("Weather"), (
            ("clear", self.tr("Clear")), ("rain", self.tr("Rain")), ("snow", self.tr("Snow")), ("fog", self.tr("Fog")),
        ))  # fmt: skip
        self.place = combo(self.tr("Place"))
        self.transition = choice(self.tr("Comes in by"), (
            ("cut", self.tr("Cut")), ("dissolve", self.tr("Dissolve")), ("fade", self.tr("Fade")),
            ("wipe", self.tr("Wipe")),
        ))  # fmt: skip
        self.pinned = QCheckBox(self.tr("The drawing is a keyframe"))
        self.pinned.setToolTip(self.tr("The painted picture has to become the drawing at the panel's first frame."))
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        for line, (name, field) in enumerate((
            (self.tr("Number"), self.number), (self.tr("Light"), self.light), (self.tr("Weather"), self.weather), (self.tr("Place"), self.place),
            (self.tr("Comes in by"), self.transition),
        )):  # fmt: skip
            grid.addWidget(label(name, colour=theme.QUIET), line, 0, Qt.AlignmentFlag.AlignVCenter)
            grid.addWidget(field, line, 1)
        self.page.addLayout(grid)
        self.page.addWidget(self.pinned)
        self.number.editingFinished.connect(self._numbered)
        self.light.activated.connect(
            lambda _: studio.edit(self.tr("Change light"), set_light, self._shot, self.light.currentData())
        )
        self.weather.activated.connect(
            lambda _: studio.edit(self.tr("Change weather"), set_weather, self._shot, self.weather.currentData())
        )
        self.place.activated.connect(self._place_chosen)
        self.transition.activated.connect(self._transition_chosen)
        self.pinned.clicked.connect(lambda on: studio.edit(self.tr("Pin drawing"), pin_drawing, self._panel, bool(on)))

    def show_panel(self, shot: Shot, panel: Panel) -> None:
        self._shot, self._panel = shot.id, panel.id
        at = words_at(shot, panel)
        self.words.show_text(shot.words[at].text if at is not None else "")
        self.words.setVisible(self.studio.generation)
        if not self.number.hasFocus():
            self.number.setText(shot.number)
        number = number_of(self.studio.document, shot.id)
        by = self.tr("{number}, locked") if shot.kept else self.tr("{number}, by its place")
        self.number.setPlaceholderText(by.format(number=number))
        show_choice(self.light, shot.light)
        show_choice(self.weather, shot.weather)
        self._show_places(shot)
        show_choice(self.transition, shot.transition.kind if shot.transition else "cut")
        self._show_ways_in(opening=shot.id == next(iter(self.studio.document.shots())).id)
        self.pinned.setChecked(panel.pinned)
        self.pinned.setVisible(panel.drawing is not None and self.studio.generation)

    def settle(self) -> None:
        self.words.settle()

    def _show_ways_in(self, *, opening: bool) -> None:
        """The shot that opens the film can come out of the black, but has none before it to dissolve from."""
        model = self.transition.model()
        assert isinstance(model, QStandardItemModel)
        for at in range(model.rowCount()):
            model.item(at).setEnabled(not opening or self.transition.itemData(at) in ("cut", "fade"))

    def _show_places(self, shot: Shot) -> None:
        document = self.studio.document
        places = [member for member in document.cast if member.kind == "place"]
        wanted = [("", self.tr("Nowhere in particular")), *((place.id, place.name) for place in places)]
        if [(self.place.itemData(at), self.place.itemText(at)) for at in range(self.place.count())] != wanted:
            self.place.clear()
            for id_, name in wanted:
                self.place.addItem(name, id_)
        show_choice(self.place, place_of(document, shot))

    def _numbered(self) -> None:
        number = self.number.text().strip()
        if number != self.studio.document.shot(self._shot).number:
            self.studio.edit(self.tr("Number shot"), set_number, self._shot, number)

    def _place_chosen(self, _: int) -> None:
        self.studio.edit(self.tr("Change place"), with_place, self._shot, self.place.currentData())

    def _transition_chosen(self, _: int) -> None:
        kind = self.transition.currentData()
        chosen = None if kind == "cut" else Transition(kind, transition_frames(self.studio.document.rate))
        self.studio.edit(self.tr("Change transition"), set_transition, self._shot, chosen)

    def _unknown(self, text: str) -> list[tuple[int, int]]:
        model = self.studio.document.model
        known = vocabulary(model)
        if known is None:
            return []
        return [(match.start(), len(match[0])) for match in _WORD.finditer(text) if match[0].lower() not in known]


def transition_frames(rate: Rate) -> int:
    return max(2, rate.nominal // 2)


def words_at(shot: Shot, panel: Panel) -> int | None:
    """Which of the shot's words hold where the panel begins, or later while it is seen."""
    start = shot.panel_starts()[shot.panels.index(panel)]
    for at, words in enumerate(shot.words):
        if start in words.span or words.span.meets(Span(start, start + panel.frames)):
            return at
    return None


def with_words(document: Document, shot_id: str, panel_id: str, text: str) -> Document:
    """The words that hold at a panel in the place of those that did; the first ones hold for the whole shot."""
    shot = document.shot(shot_id)
    panel = find(shot.panels, panel_id)
    at = words_at(shot, panel)
    if at is not None:
        return change_words(document, shot_id, at, text)
    if not shot.words:
        return set_shot_words(document, shot_id, text)
    start = shot.panel_starts()[shot.panels.index(panel)]
    return add_words(document, shot_id, text, Span(start, start + panel.frames))


def place_of(document: Document, shot: Shot) -> str:
    """The place that somebody of the shot is in; empty: nowhere in particular."""
    places = {member.id for member in document.cast if member.kind == "place"}
    return next(
        (relation.object for relation in shot.staging if relation.verb == "in" and relation.object in places), ""
    )


def with_place(document: Document, shot_id: str, place: str) -> Document:
    """Everybody of the shot is in this place, and in no other."""
    places = {member.id for member in document.cast if member.kind == "place"}
    people = [member.id for member in document.cast if member.kind != "place"]
    shot = document.shot(shot_id)
    seen = {track.entity for track in (*shot.poses, *shot.layouts)}
    seen |= {one for relation in shot.staging for one in (relation.subject, relation.object)}
    for relation in shot.staging:
        if relation.verb == "in" and relation.object in places:
            document = unrelate(document, shot_id, relation)
    if place:
        for person in people:
            if person in seen:
                document = relate(document, shot_id, person, "in", place)
    return document


@cache
def vocabulary(model: str) -> frozenset[str] | None:
    """The words that Pencil has a meaning for; None for families that read whole sentences."""
    folder = FAMILIES[model].find() if model == "pencil" and model in FAMILIES else None
    return frozenset(known_words(folder)) if folder else None


def choice(name: str, items: Iterable[tuple[object, str]]) -> QComboBox:
    made = combo(name)
    for key, words in items:
        made.addItem(words, key)
    return made


def show_choice(box: QComboBox, key: object) -> None:
    at = box.findData(key)
    if at != box.currentIndex():
        box.setCurrentIndex(at)


def _tr(text: str) -> str:
    return QCoreApplication.translate("PicturePart", text)
