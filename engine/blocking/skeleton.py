"""What eighteen joints say about a body: how large it is, which way it faces, where its head sits."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Vector = NDArray[np.float64]  # [2]

NOSE, NECK, R_SHOULDER, R_ELBOW, R_WRIST, L_SHOULDER, L_ELBOW, L_WRIST = range(8)
R_HIP, R_KNEE, R_ANKLE, L_HIP, L_KNEE, L_ANKLE, R_EYE, L_EYE, R_EAR, L_EAR = range(8, 18)

# In heads: what a bone measures when it lies flat in the picture. The second longest measure wins, because
# foreshortening only ever shortens and one stretched limb should not swell the whole figure.
_MEASURES = (
    (NECK, R_HIP, 0.455), (NECK, L_HIP, 0.455), (R_HIP, R_KNEE, 0.55), (L_HIP, L_KNEE, 0.55),
    (R_KNEE, R_ANKLE, 0.55), (L_KNEE, L_ANKLE, 0.55), (R_SHOULDER, R_ELBOW, 0.76), (L_SHOULDER, L_ELBOW, 0.76),
    (R_SHOULDER, L_SHOULDER, 0.62), (NOSE, NECK, 1.1),
)  # fmt: skip

STANDING = np.array([
    (.5, .115), (.5, .185), (.40, .20), (.37, .345), (.365, .48), (.60, .20), (.63, .345), (.635, .48),
    (.45, .50), (.445, .72), (.44, .945), (.55, .50), (.555, .72), (.56, .945),
    (.48, .10), (.52, .10), (.455, .105), (.545, .105),
])  # fmt: skip
"""Somebody who stands, in a box that is 0.38 as wide as high."""


@dataclass(frozen=True)
class Body:
    """Joints in pixels, with what is missing told apart from what is known."""

    at: NDArray[np.float64]  # [18, 2]
    seen: NDArray[np.bool_]  # [18]
    head: float  # height of the head
    neck: Vector
    hips: Vector
    skull: Vector  # the middle of the head
    up: Vector  # unit vector from neck to skull
    turn: float  # the head: -1 looks to the picture's left, 0 at us, 1 to its right
    yaw: float  # the body, likewise
    back: bool  # seen from behind


def standing_in(box: NDArray[np.float64]) -> NDArray[np.float64]:
    """The joints of a figure that fills a box, as tall as the box and never wider than a person."""
    left, top, right, bottom = box
    height = bottom - top
    width = min(right - left, height * 0.42) if right - left > height * 0.2 else height * 0.38
    return np.stack([(left + right) / 2 + (STANDING[:, 0] - 0.5) * width * 1.1, top + STANDING[:, 1] * height], 1)


def read(joints: NDArray[np.float64], confidence: NDArray[np.float32]) -> Body | None:
    """The body that these joints describe; None when they say too little to draw one."""
    seen = confidence > 0.05
    at = joints
    if not seen[NECK] and not (seen[R_SHOULDER] and seen[L_SHOULDER]) and not seen[NOSE]:
        return None
    lengths = [float(np.hypot(*(at[a] - at[b]))) * k for a, b, k in _MEASURES if seen[a] and seen[b]]
    if seen[R_EAR] and seen[L_EAR]:
        lengths.append(float(np.hypot(*(at[R_EAR] - at[L_EAR]))) * 1.2)
    if seen[R_EYE] and seen[L_EYE] and len(lengths) < 3:
        lengths.append(float(np.hypot(*(at[R_EYE] - at[L_EYE]))) * 2.9)
    lengths.sort()
    if not lengths or lengths[-1] < 1e-3:
        return None
    head = lengths[-2] if len(lengths) > 2 else lengths[-1]
    neck = _neck(at, seen, head)
    hips = _hips(at, seen, neck, head)
    spine = neck - hips
    spine = spine / max(1e-6, float(np.hypot(*spine)))
    skull = _skull(at, seen, neck, spine, head)
    up = skull - neck
    up = up / max(1e-6, float(np.hypot(*up)))
    back = not (seen[NOSE] or seen[R_EYE] or seen[L_EYE])
    turn = _turn(at, seen, skull, up, head)
    yaw = _yaw(at, seen, head, turn, back, spine)
    return Body(at, seen, head, neck, hips, skull, up, turn, yaw, back)


def across(up: Vector) -> Vector:
    """The unit vector to the picture's right of an upright one."""
    return np.array([-up[1], up[0]])


def _neck(at: NDArray[np.float64], seen: NDArray[np.bool_], head: float) -> Vector:
    if seen[NECK]:
        return at[NECK]
    if seen[R_SHOULDER] and seen[L_SHOULDER]:
        return (at[R_SHOULDER] + at[L_SHOULDER]) / 2
    return at[NOSE] + np.array([0, 0.85 * head])


def _hips(at: NDArray[np.float64], seen: NDArray[np.bool_], neck: Vector, head: float) -> Vector:
    known = [at[joint] for joint in (R_HIP, L_HIP) if seen[joint]]
    return np.mean(known, 0) if known else neck + np.array([0, 2.25 * head])


def _skull(at: NDArray[np.float64], seen: NDArray[np.bool_], neck: Vector, spine: Vector, head: float) -> Vector:
    ears = [at[joint] for joint in (R_EAR, L_EAR) if seen[joint]]
    if len(ears) == 2:
        return (ears[0] + ears[1]) / 2
    if ears and seen[NOSE]:
        # half turned, the visible ear is as far from the middle as the nose; in profile it is the middle
        share = 0.45 if seen[R_EYE] and seen[L_EYE] else 0.2
        found = ears[0] + share * (at[NOSE] - ears[0])
        return found + 0.5 * across(spine) * float((neck + 0.82 * head * spine - found) @ across(spine))
    if ears:
        return ears[0]
    if seen[NOSE]:
        return at[NOSE] + 0.04 * head * spine
    return neck + 0.85 * head * spine


def _turn(at: NDArray[np.float64], seen: NDArray[np.bool_], skull: Vector, up: Vector, head: float) -> float:
    if not seen[NOSE]:
        return 0.0
    return float(np.clip(((at[NOSE] - skull) @ across(up)) / (0.43 * head), -1, 1))


def _yaw(
    at: NDArray[np.float64], seen: NDArray[np.bool_], head: float, turn: float, back: bool, spine: Vector
) -> float:
    side = 1.2 * turn
    for hip, knee, ankle in ((R_HIP, R_KNEE, R_ANKLE), (L_HIP, L_KNEE, L_ANKLE)):
        if seen[hip] and seen[knee] and seen[ankle]:
            # knees bend forwards, so a bent one points the way that its owner faces
            middle = (at[hip] + at[ankle]) / 2
            side += 0.9 * float((at[knee] - middle) @ across(spine)) / head
    width = 1.7 * head
    if seen[R_SHOULDER] and seen[L_SHOULDER]:
        width = float(np.hypot(*(at[R_SHOULDER] - at[L_SHOULDER])))
    open_ = min(1.0, width / (1.55 * head))
    amount = float(np.sqrt(1 - open_**2)) if not back else float(np.sqrt(1 - open_**2)) * 0.7
    return float(np.clip(3 * side, -1, 1)) * amount
