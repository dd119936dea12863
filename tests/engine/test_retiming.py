"""Cuts, trims and slides at a frame, and the markers that stand on the film's own time."""

from __future__ import annotations

import msgspec
import numpy as np
import pytest

from engine.document.camera_edits import set_camera
from engine.document.film import placed_shots
from engine.document.film_edits import new_document
from engine.document.following import followed
from engine.document.marker_edits import add_marker, change_marker, move_markers, remove_markers
from engine.document.model import Document, Panel, Sequence, Shot, Transition
from engine.document.panel_edits import pin_drawing, remove_panels, set_frames
from engine.document.retime_edits import cut_shot, slide_panel, split_panel, trim_end, trim_start
from engine.document.schema import decode, encode
from engine.document.shot_edits import move_shots, set_transition
from engine.document.sound_edits import add_sound, move_sound
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


@pytest.mark.parametrize("kind", ["dissolve", "wipe", "fade"])
@pytest.mark.parametrize("frame", [1, 2, 20, 58, 59])
def test_a_cut_leaves_no_transition_that_is_longer_than_a_half_of_the_shot(film, kind, frame):
    for shot in ("two", "three"):
        film = set_transition(film, shot, Transition(kind, 20))
    cut = cut_shot(film, "two", frame, "new")
    first, second, third = list(cut.shots())[1:]
    least = {"fade": (frame, 60 - frame)}.get(kind, (frame - 1, 59 - frame))
    assert [each.transition and each.transition.frames for each in (first, second, third)] == [
        min(20, least[0]) or None, None, min(20, least[1]) or None
    ]  # fmt: skip
    # it is the film that was seen already, where the longer ones had to give way
    longer = set_transition(set_transition(cut, "two", Transition(kind, 20)), "three", Transition(kind, 20))
    assert [placed.span for placed in placed_shots(cut)] == [placed.span for placed in placed_shots(longer)]


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


# -- What goes along ---------------------------------------------------------------------------------------------------


@pytest.fixture
def scored(film) -> Document:
    """The film with music from its start, a line of dialogue at frame 70, and a marker at frame 90."""
    film = add_sound(add_sound(film, "music.wav", 0), "line.wav", 70)
    return add_marker(film, 90, "beat")


def places(film: Document) -> list[int]:
    return [sound.film_frame for sound in film.sounds] + [marker.film_frame for marker in film.markers]


@pytest.mark.parametrize(
    ("edit", "found"),
    [
        (lambda film: set_frames(film, "b", 46), [0, 80, 100]),  # ten frames more before them
        (lambda film: trim_start(film, "b", 12, frozenset()), [0, 58, 78]),
        (lambda film: trim_start(film, "c", 4, frozenset()), [0, 66, 86]),
        (lambda film: trim_start(film, "c", 16, frozenset()), [0, 60, 74]),  # it began in what is gone
        (lambda film: trim_start(film, "d", 20, frozenset()), [0, 70, 84]),
        (lambda film: set_frames(film, "d", 60), [0, 70, 90]),  # the end of the film is nobody's business
        (lambda film: remove_panels(film, ("b",)), [0, 34, 54]),
        (lambda film: remove_panels(film, ("c",)), [0, 60, 66]),  # its panel is gone: where the next one begins
        (lambda film: split_panel(film, "c", 4), [0, 70, 90]),
        (lambda film: slide_panel(film, "c", 6), [0, 76, 96]),
        (lambda film: move_shots(film, ("three",), "one"), [0, 70, 90]),  # another order: nobody could say where to
        (lambda film: move_sound(film, film.sounds[1].id, 20), [0, 20, 90]),
    ],
)
def test_sounds_and_markers_go_along_with_the_panel_that_they_begin_in(scored, edit, found):
    assert places(followed(scored, scored, edit(scored))) == found


def test_a_drag_forth_and_back_leaves_no_sound_behind_and_locked_tracks_stay(scored):
    now = scored
    for frames in (60, 12, 36, 46):
        now = followed(scored, now, set_frames(now, "b", frames))
    assert places(now) == [0, 80, 100]
    assert places(followed(scored, now, scored)) == [0, 70, 90]
    still = frozenset({"markers", "sound:"})
    assert places(followed(scored, scored, set_frames(scored, "b", 46), still)) == [0, 70, 90]
    assert places(trim_start(scored, "b", 12, still)) == [0, 70, 90]
