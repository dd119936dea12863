"""What a large film costs to open, and how much of it is written anew when one panel changes."""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Iterator
from pathlib import Path

import cv2
import msgspec
import numpy as np

from engine.document.assets import Assets
from engine.document.figure import standing_pose
from engine.document.film_edits import new_document
from engine.document.folder import new_project, open_project, save_project
from engine.document.model import Document, Entity, Panel, PoseKey, PoseTrack, Sequence, Shot
from engine.document.panel_edits import set_caption, set_drawing
from engine.media.pictures import png_bytes

from .figures import Figure, best

PANELS = 1000
ONE_FILE = "a format that writes its one file whole"


def projects() -> Iterator[Figure]:
    """Figures of a film of a thousand drawn panels, in milliseconds and in percents of the project's bytes."""
    with tempfile.TemporaryDirectory(prefix="inbetweener-bench-", ignore_cleanup_errors=True) as place:
        folder = Path(place, "film.inbetween")
        document = large_film(folder, PANELS)
        yield Figure(
            f"opening a film of {PANELS:,} drawn panels",
            best(lambda: open_project(folder), 5),
            "ms",
            1000.0,
            "a second",
        )
        redrawn = Assets(folder).put(drawing(PANELS), ".png")
        changed = set_drawing(document, "panel-500", redrawn)
        changed = set_caption(changed, "panel-500", "action", "Ana turns round.")
        whole = size_of(folder)
        line = (
            len(msgspec.json.encode(changed.shot("shot-250")))
            + (folder / "assets" / redrawn[:2] / redrawn).stat().st_size
        )
        yield Figure(
            "written until a redrawn panel is safe: its drawing, and a line in the journal", 100 * line / whole, "%", 100.0,
            ONE_FILE,
        )  # fmt: skip
        before = manifests(folder)
        save_project(changed, folder)
        written = sum(size for name, size in manifests(folder).items() if name not in before)
        written += (folder / "project.json").stat().st_size
        yield Figure(
            "written by the save that follows when the hand rests", 100 * (written + line) / whole, "%", 100.0, ONE_FILE
        )


def large_film(folder: Path, panels: int) -> Document:
    """A project of drawn panels, two in a shot, every tenth shot with a posed figure; every drawing its own file."""
    assets = folder / "assets"
    drawings = [drawing(seed) for seed in range(8)]
    names = [_kept(assets, drawings[at % 8] + at.to_bytes(4, "big")) for at in range(panels)]  # no two files alike
    ana = Entity("ana", "Ana", "character", "person")
    pose = standing_pose((0.4, 0.2, 0.6, 0.9), 16 / 9)
    posed = (PoseTrack("ana", tuple(PoseKey(frame, pose) for frame in (0, 12, 24, 47))),)
    shots = tuple(
        Shot(
            f"shot-{at // 2}",
            tuple(
                Panel(f"panel-{one}", 24, names[one], action="Ana walks to the window.", dialogue="ANA: It is raining.")
                for one in range(at, min(at + 2, panels))
            ),
            poses=posed if at % 20 == 0 else (),
        )
        for at in range(0, panels, 2)
    )
    film = msgspec.structs.replace(
        new_document("A long film"),
        cast=(ana,),
        sequences=tuple(
            Sequence(f"sequence-{at // 20}", f"Scene {at // 20 + 1}", shots[at : at + 20])
            for at in range(0, len(shots), 20)
        ),
    )
    made = folder.with_name("made.inbetween")
    new_project(made, film)
    for name in ("project.json", "history", ".gitignore", ".gitattributes"):
        (made / name).rename(folder / name)
    return film


def drawing(seed: int) -> bytes:
    """A drawing in pencil of 1280 x 720, as large as real ones are: strokes on paper, with a grain in them."""
    random = np.random.default_rng(seed)
    picture = np.full((720, 1280, 3), 250, np.uint8)
    for _ in range(16):
        start = random.integers(0, 720, 2)
        stroke = random.integers(-60, 61, (14, 2)).cumsum(0) + start
        cv2.polylines(picture, [stroke.astype(np.int32)], False, (40, 40, 44), 2, cv2.LINE_AA)
    picture[200:300, 300:460] -= random.integers(0, 40, (100, 160, 1), np.uint8)
    return png_bytes(picture)


def size_of(folder: Path) -> int:
    """Bytes of everything in a project but its history, which could be thrown away."""
    return sum(
        path.stat().st_size for path in folder.rglob("*") if path.is_file() and "history" not in path.parts
    )  # fmt: skip


def manifests(folder: Path) -> dict[str, int]:
    return {path.name: path.stat().st_size for path in (folder / "history").glob("*")}


def _kept(assets: Path, data: bytes) -> str:
    """As Assets keeps it, without waiting for the disk: a thousand times that is not what is measured."""
    name = f"{hashlib.sha256(data).hexdigest()}.png"
    path = assets / name[:2] / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return name
