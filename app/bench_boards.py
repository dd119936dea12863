"""What the boards take, for ``inbetweener bench --window``: thousands of panels scrolled, edited and opened."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec
from PySide6.QtWidgets import QApplication

from app.boards import BoardsPanel
from app.studio import Studio
from engine.bench.figures import Figure, spread, timed_here
from engine.bench.projects import large_film
from engine.document.film_edits import new_document
from engine.document.folder import open_project
from engine.document.model import Document, Panel, Sequence, Shot
from engine.document.panel_edits import set_caption

SIZE = (1600, 900)
STEP = 40  # pixels of a turn of the wheel


def figures(folder: Path, times: int) -> Iterator[Figure]:
    """In milliseconds of the processor that 19 of 20 stay below."""
    studio = Studio(many_panels(5000), folder / "none.inbetween")
    boards = _shown(studio)
    bar = boards.strip.verticalScrollBar()

    def scroll() -> None:
        bar.setValue(bar.value() + STEP)
        QApplication.processEvents()

    _, late = spread(_spent(scroll, 10 * times))
    yield Figure("boards of 5,000 panels, a turn of the wheel", late, "ms", 5.0, "what is felt as at once")

    def edit(at: int) -> None:
        studio.edit("Write", set_caption, "panel-2500", "action", f"Ana runs. {at}")
        boards.strip.viewport().repaint()

    middle, _ = spread([timed_here(lambda at=at: edit(at)) for at in range(times)])
    yield Figure("boards of 5,000 panels, from an edit to its picture", middle, "ms")
    _close(boards, studio)

    place = folder / "thousand.inbetween"
    large_film(place, 1000)

    def open_() -> None:
        opened = open_project(place)
        studio = Studio(opened.document, opened.folder)
        _close(_shown(studio), studio)

    middle, _ = spread(_spent(open_, 3))
    yield Figure("a film of 1,000 drawn panels, from its folder to its boards", middle, "ms", 1000.0, "a second")


def many_panels(panels: int) -> Document:
    """A film of sequences of a hundred panels."""
    shots = tuple(Shot(f"shot-{at}", (Panel(f"panel-{at}", 24, dialogue="It is raining."),)) for at in range(panels))
    sequences = tuple(
        Sequence(f"sequence-{at}", f"Scene {at // 100 + 1}", shots[at : at + 100]) for at in range(0, panels, 100)
    )
    return msgspec.structs.replace(new_document("Boards"), sequences=sequences)


def _shown(studio: Studio) -> BoardsPanel:
    boards = BoardsPanel(studio)
    boards.resize(*SIZE)
    boards.show()
    QApplication.processEvents()
    boards.strip.viewport().repaint()
    return boards


def _close(boards: BoardsPanel, studio: Studio) -> None:
    boards.close()
    boards.deleteLater()
    studio.close()


def _spent(work: Callable[[], None], times: int) -> list[float]:
    return [timed_here(work) for _ in range(times)]
