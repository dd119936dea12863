"""Pencil's pictures as they move: whether pixels go where the board says, and whether long shots stay what they are."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from engine.blocking import draw
from engine.conditioning.motion import implied
from engine.conditioning.vectors import Conditioning
from engine.measure.steadiness import change, outliers, residue
from engine.models.base import Pin, Window, unseen
from engine.models.pencil import GRID, Pencil
from engine.models.pencil_judges import Judges
from engine.render.noise import noise
from engine.training.judged import SIZE, Mark, Tally, Truth, near
from engine.training.shards import HELD_OUT
from engine.training.world import Clip, clip, scene

Pictures = NDArray[np.uint8]  # [T, H, W, 3]

SEEDS = range(HELD_OUT + 70_000, HELD_OUT + 80_000)
GAP = 17  # frames from one key to the next, both counted
LONG = 720  # frames of the long shot: 60 seconds on twos
AROUND = GAP // 2  # frames before and after a border that it is compared to


@dataclass(frozen=True)
class Moving:
    """Marks of clips painted by keys and gaps, as the program paints them."""

    flow: Mark  # squared error along the true flow, over the drawn clip's own
    far: Mark | None  # joints found half way between two keys, of figures that moved far
    seam: float  # of a long shot: how far its borders stand out of the frames around them, in robust deviations
    seamless: float  # the same of its blocking, which has no borders
    drift: float  # of a long shot: how far the mean colour goes astray, in levels of 255


def moving(model: Pencil, judges: Judges, clips: int) -> Moving:
    """Clips of one gap for the flow and the joints, and one long shot."""
    flow, far = Tally(), Tally()
    for seed in SEEDS[:clips]:
        made = clip(seed, GAP, SIZE)
        painted = by_keys(model, made.seen, seed)
        flow.add(*warped(made, painted))
        found, asked = half_way(judges, made, painted)
        far.add(found, asked)
    mark = flow.mark()
    assert mark is not None
    return Moving(mark, far.mark(), *long_shot(model))


def by_keys(model: Pencil, seen: Conditioning, seed: int, steps: int = 4) -> Pictures:
    """A shot's keys one by one, and every gap between two of them held at both its ends."""
    last = len(seen) - 1
    keys = sorted({*range(0, last, GAP - 1), last})
    latents = {key: _painted(model, seen.rows([key]), (), seed, steps) for key in keys}
    pictures = {key: model.decode(latents[key], seen.rows([key])) for key in keys}
    frames = [pictures[0]]
    for start, stop in pairwise(keys):
        rows = list(range(start, stop + 1))
        ends = ((0, start), (len(rows) - 1, stop))
        pins = tuple(Pin(row, pictures[key][0], latents[key], own=True) for row, key in ends)
        between = seen.rows(rows)
        frames += [model.decode(_painted(model, between, pins, seed, steps), between)[1:-1], pictures[stop]]
    return np.concatenate(frames)


def _painted(model: Pencil, seen: Conditioning, pins: tuple[Pin, ...], seed: int, steps: int):
    addresses = [int(frame) for frame in seen.frames]
    start = noise(seed, addresses, GRID.channels, SIZE[1] // GRID.shrink, SIZE[0] // GRID.shrink)
    return model.paint(Window(seen, SIZE, pins, start, steps), unseen)


def warped(made: Clip, painted: Pictures) -> tuple[float, float]:
    """The squared errors of painted and of drawn frames brought back along the flow that the board implies."""
    own = true = 1e-9
    for row in range(0, GAP - 1, 3):
        way = implied(made.seen, row, row + 1, SIZE)
        own += residue(painted[row], painted[row + 1], way.motion, way.sure).error
        true += residue(made.finished[row], made.finished[row + 1], way.motion, way.sure).error
    return own, true


def half_way(judges: Judges, made: Clip, painted: Pictures) -> tuple[float, float]:
    """Joints found in the middle of a gap whose figures move by a quarter of their own size or more."""
    seen, middle = made.seen, GAP // 2
    moved = np.abs(seen.poses[-1] - seen.poses[0]).max(axis=(1, 2))
    size = np.ptp(seen.poses[middle], axis=1).max(axis=1)
    known = Truth.of(made, middle).joints & (moved > 0.25 * size)[:, None]
    return near(
        seen, middle, known, judges.read_joints(painted[middle], seen.poses[middle], seen.pose_confidence[middle])
    )


def long_shot(model: Pencil) -> tuple[float, float, float]:
    """A minute in one dry place with a still camera: the worst borders between two gaps, those of the blocking, and the
    colour's drift.
    """
    seen = replace(quiet_scene(), frames=np.arange(0, 2 * LONG, 2, dtype=np.int32))
    painted = by_keys(model, seen, 0)
    colour = painted.mean(axis=(1, 2))  # [T, 3]
    ends = np.abs(colour[-48:].mean(axis=0) - colour[:48].mean(axis=0)).max()
    blocking = np.stack([draw(seen, row, SIZE) for row in range(LONG)])
    return seams(painted), seams(blocking), float(ends)


def seams(pictures: Pictures) -> float:
    """How far all but the worst twentieth of the borders stand out of the frames around them.

    Only of those: somebody who begins to walk in the middle of a minute is no seam.
    """
    changes = np.array([change(one, other) for one, other in pairwise(pictures)])
    far: list[float] = []
    for key in range(GAP - 1, len(changes), GAP - 1):
        start = max(0, key - AROUND)
        near = outliers(changes[start : key + AROUND])
        far.append(float(near[key - 1 - start : key + 1 - start].max()))  # into the key and out of it
    return float(np.percentile(far, 95))


def quiet_scene() -> Conditioning:
    """The first scene of a minute that is in colour, dry and filmed by a still camera."""
    for seed in SEEDS:
        seen = scene(seed, LONG)
        still = np.ptp(seen.camera, axis=0).max() < 1e-4
        if still and seen.weather == "clear" and seen.style == "colour":
            return seen
    raise ValueError("No scene is quiet.")
