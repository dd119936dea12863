"""Storyboard sheets: every panel once, nothing off the paper, and the rules of the film's numbers on all of them."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest
from PIL import Image

from engine.document.caption_edits import add_field, set_framing, write_own
from engine.document.folder import new_project
from engine.document.numbering_edits import omit_shots, set_numbering
from engine.document.panel_edits import set_caption
from engine.render.sheet import write_sheets
from engine.render.sheet_layout import FORMS, PAPERS, Line, Prose, Still, boards_of, captions_of, pages
from engine.render.shot_list import COLUMNS, rows
from engine.render.shots import Project
from tests.engine.boards import film, walk


@pytest.fixture(scope="module")
def long_film():
    return film(*(walk(f"s{at}", 24) for at in range(20)))


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("shape", [(1280, 720), (720, 1280), (2048, 858)])
def test_every_panel_is_printed_once_and_nothing_leaves_the_paper_or_lies_on_another_picture(
    long_film, form, paper, shape
):
    document = msgspec.structs.replace(long_film, width=shape[0], height=shape[1])
    printed = []
    for page in pages(document, boards_of(document), FORMS[form], paper):
        stills = [item for item in page.items if isinstance(item, Still)]
        printed += [still.board.panel.id for still in stills]
        for item in page.items:
            bottom = item.y + (item.height if isinstance(item, (Still, Prose)) else 0)
            assert item.x >= 0
            assert item.x + item.width <= page.width + 0.01
            assert 0 <= item.y <= bottom <= page.height
        for still in stills:
            assert still.width / still.height == pytest.approx(shape[0] / shape[1])
            assert min(still.width, still.height) > 20
        for at, one in enumerate(stills):
            for other in stills[at + 1 :]:
                apart = other.x >= one.x + one.width or other.y >= one.y + one.height
                assert apart or one.x >= other.x + other.width
    assert printed == [panel.id for shot in document.shots() for panel in shot.panels]


def test_a_board_carries_its_number_its_camera_and_every_field_that_is_written_in(long_film):
    document = set_numbering(add_field(long_film, "Effects", "fx"), prefix="SH", digits=3, panel="-1")
    document = write_own(set_caption(document, "s0-panel-1", "slugging", "8 frames more"), "s0-panel-1", "fx", "rain")
    document = set_framing(document, "s0", size="MS", lens=35.0)
    first, second, *_ = boards_of(document)
    assert (first.label, second.label) == ("SH001-1", "SH001-2")
    assert captions_of(first, document.fields, str.upper) == [
        ("", "MS, 35 mm"), ("SLUGGING", "8 frames more"), ("Effects", "rain"),
    ]  # fmt: skip


def test_an_omitted_shot_is_one_board_that_says_so_and_chosen_panels_are_printed_alone(long_film):
    document = omit_shots(long_film, ["s1"])
    boards = boards_of(document)
    assert [(board.label, board.when) for board in boards if board.shot.omitted] == [("2", "OMIT")]
    assert len(boards) == 39
    assert [board.panel.id for board in boards_of(document, frozenset({"s3-panel-2"}))] == ["s3-panel-2"]


def test_an_empty_film_has_a_page_with_its_title():
    (page,) = pages(film(), [], FORMS["6"])
    assert [item.text for item in page.items if isinstance(item, Line)] == ["Test", "1 / 1"]


def test_sheets_are_written_without_a_window(tmp_path: Path):
    document = set_caption(film(walk("a", 48), walk("b", 24)), "a-panel-1", "action", "Ana walks. " * 80)
    opened = new_project(tmp_path / "film.inbetween", document)
    project = Project(opened.document, opened.folder)
    assert write_sheets(project, tmp_path / "all.pdf", "4") == [tmp_path / "all.pdf"]
    assert (tmp_path / "all.pdf").read_bytes().startswith(b"%PDF")
    first, second = write_sheets(project, tmp_path / "all.png", "2", "letter")
    assert (first.name, second.name) == ("all-1.png", "all-2.png")
    with Image.open(first) as page:
        assert page.width / page.height == pytest.approx(792 / 612, abs=0.002)


def test_the_shot_list_has_every_field_the_camera_and_the_omitted_numbers(long_film):
    document = omit_shots(set_framing(long_film, "s0", size="MS", lens=35.0), ["s1"])
    document = write_own(add_field(document, "Effects", "fx"), "s0-panel-1", "fx", "rain")
    first, _, omitted, third, *_ = listed = list(rows(document))
    assert len({len(row) for row in listed}) == 1
    assert len(first) == len(COLUMNS) + 1
    named = dict(zip((*COLUMNS, "Effects"), first, strict=True))
    assert (named["size"], named["lens"], named["Effects"]) == ("MS", "35", "rain")
    assert omitted[:4] == ("One", "2", "", "OMIT")
    assert third[1:4] == ("3", "1", "00:00:01:00")  # the omitted shot takes no time
