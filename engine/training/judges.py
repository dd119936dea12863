"""Teaching the judges on true frames, apart from Pencil and from all that Pencil learns from."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast, get_args

import numpy as np
import torch
import torch.nn.functional as F
from numpy.typing import NDArray
from torch import Tensor, nn

from engine.blocking import KINDS, PLACES
from engine.blocking.places import place_drawer
from engine.blocking.props import prop_drawer
from engine.conditioning.vectors import Shown
from engine.document.model import Light, Style, Weather
from engine.models.pencil_judges import (
    CELLS,
    CROP,
    ROOM,
    THING,
    Float,
    Image,
    JointReader,
    Reading,
    SceneReader,
    ThingReader,
    around,
    cut,
    cut_shape,
    places_of,
    square,
    tones,
)  # fmt: skip
from engine.models.precision import half
from engine.training import OnEvent, Told
from engine.training.loop import Run
from engine.training.truth import masks, visible
from engine.training.world import clip
from engine.values.files import atomic_file

SIZE = (224, 128)
FIRST = 400_000_000  # the seeds of the judges' scenes; Pencil learns from smaller ones
HELD_OUT = 450_000_000
ENOUGH = 40  # pixels by which a thing is to be seen at all
BATCH = 32
Right = Callable[[nn.Module], dict[str, float]]  # a net -> how much of what is held out it reads rightly
MIRRORED = (0, 1, 5, 6, 7, 2, 3, 4, 11, 12, 13, 8, 9, 10, 15, 14, 17, 16)
"""Whose place each joint takes when a picture is turned over, left for right."""


def one_each(table: dict[str, Any]) -> tuple[str, ...]:
    """The first noun of every drawing."""
    first: dict[int, str] = {}
    for noun in sorted(table):
        first.setdefault(id(table[noun]), noun)
    return tuple(first.values())


PLACE_NAMES, KIND_NAMES = one_each(cast(Any, PLACES)), one_each(cast(Any, KINDS))
_PLACE_OF = {id(PLACES[noun]): index for index, noun in enumerate(PLACE_NAMES)}
_KIND_OF = {id(KINDS[noun]): index for index, noun in enumerate(KIND_NAMES)}


@dataclass(frozen=True)
class Examples:
    """True frames and what is true of them."""

    pictures: Image  # [N, H, W, 3]
    told: NDArray[np.int64]  # [N, 4]: place, light, weather, style
    things: Image  # [K, 64, 64, 3]: figures and things
    kinds: NDArray[np.int64]  # [K]: 0 a person, 1 + kind a thing, -1 a thing of no kind
    shapes: NDArray[np.bool_]  # [K, 32, 32]: the cells that it fills
    crops: Image  # [M, 96, 96, 3]
    joints: NDArray[np.float32]  # [M, 18, 2], shares of the crop
    seen: NDArray[np.bool_]  # [M, 18]
    tall: NDArray[np.float32]  # [M]: the figure's longest side, in shares of the crop


def place_number(noun: str) -> int:
    return _PLACE_OF[id(place_drawer(noun))]


def kind_number(noun: str) -> int | None:
    return _KIND_OF.get(id(prop_drawer(noun)))


def examples(seeds: range) -> Examples:
    """One frame of every seed's scene, and crops of its things and figures, each roughly around what it shows."""
    rng = np.random.default_rng(seeds.start)
    pictures: list[Image] = []
    told: list[tuple[int, ...]] = []
    things: list[tuple[Image, int, NDArray[np.bool_]]] = []
    crops: list[tuple[Image, NDArray[np.float32], NDArray[np.bool_], float]] = []
    for seed in seeds:
        scene = clip(seed, 1, SIZE)
        seen, picture = scene.seen, scene.finished[0]
        where = masks(seen, 0, SIZE)
        pictures.append(picture)
        style = (get_args(Light).index(seen.light), get_args(Weather).index(seen.weather))
        place = place_number(seen.entities[int(seen.place[0])].noun)
        told.append((place, *style, get_args(Style).index(seen.style)))
        for shown, mask in zip(seen.entities, where, strict=True):
            if mask.sum() > ENOUGH:
                at = roughly(rng, around(mask))
                things.append((cut(picture, at, THING), kind_of(shown), cut_shape(mask, at)))
        which = visible(seen, 0, where)
        for pose, sure, known in zip(seen.poses[0], seen.pose_confidence[0], which, strict=True):
            at = square(pose * SIZE, sure, SIZE)
            if at is None or known.sum() < 4:
                continue
            tall = float(at[2])
            at = roughly(rng, at)
            inside = (pose * SIZE - at[:2]) / at[2]
            crops.append((cut(picture, at), inside.astype(np.float32), known, tall / float(at[2]) / ROOM))
    return Examples(
        np.stack(pictures), np.array(told, np.int64),
        np.stack([crop for crop, _, _ in things]), np.array([kind for _, kind, _ in things], np.int64),
        np.stack([shape for _, _, shape in things]),
        np.stack([crop for crop, _, _, _ in crops]), np.stack([joints for _, joints, _, _ in crops]),
        np.stack([known for _, _, known, _ in crops]), np.array([tall for _, _, _, tall in crops], np.float32),
    )  # fmt: skip


def roughly(rng: np.random.Generator, at: Float) -> Float:
    """A square (left, top, side) near this one, so that nothing is learned from where in a crop something stands."""
    side = float(at[2]) * float(rng.uniform(0.85, 1.2))
    shift = (at[2] - side) / 2 + rng.uniform(-0.12, 0.12, 2) * float(at[2])
    return np.array([*(at[:2] + shift), side], np.float32)


def kind_of(shown: Shown) -> int:
    """0 for a person, 1 + its kind for a thing; -1 where nothing is told apart."""
    if shown.kind == "character":
        return 0
    number = kind_number(shown.noun)
    return -1 if number is None else 1 + number


def teach_judges(minutes: float, out: Path, on_event: OnEvent, count: int) -> None:
    """All judges into ``out/pencil/judges``; an equal share of the time for each."""
    drawn = kept(out / f"judges-{count}.npz", range(FIRST, FIRST + count))
    held = examples(range(HELD_OUT, HELD_OUT + 150))
    for name, teach in LESSONS.items():
        net = teach(drawn, held, minutes / len(LESSONS), out / f"checkpoints/{name}.pt", on_event)
        cast(Any, net).half().save_pretrained(out / "pencil/judges" / name)


def kept(file: Path, seeds: range) -> Examples:
    """The examples, drawn once; a file that is damaged is drawn again."""
    with suppress(FileNotFoundError, zipfile.BadZipFile, EOFError, ValueError, TypeError), np.load(file) as arrays:
        return Examples(**arrays)
    drawn = examples(seeds)
    with atomic_file(file) as part, part.open("wb") as sink:
        np.savez(sink, **vars(drawn))
    return drawn


def taught(run: Run, name: str, lesson: Callable[[], tuple[Tensor, int]], right: Right, on_event: OnEvent) -> nn.Module:
    """The averaged net once the budget is used; a lesson gives its loss, and how many examples it was of."""
    while run.share < 1:
        run.learn(*lesson())
        if run.step % 200 == 0:
            on_event(Told(name, run.step, run.share, run.seen, right(run.average)))
            run.save()
    run.save()
    return run.average


def teach_joints(
    drawn: Examples, held: Examples, minutes: float, file: Path, on_event: OnEvent, steps: int | None = None
) -> JointReader:
    torch.manual_seed(0)
    run = Run(JointReader(), minutes, 2e-3, file, steps=steps)

    def lesson() -> tuple[Tensor, int]:
        rng = np.random.default_rng((11, run.step))
        rows = rng.integers(0, len(drawn.crops), BATCH)
        crops, joints, seen = drawn.crops[rows], drawn.joints[rows].copy(), drawn.seen[rows].copy()
        crops, joints = moved_about(rng, crops, joints)
        for index in np.flatnonzero(rng.random(BATCH) < 0.5):
            crops[index] = crops[index][:, ::-1]
            joints[index] = joints[index][list(MIRRORED)] * (-1, 1) + (1, 0)
            seen[index] = seen[index][list(MIRRORED)]
        with half("cpu"):
            logits = run.net(tones(crops))
        return joint_loss(logits.float(), torch.from_numpy(joints), torch.from_numpy(seen)), BATCH

    return cast(JointReader, taught(run, "joints", lesson, lambda net: {"found": joints_found(net, held)}, on_event))


def moved_about(
    rng: np.random.Generator, crops: Image, joints: NDArray[np.float32]
) -> tuple[Image, NDArray[np.float32]]:
    """The crops shifted a little, so that nothing is learned from where in a crop a figure stands."""
    crops, joints = crops.copy(), joints.copy()
    for index, (right, down) in enumerate(rng.integers(-10, 11, (len(crops), 2)).tolist()):
        crops[index] = np.roll(crops[index], (down, right), axis=(0, 1))
        joints[index] += np.array([right, down], np.float32) / CROP
    return crops, joints


def joint_loss(logits: Tensor, joints: Tensor, seen: Tensor) -> Tensor:
    """Cross entropy with a blur around the true cell, for the joints that are to be seen."""
    at = (torch.arange(CELLS) + 0.5) / CELLS
    near_x = torch.exp(-0.5 * ((at - joints[..., :1]) * CELLS / 0.8) ** 2)  # [N, 18, 24]
    near_y = torch.exp(-0.5 * ((at - joints[..., 1:]) * CELLS / 0.8) ** 2)
    wanted = (near_y[..., :, None] * near_x[..., None, :]).flatten(2)
    known = seen & (wanted.sum(dim=2) > 0.1)
    wanted = wanted / wanted.sum(dim=2, keepdim=True).clamp(min=1e-6)
    losses = -(wanted * logits.flatten(2).log_softmax(dim=2)).sum(dim=2)
    return (losses * known).sum() / known.sum().clamp(min=1)


@torch.inference_mode()
def joints_found(net: nn.Module, held: Examples) -> float:
    """The share of visible joints found within a tenth of the figure's height: PCK at 0.1."""
    places = torch.cat(
        [places_of(net(tones(some))) for some in np.array_split(held.crops, max(1, len(held.crops) // 32))]
    )
    off = np.linalg.norm(places.numpy() - held.joints, axis=2) / held.tall[:, None]
    return float((off < 0.1)[held.seen].mean())


def teach_things(
    drawn: Examples, held: Examples, minutes: float, file: Path, on_event: OnEvent, steps: int | None = None
) -> ThingReader:
    torch.manual_seed(0)
    run = Run(ThingReader(KIND_NAMES), minutes, 2e-3, file, steps=steps)

    def lesson() -> tuple[Tensor, int]:
        rng = np.random.default_rng((12, run.step))
        rows = rng.integers(0, len(drawn.things), 2 * BATCH)
        crops, shapes = drawn.things[rows], drawn.shapes[rows]
        for index, (right, down) in enumerate(rng.integers(-3, 4, (len(rows), 2)).tolist()):
            crops[index] = np.roll(crops[index], (2 * down, 2 * right), axis=(0, 1))
            shapes[index] = np.roll(shapes[index], (down, right), axis=(0, 1))
        over = rng.random(len(rows)) < 0.5
        crops[over], shapes[over] = crops[over][:, :, ::-1], shapes[over][:, :, ::-1]
        with half("cpu"):
            kinds, filled = run.net(tones(crops))
        return thing_loss(kinds.float(), filled.float(), drawn.kinds[rows], shapes), len(rows)

    return cast(ThingReader, taught(run, "things", lesson, lambda net: things_right(net, held), on_event))


def thing_loss(kinds: Tensor, filled: Tensor, true: NDArray[np.int64], shapes: NDArray[np.bool_]) -> Tensor:
    """Cross entropies of what each is, where that is told apart, and of every cell that it fills or does not."""
    named = F.cross_entropy(kinds, torch.from_numpy(true), ignore_index=-1)
    return named + F.binary_cross_entropy_with_logits(filled, torch.from_numpy(shapes).float())


@torch.inference_mode()
def things_right(net: nn.Module, held: Examples) -> dict[str, float]:
    """The share of held-out things that were named rightly, and the mean overlap of what they fill with the truth."""
    read = [net(tones(some)) for some in np.array_split(held.things, max(1, len(held.things) // 64))]
    named = torch.cat([kinds.argmax(dim=1) for kinds, _ in read]).numpy()
    shapes = torch.cat([shape > 0 for _, shape in read]).numpy()
    things = held.kinds > 0
    both, either = (shapes & held.shapes).sum(axis=(1, 2)), (shapes | held.shapes).sum(axis=(1, 2))
    return {
        "named": float((named == held.kinds)[things].mean()),
        "overlap": float((both / np.maximum(1, either)).mean()),
    }


def teach_scenes(
    drawn: Examples, held: Examples, minutes: float, file: Path, on_event: OnEvent, steps: int | None = None
) -> SceneReader:
    torch.manual_seed(0)
    run = Run(SceneReader(PLACE_NAMES), minutes, 2e-3, file, steps=steps)

    def lesson() -> tuple[Tensor, int]:
        rng = np.random.default_rng((13, run.step))
        rows = rng.integers(0, len(drawn.pictures), BATCH)
        pictures = tones(drawn.pictures[rows])
        if rng.random() < 0.5:
            pictures = pictures.flip(3)
        with half("cpu"):
            reading = cast(Reading, run.net(pictures))
        told = torch.from_numpy(drawn.told[rows])
        losses = [
            F.cross_entropy(logits.float(), wanted) for logits, wanted in zip(answers(reading), told.T, strict=True)
        ]
        return torch.stack(losses).sum(), BATCH

    return cast(SceneReader, taught(run, "scenes", lesson, lambda net: read_right(net, held), on_event))


def answers(reading: Reading) -> tuple[Tensor, Tensor, Tensor, Tensor]:
    return reading.place, reading.light, reading.weather, reading.style


@torch.inference_mode()
def read_right(net: nn.Module, held: Examples) -> dict[str, float]:
    """The share of held-out pictures of which each thing was read rightly."""
    readings = [net(tones(some)) for some in np.array_split(held.pictures, max(1, len(held.pictures) // 32))]
    right: dict[str, float] = {}
    for index, name in enumerate(("place", "light", "weather", "style")):
        read = torch.cat([answers(reading)[index].argmax(dim=1) for reading in readings]).numpy()
        right[name] = float((read == held.told[:, index]).mean())
    return right


LESSONS = {"joints": teach_joints, "things": teach_things, "scenes": teach_scenes}
