"""What the bench says of large films is counted in the bytes of their files."""

from __future__ import annotations

from pathlib import Path

from engine.bench.projects import drawing, large_film, size_of
from engine.document.assets import named_assets
from engine.document.folder import open_project, save_project
from engine.document.history import history
from engine.document.panel_edits import set_caption


def test_a_large_film_is_a_real_project_in_which_no_two_drawings_are_one_file(tmp_path: Path):
    folder = tmp_path / "film.inbetween"
    film = large_film(folder, 24)
    opened = open_project(folder)
    assert (opened.document, opened.notes) == (film, ())
    assert len(named_assets(film)) == 24
    pictures = sum(path.stat().st_size for path in (folder / "assets").rglob("*.png"))
    assert 24 * 60_000 < pictures < size_of(folder) < pictures + 100_000
    assert len(drawing(1)) < 400_000


def test_a_save_writes_the_film_once_and_keeps_it_for_later_in_a_tenth_of_that(tmp_path: Path):
    folder = tmp_path / "film.inbetween"
    film = large_film(folder, 200)
    save_project(set_caption(film, "panel-50", "action", "Ana turns round."), folder)
    kept = history(folder)[0].stat().st_size
    assert kept < (folder / "project.json").stat().st_size / 10
