"""Screenplays: scenes, places, people, light and time come out of them, in more alphabets than one."""

from __future__ import annotations

from pathlib import Path

import pytest

from engine.conditioning import compile_shot
from engine.document.model import Document
from engine.exchange import import_files
from engine.exchange.finaldraft import parse as parse_finaldraft
from engine.exchange.fountain import parse
from engine.exchange.screenplay import Action, Change, Heading, Remark, Speech, scene_of, seconds_played, seconds_spoken
from engine.values.errors import InbetweenerError

SAMPLES = Path(__file__).parents[1] / "samples" / "scripts"


def names(film: Document, kind: str) -> list[str]:
    return [entity.name for entity in film.cast if entity.kind == kind]


def test_a_script_in_cyrillic_has_its_scenes_people_and_speeches(tmp_path):
    film = import_files([SAMPLES / "cyrillic.fountain"], tmp_path / "Film")
    assert [sequence.name for sequence in film.sequences] == [
        "ИНТ. КВАРТИРА МАШИ – СТОЛОВАЯ – ДЕНЬ",
        "ИНТ. КВАРТИРА МАШИ – КУХНЯ – ДЕНЬ",
    ]
    assert names(film, "character") == ["Машa"]
    assert names(film, "place") == ["Квартира Маши – Столовая", "Квартира Маши – Кухня"]
    assert {shot.light for shot in film.shots()} == {"indoor"}
    spoken = [panel.dialogue for shot in film.shots() for panel in shot.panels if panel.dialogue]
    assert spoken[0].startswith("Машa: Сит хабео")


def test_a_whole_script(tmp_path):
    film = import_files([SAMPLES / "my_living_memory.fountain"], tmp_path / "Film")
    assert len(film.sequences) == 9
    assert {"Joe", "Kate", "Matthew"} <= set(names(film, "character"))
    assert {"Park Playground", "Hilltop", "Living Room"} <= set(names(film, "place"))
    assert film.sequences[2].shots[0].light == "day"
    assert film.sequences[0].shots[0].transition is not None  # FADE IN:
    assert film.sequences[0].shots[0].transition.kind == "fade"
    minutes = sum(shot.frames for shot in film.shots()) / 24 / 60
    assert 8 < minutes < 18
    for shot in film.shots():
        seen = compile_shot(film, shot)  # every shot can be staged
        assert (seen.place >= 0).all()
    joe = next(entity.id for entity in film.cast if entity.name == "Joe")
    first = film.sequences[0].shots[0]
    assert any(relation.subject == joe and relation.verb == "in" for relation in first.staging)


def test_a_final_draft_script(tmp_path):
    film = import_files([SAMPLES / "TestFDX-FD.fdx"], tmp_path / "Film")
    assert names(film, "place") == ["Radio Studio", "Outside The Food Store"]
    assert names(film, "character") == ["Dj", "Dave", "Jim", "Kay"]


def test_every_kind_of_line():
    told = parse(
        "Title: A\nAuthor: B\n\n"
        "FADE IN:\n\n"
        ".a place without a prefix #3A#\n\n"
        "!INT. NOT A HEADING\n\n"
        "@McAvoy\n(softly)\nHello.\n\n"
        "ÉLODIE (V.O.) ^\nÇa va *bien*?\n\n"
        "She waits. [[Is it too long?]]\n\n"
        "/* INT. CUT - DAY\n\nGone */\n\n"
        "# Act\n\n= synopsis\n\n===\n\n"
        "> THE END <\n\n"
        "CUT TO:\n\n"
        "ext. yard - night\n\n"
        "NO SPEECH FOLLOWS\n\n"
        ".. and dots\n"
    )
    assert told == (
        Change("FADE IN:"),
        Heading("a place without a prefix", "3A"),
        Action("INT. NOT A HEADING"),
        Speech("McAvoy", "(softly)\nHello."),
        Speech("ÉLODIE", "Ça va bien?"),
        Action("She waits."),
        Remark("Is it too long?"),
        Action("THE END"),
        Change("CUT TO:"),
        Heading("ext. yard - night"),
        Action("NO SPEECH FOLLOWS"),
        Action(".. and dots"),
    )


def test_marks_and_line_ends_of_other_systems_change_nothing(tmp_path):
    text = "INT. KITCHEN - NIGHT\r\n\r\nANA\r\nHello.\r\n"
    for at, data in enumerate((text.encode("utf-8-sig"), text.encode("utf-16"), text.replace("\r", "").encode())):
        (tmp_path / f"{at}.fountain").write_bytes(data)
        film = import_files([tmp_path / f"{at}.fountain"], tmp_path / f"Film{at}")
        assert names(film, "place") == ["Kitchen"]
        assert next(film.shots()).light == "night"


@pytest.mark.parametrize(
    ("heading", "place", "light", "weather"),
    [
        ("INT. KITCHEN - DAY", "Kitchen", "indoor", "clear"),
        ("EXT. HILL - DUSK", "Hill", "dusk", "clear"),
        ("INT./EXT. CAR - NIGHT", "Car", "night", "clear"),
        ("EXT. STREET IN THE RAIN - EVENING", "Street In The Rain", "dusk", "rain"),
        ("НАТ. УЛИЦА - НОЧЬ", "Улица", "night", "clear"),
        ("INT. HOUSE - HALL - LATER", "House – Hall", "indoor", "clear"),
        ("EXT. FOREST", "Forest", "day", "clear"),
        ("a dream", "a dream", "day", "clear"),
    ],
)
def test_headings_say_where_and_when(heading, place, light, weather):
    scene = scene_of(Heading(heading))
    assert (scene.place, scene.light, scene.weather) == (place, light, weather)


def test_suggested_times():
    assert seconds_spoken(" ".join(["word"] * 150)) == 20  # no shot is longer
    assert seconds_spoken(" ".join(["word"] * 25)) == pytest.approx(10.5)
    assert seconds_spoken("No.") == 1.5
    assert seconds_spoken("(angrily, slowly) No.") == 1.5
    assert seconds_played("x" * 180) == pytest.approx(3.3)


def test_files_that_attack_are_refused():
    bomb = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a "aaaa">]><FinalDraft/>'
    with pytest.raises(InbetweenerError, match="entities"):
        parse_finaldraft(bomb)
    with pytest.raises(InbetweenerError, match="damaged"):
        parse_finaldraft("<FinalDraft>")
    with pytest.raises(InbetweenerError, match="not a Final Draft"):
        parse_finaldraft("<html/>")


def test_what_is_opened_and_never_closed_is_not_looked_for_for_ever():
    """Each of these took minutes when every mark was followed to the end of the book."""
    for mark in ("[[", "/*", "(", "*a", "_a ", "#a", "@("):
        elements = parse("INT. ROOM - DAY\n\n" + mark * 60_000 + "\n")
        assert elements
