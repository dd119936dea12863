"""How the people of Pencil's world move: a small library of key poses in joint angles, on a skeleton seen from any side.

Angles are degrees in the body's own space, so that every pose stays one that a body can take. ``flex`` swings a limb
forwards, ``out`` away from the body, ``twist`` turns the elbow's hinge outwards (up, when the arm is raised sideways).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Float = NDArray[np.float64]

ANGLES = (
    "lean", "side", "look", "nod", "lift",
    "r arm flex", "r arm out", "r arm twist", "r elbow", "l arm flex", "l arm out", "l arm twist", "l elbow",
    "r leg flex", "r leg out", "r knee", "l leg flex", "l leg out", "l knee",
)  # fmt: skip
LIMITS = np.array([
    (-25, 70), (-25, 25), (-75, 75), (-25, 35), (0, 2.5),
    (-45, 175), (-10, 165), (-80, 95), (3, 145), (-45, 175), (-10, 165), (-80, 95), (3, 145),
    (-35, 115), (-8, 55), (2, 145), (-35, 115), (-8, 55), (2, 145),
], np.float64)  # fmt: skip

# In heads.
TRUNK, SHOULDER, HIP, UPPER, FORE, THIGH, SHIN, SKULL = 2.2, 0.82, 0.42, 1.32, 1.12, 1.84, 1.82, 0.82
HEIGHT = 7.4  # from the sole to the crown
SOLE = 0.24  # from the ankle down

_REST = {
    "r arm out": 7,
    "l arm out": 7,
    "r elbow": 12,
    "l elbow": 12,
    "r leg out": 3,
    "l leg out": 3,
    "r knee": 3,
    "l knee": 3,
}


def _pose(both: dict[str, float] | None = None, **_: float) -> dict[str, float]:
    return {**_REST, **(both or {})}


def _arms(flex: float, out: float, twist: float, elbow: float, sides: str = "rl") -> dict[str, float]:
    return {
        f"{side} {name}": value
        for side in sides
        for name, value in (("arm flex", flex), ("arm out", out), ("arm twist", twist), ("elbow", elbow))
    }


def _legs(flex: float, knee: float, out: float = 4, sides: str = "rl") -> dict[str, float]:
    return {f"{s} {n}": v for s in sides for n, v in (("leg flex", flex), ("knee", knee), ("leg out", out))}


def _mirror(pose: dict[str, float]) -> dict[str, float]:
    swap = {"r": "l", "l": "r"}
    turned = {(swap[k[0]] + k[1:] if k[:2] in ("r ", "l ") else k): v for k, v in pose.items()}
    for name in ("side", "look"):
        if name in turned:
            turned[name] = -turned[name]
    return turned


_CONTACT = {
    **_arms(-24, 6, 0, 14, "r"),
    **_arms(24, 6, -10, 28, "l"),
    **_legs(26, 4, 2, "r"),
    **_legs(-22, 14, 2, "l"),
    "lean": 4,
}
_PASSING = {
    **_arms(-2, 6, 0, 16, "r"),
    **_arms(2, 6, 0, 18, "l"),
    **_legs(2, 5, 2, "r"),
    **_legs(18, 52, 2, "l"),
    "lean": 3,
}
_STRIDE = {
    **_arms(-48, 12, 0, 92, "r"),
    **_arms(46, 8, -15, 96, "l"),
    **_legs(58, 48, 2, "r"),
    **_legs(-26, 40, 2, "l"),
    "lean": 16,
    "lift": 0.35,
}
_UNDER = {
    **_arms(-6, 10, 0, 92, "r"),
    **_arms(6, 8, -10, 92, "l"),
    **_legs(6, 24, 2, "r"),
    **_legs(28, 112, 2, "l"),
    "lean": 14,
}


@dataclass(frozen=True)
class Action:
    """Key poses, with the frames at 24 a second that lead on from each; they come round again."""

    keys: tuple[tuple[dict[str, float], float], ...]
    speed: float = 0.0  # heads a frame over the ground, the way it faces
    seat: bool = False
    legs: bool = False  # whether the legs carry the meaning, so that a whole figure is framed


ACTIONS: dict[str, Action] = {
    "stand": Action((({}, 40), ({"lean": 2, "look": 8, "side": 1}, 40))),
    "look": Action((({"look": -40, **_arms(0, 8, 0, 12)}, 24), ({"look": 5}, 18), ({"look": 42, "nod": -6}, 26))),
    "walk": Action(((_CONTACT, 7), (_PASSING, 7), (_mirror(_CONTACT), 7), (_mirror(_PASSING), 7)), 0.21, legs=True),
    "run": Action(((_STRIDE, 4), (_UNDER, 4.5), (_mirror(_STRIDE), 4), (_mirror(_UNDER), 4.5)), 0.5, legs=True),
    "wave": Action((({**_arms(0, 100, 80, 55, "r"), "look": -6}, 8), ({**_arms(0, 108, 88, 100, "r"), "side": 3}, 8))),
    "cheer": Action(
        (({**_arms(10, 150, 60, 20), "nod": -8}, 9), ({**_arms(10, 120, 75, 60), "lift": 0.0, **_legs(14, 28)}, 9))
    ),
    "point": Action((({**_arms(20, 10, 0, 30, "r")}, 14), ({**_arms(84, 12, -10, 8, "r"), "look": -12}, 34))),
    "sit": Action(
        (({**_legs(86, 88, 6), **_arms(30, 10, -25, 60), "lean": 4}, 30), ({**_legs(86, 88, 6), **_arms(34, 8, -30, 66), "lean": 8, "nod": 10}, 30)),
        seat=True, legs=True,
    ),
    "reach": Action((({**_arms(30, 10, 0, 40, "r")}, 14), ({**_arms(130, 14, 0, 14, "r"), "lean": 8, "nod": -12}, 26))),
    "hold": Action((({**_arms(32, 8, -20, 78, "r")}, 30), ({**_arms(38, 10, -16, 84, "r"), "nod": 12}, 30))),
    "carry": Action((({**_arms(40, 8, -25, 62), "lean": -4}, 20), ({**_arms(44, 8, -25, 60), "lean": -3}, 20))),
    "talk": Action(
        (({**_arms(26, 14, 10, 76, "r"), **_arms(12, 10, -10, 40, "l"), "look": 12}, 12),
         ({**_arms(38, 22, 30, 88, "r"), **_arms(30, 16, 20, 80, "l"), "nod": 6}, 14),
         ({**_arms(14, 12, 0, 50, "r"), **_arms(36, 24, 34, 84, "l"), "look": -8}, 12))
    ),
    "dance": Action(
        (({**_arms(20, 120, 60, 50, "r"), **_arms(10, 50, 30, 70, "l"), "side": 10, **_legs(20, 34, 14, "r"), **_legs(4, 8, 8, "l")}, 11),
         ({**_arms(30, 50, 20, 80), **_legs(22, 40, 10), "lean": 6}, 9),
         ({**_arms(20, 120, 60, 50, "l"), **_arms(10, 50, 30, 70, "r"), "side": -10, **_legs(20, 34, 14, "l"), **_legs(4, 8, 8, "r")}, 11),
         ({**_arms(30, 50, 20, 80), **_legs(22, 40, 10), "lean": 6}, 9)),
        legs=True,
    ),
    "jump": Action(
        (({}, 8), ({**_legs(62, 92, 6), **_arms(-34, 10, 0, 20), "lean": 34}, 7),
         ({**_arms(30, 140, 30, 20), **_legs(6, 14, 8), "lift": 1.4, "nod": -8}, 8),
         ({**_legs(50, 74, 6), **_arms(40, 40, 0, 30), "lean": 26}, 8)),
        legs=True,
    ),
    "crouch": Action(
        (({**_legs(86, 128, 10), **_arms(50, 10, -10, 60), "lean": 30}, 34), ({**_legs(80, 120, 12), **_arms(62, 10, -10, 44), "lean": 34, "look": 16}, 34)),
        legs=True,
    ),
    "kneel": Action((({**_legs(84, 92, 6, "l"), **_legs(-2, 104, 4, "r"), **_arms(34, 8, -20, 60), "lean": 10}, 34), ({**_legs(84, 92, 6, "l"), **_legs(-2, 104, 4, "r"), **_arms(24, 8, -20, 50), "lean": 5}, 34)), legs=True),
    "bow": Action((({}, 14), ({"lean": 52, "nod": 20, **_arms(20, 6, 0, 14)}, 20))),
    "think": Action((({**_arms(44, 4, -40, 128, "r"), **_arms(24, 4, -55, 84, "l"), "nod": 10}, 34), ({**_arms(48, 4, -40, 132, "r"), **_arms(26, 4, -55, 84, "l"), "look": 14}, 34))),
    "hands on hips": Action((({**_arms(-20, 44, -40, 88)}, 34), ({**_arms(-20, 44, -40, 86), "look": 18, "side": 2}, 34))),
    "throw": Action(
        (({**_arms(-20, 88, 80, 100, "r"), **_arms(60, 14, 0, 20, "l"), **_legs(12, 16, 6, "r"), "lean": -8}, 12),
         ({**_arms(80, 20, 0, 10, "r"), **_arms(-20, 12, 0, 30, "l"), **_legs(30, 26, 4, "l"), **_legs(-20, 12, 4, "r"), "lean": 22}, 7),
         ({**_arms(30, 10, -20, 20, "r"), "lean": 10}, 14)),
        legs=True,
    ),
    "kick": Action(
        (({**_legs(-26, 60, 2, "r"), **_legs(6, 10, 4, "l"), **_arms(30, 30, 0, 30, "l"), "lean": 6}, 10),
         ({**_legs(70, 10, 2, "r"), **_legs(-6, 8, 4, "l"), **_arms(-30, 30, 0, 30, "l"), **_arms(30, 24, 0, 30, "r"), "lean": -10}, 6),
         ({**_legs(10, 8, 4)}, 14)),
        legs=True,
    ),
    "climb": Action(
        (({**_arms(160, 14, 0, 16, "r"), **_arms(110, 12, 0, 80, "l"), **_legs(70, 84, 8, "l"), **_legs(4, 8, 4, "r")}, 12),
         ({**_arms(160, 14, 0, 16, "l"), **_arms(110, 12, 0, 80, "r"), **_legs(70, 84, 8, "r"), **_legs(4, 8, 4, "l")}, 12)),
        legs=True,
    ),
}  # fmt: skip


def angles(pose: dict[str, float]) -> Float:
    """A pose as [19] angles; what it does not say hangs at rest."""
    whole = _pose(pose)
    return np.array([whole.get(name, 0.0) for name in ANGLES])


def motion(action: Action, times: Float, rng: np.random.Generator) -> Float:
    """The angles [T, 19] of an action at some times in frames, beginning anywhere in it, a little different each time."""
    keys = np.stack([angles(pose) for pose, _ in action.keys])
    rest = angles({})
    keys = rest + (keys - rest) * rng.uniform(0.85, 1.15)
    keys = (
        keys
        + rng.normal(0, 2.5, keys.shape) * (np.array(ANGLES) != "lift")
        + rng.normal(0, 3.5, len(ANGLES)) * (np.array(ANGLES) != "lift")
    )
    keys = np.clip(keys, LIMITS[:, 0], LIMITS[:, 1])
    lasts = np.array([frames for _, frames in action.keys]) * rng.uniform(0.85, 1.3)
    ends = np.cumsum(lasts)
    at = (times + rng.uniform(0, ends[-1])) % ends[-1]
    key = np.searchsorted(ends, at, side="right").clip(0, len(ends) - 1)
    share = (at - (ends - lasts)[key]) / lasts[key]
    share = (
        share * share * (3 - 2 * share)
        if len(keys) < 4 or action.speed == 0
        else 0.5 * share + 0.5 * share**2 * (3 - 2 * share)
    )
    following = (key + 1) % len(keys)
    return keys[key] + (keys[following] - keys[key]) * share[:, None]


def skeleton(pose: Float, yaw: Float) -> tuple[Float, Float]:
    """[T, 18, 2] joints in heads from the spot on the ground below the hips, y down, and [T, 18] what can be seen.

    ``pose`` [T, 19] degrees, ``yaw`` [T] degrees: 0 faces us, 90 the picture's right, 180 away from us.
    """
    a = np.deg2rad(pose)
    lift = pose[:, 4]
    frames = len(pose)
    space = np.zeros((frames, 18, 3))

    def trunk_up(lean: Float, side: Float) -> Float:
        return np.stack([np.sin(side), -np.cos(side) * np.cos(lean), np.cos(side) * np.sin(lean)], -1)

    up = trunk_up(a[:, 0], a[:, 1])
    neck = up * TRUNK
    space[:, 1] = neck
    tilt = np.stack([np.cos(a[:, 1]), np.sin(a[:, 1]), np.zeros(frames)], -1)
    for sign, shoulder, first, hip, leg in ((-1.0, 2, 5, 8, 13), (1.0, 5, 9, 11, 16)):
        space[:, shoulder] = neck + sign * SHOULDER * tilt - up * 0.06
        flex, out, twist, elbow = (a[:, first + at] for at in range(4))
        upper = np.stack([sign * np.sin(out), np.cos(out) * np.cos(flex), np.cos(out) * np.sin(flex)], -1)
        hinge = np.stack([np.zeros(frames), -np.sin(flex), np.cos(flex)], -1)
        hinge = hinge * np.cos(twist)[:, None] + sign * np.cross(upper, hinge) * np.sin(twist)[:, None]
        fore = upper * np.cos(elbow)[:, None] + hinge * np.sin(elbow)[:, None]
        space[:, shoulder + 1] = space[:, shoulder] + upper * UPPER
        space[:, shoulder + 2] = space[:, shoulder + 1] + fore * FORE
        space[:, hip] = np.array([sign * HIP, 0.0, 0.0])
        swing, wide, knee = (a[:, leg + at] for at in range(3))
        thigh = np.stack([sign * np.sin(wide), np.cos(wide) * np.cos(swing), np.cos(wide) * np.sin(swing)], -1)
        shin = np.stack(
            [sign * np.sin(wide), np.cos(wide) * np.cos(swing - knee), np.cos(wide) * np.sin(swing - knee)], -1
        )
        space[:, hip + 1] = space[:, hip] + thigh * THIGH
        space[:, hip + 2] = space[:, hip + 1] + shin * SHIN
    turned = np.deg2rad(yaw)
    flat = _turned(space, turned)
    skull = flat[:, 1] + _turned((trunk_up(a[:, 0] * 0.5, a[:, 1]) * SKULL)[:, None], turned)[:, 0]
    features = {
        0: (0.0, 0.10, 0.43),
        14: (-0.17, 0.0, 0.36),
        15: (0.17, 0.0, 0.36),
        16: (-0.40, 0.02, 0.0),
        17: (0.40, 0.02, 0.0),
    }
    seen = np.ones((frames, 18))
    nod = a[:, 3]
    for joint, (x, y, z) in features.items():
        nodded = np.stack(
            [np.full(frames, x), y * np.cos(nod) + z * np.sin(nod), z * np.cos(nod) - y * np.sin(nod)], -1
        )
        flat[:, joint] = _turned(nodded[:, None], turned + a[:, 2])[:, 0]
        limit = -0.05 if joint == 0 else 0.02 if joint < 16 else -0.16
        seen[:, joint] = flat[:, joint, 2] > limit
        flat[:, joint] += skull
    lowest = np.maximum(flat[:, 10, 1], flat[:, 13, 1]) + SOLE
    knees = np.maximum(flat[:, 9, 1], flat[:, 12, 1]) + 0.2
    flat[:, :, 1] -= (np.maximum(lowest, knees) + lift)[:, None]
    return flat[:, :, :2], seen


def _turned(points: Float, yaw: Float) -> Float:
    """Points [T, N, 3] as seen when the body turns: x right, y down, z towards us."""
    cos, sin = np.cos(yaw)[:, None], np.sin(yaw)[:, None]
    x, y, z = points[..., 0], points[..., 1], points[..., 2]
    return np.stack([x * cos + z * sin, y, z * cos - x * sin], -1)
