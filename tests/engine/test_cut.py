"""What an editing room is given: every shot whole, and a list that lays them as the film does."""

from __future__ import annotations

import json
import re
import wave
from pathlib import Path
from xml.etree import ElementTree

import msgspec
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.document.assets import Assets
from engine.document.film import film_frames, placed_shots
from engine.document.model import Document, Marker, Panel, Shot, Sound, SoundTrack, Transition
from engine.exchange.edit_list import EditList, edit_list
from engine.exchange.edl import edl
from engine.exchange.otio import otio
from engine.exchange.xmeml import xmeml
from engine.media.mixing import film_mix
from engine.media.video import SOUND_RATE, probe, read_frames
from engine.render.cut import LISTS, write_cut
from engine.render.film import materials_of, pictures_of
from engine.render.shots import Project
from engine.render.watch import Nobody
from engine.values.errors import InbetweenerError
from engine.values.time import Rate, parse_timecode
from tests.engine.boards import film, walk

SIZE = 64, 32
FOLDER = Path("/there")


def films() -> st.SearchStrategy[Document]:
    transitions = st.none() | st.builds(Transition, st.sampled_from(["dissolve", "wipe", "fade"]), st.integers(1, 30))
    lengths = st.lists(st.tuples(st.integers(1, 40), transitions), min_size=1, max_size=6)
    return lengths.map(lambda shots: film(*(shot(at, *each) for at, each in enumerate(shots))))


def shot(at: int, frames: int, transition: Transition | None = None) -> Shot:
    return Shot(f"s{at}", (Panel(f"p{at}", frames, dialogue=f"Line {at}"),), transition=transition)


def edits_of(document: Document, *sounds: Path) -> EditList:
    return edit_list(document, SIZE, {shot.id: FOLDER / f"{shot.id}.mov" for shot in document.shots()}, sounds)


CUT = film(
    shot(0, 20),
    shot(1, 15, Transition("dissolve", 5)),
    shot(2, 12, Transition("wipe", 4)),
    shot(3, 9, Transition("fade", 6)),
    markers=(Marker("m", 7, "here & <there>", "red"),),
    title="Ü & <Co>",
    rate=Rate(24000, 1001),
)


@given(films())
def test_in_otio_every_frame_of_a_shot_lies_where_it_lies_in_the_film(document: Document):
    (shots,) = json.loads(otio(edits_of(document), FOLDER))["tracks"]["children"]
    now = 0
    handles: list[tuple[int, int]] = []
    clips = [each for each in shots["children"] if each["OTIO_SCHEMA"] == "Clip.2"]
    for placed, clip in zip(placed_shots(document), clips, strict=True):
        first, frames = (clip["source_range"][name]["value"] for name in ("start_time", "duration"))
        assert now - first == placed.span.start
        assert clip["media_references"]["DEFAULT_MEDIA"]["available_range"]["duration"]["value"] == placed.shot.frames
        handles.append((first, placed.shot.frames - first - frames))
        now += frames
    assert now == film_frames(document)
    assert all(min(pair) >= 0 for pair in handles)
    for at, each in enumerate(shots["children"]):
        if each["OTIO_SCHEMA"] == "Transition.1":  # under it, either shot has just enough to show
            coming = clips.index(shots["children"][at + 1])
            assert (each["out_offset"]["value"], each["in_offset"]["value"]) == (
                handles[coming - 1][1],
                handles[coming][0],
            )


@given(films())
def test_an_edl_shows_every_shot_from_its_first_frame_until_the_next_comes_in(document: Document):
    rate = document.rate
    events = [line.split() for line in edl(edits_of(document)).splitlines() if re.match(r"\d{3} ", line)]
    times = [[parse_timecode(time, rate) for time in event[-4:]] for event in events]
    whole = [each for each in times if each[0] < each[1]]
    placed = placed_shots(document)
    for (source, until, start, stop), each in zip(whole, placed, strict=True):
        assert (source, start, until) == (0, each.span.start, stop - start)
    assert [stop for *_, stop in whole] == [start for _, _, start, _ in whole[1:]] + [film_frames(document)]


@given(films())
def test_in_xml_strips_run_on_under_what_mixes_them(document: Document):
    track = ElementTree.fromstring(xmeml(edits_of(document)).split("\n", 2)[2]).find("sequence/media/video/track")
    assert track is not None
    now: int | None = 0
    for item in track:
        start, end = int(item.findtext("start", "")), int(item.findtext("end", ""))
        if item.tag == "transitionitem":
            assert now is None
            now = start
        else:
            assert start in (now, -1)
            length = int(item.findtext("out", "")) - int(item.findtext("in", ""))
            start = now if now is not None else start
            assert end in (start + length, -1)
            now = None if end == -1 else end
    assert now == film_frames(document)


def test_a_list_says_names_rates_and_marks_of_any_kind():
    edits = edits_of(CUT, FOLDER / "Sound 1.wav")
    read = json.loads(otio(edits, FOLDER))
    assert read["name"] == "Ü & <Co>"
    assert read["tracks"]["markers"][0]["marked_range"]["start_time"] == {
        "OTIO_SCHEMA": "RationalTime.1",
        "value": 7.0,
        "rate": 24000 / 1001,
    }
    assert [track["kind"] for track in read["tracks"]["children"]] == ["Video", "Audio"]
    xml = ElementTree.fromstring(xmeml(edits).split("\n", 2)[2])
    assert xml.findtext("sequence/name") == "Ü & <Co>"
    assert [xml.findtext(f"sequence/rate/{name}") for name in ("timebase", "ntsc")] == ["24", "TRUE"]
    assert xml.findtext("sequence/media/video/track/clipitem/file/pathurl", "").startswith("file://localhost/")
    assert xml.findtext("sequence/marker/name") == "here & <there>"
    lines = edl(edits).splitlines()
    assert lines[0] == "TITLE: Ü & <Co>"
    assert sum("W001 004" in line for line in lines) == 1
    assert sum("D    005" in line for line in lines) == 1


@pytest.fixture
def work(tmp_path: Path) -> Project:
    """Two shots that dissolve, with a sound on the second of three tracks."""
    project = tmp_path / "Test.inbetween"
    project.mkdir()
    with wave.open(str(tmp_path / "tone.wav"), "wb") as sink:
        sink.setparams((1, 2, SOUND_RATE, 0, "NONE", ""))
        sink.writeframes((np.sin(np.arange(SOUND_RATE) / 20) * 8000).astype("<i2").tobytes())
    tone = Assets(project).put_file(tmp_path / "tone.wav")
    document = film(
        walk("a", 9),
        msgspec.structs.replace(walk("b", 8), transition=Transition("dissolve", 3)),
        sounds=(Sound("x", tone, 6, gain=0.5, track="m", frames=8), Sound("y", tone, 0, track="o")),
        sound_tracks=(SoundTrack("", "Dialogue"), SoundTrack("m", "Mu/sic"), SoundTrack("o", "Off", muted=True)),
    )
    return Project(document, project)


def test_movies_hold_whole_shots_and_the_sound_is_that_of_the_film(work: Project, tmp_path: Path):
    path, *media = write_cut(work, {}, tmp_path / "out/Cut.otio", SIZE, Nobody())
    assert [file.name for file in media] == ["1.mov", "2.mov", "Sound 2 Mu_sic.wav"]
    assert {file.parent for file in media} == {tmp_path / "out/Cut media"}
    assert [probe(file).frames for file in media[:2]] == [9, 8]
    alone = list(materials_of(work, {})["b"].pictures(SIZE))
    written = list(read_frames(media[1]))
    assert max(np.abs(one.astype(int) - other).mean() for one, other in zip(alone, written, strict=True)) < 4
    assert np.array_equal(list(pictures_of(work, {}, SIZE, Nobody()))[-1], alone[-1])

    with wave.open(str(media[2])) as heard:
        samples = np.frombuffer(heard.readframes(heard.getnframes()), "<i2").reshape(-1, 2)
    assert len(samples) == film_frames(work.document) * SOUND_RATE // 24
    whole = film_mix(work.document, Assets(work.folder))(0, len(samples))
    assert np.abs(whole).max() > 0.05
    assert np.abs(samples / 32767 - whole).max() < 1e-4

    named = re.findall(r'"target_url": "(.*)"', path.read_text())
    assert [path.parent / name for name in named] == media


@pytest.mark.parametrize("suffix", LISTS)
def test_the_list_comes_when_everything_that_it_names_is_there(work: Project, tmp_path: Path, suffix: str):
    class Leaving(Nobody):
        def progress(self, stage: str, shot: str, done: int, total: int) -> None:
            if done == 12:
                raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_cut(work, {}, tmp_path / f"Cut{suffix}", SIZE, Leaving())
    assert not (tmp_path / f"Cut{suffix}").exists()
    assert [file.name for file in (tmp_path / "Cut media").iterdir()] == ["1.mov"]
    assert all(file.exists() for file in write_cut(work, {}, tmp_path / f"Cut{suffix}", SIZE, Nobody()))


def test_what_is_not_named_as_a_list_is_refused_before_anything_is_written(work: Project, tmp_path: Path):
    with pytest.raises(InbetweenerError, match=r"Cut\.txt is not named"):
        write_cut(work, {}, tmp_path / "Cut.txt", SIZE, Nobody())
    assert not (tmp_path / "Cut media").exists()


def test_two_shots_of_one_number_have_a_movie_each(work: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("engine.document.film.shot_numbers", lambda document: ("1A", "1a"))
    path, *media = write_cut(work, {}, tmp_path / "Cut.otio", SIZE, Nobody())
    assert [file.name for file in media[:2]] == ["1A.mov", "1a (2).mov"]
    assert [probe(file).frames for file in media[:2]] == [9, 8]
    assert all(f"Cut media/{file.name}" in path.read_text() for file in media)
