"""A shot as arrays: what any model is shown of it, one row for every frame."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import msgspec
import numpy as np
from numpy.typing import NDArray

from engine.conditioning.staging import Stage, stage
from engine.conditioning.vectors import Conditioning, Pinned, Shown, TextSpan
from engine.document.model import Document, Entity, Light, Shot, Weather
from engine.document.timing import between
from engine.document.tracks import camera_rows, pinned_drawings
from engine.values.time import Span

_LIGHT: dict[Light, str] = {"day": "daylight", "dusk": "at dusk", "night": "at night", "indoor": "indoors, lamp light"}
_WEATHER: dict[Weather, str] = {"clear": "", "rain": "in the rain", "snow": "in the snow", "fog": "in fog"}
# What boards call the size of a shot, in words that every model knows, the bundled one too. What that one has never
# learned a word for is said to people only: the lens, the angle, over the shoulder.
_SIZES = {
    "ECU": "close up", "XCU": "close up", "BCU": "close up", "CU": "close up", "MCU": "medium close up",
    "MS": "medium shot", "MLS": "medium long shot", "MWS": "medium wide shot", "FS": "full shot", "LS": "long shot",
    "WS": "wide shot", "ELS": "wide shot, far away", "EWS": "wide shot, far away", "INSERT": "close up",
    "2-SHOT": "two shot", "2S": "two shot",
}  # fmt: skip


def compile_shot(document: Document, shot: Shot) -> Conditioning:
    """Vectors for every frame of a shot; raises StagingError where its staging contradicts itself.

    The same shot gives equal vectors under other names, ids, panel texts, film positions and sizes in pixels of the
    same proportions. It costs milliseconds, so it is kept by nobody and made when it is asked for.
    """
    return from_head(compile_own(document, shot), shot.head)


def compile_own(document: Document, shot: Shot) -> Conditioning:
    """The vectors of a shot in its own time, with what was trimmed off its beginning: what it is painted from.

    They begin with its frame 0, or with the shot where that was begun earlier.
    """
    if shot.head > 0:
        shot = between(shot, -shot.head, shot.frames)
    aspect = document.width / document.height
    staged = stage(document, shot)
    camera = affines(camera_rows(shot.camera, np.arange(shot.frames, dtype=np.int32)), aspect)
    poses = _through(camera, staged.poses)
    compiled = Conditioning(
        rate=document.rate,
        aspect=aspect,
        style=document.style,
        light=shot.light,
        weather=shot.weather,
        follow=shot.follow,
        entities=tuple(map(_shown, staged.entities)),
        frames=np.arange(shot.frames, dtype=np.int32),
        poses=poses.astype(np.float32),
        pose_confidence=staged.confidence.astype(np.float32),
        person_entity=np.array(staged.people, np.int32),
        boxes=(_framed(staged.boxes, camera) * staged.valid[..., None]).astype(np.float32),
        box_valid=staged.valid,
        depth_order=staged.depth.astype(np.float32),
        place=staged.place,
        camera=camera.astype(np.float32),
        texts=_texts(shot, staged),
        pinned=_pinned(shot),
    )
    return _later(compiled, shot.head)


def from_head(own: Conditioning, head: int) -> Conditioning:
    """What a shot in its own time shows from where it begins on, in shot frames."""
    if not head:
        return own
    seen = _later(own.rows(slice(max(0, head), None)), -head)
    texts = (TextSpan(Span(max(0, text.span.start), text.span.stop), text.text) for text in seen.texts)
    return replace(seen, texts=tuple(texts))


def _later(seen: Conditioning, frames: int) -> Conditioning:
    """The same rows under the numbers of other frames."""
    return replace(
        seen,
        frames=seen.frames + np.int32(frames),
        texts=tuple(TextSpan(text.span.moved(frames), text.text) for text in seen.texts),
        pinned=tuple(msgspec.structs.replace(pin, frame=pin.frame + frames) for pin in seen.pinned),
    )


def affines(framings: NDArray[np.float64], aspect: float) -> NDArray[np.float64]:
    """Affines [T, 2, 3] that take (x, y, 1) on the stage to the frame, for centres, zooms and rolls [T, 4].

    The framing lies turned clockwise on the stage, so that what it shows turns the other way.
    """
    x, y, zoom, roll = framings.T
    cos, sin = np.cos(np.radians(roll)) * zoom, np.sin(np.radians(roll)) * zoom
    matrix = np.empty((len(framings), 2, 3))
    # shares of width and height are unequal lengths: turn where the picture is as wide as it looks
    matrix[:, 0, 0], matrix[:, 0, 1] = cos, sin / aspect
    matrix[:, 1, 0], matrix[:, 1, 1] = -sin * aspect, cos
    matrix[:, :, 2] = 0.5 - np.einsum("tij,tj->ti", matrix[:, :, :2], np.stack([x, y], 1))
    return matrix


def carried_on(camera: NDArray[np.floating], begun: NDArray[np.floating]) -> NDArray[np.float64]:
    """The affine [2, 3] from what the camera saw when a panel began to what it sees now, for two cameras [2, 3].

    A drawing is what the camera sees as its panel begins, however close that is; a move carries on from there.
    """
    square = np.array([[0.0, 0.0, 1.0]])
    return (np.concatenate([camera, square]) @ np.linalg.inv(np.concatenate([begun, square])))[:2]


def _framed(boxes: NDArray[np.float64], camera: NDArray[np.float64]) -> NDArray[np.float64]:
    """Boxes [T, E, 4] after the camera; a rolled box becomes the upright one around it."""
    corners = boxes[..., [0, 1, 2, 1, 2, 3, 0, 3]].reshape(*boxes.shape[:2], 4, 2)
    moved = _through(camera, corners)
    return np.concatenate([moved.min(2), moved.max(2)], -1)


def _through(camera: NDArray[np.float64], points: NDArray[np.float64]) -> NDArray[np.float64]:
    """Points [T, N, K, 2] after the camera; written out, which takes a tenth of what einsum does."""
    matrix = camera[:, None, None]
    x, y = points[..., 0], points[..., 1]
    return np.stack([x * matrix[..., i, 0] + y * matrix[..., i, 1] + matrix[..., i, 2] for i in (0, 1)], -1)


def _shown(entity: Entity) -> Shown:
    return Shown(entity.kind, entity.noun, entity.colour, entity.look, entity.description, entity.references)


def _texts(shot: Shot, staged: Stage) -> tuple[TextSpan, ...]:
    """The shot's own words, then who and what is seen, then place, size, light and weather."""
    whole = Span(0, shot.frames)
    texts = [
        TextSpan(Span(max(0, words.span.start), min(shot.frames, words.span.stop)), words.text.strip())
        for words in sorted(shot.words, key=lambda words: words.span)
        if words.text.strip() and words.span.meets(whole)
    ]
    cast = [entity.description.strip() or entity.noun.strip() for entity in staged.entities if entity.kind != "place"]
    texts += [TextSpan(whole, words) for words in dict.fromkeys(cast) if words]
    changes = np.flatnonzero(np.diff(staged.place)) + 1
    edges = [0, *changes.tolist(), shot.frames]
    for start, stop in pairwise(edges):
        if start < stop and staged.place[start] >= 0:
            place = staged.entities[staged.place[start]]
            words = place.description.strip() or place.noun.strip()
            texts += [TextSpan(Span(start, stop), words)] if words else []
    size = size_words(shot.framing.size)
    texts += [TextSpan(whole, size)] if size else []
    return (*texts, TextSpan(whole, around(shot.light, shot.weather)))


def size_words(size: str) -> str:
    """What a model is told of a shot's size; nothing where the artist says nothing, or has a word of their own."""
    return _SIZES.get(size.strip().upper(), "")


def around(light: Light, weather: Weather) -> str:
    """The words for the hour and the weather."""
    return ", ".join(filter(None, (_LIGHT[light], _WEATHER[weather])))


def _pinned(shot: Shot) -> tuple[Pinned, ...]:
    """Pinned drawings of panels and pinned pictures; where both meet on a frame the picture wins."""
    pins = {frame: Pinned(frame, drawing, 1.0) for frame, drawing in pinned_drawings(shot)}
    pins |= {
        keyframe.frame: Pinned(keyframe.frame, keyframe.picture, keyframe.strength)
        for keyframe in shot.keyframes
        if 0 <= keyframe.frame < shot.frames
    }
    return tuple(pins[frame] for frame in sorted(pins))
