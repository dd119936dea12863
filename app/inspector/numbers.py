"""How shots and panels are numbered, with the numbers that come of it beside the rules."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QCheckBox, QGridLayout, QLineEdit

from app import theme
from app.inspector.picture import choice, show_choice
from app.studio import Studio
from app.widgets.parts import Elided, Section, label
from app.widgets.scrub import Scrub
from engine.document.model import Document, Panel, Shot
from engine.document.numbering import panel_label, shot_numbers
from engine.document.numbering_edits import lock_numbers, set_numbering

SHOWN = 40  # numbers in the line that shows what the rules make; it is cut where the room ends


class NumbersPart(Section):
    def __init__(self, studio: Studio):
        super().__init__(_tr("Numbers"), open_=False)
        self.studio = studio
        self.prefix = QLineEdit()
        self.prefix.setAccessibleName(self.tr("Prefix"))
        self.prefix.setPlaceholderText(self.tr("such as SH"))
        self.prefix.setMaxLength(16)
        self.digits = self._number(self.tr("Digits"), 1, 6, 1)
        self.first = self._number(self.tr("First"), 0, 9999, 1)
        self.step = self._number(self.tr("Step"), 1, 100, 1)
        self.insert = choice(self.tr("Between two"), (("", "12A"), ("_", "12_A"), (".", "12.A"), ("-", "12-A")))
        self.panel = choice(self.tr("Panels"), (
            ("·1", "12·1"), ("-1", "12-1"), (".1", "12.1"), ("_1", "12_1"), ("A", "12A"), ("_A", "12_A"), ("-A", "12-A"),
            ("", self.tr("not numbered")),
        ))  # fmt: skip
        self.by_sequence = choice(self.tr("Counted"), (
            ("", self.tr("through the film")), ("-", self.tr("by sequence: 2-4")), ("_", self.tr("by sequence: 2_4")),
            (".", self.tr("by sequence: 2.4")),
        ))  # fmt: skip
        self.single = QCheckBox(self.tr("Number the only panel of a shot, too"))
        self.locked = QCheckBox(self.tr("Lock all numbers"))
        self.locked.setToolTip(self.tr("Shots keep their numbers; one that comes between two others gets a letter"))
        self.shown = Elided(colour=theme.TEXT)
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        grid.addWidget(self.shown, 0, 0, 1, 2)
        for line, (name, field) in enumerate((
            (self.tr("Prefix"), self.prefix), ("", self.digits), ("", self.first), ("", self.step),
            (self.tr("Counted"), self.by_sequence), (self.tr("Between two"), self.insert),
            (self.tr("Panels"), self.panel), ("", self.single), ("", self.locked),
        ), 1):  # fmt: skip
            if name:
                grid.addWidget(label(name, colour=theme.QUIET), line, 0, Qt.AlignmentFlag.AlignVCenter)
                grid.addWidget(field, line, 1)
            else:
                grid.addWidget(field, line, 0, 1, 2)
        self.page.addLayout(grid)
        self.prefix.editingFinished.connect(lambda: self._rule(prefix=self.prefix.text().strip()))
        self.insert.activated.connect(lambda _: self._rule(insert=self.insert.currentData()))
        self.panel.activated.connect(lambda _: self._rule(panel=self.panel.currentData()))
        self.by_sequence.activated.connect(lambda _: self._rule(by_sequence=self.by_sequence.currentData()))
        self.single.clicked.connect(lambda on: self._rule(single=bool(on)))
        self.locked.clicked.connect(self._lock)
        for name, field in (("digits", self.digits), ("first", self.first), ("step", self.step)):
            field.begun.connect(lambda: studio.begin_drag(self.tr("Change numbering")))
            field.moved.connect(lambda value, name=name: studio.drag(set_numbering, **{name: round(value)}))
            field.ended.connect(studio.end_drag)
            field.abandoned.connect(studio.abandon_drag)
            field.typed.connect(lambda value, name=name: self._rule(**{name: round(value)}))
            field.refused.connect(studio.told)

    @staticmethod
    def _number(name: str, low: int, high: int, default: int) -> Scrub:
        return Scrub(name, low=low, high=high, default=default, per_pixel=0.1, step=1, whole=True)

    def show_panel(self, shot: Shot, panel: Panel) -> None:
        document = self.studio.document
        rules = document.numbering
        if not self.prefix.hasFocus():
            self.prefix.setText(rules.prefix)
        for field, value in ((self.digits, rules.digits), (self.first, rules.first), (self.step, rules.step)):
            field.set_value(value)
        show_choice(self.insert, rules.insert)
        show_choice(self.panel, rules.panel)
        show_choice(self.by_sequence, rules.by_sequence)
        self.single.setChecked(rules.single)
        self.single.setEnabled(bool(rules.panel))
        self.locked.setChecked(all(sequence.locked for sequence in document.sequences))
        self.shown.set_text("   ".join(names(document)))

    def _rule(self, **rules: object) -> None:
        self.studio.edit(self.tr("Change numbering"), set_numbering, **rules)

    def _lock(self, on: bool) -> None:
        every = tuple(sequence.id for sequence in self.studio.document.sequences)
        self.studio.edit(self.tr("Lock numbers") if on else self.tr("Unlock numbers"), lock_numbers, every, on)


def names(document: Document) -> list[str]:
    """The first panels' names, as the boards show them."""
    made: list[str] = []
    for shot, number in zip(document.shots(), shot_numbers(document), strict=True):
        made += [panel_label(number, shot, panel, document.numbering) for panel in shot.panels]
        if len(made) >= SHOWN:
            break
    return made[:SHOWN]


def _tr(text: str) -> str:
    return QCoreApplication.translate("NumbersPart", text)
