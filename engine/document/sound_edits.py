"""Sounds laid on the film."""

from __future__ import annotations

import msgspec

from engine.document.changing import within
from engine.document.model import AssetName, Document, Sound, find, put
from engine.values.ids import new_id


def add_sound(document: Document, asset: AssetName, film_frame: int, name: str = "", gain: float = 1.0) -> Document:
    sound = Sound(new_id("sound"), asset, max(0, film_frame), name, within("A gain", float(gain), 0, 4))
    return msgspec.structs.replace(document, sounds=(*document.sounds, sound))


def move_sound(document: Document, sound_id: str, film_frame: int) -> Document:
    return _with(document, msgspec.structs.replace(find(document.sounds, sound_id), film_frame=max(0, film_frame)))


def set_gain(document: Document, sound_id: str, gain: float) -> Document:
    """1.0 is as recorded, 0 is silent, 4 at most."""
    gain = within("A gain", float(gain), 0, 4)
    return _with(document, msgspec.structs.replace(find(document.sounds, sound_id), gain=gain))


def remove_sound(document: Document, sound_id: str) -> Document:
    kept = tuple(sound for sound in document.sounds if sound.id != sound_id)
    return document if len(kept) == len(document.sounds) else msgspec.structs.replace(document, sounds=kept)


def _with(document: Document, sound: Sound) -> Document:
    if find(document.sounds, sound.id) == sound:
        return document
    return msgspec.structs.replace(document, sounds=put(document.sounds, sound))
