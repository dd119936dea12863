"""Pencil's report: one page of figures, each beside what it should be, with sheets of pictures to look at.

``inbetweener measure pencil --page FOLDER`` writes it. Nothing on it is chosen: scenes are the first of their seeds.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from engine.conditioning.vectors import Conditioning
from engine.media.pictures import write_jpeg
from engine.models import pencil
from engine.models.base import Pin
from engine.models.pencil_judges import Judges
from engine.training import measure
from engine.training.judged import SEEDS, SIZE, Mark, Painter, Report, judge, unblocked
from engine.training.moving import Moving, moving
from engine.training.outside import sheet_of_outside
from engine.training.world import clip

Pictures = NDArray[np.uint8]

STEPS = (2, 4, 8, 20)  # of a draft, of the goals, and what more would bring


@dataclass(frozen=True)
class Goal:
    """What a figure should be: at least, or at most."""

    bound: float
    least: bool = True

    def __str__(self) -> str:
        return f"{'≥' if self.least else '≤'} {self.bound:g}"

    def reached(self, value: float) -> bool:
        return value >= self.bound if self.least else value <= self.bound


GOALS = {
    "joints within a tenth": {"4 steps": Goal(0.85), "8 steps": Goal(0.9)},
    "overlap of people and things": {"4 steps": Goal(0.75)},
    "place": {"4 steps": Goal(0.95)},
    "light": {"4 steps": Goal(0.95)},
    "style": {"4 steps": Goal(0.95)},
    "things": {"4 steps": Goal(0.95)},
    "colour of clothes": {"4 steps": Goal(0.85)},
}


def write_page(
    folder: Path, clips: int = 200, weights: Path | None = None, device: str = "cpu", outside: Sequence[Path] = ()
) -> Path:
    """Measures the weights and lays the page and its sheets down in a folder; the page's path.

    ``outside``: captured people, motion capture, photographs and drawings, to be shown with what is made of them.
    """
    found = weights or pencil.found_weights()
    model = pencil.load(found, device)
    judges = Judges.load(found / "judges")
    report = judge(judges, painters(model), clips)
    marks = measure.measure(found, device, max(12, clips // 8))
    going = moving(model, judges, max(6, clips // 8))
    folder.mkdir(parents=True, exist_ok=True)
    write_jpeg(folder / "painted.jpg", sheet_of_steps(model))
    write_jpeg(folder / "pinned.jpg", sheet_of_pins(model))
    if outside:
        write_jpeg(folder / "outside.jpg", sheet_of_outside(model, outside))
    page = folder / "README.md"
    reasons = folder / "WHY.md"  # written by people who tried
    told = reasons.read_text(encoding="utf-8") if reasons.exists() else ""
    page.write_text(
        "\n".join([*lines(report, marks, going, clips), *shown_outside(outside), "", told]), encoding="utf-8"
    )
    return page


def painters(model: pencil.Pencil) -> dict[str, Painter]:
    """Those who paint: in so many steps, and from words alone."""

    def in_steps(steps: int) -> Painter:
        return lambda seen, seed: measure.paint(model, seen, seed=seed, steps=steps)

    def from_words(seen: Conditioning, seed: int) -> Pictures:
        return measure.paint(model, unblocked(seen), seed=seed)

    return {f"{steps} steps": in_steps(steps) for steps in STEPS} | {"words alone": from_words}


def lines(report: Report, marks: measure.Marks, going: Moving, clips: int) -> Iterator[str]:
    """The page, line by line."""
    yield "# What Pencil does, in figures"
    yield ""
    yield (
        f"`inbetweener measure pencil --page` wrote this page from {clips} scenes that were in no lesson. *Truth* is what the "
        "judges read in the drawn pictures themselves, which no painter can better; *another scene* is what they read in "
        "pictures of something else, which is luck. In brackets: the interval of 95 % over scenes."
    )
    yield ""
    yield "## Read by judges that were taught apart, on true pictures only"
    yield ""
    columns = ["truth", *(f"{steps} steps" for steps in STEPS), "words alone", "another scene"]
    yield "| share that is right | should be | " + " | ".join(columns) + " |"
    yield "|---|---|" + "---|" * len(columns)
    for measured, by_name in report.items():
        goals = GOALS.get(measured, {})
        asked = ", ".join(f"{goal} at {name}" for name, goal in goals.items()) or "–"
        yield f"| {measured} | {asked} | " + " | ".join(_cell(by_name.get(name)) for name in columns) + " |"
    yield ""
    yield "## Measured in the pictures"
    yield ""
    yield "| mark | should be | is |"
    yield "|---|---|---|"
    for name, goal, value in plain(marks, going):
        told = "–" if goal is None else f"{goal}{'' if goal.reached(value) else ' (missed)'}"
        yield f"| {name} | {told} | {value:.2f} |"
    yield ""
    yield "## To look at"
    yield ""
    yield "Blocking, 1, 2, 4, 8 and 20 steps, and the picture as our own program draws it:"
    yield ""
    yield "![one scene a row](painted.jpg)"
    yield ""
    yield (
        "Drawn by another hand than the cast says, pinned at the first and the last frame. In each pair of rows the upper is "
        "what was drawn, of which only the ends were given, and the lower what was painted:"
    )
    yield ""
    yield "![pinned at both ends](pinned.jpg)"


def shown_outside(files: Sequence[Path]) -> Iterator[str]:
    if files:
        yield ""
        yield (
            "Made by others, and for nothing like this. In each pair of rows the upper is what was given, the lower what was "
            f"painted; of a picture only the first frame was given: {', '.join(file.name for file in files)}."
        )
        yield ""
        yield "![what others made](outside.jpg)"


def plain(marks: measure.Marks, going: Moving) -> Iterator[tuple[str, Goal | None, float]]:
    """Figures without a judge: name, goal, value."""
    goals = {
        "autoencoder, dB": Goal(32),
        "sketch against the decoder, dB": Goal(28),
        "enlarged twice over bicubic, dB more": Goal(2.5),
        "enlarged four times over bicubic, dB more": Goal(2.5),
        "448 x 256 enlarged twice over bicubic, dB more": Goal(2.5),
        "448 x 256 enlarged four times over bicubic, dB more": Goal(2.5),
    }
    for name, value in marks.items():
        yield name, goals.get(name), value
    yield "error along the true flow, over the drawn clip's own", Goal(1.5, least=False), going.flow.value
    yield "worst borders of gaps in a minute, deviations", Goal(3, least=False), going.seam
    yield "the same of its blocking, which has no gaps", None, going.seamless
    yield "drift of the mean colour in a minute, levels", Goal(2, least=False), going.drift
    if going.far:
        yield "joints found half way between two far poses", Goal(0.85), going.far.value


def _cell(mark: Mark | None) -> str:
    return str(mark) if mark else "–"


def sheet_of_steps(model: pencil.Pencil, scenes: int = 8) -> Pictures:
    """One scene a row: blocking, one step, two, four, eight, twenty, truth."""
    rows: list[Pictures] = []
    for index, seed in enumerate(SEEDS[:scenes]):
        made = clip(seed, 1, SIZE)
        painted = [measure.paint(model, made.seen, seed=index, steps=steps)[0] for steps in (1, *STEPS)]
        rows.append(np.concatenate([made.blocking[0], *painted, made.finished[0]], axis=1))
    return np.concatenate(rows)


def sheet_of_pins(model: pencil.Pencil, scenes: int = 4, frames: int = 13) -> Pictures:
    """Two rows a scene: what another hand drew, and what was painted between its first and last frame."""
    rows: list[Pictures] = []
    for seed in SEEDS[:scenes]:
        made = clip(seed, frames, SIZE, other_hands=1.0)
        ends = (0, frames - 1)
        latents = model.encode(made.finished[list(ends)])
        pins = tuple(Pin(row, made.finished[row], latents[at : at + 1]) for at, row in enumerate(ends))
        painted = measure.paint(model, made.seen, pins=pins)
        shown = range(0, frames, 3)
        rows += [np.concatenate([side[row] for row in shown], axis=1) for side in (made.finished, painted)]
    return np.concatenate(rows)
