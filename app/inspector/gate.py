"""The gate: draft, approve, final. It stays at the foot of the inspector, whatever is scrolled above it."""

from __future__ import annotations

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QWidget

from app import theme, verbs
from app.studio import Studio
from app.widgets.keyed import keyed
from engine.document.model import Panel, Shot


class GatePart(QWidget):
    def __init__(self, studio: Studio):
        super().__init__()
        self.studio = studio
        self.draft = QPushButton(self.tr("Draft"))
        self.approve = QPushButton(self.tr("Approve"))
        self.final = QPushButton(self.tr("Render final"))
        self.draft.setToolTip(self.tr("Paint the coarse pass of the chosen shots again"))
        self.approve.setToolTip(self.tr("Say that this draft is the shot; its final is refined from it"))
        self.final.setToolTip(self.tr("Refine and enlarge the approved draft"))
        for button, does in ((self.draft, "draft"), (self.approve, "approve"), (self.final, "final")):
            keyed(button, does)
        line = QHBoxLayout(self)
        line.setContentsMargins(theme.SIDE, 9, theme.SIDE, 8)
        line.setSpacing(6)
        for button, weight in ((self.draft, 2), (self.approve, 3), (self.final, 3)):
            button.setProperty("narrow", True)
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            line.addWidget(button, weight)
        self.draft.clicked.connect(lambda: verbs.draft_shots(studio))
        self.approve.clicked.connect(lambda: verbs.approve_shots(studio))
        self.final.clicked.connect(lambda: verbs.final_shots(studio))

    def show_panel(self, shot: Shot, panel: Panel) -> None:
        self.setVisible(self.studio.generation)
        state = self.studio.states.of(shot)
        take = self.studio.takes.active(shot)
        approved = take is not None and shot.approved == take.id
        self.draft.setEnabled(shot.paint and state.rendering is None)
        self.approve.setEnabled(take is not None and shot.paint and take.quality == "draft")
        self.approve.setText(self.tr("Unapprove") if approved else self.tr("Approve"))
        self.final.setEnabled(shot.paint and shot.approved is not None and state.rendering is None)
        self._lead(self.final if approved else self.approve if self.approve.isEnabled() else None)

    def _lead(self, button: QPushButton | None) -> None:
        """One button is the next step; it alone is lit."""
        for each in (self.draft, self.approve, self.final):
            lit = each is button and each.isEnabled()
            if bool(each.property("main")) != lit:
                each.setProperty("main", lit)
                each.style().unpolish(each)
                each.style().polish(each)

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(0, 0, self.width(), 1, theme.LINE)
