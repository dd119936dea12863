"""What is done, said and thought while a panel is seen, in the board's fields and in the artist's own."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QMenu, QToolButton, QVBoxLayout, QWidget

from app import theme
from app.studio import Studio
from app.widgets.parts import flat, label, row
from app.widgets.text import GrowingText
from app.widgets.typed import shown_length
from engine.document.caption_edits import (
    add_field,
    move_field,
    remove_field,
    rename_field,
    suggested_frames,
    write_own,
    written,
)
from engine.document.model import CaptionField, Panel, Shot
from engine.document.panel_edits import Caption, set_caption, set_frames
from engine.values.ids import new_id


class CaptionsPart(QWidget):
    def __init__(self, studio: Studio):
        super().__init__()
        self.studio = studio
        self._panel = ""
        self.fields: dict[Caption, GrowingText] = {}
        self.own: dict[str, OwnField] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 4)
        column.setSpacing(2)
        steps: dict[Caption, str] = {
            "action": self.tr("Write action"),
            "dialogue": self.tr("Write dialogue"),
            "slugging": self.tr("Write slugging"),
            "notes": self.tr("Write notes"),
        }
        shown: dict[Caption, tuple[str, str]] = {
            "action": (self.tr("Action"), self.tr("What happens")),
            "dialogue": (self.tr("Dialogue"), self.tr("What is said")),
            "slugging": (self.tr("Slugging"), self.tr("How it is timed")),
            "notes": (self.tr("Notes"), self.tr("What to think of")),
        }
        self.add = flat("add", self.tr("A field of your own under every panel"))
        self.add.setFixedSize(22, 18)
        self.add.clicked.connect(self.add_one)
        self.spoken = _Spoken(studio)
        for caption, (name, hint) in shown.items():
            field = GrowingText(name, hint)
            field.written.connect(partial(self._written, caption, steps[caption]))
            self.fields[caption] = field
            heading = label(name, colour=theme.QUIET, size=9)
            if caption == "dialogue":
                column.addLayout(row(heading, None, self.spoken))
            elif caption == "notes":
                column.addLayout(row(heading, None, self.add))
            else:
                column.addWidget(heading)
            column.addWidget(field)
            column.addSpacing(4)
        self._column = QVBoxLayout()
        self._column.setSpacing(2)
        column.addLayout(self._column)

    def _written(self, caption: Caption, words: str, text: str) -> None:
        self.studio.edit(words, set_caption, self._panel, caption, text)

    def show_panel(self, shot: Shot, panel: Panel) -> None:
        self._panel = panel.id
        for caption, field in self.fields.items():
            field.show_text(getattr(panel, caption))
        self.spoken.show_panel(panel)
        self._show_own(panel)

    def settle(self) -> None:
        for field in (*self.fields.values(), *(own.text for own in self.own.values())):
            field.settle()

    # -- fields of the artist's own -----------------------------------------------------------------------------------

    def add_one(self) -> None:
        """One more field, whose name is to be written."""
        names = {field.name for field in self.studio.document.fields}
        number = len(names) + 1
        while (name := self.tr("Field {n}").format(n=number)) in names:
            number += 1
        new = new_id("field")
        self.studio.edit(self.tr("Add field"), add_field, name, new)
        chosen = self.studio.selected_panel()
        if chosen:
            self._show_own(chosen[1])
            if new in self.own:
                self.own[new].begin_renaming()

    def _show_own(self, panel: Panel) -> None:
        fields = self.studio.document.fields
        if [field.id for field in fields] != list(self.own):
            for own in self.own.values():
                self._column.removeWidget(own)
                own.hide()
                own.deleteLater()
            self.own = {field.id: OwnField(self.studio, field) for field in fields}
            for own in self.own.values():
                self._column.addWidget(own)
        for field in fields:
            self.own[field.id].show_panel(field, panel)


class _Spoken(QToolButton):
    """How long it takes to say the dialogue. It proposes; pressed, it does."""

    def __init__(self, studio: Studio):
        super().__init__()
        self.studio = studio
        self._panel, self._frames = "", 0
        self.setFont(theme.digits_font(9))
        self.setAutoRaise(True)
        self.setFixedHeight(18)
        self.setProperty("line", True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.clicked.connect(self._take)

    def show_panel(self, panel: Panel) -> None:
        rate = self.studio.document.rate
        frames = suggested_frames(panel, rate)
        self.setVisible(frames is not None)
        if frames is None:
            return
        self._panel, self._frames = panel.id, frames
        length = shown_length(frames, rate)
        self.setText(self.tr("said in {length}").format(length=length))
        short = panel.frames < frames
        self.setToolTip(
            self.tr("The panel is shorter than its dialogue takes. Make it {length} long.").format(length=length)
            if short else self.tr("Make the panel {length} long").format(length=length)
        )  # fmt: skip
        self.setAccessibleName(self.toolTip())
        self.setEnabled(panel.frames != frames)
        palette = self.palette()
        palette.setColor(self.foregroundRole(), theme.AMBER if short else theme.QUIET)
        self.setPalette(palette)

    def _take(self) -> None:
        self.studio.edit(self.tr("Length from dialogue"), set_frames, self._panel, self._frames)


class OwnField(QWidget):
    """One of the artist's own fields: its name is changed by a double click, all else is in its small menu."""

    def __init__(self, studio: Studio, field: CaptionField):
        super().__init__()
        self.studio, self.field = studio, field
        self._panel = ""
        self.name = label(field.name, colour=theme.QUIET, size=9)
        self.writing = QLineEdit()
        self.writing.setAccessibleName(self.tr("Name of the field"))
        self.writing.hide()
        self.writing.editingFinished.connect(self._renamed)
        self.more = flat("more", self.tr("This field"))
        self.more.setFixedSize(22, 18)
        self.more.clicked.connect(self._show_menu)
        self.text = GrowingText(field.name, "")
        self.text.written.connect(self._written)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 4)
        column.setSpacing(2)
        column.addLayout(row(self.name, self.writing, None, self.more))
        column.addWidget(self.text)

    def show_panel(self, field: CaptionField, panel: Panel) -> None:
        self.field, self._panel = field, panel.id
        self.name.setText(field.name)
        self.text.setAccessibleName(field.name)
        self.text.show_text(written(panel, field.id))

    def begin_renaming(self) -> None:
        self.writing.setText(self.field.name)
        self.name.hide()
        self.writing.show()
        self.writing.setFocus()
        self.writing.selectAll()

    def mouseDoubleClickEvent(self, event) -> None:
        if self.name.geometry().contains(event.position().toPoint()):
            self.begin_renaming()

    def _renamed(self) -> None:
        if self.writing.isHidden():
            return
        name = self.writing.text().strip()
        self.writing.hide()
        self.name.show()
        if name and name != self.field.name:
            self.studio.edit(self.tr("Name field"), rename_field, self.field.id, name)

    def _written(self, text: str) -> None:
        words = self.tr("Write {field}").format(field=self.field.name.lower())
        self.studio.edit(words, write_own, self._panel, self.field.id, text)

    def menu(self) -> QMenu:
        menu, studio, id_ = QMenu(self), self.studio, self.field.id
        order = [field.id for field in studio.document.fields]
        menu.addAction(self.tr("Rename…")).triggered.connect(self.begin_renaming)
        up = menu.addAction(self.tr("Move up"))
        up.setEnabled(order[0] != id_)
        up.triggered.connect(lambda: studio.edit(self.tr("Move field"), move_field, id_, -1))
        down = menu.addAction(self.tr("Move down"))
        down.setEnabled(order[-1] != id_)
        down.triggered.connect(lambda: studio.edit(self.tr("Move field"), move_field, id_, 1))
        menu.addSeparator()
        menu.addAction(self.tr("Delete field and what is written in it")).triggered.connect(
            lambda: studio.edit(self.tr("Delete field"), remove_field, id_)
        )
        return menu

    def _show_menu(self) -> None:
        self.menu().exec(self.more.mapToGlobal(self.more.rect().bottomLeft()))
