"""The drawn world that Pencil learns from: random scenes with people, things, places, weather and a camera.

A scene is a Conditioning like that of any board, so what is learned here holds for what artists make.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import cast, get_args

import msgspec
import numpy as np
from numpy.typing import NDArray

from engine.blocking import KINDS, PLACES, film
from engine.conditioning.vectors import Conditioning, TextSpan
from engine.document.model import Follow, Light, Style, Weather
from engine.training.world_cast import any_colour, any_look, shown_place
from engine.training.world_staging import Staged, stage_people, stage_things
from engine.training.world_words import CAMERAS, FRAMINGS, LIGHTS, STYLES, WEATHERS, one, sentence, vocabulary
from engine.values.time import Rate, Span

Image = NDArray[np.uint8]
Float = NDArray[np.float64]

VOCABULARY: tuple[str, ...] = vocabulary({*KINDS, *PLACES})
"""Every word that Pencil has a meaning for."""

INDOORS = ("living room", "kitchen", "bedroom", "office", "classroom", "corridor", "hall", "shop", "stage")
OUTDOORS = (
    "street", "alley", "city", "rooftop", "park", "forest", "field", "mountains", "beach", "snowfield", "station"
)  # fmt: skip


@dataclass(frozen=True)
class Clip:
    """A scene drawn twice: as it should be, and as the blocking shows it."""

    finished: Image  # [T, H, W, 3]
    blocking: Image  # [T, H, W, 3]
    seen: Conditioning
    otherwise: bool = False  # the finished side was drawn by another hand than ``seen`` speaks of


def clip(rng_seed: int, frames: int, size: tuple[int, int], other_hands: float = 0.0) -> Clip:
    """A random clip of so many frames at (width, height); equal seeds give equal clips.

    ``other_hands`` is the chance that it is drawn otherwise than it is told; see ``by_another_hand``.
    """
    seen = scene(rng_seed, frames, size[0] / size[1])
    weather_seed = rng_seed % 16
    blocking = np.stack(list(film(seen, size, None, weather_seed)))
    rng = np.random.default_rng((rng_seed, 7))
    if frames > 1 and rng.random() < other_hands:
        drawn = by_another_hand(seen, rng)
        pictures = np.stack(list(film(drawn, size, drawn.style, weather_seed)))
        return Clip(graded(pictures, rng), blocking, seen, otherwise=True)
    return Clip(np.stack(list(film(seen, size, seen.style, weather_seed))), blocking, seen)


def by_another_hand(seen: Conditioning, rng: np.random.Generator) -> Conditioning:
    """The scene as an artist drew it who did not ask the cast: other clothes and colours, sometimes another style.

    A pinned picture is then the only one that knows, and its neighbours have to learn it from there.
    """
    entities = tuple(
        msgspec.structs.replace(
            shown,
            colour=any_colour(rng),
            look=any_look(rng) if shown.kind == "character" and rng.random() < 0.6 else shown.look,
        )
        if rng.random() < 0.5
        else shown
        for shown in seen.entities
    )
    style = seen.style
    if rng.random() < 0.35:
        style = cast("Style", str(rng.choice([other for other in get_args(Style) if other != seen.style])))
    return replace(seen, entities=entities, style=style)


def graded(pictures: Image, rng: np.random.Generator) -> Image:
    """Every other time on other paper or in another light: gain and gamma for each colour, the same for all frames."""
    if rng.random() < 0.5:
        return pictures
    gain, gamma = rng.uniform(0.78, 1.08, 3), np.exp(rng.normal(0, 0.22) + rng.normal(0, 0.08, 3))
    levels = np.linspace(0, 1, 256)[:, None]
    table = np.rint(255 * np.clip(gain * levels**gamma, 0, 1)).astype(np.uint8)  # [256, 3]
    return np.stack([table[pictures[..., channel], channel] for channel in range(3)], axis=-1)


def scene(rng_seed: int, frames: int, aspect: float = 16 / 9) -> Conditioning:
    """A random scene of so many rows, one, two or four film frames apart."""
    rng = np.random.default_rng(rng_seed)
    step = int(rng.choice([1, 2, 4], p=[0.3, 0.45, 0.25]))
    shot_frames = int(rng.integers(0, 96)) + step * np.arange(frames)
    times = (shot_frames - shot_frames[0]).astype(np.float64)
    inside = rng.random() < 0.45
    place = one(rng, INDOORS if inside else OUTDOORS)
    light, weather = _air(rng, inside)
    # Half of the boards are in colour, which is the hardest style and the one that films are mostly made in.
    style = cast("Style", str(rng.choice(get_args(Style), p=[0.17, 0.17, 0.16, 0.5])))
    framing = str(rng.choice(["wide", "full", "medium", "close"], p=[0.25, 0.42, 0.21, 0.12]))
    made = Staged()
    stage_people(made, rng, times, framing, aspect)
    stage_things(made, rng, times, framing, inside, aspect)
    where = made.add(shown_place(place, rng), np.zeros((frames, 4)), 100.0)
    camera, move = _camera(rng, frames, aspect, framing)
    if not made.words:
        made.words.append("nobody is there")
    texts = [
        " and ".join(made.words), f"in the {made.shown[where].noun}", one(rng, LIGHTS[light]), one(rng, WEATHERS[weather]),
        one(rng, STYLES[style]), one(rng, FRAMINGS[framing]) if rng.random() < 0.5 else "", one(rng, CAMERAS[move]),
    ]  # fmt: skip
    return _compiled(made, where, camera, aspect, style, light, weather, shot_frames, sentence(texts, rng))


def _compiled(
    made: Staged, where: int, camera: Float, aspect: float, style: Style, light: Light, weather: Weather,
    shot_frames: NDArray[np.int64], text: str,
) -> Conditioning:  # fmt: skip
    frames = len(shot_frames)
    people = len(made.poses)
    poses = np.stack(made.poses, 1) if people else np.zeros((frames, 0, 18, 2))
    seen = np.stack(made.seen, 1) if people else np.zeros((frames, 0, 18))
    boxes = np.stack(made.boxes, 1)
    poses = np.einsum("tij,tpkj->tpki", camera[:, :, :2], poses) + camera[:, None, None, :, 2]
    corners = boxes[..., [[0, 1], [2, 1], [0, 3], [2, 3]]]
    corners = np.einsum("tij,tekj->teki", camera[:, :, :2], corners) + camera[:, None, None, :, 2]
    valid = np.array([shown.kind != "place" for shown in made.shown])
    return Conditioning(
        rate=Rate(24),
        aspect=aspect,
        style=style,
        light=light,
        weather=weather,
        follow=Follow(),
        entities=tuple(made.shown),
        frames=shot_frames.astype(np.int32),
        poses=poses.astype(np.float32),
        pose_confidence=seen.astype(np.float32),
        person_entity=np.array(made.owners, np.int32),
        boxes=np.concatenate([corners.min(2), corners.max(2)], -1).astype(np.float32),
        box_valid=np.tile(valid, (frames, 1)),
        depth_order=np.tile(np.array(made.depths, np.float32), (frames, 1)),
        place=np.full(frames, where, np.int32),
        camera=camera.astype(np.float32),
        texts=(TextSpan(Span(0, int(shot_frames[-1]) + 1), text),),
        pinned=(),
    )


def _air(rng: np.random.Generator, inside: bool) -> tuple[Light, Weather]:
    if inside:
        light = rng.choice(["indoor", "day", "dusk", "night"], p=[0.5, 0.22, 0.13, 0.15])
        weather = rng.choice(get_args(Weather), p=[0.91, 0.03, 0.03, 0.03])
        return cast("Light", str(light)), cast("Weather", str(weather))
    light = rng.choice(get_args(Light), p=[0.46, 0.26, 0.25, 0.03])
    weather = rng.choice(get_args(Weather), p=[0.58, 0.16, 0.13, 0.13])
    return cast("Light", str(light)), cast("Weather", str(weather))


def _camera(rng: np.random.Generator, frames: int, aspect: float, framing: str) -> tuple[Float, str]:
    """Stage to frame for every row [T, 2, 3], and the name of the move."""
    move = str(rng.choice(["static", "pan", "push", "pull"], p=[0.5, 0.22, 0.16, 0.12]))
    zoom = np.full(2, 1.0 if rng.random() < 0.5 else rng.uniform(0.85, 1.35))
    centre = np.tile(0.5 + rng.normal(0, 0.05, 2) * (rng.random() < 0.4), (2, 1))
    if move == "pan":
        way = rng.uniform(0.08, 0.4) * rng.choice([-1, 1])
        centre[:, 0] += np.array([-way / 2, way / 2])
        centre[:, 1] += np.array([0, rng.normal(0, 0.03)])
    elif move != "static":
        near = zoom[0] * rng.uniform(1.12, 1.6)
        zoom = np.array([zoom[0], near]) if move == "push" else np.array([near, zoom[0]])
        centre += np.stack([np.zeros(2), rng.normal(0, 0.04, 2)])
    if framing != "wide":
        centre[:, 1] -= 0.4 * (1 - 1 / zoom)  # faces stay in the picture
    roll = np.zeros(2)
    if rng.random() < 0.06:
        roll = rng.normal(0, 5, 2) if move != "static" else np.full(2, rng.normal(0, 5))
    share = np.linspace(0, 1, frames)
    if rng.random() < 0.6:
        share = share * share * (3 - 2 * share)
    way = share[:, None]
    z = zoom[0] + (zoom[1] - zoom[0]) * share
    c = centre[0] + (centre[1] - centre[0]) * way
    turned = np.deg2rad(roll[0] + (roll[1] - roll[0]) * share)
    cos, sin = z * np.cos(turned), z * np.sin(turned)
    # the frame is not square: a roll turns heights, so widths are counted in heights on the way
    linear = np.stack([np.stack([cos, -sin / aspect], -1), np.stack([sin * aspect, cos], -1)], 1)
    offset = 0.5 - np.einsum("tij,tj->ti", linear, c)
    return np.concatenate([linear, offset[..., None]], -1), move
