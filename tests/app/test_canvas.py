"""The canvas with a real pen: what it draws, what undo takes back, what the disk has when the program dies."""

from __future__ import annotations

import math
import os
import signal
import subprocess
import sys
import textwrap
import time
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, QSettings, Qt, QTimer
from PySide6.QtGui import QInputDevice, QPaintEvent, QPointingDevice, QTabletEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QMainWindow

from app.canvas.imports import bring_pictures
from app.canvas.layers import LayersPanel
from app.canvas.panel import CanvasPanel
from app.canvas.remembered import FEWEST, ROOM, Remembered
from app.canvas.tools import PALETTE, TOOLS
from app.verbs import add_panel_here, go_to_panel
from engine.document.assets import Assets
from engine.document.changing import panel_place
from engine.document.panel_edits import set_caption, set_drawing
from engine.drawing.tiles import Tiles
from engine.media.pictures import read
from engine.values.errors import InbetweenerError
from tests.app.conftest import by_itself
from tests.engine.test_drawing import photoshop_file

ROOT = Path(__file__).resolve().parents[2]
NONE = Qt.KeyboardModifier.NoModifier


class Pen:
    """A tablet's pen over the canvas; places are in pixels of the drawing."""

    def __init__(self, canvas: CanvasPanel):
        self.view = canvas.view
        can = QInputDevice.Capability.Position | QInputDevice.Capability.Pressure
        self.ends = {
            end: QPointingDevice(f"pen {end.name}", 1, QInputDevice.DeviceType.Stylus, end, can, 1, 2)
            for end in (QPointingDevice.PointerType.Pen, QPointingDevice.PointerType.Eraser)
        }

    def send(self, kind, x, y, pressure=0.7, *, eraser=False, tilt=0, button=Qt.MouseButton.LeftButton, held=NONE):
        end = QPointingDevice.PointerType.Eraser if eraser else QPointingDevice.PointerType.Pen
        at = self.view.onto.map(QPointF(x, y))
        buttons = Qt.MouseButton.NoButton if kind == QEvent.Type.TabletRelease else button
        changed = Qt.MouseButton.NoButton if kind == QEvent.Type.TabletMove else button
        event = QTabletEvent(
            kind, self.ends[end], at, self.view.mapToGlobal(at), pressure, tilt, 0, 0, 0, 0, held, changed, buttons
        )
        QApplication.sendEvent(self.view, event)
        assert event.isAccepted()

    def down(self, x, y, **how):
        self.send(QEvent.Type.TabletPress, x, y, **how)

    def move(self, x, y, **how):
        self.send(QEvent.Type.TabletMove, x, y, **how)

    def up(self, x, y, **how):
        self.send(QEvent.Type.TabletRelease, x, y, 0.0, **how)

    def stroke(self, *places, **how):
        self.down(*places[0], **how)
        for (x0, y0), (x1, y1) in pairwise(places):
            for step in range(1, 13):
                self.move(x0 + (x1 - x0) * step / 12, y0 + (y1 - y0) * step / 12, **how)
        how.pop("pressure", None)
        self.up(*places[-1], **how)


@pytest.fixture
def canvas(qtbot, studio):
    made = CanvasPanel(studio)
    qtbot.addWidget(made)
    made.resize(1000, 700)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    made.view.setFocus()
    QTest.qWait(20)
    yield made
    made.close_desk()


@pytest.fixture
def pen(canvas):
    return Pen(canvas)


def panel_of(studio, id_="panel-1"):
    shot, at = panel_place(studio.document, id_)
    return shot.panels[at]


def picture(studio, name) -> np.ndarray:
    return read(studio.project / "assets" / name[:2] / name)


def key(canvas, which, modifiers=NONE, text=""):
    QTest.keyClick(canvas.view, which, modifiers)


def names(studio):
    return [label for label, _ in studio.editor.past]


# -- drawing --------------------------------------------------------------------------------------------------------


def test_an_empty_panel_can_be_drawn_on_at_once_and_its_drawing_is_what_the_camera_sees(canvas, pen, studio):
    assert canvas.desk.panel == "panel-1"
    pen.stroke((400, 300), (1400, 700))
    canvas.settle()
    panel = panel_of(studio)
    assert [layer.kind for layer in panel.layers if layer.picture] == ["pencil"]
    drawing = picture(studio, panel.drawing)
    assert drawing.shape == (1080, 1920, 3)
    assert drawing[496:504, 895:905].min() < 120
    assert drawing[100, 100].min() == 255
    assert studio.pictures.drawing(panel.drawing) is not None  # no flash of empty paper on the boards


@pytest.fixture
def empty_canvas(qtbot, empty_studio):
    made = by_itself(qtbot, CanvasPanel(empty_studio), 1000, 700)
    yield made
    made.close_desk()


def test_whoever_draws_in_an_empty_film_has_a_panel_to_draw_on(empty_canvas, empty_studio):
    canvas, pen = empty_canvas, Pen(empty_canvas)
    assert canvas.view.title
    pen.send(QEvent.Type.TabletPress, 300, 300, button=Qt.MouseButton.MiddleButton)
    pen.send(QEvent.Type.TabletRelease, 300, 300, 0.0, button=Qt.MouseButton.MiddleButton)
    assert not list(empty_studio.document.shots())
    pen.stroke((400, 300), (1400, 700))
    canvas.settle()
    ((panel,),) = [shot.panels for shot in empty_studio.document.shots()]
    assert panel.drawing
    empty_studio.undo()
    empty_studio.undo()
    assert not list(empty_studio.document.shots())
    assert not canvas.desk.panel
    add_panel_here(empty_studio)
    assert canvas.desk.panel == next(empty_studio.document.shots()).panels[0].id


def test_what_is_said_and_done_is_read_under_the_paper(canvas, studio):
    caption = canvas.caption
    studio.edit("Write", set_caption, "panel-1", "action", "Ana runs through the rain to the bus stop.")
    assert caption.lines(2000) == [("Ana runs through the rain to the bus stop.", False)]
    assert len(caption.lines(120)) == 2
    studio.edit("Write", set_caption, "panel-1", "dialogue", "ANA: Wait!")
    assert [aloud for _, aloud in caption.lines(120)] == [True, False]
    go_to_panel(studio, "panel-2")
    assert caption.lines(2000) == []


def test_each_tool_draws_on_its_own_layer_and_a_free_layer_takes_them_all(canvas, pen, studio):
    for letter, kind in (
        (Qt.Key.Key_B, "pencil"),
        (Qt.Key.Key_I, "ink"),
        (Qt.Key.Key_T, "tone"),
        (Qt.Key.Key_4, "notes"),
    ):
        key(canvas, letter)
        assert canvas.desk.layer.kind == kind
        pen.stroke((300, 300), (500, 320))
    layers = LayersPanel(canvas.desk)
    layers.add()
    assert canvas.desk.layer.kind == "free"
    key(canvas, Qt.Key.Key_I)
    pen.stroke((300, 600), (500, 620))
    canvas.settle()
    drawn = [layer.kind for layer in panel_of(studio).layers if layer.picture]
    assert sorted(drawn) == ["free", "ink", "notes", "pencil", "tone"]


def test_notes_and_onion_skin_never_reach_the_drawing(canvas, pen, studio):
    pen.stroke((400, 300), (1400, 300))
    canvas.settle()
    alone = panel_of(studio).drawing
    go_to_panel(studio, "panel-2")
    canvas.ground.set(onion=True, before=2, strength=1.0)
    shown = canvas.desk.stack.shown
    assert shown[300, 900, 0] < 250  # it shines through
    key(canvas, Qt.Key.Key_4)
    pen.stroke((400, 800), (1400, 800))
    canvas.settle()
    assert panel_of(studio, "panel-2").drawing is None  # only notes: nothing is drawn yet
    key(canvas, Qt.Key.Key_I)
    pen.stroke((400, 600), (1400, 600))
    canvas.settle()
    drawing = picture(studio, panel_of(studio, "panel-2").drawing)
    assert (drawing[300, 900] == 255).all()
    assert (drawing[800, 900] == 255).all()
    assert drawing[600, 900].max() < 60
    assert panel_of(studio).drawing == alone


def test_pressure_makes_the_line_wide_and_a_mouse_draws_steadily(canvas, pen, studio):
    key(canvas, Qt.Key.Key_I)
    pen.stroke((300, 200), (900, 200), pressure=0.15)
    pen.stroke((300, 400), (900, 400), pressure=1.0)
    sheet = canvas.desk.stack.sheet
    light, firm = (sheet[y - 15 : y + 15, 600, 3].astype(float).sum() / 255 for y in (200, 400))
    assert firm > 3 * light
    at = canvas.view.onto.map(QPointF(300, 600)).toPoint()
    QTest.mousePress(canvas.view, Qt.MouseButton.LeftButton, NONE, at)
    for step in range(1, 21):
        QTest.mouseMove(canvas.view, at + QPoint(step * 12, 0))
    QTest.mouseRelease(canvas.view, Qt.MouseButton.LeftButton, NONE, at + QPoint(240, 0))
    widths = sheet[560:640, 340:560, 3].astype(float).sum(0) / 255
    assert widths.std() < 0.3
    assert widths.mean() == pytest.approx(canvas.desk.tools.brush.size, abs=0.6)


def test_a_pencil_that_lies_on_its_side_shades(canvas, pen, studio):
    key(canvas, Qt.Key.Key_P)
    pen.stroke((300, 200), (900, 200), tilt=0)
    pen.stroke((300, 400), (900, 400), tilt=60)
    sheet = canvas.desk.stack.sheet
    upright, lying = (int((sheet[y - 60 : y + 60, 600, 3] > 0).sum()) for y in (200, 400))
    assert lying > 2 * upright


def test_the_pens_other_end_and_alt_erase_whatever_tool_is_chosen(canvas, pen, studio):
    key(canvas, Qt.Key.Key_I)
    pen.stroke((300, 300), (900, 300))
    pen.stroke((600, 300), (606, 300), eraser=True, pressure=1.0)
    sheet = canvas.desk.stack.sheet
    assert not sheet[300, 600, 3]
    assert sheet[300, 400, 3]
    pen.stroke((400, 300), (406, 300), held=Qt.KeyboardModifier.AltModifier, pressure=1.0)
    assert not sheet[300, 400, 3]
    canvas.settle()
    assert names(studio) == ["Ink stroke", "Erase", "Erase"]
    assert canvas.desk.tools.current.id == "ink"


def test_the_barrel_button_picks_a_colour_from_the_drawing(canvas, pen, studio):
    key(canvas, Qt.Key.Key_I)
    canvas.desk.tools.set_brush(ink=(200, 40, 30), thin=1.0, size=20.0)
    pen.stroke((300, 300), (900, 300))
    canvas.desk.tools.colour(PALETTE[1])
    pen.down(600, 300, button=Qt.MouseButton.RightButton)
    pen.up(600, 300, button=Qt.MouseButton.RightButton)
    assert canvas.desk.tools.brush.ink == (200, 40, 30)


def test_shift_rules_a_line(canvas, pen):
    key(canvas, Qt.Key.Key_I)
    shift = Qt.KeyboardModifier.ShiftModifier
    pen.stroke((300, 300), (600, 800), (900, 300), held=shift)
    sheet = canvas.desk.stack.sheet
    assert sheet[300, 600, 3] == 255
    assert not sheet[340:, :, 3].any()


def test_a_fill_is_one_step_under_the_lines(canvas, pen, studio):
    key(canvas, Qt.Key.Key_I)
    pen.stroke((400, 300), (900, 300), (900, 700), (400, 700), (400, 296))
    key(canvas, Qt.Key.Key_G)
    pen.down(650, 500)
    pen.up(650, 500)
    canvas.settle()
    layers = {layer.kind: layer.picture for layer in panel_of(studio).layers}
    assert layers["tone"]
    assert names(studio) == ["Ink stroke", "Fill"]
    drawing = picture(studio, panel_of(studio).drawing)
    assert drawing[500, 650].max() < 240
    assert (drawing[200, 200] == 255).all()


def test_the_lasso_moves_a_piece_and_escape_puts_it_back(canvas, pen, studio):
    key(canvas, Qt.Key.Key_I)
    pen.stroke((300, 300), (500, 300))
    canvas.settle()
    before = canvas.desk.stack.sheet.copy()
    key(canvas, Qt.Key.Key_L)
    pen.stroke((250, 250), (550, 250), (550, 350), (250, 350))
    pen.stroke((400, 300), (700, 500))
    key(canvas, Qt.Key.Key_Escape)
    assert np.array_equal(canvas.desk.stack.sheet, before)
    pen.stroke((250, 250), (550, 250), (550, 350), (250, 350))
    pen.stroke((400, 300), (700, 500))
    key(canvas, Qt.Key.Key_Return)
    canvas.settle()
    assert names(studio) == ["Ink stroke", "Move a piece of the drawing"]
    moved = canvas.desk.stack.sheet
    assert not moved[300, 400, 3]
    assert moved[500, 700, 3] > 200
    studio.undo()
    assert np.array_equal(canvas.desk.stack.sheet, before)


def test_the_lasso_turns_a_piece_and_shift_takes_even_steps(canvas, pen, studio):
    key(canvas, Qt.Key.Key_I)
    pen.stroke((800, 450), (1200, 450), (1200, 550))
    canvas.settle()
    before = canvas.desk.stack.sheet.copy()
    key(canvas, Qt.Key.Key_L)
    pen.stroke((700, 400), (1300, 400), (1300, 600), (700, 600))
    view = canvas.view
    ring = view.onto.inverted()[0].map(view.lasso._rings()[1])
    x, y = view.lasso.piece.middle
    away = math.hypot(ring.x() - x, ring.y() - y)
    start = math.degrees(math.atan2(ring.y() - y, ring.x() - x))
    to = math.radians(start + 87)
    pen.stroke(
        (ring.x(), ring.y()), (x + away * math.cos(to), y + away * math.sin(to)), held=Qt.KeyboardModifier.ShiftModifier
    )
    assert view.lasso.now.turn == 90
    corner = view.lasso.piece.corners(view.lasso.now)
    middle = ((corner[0][0] + corner[2][0]) / 2, (corner[0][1] + corner[2][1]) / 2)
    pen.stroke(corner[2], (middle[0] + (corner[2][0] - middle[0]) * 2, middle[1] + (corner[2][1] - middle[1]) * 2))
    assert view.lasso.piece.corners(view.lasso.now)[0] == pytest.approx(corner[0], abs=0.01)  # the other one stays
    assert view.lasso.now.wide == pytest.approx(1.5, abs=0.02)
    key(canvas, Qt.Key.Key_Return)
    canvas.settle()
    assert names(studio) == ["Ink stroke", "Move a piece of the drawing"]
    stands = np.argwhere(canvas.desk.stack.sheet[..., 3] > 128)
    assert np.ptp(stands[:, 0]) == pytest.approx(1.5 * 400, abs=20)
    assert np.ptp(stands[:, 1]) == pytest.approx(1.5 * 100, abs=20)
    studio.undo()
    assert np.array_equal(canvas.desk.stack.sheet, before)


def test_a_ruled_line_takes_the_way_to_a_vanishing_point_while_the_perspective_is_shown(canvas, pen, studio):
    view = canvas.view
    vanishing = (1.25 * 1920, 0.42 * 1080)
    view.guides.guides = replace(view.guides.guides, points=((-0.25, 0.42), (1.25, 0.42)))
    key(canvas, Qt.Key.Key_U)

    def end(*places, **held) -> tuple[float, float]:
        before = canvas.desk.stack.sheet.copy()
        pen.stroke(*places, **held)
        made = np.argwhere(np.any(canvas.desk.stack.sheet != before, axis=2))
        far = made[np.argmax(np.abs(made - np.array(places[0][::-1])).sum(axis=1))]
        return float(far[1]), float(far[0])

    def off(at: tuple[float, float]) -> float:
        """Pixels from the line between where the hand began and the vanishing point."""
        (x, y), (u, v) = (400, 900), vanishing
        return abs((u - x) * (at[1] - y) - (v - y) * (at[0] - x)) / math.hypot(u - x, v - y)

    assert off(end((400, 900), (1000, 790))) > 15
    canvas._toggle_guide("perspective")
    assert off(end((400, 900), (1000, 790))) < 6
    assert end((400, 900), (410, 300))[0] == pytest.approx(400, abs=6)  # what stands, stands
    assert off(end((400, 900), (1000, 1000))) > 100  # nowhere near: as the hand has it
    assert end((400, 900), (1000, 930), held=Qt.KeyboardModifier.ControlModifier)[1] == pytest.approx(900, abs=6)
    canvas.settle()
    assert len(studio.editor.past) == 5
    canvas._toggle_guide("perspective")


def test_a_locked_or_hidden_layer_is_not_drawn_on_and_says_why(canvas, pen, studio, qtbot):
    canvas.desk.set_layers(
        "Lock", tuple(replace_layer(layer, locked=layer.kind == "pencil") for layer in canvas.desk.stack.layers)
    )
    with qtbot.waitSignal(studio.told) as told:
        pen.stroke((300, 300), (500, 300))
    assert "locked" in told.args[0]
    assert not canvas.desk.stack.sheet.any()


def replace_layer(layer, **how):
    import msgspec

    return msgspec.structs.replace(layer, **how)


# -- undo -----------------------------------------------------------------------------------------------------------


def test_undo_takes_one_stroke_at_a_time_and_redo_brings_it_back(canvas, pen, studio):
    blank = canvas.desk.stack.shown.copy()
    sheets = []
    for y in (200, 400, 600):
        pen.stroke((300, y), (1200, y + 40))
        sheets.append(canvas.desk.stack.shown.copy())
    studio.undo()  # at once: strokes that are still on their way to the disk are waited for
    assert np.array_equal(canvas.desk.stack.shown, sheets[1])
    studio.undo()
    studio.undo()
    assert np.array_equal(canvas.desk.stack.shown, blank)
    assert panel_of(studio).drawing is None
    for _ in range(3):
        studio.redo()
    assert np.array_equal(canvas.desk.stack.shown, sheets[2])


def test_undo_comes_back_from_the_files_when_nothing_is_remembered(canvas, pen, studio):
    pen.stroke((300, 200), (1200, 240))
    first = canvas.desk.stack.shown.copy()
    pen.stroke((300, 400), (1200, 440))
    canvas.settle()
    canvas.desk._known.clear()
    studio.undo()
    assert np.array_equal(canvas.desk.stack.shown, first)


def test_many_small_moments_are_remembered_and_the_last_few_however_large_they_are():
    small, large = Remembered(), Remembered()
    for at in range(100):
        small.keep(Tiles((8, 8), picture=f"{at}", fresh=1000))
        large.keep(Tiles((8, 8), picture=f"{at}", fresh=2 * ROOM))
    assert len(small._known) == 100
    assert [name for name, _ in large._known] == [f"{at}" for at in range(100 - FEWEST, 100)]


def test_escape_takes_back_the_stroke_that_is_being_drawn(canvas, pen, studio):
    pen.down(300, 300)
    for at in range(20):
        pen.move(300 + at * 20, 300)
    key(canvas, Qt.Key.Key_Escape)
    pen.up(700, 300)
    canvas.settle()
    assert not canvas.desk.stack.sheet.any()
    assert not studio.editor.past


def test_the_desk_follows_the_playhead_and_keeps_every_stroke_of_the_panel_it_leaves(canvas, pen, studio):
    pen.stroke((300, 300), (900, 300))
    key(canvas, Qt.Key.Key_Right)
    assert canvas.desk.panel == "panel-2"
    assert panel_of(studio).drawing
    pen.stroke((300, 500), (900, 500))
    key(canvas, Qt.Key.Key_Left)
    assert canvas.desk.panel == "panel-1"
    assert panel_of(studio, "panel-2").drawing
    assert canvas.desk.stack.shown[300, 600, 0] < 120


def test_a_picture_put_in_its_place_from_elsewhere_is_what_lies_on_the_desk(canvas, pen, studio):
    from engine.media.pictures import png_bytes

    pen.stroke((300, 300), (900, 300))
    canvas.settle()
    name = Assets(studio.project).put(png_bytes(np.full((108, 192, 3), 90, np.uint8)), ".png")
    studio.edit("Replace", set_drawing, "panel-1", name)
    assert canvas.desk.stack.shown[500, 500, 0] == pytest.approx(90, abs=1)
    studio.undo()
    assert canvas.desk.stack.shown[500, 500, 0] == 255


# -- layers ---------------------------------------------------------------------------------------------------------


def test_layers_are_hidden_locked_faded_and_carried_by_hand(qtbot, canvas, pen, studio):
    key(canvas, Qt.Key.Key_I)
    pen.stroke((300, 300), (900, 300))
    canvas.settle()
    panel = LayersPanel(canvas.desk)
    qtbot.addWidget(panel)
    panel.resize(230, 400)
    panel.show()
    rows = panel.rows
    ink = [layer.kind for layer in rows.layers].index("ink")
    with_ink = panel_of(studio).drawing
    QTest.mouseClick(rows, Qt.MouseButton.LeftButton, NONE, rows.eye_rect(ink).center())
    canvas.settle()
    assert panel_of(studio).drawing is None
    assert names(studio)[-1] == "Hide layer"
    QTest.mouseClick(rows, Qt.MouseButton.LeftButton, NONE, rows.eye_rect(ink).center())
    QTest.mouseClick(rows, Qt.MouseButton.LeftButton, NONE, rows.lock_rect(ink).center())
    canvas.settle()
    assert panel_of(studio).drawing == with_ink
    assert {layer.kind: layer.locked for layer in panel_of(studio).layers}["ink"]
    panel.opacity.typed.emit(0.5)
    canvas.settle()
    drawing = picture(studio, panel_of(studio).drawing)
    assert drawing[300, 600].min() == pytest.approx(134, abs=4)
    start = rows.row_rect(ink).center()
    QTest.mousePress(rows, Qt.MouseButton.LeftButton, NONE, start)
    for y in range(start.y(), rows.row_rect(4).bottom(), 10):
        QTest.mouseMove(rows, QPoint(start.x(), y))
    QTest.mouseRelease(rows, Qt.MouseButton.LeftButton, NONE, QPoint(start.x(), rows.row_rect(4).bottom() + 5))
    canvas.settle()
    assert panel_of(studio).layers[0].kind == "ink"


def test_an_opacity_that_is_abandoned_leaves_no_trace(canvas, pen, studio):
    key(canvas, Qt.Key.Key_I)
    pen.stroke((300, 300), (900, 300))
    canvas.settle()
    shown = canvas.desk.stack.shown.copy()
    panel = LayersPanel(canvas.desk)
    panel.opacity.moved.emit(0.2)
    assert not np.array_equal(canvas.desk.stack.shown, shown)
    panel.opacity.abandoned.emit()
    assert np.array_equal(canvas.desk.stack.shown, shown)


def test_a_picture_goes_on_the_reference_layer_and_one_step_takes_it_away(canvas, pen, studio, tmp_path):
    path = tmp_path / "photo.png"
    Image.new("RGB", (192, 108), (90, 120, 60)).save(path)
    bring_pictures(canvas.desk, [path])
    canvas.settle()
    panel = panel_of(studio)
    assert [layer.kind for layer in panel.layers if layer.picture] == ["reference"]
    assert tuple(picture(studio, panel.drawing)[500, 500]) == (90, 120, 60)
    studio.undo()
    assert panel_of(studio).drawing is None


def test_the_layers_of_a_photoshop_file_become_layers_of_the_panel_in_one_step(canvas, studio, tmp_path):
    before = len(panel_of(studio).layers)
    bring_pictures(canvas.desk, [photoshop_file(tmp_path)])
    canvas.settle()
    layers = {layer.name: layer for layer in panel_of(studio).layers if layer.picture}
    assert list(layers) == ["Sky", "Tree"]
    assert layers["Tree"].opacity == pytest.approx(0.5, abs=0.01)
    studio.undo()
    assert len(panel_of(studio).layers) == before


# -- looking --------------------------------------------------------------------------------------------------------


def test_however_the_paper_lies_the_line_comes_where_the_pen_is(canvas, pen):
    key(canvas, Qt.Key.Key_I)
    view = canvas.view
    key(canvas, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    view.turn(37)
    view.zoom_about(QPointF(300, 200), 1.7)
    view.pan(QPointF(40, -30))
    pen.stroke((700, 500), (760, 500))
    assert canvas.desk.stack.sheet[500, 730, 3] == 255
    view.fit()
    assert view.sight.angle == 0
    assert view.sight.flipped


def test_only_what_changed_is_painted(canvas, pen):
    class Watch(QObject):
        def __init__(self):
            super().__init__()
            self.areas = []

        def eventFilter(self, watched, event):
            if isinstance(event, QPaintEvent):
                self.areas.append(event.rect().width() * event.rect().height())
            return False

    watch, view = Watch(), canvas.view
    QTest.qWait(100)
    view.installEventFilter(watch)
    pen.down(400, 300)
    for at in range(1, 12):
        pen.move(400 + at * 10, 300)
        QTest.qWait(15)
    pen.up(520, 300)
    QTest.qWait(50)
    view.removeEventFilter(watch)
    assert watch.areas
    assert max(watch.areas) < 0.1 * view.width() * view.height()


def test_space_drags_the_paper_and_a_tap_plays(canvas, studio):
    view = canvas.view
    QTest.keyPress(view, Qt.Key.Key_Space)
    at = QPoint(300, 300)
    before = view.onto.map(QPointF(0, 0))
    QTest.mousePress(view, Qt.MouseButton.LeftButton, NONE, at)
    QTest.mouseMove(view, at + QPoint(50, 20))
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, NONE, at + QPoint(50, 20))
    QTest.keyRelease(view, Qt.Key.Key_Space)
    moved = view.onto.map(QPointF(0, 0)) - before
    assert (moved.x(), moved.y()) == pytest.approx((50, 20), abs=1)
    assert not studio.playing
    assert not canvas.desk.stack.sheet.any()
    QTest.keyClick(view, Qt.Key.Key_Space)
    assert studio.playing
    studio.stop()


def test_keys_choose_tools_sizes_and_colours_and_are_remembered(canvas, studio):
    for tool in TOOLS:
        key(canvas, getattr(Qt.Key, f"Key_{tool.keys[0]}"))
        assert canvas.desk.tools.current is tool
    key(canvas, Qt.Key.Key_B)
    size = canvas.desk.tools.brush.size
    key(canvas, Qt.Key.Key_BracketRight)
    assert canvas.desk.tools.brush.size == size + 1
    key(canvas, Qt.Key.Key_BracketLeft)
    assert canvas.desk.tools.brush.size == size
    key(canvas, Qt.Key.Key_BracketRight, Qt.KeyboardModifier.AltModifier)
    key(canvas, Qt.Key.Key_0)
    assert canvas.desk.tools.brush.ink == PALETTE[2]
    QSettings().sync()
    again = CanvasPanel(studio)
    assert again.desk.tools.brushes == canvas.desk.tools.brushes
    again.close_desk()


def test_a_vanishing_point_is_moved_by_hand_and_nothing_is_drawn(canvas, pen):
    canvas._toggle_guide("perspective")
    view = canvas.view
    view.guides.guides = view.guides.guides.moved(0, (0.3, 0.4))
    pen.stroke((0.3 * 1920, 0.4 * 1080), (0.5 * 1920, 0.6 * 1080))
    first, second = view.guides.guides.points
    assert first == pytest.approx((0.5, 0.6), abs=0.01)
    assert second[1] == pytest.approx(0.6, abs=0.01)
    assert not canvas.desk.stack.sheet.any()
    canvas._toggle_guide("perspective")


# -- nothing is lost ------------------------------------------------------------------------------------------------


def test_a_stroke_that_is_held_down_is_written_while_it_grows_and_is_one_step_in_the_end(canvas, pen, studio):
    pen.down(300, 300)
    began = time.monotonic()
    at = 0
    while panel_of(studio).drawing is None and time.monotonic() - began < 6:
        at += 1
        pen.move(300 + at * 4, 300 + 20 * math.sin(at / 5))
        QTest.qWait(15)
    assert panel_of(studio).drawing
    assert canvas.desk.stroke is not None
    for more in range(30):
        pen.move(300 + (at + more) * 4, 400)
    pen.up(500, 400)
    final = canvas.desk.stack.shown.copy()
    canvas.settle()
    assert names(studio) == ["Pencil stroke"]
    assert np.array_equal(canvas.desk.stack.shown, final)
    studio.undo()
    assert not canvas.desk.stack.sheet.any()


def test_a_held_stroke_that_is_taken_back_leaves_no_step(canvas, pen, studio):
    pen.down(300, 300)
    pen.move(500, 320)
    pen.move(700, 320)
    canvas.desk._write_held()
    QTest.qWait(400)
    key(canvas, Qt.Key.Key_Escape)
    canvas.settle()
    assert panel_of(studio).drawing is None
    assert not studio.editor.past
    assert not studio.editor.dragging


def test_strokes_reach_the_document_while_a_dialog_waits(canvas, pen, studio, qtbot):
    dialog = QDialog(canvas)
    found = []
    pen.stroke((300, 300), (900, 300))
    look = QTimer(interval=50)

    def look_now():
        if panel_of(studio).drawing or len(found) > 60:
            dialog.accept()
        found.append(panel_of(studio).drawing)

    look.timeout.connect(look_now)
    look.start()
    dialog.exec()
    look.stop()
    assert found[-1]


def test_what_a_full_disk_refused_is_tried_again_and_stays_on_the_desk_meanwhile(
    canvas, pen, studio, monkeypatch, qtbot
):
    def full(self, data, suffix):
        raise InbetweenerError("The disk is full.", "Make room.")

    with monkeypatch.context() as patched:
        patched.setattr(Assets, "put", full)
        pen.stroke((300, 300), (900, 300))
        with qtbot.waitSignal(studio.told):
            canvas.settle()
        go_to_panel(studio, "panel-2")
        go_to_panel(studio, "panel-1")
        assert canvas.desk.stack.sheet[300, 600, 3] > 100
    canvas.settle()
    assert panel_of(studio).drawing


def test_a_piece_that_is_carried_is_laid_down_before_another_panel_comes(canvas, pen, studio):
    key(canvas, Qt.Key.Key_I)
    pen.stroke((300, 300), (500, 300))
    key(canvas, Qt.Key.Key_L)
    pen.stroke((250, 250), (550, 250), (550, 350), (250, 350))
    pen.stroke((400, 300), (700, 500))
    go_to_panel(studio, "panel-2")
    assert names(studio) == ["Ink stroke", "Move a piece of the drawing"]
    assert canvas.view.lasso.piece is None
    go_to_panel(studio, "panel-1")
    assert canvas.desk.stack.sheet[500, 700, 3] > 200


def test_after_kill_9_the_strokes_come_back(tmp_path):
    """Another process draws: one stroke that is finished, one that is still held down. Two seconds later it is killed."""
    home, film = tmp_path / "home", tmp_path / "film.inbetween"
    program = tmp_path / "drawing.py"
    program.write_text(textwrap.dedent(KILLED), encoding="utf-8")
    settings = {**os.environ, "INBETWEENER_HOME": str(home), "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}
    child = subprocess.Popen([sys.executable, str(program), str(film)], env=settings, stdout=subprocess.PIPE, text=True)
    assert child.stdout is not None
    line = child.stdout.readline()
    assert line.strip() == "drawing", line
    time.sleep(2.0 + 4.0)  # the two seconds of the promise, and patience with a machine that does other things
    child.send_signal(signal.SIGKILL)
    child.wait()
    found = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(RECOVERED), str(film)],
        env=settings, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert found.stdout.split() == ["saved:", "False", "finished:", "True", "held:", "True"], (
        found.stdout + found.stderr
    )


KILLED = """
    import sys
    from pathlib import Path
    from PySide6.QtCore import QPointF, QTimer
    from app.main import make_application
    from app.canvas.panel import CanvasPanel
    from app.keeper import Keeper
    from app.studio import Studio
    from engine.document.folder import new_project
    from engine.drawing.line import Sample
    from tests.app.conftest import small_film

    application = make_application(())
    opened = new_project(Path(sys.argv[1]), small_film())
    studio = Studio(opened.document, opened.folder)
    keeper = Keeper(studio, opened)
    canvas = CanvasPanel(studio)
    canvas.show()
    desk = canvas.desk
    desk.begin(Sample(300, 300))
    for at in range(60):
        desk.extend(Sample(300 + at * 10, 300))
    desk.end()
    desk.begin(Sample(300, 700))
    held = [0]

    def on():
        held[0] += 1
        desk.extend(Sample(300 + held[0] * 6 % 1500, 700))

    moving = QTimer(interval=16)
    moving.timeout.connect(on)
    moving.start()
    print("drawing", flush=True)
    application.exec()
"""

RECOVERED = """
    import sys
    from pathlib import Path
    from engine.document.folder import open_project
    from engine.document.recovery import lost_work
    from engine.media.pictures import read

    opened = open_project(Path(sys.argv[1]))
    panel = lambda document: next(document.shots()).panels[0]
    print("saved:", panel(opened.document).drawing is not None)
    found = panel(lost_work(opened).work.document)
    drawing = read(opened.folder / "assets" / found.drawing[:2] / found.drawing)
    print("finished:", bool(drawing[295:305, 400:800].min() < 128), "held:", bool(drawing[695:705, 305:340].min() < 200))
"""


# -- in the window --------------------------------------------------------------------------------------------------


def test_a_board_opens_for_drawing_and_escape_goes_back(qtbot, studio):
    from app.keeper import Keeper
    from app.window import Window
    from engine.document.folder import open_project

    window = Window(studio, Keeper(studio, open_project(studio.project)))
    qtbot.addWidget(window)
    window.resize(1400, 900)
    window.show()
    qtbot.waitExposed(window)
    assert isinstance(window, QMainWindow)
    window.show_workspace("animatic")
    studio.drawing_asked.emit("panel-3")
    QTest.qWait(150)
    assert window.workspace == "draw"
    assert window.stage.currentWidget() is window.canvas
    assert window.canvas.desk.panel == "panel-3"
    assert not window.docks["layers"].isHidden()
    pen = Pen(window.canvas)
    pen.stroke((300, 300), (900, 300))
    QApplication.processEvents()
    window.actions_["undo"].trigger()  # before the disk has the stroke
    assert panel_of(studio, "panel-3").drawing is None
    assert not window.canvas.desk.stack.sheet.any()
    QTest.qWait(30)
    window.actions_["redo"].trigger()
    assert panel_of(studio, "panel-3").drawing
    studio.play()
    assert window.stage.currentWidget() is window.player
    studio.stop()
    assert window.stage.currentWidget() is window.canvas
    window.canvas.view.setFocus()
    QTest.keyClick(window.canvas.view, Qt.Key.Key_Escape)
    assert window.workspace == "animatic"
    kept = panel_of(studio, "panel-3").drawing
    window.close()
    assert (studio.project / "assets" / kept[:2] / kept).is_file()
