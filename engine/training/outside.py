"""What Pencil makes of material that nobody made for it: captured people, motion capture, photographs. To look at only."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from engine.conditioning.compile import compile_shot
from engine.conditioning.pose_map import pose_map
from engine.conditioning.vectors import Conditioning
from engine.exchange import import_files
from engine.media import pictures
from engine.models.base import Pin
from engine.models.pencil import Pencil
from engine.training import measure
from engine.training.judged import SIZE

Picture = NDArray[np.uint8]

SHOWN = 6  # frames of each, evenly spread
PHOTOGRAPHS = (".jpg", ".jpeg", ".png")


def sheet_of_outside(model: Pencil, files: Sequence[Path]) -> Picture:
    """Two rows a file: what was given, and what was painted of it. A photograph is pinned at the first frame."""
    rows = [row for file in files for row in _rows(model, file)]
    return np.concatenate(rows)


def _rows(model: Pencil, file: Path) -> tuple[Picture, Picture]:
    seen = _asked(file)
    shown = np.linspace(0, len(seen) - 1, SHOWN).round().astype(int)
    if file.suffix.lower() in PHOTOGRAPHS:
        picture = pictures.fit(pictures.read(file), SIZE)
        painted = measure.paint(model, seen.rows(shown), pins=(Pin(0, picture, model.encode(picture[None])),))
        given = [picture, *(np.full_like(picture, 40) for _ in range(SHOWN - 1))]
    else:
        painted = measure.paint(model, seen.rows(shown))
        given = [pose_map(seen.poses[row], seen.pose_confidence[row], SIZE) for row in shown]
    return np.concatenate(given, axis=1), np.concatenate(list(painted), axis=1)


def _asked(file: Path) -> Conditioning:
    """The first shot that an import of this file makes."""
    with tempfile.TemporaryDirectory(prefix="inbetweener-outside-") as folder:
        document = import_files([file], Path(folder) / "Outside.inbetween")
        return compile_shot(document, next(iter(document.shots())))
