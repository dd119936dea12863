"""Whatever is wrong with a file, it is told in one sentence: no traceback, no hang, and nothing that cannot be saved."""

from __future__ import annotations

import json
import random
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from msgspec.structs import replace
from PIL import Image

from engine.conditioning import compile_shot
from engine.conditioning.check import check_film
from engine.document.assets import Assets
from engine.document.film_edits import new_document
from engine.document.folder import new_project
from engine.document.model import Document
from engine.document.pack import pack, unpack
from engine.document.schema import decode, encode
from engine.exchange import finaldraft, fountain, mocap, openpose, storyboarder
from engine.exchange import pictures as boards
from engine.exchange.brought import Setting
from engine.media import pictures, sound, video
from engine.values.errors import InbetweenerError
from engine.values.time import Rate
from tests.engine.boards import film, walk
from tests.engine.damage import damaged, mangled

SAMPLES = Path(__file__).parents[1] / "samples"
TIMES = 25  # of each; the same cases in every run
Use = Callable[[Path], Any]


def into_film(reader: Any) -> Use:
    """Reads a file as an import does; what comes of it can be saved and opened again, and is the same then."""

    def use(path: Path) -> None:
        reader.suits((path,))
        empty = new_document("Test")
        brought = reader.read((path,), Setting(Assets(path.parent / "project"), empty))
        made = replace(empty, sequences=brought.sequences, cast=brought.cast, sounds=brought.sounds)
        assert decode(encode(made)).document == made

    return use


def opened(path: Path) -> None:
    document = decode(path.read_bytes()).document
    assert decode(encode(document)).document == document
    check_film(document, path.parent)
    for shot in document.shots():
        compile_shot(document, shot)


def unpacked(path: Path) -> None:
    shutil.rmtree(path.parent / "unpacked", ignore_errors=True)
    unpack(path, path.parent / "unpacked")


def watched(path: Path) -> None:
    video.probe(path)
    for _ in video.read_frames(path):
        pass


def heard(path: Path) -> None:
    for _ in sound.blocks(path):
        pass


def whole_film() -> Document:
    return film(walk("shot-1", 24), walk("shot-2", 12, number="2A"))


def board_project() -> bytes:
    scene = {"sceneObjects": {"a": {"type": "character", "name": "Ana"}}}
    layer = {"ink": {"url": "board-1-A-ink.png", "opacity": 0.5}}
    board = {
        "uid": "A", "url": "board-1-A.png", "newShot": True, "number": 1, "shot": "1A", "time": 0, "duration": 1200,
        "dialogue": "Hello.", "action": "", "notes": "", "audio": {"filename": "a.wav"}, "layers": layer,
        "sg": {"version": "2", "data": scene},
    }  # fmt: skip
    project = {"version": "2.1.0", "aspectRatio": "1.78", "fps": 24, "defaultBoardTiming": 2000, "boards": [board] * 3}
    return json.dumps(project).encode()


def pictured(suffix: str, folder: Path) -> bytes:
    colours = np.random.default_rng(0).integers(0, 256, (20, 30, 3)).astype(np.uint8)
    path = folder / f"seed{suffix}"
    Image.fromarray(colours).save(path)
    return path.read_bytes()


def filmed(suffix: str, folder: Path) -> bytes:
    path = folder / f"seed{suffix}"
    codec = "ffv1" if suffix == ".mkv" else "h264"
    quiet = lambda start, count: np.zeros((count, 2), np.float32)  # noqa: E731
    with video.VideoWriter(path, Rate(24), (64, 36), codec, quiet) as out:
        for frame in range(6):
            out.write(np.full((36, 64, 3), frame * 20, np.uint8))
    return path.read_bytes()


def packed(folder: Path) -> bytes:
    new_project(folder / "seed.inbetween", whole_film())
    return pack(folder / "seed.inbetween", folder / "seed.inbetweenz").read_bytes()


def kinds(folder: Path) -> Iterator[tuple[str, bytes, Use]]:
    """A suffix, a file that is whole, and what is done with it."""
    script = (SAMPLES / "scripts/cyrillic.fountain").read_bytes()
    yield ".storyboarder", board_project(), into_film(storyboarder)
    yield ".fountain", script[:4000].decode(errors="ignore").encode(), into_film(fountain)
    yield ".fdx", (SAMPLES / "scripts/TestFDX-FD.fdx").read_bytes(), into_film(finaldraft)
    yield ".json", (SAMPLES / "pose/openpose_body25/cam01.0001.json").read_bytes(), into_film(openpose)
    yield ".bvh", (SAMPLES / "mocap/freebvh.bvh").read_bytes()[:9000], into_film(mocap)
    yield ".json", encode(whole_film(), 3), opened
    yield ".inbetweenz", packed(folder), unpacked
    for suffix in (".png", ".jpg", ".webp", ".tif", ".gif", ".bmp"):
        yield suffix, pictured(suffix, folder), into_film(boards)
    yield ".png", pictured(".png", folder), pictures.read_layer
    for suffix in (".mp4", ".mkv"):
        whole = filmed(suffix, folder)
        yield suffix, whole, watched
        yield suffix, whole, heard


def tried(folder: Path, times: int, seed: str = "") -> int:
    """How many damaged files were refused in words; whatever else comes out of a reader is passed on."""
    refused = longest = 0
    for suffix, whole, use in kinds(folder):
        rng = random.Random(f"{suffix} {seed}")
        path = folder / f"case{suffix}"
        for _ in range(times):
            how = mangled if whole.startswith(b"{") and rng.random() < 0.7 else damaged
            path.write_bytes(how(whole, rng))
            try:
                use(path)
            except InbetweenerError as error:
                refused += 1
                longest = max(longest, len(str(error)))
    assert longest < 700  # a sentence is no listing
    return refused


def test_a_damaged_file_is_told_in_one_sentence(tmp_path):
    assert tried(tmp_path, TIMES) > TIMES


def test_a_video_whose_author_wrote_in_old_letters_is_seen_and_heard(tmp_path):
    """What a file says of itself is bytes in any encoding; a stream that nobody can decode is told."""
    path = tmp_path / "film.mkv"
    whole = filmed(".mkv", tmp_path)
    named = whole.replace(b"Lavf", b"L\xe4vf")
    assert named != whole
    path.write_bytes(named)
    assert video.probe(path).frames == 6
    heard(path)
    path.write_bytes(whole.replace(b"V_MS/VFW/FOURCC", b"V_MS/NOBODY/KNO").replace(b"V_FFV1", b"V_NONE"))
    with pytest.raises(InbetweenerError, match="cannot be read"):
        watched(path)


def test_a_video_of_an_impossible_rate_is_told(tmp_path):
    path = tmp_path / "film.mkv"
    filmed(".mkv", tmp_path)
    whole = (tmp_path / "seed.mkv").read_bytes()
    assert video.probe(tmp_path / "seed.mkv").rate == Rate(24)
    ticks = (1_000_000_000 // 24).to_bytes(4, "big")  # DefaultDuration, nanoseconds
    assert ticks in whole
    path.write_bytes(whole.replace(ticks, (1_000_000).to_bytes(4, "big")))
    with pytest.raises(InbetweenerError, match="how fast"):
        video.probe(path)


def test_a_name_that_no_disk_can_hold_is_told_with_its_board(tmp_path):
    project = json.loads(board_project())
    project["boards"][1]["url"] = "x" * 5000
    path = tmp_path / "film.storyboarder"
    path.write_text(json.dumps(project), encoding="utf-8")
    with pytest.raises(InbetweenerError, match=r"board 2 names a file by 5000 letters") as told:
        into_film(storyboarder)(path)
    assert len(str(told.value)) < 200
