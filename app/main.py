"""Opens the window: the application and its looks, the film, the engine, and the edge where crashes are caught."""

from __future__ import annotations

import logging
import os
import sys
import threading
import traceback
from collections.abc import Sequence
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType

import PySide6
from PySide6.QtCore import QCoreApplication, QMessageLogContext, QSettings, QTimer, QtMsgType, qInstallMessageHandler
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QMessageBox

from app import theme
from app.bridge import Bridge
from app.films import make_film, recent_films, sample_film
from app.keeper import Keeper
from app.language import speak, wanted
from app.studio import Studio
from app.window import Window
from engine.document.folder import Opened, open_project
from engine.values.errors import InbetweenerError
from engine.values.settings import data_folder

log = logging.getLogger("inbetweener")
STEADY = 10_000  # ms after which a start went well


def run(argv: Sequence[str]) -> int:
    """Opens the film that is named, else the last one, else the one that comes with the program."""
    refusal = unfit(PySide6.__version__, sys.version_info[:2])
    if refusal:
        print(refusal, file=sys.stderr)
        return 1
    application = make_application(argv)
    keep_log(data_folder() / "logs" / "inbetweener.log")
    edge = Edge()
    edge.hold()
    began = Beginning()
    try:
        opened = first_film(argv, careful=began.ended_early)
    except InbetweenerError as error:
        print(error, file=sys.stderr)
        return 1
    house = House(opened)
    edge.before_dialog = house.keeper.save_now
    house.window.show()
    if not argv and (began.ended_early or QSettings().value("start/page", True, type=bool)):
        house.window.doors.show_start()
    QTimer.singleShot(STEADY, began.went_well)
    code = application.exec()
    house.close()
    began.went_well()
    return code


class Beginning:
    """Notices that the last start ended before it was steady, so that a film that ends the program is not opened again
    by itself at every start.
    """

    def __init__(self) -> None:
        self.note = data_folder() / "starting"
        self.ended_early = self.note.exists()
        self.note.parent.mkdir(parents=True, exist_ok=True)
        self.note.touch()

    def went_well(self) -> None:
        self.note.unlink(missing_ok=True)


class House:
    """Everything that lives while the window is open, made in order and closed in the other."""

    def __init__(self, opened: Opened):
        self.studio = Studio(opened.document, opened.folder)
        self.studio.generation = bool(QSettings().value("generation", True, type=bool))
        self.studio.live_drafts = bool(QSettings().value("live", True, type=bool))
        self.keeper = Keeper(self.studio, opened)
        self.bridge = Bridge(self.studio.hear)
        self.studio.engine = self.bridge
        self.window = Window(self.studio, self.keeper)
        self.studio.opened.connect(self.prepare)
        self.studio.playing_changed.connect(self.bridge.give_way)
        self.prepare()

    def prepare(self) -> None:
        """The film's model gets into memory while the artist looks around, so that the first draft need not wait for it."""
        if self.studio.generation:
            self.bridge.prepare(self.studio.document.model)

    def close(self) -> None:
        self.bridge.close()
        self.studio.close()


def make_application(argv: Sequence[str]) -> QApplication:
    QCoreApplication.setOrganizationName("Inbetweener")
    QCoreApplication.setApplicationName("Inbetweener")
    QGuiApplication.setDesktopFileName("inbetweener")
    QSettings.setDefaultFormat(QSettings.Format.IniFormat)
    QSettings.setPath(
        QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(data_folder() / "settings")
    )  # fmt: skip
    scale = str(QSettings().value("scale") or "0")
    if scale.isdigit() and int(scale) and "QT_SCALE_FACTOR" not in os.environ:
        os.environ["QT_SCALE_FACTOR"] = str(int(scale) / 100)
    application = QApplication.instance() or QApplication(["inbetweener", *argv])
    assert isinstance(application, QApplication)
    speak(application, wanted())
    theme.apply(application)
    return application


def first_film(argv: Sequence[str], *, careful: bool = False) -> Opened:
    """The film that is named, else the last one; ``careful``: only what cannot be the reason of a bad start."""
    if argv:
        return open_project(Path(argv[0]))
    for folder in () if careful else recent_films():
        try:
            return open_project(folder)
        except InbetweenerError as error:
            log.warning("%s", error)  # an older one may be whole
    return sample_film() or make_film(QCoreApplication.translate("Keeper", "Untitled"))


def unfit(qt: str, python: tuple[int, int]) -> str:
    """Why this pair of Qt and Python cannot be used; empty where it can."""
    if qt == "6.12.0" and python < (3, 12):
        return (
            "PySide6 6.12.0 loses references below Python 3.12 and ends the program without a word. "
            "Install another one: pip install 'PySide6-Essentials<6.12'."
        )
    return ""


def keep_log(path: Path) -> None:
    """What went wrong, for a report; it stays on this machine."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handler = RotatingFileHandler(path, maxBytes=1 << 20, backupCount=2, encoding="utf-8")
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    log.addHandler(handler)
    log.setLevel(logging.INFO)
    levels = {QtMsgType.QtWarningMsg: logging.WARNING, QtMsgType.QtCriticalMsg: logging.ERROR}

    def from_qt(kind: QtMsgType, context: QMessageLogContext, words: str) -> None:
        if kind in levels:
            log.log(levels[kind], "%s", words)

    qInstallMessageHandler(from_qt)


class Edge:
    """What nobody caught is logged once and told once; the work is saved before the dialog opens."""

    def __init__(self) -> None:
        self.before_dialog = lambda: None
        self._telling = False

    def hold(self) -> None:
        sys.excepthook = self.caught
        threading.excepthook = lambda what: self._log(what.exc_type, what.exc_value, what.exc_traceback)

    def caught(self, kind: type[BaseException], error: BaseException | None, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            QCoreApplication.quit()
            return
        report = self._log(kind, error, trace)
        if self._telling or not QApplication.instance():
            return
        self._telling = True
        try:
            self.before_dialog()
            tell_crash(report)
        finally:
            self._telling = False

    def _log(self, kind: type[BaseException], error: BaseException | None, trace: TracebackType | None) -> str:
        report = "".join(traceback.format_exception(kind, error, trace))
        log.error("%s", report)
        print(report, file=sys.stderr)
        return report


def tell_crash(report: str) -> None:
    """One sentence, and the report for whoever wants to help."""
    box = QMessageBox()
    box.setWindowTitle("Inbetweener")
    box.setText(QCoreApplication.translate("Edge", "Something in the program went wrong. Your work is safe."))
    box.setInformativeText(
        QCoreApplication.translate("Edge", "You can go on. If it happens again, send us the report.")
    )
    box.setDetailedText(report)
    copy = box.addButton(QCoreApplication.translate("Edge", "Copy report"), QMessageBox.ButtonRole.ActionRole)
    box.addButton(QMessageBox.StandardButton.Ok)
    copy.clicked.disconnect()
    copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(report))
    box.exec()
