"""The player: the clock decides which frame is seen, and the hand decides how it is looked at."""

from __future__ import annotations

import threading
import time
import wave
from fractions import Fraction
from math import ceil, log10

import msgspec
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.overlays.plane import LEVEL, Plane
from app.player.clock import SECOND, Run
from app.player.comparing import sides
from app.player.listening import Listening
from app.player.mix import draw_layer, film_layers
from app.player.output import Fill, Speakers
from app.player.panel import PlayerPanel
from app.player.voice import Voice
from engine.document.assets import Assets
from engine.document.camera_edits import set_camera
from engine.document.film import film_frames, placed_shots
from engine.document.model import CameraKey, Panel, Shot, Transition
from engine.document.sound_edits import add_sound
from engine.document.take_edits import use_take
from engine.media.video import read_frames
from engine.render.composite import framed, mixed
from engine.store.reels import reel_file
from engine.store.take_files import write_take
from engine.store.takes import Take
from engine.values.time import Rate, Span
from tests.app.conftest import by_itself

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
FILM = Rate(24000, 1001)


class HandWound:
    """A sound output that a test winds: it asks for what is due, as a driver does, and keeps what it was given."""

    room = 0

    def __init__(self) -> None:
        self.now = 7_000_000_123  # ns
        self.heard: list[np.ndarray] = []
        self.fill: Fill | None = None

    def __call__(self) -> int:
        return self.now

    def start(self, fill: Fill) -> None:
        self.fill = fill

    def stop(self) -> None:
        self.fill = None

    def close(self) -> None:
        self.fill = None

    def wind(self, seconds: Fraction | float) -> None:
        samples = ceil(Fraction(seconds) * 48_000)
        self.now += ceil(Fraction(samples, 48_000) * 10**9)
        if self.fill:
            self.heard.append(self.fill(samples))

    def loud(self) -> np.ndarray:
        """The left side of all that it was given."""
        return np.concatenate(self.heard)[:, 0]


@pytest.fixture
def clock() -> HandWound:
    return HandWound()


@pytest.fixture
def player(qtbot, studio, clock):
    sound = Listening(studio, speakers=lambda failed: clock, silence=clock, now=clock)
    panel = by_itself(qtbot, PlayerPanel(studio, sound), 900, 560)
    yield panel
    sound.close()


# -- the clock --------------------------------------------------------------------------------------------------------


def test_ten_hours_at_23_976_are_exact_to_the_frame():
    run = Run(FILM, 0, 0, 0, 10**9)
    assert run.passed(1001 * SECOND) == 24000
    assert run.passed(1001 * SECOND - 1) == 23999
    assert run.passed(36 * 1001 * SECOND) == 864000


@given(
    st.integers(0, 10**7),
    st.sampled_from([Rate(24), FILM, Rate(30000, 1001), Rate(25), Rate(60)]),
    st.sampled_from([1, 2, 4]),
)
def test_a_frame_is_due_at_the_first_nanosecond_that_shows_it(frames, rate, speed):
    run = Run(rate, 5, 0, 0, 10**9, speed)
    assert run.passed(run.due(frames)) == frames
    assert frames == 0 or run.passed(run.due(frames) - 1) == frames - 1


def test_a_loop_goes_on_from_its_start_and_no_loop_ends():
    assert [Run(Rate(24), 0, 8, 0, 9, 1, loop=True).frame_at(at * SECOND // 24 + 1) for at in range(4)] == [8, 9, 0, 1]
    assert Run(Rate(24), 0, 8, 0, 9).frame_at(2 * SECOND // 24 + 1) is None
    assert Run(Rate(24), 0, 1, 0, 9, -1, loop=True).frame_at(2 * SECOND // 24 + 1) == 9


def test_playing_follows_the_clock_and_counts_what_it_was_too_late_for(player, studio, clock):
    player.toggle()
    assert studio.playing
    clock.wind(Fraction(1, 24))
    player.playback.tick()
    assert (studio.playhead, player.playback.drops) == (1, 0)
    clock.wind(Fraction(5, 24))
    player.playback.tick()
    assert (studio.playhead, player.playback.drops) == (6, 4)
    player.toggle()
    clock.wind(3)
    player.playback.tick()
    assert studio.playhead == 6


def test_playing_stops_on_the_last_frame_and_begins_again_from_the_first(player, studio, clock):
    last = film_frames(studio.document) - 1
    studio.move_playhead(last - 2)
    player.toggle()
    clock.wind(10)
    player.playback.tick()
    assert not studio.playing
    assert studio.playhead == last
    player.toggle()
    assert studio.playing
    assert studio.playhead == 0


def test_seeking_while_it_plays_goes_on_from_there(player, studio, clock):
    player.toggle()
    clock.wind(1)
    player.playback.tick()
    studio.move_playhead(60)
    clock.wind(Fraction(2, 24))
    player.playback.tick()
    assert studio.playhead == 62


def test_j_k_l_turn_double_and_stop(player, studio, clock):
    studio.move_playhead(50)
    player.shuttle(1)
    player.shuttle(1)
    assert player.playback.speed == 2
    player.shuttle(-1)
    assert player.playback.speed == -1
    clock.wind(Fraction(3, 24))
    player.playback.tick()
    assert studio.playhead == 47
    player.shuttle(0)
    assert not studio.playing


def test_it_really_plays_where_nothing_can_be_heard(qtbot, studio):
    panel = PlayerPanel(studio)
    qtbot.addWidget(panel)
    panel.toggle()
    qtbot.waitUntil(lambda: studio.playhead >= 6, timeout=60_000)
    panel.toggle()
    assert not studio.playing
    panel.sound.close()


# -- sound ------------------------------------------------------------------------------------------------------------


@pytest.fixture
def sounding(qtbot, studio, player):
    """The film with a second of a rising ramp from its second second on: every sample says which one it is."""
    ramp = np.linspace(0, 0.5, 48_000, dtype=np.float32)[:, None].repeat(2, 1)
    path = studio.project / "ramp.wav"
    with wave.open(str(path), "wb") as file:
        file.setparams((2, 2, 48_000, 0, "NONE", ""))
        file.writeframes(np.rint(ramp * 32767).astype("<i2").tobytes())
    asset = Assets(studio.project).put_file(path)
    studio.edit("Sound", add_sound, asset, 24, "ramp")
    qtbot.waitUntil(lambda: bool(player.sound.voice.sounds), timeout=60_000)
    return studio.document.sounds[0]


def test_the_picture_follows_the_sample_at_the_ear(player, studio, clock, sounding):
    studio.move_playhead(20)
    clock.heard.clear()
    player.toggle()
    for _ in range(22):
        clock.wind(Fraction(1, 24))
        player.playback.tick()
    assert studio.playhead == 42
    loud = clock.loud()
    assert not loud[: 4 * 2000].any()
    assert loud[13 * 2000] == pytest.approx(9 * 2000 / 48_000 / 2, abs=1e-3)  # nine frames into the ramp
    player.toggle()
    clock.wind(1)
    assert not clock.heard[-1][240:].any()  # nothing clicks, and nothing goes on


def test_a_device_that_holds_sound_back_holds_the_picture_back_as_long(studio, player, clock, sounding):
    clock.room = 4800
    player.toggle()
    clock.wind(Fraction(1, 10))
    player.playback.tick()
    assert studio.playhead == 0  # the first sample is only now on its way out
    clock.wind(Fraction(1, 2))
    player.playback.tick()
    assert studio.playhead == 12


def test_an_output_that_begins_late_or_runs_dry_holds_the_clock_and_never_turns_it_back():
    hand, told = HandWound(), []
    voice = Voice(hand)
    voice.wake()
    voice.fill(960, 3840)
    for gap in (1.1, *[0.02] * 20, 0.5, *[0.02] * 20):  # a portion at once, a second of nothing, a stumble
        hand.now += round(gap * 10**9)
        voice.fill(960, 3840)
        told.append(voice.clock())
    assert told == sorted(told)
    heard = voice.count * 14_700 - told[-1]
    assert heard == pytest.approx(3840 * 14_700, rel=0.3)  # what it holds is not heard yet
    assert told[0] <= 960 * 14_700


def test_twice_as_fast_and_backwards_are_heard_so(player, studio, clock, sounding):
    studio.move_playhead(24)
    player.shuttle(1)
    player.shuttle(1)
    clock.wind(Fraction(1, 4))
    assert clock.loud()[11_000] == pytest.approx(22_000 / 96_000, abs=1e-3)
    player.shuttle(0)
    studio.move_playhead(47)
    player.shuttle(-1)
    clock.heard.clear()
    clock.wind(Fraction(1, 4))
    assert clock.loud()[2000] == pytest.approx(46_000 / 96_000, abs=1e-3)
    assert (np.diff(clock.loud()[1000:9000]) <= 1e-4).all()


def test_a_loop_is_heard_without_a_gap(player, studio, clock, sounding):
    studio.set_stretch(Span(30, 36))
    player.playback.set_loop(True)
    studio.move_playhead(30)
    player.toggle()
    clock.wind(1)
    loud = clock.loud()
    first = loud[12_000:24_000]
    assert first[100] == pytest.approx((6 * 2000 + 100) / 96_000, abs=1e-3)
    assert np.array_equal(first, loud[24_000:36_000])


def test_scrubbing_sounds_like_the_frame_under_the_hand(player, studio, clock, sounding):
    studio.move_playhead(36)
    clock.wind(Fraction(1, 5))
    loud = clock.loud()
    assert loud[2000] == pytest.approx(26_000 / 96_000, abs=2e-3)
    assert not loud[4320 + 240 :].any()
    player.sound.set_scrubs(False)
    studio.move_playhead(40)
    clock.wind(Fraction(1, 5))
    assert not clock.heard[-1].any()


def test_every_frame_is_shown_where_the_artist_wants_it_so(player, studio, clock, sounding):
    player.playback.set_every_frame(True)
    there = set(range(39)) | set(range(40, 200))
    player.playback.ready = there.__contains__
    player.toggle()
    shown = []
    for _ in range(40):  # a screen that manages eight frames a second
        clock.wind(Fraction(1, 8))
        player.playback.tick()
        shown.append(studio.playhead)
    assert shown == [*range(1, 39), 38, 38]  # the next one's picture is not there yet
    there.add(39)
    player.playback.tick()
    assert studio.playhead == 39
    assert player.playback.drops == 0
    clock.wind(Fraction(1, 24))
    assert clock.heard[-1][1000, 0] == pytest.approx((15 * 2000 + 1000) / 96_000, abs=2e-3)


def test_an_output_that_falls_silent_is_told_and_the_film_goes_on(qtbot, player, studio, clock, sounding):
    other = HandWound()
    player.sound._silence = other
    player.toggle()
    clock.wind(1)
    player.playback.tick()
    clock.now += 3 * 10**9  # nobody asks any more
    with qtbot.waitSignal(studio.told) as told:
        player.sound._watch.timeout.emit()
    assert "without sound" in told.args[0]
    assert studio.playing
    here = studio.playhead
    for _ in range(6):
        clock.now += 10**9
        other.wind(1)
    player.playback.tick()
    assert studio.playhead > here


def test_the_volume_is_kept_and_a_mute_is_heard_at_once(player, studio, clock, sounding):
    studio.move_playhead(24)
    player.toggle()
    player.sound.set_volume(0.5)
    clock.wind(Fraction(1, 4))
    clock.wind(Fraction(1, 4))
    assert clock.heard[-1][6000, 0] == pytest.approx(0.25 * 18_000 / 96_000, abs=1e-3)
    player.sound.set_muted(True)
    clock.wind(Fraction(1, 4))
    clock.wind(Fraction(1, 4))
    assert not clock.heard[-1].any()
    assert Listening(studio, speakers=lambda failed: clock, now=clock, parent=player).muted


def test_the_systems_output_is_asked_through_its_own_driver(qtbot):
    """miniaudio's own output to nowhere: the real library, its real thread, its real clock."""
    miniaudio = pytest.importorskip("miniaudio")
    voice, failures = Voice(), []
    speakers = Speakers(failures.append, backends=[miniaudio.Backend.NULL])
    began = time.perf_counter()
    speakers.start(lambda count: voice.fill(count, speakers.room))
    qtbot.waitUntil(lambda: voice.clock() > SECOND // 2, timeout=60_000)
    seconds = time.perf_counter() - began
    speakers.stop()
    speakers.close()
    assert not failures
    assert seconds > 0.4  # and no upper bound: that is the machine's


# -- the transport ----------------------------------------------------------------------------------------------------


def test_a_typed_time_is_where_the_playhead_goes(qtbot, player, studio):
    field = player.transport.time
    QTest.mouseClick(field, LEFT, NONE, field.rect().center())
    editor = QApplication.focusWidget() or field.findChildren(type(field._edit))[0]
    QTest.keyClicks(editor, "2:12")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    assert studio.playhead == 60
    field.write()
    field._edit.setText("+20")
    QTest.keyClick(field._edit, Qt.Key.Key_Return)
    assert studio.playhead == 80


def test_a_time_that_is_none_is_told_and_nothing_moves(qtbot, player, studio):
    studio.move_playhead(10)
    player.transport.time.write()
    player.transport.time._edit.setText("soon")
    with qtbot.waitSignal(studio.told) as told:
        QTest.keyClick(player.transport.time._edit, Qt.Key.Key_Return)
    assert "soon" in told.args[0]
    assert studio.playhead == 10


def test_dragging_the_time_scrubs(player, studio):
    field = player.transport.time
    QTest.mousePress(field, LEFT, NONE, QPoint(20, 10))
    QTest.mouseMove(field, QPoint(50, 10))
    QTest.mouseRelease(field, LEFT, NONE, QPoint(50, 10))
    assert studio.playhead == 10


def test_the_buttons_step_and_jump(player, studio):
    bar = player.transport
    for button, frame in ((bar.forward, 1), (bar.forward, 2), (bar.back, 1), (bar.last, 131), (bar.first, 0)):
        button.click()
        assert studio.playhead == frame


def test_the_switch_asks_for_another_picture_and_shows_what_is_wanted(player, studio):
    player.transport.wanted.emit("blocking")
    assert studio.wanted == "blocking"
    studio.want("drawing")
    checked = player.transport._switch.checkedButton()
    assert checked.property("kind") == "drawing"
    assert player.badge.kind == "drawing"


# -- the view ---------------------------------------------------------------------------------------------------------


def test_what_is_under_the_cursor_stays_there_when_the_wheel_zooms(player):
    viewer, at = player.viewer, QPointF(300.0, 200.0)
    before = viewer.to_frame(at)
    for _ in range(4):
        event = QWheelEvent(
            at, viewer.mapToGlobal(at), QPoint(), QPoint(0, 120), Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.ControlModifier, Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(viewer, event)
    assert viewer.zoom > 1.5
    assert viewer.to_frame(at) == pytest.approx(before, abs=1e-9)
    viewer.fit()
    assert viewer.zoom == 1.0


def test_the_middle_button_moves_the_picture(player):
    viewer = player.viewer
    before = viewer.frame_rect().topLeft()
    QTest.mousePress(viewer, Qt.MouseButton.MiddleButton, NONE, QPoint(200, 200))
    QTest.mouseMove(viewer, QPoint(230, 190))
    QTest.mouseRelease(viewer, Qt.MouseButton.MiddleButton, NONE, QPoint(230, 190))
    moved = viewer.frame_rect().topLeft() - before
    assert (moved.x(), moved.y()) == pytest.approx((30, -10), abs=1)


def test_side_by_side_shows_both_pictures_whole_and_moves_them_as_one(player, studio):
    viewer = player.viewer
    player._set_beside(True)
    assert player.transport.compare.isChecked()
    right, left = viewer.frame_rect(), viewer.other_rect()
    assert left.width() == right.width()
    assert left.right() < viewer.width() / 2 < right.left()
    before = viewer.to_frame(QPointF(right.x() + 60, right.y() + 40))
    viewer.zoom_about(QPointF(left.x() + 60, left.y() + 40), 2.0)
    assert viewer.to_frame(QPointF(right.x() + 60, right.y() + 40)) == pytest.approx(before, abs=1e-9)
    player.transport.compare.click()
    assert viewer.room().width() == viewer.width()


def test_two_takes_of_a_shot_stand_against_each_other(player, studio, qtbot):
    shot = studio.document.shot("shot-1")
    takes = [_take(studio, shot, name, shade) for name, shade in (("a", 60), ("b", 180))]
    studio.compare(*takes)
    assert player.transport.compare.isChecked()
    qtbot.waitUntil(lambda: _shades(player) == (60, 180), timeout=60_000)
    assert (player.badge.other, player.badge.kind) == ("draft", "final")
    studio.move_playhead(30)  # another shot: its own picture against its drawing
    assert player.badge.other == "drawing"
    studio.move_playhead(3)
    player.transport.compare.click()
    assert studio.compared is None
    assert player.badge.other == ""
    studio.compare(*takes)
    studio.compare(None)
    assert not player.transport.compare.isChecked()  # nothing was compared before
    player.transport.compare.click()
    studio.compare(*takes)
    studio.compare(*reversed(takes))
    studio.compare(None)
    assert player.badge.other == "drawing"  # as it was before


def test_the_line_between_two_pictures_is_drawn_over_them_by_hand(player, studio):
    player.transport.compare.click()
    rect = player.viewer.frame_rect()
    at = QPointF(rect.left() + rect.width() * player.viewer.split, rect.center().y())
    pulled(player.viewer, at, at + QPointF(rect.width() / 4, 0))
    assert player.viewer.split == pytest.approx(0.75, abs=0.01)
    assert not studio.editor.past


def test_a_take_that_is_still_being_read_says_so(player, studio):
    shot = studio.document.shot("shot-1")
    takes = [_take(studio, shot, name, shade) for name, shade in (("a", 60), ("b", 180))]
    layer = player.viewer.layers[-1][0]
    studio.compare(*takes)
    left, right = sides(studio, layer, "drawing")
    assert "being read" in left.more
    assert right is not None


def _take(studio, shot, name: str, shade: int) -> Take:
    """A take of flat pictures on disk, known to the studio."""
    quality = "draft" if name == "a" else "final"
    take = Take(
        name,
        shot.id,
        quality,
        name,
        {},
        "pencil",
        "1",
        "",
        1,
        64,
        36,
        Rate(24),
        12,
        2,
        (),
        made=f"2026-01-0{len(name)}",
    )
    write_take(studio.takes.folder, take, [np.full((36, 64, 3), shade, np.uint8)] * 12)
    studio.takes.add(take)
    return take


def _shades(player) -> tuple[int, int]:
    beneath, (_, above, _) = player.viewer.beneath, player.viewer.layers[-1]
    return beneath[0].pixelColor(5, 5).red(), above.pixelColor(5, 5).red()


def test_a_large_take_is_played_from_a_reel_and_looked_at_as_it_is(player, studio, qtbot):
    shot = studio.document.shot("shot-1")
    take = msgspec.structs.replace(_take(studio, shot, "a", 60), id="big", width=960, height=540)
    pictures = [np.full((540, 960, 3), 10 * at, np.uint8) for at in range(12)]
    write_take(studio.takes.folder, take, pictures)
    reel_file(take).unlink()  # as with a take that came from another machine
    studio.takes.add(take)
    studio.edit("Show take", use_take, shot.id, take.id)
    shelf = studio.pictures
    studio.move_playhead(8)
    qtbot.waitUntil(lambda: shelf._reeled.get("big") is True, timeout=60_000)
    qtbot.waitUntil(lambda: ("take", "big", 4) in shelf._held, timeout=60_000)
    studio.playing = True
    qtbot.waitUntil(lambda: shelf.there(studio.document.shot("shot-1"), 20), timeout=60_000)
    studio.playing = False
    assert ("reel", "big", 10) in shelf._held
    assert shelf.of_take(take, 20).image.pixelColor(9, 9).red() == pytest.approx(100, abs=2)


def test_a_reel_is_begun_when_its_take_is_made_and_played_before_it_is_whole(player, studio, qtbot, monkeypatch):
    shot = studio.document.shot("shot-1")
    take = msgspec.structs.replace(_take(studio, shot, "a", 60), id="big", width=960, height=540)
    write_take(studio.takes.folder, take, [np.full((540, 960, 3), 10 * at, np.uint8) for at in range(12)])
    reel_file(take).unlink()
    enough, go_on = threading.Event(), threading.Event()

    def slowly(path, *places):
        for at, picture in enumerate(read_frames(path, *places)):
            if at == 6:
                enough.set()
                go_on.wait(30)
            yield picture

    monkeypatch.setattr("app.reels.read_frames", slowly)
    shelf = studio.pictures
    studio.takes.add(take)
    shelf.take_made(take)
    assert enough.wait(30)  # nobody has looked at it yet
    studio.edit("Show take", use_take, shot.id, take.id)
    studio.playing = True
    qtbot.waitUntil(lambda: shelf.there(studio.document.shot("shot-1"), 8), timeout=30_000)
    assert ("reel", "big", 4) in shelf._held
    assert not shelf._reeled["big"]
    go_on.set()
    qtbot.waitUntil(lambda: shelf._reeled["big"], timeout=30_000)
    qtbot.waitUntil(lambda: shelf.there(studio.document.shot("shot-1"), 22), timeout=30_000)
    studio.playing = False
    assert ("reel", "big", 11) in shelf._held


def test_the_film_fills_a_screen_of_its_own_and_is_driven_from_there(player, studio, qtbot):
    player.toggle_cinema()
    cinema = player.cinema
    qtbot.waitExposed(cinema)
    studio.move_playhead(40)
    assert cinema.viewer.layers == player.viewer.layers
    QTest.keyClick(cinema, Qt.Key.Key_Right)
    assert studio.playhead == 41
    QTest.keyClick(cinema, Qt.Key.Key_Escape)
    assert player.cinema is None


def test_a_second_screen_that_is_unplugged_takes_the_film_along(player, studio, qtbot):
    player.toggle_cinema()
    qtbot.waitExposed(player.cinema)
    studio.play()
    QApplication.instance().screenRemoved.emit(player.screen())
    assert player.cinema is None
    assert studio.playing  # in the window, where it was all the time


def test_the_volume_is_dragged_on_the_meter_and_doubled_back(player, clock):
    level = player.transport.loudness.level
    QTest.mousePress(level, LEFT, NONE, QPoint(50, 9))
    QTest.mouseMove(level, QPoint(33, 9))
    QTest.mouseRelease(level, LEFT, NONE, QPoint(33, 9))
    assert player.sound.volume == pytest.approx(32 / 62, abs=0.02)
    QTest.mouseDClick(level, LEFT, NONE, QPoint(20, 9))
    assert player.sound.volume == 1.0
    player.transport.loudness.mute.click()
    assert player.sound.muted


def test_the_meter_says_how_loud_it_is(player, studio, clock, sounding):
    studio.move_playhead(47)
    player.toggle()
    clock.wind(Fraction(1, 24))
    level = player.transport.loudness.level
    level.look()
    assert level.bars[0] == pytest.approx(20 * log10(0.5), abs=0.5)


@pytest.mark.parametrize(
    "camera", [CameraKey(0), CameraKey(0, (0.6, 0.4), 1.7, 12.0), CameraKey(0, (0.3, 0.7), 0.8, -30.0)]
)
def test_the_way_to_the_frame_and_back_is_the_same_place(studio, camera):
    shot = msgspec.structs.replace(studio.document.shot("shot-1"), camera=(camera,))
    plane = Plane.at(studio.document, shot, 0)
    for point in ((0.5, 0.5), (0.1, 0.9), (-0.4, 1.3)):
        assert plane.stage(plane.frame(point)) == pytest.approx(point, abs=1e-6)


# -- what the film shows ----------------------------------------------------------------------------------------------


def _film(document, transition: Transition):
    shots = (Shot("a", (Panel("pa", 20),)), Shot("b", (Panel("pb", 20),), transition=transition))
    sequence = msgspec.structs.replace(document.sequences[0], shots=shots)
    return msgspec.structs.replace(document, sequences=(sequence,))


@pytest.mark.parametrize("kind", ["dissolve", "wipe"])
def test_what_is_played_under_a_transition_is_what_is_written(studio, kind):
    transition = Transition(kind, 8)
    document = _film(studio.document, transition)
    before, after = QImage(64, 36, QImage.Format.Format_RGB32), QImage(64, 36, QImage.Format.Format_RGB32)
    before.fill(QColor(200, 40, 90))
    after.fill(QColor(20, 160, 240))
    for frame in range(8):
        layers = film_layers(placed_shots(document), 12 + frame)
        assert [layer.shot_frame for layer in layers] == [12 + frame, frame]
        shown = QImage(before.size(), QImage.Format.Format_RGB32)
        painter = QPainter(shown)
        for layer, image in zip(layers, (before, after), strict=True):
            draw_layer(painter, shown.rect().toRectF(), layer, image)
        painter.end()
        written = mixed(_pixels(before), _pixels(after), transition, frame)
        assert abs(_pixels(shown).astype(int) - written.astype(int)).max() <= 2


def test_a_fade_goes_through_black_and_shares_no_frame(studio):
    document = _film(studio.document, Transition("fade", 10))
    lights = [film_layers(placed_shots(document), frame) for frame in range(40)]
    assert all(len(layers) == 1 for layers in lights)
    light = [layers[0].light for layers in lights]
    assert light[:15] == [1.0] * 15
    assert light[25:] == [1.0] * 15
    assert light[15:20] == sorted(light[15:20], reverse=True)
    assert min(light) > 0


def test_a_drawing_is_what_the_camera_sees_as_its_panel_begins(studio):
    near, pushed = CameraKey(0, (0.6, 0.5), 2.5), CameraKey(35, (0.6, 0.5), 5.0)
    shot = msgspec.structs.replace(studio.document.shot("shot-2"), camera=(near, pushed))
    assert Plane.over_drawing(studio.document, shot, 0) == LEVEL
    assert Plane.over_drawing(studio.document, shot, 36) == LEVEL  # the second panel's first frame
    end = Plane.over_drawing(studio.document, shot, 35)
    assert (end.a, end.e) == pytest.approx((2.0, 2.0), abs=1e-6)
    assert end.frame((0.5, 0.5)) == pytest.approx((0.5, 0.5), abs=1e-6)


def test_a_drawing_under_the_camera_lies_where_the_film_has_it(studio):
    from app.overlays.framing import draw_picture

    still = np.full((90, 160, 3), 230, np.uint8)
    still[30:60, 40:90] = (20, 60, 180)
    image = QImage(still.tobytes(), 160, 90, 480, QImage.Format.Format_RGB888).convertToFormat(
        QImage.Format.Format_RGB32
    )
    shot = msgspec.structs.replace(studio.document.shot("shot-1"), camera=(CameraKey(0, (0.45, 0.5), 1.5, 10.0),))
    plane = Plane.at(studio.document, shot, 0)
    shown = QImage(160, 90, QImage.Format.Format_RGB32)
    painter = QPainter(shown)
    draw_picture(painter, shown.rect().toRectF(), image, plane)
    painter.end()
    camera = np.array([[plane.a, plane.b, plane.c], [plane.d, plane.e, plane.f]], np.float32)
    written = framed(still, camera, (160, 90))
    apart = abs(_pixels(shown).astype(int) - written.astype(int)).max(2)
    assert (apart > 40).mean() < 0.02  # only along the edges, where two resamplings differ


def _pixels(image: QImage):
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine() // 4, 4)
    return rows[:, : image.width(), 2::-1].copy()


@pytest.fixture
def camera(player, studio):
    """The camera's hand on a shot that is already framed a little nearer and askew; (zoom, stage place under a point)."""
    studio.edit("Frame", set_camera, "shot-2", 0, (0.45, 0.5), 1.5, 8.0)
    studio.move_playhead(24 + 12)
    studio.editor.past.clear()
    player.transport.camera.setChecked(True)
    return player.viewer


def pulled(view, start: QPointF, stop: QPointF, *, escape: bool = False) -> None:
    QTest.mousePress(view, LEFT, NONE, start.toPoint())
    for step in range(1, 6):
        QTest.mouseMove(view, (start + (stop - start) * step / 5).toPoint())
    if escape:
        QTest.keyClick(view, Qt.Key.Key_Escape)
    QTest.mouseRelease(view, LEFT, NONE, stop.toPoint())


def seen_under(studio, view, at: QPointF) -> tuple[float, float]:
    shot = studio.document.shot("shot-2")
    return Plane.at(studio.document, shot, 12).stage(view.to_frame(QPointF(at.toPoint())))


def test_what_is_seen_follows_the_hand_that_holds_the_camera(camera, studio):
    middle = camera.frame_rect().center()
    start, stop = middle + QPointF(20, -10), middle + QPointF(110, 50)
    before = seen_under(studio, camera, start)
    pulled(camera, start, stop)
    assert seen_under(studio, camera, stop) == pytest.approx(before, abs=1e-9)
    assert [key.frame for key in studio.document.shot("shot-2").camera] == [0, 12]
    assert len(studio.editor.past) == 1


def test_a_corner_makes_what_is_seen_larger_about_the_middle(camera, studio):
    rect = camera.frame_rect()
    corner = QPointF(rect.bottomRight().toPoint()) - QPointF(4, 4)
    pulled(camera, corner, rect.center() + (corner - rect.center()) / 2)
    key = studio.document.shot("shot-2").camera[1]
    assert key.zoom == pytest.approx(0.75, abs=0.01)
    assert (key.centre, key.roll) == ((0.45, 0.5), 8.0)


def test_what_is_seen_turns_with_the_hand_outside_of_the_frame(camera, studio):
    rect = camera.frame_rect()
    middle, start = rect.center(), QPointF(rect.left() - 6, rect.center().y())
    place = middle + QPointF(-100, 0)
    before = seen_under(studio, camera, place)
    stop = middle + QPointF(0, -(middle.x() - start.x()) * 0.5)  # a quarter of a turn, clockwise
    pulled(camera, start, stop)
    assert seen_under(studio, camera, middle + QPointF(0, -100)) == pytest.approx(before, abs=0.01)
    assert len(studio.editor.past) == 1


def test_a_camera_that_is_let_go_of_with_escape_stays_where_it_was(camera, studio):
    before = studio.document
    middle = camera.frame_rect().center()
    pulled(camera, middle, middle + QPointF(80, 10), escape=True)
    assert studio.document is before
    assert not studio.editor.past


def test_who_holds_the_camera_holds_nothing_else(player):
    bar = player.transport
    bar.skeletons.setChecked(True)
    bar.camera.setChecked(True)
    assert (bar.skeletons.isChecked(), player.camera_hand.brackets.visible) == (False, True)
    bar.boxes.setChecked(True)
    assert (bar.camera.isChecked(), player.camera_hand.brackets.visible) == (False, False)
