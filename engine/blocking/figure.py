"""A mannequin on eighteen joints: a clean little person in its cast's colours, and its clothes and face when finished."""

from __future__ import annotations

import numpy as np

from engine.blocking.face import draw_face, draw_hair_behind, draw_head
from engine.blocking.limbs import LEFT, LEGS, RIGHT, Outline, draw_arm, draw_leg
from engine.blocking.skeleton import L_ANKLE, L_HIP, L_SHOULDER, R_ANKLE, R_HIP, R_SHOULDER, Body, Vector, across
from engine.blocking.style import CIRCLE, Pen, capsule, rounded, shade
from engine.document.model import Colour, Look


def draw_figure(pen: Pen, body: Body, look: Look, top: Colour) -> None:
    """Far limbs, near limbs, trunk, head: in the order in which they cover each other."""
    near = RIGHT if body.yaw > 0 else LEFT
    turned = abs(body.yaw) > 0.45
    if not body.back:
        draw_hair_behind(pen, body, look)
    if body.back:
        draw_arm(pen, body, RIGHT, look, shade(top, 0.88))
        draw_arm(pen, body, LEFT, look, shade(top, 0.88))
    elif turned:
        draw_arm(pen, body, 1 - near, look, shade(top, 0.88 - 0.12 * min(1.0, (abs(body.yaw) - 0.45) * 4)))
    # the farther leg is the darker one, and from the front neither
    draw_leg(pen, body, 1 - near, look, shade(look.bottom, 0.92 - 0.08 * abs(body.yaw)))
    draw_leg(pen, body, near, look, shade(look.bottom, 0.92 + 0.08 * abs(body.yaw)))
    if look.skirt:
        _skirt(pen, body, look)
    _neck(pen, body, look)
    _trunk(pen, body, look, top)
    draw_head(pen, body, look)
    draw_face(pen, body, look)
    if body.back:
        return
    if not turned:
        draw_arm(pen, body, 1 - near, look, shade(top, 0.88))
    draw_arm(pen, body, near, look, shade(top, 0.88))


def draw_ground_shadow(pen: Pen, body: Body) -> None:
    """A soft patch under whoever stands, away from the light."""
    feet = [body.at[joint] for joint in (R_ANKLE, L_ANKLE) if body.seen[joint]]
    if not feet:
        return
    low = max(float(foot[1]) for foot in feet) + 0.22 * body.head
    middle = float(np.mean([foot[0] for foot in feet] + [body.hips[0]]))
    spread = (float(np.ptp([foot[0] for foot in feet])) / 2 if len(feet) == 2 else 0.0) + 0.75 * body.head
    towards = pen.hour.towards[0]
    ellipse = CIRCLE * (spread, 0.17 * body.head) + (middle - towards * 0.3 * body.head, low)
    pen.tint(ellipse, 0.34 if pen.finished else 0.26)


def _skirt(pen: Pen, body: Body, look: Look) -> None:
    head = body.head
    spine = body.neck - body.hips
    spine = spine / max(1e-6, float(np.hypot(*spine)))
    side = across(spine)
    half = max(0.42 * head, abs(float((body.at[R_HIP] - body.at[L_HIP]) @ side)) / 2 + 0.24 * head)
    waist = body.hips + spine * 0.42 * head
    ends: list[Vector] = []
    for hip, knee, _ in LEGS:
        if body.seen[hip] and body.seen[knee]:
            ends.append(body.at[hip] + (body.at[knee] - body.at[hip]) * 0.92)
    if not ends:
        ends = [body.hips - spine * 1.5 * head]
    ends.sort(key=lambda point: float(point @ side))
    flare = side * 0.36 * head
    hem_left, hem_right = ends[0] - flare, ends[-1] + flare
    hem = (hem_left + hem_right) / 2 - spine * 0.06 * head
    outline = np.array([
        waist - side * half * 0.8, waist + side * half * 0.8, body.hips + side * half * 1.05, hem_right,
        hem, hem_left, body.hips - side * half * 1.05,
    ])  # fmt: skip
    pen.group([(outline, _lit_of(pen, outline), look.bottom)])
    if head > 6 * pen.width():
        for share in (0.32, 0.66):
            low = hem_left + (hem_right - hem_left) * share
            high = body.hips + side * half * (share - 0.5)
            pen.mark([low * 0.9 + high * 0.1, low * 0.35 + high * 0.65], look.bottom, 0.7)


def _lit_of(pen: Pen, outline: Outline) -> Outline:
    """The part of a broad shape that the light reaches."""
    if not pen.finished:
        return outline
    middle = outline.mean(0)
    towards = np.array(pen.hour.towards)
    return middle + (outline - middle) * 0.9 + towards * 0.1 * np.abs(outline - middle).max(0)


def _neck(pen: Pen, body: Body, look: Look) -> None:
    head = body.head
    low, high = body.neck - body.up * 0.05 * head, body.neck + body.up * 0.45 * head
    outline = capsule(low, high, 0.2 * head, 0.165 * head)
    shadow = shade(look.skin, 0.86)
    pen.group([(outline, outline, shadow)])


def _trunk(pen: Pen, body: Body, look: Look, top: Colour) -> None:
    head = body.head
    spine = body.neck - body.hips
    length = max(1e-6, float(np.hypot(*spine)))
    spine = spine / length
    side = across(spine)
    half = 0.0
    for joint in (R_SHOULDER, L_SHOULDER):
        if body.seen[joint]:
            half = max(half, abs(float((body.at[joint] - body.neck) @ side)))
    chest = float(np.clip(half + 0.06 * head, 0.44 * head, 1.1 * head))
    drop = {-1: 0.0, 1: 0.0}
    for joint in (R_SHOULDER, L_SHOULDER):
        if body.seen[joint] and half > 0.35 * head:
            away = body.at[joint] - body.neck
            drop[1 if away @ side > 0 else -1] = float(away @ spine)
    hip = max(0.36 * head, 0.78 * chest)
    waist = min(0.88 * chest, max(0.37 * head, 0.82 * chest))
    middle = (body.neck + body.hips) / 2 + side * body.yaw * 0.05 * head

    def point(base: Vector, aside: float, upward: float) -> Vector:
        return base + side * aside + spine * upward

    outline = np.array([
        point(body.neck, -0.2 * head, 0.13 * head), point(body.neck, 0.2 * head, 0.13 * head),
        point(body.neck, chest * 0.98, drop[1] + 0.06 * head), point(body.neck, chest * 1.02, drop[1] - 0.32 * head),
        point(middle, waist, 0.0), point(body.hips, hip, 0.05 * head), point(body.hips, hip * 0.96, -0.28 * head),
        point(body.hips, -hip * 0.96, -0.28 * head), point(body.hips, -hip, 0.05 * head), point(middle, -waist, 0.0),
        point(body.neck, -chest * 1.02, drop[-1] - 0.32 * head), point(body.neck, -chest * 0.98, drop[-1] + 0.06 * head),
    ])  # fmt: skip
    if look.skirt:
        outline[6] = point(body.hips, hip * 0.86, 0.22 * head)
        outline[7] = point(body.hips, -hip * 0.86, 0.22 * head)
    outline = rounded(outline, 2 if head < 80 else 3)
    pen.group([(outline, _lit_of(pen, outline), top)])
    if not pen.finished or head < 4 * pen.width():
        return
    if not body.back:
        shift = body.yaw * 0.16 * head
        deep = 0.06 if look.skirt else 0.24
        collar = np.array([
            point(body.neck, shift - 0.2 * head, 0.12 * head), point(body.neck, shift - 0.1 * head, -deep * 0.4 * head),
            point(body.neck, shift, -deep * head), point(body.neck, shift + 0.1 * head, -deep * 0.4 * head),
            point(body.neck, shift + 0.2 * head, 0.12 * head),
        ])  # fmt: skip
        pen.detail(collar, shade(look.skin, 0.94))
        pen.mark(collar, top, 0.9)
    if not look.skirt and head > 6 * pen.width():
        pen.mark([point(body.hips, -hip * 0.9, -0.12 * head), point(body.hips, hip * 0.9, -0.12 * head)], top, 0.7)
    if head > 7 * pen.width():
        crease = -1 if body.yaw > 0 else 1
        pen.mark(
            [point(middle, crease * waist * 0.86, -0.12 * head), point(middle, crease * waist * 0.3, -0.3 * head)],
            top,
            0.7,
        )
