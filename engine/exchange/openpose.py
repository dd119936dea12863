"""OpenPose keypoints as other programs write them, and our pose tracks as they read them.

A file holds one frame or a list of frames; people are flat or nested numbers, in pixels or as shares, of BODY_25 or
COCO-18. Nobody says who is who from frame to frame: people are followed by the nearest distance.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from collections.abc import Sequence as Several
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, cast

import msgspec
import numpy as np
from numpy.typing import NDArray

from engine.document.figure import L_HIP, L_SHOULDER, NECK, R_HIP, R_SHOULDER
from engine.document.model import Panel, PoseKey, PoseTrack, Sequence, Shot
from engine.exchange.brought import Brought, Setting, Size, Suits, called, natural, number, read_json, somebody
from engine.values.errors import InbetweenerError
from engine.values.files import atomic_write
from engine.values.ids import new_id
from engine.values.time import frames_in

Pose = NDArray[np.float64]  # [18, 3] x, y, confidence
Json = Mapping[str, Any]

FROM_25 = (*range(8), *range(9, 15), *range(15, 19))  # BODY_25 without its middle hip and its feet
_TRUNK = (R_SHOULDER, L_SHOULDER, R_HIP, L_HIP)
SEEN = 0.05  # confidence below which a point is only a guess
_PATIENCE = 12  # frames for which somebody who was lost is still looked for
_REACH = 0.75  # of a body's height: nobody moves farther from one frame to the next
_LITTLE = 0.3  # of the best seen person's support: whoever has less is an extra
_USUAL = ((640, 480), (1280, 720), (1920, 1080), (2560, 1440), (3840, 2160), (7680, 4320))


@dataclass(frozen=True, eq=False)
class Frame:
    """Everybody in one picture."""

    people: tuple[Pose, ...]
    canvas: tuple[float, float] | None  # width and height, where the file says them


@dataclass(frozen=True, eq=False)
class Person:
    """Somebody who was followed through the frames."""

    poses: dict[int, Pose]  # by frame
    support: float  # the mean confidence of the joints over all frames, 0..1
    extra: bool  # seen too little, or without a trunk: not one of those who matter


def takes(path: Path) -> bool:
    if path.is_dir():
        files = _files(path)
        return bool(files) and _looks_right(files[0])
    return path.is_file() and path.suffix.lower() == ".json" and _looks_right(path)


def suits(paths: tuple[Path, ...]) -> Suits:
    (width, height), _ = canvas_of([frame for path in paths for frame in _frames_of(path)])
    size = max(16, round(width / 2) * 2), max(16, round(height / 2) * 2)
    return Suits(size=size if 0.2 <= width / height <= 5 and max(size) <= 16384 else None)


def read(paths: tuple[Path, ...], setting: Setting) -> Brought:
    """One shot, a frame for every file, with a pose track for everybody who was followed; extras get tracks of their own.

    In a film of other proportions people keep theirs, as if black bars had been put beside the picture.
    """
    frames = [frame for path in paths for frame in _frames_of(path)]
    canvas, said = canvas_of(frames)
    found = people(normalised(frames, canvas))
    if not found:
        raise InbetweenerError(f"There is nobody in {paths[0].name}.")
    film, tracks, extras = setting.film, list[PoseTrack](), 0
    barred = (canvas[0] / canvas[1]) / (film.width / film.height)
    scale = np.array([min(1.0, barred), min(1.0, 1 / barred)])
    for at, person in enumerate(found, 1):
        extras += person.extra
        name = f"Extra {extras}" if person.extra else f"Person {at}"
        film, entity = somebody(film, "character", name, "person")
        tracks.append(PoseTrack(entity, _keys(person, len(frames), scale)))
    length = frames_in(2, film.rate) if len(frames) == 1 else len(frames)
    shot = Shot(new_id("shot"), (Panel(new_id("panel"), length),), poses=tuple(tracks))
    name = paths[0].stem if paths[0].is_file() else paths[0].name
    notes: list[str] = []
    if not said:
        wide, high = canvas
        notes.append(f"{paths[0].name} does not say how large its pictures were; {wide:g} x {high:g} was assumed.")
    if extras:
        notes.append(f"{extras} of {len(found)} people are seen too little to be sure of; they are called Extra.")
    return Brought((Sequence(new_id("sequence"), called(name), (shot,)),), film.cast, notes=tuple(notes))


def canvas_of(frames: Several[Frame]) -> tuple[tuple[float, float], bool]:
    """Width and height of the pictures, and whether a file says them; else the smallest usual size that holds everybody."""
    for frame in frames:
        if frame.canvas:
            return frame.canvas, True
    seen = _seen(frames)
    if not len(seen) or np.abs(seen).max() <= 2:
        return (1280, 720), False
    right, bottom = np.percentile(seen, 98, axis=0)
    sizes = [size for wide, high in _USUAL for size in ((wide, high), (high, wide))]
    return next((size for size in sizes if right <= size[0] and bottom <= size[1]), _USUAL[-1]), False


def normalised(frames: Several[Frame], canvas: tuple[float, float]) -> list[Frame]:
    """Frames with all points as shares of the picture.

    Whether the numbers are pixels is decided once for all: a single joint near the corner proves nothing.
    """
    seen = _seen(frames)
    if len(seen) and np.abs(seen).max() <= 2 and min(canvas) > 8:
        if seen.min() < -0.35 and seen.max() <= 1:  # written from -1 to 1
            return [_scaled(frame, (2.0, 2.0), 1.0) for frame in frames]
        return [_scaled(frame, (1.0, 1.0)) for frame in frames]
    return [_scaled(frame, frame.canvas or canvas) for frame in frames]


def people(frames: Several[Frame]) -> tuple[Person, ...]:
    """Everybody in these frames, followed by the nearest distance, whoever is seen best first."""
    followed: list[dict[int, Pose]] = []
    for at, frame in enumerate(frames):
        near = [track for track in followed if at - max(track) <= _PATIENCE]
        pairs = sorted(
            (distance, one, other)
            for one, track in enumerate(near)
            for other, pose in enumerate(frame.people)
            if (distance := _distance(track[max(track)], pose)) < _REACH * (1 + 0.15 * (at - max(track) - 1))
        )
        taken_tracks, taken_poses = set[int](), set[int]()
        for _, one, other in pairs:
            if one not in taken_tracks and other not in taken_poses:
                near[one][at] = frame.people[other]
                taken_tracks.add(one)
                taken_poses.add(other)
        followed += [{at: pose} for other, pose in enumerate(frame.people) if other not in taken_poses]
    supports = [sum(float(pose[:, 2].mean()) for pose in track.values()) / max(1, len(frames)) for track in followed]
    whole = [_has_trunk(track) for track in followed]
    whole = whole if any(whole) else [True] * len(whole)
    best = max((support for support, trunk in zip(supports, whole, strict=True) if trunk), default=0.0)
    found = [
        Person(track, support, not trunk or support < best * _LITTLE)
        for track, support, trunk in zip(followed, supports, whole, strict=True)
    ]
    return tuple(sorted(found, key=lambda person: (person.extra, -person.support)))


def write(
    poses: NDArray[np.floating[Any]], confidence: NDArray[np.floating[Any]], size: Size, folder: Path
) -> list[Path]:
    """Poses [T, P, 18, 2], shares of the frame, as one file a frame in pixels, as ControlNet programs read them.

    Seen is exactly 1.0: other programs drop whatever is less.
    """
    seen = confidence >= SEEN
    points = np.where(seen[..., None], np.concatenate([poses * size, np.ones_like(confidence)[..., None]], -1), 0.0)
    written: list[Path] = []
    for at, frame in enumerate(np.round(points, 4).reshape(*points.shape[:2], -1).tolist()):
        told = [
            {
                "pose_keypoints_2d": flat, "face_keypoints_2d": None,
                "hand_left_keypoints_2d": None, "hand_right_keypoints_2d": None,
            }
            for flat in frame
        ]  # fmt: skip
        path = folder / f"{at:05}_keypoints.json"
        plain = {"people": told, "canvas_width": size[0], "canvas_height": size[1]}
        atomic_write(path, msgspec.json.encode(plain) + b"\n")
        written.append(path)
    return written


def _keys(person: Person, length: int, scale: NDArray[np.float64]) -> tuple[PoseKey, ...]:
    """A key for every frame in which somebody was found; unseen before the first and after the last."""
    frames = sorted(person.poses)
    keys: list[PoseKey] = []
    for frame in frames:
        pose = person.poses[frame].copy()
        pose[:, :2] = (pose[:, :2] - 0.5) * scale + 0.5
        joints = tuple((float(x), float(y), float(sure)) for x, y, sure in pose)
        keys.append(PoseKey(frame, joints, "linear"))
    for frame, edge, outside in (
        (frames[0] - 1, keys[0], frames[0] > 0),
        (frames[-1] + 1, keys[-1], frames[-1] < length - 1),
    ):
        if outside:
            keys.append(PoseKey(frame, tuple((x, y, 0.0) for x, y, _ in edge.joints), "linear"))
    return tuple(sorted(keys, key=lambda key: key.frame))


def _has_trunk(track: Mapping[int, Pose]) -> bool:
    """Whether a neck and a shoulder or hip are seen in most frames; limbs without them are a ghost or somebody cut off."""
    trunks = [bool(pose[NECK, 2] > SEEN and pose[_TRUNK, 2].max() > SEEN) for pose in track.values()]
    return sum(trunks) * 2 > len(trunks)


def _distance(one: Pose, other: Pose) -> float:
    """How far apart two poses are, over the size of the bodies; joints that only one sees say nothing."""
    both = (one[:, 2] > SEEN) & (other[:, 2] > SEEN)
    if not both.any():
        return math.inf
    size = max(np.ptp(pose[pose[:, 2] > SEEN, :2], axis=0).max() for pose in (one, other))
    return float(np.median(np.hypot(*(one[both, :2] - other[both, :2]).T)) / max(size, 1e-6))


def _files(folder: Path) -> list[Path]:
    return sorted((path for path in folder.glob("*.json") if not path.name.startswith(".")), key=natural)


def _looks_right(path: Path) -> bool:
    try:
        plain = read_json(path)
    except InbetweenerError:
        # a damaged file of this kind is told as such when it is read
        return path.suffix.lower() == ".json"
    first = plain[0] if isinstance(plain, list) and plain else plain
    return isinstance(first, dict) and bool({"people", "keypoints", "animals"} & set(cast("Json", first)))


def _frames_of(path: Path) -> list[Frame]:
    if path.is_dir():
        return [frame for file in _files(path) for frame in _frames_of(file)]
    plain = read_json(path)
    told = cast("list[Any]", plain if isinstance(plain, list) else [plain])
    if len(told) > 100_000:
        raise InbetweenerError(f"{path.name} has {len(told):,} frames.")
    return [_frame(frame, path.name if len(told) == 1 else f"{path.name}, frame {at}") for at, frame in enumerate(told)]


def _frame(plain: Any, place: str) -> Frame:
    if not isinstance(plain, dict):
        raise InbetweenerError(f"{place} is not a frame of keypoints.")
    frame = cast("Json", plain)
    sides = [frame.get(f"canvas_{side}", frame.get(side)) for side in ("width", "height")]
    canvas = None
    if all(side is not None for side in sides):
        canvas = number(sides[0], f"{place}: width", 1, 100_000), number(sides[1], f"{place}: height", 1, 100_000)
    told: list[Any] = []
    if isinstance(frame.get("people"), list):
        everybody = cast("list[Any]", frame["people"])
        told = [cast("Json", person).get("pose_keypoints_2d") for person in everybody if isinstance(person, dict)]
    elif isinstance(frame.get("keypoints"), list):
        told = list(cast("list[Any]", frame["keypoints"]))
    elif "animals" not in frame:
        raise InbetweenerError(f"{place} holds no people.")
    poses = [_pose(points, f"{place}, person {at}") for at, points in enumerate(told, 1)]
    return Frame(tuple(pose for pose in poses if pose is not None and (pose[:, 2] > 0).any()), canvas)


def _pose(points: Any, place: str) -> Pose | None:
    """One body of 18 or 25 points, flat or nested, in twos or threes; None where nothing was found."""
    if not isinstance(points, list) or not points:
        return None
    told = cast("list[Any]", points)
    if any(isinstance(point, list) or point is None for point in told):
        rows = [cast("list[Any]", point) if isinstance(point, list) else [0, 0, 0] for point in told]
    else:
        step = 3 if len(told) in (54, 75) else 2
        rows = [told[at : at + step] for at in range(0, len(told), step)]
    if len(rows) not in (18, 25) or any(len(row) not in (2, 3) for row in rows):
        raise InbetweenerError(f"{place} has {len(rows)} points; 18 or 25 can be read.")
    pose = np.zeros((len(rows), 3))
    for at, row in enumerate(rows):
        x, y = (number(value, f"{place}: a point", -1e6, 1e6) for value in row[:2])
        # a point without a confidence is there unless it is in the very corner
        sure = number(row[2], f"{place}: a confidence", 0, 2) if len(row) == 3 else float((x, y) != (0, 0))
        pose[at] = x, y, min(sure, 1.0)
    return pose[list(FROM_25)] if len(rows) == 25 else pose


def _scaled(frame: Frame, canvas: tuple[float, float], shift: float = 0.0) -> Frame:
    poses: list[Pose] = []
    for pose in frame.people:
        moved = pose.copy()
        moved[:, :2] = np.where(pose[:, 2:] > 0, (pose[:, :2] + shift) / canvas, 0.0)
        poses.append(moved)
    return replace(frame, people=tuple(poses))


def _seen(frames: Several[Frame]) -> NDArray[np.float64]:
    """All points that are seen, [N, 2]."""
    points = [pose[pose[:, 2] > 0, :2] for frame in frames for pose in frame.people]
    return np.concatenate([*points, np.zeros((0, 2))])
