"""The map from actions to keys, as a value: a preset, and what the artist changed in it. No key does two things."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from PySide6.QtCore import QSettings
from PySide6.QtGui import QKeySequence

from app.keys.presets import PRESETS

Keys = tuple[str, ...]  # portable: "Ctrl+Shift+R"


@dataclass(frozen=True)
class Keymap:
    preset: str = "Inbetweener"
    own: Mapping[str, Keys] = field(default_factory=dict)  # by action id

    def keys(self, rows: Iterable[tuple[str, str]]) -> dict[str, Keys]:
        """The keys of every action. ``rows``: ids with the keys that they have by our own map, "Ctrl+Y; Ctrl+Z"."""
        asked = [(id_, split(keys)) for id_, keys in rows]
        chosen = {id_: split(keys) for id_, keys in PRESETS.get(self.preset, {}).items()} | dict(self.own)
        claimed: dict[str, str] = {}
        ids = {id_ for id_, _ in asked}
        for layer in (self.own, {id_: keys for id_, keys in chosen.items() if id_ not in self.own}):
            for id_, keys in layer.items():
                for key in keys if id_ in ids else ():
                    claimed.setdefault(key, id_)
        made: dict[str, Keys] = {}
        for id_, keys in asked:
            made[id_] = tuple(key for key in chosen.get(id_, keys) if claimed.setdefault(key, id_) == id_)
        return made

    def with_keys(self, id_: str, keys: Iterable[str], rows: Iterable[tuple[str, str]]) -> Keymap:
        """The map with these keys for an action; whoever had one of them gives it up."""
        rows = tuple(rows)
        keys = tuple(dict.fromkeys(filter(None, map(portable, keys))))
        own = dict(self.own)
        for other, theirs in self.keys(rows).items():
            if other != id_ and set(theirs) & set(keys):
                own[other] = tuple(key for key in theirs if key not in keys)
        own[id_] = keys
        return replace(self, own=own)

    def reset(self, id_: str) -> Keymap:
        return replace(self, own={other: keys for other, keys in self.own.items() if other != id_})

    def keep(self) -> None:
        QSettings().setValue("keys/preset", self.preset)
        QSettings().setValue("keys/own", json.dumps({id_: list(keys) for id_, keys in self.own.items()}))


def kept_keymap() -> Keymap:
    """As the artist left it; what is damaged is as if it had never been."""
    preset = str(QSettings().value("keys/preset") or "Inbetweener")
    try:
        own = json.loads(str(QSettings().value("keys/own") or "{}"))
        keys = {str(id_): tuple(portable(str(key)) for key in keys) for id_, keys in own.items()}
    except (ValueError, AttributeError, TypeError):
        keys = {}
    return Keymap(preset if preset in PRESETS else "Inbetweener", keys)


def split(keys: str) -> Keys:
    return tuple(portable(key) for key in keys.split("; ") if key)


def portable(key: str) -> str:
    """One way of writing each key."""
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.PortableText)


def native(keys: Iterable[str]) -> str:
    """As it stands on this machine's keyboard."""
    return "  ".join(QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText) for key in keys)
