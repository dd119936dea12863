"""Poses to begin from: a standing body bent at its joints, as a mannequin on a desk is.

A pose says how each bone hangs, in degrees from straight down, positive towards the right of the picture; a bone that
points at us is shortened. Figures are one unit tall from ankle to crown, with the ground at y = 0.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import cos, radians, sin
from typing import Literal

from app.overlays.body import (
    L_ANKLE,
    L_EAR,
    L_ELBOW,
    L_EYE,
    L_HIP,
    L_KNEE,
    L_SHOULDER,
    L_WRIST,
    NECK,
    NOSE,
    R_ANKLE,
    R_EAR,
    R_ELBOW,
    R_EYE,
    R_HIP,
    R_KNEE,
    R_SHOULDER,
    R_WRIST,
)  # fmt: skip
from engine.document.model import Joint, Point

Faces = Literal["us", "right", "half right", "away"]
Limb = tuple[float, float] | tuple[float, float, float, float]  # upper and lower angle; how much of each is seen

BACK, SHIN, THIGH, UPPER_ARM, FOREARM, SKULL = 0.300, 0.245, 0.245, 0.165, 0.150, 0.100
SHOULDERS, HIPS = 0.108, 0.055  # half of their width, seen from the front
WIDTH: dict[Faces, float] = {"us": 1.0, "half right": 0.72, "right": 0.22, "away": -1.0}


MIME = "application/x-inbetweener-pose"  # a pose by its name, on its way to the stage


@dataclass(frozen=True)
class Pose:
    """A body's bend. ``right`` and ``left`` are the figure's own sides."""

    name: str
    faces: Faces
    right_arm: Limb
    left_arm: Limb
    right_leg: Limb
    left_leg: Limb
    lean: float = 0.0  # of the back
    nod: float = 0.0  # of the head, beyond the back's lean


POSES = (
    Pose("Stand", "us", (-9, -6), (9, 6), (-4, -2), (4, 2)),
    Pose("Stand, side", "right", (-6, 8), (-2, 12), (-2, -4), (3, 0), lean=1),
    Pose("Stand, from behind", "away", (9, 6), (-9, -6), (4, 2), (-4, -2)),
    Pose("Talk", "half right", (-14, 62), (16, 96, 1, 0.8), (-6, -4), (6, 3), nod=3),
    Pose("Hands on hips", "us", (-48, 46), (48, -46), (-7, -4), (7, 4)),
    Pose("Wave", "us", (-10, -6), (118, 172), (-4, -2), (4, 2), lean=-2, nod=4),
    Pose("Point", "half right", (-10, 4), (86, 88), (-9, -5), (9, 5), lean=2, nod=4),
    Pose("Reach up", "us", (-16, -8), (166, 176), (-8, -3), (4, 2), lean=-4, nod=10),
    Pose("Hold", "half right", (4, 82, 1, 0.75), (30, 96, 1, 0.6), (-5, -3), (5, 2), nod=8),
    Pose("Walk, contact", "right", (30, 46), (-28, -12), (-24, -34), (26, 20), lean=3),
    Pose("Walk, passing", "right", (-4, 14), (8, 26), (2, 0), (16, -38), lean=3),
    Pose("Run", "right", (52, 128), (-46, 36), (-30, -96), (62, 18), lean=15),
    Pose("Sneak", "right", (24, 84), (40, 112), (-14, -52), (58, 6), lean=26, nod=-10),
    Pose("Sit", "half right", (6, 58, 1, 0.8), (22, 74, 1, 0.8), (74, 4, 0.86, 1), (82, 8, 0.86, 1), lean=-3, nod=4),
    Pose("Crouch", "right", (48, 70), (38, 62), (70, -48), (88, -16), lean=34, nod=-16),
    Pose("Kneel", "right", (16, 34), (22, 48), (8, -84), (84, 0), lean=4, nod=6),
    Pose("Fall", "right", (128, 150), (104, 130), (-36, -60), (-8, -30), lean=48, nod=-20),
    Pose("Lie", "us", (62, 84), (106, 96), (88, 92), (84, 88), lean=-92),
)  # fmt: skip


def joints_of(pose: Pose) -> tuple[Joint, ...]:
    """18 joints in units of the body: x right, y down, the lowest point on y = 0, the body's middle at x = 0."""
    wide = WIDTH[pose.faces]
    along = radians(pose.lean)
    up: Point = sin(along), -cos(along)
    across: Point = cos(along), sin(along)  # towards the right of the picture, square to the back

    places: dict[int, Point] = {}
    pelvis: Point = 0.0, 0.0
    neck = _on(pelvis, up, BACK)
    places[NECK] = neck
    for side, shoulder, hip, arm, leg in (
        (-1, (R_SHOULDER, R_ELBOW, R_WRIST), (R_HIP, R_KNEE, R_ANKLE), pose.right_arm, pose.right_leg),
        (1, (L_SHOULDER, L_ELBOW, L_WRIST), (L_HIP, L_KNEE, L_ANKLE), pose.left_arm, pose.left_leg),
    ):
        root = _on(_on(neck, across, side * wide * SHOULDERS), up, -0.012)
        places.update(zip(shoulder, _limb(root, arm, UPPER_ARM, FOREARM), strict=True))
        root = _on(pelvis, across, side * wide * HIPS)
        places.update(zip(hip, _limb(root, leg, THIGH, SHIN), strict=True))

    head = radians(pose.lean + pose.nod)
    crown: Point = sin(head), -cos(head)
    level: Point = cos(head), sin(head)
    seen = dict.fromkeys(range(18), 1.0)
    ahead = {"us": 0.0, "half right": 0.026, "right": 0.048, "away": 0.0}[pose.faces]
    places[NOSE] = _on(_on(neck, crown, SKULL), level, ahead)
    eyes = {"us": (-0.019, 0.019), "half right": (0.004, 0.038), "right": (0.034, 0.040), "away": (0.019, -0.019)}
    ears = {"us": (-0.044, 0.044), "half right": (-0.034, 0.042), "right": (-0.018, -0.014), "away": (0.044, -0.044)}
    for (right, left), (at_right, at_left), height in (
        ((R_EYE, L_EYE), eyes[pose.faces], 0.024),
        ((R_EAR, L_EAR), ears[pose.faces], 0.014),
    ):
        places[right] = _on(_on(neck, crown, SKULL + height), level, at_right)
        places[left] = _on(_on(neck, crown, SKULL + height), level, at_left)
    if pose.faces == "right":
        seen[L_EAR] = seen[L_EYE] = 0.0
    elif pose.faces == "half right":
        seen[L_EAR] = 0.0
    elif pose.faces == "away":
        seen[NOSE] = seen[R_EYE] = seen[L_EYE] = 0.0

    ground = max(y for _, y in places.values())
    middle = (min(x for x, _ in places.values()) + max(x for x, _ in places.values())) / 2
    return tuple((places[j][0] - middle, places[j][1] - ground, seen[j]) for j in range(18))


def on_stage(pose: Pose, feet: Point, height: float, aspect: float) -> tuple[Joint, ...]:
    """The pose standing at a place of the stage, its whole body ``height`` tall as a share of the stage."""
    return tuple((feet[0] + x * height / aspect, feet[1] + y * height, seen) for x, y, seen in joints_of(pose))


def _limb(root: Point, limb: Limb, upper: float, lower: float) -> tuple[Point, Point, Point]:
    first, second, upper_seen, lower_seen = limb if len(limb) == 4 else (*limb, 1.0, 1.0)
    bend = _hung(root, first, upper * upper_seen)
    return root, bend, _hung(bend, second, lower * lower_seen)


def _hung(at: Point, angle: float, length: float) -> Point:
    return at[0] + length * sin(radians(angle)), at[1] + length * cos(radians(angle))


def _on(at: Point, direction: Point, length: float) -> Point:
    return at[0] + direction[0] * length, at[1] + direction[1] * length
