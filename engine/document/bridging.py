"""A shot between two others: it begins as the one ends and ends as the other begins."""

from __future__ import annotations

import msgspec

from engine.document.model import (
    AssetName,
    Box,
    Document,
    Joint,
    Keyframe,
    LayoutKey,
    LayoutTrack,
    Panel,
    PoseKey,
    PoseTrack,
    Shot,
    Words,
)
from engine.document.shot_edits import add_shot
from engine.document.tracks import box_at, camera_at, pose_at
from engine.values.errors import InbetweenerError
from engine.values.ids import new_id
from engine.values.time import Span

replace = msgspec.structs.replace


def bridge_shots(
    document: Document,
    shot_id: str,
    frames: int,
    first: AssetName | None = None,
    last: AssetName | None = None,
    new: str | None = None,
) -> Document:
    """Puts a shot between this one and the next that leads from the end of the one to the beginning of the other.

    ``first`` and ``last`` are what is seen there, pinned at its two ends. ``new`` is its id if somebody has to know it.
    """
    shots = list(document.shots())
    at = next(at for at, shot in enumerate(shots) if shot.id == shot_id)
    if at + 1 == len(shots):
        raise InbetweenerError("There is no shot after this one to lead to.", "Choose the shot before a cut.")
    if frames < 2:
        raise InbetweenerError(f"{frames} frames lead nowhere.", "Two at least: one for each side.")
    made = bridge(shots[at], shots[at + 1], frames)
    pins = tuple(Keyframe(frame, picture) for frame, picture in ((0, first), (frames - 1, last)) if picture)
    return add_shot(document, replace(made, id=new or made.id, keyframes=pins), after=shot_id)


def bridge(before: Shot, after: Shot, frames: int) -> Shot:
    """The shot between two, without pictures. Whoever is in both goes from the one place to the other, and whoever is
    in one of them stands as there."""
    end, stop = before.frames - 1, frames - 1
    posed = dict.fromkeys(track.entity for track in (*before.poses, *after.poses))
    boxed = dict.fromkeys(track.entity for track in (*before.layouts, *after.layouts))
    words = next((each.text for each in reversed(before.words) if end in each.span), "")
    return Shot(
        new_id("shot"),
        (Panel(new_id("panel"), frames),),
        words=(Words(Span(0, frames), words),) if words else (),
        poses=tuple(PoseTrack(who, _poses(pose_at(before, who, end), pose_at(after, who, 0), stop)) for who in posed),
        layouts=tuple(LayoutTrack(what, _boxes(box_at(before, what, end), box_at(after, what, 0), stop)) for what in boxed),
        camera=(replace(camera_at(before, end), frame=0), replace(camera_at(after, 0), frame=stop)),
        staging=tuple(
            replace(relation, span=None)
            for relation in before.staging
            if relation.span is None or end in relation.span
        ),
        light=before.light,
        weather=before.weather,
        follow=before.follow,
        seed=before.seed,
        model=before.model,
    )  # fmt: skip


def _poses(one: tuple[Joint, ...] | None, other: tuple[Joint, ...] | None, stop: int) -> tuple[PoseKey, ...]:
    return tuple(PoseKey(frame, joints) for frame, joints in ((0, one), (stop, other)) if joints)


def _boxes(one: Box | None, other: Box | None, stop: int) -> tuple[LayoutKey, ...]:
    return tuple(LayoutKey(frame, box) for frame, box in ((0, one), (stop, other)) if box)
