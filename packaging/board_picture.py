"""A board beside its frames: the drawing, the blocking, the draft and the final of one moment, for the README.

    python packaging/board_picture.py PROJECT OUT.png [--shots 2,6] [--share 0.6]

Renders the shots as anybody would, by the ``inbetweener`` command, and lays one frame of each film side by side.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

from engine.document.assets import Assets
from engine.document.film import placed_shots
from engine.document.folder import open_project
from engine.media.pictures import fit, read, write_png
from engine.media.video import read_frames

Picture = NDArray[np.uint8]

WIDTH, HEIGHT, GAP, LABEL = 480, 270, 8, 26
SURROUND, TEXT = (48, 48, 48), (216, 216, 216)
QUALITIES = ("blocking", "draft", "final")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("project", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--shots", default="2,6")
    parser.add_argument("--share", type=float, default=0.6, help="which moment of each shot, 0..1")
    options = parser.parse_args()
    numbers = options.shots.split(",")
    rows = [moments(options.project, number, options.share) for number in numbers]
    write_png(options.out, sheet(rows))
    return 0


def moments(project: Path, number: str, share: float) -> list[Picture]:
    """The drawing, the blocking, the draft and the final of a shot, at one moment."""
    opened = open_project(project)
    placed = next(placed for placed in placed_shots(opened.document) if placed.number == number)
    frame = round((placed.shot.frames - 1) * share)
    drawing = placed.shot.panel_at(frame).drawing
    assert drawing, f"shot {number} has no drawing at frame {frame}"
    pictures = [fit(read(Assets(opened.folder).path(drawing)), (WIDTH, HEIGHT))]
    with tempfile.TemporaryDirectory() as folder:
        for quality in QUALITIES:
            film = Path(folder, f"{quality}.mp4")
            command = [sys.executable, "-m", "engine.cli", "render", str(project), "-o", str(film), "--no-save"]
            subprocess.run([*command, "--quality", quality, "--shots", number], check=True)
            picture = next(read_frames(film, frame, frame + 1))
            pictures.append(fit(picture, (WIDTH, HEIGHT)))
    return pictures


def sheet(rows: list[list[Picture]]) -> Picture:
    """The rows one under the other, with a word under each column."""
    words = ("Drawing", *(quality.capitalize() for quality in QUALITIES))
    width = len(words) * (WIDTH + GAP) + GAP
    page = Image.new("RGB", (width, len(rows) * (HEIGHT + GAP) + GAP + LABEL), SURROUND)
    pen = ImageDraw.Draw(page)
    for column, word in enumerate(words):
        left = GAP + column * (WIDTH + GAP)
        for row, pictures in enumerate(rows):
            page.paste(Image.fromarray(pictures[column]), (left, GAP + row * (HEIGHT + GAP)))
        pen.text((left, page.height - LABEL), word, TEXT, ImageFont.load_default(15))
    return np.asarray(page)


if __name__ == "__main__":
    sys.exit(main())
