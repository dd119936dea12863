"""The bench: what it counts can be checked, and the way from a joint to a picture is the real one."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from engine.bench.figures import Figure, spread
from engine.bench.files import remembering, storing
from engine.bench.inside import inside
from engine.bench.painting import edits, painting
from engine.bench.restarting import restarting
from engine.bench.ten import planning, ten_edits
from engine.bench.waiting import waiting
from engine.cli.bench_command import SECTIONS, chosen
from engine.values.errors import InbetweenerError
from tests.engine.tiny_family import FAMILIES


@pytest.fixture(autouse=True)
def no_models(monkeypatch):
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


def test_ten_edits_are_counted_and_what_is_only_named_or_moved_costs_nothing():
    figures = {figure.what.removeprefix("model calls after "): figure for figure in ten_edits("tiny", FAMILIES, 3)}
    assert len(figures) == 10
    free = {what for what, figure in figures.items() if figure.ours == 0}
    assert free == {"another length of a dissolve", "a new name in the cast", "shots in another order"}
    every = figures["another seed"].other
    assert all(figure.ours <= every / 3 for figure in figures.values())  # never more than the one shot
    for local in ("one pose key", "one span of words", "one box"):
        assert 0 < figures[local].ours < figures["another seed"].ours


def test_a_plan_and_the_store_are_timed():
    assert all(figure.ours > 0 for figure in (*planning("tiny", 3, FAMILIES, 2), *storing(3)))


def test_a_film_of_minutes_is_cut_together_in_the_memory_of_seconds(monkeypatch):
    monkeypatch.setattr("engine.bench.files.LENGTHS", (2, 6))
    short, longer = remembering()
    assert longer.other > 2 * short.other
    assert longer.ours < 1.3 * short.ours


def test_the_time_outside_a_model_is_what_its_work_does_not_take():
    rate, share = inside("tiny", 1, FAMILIES, "cpu")
    assert rate.ours > 0
    assert 0 < share.ours < 100


def test_a_worker_that_is_ended_goes_on_by_itself_and_that_is_timed():
    ready, step = restarting("tiny", 1, "tests.engine.tiny_family:SLOW")
    assert 0 < ready.ours < step.ours


def test_the_bench_measures_what_is_named_and_refuses_what_there_is_not():
    assert [section.name for section in chosen(["plan", "ten"])] == ["ten", "plan"]
    assert len(chosen([])) == len(SECTIONS)
    with pytest.raises(InbetweenerError, match="no section"):
        chosen(["speed"])


def test_the_command_gives_one_figure_a_line_and_paints_nothing_without_weights():
    command = [sys.executable, "-m", "engine.cli", "bench", "edits", "draft", "--model", "ltx", "--json"]
    told = subprocess.run(command, capture_output=True, text=True, check=True)
    lines = [json.loads(line) for line in told.stdout.splitlines()]
    assert lines[0]["event"] == "machine"
    assert {"what", "ours", "unit", "other", "way", "ratio"} <= lines[1].keys()
    assert lines[-1] == {"event": "summary", "figures": len(lines) - 2}
    assert "the weights of LTX-Video are not here" in told.stderr
