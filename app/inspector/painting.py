"""How the shot is painted: how closely everything is followed, by whom, and from which seed."""

from __future__ import annotations

import secrets

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QStandardItemModel
from PySide6.QtWidgets import QCheckBox

from app import theme
from app.language import heard
from app.studio import Studio
from app.widgets.parts import Section, combo, flat, label, row, tint
from app.widgets.scrub import Scrub
from app.widgets.typed import typed_number
from engine.document.model import Follow, Panel, Shot
from engine.document.shot_edits import set_follow, set_model, set_paint, set_seed
from engine.models import FAMILIES

SEEDS = 10_000


class PaintingPart(Section):
    def __init__(self, studio: Studio):
        super().__init__(_tr("Painting"))
        self.studio = studio
        self._shot = ""
        self.paint = QCheckBox(self.tr("Paint this shot"))
        self.paint.setToolTip(self.tr("Off: the drawing plays, and nothing is generated."))
        self.page.addWidget(self.paint)
        self.page.addWidget(label(self.tr("How closely to follow"), colour=theme.QUIET, size=9))
        self.follow: dict[str, Scrub] = {}
        for signal, name in (
            ("pose", self.tr("Poses")), ("layout", self.tr("Staging")), ("keyframe", self.tr("Drawings")),
            ("camera", self.tr("Camera")), ("words", self.tr("Words")),
        ):  # fmt: skip
            self.follow[signal] = self._slider(signal, name)
            self.page.addWidget(self.follow[signal])
        self.model = combo(self.tr("Painted by"))
        self.missing = label(colour=theme.QUIET, size=9, wrap=True)
        self.seed = Scrub(
            self.tr("Seed"), low=0, high=2**31, default=0, per_pixel=0.25, step=1, whole=True,
            shown=lambda value: f"{round(value)}",
        )  # fmt: skip
        self.dice = flat("seed", self.tr("Another seed: the same shot drawn another way"))
        self.page.addSpacing(4)
        self.page.addWidget(label(self.tr("Painted by"), colour=theme.QUIET, size=9))
        self.page.addWidget(self.model)
        self.page.addWidget(self.missing)
        self.page.addLayout(row(self.seed, self.dice))
        self.paint.clicked.connect(
            lambda on: studio.edit(
                self.tr("Paint shot") if on else self.tr("Keep drawing"), set_paint, self._shot, bool(on)
            )
        )
        self.model.activated.connect(
            lambda _: studio.edit(self.tr("Change painter"), set_model, self._shot, self.model.currentData())
        )
        self.dice.clicked.connect(
            lambda: studio.edit(self.tr("Another seed"), set_seed, self._shot, secrets.randbelow(SEEDS))
        )
        self._wire(self.seed, self.tr("Change seed"), lambda value: (set_seed, (self._shot, round(value)), {}))

    def show_panel(self, shot: Shot, panel: Panel) -> None:
        self._shot = shot.id
        self.setVisible(self.studio.generation)
        self.paint.setChecked(shot.paint)
        for signal, slider in self.follow.items():
            slider.set_value(getattr(shot.follow, signal))
            slider.setEnabled(shot.paint)
        self.seed.set_value(shot.seed)
        self._show_models(shot)
        for part in (self.model, self.seed, self.dice):
            part.setEnabled(shot.paint)

    def _slider(self, signal: str, name: str) -> Scrub:
        slider = Scrub(
            name, low=0, high=1, default=getattr(Follow(), signal), per_pixel=0.005, step=0.05, bar=True,
            shown=lambda value: f"{round(value * 100)} %",
            read=lambda text, now: _share(text, now),
        )  # fmt: skip
        self._wire(
            slider,
            self.tr("Follow {what}").format(what=name.lower()),
            lambda value: (set_follow, (self._shot,), {signal: round(value, 3)}),
        )
        return slider

    def _wire(self, field: Scrub, words: str, edit) -> None:
        """A field's gestures as one step each."""

        def drag(value: float) -> None:
            change, args, more = edit(value)
            self.studio.drag(change, *args, **more)

        def typed(value: float) -> None:
            change, args, more = edit(value)
            self.studio.edit(words, change, *args, **more)

        field.begun.connect(lambda: self.studio.begin_drag(words))
        field.moved.connect(drag)
        field.ended.connect(self.studio.end_drag)
        field.abandoned.connect(self.studio.abandon_drag)
        field.typed.connect(typed)
        field.refused.connect(self.studio.told)

    def _show_models(self, shot: Shot) -> None:
        film = FAMILIES.get(self.studio.document.model)
        title = film.title if film else self.studio.document.model
        wanted = [(None, self.tr("{title}, as the film").format(title=title))]
        wanted += [(name, family.title) for name, family in FAMILIES.items()]
        if [(self.model.itemData(at), self.model.itemText(at)) for at in range(self.model.count())] != wanted:
            self.model.clear()
            for name, words in wanted:
                self.model.addItem(words, name)
            items = self.model.model()
            for at, (name, _) in enumerate(wanted):
                if name and FAMILIES[name].find() is None and isinstance(items, QStandardItemModel):
                    items.item(at).setForeground(theme.FAINT)
                    items.item(at).setToolTip(heard(FAMILIES[name].missing))
        self.model.setCurrentIndex(max(0, self.model.findData(shot.model)))
        family = FAMILIES.get(shot.model or self.studio.document.model)
        missing = heard(family.missing) if family and family.find() is None else ""
        self.missing.setText(missing)
        self.missing.setVisible(bool(missing))
        tint(self.missing, theme.AMBER)


def _share(text: str, now: float) -> float:
    """Percent as people write them: 80, 80 %, +5, *1.5."""
    return typed_number(text, now * 100) / 100


def _tr(text: str) -> str:
    return QCoreApplication.translate("PaintingPart", text)
