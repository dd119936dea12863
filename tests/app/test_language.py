"""The window speaks German as completely as English, and every string of its sources can be translated."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from typing import get_args

import pytest
from PySide6.QtCore import QCoreApplication, QLocale, QSettings

from app import reasons
from app.actions import plain_label
from app.language import LANGUAGES, heard, noted, speak, wanted
from app.relations import VERBS, said
from engine.document.folder import new_project
from engine.document.model import Verb
from engine.render.reasons import PATTERNS, Reason
from tests.app.conftest import small_film

ROOT = Path(__file__).resolve().parents[2]


def _script():
    spec = importlib.util.spec_from_file_location("translate", ROOT / "packaging" / "translate.py")
    module = importlib.util.module_from_spec(spec)
    import sys

    sys.modules["translate"] = module
    spec.loader.exec_module(module)
    return module


translate = _script()


@pytest.mark.parametrize("language", translate.LANGUAGES)
def test_every_string_of_the_sources_is_translated_and_compiled(language):
    path = translate.FOLDER / f"inbetweener_{language}.ts"
    assert translate.problems(path, translate.gathered(), translate.translations(path)) == []


def test_strings_are_gathered_in_every_way_that_they_are_written():
    source = """
class Panel:
    def show(self, many):
        self.tr("Here")
        self.tr("One" if many else "Other")
        QCoreApplication.translate("Room", "There")
        _tr("Mine")
        row = N("Table", "Marked")

def _tr(text):
    return QCoreApplication.translate("House", text)
"""
    assert {(word.context, word.text) for word in translate.of_source(source)} == {
        ("Panel", "Here"), ("Panel", "One"), ("Panel", "Other"), ("Room", "There"), ("House", "Mine"), ("Table", "Marked"),
    }  # fmt: skip


def test_a_translation_that_loses_a_hole_is_told(tmp_path):
    words = [translate.Word("Panel", "{n} of {total}")]
    path = tmp_path / "inbetweener_de.ts"
    path.write_text(translate.written("de", words, {words[0]: "{n} von allen"}), encoding="utf-8")
    assert "holes" in translate.problems(path, words, translate.translations(path))[0]


@pytest.fixture
def german(qapp):
    before = QLocale()
    taught = speak(qapp, "de")
    yield
    for each in taught:
        qapp.removeTranslator(each)
    QLocale.setDefault(before)


def test_the_window_speaks_german(german, open_window, qtbot, tmp_path):
    window = open_window(new_project(tmp_path / "film.inbetween", small_film()).folder)
    assert window.actions_["new-panel"].text().replace("&", "") == "Neues Panel"
    assert window.docks["cast"].windowTitle() == "Besetzung"
    assert window.top.menus.actions()[0].text() == "&Datei"
    assert plain_label(window.actions_["save-as"]) == "Sichern als"
    window.actions_["new-panel"].trigger()
    qtbot.waitUntil(lambda: "„" in window.actions_["undo"].text(), timeout=5000)
    assert window.actions_["undo"].text() == "Rückgängig „Neues Panel“"
    window.doors.show_start()
    assert window.doors.start.make.name == "Neuer Film"
    window.doors.leave_start()


def test_the_chosen_language_is_spoken_and_an_unknown_one_is_english():
    QSettings().setValue("language", "de")
    assert wanted() == "de"
    QSettings().setValue("language", "tlh")
    assert wanted() == "en"
    QSettings().remove("language")
    assert wanted() in LANGUAGES
    assert QCoreApplication.translate("Panel", "Nothing of the kind") == "Nothing of the kind"


def test_what_the_engine_says_is_heard_in_the_windows_language(german):
    assert heard("board.psd is damaged and cannot be read.") == "board.psd ist beschädigt und lässt sich nicht lesen."
    assert heard("Draft of 12A") == "Entwurf von 12A"
    assert heard("Final of 3 shots") == "Endfassung von 3 Einstellungen"
    assert heard("Something that nobody foresaw.") == "Something that nobody foresaw."
    assert heard("") == ""


@pytest.mark.parametrize(
    ("english", "spoken"),
    [
        ("4 variations of 12A", "4 Varianten von 12A"),
        ("What can be: Fountain, Final Draft, pictures, sounds, BVH.",
         "Was geht: Fountain, Final Draft, Bilder, Töne, BVH."),
        ("“Ana left of Ben” and “Ben left of Ana” cannot hold together.",
         "„Ana links von Ben“ und „Ben links von Ana“ gilt nicht zugleich."),
        ("“Ana on Ana” cannot be.", "„Ana auf Ana“ kann nicht sein."),
        ("Missing: the drawing of panel 2 of shot 3; an empty page is shown in its place.",
         "Es fehlt: die Zeichnung von Panel 2 in Einstellung 3; an seiner Stelle ist ein leeres Blatt zu sehen."),
        ("In the model folder ltx, vae/model.safetensors is not there to its end.",
         "Im Ordner des Modells ltx stimmt etwas nicht: vae/model.safetensors ist nicht bis zu ihrem Ende da."),
        ("The painting process crashed (signal 11). It last said: Segmentation fault",
         "Der Malvorgang ist abgestürzt (Signal 11). Zuletzt sagte er: Segmentation fault"),
    ],
)  # fmt: skip
def test_what_is_filled_into_the_engines_sentences_is_heard_as_well(german, english, spoken):
    assert heard(english) == spoken


def test_what_is_noted_on_a_take_is_read_in_the_windows_language(german):
    assert noted("LTX-Video does not follow poses.") == "LTX-Video folgt keinen Posen."
    assert noted("Memory ran out: pictures were decoded one by one.") == (
        "Der Speicher ging aus: Bilder wurden einzeln entwickelt."
    )
    assert noted("Refined as it was approved; changed since: pose of Ana at frames 12, 13 and 38; light.") == (
        "Verfeinert, wie es freigegeben war; seitdem geändert: Pose von Ana bei den Bildern 12, 13 und 38; Licht."
    )
    stretches = "Pencil paints this shot in 3 stretches; its stretches do not know each other."
    assert noted(stretches) == "Pencil malt diese Einstellung in 3 Stücken; seine Stücke wissen nichts voneinander."
    assert noted("Anything else.") == "Anything else."


def test_what_a_reader_found_in_a_line_is_said_in_the_windows_language(german):
    assert heard("walk.bvh is damaged: in line 3, 'Wrongness' is no channel.").endswith(
        "in Zeile 3: 'Wrongness' ist kein Kanal."
    )


def test_every_verb_of_the_staging_is_said_in_the_windows_language(german):
    assert set(VERBS) == set(get_args(Verb))
    assert said("left of") == "links von"


def test_why_a_take_is_out_of_date_is_said_in_the_windows_language(german):
    assert reasons.PATTERNS == PATTERNS
    keyed, many = Reason("pose of {0}", ("Ana",), (12, 38)), Reason("camera", (), (1, 2, 3, 4, 5))
    longer = Reason("{0} more frames at its end", ("6",))
    assert [reasons.in_words(each) for each in (keyed, many, longer, Reason("light"))] == [
        "Pose von Ana bei den Bildern 12 und 38", "Kamera bei 5 Bildern", "6 Bilder mehr am Ende", "Licht",
    ]  # fmt: skip
    assert list(map(str, (keyed, many, longer))) == [
        "pose of Ana at frames 12 and 38", "camera at 5 frames", "6 more frames at its end",
    ]  # fmt: skip
