"""Promises of Pencil's training: it takes up where it stopped, and an artist's silence is part of the lesson."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import cv2
import numpy as np
import pytest

torch = pytest.importorskip("torch")

from engine.models.pencil_denoiser import Denoiser  # noqa: E402
from engine.models.pencil_judges import JointReader, ThingReader, places_of, tones  # noqa: E402
from engine.models.pencil_pictures import Autoencoder, Finisher  # noqa: E402
from engine.models.pencil_signals import limbs  # noqa: E402
from engine.training import (  # noqa: E402
    Told,
    autoencoder,
    decoder,
    denoiser,
    finisher,
    judges,
    teaching,
    train_pencil,
    upscaler,
    world,
)
from engine.training.lessons import Library, encoded, lesson, pins  # noqa: E402
from engine.training.loop import Run  # noqa: E402
from engine.training.shards import HELD_OUT, Shard, draw, file_of, shape_of  # noqa: E402
from engine.training.teaching import save, settled  # noqa: E402
from engine.training.truth import masks, visible  # noqa: E402
from engine.values.errors import InbetweenerError  # noqa: E402

TINY = (4, 64, 32)


@pytest.fixture(scope="module")
def pictures() -> Shard:
    return draw(range(5), TINY)


def small_autoencoder() -> Autoencoder:
    torch.manual_seed(0)
    return Autoencoder(wide=16, middle=16, narrow=8)


def small_denoiser() -> Denoiser:
    torch.manual_seed(0)
    return Denoiser(widths=(16, 16, 24), heads=2, hidden=16, vocabulary=len(world.VOCABULARY) + 2)


@pytest.fixture(scope="module")
def library(pictures: Shard, tmp_path_factory: pytest.TempPathFactory) -> Library:
    folder = tmp_path_factory.mktemp("latents")
    encoded(small_autoencoder(), pictures).save(folder / "000000-4x64x32.npz")
    library = Library(folder)
    library.refresh()
    return library


def test_the_same_seeds_draw_the_same_world(pictures: Shard, tmp_path: Path) -> None:
    pictures.save(tmp_path / "a.npz")
    again = Shard.load(tmp_path / "a.npz")
    assert again is not None
    other = draw(range(5), TINY)
    for name in vars(pictures):
        np.testing.assert_array_equal(getattr(again, name), getattr(other, name))


def test_a_damaged_shard_is_left_out(pictures: Shard, tmp_path: Path) -> None:
    file = tmp_path / "000000-4x64x32.npz"
    pictures.save(file)
    file.write_bytes(file.read_bytes()[:-2000])
    library = Library(tmp_path)
    library.refresh()
    assert not library.frames()
    assert not file.exists()


def test_every_kind_of_shard_is_drawn() -> None:
    shapes = {shape_of(number) for number in range(40)}
    assert {(16, 224, 128), (25, 224, 128), (1, 224, 128), (1, 448, 256), (5, 448, 256), (1, 128, 224)} <= shapes
    assert file_of(Path(), 4).name == "000004-1x448x256.npz"


def test_a_training_takes_up_where_it_stopped(library: Library, tmp_path: Path) -> None:
    told: list[Told] = []
    net = small_denoiser()
    file = tmp_path / "denoiser.pt"
    denoiser.train(library, 60, file, told.append, net=net, frames=8, report=2, steps=2)
    assert [event.step for event in told] == [2]
    assert np.isfinite(told[0].numbers["loss"])

    def next_loss(of: Denoiser) -> float:
        torch.manual_seed(0)
        with torch.inference_mode():
            return float(denoiser.loss_of(of, *denoiser.draw_lesson(library, 2, 0.9, 8, "cpu")))

    again = Run(small_denoiser(), 60, 1e-3, file)
    assert isinstance(again.net, Denoiser)
    assert (again.step, again.worked > 0) == (2, True)
    assert again.seen >= 4
    assert next_loss(again.net) == next_loss(net) != next_loss(small_denoiser())


def test_it_learns(library: Library, tmp_path: Path) -> None:
    held_out = lesson(np.random.default_rng(0), library.pick(np.random.default_rng(0), 4, 8), everything=True)
    net = small_denoiser()
    before = denoiser.errors(net, held_out)
    denoiser.train(library, 60, tmp_path / "c.pt", lambda told: None, net=net, frames=2, rate=3e-3, steps=40)
    after = denoiser.errors(net.eval(), held_out)
    assert sum(after.values()) < 0.9 * sum(before.values())


def test_the_autoencoder_learns_and_settles_to_unit_latents(
    pictures: Shard, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(autoencoder, "CROP", 32)
    pictures.save(tmp_path / "a.npz")
    gallery = autoencoder.Gallery(tmp_path)
    gallery.refresh()
    rng = np.random.default_rng(0)
    net = small_autoencoder()
    shown = autoencoder.to_net(gallery.crops(rng, 16))
    silence = torch.zeros(16, 12, 4, 4)
    first = float(autoencoder.loss_of(net, shown, silence).detach())
    run = Run(net, 60, 1e-2, tmp_path / "a.pt")
    for _ in range(40):
        run.learn(autoencoder.loss_of(net, shown), 16)
    assert float(autoencoder.loss_of(net, shown, silence).detach()) < 0.8 * first
    calm = settled(net, gallery, 32)
    latents = calm.encode(shown)
    assert abs(float(latents.mean())) < 0.2
    assert 0.7 < float(latents.std()) < 1.3
    save(calm, tmp_path / "weights")
    back = Autoencoder.from_pretrained(tmp_path / "weights", torch_dtype=torch.float32, low_cpu_mem_usage=False)
    torch.testing.assert_close(back.decode(latents), calm.decode(latents), atol=0.02, rtol=0)


def test_nothing_is_left_out_of_an_examination(library: Library) -> None:
    shown = lesson(np.random.default_rng(0), library.pick(np.random.default_rng(0), 4, 16), everything=True).shown
    assert bool((shown.presence == 1).all())
    assert not bool(shown.pinned.any())
    assert bool((shown.said == 1).all())
    assert bool((shown.manner > 0).all())
    assert bool(shown.words.any())
    assert bool(shown.limbs.any())


def test_every_signal_is_missing_now_and_then(library: Library) -> None:
    rng = np.random.default_rng(0)
    missing = np.zeros(5)
    for _ in range(40):
        shown = lesson(rng, library.pick(rng, 4, 2), "cpu").shown
        here = [
            shown.presence.amax((1, 2, 3, 4)),
            shown.limbs.amax((1, 2, 3, 4)),
            shown.said.amax(1),
            shown.manner.amin(1),
            shown.pinned.amax(1),
        ]
        missing += [float((signal == 0).float().mean()) for signal in here]
    assert (missing / 40 > 0.02).all()
    assert (missing / 40 < 0.6).all()


def test_between_two_keys_is_the_most_common_place_for_a_gap() -> None:
    rng = np.random.default_rng(0)
    drawn = [tuple(np.flatnonzero(pins(rng, 8))) for _ in range(400)]
    assert max(set(drawn), key=drawn.count) == (0, 7)
    assert () in drawn
    assert (0,) in drawn


def test_who_draws_otherwise_than_told_is_always_pinned(library: Library) -> None:
    """Nothing but a pinned picture knows of such a clip, so without one it would teach to paint anything."""
    told = [shard for shelf in library.shelves.values() for shard in shelf]
    others = replace(told[0], otherwise=np.ones(len(told[0].words), bool))
    rng = np.random.default_rng(0)
    picks = [(others, 0, np.arange(4)) for _ in range(30)]
    assert bool((lesson(rng, picks).shown.pinned.amax(1) > 0).all())


def test_another_hand_draws_the_same_scene() -> None:
    seeds = range(HELD_OUT, HELD_OUT + 3)
    plain = [world.clip(seed, 2, (64, 32)) for seed in seeds]
    others = [world.clip(seed, 2, (64, 32), 1.0) for seed in seeds]
    assert all(other.otherwise and not clip.otherwise for clip, other in zip(plain, others, strict=True))
    assert all(np.array_equal(one.blocking, other.blocking) for one, other in zip(plain, others, strict=True))
    assert any(not np.array_equal(one.finished, other.finished) for one, other in zip(plain, others, strict=True))


def test_masks_and_joints_are_where_the_blocking_drew_them() -> None:
    seen = next(
        scene for scene in map(world.scene, range(HELD_OUT, HELD_OUT + 50), [1] * 50) if len(scene.person_entity) == 1
    )
    where = masks(seen, 0, (112, 64))
    person = int(seen.person_entity[0])
    assert where[person].any()
    assert not where[int(seen.place[0])].any()
    known = visible(seen, 0, where)
    assert known.any()
    hidden = visible(seen, 0, np.zeros_like(where))
    assert not hidden.any()


def test_the_finisher_learns_to_draw_the_lines(tmp_path: Path) -> None:
    """Blurred pictures, beside a blocking with the edges, become sharp again."""
    clips = [world.clip(HELD_OUT + index, 1, (112, 96)) for index in range(finisher.HELD + 8)]
    wanted = np.stack([clip.finished[0] for clip in clips])
    blurred = np.stack([cv2.GaussianBlur(picture, (0, 0), 2) for picture in wanted])
    seen = [clip.seen for clip in clips]
    bones = np.stack([limbs(one.poses[0], one.pose_confidence[0], 12, 14) for one in seen])
    blocking = np.stack([clip.blocking[0] for clip in clips])
    some = finisher.Painted(blurred, blocking, wanted, np.rint(bones * 255).astype(np.uint8))
    torch.manual_seed(0)
    run = Run(Finisher(), 60, 3e-3, tmp_path / "f.pt")
    before = finisher.held_out(Finisher(), some, "cpu")["after"]
    for step in range(25):
        pieces = zip(*some.crops(np.random.default_rng(step), 4), strict=True)
        painted, plain, truth, asked = finisher.on_device([np.stack(piece) for piece in pieces], "cpu")
        run.learn(finisher.loss_of(run.net(painted, plain, asked), truth, asked), 4)
    assert isinstance(run.net, Finisher)
    assert finisher.held_out(run.net, some, "cpu")["after"] > before + 0.3


def test_a_judge_of_joints_learns_and_says_where_they_are() -> None:
    drawn = judges.examples(range(HELD_OUT, HELD_OUT + 6))
    assert drawn.crops.shape[1:] == (96, 96, 3)
    inside = drawn.joints[drawn.seen]
    assert ((inside > -0.2) & (inside < 1.2)).all()
    torch.manual_seed(0)
    net = JointReader(widths=(16, 16, 16))
    optimiser = torch.optim.AdamW(net.parameters(), 3e-3)
    losses: list[float] = []
    crops, joints, seen = tones(drawn.crops[:6]), torch.from_numpy(drawn.joints[:6]), torch.from_numpy(drawn.seen[:6])
    for _ in range(15):
        loss = judges.joint_loss(net(crops), joints, seen)
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        losses.append(float(loss.detach()))
    assert losses[-1] < 0.8 * losses[0]
    perfect = torch.full((1, 18, 24, 24), -20.0)
    perfect[..., 12, 6] = 20
    np.testing.assert_allclose(places_of(perfect)[0, 0].numpy(), (6.5 / 24, 12.5 / 24), atol=1e-3)


def test_a_judge_of_things_learns_what_they_are_and_where_they_end() -> None:
    drawn = judges.examples(range(HELD_OUT, HELD_OUT + 8))
    assert drawn.things.shape[1:] == (64, 64, 3)
    assert drawn.shapes.shape[1:] == (32, 32)
    assert drawn.shapes[:, 8:24, 8:24].mean() > 0.3  # whatever is cut out fills the middle
    torch.manual_seed(0)
    net = ThingReader(judges.KIND_NAMES, widths=(16, 16, 16, 16))
    optimiser = torch.optim.AdamW(net.parameters(), 3e-3)
    losses: list[float] = []
    for _ in range(30):
        loss = judges.thing_loss(*net(tones(drawn.things)), drawn.kinds, drawn.shapes)
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        losses.append(float(loss.detach()))
    assert losses[-1] < 0.5 * losses[0]
    right = judges.things_right(net.eval(), drawn)
    assert right["named"] > 0.8
    assert right["overlap"] > 0.2


# -- every stage ------------------------------------------------------------------------------------------------------

Stage = Callable[[Path, int], torch.nn.Module]  # a folder for its checkpoint and how many steps -> the averaged net


def silent(told: Told) -> None: ...


@pytest.fixture
def stages(pictures: Shard, library: Library, monkeypatch: pytest.MonkeyPatch) -> dict[str, Stage]:
    """Each stage on a few fixed pictures, through the function that the command calls."""
    for module in (autoencoder, decoder, upscaler, finisher, judges):
        monkeypatch.setattr(module, "BATCH", 2)
    monkeypatch.setattr(upscaler, "CROP", 16)
    few = pictures.finished[:, 0, :32, :32]
    wanted = pictures.finished[:4, 0, :, :].repeat(3, axis=1).repeat(2, axis=2)[:, :96, :96]
    blurred = np.stack([cv2.GaussianBlur(picture, (0, 0), 2) for picture in wanted])
    rows = [0] * finisher.HELD + [0, 1, 2, 3]
    bones = np.zeros((len(rows), 48, 12, 12), np.uint8)
    some = finisher.Painted(blurred[rows], wanted[rows], wanted[rows], bones)
    true = judges.examples(range(HELD_OUT, HELD_OUT + 4))
    small = np.stack([cv2.resize(picture, (16, 16)) for picture in few])
    crops = lambda rng, count: few[:count]  # noqa: E731  the same whenever it is asked

    def taught_denoiser(folder: Path, steps: int) -> torch.nn.Module:
        net = small_denoiser()
        return denoiser.train(library, 60, folder / "run.pt", silent, net=net, frames=8, steps=steps)

    return {
        "autoencoder": lambda folder, steps: autoencoder.train(
            crops, few, 60, folder / "run.pt", silent, report=4, steps=steps
        ),
        "decoder": lambda folder, steps: decoder.train(
            small_autoencoder(), crops, few, 60, folder / "run.pt", silent, report=4, steps=steps
        ),
        "denoiser": taught_denoiser,
        "finisher": lambda folder, steps: finisher.train([some], 60, folder / "run.pt", silent, report=4, steps=steps),
        "upscaler": lambda folder, steps: upscaler.train(small, few, 60, folder / "run.pt", silent, steps=steps),
        "joints": lambda folder, steps: judges.teach_joints(true, true, 60, folder / "run.pt", silent, steps),
        "things": lambda folder, steps: judges.teach_things(true, true, 60, folder / "run.pt", silent, steps),
        "scenes": lambda folder, steps: judges.teach_scenes(true, true, 60, folder / "run.pt", silent, steps),
    }


@pytest.mark.parametrize("name", [*sorted(teaching.LESSONS.keys() - {"judges"}), *judges.LESSONS])
def test_every_stage_learns_and_goes_on_to_the_same_numbers(
    name: str, stages: dict[str, Stage], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    losses: list[float] = []
    learn = Run.learn

    def heard(run: Run, loss: torch.Tensor, seen: int) -> None:
        losses.append(float(loss.detach()))
        learn(run, loss, seen)

    monkeypatch.setattr(Run, "learn", heard)
    whole = stages[name](tmp_path / "whole", 8)
    assert min(losses[-3:]) < losses[0]
    before, losses[:] = list(losses), []

    def killed(run: Run, loss: torch.Tensor, seen: int) -> None:
        heard(run, loss, seen)
        if run.step == 3:
            run.save()
            raise KeyboardInterrupt

    monkeypatch.setattr(Run, "learn", killed)
    with pytest.raises(KeyboardInterrupt):
        stages[name](tmp_path / "killed", 8)
    monkeypatch.setattr(Run, "learn", heard)
    resumed = stages[name](tmp_path / "killed", 8)
    assert losses == before
    for one, other in zip(whole.state_dict().values(), resumed.state_dict().values(), strict=True):
        assert torch.equal(one, other)


def test_a_stage_that_had_its_time_is_passed_over_and_a_damaged_checkpoint_is_told(tmp_path: Path) -> None:
    run = Run(torch.nn.Linear(2, 2), 1, 1e-3, tmp_path / "checkpoints/autoencoder.pt")
    run.worked = 60.0
    run.save()
    assert not teaching.finished("autoencoder", 1, tmp_path)
    save(small_autoencoder(), tmp_path / "pencil/autoencoder")
    assert teaching.finished("autoencoder", 1, tmp_path)
    assert not teaching.finished("autoencoder", 2, tmp_path)
    assert not teaching.finished("decoder", 1, tmp_path)
    told: list[Told] = []
    assert train_pencil("autoencoder", "cpu", 1, tmp_path, told.append) == tmp_path / "pencil"
    assert [(event.stage, event.share) for event in told] == [("autoencoder", 1.0)]
    run.file.write_bytes(run.file.read_bytes()[:-500])
    with pytest.raises(InbetweenerError, match="damaged"):
        train_pencil("autoencoder", "cpu", 2, tmp_path)


def test_stages_say_which_one_comes_before_them(tmp_path: Path) -> None:
    for stage in ("decoder", "denoiser", "finisher", "upscaler"):
        with pytest.raises(InbetweenerError, match="no autoencoder"):
            train_pencil(stage, "cpu", 0.1, tmp_path)
    save(small_autoencoder(), tmp_path / "pencil/autoencoder")
    with pytest.raises(InbetweenerError, match="no denoiser"):
        train_pencil("finisher", "cpu", 0.1, tmp_path)


def test_examples_that_are_damaged_are_drawn_again(tmp_path: Path) -> None:
    seeds = range(HELD_OUT, HELD_OUT + 2)
    drawn = judges.kept(tmp_path / "j.npz", seeds)
    whole = (tmp_path / "j.npz").read_bytes()
    (tmp_path / "j.npz").write_bytes(whole[:-1000])
    np.testing.assert_array_equal(judges.kept(tmp_path / "j.npz", seeds).crops, drawn.crops)
    assert not list(tmp_path.glob("*.part"))
