"""The blocking shows what the board says, by itself and every time the same."""

from __future__ import annotations

from dataclasses import replace
from typing import get_args

import msgspec
import numpy as np
import pytest

from engine.blocking import KINDS, PLACES, draw, film, finished
from engine.blocking.skeleton import STANDING
from engine.conditioning.vectors import Conditioning, Shown
from engine.document.model import Colour, Follow, Light, Look, Style, Weather
from engine.values.time import Rate

SIZE = (224, 128)
STILL = np.array([[1, 0, 0], [0, 1, 0]], np.float32)
WRIST = 4


def shown(kind: str, noun: str, colour: Colour = (196, 72, 62)) -> Shown:
    return Shown(kind=kind, noun=noun, colour=colour, look=Look())  # pyright: ignore[reportArgumentType]


def scene(
    entities: tuple[Shown, ...],
    boxes: list[tuple[float, float, float, float]] | None = None,
    joints: np.ndarray | None = None,
    **also: object,
) -> Conditioning:
    """One row: the last entity is the place when it is one; joints belong to the first."""
    people = 0 if joints is None else 1
    place = len(entities) - 1 if entities and entities[-1].kind == "place" else -1
    bounds = np.zeros((1, len(entities), 4), np.float32)
    valid = np.zeros((1, len(entities)), bool)
    for at, box in enumerate(boxes or []):
        bounds[0, at], valid[0, at] = box, True
    seen = Conditioning(
        rate=Rate(24), aspect=16 / 9, style="colour", light="day", weather="clear", follow=Follow(), entities=entities,
        frames=np.array([12], np.int32), poses=np.zeros((1, people, 18, 2), np.float32),
        pose_confidence=np.ones((1, people, 18), np.float32), person_entity=np.zeros(people, np.int32), boxes=bounds,
        box_valid=valid, depth_order=np.zeros((1, len(entities)), np.float32), place=np.array([place], np.int32),
        camera=STILL[None], texts=(), pinned=(),
    )  # fmt: skip
    if joints is not None:
        seen.poses[0, 0] = joints
    return replace(seen, **also)  # pyright: ignore[reportArgumentType]


def standing(x: float = 0.5, top: float = 0.1, height: float = 0.8) -> np.ndarray:
    joints = STANDING.copy()
    joints[:, 0] = x + (joints[:, 0] - 0.5) * 0.42 * height * 9 / 16
    joints[:, 1] = top + joints[:, 1] * height
    return joints.astype(np.float32)


PERSON, PARK = shown("character", "person"), shown("place", "park")


@pytest.mark.parametrize("size", [(224, 128), (448, 256), (1280, 720), (90, 160)])
def test_a_picture_has_the_size_it_was_asked_for(size: tuple[int, int]) -> None:
    seen = scene((PERSON, PARK), joints=standing())
    for picture in (draw(seen, 0, size), finished(seen, 0, size)):
        assert picture.shape == (size[1], size[0], 3)
        assert picture.dtype == np.uint8


def test_the_same_board_is_drawn_the_same_twice() -> None:
    seen = scene((PERSON, PARK), joints=standing(), weather="rain")
    assert np.array_equal(draw(seen, 0, SIZE), draw(seen, 0, SIZE))
    assert np.array_equal(finished(seen, 0, SIZE, 3), finished(seen, 0, SIZE, 3))


def test_a_film_is_its_single_pictures() -> None:
    one = scene((PERSON, PARK), joints=standing())
    camera = np.stack([STILL, STILL, STILL * np.float32(1.2)])
    seen = replace(
        one, frames=np.array([0, 2, 4], np.int32), camera=camera, **{
            name: np.repeat(getattr(one, name), 3, 0)
            for name in ("poses", "pose_confidence", "boxes", "box_valid", "depth_order", "place")
        },
    )  # fmt: skip
    for row, picture in enumerate(film(seen, SIZE, None)):
        assert np.array_equal(picture, draw(seen, row, SIZE))
    for row, picture in enumerate(film(seen, SIZE, "colour", 5)):
        assert np.array_equal(picture, finished(seen, row, SIZE, 5))


def test_moving_a_wrist_changes_only_the_arm() -> None:
    joints = standing()
    moved = joints.copy()
    moved[WRIST] += (-0.06, -0.12)
    for picture in (draw, finished):
        before, after = (picture(scene((PERSON, PARK), joints=pose), 0, SIZE) for pose in (joints, moved))
        rows, columns = np.nonzero((before != after).any(2))
        assert len(rows)
        elbow = joints[3] * SIZE  # from there to the finger tips
        reach = 1.8 * max(np.hypot(*((pose[WRIST] - pose[3]) * SIZE)) for pose in (joints, moved))
        assert np.hypot(columns - elbow[0], rows - elbow[1]).max() < reach


def test_a_figure_without_joints_stands_in_its_box() -> None:
    empty = draw(scene((PERSON, PARK)), 0, SIZE)
    box = (0.6, 0.2, 0.8, 0.9)
    unseen = scene((PERSON, PARK), [box], standing(0.2))
    unseen.pose_confidence[:] = 0
    for seen in (scene((PERSON, PARK), [box]), unseen):
        rows, columns = np.nonzero((draw(seen, 0, SIZE) != empty).any(2))
        assert abs(rows.min() / SIZE[1] - 0.2) < 0.05
        assert abs(rows.max() / SIZE[1] - 0.9) < 0.06
        assert columns.min() / SIZE[0] > 0.55
        assert columns.max() / SIZE[0] < 0.85


def test_nobody_is_drawn_who_has_neither_joints_nor_box() -> None:
    alone = draw(scene((PARK,)), 0, SIZE)
    assert np.array_equal(draw(scene((PERSON, PARK)), 0, SIZE), alone)


def test_a_figure_wears_the_colours_of_its_cast() -> None:
    look = Look(bottom=(20, 90, 200), hair=(250, 220, 20), skin=(10, 200, 90))
    person = msgspec.structs.replace(PERSON, colour=(220, 30, 160), look=look)
    picture = draw(scene((person,), joints=standing()), 0, (448, 256)).astype(int).reshape(-1, 3)
    for colour in ((220, 30, 160), look.hair, look.skin):
        assert (np.abs(picture - colour).max(1) < 12).sum() > 60


def test_who_is_farther_is_drawn_first() -> None:
    red, blue = shown("prop", "box", (220, 40, 40)), shown("prop", "box", (40, 40, 220))
    both = [(0.3, 0.3, 0.7, 0.9)] * 2
    for nearer, order in ((0, [[0.0, 5.0]]), (2, [[5.0, 0.0]])):
        seen = scene((red, blue), both, depth_order=np.array(order, np.float32))
        assert draw(seen, 0, SIZE)[90, 112].argmax() == nearer


@pytest.mark.parametrize("noun", [*sorted(KINDS), "a thing that nobody has heard of"])
def test_every_thing_draws_in_its_box(noun: str) -> None:
    bare = scene((shown("prop", noun),))
    there = scene((shown("prop", noun),), [(0.3, 0.3, 0.7, 0.7)])
    for picture in (draw, finished):
        rows, columns = np.nonzero((picture(bare, 0, SIZE) != picture(there, 0, SIZE)).any(2))
        assert len(rows) > 60
        assert columns.min() / SIZE[0] > 0.27
        assert columns.max() / SIZE[0] < 0.73
        assert rows.min() / SIZE[1] > 0.25
        assert rows.max() / SIZE[1] < 0.74


def test_every_place_is_a_picture_of_its_own() -> None:
    assert len(PLACES) > 60
    drawers = {drawer: noun for noun, drawer in PLACES.items()}
    pictures = [draw(scene((shown("place", noun),)), 0, (56, 32)) for noun in drawers.values()]
    for at, one in enumerate(pictures):
        assert one.std() > 4
        assert all((one != other).any() for other in pictures[:at])


@pytest.mark.parametrize("noun", sorted({drawer: noun for noun, drawer in PLACES.items()}.values()))
def test_a_place_follows_the_camera_and_goes_on_beyond_the_frame(noun: str) -> None:
    here = scene((shown("place", noun),))
    moved = replace(here, camera=np.array([[[1, 0, -0.25], [0, 1, 0]]], np.float32))
    before, after = draw(here, 0, SIZE).astype(int), draw(moved, 0, SIZE).astype(int)
    assert np.abs(before[:, 56:] - after[:, :168]).mean() < 1
    assert after[:, 170:].std() > 1


def test_night_is_darker_than_day() -> None:
    for style in (None, *get_args(Style)):
        light: dict[str, float] = {}
        for hour in get_args(Light):
            seen = scene((PERSON, PARK), joints=standing(), light=hour, style=style or "colour")
            picture = draw(seen, 0, SIZE) if style is None else finished(seen, 0, SIZE)
            light[hour] = float(picture.mean())
        assert light["night"] < light["dusk"] < light["day"]


def test_weather_stays_outside() -> None:
    for weather in get_args(Weather)[1:]:
        seen = scene((PERSON, PARK), joints=standing())
        assert (draw(replace(seen, weather=weather), 0, SIZE) != draw(seen, 0, SIZE)).any()
        room = scene((PERSON, shown("place", "kitchen")), joints=standing())
        assert np.array_equal(draw(replace(room, weather=weather), 0, SIZE), draw(room, 0, SIZE))


def test_a_finished_picture_without_colour_has_none() -> None:
    for style in ("pencil", "ink", "tone"):
        picture = finished(scene((PERSON, PARK), joints=standing(), style=style), 0, SIZE).astype(int)
        assert np.ptp(picture, axis=2).max() < 26


def test_somebody_far_outside_the_frame_harms_nothing() -> None:
    joints = standing() * np.float32(1e4)
    seen = scene((PERSON, PARK), [(-1e6, -1e6, 1e6, 1e6)], joints)
    draw(seen, 0, SIZE)
    finished(seen, 0, SIZE)
