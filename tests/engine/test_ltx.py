"""LTX-Video behind the door: real classes of diffusers with tiny random weights, from a folder on disk."""

from __future__ import annotations

import shutil
import struct
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch

from engine.conditioning.vectors import Conditioning, TextSpan
from engine.document.model import Follow
from engine.jobs.events import Counts, Event, RenderAsk, TakeMade
from engine.jobs.perform import perform
from engine.jobs.reporter import Reporter
from engine.media.video import probe
from engine.models.base import Latents, Model, Pin, Step, Window
from engine.models.folders import find_folder
from engine.models.ltx import FAMILY
from engine.models.ltx_model import lay_out
from engine.models.sentencepiece import read_vocabulary
from engine.render.easel import Easel
from engine.render.memory import RUNGS
from engine.render.noise import noise
from engine.render.request import held_by
from engine.store.takes import Quality, Take
from engine.values.errors import Cancelled, InbetweenerError
from engine.values.time import Rate, Span
from tests.engine.boards import film, walk
from tests.engine.pretended_card import pretended_card
from tests.engine.tiny_ltx import CHANNELS, VOCABULARY, make_tiny_ltx

SIZE, ROWS = (96, 64), 25
h, w, L = SIZE[1] // 32, SIZE[0] // 32, FAMILY.grid.latent_frames(ROWS)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_tiny_ltx(tmp_path_factory.mktemp("models") / "ltx")


@pytest.fixture(scope="module")
def model(folder: Path) -> Model:
    return FAMILY.load(folder, "cpu")


def seen(*texts: TextSpan, rows: int = ROWS) -> Conditioning:
    return Conditioning(
        rate=Rate(24),
        aspect=1.5,
        style="pencil",
        light="night",
        weather="clear",
        follow=Follow(),
        entities=(),
        frames=np.arange(rows, dtype=np.int32),
        poses=np.zeros((rows, 0, 18, 2), np.float32),
        pose_confidence=np.zeros((rows, 0, 18), np.float32),
        person_entity=np.zeros(0, np.int32),
        boxes=np.zeros((rows, 0, 4), np.float32),
        box_valid=np.zeros((rows, 0), bool),
        depth_order=np.zeros((rows, 0), np.float32),
        place=np.full(rows, -1, np.int32),
        camera=np.tile(np.eye(2, 3, dtype=np.float32), (rows, 1, 1)),
        texts=texts,
        pinned=(),
    )


def pictures(count: int) -> np.ndarray:
    return np.random.default_rng(1).integers(0, 256, (count, SIZE[1], SIZE[0], 3)).astype(np.uint8)


def window(model: Model, rows: tuple[int, ...] = (0, 8, 24), **changes: object) -> Window:
    painted = pictures(len(rows))
    pins = tuple(Pin(row, picture, model.encode(picture[None])) for row, picture in zip(rows, painted, strict=True))
    plain = Window(seen(), SIZE, pins, noise(7, range(0, ROWS, 8), CHANNELS, h, w), steps=2)
    return replace(plain, **changes)


def paint(model: Model, asked: Window) -> Latents:
    return model.paint(asked, lambda step: None)


def test_a_window_is_painted_decoded_and_looked_at_between_its_steps(model: Model):
    steps: list[Step] = []
    calls = model.calls
    latents = model.paint(window(model), steps.append)
    assert latents.shape == (L, CHANNELS, h, w)
    assert latents.dtype == np.float32
    assert [(step.step, step.steps, step.denoised.shape) for step in steps] == [(n, 2, latents.shape) for n in (1, 2)]
    assert model.calls - calls == 2
    assert np.allclose(steps[-1].denoised[1:], latents[1:], atol=1e-4)
    assert model.decode(latents).shape == (ROWS, SIZE[1], SIZE[0], 3)
    assert model.preview(latents).shape == (L, h, w, 3)


def test_with_less_memory_the_same_window_is_painted_and_its_pictures_come_in_pieces(folder: Path):
    frugal, asked = FAMILY.load(folder, "cpu"), seen()
    whole = window(frugal, seen=replace(asked, follow=Follow(words=1.0)))
    before = paint(frugal, whole)
    assert [rung for rung in RUNGS if frugal.economise(rung)] == ["tiles", "portions"]  # there is no card to leave
    assert np.abs(paint(frugal, whole) - before).max() < 1e-4
    assert frugal.decode(before).shape == (ROWS, SIZE[1], SIZE[0], 3)
    assert not frugal.economise("portions")


@pytest.mark.parametrize("free", [1 << 40, 0], ids=["with room for all of it", "with room for a part at a time"])
def test_with_a_card_everything_lies_on_it_when_it_is_needed(model: Model, folder: Path, free: int):
    """On a pretended card: what this cannot tell is how fast a real one is."""
    spans = TextSpan(Span(0, 12), "a red lamp"), TextSpan(Span(12, 25), "night")
    asked = window(model, seen=replace(seen(*spans), follow=Follow(words=1.0)))
    here = paint(model, asked)
    with pretended_card(free):
        there = FAMILY.load(folder, "cuda:0")
        assert np.abs(paint(there, asked) - here).max() < 0.1  # it works in bfloat16 there
        assert np.abs(there.decode(here).astype(int) - model.decode(here)).max() < 12
        assert np.abs(there.upsample(here) - model.upsample(here)).max() < 0.1


def test_with_a_card_that_is_full_pictures_are_decoded_by_the_processor(model: Model, folder: Path):
    asked = window(model)
    here = paint(model, asked)
    with pretended_card():
        there = FAMILY.load(folder, "cuda:0")
        assert there.economise("processor") == "pictures were decoded by the processor"
        assert np.abs(paint(there, asked) - here).max() < 0.1
        assert np.abs(there.decode(here).astype(int) - model.decode(here)).max() < 12


def test_a_film_that_is_faster_than_it_was_taught_is_painted_at_half_its_rate(model: Model):
    asked = window(model)
    half = replace(asked.seen, rate=Rate(60), frames=asked.seen.frames * 2)
    generator = torch.Generator()
    plain = replace(half, rate=Rate(30), frames=asked.seen.frames)
    laid = [lay_out(replace(asked, seen=each), 1.0, generator).where for each in (half, plain)]
    assert torch.equal(*laid)
    films = [film(walk("a", 48), rate=Rate.of(rate)) for rate in ("23.976", "24", "25", "30", "48", "50", "60")]
    assert [held_by(each, FAMILY) for each in films] == [1, 1, 1, 1, 2, 2, 2]


def test_the_first_frame_is_its_picture_and_every_other_pin_is_heard(model: Model):
    asked = window(model)
    latents = paint(model, asked)
    assert np.array_equal(latents[0], asked.pins[0].latents[0])
    for heard in (1, 2):
        other = replace(asked.pins[heard], latents=asked.pins[heard].latents + 1)
        pins = tuple(other if at == heard else pin for at, pin in enumerate(asked.pins))
        assert np.abs(paint(model, replace(asked, pins=pins)) - latents).max() > 1e-3
    with pytest.raises(ValueError, match="row 25 of 25"):
        paint(model, replace(asked, pins=(replace(asked.pins[0], row=25),)))


def test_the_same_window_is_the_same_picture_after_anything_else(model: Model):
    asked = window(model, pins=(replace(window(model).pins[0], row=16, strength=0.5),))
    before = paint(model, asked)
    paint(model, window(model, noise=noise(8, range(0, ROWS, 8), CHANNELS, h, w)))
    assert np.array_equal(paint(model, asked), before)


def test_it_stops_between_two_steps_and_works_again(model: Model):
    asked = window(model, steps=6)
    calls = model.calls

    def stop(step: Step) -> None:
        if step.step == 2:
            raise Cancelled

    with pytest.raises(Cancelled):
        model.paint(asked, stop)
    assert model.calls - calls == 2
    assert np.isfinite(paint(model, asked)).all()


@pytest.mark.parametrize("rows", [(), (0, 8, 24), (13,)])
def test_it_paints_what_the_pipeline_of_diffusers_paints_from_the_same_noise(model: Model, rows: tuple[int, ...]):
    import torch
    from diffusers.pipelines.ltx.pipeline_ltx_condition import LTXVideoCondition
    from PIL import Image

    from engine.conditioning.sentence import sentence_at
    from engine.models.ltx_model import UNWANTED, Ltx

    assert isinstance(model, Ltx)
    asked = window(model, rows, steps=4)
    theirs = model.pipeline(
        conditions=[LTXVideoCondition(Image.fromarray(pin.picture), frame_index=pin.row) for pin in asked.pins] or None,
        prompt=sentence_at(asked.seen, 0),
        negative_prompt=UNWANTED,
        width=SIZE[0],
        height=SIZE[1],
        num_frames=ROWS,
        frame_rate=24,
        num_inference_steps=4,
        generator=torch.Generator().manual_seed(3),
        output_type="latent",
    ).frames[0]
    generator = torch.Generator().manual_seed(3)
    drawn = torch.randn((1, CHANNELS, L, h, w), generator=generator)
    for pin in asked.pins:  # theirs draws for the encoder, and for the blur of a loose pin even when it is firm
        for _ in range(1 if pin.row == 0 else 2):
            torch.randn((1, CHANNELS, 1, h, w), generator=generator)
    with torch.no_grad():
        ours = model.sample(replace(asked, noise=drawn[0].transpose(0, 1).numpy()), lambda step: None, generator)
    skipped = 1 if 0 in rows else 0  # theirs leaves some noise on a first frame that is given
    assert np.abs(ours - theirs.transpose(0, 1).numpy())[skipped:].max() < 1e-4


def test_words_reach_only_the_frames_that_they_are_written_for(model: Model):
    calm, changed = ((TextSpan(Span(0, 9), "a lamp"), TextSpan(Span(9, 25), last)) for last in ("a woman", "blue"))
    steps: list[Step] = []
    model.paint(window(model, (), seen=seen(*calm), steps=1), steps.append)
    model.paint(window(model, (), seen=seen(*changed), steps=1), steps.append)
    apart = np.abs(steps[0].denoised - steps[1].denoised).max(axis=(1, 2, 3))
    # frames attend to each other, so the first two move a little, and the last two much more
    assert apart[2:].min() > 10 * apart[:2].max()
    unheard = replace(seen(*calm), follow=Follow(words=0))
    assert np.array_equal(
        paint(model, window(model, seen=unheard)), paint(model, window(model, seen=replace(unheard, texts=changed)))
    )


def test_a_start_is_kept_the_more_the_less_noise_it_gets(model: Model):
    from engine.models.ltx_model import noise_levels

    start = paint(model, window(model, ()))
    apart = [
        float(np.abs(paint(model, window(model, (), start=start, strength=strength)) - start).mean())
        for strength in (0.01, 0.3, 0.9)
    ]
    assert apart[0] < 0.05 < apart[1] < apart[2]
    assert noise_levels(4, 0.7)[0] == pytest.approx(0.7, abs=1e-3)
    # the last six of ten steps, which is how the two official stages are joined
    assert noise_levels(4, noise_levels(10)[6]) == pytest.approx(noise_levels(10)[6:], abs=2e-3)


def test_its_own_upsampler_doubles_latents_as_the_pipeline_does(model: Model, folder: Path, tmp_path: Path):
    import torch
    from diffusers.pipelines.ltx.pipeline_ltx_latent_upsample import LTXLatentUpsamplePipeline

    latents = paint(model, window(model, ()))
    larger = model.upsample(latents)
    assert larger.shape == (L, CHANNELS, 2 * h, 2 * w)
    pipeline = LTXLatentUpsamplePipeline(model.pipeline.vae, model.upsampler)
    packed = torch.from_numpy(latents).transpose(0, 1)[None]
    theirs = pipeline(latents=packed, width=192, height=128, output_type="latent").frames[0]
    assert np.abs(larger - theirs.transpose(0, 1).numpy()).max() < 1e-5
    shutil.copytree(folder, tmp_path / "plain", ignore=shutil.ignore_patterns("latent_upsampler"))
    assert not hasattr(FAMILY.load(tmp_path / "plain", "cpu"), "upsample")


def test_the_cheap_look_has_the_colours_of_the_picture(model: Model):
    fields = np.random.default_rng(5).integers(0, 256, (32, 4, 4, 3)).astype(np.uint8)
    looks = model.preview(model.encode(fields.repeat(32, axis=1).repeat(32, axis=2)))
    alike = [np.corrcoef(looks[..., colour].ravel(), fields[..., colour].ravel())[0, 1] for colour in range(3)]
    assert min(alike) > 0.1  # random weights keep this much of a colour; the line was fitted to other fields


@pytest.mark.parametrize("name", ["transformer/model.bin", "my_pipeline.py", "vae/weights.ckpt"])
def test_a_folder_that_could_run_code_is_refused_in_one_sentence(folder: Path, tmp_path: Path, name: str):
    shutil.copytree(folder, tmp_path / "ltx")
    (tmp_path / "ltx" / name).write_bytes(b"")
    with pytest.raises(InbetweenerError, match="can run code") as refused:
        FAMILY.load(tmp_path / "ltx", "cpu")
    assert name in refused.value.sentence


@pytest.mark.parametrize("part", [["subprocess", "Popen"], ["ltx_custom", "LTXVideoTransformer3DModel"], None])
def test_a_folder_with_parts_of_another_kind_is_refused(folder: Path, tmp_path: Path, part: list[str] | None):
    import json

    shutil.copytree(folder, tmp_path / "ltx")
    index = json.loads((folder / "model_index.json").read_text())
    (tmp_path / "ltx" / "model_index.json").write_text(json.dumps({**index, "transformer": part}))
    with pytest.raises(InbetweenerError, match="transformer in the model folder ltx"):
        FAMILY.load(tmp_path / "ltx", "cpu")


def test_its_folder_is_found_by_name_or_where_the_artist_said(folder: Path, tmp_path: Path, monkeypatch):
    monkeypatch.setenv("INBETWEENER_HOME", str(tmp_path))
    monkeypatch.setenv("INBETWEENER_MODELS", "")
    assert find_folder("ltx") is None
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "models.json").write_text(f'{{"ltx": "{folder.as_posix()}"}}')
    assert find_folder("ltx") == folder
    (tmp_path / "data" / "models.json").unlink()
    monkeypatch.setenv("INBETWEENER_MODELS", str(folder.parent))
    assert find_folder("ltx") == folder


def test_a_vocabulary_is_read_from_sentencepiece_as_from_json(folder: Path, model: Model, tmp_path: Path):
    shutil.copytree(folder, tmp_path / "ltx")
    (tmp_path / "ltx" / "tokenizer" / "tokenizer.json").unlink()
    (tmp_path / "ltx" / "tokenizer" / "spiece.model").write_bytes(sentencepiece_model(VOCABULARY))
    pieces, normaliser = read_vocabulary(tmp_path / "ltx" / "tokenizer" / "spiece.model")
    assert ([piece for piece, _ in pieces], normaliser) == ([piece for piece, _ in VOCABULARY], b"")
    other = FAMILY.load(tmp_path / "ltx", "cpu")
    line = "a red lamp, a woman"
    assert other.pipeline.tokenizer(line).input_ids == model.pipeline.tokenizer(line).input_ids


def sentencepiece_model(vocabulary: list[tuple[str, float]]) -> bytes:
    """A vocabulary in the form of sentencepiece: field 1 of a message for every piece, with its text and its score."""
    data = b""
    for text, score in vocabulary:
        piece = b"\x0a" + bytes([len(text.encode())]) + text.encode() + b"\x15" + struct.pack("<f", score)
        data += b"\x0a" + bytes([len(piece)]) + piece
    return data + b"\x1a\x00"


def test_a_film_of_two_shots_is_painted_once_and_refined_from_its_drafts(folder: Path, tmp_path: Path):
    small = replace(
        FAMILY,
        grid=replace(FAMILY.grid, channels=CHANNELS),
        draft_pixels=96 * 64,
        draft_steps=2,
        final_pixels=192 * 128,
        final_steps=2,
        find=lambda: folder,
    )
    easel = Easel({"ltx": small}, tmp_path / "cache", "cpu")
    project = tmp_path / "Two.inbetween"
    project.mkdir()
    document = film(walk("shot-1", 20), walk("shot-2", 9, seed=1), model="ltx", width=192, height=128)

    def render(quality: Quality) -> tuple[Counts, list[Take]]:
        told: list[Event] = []
        reporter = Reporter("job", told.append)
        perform(easel, RenderAsk(document, project, (), quality, film=project / "film.mp4"), reporter)
        return reporter.counts, [event.take for event in told if isinstance(event, TakeMade)]

    counts, takes = render("draft")
    # shot 1 has keys at 0 and 24 with one gap between them, shot 2 at 0 and 8: six windows of two steps
    assert (counts.windows, counts.model_calls, counts.store_hits, counts.frames) == (6, 12, 0, 29)
    assert [(take.width, take.height, take.frames, take.held) for take in takes] == [(96, 64, 20, 1), (96, 64, 9, 1)]
    assert "LTX-Video does not follow poses." in takes[0].notes
    assert probe(project / "film.mp4").frames == 29
    assert render("draft")[0].model_calls == 0
    shutil.rmtree(project / "takes")
    again, _ = render("draft")
    assert (again.model_calls, again.store_hits) == (0, 6)
    counts, takes = render("final")
    assert (counts.windows, counts.model_calls, counts.store_hits) == (6, 12, 6)
    assert [(take.width, take.height) for take in takes] == [(192, 128)] * 2


def shard_file(folder: Path, part: str) -> Path:
    return next((folder / part).glob("*.safetensors"))


def test_a_folder_that_was_not_loaded_to_its_end_is_told_before_it_is_opened(folder: Path, tmp_path: Path):
    """As an interrupted download, git without its large files, and a forgotten shard leave it."""

    def spoilt(part: str, what: bytes | None) -> str:
        place = tmp_path / "ltx"
        shutil.rmtree(place, ignore_errors=True)
        shutil.copytree(folder, place)
        if what is None:
            shard_file(place, part).unlink()
        else:
            shard_file(place, part).write_bytes(what)
        with pytest.raises(InbetweenerError) as refused:
            FAMILY.load(place, "cpu")
        return refused.value.sentence

    whole = shard_file(folder, "transformer").read_bytes()
    assert "holds no transformer" in spoilt("transformer", None)
    assert "not there to its end" in spoilt("transformer", whole[:-100])
    assert "not there to its end" in spoilt("vae", b"")
    assert "git lfs pull" in spoilt("text_encoder", b"version https://git-lfs.github.com/spec/v1\noid sha256:00\n")
    assert "is damaged" in spoilt("vae", b"\xff" * 5000)
    place = tmp_path / "ltx"
    shutil.rmtree(place)
    shutil.copytree(folder, place)
    index = place / "transformer" / "diffusion_pytorch_model.safetensors.index.json"
    index.write_text('{"weight_map": {"proj_in.weight": "diffusion_pytorch_model-00002-of-00002.safetensors"}}')
    with pytest.raises(InbetweenerError, match=r"00002-of-00002\.safetensors is missing"):
        FAMILY.load(place, "cpu")
    shutil.rmtree(place / "tokenizer")
    index.unlink()
    with pytest.raises(InbetweenerError, match="holds no tokenizer"):
        FAMILY.load(place, "cpu")


def test_one_sentence_for_all_frames_takes_one_row_of_attention(model: Model):
    """A row for every token would be a gigabyte in a final, and say the same."""
    alone = seen(TextSpan(Span(0, ROWS), "a red lamp"))
    words, bias, _ = model._words(alone, L, h * w, 0, torch.device("cpu"))
    assert bias.shape == (2, 1, words.shape[1])
    many = seen(TextSpan(Span(0, 9), "a red lamp"), TextSpan(Span(9, ROWS), "a woman"))
    words, bias, _ = model._words(many, L, h * w, 0, torch.device("cpu"))
    assert bias.shape == (2, L * h * w, words.shape[1])
