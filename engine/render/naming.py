"""The names of what a shot's windows are shown, found in a fraction of the time that it takes to make each of them.

The windows of a shot share nearly all that their names are made of: its words, who is in it, every row of its poses.
That is written down once, and each window's name picks its own rows of it.
"""

from __future__ import annotations

from dataclasses import fields
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.conditioning.vectors import Conditioning, TextSpan
from engine.values.digest import digest_of, quantised, written, written_items, written_name, written_rows
from engine.values.time import Span

from .windows import UNSEEN

FIELDS = tuple(field.name for field in fields(Conditioning))
NOBODY = written(UNSEEN)
TEXT = written_name(TextSpan)  # and after it its fields, the span and the words


class Names:
    """``digest(shown(shot, rows))`` for any rows of a shot."""

    def __init__(self, shot: Conditioning):
        sure = shot.pose_confidence > 0
        rows: dict[str, NDArray[Any]] = {
            "frames": shot.frames,
            "poses": np.where(sure[..., None], shot.poses, np.float32(0)),
            "pose_confidence": shot.pose_confidence,
            "boxes": np.where(shot.box_valid[..., None], shot.boxes, np.float32(0)),
            "box_valid": shot.box_valid,
            "depth_order": np.where(shot.box_valid, shot.depth_order, np.float32(0)),
            "place": shot.place,
            "camera": shot.camera,
        }
        self._rows = {name: (written_rows(array), quantised(array)) for name, array in rows.items()}
        self._same = {name: written(getattr(shot, name)) for name in FIELDS if name not in (*rows, "entities", "texts")}
        self._same["pinned"] = written(())
        self._entities = tuple(written(entity) for entity in shot.entities)
        self._frames = shot.frames
        self._texts = tuple((text.span.start, text.span.stop, written(text.text)) for text in shot.texts)
        self._visible = _visible(shot)

    def of(self, rows: list[int]) -> str:
        at = np.array(rows, np.intp)
        said = [written_name(Conditioning)]
        for name in FIELDS:
            if name in self._rows:
                head, numbers = self._rows[name]
                said += (head % len(rows), numbers.take(at, 0).tobytes())
            elif name == "entities":
                seen: list[bool] = np.logical_or.reduce(self._visible.take(at, 0)).tolist()
                said.append(
                    written_items([own if there else NOBODY for own, there in zip(self._entities, seen, strict=True)])
                )
            elif name == "texts":
                said.append(self._words(at))
            else:
                said.append(self._same[name])
        return digest_of(b"".join(said))

    def _words(self, at: NDArray[np.intp]) -> bytes:
        frames = self._frames.take(at).tolist()
        first, stop = min(frames), max(frames) + 1
        return written_items(
            [
                TEXT + written(Span(max(start, first), min(end, stop))) + text
                for start, end, text in self._texts
                if start < stop and end > first
            ]
        )


def _visible(shot: Conditioning) -> NDArray[np.bool_]:
    """Who is seen in which row, [T, E]: in a box, by a joint, or as the place."""
    visible = shot.box_valid | (shot.place[:, None] == np.arange(len(shot.entities)))
    for person, entity in enumerate(shot.person_entity.tolist()):
        visible[:, entity] |= shot.pose_confidence[:, person].any(1)
    return visible
