"""Pictures, video and sound in files: what is written comes back, at the exact rate, in the right colours."""

from __future__ import annotations

import io
import resource
import signal
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import pytest
from PIL import Image

from engine.document.assets import Assets
from engine.document.film_edits import new_document
from engine.document.sound_edits import add_sound
from engine.media import pictures, sound
from engine.media.video import VideoWriter, probe, read_frames
from engine.values.errors import InbetweenerError
from engine.values.time import Rate

PATCHES = (
    (255, 0, 0),
    (0, 255, 0),
    (0, 0, 255),
    (255, 255, 0),
    (20, 40, 200),
    (250, 250, 250),
    (5, 5, 5),
    (200, 120, 90),
)


def patches(frame: int = 0) -> np.ndarray:
    """Flat patches of 32 x 32 pixels, as chroma is stored for two pixels at once."""
    row = np.concatenate([np.full((32, 32, 3), colour, np.uint8) for colour in np.roll(PATCHES, frame, 0)], 1)
    return np.concatenate([row, row[:, ::-1]])


@pytest.mark.parametrize("rate", [Rate(24), Rate(25), Rate(24000, 1001), Rate(12)])
def test_a_video_has_the_exact_rate_length_and_colour_tags(tmp_path, rate):
    path = tmp_path / "film.mp4"
    tone = np.sin(np.arange(48_000 * 3)[:, None] * np.array([0.05, 0.06])).astype(np.float32) * 0.3
    with VideoWriter(path, rate, (256, 64), sound=tone) as video:
        for frame in range(24):
            video.write(patches(frame // 8))
    facts = probe(path)
    assert (facts.rate, facts.width, facts.height, facts.frames, facts.sound, facts.colours) == (
        rate,
        256,
        64,
        24,
        True,
        "bt709",
    )
    with av.open(str(path)) as file:
        stream, heard = file.streams.video[0], file.streams.audio[0]
        assert stream.duration * stream.time_base == 24 / rate.fraction
        assert abs(heard.duration * heard.time_base - 24 / rate.fraction) < Fraction(1, 20)
        context = stream.codec_context
        assert (context.color_primaries, context.color_trc, context.colorspace, context.color_range) == (1, 1, 1, 1)
        frame = next(file.decode(stream))
        assert (frame.color_primaries, frame.color_trc, frame.colorspace, frame.color_range) == (1, 1, 1, 1)
    head = path.read_bytes()
    assert head.index(b"moov") < head.index(b"mdat")  # plays before it is loaded to its end


def test_colours_come_back(tmp_path):
    frames = [patches(frame) for frame in range(6)]
    for name, codec, worst in (("film.mp4", "h264", 2), ("film.mkv", "ffv1", 0)):
        with VideoWriter(tmp_path / name, Rate(24), (256, 64), codec) as video:
            for frame in frames:
                video.write(frame)
        back = list(read_frames(tmp_path / name))
        assert len(back) == 6
        for before, after in zip(frames, back, strict=True):
            inner = np.abs(before.astype(int) - after)[8:24].reshape(-1, 8, 32, 3)[:, :, 8:-8]  # off the edges
            assert inner.max() <= worst


def test_some_frames_can_be_read(tmp_path):
    with VideoWriter(tmp_path / "take.mkv", Rate(12), (64, 32), "ffv1") as video:
        for frame in range(10):
            video.write(np.full((32, 64, 3), frame, np.uint8))
    assert [int(frame[0, 0, 0]) for frame in read_frames(tmp_path / "take.mkv", 3, 6)] == [3, 4, 5]


def write(path: Path, codec, frames) -> None:
    with VideoWriter(path, Rate(24), (128, 128), codec) as video:
        for frame in frames:
            video.write(frame)


def test_a_video_that_is_broken_off_leaves_the_old_one(tmp_path):
    def broken_off():
        yield np.zeros((128, 128, 3), np.uint8)
        raise KeyError

    path = tmp_path / "film.mp4"
    path.write_bytes(b"the old film")
    with pytest.raises(KeyError):
        write(path, "h264", broken_off())
    assert path.read_bytes() == b"the old film"
    assert [inner.name for inner in tmp_path.iterdir()] == ["film.mp4"]


def test_a_full_disk_is_told_and_leaves_no_half_video(tmp_path):
    noise = np.random.default_rng(0).integers(0, 255, (128, 128, 3), np.uint8)
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    try:
        resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, hard))
        with pytest.raises(InbetweenerError, match="could not be written"):
            write(tmp_path / "film.mkv", "ffv1", [noise] * 30)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        signal.signal(signal.SIGXFSZ, handler)
    assert list(tmp_path.iterdir()) == []


def test_odd_sizes_are_refused_in_words(tmp_path):
    with pytest.raises(InbetweenerError, match="even"):
        VideoWriter(tmp_path / "a.mp4", Rate(24), (63, 64))


def test_scripts_and_playlists_are_no_videos(tmp_path):
    (tmp_path / "secret.mp4").write_bytes(b"x")
    for name, content in (
        ("list.mp4", "ffconcat version 1.0\nfile secret.mp4\n"),
        ("play.mp4", "#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXTINF:1,\nhttp://127.0.0.1:9/x.ts\n"),
    ):
        (tmp_path / name).write_text(content)
        with pytest.raises(InbetweenerError):
            probe(tmp_path / name)
    for address in ("http://127.0.0.1:9/a.mp4", "concat:a|b"):
        with pytest.raises(InbetweenerError, match="no file"):
            probe(Path(address))


def test_pictures_of_every_kind_are_read_upright_on_white(tmp_path):
    red = Image.new("RGB", (8, 4), (200, 30, 40))
    red.save(tmp_path / "a.png")
    red.save(tmp_path / "a.tiff")
    red.save(tmp_path / "a.bmp")
    red.quantize().save(tmp_path / "a.gif")
    red.save(tmp_path / "a.webp", lossless=True)
    for path in tmp_path.iterdir():
        assert pictures.read(path).shape == (4, 8, 3)
        assert np.abs(pictures.read(path)[0, 0].astype(int) - (200, 30, 40)).max() <= 1
    exif = Image.Exif()
    exif[0x0112] = 6
    red.save(tmp_path / "turned.jpg", exif=exif, quality=95)
    assert pictures.read(tmp_path / "turned.jpg").shape == (8, 4, 3)
    assert pictures.size(tmp_path / "turned.jpg") == (4, 8)
    Image.new("RGBA", (2, 2), (0, 0, 0, 0)).save(tmp_path / "clear.png")
    assert pictures.read(tmp_path / "clear.png").min() == 255
    Image.fromarray(np.array([[0, 32768, 65535]], np.uint16)).save(tmp_path / "deep.png")
    assert pictures.read(tmp_path / "deep.png")[0, :, 0].tolist() == [0, 128, 255]


def test_what_is_no_picture_is_told(tmp_path):
    (tmp_path / "a.png").write_text("no picture")
    with pytest.raises(InbetweenerError, match="not a picture"):
        pictures.read(tmp_path / "a.png")
    Image.new("RGB", (64, 64)).save(tmp_path / "b.png")
    (tmp_path / "b.png").write_bytes((tmp_path / "b.png").read_bytes()[:60])
    with pytest.raises(InbetweenerError, match="damaged"):
        pictures.read(tmp_path / "b.png")
    bomb = io.BytesIO()
    Image.new("1", (11_000, 11_000)).save(bomb, "PNG")
    with pytest.raises(InbetweenerError, match="pixels large"):
        pictures.read_bytes(bomb.getvalue(), "bomb.png")


def test_a_picture_fits_whole(tmp_path):
    wide = np.zeros((10, 40, 3), np.uint8)
    fitted = pictures.fit(wide, (40, 40))
    assert fitted.shape == (40, 40, 3)
    assert fitted[0, 0, 0] == 255
    assert fitted[20, 20, 0] == 0
    assert pictures.thumbnail(wide, 20).shape == (5, 20, 3)
    pictures.write_png(tmp_path / "a.png", wide)
    assert np.array_equal(pictures.read(tmp_path / "a.png"), wide)


def test_sounds_are_mixed_where_they_lie(tmp_path):
    path = tmp_path / "tone.mkv"
    tone = np.full((48_000, 2), 0.25, np.float32)
    with VideoWriter(path, Rate(24), (32, 32), "ffv1", tone) as video:
        for _ in range(24):
            video.write(np.zeros((32, 32, 3), np.uint8))
    assert sound.read(path).shape == (48_000, 2)
    assets = Assets(tmp_path)
    name = assets.put_file(path)
    film = add_sound(new_document("A film"), name, 12, gain=2.0)
    mixed = sound.mix(film, assets, 48)
    assert mixed.shape == (96_000, 2)
    assert not mixed[:24_000].any()
    assert np.abs(mixed[24_000:72_000] - 0.5).max() < 1e-3
    assert not mixed[72_000:].any()
    assert np.allclose(sound.peaks(mixed, 4)[:, 1], [0, 0.5, 0.5, 0], atol=1e-3)
    (tmp_path / "noise.wav").write_text("no sound")
    with pytest.raises(InbetweenerError):
        sound.read(tmp_path / "noise.wav")
