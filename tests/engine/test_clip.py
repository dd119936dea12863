"""Panels copied and pasted with everything on them, own captions, and how long a line takes to say."""

from __future__ import annotations

import msgspec
import numpy as np
import pytest

from engine.document.caption_edits import (
    add_field,
    move_field,
    remove_field,
    rename_field,
    set_framing,
    suggested_frames,
    write_own,
    written,
)
from engine.document.clip import clip_of, fresh, paste
from engine.document.film_edits import new_document
from engine.document.model import Panel
from engine.document.panel_edits import carry_panels, set_caption
from engine.document.schema import decode, encode
from engine.document.speech import spoken_seconds
from engine.document.tracks import pose_at
from engine.render.request import shot_parts
from engine.values.errors import InbetweenerError
from engine.values.time import Rate
from tests.engine.boards import film, walk


def order(document) -> list[list[str]]:
    return [[panel.id for panel in shot.panels] for shot in document.shots()]


def test_a_whole_shot_is_pasted_after_the_chosen_one_with_its_poses_and_without_its_takes():
    document = film(walk("a", 48, take="t", approved="t", number="7"), walk("b", 48))
    clip = fresh(clip_of(document, ["a-panel-1", "a-panel-2"]))
    pasted = paste(document, clip, "b-panel-1")
    copy = list(pasted.shots())[2]
    source = document.shot("a")
    assert (copy.poses, copy.layouts, copy.camera) == (source.poses, source.layouts, source.camera)
    assert (copy.take, copy.approved, copy.number) == (None, None, "")
    assert len({panel.id for shot in pasted.shots() for panel in shot.panels}) == 6


def test_some_panels_of_a_shot_are_pasted_into_the_shot_where_the_hand_is_and_stand_there_as_they_stood():
    document = film(walk("a", 50), walk("b", 48))
    pasted = paste(document, fresh(clip_of(document, ["a-panel-2"])), "b-panel-1")
    target = pasted.shot("b")
    assert [panel.frames for panel in target.panels] == [24, 25, 24]
    assert np.allclose(pose_at(target, "ana", 24), pose_at(document.shot("a"), "ana", 25))


def test_pasting_into_another_film_brings_the_cast_along_and_knows_who_is_there_already():
    document = film(walk("a", 48))
    other = new_document("Other")
    other = msgspec.structs.replace(
        other, cast=(msgspec.structs.replace(document.cast[0], id="anna-of-the-other"),)
    )  # fmt: skip
    pasted = paste(other, fresh(clip_of(document, ["a-panel-1"])), None)
    assert [entity.name for entity in pasted.cast] == ["Ana", "Lamp"]
    assert next(pasted.shots()).poses[0].entity == "anna-of-the-other"


def test_nothing_chosen_is_nothing_copied():
    with pytest.raises(InbetweenerError):
        clip_of(film(walk("a", 48)), [])


def test_a_panel_dropped_after_the_last_of_a_shot_joins_that_shot_and_a_whole_shot_stays_one():
    document = film(walk("a", 48), walk("b", 48), walk("c", 48))
    joined = carry_panels(document, ["c-panel-1"], "a-panel-2", True)
    assert order(joined)[0] == ["a-panel-1", "a-panel-2", "c-panel-1"]
    moved = carry_panels(document, ["c-panel-1", "c-panel-2"], "a-panel-2", True)
    assert [shot.id for shot in moved.shots()] == ["a", "c", "b"]
    inside = carry_panels(document, ["c-panel-1", "c-panel-2"], "a-panel-1", True)
    assert order(inside)[0] == ["a-panel-1", "c-panel-1", "c-panel-2", "a-panel-2"]


def test_fields_of_the_artists_own_are_written_renamed_ordered_and_taken_away():
    document = add_field(add_field(film(walk("a", 48)), "Effects", "fx"), "Sound", "snd")
    document = write_own(write_own(document, "a-panel-1", "snd", "thunder"), "a-panel-1", "fx", "rain")
    panel = document.shot("a").panels[0]
    assert (written(panel, "fx"), written(panel, "snd"), written(panel, "none")) == ("rain", "thunder", "")
    document = move_field(rename_field(document, "snd", "Noise"), "snd", -1)
    assert [field.name for field in document.fields] == ["Noise", "Effects"]
    with pytest.raises(InbetweenerError):
        add_field(document, " effects ")
    assert decode(encode(document)).document == document
    gone = remove_field(document, "fx")
    assert [own.text for own in gone.shot("a").panels[0].own] == ["thunder"]
    assert write_own(gone, "a-panel-1", "snd", "").shot("a").panels[0].own == ()


def test_words_of_the_board_about_lens_and_move_paint_nothing_anew():
    from tests.engine.tiny_family import TINY

    document = film(walk("a", 48))
    said = set_framing(document, "a", lens=50.0, move="push in")
    said = set_caption(said, "a-panel-1", "slugging", "hold 8 frames longer")
    assert said.shot("a").framing.lens == 50
    assert shot_parts(said, said.shot("a"), TINY, "w") == shot_parts(document, document.shot("a"), TINY, "w")
    with pytest.raises(InbetweenerError):
        set_framing(document, "a", lens=0.0)


@pytest.mark.parametrize(
    ("lines", "seconds"),
    [
        ("", 0),
        ("(she waits)", 0),
        ("You came back to me", 0.5 + 5 * 0.4),
        ("ANA: You came back to me", 0.5 + 5 * 0.4),
        ("ANA: You came.\nBEN: I did. (beat)", 0.5 + 4 * 0.4),
        ("帰ってきたのね", 0.5 + 7 / 6.5),
    ],
)
def test_what_is_said_proposes_how_long_a_panel_lasts(lines, seconds):
    assert spoken_seconds(lines) == pytest.approx(seconds)
    wanted = suggested_frames(Panel("p", 24, dialogue=lines), Rate(24))
    assert wanted == (round(seconds * 24) if seconds else None)
