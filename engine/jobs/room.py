"""How much room on the disks a render will need, found out before it begins."""

from __future__ import annotations

import shutil
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from engine.document.film import film_frames
from engine.document.model import Document
from engine.render.easel import Easel
from engine.render.request import ShotRequest
from engine.values.errors import DiskFull

from .events import RenderAsk

CAREFUL = 1.1  # times what is estimated
TAKE = 2  # bytes a pixel of a lossless take, about
FILM = 0.2  # bytes a pixel of the film


def need_room(easel: Easel, ask: RenderAsk, takes: Path, requests: Iterable[ShotRequest]) -> None:
    """Refuses, with numbers, what the disks could not hold at the end."""
    needs = {easel.store.folder: 0, takes: 0}
    for request in requests:
        needs[easel.store.folder] += latents_of(easel, request)
        needs[takes] += take_of(request, ask.document)
    if ask.film:
        width, height = ask.size or (ask.document.width, ask.document.height)
        needs[ask.film.parent] = needs.get(ask.film.parent, 0) + round(
            film_frames(ask.document) * width * height * FILM
        )
    disks: dict[int, list[tuple[Path, int]]] = defaultdict(list)
    for folder, need in needs.items():
        there = next(path for path in (folder, *folder.absolute().parents) if path.is_dir())
        disks[there.stat().st_dev].append((there, need))
    for parts in disks.values():
        need = round(sum(part for _, part in parts) * CAREFUL)
        folder = max(parts, key=lambda part: part[1])[0]
        free = shutil.disk_usage(folder).free
        if free < need:
            raise DiskFull(
                f"This needs about {size(need)} on the disk of {folder}, and {size(free)} are free.",
                "Make room: it goes on by itself then. What was painted is kept.",
                str(folder),
                need,
            )


def latents_of(easel: Easel, request: ShotRequest) -> int:
    """Bytes of the windows of a shot that are not in the store, its draft's included."""
    grid = request.family.grid
    total = 0
    for planned in request.plan.windows():
        if planned.work and planned.key not in easel.store:
            width, height = (side // grid.shrink for side in planned.request.size)
            total += len(planned.request.addresses) * grid.channels * width * height * 4
    return total + (latents_of(easel, request.draft) if request.draft else 0)


def take_of(request: ShotRequest, document: Document) -> int:
    """Bytes of a shot's take."""
    width, height = request.size
    enlarged = 4 if request.quality == "final" and width < document.width else 1
    return len(request.plan.rows) * width * height * enlarged * TAKE


def size(count: float) -> str:
    """“3.2 GB”, “40 MB”, “0.3 MB”."""
    return f"{count / 1e9:.1f} GB" if count >= 1e9 else f"{count / 1e6:.{0 if count >= 1e7 else 1}f} MB"
