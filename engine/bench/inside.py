"""Where the time of a draft goes: into the model, and into everything that we do around it."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, ParamSpec, TypeVar

from engine.document.shot_edits import set_light
from engine.models import FAMILIES, family_named
from engine.models.base import Family, Model
from engine.render.easel import Easel
from engine.render.request import request_of_shot
from engine.render.shots import Project, paint_draft
from engine.render.watch import Nobody

from .figures import Figure, spread
from .shot import FRAMES, film

P = ParamSpec("P")
R = TypeVar("R")
WORK = ("encode", "decode", "preview", "paint", "upscale", "upsample")


class Clock:
    """Counts the time that is spent inside a model, whoever calls it and however deep."""

    def __init__(self, model: Model):
        self.seconds, self._deep = 0.0, 0
        for name in WORK:
            if hasattr(model, name):
                setattr(model, name, self._counted(getattr(model, name)))

    def _counted(self, work: Callable[P, R]) -> Callable[P, R]:
        def counted(*args: P.args, **kwargs: P.kwargs) -> R:
            began, self._deep = time.perf_counter(), self._deep + 1
            try:
                return work(*args, **kwargs)
            finally:
                self._deep -= 1
                if not self._deep:
                    self.seconds += time.perf_counter() - began

        return counted


def inside(
    model: str, times: int = 3, families: Mapping[str, Family] = FAMILIES, device: str | None = None
) -> list[Figure]:
    """Frames a second of a draft, and the share of its time that is not the model's."""
    family = family_named(model, families)
    lights: tuple[Any, ...] = ("day", "dusk", "indoor")
    frames = 0
    rates: list[float] = []
    shares: list[float] = []
    with tempfile.TemporaryDirectory(prefix="inbetweener-bench-", ignore_cleanup_errors=True) as folder:
        easel = Easel({model: family}, Path(folder, "cache"), device)
        clock = Clock(easel.model(family, Nobody()))
        project = Path(folder, "Bench.inbetween")
        project.mkdir()
        # the first call of a network takes its time; at night, so that nothing drawn for it is known afterwards
        for number, light in enumerate(("night", *lights[:times])):
            document = set_light(film(model=model), "shot-0", light)
            frames = len(request_of_shot(document, document.shot("shot-0"), families=families).plan.rows)
            clock.seconds, began = 0.0, time.perf_counter()
            paint_draft(easel, Project(document, project), document.shot("shot-0"), Nobody())
            whole = time.perf_counter() - began
            if number:
                rates.append(frames / whole)
                shares.append(100 * (whole - clock.seconds) / whole)
    rate = float(film(model=model).rate.fraction) / (FRAMES / max(1, frames))
    return [
        Figure(
            "painted frames a second of a draft, judged and written", sorted(rates)[len(rates) // 2], "1/s", rate,
            "what playing in time takes", True,
        ),
        Figure("share of a draft's time outside the model", spread(shares)[0] / 1000, "%", 5.0, "what it should be at most"),
    ]  # fmt: skip
