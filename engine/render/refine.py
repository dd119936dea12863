"""From the approved draft to the final: larger pictures that keep what was approved.

A final grows from the draft's own pictures: moved to the frames between them along their flow, enlarged, taken part of
the way back to noise and painted again at the final size under the same conditioning and the same kind of plan. Then
what independent gaps leave behind is evened out: small jumps of brightness, and grain that does not move along.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import count, pairwise
from typing import Protocol, runtime_checkable

import cv2
import numpy as np
from cachetools import LRUCache
from numpy.typing import NDArray

from engine.measure.steadiness import line_at, reach_of
from engine.media.flow import flow, halfway, moved
from engine.models.base import Latents

from .enlarge import enlarged
from .paint import Painter, Start
from .plan import Planned, around
from .request import ShotRequest

Picture = NDArray[np.uint8]  # [H, W, 3]

GAIN = 0.05  # brightness is corrected by so much at most
SMOOTH = 2.0  # frames over which brightness may move as it likes
STEADY = 0.35  # share of the frame before that goes into a frame, where both show the same
SAME = 14.0  # grey levels of 255 up to which two pixels show the same


@runtime_checkable
class Upsamples(Protocol):
    """A model that brings its own enlarger for latents."""

    def upsample(self, latents: Latents) -> Latents:
        """[L, C, h, w] -> [L, C, 2h, 2w]."""
        ...


def start_from(
    draft: Painter, final: ShotRequest, picture: Callable[[int], Picture] | None = None, *, same: bool = True
) -> Start:
    """What every window of a final begins with, made from the painted draft.

    ``picture`` gives the draft's painted frames where they are already there as pictures; ``same`` says whether they
    are those of the draft's plan, so that its latents are, too.
    """
    pictures = _start_from_pictures(draft, final, picture or draft.picture)
    return _start_from_latents(draft, final, pictures) if final.family.grid.stride > 1 and same else pictures


def _start_from_pictures(draft: Painter, final: ShotRequest, picture: Callable[[int], Picture]) -> Start:
    stride, reach = final.family.grid.stride, final.family.grid.longest
    known: LRUCache[int, Latents] = LRUCache(2 * reach)  # what the next window shares with this one

    def latents(row: int) -> Latents:
        if row not in known:
            before, after = around(draft.work.plan, row)
            part = (row - draft.work.plan.rows[before]) / draft.work.plan.held
            seen = halfway(picture(before), picture(after), part) if before != after else picture(before)
            # one by one: the same picture gives the same latents whatever is encoded beside it
            known[row] = draft.model.encode(enlarged(draft.model, seen, final.size)[None])
        return known[row]

    def start(planned: Planned) -> Latents:
        return np.concatenate([latents(row) for row in planned.rows[::stride]])

    return start


def _start_from_latents(draft: Painter, final: ShotRequest, pictures: Start) -> Start:
    """Latents that hold several pictures are enlarged as they are: draft and final have the same windows, but where
    frames of the draft were locked."""
    plan = draft.work.plan
    same = {(window.request.role, window.rows): window for window in plan.windows()}
    width, height = (side // final.family.grid.shrink for side in final.size)

    def start(planned: Planned) -> Latents:
        drafted = same.get((planned.request.role, planned.rows))
        if drafted is None:
            return pictures(planned)
        latents = draft.stored(drafted)
        model = draft.model
        if isinstance(model, Upsamples) and latents.shape[-1] * 2 == width:
            return model.upsample(latents)
        larger = [cv2.resize(channel, (width, height), interpolation=cv2.INTER_CUBIC) for channel in _planes(latents)]
        return np.stack(larger).reshape(*latents.shape[:2], height, width).astype(np.float32)

    return start


def _planes(latents: Latents) -> NDArray[np.float32]:
    return latents.reshape(-1, *latents.shape[2:])


# -- along the flow -------------------------------------------------------------------------------------------------


def filled(pictures: Iterable[Picture], rows: Sequence[int], frames: int) -> Iterator[Picture]:
    """A picture for every frame of a shot out of those that were painted at ``rows``, each of the others moved along.

    For families that paint slower than the film plays. What lies behind the last painted frame is that one. The first
    may lie before the shot, and is not seen then.
    """
    painted = iter(pictures)
    before = next(painted)
    for (row, after_row), after in zip(pairwise(rows), painted, strict=False):
        for frame in range(max(0, row), min(after_row, frames)):
            yield before if frame == row else halfway(before, after, (frame - row) / (after_row - row))
        before = after
    for _ in range(max(0, rows[-1]), frames):
        yield before


# -- evened out -----------------------------------------------------------------------------------------------------


def steadied(pictures: Iterable[Picture]) -> Iterator[Picture]:
    """The same frames without the small jumps of brightness and the loose grain that gaps leave at their ends.

    Only the neighbourhood of a frame is held: a final of ten minutes takes no more room than one of a second.
    """
    painted, reach = iter(pictures), reach_of(SMOOTH)
    waiting, means = deque[Picture](), list[NDArray[np.float64]]()
    before: Picture | None = None
    for at in count():
        while len(means) <= at + reach and (picture := next(painted, None)) is not None:
            waiting.append(picture)
            means.append(picture.mean(axis=(0, 1)))
        if not waiting:
            return
        now = np.clip(np.rint(waiting.popleft() * even_gain(means, at)), 0, 255).astype(np.uint8)
        before = now = now if before is None else follow(before, now)
        yield now


def even_gain(means: Sequence[NDArray[np.float64]] | NDArray[np.float64], at: int) -> NDArray[np.float64]:
    """The gain [3] that takes a frame's mean colour to that of its neighbourhood among all [T, 3], within GAIN."""
    return np.clip(line_at(means, at, SMOOTH) / np.maximum(means[at], 1), 1 - GAIN, 1 + GAIN)


def follow(before: Picture, picture: Picture) -> Picture:
    """A frame with some of the one before in it, moved along the flow, where both show the same thing."""
    arrived = moved(before, flow(picture, before)).astype(np.float32)
    now = picture.astype(np.float32)
    apart = np.abs(arrived - now).max(axis=2, keepdims=True)
    share = STEADY * np.clip(1.5 - apart / SAME, 0, 1)
    return np.rint(now + share * (arrived - now)).astype(np.uint8)
