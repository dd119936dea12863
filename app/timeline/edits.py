"""The timeline's own edits, each put together from the document's: many keys at once, and edges between panels."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass
from typing import Concatenate, ParamSpec

import msgspec

from app.timeline.content import Key
from engine.conditioning.staging import stage
from engine.document import camera_edits, keyframe_edits, layout_edits, panel_edits, pose_edits, words_edits
from engine.document.changing import key_at
from engine.document.changing import with_key as with_one_key
from engine.document.film import placed_shots
from engine.document.model import (
    CameraKey,
    Document,
    Ease,
    Joint,
    Keyframe,
    LayoutKey,
    LayoutTrack,
    Panel,
    PoseKey,
    Shot,
)  # fmt: skip
from engine.document.tracks import layout_track, pose_track
from engine.values.time import Span

P = ParamSpec("P")
AnyKey = PoseKey | LayoutKey | CameraKey | Keyframe
replace = msgspec.structs.replace


def again(
    start: Document, edit: Callable[Concatenate[Document, P], Document], *args: P.args, **kwargs: P.kwargs
) -> Callable[[Document], Document]:
    """The edit made on what was there when the hand went down, so that a drag back and forth loses nothing."""
    return lambda _: edit(start, *args, **kwargs)


def panel_after(document: Document, panel_id: str) -> Panel | None:
    """The next panel of the film."""
    panels = [panel for shot in document.shots() if not shot.omitted for panel in shot.panels]
    at = next(at for at, panel in enumerate(panels) if panel.id == panel_id)
    return panels[at + 1] if at + 1 < len(panels) else None


def allowed(document: Document, keys: tuple[Key, ...], by: int) -> int:
    """As much of a move as leaves every key on a frame of its shot."""
    for shot_id, _, frame in keys:
        last = document.shot(shot_id).frames - 1
        by = min(max(by, min(0, -frame)), max(0, last - frame))
    return by


def moved_keys(document: Document, keys: tuple[Key, ...], by: int) -> Document:
    """Keys that keep their distances; a key that was already where one arrives makes room."""
    # the foremost first, so that no key of the group pushes another one of it away
    for shot_id, track, frame in sorted(keys, key=lambda key: key[2], reverse=by > 0):
        kind, _, entity = track.partition(":")
        to = frame + by
        match kind:
            case "pose":
                document = pose_edits.move_pose_key(document, shot_id, entity, frame, to)
            case "layout":
                document = layout_edits.move_layout_key(document, shot_id, entity, frame, to)
            case "camera":
                document = camera_edits.move_camera_key(document, shot_id, frame, to)
            case "keyframe":
                document = keyframe_edits.move_pin(document, shot_id, frame, to)
            case _:
                pass  # a pinned drawing stands where its panel begins
    return document


def keys_of_panel(shot: Shot, panel_id: str) -> tuple[Key, ...]:
    """The keys on the frames of a panel that can be moved; a pinned drawing stands where its panel begins."""
    place = next(at for at, panel in enumerate(shot.panels) if panel.id == panel_id)
    start = shot.panel_starts()[place]
    found = [(f"pose:{track.entity}", key.frame) for track in shot.poses for key in track.keys]
    found += [(f"layout:{track.entity}", key.frame) for track in shot.layouts for key in track.keys]
    found += [("camera", key.frame) for key in shot.camera] + [("keyframe", key.frame) for key in shot.keyframes]
    stop = start + shot.panels[place].frames
    return tuple((shot.id, track, frame) for track, frame in found if start <= frame < stop)


def slip_room(shot: Shot, panel_id: str) -> tuple[int, int]:
    """How far the keys of a panel can slip to the left and to the right without leaving it."""
    frames = [frame for _, _, frame in keys_of_panel(shot, panel_id)]
    if not frames:
        return 0, 0
    place = next(at for at, panel in enumerate(shot.panels) if panel.id == panel_id)
    start = shot.panel_starts()[place]
    return start - min(frames), start + shot.panels[place].frames - 1 - max(frames)


def without_keys(document: Document, keys: tuple[Key, ...]) -> Document:
    """Without these keys; a pinned drawing stays and is no longer pinned."""
    for shot_id, track, frame in keys:
        kind, _, entity = track.partition(":")
        match kind:
            case "pose":
                document = pose_edits.remove_pose_key(document, shot_id, entity, frame)
            case "layout":
                document = layout_edits.remove_layout_key(document, shot_id, entity, frame)
            case "camera":
                document = camera_edits.remove_camera_key(document, shot_id, frame)
            case "keyframe":
                document = keyframe_edits.unpin(document, shot_id, frame)
            case _:
                panel = document.shot(shot_id).panel_at(frame)
                document = panel_edits.pin_drawing(document, panel.id, False)
    return document


def eases(key: Key) -> bool:
    """Whether a key has a way on to the next one; a pinned picture has none."""
    return key[1] == "camera" or key[1].startswith(("pose:", "layout:"))


def with_ease(document: Document, keys: tuple[Key, ...], ease: Ease) -> Document:
    """Keys with another way on to the next ones."""
    for shot_id, track, frame in keys:
        kind, _, entity = track.partition(":")
        if kind == "pose":
            document = pose_edits.set_pose_ease(document, shot_id, entity, frame, ease)
        elif kind == "layout":
            document = layout_edits.set_layout_ease(document, shot_id, entity, frame, ease)
        elif kind == "camera":
            document = camera_edits.set_camera_ease(document, shot_id, frame, ease)
    return document


def word_edge(shot: Shot, item: int, frame: int) -> int:
    """Where a stretch of words can end: it keeps a frame, and so do the words that begin where it ended."""
    own, following = shot.words[item].span, _next_words(shot, item)
    most = shot.words[following].span.stop - 1 if following is not None else shot.frames
    return max(own.start + 1, 1, min(frame, most, shot.frames))


def with_word_edge(document: Document, shot_id: str, item: int, frame: int) -> Document:
    """Words that end at a frame; what begins right after them follows the edge."""
    shot = document.shot(shot_id)
    following = _next_words(shot, item)
    start = shot.words[item].span.start
    document = words_edits.change_words(document, shot_id, item, span=Span(start, frame))
    if following is not None:
        stop = shot.words[following].span.stop
        document = words_edits.change_words(document, shot_id, following, span=Span(frame, stop))
    return document


def _next_words(shot: Shot, item: int) -> int | None:
    stop = shot.words[item].span.stop
    return next((at for at, words in enumerate(shot.words) if at > item and words.span.start == stop), None)


def with_key(document: Document, shot_id: str, track: str, frame: int) -> Document:
    """A key at a frame that holds what is there already, to be changed from there."""
    if track == "camera":
        return camera_edits.ensure_camera_key(document, shot_id, frame)
    entity = track.removeprefix("pose:")
    return pose_edits.ensure_pose_key(document, shot_id, entity, frame, _staged(document, shot_id, entity, frame))


# -- Copies of keys ------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Copied:
    """One key on its way to another place."""

    track: str
    after: int  # film frames after the first of the copies
    key: AnyKey


def copied(document: Document, keys: tuple[Key, ...]) -> tuple[Copied, ...]:
    """The keys with what they hold, by how far apart they are in the film. A pinned drawing is not copied."""
    starts = {placed.shot.id: placed.span.start for placed in placed_shots(document)}
    found = [
        (starts[shot_id] + frame, track, key)
        for shot_id, track, frame in keys
        if shot_id in starts and (key := _held(document.shot(shot_id), track, frame)) is not None
    ]
    first = min((film_frame for film_frame, _, _ in found), default=0)
    return tuple(Copied(track, film_frame - first, key) for film_frame, track, key in sorted(found, key=_when))


def landing(
    document: Document, clip: tuple[Copied, ...], film_frame: int, entity: str = ""
) -> list[tuple[Copied, Key]]:
    """Where copies would stand whose first is put at a frame: what falls beyond the film is left out.

    Keys of one single person go to ``entity`` where somebody is chosen.
    """
    placed = placed_shots(document)
    people = {each.track for each in clip if each.track.startswith(("pose:", "layout:"))}
    turned = entity if len({track.partition(":")[2] for track in people}) == 1 else ""
    known = {member.id for member in document.cast}
    found: list[tuple[Copied, Key]] = []
    for each in clip:
        kind, _, owner = each.track.partition(":")
        track = f"{kind}:{turned or owner}" if owner else kind
        at = bisect_right(placed, film_frame + each.after, key=lambda one: one.span.start) - 1
        if at < 0 or film_frame + each.after >= placed[at].span.stop or (owner and (turned or owner) not in known):
            continue
        found.append((each, (placed[at].shot.id, track, placed[at].shot_frame(film_frame + each.after))))
    return found


def with_copies(document: Document, landed: list[tuple[Copied, Key]]) -> Document:
    """The film with copies in their places; a key that is there already makes room."""
    for each, (shot_id, track, frame) in landed:
        shot = document.shot(shot_id)
        key, (kind, _, entity) = each.key, track.partition(":")
        if isinstance(key, PoseKey):
            document = pose_edits.set_pose(document, shot_id, entity, frame, key.joints, key.ease)
        elif isinstance(key, LayoutKey):
            track_keys = layout_track(shot, entity)
            keys = with_one_key(track_keys.keys if track_keys else (), replace(key, frame=frame))
            others = tuple(one for one in shot.layouts if one.entity != entity)
            document = document.with_shot(replace(shot, layouts=(*others, LayoutTrack(entity, keys))))
        elif isinstance(key, CameraKey):
            document = document.with_shot(replace(shot, camera=with_one_key(shot.camera, replace(key, frame=frame))))
        elif kind == "keyframe":
            kept = with_one_key(shot.keyframes, replace(key, frame=frame))
            document = document.with_shot(replace(shot, keyframes=kept))
    return document


def _when(found: tuple[int, str, AnyKey]) -> tuple[int, str]:
    return found[0], found[1]


def _held(shot: Shot, track: str, frame: int) -> AnyKey | None:
    kind, _, entity = track.partition(":")
    if kind == "pose":
        own = pose_track(shot, entity)
        return key_at(own.keys, frame) if own else None
    if kind == "layout":
        boxes = layout_track(shot, entity)
        return key_at(boxes.keys, frame) if boxes else None
    if kind == "camera":
        return key_at(shot.camera, frame)
    return key_at(shot.keyframes, frame) if kind == "keyframe" else None


def _staged(document: Document, shot_id: str, entity: str, frame: int) -> tuple[Joint, ...] | None:
    """Somebody's joints where the staging puts them; None where the shot does not have them."""
    staged = stage(document, document.shot(shot_id))
    for person, at in enumerate(staged.people):
        if staged.entities[at].id == entity:
            joints = zip(staged.poses[frame, person].tolist(), staged.confidence[frame, person].tolist(), strict=True)
            return tuple((x, y, seen) for (x, y), seen in joints)
    return None
