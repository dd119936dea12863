"""Takes: a final is made of what was approved, locked frames stay, a gap is tried again, a moved cut changes nothing."""

from __future__ import annotations

import shutil
import tracemalloc
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import msgspec
import numpy as np
import pytest

from engine.document.assets import Assets
from engine.document.model import Document, Keyframe, Words
from engine.document.painting_edits import extend_end, extend_start, lock_frames, redo_rest, try_again
from engine.document.panel_edits import remove_panels, set_frames
from engine.document.retime_edits import cut_shot
from engine.document.shot_edits import set_light, set_number
from engine.document.take_edits import approve, choose_variation, use_take
from engine.jobs.events import Counts, DraftAsk, Event, Looks, RenderAsk, TakeMade
from engine.jobs.perform import perform
from engine.jobs.reporter import Reporter
from engine.measure.steadiness import wavering
from engine.media.pictures import png_bytes
from engine.media.video import read_frames
from engine.render.asked import read_asked
from engine.render.decoded import LATEST, Decoded
from engine.render.easel import Easel
from engine.render.materials import TakeMaterial
from engine.render.paint import Painter
from engine.render.refine import steadied
from engine.render.request import request_of_shot, stale_reasons
from engine.store.takes import Take, read_takes, take_frames
from engine.values.errors import Cancelled, InbetweenerError
from engine.values.time import Span
from tests.engine.boards import film, walk
from tests.engine.tiny_family import FAMILIES, TINY, TinyModel, strided

SHOT = "shot-1"


def paint(easel: Easel, project: Path, document: Document, quality="draft", **ask) -> tuple[Counts, Take]:
    events: list[Event] = []
    reporter = Reporter("job", events.append)
    perform(easel, RenderAsk(document, project, (SHOT,), quality, **ask), reporter)
    return reporter.counts, next(event.take for event in events if isinstance(event, TakeMade))


def pictures(project: Path, take: Take) -> np.ndarray:
    return np.stack(list(read_frames(take_frames(project / "takes", take))))


def why(document: Document, project: Path, take: Take, families=FAMILIES) -> tuple[str, ...]:
    shot = document.shot(SHOT)
    asked = stale_reasons(document, shot, take, families=families, asked=lambda: read_asked(project / "takes", take))
    return tuple(map(str, asked))


# -- the gate ---------------------------------------------------------------------------------------------------------


def test_a_final_is_made_of_what_was_approved_whatever_was_changed_since(easel, project, tmp_path):
    document = film(walk(SHOT, 40))
    _, draft = paint(easel, project, document)
    approved = approve(document, SHOT, draft.id)
    first, final = paint(easel, project, approved, "final")
    assert final.draft == draft.id
    assert first.model_calls == first.windows * TINY.final_steps  # nothing of the draft is painted again
    night = set_light(approved, SHOT, "night")
    again, same = paint(easel, project, night, "final")
    assert (again.model_calls, same.id) == (0, final.id)
    assert why(night, project, same) == ("light",)
    # and so it is on another machine, where the store is empty and weights may be others
    other = Easel({"tiny": replace(TINY, version="2")}, tmp_path / "other", "cpu")
    _, moved = paint(other, project, night, "final")
    assert np.array_equal(pictures(project, moved), pictures(project, final))
    assert moved.notes == ("Refined as it was approved; changed since: model; light.",)


def test_latents_go_with_the_take(tmp_path, project):
    family = replace(strided(), name="tiny")
    document = film(walk(SHOT, 45))
    _, draft = paint(Easel({"tiny": family}, tmp_path / "one", "cpu"), project, document)
    approved = approve(document, SHOT, draft.id)
    elsewhere = Easel({"tiny": family}, tmp_path / "two", "cpu")
    counts, final = paint(elsewhere, project, approved, "final")
    assert counts.windows == len(final.windows)
    assert all(key in elsewhere.store for key in draft.windows)


def test_a_render_that_fails_or_is_stopped_leaves_the_active_take(easel, project):
    document = film(walk(SHOT, 40))
    _, take = paint(easel, project, document)
    shown = use_take(document, SHOT, take.id)
    before = sorted(path.name for path in (project / "takes" / SHOT).iterdir())
    with pytest.raises(InbetweenerError):
        paint(
            easel, project, shown.with_shot(walk(SHOT, 40, take=take.id, keyframes=(Keyframe(9, "0" * 64 + ".png"),)))
        )
    ticks = iter(range(6))
    reporter = Reporter("job", lambda event: None, lambda: next(ticks, None) is None)
    with pytest.raises(Cancelled):
        perform(easel, DraftAsk(set_light(shown, SHOT, "night"), project, SHOT, 0), reporter)
    assert sorted(path.name for path in (project / "takes" / SHOT).iterdir()) == before
    assert read_takes(project / "takes", SHOT) == (take,)


def test_a_take_says_what_it_was_asked_and_how_long_it_took(easel, project):
    document = film(walk(SHOT, 40), walk("shot-2", 20))
    _, take = paint(easel, project, document)
    asked = read_asked(project / "takes", take)
    assert [shot.id for shot in asked.shots()] == [SHOT]
    assert asked.shot(SHOT).poses == document.shot(SHOT).poses
    assert take.length == 40
    assert set(take.timings) == {"painting", "writing"}


# -- stale ------------------------------------------------------------------------------------------------------------


def test_a_moved_cut_changes_nothing_that_is_there(easel, project):
    document = film(walk(SHOT, 48), walk("shot-2", 24))
    _, take = paint(easel, project, document)
    shorter = set_frames(document, f"{SHOT}-panel-2", 15, ripple=False)
    assert shorter.shot("shot-2").frames == 33
    assert why(shorter, project, take) == ()
    longer = set_frames(document, f"{SHOT}-panel-2", 30, ripple=False)
    assert why(longer, project, take) == ("6 more frames at its end",)
    assert why(remove_panels(document, (f"{SHOT}-panel-2",)), project, take) == ()
    assert why(remove_panels(document, (f"{SHOT}-panel-1",)), project, take) == ()
    for frame in (24, 31):  # between two panels, and inside one
        assert why(cut_shot(document, SHOT, frame), project, take) == ()
    # within a shot it is the timing of what lies before the cut: what comes after it moved along
    assert why(set_frames(document, f"{SHOT}-panel-1", 20), project, take) == ("timing of panel 1",)
    slower = set_light(set_frames(document, f"{SHOT}-panel-1", 20), SHOT, "night")
    assert "light" in why(slower, project, take)
    shown = list(TakeMaterial(project / "takes", take, longer.shot(SHOT)).pictures((64, 32)))
    assert len(shown) == 54
    assert np.array_equal(shown[53], shown[47])
    assert len(list(TakeMaterial(project / "takes", take, shorter.shot(SHOT)).pictures((64, 32)))) == 39


def test_the_reason_names_what_the_artist_changed(easel, project):
    words = (Words(Span(0, 20), "a street"), Words(Span(20, 40), "a kitchen"))
    document = film(walk(SHOT, 40, words=words))
    _, take = paint(easel, project, document)
    other = msgspec.structs.replace(
        document.shot(SHOT), words=(words[0], Words(Span(20, 40), "a dark hall, a long one"))
    )
    assert why(document.with_shot(other), project, take) == ("words of span 2",)
    assert why(try_again(document, SHOT, Span(12, 20), 5), project, take) == ("another try at frame 15",)
    assert why(lock_frames(document, SHOT, Span(0, 9), take.id), project, take) == ()  # it has them already
    assert why(lock_frames(document, SHOT, Span(0, 9), "another"), project, take) == ("locked frames",)
    assert why(set_number(document, SHOT, "12A"), project, take) == ()
    old = msgspec.structs.replace(
        take, parts={**{k: v for k, v in take.parts.items() if not k.startswith("words/")}, "words": "then"}
    )
    assert why(set_light(document, SHOT, "night"), project, old) == ("light", "words")


# -- frames that stay -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("family", [TINY, replace(strided(8, 25), name="tiny"), replace(strided(4, 9), name="tiny")])
def test_locked_frames_stay_and_the_rest_is_painted_anew(tmp_path, project, family):
    easel = Easel({"tiny": family}, tmp_path / "cache", "cpu")
    held = 2 if family.grid.stride == 1 else 1
    document = film(walk(SHOT, 60))
    _, take = paint(easel, project, document)
    locked = redo_rest(lock_frames(document, SHOT, Span(13, 37), take.id), SHOT, 9)
    _, other = paint(easel, project, locked)
    before, after = pictures(project, take), pictures(project, other)
    kept = [frame for frame in range(len(before)) if 13 <= frame * held < 37]
    rest = [frame for frame in range(len(before)) if not 11 <= frame * held < 38]
    assert np.array_equal(before[kept], after[kept])
    assert sum((before[frame] != after[frame]).any() for frame in rest) > len(rest) / 2
    counts, _ = paint(easel, project, locked)
    assert counts.model_calls == 0
    # locked once more, out of the take that already holds them: nothing wears off
    twice = redo_rest(lock_frames(locked, SHOT, Span(13, 37), other.id), SHOT, 11)
    _, third = paint(easel, project, twice)
    assert np.array_equal(before[kept], pictures(project, third)[kept])
    _, final = paint(easel, project, approve(twice, SHOT, third.id), "final")
    assert final.frames == 60


def test_a_lock_whose_take_is_gone_says_so(easel, project):
    document = film(walk(SHOT, 24))
    _, take = paint(easel, project, document)
    locked = redo_rest(lock_frames(document, SHOT, Span(4, 9), take.id), SHOT, 3)
    shutil.rmtree(project / "takes" / SHOT / take.id)
    with pytest.raises(InbetweenerError, match="no longer there"):
        paint(easel, project, locked)


def test_another_try_paints_one_gap(easel, project):
    document = film(walk(SHOT, 96))
    _, take = paint(easel, project, document)
    counts, other = paint(easel, project, try_again(document, SHOT, Span(26, 36), 77))
    assert counts.windows == 1
    before, after = pictures(project, take), pictures(project, other)
    changed = {frame * 2 for frame in range(48) if (before[frame] != after[frame]).any()}
    assert changed == set(range(26, 36, 2))


def test_a_shot_grows_at_its_start_and_what_was_there_stays(easel, project):
    document = film(walk(SHOT, 48))
    _, take = paint(easel, project, document)
    for grow, first in ((extend_end, 0), (extend_start, 12)):
        counts, longer = paint(easel, project, grow(document, SHOT, 12, take.id))
        assert longer.frames == 30
        shown = pictures(project, longer)[first // 2 :][:24]
        assert np.array_equal(shown, pictures(project, take))
        assert counts.windows <= 2


# -- families that can do less ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("ability", ["ends", "first", "none"])
def test_a_family_that_pins_less_still_paints_and_says_what_it_costs(tmp_path, project, ability):
    family = replace(TINY, abilities=replace(TINY.abilities, keyframe=ability))
    easel = Easel({"tiny": family}, tmp_path / "cache", "cpu")
    red = np.full((64, 128, 3), (200, 0, 0), np.uint8)
    asset = Assets(project).put(png_bytes(red), ".png")
    document = film(walk(SHOT, 60, keyframes=(Keyframe(24, asset),)))
    _, take = paint(easel, project, document)
    painted = pictures(project, take)
    assert len(painted) == 30
    pinned = np.abs(painted[12].astype(int) - [200, 0, 0]).max() <= 1
    assert pinned == (ability != "none")
    costs = any("a change repaints everything after it" in note for note in take.notes)
    assert costs == (ability == "first")
    assert any("cannot follow the picture pinned at frame 24" in note for note in take.notes) == (ability == "none")
    # an edit before the pinned picture does not reach what comes after it
    changed = try_again(document, SHOT, Span(4, 8), 5)
    _, other = paint(easel, project, changed)
    assert np.array_equal(pictures(project, other)[12:], painted[12:])
    assert not np.array_equal(pictures(project, other)[:12], painted[:12])


def test_variations_show_a_picture_of_each_before_any_of_them_moves(easel, project):
    document = film(walk(SHOT, 40), walk("shot-2", 40))
    events: list[Event] = []
    ask = RenderAsk(document, project, (SHOT,), "draft", variations=(5, 6, 7, 8), near=21)
    perform(easel, ask, Reporter("job", events.append))
    looks = [event for event in events if isinstance(event, Looks) and event.quality != "step"]
    assert [(look.seed, look.shot_frames) for look in looks[:4]] == [(seed, (20,)) for seed in (5, 6, 7, 8)]
    takes = [event.take for event in events if isinstance(event, TakeMade)]
    assert [take.seed for take in takes] == [5, 6, 7, 8]
    chosen = choose_variation(document, SHOT, takes[2].id, takes[2].seed)
    assert why(chosen, project, takes[2]) == ()
    assert why(chosen, project, takes[1]) == ("seed",)


# -- long shots -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("keyframe", ["any", "first"])
def test_the_cost_of_a_shot_grows_with_its_frames_from_two_seconds_to_ten_minutes(keyframe):
    family = replace(TINY, abilities=replace(TINY.abilities, keyframe=keyframe))

    def work(frames: int) -> float:
        document = film(walk(SHOT, frames))
        plan = request_of_shot(document, document.shot(SHOT), families={"tiny": family}).plan
        return sum(len(planned.rows) * planned.request.steps for planned in plan.windows()) / frames

    per_frame = [work(frames) for frames in (48, 480, 14_400)]
    assert max(per_frame) < 1.3 * min(per_frame)


def test_evening_out_ten_minutes_takes_the_room_of_a_second():
    """Neither every picture nor how far each is from every other is ever held at once."""
    drawn, most = 0, 0

    def pictures():
        nonlocal drawn
        for drawn in range(1, 601):
            yield np.full((4, 4, 3), 100 + drawn % 3, np.uint8)

    for shown, _ in enumerate(steadied(pictures()), 1):
        most = max(most, drawn - shown)
    assert (shown, drawn) == (600, 600)
    assert most < 24
    tracemalloc.start()
    assert wavering(np.zeros((14_399, 3))).max() == 0
    assert tracemalloc.get_traced_memory()[1] < 10_000_000
    tracemalloc.stop()


def test_a_chain_of_thousands_of_windows_is_painted_from_any_frame():
    family = replace(TINY, abilities=replace(TINY.abilities, keyframe="first"))
    document = msgspec.structs.replace(film(walk(SHOT, 14_400)), held=1)
    plan = request_of_shot(document, document.shot(SHOT), families={"tiny": family}).plan
    order = plan.near(14_399)
    assert len(order) == len(plan.gaps) + 1 > 1500
    assert all(after.request.pins[0].key == before.key for before, after in pairwise(order))


def test_what_a_painter_remembers_does_not_grow_with_the_shot(easel, project, monkeypatch):
    monkeypatch.setattr("engine.render.decoded.ROOM", 200_000)
    monkeypatch.setattr("engine.render.easel.LAST", 24)
    painters: list[Painter] = []
    monkeypatch.setattr(Painter, "__init__", _kept(painters, Painter.__init__))
    most = 0
    keep = Decoded.keep

    def kept(self, key, pictures):
        nonlocal most
        keep(self, key, pictures)
        most = max(most, sum(each.nbytes for each in self._kept.values()))

    monkeypatch.setattr(Decoded, "keep", kept)
    document = film(walk(SHOT, 480))
    _, draft = paint(easel, project, document)
    assert draft.frames == 240
    (painter,) = painters
    assert len(painter._pins) <= 32
    assert 100_000 < most <= 200_000
    assert len(easel.last._latents) <= 24


def test_of_a_shot_too_long_to_be_remembered_only_the_rest_is_decoded_again(easel, project, monkeypatch):
    """What drives out the least recent would have to decode all of it: it is written from its beginning."""
    decoded: list[str] = []
    keep = Decoded.keep
    monkeypatch.setattr(Decoded, "keep", lambda self, key, pictures: decoded.append(key) or keep(self, key, pictures))
    _, whole = paint(easel, project, film(walk(SHOT, 480)))
    once = len(decoded)
    assert once == len(set(decoded))
    monkeypatch.setattr("engine.render.decoded.ROOM", whole.frames * whole.width * whole.height * 3 // 2)
    decoded.clear()
    paint(easel, project, film(walk(SHOT, 480, light="night")))
    assert 1.3 * once < len(decoded) < 1.7 * once


def test_a_window_larger_than_all_the_room_is_at_hand_when_it_was_decoded_last(easel, project, monkeypatch):
    monkeypatch.setattr("engine.render.decoded.ROOM", 1)
    painters: list[Painter] = []
    monkeypatch.setattr(Painter, "__init__", _kept(painters, Painter.__init__))
    paint(easel, project, film(walk(SHOT, 12)))
    assert 0 < len(painters[0]._decoded._latest) <= LATEST
    assert not painters[0]._decoded._kept


def _kept(painters, begin):
    def begun(self, *args):
        begin(self, *args)
        painters.append(self)

    return begun


def test_a_pinned_drawing_is_encoded_once_while_the_artist_goes_on(easel, project, monkeypatch):
    asset = Assets(project).put(png_bytes(np.full((64, 128, 3), 90, np.uint8)), ".png")
    document = film(walk(SHOT, 24, keyframes=(Keyframe(12, asset),)))
    encoded: list[int] = []
    plain = TinyModel.encode
    monkeypatch.setattr(TinyModel, "encode", lambda self, seen: encoded.append(len(seen)) or plain(self, seen))
    perform(easel, DraftAsk(document, project, SHOT, 0), Reporter("job", lambda event: None))
    first = len(encoded)
    for light in ("night", "dusk"):
        perform(
            easel, DraftAsk(set_light(document, SHOT, light), project, SHOT, 0), Reporter("job", lambda event: None)
        )
    assert first == len(encoded) == 1
