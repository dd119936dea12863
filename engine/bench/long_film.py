"""Cuts a long film together and says how much memory that took: to be run in a process of its own.

``python -m engine.bench.long_film SECONDS`` prints bytes at the most, frames, width and height.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import numpy as np
import psutil

from engine.document.assets import Assets
from engine.document.film import film_frames
from engine.document.model import CameraKey, Document, Panel, Sequence, Shot, Transition
from engine.media.pictures import png_bytes
from engine.render.film import write_film
from engine.render.shots import Project
from engine.render.watch import Nobody

SIZE = 480, 270
SHOT = 48  # frames
MOVE = (CameraKey(0), CameraKey(SHOT - 1, centre=(0.4, 0.55), zoom=1.5))


def main(seconds: int) -> None:
    with tempfile.TemporaryDirectory(prefix="inbetweener-bench-") as folder:
        project = Path(folder, "Long.inbetween")
        project.mkdir()
        drawing = np.random.default_rng(0).integers(90, 220, (SIZE[1], SIZE[0], 3)).astype(np.uint8)
        asset = Assets(project).put(png_bytes(drawing), ".png")
        document = film(seconds, asset)
        write_film(Project(document, project), {}, Path(folder, "film.mp4"), None, Nobody())
    print(peak(), film_frames(document), *SIZE)


def film(seconds: int, drawing: str) -> Document:
    """Shots of two seconds that dissolve into each other."""
    number = max(1, round(seconds * 24 / SHOT))
    shots = tuple(
        Shot(
            f"shot-{at}",
            (Panel(f"panel-{at}", SHOT, drawing=drawing),),
            camera=MOVE,
            transition=Transition("dissolve", 12) if at else None,
        )
        for at in range(number)
    )
    return Document("film-long", "Long", width=SIZE[0], height=SIZE[1], sequences=(Sequence("sequence-1", "", shots),))


def peak() -> int:
    """Bytes that this process has held at the most."""
    if sys.platform == "win32":
        return int(psutil.Process().memory_info().peak_wset)
    import resource

    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most if sys.platform == "darwin" else most * 1024


if __name__ == "__main__":
    main(int(sys.argv[1]))
