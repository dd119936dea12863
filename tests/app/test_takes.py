"""The list of takes, the trash, comparing, variations, and parts of a shot that are locked or tried again."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import msgspec
import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu

from app import take_verbs
from app.drafts import in_order
from app.inspector import InspectorPanel
from app.variations import VariationsDialog
from app.verbs import go_to_panel
from engine.document.locking import places
from engine.document.retime_edits import cut_shot, trim_start
from engine.document.staging_edits import relate
from engine.document.take_edits import approve, note_of, use_take
from engine.jobs.events import Counts, Finished, Looks, Queued, Stopped, TakeMade
from engine.models import FAMILIES
from engine.store.take_files import write_take
from engine.store.takes import Take
from engine.values.time import Rate, Span
from tests.app.conftest import Asked, by_itself

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
SHOT = "shot-2"


def take_on_disk(takes: Path, name: str, hour: int, shade: int, quality="draft", seed=0) -> Take:
    """A take of shot-2 whose frames get lighter."""
    made = f"2026-03-04T{hour:02}:00:00+00:00"
    take = Take(
        name, SHOT, quality, f"request-{name}", {"seed": str(seed)}, "pencil", "1", "w", seed, 64, 36, Rate(24), 30, 2, (),
        made=made, length=60,
    )  # fmt: skip
    return write_take(takes, take, (np.full((36, 64, 3), shade + at, np.uint8) for at in range(30)))


@pytest.fixture
def takes(studio) -> list[Take]:
    made = [take_on_disk(studio.takes.folder, f"take-{at}", 8 + at, 40 * at) for at in (1, 2, 3)]
    studio.editor.amend(use_take, SHOT, "take-3")
    return made


@pytest.fixture
def inspector(qtbot, studio, takes):
    panel = by_itself(qtbot, InspectorPanel(studio), 320, 1400)
    go_to_panel(studio, "panel-2")
    QTest.qWait(20)
    return panel


@pytest.fixture
def part(inspector):
    return inspector.takes


def shot(studio):
    return studio.document.shot(SHOT)


def test_takes_are_listed_with_pictures_the_newest_first_and_a_click_shows_one(part, studio, qtbot):
    assert list(part.lines) == ["take-3", "take-2", "take-1"]
    qtbot.waitUntil(lambda: all(line.poster is not None for line in part.lines.values()), timeout=20000)
    assert part.lines["take-3"].state.shown
    QTest.mouseClick(part.lines["take-1"], LEFT, NONE, QPoint(150, 20))
    assert shot(studio).take == "take-1"
    assert studio.editor.past[-1][0] == "Show take"
    QTest.mouseClick(part.drawing, LEFT)
    assert shot(studio).take is None


def test_a_take_is_named_with_the_keys_and_starred_with_the_mouse(part, studio):
    line = part.lines["take-2"]
    line.setFocus()
    QTest.keyClick(line, Qt.Key.Key_F2)
    QTest.keyClicks(line._edit, "Slower")
    QTest.keyClick(line._edit, Qt.Key.Key_Return)
    assert note_of(shot(studio), "take-2").name == "Slower"
    QTest.mouseClick(line, LEFT, NONE, line.star_rect().center())
    QTest.qWait(20)
    assert (line.state.name, line.state.starred) == ("Slower", True)
    assert shot(studio).take == "take-3"
    studio.undo()
    studio.undo()
    assert shot(studio).take_notes == ()


def test_a_deleted_take_is_in_the_trash_and_one_step_brings_it_back(part, studio):
    part.lines["take-3"].setFocus()
    QTest.keyClick(part.lines["take-3"], Qt.Key.Key_Delete)
    QTest.qWait(20)
    assert list(part.lines) == ["take-2", "take-1"]
    assert shot(studio).take == "take-2"
    studio.undo()
    QTest.qWait(20)
    assert [part.rows.itemAt(at).widget().take.id for at in range(3)] == ["take-3", "take-2", "take-1"]
    assert shot(studio).take == "take-3"


def test_emptying_the_trash_takes_files_away_but_none_that_locked_frames_need(part, studio):
    take_verbs.lock_here(studio)
    assert {place[1] for place in places(shot(studio).locks).values()} == {"take-3"}
    take_verbs.throw_away(studio, shot(studio), tuple(studio.takes.of(SHOT))[1:])
    assert take_verbs.empty_trash(studio, shot(studio)) == 1
    assert [take.id for take in studio.takes.of(SHOT)] == ["take-1", "take-3"]
    assert sorted(path.name for path in (studio.takes.folder / SHOT).iterdir()) == ["take-1", "take-3"]


def test_two_takes_are_compared_until_they_are_not(part, studio):
    told: list[tuple] = []
    studio.compared_changed.connect(lambda: told.append(studio.compared))
    menu = QMenu()
    part.fill_row_menu(menu, part.lines["take-1"].take)
    next(action for action in menu.actions() if "Compare" in action.text()).trigger()
    assert [take.id for take in studio.compared] == ["take-3", "take-1"]
    assert [part.lines[f"take-{at}"].state.letter for at in (1, 2, 3)] == ["B", "", "A"]
    take_verbs.compare_last_two(studio)
    assert studio.compared is None
    take_verbs.compare_last_two(studio)
    assert [take.id for take in studio.compared] == ["take-3", "take-2"]
    assert len(told) == 3


def test_a_compared_takes_own_picture_can_be_had_while_another_is_shown(part, studio, qtbot):
    one = part.lines["take-1"].take

    def there() -> bool:
        picture = studio.pictures.of_take(one, 20)
        return picture is not None and abs(picture.image.pixelColor(5, 5).red() - 50) <= 1

    qtbot.waitUntil(there, timeout=20000)
    assert shot(studio).take == "take-3"


def test_why_each_take_is_out_of_date_is_said_in_the_list(part, studio, qtbot):
    qtbot.waitUntil(lambda: bool(part.lines["take-1"].state.stale), timeout=20000)
    assert "model weights" in part.lines["take-1"].state.stale


def test_the_chosen_frames_are_locked_those_between_in_and_out_first(part, studio):
    take_verbs.lock_here(studio)
    assert sorted(places(shot(studio).locks)) == list(range(36))
    studio.undo()
    studio.set_stretch(Span(30, 50))  # of the film; the shot begins at 24
    take_verbs.lock_here(studio)
    assert sorted(places(shot(studio).locks)) == list(range(6, 26))
    QTest.qWait(20)
    assert part.lines["take-3"].state.locked
    assert part.kept.text() == "Locked: frames 7 to 26"
    QTest.mouseClick(part.unlock, LEFT)
    assert shot(studio).locks == ()
    studio.undo()
    take_verbs.unlock_here(studio)
    assert shot(studio).locks == ()


def test_another_try_is_one_step_and_only_for_the_gap_under_the_playhead(part, studio):
    studio.engine, studio.live_drafts = Asked(), False
    studio.move_playhead(24 + 6)
    take_verbs.again_here(studio)
    (retry,) = shot(studio).retries
    assert studio.editor.past[-1][0] == "Try this gap again"
    assert [ask.shots for ask in studio.engine.renders] == [(SHOT,)]
    take_verbs.again_here(studio)
    assert [other.frame for other in shot(studio).retries] == [retry.frame]
    take_verbs.forget_tries_here(studio)
    assert shot(studio).retries == ()


def test_a_shot_between_two_is_put_in_with_pictures_of_both(part, studio):
    take_verbs.bridge_here(studio)
    shots = list(studio.document.shots())
    assert [len(shots), shots[1].id, shots[3].id] == [4, SHOT, "shot-3"]
    (pin,) = shots[2].keyframes  # shot-3 has neither a take nor a drawing
    assert pin.frame == 0
    assert (studio.project / "assets" / pin.picture[:2] / pin.picture).is_file()
    assert studio.here().shot.id == shots[2].id
    studio.undo()
    assert len(list(studio.document.shots())) == 3


# -- variations -------------------------------------------------------------------------------------------------------


@pytest.fixture
def dialog(qtbot, studio, takes):
    studio.engine = Asked()
    made = VariationsDialog(studio, SHOT, 20)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    return made


def looks(seed: int, frames: tuple[int, ...], shade: int, quality="draft") -> Looks:
    pictures = np.full((len(frames), 36, 64, 3), shade, np.uint8)
    return Looks("job-1", SHOT, frames, pictures, 4, 4, quality, seed)


def test_four_tries_are_seen_as_they_are_painted_and_none_becomes_the_shots(dialog, studio):
    (ask,) = studio.engine.renders
    assert (ask.shots, len(set(ask.variations)), ask.near) == ((SHOT,), 4, 20)
    before = studio.document
    for at, seed in enumerate(ask.variations):
        studio.hear(looks(seed, (20,), 40 + at, "warm"))
    assert [tile.picture().pixelColor(9, 9).red() for tile in dialog.tiles] == [40, 41, 42, 43]
    studio.hear(looks(ask.variations[1], tuple(range(0, 60, 2)), 90))
    dialog._advance()
    assert dialog.tiles[1].picture().pixelColor(9, 9).red() == 90
    studio.hear(TakeMade("job-1", take_on_disk(studio.takes.folder, "try-1", 12, 90, seed=ask.variations[1])))
    assert studio.document == before


def test_choosing_one_is_one_step_and_the_others_are_in_the_trash(dialog, studio):
    (ask,) = studio.engine.renders
    for at, seed in enumerate(ask.variations):
        studio.hear(TakeMade("job-1", take_on_disk(studio.takes.folder, f"try-{at}", 12, 90, seed=seed)))
    studio.hear(Finished("job-1", Counts()))
    steps = len(studio.editor.past)
    assert not dialog.use.isEnabled()
    QTest.keyClick(dialog, Qt.Key.Key_3)
    QTest.mouseClick(dialog.use, LEFT)
    assert (shot(studio).take, shot(studio).seed) == ("try-2", ask.variations[2])
    assert len(studio.editor.past) == steps + 1
    assert [take.id for take in studio.takes.listed(shot(studio))] == ["take-1", "take-2", "take-3", "try-2"]
    assert not dialog.isVisible()
    studio.undo()
    assert (shot(studio).take, shot(studio).seed) == ("take-3", 0)


def test_leaving_without_a_choice_stops_painting_and_changes_nothing_that_is_seen(dialog, studio):
    (ask,) = studio.engine.renders
    studio.hear(TakeMade("job-1", take_on_disk(studio.takes.folder, "try-0", 12, 90, seed=ask.variations[0])))
    steps = len(studio.editor.past)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert studio.engine.cancelled == ["job-1"]
    assert (shot(studio).take, shot(studio).seed, len(studio.editor.past)) == ("take-3", 0, steps)
    assert [take.id for take in studio.takes.listed(shot(studio))] == ["take-1", "take-2", "take-3"]
    assert studio.aside == []


# -- shots that are trimmed and cut ------------------------------------------------------------------------------------


def shades(studio, shot_id: str, frames: list[int], qtbot) -> list[int]:
    """How light a shot is at some of its frames, when they have been read."""
    own = studio.document.shot(shot_id)
    qtbot.waitUntil(lambda: all(studio.pictures.there(own, frame) for frame in frames), timeout=20000)
    return [studio.pictures.best(shot_id, frame).image.pixelColor(3, 3).red() for frame in frames]


def test_a_take_goes_on_where_it_was_when_its_shot_is_trimmed_cut_and_back_again(studio, takes, qtbot):
    assert shades(studio, SHOT, [0, 14, 59], qtbot) == [120, 127, 149]
    studio.edit("Trim panel", trim_start, shot(studio).panels[0].id, 7)
    assert shades(studio, SHOT, [0, 1, 7, 52], qtbot) == [123, 124, 127, 149]
    studio.edit("Cut shot", cut_shot, SHOT, 20, "late")
    assert shades(studio, SHOT, [0, 19], qtbot) == [123, 133]
    assert shades(studio, "late", [0, 1, 32], qtbot) == [133, 134, 149]
    late = studio.document.shot("late")
    assert [take.id for take in studio.takes.listed(late)] == ["take-1", "take-2", "take-3"]
    assert studio.takes.active(late).id == "take-3"
    # what is painted of the first half afterwards is nothing that the second one could show
    later = take_on_disk(studio.takes.folder, "take-4", 12, 9)
    studio.hear(TakeMade("job-1", msgspec.structs.replace(later, head=7, length=20)))
    assert [take.id for take in studio.takes.listed(late)] == ["take-1", "take-2", "take-3"]
    studio.editor.amend(use_take, SHOT, "take-3")
    # the trash of the one keeps what the other one shows
    take_verbs.throw_away(studio, shot(studio), tuple(studio.takes.of(SHOT))[2:3])
    assert take_verbs.empty_trash(studio, shot(studio)) == 0
    studio.undo()
    studio.undo()
    studio.undo()
    assert shades(studio, SHOT, [0, 14, 59], qtbot) == [120, 127, 149]


def test_what_is_being_painted_stays_on_its_frames_when_the_shot_is_trimmed_meanwhile(studio):
    studio.hear(Queued("draft-1", "Draft of 2"))
    pictures = np.stack([np.full((36, 64, 3), shade, np.uint8) for shade in (60, 90)])
    studio.hear(Looks("draft-1", SHOT, (12, 14), pictures, 4, 4, "draft"))
    studio.edit("Trim panel", trim_start, shot(studio).panels[0].id, 7)
    red = [studio.pictures.best(SHOT, frame).image.pixelColor(3, 3).red() for frame in (5, 6, 7, 8)]
    assert red == [60, 60, 90, 90]
    # what was asked for afterwards says so: on twos its first picture began one frame before the shot does
    studio.hear(Looks("draft-2", SHOT, (-1, 1), pictures, 4, 4, "draft", head=7))
    assert [studio.pictures.best(SHOT, frame).image.pixelColor(3, 3).red() for frame in (0, 1, 2)] == [60, 90, 90]


# -- drafts that come by themselves -----------------------------------------------------------------------------------


def test_shots_that_are_seen_come_before_those_that_are_not_and_the_nearest_first(studio):
    def order(playhead: int, *seen: str) -> list[str]:
        return [placed.shot.id for placed in in_order(studio.placed(), playhead, set(seen))]

    assert order(30) == ["shot-2", "shot-1", "shot-3"]
    assert order(30, "shot-3") == ["shot-3", "shot-2", "shot-1"]
    assert order(100, "shot-1", "shot-2") == ["shot-2", "shot-1", "shot-3"]


def test_when_the_hand_rests_other_shots_get_their_drafts_but_none_that_is_approved(studio, qtbot, monkeypatch):
    monkeypatch.setattr("app.drafts.LOOK", 10)
    here = replace(FAMILIES["pencil"], find=lambda: studio.project)  # as where somebody can paint
    monkeypatch.setattr("app.studio.FAMILIES", {"pencil": here})
    studio.engine = Asked()
    studio.hand._idle.setInterval(20)
    ana, _, kitchen = studio.document.cast
    studio.editor.apply("", relate, "shot-3", ana.id, "in", kitchen.id)
    studio.sights.append(lambda: ["shot-3"])
    asked = studio.engine.drafts
    studio.move_playhead(3)
    qtbot.waitUntil(lambda: len(asked) > 0, timeout=20000)
    studio.hear(Queued("draft-1", "Draft of 1"))
    QTest.qWait(60)
    assert [ask.shot for ask in asked] == ["shot-1"]  # the engine is at work
    studio.editor.amend(approve, "shot-2", "some-take")
    studio.hear(Finished("draft-1", Counts()))
    qtbot.waitUntil(lambda: len(asked) > 1, timeout=20000)
    QTest.qWait(60)
    assert [ask.shot for ask in asked] == ["shot-1", "shot-3"]


def test_every_step_is_seen_in_the_viewer_on_the_panel_and_on_the_cache_bar(studio):
    studio.hear(Queued("draft-1", "Draft of 1"))
    for step, shade in ((1, 60), (2, 80)):
        pictures = np.full((1, 36, 64, 3), shade, np.uint8)
        studio.hear(Looks("draft-1", "shot-1", (4,), pictures, step, 4, "step"))
        for frame in (4, 5):  # held on twos
            best = studio.pictures.best("shot-1", frame)
            assert (best.kind, best.image.pixelColor(3, 3).red()) == ("step", shade)
        assert studio.pictures.known("shot-1", 4) == "step"
    whole = np.full((1, 36, 64, 3), 120, np.uint8)
    studio.hear(Looks("draft-1", "shot-1", (4,), whole, 4, 4, "draft"))
    studio.hear(Looks("draft-1", "shot-1", (4, 8), pictures[[0, 0]], 3, 4, "step"))  # of the gap that it lies in
    assert [studio.pictures.known("shot-1", frame) for frame in (4, 8)] == ["draft", "step"]  # no flash
    studio.hear(Looks("draft-2", "shot-1", (4,), pictures, 1, 4, "step"))
    assert studio.pictures.known("shot-1", 4) == "step"  # something was changed: the old one is no longer true
    studio.hear(Queued("draft-2", "Draft of 1"))
    studio.hear(Looks("draft-2", "shot-1", (4,), whole, 4, 4, "warm"))
    studio.hear(Looks("draft-3", "shot-1", (4,), pictures, 1, 4, "step"))
    assert studio.pictures.known("shot-1", 4) == "draft"  # what was dragged is as it will be: the cold one replaces it
    studio.hear(Stopped("draft-2"))
    assert {studio.pictures.known("shot-1", frame) for frame in (4, 8)} == {"draft", "blocking"}
