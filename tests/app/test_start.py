"""Where a day begins: the start page, a new film, the tour, preferences, and workspaces of one's own."""

from __future__ import annotations

import msgspec
import pytest
from PySide6.QtCore import QMimeData, QPointF, QSettings, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.exporter import FORMS
from app.films import make_film, recent_films
from app.start import NewFilm
from app.tour.tour import SEEN
from engine.document.film_edits import new_document
from engine.document.folder import new_project, open_project
from engine.document.panel_edits import set_caption
from engine.values.time import Rate
from tests.engine.boards import film, walk


def wait_for_card(qtbot, films, title):
    def there():
        return any(films.item(at).text() == title and films.item(at).data(257) for at in range(films.count()))

    qtbot.waitUntil(there, timeout=20_000)


def test_the_start_page_shows_the_films_of_the_last_days_and_opens_one_by_the_keyboard(shell, qtbot):
    other = make_film("Another film")
    shell.keeper.open(other.folder)
    doors = shell.doors
    doors.show_start()
    films = doors.start.films
    assert [films.item(at).text() for at in range(films.count())] == ["Another film", "small"]
    wait_for_card(qtbot, films, "Small film")
    assert films.item(1).data(257).boards == 4
    assert films.hasFocus() or QApplication.focusWidget() is films
    QTest.keyClick(films, Qt.Key.Key_Right)
    QTest.keyClick(films, Qt.Key.Key_Return)
    assert shell.studio.document.title == "Small film"
    assert not doors.starting


def test_nothing_of_the_film_beneath_can_be_changed_while_the_start_page_covers_it(shell):
    shell.doors.show_start()
    QTest.keyClick(shell.doors.start, Qt.Key.Key_N)
    assert not shell.actions_["new-panel"].isEnabled()
    assert shell.actions_["new"].isEnabled()
    assert len(list(shell.studio.document.shots())) == 3
    QTest.keyClick(shell.doors.start, Qt.Key.Key_Escape)
    assert not shell.doors.starting
    assert shell.actions_["new-panel"].isEnabled()


def test_no_dock_comes_above_the_start_page_when_the_workspace_is_laid_out_a_moment_later(shell, qtbot):
    shell.workspaces.reset()
    shell.doors.show_start()
    qtbot.waitUntil(lambda: not shell.workspaces._settle.isActive())
    page = shell.doors.start
    assert shell.docks["inspector"].isVisible()
    for x in range(20, shell.width(), 100):
        seen = shell.childAt(x, shell.height() // 2)
        assert seen is page or page.isAncestorOf(seen)


def test_tab_goes_round_within_the_start_page(shell):
    shell.doors.show_start()
    page = shell.doors.start
    seen = set()
    for _ in range(30):
        QTest.keyClick(QApplication.focusWidget() or page, Qt.Key.Key_Tab)
        seen.add(QApplication.focusWidget())
    assert all(page.isAncestorOf(widget) for widget in seen)
    assert {page.make, page.look, page.take, page.try_, page.films} <= seen


def test_the_sample_is_a_copy_that_a_first_visit_is_shown_around(shell, qtbot):
    shell.doors.show_start()
    QTest.mouseClick(shell.doors.start.try_, Qt.MouseButton.LeftButton)
    assert shell.studio.document.title == "Not a Cloud"
    tour = shell.doors.tour
    titles = []
    for _ in range(5):
        titles.append(tour.title.text())
        assert tour.rect().contains(tour.box.geometry())
        assert not tour.hole.isEmpty()
        QTest.mouseClick(tour.next, Qt.MouseButton.LeftButton)
    assert len(set(titles)) == 5
    assert shell.doors.tour is None
    assert QSettings().value(SEEN, type=bool)
    shell.doors.show_start()
    QTest.mouseClick(shell.doors.start.try_, Qt.MouseButton.LeftButton)
    assert shell.doors.tour is None  # once is enough


def test_escape_ends_the_tour_and_the_keys_are_the_windows_again(shell):
    shell.doors.show_tour()
    assert not shell.actions_["new-panel"].isEnabled()
    QTest.keyClick(shell.doors.tour.next, Qt.Key.Key_Right)
    assert shell.doors.tour.at == 1
    QTest.keyClick(shell.doors.tour.next, Qt.Key.Key_Escape)
    assert shell.doors.tour is None
    assert shell.actions_["new-panel"].isEnabled()


def test_the_tour_says_nothing_of_painting_where_it_is_switched_off(shell):
    shell.toggle_generation()
    shell.doors.show_tour()
    words = " ".join(card.title + card.words for card in shell.doors.tour.cards)
    assert len(shell.doors.tour.cards) == 5
    assert "draft" not in words.lower()
    assert "render" not in words.lower()


def test_a_new_film_has_the_title_shape_and_rate_that_were_asked_for(shell):
    dialog = NewFilm(shell)
    dialog.title.setText("A/B test: night")
    dialog.shape.setCurrentIndex(1)
    dialog.rate.setCurrentIndex(0)
    dialog.accept()
    shell.keeper.new_film(*dialog.film)
    document = shell.studio.document
    assert (document.width, document.height, document.rate.num) == (1920, 804, 24000)
    assert shell.studio.project.name == "A-B test- night.inbetween"
    again = NewFilm(shell)
    assert (again.shape.currentIndex(), again.rate.currentIndex()) == (1, 0)


def test_what_is_dropped_on_the_start_page_is_opened(shell):
    other = make_film("Dropped")
    shell.doors.show_start()
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(other.folder))])
    drop = QDropEvent(
        QPointF(400, 400), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    shell.doors.start.dropEvent(drop)
    assert shell.studio.project == other.folder
    assert not shell.doors.starting


def test_a_film_can_be_taken_off_the_list_and_stays_where_it_is(shell):
    other = make_film("Forgotten")
    shell.keeper.open(other.folder)
    shell.doors.show_start()
    shell.doors.start.films._forget(other.folder)
    assert other.folder not in recent_films()
    assert open_project(other.folder)


def test_a_workspace_of_ones_own_is_kept_shown_reset_and_deleted(shell, qtbot):
    shell.actions_["animatic"].trigger()
    shell.docks["curves"].hide()
    shell.docks["cast"].show()
    assert shell.workspaces.save_as("Timing")
    action = shell.workspaces.own_actions["Timing"]
    shell.actions_["boards"].trigger()
    assert shell.docks["timeline"].isHidden()
    action.trigger()
    QTest.qWait(50)
    assert shell.workspace == "Timing"
    assert not shell.docks["timeline"].isHidden()
    assert shell.docks["curves"].isHidden()
    shell.docks["cast"].hide()
    shell.workspaces.reset()
    assert not shell.docks["cast"].isHidden()
    assert any(tab.text() == "Timing" for tab in shell.top._own)
    shell.workspaces.delete()
    assert shell.workspace == "animatic"
    assert shell.workspaces.own() == []
    assert not shell.workspaces.save_as("Boards")  # taken


def test_docks_can_be_moved_and_made_tabs_and_are_found_there_again(shell):
    shell.actions_["boards"].trigger()
    cast, inspector = shell.docks["cast"], shell.docks["inspector"]
    shell.tabifyDockWidget(inspector, cast)
    shell.actions_["animatic"].trigger()
    shell.actions_["boards"].trigger()
    assert cast in shell.tabifiedDockWidgets(inspector)
    shell.workspaces.reset()
    assert cast not in shell.tabifiedDockWidgets(inspector)


def test_preferences_hold_at_once(shell):
    shell.doors.show_preferences(3)
    page = shell.doors.preferences.painting
    QTest.mouseClick(page.generation, Qt.MouseButton.LeftButton, pos=page.generation.rect().center() / 4)
    page.generation.setChecked(False)
    assert not shell.studio.generation
    assert not page.live.isEnabled()
    view = shell.doors.preferences.view
    view.surround.setCurrentIndex(0)
    view.surround.activated.emit(0)
    assert shell.player.viewer.surround == "black"
    shell.doors.preferences.close()


def test_a_write_down_happens_while_a_modal_dialog_is_open(shell, qtbot):
    from engine.document.journal import journal_path

    dialog = NewFilm(shell)
    dialog.open()
    shell.studio.begin_drag("Held")
    shell.studio.drag(set_caption, "panel-1", "action", "while the hand holds and a dialog is open")
    path = journal_path(shell.studio.document.id, shell.studio.project)
    qtbot.waitUntil(path.exists, timeout=10_000)
    assert "while the hand holds" in path.read_text(encoding="utf-8")
    shell.studio.end_drag()
    dialog.close()


@pytest.mark.parametrize("form", FORMS)
def test_every_export_has_a_kind_that_the_file_dialog_can_name(shell, form, monkeypatch, tmp_path):
    from PySide6.QtWidgets import QFileDialog

    asked = []
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *args: asked.append(args) or ("", ""))
    shell.files.choose_export(form)
    assert asked[0][3]


def test_a_cut_goes_out_from_the_menu_with_a_movie_of_every_shot(shell, qtbot, monkeypatch, tmp_path):
    from PySide6.QtWidgets import QFileDialog

    shell.open_project(new_project(tmp_path / "cut.inbetween", film(walk("a", 6), walk("b", 5))).folder)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *args: (str(tmp_path / "Cut.edl"), ""))
    shell.actions_["export-cut"].trigger()
    qtbot.waitUntil((tmp_path / "Cut.edl").exists, timeout=60_000)
    assert {file.name for file in (tmp_path / "Cut media").iterdir()} == {"1.mov", "2.mov"}


def test_a_script_comes_into_the_film_that_was_made_for_it_as_its_title_shape_and_rate_are(shell, qtbot, tmp_path):
    script = tmp_path / "scene.fountain"
    script.write_text("FADE IN:\n\nINT. KITCHEN - DAY\n\nAna waits.\n\nANA\nWhere is he?\n", encoding="utf-8")
    film = msgspec.structs.replace(new_document("The Long Night", width=1920, height=804), rate=Rate(25))
    shell.open_project(new_project(tmp_path / "night.inbetween", film).folder)
    folder = shell.studio.project
    shell.files.take([script])
    qtbot.waitUntil(lambda: bool(shell.studio.placed()), timeout=60_000)
    document = shell.studio.document
    assert (document.title, document.height, document.rate.nominal, shell.studio.project) == (
        "The Long Night", 804, 25, folder,
    )  # fmt: skip
    shell.studio.undo()
    assert not shell.studio.placed()
