"""Cuts, trims and slides at a frame, and the markers that stand on the film's own time."""

from __future__ import annotations

import msgspec
import numpy as np
import pytest

from engine.document.camera_edits import set_camera
from engine.document.film import placed_shots
from engine.document.film_edits import new_document
from engine.document.marker_edits import add_marker, change_marker, move_markers, remove_markers
from engine.document.model import Document, Panel, Sequence, Shot
from engine.document.panel_edits import pin_drawing
from engine.document.retime_edits import cut_shot, slide_panel, split_panel, trim_end, trim_start
from engine.document.schema import decode, encode
from engine.document.tracks import camera_rows
from engine.values.errors import InbetweenerError


@pytest.fixture
def film() -> Document:
    """Shots of 24, 36 + 24 and 48 frames; the camera of the second moves from its first frame to its last."""
    shots = (
        Shot("one", (Panel("a", 24),)),
        Shot("two", (Panel("b", 36, "b.png", dialogue="Now?"), Panel("c", 24))),
        Shot("three", (Panel("d", 48),)),
    )
    made = msgspec.structs.replace(new_document("Film"), sequences=(Sequence("q", "", shots),))
    return set_camera(set_camera(made, "two", 0, zoom=1.0), "two", 59, zoom=3.0)


def lengths(film: Document) -> list[list[int]]:
    return [[panel.frames for panel in shot.panels] for shot in film.shots()]


def framings(shot: Shot) -> np.ndarray:
    return camera_rows(shot.camera, np.arange(shot.frames, dtype=np.int32))


def test_a_split_panel_is_two_of_the_same_drawing_and_moves_nothing(film):
    split = split_panel(pin_drawing(film, "b"), "b", 10, "new")
    assert lengths(split) == [[24], [10, 26, 24], [48]]
    first, second = split.shot("two").panels[:2]
    assert (first.pinned, first.dialogue, second.pinned, second.dialogue) == (True, "Now?", False, "")
    assert second.drawing == first.drawing == "b.png"
    assert split.shot("two").camera == film.shot("two").camera
    with pytest.raises(InbetweenerError):
        split_panel(film, "b", 0)


def test_a_cut_inside_a_panel_leaves_every_frame_as_it_was(film):
    cut = cut_shot(film, "two", 20, "new")
    assert lengths(cut) == [[24], [20], [16, 24], [48]]
    before, after = framings(film.shot("two")), (framings(cut.shot("two")), framings(cut.shot("new")))
    # the eased way is cut in two, each with an ease of its own: the frames at the cut are exact
    assert np.allclose(after[0][[0, 19]], before[[0, 19]])
    assert np.allclose(after[1][[0, 39]], before[[20, 59]])
    assert lengths(cut_shot(film, "two", 36)) == [[24], [36], [24], [48]]  # between two panels nothing is split
    with pytest.raises(InbetweenerError):
        cut_shot(film, "two", 0)


def test_what_is_trimmed_off_the_start_is_gone_and_the_rest_stays_as_it_looked(film):
    trimmed = trim_start(film, "b", 12)
    assert lengths(trimmed) == [[24], [24, 24], [48]]
    assert [panel.id for panel in trimmed.shot("two").panels] == ["b", "c"]
    before, after = framings(film.shot("two")), framings(trimmed.shot("two"))
    assert np.allclose(after[[0, -1]], before[[12, -1]])
    assert lengths(trim_start(film, "c", 6)) == [[24], [36, 18], [48]]
    assert lengths(trim_end(film, "b", 12)) == [[24], [12, 24], [48]]


def test_a_panel_slides_between_its_neighbours_across_cuts_and_leaves_each_a_frame(film):
    assert lengths(slide_panel(film, "c", 5)) == [[24], [41, 24], [43]]
    assert lengths(slide_panel(film, "c", -400)) == [[24], [1, 24], [83]]
    assert lengths(slide_panel(film, "c", 400)) == [[24], [83, 24], [1]]
    assert slide_panel(film, "a", 5) is film
    assert placed_shots(slide_panel(film, "c", 5))[-1].span.stop == placed_shots(film)[-1].span.stop


def test_markers_keep_their_order_their_distances_and_one_frame_each(film):
    for frame, name in ((30, "two"), (10, "one"), (10, "again")):
        film = add_marker(film, frame, name, new=name)
    assert [(marker.film_frame, marker.name) for marker in film.markers] == [(10, "one"), (30, "two")]
    assert [marker.film_frame for marker in move_markers(film, ("one", "two"), -400).markers] == [0, 20]
    assert [marker.name for marker in move_markers(film, ("one",), 20).markers] == ["one"]  # the other made room
    red = change_marker(film, "one", " beat ", "red")
    assert (red.markers[0].name, red.markers[0].colour) == ("beat", "red")
    assert change_marker(red, "one") is red
    assert remove_markers(film, ("one", "two")).markers == ()
    assert decode(encode(red)).document == red
