"""What the judges read in Pencil's pictures of scenes that nobody learned from, beside what they read in true ones.

The truth says how good the judges are, another scene's picture what one reads by luck. Every mark has the interval that
holds 95 of 100 means of clips drawn again (the bootstrap of Efron 1979).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from typing import get_args

import cv2
import msgspec
import numpy as np
from numpy.typing import NDArray

from engine.conditioning.vectors import Conditioning
from engine.document.model import Light, Style, Weather
from engine.models.pencil_judges import Judges, around, cut_shape
from engine.training.judges import ENOUGH, kind_of, place_number
from engine.training.shards import HELD_OUT
from engine.training.truth import masks, visible
from engine.training.world import Clip, clip

Pictures = NDArray[np.uint8]  # [N, H, W, 3]
Painter = Callable[[Conditioning, int], Pictures]  # a clip's conditioning and a seed -> its pictures

SIZE = (224, 128)
SEEDS = range(HELD_OUT + 50_000, HELD_OUT + 60_000)
FRAMES = 2  # of a clip
NEAR = 0.1  # of the figure's longest side, for PCK
TRUNK = (2, 5, 11, 8)
COLOURS = {
    "black": (30, 30, 34), "grey": (128, 128, 132), "white": (236, 234, 228), "red": (196, 60, 56),
    "orange": (224, 128, 66), "yellow": (232, 196, 92), "green": (92, 146, 84), "teal": (56, 128, 122),
    "blue": (66, 108, 176), "purple": (120, 84, 150), "pink": (214, 130, 150), "brown": (120, 82, 58),
}  # fmt: skip


@dataclass(frozen=True)
class Mark:
    """A mean over clips with its interval of 95 %."""

    value: float
    low: float
    high: float

    def __str__(self) -> str:
        return f"{self.value:.2f} ({self.low:.2f} to {self.high:.2f})"


@dataclass
class Tally:
    """Right answers and questions, clip by clip."""

    right: list[float] = field(default_factory=list[float])
    asked: list[float] = field(default_factory=list[float])

    def add(self, right: float, asked: float) -> None:
        self.right.append(right)
        self.asked.append(asked)

    def mark(self) -> Mark | None:
        """None when nothing was asked."""
        right, asked = np.array(self.right), np.array(self.asked)
        if asked.sum() == 0:
            return None
        rows = np.random.default_rng(0).integers(0, len(right), (1000, len(right)))
        means = right[rows].sum(axis=1) / np.maximum(asked[rows].sum(axis=1), 1e-9)
        low, high = np.percentile(means, [2.5, 97.5])
        return Mark(float(right.sum() / asked.sum()), float(low), float(high))


Report = dict[str, dict[str, Mark]]  # measure -> whose pictures -> mark


def judge(judges: Judges, painters: dict[str, Painter], clips: int) -> Report:
    """Every measure for the truth, for every painter, and for the first painter's picture of another scene."""
    tallies: dict[str, dict[str, Tally]] = {}
    before: tuple[Clip, Pictures] | None = None
    for index, seed in enumerate(SEEDS[:clips]):
        scene = clip(seed, FRAMES, SIZE)
        truth = [Truth.of(scene, row) for row in range(FRAMES)]
        shown = {"truth": scene.finished} | {name: paint(scene.seen, index) for name, paint in painters.items()}
        if before is not None:
            shown["another scene"] = before[1]
        before = scene, shown[next(iter(painters))]
        for name, pictures in shown.items():
            for measure, right, asked in read(judges, scene, truth, pictures):
                tallies.setdefault(measure, {}).setdefault(name, Tally()).add(right, asked)
    report: Report = {}
    for measure, by_name in tallies.items():
        marks = {name: mark for name, tally in by_name.items() if (mark := tally.mark())}
        report[measure] = marks
    return report


@dataclass(frozen=True)
class Truth:
    """What is to be seen in one frame of a scene."""

    where: NDArray[np.bool_]  # [E, H, W]
    joints: NDArray[np.bool_]  # [P, 18] which are to be seen

    @classmethod
    def of(cls, scene: Clip, row: int) -> Truth:
        where = masks(scene.seen, row, SIZE)
        return cls(where, visible(scene.seen, row, where))


def read(judges: Judges, scene: Clip, truth: list[Truth], pictures: Pictures) -> Iterator[tuple[str, float, float]]:
    """(measure, right answers, questions) for the pictures of one clip."""
    seen = scene.seen
    reading = judges.read(pictures)
    place = place_number(seen.entities[int(seen.place[0])].noun)
    numbers = (
        ("place", reading.place, place),
        ("light", reading.light, get_args(Light).index(seen.light)),
        ("weather", reading.weather, get_args(Weather).index(seen.weather)),
        ("style", reading.style, get_args(Style).index(seen.style)),
    )
    for name, logits, wanted in numbers:
        yield name, float((logits.argmax(dim=1) == wanted).float().mean()), 1
    for row, known in enumerate(truth):
        found = judges.read_joints(pictures[row], seen.poses[row], seen.pose_confidence[row])
        yield "joints within a tenth", *near(seen, row, known.joints, found)
        yield from things(judges, seen, known, pictures[row])
        if seen.style == "colour":
            yield "colour of clothes", *clothes(seen, row, known, pictures[row], scene.finished[row])


def near(seen: Conditioning, row: int, known: NDArray[np.bool_], found: NDArray[np.float32]) -> tuple[float, float]:
    """PCK of Yang and Ramanan 2013: visible joints found within a tenth of the figure's longest visible side."""
    right = asked = 0
    for pose, there, read_at in zip(seen.poses[row], known, found, strict=True):
        if there.sum() < 4:
            continue
        inside = pose[there] * SIZE
        tall = float((inside.max(axis=0) - inside.min(axis=0)).max())
        off = np.linalg.norm((read_at[there] - pose[there]) * SIZE, axis=1)
        right += int((off < NEAR * tall).sum())
        asked += int(there.sum())
    return right, asked


def things(judges: Judges, seen: Conditioning, known: Truth, picture: Pictures) -> Iterator[tuple[str, float, float]]:
    """What each thing is, and how much of what people and things should fill they do (intersection over union)."""
    shown = [at for at, mask in enumerate(known.where) if mask.sum() > ENOUGH]
    if not shown:
        return
    squares = [around(known.where[at]) for at in shown]
    kinds, shapes = judges.read_things(picture, squares)
    for at, square, kind, shape in zip(shown, squares, kinds, shapes, strict=True):
        wanted, true = kind_of(seen.entities[at]), cut_shape(known.where[at], square)
        if wanted > 0:
            yield "things", float(kind == wanted), 1
        yield "overlap of people and things", float((true & shape).sum() / max(1, (true | shape).sum())), 1


def clothes(seen: Conditioning, row: int, known: Truth, picture: Pictures, true: Pictures) -> tuple[float, float]:
    """Trunks whose colour has the same name as in the true picture."""
    right = asked = 0
    for person, entity in enumerate(seen.person_entity):
        corners = (seen.poses[row, person, list(TRUNK)] * SIZE).clip(-2000, 2000)
        trunk = np.zeros(SIZE[::-1], np.uint8)
        cv2.fillConvexPoly(trunk, cv2.convexHull(np.rint(corners).astype(np.int32)), 1)
        at = (trunk > 0) & known.where[entity]
        if (seen.pose_confidence[row, person, list(TRUNK)] > 0.3).all() and at.sum() > ENOUGH:
            asked += 1
            right += colour_name(np.median(picture[at], axis=0)) == colour_name(np.median(true[at], axis=0))
    return right, asked


def colour_name(colour: NDArray[np.float64]) -> str:
    """The nearest of the named colours, as the eye sees it (CIELAB)."""
    known = np.array([list(COLOURS.values())], np.uint8)
    lab = cv2.cvtColor(np.concatenate([known, colour.astype(np.uint8)[None, None]], axis=1), cv2.COLOR_RGB2LAB)
    off = np.linalg.norm(lab[0, :-1].astype(float) - lab[0, -1].astype(float), axis=1)
    return list(COLOURS)[int(off.argmin())]


def unblocked(seen: Conditioning) -> Conditioning:
    """The same, asked for with words, style, light and weather alone."""
    return replace(seen, follow=msgspec.structs.replace(seen.follow, pose=0.0, layout=0.0))
