"""The process that holds the model and paints: lines of JSON in, lines of JSON out, nothing else.

Run as ``python -m engine.jobs.worker``. It ends when its input does, so it never outlives the program that started it.
"""

from __future__ import annotations

import argparse
import importlib
import os
import sys
import threading
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from engine.models.base import Family

from .events import DraftAsk, Event, Failed, Finished, Held, RenderAsk, Stopped
from .modest import Way, be_modest

if TYPE_CHECKING:
    from .loop import Loop

PATIENCE = 20.0  # seconds for the last step once the program that asked is gone


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--families", default="engine.models:FAMILIES", help="module:name of the table of families")
    parser.add_argument("--pictures", type=Path, required=True)
    parser.add_argument("--cache", type=Path)
    parser.add_argument("--device")
    options = parser.parse_args(arguments)
    out = _own_output()
    be_modest()
    _serve(options, out)
    return 0


def families_named(place: str) -> Mapping[str, Family]:
    """The table of families that ``module:name`` names."""
    module, _, name = place.partition(":")
    return getattr(importlib.import_module(module), name)


def _own_output() -> BinaryIO:
    """The pipe for our lines; whatever else prints goes to the log."""
    sys.stdout.flush()
    ours = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    return ours


def _serve(options: argparse.Namespace, out: BinaryIO) -> None:
    from engine.render.easel import Easel

    from .loop import Loop, ready
    from .wire import Pictures, event_line

    pictures, writing = Pictures(options.pictures), threading.Lock()

    def tell(event: Event) -> None:
        with writing:
            out.write(event_line(event, pictures) or b"")
            if isinstance(event, (Finished, Failed, Held, Stopped)):
                out.write(event_line(ready(), pictures) or b"")
            out.flush()

    easel = Easel(families_named(options.families), options.cache, options.device)
    loop = Loop(easel, tell)
    threading.Thread(target=_listen, args=(loop, Way()), daemon=True).start()
    tell(ready())
    try:
        loop.run()
    except BrokenPipeError:
        return  # nobody is there any more to be told


def _listen(loop: Loop, way: Way) -> None:
    from .wire import ask_of, read_line

    for data in sys.stdin.buffer:
        arrived = read_line(data)
        if arrived.do == "stop":
            loop.stop(arrived.job)
        elif arrived.do == "prepare":
            loop.prepare(arrived.job)
        elif arrived.do == "free":
            loop.free()
        elif arrived.do in ("give way", "take back"):
            way.give(arrived.do == "give way")
        elif arrived.do == "close":
            break
        else:
            ask = ask_of(arrived.do, arrived.body)
            if isinstance(ask, DraftAsk):
                loop.draft(arrived.job, ask)
            elif isinstance(ask, RenderAsk):
                loop.render(arrived.job, ask)
    loop.close()
    # a step that never ends must not keep this process
    threading.Event().wait(PATIENCE)
    os._exit(1)


if __name__ == "__main__":
    sys.exit(main())
