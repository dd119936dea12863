"""An afternoon at the timeline: a scene cut to its sound by hand, every gesture one step, and all of it there the next day."""

from __future__ import annotations

import wave
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from app.timeline.layout import View
from app.timeline.line import Line
from app.timeline.scene import TOP
from engine.document import sound_edits
from engine.document.assets import Assets
from engine.document.folder import new_project, open_project
from engine.values.time import Span
from tests.app.conftest import small_film
from tests.app.timelines import ALT, LEFT, NONE, drag, frames, posed, spot

RATE = 48000


@pytest.fixture
def window(open_window, tmp_path: Path):
    made = open_window(new_project(tmp_path / "scene.inbetween", small_film()).folder)
    posed(made.studio)
    made.show_workspace("animatic")
    QTest.qWait(150)
    return made


def knock(folder: Path) -> Path:
    """Two seconds with a knock after half a second."""
    samples = np.zeros(2 * RATE)
    samples[RATE // 2 : RATE // 2 + 3000] = np.random.default_rng(2).normal(0, 0.4, 3000)
    path = folder / "knock.wav"
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes((np.clip(samples, -1, 1) * 32000).astype("<i2").tobytes())
    return path


def test_a_scene_is_cut_to_its_sound_and_every_gesture_is_one_step(window, qtbot, tmp_path):
    studio, timeline = window.studio, window.timeline
    port = timeline.viewport()
    timeline.resize(1400, 460)
    timeline.show_view(View(0.0, 6.0, timeline.view.width))
    started = studio.document
    studio.editor.past.clear()

    def do(action: str) -> None:
        window.actions_[action].trigger()
        QTest.qWait(1)

    def goes_to(time: str) -> None:
        QTest.mouseClick(port, LEFT, NONE, QPoint(40, TOP // 2))
        line = next(one for one in port.findChildren(Line) if one.isVisible())
        QTest.keyClicks(line, time)
        QTest.keyClick(line, Qt.Key.Key_Return)

    # the sound is laid, and the cut is put where somebody knocks
    sound = Assets(studio.project).put_file(knock(tmp_path))
    studio.edit("Sound", sound_edits.add_sound, sound, 0, "knock")
    qtbot.waitUntil(lambda: timeline.waves.of(studio.document.sounds[0]) is not None, timeout=60_000)
    assert 12 in timeline.fixed_targets().tolist()
    edge = spot(timeline, "panels", 24) - QPoint(1, 0)
    drag(timeline, edge, edge - QPoint(6 * 11, 0))  # a frame beside the knock, which it catches on
    assert frames(studio) == [[12], [36, 24], [48]]

    # blade, roll, slide, dissolve
    goes_to("00:00:01:00")
    do("split-here")
    assert frames(studio) == [[12], [12, 24, 24], [48]]
    edge = spot(timeline, "panels", 48) - QPoint(1, 0)
    timeline.set_snapping(False)
    drag(timeline, edge, edge + QPoint(6 * 6, 0), ALT)
    assert frames(studio) == [[12], [12, 30, 18], [48]]
    at = spot(timeline, "panels", 40)
    drag(timeline, at, at - QPoint(6 * 4, 0), ALT)
    assert frames(studio) == [[12], [8, 30, 22], [48]]
    cut = spot(timeline, "transitions", 72)
    drag(timeline, cut, cut - QPoint(6 * 10, 0))
    assert studio.placed()[2].span.start == 62

    # a marker, In and Out, the next key, a copy of it farther on
    goes_to("20")
    do("marker")
    do("mark-in")
    goes_to("+19")
    do("mark-out")
    assert studio.stretch == Span(20, 40)
    assert [marker.film_frame for marker in studio.document.markers] == [20]
    ana = studio.document.cast[0].id
    studio.select(entity=ana)
    do("first-frame")
    do("next-key")
    key = timeline.content.keys[f"pose:{ana}"].frames[0]
    assert studio.playhead == key
    before = len(timeline.content.keys[f"pose:{ana}"].frames)
    start = spot(timeline, f"pose:{ana}", int(key))
    drag(timeline, start, start + QPoint(6 * 5, 0), ALT)
    assert len(timeline.content.keys[f"pose:{ana}"].frames) == before + 1

    # a gesture that is thought better of
    now, steps = studio.document, len(studio.editor.past)
    edge = spot(timeline, "panels", 12) - QPoint(1, 0)
    drag(timeline, edge, edge + QPoint(90, 0), release=False)
    QTest.keyClick(timeline, Qt.Key.Key_Escape)
    QTest.mouseRelease(port, LEFT, NONE, edge)
    assert studio.document is now
    assert len(studio.editor.past) == steps

    # all the way back, all the way forth, and the next day
    assert steps == 8
    for _ in range(steps):
        studio.undo()
    assert studio.document == started
    for _ in range(steps):
        studio.redo()
    assert studio.document == now
    window.keeper.save_now()
    qtbot.waitUntil(lambda: window.keeper.state == "saved", timeout=60_000)
    assert open_project(studio.project).document == now
