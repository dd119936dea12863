"""``inbetweener train pencil``: teaches the bundled model again, from nothing but our own drawings."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING, get_args

from engine.training import Stage

from .terminal import say

if TYPE_CHECKING:
    from engine.training import Told


def add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("model", choices=("pencil",))
    parser.add_argument("--stage", choices=get_args(Stage), default="all")
    parser.add_argument("--device", choices=("cpu", "cuda"), default="cpu")
    parser.add_argument("--minutes", type=minutes_of, default=90, help="how long it may learn; drawing comes on top")
    parser.add_argument("-o", "--output", type=Path, default=Path("pencil-training"), help="goes on where it stopped")
    parser.add_argument("--json", action="store_true", help="one event a line")


def minutes_of(text: str) -> float:
    """A time above nothing; anything else is told in words."""
    try:
        minutes = float(text)
    except ValueError:
        minutes = 0.0
    if not 0 < minutes < 1e6:
        raise argparse.ArgumentTypeError(f"“{text}” is no time in minutes, such as 90 or 0.5")
    return minutes


def run(options: argparse.Namespace) -> int:
    from engine.training import train_pencil

    def tell(told: Told) -> None:
        if options.json:
            say({"event": "training", "stage": told.stage, "step": told.step, "share": told.share, **told.numbers})
        else:
            numbers = "  ".join(f"{name} {value:.4g}" for name, value in told.numbers.items())
            print(f"{told.stage} {told.share:4.0%}  step {told.step}  {numbers}", file=sys.stderr, flush=True)

    folder = train_pencil(options.stage, options.device, options.minutes, options.output, tell)
    if options.json:
        say({"event": "summary", "folder": str(folder)})
    else:
        print(f"The weights are in {folder}")
    return 0
