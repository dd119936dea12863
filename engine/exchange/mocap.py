"""Motion capture as pose tracks: somebody who moves in space, as a camera in front of them sees it.

The camera stands still, as far away as it takes to see the whole way, on the side that they face most of the time.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from engine.document.figure import (
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
)
from engine.document.model import JOINTS, Panel, PoseKey, PoseTrack, Sequence, Shot
from engine.exchange.brought import Brought, Setting, Suits, called, somebody
from engine.exchange.bvh import Motion, moved, read_motion, rest
from engine.values.errors import InbetweenerError
from engine.values.ids import new_id
from engine.values.time import Rate, frames_in

Floats = NDArray[np.float64]

# what programs call the bone that begins at a joint, the most telling first: Mixamo, CMU, Xsens, Blender, 3ds Max, SMPL
_CALLED = {
    (R_SHOULDER, L_SHOULDER): ("upperarm", "uparm", "arm", "shldr", "shldrbend", "humerus", "shoulder"),
    (R_ELBOW, L_ELBOW): ("forearm", "forearmbend", "lowerarm", "loarm", "radius", "elbow"),
    (R_WRIST, L_WRIST): ("hand", "wrist"),
    (R_HIP, L_HIP): ("upleg", "upperleg", "thigh", "thighbend", "femur", "hip"),
    (R_KNEE, L_KNEE): ("lowerleg", "loleg", "shin", "calf", "tibia", "knee", "leg"),
    (R_ANKLE, L_ANKLE): ("foot", "ankle"),
}
_TRUNK = (R_SHOULDER, L_SHOULDER, R_HIP, L_HIP)
# of a body's height, from the middle of the head: forward, to their left, up
_FACE = {
    NOSE: (0.062, 0.0, -0.008), R_EYE: (0.050, -0.022, 0.010), L_EYE: (0.050, 0.022, 0.010),
    R_EAR: (0.0, -0.045, 0.0), L_EAR: (0.0, 0.045, 0.0),
}  # fmt: skip
# the way that each looks, forward and to their left, and how far it may turn from us and be seen
_LOOKS = {
    NOSE: (1.0, 0.0, -0.35), R_EYE: (0.87, -0.5, 0.0), L_EYE: (0.87, 0.5, 0.0),
    R_EAR: (0.0, -1.0, -0.25), L_EAR: (0.0, 1.0, -0.25),
}  # fmt: skip
TALL = 0.74  # of the frame's height: somebody halfway along, where there is room
LEAST = 0.45  # and at least, before the way is drawn shorter than it was
MARGIN = 0.04
NEAREST = 4.0  # body heights from the camera to the middle of the way, at least
FAR = 4.0  # times half of the way towards us: who is farthest still stands on the floor that the blocking draws
EXACT = 0.003  # of the frame: what a pose between two keys may be off


def takes(path: Path) -> bool:
    return path.is_file() and path.suffix.lower() == ".bvh"


def suits(paths: tuple[Path, ...]) -> Suits:
    return Suits()  # it was filmed by nobody: any rate and any size will do


def read(paths: tuple[Path, ...], setting: Setting) -> Brought:
    """A shot of each motion, with a pose track for everybody in it."""
    (path,) = paths
    motion = _without_rest(read_motion(path))
    roots = [at for at, bone in enumerate(motion.bones) if bone.parent < 0]
    bodies = [_body(path, motion, first, stop) for first, stop in zip(roots, [*roots[1:], None], strict=True)]
    film, tracks = setting.film, list[PoseTrack]()
    frames = max(1, frames_in(len(motion.values) * motion.frame_time, film.rate))
    bodies = [_at_rate(body, motion.frame_time, film.rate, frames) for body in bodies]
    seen, shorter = _seen(bodies, film.width / film.height)
    for number, (at, sure) in enumerate(seen, 1):
        film, entity = somebody(film, "character", f"Person {number}", "person")
        tracks.append(PoseTrack(entity, _keys(at, sure)))
    shot = Shot(new_id("shot"), (Panel(new_id("panel"), frames),), poses=tuple(tracks))
    notes = (f"In {path.name} somebody walks out of the frame; the way is drawn {shorter:.1f} times shorter.",)
    return Brought(
        (Sequence(new_id("sequence"), called(path.stem), (shot,)),), film.cast, notes=notes if shorter > 1.05 else ()
    )


def _without_rest(motion: Motion) -> Motion:
    """The motion without the pose with spread arms that many programs put before the first frame."""
    turning = [channel.endswith("rotation") for bone in motion.bones for channel in bone.channels]
    angles = motion.values[:, turning]
    if len(angles) > 2 and not angles[0].any() and np.abs(angles[1]).max() > 5:
        return Motion(motion.bones, motion.values[1:], motion.frame_time)
    return motion


# -- in space ---------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, eq=False)
class _Body:
    """Somebody in space, measured in their own height: x to the side, y up, z wherever the file has it."""

    joints: Floats  # [T, 18, 3]; NaN: there is no such joint
    forward: Floats  # [T, 3] where the face looks
    ahead: Floats  # [T, 3] where the trunk is turned, level


def _body(path: Path, motion: Motion, first: int, stop: int | None) -> _Body:
    found = _recognised([bone.name for bone in motion.bones[first:stop]])
    missing = [JOINTS[joint] for joint in _TRUNK if joint not in found]
    if missing:
        raise InbetweenerError(
            f"In {path.name} no joint is called like a {', a '.join(missing)}.",
            "Names such as LeftArm, l_shoulder, upper_arm.L and Bip01 L Thigh are known.",
        )
    whole = moved(motion)
    places, turns, still = whole.places[:, first:stop], whole.turns[:, first:stop], rest(motion)[first:stop]
    joints = np.full((len(places), 18, 3), np.nan)
    for joint, bone in found.items():
        if joint != NOSE:
            joints[:, joint] = places[:, bone]
    turned = _upright(joints)
    joints, still, turns = joints @ turned.T, still @ turned.T, turned @ turns @ turned.T
    joints[:, NECK] = joints[:, (R_SHOULDER, L_SHOULDER)].mean(1)
    hips = joints[:, (R_HIP, L_HIP)].mean(1)
    legs = np.linalg.norm(np.diff(joints[:, (L_HIP, L_KNEE, L_ANKLE)], axis=1), axis=2).sum(1)
    torso = np.linalg.norm(joints[:, NECK] - hips, axis=1)
    tall = float(np.median(torso / 0.32 if np.isnan(legs).any() else (torso + legs) / 0.745))
    if not tall > 0:
        raise InbetweenerError(f"In {path.name} all joints of somebody lie in one place.")
    up = np.array([0.0, 1.0, 0.0])
    left = joints[:, (L_SHOULDER, L_HIP)].sum(1) - joints[:, (R_SHOULDER, R_HIP)].sum(1)
    ahead = _unit(np.cross(left, up) * (1, 0, 1))
    # the head: as its bone is turned, where that is anything like where the body looks
    forward, above = ahead, _unit(joints[:, NECK] - hips)
    middle = joints[:, NECK] + 0.105 * tall * above
    head = found.get(NOSE)
    if head is not None:
        ahead_at_rest = np.cross(_trunk_left(still, found), up) * (1, 0, 1)
        by_bone = turns[:, head] @ _unit(ahead_at_rest)
        if np.median((by_bone * ahead).sum(1)) > 0.3:
            forward, above = by_bone, turns[:, head] @ up
        base = places[:, head] @ turned.T
        middle = base + 0.045 * tall * above
    aside = _unit(np.cross(above, forward))
    for joint, (ahead_by, aside_by, up_by) in _FACE.items():
        joints[:, joint] = middle + tall * (ahead_by * forward + aside_by * aside + up_by * above)
    return _Body(joints / tall, forward, ahead)


def _recognised(names: list[str]) -> dict[int, int]:
    """The bone that begins at each joint, by their names; the head's is at NOSE."""
    told: dict[tuple[str, str], int] = {}
    for at, name in enumerate(names):
        told.setdefault(_side_and_part(name), at)
    found = {NOSE: told["", "head"]} if ("", "head") in told else {}
    for (right, left), parts in _CALLED.items():
        for joint, side in ((right, "r"), (left, "l")):
            bone = next((told[side, part] for part in parts if (side, part) in told), None)
            if bone is not None:
                found[joint] = bone
    return found


def _side_and_part(name: str) -> tuple[str, str]:
    """``mixamorig:LeftUpLeg`` -> l, upleg; ``Bip01 R Thigh`` -> r, thigh; ``upper_arm.L`` -> l, upperarm."""
    words = [word.lower() for word in re.findall(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+", name.rpartition(":")[2])]
    words = [word for word in words if word not in ("bip", "def", "jnt", "joint")]
    if words and words[0] not in ("left", "right"):
        # all in small letters: leftupleg
        words[:1] = [part for part in re.split(r"^(left|right)", words[0]) if part]
    side = next((word[0] for word in (*words[:1], *words[-1:]) if word in ("l", "r", "left", "right")), "")
    return side, "".join(word for word in words if word not in ("l", "r", "left", "right"))


def _upright(joints: Floats) -> Floats:
    """What turns [3, 3] a body so that y is up: z is in some programs."""
    shoulders, hips = joints[:, (R_SHOULDER, L_SHOULDER)].mean(1), joints[:, (R_HIP, L_HIP)].mean(1)
    x, y, z = np.abs(np.median(shoulders - hips, axis=0))
    return np.array([[1.0, 0, 0], [0, 0, 1], [0, -1, 0]]) if z > max(x, y) else np.eye(3)


def _trunk_left(places: Floats, found: dict[int, int]) -> Floats:
    return places[found[L_HIP]] - places[found[R_HIP]] + places[found[L_SHOULDER]] - places[found[R_SHOULDER]]


def _unit(vectors: Floats) -> Floats:
    return vectors / np.maximum(np.linalg.norm(vectors, axis=-1, keepdims=True), 1e-9)


def _at_rate(body: _Body, frame_time: float, rate: Rate, frames: int) -> _Body:
    """The body at the film's frames."""
    last = len(body.joints) - 1
    at = np.minimum(np.arange(frames) / float(rate.fraction) / frame_time, last)
    before = at.astype(np.intp)
    share, after = at - before, np.minimum(before + 1, last)

    def between(rows: Floats) -> Floats:
        way = share.reshape(-1, *([1] * (rows.ndim - 1)))
        return rows[before] * (1 - way) + rows[after] * way

    return _Body(between(body.joints), _unit(between(body.forward)), _unit(between(body.ahead)))


# -- before the camera ------------------------------------------------------------------------------------------------


def _seen(bodies: list[_Body], aspect: float) -> tuple[list[tuple[Floats, Floats]], float]:
    """Joints [T, 18, 2] and confidence [T, 18] of everybody, and how many times shorter their way had to be made."""
    joints = np.stack([body.joints for body in bodies], 1)  # [T, P, 18, 3]
    facing = np.sum([body.ahead.sum(0) for body in bodies], axis=0)
    if np.linalg.norm(facing) < 0.3 * joints.shape[0] * joints.shape[1]:  # turned all round
        facing = bodies[0].ahead[0]
    facing, up = _unit(facing), np.array([0.0, 1.0, 0.0])
    axes = np.stack([np.cross(up, facing), up, facing])  # to our right, up, towards us
    joints = joints @ axes.T
    hips = joints[:, :, (R_HIP, L_HIP)].mean(2)  # [T, P, 3]
    low, high = hips.min((0, 1)), hips.max((0, 1))
    middle = (low + high) / 2
    away = max(NEAREST, FAR * float(high[2] - low[2]) / 2)

    def drawn(way: float) -> tuple[Floats, Floats]:
        """Joints as shares of the frame when a body is as tall as it, and their outermost edges, [2, 2]."""
        shift = (hips - middle) * (way - 1, 0, 0)
        at = joints + shift[:, :, None] - middle
        near = away / (away - at[..., 2])
        flat = np.stack([at[..., 0] * near / aspect, -at[..., 1] * near], -1)
        around = np.array([[-0.02 / aspect, -0.1], [0.02 / aspect, 0.04]])  # hair and soles
        return flat, np.stack([np.nanmin(flat, (0, 1, 2)), np.nanmax(flat, (0, 1, 2))]) + around

    room, way = 1 - 2 * MARGIN, 1.0
    flat, edges = drawn(way)
    while float(room / (edges[1] - edges[0]).max()) < LEAST and way > 0.05:
        way *= 0.9
        flat, edges = drawn(way)
    scale = min(TALL, float((room / (edges[1] - edges[0])).min()))
    flat, edges = flat * scale, edges * scale
    flat += (0.5 - edges.mean(0)[0], 1 - 1.5 * MARGIN - edges[1, 1])
    seen: list[tuple[Floats, Floats]] = []
    for at, body in enumerate(bodies):
        forward = body.forward @ axes.T
        sure = np.isfinite(flat[:, at, :, 0]).astype(np.float64)
        for joint, (ahead_by, aside_by, least) in _LOOKS.items():
            aside = np.cross(np.array([0.0, 1.0, 0.0]), forward)
            sure[:, joint] = (ahead_by * forward + aside_by * aside)[:, 2] > least
        seen.append((np.nan_to_num(flat[:, at], nan=0.5), sure))
    return seen, 1 / way


def _keys(at: Floats, sure: Floats) -> tuple[PoseKey, ...]:
    """As few keys as it takes for every pose between them to be where it was, and to be seen as it was."""
    turns = np.flatnonzero((np.diff(sure, axis=0) != 0).any(1))
    kept = {0, len(at) - 1, *turns.tolist(), *(turns + 1).tolist()}
    edges = sorted(kept)
    stretches = list(pairwise(edges))
    while stretches:
        start, stop = stretches.pop()
        way = (np.arange(start, stop + 1) - start)[:, None, None] / max(stop - start, 1)
        off = np.abs(at[start] + (at[stop] - at[start]) * way - at[start : stop + 1]).max((1, 2))
        worst = start + int(off.argmax())
        if off.max() > EXACT:
            kept.add(worst)
            stretches += [(start, worst), (worst, stop)]
    return tuple(
        PoseKey(
            frame,
            tuple((float(x), float(y), float(seen)) for (x, y), seen in zip(at[frame], sure[frame], strict=True)),
            "linear",
        )
        for frame in sorted(kept)
    )
