"""The sample film opens without a complaint, and is what it promises to be."""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import pytest

from engine.blocking import KINDS, PLACES, draw
from engine.conditioning.compile import compile_shot
from engine.conditioning.relations import problems
from engine.document.assets import Assets, named_assets
from engine.document.check import check
from engine.document.film import film_frames
from engine.document.folder import Opened, open_project
from engine.media.pictures import read
from engine.training.world_words import vocabulary, words_of

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "resources" / "samples" / "Not a Cloud.inbetween"


@pytest.fixture(scope="module")
def sample() -> Opened:
    return open_project(SAMPLE)


def test_it_opens_with_nothing_to_say(sample):
    assert sample.notes == ()
    assert check(sample.document, SAMPLE) == ()
    assert [text for shot in sample.document.shots() for text in problems(sample.document, shot)] == []


def test_it_is_a_short_film_with_two_people(sample):
    film = sample.document
    shots = list(film.shots())
    assert len(shots) == 9
    assert sum(len(shot.panels) for shot in shots) == 13
    assert [entity.name for entity in film.cast if entity.kind == "character"] == ["Ana", "Ben"]
    assert {shot.light for shot in shots} == {"day", "dusk", "night", "indoor"}
    assert {shot.weather for shot in shots} == {"clear", "rain"}
    assert {shot.transition.kind for shot in shots if shot.transition} == {"dissolve", "fade"}
    assert (film.width, film.height, film.held, film.style, str(film.rate)) == (1280, 720, 2, "colour", "24")
    assert 14 <= film_frames(film) / 24 <= 20


def test_pencil_knows_every_word_of_it(sample):
    known = set(vocabulary(set(KINDS) | set(PLACES)))
    said = [words.text for shot in sample.document.shots() for words in shot.words]
    said += [entity.description for entity in sample.document.cast]
    assert [word for text in said for word in words_of(text) if word not in known] == []


def test_every_panel_has_a_drawing_of_its_own_and_all_of_it_is_small(sample):
    drawings = [panel.drawing for shot in sample.document.shots() for panel in shot.panels]
    assert None not in drawings
    assert len(set(drawings)) == len(drawings)
    assert all(Assets(SAMPLE).intact(name) for name in named_assets(sample.document))
    kept = [path for path in SAMPLE.rglob("*") if path.is_file() and not {"takes", "history"} & set(path.parts)]
    assert sum(path.stat().st_size for path in kept) < 1_500_000


def test_every_shot_moves_and_can_be_blocked(sample):
    for shot in sample.document.shots():
        seen = compile_shot(sample.document, shot)
        assert len(seen) == shot.frames
        first, last = draw(seen, 0, (96, 54)), draw(seen, len(seen) - 1, (96, 54))
        assert np.abs(first.astype(int) - last).max() > 40


def test_what_is_pinned_is_what_the_blocking_shows(sample):
    """A pinned picture that disagreed with its poses would make a painter jump."""
    pinned = 0
    for shot in sample.document.shots():
        seen = compile_shot(sample.document, shot)
        for pin in seen.pinned:
            picture = read(Assets(SAMPLE).path(pin.picture))
            plain = draw(seen, pin.frame, (picture.shape[1], picture.shape[0]))
            assert np.abs(picture.astype(float) - plain).mean() < 24
            pinned += 1
    assert pinned == 2


def test_the_script_still_tells_this_film(sample, monkeypatch):
    monkeypatch.syspath_prepend(str(ROOT / "packaging"))
    for name in ("sample_story", "sample_figures"):
        monkeypatch.delitem(sys.modules, name, raising=False)
    import sample_story
    from msgspec.structs import replace

    told, kept = sample_story.told(), sample.document
    bare = [
        replace(
            shot, keyframes=(), panels=tuple(replace(panel, drawing=None) for panel in shot.panels)
        )
        for shot in kept.shots()
    ]  # fmt: skip
    assert list(told.shots()) == bare
    assert told.cast == kept.cast
