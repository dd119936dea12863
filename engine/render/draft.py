"""The quick looks: one frame of a shot, soon, while the artist works. Nothing here becomes part of a take."""

from __future__ import annotations

from dataclasses import replace

import msgspec
import numpy as np

from engine.models.base import Latents, Step

from .paint import Painter
from .plan import Manner, Planned
from .planner import plan_single

WARM = 0.5  # how far back to noise a warm look goes


def look(painter: Painter, shot_frame: int) -> bool:
    """The frame under the playhead by itself, where the window that it belongs to is not painted yet; whether it was."""
    plan, easel = painter.work.plan, painter.easel
    frame = painter.work.request.painted_frame(shot_frame)
    source, _ = plan.source(frame)
    if source.request.role != "gap" or source.key in easel.store:
        return False
    planned = _single(painter, frame)
    latents = easel.previews.load(planned.key)
    if latents is None:
        latents = _painted(painter, planned, None, seen=True)
        easel.previews.save(planned.key, latents, planned.request, 0.0)
    _show(painter, planned, latents)
    return True


def warm_look(painter: Painter, shot_frame: int) -> None:
    """The frame under the playhead out of the latents that it was last seen in: while a hand still drags."""
    request = painter.work.request
    frame = request.painted_frame(shot_frame)
    source, _ = painter.work.plan.source(frame)
    if source.given:
        painter.show(source, None if source.request.role == "kept" else painter.latents(source))
        return
    planned = _single(painter, frame)
    start = painter.easel.last.near(painter.work.shot, request.family.name, request.size, planned.rows[planned.own])
    if start is not None:
        steps = max(1, round(planned.request.steps * WARM))
        warm = msgspec.structs.replace(planned.request, steps=steps, strength=WARM)
        planned = replace(planned, request=warm)
    latents = _painted(painter, planned, start)
    row, own = planned.rows[planned.own], latents[planned.own][None]
    painter.easel.last.keep(painter.work.shot, request.family.name, request.size, row, own)
    _show(painter, planned, latents)


def _single(painter: Painter, painted_frame: int) -> Planned:
    """The frame as a window of its own, beside pictures where they show the place; a key is one already."""
    request, plan = painter.work.request, painter.work.plan
    source, _ = plan.source(painted_frame)
    if source.request.role == "key":
        return source
    shared = source.request
    manner = Manner(request.size, shared.steps, shared.seed, request.weights, shared.pooled)
    return plan_single(
        request.family, request.seen, manner, held=plan.held, lead=request.lead, painted_frame=painted_frame
    )


def _painted(painter: Painter, planned: Planned, start: Latents | None, *, seen: bool = False) -> Latents:
    """The frame's latents. ``seen`` shows every step of the way; under a dragging hand that would only flicker."""
    model, calls, request = painter.model, painter.model.calls, painter.work.request
    window = replace(painter.window(planned), start=start)
    frames = [request.shot_frame(frame) for _, frame in planned.covers]

    def on_step(step: Step) -> None:
        painter.watcher.tick()
        if seen and step.step < step.steps:
            looks = model.preview(step.denoised)[[planned.own] * len(frames)]
            painter.watcher.looks(painter.work.shot, frames, looks, step.step, step.steps, "step", request.head)

    latents = model.paint(window, on_step)
    painter.watcher.painted(model.calls - calls)
    return latents


def _show(painter: Painter, planned: Planned, latents: Latents) -> None:
    picture = painter.decode(planned, latents)[planned.own]
    steps, request = planned.request.steps, painter.work.request
    frames = [request.shot_frame(frame) for _, frame in planned.covers]
    pictures = np.stack([picture] * len(frames))
    painter.watcher.looks(painter.work.shot, frames, pictures, steps, steps, "warm", request.head)
