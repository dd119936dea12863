"""Cuts that are moved: what a shot asks for afterwards, and what of it has to be painted."""

from __future__ import annotations

from pathlib import Path

import msgspec
import numpy as np
import pytest

from engine.conditioning import compile_shot
from engine.document.model import Document, Entity, LayoutTrack, Panel, PoseKey, PoseTrack, Relation
from engine.document.panel_edits import add_panel, set_frames
from engine.document.pose_edits import move_joint
from engine.document.retime_edits import trim_end
from engine.document.take_edits import use_take
from engine.jobs.events import Counts, RenderAsk, TakeMade
from engine.jobs.perform import perform
from engine.jobs.reporter import Reporter
from engine.render.easel import Easel
from engine.render.plan import Plan
from engine.render.request import request_of_shot
from engine.store.takes import Take
from engine.values.time import Span
from tests.engine.boards import film, standing, walk
from tests.engine.tiny_family import FAMILIES

ONE, TWO = "shot-1", "shot-2"
LAST = f"{ONE}-panel-2"
SEEN = ("poses", "boxes", "depth_order", "pose_confidence", "box_valid", "place", "camera")
# whoever stands by themselves finds a place beside Ana, who walks: the table, Ben who faces her, what lies and is held
STAGED = (
    Relation("table", "right of", "ana"),
    Relation("ben", "behind", "ana"),
    Relation("ben", "facing", "ana"),
    Relation("ben", "holding", "cup"),
    Relation("hat", "on", "table"),
    Relation("ben", "near", "table", Span(40, 84)),
)


@pytest.fixture
def boards() -> Document:
    """Two shots in which Ana walks from left to right among people and things that only the staging knows."""
    shots = [
        msgspec.structs.replace(walk(shot, 84), staging=STAGED, layouts=(LayoutTrack("lamp"),)) for shot in (ONE, TWO)
    ]
    things = (Entity(name, name, "prop", name) for name in ("table", "cup", "hat"))
    document = film(shots[0], msgspec.structs.replace(shots[1], panels=(Panel("only", 84),)))
    return msgspec.structs.replace(document, cast=(*document.cast, Entity("ben", "Ben", "character"), *things))


def plan(document: Document, shot: str = ONE) -> Plan:
    return request_of_shot(document, document.shot(shot), families=FAMILIES).plan


def digest_of(document: Document, shot: str = ONE) -> str:
    return request_of_shot(document, document.shot(shot), families=FAMILIES).digest


def repainted(before: Document, after: Document, shot: str = ONE) -> list[int]:
    """The shot frames whose windows a film does not share with the film before."""
    known = {planned.key for planned in plan(before, shot).windows()}
    now = plan(after, shot)
    return sorted(now.rows[at] for planned in now.windows() if planned.key not in known for _, at in planned.covers)


def roll(document: Document, frames: int) -> Document:
    """The cut between the two shots so many frames later; both together stay as long as they were."""
    before = document.shot(ONE).panels[-1].frames
    return set_frames(document, LAST, before + frames, ripple=False)


@pytest.mark.parametrize("frames", [1, 6, 11, 30, 64])
def test_a_shot_that_goes_on_asks_for_what_it_asked_before_up_to_its_last_key(boards, frames):
    was, now = compile_shot(boards, boards.shot(ONE)), compile_shot(longer := roll(boards, frames), longer.shot(ONE))
    for name in SEEN:
        assert np.array_equal(getattr(was, name), getattr(now, name)[: len(was)]), name
    last_gap = min(at for planned in plan(boards).gaps[-1:] for _, at in planned.covers) * 2
    assert min(repainted(boards, longer)) >= last_gap


@pytest.mark.parametrize("frames", [1, 6, 11, 30])
def test_a_shot_that_ends_sooner_asks_for_what_it_asked_before_up_to_its_new_last_key(boards, frames):
    for shorter in (roll(boards, -frames), trim_end(boards, LAST, 42 - frames)):
        again, gap = repainted(boards, shorter), plan(shorter).gaps[-1]
        begins = [
            at * 2 for planned in plan(shorter).windows() for _, at in planned.covers[:1] if planned.key == gap.key
        ]
        assert min(again, default=999) >= min(begins)


@pytest.mark.parametrize("frames", [-40, -7, -1, 1, 9, 41])
def test_a_cut_that_is_rolled_leaves_what_the_next_shot_shows_where_it_was(boards, frames):
    rolled = roll(boards, frames)
    was, now = (compile_shot(each, each.shot(TWO)) for each in (boards, rolled))
    assert len(now) == len(was) - frames
    same = min(len(was), len(now))
    for name in SEEN:
        assert np.array_equal(getattr(was, name)[-same:], getattr(now, name)[-same:]), name
    first = (
        max(0, -frames) + frames % 2
    )  # on twos, what is begun an odd number of frames earlier begins one before that
    assert all(frame <= first for frame in repainted(boards, rolled, TWO))
    back = set_frames(rolled, LAST, 42, ripple=False)
    assert digest_of(back, TWO) == digest_of(boards, TWO)


def test_a_key_that_comes_later_shifts_nobody_who_was_there_before(boards):
    """Whoever finds a place beside Ana finds it where she stands at first, not in the middle of where she will go."""
    more = add_panel(boards, ONE, Panel("new", 24))
    more = move_joint(more, ONE, "ana", 100, 4, (0.9, 0.2))
    was, now = (compile_shot(each, each.shot(ONE)) for each in (boards, more))
    assert np.array_equal(was.boxes[:72], now.boxes[:72])


def test_who_comes_in_from_outside_is_met_where_they_come_in(boards):
    inside = compile_shot(boards, boards.shot(ONE))
    far = PoseTrack("ana", (PoseKey(0, standing(-0.4)), PoseKey(12, standing(0.2))))
    coming = compile_shot(boards, msgspec.structs.replace(boards.shot(ONE), poses=(far,)))
    table = [entity.noun for entity in inside.entities].index("table")
    assert np.allclose(inside.boxes[0, table], coming.boxes[0, table], atol=0.02)


# -- with pictures ----------------------------------------------------------------------------------------------------


def paint(easel: Easel, project: Path, document: Document, quality="draft", shots=()) -> tuple[Counts, dict[str, Take]]:
    takes: dict[str, Take] = {}

    def tell(event: object) -> None:
        if isinstance(event, TakeMade):
            takes[event.take.shot] = event.take

    reporter = Reporter("job", tell)
    perform(easel, RenderAsk(document, project, shots, quality), reporter)
    return reporter.counts, takes


@pytest.mark.parametrize("quality", ["draft", "final"])
def test_a_cut_that_is_moved_inside_what_is_painted_paints_nothing(boards, tmp_path, quality):
    easel, project = Easel(FAMILIES, tmp_path / "cache", "cpu"), tmp_path / "Test.inbetween"
    project.mkdir()
    _, takes = paint(easel, project, boards, quality, (ONE,))
    for moved in (trim_end(boards, LAST, 20), roll(boards, -12), trim_end(boards, LAST, 41)):
        counts, found = paint(easel, project, moved, quality, (ONE,))
        assert counts.model_calls == 0
        assert {take.id for take in found.values()} == {take.id for take in takes.values()}


def test_rolling_a_cut_paints_the_end_of_the_shot_that_grew_and_nothing_else(boards, tmp_path):
    easel, project = Easel(FAMILIES, tmp_path / "cache", "cpu"), tmp_path / "Test.inbetween"
    project.mkdir()
    every, takes = paint(easel, project, boards)
    shown = use_take(boards, TWO, takes[TWO].id)
    counts, found = paint(easel, project, roll(shown, 6))
    assert found[TWO].id == takes[TWO].id
    assert counts.windows <= 3  # the last gap, the shot's new end, and the way between them
    assert counts.model_calls < every.model_calls / 6
