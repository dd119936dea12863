"""The boards as a panel: the strip, its search, the menus of its headings, and what to do where there is nothing yet."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QPushButton,
    QSlider,
    QStackedLayout,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app import boardwork, theme, verbs
from app.boards.find import FindBar
from app.boards.headings import name_of
from app.boards.layout import Heading
from app.boards.strip import LARGEST, SMALLEST, BoardStrip
from app.studio import Studio
from app.widgets.keyed import KeyedWords, keyed
from app.widgets.parts import flat, label, row
from engine.document.film_edits import remove_sequence, rename_sequence
from engine.document.model import Document
from engine.document.numbering_edits import lock_numbers
from engine.document.sequence_edits import begin_act, join_act, join_sequence, move_sequence, rename_act


class BoardsPanel(QWidget):
    asked = Signal(str)  # the id of an action of the window

    def __init__(self, studio: Studio, parent: QWidget | None = None):
        super().__init__(parent)
        self.studio = studio
        self.strip = BoardStrip(studio)
        self.strip.dropped.connect(self._dropped)
        self.strip.deleted.connect(self._deleted)
        self.strip.heading_asked.connect(self.show_heading_menu)
        self.strip.renamed.connect(self.rename_heading)
        self.strip.told_why.connect(self._told_why)
        self.finding = FindBar(self.strip.panels)
        self.finding.shown.connect(self._show_found)
        self.finding.changed.connect(self._found_changed)
        self.empty = _Empty(studio)
        self.empty.asked.connect(self.asked)
        self._name: _Name | None = None
        boards = QWidget()
        self.pages = QStackedLayout(boards)
        self.pages.setContentsMargins(0, 0, 0, 0)
        self.pages.addWidget(self.strip)
        self.pages.addWidget(self.empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.finding)
        column.addWidget(boards, 1)
        self.setMinimumHeight(116)
        self.tools = self._tools()
        self.strip.wrapped.connect(self._show_zoom)
        studio.changed.connect(self._choose_page)
        studio.opened.connect(self._choose_page)
        self._choose_page()

    def _tools(self) -> QWidget:
        tools = QWidget()
        self.of_panels: list[QToolButton] = []  # those that need a panel to do something with
        line = QHBoxLayout(tools)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        self.zoom = QSlider(Qt.Orientation.Horizontal)
        self.zoom.setRange(SMALLEST, LARGEST)
        self.zoom.setValue(self.strip.picture_width())
        self.zoom.setFixedWidth(90)
        self.zoom.setToolTip(self.tr("Size of the pictures  Ctrl+wheel"))
        self.zoom.setAccessibleName(self.tr("Size of the pictures"))
        self.zoom.valueChanged.connect(self.strip.set_picture_width)
        self.zoom.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        line.addWidget(self.zoom)
        line.addSpacing(8)
        for does, icon, tip, verb in (
            ("new-panel", "panel-add", self.tr("New panel"), verbs.add_panel_here),
            ("new-shot", "shot-add", self.tr("New shot"), verbs.add_shot_here),
            (
                "cut-before",
                "cut",
                self.tr("Start a new shot with this panel, or join it with the one before"),
                boardwork.start_shot,
            ),
            ("duplicate", "duplicate", self.tr("Duplicate panels"), verbs.duplicate_panels),
            ("delete", "delete", self.tr("Delete panels  Del"), verbs.delete_panels),
        ):
            button = keyed(flat(icon, tip), does)
            button.clicked.connect(lambda _=False, verb=verb: verb(self.studio))
            line.addWidget(button)
            if not does.startswith("new-"):
                self.of_panels.append(button)
        search = keyed(flat("search", self.tr("Find in captions")), "find")
        search.clicked.connect(self.finding.begin)
        line.addWidget(search)
        self.of_panels.append(search)
        return tools

    def _show_zoom(self) -> None:
        self.zoom.setVisible(self.strip.wraps and self.pages.currentWidget() is self.strip)

    def _choose_page(self) -> None:
        there = self.strip.panels.rowCount() > 0
        self.pages.setCurrentWidget(self.strip if there else self.empty)
        for button in self.of_panels:
            button.setEnabled(there)
        self._show_zoom()
        if self.finding.isVisible():
            self.finding.search()

    def _dropped(self, panels: tuple[str, ...], beside: str, after: bool) -> None:
        boardwork.carry(self.studio, panels, beside, after)

    def _deleted(self) -> None:
        verbs.delete_panels(self.studio)

    def _told_why(self, shot: str) -> None:
        """A failure in words, where everything that is said stands; its report is in the queue."""
        for view in reversed(self.studio.jobs):
            if view.shot == shot and view.state == "failed":
                self.studio.told.emit(view.sentence, view.hint)
                return

    # -- searching ----------------------------------------------------------------------------------------------------

    def _show_found(self, panel: str) -> None:
        group = self.strip.panels.group_at(self.strip.panels.place_of(panel))
        if group is not None:
            self.strip.set_folded(self.strip.folded - {group.id, group.act})
        verbs.go_to_panel(self.studio, panel)
        self.strip.scrollTo(self.strip.panels.index(self.strip.panels.place_of(panel)))

    def _found_changed(self) -> None:
        rows = self.strip.panels.rows
        self.strip.found = frozenset(rows[at].panel.id for at in self.finding.found)
        self.strip.viewport().update()

    # -- headings -----------------------------------------------------------------------------------------------------

    def rename_heading(self, heading: Heading) -> None:
        """Opens a line over the heading to write its name in."""
        place = heading.rect.translated(-self.strip.offset)
        left = max(0, place.left()) + 20
        self._name = _Name(self.strip.viewport(), name_of(heading))
        self._name.setGeometry(left, place.top() + 1, min(360, max(120, place.right() - left - 8)), place.height() - 2)
        self._name.heading = heading
        self._name.editingFinished.connect(self._renamed)
        self._name.show()
        self._name.setFocus()
        self._name.selectAll()

    def _renamed(self) -> None:
        field, self._name = self._name, None
        if field is None:
            return
        heading, name = field.heading, field.text().strip()
        field.deleteLater()
        field.hide()
        self.strip.setFocus()
        if heading is None or field.given_up or name == name_of(heading):
            return
        if heading.kind == "act":
            self.studio.edit(self.tr("Name act"), rename_act, heading.group.act, name)
        else:
            self.studio.edit(self.tr("Name sequence"), rename_sequence, heading.group.id, name)

    def show_heading_menu(self, heading: Heading, at: QPoint) -> None:
        menu = self.heading_menu(heading)
        menu.exec(at)
        menu.deleteLater()

    def heading_menu(self, heading: Heading) -> QMenu:
        """What can be done with a sequence or an act."""
        menu = QMenu(self)
        menu.addAction(self.tr("Unfold") if heading.folded else self.tr("Fold")).triggered.connect(
            lambda: self.strip.fold(heading)
        )
        menu.addAction(self.tr("Fold all")).triggered.connect(lambda: self.strip.fold_all(True))
        menu.addAction(self.tr("Unfold all")).triggered.connect(lambda: self.strip.fold_all(False))
        menu.addSeparator()
        menu.addAction(self.tr("Rename…")).triggered.connect(lambda: self.rename_heading(heading))
        if heading.kind == "act":
            self._act_menu(menu, heading)
        else:
            self._sequence_menu(menu, heading)
        return menu

    def _act_menu(self, menu: QMenu, heading: Heading) -> None:
        act, studio = heading.group.act, self.studio
        first = studio.document.sequences[0].act == act
        label_ = self.tr("Take the act away") if first else self.tr("Join with the act before")
        menu.addAction(label_).triggered.connect(lambda: studio.edit(self.tr("Join acts"), join_act, act))

    def _sequence_menu(self, menu: QMenu, heading: Heading) -> None:
        group, studio = heading.group, self.studio
        ids = [sequence.id for sequence in studio.document.sequences]
        at = ids.index(group.id)
        lock = menu.addAction(self.tr("Lock numbers"))
        lock.setCheckable(True)
        lock.setChecked(group.locked)
        lock.triggered.connect(
            lambda on: studio.edit(
                self.tr("Lock numbers") if on else self.tr("Unlock numbers"), lock_numbers, (group.id,), on
            )
        )
        menu.addSeparator()
        earlier = menu.addAction(self.tr("Move earlier"))
        earlier.setEnabled(at > 0)
        earlier.triggered.connect(
            lambda: studio.edit(self.tr("Move sequence"), move_sequence, group.id, ids[at - 1])
        )  # fmt: skip
        later = menu.addAction(self.tr("Move later"))
        later.setEnabled(at + 1 < len(ids))
        beyond = ids[at + 2] if at + 2 < len(ids) else None
        later.triggered.connect(lambda: studio.edit(self.tr("Move sequence"), move_sequence, group.id, beyond))
        menu.addSeparator()
        act = menu.addAction(self.tr("Start an act here"))
        act.setEnabled(not group.begins_act)
        act.triggered.connect(lambda: studio.edit(self.tr("Start an act"), self._act_begun, group.id))
        join = menu.addAction(self.tr("Join with the sequence before"))
        join.setEnabled(at > 0)
        join.triggered.connect(lambda: studio.edit(self.tr("Join sequences"), join_sequence, group.id))
        remove = menu.addAction(self.tr("Delete sequence"))
        remove.triggered.connect(lambda: studio.edit(self.tr("Delete sequence"), remove_sequence, group.id))

    def _act_begun(self, document: Document, sequence: str) -> Document:
        first = document.sequences[0].id == sequence
        number = 1 if first else max(2, len(document.acts) + 1)
        name = self.tr("Act {n}")
        return begin_act(document, sequence, name.format(n=number), name.format(n=1))


class _Name(QLineEdit):
    """A name that is being written; Escape leaves the old one."""

    def __init__(self, parent: QWidget, name: str):
        super().__init__(name, parent)
        self.heading: Heading | None = None
        self.given_up = False
        self.setAccessibleName(self.tr("Name"))

    def keyPressEvent(self, event) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.given_up = True
            self.editingFinished.emit()
        else:
            super().keyPressEvent(event)


class _Empty(QWidget):
    """The next gesture, in words and as buttons."""

    asked = Signal(str)  # the id of an action of the window

    def __init__(self, studio: Studio) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setSpacing(6)
        column.addStretch(1)
        drop = self.tr("Drop pictures or a script here, or press {new-panel} for an empty panel.")
        for line in (
            KeyedWords(studio, drop, size=11),
            label(
                self.tr("PNG, JPEG, PSD · Fountain, Final Draft · Storyboarder · OpenPose, BVH"),
                colour=theme.QUIET,
                size=9,
            ),
        ):
            line.setAlignment(Qt.AlignmentFlag.AlignCenter)
            column.addWidget(line)
        self.buttons: dict[str, QPushButton] = {}
        for id_, words, tip in (
            ("new-shot", self.tr("New shot"), self.tr("An empty panel to draw on")),
            ("import", self.tr("Import…"), self.tr("Pictures, a script, Storyboarder boards")),
            ("sample", self.tr("Sample film"), self.tr("“Not a Cloud”, to play with")),
        ):
            button = self.buttons[id_] = QPushButton(words)
            button.setToolTip(tip)
            keyed(button, id_)
            button.clicked.connect(lambda _=False, id_=id_: self.asked.emit(id_))
        column.addSpacing(6)
        column.addLayout(row(None, *self.buttons.values(), None, spacing=8))
        column.addStretch(1)
