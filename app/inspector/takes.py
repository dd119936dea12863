"""The takes of a shot: every finished rendering is kept; one is shown, one may be approved."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QPoint, Qt
from PySide6.QtWidgets import QMenu, QSizePolicy, QToolButton, QVBoxLayout

from app import take_verbs, theme
from app.inspector.take_row import DrawingRow, TakeRow, TakeState, take_words
from app.studio import Studio
from app.widgets.parts import Section, flat, label, row
from engine.document.model import Panel, Shot
from engine.document.painting_edits import unlock_frames
from engine.document.take_edits import approve, note_of, unapprove
from engine.store.takes import Take

MOST = 8  # rows, until all are asked for


class TakesPart(Section):
    def __init__(self, studio: Studio):
        super().__init__(_tr("Takes"))
        self.studio = studio
        self.tools = flat("more", self.tr("What can be done with this shot's takes"))
        self.tools.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.menu = QMenu(self.tools)
        self.menu.aboutToShow.connect(self._fill_menu)
        self.tools.setMenu(self.menu)
        self.extra.addWidget(self.tools)
        self.rows = QVBoxLayout()
        self.rows.setSpacing(1)
        self.page.addLayout(self.rows)
        self.more = QToolButton()
        self.more.setAutoRaise(True)
        self.more.setFont(theme.text_font(9))
        self.more.clicked.connect(self._show_all)
        self.page.addWidget(self.more)
        self.drawing = DrawingRow()
        self.drawing.chosen.connect(lambda: take_verbs.show_take(studio, studio.document.shot(self._shot), None))
        self.page.addWidget(self.drawing)
        self.kept = label(colour=theme.QUIET, size=9, wrap=True)
        self.unlock = flat("unlock", self.tr("Let go of the locked frames"))
        self.unlock.clicked.connect(lambda: studio.edit(self.tr("Unlock frames"), unlock_frames, self._shot))
        self.kept.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.page.addLayout(row(self.kept, self.unlock))
        self._shot = ""
        self._all = False
        self._listed: tuple[Take, ...] = ()
        self.lines: dict[str, TakeRow] = {}
        studio.states.found.connect(self._found)
        studio.compared_changed.connect(self._refresh)
        studio.posters.arrived.connect(self._arrived)

    def show_panel(self, shot: Shot, panel: Panel) -> None:
        if shot.id != self._shot:
            self._shot, self._all = shot.id, False
        takes = self.studio.takes.listed(shot)[::-1] if self.studio.generation else ()
        trash = bool(self.studio.generation and self.studio.takes.trashed(shot))
        self.setVisible(bool(takes) or trash)
        starred = [take for take in takes if note_of(shot, take.id).starred or take.id in (shot.take, shot.approved)]
        shown = takes if self._all else tuple(take for at, take in enumerate(takes) if at < MOST or take in starred)
        if shown != self._listed:
            self._list(shown)
        hidden = len(takes) - len(shown)
        self.more.setText(self.tr("Show all {n} takes").format(n=len(takes)))
        self.more.setVisible(hidden > 0)
        self.drawing.setVisible(bool(takes))
        self.drawing.set_shown(shot.take is None)
        self.kept.setText(locked_words(shot))
        for part in (self.kept, self.unlock):
            part.setVisible(bool(locked_words(shot)))
        self._refresh()

    # -- the rows -----------------------------------------------------------------------------------------------------

    def _list(self, takes: tuple[Take, ...]) -> None:
        """Rows for just these takes; those that stay keep their place under the hand."""
        self._listed = takes
        wanted = [take.id for take in takes]
        for id_ in [id_ for id_ in self.lines if id_ not in wanted]:
            gone = self.lines.pop(id_)
            self.rows.removeWidget(gone)
            gone.deleteLater()
        for at, take in enumerate(takes):
            line = self.lines.get(take.id)
            if line is None:
                line = self.lines[take.id] = self._made(take)
            if self.rows.indexOf(line) != at:
                self.rows.removeWidget(line)
                self.rows.insertWidget(at, line)

    def _made(self, take: Take) -> TakeRow:
        line = TakeRow(take, lambda frame: self.studio.pictures.nth_of_take(take, frame // take.held))
        line.chosen.connect(self._choose)
        line.starred.connect(lambda take: take_verbs.toggle_star(self.studio, self._now(), take))
        line.renamed.connect(lambda take, name: take_verbs.rename_take(self.studio, self._now(), take, name))
        line.deleted.connect(lambda take: take_verbs.throw_away(self.studio, self._now(), (take,)))
        line.compared.connect(lambda take: take_verbs.compare_with_shown(self.studio, self._now(), take))
        line.asked.connect(self._row_menu)
        return line

    def _now(self) -> Shot:
        return self.studio.document.shot(self._shot)

    def _choose(self, take: Take) -> None:
        take_verbs.show_take(self.studio, self._now(), take)

    def _refresh(self) -> None:
        studio = self.studio
        shot = next((shot for shot in studio.document.shots() if shot.id == self._shot), None)
        if shot is None:
            return
        aspect = studio.document.width / studio.document.height
        letters = {take.id: letter for take, letter in zip(studio.compared or (), "AB", strict=False)}
        for take in self._listed:
            note = note_of(shot, take.id)
            self.lines[take.id].show_state(
                TakeState(
                    name=note.name,
                    starred=note.starred,
                    shown=take.id == shot.take,
                    approved=take.id == shot.approved,
                    letter=letters.get(take.id, ""),
                    stale=studio.states.why(shot, take),
                    locked=any(lock.take == take.id for lock in shot.locks),
                ),
                studio.posters.of(studio.takes.folder, take, aspect),
            )

    def _found(self, shot_id: str) -> None:
        if shot_id == self._shot:
            self._refresh()

    def _arrived(self, take: str) -> None:
        if take in self.lines:
            self._refresh()

    def _show_all(self) -> None:
        self._all = True
        chosen = self.studio.selected_panel()
        if chosen:
            self.show_panel(*chosen)

    # -- menus --------------------------------------------------------------------------------------------------------

    def _row_menu(self, take: Take, where: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.fill_row_menu(menu, take)
        menu.popup(where)

    def fill_row_menu(self, menu: QMenu, take: Take) -> None:
        """What can be done with one take."""
        studio, shot = self.studio, self._now()
        note, shown = note_of(shot, take.id), take.id == shot.take
        row = self.lines[take.id]
        menu.addAction(_tr("Show"), lambda: self._choose(take)).setEnabled(not shown)
        comparing = studio.compared is not None and take in studio.compared
        words = _tr("Stop comparing") if comparing else _tr("Compare with the shown take")
        compare = menu.addAction(
            theme.icon("wipe-over"), words, lambda: take_verbs.compare_with_shown(studio, shot, take)
        )
        compare.setEnabled(comparing or not shown)
        menu.addSeparator()
        if take.id == shot.approved:
            menu.addAction(
                theme.icon("unapprove"), _tr("Unapprove"), lambda: studio.edit(_tr("Unapprove"), unapprove, shot.id)
            )
        elif take.quality == "draft":
            menu.addAction(
                theme.icon("approve"), _tr("Approve"), lambda: studio.edit(_tr("Approve"), approve, shot.id, take.id)
            )
        star = _tr("Take the star away") if note.starred else _tr("Star")
        menu.addAction(
            theme.icon("star" if note.starred else "star-full"),
            star,
            lambda: take_verbs.toggle_star(studio, shot, take),
        )
        menu.addAction(_tr("Name…"), row.write)
        menu.addSeparator()
        away = menu.addAction(
            theme.icon("delete"), _tr("Delete"), lambda: take_verbs.throw_away(studio, self._now(), (take,))
        )
        away.setEnabled(take.id != shot.approved)

    def _fill_menu(self) -> None:
        studio, shot, menu = self.studio, self._now(), self.menu
        menu.clear()
        compare = menu.addAction(
            theme.icon("wipe-over"),
            _tr("Stop comparing") if studio.compared else _tr("Compare with the take before"),
            lambda: take_verbs.compare_last_two(studio),
        )
        compare.setEnabled(bool(studio.compared) or len(studio.takes.listed(shot)) > 1)
        plain = tuple(
            take
            for take in studio.takes.listed(shot)
            if take.id not in (shot.take, shot.approved)
            and not note_of(shot, take.id).starred
            and not note_of(shot, take.id).name
        )
        menu.addAction(
            _tr("Delete all without star or name"), lambda: take_verbs.throw_away(studio, shot, plain)
        ).setEnabled(bool(plain))
        trash = studio.takes.trashed(shot)
        bring = menu.addMenu(theme.icon("delete"), _tr("In the trash: {n}").format(n=len(trash)))
        bring.setEnabled(bool(trash))
        for take in reversed(trash):
            kind, more = take_words(take)
            bring.addAction(
                f"{note_of(shot, take.id).name or kind}  {more}",
                lambda take=take: take_verbs.bring_back(studio, shot, take),
            )
        bring.addSeparator()
        bring.addAction(_tr("Empty the trash"), lambda: take_verbs.empty_trash(studio, shot))


def locked_words(shot: Shot) -> str:
    """ "Locked: frames 1 to 36", as frames are counted on a sheet."""
    spans: list[list[int]] = []
    for start, stop in ((max(0, lock.span.start), min(shot.frames, lock.span.stop)) for lock in shot.locks):
        if spans and spans[-1][1] == start:
            spans[-1][1] = stop
        elif start < stop:
            spans.append([start, stop])
    said = [_tr("{first} to {last}").format(first=start + 1, last=stop) for start, stop in spans]
    return _tr("Locked: frames {what}").format(what=", ".join(said)) if said else ""


def _tr(text: str) -> str:
    return QCoreApplication.translate("TakesPart", text)
