"""Pictures that a lock takes out of a take: how they are named in a request, and where they are read."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from engine.document.locking import places
from engine.document.model import Shot
from engine.store.takes import Take, picture_at, takes_of
from engine.values.errors import InbetweenerError

from .stretches import Picture, Stretches

_NAME = re.compile(r"([\w-]+)/([\w-]+)/(\d+)")  # ids as they are made; none leads out of the folder of takes


def kept_pictures(shot: Shot) -> Mapping[int, str]:
    """The names of what locked frames keep, by the frames of the shot's own time."""
    return {shot.head + frame: f"{owner}/{take}/{at}" for frame, (owner, take, at) in places(shot.locks).items()}


def is_kept(name: str) -> bool:
    return "/" in name


class KeptPictures:
    """Reads locked frames from their takes."""

    def __init__(self, takes: Path):
        self.takes = takes
        self._known: dict[tuple[str, str], Take] = {}
        self._stretches = Stretches(takes)

    def read(self, name: str) -> Picture:
        """The picture ``"<shot>/<take>/<frame>"`` as it was painted."""
        parts = _NAME.fullmatch(name)
        if parts is None:
            raise InbetweenerError(f"“{name[:80]}” is not the name of a locked frame.")
        owner, name, frame = parts[1], parts[2], int(parts[3])
        take = self._take(owner, name)
        return self._stretches.picture(take, picture_at(take, frame))

    def _take(self, owner: str, name: str) -> Take:
        if (owner, name) not in self._known:
            # a shot that was cut in two locks frames of takes that lie with the shot it was
            owners = (owner, *(path.parent.name for path in self.takes.glob(f"*/{name}")))
            found = next((take for take in takes_of(self.takes, owners) if take.id == name), None)
            if found is None:
                raise InbetweenerError(
                    "A frame of this shot is locked to a take that is no longer there.",
                    "Unlock its frames, or bring the take back.",
                )
            self._known[owner, name] = found
        return self._known[owner, name]
