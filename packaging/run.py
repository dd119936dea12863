"""From a fresh clone to the running program: ``python3 packaging/run.py``, with whatever ``inbetweener`` takes after it.

With neither arguments nor a screen ``inbetweener`` renders the sample project to ``film.mp4``, so that there is
something to see.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from environment import ROOT, WINDOWS, environment, has_display, with_system_libraries


def main(arguments: list[str]) -> int:
    python = environment(ROOT / ".venv")
    if opens_window(arguments) and with_system_libraries(python, "xcb"):
        return 1
    program = str(python.with_name("inbetweener.exe" if WINDOWS else "inbetweener"))
    if not WINDOWS:  # where the program that takes over would not be waited for
        os.execv(program, [program, *arguments])
    return subprocess.run([program, *arguments], check=False).returncode


def opens_window(arguments: list[str]) -> bool:
    return has_display() and (not arguments or Path(arguments[0]).exists())


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)
