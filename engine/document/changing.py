"""Small steps that every edit is made of: one shot replaced, one key put in its place, the rest shared."""

from __future__ import annotations

from typing import Any, TypeVar

import msgspec

from engine.document.model import CameraKey, Document, Keyframe, LayoutKey, Panel, PoseKey, Shot
from engine.values.errors import InbetweenerError

Key = TypeVar("Key", PoseKey, LayoutKey, CameraKey, Keyframe)


def change_shot(document: Document, shot_id: str, **changes: Any) -> Document:
    """The film with some fields of one shot replaced; the same film when they already are what they shall be."""
    shot = document.shot(shot_id)
    if all(getattr(shot, name) == value for name, value in changes.items()):
        return document
    return document.with_shot(msgspec.structs.replace(shot, **changes))


def with_key(keys: tuple[Key, ...], key: Key) -> tuple[Key, ...]:
    """The keys in order, with this one at its frame."""
    return tuple(sorted((*(old for old in keys if old.frame != key.frame), key), key=lambda key: key.frame))


def without_key(keys: tuple[Key, ...], frame: int) -> tuple[Key, ...]:
    return tuple(key for key in keys if key.frame != frame)


def with_moved_key(keys: tuple[Key, ...], frame: int, to_frame: int) -> tuple[Key, ...]:
    """The keys with the one at a frame moved to another; a key that is already there makes room."""
    moved = key_at(keys, frame)
    if moved is None or frame == to_frame:
        return keys
    return with_key(without_key(keys, frame), msgspec.structs.replace(moved, frame=to_frame))


def key_at(keys: tuple[Key, ...], frame: int) -> Key | None:
    return next((key for key in keys if key.frame == frame), None)


def in_sight(shot: Shot, keys: tuple[Key, ...]) -> tuple[Key, ...]:
    """The keys that lie on frames of a shot: those that were trimmed off wait where nobody can take hold of them."""
    return tuple(key for key in keys if 0 <= key.frame < shot.frames)


def frame_of(shot: Shot, shot_frame: int) -> int:
    """The frame, no earlier than the shot's first and no later than its last."""
    return max(0, min(shot_frame, shot.frames - 1))


def panel_place(document: Document, panel_id: str) -> tuple[Shot, int]:
    """The shot that has this panel, and the panel's place in it; KeyError when the film has none."""
    for shot in document.shots():
        for at, panel in enumerate(shot.panels):
            if panel.id == panel_id:
                return shot, at
    raise KeyError(panel_id)


def change_panel(document: Document, panel_id: str, **changes: Any) -> Document:
    shot, at = panel_place(document, panel_id)
    panel = shot.panels[at]
    if all(getattr(panel, name) == value for name, value in changes.items()):
        return document
    return change_shot(document, shot.id, panels=replaced(shot.panels, at, msgspec.structs.replace(panel, **changes)))


def replaced(panels: tuple[Panel, ...], at: int, *new: Panel) -> tuple[Panel, ...]:
    """The panels, with the one at a place replaced by these."""
    return (*panels[:at], *new, *panels[at + 1 :])


def within(name: str, value: float, least: float, most: float) -> float:
    """The value; an error in words when it is not between these."""
    if not least <= value <= most:
        raise InbetweenerError(f"{name} cannot be {value:g}.", f"It goes from {least:g} to {most:g}.")
    return value
