"""The vectors of a shot as files that other programs read: numbers as npz and JSON, every map as a PNG."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import msgspec
import numpy as np

from engine import blocking
from engine.conditioning.compile import compile_shot
from engine.conditioning.pose_map import box_masks, layout_map, pose_map
from engine.conditioning.vectors import Conditioning
from engine.document.model import Document, Shot
from engine.media.pictures import Size, write_png
from engine.values.digest import digest
from engine.values.files import atomic_write

_ARRAYS = (
    "frames", "poses", "pose_confidence", "person_entity", "boxes", "box_valid", "depth_order", "place", "camera",
)  # fmt: skip


def write_conditioning(document: Document, shot: Shot, folder: Path, size: Size) -> list[Path]:
    """Writes ``conditioning.npz``, ``conditioning.json`` and one PNG a frame under pose/, layout/, masks/, blocking/.

    Returns the files in the order in which they were written; ``size`` is width and height of the maps in pixels.
    """
    shown = compile_shot(document, shot)
    written = [folder / "conditioning.npz", folder / "conditioning.json"]
    buffer = io.BytesIO()
    np.savez(buffer, **{name: getattr(shown, name) for name in _ARRAYS})
    atomic_write(written[0], buffer.getvalue())
    atomic_write(written[1], msgspec.json.format(msgspec.json.encode(as_plain(shown))) + b"\n")
    colours = [entity.colour for entity in shown.entities]
    for row, frame in enumerate(shown.frames.tolist()):
        maps = {
            "pose": pose_map(shown.poses[row], shown.pose_confidence[row], size),
            "layout": layout_map(shown.boxes[row], shown.box_valid[row], shown.depth_order[row], colours, size),
            "blocking": blocking.draw(shown, row, size),
        }
        masks = box_masks(shown.boxes[row], shown.box_valid[row], size)
        maps |= {f"masks/{entity}": masks[entity] for entity in np.flatnonzero(shown.box_valid.any(0)).tolist()}
        for name, picture in maps.items():
            path = folder / name / f"{frame:05}.png"
            write_png(path, picture)
            written.append(path)
    return written


def as_plain(shown: Conditioning) -> dict[str, Any]:
    """The vectors as plain numbers and words, with their shapes and units said, and the digest that names them."""
    return {
        "digest": digest(shown),
        "units": {
            "poses": "[frame, person, joint, x y] shares of the frame, x right, y down",
            "pose_confidence": "[frame, person, joint] 0: unseen",
            "boxes": "[frame, entity, left top right bottom] shares of the frame",
            "depth_order": "[frame, entity] larger is farther",
            "place": "[frame] index into entities, -1: none",
            "camera": "[frame, 2, 3] takes (x, y, 1) on the stage to the frame",
        },
        "rate": [shown.rate.num, shown.rate.den],
        "aspect": shown.aspect,
        "style": shown.style,
        "light": shown.light,
        "weather": shown.weather,
        "follow": msgspec.to_builtins(shown.follow),
        "entities": msgspec.to_builtins(shown.entities),
        "texts": msgspec.to_builtins(shown.texts),
        "pinned": msgspec.to_builtins(shown.pinned),
        **{name: np.round(getattr(shown, name), 6).tolist() for name in _ARRAYS if name != "box_valid"},
        "box_valid": shown.box_valid.tolist(),
    }
