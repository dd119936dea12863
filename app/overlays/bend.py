"""What a hand can do to a figure: pull a joint, swing a limb, reach with a hand, carry, mirror.

Joints come in and go out as shares of the stage. Lengths and angles are those the eye sees, so every function takes
the stage's aspect, width / height.
"""

from __future__ import annotations

from math import acos, atan2, cos, hypot, sin

from app.overlays.body import (
    L_ANKLE,
    L_ELBOW,
    L_HIP,
    L_KNEE,
    L_SHOULDER,
    L_WRIST,
    MIRROR,
    NECK,
    PARENT,
    R_ANKLE,
    R_ELBOW,
    R_HIP,
    R_KNEE,
    R_SHOULDER,
    R_WRIST,
    children,
    hips,
)  # fmt: skip
from engine.document.model import Joint, Point

Joints = tuple[Joint, ...]

CHAINS = {
    R_WRIST: (R_SHOULDER, R_ELBOW), L_WRIST: (L_SHOULDER, L_ELBOW),
    R_ANKLE: (R_HIP, R_KNEE), L_ANKLE: (L_HIP, L_KNEE),
}  # fmt: skip
"""The end of each limb, with the joint it hangs from and the joint that bends."""


def pulled(joints: Joints, joint: int, to: Point) -> Joints:
    """One joint put somewhere. A joint that nobody saw is seen from then on."""
    return _put(joints, {joint: to}, seen={joint})


def carried(joints: Joints, joint: int, to: Point) -> Joints:
    """A joint put somewhere with all that hangs on it, unturned."""
    dx, dy = to[0] - joints[joint][0], to[1] - joints[joint][1]
    moved = {j: (joints[j][0] + dx, joints[j][1] + dy) for j in (joint, *children(joint))}
    return _put(joints, moved, seen={joint})


def translated(joints: Joints, dx: float, dy: float) -> Joints:
    return tuple((x + dx, y + dy, confidence) for x, y, confidence in joints)


def reached(joints: Joints, joint: int, to: Point, aspect: float) -> Joints:
    """A joint drawn towards a place by a body whose bones keep their length.

    Wrists and ankles bend their limb; every other joint swings on what it hangs from and carries what hangs on it.
    """
    if joint in CHAINS:
        root, bend = CHAINS[joint]
        start, middle, end = (_eye(joints[j][:2], aspect) for j in (root, bend, joint))
        mid, tip = bent(start, middle, end, _eye(to, aspect))
        return _put(joints, {bend: _stage(mid, aspect), joint: _stage(tip, aspect)}, seen={joint})
    pivot = _eye(hips(joints) if joint == NECK else joints[PARENT[joint]][:2], aspect)
    here, there = _eye(joints[joint][:2], aspect), _eye(to, aspect)
    turn = atan2(there[1] - pivot[1], there[0] - pivot[0]) - atan2(here[1] - pivot[1], here[0] - pivot[0])
    swung = {j: _stage(_turned(_eye(joints[j][:2], aspect), pivot, turn), aspect) for j in (joint, *children(joint))}
    return _put(joints, swung, seen={joint})


def bent(root: Point, mid: Point, tip: Point, to: Point) -> tuple[Point, Point]:
    """Two bones from a fixed root that reach for a place: where the bending joint and the tip come to be.

    The limb goes on bending to the side it bends to now, and stretches straight towards what is out of reach.
    """
    upper, lower = _length(root, mid), _length(mid, tip)
    far = _length(root, to)
    if upper + lower == 0:
        return mid, to
    reach = min(max(far, abs(upper - lower), 1e-9), upper + lower)
    direction = atan2(to[1] - root[1], to[0] - root[0]) if far > 0 else atan2(tip[1] - root[1], tip[0] - root[0])
    cosine = (upper**2 + reach**2 - lower**2) / (2 * upper * reach) if upper > 0 else 1.0
    inner = acos(max(-1.0, min(1.0, cosine)))
    cross = (tip[0] - root[0]) * (mid[1] - root[1]) - (tip[1] - root[1]) * (mid[0] - root[0])
    side = inner if cross >= 0 else -inner
    bend = root[0] + upper * cos(direction + side), root[1] + upper * sin(direction + side)
    return bend, (root[0] + reach * cos(direction), root[1] + reach * sin(direction))


def sized(joints: Joints, factor: float) -> Joints:
    """Larger or smaller, standing where it stands."""
    left, _, right, bottom = bounds(joints)
    middle = (left + right) / 2
    return tuple((middle + (x - middle) * factor, bottom + (y - bottom) * factor, c) for x, y, c in joints)


def mirrored(joints: Joints) -> Joints:
    """The pose seen in a mirror that stands at its own middle: left becomes right, and the figure stays in place."""
    xs = [x for x, _, confidence in joints if confidence > 0] or [x for x, _, _ in joints]
    axis = min(xs) + max(xs)
    return tuple((axis - joints[j][0], joints[j][1], joints[j][2]) for j in MIRROR)


def unseen(joints: Joints, joint: int) -> Joints:
    """A joint hidden, or shown again where it waits."""
    x, y, confidence = joints[joint]
    return (*joints[:joint], (x, y, 0.0 if confidence > 0 else 1.0), *joints[joint + 1 :])


def bounds(joints: Joints) -> tuple[float, float, float, float]:
    """Left, top, right, bottom of the joints that are seen, of all where none is."""
    points = [(x, y) for x, y, confidence in joints if confidence > 0] or [(x, y) for x, y, _ in joints]
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return min(xs), min(ys), max(xs), max(ys)


def put_where(joints: Joints, other: Joints, aspect: float) -> Joints:
    """A pose at the size and on the ground of another: feet where its feet are, as long in the back as it is."""
    scale = _back(other, aspect) / max(_back(joints, aspect), 1e-6)
    left, _, right, bottom = bounds(other)
    near, _, far, ground = bounds(joints)
    x, middle_x = (left + right) / 2, (near + far) / 2
    return tuple((x + (px - middle_x) * scale, bottom + (py - ground) * scale, c) for px, py, c in joints)


def _back(joints: Joints, aspect: float) -> float:
    return _length(_eye(joints[NECK][:2], aspect), _eye(hips(joints), aspect))


def _put(joints: Joints, places: dict[int, Point], seen: set[int]) -> Joints:
    return tuple(
        (*places[j], 1.0 if j in seen and joint[2] == 0 else joint[2]) if j in places else joint
        for j, joint in enumerate(joints)
    )


def _eye(point: Point, aspect: float) -> Point:
    return point[0] * aspect, point[1]


def _stage(point: Point, aspect: float) -> Point:
    return point[0] / aspect, point[1]


def _length(first: Point, second: Point) -> float:
    return hypot(second[0] - first[0], second[1] - first[1])


def _turned(point: Point, pivot: Point, angle: float) -> Point:
    x, y = point[0] - pivot[0], point[1] - pivot[1]
    return pivot[0] + x * cos(angle) - y * sin(angle), pivot[1] + x * sin(angle) + y * cos(angle)
