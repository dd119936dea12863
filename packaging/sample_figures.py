"""Somebody's pose from angles, as an animator thinks of it: where the limbs point, which way the body is turned.

Angles are degrees from straight down, positive towards the picture's right; lengths are shares of the figure's height.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import cos, radians, sin

from engine.document.model import Joint

UPPER_ARM, FOREARM, THIGH, SHIN, TRUNK, SOLE = 0.155, 0.142, 0.215, 0.21, 0.32, 0.07
Limb = tuple[float, float]  # the upper part and the lower part
Vector = tuple[float, float]


@dataclass(frozen=True)
class Pose:
    turn: float = 0.0  # the body: -1 to the picture's left, 0 at us, 1 to its right
    head: float | None = None  # the head likewise; None: as the body
    lean: float = 0.0  # degrees of the trunk from upright
    nod: float = 0.0  # degrees of the head from the trunk, positive towards the picture's right
    right_arm: Limb = (-6.0, -2.0)
    left_arm: Limb = (6.0, 2.0)
    right_leg: Limb = (-2.0, -1.0)
    left_leg: Limb = (2.0, 1.0)
    thighs: float = 1.0  # how much of the thighs is seen: short when somebody sits towards us
    shrug: float = 0.0  # how far the shoulders are drawn up
    seat: float | None = None  # height of the hips over the floor; None: the lower foot stands on it
    away: bool = False  # seen from behind


def placed(pose: Pose, x: float, floor: float, height: float, aspect: float = 16 / 9) -> tuple[Joint, ...]:
    """The 18 joints on the stage: hips at ``x``, soles at ``floor``, ``height`` a share of the stage's height."""
    turn = pose.turn
    side, flat = abs(turn), 1 - abs(turn)
    hips = (0.0, 0.0)
    up = (sin(radians(pose.lean)), -cos(radians(pose.lean)))
    over = (-up[1], up[0])  # the trunk's own left to right
    neck = _along(hips, up, TRUNK)
    shoulders, hip_width = 0.047 * side + 0.105 * flat, 0.026 * side + 0.060 * flat
    mirror = -1.0 if pose.away else 1.0  # from behind the right arm hangs on the right
    low = 0.007 - 0.045 * pose.shrug
    right_shoulder = _at(neck, over, -shoulders * mirror, up, -low)
    left_shoulder = _at(neck, over, shoulders * mirror, up, -low)
    right_hip, left_hip = _at(hips, over, -hip_width * mirror, up, 0), _at(hips, over, hip_width * mirror, up, 0)
    right_elbow, right_wrist = _limb(right_shoulder, pose.right_arm, UPPER_ARM, FOREARM)
    left_elbow, left_wrist = _limb(left_shoulder, pose.left_arm, UPPER_ARM, FOREARM)
    right_knee, right_ankle = _limb(right_hip, pose.right_leg, THIGH * pose.thighs, SHIN)
    left_knee, left_ankle = _limb(left_hip, pose.left_leg, THIGH * pose.thighs, SHIN)
    face = _face(pose, neck, up)
    points = (
        face[0], neck, right_shoulder, right_elbow, right_wrist, left_shoulder, left_elbow, left_wrist,
        right_hip, right_knee, right_ankle, left_hip, left_knee, left_ankle, *face[1:],
    )  # fmt: skip
    ground = max(right_ankle[1], left_ankle[1]) + SOLE if pose.seat is None else pose.seat
    seen = _seen(pose)
    return tuple(
        (round(x + across * height / aspect, 5), round(floor + (down - ground) * height, 5), 1.0 if sure else 0.0)
        for (across, down), sure in zip(points, seen, strict=True)
    )


def walking(step: int, towards: float, pose: Pose) -> Pose:
    """One of the four drawings of a walk: 0 and 2 are the contacts, 1 and 3 the passing positions between them."""
    d = 1.0 if towards > 0 else -1.0
    front, back = (26 * d, 8 * d), (-20 * d, -38 * d)
    stands, swings = (1 * d, -1 * d), (22 * d, -44 * d)
    right, left = ((front, back), (stands, swings), (back, front), (swings, stands))[step % 4]
    swing = (22, 4, -22, -4)[step % 4]  # the arms go against the legs
    arms = ((-swing * d - 4 * d, (-swing + 16) * d), (swing * d - 4 * d, (swing + 16) * d))
    return replace(pose, right_leg=right, left_leg=left, right_arm=arms[0], left_arm=arms[1], lean=pose.lean + 3 * d)


def _face(pose: Pose, neck: Vector, trunk: Vector) -> tuple[Vector, ...]:
    """Nose, right eye, left eye, right ear, left ear."""
    turn = pose.turn if pose.head is None else pose.head
    side, flat = abs(turn), 1 - abs(turn)
    tilt = radians(pose.lean + pose.nod)
    up = (sin(tilt), -cos(tilt))
    over = (-up[1], up[0])
    base = _along(neck, trunk, 0.03)
    mirror = -1.0 if pose.away else 1.0
    eyes = 0.022 * flat + 0.006 * side
    ears = 0.045 * flat + 0.022 * side
    ear_middle = 0.018 * turn
    nose = _at(base, over, 0.062 * turn, up, 0.067)
    return (
        nose,
        _at(base, over, 0.05 * turn - eyes * mirror, up, 0.085), _at(base, over, 0.05 * turn + eyes * mirror, up, 0.085),
        _at(base, over, ear_middle - ears * mirror, up, 0.075), _at(base, over, ear_middle + ears * mirror, up, 0.075),
    )  # fmt: skip


def _seen(pose: Pose) -> list[bool]:
    turn = pose.turn if pose.head is None else pose.head
    seen = [True] * 18
    if pose.away:
        seen[0] = seen[14] = seen[15] = False
    elif turn > 0.7:
        seen[15] = seen[17] = False
    elif turn < -0.7:
        seen[14] = seen[16] = False
    return seen


def _limb(start: Vector, angles: Limb, upper: float, lower: float) -> tuple[Vector, Vector]:
    first, second = (radians(angle) for angle in angles)
    middle = (start[0] + upper * sin(first), start[1] + upper * cos(first))
    return middle, (middle[0] + lower * sin(second), middle[1] + lower * cos(second))


def _along(start: Vector, way: Vector, length: float) -> Vector:
    return start[0] + way[0] * length, start[1] + way[1] * length


def _at(start: Vector, over: Vector, across: float, up: Vector, high: float) -> Vector:
    return start[0] + over[0] * across + up[0] * high, start[1] + over[1] * across + up[1] * high
