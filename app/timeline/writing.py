"""What is typed on the timeline itself: the time, the length of a transition, the names of markers, sounds and tracks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QRect

from app.timeline.cutting import with_transition
from app.timeline.header import time_place
from app.timeline.line import Line
from app.timeline.scene import HEADER, TOP
from engine.document import marker_edits, sound_edits
from engine.document.film import longest_transition
from engine.values.errors import InbetweenerError
from engine.values.time import parse_timecode, timecode

if TYPE_CHECKING:
    from app.timeline.panel import TimelinePanel


def type_time(panel: TimelinePanel) -> Line:
    """Where the playhead goes: 01:02:03:04, 120, 2s, +20, -5."""
    studio = panel.studio

    def take(text: str) -> None:
        frame = _frames(panel, text, studio.playhead)
        if frame is not None:
            studio.move_playhead(frame)

    now = timecode(studio.playhead, studio.document.rate)
    return Line(panel.viewport(), time_place().toRect(), now, _tr("Time"), take)


def type_transition(panel: TimelinePanel, shot_id: str) -> Line | None:
    """How long two shots are seen at once, in frames, as 1s, as 1:12, or +6 from what it is."""
    content = panel.content
    place = next((at for at, each in enumerate(content.placed) if each.shot.id == shot_id), 0)
    row = next((row for row in panel.rows if row.key == "transitions"), None)
    if not place or row is None:
        return None
    shot, before = content.placed[place].shot, content.placed[place - 1].shot
    kind, now = (shot.transition.kind, shot.transition.frames) if shot.transition else ("dissolve", 0)

    def take(text: str) -> None:
        frames = _frames(panel, text, now)
        if frames is not None:
            frames = max(0, min(frames, longest_transition(kind, before, shot)))
            panel.studio.edit(_tr("Transition"), with_transition, shot_id, kind, frames)

    return _over(panel, row.top, row.height, content.placed[place].span.start, 64, str(now), _tr("Frames"), take)


def rename_marker(panel: TimelinePanel, marker_id: str) -> Line | None:
    marker = next((each for each in panel.studio.document.markers if each.id == marker_id), None)
    row = next((row for row in panel.rows if row.key == "markers"), None)
    if marker is None or row is None:
        return None

    def take(text: str) -> None:
        panel.studio.edit(_tr("Name marker"), marker_edits.change_marker, marker_id, name=text)

    return _over(panel, row.top, row.height, marker.film_frame, 160, marker.name, _tr("Marker"), take)


def rename_sound(panel: TimelinePanel, sound_id: str) -> Line | None:
    sound = next((each for each in panel.studio.document.sounds if each.id == sound_id), None)
    if sound is None:
        return None
    key = f"sound:{sound_edits.track_of(panel.studio.document, sound).id}"
    row = next((row for row in panel.rows if row.key == key), None)
    if row is None:
        return None

    def take(text: str) -> None:
        panel.studio.edit(_tr("Name sound"), sound_edits.rename_sound, sound_id, text)

    return _over(panel, row.top, 20, sound.film_frame, 160, sound.name, _tr("Sound"), take)


def rename_track(panel: TimelinePanel, track_id: str) -> Line | None:
    row = next((row for row in panel.rows if row.key == f"sound:{track_id}"), None)
    if row is None:
        return None
    place = QRect(6, TOP + row.top - panel.scrolled, HEADER - 12, 22)

    def take(text: str) -> None:
        panel.studio.edit(_tr("Name track"), sound_edits.set_sound_track, track_id, name=text.strip())

    return Line(panel.viewport(), place, row.name, _tr("Track"), take)


def _over(panel: TimelinePanel, top: int, height: int, film_frame: int, width: int, text: str, name: str, take) -> Line:
    """A line where a thing stands in the film, and no farther than the film's edge on the screen."""
    left = HEADER + round(max(0.0, min(panel.view.x(film_frame), panel.view.width - width)))
    tall = max(22, height)
    at = QRect(left, TOP + top - panel.scrolled - (tall - height) // 2, width, tall)
    return Line(panel.viewport(), at, text, name, take)


def _frames(panel: TimelinePanel, text: str, now: int) -> int | None:
    try:
        return max(0, parse_timecode(text, panel.studio.document.rate, now))
    except InbetweenerError as error:
        panel.studio.told.emit(error.sentence, error.hint)
        return None


def _tr(text: str) -> str:
    return QCoreApplication.translate("Timeline", text)
