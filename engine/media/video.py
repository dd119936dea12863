"""Video files: frames in at an exact rate with their colours named, and out again."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from types import TracebackType
from typing import Any, Literal

import av
import av.error
import numpy as np
from av.video.reformatter import ColorPrimaries, ColorRange, Colorspace, ColorTrc, Interpolation
from numpy.typing import NDArray

from engine.values.errors import DiskFull, InbetweenerError
from engine.values.files import NO_ROOM, flush_file, flush_folder
from engine.values.time import Rate

Picture = NDArray[np.uint8]  # [H, W, 3] RGB
Size = tuple[int, int]  # width, height
Codec = Literal["h264", "ffv1"]
Sounding = Callable[[int, int], NDArray[np.float32]]  # start and count to [count, 2]

SOUND_RATE = 48_000
PORTION = 1024  # samples
_LARGE = 640 * 360  # pixels of a frame in which several threads are worth their start
SEEK_FROM = 24  # frames: what lies nearer to the beginning is reached by reading on
# playlists and scripts would make the decoder open other files and addresses: only plain containers are read
_SAFE = {
    "protocol_whitelist": "file",
    "format_whitelist": "mov,mp4,m4a,3gp,3g2,mj2,matroska,webm,avi,wav,mp3,flac,ogg,aac,aiff",
}


@dataclass(frozen=True)
class VideoFacts:
    rate: Rate
    width: int
    height: int
    frames: int
    sound: bool
    colours: str  # "bt709", or "unknown" where the file does not say


class VideoWriter:
    """Writes a video frame by frame; the file appears under its name when all is in it.

    ``h264`` is for watching: 4:2:0 at high quality, index in front. ``ffv1`` keeps every pixel as it is.
    ``sound`` gives float32 [count, 2] at 48 kHz from a sample on, and is asked for as far as there is picture.
    """

    def __init__(self, path: Path, rate: Rate, size: Size, codec: Codec = "h264", sound: Sounding | None = None):
        if size[0] % 2 or size[1] % 2:
            raise InbetweenerError(f"A video cannot be {size[0]} x {size[1]} pixels.", "Both sides have to be even.")
        self.path, self.rate, self.size, self.codec, self.sound = path, rate, size, codec, sound
        self.frames = 0
        self._sounded = 0  # samples
        # two renders of one film at once write a part each, and the later one stays
        self._part = path.with_name(f".{path.name}.{secrets.token_hex(4)}.part")

    def __enter__(self) -> VideoWriter:
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            container = "matroska" if self.path.suffix == ".mkv" else "mov" if self.path.suffix == ".mov" else "mp4"
            if self.codec == "ffv1" and container == "mp4":
                raise InbetweenerError(f"{self.path.name} cannot hold lossless frames.", "Name it .mkv.")
            options = {} if container == "matroska" else {"movflags": "+faststart"}
            self._file = av.open(str(self._part), "w", format=container, options=options)
        except OSError as error:
            raise self._in_words(error) from error
        self._stream: Any = self._picture_stream()
        self._sound_stream: Any = None
        if self.sound is not None:
            coding = "flac" if self.codec == "ffv1" else "aac"
            self._sound_stream = self._file.add_stream(coding, rate=SOUND_RATE, layout="stereo")
            if coding == "aac":
                self._sound_stream.bit_rate = 192_000
        return self

    def write(self, frame: Picture) -> None:
        """The next frame, uint8 [H, W, 3] of the size of the video."""
        if frame.shape != (self.size[1], self.size[0], 3) or frame.dtype != np.uint8:
            raise ValueError(
                f"a frame of {self.size[0]} x {self.size[1]} is wanted, not {list(frame.shape)} {frame.dtype}"
            )
        picture = av.VideoFrame.from_ndarray(np.ascontiguousarray(frame), format="rgb24")
        if self.codec == "ffv1":
            coded = picture.reformat(format="bgr0", threads=_threads(self.size))
            coded.colorspace, coded.color_range = int(Colorspace.DEFAULT), int(ColorRange.JPEG)
        else:
            coded = picture.reformat(
                format="yuv420p",
                src_colorspace=Colorspace.ITU709,
                dst_colorspace=Colorspace.ITU709,
                src_color_range=ColorRange.JPEG,
                dst_color_range=ColorRange.MPEG,
                interpolation=Interpolation.BICUBIC,
                threads=_threads(self.size),
            )
        _name_colours(coded, rgb=self.codec == "ffv1")
        coded.pts = self.frames
        coded.time_base = 1 / self.rate.fraction
        self.frames += 1
        try:
            self._file.mux(self._stream.encode(coded))
            self._write_sound()  # side by side with its picture, as players read it
        except OSError as error:
            raise self._in_words(error) from error

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            if kind is None:
                self._write_sound(ends=True)
                self._file.mux(self._stream.encode(None))
                self._file.close()
                flush_file(self._part)
                self._part.replace(self.path)
                flush_folder(self.path.parent)
        except OSError as failed:
            raise self._in_words(failed) from failed
        finally:
            self._abandon()

    def _abandon(self) -> None:
        with suppress(OSError, ValueError):  # what could not be finished is thrown away next
            self._file.close()
        with suppress(OSError):
            self._part.unlink(missing_ok=True)

    def _picture_stream(self) -> Any:
        if self.codec == "ffv1":
            stream: Any = self._file.add_stream(
                "ffv1", rate=self.rate.fraction, options={"level": "3", "slicecrc": "1"}
            )
            stream.pix_fmt = "bgr0"
        else:
            stream = self._file.add_stream(
                "libx264", rate=self.rate.fraction, options={"crf": "18", "preset": "medium"}
            )
            stream.pix_fmt = "yuv420p"
        stream.width, stream.height = self.size
        stream.time_base = 1 / self.rate.fraction
        stream.codec_context.time_base = 1 / self.rate.fraction
        stream.codec_context.thread_count = 2
        _name_colours(stream.codec_context, rgb=self.codec == "ffv1")
        return stream

    def _write_sound(self, *, ends: bool = False) -> None:
        """The sound up to the end of the last frame, in the portions that coders take."""
        if self._sound_stream is None or self.sound is None:
            return
        length = int(self.frames / self.rate.fraction * SOUND_RATE)
        planar = self._sound_stream.codec_context.format.name
        while length - self._sounded >= PORTION or (ends and self._sounded < length):
            start, count = self._sounded, min(PORTION, length - self._sounded)
            frame = _sound_frame(np.clip(self.sound(start, count), -1, 1), planar)
            frame.pts, frame.sample_rate, frame.time_base = start, SOUND_RATE, Fraction(1, SOUND_RATE)
            self._file.mux(self._sound_stream.encode(frame))
            self._sounded += count
        if ends:
            self._file.mux(self._sound_stream.encode(None))

    def _in_words(self, error: OSError) -> InbetweenerError:
        if error.errno in NO_ROOM:
            sentence = f"The disk is full: {self.path.name} could not be written."
            return DiskFull(sentence, "Make room and try again.", str(self.path.parent))
        return InbetweenerError(
            f"The video {self.path.name} could not be written: {error.strerror or error}.",
            "Look whether the disk is full and whether the folder may be written.",
        )


def probe(path: Path) -> VideoFacts:
    """What a video file says about itself."""
    with open_media(path) as file:
        stream = _picture_stream_of(file, path)
        rate = stream.average_rate or stream.guessed_rate
        if not rate or not 1 <= rate <= 240:
            raise InbetweenerError(f"{path.name} does not say how fast it plays.")
        frames = stream.frames or sum(1 for packet in file.demux(stream) if packet.size)
        colours = "bt709" if stream.codec_context.colorspace == int(Colorspace.ITU709) else "unknown"
        return VideoFacts(
            Rate(rate.numerator, rate.denominator), stream.width, stream.height, frames,
            bool(file.streams.audio), colours,
        )  # fmt: skip


def read_frames(path: Path, start: int = 0, stop: int | None = None) -> Iterator[Picture]:
    """The frames ``start <= frame < stop`` of a video as RGB, in order."""
    with open_media(path) as file:
        stream = _picture_stream_of(file, path)
        stream.thread_type = "AUTO"
        try:
            first = _seek(file, stream, start)
            for at, frame in enumerate(file.decode(stream), first):
                if stop is not None and at >= stop:
                    return
                if at >= start:
                    yield _rgb(frame)
        except av.error.FFmpegError as error:
            raise InbetweenerError(f"{path.name} is damaged and cannot be read to its end.") from error


def _seek(file: Any, stream: Any, start: int) -> int:
    """Goes close to a frame where every frame stands by itself, as in takes; the frame that is decoded next."""
    if start < SEEK_FROM or stream.codec_context.name != "ffv1" or not stream.average_rate:
        return 0
    each = 1 / (stream.average_rate * stream.time_base)  # of the stream's ticks
    file.seek(int((start - 0.5) * each), stream=stream)
    packet = next(file.demux(stream))
    first = round(packet.pts / each)
    file.seek(int((start - 0.5) * each), stream=stream)
    return min(first, start)


def open_media(path: Path) -> Any:
    """An open container of a plain video or sound file; scripts, playlists and addresses are refused."""
    if not path.is_file():
        raise InbetweenerError(f"There is no file {path}.")
    try:
        # a path that begins with a letter and a colon must not be taken for a protocol
        # and what a file says of its author may be in the letters of forty years ago
        return av.open(f"file:{path.resolve()}", options=_SAFE, metadata_errors="replace")
    except (av.error.FFmpegError, OSError) as error:
        raise InbetweenerError(f"{path.name} cannot be read as video or sound.") from error


def _picture_stream_of(file: Any, path: Path) -> Any:
    if not file.streams.video:
        raise InbetweenerError(f"There are no pictures in {path.name}.")
    stream = file.streams.video[0]
    if stream.codec_context is None:
        raise InbetweenerError(f"The pictures in {path.name} are coded in a way that cannot be read.")
    return stream


def _threads(size: Size) -> int:
    """How many threads turn a frame's colours; 0 is one for each processor, whose start takes a small frame's time fifty
    times over."""
    return 1 if size[0] * size[1] < _LARGE else 0


def _rgb(frame: av.VideoFrame) -> Picture:
    size = frame.width, frame.height
    if frame.format.is_rgb:
        return np.asarray(frame.reformat(format="rgb24", threads=_threads(size)).to_ndarray(), np.uint8)
    # a file that does not name its colours is read as what its size is usual for
    named = int(frame.colorspace)
    source = (
        named
        if named in (int(Colorspace.ITU709), int(Colorspace.ITU601), int(Colorspace.SMPTE240M))
        else (int(Colorspace.ITU709) if frame.height >= 720 else int(Colorspace.ITU601))
    )
    rgb = frame.reformat(
        format="rgb24", src_colorspace=source, dst_colorspace=source, dst_color_range=ColorRange.JPEG,
        interpolation=Interpolation.BICUBIC, threads=_threads(size),
    )  # fmt: skip
    return np.asarray(rgb.to_ndarray(), np.uint8)


def _name_colours(thing: Any, rgb: bool) -> None:
    thing.color_primaries = int(ColorPrimaries.BT709)
    thing.color_trc = int(ColorTrc.IEC61966_2_1 if rgb else ColorTrc.BT709)
    if not rgb:
        thing.colorspace = int(Colorspace.ITU709)
        thing.color_range = int(ColorRange.MPEG)


def _sound_frame(samples: NDArray[np.float32], form: str) -> Any:
    if form == "fltp":
        return av.AudioFrame.from_ndarray(np.ascontiguousarray(samples.T), format="fltp", layout="stereo")
    whole = np.rint(samples * 32767).astype(np.int16)
    return av.AudioFrame.from_ndarray(whole.reshape(1, -1), format="s16", layout="stereo")
