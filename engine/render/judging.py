"""A take judged while it is written, with the stretches of its plan, so that what is bad can be painted again by itself."""

from __future__ import annotations

from engine.measure.adherence import adhering
from engine.measure.judge import Judge

from .paint import Painter
from .plan import Plan


def judge_of(painter: Painter) -> Judge:
    """Who judges what a painter has painted, frame by frame as it is written down.

    A final is written with the frames that were filled in between the painted ones, and judged with them.
    """
    work = painter.work
    seen, plan, family = work.request.seen, work.plan, work.request.family
    rows = tuple(range(len(seen))) if work.request.quality == "final" else plan.rows
    judges = adhering(family.name, painter.model, seen, len(rows))
    return Judge(seen, rows, work.request.size, work.read, stretches=stretches(plan), adhering=judges)


def stretches(plan: Plan) -> tuple[tuple[int, int], ...]:
    """The gaps of a plan from their first key to their last, in shot frames."""
    return tuple(sorted({(gap.rows[0], gap.rows[-1]) for gap in plan.gaps if gap.rows[0] < gap.rows[-1]}))
