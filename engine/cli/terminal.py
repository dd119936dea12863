"""What commands say: a bar on a terminal, or one event a line for other programs."""

from __future__ import annotations

import argparse
import json
import math
import sys
from dataclasses import asdict
from typing import TYPE_CHECKING, Any, cast

if TYPE_CHECKING:
    from engine.jobs.events import Event
    from engine.values.errors import InbetweenerError

WIDE = 30  # letters of the bar

_STAGES = {
    "loading": "getting the model",
    "keys": "painting keys",
    "inbetweens": "painting inbetweens",
    "decoding": "writing the take",
    "refining": "refining",
    "upscaling": "finishing",
    "compositing": "writing the film",
    "encoding": "writing the film",
}


def fail(error: InbetweenerError, *, as_json: bool = False) -> int:
    """One clear sentence, and what to do about it."""
    from engine.values.errors import DiskFull

    # a queue waits for room and goes on by itself; a command has to be given again
    hint = "Make room, and give the same command again." if isinstance(error, DiskFull) else error.hint
    if as_json:
        say({"event": "failed", "sentence": error.sentence, "hint": hint})
    print(f"inbetweener: {error.sentence}", file=sys.stderr)
    if hint:
        print(f"  {hint}", file=sys.stderr)
    return 1


def say(values: dict[str, Any]) -> None:
    """One line of JSON on the output, in letters that every terminal and every log file has."""
    print(json.dumps(_known(values), default=str), flush=True)


def _known(value: Any) -> Any:
    """JSON has no word for a number that is none: it is left open."""
    if isinstance(value, dict):
        return {name: _known(inner) for name, inner in cast("dict[str, Any]", value).items()}
    if isinstance(value, (list, tuple)):
        return [_known(inner) for inner in cast("list[Any]", value)]
    return None if isinstance(value, float) and not math.isfinite(value) else value


class JsonLines:
    """Every event as a line; pictures are only counted."""

    def __call__(self, event: Event) -> None:
        from engine.jobs.events import Looks, TakeMade

        if isinstance(event, Looks):
            values: dict[str, Any] = {
                name: getattr(event, name) for name in ("shot", "shot_frames", "step", "steps", "quality")
            }
        elif isinstance(event, TakeMade):
            take = event.take
            values = {"take": take.id, "shot": take.shot, "quality": take.quality, "frames": take.frames}
            values["notes"] = take.notes
        else:
            values = {name: value for name, value in asdict(event).items() if name != "job"}
        say({"event": type(event).__name__.lower(), **values})

    def end(self) -> None: ...


class Bar:
    """A line that is written over on a terminal; elsewhere one line for each stage."""

    def __init__(self, numbers: dict[str, str]):
        self.numbers = numbers  # of the shots
        self._live = sys.stderr.isatty()
        self._stage = ""
        self._notes: set[str] = set()

    def __call__(self, event: Event) -> None:
        from engine.jobs.events import Progress, TakeMade

        if isinstance(event, TakeMade):
            self._note(event.take.notes)
        if isinstance(event, Progress):
            self._progress(event.stage, event.shot, event.done / max(1, event.total), event.seconds_left)

    def end(self) -> None:
        if self._live and self._stage:
            print(file=sys.stderr)
            self._stage = ""

    def _progress(self, stage: str, shot: str, share: float, left: float | None) -> None:
        what = _STAGES[stage] + (f", shot {self.numbers[shot]}" if shot in self.numbers else "")
        if self._live:
            done = round(share * WIDE)
            rest = f"  {duration(left)} left" if left is not None and share < 1 else ""
            bar = "█" * done + "·" * (WIDE - done)
            sys.stderr.write(f"\r\033[K{bar} {share:4.0%}  {what}{rest}")
            sys.stderr.flush()
        elif what != self._stage:
            print(what, file=sys.stderr, flush=True)
        self._stage = what

    def _note(self, notes: tuple[str, ...]) -> None:
        for note in notes:
            if note not in self._notes:
                self._notes.add(note)
                self.end()
                print(f"note: {note}", file=sys.stderr)


def duration(seconds: float) -> str:
    """``0:07``, ``3:20``, ``1:05:00``."""
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def size_of(text: str) -> tuple[int, int]:
    """``1280x720`` as two numbers; anything else is told in words."""
    width, _, height = text.lower().replace("×", "x").partition("x")
    try:
        size = int(width), int(height)
    except ValueError:
        size = 0, 0
    if not all(16 <= side <= 8192 and side % 2 == 0 for side in size):
        raise argparse.ArgumentTypeError(f"“{text}” is not two even numbers from 16 to 8192, such as 1280x720")
    return size


def table(rows: list[tuple[str, ...]]) -> str:
    """Rows as columns, the first row underlined."""
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    lines = ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows]
    return "\n".join([lines[0], "  ".join("─" * width for width in widths), *lines[1:]])
