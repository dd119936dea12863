"""The queue panel: what is painted now, the order by hand, what needs the artist, the night, and a job changed."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu

from app.jobs import jobs_after
from app.main import House
from app.queue import QueuePanel, line
from app.queue.changing import Changing
from app.queue.notice import Notice
from app.queue.sections import sections_of
from app.studio import Studio
from engine.document.folder import new_project, open_project
from engine.document.model import Panel, Shot
from engine.document.shot_edits import add_shot, set_light
from engine.document.take_edits import approve
from engine.jobs.engine import Engine
from engine.jobs.events import Begun, Counts, Failed, Finished, Held, Looks, Order, Progress, Queued, Resting, Stopped
from engine.jobs.night import Night
from tests.app.conftest import by_itself, small_film

LEFT, PLAIN = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


class Asked:
    """An engine that remembers what it was asked."""

    def __init__(self) -> None:
        self.said = []

    def __getattr__(self, name):
        def remember(*what):
            self.said.append((name, *what))
            return "job-new"

        return remember


@pytest.fixture
def panel(qtbot, studio: Studio):
    studio.engine = Asked()
    return by_itself(qtbot, QueuePanel(studio), 360, 900)


def queue(studio: Studio, *names: str, when="in turn") -> None:
    for name in names:
        studio.hear(
            Queued(f"job-{name}", f"Final of {name}", "Small film", str(studio.project), ("shot-2",), "final", "",
                   when, f"log of {name}.txt")
        )  # fmt: skip


def listed(studio: Studio) -> dict[str, list[str]]:
    return {section: [job.job for job in jobs] for section, jobs in sections_of(studio.jobs).items() if jobs}


def carry(panel: QueuePanel, job: str, to: QPoint) -> None:
    """Takes a line by hand to a place in the column."""
    line = panel.lines[job]
    start = line.rect().center()
    stop = line.mapFromGlobal(panel.column.mapToGlobal(to))
    QTest.mousePress(line, LEFT, PLAIN, start)
    for step in range(1, 5):
        QTest.mouseMove(line, start + (stop - start) * (step / 4))
        QTest.qWait(5)
    QTest.mouseRelease(line, LEFT, PLAIN, stop)


def test_every_job_stands_where_the_artist_looks_for_it(panel, studio):
    queue(studio, "1", "2", "3", "4", "5", "6")
    queue(studio, "7", when="overnight")
    studio.hear(Progress("job-1", "shot-2", "refining", 3, 7, 4211.0))
    studio.hear(Failed("job-2", "There is no room.", "Make some.", "trace", again=True))
    studio.hear(Failed("job-3", "It stopped twice.", "", "", again=True, parked=True))
    studio.hear(Held("job-4", "3.2 GB are needed.", "Make room.", "/", 1))
    studio.hear(Finished("job-5", Counts(seconds=73.0)))
    assert listed(studio) == {
        "now": ["job-1"],
        "trouble": ["job-2", "job-3", "job-4"],
        "next": ["job-6"],
        "night": ["job-7"],
        "done": ["job-5"],
    }
    now, failed, held = panel.lines["job-1"], panel.lines["job-2"], panel.lines["job-4"]
    assert now.large
    assert now.left.text() == "1:10:11 left"
    assert failed.stage.text() == "There is no room."
    assert failed.hint.text() == "Make some."
    assert not failed.again.isHidden()
    assert not held.again.isHidden()
    assert panel.lines["job-5"].stage.text() == "done in 1:13"
    assert panel.summary.text() == "4 to go"


def test_a_job_stands_above_the_others_as_soon_as_its_turn_has_come(panel, studio):
    queue(studio, "1", "2")
    studio.hear(Begun("job-1"))
    assert listed(studio) == {"now": ["job-1"], "next": ["job-2"]}
    assert panel.lines["job-1"].stage.text() == "opening the paint box"


def test_an_empty_queue_says_the_next_gesture_and_a_full_one_does_not(panel, studio):
    assert panel.pages.currentIndex() == 1
    queue(studio, "1")
    assert panel.pages.currentIndex() == 0
    studio.hear(Stopped("job-1"))
    studio.clear_jobs()
    assert panel.pages.currentIndex() == 1


def test_the_picture_that_is_painted_now_is_seen_as_it_comes(panel, studio):
    import numpy as np

    queue(studio, "1")
    studio.hear(Looks("job-1", "shot-2", (0, 2, 4), np.full((3, 36, 64, 3), 200, np.uint8), 1, 4, "step"))
    line = panel.lines["job-1"]
    assert line.large
    assert line.thumb.about() == "shot-2"
    assert studio.jobs[0].frame == 4
    QTest.qWait(60)
    picture = line.thumb.grab().toImage()
    middle = picture.pixelColor(picture.width() // 2, picture.height() // 2)
    assert middle.red() == middle.green() == middle.blue() == 200


def test_a_job_is_dragged_before_another_and_into_the_night(panel, studio):
    queue(studio, "1", "2", "3")
    queue(studio, "4", when="overnight")
    QTest.qWait(20)
    carry(panel, "job-3", panel.lines["job-1"].geometry().topLeft() + QPoint(30, 4))
    assert studio.engine.said[-1] == ("move", "job-3", "job-1", "in turn")
    carry(panel, "job-1", QPoint(30, panel.lines["job-4"].geometry().bottom() - 2))
    assert studio.engine.said[-1] == ("move", "job-1", "", "overnight")
    studio.hear(Order(("job-3", "job-1", "job-2", "job-4")))
    assert listed(studio)["next"] == ["job-3", "job-1", "job-2"]
    QTest.keyClick(panel.lines["job-2"], Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert studio.engine.said[-1] == ("move", "job-2", "job-1", "in turn")


def test_what_is_painted_or_over_cannot_be_carried(panel, studio):
    queue(studio, "1", "2")
    studio.hear(Progress("job-1", "shot-2", "keys", 1, 7, None))
    QTest.qWait(20)
    before = len(studio.engine.said)
    carry(panel, "job-1", QPoint(30, 5))
    assert len(studio.engine.said) == before


def test_what_failed_is_tried_again_or_taken_off_the_queue(panel, studio):
    queue(studio, "1")
    studio.hear(Failed("job-1", "There is no room.", "Make some.", "trace", again=True))
    QTest.mouseClick(panel.lines["job-1"].again, LEFT)
    assert studio.engine.said[-1] == ("retry", "job-1")
    queue(studio, "1")
    assert studio.jobs[0].state == "waiting"
    studio.hear(Failed("job-1", "There is no room.", "Make some.", "trace", again=True))
    studio.clear_jobs()
    assert studio.engine.said[-1] == ("cancel", "job-1")
    assert not studio.jobs


def test_a_job_is_put_off_put_first_and_changed_from_its_menu(panel, studio, qtbot):
    queue(studio, "1")
    menu = QMenu()
    panel._menu(panel.lines["job-1"], menu)
    actions = {action.text(): action for action in menu.actions()}
    actions["Put it off to the night"].trigger()
    assert studio.engine.said[-1] == ("move", "job-1", "", "overnight")
    actions["Paint it before everything else"].trigger()
    assert studio.engine.said[-1] == ("move", "job-1", "", "now")
    dialog = Changing(studio, studio.jobs[0], panel)
    qtbot.addWidget(dialog)
    assert dialog.shots.text() == "2"
    dialog.shots.setText("77")
    dialog.accept()
    assert not dialog.refusal.isHidden()
    dialog.shots.setText("1, 12A")
    dialog.quality.setCurrentIndex(dialog.quality.findData("draft"))
    dialog.accept()
    name, job, ask = studio.engine.said[-1]
    assert (name, job, ask.shots, ask.quality) == ("change", "job-1", ("shot-1", "shot-3"), "draft")
    assert ask.document is studio.document


def test_all_approved_shots_are_rendered_now_or_tonight(panel, studio):
    from engine.jobs.events import TakeMade
    from engine.store.takes import Take
    from engine.values.time import Rate

    take = Take("take-1", "shot-1", "draft", "r", {}, "pencil", "1", "w", 0, 128, 72, Rate(24), 12, 2, ())
    studio.hear(TakeMade("draft-1", take))
    studio.edit("Approve", approve, "shot-1", "take-1")
    panel.all.menu().actions()[1].trigger()
    name, ask, when = studio.engine.said[-1]
    assert (name, ask.shots, ask.quality, when) == ("submit", ("shot-1",), "final", "overnight")
    panel.set_night(Night(22, 6))
    assert studio.engine.said[-1] == ("set_night", Night(22, 6))
    assert "22:00 to 6:00" in panel.heads["night"].text()


def test_a_queue_that_was_left_paused_is_seen_to_be(panel, studio):
    queue(studio, "1")
    studio.hear(Resting(True))
    assert studio.paused
    assert panel.summary.text() == "Paused · 1 to go"
    QTest.mouseClick(panel.pause, LEFT)
    assert studio.engine.said[-1] == ("resume",)


def test_a_notice_sums_up_what_was_done_and_what_needs_the_artist(panel, studio):
    queue(studio, "1", "2", "3")
    studio.hear(Finished("job-1", Counts(seconds=700.0)))
    studio.hear(Finished("job-2", Counts(seconds=700.0)))
    notice: Notice = panel.notice
    assert notice._going == {"job-1", "job-2", "job-3"}
    studio.hear(Failed("job-3", "There is no room.", again=True))
    assert not notice._going
    assert notice.words(list(studio.jobs)) == "2 jobs are done. Final of 3: There is no room."


def test_a_job_that_is_told_again_stays_one_job():
    jobs = jobs_after((), Queued("job-1", "Final of 1"))
    jobs = jobs_after(jobs, Failed("job-1", "No.", again=True))
    jobs = jobs_after(jobs, Queued("job-1", "Final of 1"))
    assert [job.state for job in jobs] == ["waiting"]


def test_news_of_one_job_among_two_hundred_changes_its_own_line_only(panel, studio, monkeypatch):
    queue(studio, *(str(at) for at in range(200)))
    QTest.qWait(50)
    changed: list[str] = []
    state_line = line.state_line

    def noted(job, film):
        changed.append(job.job)
        return state_line(job, film)

    monkeypatch.setattr(line, "state_line", noted)
    for at in range(20):
        studio.hear(Progress("job-0", "shot-2", "keys", at, 70, 100.0 - at))
    QTest.qWait(50)
    assert set(changed) == {"job-0"}


def test_a_draft_of_shots_that_a_step_back_took_away_is_not_painted_on(studio):
    studio.engine = Asked()
    studio.edit("New shot", add_shot, Shot("new", (Panel("new-panel", 24),)))
    for job, quality, shots in (
        ("draft-1", "draft", ("new",)), ("job-2", "draft", ("new", "shot-1")), ("job-3", "final", ("new",)),
        ("job-4", "draft", ("new",)), ("job-5", "draft", ("shot-2",)),
    ):  # fmt: skip
        studio.hear(Queued(job, job, "Small film", str(studio.project), shots, quality))
    studio.hear(Queued("job-6", "", "Another film", "elsewhere", ("new",), "draft"))
    studio.edit("Light", set_light, "shot-1", "night")
    assert studio.engine.said == []
    studio.undo()
    studio.undo()
    assert [job for said, job in studio.engine.said if said == "cancel"] == ["draft-1", "job-4"]
    assert [job.job for job in studio.jobs if job.stopping] == ["draft-1", "job-4"]
    studio.redo()
    studio.undo()
    assert len(studio.engine.said) == 2  # they are stopped already


def test_while_the_film_plays_painting_gives_way_to_it(qtbot, tmp_path, monkeypatch):
    asked: list[bool] = []
    monkeypatch.setattr(Engine, "give_way", lambda self, gives_way: asked.append(gives_way))
    QSettings().setValue("generation", False)  # no model needs to be there for this
    opened = new_project(tmp_path / "small.inbetween", small_film())
    house = House(open_project(opened.folder))
    house.studio.play()
    house.studio.stop()
    house.window.close()
    house.close()
    assert asked == [True, False]
