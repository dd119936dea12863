"""Storyboarder projects and pictures: every board comes along, whatever version wrote it, or nothing does.

No project of Storyboarder's own is here; these are built from what its files are known to hold.
"""

from __future__ import annotations

import json
import wave
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from engine.document.assets import Assets
from engine.document.check import check
from engine.document.folder import open_project
from engine.document.model import Document
from engine.document.pack import pack
from engine.document.panel_edits import set_caption
from engine.exchange import import_files, import_into
from engine.media import pictures
from engine.values.errors import InbetweenerError
from engine.values.time import Rate


def project(folder: Path, boards: list[dict], name: str = "Film.storyboarder", **changes) -> Path:
    (folder / "images").mkdir(parents=True, exist_ok=True)
    told = {
        "version": "1.0.0",
        "aspectRatio": 16 / 9,
        "fps": 24,
        "defaultBoardTiming": 2000,
        "boards": boards,
        **changes,
    }
    (folder / name).write_text(json.dumps(told), "utf-8")
    return folder / name


def drawn(folder: Path, name: str, colour: tuple[int, ...], size: tuple[int, int] = (160, 90)) -> None:
    (folder / "images").mkdir(parents=True, exist_ok=True)
    Image.new("RGBA" if len(colour) == 4 else "RGB", size, colour).save(folder / "images" / name)


def drawing(document: Document, folder: Path, panel: int) -> np.ndarray:
    name = [panel for shot in document.shots() for panel in shot.panels][panel].drawing
    assert name is not None
    return pictures.read(Assets(folder).path(name))


def test_a_project_that_marks_no_new_shot_has_a_shot_for_every_number(tmp_path):
    """As version 1.9 wrote it: ``newShot`` false everywhere, and boards called 1A, 2A, 2B."""
    told = [{"uid": uid, "newShot": False, "shot": shot} for uid, shot in (("A", "1A"), ("B", "2A"), ("C", "2B"))]
    document = import_files([project(tmp_path / "old", told)], tmp_path / "New.inbetween")
    assert [len(shot.panels) for shot in document.shots()] == [1, 2]


def test_a_project_of_version_0_8(tmp_path):
    """Numbers as text, no durations, no pictures of the boards themselves but posterframes and thumbnails."""
    old = tmp_path / "old"
    drawn(old, "board-1-AAAAA-posterframe.jpg", (10, 200, 30))
    drawn(old, "board-2-BBBBB-thumbnail.png", (10, 30, 200))
    boards = [
        {
            "uid": "AAAAA",
            "url": "board-1-AAAAA.png",
            "newShot": True,
            "number": 1,
            "shot": "1A",
            "lastEdited": 1,
            "layers": {},
        },
        {"uid": "BBBBB", "url": "board-2-BBBBB.png", "newShot": False, "shot": "1B", "duration": "1500", "audio": None},
        {
            "uid": "CCCCC",
            "url": "board-3-CCCCC.png",
            "newShot": True,
            "shot": "2A",
            "dialogue": "Привет",
            "action": None,
        },
    ]
    notes: list[str] = []
    path = project(old, boards, version="0.8.0", aspectRatio="1.7777777777777777", defaultBoardTiming="2001")
    film = import_files([path], tmp_path / "Film.inbetween", notes.append)
    assert [[panel.frames for panel in shot.panels] for shot in film.shots()] == [[48, 36], [48]]
    assert [shot.number for shot in film.shots()] == ["", ""]  # they are counted anyway
    assert (film.width, film.height, film.rate) == (1280, 720, Rate(24))
    assert drawing(film, tmp_path / "Film.inbetween", 0)[5, 5, 1] > 150
    assert drawing(film, tmp_path / "Film.inbetween", 1)[5, 5, 2] > 150
    assert list(film.shots())[1].panels[0].drawing is None
    assert list(film.shots())[1].panels[0].dialogue == "Привет"
    assert len(notes) == 3
    assert notes[2] == "Film.storyboarder: board 3: the drawing board-3-CCCCC.png is missing."


def test_a_project_of_version_2_1(tmp_path):
    """Layers instead of a picture, sounds, a figure of the shot generator, 23.976 frames a second."""
    new = tmp_path / "new"
    drawn(new, "board-1-AAAAA-reference.png", (255, 0, 0, 255), (1600, 900))
    drawn(new, "board-1-AAAAA-ink.png", (0, 0, 0, 0), (1600, 900))
    with Image.open(new / "images" / "board-1-AAAAA-ink.png") as ink:
        ink.paste((0, 0, 255, 255), (0, 0, 800, 900))
        ink.save(new / "images" / "board-1-AAAAA-ink.png")
    with wave.open(str(new / "images" / "1A-hello.wav"), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(8000)
        file.writeframes(bytes(2 * 8000 * 3))
    boards = [
        {
            "uid": "AAAAA", "url": "board-1-AAAAA.png", "newShot": False, "shot": "7A", "time": 0, "duration": 1000,
            "layers": {
                "reference": {"url": "board-1-AAAAA-reference.png", "opacity": 0.5},
                "ink": {"url": "board-1-AAAAA-ink.png", "thumbnail": "x"}, "pencil": {"url": "missing.png"},
            },
            "audio": {"filename": "1A-hello.wav", "duration": 3000},
            "sg": {"version": "1", "data": {"sceneObjects": {
                "u1": {"type": "character", "name": "Ana", "model": "adult-female"}, "u2": {"type": "camera", "fov": 22},
                "u3": {"type": "character", "model": "adult-male"}}}},
        },
        {"uid": "BBBBB", "url": "board-2-BBBBB.png", "newShot": True, "shot": "9A", "duration": 1001, "audio": None},
    ]  # fmt: skip
    path = project(new, boards, fps=23.976)
    film = import_files([path], tmp_path / "Film.inbetween")
    assert film.rate == Rate(24000, 1001)
    assert [shot.number for shot in film.shots()] == ["7", "9"]
    assert [shot.frames for shot in film.shots()] == [72, 24]  # the sound is longer than its board
    assert [entity.name for entity in film.cast] == ["Ana"]
    picture = drawing(film, tmp_path / "Film.inbetween", 0)
    assert picture.shape == (900, 1600, 3)
    assert picture[450, 100].tolist() == [0, 0, 255]
    assert np.abs(picture[450, 1500].astype(int) - (255, 128, 128)).max() <= 1
    assert [(sound.film_frame, sound.name) for sound in film.sounds] == [(0, "1A-hello.wav")]
    opened = open_project(tmp_path / "Film.inbetween")
    assert opened.document == film
    assert opened.notes == ()
    assert check(film, tmp_path / "Film.inbetween") == ()


def test_a_film_of_several_scenes_keeps_their_order_and_its_sounds_their_places(tmp_path):
    for number in (1, 2, 10):
        scene = tmp_path / "film" / "storyboards" / f"Scene-{number}-ab"
        with_sound = {"audio": {"filename": "a.wav"}} if number == 2 else {}
        project(scene, [{"newShot": True, "duration": 1000 * number, **with_sound}], f"Scene-{number}.storyboarder")
        with wave.open(str(scene / "images" / "a.wav"), "wb") as file:
            file.setnchannels(1)
            file.setsampwidth(2)
            file.setframerate(8000)
            file.writeframes(bytes(1600))
    film = import_files([tmp_path / "film"], tmp_path / "Film.inbetween")
    assert [sequence.name for sequence in film.sequences] == ["Scene-1", "Scene-2", "Scene-10"]
    assert [shot.frames for shot in film.shots()] == [24, 48, 240]
    assert [sound.film_frame for sound in film.sounds] == [24]


def test_many_short_boards_do_not_drift(tmp_path):
    path = project(tmp_path / "a", [{"newShot": True, "duration": 333} for _ in range(300)])
    film = import_files([path], tmp_path / "Film.inbetween")
    assert sum(shot.frames for shot in film.shots()) == round(300 * 0.333 * 24)


@pytest.mark.parametrize(
    ("board", "told"),
    [
        ({"url": "../../secret.png"}, "outside of its folder"),
        ({"url": "/etc/passwd"}, "outside of its folder"),
        ({"url": "\\\\host\\share.png"}, "outside of its folder"),
        ({"layers": {"ink": {"url": "../x.png"}}}, "layer ink"),
        ({"audio": {"filename": "../x.wav"}}, "board 2: audio"),
        ({"duration": "soon"}, "board 2: duration is 'soon'"),
        ({"duration": -5}, "board 2: duration"),
        ({"duration": 1e300}, "board 2: duration"),
        ({"url": "broken.png"}, "broken.png is not a picture"),
    ],
)
def test_a_bad_board_is_told_with_its_place_and_leaves_nothing(tmp_path, board, told):
    folder = tmp_path / "a"
    drawn(folder, "good.png", (0, 0, 0))
    (folder / "images" / "broken.png").write_text("no picture")
    path = project(folder, [{"url": "good.png", "newShot": True}, board])
    with pytest.raises(InbetweenerError, match=told):
        import_files([path], tmp_path / "Film.inbetween")
    assert [inner.name for inner in tmp_path.iterdir()] == ["a"]


@pytest.mark.parametrize(
    "text", ["", "{", "[]", '{"boards": 3}', '{"boards": [3]}', '{"boards": [], "fps": "many"}', "[" * 9999]
)
def test_what_is_no_project_is_told(tmp_path, text):
    (tmp_path / "a.storyboarder").write_text(text)
    with pytest.raises(InbetweenerError, match=r"a\.storyboarder"):
        import_files([tmp_path / "a.storyboarder"], tmp_path / "Film")
    assert not (tmp_path / "Film").exists()


def test_pictures_come_in_the_order_that_people_number_them(tmp_path):
    boards = tmp_path / "Boards"
    boards.mkdir()
    for at, name in enumerate(("shot 2.png", "shot 10.png", "Shot 1.jpg", ".hidden.png")):
        Image.new("RGB", (400, 300), (at, 0, 0)).save(boards / name)
    (boards / "notes.txt").write_text("hello")
    film = import_files([boards], tmp_path / "Film")
    reds = [int(drawing(film, tmp_path / "Film", at)[0, 0, 0]) for at in range(3)]
    assert reds == [2, 0, 1]
    assert film.title == "Boards"
    assert (film.width, film.height) == (960, 720)
    assert [shot.frames for shot in film.shots()] == [48, 48, 48]


def test_pictures_that_are_named_keep_the_order_in_which_they_are_named(tmp_path):
    for at, name in enumerate(("b.png", "a.png")):
        Image.new("RGB", (40, 30), (at, 0, 0)).save(tmp_path / name)
    film = import_files([tmp_path / "b.png", tmp_path / "a.png"], tmp_path / "Film")
    assert len(film.sequences) == 1
    assert [int(drawing(film, tmp_path / "Film", at)[0, 0, 0]) for at in range(2)] == [0, 1]


def test_files_can_be_added_to_a_film(tmp_path):
    Image.new("RGB", (40, 30)).save(tmp_path / "a.png")
    film = import_files([tmp_path / "a.png"], tmp_path / "Film")
    film = set_caption(film, next(film.shots()).panels[0].id, "action", "kept")
    more = import_into(film, tmp_path / "Film", [tmp_path / "a.png"])
    assert next(more.shots()) is next(film.shots())
    assert len(list(more.shots())) == 2


@pytest.mark.parametrize("packed", [False, True])
def test_one_film_can_join_another_and_even_itself(tmp_path, packed):
    Image.new("RGB", (40, 30)).save(tmp_path / "a.png")
    (tmp_path / "b.fountain").write_text("INT. KITCHEN - DAY\n\nANA\nHello.\n")
    film = import_files([tmp_path / "a.png", tmp_path / "b.fountain"], tmp_path / "Film")
    path = pack(tmp_path / "Film", tmp_path / "Film.inbetweenz") if packed else tmp_path / "Film"
    both = import_files([path, path], tmp_path / "Both")
    assert open_project(tmp_path / "Both").notes == ()
    assert len(both.cast) == len(film.cast) == 2
    assert len({shot.id for shot in both.shots()}) == 4
    assert (both.width, both.height) == (film.width, film.height)
    assert check(both, tmp_path / "Both") == ()


def test_nothing_is_written_over(tmp_path):
    Image.new("RGB", (40, 30)).save(tmp_path / "a.png")
    (tmp_path / "Film").mkdir()
    import_files([tmp_path / "a.png"], tmp_path / "Film")
    with pytest.raises(InbetweenerError, match="exists already"):
        import_files([tmp_path / "a.png"], tmp_path / "Film")
    (tmp_path / "a.exe").write_text("MZ")
    with pytest.raises(InbetweenerError, match=r"a\.exe is nothing that can be imported"):
        import_files([tmp_path / "a.png", tmp_path / "a.exe"], tmp_path / "Other")
    with pytest.raises(InbetweenerError, match="There is no file"):
        import_files([tmp_path / "gone.png"], tmp_path / "Other")
    assert not (tmp_path / "Other").exists()
