"""What shots are called: by their places, by the artist's rules, and by numbers that stay while everything else moves."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.document.film import placed_shots, shot_numbers
from engine.document.film_edits import new_document
from engine.document.model import Document, Panel, Sequence, Shot
from engine.document.numbering import letters
from engine.document.numbering_edits import lock_numbers, omit_shots, renumber, set_numbering
from engine.document.sequence_edits import (
    act_groups,
    begin_act,
    begin_sequence,
    join_act,
    join_sequence,
    move_sequence,
)
from engine.document.shot_edits import add_shot, move_shots, new_shot, remove_shot, set_number, split_shot
from engine.values.errors import InbetweenerError


def film(*counts: int, panels: int = 1) -> Document:
    """Sequences of so many shots; shots are called a0, a1, …, b0, …"""
    made = tuple(
        Sequence(
            name,
            shots=tuple(
                Shot(f"{name}{at}", tuple(Panel(f"{name}{at}-{place}", 24) for place in range(panels)))
                for at in range(count)
            ),
        )
        for name, count in zip("abcdef", counts, strict=False)
    )
    return msgspec.structs.replace(new_document("Numbers"), sequences=made)


def called(document: Document) -> list[str]:
    return list(shot_numbers(document))


@pytest.mark.parametrize(
    ("rules", "numbers"),
    [
        ({}, ["1", "2", "3", "4"]),
        ({"prefix": "SH", "digits": 3, "step": 10, "first": 10}, ["SH010", "SH020", "SH030", "SH040"]),
        ({"by_sequence": "-"}, ["1-1", "1-2", "2-1", "2-2"]),
        ({"by_sequence": "_", "prefix": "SH", "digits": 2}, ["1_SH01", "1_SH02", "2_SH01", "2_SH02"]),
    ],
)
def test_shots_are_counted_by_the_artists_rules(rules, numbers):
    assert called(set_numbering(film(2, 2), **rules)) == numbers


@pytest.mark.parametrize(
    ("rules", "labels"),
    [
        ({}, ["1·1", "1·2"]),
        ({"panel": "-1"}, ["1-1", "1-2"]),
        ({"panel": "A"}, ["1A", "1B"]),
        ({"panel": "_1"}, ["1_1", "1_2"]),
    ],
)
def test_the_panels_of_a_shot_are_told_apart_as_the_artist_likes(rules, labels):
    (placed,) = placed_shots(set_numbering(film(1, panels=2), **rules))
    assert [placed.label(panel) for panel in placed.shot.panels] == labels


def test_the_only_panel_of_a_shot_is_numbered_where_the_artist_wants_it():
    (placed,) = placed_shots(set_numbering(film(1), panel="-1", single=True))
    assert placed.label(placed.shot.panels[0]) == "1-1"


def test_a_locked_sequence_keeps_its_numbers_and_a_shot_between_two_gets_a_letter():
    locked = lock_numbers(film(3), ["a"])
    one = add_shot(locked, new_shot(24), after="a1")
    assert called(one) == ["1", "2", "2A", "3"]
    two = add_shot(one, new_shot(24), after=list(one.shots())[2].id)
    assert called(two) == ["1", "2", "2A", "2B", "3"]
    between = add_shot(two, new_shot(24), after=list(two.shots())[2].id)
    assert called(between) == ["1", "2", "2A", "2AA", "2B", "3"]
    first = move_shots(between, ("a2",), "a0")
    assert called(first) == ["3", "1", "2", "2A", "2AA", "2B"]
    assert called(remove_shot(first, "a1"))[:2] == ["3", "1"]


@pytest.mark.parametrize(("insert", "number"), [("", "2A"), ("_", "2_A"), (".", "2.A")])
def test_the_sign_before_the_letter_is_the_artists(insert, number):
    locked = lock_numbers(set_numbering(film(3), insert=insert), ["a"])
    assert called(add_shot(locked, new_shot(24), after="a1"))[2] == number


def test_before_the_first_shot_and_after_the_last_there_is_a_number_too():
    locked = lock_numbers(film(2, 1), ["a", "b"])
    front = move_shots(add_shot(locked, Shot("x", (Panel("x1", 9),)), "b0"), ("x",), "a0")
    assert called(front) == ["A1", "1", "2", "3"]
    assert called(add_shot(locked, new_shot(24), after="a1")) == [
        "1",
        "2",
        "2A",
        "3",
    ]  # 3 is taken by the next sequence
    assert called(add_shot(locked, new_shot(24))) == ["1", "2", "3", "4"]


def test_the_next_sequence_counts_on_from_locked_numbers_and_unlocking_counts_all_again():
    locked = add_shot(lock_numbers(film(2, 2), ["a"]), new_shot(24), after="a0")
    assert called(locked) == ["1", "1A", "2", "3", "4"]
    assert called(lock_numbers(locked, ["a"], False)) == ["1", "2", "3", "4", "5"]


def test_a_number_that_the_artist_gave_outlives_the_lock_until_it_is_taken_away():
    own = set_number(film(3), "a1", "12A")
    assert called(own) == ["1", "12A", "13"]
    unlocked = lock_numbers(lock_numbers(own, ["a"]), ["a"], False)
    assert called(unlocked) == called(own)
    assert called(renumber(unlocked, ["a1"])) == ["1", "2", "3"]


def test_a_kept_number_stays_behind_when_a_shot_leaves_its_sequence():
    moved = move_shots(lock_numbers(film(3, 2), ["a"]), ("a0",), "b1")
    assert called(moved) == ["2", "3", "4", "5", "6"]


def test_an_omitted_shot_keeps_its_number_and_takes_no_time():
    cut = omit_shots(film(3), ["a1"])
    assert called(cut) == ["1", "2", "3"]
    assert [(placed.number, placed.span.start) for placed in placed_shots(cut)] == [("1", 0), ("3", 24)]
    assert len(placed_shots(omit_shots(cut, ["a1"], False))) == 3


def test_a_number_that_nobody_could_read_is_refused():
    for rules in ({"digits": 0}, {"step": 0}, {"insert": "ab"}, {"panel": "x"}):
        with pytest.raises(InbetweenerError):
            set_numbering(film(1), **rules)


@given(st.integers(0, 5000))
def test_letters_count_without_i_and_o_and_never_twice(at):
    assert not set(letters(at)) & {"I", "O"}
    assert letters(at) != letters(at + 1)


@given(st.lists(st.tuples(st.sampled_from(["add", "split", "move", "remove"]), st.integers(0, 99)), max_size=12))
def test_whatever_is_done_in_a_locked_sequence_no_number_changes_and_none_comes_twice(steps):
    document = lock_numbers(film(4, panels=2), ["a"])
    before = dict(zip((shot.id for shot in document.shots()), called(document), strict=True))
    for step, pick in steps:
        shots = list(document.shots())
        shot = shots[pick % len(shots)]
        if step == "add":
            document = add_shot(document, new_shot(24), after=shot.id)
        elif step == "split" and len(shot.panels) > 1:
            document = split_shot(document, shot.panels[1].id)
        elif step == "move":
            document = move_shots(document, (shot.id,), shots[(pick * 7) % len(shots)].id)
        elif step == "remove" and len(shots) > 2:
            document = remove_shot(document, shot.id)
        now = dict(zip((shot.id for shot in document.shots()), called(document), strict=True))
        assert len(set(now.values())) == len(now)
        assert all(now[shot] == number for shot, number in before.items() if shot in now)
        before = now


def test_sequences_begin_join_and_move_and_acts_hold_together():
    document = begin_sequence(film(4), "a2", "Kitchen", new="k")
    assert [(s.id, len(s.shots)) for s in document.sequences] == [("a", 2), ("k", 2)]
    document = begin_act(document, "k", "Act 2", before="Act 1")
    assert [(group.act.name, len(group.sequences)) for group in act_groups(document)] == [("Act 1", 1), ("Act 2", 1)]
    swapped = move_sequence(document, "k", "a")
    assert [s.id for s in swapped.sequences] == ["k", "a"]
    assert len(act_groups(swapped)) == 1  # it came to act 1, and act 2 has nobody any more
    joined = join_act(document, document.sequences[1].act)
    assert [group.act.name for group in act_groups(joined)] == ["Act 1"]
    assert [shot.id for shot in join_sequence(document, "k").shots()] == [shot.id for shot in film(4).shots()]
