"""A screening on a second screen: the real program under a real X server with two monitors, one of which is unplugged."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.journeys.test_first_start import ARTIST, ROOT, at_home

TOOLS = ("xvfb-run", "xrandr", "openbox")
DESK = """
openbox >/dev/null 2>&1 & sleep 1
xrandr --setmonitor left 1600/423x1000/265+0+0 screen
xrandr --setmonitor right 1280/339x1000/265+1600+0 none
timeout 100 "$@"
kill %1
"""


@pytest.mark.skipif(not all(map(shutil.which, TOOLS)), reason=f"needs {', '.join(TOOLS)}")
def test_the_film_goes_to_the_second_screen_and_comes_back_when_that_is_unplugged(tmp_path: Path):
    server = ["xvfb-run", "-a", "-s", "-screen 0 2880x1000x24 -noreset", "bash", "-c", DESK, "desk"]
    environment = {**at_home(tmp_path / "home"), "QT_QPA_PLATFORM": "xcb"}
    artist = subprocess.run(
        [*server, sys.executable, str(ARTIST), "screening"],
        env=environment, cwd=ROOT, capture_output=True, text=True, timeout=150, check=False,
    )  # fmt: skip
    seen = [json.loads(line) for line in artist.stdout.splitlines() if line.startswith("{")]
    assert seen == [
        {"screens": [[0, 0, 1600, 1000], [1600, 0, 1280, 1000]]},
        {"film": [1600, 0, 1280, 1000], "keys_stay": True},
        {"plays": True, "same": True},
        {"unplugged": True, "plays": True, "keys_stay": True},
        {"film": [0, 0, 1600, 1000]},
    ], artist.stderr
