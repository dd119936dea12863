"""The bench: what it counts can be checked, and the way from a joint to a picture is the real one."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from engine.bench.figures import Figure, spread
from engine.bench.painting import edits, painting
from engine.bench.waiting import waiting
from tests.engine.tiny_family import FAMILIES


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    monkeypatch.setenv("INBETWEENER_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("INBETWEENER_MODELS", "")


def test_a_figure_says_how_many_times_better_it_is_and_when_it_is_worse():
    assert Figure("a wait", 2.0, "ms", 8.0).ratio == 4
    assert Figure("a wait", 8.0, "ms", 2.0).ratio == 0.25
    assert Figure("a speed", 8.0, "1/s", 2.0, more_is_better=True).ratio == 4
    assert Figure("a wait", 8.0, "ms").ratio is None
    assert spread([0.003, 0.001, 0.002]) == (2.0, 3.0)


def test_an_edit_is_counted_in_frames_and_a_new_name_paints_none():
    wrist, light, name = edits("tiny", FAMILIES)
    assert 0 < wrist.ours < wrist.other
    assert light.ours == light.other
    assert name.ours == 0


def test_a_draft_is_measured_beside_the_bare_model():
    figures = {figure.what: figure for figure in painting("tiny", FAMILIES, "cpu").figures}
    calls = figures["model calls for a draft"]
    assert calls.ours > calls.other  # keys and ends cost calls, and that is said
    assert figures["model calls after a wrist moved at one key"].ours < calls.ours
    assert all(figure.ours > 0 for figure in figures.values())


def test_a_wait_is_measured_through_the_worker():
    figures = waiting("tiny", 10.0, 2, "tests.engine.tiny_family:SLOW")
    assert [figure.unit for figure in figures] == ["ms"] * 4 + ["calls", "ms", "ms", "steps"]
    assert all(0 < figure.ours < figure.other for figure in figures if figure.other)
    assert figures[4].ours == 2
    assert figures[-1].ours <= 1  # a cancel is heard at the next step


def test_the_command_gives_one_figure_a_line_and_paints_nothing_without_weights():
    command = [sys.executable, "-m", "engine.cli", "bench", "--model", "ltx", "--json"]
    told = subprocess.run(command, capture_output=True, text=True, check=True)
    lines = [json.loads(line) for line in told.stdout.splitlines()]
    assert lines[0]["event"] == "machine"
    assert {"what", "ours", "unit", "other", "way", "ratio"} <= lines[1].keys()
    assert lines[-1] == {"event": "summary", "figures": len(lines) - 2}
    assert "the weights of LTX-Video are not here" in told.stderr
