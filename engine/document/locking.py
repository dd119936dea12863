"""Frames that stay as a take has them: marked, let go, and carried along when their shot is cut or retimed."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import msgspec

from engine.document.model import Lock
from engine.values.time import Span

Places = dict[int, tuple[str, str, int]]  # shot_frame: the shot and the take that it is of, the frame in that take


def places(locks: Iterable[Lock]) -> Places:
    """Every locked frame, and what it shows."""
    return {
        frame: (lock.shot, lock.take, lock.take_frame + frame - lock.span.start)
        for lock in locks
        for frame in range(lock.span.start, lock.span.stop)
    }


def locks_of(found: Places) -> tuple[Lock, ...]:
    """The same as locks, one for each stretch of one take that runs on."""
    locks: list[Lock] = []
    for frame, (shot, take, take_frame) in sorted(found.items()):
        last = locks[-1] if locks else None
        if last and (last.span.stop, last.shot, last.take, last.take_frame + len(last.span)) == (
            frame,
            shot,
            take,
            take_frame,
        ):
            locks[-1] = msgspec.structs.replace(last, span=Span(last.span.start, frame + 1))
        else:
            locks.append(Lock(Span(frame, frame + 1), shot, take, take_frame))
    return tuple(locks)


def locked(locks: tuple[Lock, ...], lock: Lock) -> tuple[Lock, ...]:
    """The locks with one more, which wins where it lies over another."""
    return locks_of({**places(locks), **places((lock,))})


def unlocked(locks: tuple[Lock, ...], span: Span) -> tuple[Lock, ...]:
    """The locks without these frames."""
    return locks_of({frame: place for frame, place in places(locks).items() if frame not in span})


def moved_locks(locks: tuple[Lock, ...], move: Callable[[int], int | None]) -> tuple[Lock, ...]:
    """The locks with every frame moved; of two that come to lie on one frame, the first stays."""
    moved: Places = {}
    for frame, place in places(locks).items():
        to = move(frame)
        if to is not None:
            moved.setdefault(to, place)
    return locks_of(moved)
