"""The editing table: what is done at the playhead with what is chosen, by key or button."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QCoreApplication

from app.timeline import edits
from app.timeline.content import Key, sound_row
from app.timeline.sounding import moved_sounds
from engine.document import marker_edits, panel_edits, retime_edits, sound_edits
from engine.document.film import Placed
from engine.document.model import Document, Panel, Sound
from engine.values.ids import new_id
from engine.values.time import Span

if TYPE_CHECKING:
    from app.timeline.panel import TimelinePanel


class Table:
    def __init__(self, panel: TimelinePanel):
        self.panel, self.studio = panel, panel.studio
        self.clip: tuple[edits.Copied, ...] = ()  # keys that were copied

    # -- cuts ---------------------------------------------------------------------------------------------------------

    def split(self) -> None:
        """B: the chosen sounds under the playhead, or else the panel under it, become two."""
        sounds = self._sounds_here()
        if sounds:
            self.studio.edit(_tr("Split sound"), _split_sounds, tuple(each.id for each in sounds), self.studio.playhead)
            return
        here = self._here()
        if here and self._may_cut():
            placed, panel, inside = here
            new = new_id("panel")
            self.studio.edit(_tr("Split panel"), retime_edits.split_panel, panel.id, inside, new)
            if any(one.id == new for one in self.studio.document.shot(placed.shot.id).panels):
                self.studio.select(panels=(new,))

    def cut(self) -> None:
        """Ctrl+B: a new shot begins at the playhead."""
        here = self._here()
        if here and self._may_cut():
            placed = here[0]
            frame = placed.shot_frame(self.studio.playhead)
            self.studio.edit(_tr("Cut shot"), retime_edits.cut_shot, placed.shot.id, frame)

    def trim_start(self) -> None:
        """[: what is before the playhead is gone, of the chosen sounds or of the panel."""
        sounds = self._sounds_here()
        if sounds:
            self.studio.edit(_tr("Trim sound"), self._trimmed_sounds, sounds, False)
            return
        here = self._here()
        if here and self._may_cut():
            _, panel, inside = here
            frames = self.studio.film_frames
            self.studio.edit(_tr("Trim panel"), retime_edits.trim_start, panel.id, inside, self.studio.staying)
            if self.studio.film_frames < frames:  # the playhead stays on the picture that it was on
                self.studio.move_playhead(self.studio.playhead - inside)

    def trim_end(self) -> None:
        """]: what is after the playhead is gone."""
        sounds = self._sounds_here()
        if sounds:
            self.studio.edit(_tr("Trim sound"), self._trimmed_sounds, sounds, True)
            return
        here = self._here()
        if here and self._may_cut():
            self.studio.edit(_tr("Trim panel"), retime_edits.trim_end, here[1].id, here[2])

    # -- small steps --------------------------------------------------------------------------------------------------

    def nudge(self, by: int) -> None:
        """Alt and an arrow: chosen keys, markers and sounds by so many frames; a panel, if only one is chosen, slides."""
        studio, chosen = self.studio, self.studio.selection
        keys = tuple(key for key in chosen.keys if key[1] != "pinned" and not self.panel.locked(key))
        if keys:
            step = edits.allowed(studio.document, keys, by)
            moved = {key: (key[0], key[1], key[2] + step) for key in keys}
            studio.edit(_tr("Nudge keys"), edits.moved_keys, keys, step)
            studio.select(keys=tuple(moved.get(key, key) for key in chosen.keys))
        elif markers := self._markers():
            studio.edit(_tr("Nudge markers"), marker_edits.move_markers, markers, by)
        elif sounds := self._sounds():
            step = max(by, -min(sound.film_frame for sound in sounds))
            studio.edit(_tr("Nudge sounds"), moved_sounds, tuple(sound.id for sound in sounds), step, "", "")
        elif self._may_cut() and (found := studio.selected_panel()):
            studio.edit(_tr("Slide panel"), retime_edits.slide_panel, found[1].id, by)

    def lengthen(self, by: int) -> None:
        """Alt and up or down: the panel is seen longer or shorter, and what follows moves along."""
        found = self.studio.selected_panel()
        if found and self._may_cut():
            frames = max(1, found[1].frames + by)
            self.studio.edit(_tr("Retime panel"), panel_edits.set_frames, found[1].id, frames)

    # -- keys ---------------------------------------------------------------------------------------------------------

    def copy(self) -> None:
        clip = edits.copied(self.studio.document, self.studio.selection.keys)
        self.clip = clip or self.clip

    def cut_keys(self) -> None:
        self.copy()
        self.remove()

    def paste(self) -> None:
        """The first of the copied keys at the playhead, the others as far behind it as they were."""
        landed = edits.landing(self.studio.document, self.clip, self.studio.playhead, self.studio.selection.entity)
        landed = [each for each in landed if not self.panel.locked(each[1])]
        if landed:
            self.studio.edit(_tr("Paste keys"), edits.with_copies, landed)
            self.studio.select(keys=tuple(key for _, key in landed))

    def remove(self) -> None:
        """Takes the chosen keys, markers and sounds away; a drawing that was pinned is let go."""
        studio, chosen = self.studio, self.studio.selection
        keys = tuple(key for key in chosen.keys if not self.panel.locked(key))
        sounds, markers = tuple(sound.id for sound in self._sounds()), self._markers()
        if not (keys or sounds or markers):
            return
        studio.edit(_removal(keys, sounds, markers), _without, keys, sounds, markers)
        studio.select(keys=(), sounds=(), markers=())

    def removes(self) -> bool:
        """Whether there is anything of the timeline's own to take away."""
        return bool(self.studio.selection.keys or self._sounds() or self._markers())

    # -- gaps ---------------------------------------------------------------------------------------------------------

    def gap_at(self, row: str, film_frame: int) -> Span | None:
        """The empty stretch between two sounds of a track, or after some words of a shot; None where there is none."""
        content = self.panel.content
        if (found := content.sounds.get(row)) is not None:
            after = found.starts[found.starts > film_frame]
            before = found.stops[found.starts <= film_frame]
            start = int(before.max()) if len(before) else 0
            return Span(start, int(after.min())) if len(after) and start <= film_frame else None
        if row != "words":
            return None
        placed = next((each for each in content.placed if film_frame in each.span), None)
        if placed is None:
            return None
        frame = placed.shot_frame(film_frame)
        stops = [words.span.stop for words in placed.shot.words if words.span.stop <= frame]
        starts = [words.span.start for words in placed.shot.words if words.span.start > frame]
        inside = any(frame in words.span for words in placed.shot.words)
        if not stops or inside:
            return None
        gap = Span(max(stops), min([*starts, placed.shot.frames]))
        return gap.moved(placed.span.start)

    def close_gap(self, row: str, film_frame: int) -> None:
        """What follows on a sound track moves up; words are held until the next ones begin."""
        gap = self.gap_at(row, film_frame)
        if gap is None or row in self.panel.tracks.locked:
            return
        if row == "words":
            placed = next(each for each in self.panel.content.placed if film_frame in each.span)
            stop = placed.shot_frame(gap.start)
            item = next(at for at, words in enumerate(placed.shot.words) if words.span.stop == stop)
            until = placed.shot_frame(gap.stop)
            self.studio.edit(_tr("Close gap"), edits.with_word_edge, placed.shot.id, item, until)
        else:
            later = tuple(one.id for one in self.panel.content.sounds[row].sounds if one.film_frame >= gap.stop)
            self.studio.edit(_tr("Close gap"), moved_sounds, later, -len(gap), "", "")

    # -- marks --------------------------------------------------------------------------------------------------------

    def add_marker(self) -> None:
        """M: a flag at the playhead; where one stands already it is chosen."""
        document, frame = self.studio.document, self.studio.playhead
        there = marker_edits.marker_at(document, frame)
        name = there.id if there else new_id("marker")
        if there is None and self.studio.film_frames:
            self.studio.edit(_tr("Add marker"), marker_edits.add_marker, frame, new=name)
        self.studio.select(markers=(name,), keys=(), sounds=())

    def mark_in(self) -> None:
        if self.studio.film_frames:
            self.studio.mark_in(self.studio.playhead)

    def mark_out(self) -> None:
        if self.studio.film_frames:
            self.studio.mark_out(self.studio.playhead)

    def clear_marks(self) -> None:
        self.studio.set_stretch(None)

    # -- moving about -------------------------------------------------------------------------------------------------

    def go_to_key(self, way: int) -> None:
        """The next or the previous key: of the chosen person where there is one, else of anybody and the camera."""
        keys, entity = self.panel.content.keys, self.studio.selection.entity
        rows = (
            [f"pose:{entity}"] if f"pose:{entity}" in keys else [row.key for row in self.panel.rows if row.key in keys]
        )
        self._go(np.unique(np.concatenate([keys[row].frames for row in rows])) if rows else np.empty(0), way)

    def go_to_marker(self, way: int) -> None:
        self._go(self.panel.content.markers, way)

    def _go(self, frames: np.ndarray, way: int) -> None:
        beyond = frames[frames > self.studio.playhead] if way > 0 else frames[frames < self.studio.playhead]
        if len(beyond):
            self.studio.stop()
            self.studio.move_playhead(int(beyond[0] if way > 0 else beyond[-1]))

    # -- what it is about ---------------------------------------------------------------------------------------------

    def _here(self) -> tuple[Placed, Panel, int] | None:
        """The panel under the playhead, and how many of its frames lie before it."""
        placed = self.studio.here()
        if placed is None:
            return None
        frame = placed.shot_frame(self.studio.playhead)
        panel = placed.shot.panel_at(frame)
        return placed, panel, frame - placed.shot.panel_starts()[placed.shot.panels.index(panel)]

    def _may_cut(self) -> bool:
        if self.panel.tracks.timing_locked:
            self.studio.told.emit(_tr("The shots are locked."), _tr("Open the lock beside Shots or Panels first."))
            return False
        return True

    def _sounds(self) -> tuple[Sound, ...]:
        """The chosen sounds that can be moved."""
        document, chosen = self.studio.document, self.studio.selection.sounds
        return tuple(
            sound
            for sound in document.sounds
            if sound.id in chosen and sound_row(document, sound) not in self.panel.tracks.locked
        )

    def _sounds_here(self) -> tuple[Sound, ...]:
        now = self.studio.playhead
        return tuple(
            each for each in self._sounds() if each.film_frame < now < each.film_frame + self.panel.waves.heard(each)
        )

    def _markers(self) -> tuple[str, ...]:
        if "markers" in self.panel.tracks.locked:
            return ()
        chosen = self.studio.selection.markers
        return tuple(marker.id for marker in self.studio.document.markers if marker.id in chosen)

    def _trimmed_sounds(self, document: Document, sounds: tuple[Sound, ...], end: bool) -> Document:
        now = self.studio.playhead
        for sound in sounds:
            by, lasts = now - sound.film_frame, self.panel.waves.heard(sound)
            if end:
                document = sound_edits.trim_sound(document, sound.id, sound.film_frame, sound.skip, by)
            else:
                rest = None if sound.frames is None else lasts - by
                document = sound_edits.trim_sound(document, sound.id, now, sound.skip + by, rest)
        return document


def _split_sounds(document: Document, ids: tuple[str, ...], film_frame: int) -> Document:
    for sound_id in ids:
        document = sound_edits.split_sound(document, sound_id, film_frame)
    return document


def _without(document: Document, keys: tuple[Key, ...], sounds: tuple[str, ...], markers: tuple[str, ...]) -> Document:
    document = edits.without_keys(document, keys)
    for sound_id in sounds:
        document = sound_edits.remove_sound(document, sound_id)
    return marker_edits.remove_markers(document, markers)


def _removal(keys: tuple[Key, ...], sounds: tuple[str, ...], markers: tuple[str, ...]) -> str:
    if keys and (sounds or markers):
        return _tr("Remove")
    if keys:
        return _tr("Remove keys") if len(keys) > 1 else _tr("Remove key")
    if sounds:
        return _tr("Remove sounds") if len(sounds) > 1 else _tr("Remove sound")
    return _tr("Remove markers") if len(markers) > 1 else _tr("Remove marker")


def _tr(text: str) -> str:
    return QCoreApplication.translate("Timeline", text)
