"""A shot as arrays: what they say, and what they do not depend on."""

from __future__ import annotations

import json
import re

import msgspec
import numpy as np
import pytest

from engine.conditioning import compile_shot
from engine.conditioning.compile import size_words
from engine.conditioning.export import write_conditioning
from engine.document.figure import standing_pose
from engine.document.model import (
    CameraKey,
    Document,
    Entity,
    Framing,
    Keyframe,
    LayoutKey,
    LayoutTrack,
    Panel,
    PoseKey,
    PoseTrack,
    Relation,
    Sequence,
    Shot,
    Words,
)  # fmt: skip
from engine.values.digest import digest
from engine.values.settings import RESOURCES
from engine.values.time import Span

ASPECT = 1280 / 720
POSE = standing_pose((0.3, 0.2, 0.4, 0.9), ASPECT)
CAST = (
    Entity("ana", "Ana", "character", "person", "a girl in a red coat", (200, 60, 50)),
    Entity("ben", "Ben", "character", "person", "an old man", (60, 90, 200)),
    Entity("lamp", "Lamp", "prop", "lamp"),
    Entity("kitchen", "Kitchen", "place", "kitchen"),
)
SHOT = Shot(
    "shot", (Panel("one", 24, "d" * 64 + ".png", pinned=True), Panel("two", 24)),
    words=(Words(Span(0, 24), "she waits"), Words(Span(24, 48), "she turns")),
    poses=(PoseTrack("ana", (PoseKey(0, POSE, "linear"), PoseKey(40, tuple((x + 0.4, y, s) for x, y, s in POSE)))),),
    staging=(Relation("ana", "left of", "ben"), Relation("ben", "holding", "lamp"), Relation("ana", "in", "kitchen")),
    keyframes=(Keyframe(30, "k" * 64, 0.5),),
)  # fmt: skip


def film(shot: Shot = SHOT, **changes: object) -> Document:
    return Document(
        **{"id": "film", "title": "A film", "cast": CAST, "sequences": (Sequence("q", "", (shot,)),), **changes}
    )


def test_every_frame_has_a_row_of_the_promised_shape():
    shown = compile_shot(film(), SHOT)
    assert len(shown) == 48
    assert shown.poses.shape == (48, 2, 18, 2)
    assert shown.pose_confidence.shape == (48, 2, 18)
    assert shown.boxes.shape == (48, 4, 4)
    assert shown.camera.shape == (48, 2, 3)
    assert [shown.entities[at].description for at in shown.person_entity] == ["a girl in a red coat", "an old man"]
    assert {array.dtype for array in (shown.poses, shown.boxes, shown.camera, shown.depth_order)} == {np.dtype("f4")}
    assert set(shown.place.tolist()) == {3}
    assert not shown.box_valid[:, 3].any()


def test_keys_are_met_exactly_and_a_linear_way_is_even():
    shown = compile_shot(film(), SHOT)
    start = np.array(POSE)[:, :2]
    for frame, moved in ((0, 0.0), (10, 0.1), (20, 0.2), (40, 0.4), (47, 0.4)):
        assert np.allclose(shown.poses[frame, 0], start + np.array((moved, 0)), atol=1e-6)


@pytest.mark.parametrize(("ease", "quarter"), [("linear", 0.25), ("smooth", 0.15625), ("hold", 0.0)])
def test_eases_have_their_curves(ease, quarter):
    keys = (LayoutKey(0, (0, 0, 0.2, 0.2), ease=ease), LayoutKey(40, (0.4, 0, 0.6, 0.2)))
    shot = msgspec.structs.replace(SHOT, layouts=(LayoutTrack("lamp", keys),))
    left = compile_shot(film(shot), shot).boxes[:, 2, 0]
    assert left[10] == pytest.approx(0.4 * quarter, abs=1e-6)
    assert left[40] == pytest.approx(0.4)


def test_the_camera_moves_poses_and_boxes_alike():
    still = compile_shot(film(), SHOT)
    shot = msgspec.structs.replace(SHOT, camera=(CameraKey(0, (0.6, 0.4), 2.0),))
    moved = compile_shot(film(shot), shot)
    assert np.allclose(moved.poses, (still.poses - (0.6, 0.4)) * 2 + 0.5, atol=1e-5)
    assert np.allclose(moved.boxes[:, :3], (still.boxes[:, :3] - (0.6, 0.4, 0.6, 0.4)) * 2 + 0.5, atol=1e-5)


def test_a_roll_keeps_lengths_as_they_look_and_turns_the_picture_against_the_framing():
    shot = msgspec.structs.replace(SHOT, camera=(CameraKey(0, roll=90),))
    matrix = compile_shot(film(shot), shot).camera[0]
    right = matrix[:, :2] @ (1 / ASPECT, 0)  # as long as the frame is high
    assert np.allclose(right, (0, -1), atol=1e-6)  # what lay to the right stands at the top
    assert np.allclose(matrix @ (0.5, 0.5, 1), (0.5, 0.5), atol=1e-6)


def test_the_size_of_a_shot_is_told_in_words_that_every_model_knows_and_none_changes_nothing():
    def texts(framing: Framing):
        return compile_shot(film(), msgspec.structs.replace(SHOT, framing=framing)).texts

    plain = compile_shot(film(), SHOT).texts
    assert texts(Framing(lens=35.0, angle="low", move="static")) == plain  # those are for people
    assert texts(Framing(size="as close as can be")) == plain
    assert [text.text for text in texts(Framing(size="cu ")) if text not in plain] == ["close up"]
    known = set(json.loads((RESOURCES / "models" / "pencil" / "words.json").read_text(encoding="utf-8")))
    sizes = ("ECU", "CU", "MCU", "MS", "MLS", "LS", "ELS", "INSERT", "2-SHOT")
    assert {word for size in sizes for word in re.findall("[a-z]+", size_words(size))} <= known
    assert all(map(size_words, sizes))


def test_names_ids_sizes_panel_texts_and_film_positions_change_nothing():
    """So moving, renaming and re-cutting never makes a take stale."""
    named = digest(compile_shot(film(), SHOT))
    text = msgspec.json.encode(film()).decode()
    for old, new in (("ana", "x1"), ("ben", "x2"), ('"shot"', '"other"'), ('"Ana"', '"Anna"')):
        text = text.replace(f'"{old}"' if old.islower() else old, f'"{new}"' if new.islower() else new)
    renamed = msgspec.json.decode(text, type=Document)
    assert digest(compile_shot(renamed, next(renamed.shots()))) == named
    panels = (msgspec.structs.replace(SHOT.panels[0], id="p", dialogue="Hello"), SHOT.panels[1])
    shot = msgspec.structs.replace(SHOT, panels=panels, number="12A")
    other = film(shot, width=640, height=360, title="Other")
    assert digest(compile_shot(other, shot)) == named


def test_what_is_seen_changes_the_name():
    named = digest(compile_shot(film(), SHOT))
    for change in ({"light": "night"}, {"words": ()}, {"staging": SHOT.staging[:1]}, {"keyframes": ()}):
        shot = msgspec.structs.replace(SHOT, **change)
        assert digest(compile_shot(film(shot), shot)) != named


def test_words_hold_over_their_frames_and_drawings_are_pinned_at_their_panels():
    shown = compile_shot(film(), SHOT)
    assert shown.text_at(3).startswith("she waits")
    assert shown.text_at(30).startswith("she turns")
    assert "Ana" not in shown.text_at(3)
    assert "a girl in a red coat" in shown.text_at(3)
    assert [(pin.frame, pin.strength) for pin in shown.pinned] == [(0, 1.0), (30, 0.5)]


def test_an_empty_shot_compiles():
    shot = Shot("s", (Panel("p", 1),))
    shown = compile_shot(film(shot), shot)
    assert shown.poses.shape == (1, 0, 18, 2)
    assert shown.boxes.shape == (1, 0, 4)
    assert shown.text_at(0) == "daylight"


def test_everything_can_be_written_as_files(tmp_path):
    shot = msgspec.structs.replace(SHOT, panels=(Panel("p", 2),), keyframes=())
    written = write_conditioning(film(shot), shot, tmp_path, (160, 90))
    assert all(path.is_file() for path in written)
    plain = json.loads((tmp_path / "conditioning.json").read_text())
    with np.load(tmp_path / "conditioning.npz") as arrays:
        assert np.allclose(arrays["poses"], plain["poses"], atol=1e-5)
        assert arrays["poses"].shape == (2, 2, 18, 2)
    assert {path.parent.name for path in written if path.suffix == ".png"} == {
        "pose",
        "layout",
        "blocking",
        "0",
        "1",
        "2",
    }


def test_a_value_has_the_same_name_in_every_version_of_the_program():
    """Another name would make every take of every film stale."""
    ana = Entity("ana", "Ana", "character", colour=(1, 2, 3))
    on = Relation("a", "on", "b", Span(0, 9))
    arrays = np.arange(6, dtype=np.float32).reshape(2, 3), np.array([True])
    value = (ana, on, None, True, 7, -0.0, 0.1 + 0.2, "ä", b"x", {"b": 1, "a": [2.5]}, *arrays)
    assert digest(value) == "1b303335dfb2ba50489af74d04ab42d1"
    assert digest((*value[:5], 0.0, 0.3, *value[7:])) == digest(value)
    for shapeless in (np.int64(3), {1, 2}, object()):
        with pytest.raises(TypeError, match="has no digest"):
            digest((1, shapeless))
