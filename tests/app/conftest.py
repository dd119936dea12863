"""A window without a screen, a person without a home, and small films to work on."""

from __future__ import annotations

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import pytest
from PySide6.QtCore import QCoreApplication, QSettings
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from app import theme
from app.boards.cell import Cells
from app.studio import Studio
from engine.document.cast_edits import add_entity, new_entity
from engine.document.film_edits import new_document
from engine.document.folder import new_project, open_project
from engine.document.model import Document, Panel, Relation, Sequence, Shot

if TYPE_CHECKING:
    from app.window import Window


@pytest.fixture(scope="session")
def qapp_args() -> list[str]:
    return ["inbetweener"]


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qapp) -> Iterator[Path]:
    """Nothing of this person's is read or written, and nothing copied in one test is pasted in the next.

    Without a screen the clipboard outlives Python, and ends the process when it lets go of what Python made.
    """
    monkeypatch.setenv("INBETWEENER_HOME", str(tmp_path / "home"))
    QCoreApplication.setOrganizationName("Inbetweener")
    QCoreApplication.setApplicationName("Inbetweener")
    QSettings.setDefaultFormat(QSettings.Format.IniFormat)
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(tmp_path / "settings"))
    yield tmp_path / "home"
    QGuiApplication.clipboard().clear()


@pytest.fixture(autouse=True, scope="session")
def dressed(qapp) -> None:
    theme.apply(qapp)


def small_film() -> Document:
    """Three shots, four panels, Ana and Ben in a kitchen."""
    film = new_document("Small film")
    ana = new_entity(film, "character", "Ana", "person")
    film = add_entity(film, ana)
    ben = new_entity(film, "character", "Ben", "person")
    film = add_entity(film, ben)
    kitchen = new_entity(film, "place", "Kitchen", "kitchen")
    film = add_entity(film, kitchen)
    staging = (
        Relation(ana.id, "in", kitchen.id),
        Relation(ben.id, "in", kitchen.id),
        Relation(ana.id, "left of", ben.id),
    )
    shots = (
        Shot("shot-1", (Panel("panel-1", 24),), staging=staging),
        Shot("shot-2", (Panel("panel-2", 36), Panel("panel-3", 24)), staging=staging),
        Shot("shot-3", (Panel("panel-4", 48),), number="12A"),
    )
    return _with(film, shots)


def long_film() -> Document:
    shots = tuple(Shot(f"shot-{at}", (Panel(f"panel-{at}", 24),)) for at in range(1000))
    return _with(new_document("Long film"), shots)


def _with(film: Document, shots: tuple[Shot, ...]) -> Document:
    import msgspec

    return msgspec.structs.replace(film, sequences=(Sequence("sequence-1", "", shots),))


W = TypeVar("W", bound=QWidget)


def by_itself(qtbot, widget: W, width: int, height: int) -> W:
    """A panel by itself, as large as this, as soon as it can be seen."""
    qtbot.addWidget(widget)
    widget.resize(width, height)
    widget.show()
    qtbot.waitExposed(widget)
    return widget


def _opened(document: Document, folder: Path) -> Iterator[Studio]:
    opened = new_project(folder, document)
    studio = Studio(opened.document, opened.folder)
    yield studio
    studio.close()


@pytest.fixture
def studio(tmp_path: Path) -> Iterator[Studio]:
    """A studio with a small film, and no engine."""
    yield from _opened(small_film(), tmp_path / "small.inbetween")


@pytest.fixture
def empty_studio(tmp_path: Path) -> Iterator[Studio]:
    yield from _opened(new_document("Empty film"), tmp_path / "empty.inbetween")


@pytest.fixture
def long_studio(tmp_path: Path) -> Iterator[Studio]:
    yield from _opened(long_film(), tmp_path / "long.inbetween")


@pytest.fixture
def ana(studio) -> str:
    """Ana, who is posed in the second shot, at its frames 6, 20 and 50."""
    from tests.app.timelines import posed

    return posed(studio)


@pytest.fixture
def timeline(qtbot, studio, ana):
    """Shots of 24, 60 and 48 frames on the screen."""
    from tests.app.timelines import laid_out

    return laid_out(qtbot, studio)


class Asked:
    """An engine that remembers what it was asked."""

    def __init__(self) -> None:
        self.drafts, self.renders, self.cancelled = [], [], []

    def ask(self, ask):
        self.drafts.append(ask)

    def submit(self, ask, when="in turn"):
        self.renders.append(ask)
        return f"job-{len(self.renders)}"

    def cancel(self, job):
        self.cancelled.append(job)

    def pause(self): ...
    def resume(self): ...


@pytest.fixture
def open_window(qtbot) -> Iterator[Callable[[Path], Window]]:
    """Opens the whole window on a film, as an artist has it before her, without an engine."""
    from app.keeper import Keeper
    from app.window import Window

    windows: list[Window] = []

    def open_(folder: Path) -> Window:
        opened = open_project(folder)
        studio = Studio(opened.document, opened.folder)
        window = Window(studio, Keeper(studio, opened))
        windows.append(window)
        window.resize(1500, 950)
        window.show()
        qtbot.waitExposed(window)
        window.activateWindow()
        return window

    yield open_
    for window in windows:
        window.close()
        window.studio.close()
        window.deleteLater()


@pytest.fixture
def shell(open_window, tmp_path: Path) -> Window:
    """The window on a small film."""
    return open_window(new_project(tmp_path / "small.inbetween", small_film()).folder)


@pytest.fixture
def cells_painted(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """The looks of the boards' cells in the order in which they were painted; what is only shown again is not among them."""
    painted: list[object] = []
    paint = Cells._painted

    def noted(self: Cells, look, picture, ratio):
        painted.append(look)
        return paint(self, look, picture, ratio)

    monkeypatch.setattr(Cells, "_painted", noted)
    return painted
