"""Head, hair and face in the space of the head: x across, y up, one unit is the height of the head."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from engine.blocking.skeleton import L_EAR, L_EYE, NOSE, R_EAR, R_EYE, Body
from engine.blocking.style import CIRCLE, Pen, mix, rounded, shade
from engine.document.model import Look


def _of_head(pen: Pen, body: Body) -> Pen:
    """The pen in the head's own space."""
    right = np.array([-body.up[1], body.up[0]])
    matrix = np.stack([right * body.head, body.up * body.head, body.skull], 1)
    return pen.within(matrix)


def draw_hair_behind(pen: Pen, body: Body, look: Look) -> None:
    """Long hair that falls behind the shoulders, and a bun; drawn before the trunk."""
    own, turn = _of_head(pen, body), body.turn
    hair = shade(look.hair, 0.86)
    if look.hair_style == "long":
        back = -turn * 0.22
        own.shape(rounded([
            (-0.42 + back * 0.6, 0.2), (0.42 + back * 0.6, 0.2), (0.47 + back, -0.3), (0.40 + back * 1.2, -0.98),
            (back * 1.3, -1.06), (-0.40 + back * 1.2, -0.98), (-0.47 + back, -0.3),
        ], 2 if body.head < 80 else 3), hair)  # fmt: skip


def draw_head(pen: Pen, body: Body, look: Look) -> None:
    """Skull, face and hair."""
    own, turn, away = _of_head(pen, body), body.turn, abs(body.turn)
    style = look.hair_style
    hair = look.hair
    fine = 2 if body.head < 80 else 3  # corners cut once more where they would be seen
    if style == "bun":
        bun = (-0.5 * turn, 0.34 + 0.2 * (1 - away))
        own.shape(CIRCLE * 0.2 + bun, shade(hair, 0.9))
    skull = CIRCLE * (0.41 + 0.05 * away, 0.43) + (-0.07 * turn, 0.09)
    if body.back:
        own.shape(
            rounded([(-0.33, 0.2), (0.33, 0.2), (0.33, -0.2), (0.2, -0.42), (-0.2, -0.42), (-0.33, -0.2)]), look.skin
        )
        _ears(own, body, look)
        if style == "long":
            own.shape(rounded([
                (-0.28, 0.55), (0.28, 0.55), (0.47, 0.26), (0.46, -0.25), (0.44, -0.7), (0.24, -1.02), (0, -1.08),
                (-0.24, -1.02), (-0.44, -0.7), (-0.46, -0.25), (-0.47, 0.26),
            ], fine), hair)  # fmt: skip
            own.mark([(-0.16, -0.3), (-0.14, -0.85)], hair, 0.7)
            own.mark([(0.17, -0.25), (0.15, -0.8)], hair, 0.7)
        elif style == "bald":
            own.shape(skull, look.skin)
        else:
            own.shape(rounded([
                (-0.30, 0.54), (0.30, 0.54), (0.48, 0.2), (0.44, -0.1), (0.28, -0.3), (-0.28, -0.3), (-0.44, -0.1),
                (-0.48, 0.2),
            ], fine), hair)  # fmt: skip
            if style == "bun":
                own.shape(CIRCLE * 0.2 + (0, 0.24), shade(hair, 0.9))
        return
    cap = look.skin if style == "bald" else hair
    face = _face_outline(turn, fine)
    towards = np.array([pen.hour.towards[0], -pen.hour.towards[1]])
    lit_skull = CIRCLE * (0.35, 0.36) + (-0.07 * turn, 0.09) + towards * 0.055
    lit_face = face * 0.88 + towards * 0.035 + face.mean(0) * 0.12
    if own.finished:
        own.group([(skull, lit_skull, cap), (face, lit_face, look.skin)])
    else:
        own.group([(skull, skull, cap), (face, face, look.skin)])
    if style != "bald":
        own.shape(_fringe(turn, style, fine - 1), hair, line=False)
    _ears(own, body, look)


def _face_outline(turn: float, fine: int) -> NDArray[np.float64]:
    """From the hairline to the chin; a profile shows its half of the head."""
    right, left = max(turn, 0.0), max(-turn, 0.0)
    low, high = -0.37 + 0.33 * right - 0.05 * left, 0.37 - 0.33 * left + 0.05 * right
    chin = 0.22 * turn
    return rounded([
        (low + 0.02, 0.34), (high - 0.02, 0.34), (high, 0.1), (high - 0.02, -0.2), (chin + 0.18, -0.46),
        (chin - 0.18, -0.46), (low + 0.02, -0.2), (low, 0.1),
    ], fine)  # fmt: skip


def _fringe(turn: float, style: str, fine: int) -> NDArray[np.float64]:
    """The hair over the forehead, parted a little to one side."""
    right, left = max(turn, 0.0), max(-turn, 0.0)
    low, high = -0.40 + 0.33 * right - 0.03 * left, 0.40 - 0.33 * left + 0.03 * right
    part = 0.12 + 0.3 * turn
    down = -0.02 if style == "long" else 0.10
    return rounded([
        (low - 0.02, 0.36), (part * 0.5, 0.50), (high + 0.02, 0.36), (high + 0.02, down + 0.06), (high - 0.06, 0.18),
        (part, 0.31), (low + 0.10, 0.17), (low - 0.02, down),
    ], fine)  # fmt: skip


def _ears(own: Pen, body: Body, look: Look) -> None:
    if look.hair_style == "long":
        return
    for joint, sign in ((R_EAR, -1.0), (L_EAR, 1.0)):
        if not body.seen[joint]:
            continue
        turn = body.turn
        if sign * turn > 0.25 and not body.back:
            continue  # behind the cheek
        x = -0.07 * turn + (-sign if body.back else sign) * 0.41 * (1 - abs(turn)) ** 0.7
        own.shape(CIRCLE * (0.065, 0.10) + (x, -0.02), shade(look.skin, 0.92))


def draw_face(pen: Pen, body: Body, look: Look) -> None:
    """Dots for eyes in the blocking; brows, nose and mouth when finished, as much as the size allows."""
    if body.back:
        return
    own, turn = _of_head(pen, body), body.turn
    pixels = body.head / max(1, pen.width())  # how many lines wide the head is
    dark = mix((36, 28, 32), look.skin, 0.08)
    squeeze = (1 - abs(turn)) ** 0.5
    for joint, sign in ((R_EYE, -1.0), (L_EYE, 1.0)):
        if not body.seen[joint]:
            continue
        if sign * turn > 0.8:
            continue  # beyond the nose
        x = 0.31 * turn + sign * 0.165 * max(0.3, squeeze)
        if pixels > 22 and own.finished:
            wide = 0.075 * (0.65 + 0.35 * squeeze)
            own.shape(CIRCLE * (wide, 0.045) + (x, 0.0), (246, 244, 238), line=False)
            own.shape(CIRCLE * (0.034, 0.045) + (x + 0.02 * turn, 0.0), dark, line=False)
            own.mark(
                [(x - wide, 0.012), (x - wide * 0.4, 0.052), (x + wide * 0.4, 0.052), (x + wide, 0.012)], None, 1.1
            )
        else:
            own.shape(CIRCLE * (0.042, 0.062) + (x, -0.01), dark, line=False)
        if pixels > 9:
            own.mark([(x - 0.08 * sign, 0.14), (x, 0.152), (x + 0.08 * sign, 0.118)], look.skin, 0.9)
    if pixels > 7 and body.seen[NOSE]:
        tip, way = 0.37 * turn, 1.0 if turn >= 0 else -1.0
        own.mark([(tip - 0.01 * way, -0.06), (tip + 0.035 * way, -0.14), (tip - 0.03 * way, -0.155)], look.skin, 0.7)
    if pixels > 6:
        middle, half = 0.25 * turn, 0.11 * (0.55 + 0.45 * squeeze)
        own.mark([(middle - half, -0.27), (middle, -0.295), (middle + half, -0.27)], look.skin, 0.9)
    if pixels > 16 and look.hair_style != "bald":
        own.mark([(-0.2 - 0.1 * turn, 0.42), (0.0 - 0.2 * turn, 0.47), (0.16 - 0.15 * turn, 0.43)], look.hair, 0.7)
