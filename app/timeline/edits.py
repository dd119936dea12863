"""The timeline's own edits, each put together from the document's: many keys at once, and edges between panels."""

from __future__ import annotations

from collections.abc import Callable
from typing import Concatenate, ParamSpec

from app.timeline.content import Key
from engine.conditioning.staging import stage
from engine.document import camera_edits, keyframe_edits, layout_edits, panel_edits, pose_edits, words_edits
from engine.document.model import Document, Ease, Joint, Panel, Shot
from engine.values.time import Span

P = ParamSpec("P")


def again(
    start: Document, edit: Callable[Concatenate[Document, P], Document], *args: P.args, **kwargs: P.kwargs
) -> Callable[[Document], Document]:
    """The edit made on what was there when the hand went down, so that a drag back and forth loses nothing."""
    return lambda _: edit(start, *args, **kwargs)


def panel_after(document: Document, panel_id: str) -> Panel | None:
    """The next panel of the film."""
    panels = [panel for shot in document.shots() for panel in shot.panels]
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
    return max(own.start + 1, min(frame, most))


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


def _staged(document: Document, shot_id: str, entity: str, frame: int) -> tuple[Joint, ...] | None:
    """Somebody's joints where the staging puts them; None where the shot does not have them."""
    staged = stage(document, document.shot(shot_id))
    for person, at in enumerate(staged.people):
        if staged.entities[at].id == entity:
            joints = zip(staged.poses[frame, person].tolist(), staged.confidence[frame, person].tolist(), strict=True)
            return tuple((x, y, seen) for (x, y), seen in joints)
    return None
