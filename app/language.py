"""The language of the window: the artist's choice, else the system's, else English."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QCoreApplication, QDate, QDateTime, QLibraryInfo, QLocale, QSettings, QTime, QTranslator

from engine.values.settings import RESOURCES

_SHORT = QLocale.FormatType.ShortFormat
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
    return taught


def moment(when: datetime) -> str:
    """A day and a time as they are written here."""
    return QLocale().toString(QDateTime(QDate(when.year, when.month, when.day), _time(when)), _SHORT)


def clock(when: datetime) -> str:
    return QLocale().toString(_time(when), _SHORT)


def day(when: datetime) -> str:
    return QLocale().toString(QDate(when.year, when.month, when.day), _SHORT)


def _time(when: datetime) -> QTime:
    return QTime(when.hour, when.minute)
