"""What Pencil's weights are worth on scenes they never learned from: plain numbers, each beside a control.

A number by itself flatters. So the same is said of the blocking (what one has without a model), of what is painted for
another scene (what one gets by luck), and of the autoencoder alone (what no denoiser can better).
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import cast

import cv2
import numpy as np
from numpy.typing import NDArray

from engine.blocking import finished
from engine.conditioning.vectors import Conditioning
from engine.models import pencil
from engine.models.base import Pictures, Pin, Window, unseen
from engine.models.pencil_signals import around
from engine.render.noise import noise
from engine.training.shards import HELD_OUT
from engine.training.world import Clip, clip

SIZE = (224, 128)
FRAMES = 12
FINALS = 16  # scenes that are drawn as large as a final becomes
SEEDS = range(HELD_OUT + 1000, HELD_OUT + 2000)
TELLING = 40.0  # levels by which a figure has to differ from what is behind it, for a joint to count

Marks = dict[str, float]


def measure(folder: Path | None = None, device: str = "cpu", clips: int = 12) -> Marks:
    """Every mark by its name. PSNR in dB, distances in levels of 0..255, shares 0..1."""
    model = pencil.load(folder or pencil.found_weights(), device)
    scenes = [clip(seed, FRAMES, SIZE) for seed in SEEDS[:clips]]
    painted = [paint(model, scene.seen, seed=index) for index, scene in enumerate(scenes)]
    others = [_matching(scenes, index) for index in range(len(scenes))]
    marks: Marks = {}
    marks |= _pictures(model, scenes, painted, others)
    marks |= _people(scenes, painted, others)
    marks |= _pins(model, scenes)
    marks |= _flicker(scenes, painted)
    marks |= _large(model, [clip(seed, 1, (2 * SIZE[0], 2 * SIZE[1])) for seed in SEEDS[clips : 2 * clips]])
    marks |= _finals(model, [clip(seed, 1, (8 * SIZE[0], 8 * SIZE[1])) for seed in SEEDS[clips : 2 * clips][:FINALS]])
    return {name: round(value, 4) for name, value in marks.items()}


def paint(
    model: pencil.Pencil,
    seen: Conditioning,
    *,
    pins: tuple[Pin, ...] = (),
    seed: int = 0,
    size: tuple[int, int] = SIZE,
    steps: int = pencil.FAMILY.draft_steps,
) -> Pictures:
    """A whole clip in one window."""
    grid = pencil.GRID
    addresses = [int(frame) for frame in seen.frames]
    start = noise(seed, addresses, grid.channels, size[1] // grid.shrink, size[0] // grid.shrink)
    latents = model.paint(Window(seen, size, pins, start, steps), unseen)
    pictures = model.decode(latents, seen)
    for pin in pins:
        pictures[pin.row] = model.decode(latents[pin.row : pin.row + 1])[0]  # as it was given, not finished once more
    return pictures


def final(model: pencil.Pencil, seen: Conditioning) -> Pictures:
    """A draft, enlarged and painted again at twice its size."""
    family, grid = pencil.FAMILY, pencil.GRID
    size = (2 * SIZE[0], 2 * SIZE[1])
    start = model.encode(model.upscale(paint(model, seen)))
    fine = noise(0, [int(frame) for frame in seen.frames], grid.channels, *start.shape[2:])
    window = Window(seen, size, (), fine, family.final_steps, start, family.final_strength)
    return model.decode(model.paint(window, unseen), seen)


def decibels(one: Pictures, other: Pictures) -> float:
    """PSNR, the error averaged over all the pictures."""
    error = np.mean((one.astype(np.float32) - other.astype(np.float32)) ** 2)
    return float(10 * np.log10(255**2 / max(float(error), 1e-6)))


def joints_found(scene: Clip, painted: Pictures) -> tuple[int, int]:
    """Joints at which the picture is nearly the figure and not what is behind it, of those where one can tell.

    What is behind is drawn again without people. No network judges here, so there is none to be fooled.
    """
    seen = scene.seen
    empty = replace(
        seen,
        pose_confidence=np.zeros_like(seen.pose_confidence),
        box_valid=seen.box_valid & ~np.array([entity.kind == "character" for entity in seen.entities]),
    )
    found = told = 0
    height, width = painted.shape[1:3]
    for row in range(0, len(seen), 3):
        behind = finished(empty, row, SIZE).astype(np.float32)
        truth, picture = scene.finished[row].astype(np.float32), painted[row].astype(np.float32)
        for (x, y), sure in zip(seen.poses[row].reshape(-1, 2), seen.pose_confidence[row].reshape(-1), strict=True):
            column, line = int(x * width), int(y * height)
            if sure < 0.5 or not (1 <= column < width - 1 and 1 <= line < height - 1):
                continue
            at = np.s_[line - 1 : line + 2, column - 1 : column + 2]
            if np.abs(truth[at] - behind[at]).mean() < TELLING:
                continue
            told += 1
            found += np.abs(picture[at] - truth[at]).mean() < 0.5 * np.abs(truth[at] - behind[at]).mean()
    return int(found), told


def _pictures(model: pencil.Pencil, scenes: list[Clip], painted: list[Pictures], others: list[int]) -> Marks:
    truths = [scene.finished for scene in scenes]
    latents = [model.encode(truth) for truth in truths]
    back = [model.decode(some) for some in latents]
    half = (SIZE[0] // 2, SIZE[1] // 2)
    small = [np.stack([cv2.resize(each, half, interpolation=cv2.INTER_AREA) for each in some]) for some in back]
    sketches = [model.preview(some) for some in latents]
    # In colour the blocking is nearest to what is wanted, and hardest to better.
    colour = [index for index, scene in enumerate(scenes) if scene.seen.style == "colour"]
    return {
        "painted in colour, dB": _mean(decibels(painted[index], truths[index]) for index in colour),
        "blocking in colour, dB (control)": _mean(decibels(scenes[index].blocking, truths[index]) for index in colour),
        "autoencoder, dB": _mean(map(decibels, back, truths)),
        "sketch against the decoder, dB": _mean(map(decibels, sketches, small)),
        "painted, dB": _mean(map(decibels, painted, truths)),
        "blocking, dB (control)": _mean(decibels(scene.blocking, scene.finished) for scene in scenes),
        "painted for another scene, dB (control)": _mean(
            decibels(painted[other], truth) for other, truth in zip(others, truths, strict=True)
        ),
    }


def _large(model: pencil.Pencil, scenes: list[Clip]) -> Marks:
    """The size of finals, and how one comes to it."""
    back: list[float] = []
    finals: list[float] = []
    plain: list[float] = []
    enlarged: list[float] = []
    interpolated: list[float] = []
    for scene in scenes:
        truth = scene.finished
        back.append(decibels(model.decode(model.encode(truth)), truth))
        finals.append(decibels(final(model, scene.seen), truth))
        plain.append(decibels(scene.blocking, truth))
        half = cv2.resize(truth[0], SIZE, interpolation=cv2.INTER_AREA)
        small = model.decode(model.encode(half[None]))
        enlarged.append(decibels(model.upscale(small), truth))
        cubic = cv2.resize(small[0], (2 * SIZE[0], 2 * SIZE[1]), interpolation=cv2.INTER_CUBIC)
        interpolated.append(decibels(cubic[None].astype(np.uint8), truth))
    return {
        "enlarged twice over bicubic, dB more": _enlarged(model, scenes, 2),
        "enlarged four times over bicubic, dB more": _enlarged(model, scenes, 4),
        "autoencoder at 448 x 256, dB": _mean(back),
        "final at 448 x 256, dB": _mean(finals),
        "blocking at 448 x 256, dB (control)": _mean(plain),
        "enlarged to 448 x 256, dB": _mean(enlarged),
        "interpolated to 448 x 256, dB (control)": _mean(interpolated),
    }


def _finals(model: pencil.Pencil, scenes: list[Clip]) -> Marks:
    """What becomes of finals, whose size is a quarter of these scenes'."""
    return {
        "448 x 256 enlarged twice over bicubic, dB more": _enlarged(
            model, [replace(scene, finished=_halved(scene.finished)) for scene in scenes], 2
        ),
        "448 x 256 enlarged four times over bicubic, dB more": _enlarged(model, scenes, 4),
    }


def _halved(pictures: Pictures) -> Pictures:
    return np.stack([cv2.resize(each, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA) for each in pictures])


def _enlarged(model: pencil.Pencil, scenes: list[Clip], times: int) -> float:
    """By how many dB true pictures that were made smaller come back better than by bicubic interpolation."""
    ours: list[float] = []
    cubic: list[float] = []
    for scene in scenes:
        truth = scene.finished
        height, width = truth.shape[1:3]
        size = (width // times, height // times)
        small = np.asarray(cv2.resize(truth[0], size, interpolation=cv2.INTER_AREA), np.uint8)
        large = small[None]
        while large.shape[1] < height:
            large = model.upscale(large)
        ours.append(decibels(large, truth))
        plain = np.asarray(cv2.resize(small, (width, height), interpolation=cv2.INTER_CUBIC), np.uint8)
        cubic.append(decibels(plain[None], truth))
    return _mean(ours) - _mean(cubic)


def _people(scenes: list[Clip], painted: list[Pictures], others: list[int]) -> Marks:
    counts = np.array([joints_found(scene, picture) for scene, picture in zip(scenes, painted, strict=True)])
    wrong = np.array([joints_found(scene, painted[other]) for scene, other in zip(scenes, others, strict=True)])
    right_colour = [_clothes(scene, picture) for scene, picture in zip(scenes, painted, strict=True)]
    wrong_colour = [_clothes(scene, painted[other]) for scene, other in zip(scenes, others, strict=True)]
    return {
        "joints found, share": counts[:, 0].sum() / max(1, counts[:, 1].sum()),
        "joints found in another scene, share (control)": wrong[:, 0].sum() / max(1, wrong[:, 1].sum()),
        "colour inside figures, levels off": _mean(right_colour),
        "colour inside figures in another scene, levels off (control)": _mean(wrong_colour),
    }


def _clothes(scene: Clip, painted: Pictures) -> float:
    """Mean distance of the colours inside the boxes around people."""
    height, width = painted.shape[1:3]
    off: list[float] = []
    for row in range(len(painted)):
        for left, top, right, bottom in around(scene.seen.poses[row], scene.seen.pose_confidence[row]):
            x, y = np.clip([left, right], 0, 1) * width, np.clip([top, bottom], 0, 1) * height
            at = np.s_[int(y[0]) : int(y[1]), int(x[0]) : int(x[1])]
            if painted[row][at].size:
                off.append(float(np.abs(painted[row][at].astype(float) - scene.finished[row][at]).mean()))
    return _mean(off)


def _pins(model: pencil.Pencil, scenes: list[Clip]) -> Marks:
    """Both ends given, as between two keys: what comes back, what is beside them and what is half way."""
    exact: list[float] = []
    near: list[float] = []
    middle: list[float] = []
    without: list[float] = []
    against: list[float] = []
    for scene in scenes:
        last = len(scene.seen) - 1
        ends = scene.finished[[0, last]]
        latents = model.encode(ends)
        pins = tuple(Pin(row, ends[at], latents[at : at + 1]) for at, row in enumerate((0, last)))
        picture = paint(model, scene.seen, pins=pins)
        free = paint(model, scene.seen)
        exact.append(decibels(picture[[0, last]], model.decode(latents)))
        near.append(decibels(picture[[1, last - 1]], scene.finished[[1, last - 1]]))
        middle.append(decibels(picture[[last // 2]], scene.finished[[last // 2]]))
        without.append(decibels(free[[1, last - 1]], scene.finished[[1, last - 1]]))
        # Told another style than the pins have, which of the two is followed?
        wrong = replace(scene.seen, style="colour" if scene.seen.style != "colour" else "pencil")
        against.append(decibels(paint(model, wrong, pins=pins)[[1, last - 1]], scene.finished[[1, last - 1]]))
    return {
        "pinned frames against their pins, dB": _mean(exact),
        "beside a pin, dB": _mean(near),
        "half way between two pins, dB": _mean(middle),
        "the same frames without pins, dB (control)": _mean(without),
        "beside a pin, told another style, dB": _mean(against),
    }


def _flicker(scenes: list[Clip], painted: list[Pictures]) -> Marks:
    """Mean change between neighbouring frames where nothing moves: no person, no thing, camera still, dry weather."""
    found: list[float] = []
    drawn: list[float] = []
    for scene, picture in zip(scenes, painted, strict=True):
        seen = scene.seen
        if np.ptp(seen.camera, axis=0).max() > 1e-4 or seen.weather in ("rain", "snow"):
            continue
        still = np.ones(picture.shape[1:3], bool)
        height, width = picture.shape[1:3]
        for left, top, right, bottom in seen.boxes[seen.box_valid].reshape(-1, 4):
            x = np.clip([left - 0.05, right + 0.05], 0, 1) * width
            y = np.clip([top - 0.05, bottom + 0.05], 0, 1) * height
            still[int(y[0]) : int(y[1]), int(x[0]) : int(x[1])] = False
        if still.mean() > 0.1:
            found.append(_change(picture, still))
            drawn.append(_change(scene.finished, still))
    return {"flicker, levels": _mean(found), "flicker of the truth, levels (control)": _mean(drawn)}


def _change(pictures: Pictures, where: NDArray[np.bool_]) -> float:
    return float(np.abs(np.diff(pictures.astype(np.float32), axis=0))[:, where].mean())


def _matching(scenes: list[Clip], index: int) -> int:
    """Another scene, of the same style where there is one, so that the control is not beaten by style alone."""
    same = [
        other for other, scene in enumerate(scenes) if other != index and scene.seen.style == scenes[index].seen.style
    ]
    return same[index % len(same)] if same else (index + 1) % len(scenes)


def _mean(values: object) -> float:
    found = list(cast("list[float]", values))
    return float(np.mean(found)) if found else 0.0
