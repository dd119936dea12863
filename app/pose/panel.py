"""The pose panel: poses to begin from, the keys of whoever is posed, and where there is room the picture itself.

In a narrow dock it is a shelf beside the viewer, where figures are bent too; wide or floating it is a whole editor.
"""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QIcon, QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLayout, QMenu, QToolButton, QVBoxLayout, QWidget

from app import theme
from app.language import heard
from app.marking import N
from app.overlays.frame_view import FrameView
from app.overlays.inks import of
from app.overlays.marks import FrameEdge, Words
from app.overlays.pose_drop import PoseDrop
from app.overlays.pose_hand import PoseHand
from app.overlays.posing import Posing
from app.overlays.scene import Scene
from app.pose.keys_row import KeysRow
from app.pose.shelf import Shelf
from app.studio import Studio
from app.widgets.parts import Elided, dot, flat
from engine.document.model import Ease, Entity

EASES: tuple[tuple[Ease, str], ...] = (
    ("smooth", N("PosePanel", "Eased")),
    ("linear", N("PosePanel", "Even")),
    ("hold", N("PosePanel", "Held")),
)
ROOM_FOR_STAGE = 520  # px of width


class PosePanel(QWidget):
    """Everything that it does is a verb of ``posing``, or a gesture of ``hand``."""

    def __init__(self, studio: Studio, parent: QWidget | None = None):
        super().__init__(parent)
        self.studio = studio
        self.scene = Scene(studio)
        self.posing = Posing(self.scene)
        self.stage = FrameView(margin=36)
        self.stage.dim = 0.3
        self.stage.setAccessibleName(self.tr("Pose"))
        self.stage.setAccessibleDescription(
            self.tr("Tab goes from joint to joint, arrows move the joint, X hides it, Delete removes the key")
        )
        self.hand = PoseHand(self.posing, self.stage)
        self.drop = PoseDrop(self.posing, self.stage)
        self.words = Words()
        self.stage.tools = [self.hand]
        self.stage.overlays = [FrameEdge(), self.hand.arc, self.hand.skeletons, self.drop, self.words]
        self.keys = KeysRow(studio)
        self.shelf = Shelf()
        self.setAccessibleName(self.tr("Poses"))
        self._build()
        self._connect()

    # -- showing ------------------------------------------------------------------------------------------------------

    def refresh(self) -> None:
        if not self.isVisible():  # a dock that is put away costs nothing; showEvent makes up for it
            return
        self.scene.look()
        entity = self.scene.character()
        self.stage.set_aspect(self.scene.aspect)
        self.stage.show_picture(*self.scene.picture())
        self.hand.show(onion=self.onion_button.isChecked())
        self._say_what_is_missing()
        self.stage.update()
        self.keys.show_shot(self.scene.shot, self.scene.shot_frame, entity if self.scene.placed else None)
        self._refresh_bar(entity)

    def _say_what_is_missing(self) -> None:
        scene, words = self.scene, self.words
        words.title = words.hint = ""
        if scene.placed is None:
            words.title = self.tr("No shot yet")
            words.hint = self.studio.with_keys(
                self.tr("Press {new-panel} on the boards to draw one; its characters are posed here.")
            )
        elif scene.contradiction is not None and not scene.standing:
            words.title, words.hint = heard(scene.contradiction.sentence), heard(scene.contradiction.hint)
        elif scene.character() is None:
            words.title = self.tr("Nobody to pose yet")
            words.hint = self.tr("Add a character to the cast, then give them a pose from the shelf.")
        elif not any(one.joints for one in scene.standing):
            words.title = self.tr("Nobody stands in this shot")
            words.hint = self.tr("Click a pose on the shelf, or drag one onto the picture.")

    def _refresh_bar(self, entity: Entity | None) -> None:
        self.who.setText(entity.name if entity else self.tr("Nobody"))
        self.who.setIcon(dot(of(entity.colour)) if entity else QIcon())
        self.who.setEnabled(entity is not None)
        self.shelf.show_colour(of(entity.colour) if entity else theme.QUIET)
        key = self.posing.key_here() if self.scene.placed else None
        self.key_button.setIcon(theme.icon("key-remove" if key else "key-add"))
        words = self.tr("Remove this key (Delete)") if key else self.tr("Key this pose")
        self.key_button.setToolTip(words)
        self.key_button.setAccessibleName(words)
        self.ease_button.setEnabled(key is not None)
        self.ease_button.setIcon(theme.icon(f"ease-{key.ease}" if key else "ease-smooth"))
        posed = entity is not None and self.posing.joints(entity.id) is not None
        for button in (self.mirror_button, self.copy_button, self.key_button):
            button.setEnabled(posed)
        keys = self.posing.keys() if self.scene.placed else ()
        self.previous_button.setEnabled(any(one.frame < self.scene.shot_frame for one in keys))
        self.next_button.setEnabled(any(one.frame > self.scene.shot_frame for one in keys))
        self.paste_button.setEnabled(self.posing.copied is not None and self.scene.placed is not None)
        self.hide_button.setEnabled(posed and self.studio.selection.joint >= 0)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.width() >= ROOM_FOR_STAGE
        self.stage.setVisible(wide)
        self.hint.setVisible(wide)
        self.onion_button.setVisible(wide)
        self.bar.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom)
        self.page.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom)
        self.page.setStretchFactor(self.shelf, 0 if wide else 1)
        self.shelf.fit_to(wide)

    def minimumSizeHint(self) -> QSize:
        return QSize(196, 180)

    def sizeHint(self) -> QSize:
        return QSize(208, 420)

    # -- verbs --------------------------------------------------------------------------------------------------------

    def take_pose(self, name: str) -> None:
        if not self.posing.take(name, self.tr("Pose: {name}").format(name=name)):
            self.studio.told.emit(self.tr("There is nobody to pose."), self.tr("Add a character to the cast first."))

    def toggle_key(self, shot_frame: int | None = None) -> None:
        self.posing.toggle_key(self.tr("Key pose"), self.tr("Remove pose key"), shot_frame)

    def mirror(self) -> None:
        self.posing.mirror(self.tr("Mirror pose"))

    def hide_joint(self) -> None:
        self.posing.hide_joint(self.tr("Hide joint"), self.tr("Show joint"))

    def copy(self) -> None:
        self.posing.copy()
        self.refresh()

    def set_ease(self, ease: Ease, _checked: bool = False) -> None:
        self.posing.set_ease(self.tr("Ease"), ease)

    def paste(self) -> None:
        self.posing.paste(self.tr("Paste pose"))

    # -- building -----------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        self.who = QToolButton()
        self.who.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.who.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.who.setFont(theme.text_font(strong=True))
        self.who.setToolTip(self.tr("Who is posed"))
        self.who.setAccessibleName(self.tr("Who is posed"))
        self.who.setIconSize(QSize(12, 12))
        self.who_menu = QMenu(self.who)
        self.who_menu.aboutToShow.connect(self._fill_who)
        self.who.setMenu(self.who_menu)
        self.previous_button = flat("previous", self.tr("Key before"))
        self.key_button = flat("key-add", self.tr("Key this pose"))
        self.next_button = flat("next", self.tr("Next key"))
        self.ease_button = flat("ease-smooth", self.tr("How the figure goes on from this key"))
        self.ease_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        eases = QMenu(self.ease_button)
        for ease, words in EASES:
            eases.addAction(theme.icon(f"ease-{ease}"), self.tr(words)).triggered.connect(partial(self.set_ease, ease))
        self.ease_button.setMenu(eases)
        self.mirror_button = flat("mirror", self.tr("Mirror the pose"))
        self.copy_button = flat("copy", self.tr("Copy the pose"))
        self.paste_button = flat("duplicate", self.tr("Paste the copied pose here"))
        self.hide_button = flat("eye-off", self.tr("Hide or show the joint (X)"))
        self.onion_button = flat("onion", self.tr("Keys before and after, seen through"), checkable=True)
        self.onion_button.setChecked(True)
        self.hint = Elided("", colour=theme.QUIET)

        first, second = QHBoxLayout(), QHBoxLayout()
        first.addWidget(self.who)
        first.addStretch(1)
        for button in (self.previous_button, self.key_button, self.next_button, self.ease_button):
            first.addWidget(button)
        for button in (self.mirror_button, self.copy_button, self.paste_button, self.hide_button, self.onion_button):
            second.addWidget(button)
        second.addWidget(self.hint, 1)
        second.addStretch(0)
        for row in (first, second):
            row.setSpacing(2)
        self.bar = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self.bar.setContentsMargins(4, 4, 4, 4)
        self.bar.setSpacing(6)
        self.bar.addLayout(first)
        self.bar.addLayout(second, 1)

        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(self.stage, 1)
        column.addWidget(_line())
        column.addWidget(self.keys)
        self.page = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self.page.setSpacing(0)
        self.page.addWidget(self.shelf)
        self.page.addLayout(column, 1)
        whole = QVBoxLayout(self)
        whole.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)  # a dock may be narrower than the picture needs
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(self.bar)
        whole.addWidget(_line())
        whole.addLayout(self.page, 1)

    def _connect(self) -> None:
        studio = self.studio
        for signal in (studio.changed, studio.playhead_moved, studio.selection_changed, studio.wanted_changed):
            signal.connect(self.refresh)
        studio.opened.connect(self.refresh)
        studio.pictures_changed.connect(self._pictures_changed)
        self.stage.missed.connect(lambda: studio.select(joint=-1))
        self.stage.looked.connect(lambda: self.hand.show(onion=self.onion_button.isChecked()))
        self.hand.hinted.connect(self.hint.set_text)
        self.keys.sought.connect(self.posing.seek)
        self.keys.toggled.connect(self.toggle_key)
        self.shelf.chosen.connect(self.take_pose)
        self.mirror_button.clicked.connect(self.mirror)
        self.copy_button.clicked.connect(self.copy)
        self.paste_button.clicked.connect(self.paste)
        self.hide_button.clicked.connect(self.hide_joint)
        self.onion_button.toggled.connect(self.refresh)
        self.previous_button.clicked.connect(lambda: self.posing.next_key(-1))
        self.next_button.clicked.connect(lambda: self.posing.next_key(1))
        self.key_button.clicked.connect(lambda: self.toggle_key())
        for sequence, verb in (
            (QKeySequence.StandardKey.Copy, self.copy),
            (QKeySequence.StandardKey.Paste, self.paste),
        ):
            QShortcut(sequence, self.stage, verb, context=Qt.ShortcutContext.WidgetShortcut)

    def _pictures_changed(self, shot_id: str) -> None:
        if self.stage.isVisible() and self.scene.placed is not None and shot_id in ("", self.scene.placed.shot.id):
            self.stage.show_picture(*self.scene.picture())

    def _fill_who(self) -> None:
        self.who_menu.clear()
        present = {one.entity.id for one in self.scene.standing}
        for entity in self.studio.document.cast:
            if entity.kind == "character":
                absent = self.tr("{name} · not in this shot").format(name=entity.name)
                action = self.who_menu.addAction(
                    dot(of(entity.colour)), entity.name if entity.id in present else absent
                )
                action.triggered.connect(lambda _=False, entity=entity: self.studio.select(entity=entity.id, joint=-1))


def _line() -> QFrame:
    line = QFrame()
    line.setFixedHeight(1)
    line.setStyleSheet(f"background: {theme.LINE.name()}")
    return line
