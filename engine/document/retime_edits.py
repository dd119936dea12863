"""Cutting and timing at a frame: what blade, trim and slide do to boards."""

from __future__ import annotations

import msgspec

from engine.document.changing import panel_place, replaced
from engine.document.following import followed
from engine.document.model import Document, Panel
from engine.document.panel_edits import beginning_later, set_frames
from engine.document.shot_edits import halves, in_halves
from engine.document.timing import begun_later
from engine.values.errors import InbetweenerError
from engine.values.ids import new_id

replace = msgspec.structs.replace


def split_panel(document: Document, panel_id: str, panel_frame: int, new: str | None = None) -> Document:
    """Two panels of the same drawing where there was one; no key and no word moves.

    The second begins with ``panel_frame``, a frame of the panel. What is said and done stays with the first.
    """
    shot, at = panel_place(document, panel_id)
    panel = shot.panels[at]
    _inside(panel, panel_frame)
    first = replace(panel, frames=panel_frame, behind=None)
    second = replace(_unsaid(panel, new), frames=panel.frames - panel_frame, pinned=False, head=0, before=None)
    both = replaced(shot.panels, at, first, second)
    return document.with_shot(replace(shot, panels=both))


def cut_shot(document: Document, shot_id: str, shot_frame: int, new: str | None = None) -> Document:
    """A new shot from this frame on; a panel that lies across the cut is split. Nobody moves by it."""
    shot = document.shot(shot_id)
    if not 0 < shot_frame < shot.frames:
        raise InbetweenerError("The shot is cut here already.", "Go to a later frame of the shot to cut before it.")
    first, second = halves(shot, shot_frame, new)
    if second.panels[0].id == first.panels[-1].id:
        second = replace(second, panels=replaced(second.panels, 0, _unsaid(second.panels[0])))
    return in_halves(document, first, second)


def trim_start(document: Document, panel_id: str, panel_frame: int, still: frozenset[str] | None = None) -> Document:
    """The panel begins with what it shows at this frame, and the film closes up; what it had before that waits.

    Sounds and markers go along where ``still`` names those tracks that do not; with None all stay where they are. They
    are moved here because nobody who compares two films could tell a panel's lost beginning from its lost end.
    """
    shot, at = panel_place(document, panel_id)
    panel = shot.panels[at]
    _inside(panel, panel_frame)
    trimmed = document.with_shot(begun_later(shot, at, panel_frame))
    if still is None:
        return trimmed
    gone, rest = replace(panel, id="", frames=panel_frame), replace(panel, frames=panel.frames - panel_frame)
    split = document.with_shot(replace(shot, panels=replaced(shot.panels, at, gone, rest)))  # what goes is by itself
    return followed(split, split, trimmed, still)


def trim_end(document: Document, panel_id: str, panel_frame: int) -> Document:
    """The panel ends before this frame, and the film closes up."""
    shot, at = panel_place(document, panel_id)
    _inside(shot.panels[at], panel_frame)
    return set_frames(document, panel_id, panel_frame)


def slide_room(document: Document, panel_id: str) -> tuple[int, int]:
    """How far a panel can slide to the left and to the right: its neighbours keep a frame each."""
    before, after = _neighbours(document, panel_id)
    if before is None or after is None:
        return 0, 0
    return 1 - before.frames, after.frames - 1


def slide_panel(document: Document, panel_id: str, by: int) -> Document:
    """The panel begins and ends so many frames later: the one before it takes the time, the one after it gives it."""
    before, after = _neighbours(document, panel_id)
    least, most = slide_room(document, panel_id)
    by = max(least, min(by, most))
    if before is None or after is None or not by:
        return document
    return beginning_later(set_frames(document, before.id, before.frames + by), after.id, by)


def _neighbours(document: Document, panel_id: str) -> tuple[Panel | None, Panel | None]:
    """The panels of the film before and after this one."""
    panels = [panel for shot in document.shots() if not shot.omitted for panel in shot.panels]
    at = next((at for at, panel in enumerate(panels) if panel.id == panel_id), -1)
    before, after = panels[at - 1 : at] if at > 0 else [], panels[at + 1 : at + 2] if at >= 0 else []
    return (before[0] if before else None), (after[0] if after else None)


def _unsaid(panel: Panel, new: str | None = None) -> Panel:
    """Another panel of the same drawing; what is said and done stays with the first."""
    return replace(panel, id=new or new_id("panel"), action="", dialogue="", notes="", slugging="", own=())


def _inside(panel: Panel, panel_frame: int) -> None:
    if not 0 < panel_frame < panel.frames:
        raise InbetweenerError("The panel begins or ends here already.", "Go to a frame inside the panel.")
