"""The bench of the window: both ways show the same film, and the command knows of it."""

from __future__ import annotations

from app.bench import PANEL, SCALES, Own, Plain, long_film
from engine.cli import _parser


def test_both_ways_show_every_panel_and_key_and_are_timed(qapp, tmp_path):
    film = long_film(160)
    own, plain = Own(film, tmp_path / "film"), Plain(film)
    assert len(own.panel.content.panels.starts) == 320
    assert sum(len(keys.frames) for keys in own.panel.content.keys.values()) == 160 * 8
    assert len(plain.items) == 320 + 160 * 8
    assert plain.frames == own.studio.film_frames == 320 * PANEL
    for both in (own, plain):
        for taken in (both.repaints(SCALES[0], 3), both.repaints(4.0, 3), both.scrubs(3), both.edits(3)):
            assert len(taken) == 3
            assert min(taken) > 0
    own.close()


def test_the_command_measures_the_window_when_asked():
    assert _parser("bench").parse_args(["bench", "--window"]).window
