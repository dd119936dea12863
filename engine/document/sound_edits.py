"""Sounds laid on the film, and the tracks they lie on."""

from __future__ import annotations

from typing import Any

import msgspec

from engine.document.changing import within
from engine.document.model import AssetName, Document, Sound, SoundTrack, find, put
from engine.values.ids import new_id

LOUDEST = 4.0  # a gain of 12 dB
FIRST = SoundTrack("")  # the track that every film has, until it is given settings of its own


def sound_tracks(document: Document) -> tuple[SoundTrack, ...]:
    """The tracks from the top, and always at least one: the first track stands there although nobody made it."""
    if any(track.id == FIRST.id for track in document.sound_tracks):
        return document.sound_tracks
    return FIRST, *document.sound_tracks


def track_of(document: Document, sound: Sound) -> SoundTrack:
    """The track that a sound lies on; the first one where its own is gone."""
    tracks = sound_tracks(document)
    return next((track for track in tracks if track.id == sound.track), tracks[0])


def add_sound(
    document: Document, asset: AssetName, film_frame: int, name: str = "", gain: float = 1.0, track: str = ""
) -> Document:
    gain = within("A gain", float(gain), 0, LOUDEST)
    sound = Sound(new_id("sound"), asset, max(0, film_frame), name, gain, track)
    return msgspec.structs.replace(document, sounds=(*document.sounds, sound))


def lay_sound(document: Document, sound: Sound, film_frame: int) -> Document:
    """A sound from outside, on the first track that has room for it there; on a new one where none has."""
    tracks = sound_tracks(document)
    free = next((track for track in tracks if _has_room(document, track, film_frame, sound.frames)), None)
    track = free or SoundTrack(new_id("track"))
    laid = msgspec.structs.replace(sound, film_frame=max(0, film_frame), track=track.id)
    return msgspec.structs.replace(
        document,
        sounds=(*document.sounds, laid),
        sound_tracks=document.sound_tracks if free else (*tracks, track),
    )


def move_sound(document: Document, sound_id: str, film_frame: int, track: str | None = None) -> Document:
    """To another time; to another track too where one is named."""
    sound = find(document.sounds, sound_id)
    track = sound.track if track is None else find(sound_tracks(document), track).id
    return _changed(document, sound_id, film_frame=max(0, film_frame), track=track)


def rename_sound(document: Document, sound_id: str, name: str) -> Document:
    return _changed(document, sound_id, name=name.strip())


def set_gain(document: Document, sound_id: str, gain: float) -> Document:
    """1.0 is as recorded, 0 is silent, 4 at most."""
    return _changed(document, sound_id, gain=within("A gain", float(gain), 0, LOUDEST))


def set_fades(document: Document, sound_id: str, fade_in: int, fade_out: int) -> Document:
    """Frames in which the sound swells and dies away. What is longer than the sound is let go by whoever mixes it."""
    return _changed(document, sound_id, fade_in=max(0, fade_in), fade_out=max(0, fade_out))


def trim_sound(document: Document, sound_id: str, film_frame: int, skip: int, frames: int | None) -> Document:
    """Cuts at its edges: where it begins in the film, what is left out of the file before that, what is heard of it."""
    frames = None if frames is None else max(1, frames)
    return _changed(document, sound_id, film_frame=max(0, film_frame), skip=max(0, skip), frames=frames)


def split_sound(document: Document, sound_id: str, film_frame: int) -> Document:
    """Two sounds that together are heard as the one was; the same film where the cut is not inside the sound."""
    sound = find(document.sounds, sound_id)
    before = film_frame - sound.film_frame
    if before <= 0 or (sound.frames is not None and before >= sound.frames):
        return document
    first = msgspec.structs.replace(sound, frames=before, fade_out=0)
    second = msgspec.structs.replace(
        sound,
        id=new_id("sound"),
        film_frame=film_frame,
        skip=sound.skip + before,
        frames=None if sound.frames is None else sound.frames - before,
        fade_in=0,
    )
    at = document.sounds.index(sound)
    return msgspec.structs.replace(document, sounds=(*document.sounds[:at], first, second, *document.sounds[at + 1 :]))


def remove_sound(document: Document, sound_id: str) -> Document:
    kept = tuple(sound for sound in document.sounds if sound.id != sound_id)
    return document if len(kept) == len(document.sounds) else msgspec.structs.replace(document, sounds=kept)


# -- tracks -----------------------------------------------------------------------------------------------------------


def add_sound_track(document: Document, name: str = "") -> Document:
    """One more, below the others."""
    return msgspec.structs.replace(
        document, sound_tracks=(*sound_tracks(document), SoundTrack(new_id("track"), name.strip()))
    )


def set_sound_track(document: Document, track_id: str, **changes: Any) -> Document:
    """``name``, ``gain`` or ``muted`` of a track."""
    if "gain" in changes:
        changes["gain"] = within("A gain", float(changes["gain"]), 0, LOUDEST)
    track = find(sound_tracks(document), track_id)
    changed = msgspec.structs.replace(track, **changes)
    if changed == track:
        return document
    return msgspec.structs.replace(document, sound_tracks=put(sound_tracks(document), changed))


def remove_sound_track(document: Document, track_id: str) -> Document:
    """The track and the sounds on it. The first one stays, and is only emptied."""
    going = find(sound_tracks(document), track_id)
    sounds = tuple(sound for sound in document.sounds if track_of(document, sound) != going)
    tracks = tuple(track for track in document.sound_tracks if track.id != track_id)
    return msgspec.structs.replace(document, sounds=sounds, sound_tracks=tracks)


def _has_room(document: Document, track: SoundTrack, film_frame: int, frames: int | None) -> bool:
    for sound in document.sounds:
        ends_before = sound.frames is not None and sound.film_frame + sound.frames <= film_frame
        begins_after = frames is not None and film_frame + frames <= sound.film_frame
        if track_of(document, sound).id == track.id and not ends_before and not begins_after:
            return False
    return True


def _changed(document: Document, sound_id: str, **changes: Any) -> Document:
    sound = find(document.sounds, sound_id)
    changed = msgspec.structs.replace(sound, **changes)
    if changed == sound:
        return document
    return msgspec.structs.replace(document, sounds=put(document.sounds, changed))
