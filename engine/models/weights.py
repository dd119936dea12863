"""Names for weights: a digest of what a model folder holds, not of where it lies."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

WHOLE = 256 * 2**20  # files up to this size are read whole
SAMPLES, SAMPLE = 64, 1 << 16  # of larger ones their size and so many stretches: 40 GB would take a minute

READ = (".safetensors", ".json", ".txt", ".model")
BESIDE = "judges"  # a folder of what reads pictures once they are painted, and has no part in them


def weights_digest(folder: Path) -> str:
    """32 hexadecimal letters for a model's weights and settings; the same folder elsewhere has the same digest."""
    return _digest(folder, tuple(_files(folder)))


def _files(folder: Path | str) -> Iterator[tuple[str, int, int]]:
    """Path, time and size of everything that counts, however deep. Every plan asks, so each file is looked at once."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name == BESIDE:
                continue
            if entry.is_dir(follow_symlinks=False):
                yield from _files(entry.path)
            elif entry.name.endswith(READ) and entry.is_file():
                state = entry.stat()
                yield entry.path, state.st_mtime_ns, state.st_size


@lru_cache(maxsize=32)
def _digest(folder: Path, state: tuple[tuple[str, int, int], ...]) -> str:
    hasher = hashlib.blake2b(digest_size=16)
    for path, size in sorted((Path(name), size) for name, _, size in state):
        hasher.update(f"{path.relative_to(folder).as_posix()}\0{size}\0".encode())
        with path.open("rb") as file:
            if size <= WHOLE:
                for block in iter(lambda: file.read(1 << 20), b""):
                    hasher.update(block)
            else:
                for sample in range(SAMPLES):
                    file.seek(sample * (size - SAMPLE) // (SAMPLES - 1))
                    hasher.update(file.read(SAMPLE))
    return hasher.hexdigest()
