"""Trimming, cutting and retiming shots with everything that is keyed on their frames."""

from __future__ import annotations

from itertools import accumulate

import msgspec

from engine.document.changing import Key, in_sight
from engine.document.folding import folded, opened, unfolded
from engine.document.keyed import with_frames
from engine.document.model import Panel, Shot
from engine.values.time import Span

replace = msgspec.structs.replace


def between(shot: Shot, start: int, stop: int) -> Shot:
    """The shot from one of its frames to another, everything else out of sight; it can reach beyond its ends.

    To trim a shot, to cut it in two and to make it longer again are all this: nothing that is keyed is lost, and
    nobody moves. Words and relations that hold up to an end hold over what was never there before, too.
    """
    panels: list[Panel] = []
    for at, (panel, begin) in enumerate(zip(shot.panels, shot.panel_starts(), strict=True)):
        first = start if at == 0 else max(start, begin)
        last = stop if at + 1 == len(shot.panels) else min(stop, begin + panel.frames)
        if first < last:
            end = begin + panel.frames
            panels.append(
                replace(
                    panel,
                    frames=last - first,
                    head=panel.head + first - begin,
                    before=panel.before if first <= begin else None,  # it waits before what the other half shows
                    behind=panel.behind if last >= end else None,
                )
            )
    known = Span(min(0, -shot.head), shot.frames + shot.tail)  # all that it ever was

    def move_span(span: Span) -> Span:
        began = min(start, span.start) if span.start <= known.start else span.start
        ended = max(stop, span.stop) if span.stop >= known.stop else span.stop
        return Span(began - start, ended - start)

    moved = with_frames(shot, lambda frame: frame - start, move_span)
    return replace(moved, panels=tuple(panels), head=shot.head + start, tail=max(0, known.stop - stop))


def spared(shot: Shot, most: int) -> Shot:
    """The shot with so many keys of each track at most out of sight at either end: those next to it, and the last one.

    A film that is cut a hundred times must not become a hundred times as large.
    """

    def kept(keys: tuple[Key, ...]) -> tuple[Key, ...]:
        inside = in_sight(shot, keys)
        before = tuple(key for key in keys if key.frame < 0)
        behind = tuple(key for key in keys if key.frame >= shot.frames)
        if max(len(before), len(behind)) <= most:
            return keys
        return (*before[:1], *before[1:][1 - most :], *inside, *behind[:-1][: most - 1], *behind[-1:])

    return replace(
        shot,
        poses=tuple(replace(track, keys=kept(track.keys)) for track in shot.poses),
        layouts=tuple(replace(track, keys=kept(track.keys)) for track in shot.layouts),
        camera=kept(shot.camera),
        keyframes=kept(shot.keyframes),
    )


def part(shot: Shot, first: int, stop: int) -> Shot:
    """The panels ``first <= panel < stop`` of a shot, with the keys that lie on their frames.

    What was trimmed off its ends stays with the panels at its ends.
    """
    starts = (*accumulate((panel.frames for panel in shot.panels), initial=0),)
    begin, end = starts[first], starts[stop]
    cut, ended = first > 0, stop < len(shot.panels)

    def move(frame: int) -> int | None:
        return None if (cut and frame < begin) or (ended and frame >= end) else frame - begin

    def move_span(span: Span) -> Span:
        edges = (min(edge, end) if ended else edge for edge in (span.start, span.stop))
        return Span(*((max(edge, begin) if cut else edge) - begin for edge in edges))

    head, tail = shot.head + begin, 0 if ended else shot.tail
    return replace(with_frames(shot, move, move_span), panels=shot.panels[first:stop], head=head, tail=tail)


def retimed(shot: Shot, panel: int, frames: int) -> Shot:
    """The shot with one panel's end trimmed or made longer; what comes after moves along.

    What no longer fits waits out of sight, and is there again when the panel is as long as it was.
    """
    whole = unfolded(shot, panel, "behind")
    more = frames - whole.panels[panel].frames
    if panel + 1 == len(shot.panels):
        return between(whole, 0, whole.frames + more)
    return opened(whole, panel, "behind", more) if more >= 0 else folded(whole, panel, "behind", -more)


def begun_later(shot: Shot, panel: int, frames: int) -> Shot:
    """The shot with so many frames trimmed off one panel's beginning, or so many more before it where that is less than
    none; what waits there comes back first. What is left of the panel moves up to the panel before it."""
    own = shot.panels[panel]
    hidden = own.before.frames if own.before else max(0, own.head) if panel else 0
    ended = unfolded(shot, panel - 1, "behind") if panel else shot  # that fold is keyed where this panel begins
    whole = unfolded(ended, panel, "before") if own.before else opened(ended, panel, "before", hidden)
    if not panel:
        return between(whole, hidden + frames, whole.frames)
    if hidden + frames > 0:
        begun = folded(whole, panel, "before", hidden + frames)
    else:
        begun = opened(whole, panel, "before", -hidden - frames)
    return retimed(begun, panel - 1, shot.panels[panel - 1].frames)
