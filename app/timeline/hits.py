"""What is under the mouse, in the words of the film: an edge, a key, a panel; and what a tooltip says about it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

import numpy as np

from app.jobs import ShotState
from app.timeline.content import Blocks, Content, Key
from app.timeline.heat import Heat
from app.timeline.layout import Row, View, block_at, edge_at, key_at, row_at
from app.timeline.scene import CACHE, HEADER, TOP
from app.timeline.text import length
from engine.document.film import Placed, panel_label
from engine.document.model import Shot
from engine.values.time import timecode

Kind = Literal[
    "", "corner", "header", "eye", "cache", "ruler", "edge", "span edge", "key", "shot", "heat", "panel", "words"
]
EYE = 26  # pixels at the end of a track's name


@dataclass(frozen=True, slots=True)
class Hit:
    kind: Kind = ""
    row: Row | None = None
    index: int = -1  # of a panel, a shot, a key or a stretch of words in the row


def hit_at(content: Content, rows: tuple[Row, ...], view: View, scrolled: int, left: float, y: float) -> Hit:
    """What lies at a pixel of the timeline, names on its left included."""
    x = left - HEADER
    row = row_at(rows, y - TOP + scrolled) if y >= TOP else None
    if x < 0:
        if y < TOP:
            return Hit("corner")
        return Hit("eye" if left > HEADER - EYE and row.key != "shots" else "header", row) if row else Hit()
    if y < TOP:
        return Hit("cache" if y < CACHE else "ruler")
    if row is None:
        return Hit()
    keys = content.keys.get(row.key)
    if keys is not None and (index := key_at(keys.frames, view, x)) >= 0:
        return Hit("key", row, index)
    shelves: dict[str, tuple[Kind, Blocks]] = {
        "shots": ("shot", content.shots), "heat": ("heat", content.shots), "panels": ("panel", content.panels),
        "words": ("words", content.words), "dialogue": ("words", content.spoken),
    }  # fmt: skip
    if row.key not in shelves:
        return Hit("", row)
    kind, blocks = shelves[row.key]
    if row.key in ("panels", "words") and (index := edge_at(blocks.stops, blocks.starts, view, x)) >= 0:
        return Hit("edge" if row.key == "panels" else "span edge", row, index)
    index = block_at(blocks.starts, blocks.stops, view.at(x))
    return Hit(kind, row, index) if index >= 0 else Hit("", row)


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
        placed, place = _board(content, hit.index)
        return (placed.shot.panels[place].id,)
    texts = content.words if hit.row and hit.row.key == "words" else content.spoken
    placed = content.placed[int(texts.shots[hit.index])]
    return (placed.shot.panel_at(placed.shot_frame(int(texts.starts[hit.index]))).id,)


def shot_under(content: Content, film_frame: float) -> Placed | None:
    index = block_at(content.shots.starts, content.shots.stops, film_frame)
    return content.placed[index] if index >= 0 else None


def described(
    content: Content, hit: Hit, film_frame: int, state: Callable[[Shot], ShotState], heat: Heat | None = None
) -> str:
    """What a tooltip says."""
    rate = content.document.rate
    match hit.kind:
        case "corner":
            return "Choose the tracks that are shown"
        case "eye" if hit.row:
            return f"Put {hit.row.name} away; the menu above brings it back"
        case "ruler":
            return timecode(max(0, film_frame), rate)
        case "cache":
            placed = shot_under(content, film_frame)
            return f"Shot {placed.number}\n{_state_words(state(placed.shot))}" if placed else ""
        case "key" if hit.row:
            keys = keys_of(content, hit)
            names = ", ".join(dict.fromkeys(_track_name(content, track) for _, track, _ in keys))
            return f"{names}\n{timecode(int(content.keys[hit.row.key].frames[hit.index]), rate)}"
        case "shot":
            placed = content.placed[hit.index]
            return f"Shot {placed.number}   {length(placed.shot.frames, rate)}\n{_state_words(state(placed.shot))}"
        case "heat" if heat is not None:
            placed = content.placed[hit.index]
            return heat.words(placed.shot, placed.shot_frame(film_frame))
        case "edge":
            return "Drag to retime; with Alt the next panel gives way"
        case "span edge":
            return "Drag to where these words end"
        case "panel":
            placed, place = _board(content, hit.index)
            panel = placed.shot.panels[place]
            name = f"{panel_label(placed.number, placed.shot, panel)}   {length(panel.frames, rate)}"
            return "\n".join(filter(None, (name, panel.action, panel.dialogue)))
        case "words" if hit.row:
            return (content.words if hit.row.key == "words" else content.spoken).texts[hit.index]
        case _:
            return ""


def _board(content: Content, index: int) -> tuple[Placed, int]:
    return content.placed[int(content.panels.shots[index])], int(content.panels.items[index])


def _track_name(content: Content, track: str) -> str:
    kind, _, entity = track.partition(":")
    name = next((each.name for each in content.document.cast if each.id == entity), "")
    return {
        "pose": f"Pose of {name}", "layout": f"Box of {name}", "camera": "Camera", "keyframe": "Keyframe",
        "pinned": "Pinned drawing",
    }[kind]  # fmt: skip


def _state_words(state: ShotState) -> str:
    if state.failed:
        return f"Failed: {state.failed}"
    if state.rendering is not None:
        return f"Being painted, {state.rendering:.0%}"
    names = {
        "drawing": "Drawing",
        "blocking": "Blocking",
        "draft": "Draft",
        "approved": "Approved draft",
        "final": "Final",
    }
    return names[state.kind] + (f", changed since: {', '.join(state.stale)}" if state.stale else "")
