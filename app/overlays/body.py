"""The skeleton as the window draws and handles it: bones, what hangs on what, and where an unseen joint waits."""

from __future__ import annotations

from engine.document.model import Joint, Point

NOSE, NECK = 0, 1
R_SHOULDER, R_ELBOW, R_WRIST, L_SHOULDER, L_ELBOW, L_WRIST = 2, 3, 4, 5, 6, 7
R_HIP, R_KNEE, R_ANKLE, L_HIP, L_KNEE, L_ANKLE = 8, 9, 10, 11, 12, 13
R_EYE, L_EYE, R_EAR, L_EAR = 14, 15, 16, 17

BONES = (
    (NECK, R_HIP), (NECK, L_HIP), (R_HIP, L_HIP), (NECK, R_SHOULDER), (NECK, L_SHOULDER),
    (R_HIP, R_KNEE), (R_KNEE, R_ANKLE), (L_HIP, L_KNEE), (L_KNEE, L_ANKLE),
    (R_SHOULDER, R_ELBOW), (R_ELBOW, R_WRIST), (L_SHOULDER, L_ELBOW), (L_ELBOW, L_WRIST),
    (NECK, NOSE), (NOSE, R_EYE), (R_EYE, R_EAR), (NOSE, L_EYE), (L_EYE, L_EAR),
)  # fmt: skip
"""From the trunk outwards, in the order in which they are drawn."""

PARENT = {
    NOSE: NECK, R_SHOULDER: NECK, L_SHOULDER: NECK, R_HIP: NECK, L_HIP: NECK,
    R_ELBOW: R_SHOULDER, R_WRIST: R_ELBOW, L_ELBOW: L_SHOULDER, L_WRIST: L_ELBOW,
    R_KNEE: R_HIP, R_ANKLE: R_KNEE, L_KNEE: L_HIP, L_ANKLE: L_KNEE,
    R_EYE: NOSE, L_EYE: NOSE, R_EAR: R_EYE, L_EAR: L_EYE,
}  # fmt: skip

RIGHT = frozenset({R_SHOULDER, R_ELBOW, R_WRIST, R_HIP, R_KNEE, R_ANKLE, R_EYE, R_EAR})
FACE = frozenset({NOSE, R_EYE, L_EYE, R_EAR, L_EAR})

MIRROR = (NOSE, NECK, 5, 6, 7, 2, 3, 4, 11, 12, 13, 8, 9, 10, L_EYE, R_EYE, L_EAR, R_EAR)
"""The joint that takes each joint's place when a pose is mirrored."""


def children(joint: int) -> tuple[int, ...]:
    """Every joint that hangs on this one, near or far. Of the neck: head and arms, but not the legs."""
    if joint == NECK:
        return (NOSE, R_SHOULDER, R_ELBOW, R_WRIST, L_SHOULDER, L_ELBOW, L_WRIST, R_EYE, L_EYE, R_EAR, L_EAR)
    found: list[int] = []
    for child, parent in PARENT.items():
        if parent == joint:
            found += [child, *children(child)]
    return tuple(found)


def middle(first: Point, second: Point) -> Point:
    return (first[0] + second[0]) / 2, (first[1] + second[1]) / 2


def hips(joints: tuple[Joint, ...]) -> Point:
    """The middle of the hips: the handle by which a whole figure is taken."""
    return middle(joints[R_HIP][:2], joints[L_HIP][:2])


def parked(joints: tuple[Joint, ...]) -> tuple[Joint, ...]:
    """The same joints, with unseen ones that were never placed waiting beside what they hang on.

    Poses that come out of pictures write 0, 0 for a joint that was not found.
    """
    seen = [joint for joint in joints if joint[2] > 0]
    if not seen or all(joint[2] > 0 or joint[:2] != (0.0, 0.0) for joint in joints):
        return joints
    step = max(0.02, (max(y for _, y, _ in seen) - min(y for _, y, _ in seen)) / 6)
    placed = list(joints)
    order = (NECK, NOSE, R_HIP, L_HIP, *(joint for joint in PARENT if joint not in (NOSE, R_HIP, L_HIP)))
    for joint in order:
        x, y, confidence = placed[joint]
        if confidence > 0 or (x, y) != (0.0, 0.0):
            continue
        if joint == NECK:
            px, py = middle(seen[0][:2], seen[-1][:2])
        else:
            px, py, _ = placed[PARENT[joint]]
        side = 0.0 if joint in (NOSE, NECK) else (-0.25 if joint in RIGHT else 0.25)
        down = -0.6 if joint in FACE else (2.4 if joint in (R_HIP, L_HIP) else 1.0)
        placed[joint] = (
            px + side * step,
            py + down * step * (0.2 if joint in (R_EYE, L_EYE, R_EAR, L_EAR) else 1),
            0.0,
        )
    return tuple(placed)
