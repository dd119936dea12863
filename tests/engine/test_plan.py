"""Keys, gaps, noise and the store: what makes an edit local and a second render free."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.conditioning.vectors import Conditioning, Pinned, Shown, TextSpan
from engine.document.model import Follow, Look
from engine.models.base import Family, Grid
from engine.render.naming import Names
from engine.render.noise import noise, pool
from engine.render.plan import Manner, Plan
from engine.render.planner import key_places, plan_shot
from engine.render.windows import shown
from engine.store.store import Store
from engine.values.digest import digest
from engine.values.time import Rate, Span
from tests.engine.tiny_family import TINY, strided

MANNER = Manner((64, 32), steps=4, seed=7, weights="w")


def seen(frames: int, pins: dict[int, float] | None = None, *, staged: bool = True) -> Conditioning:
    """A shot with one character that walks from left to right through a place."""
    across = np.linspace(0.1, 0.9, frames, dtype=np.float32)
    poses = np.stack([np.broadcast_to(across[:, None], (frames, 18)), np.full((frames, 18), 0.5)], axis=-1)
    boxes = np.stack([across - 0.1, np.full(frames, 0.2), across + 0.1, np.full(frames, 0.9)], axis=-1)
    return Conditioning(
        rate=Rate(24),
        aspect=2.0,
        style="colour",
        light="day",
        weather="clear",
        follow=Follow(),
        entities=(
            Shown("character", "person", (200, 30, 30), Look()),
            *((Shown("place", "park", (90, 90, 90), Look()),) if staged else ()),
        ),
        frames=np.arange(frames, dtype=np.int32),
        poses=poses[:, None].astype(np.float32),
        pose_confidence=np.ones((frames, 1, 18), np.float32),
        person_entity=np.zeros(1, np.int32),
        boxes=np.stack([boxes] * (1 + staged), axis=1).astype(np.float32),
        box_valid=np.tile([True] + [False] * staged, (frames, 1)),
        depth_order=np.zeros((frames, 1 + staged), np.float32),
        place=np.full(frames, 1 if staged else -1, np.int32),
        camera=np.tile(np.eye(2, 3, dtype=np.float32), (frames, 1, 1)),
        texts=(TextSpan(Span(0, frames), "a walk"),),
        pinned=tuple(Pinned(frame, f"{frame % 3}.png", strength) for frame, strength in (pins or {}).items()),
    )


def keys_of(plan: Plan) -> set[str]:
    return {planned.key for planned in plan.windows()}


families = st.sampled_from(
    [
        TINY,
        replace(TINY, grid=replace(TINY.grid, longest=2)),
        replace(TINY, grid=replace(TINY.grid, longest=33)),
        strided(8, 25),
        strided(4, 9),
        replace(strided(4, 17), abilities=replace(TINY.abilities, keyframe="ends")),
        replace(TINY, abilities=replace(TINY.abilities, keyframe="first")),
        replace(strided(8, 25), abilities=replace(TINY.abilities, keyframe="none")),
    ]
)


@settings(deadline=None, max_examples=120)
@given(
    families,
    st.integers(1, 150),
    st.integers(1, 4),
    st.dictionaries(st.integers(0, 149), st.sampled_from([0.0, 0.5, 1.0]), max_size=5),
)
def test_every_frame_comes_from_exactly_one_window_and_no_window_is_too_long(
    family: Family, frames: int, held: int, pins: dict[int, float]
):
    shot = seen(frames, {frame: strength for frame, strength in pins.items() if frame < frames})
    plan = plan_shot(family, shot, MANNER, held=held)
    covered = sorted(frame for planned in plan.windows() for _, frame in planned.covers)
    assert covered == list(range(len(plan.rows)))
    for planned in (*plan.keys, *plan.gaps):
        assert len(planned.rows) <= family.grid.longest
        assert len(planned.request.addresses) in (0, family.grid.latent_frames(len(planned.rows)))
        assert all(picture < len(planned.rows) for picture, _ in planned.covers)
    order = [planned.key for planned in plan.near(frames // 2)]
    for place, planned in enumerate(plan.near(frames // 2)):
        assert all(pin.key in order[:place] for pin in planned.request.pins)
    assert set(order) == {planned.key for planned in (*plan.keys, *plan.gaps)} | {
        pin.key for planned in (*plan.keys, *plan.gaps) for pin in planned.request.pins
    }


@settings(deadline=None, max_examples=60)
@given(families, st.integers(2, 120), st.integers(1, 4), st.integers(0, 119), st.integers(0, 30))
def test_a_shot_that_begins_later_or_earlier_asks_for_the_windows_that_it_had(
    family: Family, frames: int, held: int, lead: int, before: int
):
    shot = seen(frames, {0: 1.0, frames // 2: 0.5})
    whole = plan_shot(family, shot, MANNER, held=held)
    lead = min(lead, frames - 1)
    trimmed = plan_shot(family, shot, MANNER, held=held, lead=lead)
    assert keys_of(trimmed) <= keys_of(whole)
    assert trimmed.rows == tuple(row for row in whole.rows if row > lead - held)
    skipped = len(whole.rows) - len(trimmed.rows)
    for frame in range(len(trimmed.rows)):
        (planned, picture), (was, at) = trimmed.source(frame), whole.source(skipped + frame)
        assert (planned.key, picture, planned.own) == (was.key, at, was.own)
    made = keys_of(trimmed)
    assert all(pin.key in made for planned in trimmed.windows() for pin in planned.request.pins)

    rows = np.maximum(np.arange(-before, frames), 0)
    earlier = plan_shot(
        family, replace(shot.rows(rows), frames=np.arange(-before, frames, dtype=np.int32)), MANNER, held=held
    )
    covered = sorted(frame for planned in earlier.windows() for _, frame in planned.covers)
    assert covered == list(range(len(earlier.rows)))
    assert all(len(planned.rows) <= family.grid.longest for planned in (*earlier.keys, *earlier.gaps))
    assert keys_of(whole) <= keys_of(earlier)


def test_keys_keep_their_places_when_the_shot_grows():
    grid = Grid(channels=3, shrink=8, multiple=16, stride=1, longest=9)
    assert key_places(20, (), grid) == [0, 6, 12, 19]
    assert key_places(40, (), grid)[:3] == [0, 6, 12]
    assert key_places(1, (), grid) == [0]


def test_where_no_place_is_staged_every_key_is_drawn_beside_its_pictures():
    given = {0: 1.0, 62: 1.0}
    drawn = plan_shot(TINY, seen(80, given, staged=False), MANNER, held=2)
    names = {planned.key: planned.request.picture for planned in drawn.keys if planned.given}
    painted = [planned for planned in drawn.keys if not planned.given]
    assert painted
    for key in painted:
        ((at, frame),) = key.covers
        row = drawn.rows[frame]
        assert key.rows[at] == row
        assert [names[pin.key] for pin in key.request.pins] == (["0.png", "2.png"] if row < 62 else ["2.png"])
    staged = plan_shot(TINY, seen(80, given), MANNER, held=2)
    assert not any(planned.request.pins for planned in staged.keys)


def test_a_new_pin_splits_one_gap_and_touches_no_other():
    before, after = (keys_of(plan_shot(TINY, seen(80, pins), MANNER, held=2)) for pins in ({}, {32: 1.0}))
    assert len(before - after) <= 3  # the gap, and an anchor that stood too close with its second gap
    assert len(after - before) <= 4


def test_a_pose_that_changes_in_one_frame_repaints_one_gap():
    shot = seen(80)
    before = keys_of(plan_shot(TINY, shot, MANNER, held=1))
    for frame, painted_again in ((33, 1), (30, 3)):  # inside a gap; on an anchor, with the gaps on both of its sides
        moved = shot.poses.copy()
        moved[frame] += 0.1
        assert len(keys_of(plan_shot(TINY, replace(shot, poses=moved), MANNER, held=1)) - before) == painted_again


def test_what_a_window_does_not_show_does_not_change_it():
    shot = seen(40)
    absent = Shown("prop", "lamp", (1, 2, 3), Look())
    crowd = replace(
        shot,
        entities=(*shot.entities, absent),
        boxes=np.concatenate([shot.boxes, np.zeros_like(shot.boxes[:, :1])], axis=1),
        box_valid=np.concatenate([shot.box_valid, np.zeros_like(shot.box_valid[:, :1])], axis=1),
        depth_order=np.concatenate([shot.depth_order, np.ones_like(shot.depth_order[:, :1])], axis=1),
    )
    recoloured = replace(crowd, entities=(*shot.entities, Shown("prop", "lamp", (9, 9, 9), Look())))
    longer_words = replace(crowd, texts=(TextSpan(Span(0, 400), "a walk"),))
    plans = [keys_of(plan_shot(TINY, each, MANNER, held=2)) for each in (crowd, recoloured, longer_words)]
    assert plans[0] == plans[1] == plans[2]


@settings(deadline=None, max_examples=60)
@given(st.randoms(use_true_random=False), st.lists(st.integers(0, 23), min_size=1, max_size=30))
def test_a_window_is_named_as_what_it_is_shown_is_named(random, rows):
    """Names that are found the quick way, among them those of every store that was painted before."""
    chance = np.random.default_rng(random.randrange(1 << 30))
    shot = seen(24, pins={3: 1.0})
    gone = chance.random((24, 2)) < 0.4
    shot = replace(
        shot,
        entities=(*shot.entities, Shown("prop", "lamp", (1, 2, 3), Look(), "a lamp", ("ab.png",))),
        pose_confidence=np.where(chance.random((24, 1, 18)) < chance.random(), 0, shot.pose_confidence),
        boxes=chance.normal(size=(24, 3, 4)).astype(np.float32),
        box_valid=np.concatenate([gone, chance.random((24, 1)) < 0.5], axis=1),
        depth_order=chance.normal(size=(24, 3)).astype(np.float32),
        place=np.where(gone[:, 0], 1, -1).astype(np.int32),
        texts=(*shot.texts, TextSpan(Span(4, 9), "she turns"), TextSpan(Span(9, 10), "rain")),
    )
    assert Names(shot).of(rows) == digest(shown(shot, rows))


def test_a_picture_on_twos_is_pinned_at_the_nearest_painted_frame():
    plan = plan_shot(TINY, seen(20, {7: 1.0}), MANNER, held=2)
    (picture,) = [planned for planned in plan.keys if planned.request.role == "picture"]
    assert picture.covers == ((0, 4),)
    assert plan.rows[4] == 8


def test_a_picture_followed_loosely_is_painted_and_not_copied():
    plan = plan_shot(TINY, seen(20, {8: 0.5}), MANNER, held=2)
    (picture,) = plan.pictures
    (key,) = [key for key in plan.keys if key.request.pins]
    assert (key.request.pins[0].key, key.request.pins[0].strength) == (picture.key, 0.5)


def test_noise_belongs_to_the_frame_and_not_to_the_window():
    long = noise(3, range(20), 4, 6, 8)
    assert np.array_equal(noise(3, [11, 5], 4, 6, 8), long[[11, 5]])
    assert not np.array_equal(noise(4, [5], 4, 6, 8)[0], long[5])
    assert abs(noise(3, range(20), 4, 32, 32).std() - 1) < 0.03
    shared = np.corrcoef(long[0].ravel(), long[1].ravel())[0, 1]
    assert 0.35 < shared < 0.65


def test_noise_is_the_same_on_every_machine():
    assert [round(float(value), 5) for value in noise(1, [0], 1, 1, 4).ravel()] == GOLDEN


def test_a_draft_reads_the_pooled_noise_of_the_final():
    fine = noise(3, [9], 4, 12, 16)
    assert np.array_equal(noise(3, [9], 4, 6, 8, pooled=2), pool(fine, 2))
    assert abs(pool(noise(3, range(20), 4, 32, 32), 2).std() - 1) < 0.03


def test_the_store_gives_back_what_was_painted_and_drops_what_is_damaged(tmp_path):
    store = Store(tmp_path)
    request = plan_shot(TINY, seen(1), MANNER, held=1).keys[0].request
    latents = noise(0, [0], 3, 4, 8)
    assert store.load(request.key) is None
    store.save(request.key, latents, request, 0.5)
    assert np.array_equal(store.load(request.key), latents)
    (file,) = tmp_path.glob("*/*.safetensors")
    data = bytearray(file.read_bytes())
    data[-1] ^= 1
    file.write_bytes(data)
    assert store.load(request.key) is None
    assert request.key not in store
    store.save(request.key, latents, request, 0.5)
    file.write_bytes(data[: len(data) // 2])  # a disk that was full
    assert store.load(request.key) is None


def test_the_store_keeps_what_takes_need_and_drops_the_oldest(tmp_path):
    store = Store(tmp_path, room=6000)
    requests = [planned.request for planned in plan_shot(TINY, seen(60), MANNER, held=1).gaps]
    for at, request in enumerate(requests[:6]):
        store.save(request.key, noise(at, [0], 3, 16, 8), request, 0.1)
    store.pin("take-1", [requests[0].key])
    store.load(requests[1].key)
    assert store.trim() > 0
    assert store.size() <= 6000
    assert requests[0].key in store
    store.unpin("take-1")
    assert store.pinned() == set()


GOLDEN = [-0.12319, -0.18671, -0.34963, -1.62844]
