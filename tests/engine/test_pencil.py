"""Promises of the bundled painter, on a tiny copy of it and on the weights that are shipped."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from pathlib import Path

import msgspec
import numpy as np
import pytest

torch = pytest.importorskip("torch")

from engine.blocking import draw, finished  # noqa: E402
from engine.conditioning.vectors import Conditioning  # noqa: E402
from engine.document.model import Follow  # noqa: E402
from engine.models import pencil  # noqa: E402
from engine.models.base import Pin, Window  # noqa: E402
from engine.models.pencil_denoiser import Denoiser, Shown, beside_pins, sample, way_down  # noqa: E402
from engine.models.pencil_judges import JointReader  # noqa: E402
from engine.models.pencil_pictures import Autoencoder, Finisher, Upscaler  # noqa: E402
from engine.models.pencil_signals import limbs, loosened  # noqa: E402
from engine.models.weights import weights_digest  # noqa: E402
from engine.render.noise import noise  # noqa: E402
from engine.training import world  # noqa: E402
from engine.training.shards import HELD_OUT  # noqa: E402
from engine.values.settings import RESOURCES  # noqa: E402
from tests.engine.pretended_card import pretended_card  # noqa: E402

SIZE = (64, 32)
SCENE = HELD_OUT + 5000


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A Pencil with very few weights, all of them doing something."""
    torch.manual_seed(0)
    folder = tmp_path_factory.mktemp("pencil")
    Autoencoder(wide=16, middle=16, narrow=8).save_pretrained(folder / "autoencoder")
    denoiser = Denoiser(widths=(16, 16, 24), heads=2, hidden=16, vocabulary=len(world.VOCABULARY) + 2)
    finisher = Finisher(width=8, inner=16, wide=16, depth=1)
    with torch.no_grad():
        for weights in (*denoiser.parameters(), *finisher.parameters()):
            weights.add_(torch.randn_like(weights) * 0.1)
    denoiser.save_pretrained(folder / "denoiser")
    finisher.save_pretrained(folder / "finisher")
    Upscaler(width=8, depth=1).save_pretrained(folder / "upscaler")
    (folder / "words.json").write_text(json.dumps(world.VOCABULARY))
    return folder


@pytest.fixture(scope="module")
def tiny(folder: Path) -> pencil.Pencil:
    return pencil.load(folder, "cpu")


def window(
    frames: int = 3, pins: tuple[Pin, ...] = (), seed: int = SCENE, size: tuple[int, int] = SIZE, steps: int = 2
) -> Window:
    seen = world.scene(seed, frames, size[0] / size[1])
    start = noise(1, seen.frames.tolist(), pencil.GRID.channels, size[1] // 8, size[0] // 8)
    return Window(seen, size, pins, start, steps)


def still(asked: Window) -> Window:
    """Nothing moves: every row asks what the first asks."""
    return replace(asked, seen=asked.seen.rows([0] * len(asked.seen)))


def unstaged(seen: Conditioning) -> Conditioning:
    """Nobody and nothing is to be seen; the camera moves as before."""
    return replace(
        seen,
        box_valid=np.zeros_like(seen.box_valid),
        pose_confidence=np.zeros_like(seen.pose_confidence),
        camera=seen.camera.copy(),
    )


def quiet(step: object) -> None:
    pass


def test_weights_come_back_from_their_folder(folder: Path, tiny: pencil.Pencil) -> None:
    again = pencil.load(folder, "cpu")
    asked = window()
    np.testing.assert_array_equal(tiny.paint(asked, quiet), again.paint(asked, quiet))


def test_who_judges_pictures_has_no_part_in_the_name_of_what_paints_them(folder: Path, tmp_path: Path) -> None:
    copy = shutil.copytree(folder, tmp_path / "pencil")
    JointReader(widths=(8, 8, 8)).save_pretrained(copy / "judges/joints")
    assert weights_digest(copy) == weights_digest(folder)
    (copy / "words.json").write_text(json.dumps(world.VOCABULARY[:-1]))
    assert weights_digest(copy) != weights_digest(folder)


def test_the_same_window_is_painted_alike_whatever_was_painted_before(tiny: pencil.Pencil) -> None:
    asked = window()
    first = tiny.paint(asked, quiet)
    tiny.paint(window(seed=SCENE + 1), quiet)
    np.testing.assert_array_equal(tiny.paint(asked, quiet), first)


@pytest.mark.parametrize("frames", [1, 2, 25])
def test_any_length_and_every_step_is_seen(tiny: pencil.Pencil, frames: int) -> None:
    before, seen = tiny.calls, []
    painted = tiny.paint(
        window(frames, steps=3), lambda step: seen.append((step.step, step.steps, step.denoised.shape))
    )
    assert painted.shape == (frames, 12, 4, 8)
    assert seen == [(step, 3, painted.shape) for step in (1, 2, 3)]
    assert tiny.calls == before + 3


def test_a_pinned_frame_comes_back_exactly(tiny: pencil.Pencil) -> None:
    rng = np.random.default_rng(0)
    pictures = rng.integers(0, 255, (2, SIZE[1], SIZE[0], 3), np.uint8)
    latents = tiny.encode(pictures)
    pins = tuple(Pin(row, pictures[at], latents[at : at + 1]) for at, row in enumerate((0, 3)))
    painted = tiny.paint(window(4, pins), quiet)
    np.testing.assert_array_equal(painted[[0, 3]], latents)
    free = tiny.paint(window(4), quiet)
    assert not np.array_equal(painted[1], free[1])  # and its neighbours have seen it


def test_a_gap_meets_its_own_keys_without_a_jump(tiny: pencil.Pencil) -> None:
    """What a gap misses its keys by fades from one to the other, on top of what it would be without them."""
    asked = still(window(5))
    free = tiny.paint(asked, quiet)
    off = np.random.default_rng(0).normal(size=(2, *free.shape[1:])).astype(np.float32)
    given = np.zeros((SIZE[1], SIZE[0], 3), np.uint8)
    keys = tuple(Pin(row, given, free[row : row + 1] + off[at : at + 1], own=True) for at, row in enumerate((0, 4)))
    painted = tiny.paint(replace(asked, pins=keys), quiet)
    np.testing.assert_array_equal(painted[[0, 4]], np.concatenate([key.latents for key in keys]))
    np.testing.assert_allclose(painted[1] - free[1], 0.75 * off[0] + 0.25 * off[1], atol=1e-5)
    np.testing.assert_allclose(painted[2] - free[2], (off[0] + off[1]) / 2, atol=1e-5)


def test_what_a_drawing_has_of_its_own_goes_along_with_the_camera(tiny: pencil.Pencil) -> None:
    seen = unstaged(window(2).seen)
    seen.camera[:] = np.eye(2, 3)
    seen.camera[1, 0, 2] = 0.25  # everything is a quarter of the frame further right: two of eight latents
    blank = np.zeros((2, 12, 4, 8), np.float32)
    drawn = blank[:1].copy()
    drawn[:, :, 1, 3] = 1
    met = pencil.meeting(blank, (Pin(0, np.zeros((SIZE[1], SIZE[0], 3), np.uint8), drawn),), seen)
    np.testing.assert_array_equal(met[0], drawn[0])
    np.testing.assert_allclose(met[1, :, 1, 5], 1, atol=0.05)
    np.testing.assert_allclose(met[1, :, 1, 3], 0, atol=0.05)


def test_who_walks_in_front_of_a_drawing_does_not_carry_it_along(tiny: pencil.Pencil) -> None:
    """There the drawing is shown to the denoiser, which paints who is staged and keeps the rest."""
    picture = np.full((SIZE[1], SIZE[0], 3), 200, np.uint8)
    pin = Pin(0, picture, tiny.encode(picture[None]))
    asked = window(4, (pin,))
    somewhere = replace(asked.seen, place=np.full_like(asked.seen.place, len(asked.seen.entities) - 1))
    nowhere = replace(asked.seen, place=np.full_like(asked.seen.place, -1))
    assert pencil.carried(replace(asked, seen=somewhere)) == (pin,)
    assert pencil.carried(replace(asked, seen=nowhere)) == ()
    assert pencil.carried(replace(asked, seen=unstaged(nowhere))) == (pin,)
    key = replace(pin, own=True)
    assert pencil.carried(replace(asked, seen=nowhere, pins=(key,))) == (key,)


def test_a_picture_holds_where_nothing_is_staged(tiny: pencil.Pencil) -> None:
    picture = np.random.default_rng(0).integers(0, 255, (SIZE[1], SIZE[0], 3), np.uint8)
    asked = window(4, (Pin(0, picture, tiny.encode(picture[None])),))
    asked = still(asked)
    same = np.repeat(asked.noise[:1], 4, axis=0)
    nothing = replace(unstaged(asked.seen), place=np.full_like(asked.seen.place, -1))
    painted = tiny.paint(replace(asked, seen=nothing, noise=same), quiet)
    np.testing.assert_allclose(painted, np.repeat(asked.pins[0].latents, 4, axis=0), atol=0.35)
    free = tiny.paint(replace(asked, pins=()), quiet)
    assert np.abs(free - asked.pins[0].latents).mean() > 0.35


def test_what_is_painted_is_finished_beside_its_blocking_as_far_as_that_is_followed(tiny: pencil.Pencil) -> None:
    asked = window(2)
    latents = tiny.paint(asked, quiet)
    finished = tiny.decode(latents, asked.seen)
    assert finished.shape == (2, SIZE[1], SIZE[0], 3)
    moved = replace(asked.seen, poses=asked.seen.poses + 0.2, boxes=asked.seen.boxes + 0.2)
    assert not np.array_equal(finished, tiny.decode(latents, moved))
    one, other = (tiny.decode(latents, replace(seen, follow=Follow(pose=0, layout=0))) for seen in (asked.seen, moved))
    np.testing.assert_array_equal(one, other)


def test_a_pin_reaches_its_neighbours_from_either_side() -> None:
    blocking = torch.arange(5.0).view(1, 5, 1, 1, 1).expand(1, 5, 2, 2, 2).contiguous()
    given = torch.tensor([[0.0, 1.0, 0.0, 0.0, 0.5]])
    pins = blocking * 10
    none = torch.zeros(1)
    shown = Shown(blocking, none, none, pins, given, none, none, none)
    heard = beside_pins(shown, blocking)[0, :, :, 0, 0]
    before, after = heard[:, :5], heard[:, 5:]
    assert before[0].tolist() == [0] * 5  # nothing is given before the first frame
    assert before[2].tolist()[:4] == [10, 10, 1, 1]  # frame 1 with its blocking
    assert after[2].tolist()[:4] == [20, 20, 2, 2]  # frame 4, followed by half
    assert before[1, 4] > before[2, 4] > before[3, 4] > 0  # nearer is heard louder


def test_a_soft_pin_leads_and_then_lets_go(tiny: pencil.Pencil) -> None:
    picture = np.full((SIZE[1], SIZE[0], 3), 200, np.uint8)
    latents = tiny.encode(picture[None])
    painted = tiny.paint(window(1, (Pin(0, picture, latents, 0.5),), steps=4), quiet)
    assert not np.array_equal(painted, latents)
    assert not np.array_equal(painted, tiny.paint(window(1, steps=4), quiet))


def test_strength_zero_is_as_if_nothing_had_been_said(tiny: pencil.Pencil) -> None:
    asked = window()
    follow = Follow(pose=0, layout=0, words=0)
    told = tiny.paint(replace(asked, seen=replace(asked.seen, follow=follow)), quiet)
    moved = replace(asked.seen, follow=follow, texts=(), poses=asked.seen.poses + 0.2, boxes=asked.seen.boxes + 0.3)
    np.testing.assert_array_equal(told, tiny.paint(replace(asked, seen=moved), quiet))
    assert not np.array_equal(told, tiny.paint(asked, quiet))


def test_a_camera_that_is_not_followed_stands_still() -> None:
    seen = next(
        scene for scene in (world.scene(seed, 4) for seed in range(50)) if np.ptp(scene.camera, axis=0).max() > 0.1
    )
    assert loosened(seen) is seen
    still = loosened(replace(seen, follow=Follow(camera=0)))
    stage = np.linalg.inv(np.concatenate([seen.camera, np.tile([[[0, 0, 1]]], (4, 1, 1))], axis=1))
    person = np.concatenate([seen.boxes[:, 0, :2], np.ones((4, 1))], axis=1)
    np.testing.assert_allclose(still.camera, np.tile([[1, 0, 0], [0, 1, 0]], (4, 1, 1)), atol=1e-6)
    if np.allclose(seen.camera[:, 0, 1], 0):
        np.testing.assert_allclose(still.boxes[:, 0, :2], np.einsum("tij,tj->ti", stage, person)[:, :2], atol=1e-4)


def test_a_start_with_no_way_back_is_hardly_changed(tiny: pencil.Pencil) -> None:
    asked = window()
    start = tiny.encode(np.stack([draw(asked.seen, row, SIZE) for row in range(3)]))
    near = tiny.paint(replace(asked, start=start, strength=0.01, steps=1), quiet)
    far = tiny.paint(replace(asked, start=start, strength=0.8), quiet)
    assert np.abs(near - start).mean() < 0.1 * np.abs(far - start).mean()


def test_pictures_go_there_and_back_in_their_size(tiny: pencil.Pencil) -> None:
    pictures = np.zeros((2, 48, 80, 3), np.uint8)
    latents = tiny.encode(pictures)
    assert latents.shape == (2, 12, 6, 10)
    assert latents.dtype == np.float32
    assert tiny.decode(latents).shape == pictures.shape
    assert tiny.preview(latents).shape == (2, 24, 40, 3)
    assert tiny.upscale(pictures).shape == (2, 96, 160, 3)


@pytest.mark.filterwarnings("ignore:.*Disabling autocast")  # a pretended card has none
def test_with_a_card_everything_lies_on_it_until_memory_runs_out(folder: Path, tiny: pencil.Pencil) -> None:
    """On a pretended card: what this cannot tell is how fast a real one is."""
    picture = draw(world.scene(SCENE + 1, 1, 2.0), 0, SIZE)
    asked = window(4, (Pin(1, picture, tiny.encode(picture[None]), strength=0.5),))
    here = tiny.paint(asked, quiet)
    with pretended_card():
        there = pencil.load(folder, "cuda:0")
        assert np.abs(there.paint(asked, quiet) - here).max() < 0.05  # a processor may have worked in half precision
        for _ in range(2):
            assert near(there.decode(here, asked.seen), tiny.decode(here, asked.seen))
            assert near(there.upscale(picture[None]), tiny.upscale(picture[None]))
            assert near(there.preview(here), tiny.preview(here))
            assert np.abs(there.encode(picture[None]) - tiny.encode(picture[None])).max() < 0.05
            there.economise("processor")
        assert not there.economise("processor")


def test_a_tensor_that_was_left_behind_is_noticed_on_a_card() -> None:
    with pretended_card(), pytest.raises(RuntimeError, match=r"\(2,\), is not on the card"):
        torch.ones(2, device="cuda:0") + torch.ones(2)


def near(one: np.ndarray, other: np.ndarray) -> bool:
    return bool(np.abs(one.astype(int) - other).max() <= 6)


def test_a_perfect_denoiser_is_followed_to_its_answer() -> None:
    answer = torch.randn(1, 2, 3, 4, 4)

    class Knows:
        def __call__(self, x: object, t: object, shown: object) -> object:
            return answer

    class Nothing:
        pinned = torch.zeros(1, 2)
        pins = torch.zeros_like(answer)

    for steps in (1, 4):
        got = sample(Knows(), torch.randn_like(answer), Nothing(), way_down(steps))  # type: ignore[arg-type]
        torch.testing.assert_close(got, answer)


def test_a_wrist_that_moves_less_than_a_pixel_is_seen() -> None:
    pose = np.random.default_rng(0).random((1, 18, 2), np.float32)
    moved = pose.copy()
    moved[0, 4, 0] += 0.2 / 224
    sure = np.ones((1, 18), np.float32)
    one, other = limbs(pose, sure, 16, 28), limbs(moved, sure, 16, 28)
    assert one.shape == (48, 16, 28)
    assert not np.array_equal(one, other)
    assert not limbs(pose, sure, 16, 28, 0.0).any()


# -- the weights that are shipped ------------------------------------------------------------------------------------

BUNDLED = RESOURCES / "models" / "pencil"
DRAFT = (224, 128)


@pytest.fixture(scope="module")
def bundled() -> pencil.Pencil:
    return pencil.load(BUNDLED, "cpu")


@pytest.fixture(scope="module")
def paintings(bundled: pencil.Pencil) -> list[tuple[world.Clip, np.ndarray]]:
    clips = [world.clip(SCENE + index, 1, DRAFT) for index in range(6)]
    return [
        (
            clip,
            bundled.decode(
                bundled.paint(Window(clip.seen, DRAFT, (), noise(0, [0], pencil.GRID.channels, 16, 28), 4), quiet)
            ),
        )
        for clip in clips
    ]


def apart(one: np.ndarray, other: np.ndarray) -> float:
    return float(((one.astype(float) - other) ** 2).mean())


def test_what_is_painted_is_its_own_scene_and_better_than_the_blocking(
    paintings: list[tuple[world.Clip, np.ndarray]],
) -> None:
    for clip, picture in paintings:
        own = apart(picture, clip.finished)
        assert own < apart(clip.blocking, clip.finished)
        assert all(own < apart(picture, other.finished) for other, _ in paintings if other is not clip)


TORSO = [2, 5, 8, 11]  # shoulders and hips


def somebody_in_daylight() -> Conditioning:
    """A scene in colour with one person whose torso is in the picture and large enough to have a colour."""
    for seed in range(SCENE, SCENE + 2000):
        seen = world.scene(seed, 1)
        plain = (seen.style, seen.light, seen.weather) == ("colour", "day", "clear")
        if plain and len(seen.entities) == 2 and len(seen.person_entity) == 1:
            torso = seen.poses[0, 0, TORSO]
            large = np.ptp(torso, axis=0).min() > 0.06
            if large and seen.pose_confidence[0, 0, TORSO].min() > 0.5 and (np.abs(torso - 0.5) < 0.4).all():
                return seen
    raise AssertionError("there is nobody in daylight")


def test_the_judge_beside_the_weights_finds_the_joints_of_a_true_picture(bundled: pencil.Pencil) -> None:
    seen = somebody_in_daylight()
    picture = finished(seen, 0, DRAFT)
    found = bundled.read_joints(picture, seen.poses[0], seen.pose_confidence[0])
    off = np.linalg.norm((found - seen.poses[0])[0, TORSO] * DRAFT, axis=1)
    assert np.median(off) < 0.1 * float(np.ptp(seen.poses[0, 0] * DRAFT, axis=0).max())


def test_clothes_have_the_colours_of_the_cast(bundled: pencil.Pencil) -> None:
    """The same person in red, then in blue: the torso turns."""
    seen = somebody_in_daylight()
    person = int(seen.person_entity[0])
    x, y = (int(value) for value in seen.poses[0, 0, TORSO].mean(axis=0) * DRAFT)
    found: list[np.ndarray] = []
    for colour in ((200, 60, 50), (60, 80, 200)):
        cast = list(seen.entities)
        cast[person] = msgspec.structs.replace(cast[person], colour=colour)
        dressed = replace(seen, entities=tuple(cast))
        latents = bundled.paint(Window(dressed, DRAFT, (), noise(0, [0], pencil.GRID.channels, 16, 28), 4), quiet)
        found.append(bundled.decode(latents)[0, y - 2 : y + 3, x - 2 : x + 3].reshape(-1, 3).mean(axis=0))
    red, blue = found
    assert red[0] > blue[0] + 30
    assert blue[2] > red[2] + 30
