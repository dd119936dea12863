"""Decoded pictures that are shown now and written later, as many as there is room for."""

from __future__ import annotations

from cachetools import LRUCache

from engine.models.base import Pictures

ROOM = 96 * 2**20  # bytes: a final of twelve seconds, a draft of a minute
LATEST = 3  # windows that are at hand in any case: a gap and the keys at its ends


class Decoded:
    """The pictures of a shot's windows.

    They are written from the first to the last. So what came first stays, and of a shot that has no room in here only
    the rest is decoded again; if the latest drove out the first, all of it would be.
    """

    def __init__(self) -> None:
        self._kept: dict[str, Pictures] = {}
        self._latest: LRUCache[str, Pictures] = LRUCache(LATEST)
        self._left = ROOM

    def find(self, key: str) -> Pictures | None:
        """The pictures of a window, where they are still known."""
        return self._kept.get(key, self._latest.get(key))

    def keep(self, key: str, pictures: Pictures) -> None:
        self._latest[key] = pictures
        if key not in self._kept and pictures.nbytes <= self._left:
            self._kept[key] = pictures
            self._left -= pictures.nbytes

    def let_go(self, key: str) -> None:
        """What has been written makes room for what is to come."""
        pictures = self._kept.pop(key, None)
        if pictures is not None:
            self._left += pictures.nbytes

    def forget(self) -> None:
        self._kept.clear()
        self._latest.clear()
        self._left = ROOM
