"""Who does what, with what, where on the stage: people in framings, things in hands, under them and about them."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from engine.conditioning.vectors import Shown
from engine.document.model import Look
from engine.training.world_cast import any_colour, any_look, synonym
from engine.training.world_poses import ACTIONS, HEIGHT, motion, skeleton
from engine.training.world_words import ACTION_WORDS, PEOPLE, SIDES, colour_word, one

Float = NDArray[np.float64]

# Width and height in heads of what stands about, and of what is carried.
STANDING: dict[str, tuple[float, float]] = {
    "table": (6, 3.2), "desk": (6, 3.3), "chair": (2.1, 4.0), "sofa": (9, 4.2), "bed": (9, 3.6), "door": (3.8, 9), "lamp": (2, 7),
    "bench": (7, 3.6), "street lamp": (1.9, 15), "tree": (9, 15), "bush": (5, 3), "rock": (4, 2.4), "car": (16, 6), "bicycle": (7.5, 4.6),
    "dog": (4, 3), "cat": (1.9, 2.2), "box": (2.6, 2.4), "ball": (1.2, 1.2), "suitcase": (2.4, 2.4), "plant": (2, 3.6),
    "television": (4.6, 3.8), "shelf": (4.5, 8), "sign": (2, 8), "house": (20, 18), "fence": (10, 3.4), "ladder": (2.2, 10),
    "window": (4, 4.6), "picture": (2.8, 2.2), "clock": (1.4, 1.4), "candle": (0.6, 1.4), "boat": (10, 9), "bird": (1.4, 1.2),
    "flower": (1.0, 2.2), "balloon": (1.3, 3.2),
}  # fmt: skip
HELD: dict[str, tuple[float, float]] = {
    "book": (1.1, 0.9), "cup": (0.62, 0.58), "phone": (0.42, 0.74), "umbrella": (4.2, 3.8), "bag": (1.4, 1.3), "sword": (0.8, 3.4),
    "guitar": (1.3, 3.4), "flower": (0.6, 1.3), "paper": (0.8, 1.0), "bottle": (0.4, 1.1), "ball": (0.95, 0.95), "lamp": (0.7, 1.0),
    "balloon": (1.2, 2.9), "suitcase": (2.0, 1.9), "hat": (1.2, 0.7), "apple": (0.4, 0.44), "candle": (0.36, 0.85), "box": (1.5, 1.3),
}  # fmt: skip
_ON_WALL = ("window", "picture", "clock")
_INDOOR_THINGS = (
    "table", "desk", "chair", "sofa", "bed", "door", "lamp", "box", "cat", "dog", "plant", "television", "shelf",
    "window", "picture", "clock", "ladder", "suitcase", "ball", "candle",
)  # fmt: skip
_OUTDOOR_THINGS = (
    "bench", "street lamp", "tree", "bush", "rock", "car", "bicycle", "dog", "cat", "box", "ball", "suitcase", "sign",
    "house", "fence", "ladder", "bird", "flower", "balloon", "boat", "table", "chair",
)  # fmt: skip


@dataclass
class Staged:
    """A scene while it is being put together, on the stage, before the camera."""

    shown: list[Shown] = field(default_factory=list[Shown])
    boxes: list[Float] = field(default_factory=list[Float])  # [T, 4] each, on the stage
    depths: list[float] = field(default_factory=list[float])
    poses: list[Float] = field(default_factory=list[Float])  # [T, 18, 2] each, on the stage
    seen: list[Float] = field(default_factory=list[Float])  # [T, 18] each
    owners: list[int] = field(default_factory=list[int])
    words: list[str] = field(default_factory=list[str])

    def add(self, shown: Shown, box: Float, depth: float) -> int:
        self.shown.append(shown)
        self.boxes.append(box)
        self.depths.append(depth)
        return len(self.shown) - 1


def stage_people(made: Staged, rng: np.random.Generator, times: Float, framing: str, aspect: float) -> None:
    chances = {
        "wide": [0.14, 0.36, 0.32, 0.18],
        "full": [0.03, 0.5, 0.36, 0.11],
        "medium": [0, 0.6, 0.36, 0.04],
        "close": [0, 0.76, 0.24, 0],
    }
    count = int(rng.choice(4, p=chances[framing]))
    low, high = {"wide": (0.3, 0.55), "full": (0.58, 0.86), "medium": (1.1, 1.7), "close": (2.3, 3.8)}[framing]
    tall = rng.uniform(low, high)
    base = {"wide": rng.uniform(0.76, 0.9), "full": rng.uniform(0.86, 0.97)}.get(framing, rng.uniform(0.06, 0.2) + tall)
    spots = (np.arange(count) + 0.5) / max(1, count) + rng.uniform(-0.09, 0.09, count) if count else np.zeros(0)
    if count == 1:
        spots = np.array([rng.uniform(0.25, 0.75)])
    names = [name for name, action in ACTIONS.items() if framing in ("wide", "full") or not action.legs]
    for number in range(count):
        look = any_look(rng)
        height = tall * look.build * rng.uniform(0.95, 1.05)
        head = height / HEIGHT
        ground = base + (rng.uniform(-0.03, 0.03) if framing in ("wide", "full") else (height - tall))
        name = one(rng, tuple(names))
        if name in ("stand", "look") and rng.random() < 0.4:
            name = one(rng, tuple(names))
        _person(made, rng, times, look, name, head, ground, float(spots[number]), aspect, framing)


def _person(
    made: Staged, rng: np.random.Generator, times: Float, look: Look, name: str, head: float, ground: float,
    spot: float, aspect: float, framing: str,
) -> None:  # fmt: skip
    action = ACTIONS[name]
    side = str(rng.choice(["front", "left", "right", "back"], p=[0.4, 0.23, 0.23, 0.14]))
    if action.speed and rng.random() < 0.6:
        side = str(rng.choice(["left", "right"]))
    facing = {"front": 0.0, "left": -74.0, "right": 74.0, "back": 180.0}[side] + rng.normal(0, 22)
    turning = rng.normal(0, 40) * (rng.random() < 0.2)
    share = np.clip(times / max(1.0, times[-1]), 0, 1)
    yaw = facing + turning * share * share * (3 - 2 * share)
    then = None
    if rng.random() < 0.22 and len(times) > 1 and action.speed == 0:
        then = ACTIONS[one(rng, tuple(k for k, v in ACTIONS.items() if v.speed == 0 and v.legs == action.legs))]
    angles = motion(action, times, rng)
    if then is not None:
        change = np.clip((times - times[-1] * rng.uniform(0.2, 0.7)) / 10, 0, 1)[:, None]
        angles = angles + (motion(then, times, rng) - angles) * change * change * (3 - 2 * change)
    if rng.random() < 0.3:
        angles[:, 2] += np.clip(rng.normal(0, 25), -50, 50)
    joints, seen = skeleton(angles, yaw)
    away = np.sin(np.deg2rad(yaw)) * action.speed * np.gradient(times) if len(times) > 1 else np.zeros(1)
    travel = np.cumsum(away) - away.sum() * rng.uniform(0.2, 0.8)
    joints = joints * head
    joints[..., 0] = (joints[..., 0] + travel[:, None] * head) / aspect + spot
    joints[..., 1] += ground
    colour = any_colour(rng)
    boxed = around(joints, seen, head, aspect)
    depth = (
        10 - 8 * ground + 0.01 * len(made.shown) if framing in ("wide", "full") else 10 - 2 * head + 0.3 * rng.random()
    )
    noun = one(rng, PEOPLE)
    owner = made.add(Shown(kind="character", noun=noun, colour=colour, look=look), boxed, depth)
    missing = rng.random()
    if missing < 0.04:
        seen = np.zeros_like(seen)  # a figure of which only the box is known
    elif missing < 0.12:
        # fingers slip off the board: some joints are never placed
        seen[:, rng.choice(18, int(rng.integers(1, 4)), replace=False)] = 0
    made.poses.append(joints)
    made.seen.append(seen)
    made.owners.append(owner)
    said = [f"a {noun}"]
    if rng.random() < 0.6:
        said.append(f"in {colour_word(colour)}")
    if rng.random() < 0.2:
        said.append({"short": "with short hair", "long": "with long hair"}.get(look.hair_style, ""))
    said.append(one(rng, ACTION_WORDS[name]))
    if name in ("hold", "carry") or rng.random() < 0.13:
        said.append(_held(made, rng, joints, head, aspect, depth, name))
    if rng.random() < 0.25:
        said.append(one(rng, SIDES[side]))
    if action.seat and missing >= 0.04:
        _seat(made, rng, joints, head, aspect, depth)
    made.words.append(" ".join(word for word in said if word))


def _held(
    made: Staged, rng: np.random.Generator, joints: Float, head: float, aspect: float, depth: float, name: str
) -> str:
    thing = one(rng, tuple(HELD))
    wide, high = (value * head for value in HELD[thing])
    fit = min(1.0, 0.5 / max(wide, high))
    wide, high = wide * fit, high * fit
    hand = joints[:, 4] + (joints[:, 4] - joints[:, 3]) * 0.15
    low = high / 2
    if thing in ("umbrella", "lamp", "balloon", "sword", "flower", "candle"):
        low = high * 0.1  # held at its foot
    if thing in ("bag", "suitcase"):
        low = high  # hangs from the hand
    if name == "carry":
        hand = (joints[:, 4] + joints[:, 7]) / 2
    noun = synonym(thing, rng)
    colour = any_colour(rng)
    front = rng.random() < 0.8
    made.add(Shown(kind="prop", noun=noun, colour=colour, look=Look()), standing_box(hand[:, 0], hand[:, 1] + low, wide, high, aspect, len(joints)),
             depth + (-0.005 if front else 0.005))  # fmt: skip
    if rng.random() < 0.5:
        return (
            f"a {colour_word(colour)} {noun}"
            if name in ("hold", "carry")
            else f"holding a {colour_word(colour)} {noun}"
        )
    return f"with a {noun}"


def _seat(made: Staged, rng: np.random.Generator, joints: Float, head: float, aspect: float, depth: float) -> None:
    hips = (joints[:, 8] + joints[:, 11]) / 2
    noun = one(rng, ("chair", "chair", "bench", "box", "sofa"))
    part = {"chair": 0.54, "bench": 0.48, "box": 1.0, "sofa": 0.5}[noun]
    floor = float(joints[..., 1].max()) + 0.24 * head
    high = (floor - float(hips[:, 1].mean()) - 0.25 * head) / part
    wide = {"chair": 2.2, "bench": 6.5, "box": 2.4, "sofa": 7.5}[noun] * head
    made.add(Shown(kind="prop", noun=synonym(noun, rng), colour=any_colour(rng), look=Look()),
             standing_box(float(hips[:, 0].mean()), floor, wide, max(high, head), aspect, len(joints)), depth + 0.004)  # fmt: skip


def stage_things(
    made: Staged, rng: np.random.Generator, times: Float, framing: str, inside: bool, aspect: float
) -> None:
    low, high = {"wide": (0.3, 0.5), "full": (0.55, 0.8), "medium": (0.8, 1.2), "close": (1.0, 1.8)}[framing]
    count = int(rng.choice(4, p=[0.36, 0.38, 0.2, 0.06]))
    if not made.poses:
        count = max(1, count)
    for _ in range(count):
        noun = one(rng, _INDOOR_THINGS if inside else _OUTDOOR_THINGS)
        head = rng.uniform(low, high) / HEIGHT
        wide, tall = (value * head * rng.uniform(0.85, 1.15) for value in STANDING[noun])
        fit = min(1.0, 1.1 / tall, 0.9 * aspect / wide)
        wide, tall = wide * fit, tall * fit
        behind = rng.random() < (0.7 if framing in ("wide", "full") else 0.9)
        ground = rng.uniform(0.76, 0.88) if behind else rng.uniform(0.9, 1.05)
        if noun in _ON_WALL:
            ground = rng.uniform(0.35, 0.55)
        x: Float | float = rng.uniform(0.02, 0.98)
        if noun in ("car", "ball", "dog", "cat", "bicycle", "bird", "balloon", "boat") and rng.random() < 0.5:
            x = x + rng.uniform(-0.012, 0.012) * (times - times[-1] / 2)
        y: Float | float = ground
        if noun == "ball" and rng.random() < 0.4:
            y = ground - np.abs(np.sin(times * 0.17)) * tall * 2
        if noun in ("bird", "balloon"):
            y = rng.uniform(0.2, 0.6) + 0.02 * np.sin(times * 0.12)
        colour = any_colour(rng)
        word = synonym(noun, rng)
        depth = 10 - 8 * ground if framing in ("wide", "full") else (10.5 if behind else 8.5)
        made.add(
            Shown(kind="prop", noun=word, colour=colour, look=Look()),
            standing_box(x, y, wide, tall, aspect, len(times)),
            depth,
        )
        if rng.random() < 0.8:
            phrase = f"a {colour_word(colour)} {word}" if rng.random() < 0.5 else f"a {word}"
            made.words.append(phrase)


def around(joints: Float, seen: Float, head: float, aspect: float) -> Float:
    """The box that a pose takes up, with its flesh."""
    pad = np.array([0.35 * head / aspect, 0.3 * head])
    top = joints.min(1) - pad - (0, 0.25 * head)
    return np.concatenate([top, joints.max(1) + pad], -1)


def standing_box(x: Float | float, y: Float | float, wide: float, high: float, aspect: float, frames: int) -> Float:
    """Boxes [T, 4] standing on y, their middle at x."""
    x, y = np.broadcast_to(x, frames), np.broadcast_to(y, frames)
    return np.stack([x - wide / aspect / 2, y - high, x + wide / aspect / 2, y], -1)
