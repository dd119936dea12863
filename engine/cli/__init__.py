"""Every command, without a window: ``inbetweener render``, ``import``, ``export``, ``check`` and their kin.

Exit codes: 0 done, 1 failed with one clear sentence, 2 wrong use, 130 interrupted (what paints or learns goes on from
there when it is given again).
"""

from __future__ import annotations

import argparse
import errno
import importlib
import io
import os
import signal
import sys
from pathlib import Path
from types import FrameType

COMMANDS = {
    "render": "paint the shots of a project and write the film",
    "takes": "list what was painted of every shot, approve it, choose it, throw it away",
    "import": "make a project from storyboards, scripts, pictures or poses",
    "export": "write a project for another program",
    "check": "say what is not as it should be in a project",
    "conditioning": "write what a model is shown of a shot: vectors, maps and masks",
    "measure": "say how well a film does what its boards say",
    "models": "list who can paint, and what is missing for it",
    "train": "teach Pencil",
    "bench": "measure this program beside others",
}
GO_ON = {
    "render": "What was painted is kept; the same command goes on from there.",
    "train": "What was learned is kept; the same command goes on from there.",
}
"""What is not lost when a command is stopped; the others leave nothing half done."""


def main(argv: list[str] | None = None) -> int:
    """Runs one command; with no arguments, or a project, it opens the window."""
    arguments = sys.argv[1:] if argv is None else argv
    if not arguments or (arguments[0] not in COMMANDS and not arguments[0].startswith("-")):
        return _window(arguments)
    _speak_plainly()
    options = _parser(arguments[0]).parse_args(arguments)
    signal.signal(signal.SIGTERM, _interrupted)
    try:
        return _done(options)
    except OSError as error:
        if error.filename is not None or error.errno not in (errno.EPIPE, errno.EINVAL, errno.ENOSPC):
            raise
        # whoever read our output has seen enough (Windows calls that invalid), or there is no room for more of it
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if error.errno == errno.ENOSPC:
            print("inbetweener: The disk is full: what is said could not be written.", file=sys.stderr)
        return 1


def _done(options: argparse.Namespace) -> int:
    """The command carried out, and all that it said written."""
    from engine.values.errors import InbetweenerError

    from .terminal import fail, say

    as_json = getattr(options, "json", False)
    try:
        code = int(options.run(options))
        sys.stdout.flush()
    except InbetweenerError as error:
        return fail(error, as_json=as_json)
    except KeyboardInterrupt:
        if as_json:
            say({"event": "interrupted"})
        print(f"\nStopped. {GO_ON.get(options.command, '')}".rstrip(), file=sys.stderr)
        return 130
    return code


def _speak_plainly() -> None:
    """Output that always can be written: a terminal that lacks a letter, or a file name that is no text, stops nothing."""
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:  # closed by whoever started us
            setattr(sys, name, Path(os.devnull).open("w", encoding="utf-8"))  # noqa: SIM115  for as long as we live
        elif isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def _parser(command: str) -> argparse.ArgumentParser:
    """The parser; only the file of the command that is meant is opened."""
    parser = argparse.ArgumentParser(
        prog="inbetweener",
        description="Storyboards that move. With no command, or with a project, the window opens.",
        epilog="inbetweener COMMAND --help tells more about a command.",
    )
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", required=True)
    for name, what in COMMANDS.items():
        each = commands.add_parser(name, help=what, description=f"{what[0].upper()}{what[1:]}.")
        if name == command:
            module = importlib.import_module(f"engine.cli.{name}_command")
            module.add(each)
            each.set_defaults(run=module.run)
    return parser


def _window(arguments: list[str]) -> int:
    if arguments and not Path(arguments[0]).exists():
        print(
            f"inbetweener: there is no command and no project “{arguments[0]}”. "
            f"The commands are {', '.join(COMMANDS)}; inbetweener --help says what they do.",
            file=sys.stderr,
        )
        return 2
    if not has_display():
        return _without_display(arguments)
    # the window stands above this floor, so it is named and not imported
    return int(importlib.import_module("app.main").run(arguments))


def has_display() -> bool:
    """Whether a window could be seen here."""
    if sys.platform in ("win32", "darwin"):
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


def _without_display(arguments: list[str]) -> int:
    from engine.values.settings import RESOURCES

    film = (
        arguments[0] if arguments else next((str(path) for path in sorted(RESOURCES.glob("samples/*.inbetween"))), "")
    )
    if not film:
        print("There is no screen here. inbetweener --help lists what can be done without one.", file=sys.stderr)
        return 1
    print("There is no screen here: rendering to film.mp4 instead of opening the window.", file=sys.stderr)
    return main(["render", film, "-o", "film.mp4"])


def _interrupted(_signal: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt
