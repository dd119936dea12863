"""The timeline as an editing table: blade, trims, roll, slip, slide, transitions, sounds, markers, In and Out, locks."""

from __future__ import annotations

import wave
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from app.timeline.line import Line
from app.timeline.scene import CACHE, HEADER, TOP
from app.timeline.tracks import TrackStates, remembered
from engine.document import sound_edits
from engine.document.assets import Assets
from engine.document.camera_edits import set_camera
from engine.document.marker_edits import add_marker
from engine.document.model import Transition
from engine.document.panel_edits import set_frames
from engine.document.words_edits import add_words
from engine.values.time import Span
from tests.app.timelines import ALT, LEFT, NONE, SHIFT, drag, frames, pose_frames, spot

RATE = 48000


@pytest.fixture
def claps(studio) -> str:
    """A sound of two seconds, silent but for claps at half a second and at one and a half; laid on frame 12."""
    samples = np.zeros(2 * RATE)
    noise = np.random.default_rng(1).normal(0, 0.4, RATE // 10)
    for second in (0.5, 1.5):
        at = int(second * RATE)
        samples[at : at + len(noise)] = noise * np.linspace(1, 0, len(noise))
    path = Path(studio.project) / "claps.wav"
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes((np.clip(samples, -1, 1) * 32000).astype("<i2").tobytes())
    studio.edit("Sound", sound_edits.add_sound, Assets(studio.project).put_file(path), 12, "claps")
    return studio.document.sounds[0].id


def heard(timeline, qtbot) -> None:
    """The sounds have been read."""
    qtbot.waitUntil(lambda: timeline.waves.of(timeline.studio.document.sounds[0]) is not None)


def written(timeline) -> QLineEdit:
    """The line that is open for typing."""
    return next(line for line in timeline.viewport().findChildren(Line) if line.isVisible())


def switch(timeline, row: str, name: str) -> None:
    from app.timeline.header import switches

    found = next(each for each in timeline.rows if each.key == row)
    place = switches(found)[name].center().toPoint()
    QTest.mouseClick(timeline.viewport(), LEFT, NONE, place + QPoint(0, TOP + found.top - timeline.scrolled))


# -- Panels ------------------------------------------------------------------------------------------------------------


def test_the_blade_splits_the_panel_under_the_playhead_and_cuts_the_shot(studio, timeline):
    studio.move_playhead(24 + 10)
    timeline.table.split()
    assert frames(studio) == [[24], [10, 26, 24], [48]]
    assert studio.selection.panels == (studio.document.shot("shot-2").panels[1].id,)
    studio.move_playhead(24 + 20)
    timeline.table.cut()
    assert frames(studio) == [[24], [10, 10], [16, 24], [48]]
    assert len(studio.editor.past) == 2


def test_trims_take_away_what_is_before_or_after_the_playhead(studio, timeline, ana):
    studio.move_playhead(24 + 12)
    timeline.table.trim_start()
    assert frames(studio) == [[24], [24, 24], [48]]
    assert studio.playhead == 24  # on the picture that it was on
    assert pose_frames(studio, ana) == [-6, 8, 38]  # the first waits out of sight
    studio.undo()
    studio.move_playhead(24 + 12)
    timeline.table.trim_end()
    assert frames(studio) == [[24], [12, 24], [48]]


def test_what_sounds_in_the_rest_of_a_panel_goes_along_when_its_start_is_trimmed(studio, timeline):
    studio.edit("Sound", sound_edits.add_sound, f"{'a' * 64}.wav", 24 + 20)
    studio.edit("Sound", sound_edits.add_sound, f"{'b' * 64}.wav", 24 + 70)
    studio.move_playhead(24 + 12)
    timeline.table.trim_start()
    assert [sound.film_frame for sound in studio.document.sounds] == [44, 94]
    studio.undo()
    timeline.bar.follow.click()
    studio.move_playhead(24 + 12)
    timeline.table.trim_start()
    assert [sound.film_frame for sound in studio.document.sounds] == [32, 82]
    studio.undo()
    assert [sound.film_frame for sound in studio.document.sounds] == [44, 94]


def test_the_roll_tool_moves_the_edge_and_alt_turns_it_over(studio, timeline):
    timeline.use_tool("roll")
    edge = spot(timeline, "panels", 60) - QPoint(2, 0)
    drag(timeline, edge, edge - QPoint(6 * 4, 0))
    assert frames(studio) == [[24], [32, 28], [48]]
    edge = spot(timeline, "panels", 56) - QPoint(2, 0)
    drag(timeline, edge, edge + QPoint(6 * 4, 0), ALT)
    assert frames(studio) == [[24], [36, 28], [48]]


@pytest.mark.parametrize("tool", ["ripple", "roll"])
def test_keys_that_an_edge_was_dragged_over_come_back_when_it_is_dragged_back(studio, timeline, ana, tool):
    timeline.use_tool(tool)
    start = studio.document
    edge = spot(timeline, "panels", 60) - QPoint(2, 0)
    drag(timeline, edge, edge - QPoint(6 * 20, 0))
    assert frames(studio)[1] == ([16, 24] if tool == "ripple" else [16, 44])
    assert 20 not in pose_frames(studio, ana)
    edge = spot(timeline, "panels", 40) - QPoint(2, 0)
    drag(timeline, edge, edge + QPoint(6 * 20, 0))
    assert studio.document == start


def test_a_shots_edge_is_its_last_panels(studio, timeline):
    edge = spot(timeline, "shots", 84) - QPoint(2, 0)
    drag(timeline, edge, edge + QPoint(6 * 6, 0))
    assert frames(studio) == [[24], [36, 30], [48]]


def test_a_panel_slides_between_its_neighbours_with_alt(studio, timeline):
    at = spot(timeline, "panels", 70)
    drag(timeline, at, at + QPoint(6 * 6, 0), ALT)
    assert frames(studio) == [[24], [42, 24], [42]]
    assert timeline.content.frames == 132
    assert len(studio.editor.past) == 1


def test_what_happens_in_a_panel_slips_while_the_panel_stays(studio, timeline, ana):
    at = spot(timeline, "panels", 40)
    drag(timeline, at, at + QPoint(6 * 10, 0), ALT | SHIFT)
    assert frames(studio) == [[24], [36, 24], [48]]
    assert pose_frames(studio, ana) == [16, 30, 50]  # the key of the next panel did not move
    timeline.use_tool("slip")
    drag(timeline, at, at - QPoint(6 * 30, 0))
    assert pose_frames(studio, ana) == [0, 14, 50]  # no key leaves its panel


def test_a_panel_is_carried_to_where_the_bar_stands(studio, timeline):
    drag(timeline, spot(timeline, "panels", 10), spot(timeline, "panels", 131))
    assert [panel.id for shot in studio.document.shots() for panel in shot.panels][-1] == "panel-1"
    assert len(studio.editor.past) == 1
    drag(timeline, spot(timeline, "shots", 20), spot(timeline, "shots", 118), release=False)
    QTest.keyClick(timeline, Qt.Key.Key_Escape)
    assert len(studio.editor.past) == 1


def test_small_steps_slide_a_panel_or_make_it_longer(studio, timeline):
    studio.select(panels=("panel-3",))
    timeline.table.nudge(-1)
    assert frames(studio) == [[24], [35, 24], [49]]
    timeline.table.lengthen(2)
    assert frames(studio) == [[24], [35, 26], [49]]


# -- Transitions -------------------------------------------------------------------------------------------------------


def test_a_cut_is_drawn_open_into_a_dissolve_whose_edge_makes_it_longer(studio, timeline):
    cut = spot(timeline, "transitions", 84)
    drag(timeline, cut, cut - QPoint(6 * 8, 0))
    assert studio.document.shot("shot-3").transition == Transition("dissolve", 8)
    assert timeline.content.frames == 132 - 8
    edge = spot(timeline, "transitions", 84)  # where the shot that goes out ends
    drag(timeline, edge, edge + QPoint(6 * 4, 0))
    assert studio.document.shot("shot-3").transition == Transition("dissolve", 12)
    assert len(studio.editor.past) == 2
    edge = spot(timeline, "transitions", 72)
    drag(timeline, edge, edge + QPoint(6 * 40, 0), release=False)
    assert studio.document.shot("shot-3").transition is None
    QTest.keyClick(timeline, Qt.Key.Key_Escape)
    assert studio.document.shot("shot-3").transition == Transition("dissolve", 12)


def test_the_length_of_a_transition_is_typed(studio, timeline):
    from app.timeline.cutting import with_transition

    studio.edit("Transition", with_transition, "shot-3", "fade", 10)
    QTest.mouseDClick(timeline.viewport(), LEFT, NONE, spot(timeline, "transitions", 85.5))
    line = written(timeline)
    QTest.keyClicks(line, "1s")
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert studio.document.shot("shot-3").transition == Transition("fade", 24)


# -- Sounds ------------------------------------------------------------------------------------------------------------


def test_a_sound_is_dragged_trimmed_and_faded_one_step_each(qtbot, studio, timeline, claps):
    heard(timeline, qtbot)
    timeline.set_snapping(False)
    row = "sound:"
    drag(timeline, spot(timeline, row, 30), spot(timeline, row, 40))
    assert studio.document.sounds[0].film_frame == 22
    drag(timeline, spot(timeline, row, 70, 0.6) - QPoint(2, 0), spot(timeline, row, 60, 0.6) - QPoint(2, 0))
    assert studio.document.sounds[0].frames == 38
    drag(timeline, spot(timeline, row, 22, 0.6) + QPoint(2, 0), spot(timeline, row, 27, 0.6) + QPoint(2, 0))
    sound = studio.document.sounds[0]
    assert (sound.film_frame, sound.skip, sound.frames) == (27, 5, 33)
    drag(timeline, spot(timeline, row, 27, 0.12) + QPoint(8, 0), spot(timeline, row, 33, 0.12) + QPoint(8, 0))
    assert studio.document.sounds[0].fade_in == 6
    drag(timeline, spot(timeline, row, 40), spot(timeline, row, 42), ALT | SHIFT)
    sound = studio.document.sounds[0]
    assert (sound.film_frame, sound.skip, sound.frames) == (27, 3, 33)  # slipped: an earlier part in the same place
    assert len(studio.editor.past) == 6


def test_a_sounds_own_beat_catches_on_an_edge_of_the_film(qtbot, studio, timeline, claps):
    heard(timeline, qtbot)
    row = "sound:"
    # claps on frames 24 and 48; dragged by eleven, the first clap comes within a frame of the cut at 36 of shot 2
    drag(timeline, spot(timeline, row, 30), spot(timeline, row, 30 + 59 - 24), release=False)
    assert timeline.gesture.snap == 60
    QTest.mouseRelease(timeline.viewport(), LEFT, NONE, spot(timeline, row, 30 + 59 - 24))
    assert studio.document.sounds[0].film_frame == 48


def test_a_key_catches_on_the_beginning_of_a_clap(qtbot, studio, timeline, claps, ana):
    heard(timeline, qtbot)
    assert 12 + 12 in timeline.fixed_targets().tolist()
    start = spot(timeline, f"pose:{ana}", 24 + 20)
    drag(timeline, start, spot(timeline, f"pose:{ana}", 49))
    assert 48 - 24 in pose_frames(studio, ana)


def test_sounds_lie_on_several_tracks_and_gaps_between_them_close(qtbot, studio, timeline, claps):
    heard(timeline, qtbot)
    timeline.set_snapping(False)
    studio.edit("Track", sound_edits.add_sound_track, "Music")
    second = f"sound:{studio.document.sound_tracks[1].id}"
    drag(timeline, spot(timeline, "sound:", 30), spot(timeline, second, 30))
    assert studio.document.sounds[0].track == second.removeprefix("sound:")
    assert timeline.content.sounds[second].starts.tolist() == [12]
    studio.edit("Sound", sound_edits.add_sound, studio.document.sounds[0].asset, 90, "more", 1.0, second[6:])
    assert timeline.table.gap_at(second, 70) == Span(60, 90)
    timeline.table.close_gap(second, 70)
    assert [sound.film_frame for sound in studio.document.sounds] == [12, 60]


def test_a_chosen_sound_is_split_at_the_playhead_and_removed(qtbot, studio, timeline, claps):
    heard(timeline, qtbot)
    QTest.mouseClick(timeline.viewport(), LEFT, NONE, spot(timeline, "sound:", 20))
    studio.move_playhead(36)
    timeline.table.split()
    assert [(sound.film_frame, sound.skip) for sound in studio.document.sounds] == [(12, 0), (36, 24)]
    QTest.keyClick(timeline, Qt.Key.Key_Delete)
    assert [sound.film_frame for sound in studio.document.sounds] == [36]


def test_a_sound_track_is_muted_and_heard_alone_in_its_header(qtbot, studio, timeline, claps):
    switch(timeline, "sound:", "mute")
    assert sound_edits.sound_tracks(studio.document)[0].muted
    switch(timeline, "sound:", "solo")
    assert studio.soloed == {""}
    switch(timeline, "sound:", "solo")
    assert studio.soloed == frozenset()


def test_sounds_and_markers_go_along_when_the_artist_wants_it(qtbot, studio, timeline, claps):
    heard(timeline, qtbot)
    studio.edit("Sound", sound_edits.move_sound, claps, 70)
    studio.edit("Marker", add_marker, 90)
    timeline.set_snapping(False)
    edge = spot(timeline, "panels", 60) - QPoint(2, 0)
    drag(timeline, edge, edge + QPoint(6 * 10, 0))
    assert (studio.document.sounds[0].film_frame, studio.document.markers[0].film_frame) == (70, 90)
    studio.undo()
    timeline.bar.follow.click()
    drag(timeline, edge, edge + QPoint(6 * 10, 0))
    assert (studio.document.sounds[0].film_frame, studio.document.markers[0].film_frame) == (80, 100)
    studio.undo()
    assert (studio.document.sounds[0].film_frame, studio.document.markers[0].film_frame) == (70, 90)
    switch(timeline, "sound:", "lock")
    studio.edit("Retime", set_frames, "panel-1", 30)  # from anywhere in the window
    assert (studio.document.sounds[0].film_frame, studio.document.markers[0].film_frame) == (70, 96)


# -- Tracks ------------------------------------------------------------------------------------------------------------


def test_nothing_on_a_locked_track_moves_and_the_lock_is_remembered(studio, timeline, ana):
    switch(timeline, f"pose:{ana}", "lock")
    start = spot(timeline, f"pose:{ana}", 24 + 20)
    drag(timeline, start, start + QPoint(60, 0))
    assert pose_frames(studio, ana) == [6, 20, 50]
    studio.select(keys=(("shot-2", f"pose:{ana}", 6),))
    timeline.table.remove()
    timeline.table.nudge(3)
    assert pose_frames(studio, ana) == [6, 20, 50]
    switch(timeline, "shots", "lock")
    edge = spot(timeline, "panels", 60) - QPoint(2, 0)
    drag(timeline, edge, edge + QPoint(60, 0))
    timeline.table.split()
    assert frames(studio) == [[24], [36, 24], [48]]
    assert remembered(studio.document.id).locked == {f"pose:{ana}", "shots"}


def test_a_track_is_looked_at_alone_and_all_come_back(timeline, ana):
    every = [row.key for row in timeline.rows]
    switch(timeline, "camera", "solo")
    assert [row.key for row in timeline.rows] == ["shots", "panels", "camera"]
    switch(timeline, "camera", "solo")
    assert [row.key for row in timeline.rows] == every
    timeline.set_tracks(TrackStates(hidden=frozenset({"words"})))
    assert "words" not in [row.key for row in timeline.rows]


# -- Keys --------------------------------------------------------------------------------------------------------------


def test_keys_are_copied_and_pasted_at_the_playhead_in_another_shot(studio, timeline, ana):
    studio.edit("Camera", set_camera, "shot-2", 8, zoom=1.5)
    track = f"pose:{ana}"
    studio.select(keys=(("shot-2", track, 6), ("shot-2", track, 20), ("shot-2", "camera", 8)))
    timeline.setFocus()
    QTest.keyClick(timeline, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    studio.move_playhead(84 + 40)
    QTest.keyClick(timeline, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    third = studio.document.shot("shot-3")
    assert [key.frame for key in third.poses[0].keys] == [40]  # the other would lie beyond the film
    assert [(key.frame, key.zoom) for key in third.camera] == [(42, 1.5)]
    assert set(studio.selection.keys) == {("shot-3", track, 40), ("shot-3", "camera", 42)}
    studio.undo()
    assert not studio.document.shot("shot-3").poses


def test_alt_leaves_the_keys_where_they_are_and_drags_copies(studio, timeline, ana):
    start = spot(timeline, f"pose:{ana}", 24 + 20)
    drag(timeline, start, start + QPoint(6 * 10, 0), ALT)
    assert pose_frames(studio, ana) == [6, 20, 30, 50]
    assert studio.selection.keys == (("shot-2", f"pose:{ana}", 30),)


def test_alt_and_arrows_nudge_the_chosen_keys(studio, timeline, ana):
    studio.select(keys=(("shot-2", f"pose:{ana}", 20),))
    QTest.keyClick(timeline, Qt.Key.Key_Right, ALT)
    QTest.keyClick(timeline, Qt.Key.Key_Left, ALT | SHIFT)
    assert pose_frames(studio, ana) == [0, 6, 50]  # a second is more than there is before it


def test_the_playhead_goes_from_key_to_key_and_from_marker_to_marker(studio, timeline, ana):
    for way, frame in ((1, 30), (1, 44), (1, 74), (1, 74), (-1, 44)):
        timeline.table.go_to_key(way)
        assert studio.playhead == frame
    studio.edit("Marker", add_marker, 100)
    timeline.table.go_to_marker(1)
    assert studio.playhead == 100


# -- Markers, In and Out, time -------------------------------------------------------------------------------------------


def test_a_marker_is_set_named_dragged_and_taken_away(studio, timeline):
    studio.move_playhead(50)
    timeline.table.add_marker()
    at = spot(timeline, "markers", 50) + QPoint(3, 0)
    QTest.mouseDClick(timeline.viewport(), LEFT, NONE, at)
    QTest.keyClicks(written(timeline), "she turns")
    QTest.keyClick(written(timeline), Qt.Key.Key_Return)
    drag(timeline, at, at + QPoint(6 * 12, 0))
    assert [(marker.film_frame, marker.name) for marker in studio.document.markers] == [(62, "she turns")]
    QTest.keyClick(timeline, Qt.Key.Key_Delete)
    assert studio.document.markers == ()
    assert "markers" not in [row.key for row in timeline.rows]


def test_in_and_out_are_set_at_the_playhead_dragged_in_the_ruler_and_forgotten(studio, timeline):
    studio.move_playhead(30)
    timeline.table.mark_in()
    studio.move_playhead(59)
    timeline.table.mark_out()
    assert studio.stretch == Span(30, 60)
    ruler = QPoint(round(HEADER + timeline.view.x(60)), CACHE + 10)
    drag(timeline, ruler, ruler + QPoint(6 * 12, 0))
    assert studio.stretch == Span(30, 72)
    assert studio.editor.past == type(studio.editor.past)([])
    timeline.table.clear_marks()
    assert studio.stretch is None


@pytest.mark.parametrize(
    ("typed", "frame"), [("00:00:02:10", 58), ("+20", 50), ("-5", 25), ("2s", 48), ("nonsense", 30)]
)
def test_the_time_above_the_names_can_be_typed(studio, timeline, typed, frame):
    studio.move_playhead(30)
    QTest.mouseClick(timeline.viewport(), LEFT, NONE, QPoint(40, TOP // 2))
    line = written(timeline)
    QTest.keyClicks(line, typed)
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert studio.playhead == frame


def test_words_are_held_until_the_next_ones(studio, timeline):
    studio.edit("Words", add_words, "shot-2", "she waits", Span(0, 20))
    studio.edit("Words", add_words, "shot-2", "he comes", Span(40, 60))
    timeline.table.close_gap("words", 24 + 30)
    assert [words.span for words in studio.document.shot("shot-2").words] == [Span(0, 40), Span(40, 60)]


def test_what_is_read_again_after_an_edit_is_what_a_fresh_look_finds(studio, timeline, ana):
    """Only changed shots are read again: cutting, joining, deleting and undoing leave no stale arrays behind."""
    from app.timeline.gathering import Gathering

    def same() -> None:
        fresh = Gathering().gather(studio.document, studio.placed(), timeline.waves.heard)
        for name in ("shots", "panels", "words", "spoken", "transitions"):
            one, other = getattr(timeline.content, name), getattr(fresh, name)
            assert (one.starts.tolist(), one.stops.tolist(), one.texts) == (
                other.starts.tolist(), other.stops.tolist(), other.texts,
            )  # fmt: skip
            assert (one.shots.tolist(), one.items.tolist()) == (other.shots.tolist(), other.items.tolist())
        assert timeline.content.keys.keys() == fresh.keys.keys()
        for row, keys in timeline.content.keys.items():
            found = [timeline.content.key(keys, at) for at in range(len(keys.frames))]
            assert found == [fresh.key(fresh.keys[row], at) for at in range(len(keys.frames))]

    studio.edit("Words", add_words, "shot-3", "rain", Span(0, 20))
    for at in (30, 50, 90, 100):
        studio.move_playhead(at)
        timeline.table.cut()
        same()
    studio.edit("Camera", set_camera, "shot-1", 4, zoom=1.5)
    same()
    for _ in range(6):
        studio.undo()
        same()
    assert timeline.hit(QPointF(spot(timeline, "panels", 10))).kind == "panel"
