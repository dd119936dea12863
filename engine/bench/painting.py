"""What painting costs: a shot, the same shot after an edit, and the same shot again, beside the bare model in a loop."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from engine.document.cast_edits import change_entity
from engine.document.model import Document
from engine.document.shot_edits import set_light
from engine.models import FAMILIES, family_named
from engine.models.base import Family, Model, Window
from engine.render.easel import Easel
from engine.render.noise import noise
from engine.render.request import ShotRequest, request_of_shot
from engine.render.shots import Project, paint_draft
from engine.render.watch import Nobody

from .figures import Figure, timed
from .shot import FRAMES, film, with_wrist_at

BARE = "the bare model, window after window, without keys and without a store"


class Counting(Nobody):
    """A watcher that only counts."""

    def __init__(self) -> None:
        self.calls = self.windows = 0

    def painted(self, model_calls: int) -> None:
        self.calls += model_calls
        self.windows += 1


def edits(model: str, families: Mapping[str, Family] = FAMILIES) -> list[Figure]:
    """Frames that have to be painted again after an edit; counted in the plans, so no weights are needed."""
    before = film(model=model)
    frames = len(_request(before, families).plan.rows)
    way = "all frames of the shot, as when windows overlap and blend"
    changed = {
        "a wrist moved at one key": with_wrist_at(before, 36, 0.3),
        "the shot's light changed": set_light(before, "shot-0", "night"),
        "a character renamed": change_entity(before, "ana", name="Hanna"),
    }
    return [
        Figure(f"frames painted after {what}", float(_again(before, after, families)), "frames", float(frames), way)
        for what, after in changed.items()
    ]


@dataclass(frozen=True)
class Painted:
    """What a draft took, and what the bare model took for the same frames."""

    figures: list[Figure]
    bare_seconds: float


def painting(model: str, families: Mapping[str, Family] = FAMILIES, device: str | None = None) -> Painted:
    """Speeds of a draft: the first time, after an edit, and asked for once more. Needs the weights."""
    before, family = film(model=model), family_named(model, families)
    frames = len(_request(before, families).plan.rows)
    with tempfile.TemporaryDirectory(prefix="inbetweener-bench-", ignore_cleanup_errors=True) as folder:
        easel = Easel({model: family}, Path(folder, "cache"), device)
        loaded = easel.model(family, Nobody())
        # the first call of a network takes its time; at night, so that nothing drawn for it is known afterwards
        bare(loaded, _request(set_light(before, "shot-0", "night"), families), steps=1)
        calls = loaded.calls
        (bare_seconds,) = timed(lambda: bare(loaded, _request(before, families)))
        bare_calls = loaded.calls - calls
        first, edited = Counting(), Counting()
        (seconds,) = timed(lambda: _draft(easel, before, folder, first))
        after = with_wrist_at(before, 36, 0.3)
        (edit_seconds,) = timed(lambda: _draft(easel, after, folder, edited))
        (again_seconds,) = timed(lambda: _draft(easel, after, folder, Counting()))
    again = "the bare model for the whole shot again"
    rate = film(model=model).rate.fraction
    figures = [
        Figure("draft, painted frames a second", frames / seconds, "1/s", frames / bare_seconds, BARE, True),
        Figure("draft, seconds for a second of film", seconds * rate / FRAMES, "s", bare_seconds * rate / FRAMES, BARE),
        Figure("model calls for a draft", float(first.calls), "calls", float(bare_calls), BARE),
        Figure("model calls after a wrist moved at one key", float(edited.calls), "calls", float(bare_calls), again),
        Figure("draft after a wrist moved at one key", edit_seconds, "s", bare_seconds, again),
        Figure("draft when nothing changed", again_seconds, "s", bare_seconds, again),
    ]
    return Painted(figures, bare_seconds)


def bare(model: Model, request: ShotRequest, steps: int | None = None) -> int:
    """A shot as a plain loop paints it: windows as long as the family can, decoded; the number of pictures."""
    grid, size, rows = request.family.grid, request.size, request.plan.rows
    pictures = 0
    for start in range(0, len(rows), grid.longest):
        some = list(rows[start : start + grid.longest])
        some += [some[-1]] * (grid.fits(len(some)) - len(some))
        seen = request.seen.rows(np.array(some, np.int32))
        latents = noise(
            request.seed, some[:: grid.stride], grid.channels, size[1] // grid.shrink, size[0] // grid.shrink
        )
        window = Window(seen, size, (), latents, steps or request.family.draft_steps)
        pictures += len(model.decode(model.paint(window, lambda step: None), window.seen))
    return pictures


def _draft(easel: Easel, document: Document, folder: str, watcher: Counting) -> None:
    project = Path(folder, "Bench.inbetween")
    project.mkdir(exist_ok=True)
    paint_draft(easel, Project(document, project), document.shot("shot-0"), watcher)


def _request(document: Document, families: Mapping[str, Family]) -> ShotRequest:
    return request_of_shot(document, document.shot("shot-0"), families=families)


def _again(before: Document, after: Document, families: Mapping[str, Family]) -> int:
    """Frames of the windows that only the changed film has, those at the ends of a gap not counted twice."""
    known = {planned.key for planned in _request(before, families).plan.windows()}
    new = [planned for planned in _request(after, families).plan.windows() if planned.key not in known]
    return len({row for planned in new for row in planned.rows})
