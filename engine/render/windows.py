"""What a window of a shot was asked to become: one value that names its pixels.

A window is one fixed-shape call of a model. Its request holds everything that decides the result and nothing else: no
names, no paths, no place in the film. Equal requests have equal keys, so nothing is ever painted twice.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from typing import Literal

import msgspec
import numpy as np

from engine.conditioning.vectors import Conditioning, Shown, TextSpan
from engine.document.model import AssetName, Look
from engine.models.base import Size
from engine.values.digest import digest
from engine.values.time import Span

Role = Literal["picture", "kept", "key", "gap"]

UNSEEN = Shown("prop", "", (0, 0, 0), Look())  # who is not in a window cannot change it


class Pinning(msgspec.Struct, frozen=True):
    """A row of the window that has to become what another request gives."""

    row: int
    key: str
    strength: float = 1.0


class WindowRequest(msgspec.Struct, frozen=True, dict=True):
    """Everything that decides a window's pixels.

    A *picture* is an asset taken into a family's latents, one that is *kept* a frame of an older take, a *key* one
    painted frame, a *gap* the frames between two keys with the keys themselves at its ends.
    """

    role: Role
    family: str
    version: str
    weights: str  # digest of the weights
    size: Size
    picture: AssetName = ""  # of one that is kept: "<shot>/<take>/<frame>"
    addresses: tuple[int, ...] = ()  # of the noise: the shot frame of every latent frame
    seed: int = 0
    steps: int = 0
    seen: str = ""  # digest of the rows that the model is shown
    pins: tuple[Pinning, ...] = ()
    pooled: int = 1  # the noise is pooled from a picture so many times as large
    draft: tuple[str, ...] = ()  # what a refined window starts from
    strength: float = 1.0  # how far back to noise it goes first

    @cached_property
    def key(self) -> str:
        return digest(self)


def shown(shot: Conditioning, rows: list[int]) -> Conditioning:
    """The rows of a shot as a window is shown them, without anything that lies outside of it.

    Spans of words end with the window, pins are given apart, and an entity that no row sees is nobody in particular:
    a change to what a window does not show leaves it as it was.
    """
    seen = shot.rows(rows)
    first, stop = int(seen.frames.min()), int(seen.frames.max()) + 1
    people = {int(seen.person_entity[person]) for person in np.flatnonzero(seen.pose_confidence.any(axis=(0, 2)))}
    boxed = {int(index) for index in np.flatnonzero(seen.box_valid.any(axis=0))}
    visible = people | boxed | {int(index) for index in seen.place}
    return replace(
        seen,
        entities=tuple(entity if index in visible else UNSEEN for index, entity in enumerate(seen.entities)),
        poses=np.where(seen.pose_confidence[..., None] > 0, seen.poses, np.float32(0)),
        boxes=np.where(seen.box_valid[..., None], seen.boxes, np.float32(0)),
        depth_order=np.where(seen.box_valid, seen.depth_order, np.float32(0)),
        texts=tuple(
            TextSpan(Span(max(text.span.start, first), min(text.span.stop, stop)), text.text) for text in seen.texts
        ),
        pinned=(),
    )
