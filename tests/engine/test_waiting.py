"""Panels inside a shot that are trimmed: what is cut off waits with them, and comes back as it was."""

from __future__ import annotations

import msgspec
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.conditioning import compile_shot
from engine.conditioning.relations import StagingError
from engine.document.assets import named_assets
from engine.document.cast_edits import remove_entity
from engine.document.check import check
from engine.document.clip import clip_of, fresh, paste
from engine.document.folding import folded, opened, unfolded
from engine.document.model import (
    CameraKey,
    Document,
    Keyframe,
    Panel,
    PoseKey,
    PoseTrack,
    Relation,
    Shot,
    Waiting,
    Words,
    waiting,
)
from engine.document.panel_edits import add_panel, beginning_later, move_panels, pin_drawing, set_frames
from engine.document.pose_edits import move_joint
from engine.document.retime_edits import cut_shot, slide_panel, split_panel, trim_end, trim_start
from engine.document.schema import decode, encode
from engine.document.shot_edits import merge_shots
from engine.document.timing import retimed
from engine.document.tracks import pinned_drawings, pose_at
from engine.document.words_edits import set_shot_words
from engine.render.request import request_of_shot
from engine.values.errors import InbetweenerError
from engine.values.time import Span
from tests.engine.boards import film, standing
from tests.engine.filled import DRAWING, apart, films, forgetful, shots
from tests.engine.tiny_family import FAMILIES

quick = settings(deadline=None, max_examples=40)


def saved(document: Document) -> Document:
    """Closed in the evening and opened the next morning."""
    return decode(encode(document)).document


def inner(document: Document, draw: st.DataObject) -> Panel:
    """A panel of the first shot that another one of it follows."""
    return draw.draw(st.sampled_from(document.shot("one").panels[:-1]))


@quick
@given(films(), st.data())
def test_a_panel_that_is_made_shorter_and_longer_again_gives_the_film_back(document: Document, draw: st.DataObject):
    panel = inner(document, draw)
    now = document
    for frames in draw.draw(st.lists(st.integers(1, panel.frames), max_size=4)):
        now = saved(set_frames(now, panel.id, frames))
    assert apart(set_frames(now, panel.id, panel.frames), document) == {}


@quick
@given(films(), st.data())
def test_a_panel_made_longer_and_shorter_again_gives_the_film_back(document: Document, draw: st.DataObject):
    panel = inner(document, draw)
    longer = set_frames(document, panel.id, panel.frames + draw.draw(st.integers(1, 20)))
    assert apart(set_frames(longer, panel.id, panel.frames), document) == {}


@quick
@given(films(), st.data())
def test_a_cut_between_two_panels_that_is_rolled_back_and_forth_gives_the_film_back(document, draw: st.DataObject):
    at = draw.draw(st.integers(0, len(document.shot("one").panels) - 2))
    panel, following = document.shot("one").panels[at : at + 2]
    now = document
    for frames in draw.draw(st.lists(st.integers(1, panel.frames + following.frames - 1), max_size=4)):
        now = saved(set_frames(now, panel.id, frames, ripple=False))
        assert now.shot("one").frames == document.shot("one").frames
    assert apart(set_frames(now, panel.id, panel.frames, ripple=False), document) == {}


@quick
@given(films(), st.data())
def test_a_beginning_that_is_trimmed_comes_back_when_the_cut_before_it_is_rolled(document, draw: st.DataObject):
    panel = draw.draw(st.sampled_from([each for each in document.shot("one").panels[1:] if each.frames > 1] or [None]))
    if panel is None:
        return
    off = draw.draw(st.integers(1, panel.frames - 1))
    trimmed = saved(trim_start(document, panel.id, off))
    assert trimmed.shot("one").frames == document.shot("one").frames - off
    assert apart(beginning_later(trimmed, panel.id, -off), document) == {}


@quick
@given(films(), st.data())
def test_a_slide_there_and_back_gives_the_film_back(document: Document, draw: st.DataObject):
    if len(document.shot("one").panels) < 3:
        return
    panel = document.shot("one").panels[1]
    there = slide_panel(document, panel.id, draw.draw(st.integers(-12, 12)))
    by = there.shot("one").panel_starts()[1] - document.shot("one").panel_starts()[1]
    assert apart(slide_panel(there, panel.id, -by), document) == {}


@settings(deadline=None, max_examples=40)
@given(films(), st.data())
def test_what_waits_is_never_asked_for_and_what_comes_behind_it_stays_as_it_was(document, draw: st.DataObject):
    panel = inner(document, draw)
    trimmed = set_frames(document, panel.id, draw.draw(st.integers(1, panel.frames)))
    if draw.draw(st.booleans()):
        later = trimmed.shot("one").panels[-1]
        trimmed = trim_start(trimmed, later.id, later.frames - 1) if later.frames > 1 else trimmed
    try:
        shown = compile_shot(trimmed, trimmed.shot("one"))
        plan = request_of_shot(trimmed, trimmed.shot("one"), families=FAMILIES)
    except StagingError:
        return
    bare = trimmed.with_shot(forgetful(trimmed.shot("one")))
    alone = compile_shot(bare, bare.shot("one"))
    for name in ("poses", "boxes", "depth_order", "camera", "place", "person_entity", "box_valid", "pose_confidence"):
        assert np.array_equal(getattr(shown, name), getattr(alone, name)), name
    assert (shown.texts, shown.pinned, shown.entities) == (alone.texts, alone.pinned, alone.entities)
    assert plan.digest == request_of_shot(bare, bare.shot("one"), families=FAMILIES).digest
    assert trimmed.shot("two") is document.shot("two")


@quick
@given(shots("one"), st.data())
def test_a_track_that_loses_keys_shows_behind_the_fold_what_it_showed(shot: Shot, draw: st.DataObject):
    at = draw.draw(st.integers(0, len(shot.panels) - 2))
    frames = draw.draw(st.integers(1, shot.panels[at].frames))
    trimmed = retimed(shot, at, frames)
    off = shot.frames - trimmed.frames
    stop = shot.panel_starts()[at] + shot.panels[at].frames
    gone = range(stop - off, stop)
    for track in shot.poses:
        if any(key.frame in gone for key in track.keys):
            assert pose_at(trimmed, track.entity, stop - off) == pose_at(shot, track.entity, stop)


# -- in a film that one can follow ------------------------------------------------------------------------------------


@pytest.fixture
def boards() -> Document:
    """Three panels of 24 frames, in which Ana is at 0.1 as each begins and at 0.9 four frames before it ends."""
    frames = (0, 20, 24, 44, 48, 68)
    keys = tuple(PoseKey(frame, standing(0.1 if frame % 24 == 0 else 0.9)) for frame in frames)
    shot = Shot(
        "one",
        (Panel("a", 24), Panel("b", 24, DRAWING, pinned=True), Panel("c", 24)),
        poses=(PoseTrack("ana", keys),),
        camera=(CameraKey(22, zoom=2.0),),
        words=(Words(Span(0, 40), "a street"), Words(Span(40, 72), "rain")),
        staging=(Relation("ana", "near", "lamp", Span(18, 24)), Relation("lamp", "left of", "ana")),
        keyframes=(Keyframe(21, "b" * 64 + ".png"),),
    )
    return film(shot)


def keyed(document: Document, shot: str = "one") -> list[int]:
    return [key.frame for key in document.shot(shot).poses[0].keys]


def test_keys_that_do_not_fit_any_more_wait_and_what_comes_next_begins_as_before(boards):
    shorter = set_frames(boards, "a", 12)
    shot = shorter.shot("one")
    assert keyed(shorter) == [0, 12, 32, 36, 56]
    assert (shot.words[0].span, shot.staging[0].span, shot.keyframes) == (Span(0, 28), None, ())
    assert [(key.frame, key.zoom) for key in shot.camera] == [(12, 2.0)]  # it rested on the key that waits
    assert keyed(set_frames(boards, "a", 22)) == [0, 20, 22, 42, 46, 66]
    assert set_frames(shorter, "a", 24) == boards


def test_a_key_that_was_made_because_another_had_to_wait_stays_once_somebody_has_touched_it(boards):
    trimmed = trim_start(boards, "b", 6)
    assert keyed(trimmed) == [0, 20, 24, 38, 42, 62]
    bent = move_joint(trimmed, "one", "ana", 24, 4, (0.5, 0.5))
    assert keyed(beginning_later(bent, "b", -6)) == [0, 20, 24, 30, 44, 48, 68]
    assert keyed(beginning_later(trimmed, "b", -6)) == keyed(boards)


def test_a_pinned_drawing_waits_with_the_frame_that_it_is_of(boards):
    assert pinned_drawings(boards.shot("one")) == ((24, DRAWING),)
    rolled = set_frames(boards, "a", 30, ripple=False)
    assert pinned_drawings(rolled.shot("one")) == ()
    assert pinned_drawings(set_frames(boards, "a", 14, ripple=False).shot("one")) == ((24, DRAWING),)  # begun earlier
    assert pinned_drawings(pin_drawing(rolled, "b").shot("one")) == ((30, DRAWING),)  # asked for anew
    assert pinned_drawings(set_frames(rolled, "a", 24, ripple=False).shot("one")) == ((24, DRAWING),)


def test_what_waits_goes_where_its_panel_goes(boards):
    shorter = set_frames(boards, "a", 12)
    for moved in (
        move_panels(shorter, ["a"], before="c"),
        move_panels(shorter, ["a"], before=None),
        merge_shots(cut_shot(shorter, "one", 12, "two"), "one"),
        split_panel(shorter, "b", 3),
        paste(shorter, fresh(clip_of(shorter, ["a"])), "c"),
    ):
        *_, waits = (panel for panel in moved.shot("one").panels if panel.behind)
        longer = set_frames(moved, waits.id, 24).shot("one")
        begins = longer.panel_starts()[[panel.id for panel in longer.panels].index(waits.id)]
        assert {begins, begins + 20} <= {key.frame for key in longer.poses[0].keys}
        assert longer.keyframes[0].frame == begins + 21


def test_a_panel_that_is_cut_in_two_has_what_waits_at_the_end_that_it_waits_at(boards):
    trimmed = set_frames(trim_start(boards, "b", 4), "b", 10)
    cut = cut_shot(trimmed, "one", 29, "late")
    first, second = cut.shot("one").panels[-1], cut.shot("late").panels[0]
    assert (first.frames, first.before is not None, first.behind) == (5, True, None)
    assert (second.frames, second.before, second.behind is not None) == (5, None, True)
    halves = split_panel(trimmed, "b", 5, "new").shot("one").panels[1:3]
    assert [(each.before is None, each.behind is None) for each in halves] == [(False, True), (True, False)]


def test_what_was_trimmed_off_a_shot_waits_between_the_panels_when_another_comes_there(boards):
    trimmed = trim_end(boards, "c", 10)
    more = add_panel(trimmed, "one", Panel("new", 12))
    assert set_frames(more, "c", 24).shot("one").poses[0].keys[:6] == boards.shot("one").poses[0].keys
    begun = add_panel(trim_start(boards, "a", 10), "one", Panel("new", 12), at=0)
    assert keyed(begun)[0] == 12
    assert keyed(beginning_later(begun, "a", -10)) == [12 + frame for frame in keyed(boards)]


def test_the_last_panel_that_another_one_came_before_goes_on_with_what_waits_there(boards):
    """Panel a ends the shot now; what waits behind it is out of sight there as everything behind a shot is."""
    alone = move_panels(set_frames(boards, "a", 12), ["a"], before=None)
    longer = set_frames(alone, "a", 24)
    assert keyed(longer)[-2:] == [48, 68]
    assert keyed(set_frames(set_frames(longer, "a", 5), "a", 24)) == keyed(longer)


def test_who_leaves_the_cast_waits_nowhere_and_who_is_pasted_with_what_waits_joins_it(boards):
    shorter = set_frames(boards, "a", 12)
    assert b"lamp" not in encode(remove_entity(shorter, "lamp"))
    assert all(waits.staging == () for waits in waiting(remove_entity(shorter, "lamp").shot("one")))
    pasted = paste(film(), fresh(clip_of(shorter, ["a"])), None)
    assert [entity.id for entity in pasted.cast] == ["ana", "lamp"]


def test_pictures_that_wait_are_files_of_the_project_and_nobody_complains(boards, tmp_path):
    shorter = set_frames(boards, "a", 12)
    assert named_assets(shorter).keys() == named_assets(boards).keys()
    assert [problem for problem in check(shorter, tmp_path) if "missing" not in problem.sentence] == []


def test_one_text_for_the_whole_shot_leaves_no_other_waiting(boards):
    said = set_shot_words(set_frames(boards, "b", 4), "one", "snow")
    assert [words.text for words in set_frames(said, "b", 24).shot("one").words] == ["snow"]


def test_a_project_in_which_nonsense_waits_is_refused_in_words(boards):
    for nonsense in (Waiting(frames=0), Waiting(frames=4, camera=(CameraKey(1, zoom=0.0),))):
        panel = msgspec.structs.replace(boards.shot("one").panels[0], behind=nonsense)
        shot = msgspec.structs.replace(boards.shot("one"), panels=(panel, *boards.shot("one").panels[1:]))
        with pytest.raises(InbetweenerError, match="shot one"):
            decode(encode(boards.with_shot(shot)))


def test_a_fold_in_which_nothing_would_be_remembered_is_none():
    shot = Shot("one", (Panel("a", 24), Panel("b", 24)), words=(Words(Span(0, 48), "a street"),))
    trimmed = folded(shot, 0, "behind", 10)
    assert trimmed.panels[0] == Panel("a", 14)
    assert unfolded(trimmed, 0, "behind") == trimmed
    assert opened(trimmed, 0, "behind", 10) == shot
