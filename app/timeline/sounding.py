"""Sounds by hand: where they lie, on which track, what is heard of them, and how they swell and die away."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QPointF, Qt

from app.timeline.gestures import Drag, signed, words
from app.timeline.layout import row_at
from app.timeline.scene import TOP
from app.timeline.text import length
from engine.document import sound_edits
from engine.document.model import Document, Sound

if TYPE_CHECKING:
    from app.timeline.panel import TimelinePanel


class MoveSounds(Drag):
    """The selected sounds in time, and the one in the hand to another track."""

    def __init__(self, panel: TimelinePanel, sound: Sound, at: QPointF):
        super().__init__(panel, at, sound.film_frame)
        self.sound = sound
        chosen = frozenset((*panel.studio.selection.sounds, sound.id))
        self.sounds = tuple(each for each in self.document.sounds if each.id in chosen)
        self.track = sound_edits.track_of(self.document, sound).id
        self.label = words("Move sounds") if len(self.sounds) > 1 else words("Move sound")
        self.lasts = panel.waves.heard(sound)
        onsets = panel.waves.onsets(sound) - sound.film_frame
        # its end and its own beginnings catch as its edge does
        self.catches = panel.targets(sounds=chosen)
        self.within = (0, self.lasts, *onsets[:64].tolist())
        self.targets = np.unique(np.concatenate([self.catches - part for part in self.within]))

    def drag(self, at: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        wanted = self.caught(at, modifiers) - self.sound.film_frame
        by = max(wanted, -min(sound.film_frame for sound in self.sounds))
        self.landed(wanted, by)
        row = row_at(self.panel.rows, at.y() - TOP + self.panel.scrolled)
        track = row.key.removeprefix("sound:") if row and row.key.startswith("sound:") else self.track
        if row and row.key in self.panel.tracks.locked:
            track = self.track
        self.show(moved_sounds, tuple(sound.id for sound in self.sounds), by, self.sound.id, track)
        if self.snap is not None:  # the line stands where the caught part of the sound is
            self.snap = next((self.snap + part for part in self.within if self.snap + part in self.catches), self.snap)
        self.hint = f"{self.sound.name}   {signed(by, self.rate)}".strip()


class TrimSound(Drag):
    """The beginning or the end of a sound; it can show no more than its file has."""

    def __init__(self, panel: TimelinePanel, sound: Sound, end: bool, at: QPointF):
        self.lasts = panel.waves.heard(sound)
        super().__init__(panel, at, sound.film_frame + (self.lasts if end else 0))
        self.sound, self.end = sound, end
        self.whole = panel.waves.whole(sound)
        self.label = words("Trim sound")
        self.targets = panel.targets(sounds=frozenset((sound.id,)))

    def drag(self, at: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        edge, sound = self.caught(at, modifiers), self.sound
        if self.end:
            most = self.whole - sound.skip if self.whole else self.lasts
            frames = max(1, min(edge - sound.film_frame, most))
            self.landed(edge, sound.film_frame + frames)
            self.show(sound_edits.trim_sound, sound.id, sound.film_frame, sound.skip, frames)
        else:
            by = max(-min(sound.skip, sound.film_frame), min(edge - sound.film_frame, self.lasts - 1))
            frames = self.lasts - by
            self.landed(edge, sound.film_frame + by)
            kept = None if sound.frames is None else frames
            self.show(sound_edits.trim_sound, sound.id, sound.film_frame + by, sound.skip + by, kept)
        self.hint = f"{length(frames, self.rate)}   {signed(frames - self.lasts, self.rate)}"


class SlipSound(Drag):
    """Another part of the file in the same place."""

    def __init__(self, panel: TimelinePanel, sound: Sound, at: QPointF):
        super().__init__(panel, at, sound.film_frame)
        self.sound, self.lasts, self.whole = sound, panel.waves.heard(sound), panel.waves.whole(sound)
        self.label = words("Slip sound")

    def drag(self, at: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        by = int(np.floor(self.place(at) + 0.5)) - self.sound.film_frame
        most = max(0, self.whole - self.lasts) if self.whole else self.sound.skip
        skip = max(0, min(self.sound.skip - by, most))  # pulled to the left, a later part is heard
        self.show(sound_edits.trim_sound, self.sound.id, self.sound.film_frame, skip, self.lasts)
        self.hint = signed(self.sound.skip - skip, self.rate)


class Fade(Drag):
    """How long a sound swells or dies away."""

    def __init__(self, panel: TimelinePanel, sound: Sound, out: bool, at: QPointF):
        self.lasts = panel.waves.heard(sound)
        edge = sound.film_frame + (self.lasts - sound.fade_out if out else sound.fade_in)
        super().__init__(panel, at, edge)
        self.sound, self.out = sound, out
        self.label = words("Fade sound")
        self.targets = panel.targets(sounds=frozenset((sound.id,)))

    def drag(self, at: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        edge, sound = self.caught(at, modifiers), self.sound
        start, stop = sound.film_frame, sound.film_frame + self.lasts
        if self.out:
            frames = max(0, min(stop - edge, self.lasts - sound.fade_in))
            self.landed(edge, stop - frames)
            self.show(sound_edits.set_fades, sound.id, sound.fade_in, frames)
        else:
            frames = max(0, min(edge - start, self.lasts - sound.fade_out))
            self.landed(edge, start + frames)
            self.show(sound_edits.set_fades, sound.id, frames, sound.fade_out)
        self.hint = length(frames, self.rate)


def moved_sounds(document: Document, ids: tuple[str, ...], by: int, held: str, track: str) -> Document:
    """Sounds by as many frames, and the one in the hand on this track."""
    for sound in document.sounds:
        if sound.id in ids:
            to = track if sound.id == held else None
            document = sound_edits.move_sound(document, sound.id, sound.film_frame + by, to)
    return document
