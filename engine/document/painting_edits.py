"""What is painted of a shot and what stays: frames that are locked, another try, and more frames at either end."""

from __future__ import annotations

import msgspec

from engine.document.changing import change_shot, frame_of
from engine.document.locking import locked, moved_locks, unlocked
from engine.document.model import Document, Lock, Panel, Retry, Shot
from engine.document.panel_edits import add_panel, set_frames
from engine.document.shot_edits import set_seed
from engine.values.errors import InbetweenerError
from engine.values.ids import new_id
from engine.values.time import Span

replace = msgspec.structs.replace


# -- frames that stay -------------------------------------------------------------------------------------------------


def lock_frames(document: Document, shot_id: str, span: Span, take: str, *, over: bool = True) -> Document:
    """Frames of a shot that stay as this take of it has them, whatever is changed around them.

    Not ``over`` leaves those alone that are locked already.
    """
    shot = document.shot(shot_id)
    span = _within(shot, span)
    if not len(span):
        raise InbetweenerError("There is no frame to lock here.", "Choose frames inside the shot.")
    locks = locked(shot.locks, Lock(span, shot_id, take, shot.head + span.start))
    for lock in () if over else shot.locks:
        locks = locked(locks, lock)
    return change_shot(document, shot_id, locks=locks)


def unlock_frames(document: Document, shot_id: str, span: Span | None = None) -> Document:
    """Lets go of locked frames; all of them where no span is named."""
    shot = document.shot(shot_id)
    return change_shot(document, shot_id, locks=unlocked(shot.locks, span) if span else ())


def redo_rest(document: Document, shot_id: str, seed: int) -> Document:
    """Another seed for everything that is not locked; earlier tries at single gaps are forgotten."""
    return change_shot(set_seed(document, shot_id, seed), shot_id, retries=())


def try_again(document: Document, shot_id: str, span: Span, seed: int) -> Document:
    """Another try at the key or the gap that lies between these frames, in place of earlier ones there."""
    shot = document.shot(shot_id)
    others = (retry for retry in shot.retries if retry.frame not in span)
    middle = frame_of(shot, (span.start + span.stop - 1) // 2)
    retries = sorted((*others, Retry(middle, seed)), key=lambda retry: retry.frame)
    return change_shot(document, shot_id, retries=tuple(retries))


def forget_tries(document: Document, shot_id: str) -> Document:
    return change_shot(document, shot_id, retries=())


# -- more frames ------------------------------------------------------------------------------------------------------


def extend_end(document: Document, shot_id: str, frames: int, take: str | None = None) -> Document:
    """A shot that goes on for some frames. With a take, what was there stays as that take has it."""
    shot = document.shot(shot_id)
    longer = set_frames(document, shot.panels[-1].id, shot.panels[-1].frames + frames)
    return _kept(longer, shot, take, 0)


def extend_start(document: Document, shot_id: str, frames: int, take: str | None = None) -> Document:
    """A shot that begins some frames earlier, with a panel of its own for them."""
    shot = document.shot(shot_id)
    first = shot.panels[0]
    longer = add_panel(document, shot_id, Panel(new_id("panel"), frames, first.drawing), 0)
    # words and relations that held from the first frame on hold over the new ones, too
    words = tuple(
        replace(each, span=Span(0, each.span.stop)) if each.span.start == frames else each
        for each in longer.shot(shot_id).words
    )
    return _kept(change_shot(longer, shot_id, words=words), shot, take, frames)


def _kept(longer: Document, shot: Shot, take: str | None, moved: int) -> Document:
    if take is None:
        return longer
    here = Lock(Span(moved, moved + shot.frames), shot.id, take, shot.head)
    locks = locked((here,), here)
    for lock in moved_locks(shot.locks, lambda frame: frame + moved):
        locks = locked(locks, lock)
    return change_shot(longer, shot.id, locks=locks)


def _within(shot: Shot, span: Span) -> Span:
    start = max(0, min(span.start, shot.frames))
    return Span(start, max(start, min(span.stop, shot.frames)))
