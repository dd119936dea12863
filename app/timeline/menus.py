"""The timeline's menus: tracks, keys, sounds, markers, transitions, and what else a place offers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, cast, get_args

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QMenu

from app import theme
from app.marking import N
from app.timeline import edits, writing
from app.timeline.cutting import with_transition
from app.timeline.heat import Offer
from app.timeline.hits import SWITCHES, Hit, keys_of, shot_under, sound_of
from app.timeline.mark_rows import COLOURS
from app.widgets.parts import dot
from engine.document import marker_edits, sound_edits
from engine.document.camera_edits import Move, make_move
from engine.document.film import longest_transition
from engine.document.model import Ease, MarkerColour, TransitionKind

if TYPE_CHECKING:
    from app.timeline.panel import TimelinePanel

EASES: tuple[tuple[Ease, str], ...] = (
    ("linear", N("Timeline", "Even")),
    ("smooth", N("Timeline", "Ease in and out")),
    ("hold", N("Timeline", "Hold")),
)
MOVES: tuple[tuple[Move, str], ...] = (
    ("push in", N("Timeline", "Push in")), ("pull out", N("Timeline", "Pull out")), ("pan left", N("Timeline", "Pan left")),
    ("pan right", N("Timeline", "Pan right")), ("tilt up", N("Timeline", "Tilt up")), ("tilt down", N("Timeline", "Tilt down")),
)  # fmt: skip
KINDS: tuple[tuple[TransitionKind, str, str], ...] = (
    ("dissolve", "dissolve", N("Timeline", "Dissolve")),
    ("wipe", "wipe", N("Timeline", "Wipe")),
    ("fade", "fade", N("Timeline", "Fade through black")),
)
USUAL = 12  # frames of a transition that is only asked for


def menu_at(panel: TimelinePanel, hit: Hit, frame: int) -> QMenu | None:
    """What can be done with what is under the mouse, which is chosen by it."""
    if hit.kind in ("corner", "time"):
        return tracks_menu(panel)
    if hit.row is None:
        return None
    if hit.kind == "header" or hit.kind in SWITCHES:
        return track_menu(panel, hit.row.key)
    if hit.kind == "heat" and panel.heat is not None:
        placed = panel.content.placed[hit.index]
        offers = panel.heat.offers(placed.shot, placed.shot_frame(frame))
        return offers_menu(panel, offers) if offers else None
    if hit.row.key in panel.tracks.locked:
        return None
    if hit.kind == "key":
        under = keys_of(panel.content, hit)
        if not set(under) <= set(panel.studio.selection.keys):
            panel.studio.select(keys=under)
        return keys_menu(panel)
    if hit.kind in ("transition", "transition edge"):
        shot = panel.content.placed[int(panel.content.transitions.shots[hit.index])].shot
        return transition_menu(panel, shot.id)
    if hit.kind == "cut":
        return transition_menu(panel, panel.content.placed[hit.index].shot.id)
    if hit.kind == "marker":
        marker = panel.content.document.markers[hit.index]
        if marker.id not in panel.studio.selection.markers:
            panel.studio.select(markers=(marker.id,), keys=(), sounds=())
        return marker_menu(panel, marker.id)
    if (sound := sound_of(panel.content, hit)) is not None and hit.row.key.startswith("sound:"):
        if sound.id not in panel.studio.selection.sounds:
            panel.studio.select(sounds=(sound.id,), keys=(), markers=())
        return sound_menu(panel, sound.id)
    if hit.kind == "":
        return keyed_menu(panel, hit.row.key, frame) if _is_keyed(hit.row.key) else gap_menu(panel, hit.row.key, frame)
    return None


def tracks_menu(panel: TimelinePanel) -> QMenu:
    """Every track with a tick; shots are always there."""
    menu = _menu(panel)
    for key, name in panel.every_track():
        if key == "shots":
            continue
        action = menu.addAction(name)
        action.setCheckable(True)
        action.setChecked(key not in panel.tracks.hidden)
        action.toggled.connect(lambda shown, key=key: panel.set_tracks(panel.tracks.with_hidden(key, not shown)))
    menu.addSeparator()
    menu.addAction(_tr("Show all"), panel.show_all_tracks)
    menu.addAction(
        _tr("New sound track"), lambda: panel.studio.edit(_tr("New sound track"), sound_edits.add_sound_track)
    )
    return menu


def track_menu(panel: TimelinePanel, key: str) -> QMenu:
    """One track: its own switches in words, and a sound track's name."""
    menu = _menu(panel)
    locked = menu.addAction(_tr("Locked"))
    locked.setCheckable(True)
    locked.setChecked(key in panel.tracks.locked)
    locked.toggled.connect(lambda _: panel.set_tracks(panel.tracks.with_lock_turned(key)))
    if key not in ("shots", "panels", "markers"):
        alone = menu.addAction(_tr("Show only this track"))
        alone.setCheckable(True)
        alone.setChecked(key in panel.tracks.alone)
        alone.toggled.connect(lambda _: panel.set_tracks(panel.tracks.with_alone_turned(key)))
    if key != "shots":
        menu.addAction(_tr("Put away"), lambda: panel.set_tracks(panel.tracks.with_hidden(key, True)))
    if key.startswith("sound:"):
        track = key.removeprefix("sound:")
        menu.addSeparator()
        menu.addAction(_tr("Rename…"), lambda: writing.rename_track(panel, track))
        menu.addAction(
            _tr("Remove with its sounds"),
            lambda: panel.studio.edit(_tr("Remove sound track"), sound_edits.remove_sound_track, track),
        )
    menu.addSeparator()
    menu.addMenu(_named(tracks_menu(panel), _tr("Tracks")))
    return menu


def keys_menu(panel: TimelinePanel) -> QMenu:
    """For the selected keys: how they move on to the next ones, copies, and away with them."""
    menu = _menu(panel)
    keys = panel.studio.selection.keys
    if any(edits.eases(key) for key in keys):
        for ease, words in EASES:
            menu.addAction(
                theme.icon(f"ease-{ease}"),
                _tr(words),
                lambda ease=ease: panel.studio.edit(_tr("Ease"), edits.with_ease, keys, ease),
            )
        menu.addSeparator()
    menu.addAction(theme.icon("copy"), _tr("Copy"), panel.table.copy)
    menu.addAction(theme.icon("delete"), _tr("Remove"), panel.table.remove)
    return menu


def sound_menu(panel: TimelinePanel, sound_id: str) -> QMenu:
    menu = _menu(panel)
    menu.addAction(theme.icon("split"), _tr("Split at playhead"), panel.table.split)
    menu.addAction(_tr("No fades"), lambda: panel.studio.edit(_tr("Fade sound"), sound_edits.set_fades, sound_id, 0, 0))
    menu.addAction(_tr("Rename…"), lambda: writing.rename_sound(panel, sound_id))
    menu.addSeparator()
    menu.addAction(theme.icon("delete"), _tr("Remove"), panel.table.remove)
    return menu


def gap_menu(panel: TimelinePanel, row: str, film_frame: int) -> QMenu:
    """Empty film on a track of sounds or words."""
    menu = _menu(panel)
    action = menu.addAction(_tr("Close gap"), lambda: panel.table.close_gap(row, film_frame))
    action.setEnabled(panel.table.gap_at(row, film_frame) is not None)
    if panel.table.clip:
        menu.addAction(_tr("Paste keys at playhead"), panel.table.paste)
    return menu


def keyed_menu(panel: TimelinePanel, track: str, film_frame: int) -> QMenu:
    """Between the keys of a pose or of the camera."""
    menu = _menu(panel)
    placed = shot_under(panel.content, film_frame)
    key = menu.addAction(theme.icon("key-add"), _tr("Key here"), lambda: panel.add_key(track, film_frame))
    key.setEnabled(placed is not None)
    if track == "camera" and placed is not None:
        menu.addSeparator()
        for move, words in MOVES:
            menu.addAction(
                _tr(words),
                lambda move=move, words=words: panel.studio.edit(_tr(words), make_move, placed.shot.id, move),
            )
    if panel.table.clip:
        menu.addSeparator()
        menu.addAction(_tr("Paste keys at playhead"), panel.table.paste)
    return menu


def _is_keyed(row: str) -> bool:
    return row == "camera" or row.startswith("pose:")


def marker_menu(panel: TimelinePanel, marker_id: str) -> QMenu:
    menu = _menu(panel)
    menu.addAction(_tr("Rename…"), lambda: writing.rename_marker(panel, marker_id))
    colours = menu.addMenu(_tr("Colour"))
    names = {
        "grey": _tr("Grey"), "red": _tr("Red"), "yellow": _tr("Yellow"), "green": _tr("Green"), "violet": _tr("Violet"),
    }  # fmt: skip
    for colour in get_args(MarkerColour):
        colours.addAction(
            dot(COLOURS[colour]),
            names[colour],
            lambda colour=colour: panel.studio.edit(
                _tr("Marker"), marker_edits.change_marker, marker_id, colour=cast("MarkerColour", colour)
            ),
        )
    menu.addSeparator()
    menu.addAction(theme.icon("delete"), _tr("Remove"), panel.table.remove)
    return menu


def transition_menu(panel: TimelinePanel, shot_id: str) -> QMenu:
    """How a shot comes in."""
    menu = _menu(panel)
    place = next((at for at, each in enumerate(panel.content.placed) if each.shot.id == shot_id), 0)
    if not place:
        return menu
    shot, before = panel.content.placed[place].shot, panel.content.placed[place - 1].shot
    now = shot.transition
    for kind, icon, words in KINDS:
        frames = max(1, min(now.frames if now else USUAL, longest_transition(kind, before, shot)))
        action = menu.addAction(
            theme.icon(icon),
            _tr(words),
            lambda kind=kind, frames=frames: panel.studio.edit(
                _tr("Transition"), with_transition, shot_id, kind, frames
            ),
        )
        action.setCheckable(True)
        action.setChecked(now is not None and now.kind == kind)
    menu.addSeparator()
    if now is not None:
        menu.addAction(_tr("Length…"), lambda: writing.type_transition(panel, shot_id))
        menu.addAction(
            theme.icon("cut"),
            _tr("Plain cut"),
            lambda: panel.studio.edit(_tr("Cut"), with_transition, shot_id, "dissolve", 0),
        )
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


def _named(menu: QMenu, title: str) -> QMenu:
    menu.setTitle(title)
    return menu


def _tr(text: str) -> str:
    return QCoreApplication.translate("Timeline", text)
