"""From a fresh clone to the running program: ``python3 packaging/run.py``, with whatever ``inbetweener`` takes after it.

With neither arguments nor a screen it renders the sample project to ``film.mp4``, so that there is something to see.
"""

from __future__ import annotations

import os
import subprocess
import sys

from environment import ROOT, WINDOWS, environment, has_display, say, with_system_libraries


def main(arguments: list[str]) -> int:
    python = environment(ROOT / ".venv")
    samples = sorted((ROOT / "resources" / "samples").glob("*.inbetween"))
    if not arguments and not has_display() and samples:
        say("There is no screen here: rendering the sample project to film.mp4 instead of opening the window.")
        arguments = ["render", str(samples[0]), "-o", "film.mp4"]
    elif not arguments and with_system_libraries(python, "xcb"):
        return 1
    program = str(python.with_name("inbetweener.exe" if WINDOWS else "inbetweener"))
    if not WINDOWS:  # where the program that takes over would not be waited for
        os.execv(program, [program, *arguments])
    return subprocess.run([program, *arguments], check=False).returncode


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)
