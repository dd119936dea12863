"""The latents that a take was painted as, beside its pictures: a final grows from them wherever the project goes.

One plain zip for each take, so that a project of a thousand takes is not a folder of a hundred thousand files.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterable
from pathlib import Path

from engine.values.files import atomic_file

from .store import Store
from .takes import Take

LATENTS = "latents.zip"


def keep_latents(folder: Path, store: Store, keys: Iterable[str]) -> None:
    """Copies painted windows out of the store into a take's folder, one after the other. What is lost is left out."""
    with (
        atomic_file(folder / LATENTS) as part,
        zipfile.ZipFile(part, "w", zipfile.ZIP_STORED) as kept,  # noise does not get smaller
    ):
        for key in dict.fromkeys(keys):
            entry = store.entry(key)
            if entry:
                kept.writestr(f"{key}.json", entry[0])
                kept.writestr(f"{key}.safetensors", entry[1])


def restore_latents(takes: Path, take: Take, store: Store) -> int:
    """Puts the windows of a take back into the store where it has lost them; the number put back."""
    missing = [key for key in dict.fromkeys(take.windows) if key not in store]
    path = takes / take.shot / take.id / LATENTS
    if not missing or not path.is_file():
        return 0
    back = 0
    try:
        with zipfile.ZipFile(path) as kept:
            names = set(kept.namelist())
            for key in missing:
                if f"{key}.json" in names and f"{key}.safetensors" in names:
                    back += store.adopt(key, kept.read(f"{key}.json"), kept.read(f"{key}.safetensors"))
    except (zipfile.BadZipFile, OSError):
        return back  # a damaged file is as good as none: the windows are painted again
    return back
