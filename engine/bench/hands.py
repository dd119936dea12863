"""What happens at every touch: an edit, a step back, the name of a window, the drawings that a model is shown."""

from __future__ import annotations

import copy
import hashlib

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from engine.blocking import draw
from engine.conditioning.compile import compile_shot
from engine.conditioning.pose_map import COLOURS, LIMBS, pose_map
from engine.document.editor import Editor
from engine.models.base import Size
from engine.render.windows import shown
from engine.values.digest import digest

from .figures import Figure, best
from .shot import film, with_wrist_at

SIZE: Size = (512, 288)
WINDOW = list(range(18, 37))


def hands() -> list[Figure]:
    """Figures in milliseconds that need no model."""
    large = film(shots=300)
    editor = Editor(large)
    seen = compile_shot(large, large.shot("shot-0"))

    def edit_and_undo() -> None:
        editor.apply("Bend", with_wrist_at, 36, 0.3)
        editor.undo()

    def maps() -> bytes:
        pictures = [pose_map(seen.poses[row], seen.pose_confidence[row], SIZE) for row in WINDOW]
        return hashlib.sha256(b"".join(picture.tobytes() for picture in pictures)).digest()

    pose, sure = seen.poses[36], seen.pose_confidence[36]
    return [
        Figure(
            "an edit and its undo in a film of 300 shots",
            best(edit_and_undo),
            "ms",
            best(lambda: copy.deepcopy(large), 3),
            "a deep copy of the film for the way back",
        ),
        Figure(
            "a shot made into arrays",
            best(lambda: compile_shot(large, large.shot("shot-0"))),
            "ms",
        ),
        Figure(
            f"the name of a window of {len(WINDOW)} frames",
            best(lambda: digest(shown(seen, WINDOW))),
            "ms",
            best(maps),
            f"the digest of its pose maps at {SIZE[0]} x {SIZE[1]}",
        ),
        Figure(
            f"a pose map at {SIZE[0]} x {SIZE[1]}",
            best(lambda: pose_map(pose, sure, SIZE), 30),
            "ms",
            best(lambda: pillow_pose_map(pose[0], SIZE), 30),
            "plain lines and discs drawn by Pillow",
        ),
        Figure(
            f"a frame of blocking at {SIZE[0]} x {SIZE[1]}",
            best(lambda: draw(seen, 36, SIZE)),
            "ms",
            1000 / 24,
            "the time that a frame is on the screen",
        ),
    ]


def pillow_pose_map(joints: NDArray[np.float32], size: Size) -> Image.Image:
    """One person as lines and discs, the way it is done without the ellipses of OpenPose."""
    picture = Image.new("RGB", size)
    pen = ImageDraw.Draw(picture)
    places = [(float(x) * size[0], float(y) * size[1]) for x, y in joints]
    for (start, end), colour in zip(LIMBS, COLOURS, strict=False):
        pen.line([places[start], places[end]], fill=colour, width=8)
    for (x, y), colour in zip(places, COLOURS, strict=True):
        pen.ellipse([x - 4, y - 4, x + 4, y + 4], fill=colour)
    return picture
