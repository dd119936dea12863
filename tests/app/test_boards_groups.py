"""Boards in the hand: sequences and acts that fold, copies, searches, badges, numbers, and five thousand panels."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app import boardwork, verbs
from app.boards import BoardsPanel
from app.boards.badges import badges_for
from app.boards.headings import name_of
from app.studio import Studio
from engine.document.film import placed_shots, shot_numbers
from engine.document.film_edits import new_document
from engine.document.model import Act, Document, Panel, Sequence, Shot
from engine.document.panel_edits import set_caption
from engine.jobs.events import Failed, Progress, Queued
from tests.app.conftest import small_film

LEFT, NONE, CONTROL = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier


def acted_film() -> Document:
    """Two acts of two sequences of three shots; the second shot of each has two panels."""

    def sequence(at: int) -> Sequence:
        shots = tuple(
            Shot(f"s{at}{k}", tuple(Panel(f"p{at}{k}{n}", 24) for n in range(2 if k == 1 else 1))) for k in range(3)
        )
        return Sequence(f"q{at}", f"Scene {at}", shots, act=f"a{at // 2}")

    film = new_document("Acts")
    acts = (Act("a0", "Act 1"), Act("a1", "Act 2"))
    return msgspec.structs.replace(film, sequences=tuple(map(sequence, range(4))), acts=acts)


@pytest.fixture
def open_boards(qtbot, tmp_path: Path):
    studios: list[Studio] = []

    def open_(document: Document, width: int = 900, height: int = 620) -> BoardsPanel:
        folder = tmp_path / f"film-{len(studios)}.inbetween"
        (folder / "assets").mkdir(parents=True)
        studios.append(Studio(document, folder))
        panel = BoardsPanel(studios[-1])
        qtbot.addWidget(panel)
        panel.resize(width, height)
        panel.show()
        qtbot.waitExposed(panel)
        QTest.qWait(30)
        return panel

    yield open_
    for studio in studios:
        studio.close()


def order(boards: BoardsPanel) -> list[str]:
    return [panel.id for shot in boards.studio.document.shots() for panel in shot.panels]


def centre(boards: BoardsPanel, panel: str) -> QPoint:
    strip = boards.strip
    return strip.visualRect(strip.panels.index(strip.panels.place_of(panel))).center()


def heading(boards: BoardsPanel, name: str):
    return next(one for one in boards.strip.places.headings if name_of(one) == name)


def click_heading(boards: BoardsPanel, name: str, x: int) -> None:
    strip = boards.strip
    rect = heading(boards, name).rect.translated(-strip.offset)
    QTest.mouseClick(strip.viewport(), LEFT, NONE, QPoint(rect.left() + x, rect.center().y()))


def drag(boards: BoardsPanel, start: QPoint, stop: QPoint) -> None:
    view = boards.strip.viewport()
    QTest.mousePress(view, LEFT, NONE, start)
    for step in (0.3, 0.7, 1.0):
        QTest.mouseMove(view, start + (stop - start) * step)
    QTest.mouseRelease(view, LEFT, NONE, stop)


def test_a_heading_folds_its_sequence_away_and_a_click_beside_chooses_all_of_it(open_boards):
    boards = open_boards(acted_film())
    click_heading(boards, "Scene 1", 10)
    assert boards.strip.isIndexHidden(boards.strip.panels.index(boards.strip.panels.place_of("p100")))
    assert not boards.strip.isIndexHidden(boards.strip.panels.index(boards.strip.panels.place_of("p200")))
    click_heading(boards, "Scene 0", 80)
    assert boards.studio.selection.panels == ("p000", "p010", "p011", "p020")
    click_heading(boards, "Act 1", 10)
    assert all(boards.strip.places.rect(row).isEmpty() for row in range(8))
    assert [one.kind for one in boards.strip.places.headings] == ["act", "act", "sequence", "sequence"]


def test_what_is_folded_is_remembered_for_each_film(open_boards):
    boards = open_boards(acted_film())
    click_heading(boards, "Scene 1", 10)
    again = BoardsPanel(boards.studio)
    assert again.strip.folded == {"q1"}
    again.deleteLater()


def test_the_arrows_step_over_what_is_folded_and_down_goes_to_the_row_below(open_boards):
    boards = open_boards(acted_film())
    boards.strip.set_folded(frozenset({"q1"}))
    QTest.mouseClick(boards.strip.viewport(), LEFT, NONE, centre(boards, "p020"))
    QTest.keyClick(boards.strip, Qt.Key.Key_Right)
    assert boards.studio.selection.panels == ("p200",)
    QTest.keyClick(boards.strip, Qt.Key.Key_Down)
    assert boards.studio.selection.panels == ("p300",)
    QTest.keyClick(boards.strip, Qt.Key.Key_Left, CONTROL)
    assert boards.studio.selection.panels == ("p220",)


def test_ctrl_click_chooses_and_unchooses_and_a_band_chooses_what_it_touches(open_boards):
    boards = open_boards(acted_film())
    view = boards.strip.viewport()
    QTest.mouseClick(view, LEFT, NONE, centre(boards, "p000"))
    QTest.mouseClick(view, LEFT, CONTROL, centre(boards, "p020"))
    assert boards.studio.selection.panels == ("p000", "p020")
    QTest.mouseClick(view, LEFT, CONTROL, centre(boards, "p000"))
    assert boards.studio.selection.panels == ("p020",)
    edge = boards.strip.visualRect(boards.strip.panels.index(3)).topRight() + QPoint(20, 20)
    drag(boards, edge, centre(boards, "p010"))
    assert boards.studio.selection.panels == ("p010", "p011", "p020")


def test_a_panel_dropped_on_the_right_half_stays_in_that_sequence(open_boards):
    boards = open_boards(acted_film())
    drag(boards, centre(boards, "p200"), centre(boards, "p120") + QPoint(40, 0))
    assert [len(sequence.shots) for sequence in boards.studio.document.sequences] == [3, 4, 2, 3]
    boards.studio.undo()
    drag(boards, centre(boards, "p120"), centre(boards, "p200") - QPoint(40, 0))
    assert [len(sequence.shots) for sequence in boards.studio.document.sequences] == [3, 2, 4, 3]
    assert len(boards.studio.editor.past) == 1


def test_a_name_is_written_over_its_heading(open_boards):
    boards = open_boards(acted_film())
    rect = heading(boards, "Scene 0").rect
    QTest.mouseDClick(boards.strip.viewport(), LEFT, NONE, QPoint(rect.left() + 80, rect.center().y()))
    field = QApplication.focusWidget()
    QTest.keyClicks(field, "INT. KITCHEN")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert boards.studio.document.sequences[0].name == "INT. KITCHEN"


def test_a_headings_menu_locks_numbers_and_moves_sequences(open_boards):
    boards = open_boards(acted_film())
    said = {action.text(): action for action in boards.heading_menu(heading(boards, "Scene 1")).actions()}
    said["Lock numbers"].trigger()
    assert boards.studio.document.sequences[1].locked
    said["Move earlier"].trigger()
    assert [sequence.id for sequence in boards.studio.document.sequences] == ["q1", "q0", "q2", "q3"]


def test_what_was_copied_is_pasted_after_the_chosen_panel_in_one_step_and_chosen(open_boards):
    boards = open_boards(acted_film())
    studio = boards.studio
    studio.select(panels=("p000", "p010", "p011"))
    boardwork.copy(studio)
    studio.select(panels=("p300",))
    boardwork.paste_panels(studio)
    assert len(order(boards)) == 19
    assert [len(sequence.shots) for sequence in studio.document.sequences] == [3, 3, 3, 5]
    assert studio.selection.panels == tuple(order(boards)[13:16])
    studio.undo()
    assert len(order(boards)) == 16


def test_panels_pasted_into_another_film_bring_their_drawings_along(open_boards):
    from engine.document.assets import Assets
    from engine.document.panel_edits import set_drawing

    first, second = open_boards(small_film()), open_boards(new_document("Other"))
    name = Assets(first.studio.project).put(b"not really a picture", ".png")
    first.studio.edit("Draw", set_drawing, "panel-1", name)
    first.studio.select(panels=("panel-1",))
    boardwork.copy(first.studio)
    boardwork.paste_panels(second.studio)
    (shot,) = second.studio.document.shots()
    assert Assets(second.studio.project).read(shot.panels[0].drawing) == b"not really a picture"
    assert {member.name for member in second.studio.document.cast} == {"Ana", "Ben", "Kitchen"}


def test_a_picture_from_any_program_is_pasted_as_a_panel(open_boards):
    boards = open_boards(small_film())
    image = QImage(64, 36, QImage.Format.Format_RGB32)
    image.fill(QColor(200, 80, 20))
    QGuiApplication.clipboard().setImage(image)
    boardwork.paste_panels(boards.studio)
    made = next(panel for shot in boards.studio.document.shots() for panel in shot.panels if panel.drawing)
    assert boards.studio.selection.panels == (made.id,)


def test_a_slash_starts_a_shot_here_and_another_one_joins_it_again(open_boards):
    boards = open_boards(acted_film())
    before = boards.studio.document
    boards.studio.select(panels=("p011",))
    boardwork.start_shot(boards.studio)
    assert len(list(boards.studio.document.shots())) == 13
    boardwork.start_shot(boards.studio)
    assert len(list(boards.studio.document.shots())) == 12
    assert order(boards) == [panel.id for shot in before.shots() for panel in shot.panels]


def test_chosen_panels_step_earlier_and_later(open_boards):
    boards = open_boards(acted_film())
    boards.studio.select(panels=("p020",))
    boardwork.move_along(boards.studio, -1)
    assert order(boards)[:4] == ["p000", "p020", "p010", "p011"]
    boardwork.move_along(boards.studio, 1)
    assert order(boards)[:4] == ["p000", "p010", "p011", "p020"]


def test_an_omitted_shot_keeps_its_board_and_its_number_and_leaves_the_film(open_boards):
    boards = open_boards(acted_film())
    studio = boards.studio
    studio.select(panels=("p000",))
    boardwork.toggle_omit(studio)
    assert shot_numbers(studio.document)[:2] == ("1", "2")
    assert boards.strip.panels.rows[0].number == "1"
    assert placed_shots(studio.document)[0].number == "2"
    assert badges_for(boards.strip.panels.rows[0], studio.states.of(studio.document.shot("s00"))) == ()
    boardwork.toggle_omit(studio)
    assert placed_shots(studio.document)[0].number == "1"


def test_a_search_goes_from_panel_to_panel_and_opens_what_is_folded(open_boards):
    boards = open_boards(acted_film())
    for panel, words in (("p010", "The lamp falls."), ("p300", "She sees the LAMP.")):
        boards.studio.edit("Write", set_caption, panel, "action", words)
    boards.strip.set_folded(frozenset({"q3"}))
    boards.finding.begin()
    QTest.keyClicks(boards.finding.field, "lamp")
    assert boards.studio.selection.panels == ("p010",)
    assert boards.finding.count.text() == "1 of 2"
    QTest.keyClick(boards.finding.field, Qt.Key.Key_Return)
    assert boards.studio.selection.panels == ("p300",)
    assert not boards.strip.folded
    QTest.keyClick(boards.finding.field, Qt.Key.Key_Escape)
    assert not boards.strip.found
    assert boards.finding.isHidden()


def test_a_double_click_asks_for_the_drawing(open_boards, qtbot):
    boards = open_boards(acted_film())
    with qtbot.waitSignal(boards.studio.drawing_asked) as asked:
        QTest.mouseDClick(boards.strip.viewport(), LEFT, NONE, centre(boards, "p010"))
    assert asked.args == ["p010"]


def test_a_click_on_the_badge_of_a_failure_says_why(open_boards):
    boards = open_boards(acted_film())
    studio = boards.studio
    studio.hear(Queued("job-1", "Draft of 1"))
    studio.hear(Progress("job-1", "s00", "keys", 1, 4, None))
    assert [badge.shape for badge in badges_for(boards.strip.panels.rows[0], studio.states.of(studio.document.shot("s00")))] == ["ring"]  # fmt: skip
    studio.hear(Failed("job-1", "There is no memory left.", "Choose smaller drafts.", ""))
    said: list[str] = []
    studio.told.connect(lambda sentence, hint: said.append(sentence))
    picture = boards.strip.cells.picture_rect(boards.strip.visualRect(boards.strip.panels.index(0)))
    QTest.mouseClick(boards.strip.viewport(), LEFT, NONE, picture.topRight() + QPoint(-10, 10))
    assert said == ["There is no memory left."]


def test_five_thousand_panels_scroll_and_answer_an_edit_by_painting_what_is_seen(open_boards, cells_painted):
    shots = tuple(Shot(f"s{at}", (Panel(f"p{at}", 24, dialogue="You came back."),)) for at in range(5000))
    film = msgspec.structs.replace(
        new_document("Long"),
        sequences=tuple(Sequence(f"q{at}", f"Scene {at}", shots[at * 100 : at * 100 + 100]) for at in range(50)),
    )
    boards = open_boards(film, 1600, 900)
    bar = boards.strip.verticalScrollBar()
    at_once = len(cells_painted)
    assert at_once < 100
    cells_painted.clear()
    for _ in range(25):
        bar.setValue(bar.value() + 40)
        QApplication.processEvents()
    assert 0 < len(cells_painted) < 6 * at_once  # some rows came into view; what was seen before was not painted again
    cells_painted.clear()
    boards.studio.edit("Write", set_caption, "p2500", "action", "Ana runs.")
    QApplication.processEvents()
    assert len(cells_painted) < at_once
    verbs.go_to_panel(boards.studio, "p4999")
    assert (
        not boards.strip.visualRect(boards.strip.panels.index(4999))
        .intersected(boards.strip.viewport().rect())
        .isEmpty()
    )
