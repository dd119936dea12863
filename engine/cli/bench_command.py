"""``inbetweener bench``: what things take on this machine, each beside another way of doing it."""

from __future__ import annotations

import argparse
import importlib
import sys
from dataclasses import asdict
from typing import TYPE_CHECKING

from .terminal import say, table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from engine.bench.figures import Figure


def add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--model", default="pencil", metavar="NAME", help="who paints")
    parser.add_argument("--times", type=int, default=15, metavar="N", help="how often an artist's wait is measured")
    parser.add_argument("--window", action="store_true", help="only the window's own drawing; needs Qt, and no screen")
    parser.add_argument("--json", action="store_true", help="one figure a line")


def run(options: argparse.Namespace) -> int:
    from engine.bench.figures import machine
    from engine.jobs.worker import be_modest

    be_modest()  # as the worker is, so that what is measured here and there is measured alike
    about = machine()
    if options.json:
        say({"event": "machine", **about})
    figures: list[Figure] = []
    # the window stands above this floor, so it is named and not imported
    window = importlib.import_module("app.bench").figures if options.window else None
    for figure in window() if window else measured(options.model, max(9, options.times)):
        figures.append(figure)
        if options.json:
            say({"event": "figure", **asdict(figure), "ratio": figure.ratio})
    if options.json:
        say({"event": "summary", "figures": len(figures)})
        return 0
    print("  ".join(f"{name} {value}" for name, value in about.items()))
    head = "", "here", "", "the other way", "times better", "the other way is"
    print(table([head, *(row(figure) for figure in figures)]))
    return 0


def measured(model: str, times: int) -> Iterator[Figure]:
    """Every figure as soon as it is known, those that need weights last."""
    from engine.bench.hands import hands
    from engine.bench.painting import edits, painting
    from engine.bench.waiting import waiting
    from engine.models import family_named

    family = family_named(model)
    _tell("edits and drawings")
    yield from hands()
    yield from edits(model)
    if family.find() is None:
        _tell(f"the weights of {family.title} are not here, so nothing is painted. {family.missing}")
        return
    _tell(f"drafts by {family.title}")
    painted = painting(model)
    yield from painted.figures
    _tell("an artist's wait")
    yield from waiting(model, painted.bare_seconds, times)


def row(figure: Figure) -> tuple[str, ...]:
    other = "" if figure.other is None else number(figure.other)
    ratio = "" if figure.ratio is None else f"{figure.ratio:.2g}" if figure.ratio < 100 else f"{figure.ratio:.0f}"
    return figure.what, number(figure.ours), figure.unit, other, ratio, figure.way


def number(value: float) -> str:
    """Three figures that count: 0.0451, 12.3, 4120."""
    return f"{value:.0f}" if value >= 100 or value == int(value) else f"{value:.3g}"


def _tell(what: str) -> None:
    print(f"measuring: {what}", file=sys.stderr, flush=True)
