"""Arms and legs: sleeves and trousers, hands and shoes, and the folds in them."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from engine.blocking.skeleton import (
    L_ANKLE,
    L_ELBOW,
    L_HIP,
    L_KNEE,
    L_SHOULDER,
    L_WRIST,
    R_ANKLE,
    R_ELBOW,
    R_HIP,
    R_KNEE,
    R_SHOULDER,
    R_WRIST,
    Body,
    Vector,
    across,
)
from engine.blocking.style import Pen, capsule, mix, shade
from engine.document.model import Colour, Look

Outline = NDArray[np.float64]  # [N, 2]
Part = tuple[Outline, Outline, Colour]  # the shape, its lit side, its colour

RIGHT, LEFT = 0, 1
ARMS = ((R_SHOULDER, R_ELBOW, R_WRIST), (L_SHOULDER, L_ELBOW, L_WRIST))
LEGS = ((R_HIP, R_KNEE, R_ANKLE), (L_HIP, L_KNEE, L_ANKLE))


def _lit(pen: Pen, start: Vector, end: Vector, at_start: float, at_end: float) -> Outline:
    """The side of a limb that the light reaches."""
    towards = np.array(pen.hour.towards)
    return capsule(start + towards * at_start * 0.24, end + towards * at_end * 0.24, at_start * 0.77, at_end * 0.77)


def _limb(pen: Pen, start: Vector, end: Vector, at_start: float, at_end: float, colour: Colour) -> Part:
    outline = capsule(start, end, at_start, at_end)
    return outline, _lit(pen, start, end, at_start, at_end) if pen.finished else outline, colour


def _direction(start: Vector, end: Vector) -> Vector:
    away = end - start
    length = float(np.hypot(away[0], away[1]))
    return away / length if length > 1e-6 else np.array([0.0, 1.0])


def draw_arm(pen: Pen, body: Body, side: int, look: Look, sleeve: Colour) -> None:
    shoulder, elbow, wrist = ARMS[side]
    if not (body.seen[shoulder] and body.seen[elbow]):
        return
    head = body.head
    start = body.at[shoulder] + (body.hips - body.neck) * 0.03
    bend = body.at[elbow]
    upper = _limb(pen, start, bend, 0.205 * head, 0.16 * head, sleeve)
    if not body.seen[wrist]:
        pen.group([upper])
        return
    end = body.at[wrist]
    along = _direction(bend, end)
    cuff = bend + (end - bend) * 0.62
    inward = np.array([along[1], -along[0]]) * (1 if side == RIGHT else -1) * (-1 if body.back else 1)
    thumb = end + along * 0.27 * head + inward * 0.13 * head
    pen.group(
        [
            _limb(pen, bend, end, 0.135 * head, 0.095 * head, look.skin),
            _limb(pen, end + along * 0.07 * head, end + along * 0.33 * head, 0.125 * head, 0.09 * head, look.skin),
            _limb(pen, end + along * 0.1 * head, thumb, 0.055 * head, 0.042 * head, look.skin),
            _limb(pen, bend, cuff, 0.165 * head, 0.15 * head, sleeve),
            upper,
        ]
    )
    if not pen.finished or head * 0.155 <= 2 * pen.width():
        return
    over = np.array([-along[1], along[0]])
    seam = cuff + along * 0.05 * head
    pen.mark([seam + over * 0.12 * head, seam - over * 0.12 * head], sleeve, 0.8)
    if head > 10 * pen.width():
        fold = bend + (start - bend) * 0.06
        pen.mark([fold + over * 0.13 * head, fold - over * 0.01 * head], sleeve, 0.7)
    if head > 26 * pen.width():
        for finger in (-0.03, 0.035):
            tip = end + along * 0.39 * head + over * finger * head
            pen.mark([tip, tip - along * 0.13 * head], look.skin, 0.6)


def draw_leg(pen: Pen, body: Body, side: int, look: Look, cloth: Colour) -> None:
    hip, knee, ankle = LEGS[side]
    if not (body.seen[hip] and body.seen[knee]):
        return
    head = body.head
    colour, slim = (look.skin, 0.8) if look.skirt else (cloth, 1.0)
    start, bend = body.at[hip], body.at[knee]
    thigh = _limb(pen, start, bend, 0.30 * slim * head, 0.205 * slim * head, colour)
    if not body.seen[ankle]:
        pen.group([thigh])
        return
    end = body.at[ankle]
    shin = _direction(bend, end)
    toe = _toe(body, side, shin)
    heel = end + shin * 0.09 * head - toe * 0.1 * head
    shoe = mix(shade(look.bottom, 0.45), (64, 44, 36), 0.4)
    pen.group(
        [
            _limb(pen, heel, end + shin * 0.13 * head + toe * 0.46 * head, 0.14 * head, 0.105 * head, shoe),
            _limb(pen, bend, end, 0.205 * slim * head, 0.14 * slim * head, colour),
            thigh,
        ]
    )
    if not pen.finished or look.skirt or head <= 8 * pen.width():
        return
    over = across(-shin)
    hem = end - shin * 0.04 * head
    pen.mark([hem + over * 0.12 * head, hem - over * 0.12 * head], cloth, 0.8)
    pen.mark([bend + over * 0.17 * head, bend + over * 0.02 * head + shin * 0.06 * head], cloth, 0.7)


def _toe(body: Body, side: int, shin: Vector) -> Vector:
    """Where a foot points: forwards in profile, down and a little outwards from the front."""
    outward = -1.0 if (side == RIGHT) != body.back else 1.0
    forwards = np.array([shin[1], -shin[0]]) * np.sign(body.yaw or 1.0)
    turned = abs(body.yaw)
    front = np.array([outward * 0.45, 0.0]) + shin * 0.55
    return forwards * turned * 0.95 + front * (1 - turned) * 0.75
