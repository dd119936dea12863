"""Pictures, video and sound in files: what is written comes back, at the exact rate, in the right colours."""

from __future__ import annotations

import io
import resource
import signal
from fractions import Fraction
from pathlib import Path

import av
import msgspec
import numpy as np
import pytest
from PIL import Image

from engine.document.assets import Assets
from engine.document.film_edits import new_document
from engine.document.model import SoundTrack
from engine.document.sound_edits import (
    add_sound,
    add_sound_track,
    lay_sound,
    move_sound,
    remove_sound_track,
    set_fades,
    set_gain,
    set_sound_track,
    sound_tracks,
    split_sound,
    trim_sound,
)
from engine.exchange.bring import import_into
from engine.media import pictures, sound
from engine.media.mixing import film_mix, film_sample
from engine.media.reel import read_reel, write_reel
from engine.media.video import VideoWriter, probe, read_frames
from engine.media.waveform import waveform
from engine.store.reels import reel_file
from engine.store.take_files import write_take
from engine.store.takes import Take, read_takes
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
    with VideoWriter(path, rate, (256, 64), sound=sounding(tone)) as video:
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


def sounding(samples: np.ndarray):
    return lambda start, count: samples[start : start + count]


def write_sound(path: Path, samples: np.ndarray, coding: str = "pcm_s24le") -> Path:
    """float32 [N, 2] at 48 kHz as a sound file of its suffix's kind."""
    with av.open(str(path), "w") as file:
        stream = file.add_stream(coding, rate=48_000, layout="stereo")
        form = {"mp3": "fltp", "aac": "fltp", "flac": "s16", "pcm_s24le": "s32"}[coding]
        resampler = av.AudioResampler(format=form, layout="stereo", rate=48_000)
        for start in range(0, len(samples), 1024):
            piece = np.ascontiguousarray(samples[start : start + 1024].astype(np.float32).reshape(1, -1))
            frame = av.AudioFrame.from_ndarray(piece, format="flt", layout="stereo")
            frame.sample_rate, frame.pts = 48_000, start
            for converted in resampler.resample(frame):
                file.mux(stream.encode(converted))
        file.mux(stream.encode(None))
    return path


def laid_on_a_film(folder: Path, samples: np.ndarray, film_frame: int = 12):
    """A film at 24 with one sound of these samples, and its assets."""
    assets = Assets(folder)
    name = assets.put_file(write_sound(folder / "a.wav", samples))
    return add_sound(new_document("A film"), name, film_frame), assets


def test_sounds_are_mixed_where_they_lie(tmp_path):
    film, assets = laid_on_a_film(tmp_path, np.full((48_000, 2), 0.25))
    film = set_gain(film, film.sounds[0].id, 2.0)
    mixed = film_mix(film, assets)(0, 96_000)
    assert not mixed[:24_000].any()
    assert np.abs(mixed[24_000:72_000] - 0.5).max() < 1e-4
    assert not mixed[72_000:].any()
    assert np.array_equal(film_mix(film, assets)(23_990, 40), mixed[23_990:24_030])
    assert np.allclose(sound.peaks(mixed, 4)[:, 1], [0, 0.5, 0.5, 0], atol=1e-3)
    (tmp_path / "noise.wav").write_text("no sound")
    with pytest.raises(InbetweenerError):
        sound.read(tmp_path / "noise.wav")


@pytest.mark.parametrize(("suffix", "coding"), [("wav", "pcm_s24le"), ("mp3", "mp3"), ("flac", "flac"), ("m4a", "aac")])
def test_sounds_of_every_kind_come_back_in_time(tmp_path, suffix, coding):
    tone = np.zeros((72_000, 2), np.float32)
    tone[24_000:48_000] = 0.5 * np.sin(np.arange(24_000) * 0.2)[:, None]
    back = sound.read(write_sound(tmp_path / f"a.{suffix}", tone, coding))
    loud = np.flatnonzero(np.abs(back).max(1) > 0.25)
    assert abs(loud[0] - 24_000) < 480
    assert abs(loud[-1] - 48_000) < 480
    assert abs(len(back) - 72_000) < 2600  # MP3 pads its last frame


def test_a_sound_is_decoded_once_and_then_mapped(tmp_path):
    tone = 0.6 * np.sin(np.arange(30_000) * 0.1)[:, None] * np.ones(2)
    path = write_sound(tmp_path / "a.wav", tone)
    tape = sound.decoded(path, "a" * 64 + ".wav", tmp_path / "tapes")
    assert np.abs(tape / 32767 - tone).max() < 1e-4
    path.unlink()
    again = sound.decoded(path, "a" * 64 + ".wav", tmp_path / "tapes")
    assert isinstance(again, np.memmap)
    assert np.array_equal(tape, again)


def test_a_sound_swells_and_dies_away_in_the_films_file(tmp_path):
    tone = 0.5 * np.sin(np.arange(48_000) * 0.2)[:, None] * np.ones(2)
    film, assets = laid_on_a_film(tmp_path, tone, 0)
    film = set_fades(film, film.sounds[0].id, 12, 6)
    heard = film_mix(film, assets)
    steady = np.full((48_000, 2), 1.0) * heard(0, 48_000) / np.where(tone, tone, 1)
    assert steady[12_000, 0] == pytest.approx(np.sin(np.pi / 4), abs=2e-3)  # half of the way in: the same power as half
    assert steady[30_001, 0] == pytest.approx(1, abs=1e-3)
    assert steady[42_000, 0] == pytest.approx(np.sin(np.pi / 4), abs=2e-3)
    with VideoWriter(tmp_path / "film.mp4", Rate(24), (32, 32), sound=heard) as video:
        for _ in range(24):
            video.write(np.zeros((32, 32, 3), np.uint8))
    written = np.abs(sound.read(tmp_path / "film.mp4"))[:48_000, 0].reshape(-1, 2000).max(1)
    assert np.abs(written - np.abs(heard(0, 48_000))[:, 0].reshape(-1, 2000).max(1)).max() < 0.04


def test_two_sounds_that_cross_keep_their_power(tmp_path):
    film, assets = laid_on_a_film(tmp_path, np.full((48_000, 2), 0.5), 0)
    film = add_sound(film, film.sounds[0].asset, 12)
    first, second = (
        film_mix(set_fades(msgspec.structs.replace(film, sounds=(each,)), each.id, fade_in, fade_out), assets)(
            0, 72_000
        )
        for each, fade_in, fade_out in zip(film.sounds, (0, 12), (12, 0), strict=True)
    )
    crossing = slice(24_000, 48_000)
    assert np.abs(first[crossing] ** 2 + second[crossing] ** 2 - 0.25).max() < 1e-3


def test_a_sound_that_is_cut_is_heard_as_before_and_a_trim_leaves_out_its_edges(tmp_path):
    noise = np.random.default_rng(1).uniform(-0.5, 0.5, (48_000, 2))
    film, assets = laid_on_a_film(tmp_path, noise, 6)
    whole = film_mix(film, assets)(0, 72_000)
    halves = split_sound(film, film.sounds[0].id, 15)
    assert [sound.film_frame for sound in halves.sounds] == [6, 15]
    assert np.array_equal(film_mix(halves, assets)(0, 72_000), whole)
    trimmed = film_mix(trim_sound(film, film.sounds[0].id, 10, 4, 8), assets)(0, 72_000)
    assert np.array_equal(trimmed[20_000:36_000], whole[20_000:36_000])
    assert not trimmed[:20_000].any()
    assert not trimmed[36_000:].any()


def test_a_track_is_turned_down_and_muted_as_a_whole(tmp_path):
    film, assets = laid_on_a_film(tmp_path, np.full((48_000, 2), 0.5), 0)
    film = add_sound_track(film, "Music")
    music = film.sound_tracks[1].id
    film = move_sound(film, film.sounds[0].id, 0, music)
    assert film_mix(set_sound_track(film, music, gain=0.5), assets)(100, 10) == pytest.approx(0.25, abs=1e-4)
    assert not film_mix(set_sound_track(film, music, muted=True), assets)(100, 10).any()
    assert not remove_sound_track(film, music).sounds
    assert sound_tracks(new_document("Another")) == (SoundTrack(""),)


def test_a_frame_at_23_976_is_2002_samples_long():
    assert [film_sample(frame, Rate(24000, 1001)) for frame in (0, 1, 24_000)] == [0, 2002, 48_048_000]


def test_the_waveform_has_the_hills_and_the_places_where_something_begins(tmp_path):
    rng = np.random.default_rng(2)
    samples = 0.001 * rng.standard_normal((4 * 48_000, 2))
    begins = (24_000, 67_200, 120_000)
    for at in begins:
        samples[at : at + 12_000] += 0.4 * rng.standard_normal((12_000, 2)) * np.linspace(1, 0, 12_000)[:, None]
    path = write_sound(tmp_path / "steps.wav", np.clip(samples, -1, 1))
    found = waveform(path, "b" * 64 + ".wav", tmp_path / "tapes")
    assert found.samples == len(samples)
    assert [min(abs(found.onsets - at)) <= 720 for at in begins] == [True] * 3
    assert len(found.onsets) == 3
    drawn = found.columns(0, found.samples, 8)
    assert drawn[0, 1] < 0.02 < 0.3 < drawn[1, 1]
    assert not found.columns(-48_000, 0, 4).any()
    path.unlink()
    again = waveform(path, "b" * 64 + ".wav", tmp_path / "tapes")
    assert np.array_equal(again.low, found.low)
    assert np.array_equal(again.onsets, found.onsets)


def test_imported_sounds_are_laid_on_tracks_with_room_for_them(tmp_path):
    film = new_document("A film")
    line, music = (
        write_sound(tmp_path / f"{name}.flac", np.full((length, 2), 0.1), "flac")
        for name, length in (("line", 48_000), ("music", 96_000))
    )
    film = import_into(film, tmp_path / "film.inbetween", (line, music))
    assert [(sound.name, sound.film_frame, sound.frames) for sound in film.sounds] == [
        ("line", 0, 24),
        ("music", 0, 48),
    ]
    assert len({sound.track for sound in film.sounds}) == 2
    later = lay_sound(film, msgspec.structs.replace(film.sounds[0], id="again"), 24)
    assert later.sounds[2].track == film.sounds[0].track
    (tmp_path / "broken.mp3").write_bytes(line.read_bytes()[:3000])
    with pytest.raises(InbetweenerError):
        import_into(film, tmp_path / "film.inbetween", (tmp_path / "broken.mp3",))


def test_a_reel_gives_any_picture_of_a_take_at_once(tmp_path):
    frames = [patches(frame) for frame in range(6)]
    reel = tmp_path / "a.reel"
    assert write_reel(reel, frames) == 6
    for index in (4, 0, 5):
        back = read_reel(reel, index)
        assert back.shape == (64, 256, 4)
        inner = np.abs(back[:, :, 2::-1].astype(int) - frames[index])[8:24].reshape(-1, 8, 32, 3)[:, :, 8:-8]
        assert inner.max() <= 8
    with pytest.raises(ValueError, match="no picture 6"):
        read_reel(reel, 6)


def test_a_reel_can_be_read_while_it_grows_and_leaves_nothing_when_it_fails(tmp_path):
    reel, seen = tmp_path / "a.reel", []

    def frames(stop: int):
        for frame in range(stop):
            yield patches(frame)
            (growing,) = seen
            assert len(growing) == frame + 1
            assert np.abs(growing.read(frame)[40:56, 8:24, 2::-1].astype(int) - patches(frame)[40:56, 8:24]).max() <= 90
            with pytest.raises(ValueError, match="yet"):
                growing.read(frame + 1)
        if stop == 3:
            raise OSError("the disk is gone")

    with pytest.raises(InbetweenerError):
        write_reel(reel, frames(3), seen.append)
    assert list(tmp_path.iterdir()) == []
    seen.clear()
    assert write_reel(reel, frames(4), seen.append) == 4
    assert read_reel(reel, 3).shape == (64, 256, 4)


def test_a_large_take_comes_with_its_reel_and_one_that_fails_leaves_neither(tmp_path, monkeypatch):
    monkeypatch.setenv("INBETWEENER_HOME", str(tmp_path / "home"))
    take = Take("t", "s", "final", "r" * 32, {}, "Family", "1", "", 0, 960, 540, Rate(24, 1), 4, 1, ())
    pictures = [np.full((540, 960, 3), 40 * at, np.uint8) for at in range(4)]
    write_take(tmp_path / "takes", take, pictures)
    assert read_reel(reel_file(take), 3)[9, 9].tolist() == pytest.approx([120, 120, 120, 255], abs=2)
    other = msgspec.structs.replace(take, id="broken")

    def broken():
        yield pictures[0]
        raise InbetweenerError("The painter stopped.")

    with pytest.raises(InbetweenerError):
        write_take(tmp_path / "takes", other, broken())
    assert [path.name for path in reel_file(take).parent.iterdir()] == [reel_file(take).name]
    small = msgspec.structs.replace(take, id="small", width=64, height=36)
    write_take(tmp_path / "takes", small, [picture[:36, :64] for picture in pictures])
    assert not reel_file(small).exists()
    blocked = msgspec.structs.replace(take, id="blocked")
    reel_file(blocked).mkdir()  # its place is taken: no reel, and the take all the same
    write_take(tmp_path / "takes", blocked, pictures)
    assert [each.id for each in read_takes(tmp_path / "takes", "s")] == ["blocked", "small", "t"]
