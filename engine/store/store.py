"""What was painted, by the digest of what was asked.

One painted window is two files: the latents (safetensors) and a manifest that says what they answer to and what they
must contain. The manifest comes last and is what makes an entry exist. Entries are verified when they are read; a
damaged one is dropped, and painted again. The store keeps itself below a size: what was used longest ago goes first,
what only a take that nobody chose needs goes next, and what a chosen take needs stays.
"""

from __future__ import annotations

import hashlib
import os
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
import safetensors.numpy
from numpy.typing import NDArray

from engine.values.files import atomic_write

from .pins import Pins

ROOM = 20 * 2**30  # bytes kept at most
TRIM_EVERY = 64  # saves between two looks at the size
FORGOTTEN = 24 * 3600.0  # seconds after which half an entry is one that a crash left


class Manifest(msgspec.Struct, frozen=True):
    key: str
    output: str  # digest of the latents' bytes
    seconds: float  # what it took to paint
    request: dict[str, Any]  # for people and for the queue's history; the key already names it


class Store:
    """A folder of painted windows. Safe for several processes at once: entries appear whole or not at all."""

    def __init__(self, folder: Path, room: int = ROOM):
        self.folder = folder
        self.room = room
        self.pins = Pins(folder / "pins")
        self._saves = 0
        # what this process used, in order: a clock that is set back must not make it look old
        self._used: dict[str, int] = {}

    def __contains__(self, key: str) -> bool:
        return self._manifest(key).is_file()

    def load(self, key: str) -> NDArray[np.float32] | None:
        """The latents of a request, or None when they were never painted, or are damaged."""
        try:
            manifest = msgspec.json.decode(self._manifest(key).read_bytes(), type=Manifest)
            data = self._latents(key).read_bytes()
        except FileNotFoundError:
            return None
        except (msgspec.DecodeError, UnicodeDecodeError, OSError):
            self.drop(key)
            return None
        if _digest(data) != manifest.output or manifest.key != key:
            self.drop(key)
            return None
        os.utime(self._manifest(key))  # used now: last to be trimmed
        self._use(key)
        return safetensors.numpy.load(data)["latents"]

    def save(self, key: str, latents: NDArray[np.float32], request: msgspec.Struct, seconds: float) -> None:
        data = safetensors.numpy.save({"latents": np.ascontiguousarray(latents)})
        manifest = Manifest(key, _digest(data), round(seconds, 4), msgspec.to_builtins(request))
        atomic_write(self._latents(key), data)
        atomic_write(self._manifest(key), msgspec.json.encode(manifest))
        self._use(key)
        self._saves += 1
        if self._saves % TRIM_EVERY == 1:
            self.trim()

    def entry(self, key: str) -> tuple[bytes, bytes] | None:
        """An entry as it lies here, manifest and latents; None when there is none."""
        try:
            return self._manifest(key).read_bytes(), self._latents(key).read_bytes()
        except OSError:
            return None

    def adopt(self, key: str, manifest: bytes, latents: bytes) -> bool:
        """Takes in an entry that was kept elsewhere; whether it is whole, and the one that it says it is."""
        try:
            said = msgspec.json.decode(manifest, type=Manifest)
        except (msgspec.DecodeError, UnicodeDecodeError):
            return False
        if said.key != key or _digest(latents) != said.output:
            return False
        atomic_write(self._latents(key), latents)
        atomic_write(self._manifest(key), manifest)
        return True

    def drop(self, key: str) -> None:
        self._manifest(key).unlink(missing_ok=True)
        self._latents(key).unlink(missing_ok=True)

    # -- what stays ---------------------------------------------------------------------------------------------------

    def pin(self, owner: str, keys: Iterable[str], project: Path | None = None) -> None:
        """Keeps these entries for a take until it lets go of them: for good, once its film shows or approves it."""
        self.pins.keep(owner, keys, project)

    def unpin(self, owner: str) -> None:
        self.pins.drop(owner)

    def pinned(self) -> set[str]:
        chosen, others = self.pins.keys()
        return chosen | others

    def trim(self) -> int:
        """Drops what was used longest ago until the store fits its room; the number of entries dropped."""
        self._sweep()
        entries = list(self._entries())
        size = sum(bytes_ for _, bytes_, _ in entries)
        if size <= self.room:
            return 0
        chosen, others = self.pins.keys()
        entries.sort(key=lambda entry: (entry[2] in others, self._used.get(entry[2], 0), entry[0]))
        dropped = 0
        for _, bytes_, key in entries:
            if size <= self.room:
                break
            if key not in chosen:
                self.drop(key)
                size -= bytes_
                dropped += 1
        return dropped

    def _use(self, key: str) -> None:
        self._used.pop(key, None)
        self._used[key] = next(reversed(self._used.values()), 0) + 1

    def _sweep(self) -> None:
        """Clears away what programs left that were ended in the middle of writing."""
        old = time.time() - FORGOTTEN
        for path in (*self.folder.glob("??/.*.part"), *self.folder.glob("??/*.safetensors")):
            try:
                whole = path.suffix == ".safetensors" and path.with_suffix(".json").is_file()
                if not whole and path.stat().st_mtime < old:
                    path.unlink()
            except FileNotFoundError:
                continue  # another process was quicker

    def size(self) -> int:
        """Bytes of everything painted."""
        return sum(bytes_ for _, bytes_, _ in self._entries())

    def _entries(self) -> Iterator[tuple[float, int, str]]:
        for manifest in self.folder.glob("??/*.json"):
            key = manifest.stem
            try:
                yield manifest.stat().st_mtime, self._latents(key).stat().st_size, key
            except FileNotFoundError:
                continue  # another process dropped it this moment

    def _manifest(self, key: str) -> Path:
        return self.folder / key[:2] / f"{key}.json"

    def _latents(self, key: str) -> Path:
        return self.folder / key[:2] / f"{key}.safetensors"


def _digest(data: bytes) -> str:
    return hashlib.blake2b(data, digest_size=16).hexdigest()
