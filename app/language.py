"""The language of the window: the artist's choice, else the system's, else English."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from datetime import datetime
from functools import cache

from PySide6.QtCore import QCoreApplication, QDate, QDateTime, QLibraryInfo, QLocale, QSettings, QTime, QTranslator

from app.marking import N
from app.reasons import reason_heard
from app.relations import relations_heard
from engine.values.settings import RESOURCES

_SHORT = QLocale.FormatType.ShortFormat
_HOLE = re.compile(r"(?<!\{)\{\d+\}(?!\})")
_SENTENCE_END = re.compile(r"(?<=[.!?]) (?=\S)")
LANGUAGES = {"en": "English", "de": "Deutsch"}


def wanted() -> str:
    """The code of the language that is to be spoken."""
    chosen = str(QSettings().value("language") or "")
    code = chosen or QLocale.system().name().split("_")[0]
    return code if code in LANGUAGES else "en"


def speak(application: QCoreApplication, code: str) -> list[QTranslator]:
    """Teaches the application a language: our own words, and Qt's for its buttons and dialogs.

    Give the translators a home: the application forgets what nobody keeps.
    """
    taught: list[QTranslator] = []
    if code != "en":
        ours, qt = QTranslator(application), QTranslator(application)
        if ours.load(str(RESOURCES / "translations" / f"inbetweener_{code}.qm")):
            taught.append(ours)
        if qt.load(f"qtbase_{code}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
            taught.append(qt)
        for each in taught:
            application.installTranslator(each)
        QLocale.setDefault(QLocale(code))
    elif QLocale.system().language() == QLocale.Language.C:  # which has no way of writing a date
        QLocale.setDefault(QLocale(code))
    return taught


TITLES = (
    N("Engine", "Blocking of the film"), N("Engine", "Blocking of {0}"), N("Engine", "Blocking of {0} shots"),
    N("Engine", "Draft of the film"), N("Engine", "Draft of {0}"), N("Engine", "Draft of {0} shots"),
    N("Engine", "Final of the film"), N("Engine", "Final of {0}"), N("Engine", "Final of {0} shots"),
    N("Engine", "{0} variations of {1}"),
)  # fmt: skip  # what the engine calls its jobs


@cache
def _sentences() -> tuple[tuple[re.Pattern[str], str], ...]:
    """What the engine can say, the most particular first."""
    path = RESOURCES / "translations" / "engine.json"
    patterns: list[str] = json.loads(path.read_text(encoding="utf-8")) if path.exists() else []
    made = []
    for pattern in sorted(patterns, key=lambda text: -len(_HOLE.sub("", text))):
        parts = [re.escape(part.replace("{{", "{").replace("}}", "}")) for part in _HOLE.split(pattern)]
        made.append((re.compile("(.*?)".join(parts), re.DOTALL), pattern))
    return tuple(made)


WHAT = (
    N("Engine", "poses"),
    N("Engine", "words"),
    N("Engine", "pictures"),
    N("Engine", "sounds"),
)  # single words that the engine fills in


def heard(sentence: str) -> str:
    """Something that the engine said, in the language of the window. The engine knows no Qt and speaks English.

    What is filled in is left as it is, since it is mostly the artist's, but where it is itself said by the engine. Of
    several sentences that stand together each is heard.
    """
    whole = _heard(sentence, _filled)
    if whole != sentence:
        return relations_heard(whole)
    first, *rest = _SENTENCE_END.split(sentence, maxsplit=1)
    return f"{heard(first)} {heard(rest[0])}" if rest else sentence


def _filled(part: str) -> str:
    """What is filled into a sentence of the engine's: a saying of its own, or a list in which some words are."""
    said = heard(part) if " " in part else part
    return ", ".join(_heard(each, str) for each in part.split(", ")) if said == part and ", " in part else said


def noted(note: str) -> str:
    """What the engine noted on a take: it may name reasons, and what could not be followed."""
    return _heard(note, lambda part: "; ".join(reason_heard(_heard(each, heard)) for each in part.split("; ")))


def _heard(sentence: str, filled: Callable[[str], str]) -> str:
    for pattern, text in _sentences():
        found = pattern.fullmatch(sentence)
        if found:
            words = QCoreApplication.translate("Engine", text)
            return words.format(*map(filled, found.groups())) if words != text else sentence
    return QCoreApplication.translate("Engine", sentence) if sentence in WHAT else sentence


def moment(when: datetime) -> str:
    """A day and a time as they are written here."""
    return QLocale().toString(QDateTime(QDate(when.year, when.month, when.day), _time(when)), _SHORT)


def second(when: datetime) -> str:
    """A time to the second, as it is written here."""
    kept = QLocale().timeFormat(QLocale.FormatType.LongFormat).replace("t", "").strip()  # without the zone
    return QLocale().toString(_time(when), kept)


def clock(when: datetime) -> str:
    return QLocale().toString(_time(when), _SHORT)


def day(when: datetime) -> str:
    return QLocale().toString(QDate(when.year, when.month, when.day), _SHORT)


def _time(when: datetime) -> QTime:
    return QTime(when.hour, when.minute, when.second)
