"""What of a shot's plan a frame lies in: the piece that another try would paint, and nothing else."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from engine.document.model import Document, Shot
from engine.models import FAMILIES
from engine.models.base import Family
from engine.values.time import Span

from .plan import Planned
from .request import ShotRequest, request_of_shot
from .windows import Role


@dataclass(frozen=True)
class Part:
    """A key, a gap, a pinned picture or a locked frame."""

    kind: Role
    span: Span  # the shot frames that are its own, without the keys at a gap's ends


def around_frame(document: Document, shot: Shot, shot_frame: int, families: Mapping[str, Family] = FAMILIES) -> Part:
    """The part of a shot's draft that a frame is taken from."""
    request = request_of_shot(document, shot, families=families)
    painted = request.painted_frame(shot_frame)
    planned, _ = request.plan.source(painted)
    return Part(planned.request.role, _span(planned, painted, request))


def _span(planned: Planned, painted: int, request: ShotRequest) -> Span:
    # a picture that is pinned in several places is meant where it is looked at
    own = [frame for _, frame in planned.covers] if planned.request.role == "gap" else [painted]
    first, last = request.shot_frame(min(own)), request.shot_frame(max(own))
    return Span(max(0, first), min(request.frames, last + request.plan.held))
