"""Somebody who simply stands there: the natural pose that is shown before an artist poses anyone.

Measures are shares of the figure's height, x from its middle; the figure fills a box from 0 to 1 that is 0.35 as wide.
"""

from __future__ import annotations

from typing import Literal

import numpy as np
from numpy.typing import NDArray

from engine.document.model import Box, Joint

Facing = Literal["us", "away", "left", "right"]
Rows = NDArray[np.float64]
Seen = NDArray[np.bool_]  # [T]

SLIM = 0.35  # the width of somebody who stands, over the height

NOSE, NECK, R_SHOULDER, R_ELBOW, R_WRIST, L_SHOULDER, L_ELBOW, L_WRIST = range(8)
R_HIP, R_KNEE, R_ANKLE, L_HIP, L_KNEE, L_ANKLE, R_EYE, L_EYE, R_EAR, L_EAR = range(8, 18)
HEAD = (NOSE, R_EYE, L_EYE, R_EAR, L_EAR)
_OTHER_SIDE = (0, 1, 5, 6, 7, 2, 3, 4, 11, 12, 13, 8, 9, 10, 15, 14, 17, 16)

_TO_US = np.array([
    (0, .088), (0, .185), (-.105, .192), (-.132, .345), (-.138, .485), (.105, .192), (.132, .345), (.138, .485),
    (-.060, .505), (-.066, .720), (-.066, .930), (.060, .505), (.066, .720), (.066, .930),
    (-.022, .070), (.022, .070), (-.045, .080), (.045, .080),
])  # fmt: skip
_TO_THE_RIGHT = np.array([
    (.062, .088), (0, .185), (-.048, .192), (-.054, .345), (-.022, .482), (.046, .194), (.050, .345), (.086, .480),
    (-.026, .505), (-.018, .720), (-.046, .930), (.026, .505), (.046, .720), (.034, .930),
    (.044, .070), (.056, .070), (-.004, .080), (.040, .080),
])  # fmt: skip


SITTING = 0.85  # the height of somebody who sits, over their height when they stand
HIPS = 0.505  # from the crown of the head down to the seat, over the height of somebody who stands


def sitting(facing: Facing = "us", hands: tuple[bool, bool] = (False, False)) -> Rows:
    """The same for somebody who sits, as shares of their height as they sit there."""
    figure = standing(facing, hands)
    if facing in ("us", "away"):
        spread = -1 if facing == "away" else 1
        figure[[R_KNEE, L_KNEE], :2] = (-0.085 * spread, 0.585), (0.085 * spread, 0.585)
        figure[[R_ANKLE, L_ANKLE], :2] = (-0.075 * spread, 0.780), (0.075 * spread, 0.780)
        down = not any(hands)
        if down:
            figure[[R_WRIST, L_WRIST], :2] = (-0.080 * spread, 0.520), (0.080 * spread, 0.520)
    else:
        ahead = 1 if facing == "right" else -1
        figure[[R_KNEE, L_KNEE], :2] = (0.185 * ahead, 0.520), (0.200 * ahead, 0.535)
        figure[[R_ANKLE, L_ANKLE], :2] = (0.170 * ahead, 0.770), (0.200 * ahead, 0.780)
        if not any(hands):
            figure[[R_WRIST, L_WRIST], :2] = (0.110 * ahead, 0.480), (0.130 * ahead, 0.485)
    figure[:, :2] /= SITTING
    return figure


def standing(facing: Facing = "us", hands: tuple[bool, bool] = (False, False)) -> Rows:
    """Joints [18, 3] of somebody who stands and faces us, away from us, or to a side of the picture.

    ``hands`` says whether the right and the left hand carry something: such an arm is bent and held in front.
    Which joints of the face are seen tells where the face is turned to.
    """
    at = (_TO_US if facing in ("us", "away") else _TO_THE_RIGHT).copy()
    seen = np.ones(18)
    if facing in ("left", "right"):
        seen[[L_EYE, L_EAR]] = 0  # whoever looks to the right of the picture shows the right side of the face
        if hands[0] or (hands[1] and facing == "left"):
            at[[R_ELBOW, R_WRIST]] = (-.010, .330), (.130, .325)  # fmt: skip
        if hands[1] if facing == "right" else hands[0]:
            at[[L_ELBOW, L_WRIST]] = (.070, .335), (.165, .365)  # fmt: skip
    else:
        if hands[0]:
            at[[R_ELBOW, R_WRIST]] = (-.150, .340), (-.185, .250)  # fmt: skip
        if hands[1]:
            at[[L_ELBOW, L_WRIST]] = (.150, .340), (.185, .250)  # fmt: skip
    if facing == "away":
        seen[[NOSE, R_EYE, L_EYE]] = 0
    if facing in ("left", "away"):
        at[:, 0] *= -1
    if facing == "left":
        at, seen = at[list(_OTHER_SIDE)], seen[list(_OTHER_SIDE)]
    return np.concatenate([at, seen[:, None]], 1)


def fitted(figure: Rows, boxes: Rows, aspect: float) -> Rows:
    """The figure [18, 3] standing on the bottoms of boxes [T, 4], as tall as they are: joints [T, 18, 2].

    It stays as slim as a person is; only a box narrower than that presses it together. ``aspect`` is the frame's.
    """
    height = boxes[:, 3] - boxes[:, 1]
    wide = height / aspect  # a share of the frame's width that looks as long as `height` of its height
    squeeze = np.minimum(1.0, (boxes[:, 2] - boxes[:, 0]) / np.maximum(wide * SLIM, 1e-9))
    x = (boxes[:, 0] + boxes[:, 2])[:, None] / 2 + figure[None, :, 0] * (wide * squeeze)[:, None]
    y = boxes[:, 1][:, None] + figure[None, :, 1] * height[:, None]
    return np.stack([x, y], -1)


def standing_pose(box: Box, aspect: float, facing: Facing = "us") -> tuple[Joint, ...]:
    """A first pose for an artist to bend: somebody who stands in this box."""
    figure = standing(facing)
    at = fitted(figure, np.array([box], np.float64), aspect)[0]
    return tuple((float(x), float(y), float(seen)) for (x, y), seen in zip(at, figure[:, 2], strict=True))


def body_boxes(joints: Rows, confidence: Rows, aspect: float) -> tuple[Rows, Seen]:
    """Boxes [T, 4] round bodies of joints [T, 18, 2], from the crown of the head to the soles, and where anyone is seen."""
    # joints first, [18, T]: so a film's thousands of rows are gone through a whole joint at a time
    x, y = np.ascontiguousarray(joints[..., 0].T) * aspect, np.ascontiguousarray(joints[..., 1].T)
    seen: Seen = np.greater(np.ascontiguousarray(confidence.T), 0)
    anyone = np.asarray(seen.any(0), np.bool_)
    low_x, high_x = _extent(x, seen, anyone)
    low_y, high_y = _extent(y, seen, anyone)
    head_seen = seen[HEAD, :]
    heads = np.maximum(head_seen.sum(0), 1)
    head_x, head_y = (x[HEAD, :] * head_seen).sum(0) / heads, (y[HEAD, :] * head_seen).sum(0) / heads
    with_head = head_seen.any(0) & seen[NECK]
    hips_seen = seen[R_HIP] & seen[L_HIP] & seen[NECK]
    torso = np.hypot((x[R_HIP] + x[L_HIP]) / 2 - x[NECK], (y[R_HIP] + y[L_HIP]) / 2 - y[NECK])
    # from the neck to the middle of the head: the measure of everything that joints do not reach
    neck = np.where(hips_seen, torso * 0.34, (high_y - low_y) * 0.12)
    neck = np.where(with_head, np.maximum(np.hypot(head_x - x[NECK], head_y - y[NECK]), neck * 0.6), neck)
    crown_x = np.where(with_head, head_x + (head_x - x[NECK]) * 0.72, low_x)
    crown_y = np.where(with_head, head_y + (head_y - y[NECK]) * 0.72, low_y)
    feet = np.maximum(*(np.where(seen[ankle], y[ankle], -np.inf) for ankle in (R_ANKLE, L_ANKLE)))
    side = 0.34 * neck
    left = np.minimum(low_x, crown_x) - side
    right = np.maximum(high_x, crown_x) + side
    top = np.minimum(low_y - 0.2 * neck, crown_y)
    bottom = np.maximum(high_y + 0.2 * neck, feet + 0.66 * neck)
    return np.stack([left / aspect, top, right / aspect, bottom], 1), anyone


def _extent(at: Rows, seen: Seen, anyone: Seen) -> tuple[Rows, Rows]:
    """From where to where the joints that are seen reach [T]; 0 where there are none."""
    low, high = np.where(seen, at, np.inf).min(0), np.where(seen, at, -np.inf).max(0)
    return np.where(anyone, low, 0.0), np.where(anyone, high, 0.0)
