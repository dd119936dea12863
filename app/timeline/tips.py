"""What a tooltip says about the thing under the mouse, and what can be done with it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from app.jobs import ShotState
from app.timeline.content import Content
from app.timeline.cut_rows import transition_name
from app.timeline.heat import Heat
from app.timeline.hits import Hit, board, keys_of, shot_under, sound_of
from app.timeline.text import length
from engine.document.model import Shot
from engine.values.time import timecode


def described(
    content: Content, hit: Hit, film_frame: int, state: Callable[[Shot], ShotState], heat: Heat | None = None
) -> str:
    """What a tooltip says."""
    rate = content.document.rate
    match hit.kind:
        case "corner":
            return _tr("Choose the tracks that are shown")
        case "time":
            return _tr("Click to type a time: 01:02:03:04, 120, 2s, +20, -5")
        case "eye" if hit.row:
            return _tr("Put {track} away; the menu above brings it back").format(track=hit.row.name)
        case "lock" if hit.row:
            return _tr("Lock {track}: nothing on it moves under the hand").format(track=hit.row.name)
        case "mute" if hit.row:
            return _tr("Mute {track}").format(track=hit.row.name)
        case "solo" if hit.row:
            heard = hit.row.key.startswith("sound:")
            return (_tr("Hear only {track}") if heard else _tr("Show only {track}")).format(track=hit.row.name)
        case "ruler":
            return timecode(max(0, film_frame), rate)
        case "in" | "out":
            return _tr("What is played again and again begins here") if hit.kind == "in" else _tr("… and ends here")
        case "cache":
            placed = shot_under(content, film_frame)
            return _lines(_shot_name(placed.number), _state_words(state(placed.shot))) if placed else ""
        case "key" if hit.row:
            names = ", ".join(dict.fromkeys(track_name(content, track) for _, track, _ in keys_of(content, hit)))
            return _lines(names, timecode(int(content.keys[hit.row.key].frames[hit.index]), rate))
        case "shot":
            placed = content.placed[hit.index]
            lasts = length(placed.shot.frames, rate)
            return _lines(f"{_shot_name(placed.number)}   {lasts}", _state_words(state(placed.shot)))
        case "heat" if heat is not None:
            placed = content.placed[hit.index]
            return heat.words(placed.shot, placed.shot_frame(film_frame))
        case "edge":
            return _tr("Drag to retime; with Alt the next panel gives way")
        case "span edge":
            return _tr("Drag to where these words end")
        case "panel":
            placed, place = board(content, hit.index)
            panel = placed.shot.panels[place]
            return _lines(f"{placed.label(panel)}   {length(panel.frames, rate)}", panel.action, panel.dialogue)
        case "words" if hit.row:
            return (content.words if hit.row.key == "words" else content.spoken).texts[hit.index]
        case "cut":
            return _tr("Drag to the side to let the shots dissolve")
        case "transition" | "transition edge":
            blocks = content.transitions
            lasts = length(int(blocks.stops[hit.index] - blocks.starts[hit.index]), rate)
            how = _tr("Drag an edge, or double-click to type how long it lasts")
            return _lines(f"{transition_name(blocks.texts[hit.index])}   {lasts}", how)
        case "sound":
            sound = sound_of(content, hit)
            return sound.name if sound else ""
        case "sound start" | "sound end":
            return _tr("Drag to hear less or more of it")
        case "fade in" | "fade out":
            return _tr("Drag inwards to let it swell or die away")
        case "marker":
            marker = content.document.markers[hit.index]
            return _lines(marker.name, timecode(marker.film_frame, rate))
        case _:
            return ""


def track_name(content: Content, track: str) -> str:
    """Whose keys stand on a track."""
    kind, _, entity = track.partition(":")
    name = next((each.name for each in content.document.cast if each.id == entity), "")
    return {
        "pose": _tr("Pose of {name}"), "layout": _tr("Box of {name}"), "camera": _tr("Camera"),
        "keyframe": _tr("Keyframe"), "pinned": _tr("Pinned drawing"),
    }[kind].format(name=name)  # fmt: skip


def _shot_name(number: str) -> str:
    return _tr("Shot {number}").format(number=number)


def _state_words(state: ShotState) -> str:
    if state.failed:
        return _tr("Failed: {why}").format(why=state.failed)
    if state.rendering is not None:
        return _tr("Being painted, {share}").format(share=f"{state.rendering:.0%}")
    names = {
        "drawing": _tr("Drawing"), "blocking": _tr("Blocking"), "draft": _tr("Draft"),
        "approved": _tr("Approved draft"), "final": _tr("Final"),
    }  # fmt: skip
    if not state.stale:
        return names[state.kind]
    return _tr("{kind}, changed since: {reasons}").format(kind=names[state.kind], reasons=", ".join(state.stale))


def _lines(*lines: str) -> str:
    return "\n".join(filter(None, lines))


def _tr(text: str) -> str:
    return QCoreApplication.translate("Timeline", text)
