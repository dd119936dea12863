"""Shots that are trimmed, cut in two and rolled: nothing that was keyed is lost, and nothing is painted anew."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

import msgspec
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.conditioning import compile_shot
from engine.conditioning.vectors import Conditioning
from engine.document.assets import Assets
from engine.document.check import check
from engine.document.model import (
    CameraKey,
    Document,
    Keyframe,
    Panel,
    PoseKey,
    PoseTrack,
    Relation,
    Shot,
    Words,
)  # fmt: skip
from engine.document.painting_edits import lock_frames, redo_rest
from engine.document.panel_edits import add_panel, pin_drawing, remove_panels, set_drawing, set_frames
from engine.document.pose_edits import move_joint
from engine.document.retime_edits import cut_shot, slide_panel, trim_end, trim_start
from engine.document.schema import decode, encode
from engine.document.shot_edits import merge_shots
from engine.document.take_edits import approve
from engine.document.timing import between
from engine.document.words_edits import change_words
from engine.jobs.events import Counts, Event, Looks, RenderAsk, TakeMade
from engine.jobs.perform import perform
from engine.jobs.reporter import Reporter
from engine.media.pictures import png_bytes
from engine.models.base import Family
from engine.render.asked import read_asked
from engine.render.easel import Easel
from engine.render.materials import TakeMaterial, material_of
from engine.render.measured import marks_of
from engine.render.request import request_of_shot, stale_reasons
from engine.render.shots import Project
from engine.store.takes import Take
from engine.values.time import Span
from tests.engine.boards import film, standing, walk
from tests.engine.tiny_family import FAMILIES, TINY, strided

SHOT, NEXT = "shot-1", "shot-2"
FRAMES = 96
SIZE = (128, 64)
SAME = (
    "entities", "frames", "poses", "pose_confidence", "person_entity", "boxes", "box_valid", "depth_order", "place", "camera",
)  # fmt: skip


def staged(shot_id: str = SHOT, frames: int = FRAMES, **changes: object) -> Shot:
    """Ana walks past a lamp that stands beside her for a while, under a camera that moves, to changing words."""
    shot = walk(shot_id, frames, layouts=(), seed=3)
    words = (Words(Span(0, 40), "a street"), Words(Span(40, frames), "a street in the rain"))
    beside = (Relation("lamp", "right of", "ana"), Relation("lamp", "near", "ana", Span(30, 60)))
    camera = (CameraKey(5, zoom=1.0), CameraKey(70, (0.6, 0.5), 1.4))
    return msgspec.structs.replace(shot, words=words, staging=beside, camera=camera, **changes)


def seen(document: Document, shot: str = SHOT) -> Conditioning:
    return compile_shot(document, document.shot(shot))


def same(was: Conditioning, now: Conditioning, start: int) -> bool:
    """Whether a shot shows what another one shows from a frame on."""
    rows = slice(start, start + len(now))
    arrays = all(
        np.array_equal(getattr(was, name)[rows], getattr(now, name)) for name in SAME[2:] if name != "person_entity"
    )
    words = [was.text_at(start + row) for row in range(len(now))] == [now.text_at(row) for row in range(len(now))]
    return arrays and words and was.entities == now.entities


# -- what is keyed ----------------------------------------------------------------------------------------------------


@settings(deadline=None, max_examples=25)
@given(st.integers(0, 90), st.integers(1, 96), st.integers(0, 40), st.integers(0, 40))
def test_a_shot_that_is_trimmed_and_made_longer_again_is_what_it_was(start: int, frames: int, before: int, behind: int):
    document = film(staged())
    shot = document.shot(SHOT)
    stop = min(FRAMES, start + frames)
    trimmed = between(shot, start, stop)
    assert (trimmed.frames, trimmed.head, trimmed.tail) == (stop - start, start, FRAMES - stop)
    assert same(seen(document), seen(document.with_shot(trimmed)), start)
    kept = decode(encode(document.with_shot(trimmed))).document.shot(SHOT)  # saved, and opened the next morning
    # a panel that was trimmed away altogether is gone, what is keyed under it is not
    back = between(kept, -start, FRAMES - start)
    assert same(seen(document), seen(document.with_shot(back)), 0)
    assert (back.poses, back.camera, back.words, back.staging) == (shot.poses, shot.camera, shot.words, shot.staging)
    # longer than it ever was, on both sides, and back to what it was
    longer = between(kept, -start - before, FRAMES - start + behind)
    assert longer.words[-1].span.stop == longer.frames
    again = between(longer, before, before + FRAMES)
    assert same(seen(document), seen(document.with_shot(again)), 0)
    assert same(seen(document.with_shot(longer)), seen(document), before) or before


def test_a_trimmed_shot_hides_its_keys_and_nobody_complains(tmp_path):
    document = trim_end(trim_start(film(staged()), f"{SHOT}-panel-1", 7), f"{SHOT}-panel-2", 20)
    shot = document.shot(SHOT)
    assert (shot.frames, shot.head, shot.tail) == (61, 7, 28)
    assert [key.frame for key in shot.poses[0].keys] == [-7, 5, 17, 29, 41, 53, 65, 77]
    assert check(document, tmp_path) == ()
    # words that go on out of sight go on there when they are changed where they are seen
    said = change_words(document, SHOT, 1, "a street in the snow", Span(33, 61)).shot(SHOT).words
    assert [(words.span.start, words.span.stop) for words in said] == [(-7, 33), (33, 89)]


def test_an_edit_of_what_is_seen_leaves_what_is_not():
    trimmed = trim_start(film(staged()), f"{SHOT}-panel-1", 7)
    bent = move_joint(trimmed, SHOT, "ana", 20, 4, (0.9, 0.1))
    back = between(bent.shot(SHOT), -7, 89)
    assert [key.frame for key in back.poses[0].keys] == [0, 12, 24, 27, 36, 48, 60, 72, 84]


@pytest.mark.parametrize("frame", [1, 30, 31, 48, 95])
def test_a_cut_moves_nobody_and_what_is_joined_again_is_as_it_was(frame):
    document = film(staged())
    cut = cut_shot(document, SHOT, frame, "late")
    assert same(seen(document), seen(cut), 0)
    assert same(seen(document), seen(cut, "late"), frame)
    joined = merge_shots(cut, SHOT)
    was, now = document.shot(SHOT), joined.shot(SHOT)
    assert (now.poses, now.camera, now.words, now.staging, now.frames) == (
        was.poses, was.camera, was.words, was.staging, was.frames
    )  # fmt: skip
    assert (now.head, now.tail) == (0, 0)


def test_captured_motion_that_is_cut_many_times_does_not_become_many_times_as_large():
    captured = tuple(PoseKey(frame, standing(frame / 1200)) for frame in range(1200))
    document = film(walk(SHOT, 1200, poses=(PoseTrack("ana", captured),), layouts=()))
    was = seen(document)
    for frame in range(24, 1200, 24):
        last = list(document.shots())[-1]
        document = cut_shot(document, last.id, 24)
        assert np.array_equal(seen(document, last.id).poses, was.poses[frame - 24 : frame])
    assert sum(len(shot.poses[0].keys) for shot in document.shots()) < 1200 * 12
    *_, late = document.shots()
    assert [key.frame for key in late.poses[0].keys][:3] == [-1176, -119, -118]


def test_what_comes_after_a_trimmed_end_finds_everybody_where_they_were_seen_last():
    """A panel behind a trimmed end is something new: what waited there goes, and nobody moves by that."""
    trimmed = trim_end(film(staged()), f"{SHOT}-panel-2", 20)
    was = seen(trimmed)
    more = add_panel(trimmed, SHOT, Panel("new", 12))
    shot = more.shot(SHOT)
    assert max(key.frame for key in shot.poses[0].keys) < shot.frames
    at = seen(more)
    assert np.allclose(was.poses[67], at.poses[67])
    assert np.allclose(at.poses[67], at.poses[79])


def test_a_pinned_drawing_stays_where_it_was_pinned():
    document = pin_drawing(set_drawing(film(staged()), f"{SHOT}-panel-1", "a" * 64 + ".png"), f"{SHOT}-panel-1")
    trimmed = trim_start(document, f"{SHOT}-panel-1", 7)
    assert [pin.frame for pin in seen(document).pinned] == [0]
    assert seen(trimmed).pinned == ()
    again = pin_drawing(trimmed, f"{SHOT}-panel-1")  # somebody who asks for it anew means what is seen first
    assert [pin.frame for pin in seen(again).pinned] == [0]
    back = between(trimmed.shot(SHOT), -7, trimmed.shot(SHOT).frames)
    assert [pin.frame for pin in seen(document.with_shot(back)).pinned] == [0]


# -- what is painted --------------------------------------------------------------------------------------------------


def paint(easel: Easel, folder: Path, document: Document, shot: str = SHOT, quality="draft") -> tuple[Counts, Take]:
    folder.mkdir(exist_ok=True)
    events: list[Event] = []
    reporter = Reporter("job", events.append)
    perform(easel, RenderAsk(document, folder, (shot,), quality), reporter)
    return reporter.counts, next(event.take for event in events if isinstance(event, TakeMade))


def why(document: Document, folder: Path, take: Take, shot: str = SHOT, families=FAMILIES) -> tuple[str, ...]:
    asked = lambda: read_asked(folder / "takes", take)  # noqa: E731
    return tuple(map(str, stale_reasons(document, document.shot(shot), take, families=families, asked=asked)))


def shown(document: Document, folder: Path, take: Take, shot: str = SHOT) -> np.ndarray:
    return np.stack(list(TakeMaterial(folder / "takes", take, document.shot(shot)).pictures(SIZE)))


@dataclass(frozen=True)
class Painted:
    """A film whose shot is painted, in a folder to which no promise adds a take."""

    document: Document
    easel: Easel
    project: Path
    take: Take
    pictures: np.ndarray


@pytest.fixture(scope="module")
def painted(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Family, int], Painted]:
    """The film as a family paints it on ones or on twos, once for all who ask."""

    @cache
    def paint_it(family: Family, held: int) -> Painted:
        folder = tmp_path_factory.mktemp("painted")
        document = film(walk("first", 24), staged(), held=held)
        easel = Easel({"tiny": family}, folder / "cache", "cpu")
        counts, take = paint(easel, folder / "One.inbetween", document)
        assert counts.model_calls > 0
        return Painted(document, easel, folder / "One.inbetween", take, shown(document, folder / "One.inbetween", take))

    return paint_it


HEAD, TAIL = f"{SHOT}-panel-1", f"{SHOT}-panel-2"
TRIMS = {
    "its beginning": (lambda document: trim_start(document, HEAD, 7), 7),
    "its beginning by an even number": (lambda document: trim_start(document, HEAD, 10), 10),
    "both ends": (lambda document: trim_end(trim_start(document, HEAD, 13), TAIL, 9), 13),
    "a cut": (lambda document: cut_shot(document, SHOT, 31), 0),
    "a roll": (lambda document: set_frames(document, "first-panel-2", 17, ripple=False), 5),
    "a slide": (lambda document: slide_panel(document, "first-panel-2", 6), 6),
    "its first panel": (lambda document: remove_panels(document, (HEAD,)), 48),
}


@pytest.mark.parametrize(("what", "held"), [*((what, 2) for what in TRIMS), ("its beginning", 1), ("a roll", 1)])
def test_an_approved_take_stays_fresh_and_shows_what_it_showed(painted, what, held):
    trim, start = TRIMS[what]
    its = painted(TINY, held)
    project, take, pictures = its.project, its.take, its.pictures
    document = approve(its.document, SHOT, take.id)
    trimmed = trim(document)
    now = trimmed.shot(SHOT)
    assert (now.head, now.take, now.approved) == (start, take.id, take.id)
    assert why(trimmed, project, take) == ()
    assert np.array_equal(shown(trimmed, project, take), pictures[start : start + now.frames])
    material = TakeMaterial(project / "takes", take, now)
    assert np.array_equal(material.picture(now.frames - 1, SIZE), pictures[start + now.frames - 1])
    again, found = paint(its.easel, project, trimmed)
    assert (again.model_calls, found.id) == (0, take.id)
    assert why(document, project, take) == ()  # a step back


@pytest.mark.parametrize(
    "family", [TINY, replace(strided(4, 17), name="tiny", abilities=replace(TINY.abilities, keyframe="ends")),
               replace(strided(8, 25), name="tiny"), replace(TINY, abilities=replace(TINY.abilities, keyframe="first"))],
)  # fmt: skip
@pytest.mark.parametrize("start", [9, 50])
def test_what_was_painted_is_found_where_there_are_no_takes(painted, tmp_path: Path, family: Family, start: int):
    """In another folder with the same store: the second half of a cut, or a shot that lost its beginning."""
    its = painted(family, 2)
    document, pictures = its.document, its.pictures
    cut = cut_shot(document, SHOT, start, "late")
    counts, late = paint(its.easel, tmp_path / "Two.inbetween", cut, "late")
    assert counts.model_calls == 0
    assert (late.head, late.length) == (start, FRAMES - start)
    assert np.array_equal(shown(cut, tmp_path / "Two.inbetween", late, "late"), pictures[start:])
    # the first half ends where nothing ended before: that end is painted, and nothing else
    families = {"tiny": family}
    known = {one.key for one in request_of_shot(document, document.shot(SHOT), families=families).plan.windows()}
    first = request_of_shot(cut, cut.shot(SHOT), families=families).plan
    assert sum(one.key not in known for one in first.windows()) <= 3


def test_a_take_of_a_trimmed_shot_is_shown_in_its_place_when_the_shot_is_longer_again(easel, project):
    document = film(staged())
    trimmed = trim_start(document, HEAD, 7)
    _, take = paint(easel, project, trimmed)
    assert (take.head, take.length, take.frames) == (7, 89, 45)  # 6, 8, .. 94: the first is seen for one frame
    pictures = shown(trimmed, project, take)
    longer = between(trimmed.shot(SHOT), -7, 89)
    there = shown(document.with_shot(longer), project, take)
    assert np.array_equal(there[7:], pictures)
    assert np.array_equal(there[0], pictures[0])  # until the beginning is painted, its first picture stands
    assert why(document.with_shot(longer), project, take) == ("7 more frames at its beginning",)
    counts, whole = paint(easel, project, document)
    assert counts.windows <= 2
    assert np.array_equal(shown(document, project, whole)[7:], pictures)


def test_a_shot_that_begins_earlier_paints_its_beginning_and_nothing_else(easel, project):
    document = film(walk("first", 24), staged())
    every, take = paint(easel, project, document)
    earlier = set_frames(document, "first-panel-2", 3, ripple=False)
    shot = earlier.shot(SHOT)
    assert (shot.head, shot.frames) == (-9, FRAMES + 9)
    assert why(earlier, project, take) == ("9 more frames at its beginning",)
    counts, longer = paint(easel, project, earlier)
    assert 0 < counts.model_calls < every.model_calls / 4
    pictures = shown(earlier, project, longer)
    assert np.array_equal(pictures[9:], shown(document, project, take))
    assert why(document, project, longer) == ()  # rolled back, either take will do


def test_a_final_goes_on_showing_what_was_approved(easel, project):
    document = film(staged(frames=44))
    _, draft = paint(easel, project, document)
    approved = approve(document, SHOT, draft.id)
    _, final = paint(easel, project, approved, quality="final")
    pictures = shown(approved, project, final)
    trimmed = trim_start(approved, HEAD, 7)
    counts, same_final = paint(easel, project, trimmed, quality="final")
    assert (counts.model_calls, same_final.id) == (0, final.id)
    assert why(trimmed, project, final) == ()
    assert np.array_equal(shown(trimmed, project, final), pictures[7:])
    # approved after it was trimmed, it is as long as it was then
    _, short = paint(easel, tmp := project.parent / "Short.inbetween", trim_start(document, HEAD, 7))
    chosen = approve(trim_start(document, HEAD, 7), SHOT, short.id)
    _, its_final = paint(easel, tmp, chosen, quality="final")
    assert (its_final.frames, its_final.head) == (37, 7)
    apart = np.abs(shown(trimmed, tmp, its_final).astype(int) - pictures[7:])
    assert apart.mean() < 0.5  # a final is evened out from its own beginning on


def test_pins_and_locked_frames_stay_on_their_frames(easel, project):
    grey = Assets(project).put(png_bytes(np.full((64, 128, 3), 90, np.uint8)), ".png")
    document = film(staged(keyframes=(Keyframe(4, grey), Keyframe(40, grey))))
    _, take = paint(easel, project, document)
    trimmed = trim_start(document, HEAD, 7)
    assert why(trimmed, project, take) == ()
    assert why(move_joint(trimmed, SHOT, "ana", 29, 4, (0.9, 0.1)), project, take) == (
        "length of the shot", "pose of Ana at frame 29",
    )  # fmt: skip
    pictures = shown(document, project, take)
    locked = redo_rest(lock_frames(trimmed, SHOT, Span(20, 31), take.id), SHOT, 8)
    _, other = paint(easel, project, locked)
    assert np.array_equal(shown(locked, project, other)[21:31], pictures[28:38])
    back = between(locked.shot(SHOT), -7, 89)
    assert (back.locks[0].span, back.locks[0].take_frame) == (Span(27, 38), 27)


def test_the_second_half_of_a_cut_goes_on_with_its_takes(easel, project):
    document = film(staged(frames=44))
    _, draft = paint(easel, project, document)
    document = approve(document, SHOT, draft.id)
    pictures = shown(document, project, draft)
    cut = cut_shot(document, SHOT, 21, "late")
    late = cut.shot("late")
    assert (late.take, late.approved, late.owners) == (draft.id, draft.id, ("late", SHOT))
    its_project = Project(cut, project)
    assert its_project.take(late, late.take) == draft
    assert why(cut, project, draft, "late") == ()
    assert np.array_equal(shown(cut, project, draft, "late"), pictures[21:])
    assert why(move_joint(cut, "late", "ana", 9, 4, (0.9, 0.1)), project, draft, "late") == (
        "length of the shot", "pose of Ana at frame 9",
    )  # fmt: skip
    # both halves are refined from what was approved, and the second finds what the first one painted
    paint(easel, project, cut, quality="final")
    counts, final = paint(easel, project, cut, "late", "final")
    assert (counts.model_calls, final.shot, final.head, final.frames) == (0, "late", 0, 44)
    assert why(cut, project, final, "late") == ()
    # frames that are locked to a take of the shot that it was
    locked = redo_rest(lock_frames(cut, "late", Span(5, 12), draft.id), "late", 8)
    _, other = paint(easel, project, locked, "late")
    assert np.array_equal(shown(locked, project, other, "late")[5:11], pictures[26:32])
    assert np.array_equal(marks_of(its_project, late, draft).rows, range(0, 44, 2))


def test_looks_say_whose_frames_they_show(easel, project):
    events: list[Event] = []
    trimmed = trim_start(film(staged()), HEAD, 7)
    perform(easel, RenderAsk(trimmed, project, (SHOT,), "draft"), Reporter("job", events.append))
    looks = [event for event in events if isinstance(event, Looks)]
    assert {look.head for look in looks} == {7}
    frames = {frame for look in looks if look.quality == "draft" for frame in look.shot_frames}
    assert frames == set(range(-1, 89, 2))  # on twos, the first picture began one frame before the shot does
    assert Project(trimmed, project).take(trimmed.shot(SHOT), None) is None


def test_a_drawing_under_a_moving_camera_goes_on_where_its_beginning_was_trimmed(project):
    across = np.tile(np.linspace(0, 255, 128, dtype=np.uint8)[None, :, None], (64, 1, 3))
    document = film(staged())
    document = set_drawing(document, HEAD, Assets(project).put(png_bytes(across), ".png"))
    read = Project(document, project).read

    def drawn(document: Document, shot: str = SHOT) -> np.ndarray:
        shown_as = material_of(document, document.shot(shot), None, project / "takes", read)
        return np.stack(list(shown_as.pictures(SIZE)))

    pictures = drawn(document)
    assert not np.array_equal(pictures[20], pictures[40])
    assert np.array_equal(drawn(trim_start(document, HEAD, 20)), pictures[20:])
    assert np.array_equal(drawn(cut_shot(document, SHOT, 20, "late"), "late"), pictures[20:])
