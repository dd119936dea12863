"""The staging panel: who is in the shot and how they relate, as a graph and as boxes over the picture."""

from __future__ import annotations

from functools import partial
from typing import get_args

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLayout, QMenu, QSplitter, QToolButton, QVBoxLayout, QWidget

from app import theme
from app.language import heard
from app.overlays.box_hand import BoxHand
from app.overlays.figures import figure_from
from app.overlays.frame_view import FrameView
from app.overlays.marks import FrameEdge, Words
from app.overlays.scene import Scene
from app.overlays.skeleton import Skeletons
from app.relations import said
from app.staging.graph import GraphView
from app.staging.joining import contradicting, frames_words, join, nearer
from app.studio import Studio
from app.widgets.parts import Elided, flat, label
from engine.conditioning.relations import problems, usable
from engine.document.layout_edits import set_depth
from engine.document.model import Entity, Relation, Shot, Verb
from engine.document.staging_edits import change_relation, leave_shot, relate, unrelate
from engine.values.time import Span

SIDE_BY_SIDE = 620  # px of width
GROUPS: tuple[tuple[Verb, ...], ...] = (
    ("left of", "right of", "above", "below"),
    ("in front of", "behind"),
    ("on", "in", "holding"),
    ("near", "facing"),
)


class StagingPanel(QWidget):
    """Graph and picture side by side, or one above the other in a narrow dock."""

    def __init__(self, studio: Studio, parent: QWidget | None = None):
        super().__init__(parent)
        self.studio = studio
        self.scene = Scene(studio)
        self.graph = GraphView()
        self.view = FrameView(margin=24)
        self.view.dim = 0.15
        self.view.setAccessibleName(self.tr("Boxes"))
        self.view.setAccessibleDescription(
            self.tr("Tab goes from box to box, arrows move the box, Delete takes its owner out of the shot")
        )
        self.hand = BoxHand(self.scene, self.view)
        self.skeletons, self.words = Skeletons(names=False, opacity=0.5), Words()
        self.view.tools = [self.hand]
        self.view.overlays = [FrameEdge(), self.skeletons, self.hand.boxes, self.words]
        self._thought: tuple[object, tuple[str, ...]] | None = None
        self.setAccessibleName(self.tr("Staging"))
        self._build()
        self._connect()

    # -- showing ------------------------------------------------------------------------------------------------------

    def refresh(self) -> None:
        if not self.isVisible():  # a dock that is put away costs nothing; showEvent makes up for it
            return
        self.scene.look()
        scene, shot = self.scene, self.scene.shot
        self.view.set_aspect(scene.aspect)
        self.view.show_picture(*scene.picture())
        self._show_over_picture()
        self._show_graph(shot)
        troubles = self._troubles(shot) if shot else ()
        self.trouble.setText("\n".join(map(heard, troubles)))
        self.trouble_row.setVisible(bool(troubles))
        self._refresh_bar()

    def _show_over_picture(self) -> None:
        self.hand.show()
        self.skeletons.figures = tuple(
            figure_from(one.entity, one.joints, self.view, keyed=one.posed)
            for one in self.scene.standing
            if one.joints is not None
        )
        self.view.update()

    def _show_graph(self, shot: Shot | None) -> None:
        graph, document = self.graph, self.studio.document
        if shot is None:
            graph.show_graph("", (), (), {}, lambda _: "")
            graph.show_words(
                self.tr("No shot yet"), self.studio.with_keys(self.tr("Press {new-panel} on the boards to draw one."))
            )
            return
        entities = present(shot, document.cast)
        where = {one.entity.id: ((one.box[0] + one.box[2]) / 2, one.depth) for one in self.scene.standing}
        graph.show_graph(shot.id, entities, shot.staging, where, lambda one: frames_words(one.span, document.rate))
        here = self.scene.shot_frame
        wrong = contradicting(shot.staging, self._troubles(shot), document.cast)
        graph.show_state(self.studio.selection.entity, lambda one: one.span is None or here in one.span, wrong)
        graph.setAccessibleDescription("; ".join(self._sentence(relation) for relation in shot.staging))
        if not document.cast:
            graph.show_words(self.tr("No cast yet"), self.tr("Add characters, props and places to the cast first."))
        elif not entities:
            graph.show_words(
                self.tr("Nobody in this shot yet"), self.tr("Press “Add to shot”, or give somebody a pose.")
            )
        elif len(entities) > 1 and not shot.staging:
            graph.show_words("")
            self.hint.set_text(self.tr("Drag from the dot of one to another to say how they stand"))
        else:
            graph.show_words("")

    def _troubles(self, shot: Shot) -> tuple[str, ...]:
        """What cannot hold together; thought about anew only when relations, lengths or the cast are others."""
        about = (shot.staging, shot.frames, self.studio.document.cast)
        if self._thought is None or self._thought[0] != about:
            self._thought = about, problems(self.studio.document, shot)
        return self._thought[1]

    def _refresh_bar(self) -> None:
        shot, chosen = self.scene.shot, self.studio.selection.entity
        there = self.scene.who(chosen) is not None
        self.add_button.setEnabled(shot is not None and bool(self.studio.document.cast))
        self.forward_button.setEnabled(there)
        self.back_button.setEnabled(there)
        self.relate_button.setEnabled(
            bool(shot and chosen in {one.id for one in present(shot, self.studio.document.cast)})
        )
        self.remove_button.setEnabled(self.relate_button.isEnabled() or self.graph.chosen_relation() is not None)

    def _sentence(self, relation: Relation) -> str:
        names = {entity.id: entity.name for entity in self.studio.document.cast}
        return f"{names.get(relation.subject, '?')} {said(relation.verb)} {names.get(relation.object, '?')}"

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.width() >= SIDE_BY_SIDE
        way = Qt.Orientation.Horizontal if wide else Qt.Orientation.Vertical
        if self.splitter.orientation() != way:
            self.splitter.setOrientation(way)
            self.splitter.setSizes([1000, 1300] if wide else [1000, 900])
        self.hint.setVisible(wide)

    def minimumSizeHint(self) -> QSize:
        return QSize(240, 260)

    def sizeHint(self) -> QSize:
        return QSize(340, 560)

    # -- verbs --------------------------------------------------------------------------------------------------------

    def relate(self, subject: str, verb: Verb, other: str, span: Span | None = None) -> None:
        if self.scene.shot is not None:
            words = self.tr("{subject} {verb} {object}")
            names = {entity.id: entity.name for entity in self.studio.document.cast}
            told = words.format(subject=names[subject], verb=said(verb), object=names[other])
            self.studio.edit(told, relate, self.scene.shot.id, subject, verb, other, span)

    def _relate(self, subject: str, verb: Verb, other: str, _checked: bool = False) -> None:
        self.relate(subject, verb, other)

    def unrelate(self, relation: Relation) -> None:
        if self.scene.shot is not None:
            self.studio.edit(self.tr("Remove relation"), unrelate, self.scene.shot.id, relation)

    def add(self, entity: Entity) -> None:
        """Puts somebody into the shot, where there is room."""
        if self.scene.shot is None:
            return
        words = self.tr("Add {name} to the shot").format(name=entity.name)
        if join(self.studio, self.scene, entity, words):
            self.studio.select(entity=entity.id)
        else:
            self.studio.told.emit(
                self.tr("A place needs somebody who is in it."), self.tr("Add a character to the shot first.")
            )

    def remove(self) -> None:
        """The chosen relation, else the chosen one of the cast with all that the shot knows of them."""
        relation, chosen = self.graph.chosen_relation(), self.studio.selection.entity
        if relation is not None:
            self.unrelate(relation)
        elif chosen:
            self.leave(chosen)

    def leave(self, entity_id: str) -> None:
        if self.scene.shot is not None:
            name = self.studio.document.entity(entity_id).name
            words = self.tr("Take {name} out of the shot").format(name=name)
            self.studio.edit(words, leave_shot, self.scene.shot.id, entity_id)

    def bring(self, nearer_: bool) -> None:
        """One step to the front, or one to the back."""
        standing = self.scene.who(self.studio.selection.entity)
        if standing is None or self.scene.shot is None:
            return
        depth = nearer(standing, self.scene.standing, nearer_)
        words = self.tr("Bring forward") if nearer_ else self.tr("Send back")
        self.studio.edit(
            words, set_depth, self.scene.shot.id, standing.entity.id, self.scene.shot_frame, depth, standing.box
        )

    # -- menus --------------------------------------------------------------------------------------------------------

    def _fill_add(self) -> None:
        self.add_menu.clear()
        shot = self.scene.shot
        there = {entity.id for entity in present(shot, self.studio.document.cast)} if shot else set()
        absent = [entity for entity in self.studio.document.cast if entity.id not in there]
        for entity in absent:
            icon = theme.icon({"character": "person", "prop": "prop", "place": "place"}[entity.kind])
            self.add_menu.addAction(icon, entity.name).triggered.connect(
                lambda _=False, entity=entity: self.add(entity)
            )
        if not absent:
            self.add_menu.addAction(self.tr("Everybody of the cast is in this shot")).setEnabled(False)

    def _fill_relate(self) -> None:
        self.relate_menu.clear()
        shot, subject = self.scene.shot, self.studio.selection.entity
        if shot is None:
            return
        for other in present(shot, self.studio.document.cast):
            if other.id != subject:
                self._add_verbs(self.relate_menu.addMenu(other.name), subject, other.id)

    def _verb_menu(self, subject: str, other: str, where: QPoint) -> None:
        menu = QMenu(self)
        self._add_verbs(menu, subject, other)
        menu.popup(where)

    def _add_verbs(self, menu: QMenu, subject: str, other: str) -> None:
        cast = {entity.id: entity for entity in self.studio.document.cast}
        for group in GROUPS:
            for verb in group:
                if usable(Relation(subject, verb, other), cast):
                    action = menu.addAction(f"{cast[subject].name} {said(verb)} {cast[other].name}")
                    action.triggered.connect(partial(self._relate, subject, verb, other))
            menu.addSeparator()

    def _relation_menu(self, relation: Relation, where: QPoint) -> None:
        menu = QMenu(self)
        self._fill_relation_menu(menu, relation)
        menu.popup(where)

    def _fill_relation_menu(self, menu: QMenu, relation: Relation) -> None:
        shot, here = self.scene.shot, self.scene.shot_frame
        if shot is None:
            return
        cast = {entity.id: entity for entity in self.studio.document.cast}
        verbs = menu.addMenu(self.tr("Say instead"))
        for verb in get_args(Verb):
            if verb != relation.verb and usable(Relation(relation.subject, verb, relation.object), cast):
                verbs.addAction(said(verb)).triggered.connect(
                    lambda _=False, verb=verb: self._change(relation, verb, relation.span)
                )
        menu.addSeparator()
        panel = shot.panels.index(shot.panel_at(here))
        start = shot.panel_starts()[panel]
        held = relation.span or Span(0, shot.frames)
        spans = [
            (self.tr("For the whole shot"), None),
            (self.tr("From this frame on"), Span(here, max(held.stop, here + 1))),
            (self.tr("Until this frame"), Span(min(held.start, here), here + 1)),
            (self.tr("For this panel only"), Span(start, start + shot.panels[panel].frames)),
        ]
        for words, span in spans:
            action = menu.addAction(words)
            action.setCheckable(True)
            action.setChecked(span == relation.span)
            action.triggered.connect(lambda _=False, span=span: self._change(relation, relation.verb, span))
        menu.addSeparator()
        menu.addAction(theme.icon("delete"), self.tr("Remove")).triggered.connect(lambda: self.unrelate(relation))

    def _change(self, relation: Relation, verb: Verb, span: Span | None) -> None:
        if self.scene.shot is not None:
            self.studio.edit(self.tr("Change relation"), change_relation, self.scene.shot.id, relation, verb, span)

    # -- building -----------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        self.add_button = QToolButton()
        self.add_button.setText(self.tr("Add to shot"))
        self.add_button.setIcon(theme.icon("add"))
        self.add_button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.add_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.add_button.setAccessibleName(self.tr("Add to shot"))
        self.add_menu = QMenu(self.add_button)
        self.add_menu.aboutToShow.connect(self._fill_add)
        self.add_button.setMenu(self.add_menu)
        self.relate_button = flat("link", self.tr("Say how the chosen one stands to another"))
        self.relate_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.relate_menu = QMenu(self.relate_button)
        self.relate_menu.aboutToShow.connect(self._fill_relate)
        self.relate_button.setMenu(self.relate_menu)
        self.forward_button = flat("up", self.tr("Bring forward"))
        self.back_button = flat("down", self.tr("Send back"))
        self.remove_button = flat(
            "delete", self.tr("Remove the chosen relation, or take the chosen one out of the shot")
        )
        self.hint = Elided("", colour=theme.QUIET)

        bar = QHBoxLayout()
        bar.setContentsMargins(4, 4, 8, 4)
        bar.setSpacing(2)
        bar.addWidget(self.add_button)
        bar.addSpacing(6)
        for button in (self.relate_button, self.forward_button, self.back_button, self.remove_button):
            bar.addWidget(button)
        bar.addSpacing(6)
        bar.addWidget(self.hint, 1)
        bar.addStretch(0)

        warning = label("")
        warning.setPixmap(theme.picture("warning", 16, theme.RED, self.devicePixelRatioF()))
        self.trouble = label("", colour=theme.RED, wrap=True)
        self.trouble_row = QWidget()
        row = QHBoxLayout(self.trouble_row)
        row.setContentsMargins(10, 6, 10, 6)
        row.setSpacing(8)
        row.addWidget(warning, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.trouble, 1)

        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setHandleWidth(4)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.addWidget(self.graph)
        self.splitter.addWidget(self.view)
        self.splitter.setSizes([1000, 1300])
        whole = QVBoxLayout(self)
        whole.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(bar)
        line = QFrame()
        line.setFixedHeight(1)
        line.setStyleSheet(f"background: {theme.LINE.name()}")
        whole.addWidget(line)
        whole.addWidget(self.trouble_row)
        whole.addWidget(self.splitter, 1)

    def _connect(self) -> None:
        studio = self.studio
        for signal in (studio.changed, studio.playhead_moved, studio.selection_changed, studio.wanted_changed):
            signal.connect(self.refresh)
        studio.opened.connect(self.refresh)
        studio.pictures_changed.connect(self._pictures_changed)
        self.view.missed.connect(lambda: studio.select(entity=""))
        self.view.looked.connect(self._show_over_picture)
        self.hand.hinted.connect(self.hint.set_text)
        self.hand.removed.connect(self.leave)
        self.graph.entity_picked.connect(lambda name: studio.select(entity=name, joint=-1))
        self.graph.relation_drawn.connect(self._verb_menu)
        self.graph.relation_menu.connect(self._relation_menu)
        self.graph.relation_removed.connect(self.unrelate)
        self.graph.entity_removed.connect(self.leave)
        self.graph.scene().selectionChanged.connect(self._refresh_bar)
        self.forward_button.clicked.connect(lambda: self.bring(True))
        self.back_button.clicked.connect(lambda: self.bring(False))
        self.remove_button.clicked.connect(self.remove)

    def _pictures_changed(self, shot_id: str) -> None:
        if self.view.isVisible() and self.scene.placed is not None and shot_id in ("", self.scene.placed.shot.id):
            self.view.show_picture(*self.scene.picture())


def present(shot: Shot, cast: tuple[Entity, ...]) -> tuple[Entity, ...]:
    """Whom the shot knows of: by a relation, a pose or a box, in the order of the cast."""
    named = {name for relation in shot.staging for name in (relation.subject, relation.object)}
    named |= {track.entity for track in (*shot.poses, *shot.layouts) if track.keys}
    return tuple(entity for entity in cast if entity.id in named)
