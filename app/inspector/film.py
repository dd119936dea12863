"""What holds for the whole film: its title and shape, its frames a second, its style, and who paints it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QComboBox, QGridLayout, QLineEdit

from app import theme
from app.inspector.picture import choice, show_choice
from app.studio import Studio
from app.widgets.parts import Section, combo, label
from engine.document.film_edits import set_film_model, set_held, set_rate, set_size, set_style, set_title, set_upscaler
from engine.document.model import Panel, Shot
from engine.models import FAMILIES
from engine.models.upscalers import upscaler_files
from engine.values.time import Rate

SIZES = ((1280, 720), (1920, 1080), (2048, 858), (1080, 1080), (1080, 1920), (3840, 2160))
RATES = ("24", "23.976", "25", "30", "29.97", "12", "50", "60")


class FilmPart(Section):
    def __init__(self, studio: Studio):
        super().__init__(_tr("Film"), open_=False)
        self.studio = studio
        self.title_field = QLineEdit()
        self.title_field.setAccessibleName(self.tr("Title"))
        self.shape = combo(self.tr("Size"))
        self.rate = combo(self.tr("Frames a second"))
        self.style_ = choice(self.tr("Style"), (
            ("colour", self.tr("Colour")), ("tone", self.tr("Tone")), ("ink", self.tr("Ink")),
            ("pencil", self.tr("Pencil")),
        ))  # fmt: skip
        self.held = choice(self.tr("Drafts move"), (
            (1, self.tr("on ones")), (2, self.tr("on twos")), (3, self.tr("on threes")), (4, self.tr("on fours")),
        ))  # fmt: skip
        self.enlarger = combo(self.tr("Finals enlarged by"))
        self.enlarger.setToolTip(self.tr("ESRGAN and Real-ESRGAN networks in the folder models/upscalers"))
        self.model = choice(self.tr("Painted by"), tuple((name, family.title) for name, family in FAMILIES.items()))
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        self.generated = []
        for line, (name, field) in enumerate((
            (self.tr("Title"), self.title_field), (self.tr("Size"), self.shape), (self.tr("Rate"), self.rate),
            (self.tr("Style"), self.style_), (self.tr("Drafts move"), self.held), (self.tr("Painted by"), self.model),
            (self.tr("Enlarged by"), self.enlarger),
        )):  # fmt: skip
            heading = label(name, colour=theme.QUIET)
            grid.addWidget(heading, line, 0, Qt.AlignmentFlag.AlignVCenter)
            grid.addWidget(field, line, 1)
            if field in (self.style_, self.held, self.model):
                self.generated += [heading, field]
            if field is self.enlarger:
                self.enlarging = (heading, field)
        self.page.addLayout(grid)
        self.title_field.editingFinished.connect(self._titled)
        self.shape.activated.connect(lambda _: studio.edit(self.tr("Change size"), set_size, *self.shape.currentData()))
        self.rate.activated.connect(
            lambda _: studio.edit(self.tr("Change rate"), set_rate, Rate.of(self.rate.currentData()))
        )
        self.style_.activated.connect(
            lambda _: studio.edit(self.tr("Change style"), set_style, self.style_.currentData())
        )
        self.held.activated.connect(
            lambda _: studio.edit(self.tr("Change how drafts move"), set_held, self.held.currentData())
        )
        self.model.activated.connect(
            lambda _: studio.edit(self.tr("Change the film's painter"), set_film_model, self.model.currentData())
        )

        self.enlarger.activated.connect(
            lambda _: studio.edit(self.tr("Change who enlarges finals"), set_upscaler, self.enlarger.currentData())
        )

    def show_panel(self, shot: Shot, panel: Panel) -> None:
        document = self.studio.document
        if not self.title_field.hasFocus():
            self.title_field.setText(document.title)
        _offer(self.shape, [(size, f"{size[0]} × {size[1]}") for size in SIZES], (document.width, document.height),
               f"{document.width} × {document.height}")  # fmt: skip
        now = str(document.rate)
        known = next((rate for rate in RATES if Rate.of(rate) == document.rate), now)
        _offer(self.rate, [(rate, self.tr("{n} frames a second").format(n=rate)) for rate in RATES], known,
               self.tr("{n} frames a second").format(n=now))  # fmt: skip
        show_choice(self.style_, document.style)
        show_choice(self.held, document.held)
        show_choice(self.model, document.model)
        for part in self.generated:
            part.setVisible(self.studio.generation)
        files = tuple(upscaler_files())
        own = self.tr("the painter's own")
        _offer(self.enlarger, [("", own), *((name, name) for name in files)], document.upscaler, document.upscaler)
        for part in self.enlarging:  # who brought no enlarger need not read of any
            part.setVisible(self.studio.generation and bool(files or document.upscaler))

    def _titled(self) -> None:
        title = self.title_field.text().strip()
        if title and title != self.studio.document.title:
            self.studio.edit(self.tr("Change title"), set_title, title)


def _offer(box: QComboBox, items: list[tuple[object, str]], now: object, words: str) -> None:
    """The usual choices, and the film's own where it is none of them."""
    wanted = items if any(key == now for key, _ in items) else [(now, words), *items]
    if [box.itemText(at) for at in range(box.count())] != [text for _, text in wanted]:
        box.clear()
        for key, text in wanted:
            box.addItem(text, key)
    place = next(at for at, (key, _) in enumerate(wanted) if key == now)
    if box.currentIndex() != place:
        box.setCurrentIndex(place)


def _tr(text: str) -> str:
    return QCoreApplication.translate("FilmPart", text)
