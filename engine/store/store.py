"""What was painted, by the digest of what was asked.

One painted window is two files: the latents (safetensors) and a manifest that says what they answer to and what they
must contain. The manifest comes last and is what makes an entry exist. Entries are verified when they are read; a
damaged one is dropped, and painted again. The store keeps itself below a size: what was used longest ago goes first,
what a take needs stays.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
import safetensors.numpy
from numpy.typing import NDArray

from engine.values.files import atomic_write

ROOM = 20 * 2**30  # bytes kept at most
TRIM_EVERY = 64  # saves between two looks at the size


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
        self._saves = 0

    def __contains__(self, key: str) -> bool:
        return self._manifest(key).is_file()

    def load(self, key: str) -> NDArray[np.float32] | None:
        """The latents of a request, or None when they were never painted, or are damaged."""
        try:
            manifest = msgspec.json.decode(self._manifest(key).read_bytes(), type=Manifest)
            data = self._latents(key).read_bytes()
        except FileNotFoundError:
            return None
        except (msgspec.DecodeError, OSError):
            self.drop(key)
            return None
        if _digest(data) != manifest.output or manifest.key != key:
            self.drop(key)
            return None
        os.utime(self._manifest(key))  # used now: last to be trimmed
        return safetensors.numpy.load(data)["latents"]

    def save(self, key: str, latents: NDArray[np.float32], request: msgspec.Struct, seconds: float) -> None:
        data = safetensors.numpy.save({"latents": np.ascontiguousarray(latents)})
        manifest = Manifest(key, _digest(data), round(seconds, 4), msgspec.to_builtins(request))
        atomic_write(self._latents(key), data)
        atomic_write(self._manifest(key), msgspec.json.encode(manifest))
        self._saves += 1
        if self._saves % TRIM_EVERY == 0:
            self.trim()

    def drop(self, key: str) -> None:
        self._manifest(key).unlink(missing_ok=True)
        self._latents(key).unlink(missing_ok=True)

    # -- what stays ---------------------------------------------------------------------------------------------------

    def pin(self, owner: str, keys: Iterable[str]) -> None:
        """Keeps these entries for a take, whatever their age, until it lets go of them."""
        atomic_write(self.folder / "pins" / f"{owner}.json", msgspec.json.encode(sorted(set(keys))))

    def unpin(self, owner: str) -> None:
        (self.folder / "pins" / f"{owner}.json").unlink(missing_ok=True)

    def pinned(self) -> set[str]:
        keys: set[str] = set()
        for path in (self.folder / "pins").glob("*.json"):
            keys.update(msgspec.json.decode(path.read_bytes(), type=list[str]))
        return keys

    def trim(self) -> int:
        """Drops what was used longest ago until the store fits its room; the number of entries dropped."""
        entries = sorted(self._entries())
        size = sum(entry[1] for entry in entries)
        pinned = self.pinned() if size > self.room else set[str]()
        dropped = 0
        for _, bytes_, key in entries:
            if size <= self.room:
                break
            if key not in pinned:
                self.drop(key)
                size -= bytes_
                dropped += 1
        return dropped

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
