"""What is under the mouse, in the words of the film: an edge, a key, a panel, a sound, a switch."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np

from app.timeline.content import Blocks, Content, Key
from app.timeline.header import switch_at, time_place
from app.timeline.layout import GRIP, Row, View, block_at, edge_at, key_at, nearest_index, row_at
from app.timeline.scene import CACHE, HEADER, TOP
from engine.document.film import Placed
from engine.document.model import Sound
from engine.values.time import Span

Kind = Literal[
    "", "corner", "time", "header", "eye", "lock", "solo", "mute", "cache", "ruler", "in", "out",
    "edge", "span edge", "key", "shot", "heat", "panel", "words", "cut", "transition", "transition edge",
    "sound", "sound start", "sound end", "fade in", "fade out", "marker",
]  # fmt: skip
SWITCHES = ("eye", "lock", "solo", "mute")
HANDLE = 9.0  # pixels of a fade's handle, in the upper corners of a sound


@dataclass(frozen=True, slots=True)
class Hit:
    kind: Kind = ""
    row: Row | None = None
    index: int = -1  # of a panel, a shot, a key, a marker, a transition, a sound or a stretch of words in the row


@dataclass(frozen=True, slots=True)
class Look:
    """Where everything is seen now."""

    content: Content
    rows: tuple[Row, ...]
    view: View
    scrolled: int
    stretch: Span | None = None
    named: tuple[float, ...] = ()  # pixels to the right of each marker at which it can be taken


def hit_at(look: Look, left: float, y: float) -> Hit:
    """What lies at a pixel of the timeline, names on its left included."""
    x = left - HEADER
    row = row_at(look.rows, y - TOP + look.scrolled) if y >= TOP else None
    if x < 0:
        if y < TOP:
            return Hit("time" if time_place().contains(left, y) else "corner")
        if row is None:
            return Hit()
        return Hit(switch_at(row, left, y - TOP + look.scrolled - row.top) or "header", row)
    if y < TOP:
        return Hit("cache") if y < CACHE else _in_ruler(look, x)
    if row is None:
        return Hit()
    content, view = look.content, look.view
    keys = content.keys.get(row.key)
    if keys is not None and (index := key_at(keys.frames, view, x)) >= 0:
        return Hit("key", row, index)
    if row.key.startswith("sound:"):
        return _sound(look, row, x, y - TOP + look.scrolled - row.top)
    if row.key == "markers":
        return _marker(look, row, x)
    if row.key == "transitions":
        return _transition(look, row, x)
    return _block(look, row, x)


def _in_ruler(look: Look, x: float) -> Hit:
    if look.stretch is not None:
        if abs(look.view.x(look.stretch.start) - x) <= GRIP:
            return Hit("in")
        if abs(look.view.x(look.stretch.stop) - x) <= GRIP:
            return Hit("out")
    return Hit("ruler")


def _block(look: Look, row: Row, x: float) -> Hit:
    content, view = look.content, look.view
    shelves: dict[str, tuple[Kind, Blocks]] = {
        "shots": ("shot", content.shots), "heat": ("heat", content.shots), "panels": ("panel", content.panels),
        "words": ("words", content.words), "dialogue": ("words", content.spoken),
    }  # fmt: skip
    if row.key not in shelves:
        return Hit("", row)
    kind, blocks = shelves[row.key]
    if row.key in ("panels", "words") and (index := edge_at(blocks.stops, blocks.starts, view, x)) >= 0:
        return Hit("edge" if row.key == "panels" else "span edge", row, index)
    if row.key == "shots" and (shot := edge_at(blocks.stops, blocks.starts, view, x)) >= 0:
        last = int(np.searchsorted(content.panels.shots, shot, "right")) - 1  # a shot ends where its last panel does
        return Hit("edge", row, last)
    index = block_at(blocks.starts, blocks.stops, view.at(x))
    return Hit(kind, row, index) if index >= 0 else Hit("", row)


def _transition(look: Look, row: Row, x: float) -> Hit:
    blocks, view = look.content.transitions, look.view
    for index in np.flatnonzero((blocks.stops >= view.at(x - 8)) & (blocks.starts <= view.at(x + 8))).tolist():
        left, right = view.x(float(blocks.starts[index])), view.x(float(blocks.stops[index]))
        grip = min(6.0, (right - left) / 3)
        if min(abs(x - left), abs(x - right)) <= grip:
            return Hit("transition edge", row, index)
        if left <= x <= right:
            return Hit("transition", row, index)
    starts = look.content.shots.starts
    index = nearest_index(starts, view.at(x))
    near = index > 0 and abs(view.x(float(starts[index])) - x) <= 7
    return Hit("cut", row, index) if near else Hit("", row)


def _marker(look: Look, row: Row, x: float) -> Hit:
    frames = look.content.markers
    index = int(np.searchsorted(frames, look.view.at(x + 3), "right")) - 1
    if index < 0:
        return Hit("", row)
    away = x - look.view.x(float(frames[index]))
    reach = look.named[index] if index < len(look.named) else 10.0
    return Hit("marker", row, index) if away <= reach else Hit("", row)


def _sound(look: Look, row: Row, x: float, y: float) -> Hit:
    """Its edges first, then the handles of its fades, then itself; of two that overlap the one that begins later."""
    found, view = look.content.sounds.get(row.key), look.view
    if found is None:
        return Hit("", row)
    for index in reversed(range(len(found.sounds))):
        left, right = view.x(float(found.starts[index])), view.x(float(found.stops[index]))
        if not left - GRIP <= x <= right + GRIP:
            continue
        grip = min(5.0, (right - left) / 4)
        sound = found.sounds[index]
        if y < HANDLE + 2 and right - left > 40:
            if abs(x - left - sound.fade_in * view.scale) <= HANDLE and x > left + grip:
                return Hit("fade in", row, index)
            if abs(x - right + sound.fade_out * view.scale) <= HANDLE and x < right - grip:
                return Hit("fade out", row, index)
        if abs(x - left) <= grip:
            return Hit("sound start", row, index)
        if abs(x - right) <= grip:
            return Hit("sound end", row, index)
        if left <= x <= right:
            return Hit("sound", row, index)
    return Hit("", row)


def keys_of(content: Content, hit: Hit) -> tuple[Key, ...]:
    """The keys that one diamond stands for: on the layout row several may share a frame."""
    if hit.row is None or hit.row.key not in content.keys:
        return ()
    keys = content.keys[hit.row.key]
    first = int(np.searchsorted(keys.frames, keys.frames[hit.index], "left"))
    last = int(np.searchsorted(keys.frames, keys.frames[hit.index], "right"))
    return tuple(content.key(keys, index) for index in range(first, last))


def panels_of(content: Content, hit: Hit) -> tuple[str, ...]:
    """The panels that a click means: a shot's all, or the one that is drawn or spoken over."""
    if hit.kind == "shot":
        return tuple(panel.id for panel in content.placed[hit.index].shot.panels)
    if hit.kind in ("panel", "edge"):
        placed, place = board(content, hit.index)
        return (placed.shot.panels[place].id,)
    texts = content.words if hit.row and hit.row.key == "words" else content.spoken
    placed = content.placed[int(texts.shots[hit.index])]
    return (placed.shot.panel_at(placed.shot_frame(int(texts.starts[hit.index]))).id,)


def sound_of(content: Content, hit: Hit) -> Sound | None:
    found = content.sounds.get(hit.row.key) if hit.row else None
    return found.sounds[hit.index] if found and 0 <= hit.index < len(found.sounds) else None


def shot_under(content: Content, film_frame: float) -> Placed | None:
    index = block_at(content.shots.starts, content.shots.stops, film_frame)
    return content.placed[index] if index >= 0 else None


def board(content: Content, index: int) -> tuple[Placed, int]:
    """A panel by its index in the film: its shot, and its place in it."""
    return content.placed[int(content.panels.shots[index])], int(content.panels.items[index])
