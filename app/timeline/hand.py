"""What a press takes hold of, and what a double click opens."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt

from app.timeline import menus, writing
from app.timeline.cutting import Carry, Retime, Slide, Slip, TransitionLength
from app.timeline.gestures import ALT, CONTROL, SHIFT, BoxSelect, Gesture, Scrub, words
from app.timeline.hits import SWITCHES, Hit, keys_of, panels_of, sound_of
from app.timeline.keying import MoveKeys, MoveMarkers, MoveStretch, Respan
from app.timeline.scene import HEADER, TOP
from app.timeline.sounding import Fade, MoveSounds, SlipSound, TrimSound
from engine.document import sound_edits

if TYPE_CHECKING:
    from app.timeline.panel import TimelinePanel


def press(panel: TimelinePanel, hit: Hit, at: QPointF, modifiers: Qt.KeyboardModifier) -> Gesture | None:
    """The gesture that begins here; None where a press is all there is to it."""
    if hit.kind in SWITCHES or hit.kind in ("corner", "time", "header"):
        _press_header(panel, hit, modifiers)
        return None
    locked = hit.row is not None and hit.row.key in panel.tracks.locked
    match hit.kind:
        case "ruler" | "cache":
            if not panel.content.frames:
                return None
            gesture = Scrub(panel)
            gesture.move(at, modifiers)
            return gesture
        case "in" | "out":
            return MoveStretch(panel, hit.kind)
        case "edge":
            if panel.tracks.timing_locked:
                return None
            return Retime(panel, hit.index, at, (panel.tool == "roll") != bool(modifiers & ALT))
        case "panel" | "shot":
            return _press_board(panel, hit, at, modifiers)
        case "words":
            choose_panels(panel, panels_of(panel.content, hit), modifiers)
            return None
        case "heat":
            panel.studio.move_playhead(panel.view.frame(at.x() - HEADER))
            return None
        case _ if locked:
            return BoxSelect(panel, at, modifiers)
        case "span edge":
            return Respan(panel, hit.index, at)
        case "key":
            return _press_key(panel, hit, at, modifiers)
        case "transition" | "transition edge":
            return TransitionLength(panel, int(panel.content.transitions.shots[hit.index]), at)
        case "cut":
            return TransitionLength(panel, hit.index, at)
        case "marker":
            return _press_marker(panel, hit, at, modifiers)
        case "sound" | "sound start" | "sound end" | "fade in" | "fade out":
            return _press_sound(panel, hit, at, modifiers)
        case _:
            return BoxSelect(panel, at, modifiers)


def double_click(panel: TimelinePanel, hit: Hit, at: QPointF) -> None:
    """Goes to a thing, opens what can be typed, or makes a key where there is none."""
    frame = panel.view.frame(at.x() - HEADER)
    if hit.row is None:
        return
    locked = hit.row.key in panel.tracks.locked
    if hit.kind in ("shot", "panel"):
        blocks = panel.content.shots if hit.kind == "shot" else panel.content.panels
        panel.studio.move_playhead(int(blocks.starts[hit.index]))
    elif hit.kind == "key":
        panel.studio.move_playhead(int(panel.content.keys[hit.row.key].frames[hit.index]))
    elif hit.kind == "header" and hit.row.key.startswith("sound:"):
        writing.rename_track(panel, hit.row.key.removeprefix("sound:"))
    elif locked:
        return
    elif hit.kind in ("transition", "transition edge"):
        shot = panel.content.placed[int(panel.content.transitions.shots[hit.index])].shot
        writing.type_transition(panel, shot.id)
    elif hit.kind == "marker":
        writing.rename_marker(panel, panel.content.document.markers[hit.index].id)
    elif hit.kind == "sound" and (sound := sound_of(panel.content, hit)):
        writing.rename_sound(panel, sound.id)
    elif hit.kind == "" and (hit.row.key.startswith("pose:") or hit.row.key == "camera"):
        panel.add_key(hit.row.key, frame)


def _press_header(panel: TimelinePanel, hit: Hit, modifiers: Qt.KeyboardModifier) -> None:
    tracks, row = panel.tracks, hit.row
    if hit.kind == "corner":
        menus.tracks_menu(panel).popup(panel.viewport().mapToGlobal(QPointF(8, TOP).toPoint()))
    elif hit.kind == "time":
        writing.type_time(panel)
    elif row is None:
        return
    elif hit.kind == "solo" and row.key.startswith("sound:"):
        panel.studio.solo(panel.studio.soloed ^ {row.key.removeprefix("sound:")})
    elif hit.kind == "mute":
        track = row.key.removeprefix("sound:")
        muted = next(each for each in sound_edits.sound_tracks(panel.studio.document) if each.id == track).muted
        panel.studio.edit(words("Mute"), sound_edits.set_sound_track, track, muted=not muted)
    elif hit.kind == "solo" or modifiers & ALT:
        panel.set_tracks(tracks.with_alone_turned(row.key))
    elif hit.kind == "eye":
        panel.set_tracks(tracks.with_hidden(row.key, True))
    elif hit.kind == "lock":
        panel.set_tracks(tracks.with_lock_turned(row.key))
    elif row.key.startswith("pose:"):
        panel.studio.select(entity=row.key.removeprefix("pose:"), joint=-1)


def _press_board(panel: TimelinePanel, hit: Hit, at: QPointF, modifiers: Qt.KeyboardModifier) -> Gesture | None:
    """A panel or a shot: chosen at once, and carried, slid or slipped when the hand moves on."""
    under = panels_of(panel.content, hit)
    before = panel.studio.selection.panels
    slips = panel.tool == "slip" or (modifiers & ALT and modifiers & SHIFT)
    slides = panel.tool == "slide" or (modifiers & ALT and not modifiers & SHIFT)
    if hit.kind == "panel" and (slips or slides):
        choose_panels(panel, under, Qt.KeyboardModifier.NoModifier)
        if panel.tracks.timing_locked:
            return None
        return Slip(panel, hit.index, at) if slips else Slide(panel, hit.index, at)
    held = set(under) <= set(before) and not modifiers & (CONTROL | SHIFT)
    if not held:
        choose_panels(panel, under, modifiers)
    chosen = panel.studio.selection.panels
    if panel.tracks.timing_locked or not set(under) <= set(chosen):
        return None
    return Carry(panel, chosen, at, hit.kind == "shot", under if held else ())


def choose_panels(panel: TimelinePanel, panels: tuple[str, ...], modifiers: Qt.KeyboardModifier) -> None:
    before = panel.studio.selection.panels
    if modifiers & CONTROL:
        within = set(panels) <= set(before)
        chosen = {one for one in before if one not in panels} if within else {*before, *panels}
    elif modifiers & SHIFT:
        chosen = {*before, *panels}
    else:
        chosen = set(panels)
    order = [one.id for placed in panel.content.placed for one in placed.shot.panels]
    panel.studio.select(panels=tuple(one for one in order if one in chosen), keys=(), sounds=(), markers=())


def _press_key(panel: TimelinePanel, hit: Hit, at: QPointF, modifiers: Qt.KeyboardModifier) -> Gesture | None:
    assert hit.row
    under = keys_of(panel.content, hit)
    chosen = _chosen(under, panel.studio.selection.keys, modifiers)
    named = {"entity": hit.row.key.removeprefix("pose:")} if hit.row.key.startswith("pose:") else {}
    others = {} if modifiers & (CONTROL | SHIFT) else {"sounds": (), "markers": ()}
    panel.studio.select(keys=chosen, **named, **others)
    if not set(under) <= set(chosen):
        return None
    frame = int(panel.content.keys[hit.row.key].frames[hit.index])
    return MoveKeys(panel, under[0], frame, at, modifiers)


def _press_marker(panel: TimelinePanel, hit: Hit, at: QPointF, modifiers: Qt.KeyboardModifier) -> Gesture | None:
    under = (panel.content.document.markers[hit.index].id,)
    chosen = _chosen(under, panel.studio.selection.markers, modifiers)
    others = {} if modifiers & (CONTROL | SHIFT) else {"sounds": (), "keys": ()}
    panel.studio.select(markers=chosen, **others)
    return MoveMarkers(panel, hit.index, at) if under[0] in chosen else None


def _press_sound(panel: TimelinePanel, hit: Hit, at: QPointF, modifiers: Qt.KeyboardModifier) -> Gesture | None:
    sound = sound_of(panel.content, hit)
    if sound is None:
        return None
    chosen = _chosen((sound.id,), panel.studio.selection.sounds, modifiers)
    others = {} if modifiers & (CONTROL | SHIFT) else {"markers": (), "keys": ()}
    panel.studio.select(sounds=chosen, **others)
    if sound.id not in chosen:
        return None
    if panel.waves.whole(sound) is None:  # nobody knows yet how long it is
        return MoveSounds(panel, sound, at)
    match hit.kind:
        case "sound start" | "sound end":
            return TrimSound(panel, sound, hit.kind == "sound end", at)
        case "fade in" | "fade out":
            return Fade(panel, sound, hit.kind == "fade out", at)
        case _:
            slips = panel.tool == "slip" or (modifiers & ALT and modifiers & SHIFT)
            return SlipSound(panel, sound, at) if slips else MoveSounds(panel, sound, at)


def _chosen(under: tuple, before: tuple, modifiers: Qt.KeyboardModifier) -> tuple:
    """What is chosen after a press: a thing that was chosen already keeps the others with it."""
    if modifiers & CONTROL:
        kept = tuple(one for one in before if one not in under)
        return kept if len(kept) < len(before) else (*before, *under)
    if modifiers & SHIFT:
        return tuple(dict.fromkeys((*before, *under)))
    return before if set(under) <= set(before) else under
