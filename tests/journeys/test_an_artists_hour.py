"""An artist's hour, as the README tells it: a script in, twelve boards drawn with a pen, timed to a sound, a camera move
by hand, pitched, and a film out.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest

from app.pitch import Pitch
from app.timeline.layout import View
from engine.document.film import film_frames, shot_numbers
from engine.document.film_edits import new_document
from engine.document.folder import new_project, open_project
from engine.media.pictures import read
from engine.media.video import read_frames
from tests.app.test_canvas import Pen
from tests.app.timelines import drag, spot
from tests.journeys.test_cutting_an_animatic import knock

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
SCRIPT = "\n\n".join(f"INT. ROOM {number} - DAY\n\nAna looks through door {number}." for number in range(1, 13))


@pytest.fixture
def window(open_window, tmp_path: Path):
    made = open_window(new_project(tmp_path / "hour.inbetween", new_document("Hour", None, 320, 180)).folder)
    made.studio.set_generation(False)
    QTest.qWait(50)
    return made


def test_a_script_becomes_a_film_of_twelve_drawn_boards_in_time_with_its_sound(window, qtbot, tmp_path):
    studio = window.studio

    # a script in: a shot for each of its scenes
    script = tmp_path / "hour.fountain"
    script.write_text(SCRIPT, encoding="utf-8")
    window.files.take([script])
    qtbot.waitUntil(lambda: len(shot_numbers(studio.document)) == 12, timeout=60_000)
    assert [shot.panels[0].action for shot in studio.document.shots()][11] == "Ana looks through door 12."

    # twelve boards drawn: a line that grows wider with the pen's weight, each on its own board
    window.show_workspace("draw")
    QTest.qWait(50)
    pen = Pen(window.canvas)
    studio.move_playhead(0)
    for board in range(12):
        if board:
            window.actions_["next-panel"].trigger()
            QTest.qWait(10)
        pen.stroke((40, 20 + 12 * board), (280, 20 + 12 * board), pressure=0.3 + board / 20)
    window.canvas.desk.settle()
    qtbot.waitUntil(lambda: all(shot.panels[0].drawing for shot in studio.document.shots()), timeout=30_000)
    drawings = [shot.panels[0].drawing for shot in studio.document.shots()]
    assert len(set(drawings)) == 12
    inked = [(read(studio.project / "assets" / name[:2] / name)[..., :3].min(-1) < 200).sum() for name in drawings]
    assert inked[0] < inked[-1]

    # timed to a sound: the first cut is drawn to where somebody knocks
    window.show_workspace("animatic")
    QTest.qWait(150)
    studio.move_playhead(0)
    window.files.take([knock(tmp_path)])
    qtbot.waitUntil(lambda: len(studio.document.sounds) == 1, timeout=60_000)
    timeline = window.timeline
    timeline.resize(1400, 460)
    timeline.show_view(View(0.0, 6.0, timeline.view.width))
    qtbot.waitUntil(lambda: timeline.waves.of(studio.document.sounds[0]) is not None, timeout=60_000)
    assert 12 in timeline.fixed_targets().tolist()
    edge = spot(timeline, "panels", studio.placed()[0].span.stop) - QPoint(1, 0)
    drag(timeline, edge, spot(timeline, "panels", 13) - QPoint(1, 0))  # a frame beside the knock, which it catches on
    assert studio.placed()[0].span.stop == 12

    # a camera move, by hand on the picture: nearer at the shot's end
    window.actions_["camera-hand"].trigger()
    viewer = window.player.viewer
    for frame, way in ((0, QPointF(0, -8)), (11, QPointF(60, 40))):
        studio.move_playhead(frame)
        QTest.qWait(10)
        corner = viewer.frame_rect().bottomRight() - QPointF(3, 3)
        pulled(viewer, corner, corner + way)
    near = studio.document.shot(studio.placed()[0].shot.id).camera
    assert [key.frame for key in near] == [0, 11]
    assert near[0].zoom < 1 < near[1].zoom

    # pitched
    pitch = Pitch(studio)
    pitch.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(pitch)
    pitch.show()
    pitch.activateWindow()
    qtbot.waitUntil(pitch.isActiveWindow, timeout=5000)
    QTest.keyClicks(pitch, "12")
    QTest.keyClick(pitch, Qt.Key.Key_Return)
    QTest.keyClick(pitch, Qt.Key.Key_Escape)
    assert studio.here().number == "12"

    # a film out, as long as the boards say, and as they are drawn
    studio.export("film", tmp_path / "hour.mp4")
    qtbot.waitUntil(lambda: (tmp_path / "hour.mp4").exists(), timeout=120_000)
    frames = list(read_frames(tmp_path / "hour.mp4"))
    assert len(frames) == film_frames(studio.document)
    assert np.abs(frames[0].astype(int) - frames[-1].astype(int)).max() > 60

    # and the next day
    window.keeper.save_now()
    qtbot.waitUntil(lambda: window.keeper.state == "saved", timeout=60_000)
    assert open_project(studio.project).document == studio.document


def pulled(viewer, start: QPointF, stop: QPointF) -> None:
    QTest.mousePress(viewer, LEFT, NONE, start.toPoint())
    for step in range(1, 6):
        QTest.mouseMove(viewer, (start + (stop - start) * step / 5).toPoint())
    QTest.mouseRelease(viewer, LEFT, NONE, stop.toPoint())
