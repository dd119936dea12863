"""A take judged while it is written, with the stretches of its plan, so that what is bad can be painted again by itself."""

from __future__ import annotations

from engine.measure.adherence import adhering
from engine.measure.judge import Judge

from .paint import Painter
from .plan import Plan


def judge_of(painter: Painter) -> Judge:
    """Who judges what a painter has painted, frame by frame as it is written down."""
    work = painter.work
    seen, plan, family = work.request.seen, work.plan, work.request.family
    judges = adhering(family.name, painter.model, seen, len(plan.rows))
    return Judge(seen, plan.rows, work.request.size, work.read, stretches=stretches(plan), adhering=judges)


def stretches(plan: Plan) -> tuple[tuple[int, int], ...]:
    """The gaps of a plan from their first key to their last, in shot frames."""
    return tuple(sorted({(gap.rows[0], gap.rows[-1]) for gap in plan.gaps if gap.rows[0] < gap.rows[-1]}))
