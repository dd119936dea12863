"""A take judged while it is written, with the stretches of its plan, so that what is bad can be painted again by itself."""

from __future__ import annotations

from engine.measure.adherence import adhering
from engine.measure.judge import Judge

from .paint import Painter
from .request import ShotRequest


def judge_of(painter: Painter) -> Judge:
    """Who judges what a painter has painted, frame by frame as it is written down.

    A final is written with the frames that were filled in between the painted ones, and judged with them.
    """
    work = painter.work
    seen, family = work.request.visible, work.request.family
    final = work.request.quality == "final"
    rows = tuple(range(len(seen))) if final else tuple(max(0, row - work.request.lead) for row in work.plan.rows)
    judges = adhering(family.name, painter.model, seen, rows)
    return Judge(seen, rows, work.request.size, work.read, stretches=stretches(work.request), adhering=judges)


def stretches(request: ShotRequest) -> tuple[tuple[int, int], ...]:
    """The gaps of a plan from their first key to their last, in shot frames, as far as they are seen."""
    lead = request.lead
    gaps = {(max(0, gap.rows[0] - lead), gap.rows[-1] - lead) for gap in request.plan.gaps}
    return tuple(sorted((start, stop) for start, stop in gaps if start < stop))
