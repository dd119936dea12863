"""Weak spots: what was measured of a take is listed, shown on the timeline, gone to and painted again with a click."""

from __future__ import annotations

import msgspec
import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt

from app.measures import Measures, fault_at, levels
from app.spots import SpotsPanel
from app.spots.figures import told
from app.studio import Studio
from engine.document.shot_edits import change_shot
from engine.document.take_edits import use_take
from engine.measure.marks import Adherence, Fault, Marks, Pin, Stretch, write_marks
from engine.store.take_files import write_take
from engine.store.takes import Take, read_takes
from tests.app.conftest import Asked

ROWS = tuple(range(0, 24, 2))
SIZE = 64, 32
MARKS = Marks(
    frames=12, motion=1.2, motion_floor=0.2, coverage=0.9, gain=0.4, drift=1.0, grain=0.2, boiling=0.3, flicker=1.0,
    flicker_floor=0.9, pins=(Pin(0, 31.2, 0.97),), stretches=(Stretch(0, 10, 0.1, 0.4), Stretch(10, 22, 0.9, 2.0)),
    faults=(Fault(14, "brightness", 80.0, 0.9, 1), Fault(4, "frozen", 2.0, 0.5, 0)),
    heat=(0.0, 0.0, 0.5, 0.0, 0.0, 0.0, 0.0, 0.9, 0.0, 0.0, 0.0), rows=ROWS,
)  # fmt: skip


def with_take(studio: Studio, shot: str, name: str, marks: Marks | None) -> None:
    take = Take(name, shot, "draft", "", {}, "pencil", "1", "", 0, *SIZE, studio.document.rate, 12, 2, ())
    picture = np.zeros((SIZE[1], SIZE[0], 3), np.uint8)
    write_take(studio.takes.folder, take, [picture] * 12)
    (kept,) = read_takes(studio.takes.folder, shot)
    if marks:
        write_marks(studio.takes.folder, kept, marks)
    studio.takes.add(kept)
    studio.edit("", use_take, shot, name)


@pytest.fixture
def measures(qtbot, studio: Studio) -> Measures:
    studio.live_drafts = False
    for shot in ("shot-1", "shot-2"):
        studio.edit("", change_shot, shot, paint=True)
    with_take(studio, "shot-1", "take-1", MARKS)
    with_take(studio, "shot-2", "take-2", msgspec.structs.replace(MARKS, faults=(Fault(8, "motion", 9.0, 0.7, 0),)))
    made = Measures(studio)
    made.spots()
    qtbot.waitUntil(lambda: len(made.spots()) == 3)
    return made


@pytest.fixture
def panel(qtbot, measures: Measures) -> SpotsPanel:
    panel = SpotsPanel(measures)
    qtbot.addWidget(panel)
    panel.resize(320, 500)
    panel.show()
    qtbot.waitUntil(lambda: panel.model.rowCount() == 3)
    return panel


def press(qtbot, panel: SpotsPanel, line: int, *, again: bool = False) -> None:
    place = panel.list.visualRect(panel.model.index(line))
    at = panel.delegate.button(place).center().toPoint() if again else place.center()
    qtbot.mouseMove(panel.list.viewport(), at)
    qtbot.mouseClick(panel.list.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(at))


def test_the_worst_spots_come_first_and_a_click_goes_there(qtbot, panel, studio):
    assert [(spot.placed.number, spot.fault.kind) for spot in panel.model.spots] == [
        ("1", "brightness"), ("2", "motion"), ("1", "frozen"),
    ]  # fmt: skip
    press(qtbot, panel, 0)
    assert studio.playhead == 16  # the first frame that shows the other colour
    press(qtbot, panel, 1)
    assert studio.playhead == 24 + 10
    assert not studio.document.shot("shot-1").retries


def test_one_click_paints_the_stretch_again_and_one_step_back_takes_it_away(qtbot, panel, studio):
    studio.engine = Asked()
    before = studio.document
    press(qtbot, panel, 0, again=True)
    (retry,) = studio.document.shot("shot-1").retries
    assert retry.frame in range(11, 22)  # within the second stretch
    assert [ask.shots for ask in studio.engine.renders] == [("shot-1",)]
    assert studio.playhead == 16  # and what is painted is looked at
    studio.undo()
    assert studio.document == before
    studio.engine = None


def test_the_line_has_a_level_for_every_frame_and_knows_where_it_ends():
    found = levels(MARKS, 30)
    assert found[:6].tolist() == [0.0] * 6
    assert found[6:8].tolist() == [0.5, 0.5]
    assert found[16:18] == pytest.approx([0.9, 0.9])
    assert np.isnan(found[24:]).all()
    assert not np.isnan(found[:24]).any()
    fault = fault_at(MARKS, 17)
    assert fault
    assert fault.frame == 14
    assert fault_at(MARKS, 19) is None


def test_what_nobody_can_judge_is_said(measures, studio):
    assert [figure for name, figure, _ in told(MARKS) if name in ("Poses", "Figures in their places")] == ["–", "–"]
    judged = msgspec.structs.replace(MARKS, adherence=Adherence("a detector", pose=0.83))
    assert ("Poses", "83%", "Judged by a detector.") in told(judged)
    assert told(MARKS)[0][1] == "31 dB, 97% alike"
    assert measures.anything()
    studio.set_generation(False)
    assert not measures.anything()
    assert measures.of(studio.document.shot("shot-1")) is None


def test_takes_of_an_older_day_are_looked_over_when_asked(qtbot, measures, panel, studio):
    assert not panel.look.isVisible()
    with_take(studio, "shot-3", "take-3", None)
    studio.edit("", change_shot, "shot-3", paint=True)
    qtbot.waitUntil(lambda: bool(measures.unmeasured()))
    qtbot.waitUntil(panel.look.isVisible)
    qtbot.mouseClick(panel.look, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not measures.unmeasured(), timeout=20000)
    assert measures.of(studio.document.shot("shot-3")) is not None
