"""What reading and writing costs: a window out of the store, a film into a file, and the memory that takes."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from engine.media.video import VideoWriter
from engine.models.base import Size
from engine.render.windows import WindowRequest
from engine.store.store import Store
from engine.values.time import Rate

from .figures import Figure, spread, timed

FRAMES = 72
SIZE: Size = (1280, 720)
LATENTS = 17, 12, 16, 28  # of a gap of Pencil's
LENGTHS = 10, 60, 600  # seconds of film
MEGABYTE = 2**20
# what reads raw frames from a pipe where there is no ffmpeg to be asked: the same encoder in a process of its own
PIPED = """
import sys
from pathlib import Path
import numpy as np
from engine.media.video import VideoWriter
from engine.values.time import Rate
width, height, path = int(sys.argv[1]), int(sys.argv[2]), Path(sys.argv[3])
with VideoWriter(path, Rate(24), (width, height)) as video:
    while len(data := sys.stdin.buffer.read(width * height * 3)) == width * height * 3:
        video.write(np.frombuffer(data, np.uint8).reshape(height, width, 3))
"""


def storing(times: int) -> list[Figure]:
    """A window of latents from the disk, verified, beside plain reading."""
    latents = np.random.default_rng(0).standard_normal(LATENTS).astype(np.float32)
    with tempfile.TemporaryDirectory(prefix="inbetweener-bench-") as folder:
        store, plain = Store(Path(folder)), Path(folder, "plain.npy")
        request = WindowRequest("gap", "bench", "1", "", SIZE)
        store.save(request.key, latents, request, 0.0)
        np.save(plain, latents)
        found = spread(timed(lambda: store.load(request.key), times))
        read = spread(timed(lambda: np.load(plain), times))
        missed = spread(timed(lambda: store.load("0" * 32), times))
    return [
        Figure("a window found in the store, in the middle", found[0], "ms", read[0], "numpy's file, not verified"),
        Figure("a window found in the store, 19 in 20", found[1], "ms", read[1], "numpy's file, not verified"),
        Figure("a window that is not in the store, in the middle", missed[0], "ms"),
    ]


def exporting(times: int = 3) -> list[Figure]:
    """Frames a second into an H.264 file, beside a pipe to a process that encodes them; the two by turns."""
    pictures = moving(FRAMES, SIZE)
    ours: list[float] = []
    piped: list[float] = []
    with tempfile.TemporaryDirectory(prefix="inbetweener-bench-") as folder:
        for _ in range(times):
            ours += timed(lambda: _write(pictures, Path(folder, "ours.mp4")))
            piped += timed(lambda: _pipe(pictures, Path(folder, "piped.mp4")))
    way = "a pipe to ffmpeg" if shutil.which("ffmpeg") else "a pipe to the same encoder in a process of its own"
    rates = [FRAMES * 1000 / spread(each)[0] for each in (ours, piped)]
    return [Figure(f"frames a second into a film of {SIZE[0]} x {SIZE[1]}", rates[0], "1/s", rates[1], way, True)]


def remembering() -> Iterator[Figure]:
    """The most memory that a process needs to cut a film of drawings with moving cameras together and write it."""
    for seconds in LENGTHS:
        command = [sys.executable, "-m", "engine.bench.long_film", str(seconds)]
        told = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()
        most, frames, width, height = (int(each) for each in told[-4:])
        yield Figure(
            f"most memory for a film of {seconds} s at {width} x {height}", most / MEGABYTE, "MB",
            frames * width * height * 3 / MEGABYTE, "its frames in memory, and nothing else",
        )  # fmt: skip


def moving(frames: int, size: Size) -> list[NDArray[np.uint8]]:
    """Pictures with something to encode: a soft texture that wanders over a gradient."""
    width, height = size
    y, x = np.mgrid[:height, :width].astype(np.float32)
    made: list[NDArray[np.uint8]] = []
    for at in range(frames):
        wave = 40 * np.sin((x + 5 * at) / 23) * np.sin((y - 3 * at) / 17)
        red, green, blue = 90 + x * 0.08 + wave, 120 + y * 0.1 - wave, 140 + wave * 0.5
        made.append(np.clip(np.stack([red, green, blue], -1), 0, 255).astype(np.uint8))
    return made


def _write(pictures: list[NDArray[np.uint8]], path: Path) -> None:
    with VideoWriter(path, Rate(24), SIZE) as video:
        for picture in pictures:
            video.write(picture)


def _pipe(pictures: list[NDArray[np.uint8]], path: Path) -> None:
    size = f"{SIZE[0]}x{SIZE[1]}"
    command = [sys.executable, "-c", PIPED, str(SIZE[0]), str(SIZE[1]), str(path)]
    if ffmpeg := shutil.which("ffmpeg"):
        command = [
            ffmpeg, "-y", "-loglevel", "error", "-f", "rawvideo", "-pix_fmt", "rgb24", "-s", size, "-r", "24", "-i", "-",
            "-vf", "scale=out_color_matrix=bt709:out_range=tv", "-c:v", "libx264", "-preset", "medium", "-crf", "18",
            "-pix_fmt", "yuv420p", "-threads", "2", "-movflags", "+faststart", str(path),
        ]  # fmt: skip
    with subprocess.Popen(command, stdin=subprocess.PIPE) as process:
        assert process.stdin
        for picture in pictures:
            process.stdin.write(picture.tobytes())
        process.stdin.close()
        if process.wait():
            raise RuntimeError("the process at the other end of the pipe has failed")
