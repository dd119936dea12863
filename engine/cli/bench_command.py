"""``inbetweener bench``: what things take on this machine, each beside another way of doing it."""

from __future__ import annotations

import argparse
import importlib
import sys
from dataclasses import asdict
from typing import TYPE_CHECKING

from engine.values.errors import InbetweenerError

from .terminal import say, table

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from engine.bench.figures import Figure
    from engine.bench.sections import Section


SECTIONS = (
    "hands", "pen", "edits", "ten", "projects", "plan", "store", "export", "memory", "draft", "inside", "wait",
    "restart", "pencil",
)  # fmt: skip
"""The names of ``engine.bench.sections``, which is only opened to measure."""


def add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "sections", nargs="*", metavar="SECTION",
        help=f"{', '.join(SECTIONS)}; none: all",
    )  # fmt: skip
    parser.add_argument("--model", default="pencil", metavar="NAME", help="who paints")
    parser.add_argument("--times", type=int, default=15, metavar="N", help="how often an artist's wait is measured")
    parser.add_argument("--window", action="store_true", help="only the window's own drawing; needs Qt, and no screen")
    parser.add_argument("--json", action="store_true", help="one figure a line")


def run(options: argparse.Namespace) -> int:
    from engine.bench.figures import machine
    from engine.jobs.modest import be_modest

    wanted = chosen(options.sections)
    be_modest()  # as the worker is, so that what is measured here and there is measured alike
    about = machine()
    if options.json:
        say({"event": "machine", **about})
    figures: list[tuple[str, Figure]] = []
    found = drawn() if options.window else measured(wanted, options.model, max(9, options.times))
    for section, figure in found:
        figures.append((section, figure))
        if options.json:
            say({"event": "figure", "section": section, **asdict(figure), "ratio": figure.ratio})
    if options.json:
        say({"event": "summary", "figures": len(figures)})
        return 0
    print("  ".join(f"{name} {value}" for name, value in about.items()))
    head = "", "here", "", "the other way", "times better", "the other way is"
    print(table([head, *(row(figure) for _, figure in figures)]))
    return 0


def chosen(names: Sequence[str]) -> tuple[Section, ...]:
    """The sections that are named, all where none is; InbetweenerError for one that there is not."""
    from engine.bench import sections

    unknown = [name for name in names if name not in SECTIONS]
    if unknown:
        raise InbetweenerError(f"The bench has no section “{unknown[0]}”.", f"There are: {', '.join(SECTIONS)}.")
    return tuple(section for section in sections.SECTIONS if not names or section.name in names)


def measured(sections: Sequence[Section], model: str, times: int) -> Iterator[tuple[str, Figure]]:
    """Every figure as soon as it is known, with its section; what needs weights that are not here is left out, and told."""
    from engine.bench.sections import Asked
    from engine.models import family_named

    family, pencils = family_named(model), family_named("pencil")
    for section in sections:
        painter = pencils if section.name == "pencil" else family
        if section.weights and painter.find() is None:
            _tell(f"{section.title}: the weights of {painter.title} are not here. {painter.missing}")
            continue
        _tell(section.title)
        for figure in section.measure(Asked(model, times)):
            yield section.name, figure


def drawn() -> Iterator[tuple[str, Figure]]:
    """What the window's own drawing takes. It stands above this floor, so it is named and not imported."""
    _tell("the window")
    for figure in importlib.import_module("app.bench").figures():
        yield "window", figure


def row(figure: Figure) -> tuple[str, ...]:
    other = "" if figure.other is None else number(figure.other)
    ratio = "" if figure.ratio is None else f"{figure.ratio:.2g}" if figure.ratio < 100 else f"{figure.ratio:.0f}"
    return figure.what, number(figure.ours), figure.unit, other, ratio, figure.way


def number(value: float) -> str:
    """Three figures that count: 0.0451, 12.3, 4120."""
    return f"{value:.0f}" if value >= 100 or value == int(value) else f"{value:.3g}"


def _tell(what: str) -> None:
    print(f"measuring: {what}", file=sys.stderr, flush=True)
