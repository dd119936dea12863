"""Which takes are played from a reel, where their reels lie, and the reel that is written while its take is.

The renderer has every picture in its hands once: to code it there costs a fraction of reading the take again.
"""

from __future__ import annotations

from contextlib import ExitStack, suppress
from pathlib import Path

from engine.media.reel import ReelWriter, growing_reel
from engine.media.video import Picture
from engine.values.errors import InbetweenerError
from engine.values.settings import cache_folder

from .takes import Take

LARGE = 500_000  # pixels: more of them take too long to be played from the take itself
SHELF = 8 << 30  # bytes of reels that are kept


def is_large(take: Take) -> bool:
    return take.width * take.height > LARGE


def reel_file(take: Take) -> Path:
    return cache_folder() / "reels" / f"{take.id}-{take.request[:16]}.reel"


def make_room(newest: Path) -> None:
    """The oldest reels go when all of them fill their shelf."""
    with suppress(OSError):  # another window may be doing the same
        kept = sorted(newest.parent.glob("*.reel"), key=lambda file: file.stat().st_mtime)
        size = sum(file.stat().st_size for file in kept)
        for file in kept:
            if size <= SHELF or file == newest:
                continue
            size -= file.stat().st_size
            file.unlink()


class ReelBeside:
    """The reel of a take that is being written, where it is large. A reel that cannot be kept costs nobody the take."""

    def __init__(self, take: Take):
        self._path = reel_file(take)
        self._held = ExitStack()
        self._reel: ReelWriter | None = None
        if is_large(take):
            with suppress(InbetweenerError, OSError):
                self._reel = self._held.enter_context(growing_reel(self._path))

    def write(self, picture: Picture) -> None:
        if self._reel is not None:
            try:
                self._reel.write(picture)
            except (InbetweenerError, OSError):
                self.drop()

    def keep(self) -> None:
        if self._reel is not None:
            with suppress(InbetweenerError, OSError):
                self._held.close()
                make_room(self._path)

    def drop(self) -> None:
        """The take is not made, or the disk refuses: nothing of the reel stays."""
        self._reel = None
        with suppress(InbetweenerError, OSError):
            self._held.__exit__(OSError, OSError("the reel is not wanted"), None)
