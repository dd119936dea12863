"""What can be measured, by name: each a section of the bench that can be asked for by itself."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from engine.models import FAMILIES
from engine.models.base import Family

from .drawing import drawing
from .figures import Figure
from .files import exporting, remembering, storing
from .hands import hands
from .inside import inside
from .painting import edits, painting
from .pencil import pencil_figures
from .projects import projects
from .restarting import restarting
from .ten import planning, ten_edits
from .waiting import waiting


@dataclass(frozen=True)
class Asked:
    """Who paints, and how often things are measured whose times differ."""

    model: str
    times: int
    families: Mapping[str, Family] = field(default_factory=lambda: FAMILIES)


@dataclass(frozen=True)
class Section:
    name: str
    title: str  # what is being measured, said while it is
    measure: Callable[[Asked], Iterable[Figure]]
    weights: bool = False  # whether a model has to be there


def _painting(asked: Asked) -> Iterable[Figure]:
    return painting(asked.model, asked.families).figures


def _waiting(asked: Asked) -> Iterable[Figure]:
    whole = painting(asked.model, asked.families).bare_seconds
    return waiting(asked.model, whole, asked.times)


SECTIONS = (
    Section("hands", "edits and drawings", lambda asked: hands()),
    Section("pen", "a pen on a panel", lambda asked: drawing()),
    Section("edits", "one shot after an edit", lambda asked: edits(asked.model, asked.families)),
    Section("ten", "a film of a hundred shots after ten edits", lambda asked: ten_edits(asked.model, asked.families)),
    Section("projects", "a film of a thousand panels", lambda asked: projects()),
    Section("plan", "the plan of a hundred shots", lambda asked: planning(asked.model, asked.times, asked.families)),
    Section("store", "the store", lambda asked: storing(10 * asked.times)),
    Section("export", "films into files", lambda asked: exporting()),
    Section("memory", "memory for long films", lambda asked: remembering()),
    Section("draft", "drafts", _painting, weights=True),
    Section("inside", "where a draft's time goes", lambda asked: inside(asked.model), weights=True),
    Section("wait", "an artist's wait", _waiting, weights=True),
    Section("restart", "a painting process that is ended", lambda asked: restarting(asked.model), weights=True),
    Section("pencil", "Pencil, part by part", lambda asked: pencil_figures(), weights=True),
)
