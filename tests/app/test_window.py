"""The whole window: keys, workspaces, commands, saving, and what the engine tells."""

from __future__ import annotations

import errno
import os
import threading

import numpy as np
import pytest
from msgspec.structs import replace
from PySide6.QtCore import QEvent, QMimeData, QObject, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QTabBar

from app.actions import ACTIONS, MENUS, WORKSPACES
from app.commands import Commands, fit
from app.films import make_film
from app.inspector.head import HeadPart
from app.keeper import Keeper
from app.keys.keymap import Keymap
from app.main import unfit
from app.start import NewFilm
from app.studio import Studio
from app.widgets.keyed import KeyedWords
from engine.document.assets import Assets
from engine.document.film_edits import new_document
from engine.document.folder import new_project, open_project
from engine.document.journal import journal_path
from engine.document.model import Panel, Sequence, Shot, Transition
from engine.document.panel_edits import set_caption
from engine.document.shot_edits import set_light
from engine.jobs.events import Failed, Finished, Looks, Progress, Queued, TakeMade
from engine.store.takes import Take
from engine.values.time import Rate
from tests.app.conftest import Asked

ROWS = [(row.id, row.keys) for row in ACTIONS]


@pytest.fixture
def window(shell):
    shell.studio.engine = Asked()
    QTest.qWait(50)
    return shell


def test_every_menu_names_an_action_that_exists_and_no_two_actions_share_a_key():
    ids = {row.id for row in ACTIONS}
    assert {id_ for _, listed in MENUS for id_ in listed} - ids <= {"-", "recent", "panels", "workspaces"}
    keys = [key for row in ACTIONS for key in row.keys.split("; ") if key]
    assert len(keys) == len(set(keys))


def test_a_single_key_works_in_the_window_and_is_a_letter_where_somebody_writes(window):
    studio = window.studio
    window.boards.strip.setFocus()
    QTest.keyClick(window.boards.strip, Qt.Key.Key_N)
    assert len(next(studio.document.shots()).panels) == 2
    field = window.inspector.captions.fields["notes"]
    field.setFocus()
    QTest.keyClicks(field, "no new panel")
    assert field.toPlainText() == "no new panel"
    assert len(next(studio.document.shots()).panels) == 2


@pytest.mark.parametrize(
    ("key", "held"),
    [(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier), (Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier)],
)
def test_who_has_written_a_caption_goes_on_with_the_boards(window, qtbot, key, held):
    window.boards.strip.setFocus()
    QTest.keyClick(window.boards.strip, Qt.Key.Key_Home)
    field = window.inspector.captions.fields["action"]
    field.setFocus()
    QTest.keyClicks(field, "Ana waits.")
    QTest.keyClick(field, key, held)
    qtbot.waitUntil(window.boards.strip.hasFocus)
    QTest.keyClick(window.boards.strip, Qt.Key.Key_Right)
    assert window.studio.selection.panels == ("panel-2",)
    assert next(window.studio.document.shots()).panels[0].action == "Ana waits."


def test_sentences_name_the_keys_that_the_artist_chose(window):
    told: list[tuple[str, str]] = []
    window.studio.told.connect(lambda *said: told.append(said))
    window.actions_["final"].trigger()
    assert told[-1][1] == "Approve a draft first: press A on the shot."
    assert "N " in window.boards.empty.findChild(KeyedWords).text()
    window.use_keymap(Keymap().with_keys("approve", ["Ctrl+7"], ROWS).with_keys("new-panel", [], ROWS))
    window.actions_["final"].trigger()
    assert told[-1][1] == "Approve a draft first: press Ctrl+7 on the shot."
    assert window.inspector.gate.approve.toolTip().endswith("Ctrl+7")
    assert "“New panel”" in window.boards.empty.findChild(KeyedWords).text()


def test_in_the_narrowest_window_nothing_at_the_top_covers_anything(window):
    top = window.top
    for width in (window.minimumWidth(), 1500):
        window.resize(width, 700)
        QTest.qWait(10)
        shown = [top.menus, top.middle, top.dot] + ([top.words] if top.words.isVisible() else [])
        places = [part.geometry() for part in shown]
        assert not any(one.intersects(other) for at, one in enumerate(places) for other in places[at + 1 :])
        assert places[1].right() < places[2].left() < width
    assert top.words.isVisible()


def test_keys_go_on_to_a_place_that_is_seen_when_the_docks_change(window):
    window.boards.strip.setFocus()
    window.show_workspace("staging")  # where there are no boards
    QTest.qWait(20)
    assert window.focusWidget() is window.player.viewer
    window.timeline.setFocus()
    window.show_workspace("animatic")
    QTest.qWait(20)
    assert window.focusWidget() is window.timeline


def test_undo_says_what_it_undoes(window):
    window.studio.edit("Change light", set_light, "shot-1", "night")
    QTest.qWait(20)
    assert window.actions_["undo"].text() == "Undo “Change light”"
    window.actions_["undo"].trigger()
    assert window.studio.document.shot("shot-1").light == "day"


@pytest.mark.parametrize("name", WORKSPACES)
def test_a_workspace_shows_its_panels(window, name):
    from app.docks import ARRANGEMENTS

    window.actions_[name].trigger()
    QTest.qWait(20)
    assert {id_ for id_, dock in window.docks.items() if not dock.isHidden()} == set(
        ARRANGEMENTS[name].shown
    ) & window.docks.keys()


def test_a_command_is_found_by_some_of_its_letters(window):
    assert fit("nwpan", "New panel Boards") is not None
    assert fit("zzz", "New panel") is None
    commands = Commands([("", window.actions_["new-panel"]), ("", window.actions_["new-shot"])], window)
    commands.field.setText("new sh")
    assert commands.found.item(0).text() == "New shot"
    before = len(list(window.studio.document.shots()))
    QTest.keyClick(commands.field, Qt.Key.Key_Return)
    assert len(list(window.studio.document.shots())) == before + 1


def test_saved_is_said_when_the_disk_has_it(window, qtbot):
    keeper, studio = window.keeper, window.studio
    studio.edit("Write", set_caption, "panel-1", "action", "Ana waits.")
    assert not keeper.saved
    keeper.save_now()
    assert not keeper.saved
    qtbot.waitUntil(lambda: keeper.saved, timeout=5000)
    assert open_project(studio.project).document == studio.document
    assert window.top.dot.saved


def test_a_change_is_written_down_within_two_seconds_and_comes_back_after_a_crash(window, qtbot):
    studio = window.studio
    studio.edit("Write", set_caption, "panel-1", "action", "Ana waits.")
    path = journal_path(studio.document.id, studio.project)
    qtbot.waitUntil(path.exists, timeout=2000)
    opened = open_project(studio.project)
    assert opened.document != studio.document  # the program died here
    window.keeper._hold.release()  # its process is gone, and with it its hold
    again = Studio(opened.document, opened.folder)
    keeper = Keeper(again, opened)
    assert keeper.lost
    assert again.document == opened.document  # nothing is done before the artist has said so
    keeper.bring_back()
    assert again.document == studio.document
    again.undo()
    assert again.document == opened.document
    keeper.close()
    again.close()


def test_save_as_goes_on_in_the_other_folder_with_everything_that_it_names(window, qtbot, tmp_path):
    studio = window.studio
    asset = studio.project / "assets" / "ab" / ("ab" + "0" * 62 + ".png")
    asset.parent.mkdir(parents=True, exist_ok=True)
    asset.write_bytes(b"drawing")
    with qtbot.waitSignal(window.keeper.moved):
        window.keeper.save_as(tmp_path / "Another")
        studio.edit("Write", set_caption, "panel-1", "action", "Ana waits.")  # the hand goes on meanwhile
        drawn = Assets(studio.project).put(b"another drawing", ".png")
        assert studio.project.name != "Another.inbetween"
    assert studio.project == tmp_path / "Another.inbetween"
    assert studio.document.title == "Another"
    assert (studio.project / "assets" / "ab" / asset.name).read_bytes() == b"drawing"
    assert Assets(studio.project).has(drawn)
    qtbot.waitUntil(lambda: window.keeper.state == "saved", timeout=10_000)
    assert open_project(studio.project).document == studio.document
    assert next(studio.document.shots()).panels[0].action == "Ana waits."


@pytest.fixture
def slow(monkeypatch):
    """A disk on which every file takes as long as somebody wants it to."""
    waits = threading.Event()
    link = os.link

    def linked(*paths):
        waits.wait(20)
        link(*paths)

    monkeypatch.setattr("os.link", linked)
    yield waits
    waits.set()


def test_a_save_as_tells_how_far_it_is_and_can_be_cancelled(window, qtbot, tmp_path, slow):
    studio = window.studio
    here = studio.project
    for each in range(3):
        Assets(here).put(b"drawing %d" % each, ".png")
    window.keeper.save_as(tmp_path / "Another")
    qtbot.waitUntil(lambda: any(view.stage == "copying" and view.total for view in studio.jobs), timeout=5000)
    view = studio.jobs[-1]
    assert (view.title, view.state, view.done) == ("Save as Another", "running", 0)
    QTest.keyClick(window.boards.strip, Qt.Key.Key_N)  # nobody waits
    assert len(next(studio.document.shots()).panels) == 2
    studio.cancel(view.job)
    with qtbot.waitSignal(window.keeper.moved) as moved:
        slow.set()
    assert moved.args == [False]
    assert studio.jobs[-1].state == "stopped"
    assert studio.project == here
    assert not list(tmp_path.glob("*Another*"))


def test_a_window_that_is_closed_while_it_saves_elsewhere_waits_until_it_has(window, qtbot, tmp_path, slow):
    Assets(window.studio.project).put(b"drawing", ".png")
    window.keeper.save_as(tmp_path / "Another")
    assert not window.close()
    slow.set()
    qtbot.waitUntil(lambda: not window.isVisible(), timeout=10_000)
    assert open_project(tmp_path / "Another.inbetween").document.title == "Another"


def test_a_save_as_that_finds_no_room_leaves_nothing_and_work_goes_on_where_it_was(
    window, qtbot, tmp_path, monkeypatch
):
    studio = window.studio
    here, document = studio.project, studio.document
    Assets(here).put(b"drawing", ".png")

    def full(*paths):
        raise OSError(errno.ENOSPC, "No space left on device")

    for name in ("os.link", "shutil.copyfile"):
        monkeypatch.setattr(name, full)
    with qtbot.waitSignal(window.keeper.moved), qtbot.waitSignal(studio.told) as told:
        window.keeper.save_as(tmp_path / "Another")
    assert told.args == ["The disk is full: Another.inbetween could not be written.", "Make room and save again."]
    assert not list(tmp_path.glob("*Another*"))
    assert (studio.project, studio.document) == (here, document)
    monkeypatch.undo()
    studio.edit("Write", set_caption, "panel-1", "action", "Ana waits.")
    assert window.keeper.put_away() is None
    assert open_project(here).document == studio.document


def test_a_new_film_puts_the_old_one_away_whole(window):
    studio = window.studio
    folder = studio.project
    studio.edit("Write", set_caption, "panel-1", "action", "Ana waits.")
    kept = studio.document
    window.keeper.new_film()
    assert studio.project != folder
    assert open_project(folder).document == kept


def test_a_new_film_begins_with_its_boards(window):
    window.show_workspace("render")

    def make() -> None:
        dialog = window.findChild(NewFilm)
        dialog.title.setText("Another")
        dialog.accept()

    QTimer.singleShot(50, make)
    window.doors.new_film()
    assert (window.studio.document.title, window.workspace) == ("Another", "boards")
    assert window.boards.empty.isVisible()


def test_a_film_dropped_on_the_window_is_opened(window):
    other = make_film("Other")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(other.folder))])
    drop = QDropEvent(
        QPointF(10, 10), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    window.dropEvent(drop)
    assert window.studio.project == other.folder


def test_what_is_told_of_a_shot_that_is_painted_is_work_only_for_who_shows_it(window, monkeypatch):
    studio, shown = window.studio, []
    studio.hear(Queued("job-1", "A draft", shots=("shot-2",)))
    QTest.qWait(50)
    show = HeadPart.show_panel

    def noted(self, shot, panel):
        shown.append(shot.id)
        show(self, shot, panel)

    monkeypatch.setattr(HeadPart, "show_panel", noted)
    news = QSignalSpy(studio.work_changed)
    for done in (1, 1, 2, 3):  # of a thousand: a badge counts in percents
        studio.hear(Progress("job-1", "shot-2", "keys", done, 1000, None))
    assert news.count() == 1
    studio.hear(Progress("job-1", "shot-2", "keys", 500, 1000, None))
    assert [news.at(at)[0] for at in range(news.count())] == ["shot-2"] * 2
    QTest.qWait(50)
    for frame in range(1, 20):
        studio.move_playhead(frame)  # within the panel
    QTest.qWait(50)
    assert not shown
    studio.move_playhead(30)
    studio.hear(Failed("job-1", "It went wrong.", "Try again."))
    QTest.qWait(50)
    assert shown == ["shot-2"]
    assert news.at(news.count() - 1)[0] == "shot-2"


def test_generation_off_hides_every_word_of_it(window):
    window.actions_["generation"].trigger()
    assert not window.actions_["draft"].isVisible()
    assert not window.actions_["final"].isVisible()
    assert window.docks["queue"].isHidden()


def test_the_queue_tells_how_far_a_job_is_and_why_it_failed(window):
    studio = window.studio
    studio.hear(Queued("job-1", "Final of 3 shots"))
    studio.hear(Progress("job-1", "shot-2", "inbetweens", 3, 7, 8.0))
    assert studio.states.of(studio.document.shot("shot-2")).rendering == pytest.approx(3 / 7)
    QTest.qWait(10)
    assert window.status.words.text == "Final of 3 shots: inbetweens 42 %"
    assert window.status.left.text() == "0:08 left"
    studio.hear(Failed("job-1", "The disk is full.", "Make room.", "trace"))
    assert studio.states.of(studio.document.shot("shot-2")).failed == "The disk is full."
    assert not window.docks["queue"].panel.lines["job-1"].copy.isHidden()


def test_a_draft_is_seen_while_it_is_painted_and_becomes_the_take_without_a_step(window, qtbot):
    studio = window.studio
    steps = len(studio.editor.past)
    pictures = np.full((18, 72, 128, 3), 90, np.uint8)
    frames = tuple(range(0, 36, 2))
    studio.hear(Looks("draft-1", "shot-2", frames, pictures, 1, 4, "step"))
    assert studio.pictures.best("shot-2", 5).kind == "step"
    studio.hear(Looks("draft-1", "shot-2", frames, pictures, 4, 4, "draft"))
    take = Take("take-1", "shot-2", "draft", "r", {}, "pencil", "1", "w", 0, 128, 72, Rate(24), 18, 2, ())
    studio.hear(TakeMade("draft-1", take))
    assert studio.document.shot("shot-2").take == "take-1"
    assert len(studio.editor.past) == steps
    assert studio.pictures.best("shot-2", 5).kind == "draft"
    assert studio.states.of(studio.document.shot("shot-2")).kind == "draft"


def test_finals_are_asked_for_approved_shots_only(window):
    studio = window.studio
    window.actions_["select-all"].trigger()
    window.actions_["final"].trigger()
    assert not studio.engine.renders
    take = Take("take-1", "shot-1", "draft", "r", {}, "pencil", "1", "w", 0, 128, 72, Rate(24), 12, 2, ())
    studio.hear(TakeMade("draft-1", take))
    studio.select(panels=("panel-1",))
    window.actions_["approve"].trigger()
    window.actions_["select-all"].trigger()
    window.actions_["final"].trigger()
    assert [ask.shots for ask in studio.engine.renders] == [("shot-1",)]
    assert studio.engine.renders[0].quality == "final"


def test_drafts_that_the_resting_hand_asked_for_leave_the_list_when_they_are_done(window):
    from engine.jobs.events import Counts

    window.studio.hear(Queued("draft-1", "Draft of 1"))
    assert len(window.studio.jobs) == 1
    window.studio.hear(Finished("draft-1", Counts()))
    assert not window.studio.jobs


def test_the_pair_that_loses_references_is_refused():
    assert unfit("6.12.0", (3, 11))
    assert not unfit("6.12.0", (3, 12))
    assert not unfit("6.11.3", (3, 11))


def test_every_workspace_can_be_drawn(window):
    for name in WORKSPACES:
        window.show_workspace(name)
        QTest.qWait(10)
        assert not window.grab().isNull()


def test_tabs_of_panels_that_are_put_away_go_with_them(window, qtbot):
    here = Qt.FindChildOption.FindDirectChildrenOnly

    def strays() -> list[str]:
        shown = {dock.windowTitle() for dock in window.docks.values() if not dock.isHidden()}
        bars = [bar for bar in window.findChildren(QTabBar, options=here) if bar.isVisible()]
        groups = ["|".join(bar.tabText(at) for at in range(bar.count())) for bar in bars]
        alone = [group for group in groups if len(shown & set(group.split("|"))) < 2]
        return alone + [group for group in set(groups) if groups.count(group) > 1]

    for name in (*WORKSPACES, *reversed(WORKSPACES)):
        window.show_workspace(name)
        qtbot.waitUntil(lambda: not strays(), timeout=2000)


def test_a_panel_behind_tabs_keeps_its_tools(window, qtbot):
    layers = window.docks["layers"]
    window.show_workspace("boards")
    layers.show()
    layers.raise_()
    qtbot.waitUntil(lambda: layers.panel.tools.isVisible() and not layers.title.name.isVisible(), timeout=3000)
    window.docks["inspector"].hide()
    qtbot.waitUntil(layers.title.name.isVisible, timeout=3000)
    assert layers.panel.tools.isVisible()


def test_a_page_of_boards_has_its_size_at_hand_from_the_start_and_a_row_has_none(window, qtbot):
    qtbot.waitUntil(window.boards.zoom.isVisible, timeout=3000)
    window.show_workspace("animatic")
    qtbot.waitUntil(lambda: not window.boards.zoom.isVisible(), timeout=3000)


def test_a_frame_that_is_played_lays_nothing_in_the_window_out_anew(window, qtbot):
    class Laid(QObject):
        times = 0

        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            self.times += event.type() == QEvent.Type.LayoutRequest
            return False

    window.resize(1600, 1000)
    window.show_workspace("animatic")
    qtbot.waitUntil(window.player.transport.where.isVisible, timeout=3000)
    window.studio.move_playhead(10)
    laid = Laid()
    window.installEventFilter(laid)
    opening = -1
    while laid.times > opening:  # what the workspace itself has to be laid out for
        opening = laid.times
        qtbot.wait(300)
    for frame in range(11, 20):
        window.studio.move_playhead(frame)
        qtbot.wait(10)
    assert window.player.transport.where.text().endswith("0:19")
    assert laid.times == opening


def test_a_film_that_comes_out_of_the_black_is_looked_at_where_it_is_seen(window, tmp_path):
    film = new_document("Faded")
    window.open_project(new_project(tmp_path / "faded.inbetween", film).folder)
    assert window.studio.playhead == 0
    faded = Shot("shot-1", (Panel("panel-1", 48),), transition=Transition("fade", 12))
    window.studio.edit("Import", lambda document: replace(document, sequences=(Sequence("s", "", (faded,)),)))
    assert window.studio.playhead == 6
    window.keeper.save_now()
    folder = window.studio.project
    window.open_project(make_film("Other").folder)
    window.open_project(folder)
    assert window.studio.playhead == 6


def test_tabs_that_were_put_away_too_early_come_back_when_the_docks_lie_where_they_belong(window, qtbot):
    here = Qt.FindChildOption.FindDirectChildrenOnly
    window.show_workspace("animatic")
    names = [window.docks[id_].windowTitle() for id_ in ("timeline", "curves")]

    def bars() -> list[QTabBar]:
        every = (bar for bar in window.findChildren(QTabBar, options=here) if bar.isVisible())
        return [bar for bar in every if [bar.tabText(at) for at in range(bar.count())] == names]

    qtbot.waitUntil(lambda: len(bars()) == 1, timeout=3000)
    bars()[0].hide()  # as on a busy machine, where nothing stands in its place yet
    window.resize(window.width(), window.height() - 40)
    qtbot.waitUntil(lambda: len(bars()) == 1, timeout=3000)


def test_pictures_dropped_on_a_film_come_to_its_end_in_one_step(window, qtbot, tmp_path):
    from engine.media.pictures import write_png

    names = []
    for at in range(3):
        names.append(tmp_path / f"board {at}.png")
        write_png(names[-1], np.full((90, 160, 3), 40 * at, np.uint8))
    studio = window.studio
    before = sum(len(shot.panels) for shot in studio.document.shots())
    window.keeper.import_files(names)
    qtbot.waitUntil(lambda: sum(len(shot.panels) for shot in studio.document.shots()) == before + 3, timeout=10_000)
    assert studio.selected_panel()[1].drawing
    studio.undo()
    assert sum(len(shot.panels) for shot in studio.document.shots()) == before


def test_a_sound_dropped_on_a_film_is_heard_from_the_playhead_on(window, qtbot, tmp_path):
    import wave

    path = tmp_path / "rain.wav"
    with wave.open(str(path), "wb") as file:
        file.setparams((1, 2, 44_100, 0, "NONE", ""))
        file.writeframes(bytes(2 * 44_100))
    studio = window.studio
    studio.move_playhead(30)
    window.keeper.import_files([path])
    qtbot.waitUntil(lambda: len(studio.document.sounds) == 1, timeout=60_000)
    laid = studio.document.sounds[0]
    assert (laid.name, laid.film_frame, laid.frames) == ("rain", 30, 24)
    studio.undo()
    assert not studio.document.sounds


def test_a_shot_list_is_exported_while_the_window_goes_on(window, qtbot, tmp_path):
    window.studio.export("list", tmp_path / "shots.csv")
    qtbot.waitUntil(lambda: any(job.state == "done" for job in window.studio.jobs), timeout=10_000)
    assert "12A" in (tmp_path / "shots.csv").read_text(encoding="utf-8")


def test_a_film_is_exported_as_it_stands_and_can_be_stopped(window, qtbot, tmp_path):
    studio = window.studio
    studio.export("film", tmp_path / "film.mp4")
    qtbot.waitUntil(lambda: any(job.done for job in studio.jobs), timeout=30_000)
    studio.cancel(studio.jobs[-1].job)
    qtbot.waitUntil(lambda: not studio.jobs[-1].live, timeout=10_000)
    assert studio.jobs[-1].state == "stopped"
    assert not list(tmp_path.glob("film.mp4*"))
