"""Promises of Pencil's training: it takes up where it stopped, and an artist's silence is part of the lesson."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

torch = pytest.importorskip("torch")

from engine.models.pencil_nets import Autoencoder, Denoiser  # noqa: E402
from engine.training import Told, autoencoder, denoiser, world  # noqa: E402
from engine.training.lessons import Library, encoded, lesson, pins  # noqa: E402
from engine.training.loop import Run  # noqa: E402
from engine.training.shards import Shard, draw, file_of, shape_of  # noqa: E402
from engine.training.teaching import save, settled  # noqa: E402

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
    assert {(16, 224, 128), (1, 224, 128), (1, 448, 256), (1, 128, 224)} <= shapes
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
