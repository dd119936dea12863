"""What is current on the timeline, in one sentence with its times, for whoever hears it instead of seeing it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from app.timeline.hits import board
from app.timeline.layout import block_at
from app.timeline.text import length
from app.timeline.tips import track_name
from engine.values.time import timecode

if TYPE_CHECKING:
    from app.timeline.panel import TimelinePanel


def panel_here(panel: TimelinePanel) -> int:
    """Which of its panels is under the playhead; -1: none."""
    blocks = panel.content.panels
    return block_at(blocks.starts, blocks.stops, panel.studio.playhead)


def panel_words(panel: TimelinePanel, index: int) -> str:
    """ "Panel 2·1, 00:00:01:00 to 00:00:02:12, lasts 1:12"."""
    placed, place = board(panel.content, index)
    one, blocks, rate = placed.shot.panels[place], panel.content.panels, panel.content.document.rate
    words = _tr("Panel {number}, {start} to {stop}, lasts {length}")
    start, stop = (timecode(int(edge), rate) for edge in (blocks.starts[index], blocks.stops[index]))
    return words.format(number=placed.label(one), start=start, stop=stop, length=length(one.frames, rate))


def marked(panel: TimelinePanel) -> list[tuple[str, int]]:
    """What is chosen on the tracks, with the film frame at which it stands: keys, sounds, markers."""
    content, chosen = panel.content, panel.studio.selection
    keys = [
        (track_name(content, key[1]), frame) for key in chosen.keys if (frame := content.film_frame(key)) is not None
    ]
    document = content.document
    sounds = [(sound.name, sound.film_frame) for sound in document.sounds if sound.id in chosen.sounds]
    flags = [
        (_tr("Marker {name}").format(name=each.name), each.film_frame)
        for each in document.markers
        if each.id in chosen.markers
    ]
    return sorted([*keys, *sounds, *flags], key=lambda each: each[1])


def current(panel: TimelinePanel) -> str:
    """What is chosen on the tracks, else the panel under the playhead, and where the playhead stands."""
    rate = panel.content.document.rate
    here = _tr("playhead at {time}").format(time=timecode(panel.studio.playhead, rate))
    found = marked(panel)
    if found:
        name, frame = found[0]
        first = _tr("{name} at {time}").format(name=name, time=timecode(frame, rate))
        more = [_tr("and {n} more").format(n=len(found) - 1)] if len(found) > 1 else []
        return ", ".join((first, *more, here))
    index = panel_here(panel)
    return ", ".join(([panel_words(panel, index)] if index >= 0 else []) + [here])


def _tr(text: str) -> str:
    return QCoreApplication.translate("Timeline", text)
