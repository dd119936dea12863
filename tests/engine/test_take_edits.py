"""Takes that are named and thrown away, frames that stay, more frames, a shot between two: one step each, and back."""

from __future__ import annotations

import pytest

from engine.document.bridging import bridge_shots
from engine.document.locking import places
from engine.document.model import Words
from engine.document.painting_edits import (
    extend_end,
    extend_start,
    lock_frames,
    redo_rest,
    try_again,
    unlock_frames,
)
from engine.document.panel_edits import set_frames
from engine.document.schema import decode, encode
from engine.document.shot_edits import merge_shots, split_shot
from engine.document.take_edits import (
    approve,
    forget_takes,
    name_take,
    note_of,
    restore_take,
    star_take,
    trash_takes,
    use_take,
)
from engine.document.tracks import pose_at
from engine.values.errors import InbetweenerError
from engine.values.time import Span
from tests.engine.boards import film, walk


def test_a_take_is_named_starred_thrown_away_and_brought_back():
    document = use_take(film(walk("shot-1", 40)), "shot-1", "one")
    noted = star_take(name_take(document, "shot-1", "one", "  softer "), "shot-1", "one", True)
    assert (note_of(noted.shot("shot-1"), "one").name, note_of(noted.shot("shot-1"), "one").starred) == ("softer", True)
    gone = trash_takes(noted, "shot-1", ["one"], instead="two")
    assert gone.shot("shot-1").take == "two"
    assert note_of(gone.shot("shot-1"), "one").trashed
    assert restore_take(gone, "shot-1", "one").shot("shot-1").take_notes == noted.shot("shot-1").take_notes
    assert forget_takes(gone, "shot-1", ["one"]).shot("shot-1").take_notes == ()
    assert name_take(star_take(noted, "shot-1", "one", False), "shot-1", "one", "") == document
    assert decode(encode(gone)).document == gone


def test_an_approved_take_is_not_thrown_away():
    document = approve(film(walk("shot-1", 40)), "shot-1", "one")
    with pytest.raises(InbetweenerError, match="approved"):
        trash_takes(document, "shot-1", ["one"])


def test_frames_are_locked_and_let_go_and_the_last_lock_wins():
    document = lock_frames(film(walk("shot-1", 40)), "shot-1", Span(10, 30), "one")
    document = lock_frames(document, "shot-1", Span(20, 60), "two")
    assert [(lock.span, lock.take, lock.take_frame) for lock in document.shot("shot-1").locks] == [
        (Span(10, 20), "one", 10),
        (Span(20, 40), "two", 20),
    ]
    under = lock_frames(document, "shot-1", Span(0, 22), "three", over=False)
    assert [(lock.span, lock.take) for lock in under.shot("shot-1").locks][:2] == [
        (Span(0, 10), "three"),
        (Span(10, 20), "one"),
    ]
    document = unlock_frames(document, "shot-1", Span(12, 38))
    assert sorted(places(document.shot("shot-1").locks)) == [10, 11, 38, 39]
    assert unlock_frames(document, "shot-1").shot("shot-1").locks == ()


def test_locks_go_with_their_frames_when_a_shot_is_cut_joined_and_retimed():
    document = film(walk("shot-1", 40), walk("shot-2", 20))
    document = try_again(lock_frames(document, "shot-1", Span(14, 26), "one"), "shot-1", Span(28, 36), 9)
    first, second, _ = split_shot(document, "shot-1-panel-2", new="late").shots()
    assert [(lock.span, lock.take_frame) for lock in first.locks] == [(Span(14, 26), 14)]
    assert [(lock.span, lock.shot, lock.take_frame) for lock in second.locks] == [(Span(-6, 6), "shot-1", 14)]
    assert [retry.frame for retry in second.retries] == [11]
    assert (second.head, first.tail) == (20, 20)
    again = merge_shots(split_shot(document, "shot-1-panel-2", new="late"), "shot-1")
    assert places(again.shot("shot-1").locks) == places(document.shot("shot-1").locks)
    longer = set_frames(document, "shot-1-panel-1", 25).shot("shot-1")
    assert [(lock.span, lock.take_frame) for lock in longer.locks] == [(Span(14, 20), 14), (Span(25, 31), 20)]


def test_a_gap_is_tried_again_with_one_seed_and_a_new_seed_for_all_forgets_it():
    document = try_again(film(walk("shot-1", 40)), "shot-1", Span(10, 20), 5)
    document = try_again(document, "shot-1", Span(12, 18), 6)
    assert [(retry.frame, retry.seed) for retry in document.shot("shot-1").retries] == [(14, 6)]
    assert redo_rest(document, "shot-1", 3).shot("shot-1").retries == ()


def test_a_shot_grows_at_either_end_and_what_was_there_stays():
    shot = walk("shot-1", 40, words=(Words(Span(0, 40), "a walk"),))
    later = extend_end(film(shot), "shot-1", 10, "one").shot("shot-1")
    assert later.frames == 50
    assert [(lock.span, lock.take_frame) for lock in later.locks] == [(Span(0, 40), 0)]
    earlier = extend_start(film(shot), "shot-1", 10, "one").shot("shot-1")
    assert [panel.frames for panel in earlier.panels] == [10, 20, 20]
    assert [(lock.span, lock.take_frame) for lock in earlier.locks] == [(Span(10, 50), 0)]
    assert pose_at(earlier, "ana", 3) == pose_at(shot, "ana", 0)
    assert [words.span for words in earlier.words] == [Span(0, 50)]
    twice = extend_start(extend_start(film(shot), "shot-1", 10, "one"), "shot-1", 5).shot("shot-1")
    assert [lock.span for lock in twice.locks] == [Span(15, 55)]


def test_a_shot_between_two_begins_as_the_one_ends_and_ends_as_the_other_begins():
    document = film(walk("shot-1", 40), walk("shot-2", 30))
    made = bridge_shots(document, "shot-1", 12, "a.png", "b.png", new="between")
    assert [shot.id for shot in made.shots()] == ["shot-1", "between", "shot-2"]
    between = made.shot("between")
    assert pose_at(between, "ana", 0) == pose_at(document.shot("shot-1"), "ana", 39)
    assert pose_at(between, "ana", 11) == pose_at(document.shot("shot-2"), "ana", 0)
    assert [(pin.frame, pin.picture) for pin in between.keyframes] == [(0, "a.png"), (11, "b.png")]
    with pytest.raises(InbetweenerError, match="no shot after"):
        bridge_shots(document, "shot-2", 12)
