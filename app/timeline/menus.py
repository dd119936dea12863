"""The timeline's two menus: the tracks that are shown, and what can be done with keys."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu

from app import theme
from app.timeline import edits
from app.timeline.heat import Offer
from engine.document.model import Ease

if TYPE_CHECKING:
    from app.timeline.panel import TimelinePanel

EASES: tuple[tuple[Ease, str], ...] = (("linear", "Even"), ("smooth", "Ease in and out"), ("hold", "Hold"))


def tracks_menu(panel: TimelinePanel) -> QMenu:
    """Every track with a tick; shots are always there."""
    menu = _menu(panel)
    for key, name in panel.content.tracks():
        if key == "shots":
            continue
        action = menu.addAction(name)
        action.setCheckable(True)
        action.setChecked(key not in panel.hidden)
        action.toggled.connect(
            lambda shown, key=key: panel.hide_tracks(panel.hidden - {key} if shown else panel.hidden | {key})
        )
    menu.addSeparator()
    menu.addAction("Show all", lambda: panel.hide_tracks(frozenset()))
    return menu


def keys_menu(panel: TimelinePanel) -> QMenu:
    """For the selected keys: how they move on to the next ones, and away with them."""
    menu = _menu(panel)
    keys = panel.studio.selection.keys
    if any(edits.eases(key) for key in keys):
        for ease, words in EASES:
            menu.addAction(
                theme.icon(f"ease-{ease}"),
                words,
                lambda ease=ease: panel.studio.edit("Ease", edits.with_ease, keys, ease),
            )
        menu.addSeparator()
    menu.addAction(theme.icon("delete"), "Remove", panel.remove_keys)
    return menu


def offers_menu(panel: TimelinePanel, offers: Sequence[Offer]) -> QMenu:
    """What whoever measured a frame offers to do about it."""
    menu = _menu(panel)
    for words, do in offers:
        menu.addAction(words, do)
    return menu


def _menu(panel: TimelinePanel) -> QMenu:
    menu = QMenu(panel)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    return menu
