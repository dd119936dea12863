"""What becomes of a final's pictures: enlarged to the film's size, filled up to its rate, evened out; and the whole cut together."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import cv2
import msgspec
import numpy as np
import pytest
import torch
from safetensors.torch import save_file

from engine.bench.shot import film as bench_film
from engine.blocking import film as blocking_film
from engine.cli import main
from engine.conditioning.compile import compile_shot
from engine.document.film_edits import set_size, set_upscaler
from engine.document.model import CameraKey, Document
from engine.measure.judge import Judge
from engine.measure.marks import read_marks
from engine.measure.steadiness import decibels
from engine.media.flow import Picture, halfway
from engine.media.video import probe, read_frames
from engine.models.upscalers import Upscaler, open_upscaler
from engine.render.easel import Easel
from engine.render.enlarge import enlarged, enlarged_size, tiled
from engine.render.finals import paint_final
from engine.render.refine import filled, steadied
from engine.render.request import request_of_shot
from engine.render.shots import Project, paint_draft
from engine.render.watch import Nobody
from engine.store.takes import read_takes, take_frames
from engine.values.errors import InbetweenerError
from engine.values.time import Rate
from tests.engine.boards import film, walk
from tests.engine.tiny_family import FAMILIES, strided

SIZE = 224, 128


def picture(width: int = 40, height: int = 24) -> Picture:
    return np.random.default_rng(0).integers(0, 256, (height, width, 3)).astype(np.uint8)


def frames_of(camera: tuple[CameraKey, ...] = (CameraKey(0),), frames: int = 24) -> tuple[object, list[Picture]]:
    document = bench_film()
    shot = msgspec.structs.replace(document.shot("shot-0"), camera=camera)
    seen = compile_shot(document, shot).rows(slice(0, frames))
    return seen, list(blocking_film(seen, SIZE, "colour"))


# -- enlargers that a person brings -----------------------------------------------------------------------------------


def dense(
    times: int = 4, width: int = 6, growth: int = 4, blocks: int = 2, *, plain: bool = False
) -> dict[str, torch.Tensor]:
    """Weights of an ESRGAN network; ``plain`` ones pass the picture through."""
    fold = {4: 1, 2: 2, 1: 4}[times]
    generator = torch.Generator().manual_seed(7)
    weights: dict[str, torch.Tensor] = {}

    def conv(name: str, inside: int, outside: int) -> None:
        kernel = torch.randn(outside, inside, 3, 3, generator=generator) * (0.0 if plain else 0.1)
        if plain and "rdb" not in name and name != "conv_body":
            for channel in range(min(inside, outside)):
                kernel[channel, channel, 1, 1] = 1.0
        weights[f"{name}.weight"], weights[f"{name}.bias"] = kernel, torch.zeros(outside)

    conv("conv_first", 3 * fold**2, width)
    for block in range(blocks):
        for part in (1, 2, 3):
            for layer in range(1, 6):
                conv(
                    f"body.{block}.rdb{part}.conv{layer}", width + (layer - 1) * growth, growth if layer < 5 else width
                )
    for name in ("conv_body", "conv_up1", "conv_up2", "conv_hr"):
        conv(name, width, width)
    conv("conv_last", width, 3)
    return weights


def test_an_enlarger_that_passes_everything_through_repeats_pixels(tmp_path):
    save_file(dense(plain=True), tmp_path / "x.safetensors")
    upscaler = Upscaler(tmp_path / "x.safetensors")
    small = picture()
    assert upscaler.times == 4
    assert (upscaler.upscale(small[None])[0] == small.repeat(4, 0).repeat(4, 1)).all()


def test_the_first_names_of_the_layers_are_read_as_the_later_ones(tmp_path):
    new = dense()
    old: dict[str, torch.Tensor] = {}
    for name, tensor in new.items():
        kind = name.rpartition(".")[2]
        parts = name.split(".")
        if "rdb" in name:
            old[f"model.1.sub.{parts[1]}.RDB{parts[2][3]}.conv{parts[3][4]}.0.{kind}"] = tensor
        else:
            place = {
                "conv_first": "0",
                "conv_body": "1.sub.2",
                "conv_up1": "3",
                "conv_up2": "6",
                "conv_hr": "8",
                "conv_last": "10",
            }
            old[f"model.{place[parts[0]]}.{kind}"] = tensor
    save_file(new, tmp_path / "new.safetensors")
    save_file(old, tmp_path / "old.safetensors")
    one, other = (Upscaler(tmp_path / f"{name}.safetensors").upscale(picture()[None]) for name in ("new", "old"))
    assert (one == other).all()
    assert one.shape == (1, 96, 160, 3)


def test_one_that_doubles_folds_pixels_at_first_whatever_their_number(tmp_path):
    save_file({f"params_ema.{name}": tensor for name, tensor in dense(times=2).items()}, tmp_path / "x2.safetensors")
    upscaler = Upscaler(tmp_path / "x2.safetensors")
    assert upscaler.times == 2
    assert upscaler.upscale(picture(31, 17)[None]).shape == (1, 34, 62, 3)


def test_a_compact_one_lays_its_answer_over_the_picture_enlarged(tmp_path):
    weights = {
        "body.0.weight": torch.zeros(8, 3, 3, 3), "body.0.bias": torch.zeros(8), "body.1.weight": torch.zeros(8),
        "body.2.weight": torch.zeros(12, 8, 3, 3), "body.2.bias": torch.full((12,), 10 / 255),
    }  # fmt: skip
    save_file(weights, tmp_path / "compact.safetensors")
    upscaler = Upscaler(tmp_path / "compact.safetensors")
    small = picture() // 2
    assert upscaler.times == 2
    assert (upscaler.upscale(small[None])[0] == small.repeat(2, 0).repeat(2, 1) + 10).all()


def test_what_is_no_enlarger_is_refused_in_words(tmp_path, monkeypatch):
    save_file({"transformer.weight": torch.zeros(3)}, tmp_path / "other.safetensors")
    with pytest.raises(InbetweenerError, match="another kind"):
        Upscaler(tmp_path / "other.safetensors")
    (tmp_path / "bad.safetensors").write_bytes(b"no")
    with pytest.raises(InbetweenerError, match="damaged"):
        Upscaler(tmp_path / "bad.safetensors")
    monkeypatch.setenv("INBETWEENER_MODELS", str(tmp_path))
    with pytest.raises(InbetweenerError, match="not on this computer"):
        open_upscaler("nobody")


# -- to the size that is asked ----------------------------------------------------------------------------------------


class Blurs:
    """An enlarger that looks three pixels far."""

    times = 2

    def __init__(self) -> None:
        self.largest = 0

    def upscale(self, pictures):
        self.largest = max(self.largest, *pictures.shape[1:3])
        large = [cv2.resize(each, None, fx=2, fy=2, interpolation=cv2.INTER_NEAREST) for each in pictures]
        return np.stack([cv2.blur(each, (5, 5)) for each in large])


def test_tile_by_tile_is_the_same_picture_in_the_memory_of_a_tile():
    upscaler, large = Blurs(), picture(150, 90)
    whole = upscaler.upscale(large[None])[0]
    upscaler.largest = 0
    assert (tiled(upscaler, large, tile=32, halo=8) == whole).all()
    assert upscaler.largest <= 32 + 2 * 8


@pytest.mark.parametrize("size", [(1280, 720), (1920, 1080), (3840, 2160)])
def test_a_picture_becomes_just_the_size_of_the_film(size):
    document = set_size(film(walk("shot-1", 12)), *size)
    assert enlarged_size((448, 256), document) == size
    assert enlarged(Blurs(), picture(448, 256), (size[0] // 4, size[1] // 4)).shape == (size[1] // 4, size[0] // 4, 3)
    assert enlarged_size((448, 448), document) == (size[0], size[0])  # no picture is pulled out of shape
    assert enlarged_size((4000, 2250), document) == (4000, 2250)


def final(document: Document, project: Path, tmp_path: Path, families=FAMILIES):
    easel = Easel(families, tmp_path / "cache", "cpu")
    shot = document.shot("shot-1")
    paint_draft(easel, Project(document, project), shot, Nobody())
    return paint_final(easel, Project(document, project), shot, Nobody())


def test_a_final_is_enlarged_by_the_file_that_the_film_names_and_is_stale_when_another_is_named(
    project, tmp_path, monkeypatch
):
    (tmp_path / "upscalers").mkdir()
    save_file(dense(plain=True), tmp_path / "upscalers" / "plain.safetensors")
    monkeypatch.setenv("INBETWEENER_MODELS", str(tmp_path))
    document = set_upscaler(set_size(film(walk("shot-1", 6)), 512, 256), "plain")
    take = final(document, project, tmp_path)
    assert (take.width, take.height) == (512, 256)
    pictures = list(read_frames(take_frames(project / "takes", take)))
    assert (pictures[0][::4, ::4] == pictures[0][1::4, 2::4]).all()  # every pixel four times, and no other resampling
    asked = [request_of_shot(each, each.shot("shot-1"), "final", families=FAMILIES).digest for each in (
        document, set_upscaler(document, ""), set_size(document, 1024, 512),
    )]  # fmt: skip
    assert len(set(asked)) == 3
    assert asked[0] == take.request


# -- to the rate of the film ------------------------------------------------------------------------------------------


def test_a_final_of_a_family_that_is_slower_has_every_frame_of_the_film(project, tmp_path):
    slow = replace(strided(4, 9), rate=12)
    document = msgspec.structs.replace(film(walk("shot-1", 30)), model="strided")
    take = final(document, project, tmp_path, {"strided": slow})
    (draft,) = (each for each in read_takes(project / "takes", "shot-1") if each.quality == "draft")
    assert (draft.frames, draft.held) == (15, 2)
    assert (take.frames, take.held) == (30, 1)
    assert probe(take_frames(project / "takes", take)).frames == 30
    assert probe(take_frames(project / "takes", take)).rate == Rate(24)
    assert take.notes == ("Tiny paints 12 of 24 frames a second; those between are filled in.",)
    assert draft.notes == ()
    # what was filled in is judged, too, and moves as the board does
    marks = read_marks(project / "takes", take)
    assert marks.rows == tuple(range(30))
    quick = final(document, project, tmp_path, {"strided": strided(4, 9)})
    wanted = read_marks(project / "takes", quick)
    assert marks.motion < 1.3 * wanted.motion
    assert len(marks.frozen) <= len(wanted.frozen)


def test_frames_between_painted_ones_lie_between_and_painted_ones_stay():
    _, whole = frames_of((CameraKey(0, zoom=1.1), CameraKey(23, centre=(0.6, 0.5), zoom=1.1, ease="linear")))
    rows = tuple(range(0, 24, 3))
    made = list(filled([whole[row] for row in rows], rows, 24))
    assert len(made) == 24
    assert all((made[row] == whole[row]).all() for row in rows)
    assert (made[23] == made[21]).all()  # behind the last there is nothing to move to
    held = [whole[at // 3 * 3] for at in range(24)]
    mixed = [
        cv2.addWeighted(whole[at // 3 * 3], 1 - at % 3 / 3, whole[min(21, at // 3 * 3 + 3)], at % 3 / 3, 0)
        for at in range(24)
    ]
    near = [np.mean([decibels(way[at], whole[at]) for at in range(21) if at % 3]) for way in (made, mixed, held)]
    assert near[0] > near[1] + 3 > near[2] + 3


def test_what_is_hidden_leaves_no_ghost():
    before, after = (np.full((64, 128, 3), 200, np.uint8) for _ in range(2))
    texture = np.random.default_rng(1).integers(60, 120, (40, 30, 3)).astype(np.uint8)
    ground = (
        cv2.GaussianBlur(np.random.default_rng(2).normal(190, 40, (64, 128)), (0, 0), 2).clip(0, 255).astype(np.uint8)
    )
    for frame, left in ((before, 30), (after, 42)):
        frame[:] = ground[..., None]
        frame[12:52, left : left + 30] = texture
    wanted = np.repeat(ground[..., None], 3, 2)
    wanted[12:52, 36:66] = texture
    between = halfway(before, after, 0.5)
    ghosts = cv2.addWeighted(before, 0.5, after, 0.5, 0)
    assert decibels(between, wanted) > decibels(ghosts, wanted) + 5
    assert (halfway(before, after, 0.0) == before).mean() > 0.98


# -- evened out -------------------------------------------------------------------------------------------------------


def test_evening_out_takes_gain_and_grain_and_leaves_motion_alone():
    seen, clean = frames_of()

    def judged(pictures):
        judge = Judge(seen, range(24), SIZE, lambda _asset, _size: clean[0])
        for each in pictures:
            judge.see(each)
        return judge.marks()

    rng = np.random.default_rng(0)
    spoiled = [
        np.clip(p * (1 + 0.02 * (-1) ** at) + rng.normal(0, 3, (*p.shape[:2], 1)), 0, 255).astype(np.uint8)
        for at, p in enumerate(clean)
    ]
    before, after, untouched = judged(spoiled), judged(steadied(spoiled)), judged(steadied(clean))
    assert after.gain < before.gain / 3
    assert after.grain < before.grain * 0.8
    assert untouched.frozen == untouched.faults == ()
    assert untouched.motion < 2 * max(0.1, judged(clean).motion)


def test_the_models_command_names_the_enlargers_that_are_there(tmp_path, monkeypatch, capsys):
    (tmp_path / "upscalers").mkdir()
    save_file(dense(plain=True), tmp_path / "upscalers" / "sharp.safetensors")
    monkeypatch.setenv("INBETWEENER_MODELS", str(tmp_path))
    assert main(["models"]) == 0
    assert "sharp enlarges finals" in capsys.readouterr().out
