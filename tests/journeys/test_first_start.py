"""From the first start to a crash and back: the real program, killed in the middle of work."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from engine.document.folder import open_project
from engine.document.journal import replayed

ROOT = Path(__file__).resolve().parents[2]
ARTIST = Path(__file__).with_name("artist.py")


def at_home(home: Path) -> dict[str, str]:
    """The surroundings of a program that has a home of its own, where nothing is painted."""
    settings = home / "data" / "settings" / "Inbetweener"
    settings.mkdir(parents=True, exist_ok=True)
    kept = settings / "Inbetweener.ini"
    if not kept.exists():
        kept.write_text("[General]\ngeneration=false\n")  # no painter: this is about everything else
    return {**os.environ, "INBETWEENER_HOME": str(home), "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}


def begin(day: str, home: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, str(ARTIST), day], env=at_home(home), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )


def told(artist: subprocess.Popen[str]) -> dict[str, object]:
    assert artist.stdout
    line = artist.stdout.readline()
    assert line, artist.communicate(timeout=10)[1]
    return json.loads(line)


def test_a_first_day_that_ends_in_a_crash_and_the_morning_after(tmp_path):
    artist = begin("first", tmp_path / "home")
    try:
        assert told(artist) == {"starts_with_page": True}
        seen = told(artist)
        assert seen["film"] == "Not a Cloud"
        assert len(seen["tour"]) == 5
        assert told(artist) == {"palette_added": 1}
        assert told(artist) == {"storyboarder_duplicated": 1}
        seen = told(artist)
        project, boards = Path(str(seen["saved"])), seen["boards"]
        seen = told(artist)
        assert not seen["saved_now"]
        print("written down after", seen["written_down_after"], "s")
    finally:
        artist.kill()
        artist.communicate()
    kept = open_project(project)
    assert sum(len(shot.panels) for shot in kept.document.shots()) == boards
    assert "Never saved" not in (project / "project.json").read_text(encoding="utf-8")

    artist = begin("second", tmp_path / "home")
    try:
        assert told(artist) == {"starts_with_page": True, "first_card": "Not a Cloud"}
        seen = told(artist)
        assert seen["offered"] == 1
        assert seen["pictures"] == 1
        assert not seen["before"]
        assert told(artist) == {"back": True, "undo": "Recovered work"}
        assert told(artist) == {"saved": True, "key": "D"}
        assert artist.wait(60) == 0
    finally:
        artist.kill()
        artist.communicate()
    assert "Never saved" in (project / "project.json").read_text(encoding="utf-8")
    # what is left of a journal is older than the save, so nobody is offered it again
    revision = open_project(project).revision
    left = [replayed(path) for path in (tmp_path / "home" / "data" / "journals").glob("*.jsonl")]
    assert all(found is None or found.revision < revision for found in left)
