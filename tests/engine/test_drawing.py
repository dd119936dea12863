"""What a pen leaves: lines without beads, washes that never darken themselves, sheets that undo shares, files that keep every pixel."""

from __future__ import annotations

import io
import json
import math
from dataclasses import replace
from pathlib import Path

import cv2
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from engine.document.assets import Assets, named_assets
from engine.document.film_edits import new_document
from engine.document.folder import new_project, save_project
from engine.document.layer_edits import (
    STANDARD,
    add_layer,
    change_layer,
    layers_of,
    move_layer,
    remove_layer,
    set_layers,
)
from engine.document.model import Panel, Sequence, Shot
from engine.document.panel_edits import duplicate_panel, set_drawing
from engine.document.schema import decode, encode
from engine.document.sweeping import sweep
from engine.drawing.bring import bring
from engine.drawing.brush import ERASER, INK, PENCIL, TONE
from engine.drawing.files import layer_file, read_sheet
from engine.drawing.fill import enclosed, filled
from engine.drawing.lasso import Move, changed_by, laid_down, lifted, lifted_all
from engine.drawing.line import Line, Sample
from engine.drawing.onion import AFTER, BEFORE, shone_through
from engine.drawing.proofs import Proofs
from engine.drawing.sheet import blank, content, drawing_size, multiplied, over, paper, straight
from engine.drawing.stack import Stack
from engine.drawing.stroke import Stroke
from engine.drawing.tiles import Tiles, as_sheet, differing, of_sheet, put_back, taken
from engine.values.errors import InbetweenerError

SIZE = (320, 200)


def drawn(brush, samples, *, sheet=None, **how) -> np.ndarray:
    sheet = blank(SIZE) if sheet is None else sheet
    stroke = Stroke(sheet, brush, samples[0], **how)
    for sample in samples[1:]:
        stroke.extend(sample)
    stroke.end()
    return sheet


def across(pressure=1.0, y=100.0, step=7.0):
    return [Sample(30 + at * step, y, pressure) for at in range(int(260 / step))]


def film() -> object:
    panels = (Panel("panel-1", 24), Panel("panel-2", 24))
    from msgspec.structs import replace as with_

    return with_(new_document("Film"), sequences=(Sequence("s", "", (Shot("shot-1", panels),)),))


# -- strokes --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("step", [1.0, 7.0, 40.0])
def test_an_ink_line_is_as_wide_at_every_place_and_at_every_speed(step):
    sheet = drawn(replace(INK, size=9.0, thin=1.0), across(step=step))
    widths = sheet[:, 60:230, 3].astype(float).sum(0) / 255
    assert np.allclose(widths, 9.0, atol=0.15)  # no beads


def test_a_line_lies_where_the_pen_was_to_a_part_of_a_pixel():
    sheet = drawn(replace(INK, size=6.0, thin=1.0), across(y=100.37))
    column = sheet[:, 150, 3].astype(float)
    middle = (column * (np.arange(len(column)) + 0.5)).sum() / column.sum()
    assert middle == pytest.approx(100.37, abs=0.05)


def test_pressure_swells_the_ink_and_darkens_the_pencil():
    thin, thick = (drawn(INK, across(pressure))[:, 150, 3].astype(float).sum() for pressure in (0.2, 0.9))
    assert thick > 3 * thin
    light, dark = (drawn(PENCIL, across(pressure))[..., 3].astype(float).sum() for pressure in (0.2, 0.9))
    assert dark > 2.5 * light


def test_a_stroke_of_tone_never_darkens_itself_and_a_second_one_does():
    over_itself = [*across(y=100), *across(y=104)[::-1], *across(y=100)]
    once = drawn(TONE, over_itself)
    inside = once[95:105, 100:200, 3]
    assert inside.min() == inside.max()
    twice = drawn(TONE, across(), sheet=once.copy())
    assert twice[100, 150, 3] > inside.max()


def test_a_pencil_shows_the_papers_grain_and_ink_does_not():
    pencil = drawn(replace(PENCIL, size=40, thin=1), across(0.4))[90:110, 60:220, 3].astype(float)
    ink = drawn(replace(INK, size=40, thin=1), across(0.4))[90:110, 60:220, 3].astype(float)
    assert pencil.std() > 20
    assert ink.std() == 0


def test_a_pencil_on_its_side_shades_broadly():
    upright, flat = (content(drawn(PENCIL, [replace(one, lean=lean) for one in across(0.5)])) for lean in (0.0, 1.0))
    assert flat[3] - flat[1] > 4 * (upright[3] - upright[1])


def test_an_eraser_leaves_nothing_and_touches_nothing_else():
    sheet = drawn(INK, across())
    left = drawn(replace(ERASER, size=60, edge=0), [Sample(160, 100), Sample(165, 100)], sheet=sheet.copy())
    assert not left[98:103, 150:170, 3].any()
    assert np.array_equal(left[:, :100], sheet[:, :100])


def test_a_tap_is_a_dot_and_a_stroke_that_is_taken_back_was_never_drawn():
    sheet = drawn(INK, [Sample(50, 50, 0.8)])
    assert sheet[50, 50, 3] > 200
    before = sheet.copy()
    stroke = Stroke(sheet, INK, Sample(10, 10))
    stroke.extend(Sample(200, 150))
    assert not np.array_equal(sheet, before)
    stroke.undone()
    assert np.array_equal(sheet, before)


def test_a_stroke_begun_by_a_pen_tapers():
    sheet = drawn(INK, across(0.8, step=4), taper=True)
    widths = sheet[:, 30:90, 3].astype(float).sum(0) / 255
    assert widths[2] < 0.7 * widths[-1]


def test_paper_has_its_ink_in_every_pixel_and_can_be_drawn_on():
    sheet = paper((3, 2), (1, 2, 3))
    assert sheet.shape == (2, 3, 4)
    assert (sheet == (3, 2, 1, 255)).all()
    assert sheet.flags.writeable


def test_a_stroke_off_the_paper_is_no_error():
    sheet = drawn(INK, [Sample(-50, -20), Sample(100, 100), Sample(900, 700), Sample(500, -300)])
    assert sheet.any()
    assert not drawn(TONE, [Sample(-900, -900), Sample(-950, -800)]).any()


def test_steadiness_takes_the_trembling_out_and_still_ends_where_the_pen_does():
    trembling = [Sample(20 + at * 3, 100 + 4 * math.sin(at * 2.1)) for at in range(80)]

    def wobble(steady: float) -> float:
        line = Line(trembling[0], step=2, steady=steady)
        pieces = [piece for sample in trembling[1:] if len(piece := line.add(sample))]
        end = line.end()
        assert np.allclose(end[-1, :2], (trembling[-1].x, trembling[-1].y), atol=0.5)
        return float(np.concatenate(pieces)[20:, 1].std())

    assert wobble(0.8) < 0.4 * wobble(0.0)


def test_the_pieces_of_a_line_join():
    line = Line(Sample(0, 0), step=3)
    last = None
    for at in range(1, 30):
        piece = line.add(Sample(at * 11, 40 * math.sin(at)))
        if last is not None and len(piece):
            assert np.allclose(piece[0], last)
        last = piece[-1] if len(piece) else last


def test_a_ruled_line_follows_the_hand_until_it_lets_go():
    sheet = blank(SIZE)
    stroke = Stroke(sheet, replace(INK, thin=1.0), Sample(20, 20))
    stroke.ruled(Sample(300, 180))
    stroke.ruled(Sample(300, 20))
    assert sheet[20, 150, 3] == 255
    assert not sheet[60:, :, 3].any()


# -- sheets, squares and files --------------------------------------------------------------------------------------


@given(st.integers(0, 2**32 - 1))
@settings(max_examples=25, deadline=None)
def test_a_layer_comes_back_from_its_file_pixel_for_pixel(seed):
    noise = np.random.default_rng(seed).integers(0, 256, (9, 11, 4), np.uint8)
    sheet = multiplied(noise)
    assert np.array_equal(multiplied(straight(sheet)), sheet)


def test_a_layers_file_is_read_as_it_was_written(tmp_path):
    sheet = drawn(PENCIL, across(0.6))
    path = tmp_path / "layer.png"
    path.write_bytes(layer_file(sheet))
    assert np.array_equal(read_sheet(path, SIZE), sheet)


def test_a_step_shares_every_square_that_the_stroke_did_not_cross():
    sheet = drawn(INK, across(y=40))
    before = of_sheet(sheet)
    stroke = Stroke(sheet, INK, Sample(20, 180))
    stroke.extend(Sample(60, 190))
    stroke.end()
    after = taken(sheet, before, tuple(stroke.changed))
    assert set(differing(before, after)) == {(0, 1)}
    assert np.array_equal(as_sheet(after), sheet)
    changed = put_back(sheet, after, before)
    assert np.array_equal(sheet, as_sheet(before))
    assert changed == [(0, 128, 128, 200)]


def test_what_is_shown_is_the_layers_over_each_other():
    layers = change_layer(layers_of(Panel("p", 1)), "tone", opacity=0.5)
    tiles = {
        "tone": of_sheet(drawn(replace(TONE, opacity=1.0), across())),
        "ink": of_sheet(drawn(INK, across(y=60))),
    }
    stack = Stack(SIZE, layers, tiles, "pencil")
    stroke = Stroke(stack.sheet, PENCIL, Sample(30, 80))
    for at in range(30):
        stack.show(stroke.extend(Sample(30 + at * 8, 80 + at)))
    stack.show(stroke.end())
    expected = over(paper(SIZE), as_sheet(tiles["tone"]), 0.5)
    expected = over(over(expected, stack.sheet), as_sheet(tiles["ink"]))
    assert np.array_equal(stack.shown, expected)
    assert stack.change(change_layer(layers, "ink", visible=False), stack.tiles) == [stack.all]
    assert np.array_equal(stack.shown, over(over(paper(SIZE), as_sheet(tiles["tone"]), 0.5), stack.sheet))


def test_the_camera_sees_neither_notes_nor_what_is_hidden_nor_what_shines_through():
    layers = layers_of(Panel("p", 1))
    ink, notes = of_sheet(drawn(INK, across())), of_sheet(drawn(INK, across(y=150)))
    stack = Stack(SIZE, layers, {"ink": ink, "notes": notes}, "pencil")
    stack.ground = shone_through(SIZE, [np.zeros((200, 320, 3), np.uint8)], [])
    stack.relay()
    proofs = Proofs(SIZE)
    flat = proofs.flat([(layer, stack.tiles[layer.id]) for layer in layers])
    assert np.array_equal(flat, over(paper(SIZE), as_sheet(ink)))
    hidden = change_layer(layers, "ink", visible=False)
    flat = proofs.flat([(layer, stack.tiles[layer.id]) for layer in hidden])
    assert (flat == 255).all()


def test_the_onion_skin_is_red_before_and_green_after():
    black, white = (np.full((200, 320, 3), level, np.uint8) for level in (0, 255))
    for before, after, ink in (([black], [white], BEFORE), ([white], [black], AFTER)):
        blue, green, red, _ = shone_through(SIZE, before, after, 1.0)[0, 0]
        assert (red, green, blue) == pytest.approx(ink, abs=1)


def test_a_drawing_has_the_films_shape_and_no_less_than_its_pixels():
    assert drawing_size(1280, 720) == (1920, 1080)
    assert drawing_size(1920, 1080) == (1920, 1080)
    assert drawing_size(3840, 2160) == (3840, 2160)
    assert drawing_size(720, 1280) == (1080, 1920)


# -- fill, lasso ----------------------------------------------------------------------------------------------------


def ring(gap: float = 0.0) -> np.ndarray:
    angles = np.linspace(gap, 2 * math.pi - gap, 90)
    return drawn(INK, [Sample(160 + 70 * math.cos(a), 100 + 70 * math.sin(a)) for a in angles])


def test_a_fill_stays_inside_its_lines_and_jumps_small_gaps():
    for gap in (0.0, 0.02):
        lines = ring(gap)
        area = enclosed(over(paper(SIZE), lines), (160, 100))
        assert area[100, 160] == 255
        assert not area[5, 5]
    sheet, rect = filled(blank(SIZE), over(paper(SIZE), ring()), (160, 100), (200, 30, 30))
    assert tuple(sheet[100, 160]) == (30, 30, 200, 255)
    assert 85 < rect[0] < 95
    assert sheet[100, 92, 3]  # a little under the line: no paper shines between


def test_a_lasso_moves_what_it_goes_around_and_nothing_else():
    sheet = over(drawn(INK, across(y=40)), drawn(INK, across(y=160)))
    piece = lifted(sheet, [(0, 0), (319, 0), (319, 80), (0, 80)])
    assert piece is not None
    moved, _ = laid_down(piece, Move(0, 50))
    assert np.array_equal(moved[70:110], np.roll(sheet, 50, 0)[70:110])
    assert not moved[:70].any()
    assert np.array_equal(moved[140:], sheet[140:])
    back, _ = laid_down(piece, Move())
    assert np.array_equal(back, sheet)


def test_a_piece_is_scaled_about_its_middle():
    sheet = drawn(replace(INK, thin=1.0), across())
    piece = lifted_all(sheet)
    assert piece is not None
    half, _ = laid_down(piece, Move(wide=0.5, high=0.5))
    left, _, right, _ = content(half)
    whole = content(sheet)
    assert right - left == pytest.approx((whole[2] - whole[0]) / 2, abs=3)
    assert (left + right) / 2 == pytest.approx((whole[0] + whole[2]) / 2, abs=1.5)
    assert lifted(blank(SIZE), [(0, 0), (50, 0), (50, 50)]) is None


def test_a_piece_is_turned_about_its_middle_and_stays_as_dark_as_it_was():
    sheet = blank(SIZE)
    sheet[94:107, 110:211] = (0, 0, 0, 255)
    piece = lifted_all(sheet)
    assert piece is not None
    lay, stand = content(sheet), content(laid_down(piece, Move(turn=90))[0])
    assert (stand[2] - stand[0], stand[3] - stand[1]) == pytest.approx((lay[3] - lay[1], lay[2] - lay[0]), abs=3)
    assert (stand[0] + stand[2]) / 2 == pytest.approx((lay[0] + lay[2]) / 2, abs=1.5)
    for turn in (90.0, 37.0, -128.0):
        turned, rect = laid_down(piece, Move(turn=turn))
        assert int(turned[..., 3].sum()) == pytest.approx(int(sheet[..., 3].sum()), rel=0.02)
        assert changed_by(piece, Move(turn=turn))[0] <= rect[0]
    right, below = piece.corners(Move(turn=90))[0], piece.corners(Move())[1]
    middle = piece.middle
    assert right[1] - middle[1] == pytest.approx(-(below[0] - middle[0]))  # clockwise: its left end comes up


# -- layers in the document -----------------------------------------------------------------------------------------


def test_a_panel_that_came_as_a_picture_is_drawn_over_and_older_films_open():
    name = "a" * 64 + ".png"
    layers = layers_of(Panel("p", 24, name))
    assert tuple(layer.kind for layer in layers) == STANDARD
    assert layers[0].picture == name
    document = film()
    assert decode(encode(document)).document == document
    plain = json.loads(encode(document))
    for panel in plain["document"]["sequences"][0]["shots"][0]["panels"]:
        del panel["layers"]  # as a version without layers wrote it
    assert decode(json.dumps(plain).encode()).document == document


def test_layers_are_added_moved_and_removed_as_values():
    layers = layers_of(Panel("p", 24))
    more = add_layer(layers, "Fog", "tone")
    assert [layer.name or layer.kind for layer in more] == ["reference", "tone", "Fog", "pencil", "ink", "notes"]
    assert [layer.kind for layer in add_layer(layers, "Top")][-2:] == ["free", "notes"]
    fog = more[2].id
    assert move_layer(more, fog, 0)[0].id == fog
    assert remove_layer(more, fog) == layers
    with pytest.raises(InbetweenerError):
        remove_layer(layers[:1], "reference")


def test_every_layers_file_is_named_by_the_document_and_a_new_picture_takes_their_place():
    names = ["b" * 64 + ".png", "c" * 64 + ".png"]
    layers = change_layer(layers_of(Panel("p", 24)), "ink", picture=names[0])
    document = set_layers(film(), "panel-1", layers, names[1])
    assert set(named_assets(document)) == set(names)
    assert decode(encode(document)).document == document
    assert next(duplicate_panel(document, "panel-1").shots()).panels[1].layers == layers
    panel = next(set_drawing(document, "panel-1", names[0]).shots()).panels[0]
    assert (panel.drawing, panel.layers) == (names[0], ())


def test_pictures_of_strokes_go_only_when_no_version_names_them(tmp_path):
    folder = tmp_path / "film.inbetween"
    new_project(folder, film())
    assets = Assets(folder)
    first, second, third = (assets.put(bytes([at]), ".png") for at in range(3))
    older = set_layers(film(), "panel-1", change_layer(layers_of(Panel("p", 1)), "ink", picture=first), None)
    save_project(older, folder)
    save_project(set_drawing(older, "panel-1", second), folder)
    assert sweep(folder, (first, second, third)) == 1
    assert assets.has(first)
    assert assets.has(second)
    assert not assets.has(third)


# -- pictures from outside ------------------------------------------------------------------------------------------


def test_a_picture_comes_whole_into_the_middle_of_the_sheet(tmp_path):
    path = tmp_path / "tall.png"
    Image.new("RGB", (100, 200), (10, 120, 240)).save(path)
    (one,) = bring(path, SIZE)
    assert one.alone
    assert content(one.sheet) == (110, 0, 210, 200)
    assert tuple(one.sheet[100, 160]) == (240, 120, 10, 255)


def test_a_photoshop_file_comes_in_its_layers(tmp_path):
    path = photoshop_file(tmp_path)
    lower, upper = bring(path, SIZE)
    assert (lower.name, upper.name) == ("Sky", "Tree")
    assert upper.opacity == pytest.approx(0.5, abs=0.01)
    assert content(upper.sheet) == (40, 20, 60, 50)
    assert tuple(lower.sheet[100, 10]) == (200, 100, 50, 255)


def test_a_damaged_photoshop_file_says_so(tmp_path):
    path = tmp_path / "bad.psd"
    path.write_bytes(photoshop_file(tmp_path).read_bytes()[:60])
    with pytest.raises(InbetweenerError, match=r"bad\.psd"):
        bring(path, SIZE)


def photoshop_file(folder: Path) -> Path:
    from psd_tools import PSDImage

    file = PSDImage.new("RGB", SIZE)
    file.create_pixel_layer(Image.new("RGB", SIZE, (50, 100, 200)), name="Sky", top=0, left=0)
    file.create_pixel_layer(Image.new("RGB", (20, 30), (0, 160, 0)), name="Tree", top=20, left=40, opacity=128)
    path = folder / "layers.psd"
    buffer = io.BytesIO()
    file.save(buffer)
    path.write_bytes(buffer.getvalue())
    return path


def test_a_stroke_lays_only_its_surroundings_anew():
    size = (1920, 1080)
    stack = Stack(size, layers_of(Panel("p", 1)), {}, "pencil")
    stroke = Stroke(stack.sheet, PENCIL, Sample(300, 500))
    areas: list[int] = []
    for at in range(60):
        changed = stroke.extend(Sample(300 + at * 17, 500 + 80 * math.sin(at / 5), 0.7))
        stack.show(changed)
        areas.append(sum((right - left) * (bottom - top) for left, top, right, bottom in changed))
    assert max(areas) < 0.005 * size[0] * size[1]
    assert cv2.countNonZero(stack.sheet[..., 3]) > 1000
    assert not Tiles(size).squares
