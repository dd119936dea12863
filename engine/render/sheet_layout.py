"""How storyboard sheets are laid out: pages of panels with their numbers, times and captions, in points on paper.

A page is a list of things at their places, which whoever has a pen draws: Pillow without a window, Qt with one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from engine.document.caption_edits import camera_words
from engine.document.film import placed_shots
from engine.document.model import CaptionField, Document, Panel, Shot
from engine.document.numbering import panel_label, shot_numbers
from engine.values.time import timecode

Tone = Literal["ink", "soft"]
Align = Literal["left", "right"]
Paper = Literal["a4", "letter"]

PAPERS: dict[Paper, tuple[float, float]] = {"a4": (595.0, 842.0), "letter": (612.0, 792.0)}  # points, upright
MARGIN, GAP, HEAD = 34.0, 16.0, 34.0
LABEL = 14.0  # height of the line over a picture


@dataclass(frozen=True)
class Form:
    """So many panels a page, and where their captions stand."""

    title: str
    columns: int
    rows: int
    upright: bool = False
    captions: Literal["under", "beside", "none"] = "under"
    size: float = 8.5  # of the captions, in points

    @property
    def each(self) -> int:
        return self.columns * self.rows


FORMS: dict[str, Form] = {
    "1": Form("1 panel a page", 1, 1, size=12),
    "2": Form("2 panels a page", 2, 1, size=10),
    "3": Form("3 panels a page, captions beside", 1, 3, upright=True, captions="beside", size=9.5),
    "4": Form("4 panels a page", 2, 2, size=9.5),
    "6": Form("6 panels a page", 3, 2),
    "9": Form("9 panels a page", 3, 3, size=7.5),
    "12": Form("12 panels a page", 4, 3, size=7),
    "30": Form("Contact sheet, 30 pictures a page", 6, 5, captions="none", size=7),
    "column": Form("One column, as in Japan", 1, 5, upright=True, captions="beside", size=9),
}
USUAL = "6"


@dataclass(frozen=True)
class Board:
    """One panel as it is printed."""

    label: str
    when: str
    shot: Shot
    panel: Panel
    shot_frame: int
    sequence: str
    camera: str  # "MS, low, 35 mm, push in"


@dataclass(frozen=True)
class Line:
    """Words on one line; what does not fit is left out."""

    x: float
    y: float  # of the top
    width: float
    size: float
    text: str
    tone: Tone = "ink"
    strong: bool = False
    align: Align = "left"


@dataclass(frozen=True)
class Prose:
    """Captions one after the other in a box, each with its field's name; what does not fit is left out."""

    x: float
    y: float
    width: float
    height: float
    size: float
    captions: tuple[tuple[str, str], ...]  # name of the field, text


@dataclass(frozen=True)
class Still:
    """A board's picture in its frame."""

    x: float
    y: float
    width: float
    height: float
    board: Board


@dataclass(frozen=True)
class Rule:
    """A thin line."""

    x: float
    y: float
    width: float


@dataclass(frozen=True)
class Page:
    width: float
    height: float
    items: tuple[Line | Prose | Still | Rule, ...]


def boards_of(document: Document, panels: frozenset[str] | None = None) -> list[Board]:
    """Every panel, or some by their ids, in order; an omitted shot is one board that says so."""
    spans = {placed.shot.id: placed.span for placed in placed_shots(document)}
    numbers = dict(zip((shot.id for shot in document.shots()), shot_numbers(document), strict=True))
    found: list[Board] = []
    for sequence in document.sequences:
        for shot in sequence.shots:
            number = numbers[shot.id]
            if shot.omitted:
                if panels is None or any(panel.id in panels for panel in shot.panels):
                    found.append(Board(number, "OMIT", shot, shot.panels[0], 0, sequence.name, ""))
                continue
            for panel, start in zip(shot.panels, shot.panel_starts(), strict=True):
                if panels is None or panel.id in panels:
                    when = f"{timecode(spans[shot.id].start + start, document.rate)}   {panel.frames} f"
                    label = panel_label(number, shot, panel, document.numbering)
                    said = camera_words(shot) if panel is shot.panels[0] else ""
                    found.append(Board(label, when, shot, panel, start, sequence.name, said))
    return found


def captions_of(board: Board, fields: tuple[CaptionField, ...], name: Callable[[str], str]) -> list[tuple[str, str]]:
    """What is written on a board, field by field; ``name`` says a field of every board in the reader's language."""
    panel = board.panel
    texts = [("", board.camera), (name("Action"), panel.action), (name("Dialogue"), panel.dialogue),
             (name("Slugging"), panel.slugging), (name("Notes"), panel.notes)]  # fmt: skip
    own = {each.field: each.text for each in panel.own}
    texts += [(field.name, own[field.id]) for field in fields if field.id in own]
    return [(heading, text.strip()) for heading, text in texts if text.strip()]


def pages(
    document: Document, boards: Sequence[Board], form: Form, paper: Paper = "a4", name: Callable[[str], str] = str
) -> Iterator[Page]:
    """The pages one after the other; a film without panels has one that is empty."""
    long, short = max(PAPERS[paper]), min(PAPERS[paper])
    size = (short, long) if form.upright else (long, short)
    count = max(1, -(-len(boards) // form.each))
    for at in range(count):
        some = boards[at * form.each : (at + 1) * form.each]
        yield Page(*size, tuple(_items(document, some, form, size, f"{at + 1} / {count}", name)))


def _items(
    document: Document, boards: Sequence[Board], form: Form, page: tuple[float, float], number: str,
    name: Callable[[str], str],
) -> Iterator[Line | Prose | Still | Rule]:  # fmt: skip
    width, height = page[0] - 2 * MARGIN, page[1] - 2 * MARGIN - HEAD
    title = document.title
    if boards and boards[0].sequence:
        title = f"{title}   ·   {boards[0].sequence}"
    yield Line(MARGIN, MARGIN - 4, width - 80, 13, title, strong=True)
    yield Line(page[0] - MARGIN - 80, MARGIN, 80, 8.5, number, "soft", align="right")
    yield Rule(MARGIN, MARGIN + 16, width)
    gap = GAP if form.each < 20 else GAP / 2
    cell = (width - (form.columns - 1) * gap) / form.columns, (height - (form.rows - 1) * gap) / form.rows
    for at, board in enumerate(boards):
        x = MARGIN + at % form.columns * (cell[0] + gap)
        y = MARGIN + HEAD + at // form.columns * (cell[1] + gap)
        texts = captions_of(board, document.fields, name)
        if form.captions == "beside":
            yield from _beside(board, texts, form, x, y, cell, document.width / document.height)
        else:
            yield from _under(board, texts, form, x, y, cell, document.width / document.height)


def _under(
    board: Board, texts: list[tuple[str, str]], form: Form, x: float, y: float, cell: tuple[float, float], aspect: float
) -> Iterator[Line | Prose | Still | Rule]:
    written = 0.0 if form.captions == "none" else max(2.6 * form.size, 0.22 * cell[1])
    height = min(cell[0] / aspect, cell[1] - LABEL - written)
    width = height * aspect
    left = x + (cell[0] - width) / 2
    yield from _label(board, form, left, y, width)
    yield Still(left, y + LABEL, width, height, board)
    top = y + LABEL + height + 5
    if form.captions != "none":
        yield Prose(left, top, width, y + cell[1] - top, form.size, tuple(texts))


def _beside(
    board: Board, texts: list[tuple[str, str]], form: Form, x: float, y: float, cell: tuple[float, float], aspect: float
) -> Iterator[Line | Prose | Still | Rule]:
    height = min(cell[1] - LABEL, cell[0] * 0.56 / aspect)
    width = height * aspect
    yield from _label(board, form, x, y, width)
    yield Still(x, y + LABEL, width, height, board)
    left = x + width + GAP
    yield Prose(left, y + LABEL, x + cell[0] - left, cell[1] - LABEL, form.size, tuple(texts))
    yield Rule(x, y + cell[1] + GAP / 2, cell[0])


def _label(board: Board, form: Form, x: float, y: float, width: float) -> Iterator[Line]:
    size = max(7.0, min(10.0, form.size + 1))
    yield Line(x, y, width * 0.42, size, board.label, strong=True)
    yield Line(x + width * 0.42, y + 1, width * 0.58, size - 2, board.when, "soft", align="right")
